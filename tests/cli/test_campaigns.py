"""Campaigns made, looked at, copied and taken a step back."""

import subprocess
import sys
from datetime import datetime

import pytest

from organizer.store import keys

from .test_commands import refused

INFO = {
    "name",
    "schema",
    "protected",
    "meetings",
    "people",
    "speakers",
    "points",
    "sources",
    "officials",
    "steps",
}
PASSPHRASE = "four words are enough"


@pytest.fixture
def cheap_keys(monkeypatch):
    """Passphrases at the least cost that is read again: the tests are not about guessing."""
    cost = keys.Cost
    monkeypatch.setattr(keys, "Cost", lambda *given: cost(*(given or (19 * 1024, 2, 1))))


@pytest.fixture
def secret(tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text(PASSPHRASE + "\nnot this line\n")
    return file


def test_the_sample_has_what_the_issue_asks_for(cli, tmp_path):
    assert cli("demo", tmp_path / "s", "--json").data == {"folder": str(tmp_path / "s")}
    answer = cli("info", tmp_path / "s", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.data.keys() >= INFO
    found = answer.data
    assert (found["people"], found["points"], found["officials"]) == (40, 45, 5)
    assert (found["steps"], found["protected"]) == (0, False)
    assert found["speakers"] >= 14
    assert cli("check", tmp_path / "s", "--json").data == {"ok": True, "findings": []}


def test_a_new_campaign_is_empty_and_has_its_name(cli, tmp_path):
    answer = cli("new", tmp_path / "new", "--name", "Water <b>now</b>", "--unprotected")
    assert (answer.code, answer.err) == (0, "")
    found = cli("info", tmp_path / "new", "--json").data
    assert found["name"] == "Water <b>now</b>"
    assert [found[noun] for noun in ("meetings", "people", "speakers", "points")] == [0, 0, 0, 0]
    assert "protected: no" in cli("info", tmp_path / "new").out


def test_a_new_campaign_can_begin_with_the_starter_library(cli, tmp_path):
    cli("new", tmp_path / "new", "--name", "Miami", "--unprotected", "--library", "287g")
    assert cli("info", tmp_path / "new", "--json").data["points"] == 45


def test_a_protected_campaign_opens_with_its_passphrase_alone(cli, tmp_path, secret, cheap_keys):
    folder, wrong = tmp_path / "new", tmp_path / "wrong.txt"
    wrong.write_text("three other words\n")
    answer = cli("new", folder, "--name", "Miami", "--passphrase-file", secret)
    assert (answer.code, answer.err) == (0, "")
    assert b"Miami" not in (folder / "campaign.db").read_bytes()
    assert cli("info", folder, "--passphrase-file", secret, "--json").data["protected"] is True
    refused = cli("info", folder, "--passphrase-file", wrong)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "This is not the right passphrase: nothing was changed.\n"


def test_a_backup_of_a_protected_campaign_stays_protected(cli, tmp_path, secret, cheap_keys):
    folder, saved, back = tmp_path / "new", tmp_path / "b.campaign", tmp_path / "back"
    cli("new", folder, "--name", "Miami", "--passphrase-file", secret)
    assert cli("backup", folder, "--to", saved, "--passphrase-file", secret).code == 0
    assert b"Miami" not in saved.read_bytes()
    assert cli("restore", saved, "--to", back).code == 0
    assert cli("info", back, "--passphrase-file", secret, "--json").data["name"] == "Miami"


@pytest.fixture
def terminal(monkeypatch):
    """Somebody sits at a terminal."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)


def test_a_passphrase_is_asked_for_when_no_file_is_given(
    cli, tmp_path, secret, cheap_keys, monkeypatch, terminal
):
    cli("new", tmp_path / "new", "--name", "Miami", "--passphrase-file", secret)
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: PASSPHRASE)
    assert cli("info", tmp_path / "new", "--json").data["name"] == "Miami"


def test_without_a_terminal_one_sentence_names_the_file_for_a_passphrase(
    cli, tmp_path, secret, cheap_keys
):
    cli("new", tmp_path / "new", "--name", "Miami", "--passphrase-file", secret)
    for words in (("info", tmp_path / "new"), ("new", tmp_path / "other", "--name", "Miami")):
        refused(cli(*words), "A passphrase is needed; without a terminal")
        assert "--passphrase-file" in cli(*words).err
    assert not (tmp_path / "other").exists()


def test_no_warning_of_a_missing_terminal_is_seen_from_outside(tmp_path, secret, cheap_keys, cli):
    words = ("new", tmp_path / "new", "--name", "Miami")
    done = subprocess.run(
        [sys.executable, "-m", "organizer", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "--passphrase-file" in done.stderr


def test_nobody_to_ask_for_a_passphrase_is_a_stop_and_makes_nothing(
    cli, tmp_path, monkeypatch, terminal
):
    def nobody(_prompt):
        raise EOFError

    monkeypatch.setattr("click.termui.hidden_prompt_func", nobody)
    answer = cli("new", tmp_path / "new", "--name", "Miami")
    assert answer.code == 1
    assert answer.err.endswith("Stopped.\n")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00\x01"])
def test_a_passphrase_file_without_a_passphrase_is_wrong_usage(cli, tmp_path, content):
    file = tmp_path / "secret"
    file.write_bytes(content)
    answer = cli("new", tmp_path / "new", "--name", "Miami", "--passphrase-file", file)
    assert (answer.code, answer.out) == (2, "")
    assert "passphrase file" in answer.err
    assert not (tmp_path / "new").exists()


def test_protected_and_unprotected_at_once_is_wrong_usage(cli, tmp_path, secret):
    words = ("new", tmp_path / "new", "--name", "Miami", "--unprotected")
    assert cli(*words, "--passphrase-file", secret).code == 2
    assert not (tmp_path / "new").exists()


def test_a_short_passphrase_is_remarked_on(cli, tmp_path, cheap_keys):
    file = tmp_path / "secret"
    file.write_text("short\n")
    answer = cli("new", tmp_path / "new", "--name", "Miami", "--passphrase-file", file)
    assert answer.code == 0
    assert "four words or twelve characters" in answer.err


def test_undo_and_redo_go_through_the_steps_of_earlier_runs(cli, sample):
    cli("speaker", "add", sample, "--meeting", "4", "--name", "Somebody New")
    assert cli("info", sample, "--json").data["people"] == 41
    answer = cli("undo", sample, "--json")
    assert answer.data == {"undone": ["Add speaker"]}
    assert cli("info", sample, "--json").data["people"] == 40
    assert cli("redo", sample).out == "Done again: Add speaker\n"
    assert cli("info", sample, "--json").data["people"] == 41
    steps = cli("history", sample, "--json").data["steps"]
    assert [(step["label"], step["undone"]) for step in steps] == [("Add speaker", False)]
    assert datetime.fromisoformat(steps[0]["at"]).tzinfo is not None


def test_several_steps_are_undone_at_once_or_not_at_all(cli, sample):
    for name in ("Ana One", "Ana Two"):
        cli("speaker", "add", sample, "--meeting", "4", "--name", name)
    answer = cli("undo", sample, "--steps", "3")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "There is nothing to undo: everything is as it was.\n"
    assert cli("info", sample, "--json").data["people"] == 42
    assert cli("undo", sample, "--steps", "2", "--json").data["undone"] == ["Add speaker"] * 2
    assert cli("info", sample, "--json").data["people"] == 40


def test_redo_without_an_undone_step_is_refused(cli, sample):
    answer = cli("redo", sample)
    assert (answer.code, answer.err) == (1, "There is nothing to redo: everything is as it was.\n")


def test_undone_steps_are_marked_in_the_history(cli, sample):
    for name in ("Ana One", "Ana Two"):
        cli("speaker", "add", sample, "--meeting", "4", "--name", name)
    cli("undo", sample)
    assert "Add speaker (undone)" in cli("history", sample).out
    assert cli("history", sample, "--limit", "1").out.count("\n") == 1


@pytest.mark.parametrize("made", ["campaign", "sample"])
def test_there_is_no_way_back_before_a_campaign_was_made(cli, request, made):
    folder = request.getfixturevalue(made)
    assert cli("undo", folder).code == 1
    assert cli("info", folder, "--json").data["name"] == "Miami 287(g)"


def test_a_backup_is_restored_with_all_that_was_in_it(cli, sample, tmp_path):
    saved, back = tmp_path / "b.campaign", tmp_path / "back"
    assert cli("backup", sample, "--to", saved, "--json").data == {"file": str(saved)}
    assert cli("restore", saved, "--to", back, "--json").data == {"folder": str(back)}
    assert cli("info", back, "--json").data == cli("info", sample, "--json").data
    assert cli("list", "people", back).out == cli("list", "people", sample).out


def test_a_file_that_is_no_backup_is_refused(cli, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir")
    answer = cli("restore", letter, "--to", tmp_path / "back")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "This file is not a backup: nothing was restored.\n"
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize(
    "name", ["campaign.db", "campaign.key", "campaign.db-wal", "campaign.lock", "Campaign.KEY"]
)
@pytest.mark.parametrize(
    "words",
    [
        ("backup", "{sample}", "--to", "{target}"),
        ("print", "flyer", "{sample}", "--to", "{target}"),
        ("export", "people", "{sample}", "--to", "{target}"),
        ("import", "people", "{file}", "--into", "{sample}", "--rejects", "{target}"),
        ("import", "people", "{file}", "--into", "{sample}", "--rejects", "{target}", "--dry-run"),
    ],
    ids=lambda words: " ".join((words[0], words[-1])),
)
def test_a_campaigns_own_files_are_never_written_over(cli, sample, tmp_path, words, name):
    file = tmp_path / "people.csv"
    file.write_text("Name,Phone\n,12\nRosa,305-555-0143\n", "utf-8")
    before = {path.name: path.read_bytes() for path in sample.iterdir() if path.is_file()}
    target = sample / name
    named = {"sample": sample, "target": target, "file": file}
    refused(cli(*(w.format(**named) for w in words)), "This file belongs to a campaign")
    assert {p.name: p.read_bytes() for p in sample.iterdir() if p.is_file()} == before


def test_another_folder_may_hold_files_of_those_names(cli, sample, tmp_path):
    assert cli("backup", sample, "--to", tmp_path / "campaign.db").code == 0
