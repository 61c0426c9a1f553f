"""What is in the files that leave: who agreed and what was asked for, and nothing that was not."""

import csv
import io
import re
import zipfile
from datetime import date, datetime, time, timedelta

import factories
import openpyxl
import pikepdf
import pytest
from documents.reading import page_texts

from organizer.exports import exporting
from organizer.meetings import commands as meetings
from organizer.meetings.speakers import commands as speakers
from organizer.model.anchors import Anchor
from organizer.model.kinds import (
    AnchorKind,
    Answer,
    Channel,
    PeriodChannel,
    RuleField,
    RuleStatus,
    WayKind,
)
from organizer.model.kinds import SpeakerStatus as S
from organizer.people import commands as people
from organizer.rules import commands as rules
from organizer.rules import period_commands
from organizer.store.workspace import Workspace

SOON = date.today() + timedelta(days=30)

SECRETS = (
    *("Zsecretnote", "Zsecrettag", "Zsecretneed", "Zsecretstatement", "Zsecrettask", "Zhistory"),
    *("Bea Refused", "Cid Unasked", "Dan Trashed", "Eva Swayed", "Fay Nophone"),
    *("Refused", "Unasked", "Trashed", "Swayed", "Nophone"),
)
"""What no file may hold, whatever it is asked for."""

NOT_ASKED = ("ana@example.org", "Zstreet", "33199", "Zhood", "Zgroup", "D9", "0198")
"""What a list to call people may not hold, since nobody asked for it."""


@pytest.fixture
def full(campaign):
    """A campaign with one person who can be called, five who cannot, and secrets everywhere."""
    with Workspace.open(campaign) as workspace:
        ana = factories.caller(workspace, "Ana Open", "305-555-0101")
        workspace.do(
            "Edit",
            people.edit,
            ana,
            notes="Zsecretnote",
            zip_code="33199",
            neighborhood="Zhood",
            affiliation="Zgroup",
            district="D9",
        )
        workspace.do("Way", people.add_way, ana, WayKind.PHONE, "305-555-0198")
        workspace.do("Way", people.add_way, ana, WayKind.EMAIL, "ana@example.org")
        workspace.do("Way", people.add_way, ana, WayKind.ADDRESS, "1 Zstreet, Miami")
        workspace.do("Tag", people.tag, [ana], "Zsecrettag")
        no = factories.person(workspace, "Bea Refused", phone="305-555-0102", notes="Zsecretnote")
        workspace.do("No", people.answer, no, Channel.CALL, Answer.NO)
        factories.person(workspace, "Cid Unasked", phone="305-555-0103")
        gone = factories.caller(workspace, "Dan Trashed", "305-555-0104")
        workspace.do("Trash", people.trash, [gone])
        changed = factories.caller(workspace, "Eva Swayed", "305-555-0105")
        workspace.do("No", people.answer, changed, Channel.CALL, Answer.NO)
        bare = factories.person(workspace, "Fay Nophone")
        workspace.do("Yes", people.answer, bare, Channel.CALL, Answer.YES)
    return campaign


@pytest.fixture
def met(full):
    """The same with a coming meeting where everybody speaks; gives the meeting's id."""
    with Workspace.open(full) as workspace:
        body = factories.body(workspace)
        meeting = factories.meeting(workspace, SOON, body_id=body, notes="Zsecretnote")
        factories.task(workspace, "Zsecrettask", meeting_id=meeting)
        workspace.do("R", rules.set_rule, meeting, RuleField.SECONDS_EACH, 150)
        speaker = workspace.do("Add", speakers.add, meeting, 1, S.CONFIRMED)
        workspace.do(
            "Edit",
            speakers.edit,
            speaker,
            statement="Zsecretstatement",
            needs=("Zsecretneed",),
            notes="Zsecretnote",
        )
        workspace.do("Add", speakers.add, meeting, 2, S.DECLINED)
    return meeting


def inside(target):
    """All that a file says to anybody who opens it up, its properties too."""
    data = target.read_bytes()
    if target.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(parts.read(name).decode("utf-8") for name in parts.namelist())
    if target.suffix == ".pdf":
        with pikepdf.open(target) as pdf:
            info = [f"{name} {value}" for name, value in pdf.docinfo.items()]
            xmp = [str(pdf.Root.Metadata.read_bytes())] if "/Metadata" in pdf.Root else []
        return "\n".join([*page_texts(data), *info, *xmp])
    return data.replace(b"\r\n ", b"").decode("utf-8-sig")


def found(words, target):
    text = inside(target)
    return [word for word in words if word in text]


def leave(cli, *words):
    answer = cli(*words, "--json")
    assert (answer.code, answer.err) == (0, "")
    return answer.data


@pytest.mark.parametrize("kind", exporting.FORMATS)
def test_a_list_holds_who_agreed_and_what_was_asked_for(cli, full, tmp_path, kind):
    target = tmp_path / f"list.{kind}"
    data = leave(cli, "export", "people", full, "--to", target)
    assert (data["rows"], data["left_out"]) == (1, {"no": 2, "unknown": 1, "no_way": 1})
    words = inside(target)
    digits = "".join(re.findall(r"\d", words))
    assert "Ana Open" in words
    assert "3055550101" in digits
    assert not [other for other in ("0102", "0103", "0104", "0105") if f"305555{other}" in digits]
    asked = NOT_ASKED[:-1] if kind == "vcf" else NOT_ASKED  # a card has all phones
    assert found((*SECRETS, *asked), target) == []


@pytest.mark.parametrize("kind", exporting.FORMATS)
def test_notes_leave_in_no_column_there_is(cli, full, tmp_path, kind):
    target = tmp_path / f"list.{kind}"
    columns = "name,given,family,phone,email,address,languages,district,neighborhood,zip,role"
    leave(cli, "export", "people", full, "--to", target, "--columns", f"{columns},affiliation,tags")
    assert "Zsecrettag" in inside(target)  # asked for
    assert found(("Zsecretnote", *SECRETS[2:]), target) == []


@pytest.mark.parametrize("layout", ["exact", "google", "outlook", "nationbuilder"])
def test_other_programs_get_no_secret_either(cli, full, tmp_path, layout):
    target = tmp_path / "list.csv"
    leave(cli, "export", "people", full, "--to", target, "--layout", layout)
    assert "Ana Open" in inside(target)
    assert found((*SECRETS[:1], *SECRETS[2:], "ana@example.org", "Zstreet"), target) == []


@pytest.mark.parametrize("kind", exporting.TABLES)
def test_the_list_for_the_door_says_who_speaks_and_no_more(cli, full, met, tmp_path, kind):
    target = tmp_path / f"door.{kind}"
    leave(cli, "export", "speakers", full, "--meeting", met, "--to", target)
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(inside(target))))
    else:
        rows = [[cell.value or "" for cell in row] for row in openpyxl.load_workbook(target).active]
    assert [row[1] for row in rows] == ["name", "Ana Open", "Bea Refused"]
    assert found((*SECRETS[:6], "555", "example.org", "Zstreet", "Zhood", "33199"), target) == []


@pytest.mark.parametrize("document", ["flyer", "agenda", "speaker-cards", "contact-list"])
def test_a_page_holds_no_secret_on_it_or_behind_it(cli, full, met, tmp_path, document):
    target = tmp_path / "page.pdf"
    leave(cli, "print", document, full, "--to", target, "--meeting", met)
    on_card = ("Zsecretstatement",) if document == "speaker-cards" else ()
    assert found([word for word in SECRETS if word not in on_card], target) == []
    has_name = document in ("speaker-cards", "contact-list")
    assert ("Ana Open" in inside(target)) is has_name
    with pikepdf.open(target) as pdf:
        behind = {name: str(value) for name, value in pdf.docinfo.items()}
        assert "/Author" not in behind or not behind["/Author"].strip("()")
        assert not [value for value in behind.values() if "Ana" in value or "/" in value]


def test_an_assumed_allowance_is_no_promise_on_a_card(cli, full, met, tmp_path):
    target = tmp_path / "cards.pdf"
    leave(cli, "print", "speaker-cards", full, "--to", target, "--meeting", met)
    assert "2:30" not in inside(target)
    with Workspace.open(full) as workspace:
        workspace.do("R", rules.set_rule, met, RuleField.SECONDS_EACH, 150, RuleStatus.TOLD)
    leave(cli, "print", "speaker-cards", full, "--to", target, "--meeting", met)
    assert "2:30" in inside(target)


def entries(target):
    """The entries of a calendar: title and status of each."""
    blocks = inside(target).replace("\r\n", "\n").split("BEGIN:VEVENT")[1:]
    lines = [dict(line.split(":", 1) for line in b.splitlines() if ":" in line) for b in blocks]
    return [(line["SUMMARY"], line.get("STATUS", "")) for line in lines]


def test_a_calendar_holds_no_trash_no_note_and_nothing_assumed_as_sure(cli, full, met, tmp_path):
    with Workspace.open(full) as workspace:
        gone = factories.meeting(workspace, SOON, title="Zgone", start=time(9))
        workspace.do("Trash", meetings.trash, [gone])
        for channel, status in (
            (PeriodChannel.WEB, RuleStatus.SEEN),
            (PeriodChannel.PHONE, RuleStatus.TOLD),
            (PeriodChannel.EMAIL, RuleStatus.ASSUMED),
        ):
            closes = Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(12))
            workspace.do(
                "W",
                period_commands.add,
                meeting_id=met,
                channel=channel,
                closes=closes,
                status=status,
                source="Clerk",
            )
    target = tmp_path / "ours.ics"
    leave(cli, "export", "calendar", full, "--to", target)
    assert sorted(entries(target)) == [
        ("City Commission", "CONFIRMED"),
        ("Sign up to speak by e-mail (City Commission)", "TENTATIVE"),
        ("Sign up to speak by phone (City Commission)", "CONFIRMED"),
        ("Sign up to speak online (City Commission)", "CONFIRMED"),
    ]
    assert found((*SECRETS, "Zgone", "Ana Open", "555-01"), target) == []
    closes = datetime.combine(SOON - timedelta(2), time(12))
    with Workspace.open(full) as workspace:
        workspace.do("R", rules.set_rule, met, RuleField.SIGN_UP_CLOSES, closes)
    leave(cli, "export", "calendar", full, "--to", target)
    assert [status for title, status in entries(target)].count("TENTATIVE") == 2
