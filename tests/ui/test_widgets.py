import ast
import gc
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from source import ROOT, tree

from organizer.paths import resource
from organizer.ui.today.hero_card import Figure
from organizer.ui.widgets import buttons
from organizer.ui.widgets.card import Callout, Card
from organizer.ui.widgets.chip import Chip, ChipRow, FilterChip
from organizer.ui.widgets.choice_list import Choice, ChoiceList
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.drop_area import DropArea
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.progress_bar import SlimBar
from organizer.ui.widgets.search_field import SearchField
from organizer.ui.widgets.side_panel import SidePanel
from organizer.ui.widgets.tabs import TabBar
from organizer.ui.widgets.text import Text

from .hands import drop_files


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(400, 300)
        widget.show()
        widget.activateWindow()
        return widget

    return show


def test_a_chip_row_wraps(shown):
    row = shown(ChipRow([Chip(f"word number {i}", "green") for i in range(8)]))
    assert row.layout().heightForWidth(150) > row.layout().heightForWidth(900)
    assert row.accessibleName().startswith("word number 0, word number 1")
    row.set_chips([])
    assert row.layout().count() == 0
    assert not row.grab().isNull()


def test_a_filter_chip_is_switched_and_removed_by_keys(qtbot, shown):
    chip = shown(FilterChip("Facts", count=1400))
    assert chip.accessibleName() == "Facts 1,400"
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert not chip.isChecked()
    cross = shown(FilterChip("district is 3", is_removable=True))
    with qtbot.waitSignal(cross.removed):
        qtbot.keyClick(cross, Qt.Key.Key_Delete)
    with qtbot.waitSignal(cross.removed):
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)


def test_tabs_are_one_stop_and_follow_the_arrows(qtbot, shown):
    bar = shown(TabBar([("a", "Agenda"), ("s", "Speakers"), ("c", "Coverage")], "Parts"))
    bar.set_count("s", 14)
    assert bar._tabs["s"].accessibleName() == "Speakers 14"
    with qtbot.waitSignal(bar.chosen) as told:
        qtbot.keyClick(bar._tabs["a"], Qt.Key.Key_Right)
    assert told.args == ["s"]
    stops = [key for key, tab in bar._tabs.items() if tab.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [key for key in stops if bar._tabs[key].focusPolicy() == Qt.FocusPolicy.TabFocus] == [
        "s"
    ]
    for key in "sc":
        qtbot.keyClick(bar._tabs[key], Qt.Key.Key_Right)
    assert bar.current == "a"
    assert not bar.grab().isNull()


def test_a_choice_list_keeps_what_is_open(qtbot, shown):
    view = shown(ChoiceList("Lists", [Choice(1, "Everyone", 1284), Choice(2, "Will speak")]))
    assert view.current == 1
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert told.args == [2]
    with qtbot.assertNotEmitted(view.chosen):
        view.set_choices([Choice(0, "New", icon="pin"), Choice(2, "Will speak", 7)])
    assert view.current == 2
    assert not view.grab().isNull()


def test_an_empty_state_has_one_button_or_two(qtbot, shown):
    pressed = []
    state = shown(EmptyState("people", "Nobody yet", "People you know.", "Add"))
    state.pressed.connect(lambda: pressed.append(1))
    qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert state.second_button.isHidden()


def test_user_text_is_never_read_as_markup(shown):
    label = shown(Text("<img src='x'><b>Rosa</b>"))
    assert label.textFormat() == Qt.TextFormat.PlainText
    callout = shown(Callout("A & B", "<b>x</b>"))
    assert callout.sentence.text() == "<b>A &amp; B</b> &lt;b&gt;x&lt;/b&gt;"


def test_cards_figures_bars_and_panels_are_drawn(shown):
    card = shown(Card("Title"))
    card.add(Figure("12", "confirmed", "/ 20"))
    bar = card.add(SlimBar("Time"))
    bar.set_share(3, 4)
    assert bar.accessibleDescription() == "75 percent"
    bar.set_share(1, 0)
    assert bar.share == 0
    panel = shown(SidePanel())
    panel.set_head("Rosa", "nurse")
    panel.add_part(QLabel("x"), "Part")
    panel.add_button(QPushButton("Go"))
    assert not card.grab().isNull()
    assert not panel.grab().isNull()


def test_buttons_need_no_mouse_and_have_names(qtbot, shown):
    pressed = []
    made = shown(buttons.icon_button("trash", "Delete", lambda: pressed.append(1)))
    assert made.accessibleName() == made.toolTip() == "Delete"
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert pressed == [1]


def test_a_search_waits_for_a_short_pause(qtbot, shown):
    field = shown(SearchField("Find…", "Ctrl+K"))
    found = []
    field.searched.connect(found.append)
    qtbot.keyClicks(field, "abc")
    qtbot.waitUntil(lambda: found == ["abc"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: found == ["abc", ""])
    with qtbot.waitSignal(field.left_downwards):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_dropped_files_are_told_and_those_of_another_kind_refused(qtbot, shown, tmp_path):
    target = shown(QWidget())
    area = DropArea(target, [".ics", ".csv"], "Drop to look at it")
    good, bad = tmp_path / "a.ICS", tmp_path / "b.exe"
    seen, taken, refused = [], [], []
    area.dropped.connect(taken.append)
    area.refused.connect(refused.append)
    drop_files(target, good, bad, above=lambda: seen.append(area._overlay.isVisible()))
    assert seen == [True]
    assert (taken, refused) == ([[good]], [[bad]])
    assert area._overlay.isHidden()


def test_enter_presses_the_default_of_a_sheet_and_esc_leaves_it(qtbot, shown):
    sheet = Sheet("Import?", "40 people")
    sheet.add_choice("Import 40 people")
    shown(sheet)
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    other = Sheet("Import?")
    other.add_choice("Import")
    shown(other)
    with qtbot.waitSignal(other.rejected):
        qtbot.keyClick(other, Qt.Key.Key_Escape)


@pytest.mark.xdist_group("source")
def test_icons_of_the_code_exist():
    known = {path.stem for path in resource("icons").glob("*.svg")}
    wanted = set()
    for path in (ROOT / "organizer" / "ui").rglob("*.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.keyword) and node.arg in ("icon", "icon_name"):
                value = node.value
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                    wanted.add(value.value)
    assert wanted <= known


def test_every_icon_is_shown_somewhere():
    code = (ROOT / "organizer").rglob("*.py")
    text = "\n".join(path.read_text() for path in code) + resource("styles", "app.qss").read_text()
    names = {path.stem for path in resource("icons").glob("*.svg")}
    assert [
        name for name in sorted(names) if f'"{name}"' not in text and f"{name}.svg" not in text
    ] == []


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_qt_calls_do_not_use_up_none(shown):
    """PySide6 6.12.0 on Python 3.11 drops a reference to None at each call."""
    widget = shown(QWidget())
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(200):
        widget.update()
    assert before - sys.getrefcount(None) <= 50


def test_a_button_that_a_bar_has_hidden_stays_hidden_when_its_action_changes(qtbot):
    held = QWidget()
    qtbot.addWidget(held)
    action = QAction("Accept", held)
    made = buttons.action_button(action)
    made.setParent(held)
    held.show()
    made.hide()
    action.setEnabled(False)
    action.setEnabled(True)
    assert not made.isVisible()
