"""What somebody stumbled over who used the window for the first time."""

from pathlib import Path

import factories
import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

import organizer
from organizer.imports.description import Note, NoteKind
from organizer.imports.incoming import Options, from_file
from organizer.imports.registry import open_file
from organizer.meetings.speakers import commands as speakers
from organizer.meetings.speakers import queries as speaker_queries
from organizer.model.errors import Rule, RuleBroken
from organizer.officials import commands as body_commands
from organizer.officials import queries as bodies
from organizer.officials.queries import TrashedRow
from organizer.people import commands as people
from organizer.store.workspace import Workspace
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.page import Page, Screen
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.binding.settings import Settings
from organizer.ui.imports import import_words
from organizer.ui.meetings.agenda.tab import AgendaTab
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.officials.officials_page import OfficialsPage, TrashSheet
from organizer.ui.shell.main_window import Extras, MainWindow, Wording
from organizer.ui.start.welcome_page import WelcomePage
from organizer.ui.widgets import buttons
from organizer.ui.widgets import file_dialogs as saving_as
from organizer.ui.widgets.fields import TextField

from .slate import TODAY, Slate, TabPage, settle

K = Qt.Key


class FieldPage(Page):
    def __init__(self):
        super().__init__()
        self.field, self.table = TextField("Name"), QLineEdit()
        self.gone = QPushButton("Paste a list")
        self.pressed = []
        self.paper = buttons.secondary("Print flyer", lambda: self.pressed.append("flyer"))
        box = QVBoxLayout(self)
        for part in (self.table, self.gone, self.field, self.paper):
            box.addWidget(part)
        self.field.set_value("")

    def first_focus(self):
        return self.table


class OtherPage(Page):
    pass


@pytest.fixture
def window(qtbot, bridge, jobs, looks, settings):
    made = MainWindow(
        Wording("Brand", "Find things…", "Window"),
        [Screen("one", "One", "home", FieldPage), Screen("two", "Two", "people", OtherPage)],
        bridge,
        jobs,
        looks,
        settings,
        Extras(),
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open("one")
    return made


@pytest.fixture
def slate(tmp_path):
    made = Slate(tmp_path / "campaign")
    yield made
    made.workspace.close()


def test_the_foot_does_not_say_saved_while_something_is_typed(qtbot, window):
    field = window.current_page.field
    assert "All changes saved" in window.navigation.foot_words
    qtbot.keyClicks(field.editor, "Rosa")
    qtbot.waitUntil(lambda: "Saving…" in window.navigation.foot_words)
    assert "aved" not in window.navigation.foot_words
    assert window.navigation._kept._icon._name != "check"
    qtbot.keyClick(field.editor, K.Key_Return)
    qtbot.waitUntil(lambda: "aved" in window.navigation.foot_words)
    assert window.navigation._kept._icon._name == "check"


def test_the_foot_says_that_a_refused_entry_is_not_saved(qtbot, window):
    def refuse(_value):
        raise RuleBroken(Rule.NAME_EMPTY)

    field = window.current_page.field.save_with(refuse)
    qtbot.keyClicks(field.editor, "Rosa")
    qtbot.keyClick(field.editor, K.Key_Return)
    qtbot.waitUntil(lambda: "Not saved" in window.navigation.foot_words)
    qtbot.keyClick(field.editor, K.Key_Escape)
    qtbot.waitUntil(lambda: "aved" in window.navigation.foot_words)


def test_a_message_does_not_take_the_focus_of_what_is_hidden(qtbot, window):
    page = window.current_page
    page.field.hide()
    page.paper.hide()
    page.gone.setFocus()
    window.messages.show_done("5 speakers added.", lambda: None)
    page.gone.hide()
    assert window.focusWidget() is page.table


def test_an_arrow_walks_on_and_a_number_leads_into_the_page(qtbot, window):
    window.open("two")
    entry = window.findChild(QWidget, "go_two")
    entry.setFocus()
    qtbot.keyClick(window, K.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.current_page.table
    window.findChild(QWidget, "go_one").setFocus()
    qtbot.keyClick(window, K.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not window.navigation.isAncestorOf(window.focusWidget())


def test_tab_leads_to_the_open_place_alone(window):
    places = [window.findChild(QWidget, f"go_{name}") for name in ("one", "two")]
    assert [bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in places] == [True, False]
    window.open("two")
    assert [bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in places] == [False, True]


def test_buttons_of_the_page_are_found_and_run(qtbot, window):
    page = window.current_page
    found = {action.text(): action for action in window._findable_actions()}
    found["Print flyer"].trigger()
    assert page.pressed == ["flyer"]
    again = {action.text(): action for action in window._findable_actions()}
    assert again["Print flyer"] is found["Print flyer"], "a new one for each search piles up"
    page.paper.setEnabled(False)
    assert "Print flyer" not in [action.text() for action in window._findable_actions()]


def test_another_writer_is_noticed_and_the_own_writes_are_not(tmp_path, qtbot):
    with Workspace.create(tmp_path / "campaign") as workspace:
        bridge = Bridge(workspace)
        told = []
        bridge.changed.connect(told.append)
        assert not workspace.looks_changed_outside()
        workspace.do("Add", people.add, "Rosa")
        assert not workspace.looks_changed_outside()
        assert len(told) == 1
        with Workspace.open(workspace.folder) as other:
            other.do("Add", people.add, "Ken")
        bridge.look_outside()
        assert len(told) == 2
        assert {"person", "speaker", "meeting"} <= told[-1].tables
        bridge.look_outside()
        assert len(told) == 2
        bridge.detach()


def test_a_statement_of_a_few_letters_is_written(slate):
    slate.workspace.do("Write", speakers.edit, slate.speakers[0], statement="XY")
    row = slate.row(0)
    assert row.statement_seconds == 0
    assert speaker_words.statement(row) == "0:00"
    assert speaker_words.statement_chips(row) == []  # it fits
    assert speaker_words.statement(slate.row(1)) == "not written"


@pytest.mark.parametrize("box", ["library", "protect"])
def test_enter_on_a_box_starts(qtbot, tmp_path, box):
    welcome = WelcomePage(Settings(tmp_path / "desk.ini"))
    qtbot.addWidget(welcome)
    welcome.show()
    qtbot.keyClicks(welcome.findChild(QWidget, "campaign_name"), "Water")
    found = welcome.findChild(QWidget, box)
    found.setFocus()
    with qtbot.waitSignal(welcome.create_wanted) as wanted:
        qtbot.keyClick(found, K.Key_Return)
    assert wanted.args[0].name == "Water"


def test_a_line_about_a_speaker_is_made_of_words_that_can_be_translated(slate):
    ids = [row.person_id for row in slate.rows()]
    slate.workspace.do("Edit", people.edit, ids[0], district="5", role="nurse")
    slate.workspace.do("Edit", people.edit, ids[1], district="5", neighborhood="Allapattah")
    assert speaker_words.about(slate.row(0)) == "District 5 · nurse"
    assert speaker_words.about(slate.row(1)) == "Allapattah"
    assert "about" not in speaker_queries.SpeakerRow.__dataclass_fields__


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("maria lopezJean <i>", "maria i."),
        ("Maria Lopez <", "Maria L."),
        ("Rosa Delgado", "Rosa D."),
        ("Ana (3)", "Ana"),
        ("Rosa", "Rosa"),
    ],
)
def test_a_short_name_ends_with_a_letter(slate, name, short):
    person_id = slate.row(0).person_id
    slate.workspace.do("Rename", people.edit, person_id, name=name)
    assert slate.row(0).short_name == short


def test_numbers_of_an_import_are_grouped_in_one_way(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("Name\nRosa\n")
    with Workspace.create(tmp_path / "campaign") as workspace:
        incoming = from_file(file)
        options = Options(zone="America/New_York")
        found = workspace.query(open_file(incoming, options).plan, options).description
    assert import_words.button(found, 4999) == "Import 4,999 people"
    assert import_words.taken(found.kind, 4999, "a.csv").startswith("4,999 people")
    assert import_words.unclear(1200).startswith("1,200 things")
    assert import_words.note(Note(NoteKind.LINE, count=1200)) == "line 1,200"


def test_file_dialogs_begin_in_documents_or_at_home(monkeypatch, tmp_path):
    documents = tmp_path / "Documents"
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(documents))
    asked = []

    def ask(_parent, _title, start, _kinds):
        asked.append(start)
        return "", ""

    monkeypatch.setattr(saving_as.QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(saving_as.QFileDialog, "getOpenFileName", ask)
    saving_as.ask_target(None, "Save", "a.pdf", "PDF (*.pdf)")
    saving_as.ask_source(None, "Import", "All (*)")
    documents.mkdir()
    saving_as.ask_source(None, "Import", "All (*)")
    assert asked == [str(tmp_path / "a.pdf"), str(tmp_path), str(documents)]


# officials


@pytest.fixture
def officials(tmp_path, jobs, settings, qtbot):
    with Workspace.create(tmp_path / "officials") as workspace:
        bridge = Bridge(workspace)
        made = OfficialsPage(ScreenContext(bridge, jobs, settings, today=lambda: TODAY))
        made.workspace = workspace
        made.city = factories.body(workspace)
        made.member = factories.official(workspace, made.city, "Gabela")
        qtbot.addWidget(made)
        made.resize(1150, 760)
        with qtbot.waitExposed(made):
            made.show()
        qtbot.waitUntil(lambda: len(made.table.table.ids) == 1)
        yield made
        bridge.detach()


def test_esc_keeps_what_was_typed_for_a_new_member(officials, qtbot):
    officials._new.trigger()
    name, title = officials.entry.editor("name"), officials.entry.editor("title")
    qtbot.keyClicks(name, "Eileen Higgins")
    qtbot.keyClicks(title, "Mayor")
    qtbot.keyClick(title, K.Key_Escape)
    assert officials.entry.isHidden()
    officials._new.trigger()
    assert (name.text(), title.text()) == ("Eileen Higgins", "Mayor")
    qtbot.keyClick(name, K.Key_Return)
    assert (name.text(), title.text()) == ("", "")


def test_the_trash_lists_bodies_and_members_and_puts_them_back(officials, qtbot):
    workspace = officials.workspace
    assert "Trash" not in [action.text() for action in officials.bar_actions()]
    workspace.do("Trash", body_commands.trash_official, officials.member)
    workspace.do("Trash", body_commands.trash, officials.city)
    name = "Miami City Commission"
    assert workspace.query(bodies.trashed) == [
        TrashedRow("body", officials.city, name),
        TrashedRow("member", officials.member, "Gabela", name),
    ]
    qtbot.waitUntil(lambda: "Trash" in [action.text() for action in officials.bar_actions()])
    officials.bar_actions()[0].trigger()
    sheet = officials.window().findChild(TrashSheet)
    qtbot.waitUntil(lambda: len(sheet.entries.matches) == 2)
    assert not sheet.grab().isNull()
    qtbot.keyClick(sheet.entries, K.Key_Down)
    qtbot.keyClick(sheet.entries, K.Key_Return)  # the member, who brings the body along
    qtbot.waitUntil(lambda: sheet.entries.matches == [])
    assert [row.name for row in workspace.query(bodies.officials)] == ["Gabela"]
    assert workspace.undo_label() == "Put back from trash"
    sheet.reject()
    qtbot.waitUntil(lambda: "Trash" not in [action.text() for action in officials.bar_actions()])


# words


def test_every_rule_can_be_broken_somewhere():
    sources = [
        path.read_text("utf-8")
        for path in (Path(organizer.__file__).parent).rglob("*.py")
        if path.name not in ("errors.py", "messages.py")
    ]
    assert [str(rule) for rule in Rule if not any(f"Rule.{rule.name}" in s for s in sources)] == []


def test_an_empty_agenda_promises_no_import(qtbot, tmp_path, jobs, settings):
    empty = Slate(tmp_path / "empty", is_full=False)
    page = TabPage(empty, jobs, settings, AgendaTab)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.tab.set_meeting(empty.meeting)
    settle(qtbot)
    said = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "No agenda yet" in said
    assert "import" not in said
    empty.workspace.close()
