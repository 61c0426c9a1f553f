"""The screen with bodies and members, driven by keys and clicks; each test ends at the database."""

from datetime import date

import pytest
from factories import body, official
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from organizer.errands import starting
from organizer.model.kinds import BodyKind
from organizer.queries import bodies
from organizer.ui.desk import Desk
from organizer.ui.officials.officials_page import OfficialsPage

TODAY = date(2025, 12, 7)


@pytest.fixture
def workspace(tmp_path):
    made = starting.new(tmp_path / "campaign", "Miami 287(g)")
    yield made
    made.close()


@pytest.fixture
def page(workspace, bridge, jobs, settings, qtbot):
    made = OfficialsPage(Desk(bridge, jobs, settings, today=lambda: TODAY))
    qtbot.addWidget(made)
    made.resize(1150, 760)
    made.said = []
    made.told.connect(made.said.append)
    return made


@pytest.fixture
def commission(workspace):
    """A commission with three members, and a council with one."""
    body_id = body(workspace)
    members = [official(workspace, body_id, name) for name in ("Gabela", "Pardo", "King")]
    council = body(workspace, "Doral City Council")
    official(workspace, council, "Other Member")
    return body_id, members, council


def shown(page, qtbot):
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.table.table.has_loaded or not page._rows)
    return page


def find(page, name, kind=QWidget):
    return page.findChild(kind, name)


def open_body(page, qtbot, body_id, count):
    page.bodies.choose(body_id)
    qtbot.waitUntil(lambda: len(page.table.table.ids) == count)


def choose(page, qtbot, official_id):
    page.table.select_id(official_id)
    qtbot.waitUntil(lambda: page.side.currentWidget() is page.side.member)


def members(workspace, body_id):
    return [row.name for row in workspace.query(bodies.officials, body_id)]


def test_an_empty_screen_offers_a_body_and_goes_on_to_its_members(page, qtbot, workspace):
    shown(page, qtbot)
    offered = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert [b.text() for b in offered] == ["Add a body"]
    offered[0].click()
    bar = find(page, "newBody")
    name = bar.editor("name")
    qtbot.keyClicks(name, "Miami City Commission")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert [row.name for row in workspace.query(bodies.bodies)] == ["Miami City Commission"]
    person = find(page, "newMember").editor("name")
    assert person.isVisible()
    qtbot.keyClicks(person, "Christine King")
    qtbot.keyClicks(find(page, "newMember").editor("seat"), "District 5")
    qtbot.keyClick(person, Qt.Key.Key_Return)
    row = workspace.query(bodies.officials)[0]
    assert (row.name, row.seat, row.body) == ("Christine King", "District 5",
                                              "Miami City Commission")  # fmt: skip


def test_bodies_are_listed_with_their_members(page, qtbot, commission):
    shown(page, qtbot)
    model = page.bodies.model()
    said = [model.data(model.index(i, 0), Qt.ItemDataRole.AccessibleTextRole) for i in range(2)]
    assert said == ["Doral City Council, 1", "Miami City Commission, 3"]
    open_body(page, qtbot, commission[0], 3)
    assert page.table.table.ids == commission[1]
    assert page.status_text == "4 members in 2 bodies"
    assert page.head._line.text() == "Commission · City Hall · 3500 Pan American Drive"


def test_the_sample_shows_how_members_voted(qtbot, tmp_path, jobs, settings):
    from organizer.ui.bridge import Bridge

    workspace = starting.sample(tmp_path / "sample", TODAY)
    bridge = Bridge(workspace)
    page = OfficialsPage(Desk(bridge, jobs, settings, today=lambda: TODAY))
    qtbot.addWidget(page)
    page.resize(1150, 760)
    shown(page, qtbot)
    qtbot.waitUntil(lambda: len(page.table.table.ids) == 5)
    table = page.table.table
    voted = [table.columns[3].words(table.row_at(row)) for row in range(5)]
    assert sorted(voted) == ["0 yes · 1 no", "0 yes · 1 no", *["1 yes · 0 no"] * 3]
    bridge.detach()
    workspace.close()


def test_a_member_is_edited_where_they_stand(page, qtbot, workspace, commission):
    shown(page, qtbot)
    open_body(page, qtbot, commission[0], 3)
    choose(page, qtbot, commission[1][1])
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    name = find(page, "official_name")
    assert name.selectedText() == "Pardo"
    name.clear()
    qtbot.keyClicks(name, "Damian Pardo")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    seat = find(page, "official_seat")
    qtbot.keyClicks(seat, "District 2")
    qtbot.keyClick(seat, Qt.Key.Key_Return)
    find(page, "officialCheckedToday").click()
    row = workspace.query(bodies.official, commission[1][1])
    assert (row.name, row.seat, row.checked_on) == ("Damian Pardo", "District 2", TODAY)


def test_what_is_typed_is_saved_when_another_member_is_chosen(page, qtbot, workspace, commission):
    shown(page, qtbot)
    open_body(page, qtbot, commission[0], 3)
    choose(page, qtbot, commission[1][0])
    qtbot.keyClicks(find(page, "official_title"), "Chair")
    page.table.select_id(commission[1][1])
    qtbot.waitUntil(lambda: page.side.member.name.text() == "Pardo")
    assert workspace.query(bodies.official, commission[1][0]).title == "Chair"


def test_a_body_is_edited_and_a_wrong_zone_refused(page, qtbot, workspace, commission):
    shown(page, qtbot)
    open_body(page, qtbot, commission[0], 3)
    find(page, "editBody").click()
    name = find(page, "body_name")
    assert name.isVisible() and name.selectedText() == "Miami City Commission"
    place = find(page, "body_place_name")
    place.clear()
    qtbot.keyClicks(place, "Manuel Artime Theater")
    qtbot.keyClick(place, Qt.Key.Key_Return)
    kind = page.side.body.form._fields["kind"]
    kind.editor.setCurrentIndex(list(BodyKind).index(BodyKind.BOARD))
    kind.commit()
    zone = page.side.body.form._fields["zone"]
    zone.editor.setEditText("Nowhere")
    assert not zone.commit()
    assert "time zone is not known" in zone.error
    row = next(row for row in workspace.query(bodies.bodies) if row.id == commission[0])
    assert (row.place_name, row.kind, row.zone) == (
        "Manuel Artime Theater", BodyKind.BOARD, "America/New_York",
    )  # fmt: skip


def test_alt_and_arrows_reorder_the_members(page, qtbot, workspace, commission):
    shown(page, qtbot)
    open_body(page, qtbot, commission[0], 3)
    choose(page, qtbot, commission[1][2])
    qtbot.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert members(workspace, commission[0]) == ["Gabela", "King", "Pardo"]


def test_delete_puts_a_member_into_the_trash_and_undo_brings_back(
    page, qtbot, workspace, commission, bridge
):
    shown(page, qtbot)
    open_body(page, qtbot, commission[0], 3)
    choose(page, qtbot, commission[1][0])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert members(workspace, commission[0]) == ["Pardo", "King"]
    assert page.said == ["Moved to trash: 1 member"]
    bridge.undo()
    assert members(workspace, commission[0]) == ["Gabela", "Pardo", "King"]


def test_delete_on_a_body_puts_it_into_the_trash(page, qtbot, workspace, commission):
    shown(page, qtbot)
    open_body(page, qtbot, commission[0], 3)
    qtbot.keyClick(page.bodies, Qt.Key.Key_Delete)
    assert [row.name for row in workspace.query(bodies.bodies)] == ["Doral City Council"]
    qtbot.waitUntil(lambda: page.body_row.name == "Doral City Council")


def test_a_target_opens_its_body(page, qtbot, commission):
    shown(page, qtbot)
    page.open_target(commission[1][2])
    assert page.table.selected_ids() == [commission[1][2]]
    assert page.body_row.id == commission[0]
    assert page.side.member.name.text() == "King"


def test_in_a_narrow_window_the_bodies_are_a_choice_above(page, qtbot, commission):
    page.resize(620, 300)
    shown(page, qtbot)
    box = find(page, "bodyBox")
    qtbot.waitUntil(box.isVisible)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    qtbot.waitUntil(lambda: len(page.table.table.ids) == 3)


def test_every_control_has_a_name(page, qtbot, commission):
    shown(page, qtbot)
    page.open_target(commission[1][0])
    page.body_entry.open_bar()
    page.entry.open_bar()
    nameless = [
        child
        for child in page.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisible()
        and type(child).__name__ != "QScrollArea"
        and not (child.accessibleName() or getattr(child, "text", str)())
    ]
    assert nameless == []
