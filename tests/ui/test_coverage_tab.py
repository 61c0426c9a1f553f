import factories
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton

from organizer.meetings.speakers import commands
from organizer.meetings.speakers.queries import Balance, Coverage, CoverageRow, SpeakerRow
from organizer.model.kinds import PointKind
from organizer.ui.meetings.coverage.grid import CoverageGrid
from organizer.ui.meetings.coverage.tab import CoverageTab

from .slate import Slate, TabPage, nameless, settle

KEY = Qt.Key


@pytest.fixture
def slate(tmp_path):
    made = Slate(tmp_path / "campaign")
    yield made
    made.workspace.close()


@pytest.fixture
def open_tab(qtbot, jobs, settings):
    def show(slate, size=(1100, 700)):
        page = TabPage(slate, jobs, settings, CoverageTab)
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
def cells(page):
    return page.tab.grid.cells


def headers(cells):
    count = cells.grid.columnCount()
    return [cells.grid.headerData(i, Qt.Orientation.Horizontal) for i in range(count)]


def sums(cells):
    return [cells.grid.covered(row).text for row in range(cells.grid.rowCount())]


def test_the_grid_shows_points_and_speakers(cells, page):
    assert headers(cells) == ["Rosa D.", "Jean-Marc P.", "Denise H.", "Covered"]
    titles = [cells.grid.headerData(i, Qt.Orientation.Vertical) for i in range(3)]
    assert titles == [
        "The vote was 3 to 2",
        "Opponents: victims may stop calling",
        "Ask: what did it cost?",
    ]
    assert sums(cells) == ["nobody", "nobody", "nobody"]
    assert page.tab.status_text().startswith("0 points covered · 3 gaps")


def test_arrows_move_and_space_gives_and_takes(qtbot, slate, cells):
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Space):
        qtbot.keyClick(cells, key)
        settle(qtbot)
    assert slate.given() == {(1, 1)}
    assert sums(cells) == ["nobody", "1 speaker", "nobody"]
    assert cells.currentIndex().row() == 1 and cells.currentIndex().column() == 1
    qtbot.keyClick(cells, KEY.Key_Space)
    assert slate.given() == set()


def test_a_click_gives_a_point_and_undo_takes_it_back(qtbot, slate, cells, page):
    spot = cells.visualRect(cells.grid.index(2, 0)).center()
    qtbot.mouseClick(cells.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert slate.given() == {(0, 2)}
    page.bridge.undo()
    assert slate.given() == set()


def test_kinds_and_gaps_filter_the_rows(qtbot, slate, cells, page):
    slate.workspace.do("Give", commands.assign_point, slate.speakers[0], slate.points[0])
    settle(qtbot)
    qtbot.mouseClick(page.find("only_gaps"), Qt.MouseButton.LeftButton)
    assert [point.id for point in cells.grid.points] == slate.points[1:]
    qtbot.mouseClick(page.find("kind_oppose"), Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert [point.id for point in cells.grid.points] == [slate.points[1]]
    chip = page.find("kind_oppose", QAbstractButton)
    assert chip.accessibleName() == "against 1"


def test_a_meeting_opens_with_the_kinds_that_are_spoken_about(qtbot, slate, open_tab):
    slate.workspace.do("Give", commands.assign_point, slate.speakers[0], slate.points[1])
    tab = open_tab(slate).tab
    settle(qtbot)
    assert [point.id for point in tab.grid.cells.grid.points] == [slate.points[1]]
    assert tab.findChild(QAbstractButton, "kind_oppose").isChecked()


def test_no_gap_left_says_so_and_leads_back(qtbot, slate, page):
    for point_id in slate.points:
        slate.workspace.do("Give", commands.assign_point, slate.speakers[0], point_id)
    settle(qtbot)
    qtbot.mouseClick(page.find("only_gaps"), Qt.MouseButton.LeftButton)
    assert not page.tab.grid.isVisible()
    shown = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    button = next(button for button in shown if button.text() == "Show all points")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.tab.grid.isVisible()


def test_a_suggestion_is_accepted_alone_or_with_all(qtbot, slate, page):
    first = f"accept_{slate.speakers[0]}_{slate.points[0]}"
    qtbot.mouseClick(page.find(first), Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert slate.given() == {(0, 0)}
    qtbot.mouseClick(page.find("accept_all"), Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert slate.given() == {(0, 0), (1, 1), (2, 2)}
    assert page.said == ["1 talking point given.", "2 talking points given."]
    assert slate.steps() == "Accept 2 suggestions"
    page.bridge.undo()
    assert slate.given() == {(0, 0)}


def test_those_who_take_no_turn_are_left_out(qtbot, slate, cells):
    slate.workspace.do("Decline", commands.set_status, [slate.speakers[1]], "declined")
    settle(qtbot)
    assert headers(cells) == ["Rosa D.", "Denise H.", "Covered"]


def test_without_speakers_it_says_what_to_do(tmp_path, open_tab):
    made = Slate(tmp_path / "empty", is_full=False)
    factories.point(made.workspace)
    page = open_tab(made)
    shown = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Add speaker", "Paste a list"]
    made.workspace.close()


def test_without_points_it_leads_to_the_library(qtbot, tmp_path, open_tab):
    made = Slate(tmp_path / "empty", is_full=False)
    factories.speaker(made.workspace, made.meeting)
    page = open_tab(made)
    button = next(b for b in page.findChildren(QPushButton) if b.isVisible())
    assert button.text() == "Open talking points"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.went == [("points", None)]
    made.workspace.close()


def test_a_low_window_shows_grid_or_cards(qtbot, slate, open_tab):
    page = open_tab(slate, (640, 330))
    assert page.tab.grid.isVisible() and not page.tab.suggested.isVisible()
    qtbot.mouseClick(page.find("flip"), Qt.MouseButton.LeftButton)
    assert page.tab.suggested.isVisible() and not page.tab.grid.isVisible()


def test_headers_stay_while_a_large_grid_scrolls(qtbot):
    speakers = tuple(_speaker(number) for number in range(1, 15))
    points = tuple(
        CoverageRow(number, f"Point {number}", PointKind.FACT, False, frozenset({number % 14 + 1}))
        for number in range(1, 46)
    )
    grid = CoverageGrid()
    qtbot.addWidget(grid)
    grid.resize(900, 400)
    grid.show()
    grid.show_coverage(Coverage(speakers, points, (), Balance((), (), 0, None)), only_gaps=False)
    grid.cells.setCurrentIndex(grid.grid.index(44, 13))
    assert grid.cells.verticalScrollBar().value() > 0
    assert grid.cells.horizontalScrollBar().value() > 0
    assert grid._sums.verticalScrollBar().value() == grid.cells.verticalScrollBar().value()
    assert grid._sums.verticalScrollBar().maximum() == grid.cells.verticalScrollBar().maximum()
    assert grid.cells.verticalHeader().isVisible() and grid.cells.horizontalHeader().isVisible()
    assert not grid.grab().isNull()


@pytest.mark.parametrize("count", [1, 3, 8, 12, 30])
def test_no_ground_lies_bare_between_the_names_and_the_sums(qtbot, count):
    grid = CoverageGrid()
    qtbot.addWidget(grid)
    grid.resize(1090, 400)
    grid.show()
    points = (CoverageRow(1, "Point", PointKind.FACT, False, frozenset({1})),)
    speakers = tuple(_speaker(number) for number in range(1, count + 1))
    grid.show_coverage(Coverage(speakers, points, (), Balance((), (), 0, None)), only_gaps=False)
    qtbot.wait(1)
    header = grid.cells.horizontalHeader()
    taken = grid.cells.verticalHeader().width() + header.length() + grid._sums.width()
    assert taken == grid.width() if count <= 12 else taken > grid.width()
    assert header.height() == grid._sums.horizontalHeader().height()


def test_everything_that_takes_the_focus_has_a_name(page, cells):
    assert nameless(page) == []
    spoken = cells.grid.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Rosa Delgado, The vote was 3 to 2: not given"


def _speaker(number):
    row = dict.fromkeys(SpeakerRow.__dataclass_fields__, None)
    return SpeakerRow(**row | {"id": number, "name": f"Name {number}", "short_name": f"N {number}"})
