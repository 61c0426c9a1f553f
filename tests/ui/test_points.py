"""The screen with the talking points, driven by keys and clicks; each test ends at the database."""

from datetime import date

import pytest
from factories import meeting, person, point
from PySide6 import QtGui
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QMenu, QPlainTextEdit, QScrollArea, QWidget

from organizer.meetings.speakers import commands as do_speakers
from organizer.model.kinds import PointId, PointKind
from organizer.points import commands, library
from organizer.points import queries as points
from organizer.points.queries import PointRow, PointsCriteria, PointsListing
from organizer.start import starting
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import Tone
from organizer.ui.points.points_page import PointsPage
from organizer.ui.points.words import sources_chip
from organizer.ui.widgets import form
from organizer.ui.widgets.link_line import LinkLine

from .hands import choose as choose_entry
from .hands import leave

TODAY = date(2025, 12, 7)


@pytest.fixture
def page(workspace, bridge, jobs, settings, qtbot):
    made = PointsPage(ScreenContext(bridge, jobs, settings, today=lambda: TODAY))
    qtbot.addWidget(made)
    made.resize(1150, 760)
    made.said = []
    made.told.connect(made.said.append)
    return made


@pytest.fixture
def four(workspace):
    """A fact with a fresh source, one argument of each side, and a question without a source."""
    fact = point(workspace, "The vote was 3 to 2", PointKind.FACT)
    workspace.do("Text", commands.set_text, fact, "en", "The vote was 3 to 2", "Three voted yes.")
    source = workspace.do("Source", commands.add_source, fact, "Minutes", publisher="City Clerk")
    workspace.do("Check", commands.check_source, source, date(2025, 11, 21))
    pro = point(workspace, "Supporters: it helps", PointKind.SUPPORT)
    contra = point(workspace, "Opponents: it costs", PointKind.OPPOSE)
    workspace.do("Contest", commands.edit, contra, is_contested=True)
    question = point(workspace, "Who can end it?", PointKind.QUESTION)
    return fact, pro, contra, question


def shown(page, qtbot):
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.table.table.has_loaded)
    return page


def choose(page, qtbot, point_id):
    page.table.select_id(point_id)
    qtbot.waitUntil(lambda: page.point.record is not None and page.point.record.id == point_id)


def find(page, name, kind=QWidget):
    """A part by its name: the one that is seen, for those of the last record go a moment later."""
    named = page.findChildren(kind, name)
    return next((part for part in named if part.isVisible()), next(iter(named), None))


def click(page, name, qtbot):
    qtbot.mouseClick(find(page, name), Qt.MouseButton.LeftButton)


def detail(workspace, point_id):
    return workspace.query(points.detail, point_id)


def titles(workspace, **criteria):
    listing = PointsListing()
    ids = workspace.query(listing.ids, PointsCriteria(**criteria), "position", False)
    return [row.title for row in workspace.query(listing.rows, ids)]


def chips(page):
    return [chip.accessibleName() for chip in page.kinds._chips.values() if chip.isVisible()]


def test_an_empty_library_offers_the_starter_and_loads_it(page, qtbot, workspace, jobs):
    shown(page, qtbot)
    assert [a.text() for a in page.bar_actions()] == ["Load a starter library", "New point"]
    offered = [b for b in page.table.findChildren(QAbstractButton) if b.isVisible()]
    assert [b.text() for b in offered] == ["Load a starter library", "New point"]
    offered[0].click()
    menu = page.findChild(QMenu, "starterLibraries")
    assert [action.text() for action in menu.actions()] == ["287(g)", "Library hours"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert jobs.wait_idle(30)
    qtbot.waitUntil(lambda: len(page.table.table.ids) == 45)
    assert page.said == ["Loaded: 45 points and 20 places to look"]
    assert workspace.query(library.counts, TODAY).resources == 20
    qtbot.waitUntil(lambda: [a.text() for a in page.bar_actions()] == ["New point"])
    assert chips(page) == [
        "All 45",
        "Facts 17",
        "For the agreement 8",
        "Against the agreement 8",
        "Questions 6",
        "Rights 6",
        "Contested 21",
        "Places to look 20",
    ]
    assert page.status_text == "45 points to check"


def test_the_search_is_one_key_away_and_ready_to_be_typed_over(page, qtbot, four):
    shown(page, qtbot)
    qtbot.keyClicks(page.search, "three voted")
    qtbot.waitUntil(lambda: page.table.table.ids == [four[0]])
    page.table.setFocus()
    page._find.trigger()
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "costs")
    assert page.search.text() == "costs"


def test_the_kinds_are_counted_and_filter(page, qtbot, four):
    shown(page, qtbot)
    assert chips(page)[:6] == [
        "All 4",
        "Facts 1",
        "For 1",
        "Against 1",
        "Questions 1",
        "Rights 0",
    ]
    click(page, "kind_oppose", qtbot)
    qtbot.waitUntil(lambda: page.table.table.ids == [four[2]])
    click(page, "kind_contested", qtbot)
    qtbot.waitUntil(lambda: page.table.table.ids == [four[2]])
    assert "Contested 1" in chips(page)
    click(page, "kind_all", qtbot)
    qtbot.waitUntil(lambda: len(page.table.table.ids) == 4)


def row(sources=0, checked=None, unchecked=0):
    return PointRow(PointId(1), PointKind.FACT, "x", False, "", (), (), sources, checked, unchecked)


@pytest.mark.parametrize(
    ("point_row", "words", "tone"),
    [
        (row(), "no source yet", Tone.RED),
        (row(2, date(2025, 11, 21)), "2 · checked Nov 21", Tone.GREEN),
        (row(1, date(2025, 9, 4)), "1 · 94 days old", Tone.AMBER),
        (row(3, None, 3), "3 · not checked", Tone.AMBER),
        (row(3, date(2025, 11, 21), 1), "3 · 1 not checked", Tone.AMBER),
    ],
)
def test_sources_say_how_fresh_they_are(qapp, point_row, words, tone):
    assert sources_chip(point_row, TODAY) == (words, tone)


def test_search_finds_words_of_the_text(page, qtbot, four):
    shown(page, qtbot)
    qtbot.keyClicks(page.search, "three voted")
    qtbot.waitUntil(lambda: page.table.table.ids == [four[0]])
    page.search.setText("zzz")
    qtbot.waitUntil(lambda: page.table.table.ids == [])
    next(b for b in page.table.findChildren(QAbstractButton) if b.isVisible()).click()
    qtbot.waitUntil(lambda: len(page.table.table.ids) == 4)


def test_new_points_are_typed_one_after_the_other(page, qtbot, workspace):
    shown(page, qtbot)
    page.entry.open_bar()
    title, kind = find(page, "entry_title"), find(page, "entry_kind")
    kind.setCurrentIndex(kind.findData(PointKind.QUESTION))
    qtbot.keyClicks(title, "Who signs?")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    qtbot.keyClicks(title, "Who pays?")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    [_signs, pays] = page.table.table.ids
    assert page.table.selected_ids() == [pays]
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert not page.entry.isVisible()
    assert titles(workspace, kind=PointKind.QUESTION) == ["Who signs?", "Who pays?"]


def test_a_point_fits_into_its_panel(page, qtbot, four):
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    body = page.point.findChild(QScrollArea)
    qtbot.waitUntil(lambda: find(page, "point_is_contested").isVisible())
    # The panel does not scroll sideways, so what is wider than its place would be cut off.
    assert body.widget().minimumSizeHint().width() <= body.viewport().width()


def test_f2_renames_a_point_and_its_english_title(page, qtbot, workspace, four):
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    field = find(page, "point_title")
    assert field.isVisible() and field.selectedText() == "The vote was 3 to 2"
    field.clear()
    qtbot.keyClicks(field, "How they voted")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    saved = detail(workspace, four[0])
    assert (saved.title, saved.texts[0].title) == ("How they voted", "How they voted")


def test_an_empty_title_is_refused_below_the_field(page, qtbot, workspace, four):
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    page.point.edit_title()
    field = page.point.head_part.title
    field.editor.clear()
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert "title is needed" in field.error
    assert detail(workspace, four[0]).title == "The vote was 3 to 2"


def test_a_text_is_written_in_a_further_language(page, qtbot, workspace, four):
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    menu = find(page, "addTextLanguage").menu()
    next(a for a in menu.actions() if a.text() == "Spanish").trigger()
    text = find(page, "wording_text", QPlainTextEdit)
    assert text.toPlainText() == ""
    qtbot.keyClicks(text, "Tres votaron que si.")
    page.point.texts.show_language("en")
    assert text.toPlainText() == "Three voted yes."
    worded = {t.language: t.text for t in detail(workspace, four[0]).texts}
    assert worded == {"en": "Three voted yes.", "es": "Tres votaron que si."}


def test_what_is_typed_is_saved_when_another_point_is_chosen(page, qtbot, workspace, four):
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    text = find(page, "wording_text", QPlainTextEdit)
    qtbot.keyClicks(text, "Indeed. ")
    choose(page, qtbot, four[1])
    assert detail(workspace, four[0]).texts[0].text == "Indeed. Three voted yes."


def test_a_machine_rendering_is_marked_until_a_reader_approves(page, qtbot, workspace):
    workspace.do("Load", starting.load_library, "287g")
    shown(page, qtbot)
    first = page.table.table.ids[0]
    choose(page, qtbot, first)
    notice = find(page, "machineNotice")
    assert not notice.isVisible()
    click(page, "language_es", qtbot)
    assert notice.isVisible()
    qtbot.keyClicks(find(page, "readerName"), "Marie Jean")
    click(page, "approveText", qtbot)
    text = detail(workspace, first).text_in("es")
    assert (text.approved_by, text.needs_reader) == ("Marie Jean", False)
    qtbot.waitUntil(lambda: not notice.isVisible())
    # the name is not there for the next language, which somebody else may read
    click(page, "language_ht", qtbot)
    assert find(page, "readerName").text() == ""


def test_contested_and_its_caveat_are_kept(page, qtbot, workspace, four):
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    find(page, "point_is_contested").click()
    caveat = find(page, "point_caveat", QPlainTextEdit)
    qtbot.keyClicks(caveat, "Say which vote.")
    leave(caveat)
    saved = detail(workspace, four[0])
    assert (saved.is_contested, saved.caveat) == (True, "Say which vote.")


def test_the_kind_is_changed_where_it_stands(page, qtbot, workspace, four):
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    choose_entry(find(page, "point_kind"), list(PointKind).index(PointKind.RIGHTS))
    assert detail(workspace, four[0]).kind == PointKind.RIGHTS


@pytest.mark.parametrize("saved_after", [0, 60])
def test_a_source_is_added_edited_checked_and_removed(
    page, qtbot, workspace, four, monkeypatch, saved_after
):
    """Whether the address is saved letter by letter or with Enter alone: it is whole."""
    monkeypatch.setattr(form, "COMMIT_AFTER_SECONDS", saved_after)
    monkeypatch.setattr(form, "COMMIT_AT_LATEST_SECONDS", saved_after)
    shown(page, qtbot)
    choose(page, qtbot, four[3])
    new = find(page, "newSource")
    qtbot.keyClicks(new, "The agreement")
    qtbot.keyClick(new, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: detail(workspace, four[3]).sources != ())
    # A None here would count as true, and QTest ends the process when it clicks on nothing.
    qtbot.waitUntil(
        lambda: any(part.isVisible() for part in page.findChildren(QWidget, "editSource"))
    )
    click(page, "editSource", qtbot)
    url = find(page, "source_url")
    qtbot.keyClicks(url, "https://example.org/a", delay=1)
    qtbot.keyClick(url, Qt.Key.Key_Return)
    click(page, "checkedToday", qtbot)
    source = detail(workspace, four[3]).sources[0]
    assert (source.title, source.url, source.checked_on) == (
        "The agreement", "https://example.org/a", TODAY,
    )  # fmt: skip
    assert detail(workspace, four[0]).sources[0].url == ""

    def copied():
        click(page.point, "copyLink", qtbot)
        return QGuiApplication.clipboard().text()

    qtbot.waitUntil(lambda: find(page.point, "copyLink").isVisible())
    qtbot.waitUntil(lambda: copied() == "https://example.org/a")
    click(page, "removeSource", qtbot)
    assert detail(workspace, four[3]).sources == ()


def test_used_by_names_the_speakers(page, qtbot, workspace, four):
    meeting_id = meeting(workspace, title="City Commission")
    speaker = workspace.do("Ask", do_speakers.add, meeting_id, person(workspace, "Rosa Delgado"))
    workspace.do("Give", do_speakers.assign_point, speaker, four[0])
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    lines = page.point.used._box
    assert lines.itemAt(0).widget().text() == "Rosa Delgado · City Commission, Dec 11"


def test_alt_and_arrows_reorder(page, qtbot, workspace, four):
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(workspace)[:2] == ["Supporters: it helps", "The vote was 3 to 2"]
    assert workspace.undo_label() == "Reorder points"


def test_another_order_leads_back_to_our_own(page, qtbot, four):
    shown(page, qtbot)
    header = page.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: page.table.table.ids == [four[2], four[1], four[0], four[3]])
    assert find(page, "ownOrder").isVisible()
    click(page, "ownOrder", qtbot)
    qtbot.waitUntil(lambda: page.table.table.ids == list(four))


def test_delete_and_restore(page, qtbot, workspace, four):
    shown(page, qtbot)
    choose(page, qtbot, four[1])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.said == ["Moved to trash: 1 point"]
    assert len(titles(workspace)) == 3
    qtbot.waitUntil(lambda: find(page, "kind_trash").isVisible())
    click(page, "kind_trash", qtbot)
    qtbot.waitUntil(lambda: find(page, "restorePoint").isVisible())
    click(page, "restorePoint", qtbot)
    assert len(titles(workspace)) == 4


def test_what_is_refused_is_not_told_as_done(page, qtbot, workspace, four, refusing):
    workspace.do("Trash", commands.trash, [four[0]])
    shown(page, qtbot)
    choose(page, qtbot, four[1])
    refusing(workspace)
    with qtbot.waitSignal(page.warned):
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: find(page, "kind_trash").isVisible())
    click(page, "kind_trash", qtbot)
    qtbot.waitUntil(lambda: find(page, "restorePoint").isVisible())
    with qtbot.waitSignal(page.warned):
        click(page, "restorePoint", qtbot)
    assert page.said == []
    assert len(titles(workspace)) == 3


def test_a_target_is_selected_even_when_a_kind_hides_it(page, qtbot, four):
    shown(page, qtbot)
    click(page, "kind_fact", qtbot)
    qtbot.waitUntil(lambda: page.table.table.ids == [four[0]])
    page.open_target(four[2])
    assert page.table.selected_ids() == [four[2]]
    assert page.kinds.current == "all"


def test_places_to_look_have_their_own_table(page, qtbot, workspace):
    workspace.do("Load", starting.load_library, "287g")
    shown(page, qtbot)
    qtbot.waitUntil(lambda: find(page, "kind_resources").isVisible())
    click(page, "kind_resources", qtbot)
    qtbot.waitUntil(lambda: len(page.places.table.ids) == 20)
    assert page.side.currentWidget() is page.side.place
    assert page.side.place.name.text().startswith("Office of the City Clerk")
    qtbot.keyClicks(page.search, "statutes")
    qtbot.waitUntil(lambda: 0 < len(page.places.table.ids) < 20)
    click(page, "kind_all", qtbot)
    qtbot.waitUntil(lambda: page.side.currentWidget() is not page.side.place)


def test_every_control_has_a_name(page, qtbot, four):
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    page.point.edit_title()
    click(page, "editSource", qtbot)
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


@pytest.mark.parametrize("url", ["https://example.org/?q=<b>bold</b>", "https://a.org/?&lt;=1"])
def test_a_link_is_shown_as_it_is_though_it_looks_like_markup(qtbot, url):
    line = LinkLine(url)
    qtbot.addWidget(line)
    tip, seen = line._words.toolTip(), QTextDocument()
    (seen.setHtml if QtGui.Qt.mightBeRichText(tip) else seen.setPlainText)(tip)
    assert seen.toPlainText() == url


def test_a_source_that_is_refused_stays_with_its_point(page, qtbot, workspace, four):
    shown(page, qtbot)
    choose(page, qtbot, four[0])
    [line] = page.point.sources._lines.values()
    line.toggle()
    title = find(page, "source_title")
    title.selectAll()
    qtbot.keyClick(title, Qt.Key.Key_Backspace)
    choose(page, qtbot, four[1])
    choose(page, qtbot, four[0])
    [line] = page.point.sources._lines.values()
    assert not line.form.isHidden()
    assert line.fields["title"].value == ""
    assert "A title is needed" in line.fields["title"].error
