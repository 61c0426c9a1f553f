"""The agenda as a body publishes it: marks, papers, watch words, versions, and a file's way."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from organizer.imports.agenda import commands as agenda_imports
from organizer.imports.agenda import meeting as plans
from organizer.imports.agenda.draft import DocumentDraft
from organizer.meetings import queries as meetings
from organizer.meetings.agenda import commands as do_agenda
from organizer.model.kinds import DocumentKind, Fate, Hearing, MeetingKind
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ImportTarget, ScreenContext
from organizer.ui.look import theme
from organizer.ui.meetings.agenda.published import HitLines, HitsSheet, PapersSheet, around
from organizer.ui.meetings.agenda.tab import AgendaTab
from organizer.ui.meetings.revisions.sheet import RevisionsSheet
from organizer.ui.watchwords.sheet import WatchWordsSheet
from organizer.ui.widgets.spanned import SpannedText
from organizer.ui.widgets.text import Text
from organizer.watchwords import queries as watching
from tests import factories

from .hands import focus

TODAY = date(2025, 12, 7)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def tab(workspace, bridge, jobs, settings, qtbot, asked):
    page = Page()
    files = lambda *of: asked.append(of)  # noqa: E731
    made = AgendaTab(ScreenContext(bridge, jobs, settings, lambda: TODAY, import_files=files), page)
    made.page = page
    qtbot.addWidget(page)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    return made


@pytest.fixture
def meeting_id(workspace):
    return factories.meeting(workspace, body_id=factories.body(workspace))


def publish(workspace, meeting_id, *items, **fields):
    """Take over a version of the agenda with these items."""
    draft = factories.agenda_draft(*items, **fields)
    plan = workspace.query(plans.plan_agenda, draft, meeting_id)
    workspace.do("Import agenda", agenda_imports.apply_agenda, plan)


def shown(tab, meeting_id, qtbot):
    tab.set_meeting(meeting_id)
    with qtbot.waitExposed(tab):
        tab.show()
    qtbot.waitUntil(lambda: tab.panel.item_id is not None)
    return tab


def cells(tab, key):
    """What a column says, line by line."""
    [column] = [each for each in tab.table.table.columns if each.key == key]
    rows = [tab.table.table.row_at(place) for place in range(len(tab.table.table.ids))]
    return [column.words(row) for row in rows]


def opened(tab, kind):
    found = [w for w in tab.window().findChildren(QWidget) if isinstance(w, kind)]
    return next(sheet for sheet in found if sheet.isVisible())


def item(title, number="", file_no="", **fields):
    return factories.item_draft(title, number, file_no, **fields)


def test_marks_say_what_an_item_is(tab, workspace, meeting_id, qtbot):
    publish(
        workspace,
        meeting_id,
        item("Tires for the fleet", "CA.1", is_consent=True),
        item("Rent aid", "PH.1", hearing=Hearing.PUBLIC),
        item("Ending the 287(g) agreement", "RE.1"),
        item("Its exhibits", "a", depth=1),
    )
    shown(tab, meeting_id, qtbot)
    assert cells(tab, "marks") == ["consent", "public hearing", "“287(g)”", ""]
    [title] = [each for each in tab.table.table.columns if each.key == "title"]
    assert [title.indent(tab.table.table.row_at(place)) for place in range(4)] == [0, 0, 0, 1]


def test_what_left_the_agenda_is_struck_and_says_so(tab, workspace, meeting_id, qtbot):
    publish(workspace, meeting_id, item("Trees", "1"), item("Parks", "2"))
    first = meetings.agenda
    [trees, _parks] = workspace.query(first, meeting_id)
    workspace.do("Position", do_agenda.edit_item, trees.id, ask="More of them")
    publish(workspace, meeting_id, item("Parks", "1"))
    shown(tab, meeting_id, qtbot)
    marks = dict(zip(cells(tab, "title"), cells(tab, "marks"), strict=True))
    assert marks == {"Trees": "off the agenda", "Parks": ""}
    [title] = [each for each in tab.table.table.columns if each.key == "title"]
    struck = {
        row.item.title: title.struck(row)
        for place in range(2)
        if (row := tab.table.table.row_at(place)).item
    }
    assert struck == {"Trees": True, "Parks": False}


def test_long_titles_get_tall_rows_and_headings_stay_low(tab, workspace, meeting_id, qtbot):
    publish(
        workspace,
        meeting_id,
        item("A resolution of the commission " * 4, "1", section="CONSENT"),
        item("Parks", "2", section="HEARINGS"),
    )
    shown(tab, meeting_id, qtbot)
    heights = [tab.table.rowHeight(place) for place in range(4)]
    assert heights[0] == heights[2] < heights[1] == heights[3]


def test_words_that_are_watched_are_bold_in_their_place(tab, workspace, meeting_id, qtbot):
    title = "Resolution on the 287(g) agreement with <b>ICE</b>"
    publish(workspace, meeting_id, item(title, "RE.1"))
    shown(tab, meeting_id, qtbot)
    [line] = tab.panel.marks.findChildren(SpannedText)
    assert line.accessibleName() == line.words == title
    assert [title[start:end] for start, end in line.spans] == ["287(g)", "ICE"]


def test_hits_of_other_items_stay_apart(workspace, meeting_id):
    same = "The 287(g) agreement"
    publish(workspace, meeting_id, item(same, "1", "A-1"), item(same, "2", "A-2"))
    found = around(workspace.query(watching.hits_of_meeting, meeting_id))
    assert [each.hit.label for each in found] == ["1", "2"]


def test_hits_close_to_each_other_are_shown_once_and_far_ones_apart(workspace, meeting_id):
    far = "ICE in the park." + " and so on" * 30 + " ICE in the park."
    publish(workspace, meeting_id, item("Agreement 287(g) with ICE", "1"), item(far, "2"))
    found = around(workspace.query(watching.hits_of_meeting, meeting_id))
    bold = [[each.hit.excerpt[a:b] for a, b in each.spans] for each in found]
    assert [(each.hit.label, words) for each, words in zip(found, bold, strict=True)] == [
        ("1", ["287(g)", "ICE"]),
        ("2", ["ICE"]),
        ("2", ["ICE"]),
    ]


def test_a_long_list_of_hits_says_how_many_more_there_are(qtbot, workspace, meeting_id):
    publish(workspace, meeting_id, *(item(f"Detainer {at}", f"{at}") for at in range(75)))
    lines = HitLines(can_open=True)
    qtbot.addWidget(lines)
    lines.show_hits(workspace.query(watching.hits_of_meeting, meeting_id))
    assert len(lines.findChildren(SpannedText)) == 60
    assert lines.findChildren(Text)[-1].text() == "and 15 more places"


def test_all_chosen_items_are_pinned_also_after_one_was_left_out(tab, workspace, meeting_id, qtbot):
    for title in ("one", "two", "three"):
        factories.item(workspace, meeting_id, title)
    shown(tab, meeting_id, qtbot)
    pin = tab.bar_actions()[1]
    tab.table.selectAll()
    pin.trigger()
    qtbot.waitUntil(lambda: pin.text() == "Unpin")
    assert [row.is_pinned for row in workspace.query(meetings.agenda, meeting_id)] == [True] * 3
    pin.trigger()
    qtbot.waitUntil(lambda: pin.text() == "Pin")
    row = tab.table.table.ids.index(tab.table.current_id)
    others = [place for place in range(3) if place != row]
    index = tab.table.table.index(others[0], 0)
    flags = QItemSelectionModel.SelectionFlag
    tab.table.selectionModel().select(index, flags.Deselect | flags.Rows)
    pin.trigger()
    pinned = {row.id: row.is_pinned for row in workspace.query(meetings.agenda, meeting_id)}
    assert pinned[tab.table.table.ids[others[0]]] is False
    assert sum(pinned.values()) == 2


def test_what_is_asked_for_and_gone_is_not_chosen_when_it_comes_back(
    tab, workspace, meeting_id, qtbot
):
    stays = factories.item(workspace, meeting_id, "Stays")
    gone = factories.item(workspace, meeting_id, "Gone")
    workspace.do("Delete", do_agenda.remove_items, [gone])
    shown(tab, meeting_id, qtbot)
    tab.show_row(gone)
    workspace.undo()
    qtbot.waitUntil(lambda: gone in tab.table.table.ids)
    assert tab.panel.item_id == stays


def test_rows_of_our_own_meeting_stay_low(tab, workspace, qtbot):
    own = factories.meeting(workspace, kind=MeetingKind.OWN)
    factories.item(workspace, own, "A very long word of welcome to everybody who came " * 3)
    shown(tab, own, qtbot)
    assert tab.table.rowHeight(0) < theme.px_of(theme.SIZE.tall_row)


def test_the_strip_leads_to_hits_papers_and_versions(tab, workspace, meeting_id, qtbot):
    paper = DocumentDraft(DocumentKind.AGENDA, "https://city.example/agenda.pdf")
    publish(workspace, meeting_id, item("Trees", "1"))
    shown(tab, meeting_id, qtbot)
    assert tab.strip.compare.isHidden() and tab.strip.hits.isHidden()
    publish(
        workspace,
        meeting_id,
        item("Trees", "1"),
        item("The 287(g) agreement", "2"),
        documents=(paper,),
    )
    qtbot.waitUntil(lambda: not tab.strip.compare.isHidden())
    assert tab.strip.hits.text() == "Watch words in 1 place"
    assert tab.strip.papers.text() == "1 paper"
    tab.strip.hits.click()
    sheet = opened(tab, HitsSheet)
    with qtbot.waitSignal(sheet.item_wanted):
        sheet.lines.findChildren(SpannedText)[0].parentWidget().click()
    qtbot.waitUntil(lambda: tab.panel.fields["title"].value == "The 287(g) agreement")
    tab.strip.papers.click()
    sheet = opened(tab, PapersSheet)
    words = [text.text() for text in sheet.list.findChildren(Text)]
    assert "Agenda" in words
    sheet.reject()
    tab.strip.compare.click()
    sheet = opened(tab, RevisionsSheet)
    with qtbot.waitSignal(sheet.destroyed):
        sheet.reject()
    tab._actions.words.trigger()
    opened(tab, WatchWordsSheet).reject()


def test_papers_of_an_item_are_links_that_are_only_copied(tab, workspace, meeting_id, qtbot):
    paper = DocumentDraft(DocumentKind.ATTACHMENT, "https://city.example/a.pdf", "Exhibit A")
    said = item("Trees", "1", documents=(paper,), summary="Plant forty.", result="Continued")
    publish(workspace, meeting_id, said)
    shown(tab, meeting_id, qtbot)
    city = tab.panel.city
    assert city.summary.text() == "Plant forty."
    assert city.result.text() == "Continued"
    words = [text.text() for text in city.papers.findChildren(Text)]
    assert words[0] == "Attachment: Exhibit A"
    assert "home addresses" in words[-1]
    copy = city.papers.findChild(QWidget, "copyLink")
    assert copy.accessibleName() == "Copy the link: Attachment: Exhibit A"
    QGuiApplication.clipboard().clear()
    copy.click()
    assert QGuiApplication.clipboard().text() == "https://city.example/a.pdf"
    labels = city.findChildren(QLabel)
    assert not any(label.openExternalLinks() for label in labels)


def test_a_file_is_followed_from_meeting_to_meeting(tab, workspace, meeting_id, qtbot):
    body_id = workspace.query(meetings.detail, meeting_id).body_id
    before = factories.meeting(workspace, date(2025, 6, 17), body_id=body_id)
    old = factories.item(
        workspace, before, file_no="17407", number="RE.1", fate=Fate.DEFERRED, tally="3-2"
    )
    new = factories.item(workspace, meeting_id, file_no="17407", number="RE.12", is_pinned=True)
    shown(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: tab.findChild(QWidget, f"trail_{old}") is not None)
    row = tab.findChild(QWidget, f"trail_{old}")
    assert row.accessibleName() == "Tue Jun 17 · Miami City Commission · RE.1"
    assert row.accessibleDescription() == "deferred 3-2"
    assert tab.findChild(QWidget, f"trail_{new}") is not None
    row.setFocus()
    with qtbot.waitSignal(tab.page.go) as went:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert went.args == ["meetings", (before, "agenda", old)]


def test_a_file_that_came_up_once_has_no_way_to_show(tab, workspace, meeting_id, qtbot):
    factories.item(workspace, meeting_id, file_no="17407")
    shown(tab, meeting_id, qtbot)
    assert not tab.panel.trail._inside.isVisible()


def test_points_are_given_to_a_pinned_item_and_taken_away(tab, workspace, meeting_id, qtbot):
    points = [factories.point(workspace, title) for title in ("Who pays", "Deferrals work")]
    made = factories.item(workspace, meeting_id)
    shown(tab, meeting_id, qtbot)
    assert not tab.panel.points.isVisible()
    workspace.do("Pin", do_agenda.edit_item, made, is_pinned=True)
    qtbot.waitUntil(tab.panel.points.isVisible)
    for point_id, words in zip(points, ("who pays", "deferrals"), strict=True):
        tab.panel.points.add_button.click()
        picker = tab.panel.points.picker
        qtbot.keyClicks(picker.field, words)
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda of=point_id: tab.findChild(QWidget, f"itemPoint_{of}") is not None)

    def titles():
        [row] = workspace.query(meetings.agenda, meeting_id)
        return [point.title for point in row.points]

    assert titles() == ["Who pays", "Deferrals work"]
    focus(tab.table)
    line = tab.findChild(QWidget, f"itemPoint_{points[0]}")
    line.findChildren(QWidget)[-1].click()
    assert titles() == ["Deferrals work"]
    assert tab.panel.points.add_button.hasFocus()
    workspace.undo()
    assert titles() == ["Who pays", "Deferrals work"]


def test_an_item_that_is_asked_for_is_selected_when_the_agenda_comes(
    tab, workspace, meeting_id, qtbot
):
    factories.item(workspace, meeting_id, "Pinned", is_pinned=True)
    wanted = factories.item(workspace, meeting_id, "Wanted")
    tab.set_meeting(meeting_id)
    tab.show_row(wanted)
    with qtbot.waitExposed(tab):
        tab.show()
    qtbot.waitUntil(lambda: tab.panel.item_id == wanted)


def test_an_empty_agenda_offers_the_import_for_this_meeting(tab, meeting_id, qtbot, asked):
    tab.set_meeting(meeting_id)
    with qtbot.waitExposed(tab):
        tab.show()
    qtbot.waitUntil(lambda: tab._shown is not None)
    tab.table._empty._nothing.button.click()
    assert asked == [((), ImportTarget(meeting_id=meeting_id))]


def test_every_control_of_the_panel_has_a_name(tab, workspace, meeting_id, qtbot):
    paper = DocumentDraft(DocumentKind.ATTACHMENT, "https://city.example/a.pdf", "Exhibit A")
    publish(workspace, meeting_id, item("The 287(g) agreement", "1", "17407", documents=(paper,)))
    shown(tab, meeting_id, qtbot)
    for widget in tab.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert name, widget
