import factories
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from organizer.meetings.speakers import commands, queries
from organizer.model.errors import StoreTrouble, Trouble
from organizer.model.kinds import SpeakerStatus as S
from organizer.people import commands as people
from organizer.people.queries import PeopleCriteria, count
from organizer.ui.binding.screen_context import StudioTarget
from organizer.ui.meetings.speakers.adding import names_of
from organizer.ui.meetings.speakers.tab import SpeakersTab

from .hands import choose, drag_row, leave, write
from .slate import Slate, TabPage, nameless, settle

KEY = Qt.Key


@pytest.fixture
def slate(tmp_path):
    made = Slate(tmp_path / "campaign")
    yield made
    made.workspace.close()


@pytest.fixture
def empty(tmp_path):
    made = Slate(tmp_path / "campaign", is_full=False)
    yield made
    made.workspace.close()


@pytest.fixture
def open_tab(qtbot, jobs, settings):
    def show(slate, size=(1100, 700)):
        page = TabPage(slate, jobs, settings, SpeakersTab)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.tab.set_meeting(slate.meeting)
        page.tab.first_focus().setFocus()
        settle(qtbot)
        return page

    return show


@pytest.fixture
def page(slate, open_tab):
    return open_tab(slate)


@pytest.fixture
def press(qtbot, page):
    def keys(*pressed, modifier=Qt.KeyboardModifier.NoModifier):
        for key in pressed:
            qtbot.keyClick(page.tab.table, key, modifier)
            settle(qtbot)

    return keys


def choose_status(menu, status):
    menu.setActiveAction(next(each for each in menu.actions() if each.data() == status))
    QTest.keyClick(menu, KEY.Key_Return)


def test_the_table_lists_the_speakers_and_the_panel_shows_the_first(page):
    table = page.tab.table
    assert [table.table.index(row, 1).data() for row in range(3)] == [
        "Rosa Delgado",
        "Jean-Marc Pierre",
        "Denise Howard",
    ]
    assert page.tab.panel.name.text() == "Rosa Delgado"
    assert page.find("total").text() == "Total 0:00 of 6:00"
    assert page.tab.status_text() == "3 speakers · 0 said yes"


def test_space_moves_the_status_on_in_its_column_only_and_undo_brings_it_back(slate, page, press):
    press(KEY.Key_Space)
    assert slate.row(0).status == S.SUGGESTED
    press(KEY.Key_Right, KEY.Key_Right, KEY.Key_Space)
    assert slate.row(0).status == S.ASKED
    press(KEY.Key_Space)
    assert slate.row(0).status == S.CONFIRMED
    page.bridge.undo()
    assert slate.row(0).status == S.ASKED
    assert [slate.row(place).status for place in (1, 2)] == [S.SUGGESTED, S.SUGGESTED]


def test_alt_and_arrows_put_the_speakers_in_order(slate, press):
    press(KEY.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert slate.order() == ["Jean-Marc Pierre", "Rosa Delgado", "Denise Howard"]
    press(KEY.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert slate.order() == ["Jean-Marc Pierre", "Denise Howard", "Rosa Delgado"]
    press(KEY.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    assert slate.order() == ["Jean-Marc Pierre", "Rosa Delgado", "Denise Howard"]
    assert slate.steps() == "Reorder speakers"


def test_dropping_a_row_puts_the_speaker_there(slate, page, monkeypatch):
    drag_row(monkeypatch, page.tab.table, 2, 0)
    assert slate.order() == ["Denise Howard", "Rosa Delgado", "Jean-Marc Pierre"]


def test_del_takes_a_speaker_off_says_so_and_undo_brings_back(slate, page, press):
    press(KEY.Key_Down, KEY.Key_Delete)
    assert slate.order() == ["Rosa Delgado", "Denise Howard"]
    assert page.said == ["Jean-Marc Pierre was removed from the list."]
    page.bridge.undo()
    assert slate.order() == ["Rosa Delgado", "Jean-Marc Pierre", "Denise Howard"]
    assert slate.workspace.query(count, PeopleCriteria()) == 3


def test_the_status_menu_offers_only_what_is_allowed(slate, page, press):
    menu = page.find("status", QPushButton).menu()
    menu.popup(QPoint(0, 0))
    assert [action.data() for action in menu.actions()] == ["asked", "confirmed", "declined"]
    choose_status(menu, "confirmed")
    assert slate.row(0).status == S.CONFIRMED
    assert slate.steps() == "Mark as confirmed"
    assert slate.row(1).status == S.SUGGESTED


def test_all_can_be_chosen_and_given_one_status_in_one_step(qtbot, slate, page, press):
    press(KEY.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    button = page.find("many_status", QPushButton)
    assert button.isVisible() and button.text() == "Status of 3 selected"
    button.menu().popup(QPoint(0, 0))
    choose_status(button.menu(), "asked")
    assert {row.status for row in slate.rows()} == {S.ASKED}
    page.bridge.undo()
    assert {row.status for row in slate.rows()} == {S.SUGGESTED}


def test_a_menu_of_statuses_fits_all_that_are_chosen():
    both = queries.next_statuses([S.ASKED, S.CONFIRMED])
    assert both == (S.SUGGESTED, S.ASKED, S.CONFIRMED)
    assert queries.next_statuses([S.SPOKE]) == (S.HERE, S.ON_DECK, S.SPEAKING)
    assert queries.next_statuses([S.SUGGESTED, S.SPOKE]) == ()
    assert queries.next_statuses([]) == ()


def test_time_is_given_to_another_and_the_row_says_to_whom(qtbot, slate, page):
    qtbot.mouseClick(page.find("cede"), Qt.MouseButton.LeftButton)
    picker = page.tab.rows.receiver_list
    qtbot.keyClicks(picker.field, "howard")
    qtbot.keyClick(picker.field, KEY.Key_Return)
    settle(qtbot)
    assert slate.row(0).status == S.CEDED
    assert slate.row(0).cedes_to_id == slate.speakers[2]
    table = page.tab.table.table
    assert table.columns[2].words(table.row_at(0)) == "yields to 3"
    page.tab.table.selectRow(2)
    assert "Has time from Rosa Delgado." in [
        label.text() for label in page.tab.panel.findChildren(type(page.tab.panel.line))
    ]


def test_a_statement_is_timed_as_it_is_typed_and_saved_on_leaving(qtbot, slate, page):
    editor = page.tab.panel.statement.field.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "word " * 13)
    assert page.find("statement_clock").text() == "0:06"  # 13 words at 130 a minute
    assert page.find("statement_verdict").chip.text == "fits"
    page.tab.table.selectRow(1)
    settle(qtbot)
    assert slate.row(0).statement_seconds == 6
    assert slate.row(1).statement == ""
    assert editor.toPlainText() == ""
    assert page.find("total").text() == "Total 0:06 of 6:00"


def test_a_statement_that_is_too_long_says_by_how_much(qtbot, slate, page):
    editor = page.tab.panel.statement.field.editor
    editor.setPlainText("word " * 282)
    assert page.find("statement_clock").text() == "2:10"  # 282 / 130 * 60
    assert page.find("statement_verdict").chip == ("0:10 over", "red")


def test_another_speaker_is_shown_from_the_top_with_the_clock_in_view(slate, page, press):
    panel = page.tab.panel
    slate.workspace.do("Write", commands.edit, slate.speakers[1], statement="A word. " * 300)
    bar = panel._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    press(KEY.Key_Down)
    assert panel.record.id == slate.speakers[1] and bar.value() == 0
    last = panel.statement._bar
    bottom = last.mapTo(panel._scroll.widget(), last.rect().bottomLeft()).y()
    assert bottom <= panel._scroll.viewport().height()


def test_enter_leads_to_the_statement(page, press):
    press(KEY.Key_Return)
    assert page.tab.panel.statement.field.editor.hasFocus()


def test_escape_leads_from_the_panel_back_to_the_table(qtbot, page, press):
    press(KEY.Key_Return)
    qtbot.keyClick(page.tab.panel.statement.field.editor, KEY.Key_Escape)
    assert page.tab.table.hasFocus()


def test_a_point_is_found_in_the_menu_given_and_taken_away(qtbot, slate, page):
    points = page.tab.panel.points
    qtbot.mouseClick(points.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(points.picker.field, "calling")
    qtbot.keyClick(points.picker.field, KEY.Key_Return)
    settle(qtbot)
    assert slate.given() == {(0, 1)}
    card = page.find(f"point_{slate.points[1]}")
    words = [label.accessibleName() for label in card.findChildren(type(page.tab.panel._chip))]
    assert "contested" in words and "no source" in words
    qtbot.mouseClick(page.find(f"take_{slate.points[1]}"), Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert slate.given() == set()


def test_needs_are_added_by_a_chip_and_by_words_and_go_when_pressed(qtbot, slate, page):
    needs = page.tab.panel.needs
    offer = next(c for c in needs.offers.children() if getattr(c, "text", str)() == "+ ride")
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    settle(qtbot)
    field = page.find("need", QLineEdit)
    qtbot.keyClicks(field, "step-free entrance")
    qtbot.keyClick(field, KEY.Key_Return)
    settle(qtbot)
    assert slate.row(0).needs == ("ride", "step-free entrance")
    needs.remove("ride")
    assert slate.row(0).needs == ("step-free entrance",)


def test_the_turn_saves_itself_field_by_field(qtbot, slate, page):
    item = factories.item(slate.workspace, slate.meeting, "ICE agreement", number="RE.12")
    page.tab.set_meeting(slate.meeting)
    settle(qtbot)
    box = page.find("speaker_needs_interpreter")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    choose(page.find("speaker_language"), "Haitian Creole")
    choose(page.find("speaker_agenda_item_id"), "RE.12 ICE agreement")
    own = page.find("speaker_own_seconds")
    assert own.text() == "by the rules: 2:00"
    write(own, "240")
    row = slate.row(0)
    assert row.needs_interpreter and row.language == "ht" and row.agenda_item_id == item
    assert row.own_seconds == row.allowed_seconds == 240


def test_the_panel_opens_the_person_and_prints_the_card(qtbot, slate, page):
    qtbot.mouseClick(page.find("open_person"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.find("print_card"), Qt.MouseButton.LeftButton)
    target = StudioTarget("speaker-cards", slate.meeting, (slate.speakers[0],))
    assert page.went == [("people", slate.row(0).person_id), ("studio", target)]


def test_names_are_added_one_after_another_known_and_new(qtbot, slate, page):
    known = factories.person(slate.workspace, "Inés Mora")
    qtbot.keyClick(page, KEY.Key_Insert)
    page.tab._adding.action.trigger()
    dialog = page.tab._adding.dialog
    field = dialog.field
    qtbot.keyClicks(field, "ines")
    assert dialog.matches.matches[0].words == "Inés Mora"
    qtbot.keyClick(field, KEY.Key_Return)
    assert field.text() == ""
    qtbot.keyClicks(field, "Ken Whitfield")
    qtbot.keyClick(field, KEY.Key_Return)
    assert dialog.isVisible()
    assert slate.order()[3:] == ["Inés Mora", "Ken Whitfield"]
    assert known in [row.person_id for row in slate.rows()]
    qtbot.keyClicks(field, "rosa delgado")
    qtbot.keyClick(field, KEY.Key_Return)
    assert len(slate.order()) == 5, "she is already on the list"
    qtbot.keyClick(dialog, KEY.Key_Escape)
    assert page.tab._adding.dialog is None


def test_a_pasted_list_is_shown_first_and_added_in_one_step(qtbot, slate, page, press):
    factories.person(slate.workspace, "Inés Mora")
    for _ in range(2):
        factories.person(slate.workspace, "Ana Lima")
    before = slate.order()
    QGuiApplication.clipboard().setText(
        "1. Ines Mora\n2. Ken Whitfield, 305-555-0150\n- rosa delgado\nAna Lima\nken whitfield"
    )
    press(KEY.Key_V, modifier=Qt.KeyboardModifier.ControlModifier)
    dialog = page.tab._adding.dialog
    assert [match.chips[0].text for match in dialog.preview.matches] == [
        "known",
        "new",
        "on the list",
        "2 people with this name",
        "twice",
    ]
    assert slate.order() == before
    assert dialog.go_button.text() == "Add 2 speakers"
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    assert slate.order() == [*before, "Inés Mora", "Ken Whitfield"]
    assert slate.steps() == "Add 2 speakers"
    page.bridge.undo()
    assert slate.order() == before


def test_names_of_a_list_lose_numbers_dots_and_what_follows():
    text = "1. Rosa Díaz\n (2) Ana\n\n• Jean-Marc Pierre\tteacher\n- Ken, ken@example.org\n305\nX"
    assert names_of(text) == ["Rosa Díaz", "Ana", "Jean-Marc Pierre", "Ken", "X"]


def test_nobody_yet_says_what_to_do(qtbot, empty, open_tab):
    page = open_tab(empty)
    assert not page.tab.panel.isVisible()
    buttons = [b for b in page.tab.table.findChildren(QPushButton) if b.isVisible()]
    assert [button.text() for button in buttons] == ["Add speaker", "Paste a list"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    dialog = page.tab._adding.dialog
    qtbot.keyClicks(dialog.field, "Rosa Delgado")
    qtbot.keyClick(dialog.field, KEY.Key_Return)
    qtbot.keyClick(dialog, KEY.Key_Escape)
    settle(qtbot)
    assert empty.order() == ["Rosa Delgado"]
    assert page.tab.panel.isVisible()
    assert page.tab.panel.name.text() == "Rosa Delgado"


def test_a_narrow_window_shows_the_panel_in_place_of_the_list(qtbot, slate, open_tab):
    page = open_tab(slate, (600, 380))
    assert page.tab.table.isVisible() and not page.tab.panel.isVisible()
    qtbot.keyClick(page.tab.table, KEY.Key_Return)
    assert page.tab.panel.isVisible() and not page.tab.table.isVisible()
    qtbot.keyClick(page.tab.panel, KEY.Key_Escape)
    assert page.tab.table.isVisible() and page.tab.table.hasFocus()


def test_another_meeting_shows_its_own_speakers(qtbot, slate, page):
    other = factories.meeting(slate.workspace, title="County Commission")
    factories.speaker(slate.workspace, other, "Ken Whitfield")
    editor = page.tab.panel.statement.field.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "Half a thought")
    page.tab.set_meeting(other)
    assert slate.row(0).statement == "Half a thought"  # at once, not when the others are there
    settle(qtbot)
    assert page.tab.panel.name.text() == "Ken Whitfield"
    assert editor.toPlainText() == ""
    assert [row.statement for row in slate.workspace.query(queries.of_meeting, other)] == [""]


def test_what_is_typed_is_saved_before_another_view_takes_its_place(qtbot, slate, page):
    editor = page.tab.panel.statement.field.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "Half a thought")
    page.tab.show_forecast()
    assert slate.row(0).statement == "Half a thought"


def test_a_removal_that_is_refused_is_not_told_as_done(qtbot, slate, page, press, refusing):
    refusing(slate.workspace)
    with qtbot.waitSignal(page.bridge.trouble):
        press(KEY.Key_Delete)
    assert page.said == []
    assert slate.order() == ["Rosa Delgado", "Jean-Marc Pierre", "Denise Howard"]


def test_a_name_with_markup_is_shown_as_it_is(qtbot, slate, page):
    slate.workspace.do("Rename", people.edit, slate.row(0).person_id, name="<b>R</b> & S")
    settle(qtbot)
    assert page.tab.panel.name.text() == "<b>R</b> & S"
    assert page.tab.panel.name.textFormat() == Qt.TextFormat.PlainText


def test_everything_that_takes_the_focus_has_a_name(qtbot, slate, page):
    assert nameless(page) == []
    for ask in (page.tab._adding.type_names, page.tab._adding.paste_names):
        ask("")
        assert nameless(page.tab._adding.dialog) == []
        page.tab._adding.dialog.reject()


def test_a_statement_that_is_refused_stays_with_its_speaker(qtbot, slate, page, press, monkeypatch):
    def refuse(*_args, **_named):
        raise StoreTrouble(Trouble.DISK_FULL)

    editor = page.tab.panel.statement.field.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "Good evening.")
    monkeypatch.setattr(page.bridge, "attempt", refuse)
    with qtbot.waitSignal(page.bridge.trouble):
        press(KEY.Key_Down)
    monkeypatch.undo()
    assert page.tab.panel.name.text() == "Jean-Marc Pierre"
    assert editor.toPlainText() == ""
    press(KEY.Key_Up)
    assert editor.toPlainText() == "Good evening."
    leave(editor)
    assert [slate.row(place).statement for place in (0, 1)] == ["Good evening.", ""]
