"""From names and choices to files: what the window and the command line share."""

import csv
import io
from datetime import date

import factories
import pytest

from organizer import paths, whole_files
from organizer.campaign import queries as campaign
from organizer.documents import catalogue, printing
from organizer.documents.contacts import CONTACT_LIST
from organizer.exports import exporting, saving
from organizer.imports import registry, rejects
from organizer.imports.incoming import Options, from_file
from organizer.model.errors import Rule, RuleBroken, StoreTrouble, Trouble
from organizer.model.kinds import Answer, Channel
from organizer.people import commands as people
from organizer.start import starting
from organizer.store import layout

TODAY = date(2025, 12, 7)


def broken(rule, function, *args):
    with pytest.raises(RuleBroken) as caught:
        function(*args)
    assert caught.value.rule == rule


def made(workspace, document):
    """The document by default, resolved in the open as window and command line do it."""
    options = workspace.query(document.options().resolved, TODAY)
    return printing.make(workspace, document, options, TODAY)


def test_a_new_campaign_cannot_be_undone_away(tmp_path):
    with starting.new(tmp_path / "new", "Miami", library="287g") as workspace:
        assert workspace.undo_label() is None
        assert workspace.query(campaign.counts).points == 45
        broken(Rule.NOTHING_TO_UNDO, workspace.undo)


def test_a_campaign_that_could_not_begin_leaves_nothing(tmp_path):
    broken(Rule.NAME_EMPTY, starting.new, tmp_path / "new", " ")
    (tmp_path / "there").mkdir()
    broken(Rule.NAME_EMPTY, starting.new, tmp_path / "there", " ")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
    assert list((tmp_path / "there").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "is_long"),
    [("short", False), ("three small words", True), ("a b c d", True), ("a b c", False)],
)
def test_a_passphrase_has_four_words_or_twelve_characters(words, is_long):
    assert starting.is_long_enough(words) is is_long


def test_the_sample_is_the_same_on_every_machine(tmp_path):
    texts = []
    for name in ("one", "two"):
        with starting.sample(tmp_path / name, TODAY) as workspace:
            printed = made(workspace, catalogue.by_name("agenda")).printed
            texts.append(printed.pdf)
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Name,Phone\nRosa,305-555-0143\n", "people"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "meetings"),
        (b"%PDF-1.7\n", "agenda"),
        (paths.resource("starter", "287g", "resources.json").read_bytes(), "library"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(tmp_path, content, kind):
    file = tmp_path / "file.dat"
    file.write_bytes(content)
    assert registry.kind_of(from_file(file)) == kind


def test_a_kind_that_cannot_be_planned_is_refused(tmp_path):
    broken(Rule.FILE_UNKNOWN, registry.named, "pdf")
    broken(Rule.FILE_UNREADABLE, from_file, tmp_path / "x")


def test_rejects_of_a_calendar_name_title_and_reason(workspace, tmp_path):
    file, target = tmp_path / "city.ics", tmp_path / "rejects.csv"
    file.write_bytes(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:=cmd\r\n"
        b"DTSTART:never\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    plan = factories.prepared(workspace, from_file(file), "meetings", Options(today=TODAY))
    rejects.write(target, plan.description)
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert rows[0] == ["where", "title", "reason"]
    assert rows[1:] == [["event 1", "'=cmd", "The event has no start that can be read."]]


def test_a_list_leaves_out_who_said_no_and_who_was_never_asked(workspace, tmp_path):
    factories.caller(workspace, "Ana Yes")
    no = factories.person(workspace, "Bea No", phone="305-555-0102")
    workspace.do("Consent", people.answer, no, Channel.CALL, Answer.NO)
    factories.person(workspace, "Cid Unknown", phone="305-555-0103")
    done = exporting.export_people(
        workspace, tmp_path / "a.CSV", exporting.PeopleExport(Channel.CALL), TODAY
    )
    assert (done.rows, done.left_out) == (1, {"no": 1, "unknown": 1})
    assert "Bea" not in (tmp_path / "a.CSV").read_text("utf-8-sig")


def test_each_way_out_knows_its_endings(workspace, tmp_path):
    choices = exporting.PeopleExport(Channel.CALL)
    broken(
        Rule.ENDING_UNKNOWN,
        exporting.export_people,
        workspace,
        tmp_path / "a.doc",
        choices,
        "Export",
        TODAY,
    )
    broken(Rule.ENDING_UNKNOWN, exporting.export_calendar, workspace, tmp_path / "a.csv")
    broken(Rule.ENDING_UNKNOWN, exporting.export_speakers, workspace, tmp_path / "a.pdf", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["campaign"]


def test_a_calendar_leaves_the_trash_and_days_without_a_time_at_home(workspace, tmp_path):
    factories.meeting(workspace, title="Stays")
    factories.meeting(workspace, title="No time", start=None)
    assert exporting.export_calendar(workspace, tmp_path / "a.ics") == 1
    assert exporting.export_calendar(workspace, tmp_path / "b.ics", date(2026, 1, 1)) == 0
    assert "SUMMARY:Stays" in (tmp_path / "a.ics").read_text("utf-8")


@pytest.mark.parametrize("name", ["flyer", "agenda", "speaker-cards"])
def test_without_a_meeting_there_is_nothing_to_print(workspace, name):
    broken(Rule.NOT_FOUND, made, workspace, catalogue.by_name(name))


def test_without_a_choice_the_next_meeting_is_printed(workspace):
    factories.meeting(workspace, title="Next one")
    factories.meeting(workspace, date(2026, 3, 1), title="Later one")
    for document in catalogue.DOCUMENTS[:2]:
        page = made(workspace, document)
        assert page.printed.pages == 1
        assert page.data.kept.meeting_id == page.options.meeting_id == 1


def test_what_was_printed_is_kept_without_its_content(workspace):
    factories.caller(workspace, "Ana Yes")
    printing.record(workspace, made(workspace, CONTACT_LIST), 1)
    [output] = workspace.query(campaign.outputs)
    assert (output.name, output.count, output.purpose) == ("contact-list", 1, "call")
    assert "Ana" not in repr(output)


def test_what_has_left_is_no_step_and_undo_passes_it_by(workspace, tmp_path):
    factories.caller(workspace, "Ana Yes")
    meeting_id = factories.meeting(workspace)
    task = factories.task(workspace)
    workspace.undo()
    steps = workspace.history()
    exporting.export_people(
        workspace, tmp_path / "a.csv", exporting.PeopleExport(Channel.CALL), TODAY
    )
    printing.record(workspace, made(workspace, CONTACT_LIST), 1)
    exporting.export_calendar(workspace, tmp_path / "a.ics")
    exporting.export_speakers(workspace, tmp_path / "b.csv", meeting_id)
    assert workspace.history() == steps
    assert workspace.redo_label() == "Add task"
    workspace.redo()
    workspace.undo()
    assert task == 1
    names = [output.name for output in workspace.query(campaign.outputs)]
    assert names == ["speakers", "calendar", "contact-list", "people"]


def test_calendar_and_speakers_are_recorded_as_exports_too(workspace, tmp_path):
    meeting_id = factories.meeting(workspace)
    factories.speaker(workspace, meeting_id, "Rosa Díaz")
    factories.speaker(workspace, meeting_id, "Luis Peña")
    exporting.export_calendar(workspace, tmp_path / "a.ics")
    exporting.export_speakers(workspace, tmp_path / "a.csv", meeting_id)
    speakers, calendar = workspace.query(campaign.outputs)
    assert (calendar.kind, calendar.name, calendar.format, calendar.count) == (
        "export",
        "calendar",
        "ics",
        1,
    )
    assert (speakers.name, speakers.format, speakers.count) == ("speakers", "csv", 2)
    assert speakers.columns == "order,name,status,language,interpreter,points,allowed"
    assert "Rosa" not in repr(speakers)
    assert workspace.query(campaign.outputs, meeting_id=meeting_id) == [speakers]


def test_a_list_of_nobody_is_no_paper_in_the_window_either(workspace):
    broken(Rule.NO_ONE_TO_PRINT, made, workspace, CONTACT_LIST)


def test_the_files_of_a_campaign_are_known_by_their_names():
    assert whole_files.OF_CAMPAIGN.issuperset((layout.DATABASE, layout.KEY, *layout.BESIDE))


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    saving.save(tmp_path / "a.pdf", b"one")
    saving.save(tmp_path / "a.pdf", b"two")
    assert (tmp_path / "a.pdf").read_bytes() == b"two"
    with pytest.raises(StoreTrouble) as caught:
        saving.save(tmp_path / "a.pdf" / "b.pdf", b"three")
    assert caught.value.trouble == Trouble.NOT_WRITABLE
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
