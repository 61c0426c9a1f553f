"""Foreign files taken over: counts, once and twice, tried and refused."""

import csv
import json
from datetime import date, time

import factories
import pytest

from organizer import paths
from organizer.store.workspace import Workspace

from .test_commands import refused

KEYS = {
    "profile",
    "new",
    "changed",
    "cancelled",
    "same",
    "skipped",
    "doubtful",
    "rejected",
    "problems",
}
PEOPLE = """Name,Phone,Email,OK to call
Rosa Díaz,305-555-0143,rosa@example.org,yes
Jean-Marc Pierre,305-555-0127,,no
=1+1,,formula@example.org,
,,,
"""
ROANOKE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//City//EN
BEGIN:VEVENT
UID:one@example.org
DTSTART;TZID=America/New_York:20270114T180000
DTEND;TZID=America/New_York:20270114T200000
SUMMARY:City Council
LOCATION:City Hall
END:VEVENT
BEGIN:VEVENT
UID:two@example.org
DTSTART;TZID=America/New_York:20270128T180000
SUMMARY:Work session
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def contacts(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, "utf-8")
    return file


@pytest.fixture
def calendar(tmp_path):
    file = tmp_path / "city.ics"
    file.write_text(ROANOKE.replace("\n", "\r\n"), "utf-8")
    return file


def counts(answer, *kinds):
    assert (answer.code, answer.err) == (0, ""), answer
    assert answer.data.keys() >= KEYS
    return tuple(answer.data[kind] for kind in kinds)


def test_people_come_in_once(cli, campaign, contacts):
    words = ("import", "people", contacts, "--into", campaign, "--json")
    assert counts(cli(*words), "new", "same") == (3, 0)
    assert cli("info", campaign, "--json").data["people"] == 3
    steps = cli("info", campaign, "--json").data["steps"]
    assert counts(cli(*words), "new", "changed", "same") == (0, 0, 3)
    found = cli("info", campaign, "--json").data
    assert (found["people"], found["steps"]) == (3, steps)


def test_an_import_is_one_step(cli, campaign, contacts):
    cli("import", "people", contacts, "--into", campaign)
    assert cli("undo", campaign).out == "Undone: Import people\n"
    assert cli("info", campaign, "--json").data["people"] == 0


@pytest.mark.parametrize("noun", ["people", "meetings", "points"])
def test_a_dry_run_says_the_same_and_writes_nothing(
    cli, campaign, contacts, calendar, unchanged, noun
):
    file = {
        "people": contacts,
        "meetings": calendar,
        "points": paths.resource("starter", "287g", "resources.json"),
    }[noun]
    words = ("import", noun, file, "--into", campaign, "--json", "--dry-run")
    tried = cli(*words)
    assert counts(tried, "new") != (0,)


@pytest.mark.parametrize("file", ["talking_points.json", "resources.json"])
def test_a_library_is_told_the_same_when_tried_and_when_taken_over(cli, campaign, file):
    words = (
        "import",
        "points",
        paths.resource("starter", "287g", file),
        "--into",
        campaign,
        "--json",
    )
    tried, taken = cli(*words, "--dry-run"), cli(*words)
    assert tried.data == taken.data
    expected = 45 if file == "talking_points.json" else 20
    assert counts(taken, "new", "same") == (expected, 0)
    tried, taken = cli(*words, "--dry-run"), cli(*words)
    assert tried.data == taken.data
    assert counts(taken, "new", "same") == (0, expected)


def test_meetings_come_in_once(cli, campaign, calendar):
    words = ("import", "meetings", calendar, "--into", campaign, "--json")
    assert counts(cli(*words), "new", "same") == (2, 0)
    assert counts(cli(*words), "new", "changed", "same") == (0, 0, 2)
    meetings = cli("list", "meetings", campaign, "--json").data["meetings"]
    assert [(m["title"], m["start"], m["place"]) for m in meetings] == [
        ("City Council", "2027-01-14T18:00:00-05:00", "City Hall"),
        ("Work session", "2027-01-28T18:00:00-05:00", ""),
    ]


def test_a_moved_meeting_is_changed_and_a_cancelled_one_is_named(cli, campaign, calendar):
    cli("import", "meetings", calendar, "--into", campaign)
    text = calendar.read_text("utf-8").replace("20270114T180000", "20270115T180000")
    calendar.write_text(text.replace("SUMMARY:Work", "STATUS:CANCELLED\nSUMMARY:Work"), "utf-8")
    answer = cli("import", "meetings", calendar, "--into", campaign, "--json")
    assert counts(answer, "new", "changed", "cancelled") == (0, 1, 1)
    meetings = cli("list", "meetings", campaign, "--json").data["meetings"]
    assert [(m["start"][:10], m["status"]) for m in meetings] == [
        ("2027-01-15", "moved"),
        ("2027-01-28", "cancelled"),
    ]


def test_meetings_of_a_body_that_is_not_there_are_refused(cli, campaign, calendar, unchanged):
    refused(
        cli("import", "meetings", calendar, "--into", campaign, "--body", "99"),
        "There is no such entry.",
    )


def test_an_unknown_zone_is_refused(cli, campaign, calendar, unchanged):
    words = ("import", "meetings", calendar, "--into", campaign, "--zone", "Mars/Base")
    refused(cli(*words), "This time zone is not known")


def test_rows_that_were_not_taken_are_written_with_their_reasons(cli, campaign, tmp_path):
    source, target = tmp_path / "people.csv", tmp_path / "rejects.csv"
    source.write_text("Name,Phone\nRosa Díaz,305-555-0143\n,@bad\n", "utf-8")
    answer = cli("import", "people", source, "--into", campaign, "--rejects", target, "--json")
    assert counts(answer, "new", "rejected") == (1, 1)
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Name", "Phone", "reason"]
    assert rows[1][:2] == ["", "'@bad"]  # kept from being run as a formula
    assert rows[1][2]


def test_rejects_that_cannot_be_written_stop_the_import(cli, campaign, contacts, unchanged):
    target = contacts / "rejects.csv"
    words = ("import", "people", contacts, "--into", campaign, "--rejects", target)
    refused(cli(*words), "Nothing can be saved there")


def test_an_import_never_turns_a_no_into_a_yes(cli, campaign, contacts):
    cli("import", "people", contacts, "--into", campaign)
    contacts.write_text(PEOPLE.replace("0127,,no", "0127,,yes"), "utf-8")
    cli("import", "people", contacts, "--into", campaign)
    people = cli("list", "people", campaign, "--json").data["people"]
    assert {p["name"]: p["consent"]["call"] for p in people}["Jean-Marc Pierre"] == "no"


def test_a_tag_marks_everybody_of_the_file(cli, campaign, contacts):
    cli("import", "people", contacts, "--into", campaign, "--tag", "town hall")
    people = cli("list", "people", campaign, "--json").data["people"]
    assert {tuple(p["tags"]) for p in people} == {("town hall",)}


def test_doubtful_people_are_added_only_when_asked(cli, campaign, tmp_path):
    file = tmp_path / "more.csv"
    file.write_text("Name,Email\nRosa Díaz,rosa@example.org\n", "utf-8")
    cli("import", "people", file, "--into", campaign)
    file.write_text("Name,Email\nRosa Díaz,other@example.org\n", "utf-8")
    words = ("import", "people", file, "--into", campaign, "--json")
    assert counts(cli(*words), "new", "doubtful") == (0, 1)
    assert cli("info", campaign, "--json").data["people"] == 1
    cli(*words, "--add-doubtful")
    assert cli("info", campaign, "--json").data["people"] == 2


@pytest.mark.parametrize(
    ("noun", "content", "begins"),
    [
        ("people", b"", "This file is empty: nothing was imported."),
        ("meetings", b"", "This file is empty: nothing was imported."),
        ("points", b"", "This file is empty: nothing was imported."),
        ("people", b"\x00\x01\x02\x03" * 64, "This file"),
        ("meetings", b"Dear Sir, there is a meeting.", "This program can't read this kind of file"),
        ("points", b"{", "This file"),
        ("points", b'{"points": 3}', "This file"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(
    cli, campaign, tmp_path, unchanged, noun, content, begins
):
    file = tmp_path / "file"
    file.write_bytes(content)
    refused(cli("import", noun, file, "--into", campaign), begins)


def test_broken_quotes_are_named_with_their_line_and_lose_nobody(cli, campaign, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text('Name,Role\nRosa,"nurse\nAna,teacher\n', "utf-8")
    answer = cli("import", "people", file, "--into", campaign, "--json")
    assert counts(answer, "new") == (2,)
    assert [problem["where"] for problem in answer.data["problems"]] == ["line 2"]
    assert "never closed" in answer.data["problems"][0]["text"]


def test_a_calendar_that_breaks_off_says_that_it_holds_nothing(cli, campaign, tmp_path, unchanged):
    file = tmp_path / "city.ics"
    file.write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEV")
    answer = cli("import", "meetings", file, "--into", campaign, "--json")
    refused(answer, "There is nothing in this file to import (the calendar holds no events):")


@pytest.mark.parametrize(
    ("noun", "content", "reason"),
    [
        ("people", "Colour,Shape\nred,round\nblue,square\n", "(no column was recognized)"),
        ("people", "Name,Phone\n,12\n", "to import: nothing"),
        ("people", "BEGIN:VCARD\nVERSION:3.0\n", "to import: nothing"),
        ("points", '[{"x": 1}]', "to import: nothing"),
        ("meetings", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:x\nEND:VEVENT\nEND:VCALENDAR\n", ""),
    ],
)
def test_an_import_of_nothing_is_refused_with_what_is_wrong(
    cli, campaign, tmp_path, unchanged, noun, content, reason
):
    file, target = tmp_path / "file", tmp_path / "rejects.csv"
    file.write_text(content, "utf-8")
    words = ("import", noun, file, "--into", campaign, "--json")
    for more in ((), ("--dry-run",)):
        answer = cli(*words, *more)
        refused(answer, "There is nothing in this file to import")
        assert reason in answer.err
    if not any(faulty in content for faulty in ("12", "VCARD", "DTSTART")):
        assert cli(*words, "--rejects", target).code == 1
        assert not target.exists()


def test_a_file_of_faulty_rows_alone_leaves_them_to_be_mended(cli, campaign, tmp_path, unchanged):
    file, target = tmp_path / "people.csv", tmp_path / "rejects.csv"
    file.write_text("Name,Phone\n,12\n", "utf-8")
    refused(cli("import", "people", file, "--into", campaign, "--rejects", target), "There is")
    assert rows_of(target)[1][1] == "12"


def test_an_empty_table_is_nothing_and_no_trouble(cli, campaign, tmp_path, unchanged):
    file = tmp_path / "people.csv"
    file.write_text("Name,Phone\n", "utf-8")
    assert cli("import", "people", file, "--into", campaign).out == "Nothing in it.\n"


def rows_of(target):
    return list(csv.reader(target.read_text("utf-8-sig").splitlines()))


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_rejects_never_take_the_place_of_the_file_that_is_read(
    cli, campaign, contacts, tmp_path, unchanged, more
):
    before = contacts.read_bytes()
    (tmp_path / "other.csv").symlink_to(contacts)
    for target in (contacts, tmp_path / "campaign" / ".." / "people.csv", tmp_path / "other.csv"):
        words = ("import", "people", contacts, "--into", campaign, "--rejects", target, *more)
        refused(cli(*words), "The rows that are not imported need a file of their own")
    assert contacts.read_bytes() == before


def test_a_dry_run_writes_no_rejects(cli, campaign, tmp_path, unchanged):
    file, target = tmp_path / "people.csv", tmp_path / "rejects.csv"
    file.write_text("Name,Phone\nRosa Díaz,305-555-0143\n,@bad\n", "utf-8")
    words = ("import", "people", file, "--into", campaign, "--rejects", target, "--json")
    assert counts(cli(*words, "--dry-run"), "new", "rejected") == (1, 1)
    assert not target.exists()


def test_who_may_be_known_is_told_and_among_the_rejects(cli, campaign, tmp_path):
    file, target = tmp_path / "more.csv", tmp_path / "rejects.csv"
    file.write_text("Name,Email,SSN\nRosa Díaz,rosa@example.org,1\n", "utf-8")
    cli("import", "people", file, "--into", campaign)
    file.write_text(
        "Name,Email,SSN\nAna,ana@example.org,2\nRosa Diaz,other@example.org,3\n"
        "Rosa Diaz,other@example.org,4\n,@bad,5\n",
        "utf-8",
    )
    words = ("import", "people", file, "--into", campaign, "--rejects", target)
    reason = "may be the person known as Rosa Díaz"
    tried = cli(*words, "--dry-run", "--json").data
    assert tried["in_doubt"] == [{"where": f"line {n}", "text": reason} for n in (3, 4)]
    assert f"line 3: {reason}" in cli(*words).out.splitlines()
    assert rows_of(target)[0] == ["Name", "Email", "SSN", "reason"]
    assert rows_of(target)[2:] == [["Rosa Diaz", "other@example.org", "", reason]] * 2
    assert "rosa@example.org" not in target.read_text("utf-8-sig")
    cli(*words, "--add-doubtful")
    assert reason not in target.read_text("utf-8-sig")


def test_doubtful_cards_and_meetings_are_among_the_rejects(cli, campaign, tmp_path, calendar):
    card, target = tmp_path / "a.vcf", tmp_path / "rejects.csv"
    for mail in ("one", "two"):
        card.write_text(f"BEGIN:VCARD\nFN:Rosa\nEMAIL:{mail}@example.org\nEND:VCARD\n", "utf-8")
        cli("import", "people", card, "--into", campaign, "--rejects", target)
    assert rows_of(target)[1][1:] == ["Rosa", "may be the person known as Rosa"]
    cli("import", "meetings", calendar, "--into", campaign)
    with Workspace.open(campaign) as workspace:
        factories.meeting(workspace, date(2027, 3, 1), title="Hearing", start=time(18, 0))
    calendar.write_text(
        ROANOKE.replace("20270114", "20270301")
        .replace("City Council", "Hearing")
        .replace("one@", "three@"),
        "utf-8",
    )
    cli("import", "meetings", calendar, "--into", campaign, "--rejects", target)
    assert rows_of(target)[1][1:] == [
        "Hearing",
        "may be a meeting of that day that is here already",
    ]


def test_columns_that_were_not_read_are_named(cli, campaign, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(
        "Name,Phone,Favourite colour,Empty,Immigration status\nRosa,305-555-0143,red,,x\n", "utf-8"
    )
    answer = cli("import", "people", file, "--into", campaign, "--json")
    assert counts(answer, "new") == (1,)
    assert answer.data["problems"] == [
        {
            "where": "file",
            "kind": "columns_unread",
            "text": "These columns were not read: “Favourite colour”.",
        },
        {
            "where": "file",
            "kind": "columns_private",
            "text": "This program does not keep such data, so it was not read:"
            " “Immigration status”.",
        },
    ]


def test_of_many_columns_that_were_not_read_some_are_named(cli, campaign, tmp_path):
    file = tmp_path / "people.csv"
    names, cells = ",".join(f"q{n}" for n in range(40)), ",".join("x" * 40)
    file.write_text(f"Name,Phone,{names}\nRosa,305-555-0143,{cells}\n", "utf-8")
    [problem] = cli("import", "people", file, "--into", campaign, "--json").data["problems"]
    assert problem["text"].endswith("“q11” and 28 more.")


@pytest.mark.parametrize("mark", [",", ";", "tab", "|"])
def test_a_delimiter_is_one_of_four(cli, campaign, tmp_path, mark):
    file = tmp_path / "people.txt"
    file.write_text("Name,Phone\nRosa,305-555-0143\n".replace(",", {"tab": "\t"}.get(mark, mark)))
    words = ("import", "people", file, "--into", campaign, "--json", "--delimiter")
    assert counts(cli(*words, mark), "new") == (1,)
    for wrong in ("x", ",,", "", "comma"):
        answer = cli(*words, wrong)
        assert (answer.code, answer.out) == (2, "")
        assert "choose from , ; tab |" in answer.err


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03" * 64, b"Dear Sir,\nno card.\n"])
def test_a_broken_card_file_is_called_one(cli, campaign, tmp_path, unchanged, content):
    file = tmp_path / "people.vcf"
    file.write_bytes(content)
    refused(cli("import", "people", file, "--into", campaign), "This contact file can't be read")


def test_the_counts_are_told_to_people_too(cli, campaign, contacts):
    answer = cli("import", "people", contacts, "--into", campaign)
    assert answer.out.splitlines()[0] == "new: 3"


AGENDA = {
    "EventItemId": 1,
    "EventItemEventId": 7,
    "EventItemAgendaSequence": 1,
    "EventItemAgendaNumber": "2.",
    "EventItemTitle": "Agreement with ICE under Section 287 (g)",
    "EventItemMatterFile": "24-6915",
}


@pytest.fixture
def agenda_file(tmp_path):
    file = tmp_path / "items.json"
    more = AGENDA | {
        "EventItemId": 2,
        "EventItemAgendaSequence": 2,
        "EventItemAgendaNumber": "3.",
        "EventItemTitle": "Police notice",
        "EventItemMatterFile": "24-7000",
    }
    file.write_text(json.dumps([AGENDA, more]), "utf-8")
    return file


def test_an_agenda_comes_in_once_with_its_hits(cli, campaign, agenda_file):
    with Workspace.open(campaign) as workspace:
        factories.meeting(workspace, date(2027, 3, 1))
        factories.meeting(workspace, date(2027, 4, 1))
    words = ("import", "agenda", agenda_file, "--into", campaign, "--json")
    tried = cli(*words, "--meeting", 2, "--dry-run")
    taken = cli(*words, "--meeting", 2)
    assert tried.data == taken.data
    assert counts(taken, "new", "same", "moved", "gone") == (2, 0, 0, 0)
    assert (taken.data["meeting"], taken.data["items"]) == (2, 2)
    assert taken.data["hits"] == [
        {"item": "2.", "word": "ICE"},
        {"item": "2.", "word": "287(g)"},
    ]
    assert counts(cli(*words, "--meeting", 2), "new", "changed", "same") == (0, 0, 2)
    assert cli("undo", campaign).out == "Undone: Import agenda\n"


def test_an_agenda_needs_a_meeting_that_fits(cli, campaign, agenda_file, unchanged):
    words = ("import", "agenda", agenda_file, "--into", campaign)
    refused(cli(*words), "It's not clear which meeting this agenda belongs to")
    refused(cli(*words, "--meeting", 99), "There is no such entry.")


def test_the_only_meeting_that_fits_need_not_be_named(cli, campaign, agenda_file):
    with Workspace.open(campaign) as workspace:
        factories.meeting(workspace, date(2027, 3, 1))
    answer = cli("import", "agenda", agenda_file, "--into", campaign)
    assert answer.out.splitlines() == ["new: 2", "items: 2", "2.: ICE", "2.: 287(g)"]


def test_what_may_be_an_item_that_was_typed_waits_and_is_among_the_rejects(
    cli, campaign, agenda_file, tmp_path
):
    with Workspace.open(campaign) as workspace:
        factories.item(workspace, factories.meeting(workspace), "ICE deal", number="2.")
    target = tmp_path / "rejects.csv"
    words = ("import", "agenda", agenda_file, "--into", campaign, "--json", "--rejects", target)
    assert counts(cli(*words), "new", "doubtful") == (1, 1)
    assert rows_of(target)[1][1:] == [
        AGENDA["EventItemTitle"],
        "may be an item that was typed here",
    ]
    answer = cli(*words, "--doubtful", "same")
    assert counts(answer, "same", "doubtful") == (1, 1)
    assert answer.data["in_doubt"] == []
    assert counts(cli(*words), "same", "doubtful") == (2, 0)


def test_a_moved_meeting_is_told_and_a_vanished_one_is_gone(cli, campaign, tmp_path):
    file = tmp_path / "events.json"
    events = [
        {
            "EventId": number,
            "EventBodyName": "City Council",
            "EventDate": f"2027-03-0{number}T00:00:00",
            "EventTime": "9:30 AM",
            "EventInSiteURL": "https://miami.legistar.com/MeetingDetail.aspx?LEGID=1",
        }
        for number in (1, 2, 3)
    ]
    words = ("import", "meetings", file, "--into", campaign, "--json")
    file.write_text(json.dumps(events), "utf-8")
    assert counts(cli(*words, "--create-bodies"), "new") == (3,)
    events[0]["EventTime"] = "2:00 PM"
    file.write_text(json.dumps([events[0], events[2]]), "utf-8")
    answer = cli(*words)
    assert counts(answer, "changed", "moved", "gone", "same") == (1, 1, 1, 1)
    meetings = cli("list", "meetings", campaign, "--json").data["meetings"]
    assert [(m["body"], m["status"]) for m in meetings] == [
        ("City Council", "moved"),
        ("City Council", "confirmed"),
        ("City Council", "confirmed"),
    ]


def test_bare_times_are_in_the_zone_of_the_body(cli, campaign, calendar):
    with Workspace.open(campaign) as workspace:
        body = factories.body(workspace, zone="America/Chicago")
    text = calendar.read_text("utf-8").replace(";TZID=America/New_York", "")
    calendar.write_text(text, "utf-8")
    cli("import", "meetings", calendar, "--into", campaign, "--body", body)
    meetings = cli("list", "meetings", campaign, "--json").data["meetings"]
    assert {m["zone"] for m in meetings} == {"America/Chicago"}


def test_items_that_share_a_number_each_have_their_hits(cli, campaign, tmp_path):
    with Workspace.open(campaign) as workspace:
        factories.meeting(workspace, date(2027, 3, 1))
    rows = [
        AGENDA
        | {
            "EventItemId": number,
            "EventItemAgendaSequence": number,
            "EventItemAgendaNumber": "1.",
            "EventItemTitle": title,
            "EventItemMatterFile": "",
        }
        for number, title in enumerate(
            (
                "Agreement with ICE on the budget, and what ICE costs the city",
                "Report on ICE for the city, its costs and its staff",
                "Parks",
            ),
            1,
        )
    ]
    file = tmp_path / "items.json"
    file.write_text(json.dumps(rows), "utf-8")
    answer = cli("import", "agenda", file, "--into", campaign, "--meeting", 1, "--json")
    assert answer.data["hits"] == [{"item": "1.", "word": "ICE"}] * 2


def test_records_that_a_meetings_reader_refuses_are_rejected_and_written(cli, campaign, tmp_path):
    good = {
        "_type": "event",
        "id": "ocd-event/1",
        "name": "City Council",
        "start_time": "2027-03-01T09:30:00",
        "timezone": "America/New_York",
    }
    broken = good | {"id": "ocd-event/2", "start_time": "soon"}
    file, target = tmp_path / "events.json", tmp_path / "rejects.csv"
    words = ("import", "meetings", file, "--into", campaign, "--json", "--rejects", target)
    file.write_text(json.dumps([good, broken, broken | {"start_time": None}]), "utf-8")
    answer = cli(*words)
    assert counts(answer, "new", "rejected") == (1, 2)
    assert len(answer.data["problems"]) == 2
    reasons = ["The date (start_time) cannot be read: “soon”.", "It has no date (start_time)."]
    expected = [["record 2", "", reasons[0]], ["record 3", "", reasons[1]]]
    assert rows_of(target) == [["where", "title", "reason"], *expected]


def test_events_that_cannot_be_read_are_rejected(cli, campaign, tmp_path):
    file = tmp_path / "city.ics"
    text = ROANOKE.replace("DTSTART;TZID=America/New_York:20270128T180000", "DTSTART:soon")
    file.write_text(text.replace("\n", "\r\n"), "utf-8")
    answer = cli("import", "meetings", file, "--into", campaign, "--json")
    assert counts(answer, "new", "rejected") == (1, 1)


def test_a_file_for_the_other_command_is_told_that_command(
    cli, campaign, tmp_path, agenda_file, calendar, unchanged
):
    page = tmp_path / "agenda.pdf"
    page.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for file in (agenda_file, page):
        answer = cli("import", "meetings", file, "--into", campaign)
        assert (answer.code, answer.err) == (
            1,
            "This is an agenda: use import agenda FILE --meeting ID.\n",
        )
    answer = cli("import", "agenda", calendar, "--into", campaign)
    assert answer.err == "This is a list of meetings: use import meetings FILE.\n"
    text = tmp_path / "letter.txt"
    text.write_text("Dear Sir", "utf-8")
    refused(
        cli("import", "agenda", text, "--into", campaign),
        "This program can't read this kind of file",
    )
