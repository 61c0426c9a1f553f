"""What the set-up does to the machine: it says what it installs and why, and asks first."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).resolve().parents[2] / "packaging" / "setup.py"


@pytest.fixture
def setup(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The set-up on a Debian where root lacks libGL; what it runs is kept in `setup.ran`."""
    spec = importlib.util.spec_from_file_location("setup_of_the_project", FILE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.ran = []
    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.setattr(module, "loads", lambda library: library != "libGL.so.1")
    monkeypatch.setattr(module.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(module.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(module, "run", lambda *words, **_options: module.ran.append(words))
    return module


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, answer: str | None) -> list[str]:
    """Somebody at a terminal who answers so; None: who closes it. Gives what was asked."""
    asked: list[str] = []

    def answers(question: str) -> str:
        asked.append(question)
        if answer is None:
            raise EOFError
        return answer

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answers)
    return asked


INSTALLED = [
    ("apt-get", "update", "-qq"),
    ("apt-get", "-qq", "install", "-y", "--no-install-recommends", "libgl1"),
]


@pytest.mark.parametrize("answer", ["", "y", "Yes", " Y "])
def test_root_is_asked_before_packages_are_installed(setup, monkeypatch, capsys, answer):
    asked = at_a_terminal(monkeypatch, answer)
    setup.install_system_packages({})
    said = capsys.readouterr().out
    assert "libgl1: libGL.so.1, which the window (Qt) loads" in said
    assert "apt-get, as root" in said
    assert asked == ["set-up: Install them now? [Y/n] "]
    assert setup.ran == INSTALLED


@pytest.mark.parametrize("answer", ["n", "no", "what?", None])
def test_a_no_installs_nothing_and_leaves_the_line_to_paste(setup, monkeypatch, answer):
    at_a_terminal(monkeypatch, answer)
    with pytest.raises(SystemExit) as left:
        setup.install_system_packages({})
    line = "apt-get update && apt-get install -y --no-install-recommends libgl1"
    assert str(left.value).splitlines()[1].strip() == line
    assert setup.ran == []


def test_without_a_terminal_it_says_that_it_goes_on(setup, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    setup.install_system_packages({})
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "set-up: nobody is at a terminal to ask, so this goes on"
    assert "libgl1" in said[-2]
    assert setup.ran == INSTALLED


def test_who_is_not_root_gets_the_line_to_paste(setup, monkeypatch):
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit) as left:
        setup.install_system_packages({})
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1"
    assert str(left.value).splitlines()[1].strip() == line
    assert setup.ran == []


def test_nothing_is_said_where_nothing_is_missing(setup, monkeypatch, capsys):
    monkeypatch.setattr(setup, "loads", lambda _library: True)
    setup.install_system_packages({})
    assert capsys.readouterr().out == "" and setup.ran == []


def test_the_programs_of_the_tests_with_a_hand_are_installed_only_for_them(
    setup, monkeypatch, capsys
):
    at_a_terminal(monkeypatch, "y")
    monkeypatch.setattr(setup, "loads", lambda _library: True)
    monkeypatch.setattr(
        setup.shutil, "which", lambda name: None if name == "Xvfb" else f"/usr/bin/{name}"
    )
    setup.install_system_packages({})
    assert not setup.ran
    setup.install_system_packages(setup.PROGRAMS)
    assert setup.ran[-1][-1] == "xvfb"
    assert "xvfb: Xvfb, which the tests with a real mouse and keys use" in capsys.readouterr().out
