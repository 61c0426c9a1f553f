from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from sqlalchemy import select

from organizer.model.people import Person
from organizer.people import commands as people
from organizer.ui.table.model import PAGE, TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.empty import EmptyState

from .hands import drag_row

COLUMNS = [
    TableColumn("name", "Name", lambda row: row.name, second=lambda row: row.line, is_bold=True,
                sort="name", stretch=1),
    TableColumn("state", "State", chips=lambda row: [Chip("asked", "amber")] if row.id % 2 else []),
    TableColumn("bar", "Share", lambda row: f"{row.id} of 9", bar=lambda row: (row.id, 9)),
    TableColumn("icon", "Phone", lambda row: "555", icon=lambda row: ("phone", "muted"),
                needs_px=2000),
]  # fmt: skip


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    line: str = ""


class Names:
    """The names of the people in the campaign."""

    def ids(self, session, criteria, sort, descending):
        wanted = Person.name.contains(criteria or "", autoescape=True)
        found = select(Person.id).where(wanted, Person.trashed_at.is_(None))
        order = Person.name.desc() if descending else Person.name
        return list(session.scalars(found.order_by(order)))

    def rows(self, session, ids):
        found = session.scalars(select(Person).where(Person.id.in_(ids)))
        by_id = {each.id: Row(each.id, each.name, f"line {each.id}") for each in found}
        return [by_id[row_id] for row_id in ids]


class LongListing:
    """As many rows as wanted, made when asked for; counts how many were."""

    def __init__(self, count):
        self.count, self.fetched = count, 0

    def ids(self, _session, _criteria, _sort, _descending):
        return list(range(1, self.count + 1))

    def rows(self, _session, ids):
        self.fetched += len(ids)
        return [Row(i, f"Name {i}") for i in ids]


@pytest.fixture
def listing(workspace):
    for name in ("Ana", "Bo", "Cy", "Dee", "Eli"):
        workspace.do("Add person", people.add, name)
    return Names()


@pytest.fixture
def make(qtbot, bridge):
    def build(listing, **more):
        view = TableView(bridge, listing, COLUMNS, name="Things", **({"criteria": None} | more))
        qtbot.addWidget(view)
        view.resize(700, 400)
        view.show()
        return view

    return build


def test_a_table_shows_its_rows(make, listing):
    view = make(listing)
    assert view.table.rowCount() == 5
    assert view.table.index(1, 0).data() == "Bo"
    assert not view.grab().isNull()
    spoken = view.table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ana, line 1; State asked; Share 1 of 9; Phone 555"


def test_a_narrow_table_hides_what_needs_room(make, listing):
    assert make(listing).isColumnHidden(3)


def test_the_same_ids_repaint_and_keep_the_selection(qtbot, make, listing, bridge):
    view = make(listing)
    view.select_id(3)
    resets = []
    view.table.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(view.table.loaded):
        bridge.do("Rename", people.edit, 3, name="Cyrus")
    assert resets == []
    assert view.table.row_at(2).name == "Cyrus"
    assert view.selected_ids() == [3]


def test_other_ids_keep_selection_and_focus_by_id(qtbot, make, listing, bridge):
    view = make(listing)
    view.select_id(3)
    with qtbot.waitSignal(view.table.loaded):
        bridge.do("Add", people.add, "Aaron")
    assert view.table.ids == [6, 1, 2, 3, 4, 5]
    assert view.selected_ids() == [3]
    assert view.current_id == 3


def test_after_a_deletion_the_neighbour_is_chosen(qtbot, make, listing, bridge):
    view = make(listing)
    view.select_id(3)
    picked = []
    view.picked.connect(picked.append)
    with qtbot.waitSignal(view.table.loaded):
        bridge.do("Delete", people.trash, [3])
    assert view.selected_ids() == [4]
    assert picked == [4]


def test_a_search_that_leaves_the_chosen_row_out_chooses_none(qtbot, make, listing):
    view = make(listing)
    view.select_id(3)
    picked = []
    view.picked.connect(picked.append)
    with qtbot.waitSignal(view.table.loaded):
        view.table.set_criteria("B", is_filtered=True)
    assert view.selected_ids() == []
    assert picked == [None]


def test_a_row_can_be_chosen_before_it_is_there(qtbot, make, listing, bridge):
    view = make(listing)
    assert not view.select_id(6)
    with qtbot.waitSignal(view.table.loaded):
        bridge.do("Add", people.add, "Gus")
    assert view.current_id == 6


def test_sort_and_filter_are_asked_of_the_listing(qtbot, make, listing):
    view = make(listing)
    header = view.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(0) + 20, 10)
    for expected in ([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]):
        with qtbot.waitSignal(view.table.loaded):
            qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert view.table.ids == expected
    with qtbot.waitSignal(view.table.loaded):
        view.table.set_criteria("B", is_filtered=True)
    assert view.table.ids == [2]


def test_an_empty_table_says_what_belongs_there(qtbot, make, listing, bridge):
    nothing_yet = EmptyState("people", "Nobody yet", action="Add somebody")
    no_match = EmptyState("search", "No match", action="Clear")
    view = make(listing, nothing=nothing_yet, no_match=no_match)
    assert nothing_yet.isHidden()
    assert no_match.isHidden()
    with qtbot.waitSignal(view.table.loaded):
        view.table.set_criteria("zzz", is_filtered=True)
    assert no_match.isVisible()
    assert nothing_yet.isHidden()
    bridge.do("Delete", people.trash, [1, 2, 3, 4, 5])
    with qtbot.waitSignal(view.table.loaded):
        view.table.set_criteria("", is_filtered=False)
    assert nothing_yet.isVisible()
    assert no_match.isHidden()


@pytest.mark.parametrize(
    ("key", "signal", "value"),
    [
        (Qt.Key.Key_Return, "opened", [2]),
        (Qt.Key.Key_F2, "edit_pressed", [2]),
        (Qt.Key.Key_Delete, "delete_pressed", [[2]]),
        (Qt.Key.Key_Space, "space_pressed", [[2]]),
    ],
)
def test_keys_speak_of_ids(qtbot, make, listing, key, signal, value):
    view = make(listing)
    view.select_id(2)
    with qtbot.waitSignal(getattr(view, signal)) as told:
        qtbot.keyClick(view, key)
    assert told.args == value


def test_home_end_and_letters_move(qtbot, make, listing):
    view = make(listing)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_id == 5
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_id == 1
    qtbot.keyClicks(view, "d")
    assert view.current_id == 4


def test_copy_takes_the_words(qtbot, make, listing, app):
    view = make(listing)
    view.select_id(2)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert app.clipboard().text() == "Bo, line 2\t\t2 of 9\t555"


@pytest.mark.parametrize(
    ("start", "key", "expected"),
    [
        (3, Qt.Key.Key_Up, [[3], 2]),
        (3, Qt.Key.Key_Down, [[3], 5]),
        (4, Qt.Key.Key_Down, [[4], None]),
    ],
)
def test_alt_and_arrows_reorder(qtbot, make, listing, start, key, expected):
    view = make(listing, is_reorderable=True)
    view.select_id(start)
    with qtbot.waitSignal(view.reordered) as told:
        qtbot.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
    assert told.args == expected


def test_the_first_row_cannot_go_higher(qtbot, make, listing):
    view = make(listing, is_reorderable=True)
    view.select_id(1)
    with qtbot.assertNotEmitted(view.reordered):
        qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def test_a_drop_says_what_goes_where(qtbot, make, listing, monkeypatch):
    view = make(listing, is_reorderable=True)
    with qtbot.waitSignal(view.reordered) as told:
        drag_row(monkeypatch, view, 1, 5)
    assert told.args == [[2], None]
    with qtbot.waitSignal(view.reordered) as told:
        drag_row(monkeypatch, view, 1, 0)
    assert told.args == [[2], 1]
    with qtbot.assertNotEmitted(view.reordered):
        drag_row(monkeypatch, view, 1, 2)
    with qtbot.assertNotEmitted(view.reordered):
        drag_row(monkeypatch, view, 1, 1)


def test_a_hundred_thousand_rows_open_by_pages(make):
    listing = LongListing(100_000)
    view = make(listing)
    assert view.table.rowCount() == 100_000
    view.table.set_criteria("other")
    listing.fetched = 0
    view.table.refresh()
    view.grab()
    assert len(view.table._pages) <= 2
    assert 0 < listing.fetched <= 2 * PAGE
    view.scrollTo(view.table.index(70_000, 0))
    view.grab()
    assert view.table.row_at(70_000).name == "Name 70001"
    assert len(view.table._pages) <= 4
    assert listing.fetched <= 4 * PAGE


def test_a_whole_selection_survives_a_change_of_a_long_list(make):
    listing = LongListing(20_000)
    view = make(listing)
    view.selectAll()
    listing.count = 20_001
    view.table.refresh()
    assert len(view.selected_ids()) == 20_000


def test_only_so_many_pages_are_kept(make):
    view = make(LongListing(20_000))
    for position in range(0, 20_000, PAGE):
        view.table.row_at(position)
    assert len(view.table._pages) == 60
