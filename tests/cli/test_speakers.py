"""Speakers moved along by the command line."""

import pytest

from .test_commands import refused

MEETING = "4"


@pytest.fixture
def speakers(cli, sample):
    def listed():
        answer = cli("list", "speakers", sample, "--meeting", MEETING, "--json")
        return {row["id"]: row for row in answer.data["speakers"]}

    return listed


def test_a_known_person_is_taken_by_name_and_a_new_one_is_added(cli, sample, speakers):
    before = len(speakers())
    words = ("speaker", "add", sample, "--meeting", MEETING, "--json")
    added = cli(*words, "--name", "Nobody Known")
    assert speakers()[added.data["id"]]["person"] == "Nobody Known"
    assert cli("info", sample, "--json").data["people"] == 41
    spoken = {row["person"] for row in speakers().values()}
    people = cli("list", "people", sample, "--json").data["people"]
    known = next(row for row in people if row["name"] not in spoken)
    again = cli(*words, "--name", known["name"], "--status", "asked")
    assert speakers()[again.data["id"]]["status"] == "asked"
    assert cli("info", sample, "--json").data["people"] == 41
    assert len(speakers()) == before + 2


def test_nobody_is_on_the_list_twice(cli, sample, speakers):
    person = cli("list", "people", sample, "--meeting", MEETING, "--json").data["people"][0]
    before = speakers()
    for how in (("--person", person["id"]), ("--name", person["name"])):
        answer = cli("speaker", "add", sample, "--meeting", MEETING, *how)
        refused(answer, "This person is already on the list of speakers")
    assert speakers() == before
    assert cli("info", sample, "--json").data["steps"] == 0


@pytest.mark.parametrize(
    "how", [("--meeting", "999", "--name", "Ana"), ("--meeting", MEETING, "--person", "999")]
)
def test_a_meeting_or_person_that_is_not_there_is_refused(cli, sample, how):
    refused(cli("speaker", "add", sample, *how), "There is no such entry.")
    assert cli("info", sample, "--json").data["people"] == 40


def test_a_nameless_speaker_is_refused(cli, sample):
    refused(cli("speaker", "add", sample, "--meeting", MEETING, "--name", " "), "A name is needed")


def test_a_speaker_moves_to_a_status_once(cli, sample, speakers):
    new = cli("speaker", "add", sample, "--meeting", MEETING, "--name", "Ana New", "--json")
    number = new.data["id"]
    assert cli("speaker", "status", sample, number, "asked", "--json").data == {"changed": 1}
    assert cli("speaker", "status", sample, number, "asked", "--json").data == {"changed": 0}
    assert speakers()[number]["status"] == "asked"


def test_a_status_that_cannot_follow_is_refused(cli, sample, speakers):
    new = cli("speaker", "add", sample, "--meeting", MEETING, "--name", "Ana New", "--json")
    answer = cli("speaker", "status", sample, new.data["id"], "spoke")
    if answer.code == 0:  # the model allows it: then it was done
        assert speakers()[new.data["id"]]["status"] == "spoke"
    else:
        refused(answer, "The status can't change to that")


def test_what_belongs_to_the_day_of_a_meeting_is_refused_before_it(cli, sample, speakers):
    here = next(number for number, row in speakers().items() if row["status"] == "registered")
    sentence = (
        "The day of this meeting has not come yet: nothing was changed; "
        "if you mean it, add --early."
    )
    refused(cli("speaker", "status", sample, here, "here"), sentence)
    assert speakers()[here]["status"] == "registered"
    answer = cli("speaker", "status", sample, here, "here", "--early", "--json")
    assert answer.data == {"changed": 1}


def test_speakers_are_put_in_a_new_order(cli, sample, speakers):
    ids = list(speakers())
    words = ("speaker", "order", sample, "--meeting", MEETING)
    assert cli(*words, ids[-1], "--before", ids[0], "--json").data == {"moved": 1}
    assert list(speakers()) == [ids[-1], *ids[:-1]]
    cli(*words, ids[-1])
    assert list(speakers()) == ids


def test_a_speaker_of_another_meeting_cannot_be_ordered_here(cli, sample):
    refused(cli("speaker", "order", sample, "--meeting", MEETING, "1"), "There is no such entry.")


def test_a_point_is_given_once_and_taken_away(cli, sample, speakers):
    new = cli("speaker", "add", sample, "--meeting", MEETING, "--name", "Ana New", "--json")
    words = ("speaker", "assign", sample, new.data["id"], "--point", "2")
    assert cli(*words, "--json").data == {"speaker": new.data["id"], "point": 2}
    assert speakers()[new.data["id"]]["points"] == ["Who pays for the program"]
    refused(cli(*words), "This speaker already has that talking point")
    assert cli(*words, "--remove").code == 0
    assert speakers()[new.data["id"]]["points"] == []


def test_a_point_that_is_not_there_cannot_be_given(cli, sample, speakers):
    number = next(iter(speakers()))
    refused(cli("speaker", "assign", sample, number, "--point", "999"), "There is no such entry.")


def test_time_is_ceded_to_another_and_not_to_oneself(cli, sample, speakers):
    made = [
        cli("speaker", "add", sample, "--meeting", MEETING, "--name", name, "--json").data["id"]
        for name in ("Ana Giver", "Ana Taker")
    ]
    answer = cli("speaker", "cede", sample, *made, "--json")
    assert answer.data == {"giver": made[0], "receiver": made[1]}
    assert speakers()[made[0]]["status"] == "ceded"


def test_nobody_cedes_time_to_themselves(cli, sample):
    new = cli("speaker", "add", sample, "--meeting", MEETING, "--name", "Ana New", "--json")
    number = new.data["id"]
    refused(cli("speaker", "cede", sample, number, number), "People can't give their time")
