"""What else must hold from the first click to the file: import, export, undo, locks, damage."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from organizer.model.kinds import Answer, Channel
from organizer.people import commands as people
from organizer.people.queries import PeopleCriteria, PeopleListing
from organizer.start import starting
from organizer.store.workspace import Workspace
from organizer.ui.shell.app import Wish

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
VOLUNTEERS = Path(__file__).parents[1] / "data" / "volunteers.csv"


def names(workspace: Workspace) -> list[str]:
    listing = PeopleListing()
    with workspace.read() as session:
        ids = listing.ids(session, PeopleCriteria(), "name", False)
        return [row.name for row in listing.rows(session, ids)]


def test_a_file_is_previewed_taken_over_exported_and_taken_back(
    start, home, choose_file, tmp_path
) -> None:
    starting.new(home / "a", "A").close()
    journey = start(Wish(home / "a"))
    workspace = journey.program.bridge.workspace
    choose_file(VOLUNTEERS)
    journey.run("Import a file")
    assert names(workspace) == []  # the preview writes nothing
    journey.click(journey.button("Import 3"))
    assert names(workspace) == ["Rosa Delgado", "Inés Mora", "Ken Whitfield"]

    # Only Rosa agrees to be called; Ken says no, Inés was never asked and has no phone.
    for person, answer in ((1, Answer.YES), (2, Answer.NO)):
        workspace.do("Answer", people.answer, person, Channel.CALL, answer)
    target = tmp_path / "calls.csv"
    choose_file(target)
    journey.run("Export people")
    assert journey.find("count").text() == "1 person will be exported"
    journey.click(journey.button("Choose a file"))
    assert target.read_text("utf-8-sig").splitlines() == [
        "Name,Phone",
        "Rosa Delgado,(305) 555-0143",
    ]
    for _step in range(4):  # the export's record, two answers, the import
        journey.press(K.Key_Z, on=journey.window, with_=CTRL)
    assert names(workspace) == []


def test_undo_reaches_beyond_a_restart(start, home) -> None:
    starting.new(home / "a", "A").close()
    first = start(Wish(home / "a"))
    first.program.bridge.workspace.do("Add person", people.add, "Rosa")
    first.close()
    again = start()  # the last campaign opens by itself
    assert names(again.program.bridge.workspace) == ["Rosa"]
    again.press(K.Key_Z, on=again.window, with_=CTRL)
    assert names(again.program.bridge.workspace) == []
    assert again.message.startswith("Undone: Add person")


def test_a_second_window_on_one_campaign_is_refused_with_a_sentence(
    start, home, tmp_path, settings
) -> None:
    starting.new(home / "a", "A").close()
    start(Wish(home / "a"))
    second = start(Wish(home / "a"))
    assert not second.program.bridge.is_open
    assert second.sheets and second.top.heading.text() == "This campaign is already open"


def test_a_protected_campaign_asks_until_the_passphrase_is_right(start, home, monkeypatch) -> None:
    starting.new(home / "a", "A", passphrase="four words or more").close()
    typed = iter(["wrong", "four words or more"])
    asked: list[bool] = []

    def ask(_screen, _folder, *, wrong: bool) -> str:
        asked.append(wrong)
        return next(typed)

    monkeypatch.setattr("organizer.ui.start.first_screen.FirstScreen.ask_passphrase", ask)
    journey = start(Wish(home / "a"))
    assert journey.window.current_name == "today"
    assert asked == [False, True]


def test_a_damaged_campaign_is_refused_with_a_sentence_and_left_as_it_is(start, home) -> None:
    starting.new(home / "a", "A").close()
    database = home / "a" / "campaign.db"
    database.write_bytes(b"not a database at all " * 300)
    before = database.read_bytes()
    journey = start(Wish(home / "a"))
    assert not journey.program.bridge.is_open
    assert journey.top.heading.text()
    assert database.read_bytes() == before


def test_the_sample_opens_every_screen_in_every_scheme(start, home) -> None:
    journey = start(Wish(first_sample=True))
    for scheme in ("Dark", "High contrast", "Light"):
        journey.run(scheme)
        for number in range(1, 7):
            journey.go(number)
            assert not journey.window.grab().isNull()
    assert journey.window.current_name == "studio"
    assert journey.all("meeting", QComboBox)
