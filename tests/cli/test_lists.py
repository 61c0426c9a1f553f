"""What is in a campaign, listed for programs and for people."""

import pytest

from .test_commands import refused

KEYS = {
    "meetings": {
        "id",
        "body",
        "title",
        "start",
        "zone",
        "place",
        "status",
        "items",
        "speakers",
    },
    "people": {"id", "name", "phones", "emails", "languages", "district", "tags", "consent"},
    "speakers": {
        "id",
        "person",
        "order",
        "status",
        "language",
        "points",
        "allowed_seconds",
        "statement_seconds",
    },
    "points": {"id", "kind", "title", "contested", "languages", "sources", "checked"},
    "officials": {"id", "body", "name", "title", "seat", "phone", "email", "votes"},
    "tasks": {"id", "title", "due", "assigned_to", "meeting", "done"},
}
COUNTS = {"meetings": 6, "people": 40, "points": 45, "officials": 5}


def rows(cli, noun, campaign, *more):
    if noun == "speakers" and "--meeting" not in more:
        more = ("--meeting", "4", *more)
    answer = cli("list", noun, campaign, "--json", *more)
    assert (answer.code, answer.err) == (0, "")
    assert list(answer.data) == [noun]
    return answer.data[noun]


@pytest.mark.parametrize("noun", KEYS)
def test_each_noun_has_the_keys_that_were_promised(cli, sample, noun):
    found = rows(cli, noun, sample)
    assert found
    for row in found:
        assert row.keys() >= KEYS[noun]
        assert isinstance(row["id"], int)
    if noun in COUNTS:
        assert len(found) == COUNTS[noun] == cli("info", sample, "--json").data[noun]


@pytest.mark.parametrize("noun", KEYS)
def test_each_noun_is_listed_for_people_line_by_line(cli, sample, noun):
    more = ("--meeting", "4") if noun == "speakers" else ()
    answer = cli("list", noun, sample, *more)
    assert len(answer.out.splitlines()) == len(rows(cli, noun, sample))


@pytest.mark.parametrize("noun", sorted(KEYS.keys() - {"speakers"}))
def test_an_empty_campaign_lists_nothing(cli, campaign, noun):
    assert rows(cli, noun, campaign) == []


def test_meetings_begin_with_their_offset(cli, sample):
    first = rows(cli, "meetings", sample)[0]
    assert (first["start"], first["zone"]) == ("2025-06-17T09:36:00-04:00", "America/New_York")


def test_consent_is_yes_no_or_unknown_for_each_channel(cli, sample):
    found = [row["consent"] for row in rows(cli, "people", sample)]
    assert {tuple(consent) for consent in found} == {("call", "text", "email", "mail")}
    said = {answer for consent in found for answer in consent.values()}
    assert said == {"yes", "no", "unknown"}


def test_people_are_found_by_what_they_are_called(cli, sample):
    found = rows(cli, "people", sample, "--search", "ros del")
    assert [row["name"] for row in found] == ["Rosa Delgado"]


def test_ready_made_lists_are_shorter(cli, sample):
    creole = rows(cli, "people", sample, "--list", "creole")
    assert 0 < len(creole) < 40
    assert all("ht" in row["languages"] for row in creole)


def test_people_of_one_meeting_are_its_speakers(cli, sample):
    people = {row["name"] for row in rows(cli, "people", sample, "--meeting", "4")}
    assert people == {row["person"] for row in rows(cli, "speakers", sample)}


def test_speakers_come_in_their_order(cli, sample):
    order = [row["order"] for row in rows(cli, "speakers", sample) if row["order"]]
    assert order == sorted(order)


@pytest.mark.parametrize("noun", ["speakers", "people", "tasks"])
def test_a_meeting_that_is_not_there_is_refused(cli, sample, noun):
    refused(cli("list", noun, sample, "--meeting", "999"), "There is no such entry.")


@pytest.mark.parametrize("noun", sorted(KEYS.keys() - {"speakers"}))
def test_a_search_for_nothing_that_is_there_finds_nothing(cli, sample, noun):
    assert rows(cli, noun, sample, "--search", "qqqqxyz") == []
