"""The screen with bodies and members, driven by keys and clicks; each test ends at the database."""

from datetime import date

import pytest
from factories import body, item, meeting, official
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from organizer.campaign import queries as campaign
from organizer.meetings import queries as meetings
from organizer.meetings.agenda import commands as agenda
from organizer.model.kinds import BodyKind, Position, StatementKind, Vote
from organizer.officials import commands, statements
from organizer.officials import queries as bodies
from organizer.start import starting
from organizer.ui.binding.screen_context import ImportTarget, ScreenContext
from organizer.ui.meetings.agenda.item_panel import VoteEditor
from organizer.ui.officials.officials_page import OfficialsPage
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.text import Text

from .hands import choose as choose_entry
from .hands import write

TODAY = date(2025, 12, 7)


@pytest.fixture
def page(workspace, bridge, jobs, settings, qtbot):
    made = OfficialsPage(ScreenContext(bridge, jobs, settings, today=lambda: TODAY))
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
    assert [b.text() for b in offered] == ["Add a body", "Import roster…"]
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
    from organizer.ui.binding.bridge import Bridge

    workspace = starting.sample(tmp_path / "sample", TODAY)
    bridge = Bridge(workspace)
    page = OfficialsPage(ScreenContext(bridge, jobs, settings, today=lambda: TODAY))
    qtbot.addWidget(page)
    page.resize(1150, 760)
    shown(page, qtbot)
    qtbot.waitUntil(lambda: len(page.table.table.ids) == 5)
    table = page.table.table
    voted = [table.columns[3].words(table.row_at(row)) for row in range(5)]
    assert sorted(voted) == ["0 yes · 1 no", "0 yes · 1 no", *["1 yes · 0 no"] * 3]
    bridge.detach()
    workspace.close()


def test_the_body_that_is_shown_stays_when_another_one_comes(page, qtbot, workspace, commission):
    shown(page, qtbot)
    open_body(page, qtbot, commission[2], 1)
    body(workspace, "Aventura City Commission")
    qtbot.waitUntil(lambda: len(page._rows) == 3)
    assert page.table.table.ids == [4]
    workspace.do("Delete", commands.trash, commission[2])
    qtbot.waitUntil(lambda: len(page._rows) == 2)
    qtbot.waitUntil(lambda: page.table.table.ids != [4])


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
    choose_entry(find(page, "body_kind"), list(BodyKind).index(BodyKind.BOARD))
    zone = page.side.body.form.fields["zone"]
    write(zone.editor.lineEdit(), "Nowhere")
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


def test_what_is_refused_is_not_told_as_done(page, qtbot, workspace, commission, refusing):
    shown(page, qtbot)
    open_body(page, qtbot, commission[0], 3)
    choose(page, qtbot, commission[1][0])
    refusing(workspace)
    for part in (page.table, page.bodies):
        with qtbot.waitSignal(page.warned):
            qtbot.keyClick(part, Qt.Key.Key_Delete)
    assert page.said == []
    assert len(members(workspace, commission[0])) == 3
    assert len(workspace.query(bodies.bodies)) == 2


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
    choose_entry(box, 1)
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


# what a member said, how they voted, and rosters


@pytest.fixture
def voted(workspace, commission):
    """The first member voted yes on what we oppose; the minutes are named on the second item."""
    ids = []
    for number, stance, vote, source in (
        ("RE.1", Position.OPPOSE, Vote.YES, ""),
        ("RE.2", Position.SUPPORT, Vote.YES, "Minutes, page 4"),
    ):
        day = meeting(workspace, date(2025, 6, 17), body_id=commission[0])
        ids.append(
            item(workspace, day, "ICE agreement", number=number, stance=stance, is_pinned=True)
        )
        workspace.do("Vote", agenda.record_vote, ids[-1], commission[1][0], vote, source)
    return ids


def open_member(page, qtbot, official_id):
    shown(page, qtbot)
    page.open_target(official_id)
    qtbot.waitUntil(lambda: page.side.currentWidget() is page.side.member)
    return page.side.member


def chips(row):
    return [chip.chip.text for chip in row.findChildren(ChipLabel) if not chip.isHidden()]


def test_a_record_shows_counts_sides_and_what_has_no_source(page, qtbot, commission, voted):
    panel = open_member(page, qtbot, commission[1][0])
    assert chips(panel.votes.counts) == ["2 yes", "1 with us", "1 against us"]
    lines = panel.findChildren(QWidget, "voteLine")
    assert [line.accessibleName() for line in lines] == [
        "yes, against us, RE.1 ICE agreement, Jun 17, City Commission, no source yet",
        "yes, with us, RE.2 ICE agreement, Jun 17, City Commission, Minutes, page 4",
    ]
    red = [t for t in lines[0].findChildren(Text) if t.property("look") == "error"]
    assert [text.text() for text in red] == ["no source yet"]


def test_enter_on_a_vote_opens_the_agenda_of_its_meeting(page, qtbot, commission, voted):
    panel = open_member(page, qtbot, commission[1][0])
    line = panel.findChildren(QWidget, "voteLine")[0]
    with qtbot.waitSignal(page.go) as asked:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked.args == ["meetings", (1, "agenda", 1)]


def test_many_votes_are_shown_when_asked_for(page, qtbot, workspace, commission):
    day = meeting(workspace, date(2025, 6, 17), body_id=commission[0])
    for number in range(9):
        one = item(workspace, day, f"Item {number}")
        workspace.do("Vote", agenda.record_vote, one, commission[1][0], Vote.NO, "Minutes")
    panel = open_member(page, qtbot, commission[1][0])
    assert len(panel.findChildren(QWidget, "voteLine")) == 6
    assert panel.votes.more.text() == "Show 3 older votes"
    panel.votes.more.click()
    seen = [w for w in panel.findChildren(QWidget, "voteLine") if not w.isHidden()]
    assert len(seen) == 9
    assert seen[6].hasFocus()
    assert panel.votes.more.isHidden()


def test_a_statement_is_typed_then_told_apart_dated_and_sourced(
    page, qtbot, workspace, commission, voted
):
    panel = open_member(page, qtbot, commission[1][0])
    qtbot.keyClicks(panel.statements.text, "I will vote no.")
    qtbot.keyClick(panel.statements.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find(panel, "statement") is not None)
    line = find(panel, "statement")
    qtbot.waitUntil(line.form.isVisible)
    assert (line.source.text(), line.source.property("look")) == ("no source yet", "error")
    promised = list(StatementKind).index(StatementKind.PROMISED)
    choose_entry(line.fields["kind"].editor, promised)
    for name, typed in (("said_on", "6/17/2025"), ("source", "Video, 2:14:30")):
        editor = line.fields[name].editor
        qtbot.keyClicks(editor, typed)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    choose_entry(line.fields["agenda_item_id"].editor, 1)
    [row] = workspace.query(bodies.statements_of, commission[1][0])
    assert (row.kind, row.text, row.said_on, row.source, row.item) == (
        StatementKind.PROMISED, "I will vote no.", date(2025, 6, 17), "Video, 2:14:30",
        "RE.1 ICE agreement",
    )  # fmt: skip
    qtbot.waitUntil(lambda: line.source.text() == "Video, 2:14:30")
    assert line.source.property("look") == "small"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.form.isHidden()
    with qtbot.waitSignal(page.go) as asked:
        line.item.click()
    assert asked.args == ["meetings", (1, "agenda", 1)]


def test_a_removed_statement_comes_back_with_undo(page, qtbot, workspace, commission, bridge):
    member = commission[1][0]
    workspace.do("Say", statements.add, member, StatementKind.SAID, "Nobody asked us.")
    panel = open_member(page, qtbot, member)
    find(panel, "removeStatement").click()
    qtbot.waitUntil(lambda: not panel.statements._lines)
    assert workspace.query(bodies.statements_of, member) == []
    bridge.undo()
    assert len(workspace.query(bodies.statements_of, member)) == 1


def test_a_statement_typed_and_not_entered_is_saved_with_another_member(
    page, qtbot, workspace, commission
):
    panel = open_member(page, qtbot, commission[1][0])
    qtbot.keyClicks(panel.statements.text, "I will vote no.")
    page.table.select_id(commission[1][1])
    qtbot.waitUntil(lambda: panel.name.text() == "Pardo")
    assert [s.text for s in workspace.query(bodies.statements_of, commission[1][0])] == [
        "I will vote no."
    ]
    assert panel.statements.text.text() == ""


def test_term_and_district_stand_at_a_member(page, qtbot, workspace, commission):
    division = "ocd-division/country:us/state:fl/place:miami/council_district:1"
    workspace.do(
        "Edit", commands.edit_official, commission[1][0],
        division=division, term_end=date(2025, 11, 4),
    )  # fmt: skip
    panel = open_member(page, qtbot, commission[1][0])
    assert chips(panel.marks) == ["term ended Nov 4"]
    said = find(panel, "officialDivision").text().replace("\u200b", "")
    assert said == f"Open Civic Data: {division}"
    end = panel.form.fields["term_end"]
    assert end.value == date(2025, 11, 4)
    end.editor.clear()
    qtbot.keyClicks(end.editor, "11/4/2029")
    qtbot.keyClick(end.editor, Qt.Key.Key_Return)
    assert workspace.query(bodies.official, commission[1][0]).term_end == date(2029, 11, 4)
    qtbot.waitUntil(lambda: panel.marks.isHidden())


def test_a_seat_without_a_name_says_so(page, qtbot, workspace, commission):
    seat = commission[1][0]
    workspace.do("Edit", commands.edit_official, seat, name="District 1", seat="District 1")
    panel = open_member(page, qtbot, seat)
    assert chips(panel.marks) == ["name not known yet"]
    assert panel.line.text() == "Miami City Commission"


def test_open_seats_are_no_members(page, qtbot, workspace, commission):
    for number in (1, 2):
        seat = f"District {number}"
        workspace.do("Add", commands.add_official, commission[0], seat, seat=seat)
    shown(page, qtbot)
    open_body(page, qtbot, commission[0], 5)
    qtbot.waitUntil(lambda: page.status_text == "4 members and 2 open seats in 2 bodies")
    assert page.side.body.line.text() == "3 members and 2 open seats"
    model = page.bodies.model()
    said = [model.data(model.index(i, 0), Qt.ItemDataRole.AccessibleTextRole) for i in range(2)]
    assert said == ["Doral City Council, 1", "Miami City Commission, 3"]
    assert workspace.query(campaign.counts).officials == 4
    workspace.do("Trash", commands.trash, commission[2])
    assert workspace.query(campaign.counts).officials == 3


def test_the_body_shows_its_members_beside_the_pinned_items(page, qtbot, commission, voted):
    shown(page, qtbot)
    open_body(page, qtbot, commission[0], 3)
    part = find(page, "bodyVotes")
    qtbot.waitUntil(lambda: len(part.findChildren(QAbstractButton, "gridItem")) == 2)
    said = [chip.accessibleName() for chip in part.findChildren(ChipLabel)]
    assert said == ["Gabela, RE.1: yes", "Gabela, RE.2: yes"]
    with qtbot.waitSignal(page.go):
        part.findChildren(QAbstractButton, "gridItem")[0].click()


def test_an_ampersand_in_an_item_is_written_on_its_buttons(
    page, qtbot, workspace, commission, voted
):
    shown(page, qtbot)
    workspace.do("Edit", agenda.edit_item, voted[0], number="R&D", title="Law & order")
    said = workspace.do(
        "Say", statements.add, commission[1][0], StatementKind.SAID, "I will vote no."
    )
    workspace.do("About", statements.edit, said, agenda_item_id=voted[0])
    open_body(page, qtbot, commission[0], 3)
    part = find(page, "bodyVotes")
    qtbot.waitUntil(lambda: len(part.findChildren(QAbstractButton, "gridItem")) == 2)
    heads = [head.text() for head in part.findChildren(QAbstractButton, "gridItem")]
    assert "R&&D" in heads  # what Qt shows as "R&D"
    panel = open_member(page, qtbot, commission[1][0])
    qtbot.waitUntil(lambda: find(panel, "statement") is not None)
    assert find(panel, "statement").item.text() == "R&&D Law && order"


def test_a_roster_is_asked_for_by_the_imports_of_the_window(bridge, jobs, settings, qtbot):
    asked = []
    page = OfficialsPage(
        ScreenContext(
            bridge, jobs, settings, today=lambda: TODAY, import_files=lambda *of: asked.append(of)
        )
    )
    qtbot.addWidget(page)
    [action] = [a for a in page.bar_actions() if a.text() == "Import roster…"]
    action.trigger()
    assert asked == [((), ImportTarget(body_id=None))]


def test_every_control_about_votes_and_statements_has_a_name(
    page, qtbot, workspace, commission, voted
):
    workspace.do("Say", statements.add, commission[1][0], StatementKind.SAID, "Nobody asked us.")
    panel = open_member(page, qtbot, commission[1][0])
    find(panel, "statement").open_form()
    nameless = [
        child
        for child in page.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisible()
        and type(child).__name__ != "QScrollArea"
        and not (child.accessibleName() or getattr(child, "text", str)())
    ]
    assert nameless == []


def test_the_editor_of_votes_says_when_no_source_is_named(
    bridge, jobs, settings, qtbot, workspace, commission, voted
):
    nobody = commission[1][2]
    workspace.do("Edit", commands.edit_official, nobody, name="District 3", seat="District 3")
    editor = VoteEditor(ScreenContext(bridge, jobs, settings, today=lambda: TODAY))
    qtbot.addWidget(editor)
    items = [workspace.query(meetings.agenda, meeting_id)[0] for meeting_id in (1, 2)]
    members = workspace.query(bodies.officials, commission[0])
    editor.show_votes(items[0], members)
    assert list(editor.choices) == commission[1][:2]
    assert (editor.missing.text(), editor.missing.isHidden()) == ("no source yet", False)
    editor.show_votes(items[1], members)
    assert editor.missing.isHidden()
