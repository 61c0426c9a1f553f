"""What leaves a campaign: documents and lists, and who is left out of them."""

import csv
import io
import re
from datetime import date, timedelta

import factories
import openpyxl
import pytest
from documents.reading import page_texts, qr_texts

from organizer.campaign import queries as campaign_queries
from organizer.cli.prints import ANYWAY, print_command
from organizer.documents import catalogue
from organizer.documents.layout.look import PAPERS
from organizer.exports import exporting
from organizer.meetings import commands as meetings
from organizer.model.kinds import Channel, Language, MeetingStatus
from organizer.people.fields import COLUMNS
from organizer.people.queries import LISTS
from organizer.store.workspace import Workspace

from .test_commands import refused

# Name, phone, e-mail, call, e-mail. By hand: call yes and reachable are Ana, Bea and =Cid.
PEOPLE = """Name,Phone,Email,OK to call,OK to email
Ana Alvarez,305-555-0101,ana@example.org,yes,yes
Bea Brown,305-555-0102,,yes,
=Cid(1),+50934555014,,yes,
Dan Denied,305-555-0104,dan@example.org,no,no
Eva Unasked,305-555-0105,eva@example.org,,
Fay Farewell,,fay@example.org,yes,yes
"""
OUT = {"Dan Denied", "Eva Unasked", "Fay Farewell"}


@pytest.fixture
def people(cli, campaign, tmp_path):
    """A campaign with six people: three can be called, and nobody else."""
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, "utf-8")
    assert cli("import", "people", file, "--into", campaign, "--json").data["new"] == 6
    return campaign


def exported(cli, campaign, target, *more):
    answer = cli("export", "people", campaign, "--to", target, "--json", *more)
    assert (answer.code, answer.err) == (0, "")
    assert answer.data.keys() >= {"file", "rows", "left_out"}
    assert answer.data["file"] == str(target)
    return answer.data


def words_of(target):
    if target.suffix == ".xlsx":
        book = openpyxl.load_workbook(target)
        return "\n".join(str(cell.value) for row in book.active for cell in row)
    if target.suffix == ".pdf":
        return "\n".join(page_texts(target.read_bytes()))
    return target.read_text("utf-8-sig")


@pytest.mark.parametrize("kind", exporting.FORMATS)
def test_only_who_agreed_goes_out_and_the_rest_is_counted(cli, people, tmp_path, kind):
    target = tmp_path / f"list.{kind}"
    data = exported(cli, people, target)
    assert data["rows"] == 3
    assert data["left_out"] == {"no": 1, "unknown": 1, "no_way": 1}
    words = words_of(target)
    assert all(name in words for name in ("Ana Alvarez", "Bea Brown", "Cid"))
    for name in OUT:
        assert name not in words
        assert name.split()[1] not in words
    assert "555-0104" not in words


@pytest.mark.parametrize("kind", exporting.FORMATS)
def test_another_channel_has_other_people(cli, people, tmp_path, kind):
    data = exported(cli, people, tmp_path / f"list.{kind}", "--for", "email")
    assert (data["rows"], data["left_out"]) == (2, {"no": 1, "unknown": 3})


def test_an_unreadable_file_is_nobody_elses_to_read(cli, people, tmp_path):
    for kind in exporting.FORMATS:
        exported(cli, people, tmp_path / f"list.{kind}")
        assert (tmp_path / f"list.{kind}").stat().st_mode & 0o077 == 0


def test_a_spreadsheet_runs_nothing_and_another_program_gets_what_there_is(cli, people, tmp_path):
    plain, exact = tmp_path / "plain.csv", tmp_path / "exact.csv"
    exported(cli, people, plain)
    exported(cli, people, exact, "--layout", "exact")
    assert plain.read_bytes().startswith(b"\xef\xbb\xbf")
    assert not exact.read_bytes().startswith(b"\xef\xbb\xbf")
    guarded = list(csv.reader(io.StringIO(plain.read_text("utf-8-sig"))))
    bare = list(csv.reader(io.StringIO(exact.read_text("utf-8"))))
    assert not [cell for row in guarded for cell in row if cell[:1] in ("=", "+", "-", "@")]
    assert "'=Cid(1)" in [row[0] for row in guarded]
    assert "=Cid(1)" in [row[0] for row in bare]
    assert "+50934555014" in [row[1] for row in bare]
    assert "(305) 555-0101" in [row[1] for row in guarded]


def test_an_xlsx_holds_text_and_no_formula(cli, people, tmp_path):
    exported(cli, people, tmp_path / "list.xlsx")
    book = openpyxl.load_workbook(tmp_path / "list.xlsx")
    assert {cell.data_type for row in book.active for cell in row if cell.value} == {"s"}
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy


def test_columns_are_those_that_were_asked_for(cli, people, tmp_path):
    target = tmp_path / "list.csv"
    exported(cli, people, target, "--columns", "name,email")
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert {len(row) for row in rows} == {2}
    assert "555" not in target.read_text("utf-8-sig")


@pytest.mark.parametrize("layout", ["google", "outlook", "nationbuilder"])
def test_other_programs_get_their_own_columns(cli, people, tmp_path, layout):
    target = tmp_path / "list.csv"
    assert exported(cli, people, target, "--layout", layout)["rows"] == 3
    assert len(list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))) == 4


def test_a_no_to_calls_does_not_leave_with_the_list_for_e_mail(cli, campaign, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(
        "Name,Phone,Email,OK to call,OK to email\n"
        "Dan Denied,305-555-0104,dan@example.org,no,yes\n"
        "Eva Unasked,305-555-0105,eva@example.org,,yes\n",
        "utf-8",
    )
    assert cli("import", "people", file, "--into", campaign).code == 0
    columns = ("--for", "email", "--columns", "name,email,phone")
    for name, *more in (
        ("plain.csv",),
        ("exact.csv", "--layout", "exact"),
        ("google.csv", "--layout", "google"),
        ("outlook.csv", "--layout", "outlook"),
        ("nation.csv", "--layout", "nationbuilder"),
        ("list.xlsx",),
        ("list.vcf",),
        ("list.pdf",),
    ):
        exported(cli, campaign, tmp_path / name, *columns, *more)
        digits = "".join(re.findall(r"\d", words_of(tmp_path / name)))
        assert "3055550104" not in digits
        assert "3055550105" in digits
    rows = list(csv.DictReader(io.StringIO(words_of(tmp_path / "nation.csv"))))
    said = [(row["do_not_call"], row["email_opt_in"]) for row in rows]
    assert said == [("Y", "Y"), ("", "Y")]


def test_an_export_is_recorded_without_the_data(cli, people, tmp_path):
    exported(cli, people, tmp_path / "list.csv")
    with Workspace.open(people) as workspace:
        (output,) = workspace.query(campaign_queries.outputs, "people")
    assert (output.count, output.format, output.purpose) == (3, "csv", "call")
    assert output.left_out == {"no": 1, "unknown": 1, "no_way": 1}
    assert output.columns == "name,phone"
    assert "Ana" not in repr(output)


def test_an_ending_that_is_not_known_is_refused(cli, people, tmp_path):
    with Workspace.open(people) as workspace:
        meeting = factories.meeting(workspace)
    for noun, name, known in (
        ("people", "x.doc", ".csv or .xlsx or .vcf or .pdf"),
        ("calendar", "x.csv", ".ics"),
        ("people", "x", ".csv or .xlsx or .vcf or .pdf"),
        ("speakers", "x.pdf", ".csv or .xlsx"),
    ):
        answer = cli("export", noun, people, "--to", tmp_path / name, "--meeting", meeting)
        refused(
            answer, f"This program can't save a file with this ending (possible: {known}): nothing"
        )
        assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["x.txt", "x"])
def test_a_document_is_written_as_pdf_alone(cli, sample, tmp_path, name):
    answer = cli("print", "flyer", sample, "--to", tmp_path / name)
    refused(answer, "This program can't save a file with this ending (possible: .pdf): nothing was")
    assert not (tmp_path / name).exists()


def test_a_list_of_nobody_says_so(cli, campaign, tmp_path):
    for command, noun in (("print", "contact-list"), ("export", "people")):
        answer = cli(command, noun, campaign, "--to", tmp_path / "x.pdf")
        refused(answer, "There is nobody to print on this page: no file was saved.")
    assert not (tmp_path / "x.pdf").exists()
    assert exported(cli, campaign, tmp_path / "x.csv")["rows"] == 0


def test_meetings_leave_as_a_calendar_that_can_be_read_again(cli, sample, campaign, tmp_path):
    target = tmp_path / "ours.ics"
    answer = cli("export", "calendar", sample, "--to", target, "--no-deadlines", "--json")
    assert answer.data == {"file": str(target), "rows": 6, "left_out": {}}
    assert b"UID:deadline-" not in target.read_bytes()
    back = cli("import", "meetings", target, "--into", campaign, "--json")
    assert back.data["new"] + back.data["cancelled"] + back.data["skipped"] == 6


def test_deadlines_leave_with_the_meetings_unless_they_are_left_out(cli, sample, tmp_path):
    target = tmp_path / "ours.ics"
    listed = cli("list", "deadlines", sample, "--json").data["deadlines"]
    assert listed
    assert {row["status"] for row in listed} <= {"seen", "assumed"}
    answer = cli("export", "calendar", sample, "--to", target, "--json")
    assert answer.data["rows"] == 6 + len(listed)
    assert target.read_bytes().count(b"UID:deadline-") == len(listed)
    (one,) = (row for row in listed if row["title"] == "Sign up to speak")
    of_meeting = cli("list", "deadlines", sample, "--meeting", str(one["meeting"]), "--json")
    assert of_meeting.data["deadlines"] == [one]
    assert one["closes"]
    assert one["how"].startswith("a fixed time: ")


def test_speakers_leave_with_names_and_order_alone(cli, sample, tmp_path):
    target = tmp_path / "door.csv"
    answer = cli("export", "speakers", sample, "--meeting", "4", "--to", target, "--json")
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert tuple(rows[0]) == exporting.SPEAKER_COLUMNS
    assert answer.data["rows"] == len(rows) - 1 > 0
    assert "555-" not in target.read_text("utf-8-sig")
    assert "@" not in target.read_text("utf-8-sig")


def test_speakers_leave_as_a_sheet_too(cli, sample, tmp_path):
    table, sheet = tmp_path / "door.csv", tmp_path / "door.xlsx"
    for target in (table, sheet):
        answer = cli("export", "speakers", sample, "--meeting", "4", "--to", target, "--json")
        assert answer.code == 0
    rows = [[cell.value or "" for cell in row] for row in openpyxl.load_workbook(sheet).active]
    assert rows == list(csv.reader(io.StringIO(table.read_text("utf-8-sig"))))


def test_a_contact_list_of_a_meeting_has_its_speakers_alone(cli, people, tmp_path):
    with Workspace.open(people) as workspace:
        meeting, other = factories.meeting(workspace), factories.meeting(workspace)
    for name in ("Bea Brown", "Dan Denied"):
        assert cli("speaker", "add", people, "--meeting", meeting, "--name", name).code == 0
    target = tmp_path / "x.pdf"
    words = ("print", "contact-list", people, "--to", target, "--meeting")
    assert cli(*words, meeting).code == 0
    text = words_of(target)
    assert "Bea Brown" in text
    assert "Ana Alvarez" not in text
    target.unlink()
    refused(cli(*words, other), "There is nobody to print on this page")
    refused(cli(*words, 999), "There is no such entry.")
    assert not target.exists()


@pytest.mark.parametrize("document", [d.name for d in catalogue.DOCUMENTS])
def test_languages_that_a_document_cannot_hold_are_remarked_on(cli, sample, tmp_path, document):
    words = ("print", document, sample, "--to", tmp_path / "x.pdf", "--json", "--languages")
    said = "This paper is printed in one language, the first: Spanish."
    notices = [(n["level"], n["text"]) for n in cli(*words, "es,en").data["notices"]]
    assert (("look", said) in notices) is (document != "flyer")
    notices = cli(*words, "es").data["notices"]
    assert said not in [notice["text"] for notice in notices]


@pytest.mark.parametrize("noun", ["speakers", "people"])
def test_a_meeting_that_is_not_there_exports_nothing(cli, sample, tmp_path, noun):
    answer = cli("export", noun, sample, "--meeting", "999", "--to", tmp_path / "x.csv")
    refused(answer, "There is no such entry.")
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize("document", [d.name for d in catalogue.DOCUMENTS])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_each_document_is_printed(cli, sample, tmp_path, document, paper):
    target = tmp_path / "x.pdf"
    answer = cli("print", document, sample, "--to", target, "--paper", paper, "--json")
    assert (answer.code, answer.err) == (0, "")
    data = answer.data
    assert data["file"] == str(target)
    assert data["pages"] == len(page_texts(target.read_bytes()))
    assert data["notices"]
    for notice in data["notices"]:
        assert notice.keys() >= {"check", "level", "text"}
        assert notice["level"] in ("ok", "look", "stop")
        assert notice["text"]
    assert "sample" in {notice["check"] for notice in data["notices"]}
    assert target.stat().st_mode & 0o077 == 0
    with Workspace.open(sample) as workspace:
        assert workspace.query(campaign_queries.outputs)[0].name == document
        assert workspace.history() == []


def test_a_flyer_comes_in_three_languages_with_its_code(cli, sample, tmp_path):
    target = tmp_path / "x.pdf"
    words = ("print", "flyer", sample, "--to", target, "--languages", "es,en,ht,es")
    assert cli(*words, "--headline", "¡Venga <b>a hablar</b>!").code == 0
    text = page_texts(target.read_bytes())[0]
    assert "<b>a hablar</b>" in text
    assert len(qr_texts(target.read_bytes())) == 1


def test_an_agenda_leaves_our_notes_out_when_told_so(cli, sample, tmp_path):
    with_notes, without = tmp_path / "a.pdf", tmp_path / "b.pdf"
    cli("print", "agenda", sample, "--to", with_notes, "--meeting", "4")
    cli("print", "agenda", sample, "--to", without, "--meeting", "4", "--no-notes")
    assert len(page_texts(without.read_bytes())[0]) < len(
        "".join(page_texts(with_notes.read_bytes()))
    )


@pytest.mark.parametrize("document", ["flyer", "agenda", "speaker-cards"])
def test_a_meeting_that_is_not_there_prints_nothing(cli, sample, tmp_path, document):
    answer = cli("print", document, sample, "--meeting", "999", "--to", tmp_path / "x.pdf")
    refused(answer, "There is no such entry.")
    refused(cli("print", document, sample, "--to", tmp_path / "no" / "x.pdf"), "Nothing can be")
    assert not (tmp_path / "x.pdf").exists()


def test_a_broken_page_is_written_only_when_it_is_wanted_anyway(cli, campaign, tmp_path):
    with Workspace.open(campaign) as workspace:
        meeting = factories.meeting(workspace, date.today() + timedelta(days=9))
        workspace.do("Cancel", meetings.edit, meeting, status=MeetingStatus.CANCELLED)
    target = tmp_path / "x.pdf"
    words = ("print", "agenda", campaign, "--meeting", meeting, "--to", target)
    for more in ((), ("--json",)):
        answer = cli(*words, *more)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err == (
            "This meeting is cancelled.\nNothing was saved. With --anyway, it is saved "
            "all the same.\n"
        )
        assert not target.exists()
    with Workspace.open(campaign) as workspace:
        assert workspace.query(campaign_queries.outputs) == []
    answer = cli(*words, "--anyway")
    assert (answer.code, answer.err) == (0, "")
    assert "stop: This meeting is cancelled." in answer.out
    assert target.exists()


def test_every_document_is_listed_with_its_options(cli):
    answer = cli("documents", "--json")
    listed = answer.data["documents"]
    assert [row["name"] for row in listed] == [d.name for d in catalogue.DOCUMENTS]
    for row in listed:
        assert row["title"]
        for option in row["options"]:
            assert option.keys() >= {"name", "kind", "choices", "default"}
    told = cli("documents").out
    assert "--languages en, es, ht  (default: en)" in told
    assert "--notes   (default: yes)" in told or "--notes  (default: yes)" in told


def test_every_option_that_is_listed_is_understood(cli, sample, tmp_path):
    for document in catalogue.DOCUMENTS:
        words = ["print", document.name, sample, "--to", tmp_path / "x.pdf"]
        for option in (*document.options.listed(), ANYWAY):
            words.append(f"--{option.name}")
            if option.kind == "choices":
                words.append(",".join(option.choices))
            elif option.kind != "flag":
                given = {"number": "4", "text": "Come and speak"}.get(option.kind)
                words.append(given or option.default)
        assert cli(*words).code == 0, document.name


def test_every_option_that_print_takes_is_listed_with_its_choices():
    params = {p.opts[0]: p for p in print_command.params if p.opts[0].startswith("--")}
    listed = {}
    for document in catalogue.DOCUMENTS:
        options = (*document.options.listed(), ANYWAY)
        names = [option.name for option in options]
        assert len(set(names)) == len(names)
        listed |= {f"--{option.name}": option for option in options}
    only_once = {"--to", "--passphrase-file", "--json"}
    assert params.keys() - only_once == listed.keys() - {"--language"}
    for name, option in listed.items():
        param = params["--languages" if name == "--language" else name]
        if option.kind == "choice" and name != "--language":
            assert tuple(param.type.choices) == option.choices
            assert param.default == option.default
        assert (option.kind == "flag") == param.is_flag
        assert bool(option.choices) == option.kind.startswith("choice")
    assert listed["--columns"].choices == COLUMNS
    assert "without it the next one" in str(params["--meeting"].help)
    assert listed["--list"].choices == LISTS
    assert listed["--for"].choices == tuple(Channel)
    assert listed["--paper"].choices == tuple(PAPERS)
    assert listed["--languages"].choices == listed["--language"].choices == tuple(Language)


def test_each_document_lists_what_it_alone_has(cli):
    listed = {
        row["name"]: {option["name"]: option for option in row["options"]}
        for row in cli("documents", "--json").data["documents"]
    }
    assert all("meeting" in options for options in listed.values())
    assert [name for name, options in listed.items() if "headline" in options] == ["flyer"]
    assert [name for name, options in listed.items() if "notes" in options] == ["agenda"]
    for name in ("list", "columns", "for"):
        assert [n for n, options in listed.items() if name in options] == ["contact-list"]
    assert listed["flyer"]["headline"] == {
        "name": "headline",
        "kind": "text",
        "choices": [],
        "default": "",
    }
