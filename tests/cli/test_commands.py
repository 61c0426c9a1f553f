"""The command line as a whole: its commands, help, version and what it refuses."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from organizer import __main__, __version__
from organizer.cli import organizer
from organizer.imports import files
from organizer.store import engine


def all_commands(group=organizer, before=()):
    for name, command in group.commands.items():
        yield (*before, name), command
        if isinstance(command, click.Group):
            yield from all_commands(command, (*before, name))


def test_what_starts_the_command_line_are_its_commands_and_three_options():
    assert set(organizer.commands) | {"--help", "-h", "--version"} == __main__.COMMANDS


def test_every_command_has_help(cli):
    wrong = []
    for words, _command in all_commands():
        answer = cli(*words, "--help")
        usage = "Usage: organizer " + " ".join(words)
        if (answer.code, answer.err) != (0, "") or not answer.out.startswith(usage):
            wrong.append((words, answer))
    assert wrong == []


def test_every_command_says_what_it_does():
    assert [words for words, command in all_commands() if not (command.help or "").strip()] == []


def test_every_command_that_answers_knows_json():
    missing = [
        words
        for words, command in all_commands()
        if not isinstance(command, click.Group)
        and "--json" not in [name for option in command.params for name in option.opts]
    ]
    assert missing == []


def test_a_passphrase_is_never_an_argument():
    for _words, command in all_commands():
        for option in command.params:
            assert not {"--passphrase", "--password"} & set(option.opts)


def test_the_program_says_its_version_when_started_from_outside():
    done = subprocess.run(
        [sys.executable, "-m", "organizer", "--version"], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout


def test_a_command_that_is_not_there_is_wrong_usage(cli):
    answer = cli("fly")
    assert answer.code == 2
    assert "fly" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("print", "poster", "{campaign}", "--to", "x.pdf"),
        ("list", "secrets", "{campaign}"),
        ("list", "speakers", "{campaign}"),
        ("export", "speakers", "{campaign}", "--to", "x.csv"),
        ("export", "people", "{campaign}", "--to", "x.csv", "--for", "fax"),
        ("export", "people", "{campaign}", "--to", "x.csv", "--columns", "name,notes"),
        ("print", "flyer", "{campaign}", "--to", "x.pdf", "--languages", "en,fr"),
        ("print", "flyer", "{campaign}", "--to", "x.pdf", "--languages", ","),
        ("speaker", "add", "{campaign}", "--meeting", "1"),
        ("speaker", "add", "{campaign}", "--meeting", "1", "--name", "A", "--person", "1"),
        ("speaker", "status", "{campaign}", "1", "asleep"),
        ("undo", "{campaign}", "--steps", "0"),
        ("import", "people", "missing.csv", "--into", "{campaign}"),
        ("new", "folder"),
        ("info",),
    ],
)
def test_wrong_usage_is_told_and_does_nothing(cli, campaign, unchanged, words):
    answer = cli(*(word.format(campaign=campaign) for word in words))
    assert answer.code == 2
    assert answer.out == ""
    assert "Usage: organizer" in answer.err


def refused(answer, begins: str = "") -> None:
    """One sentence in one line on the error stream, and nothing else."""
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith(".\n")
    assert answer.err.count("\n") == 1
    assert ". " not in answer.err
    assert answer.err.startswith(begins), answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("info",),
        ("check",),
        ("history",),
        ("undo",),
        ("redo",),
        ("list", "people"),
        ("backup", "--to", "b.campaign"),
        ("print", "flyer", "--to", "x.pdf"),
        ("export", "people", "--to", "x.csv"),
        ("speaker", "assign", "1", "--point", "1"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("kind", ["empty folder", "no folder", "file"])
def test_what_is_no_campaign_is_refused(cli, tmp_path, words, kind):
    place = tmp_path / "place"
    if kind == "empty folder":
        place.mkdir()
    elif kind == "file":
        place.write_text("Not a campaign")
    head = words[:2] if words[0] in ("list", "print", "export", "speaker") else words[:1]
    answer = cli(*head, place, *words[len(head) :])
    refused(answer, "There is no campaign in this folder: nothing was changed.")
    assert [path.name for path in tmp_path.iterdir()] == ([] if kind == "no folder" else ["place"])


def test_a_damaged_database_is_refused_and_not_touched(cli, sample):
    file = sample / "campaign.db"
    broken = b"This was a database once.".ljust(4096, b"\0")
    file.write_bytes(broken)
    refused(cli("info", sample), "The file of this campaign is damaged: it was not touched.")
    assert file.read_bytes() == broken
    answer = cli("check", sample, "--json")
    assert (answer.code, answer.data["ok"]) == (1, False)
    assert answer.data["findings"] == ["The file of this campaign is damaged: it was not touched."]
    assert file.read_bytes() == broken


def test_a_page_damaged_in_the_middle_is_found_by_check(cli, sample):
    file = sample / "campaign.db"
    data = bytearray(file.read_bytes())
    for start in range(20 * 4096, len(data) - 4096, 8 * 4096):
        data[start : start + 4096] = b"\xff" * 4096
    file.write_bytes(data)
    answer = cli("check", sample, "--json")
    assert answer.code == 1
    assert answer.data["findings"]


def test_what_is_missing_is_named_by_its_table(cli, sample):
    connection = engine.connect(sample / "campaign.db", None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE contact_way SET person_id = 9999 WHERE id = 1")
    connection.close()
    answer = cli("check", sample, "--json")
    assert answer.code == 1
    assert answer.data["findings"] == ["contact_way 1: its person is missing"]


def test_a_damaged_key_file_is_refused(cli, campaign, unchanged):
    (campaign / "campaign.key").write_text("{")
    refused(cli("info", campaign), "The key file of this campaign is damaged")


@pytest.mark.parametrize("command", ["new", "demo", "restore"])
def test_a_folder_that_is_not_empty_is_refused(cli, campaign, tmp_path, command):
    saved = tmp_path / "b.campaign"
    assert cli("backup", campaign, "--to", saved).code == 0
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("Dear Sir")
    answer = cli(*making(command, full, saved))
    refused(answer, "This folder is not empty: nothing was saved there.")
    assert [path.name for path in full.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("command", ["new", "demo", "restore"])
@pytest.mark.parametrize("below", ["", "deeper", "deeper/still"])
def test_a_file_in_the_place_of_the_folder_is_refused(cli, campaign, tmp_path, command, below):
    saved = tmp_path / "b.campaign"
    assert cli("backup", campaign, "--to", saved).code == 0
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir")
    refused(cli(*making(command, letter / below, saved)), "Nothing can be saved there")
    assert letter.read_text() == "Dear Sir"


def making(command: str, folder: Path, saved: Path) -> list[object]:
    return {
        "new": ["new", folder, "--name", "Miami", "--unprotected"],
        "demo": ["demo", folder],
        "restore": ["restore", saved, "--to", folder],
    }[command]


def test_a_campaign_without_a_name_leaves_no_folder_behind(cli, tmp_path):
    refused(cli("new", tmp_path / "new", "--name", "  ", "--unprotected"), "A name is needed")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ("print", "flyer", "{sample}", "--to", "{target}.pdf"),
        ("export", "people", "{sample}", "--to", "{target}.csv"),
        ("export", "people", "{sample}", "--to", "{target}.pdf"),
        ("export", "calendar", "{sample}", "--to", "{target}.ics"),
        ("export", "speakers", "{sample}", "--meeting", "2", "--to", "{target}.csv"),
        ("backup", "{sample}", "--to", "{target}.campaign"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_file_where_a_folder_is_wanted_is_refused_and_nothing_is_recorded(
    cli, sample, tmp_path, words
):
    (tmp_path / "letter").write_text("Dear Sir")
    target = tmp_path / "letter" / "x"
    refused(cli(*(w.format(sample=sample, target=target) for w in words)), "Nothing can be saved")
    assert (tmp_path / "letter").read_text() == "Dear Sir"
    assert cli("info", sample, "--json").data["steps"] == 0


@pytest.fixture
def full_disk(monkeypatch):
    """While a file is written the system lets no file grow beyond 2 KB (EFBIG, as ENOSPC)."""
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    replace = files.replace_file

    def limited(*args):
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, hard))
        try:
            replace(*args)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    monkeypatch.setattr(files, "replace_file", limited)


@pytest.mark.parametrize(
    "words",
    [
        ("print", "flyer", "x.pdf"),
        ("print", "speaker-cards", "x.pdf"),
        ("export", "people", "x.xlsx"),
        ("export", "people", "x.pdf"),
        ("export", "calendar", "x.ics"),
    ],
    ids=" ".join,
)
def test_a_full_disk_stops_a_file_and_leaves_no_part_of_it(cli, sample, tmp_path, full_disk, words):
    target = tmp_path / "out" / words[2]
    target.parent.mkdir()
    target.write_bytes(b"the file of last week")
    refused(cli(*words[:2], sample, "--to", target), "The disk is full: the last change was not")
    assert [path.name for path in target.parent.iterdir()] == [words[2]]
    assert target.read_bytes() == b"the file of last week"
    assert cli("info", sample, "--json").data["steps"] == 0
