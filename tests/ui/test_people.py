"""The screen with all people, driven by keys and clicks; each test ends at the database."""

from datetime import UTC, date, datetime

import pytest
from factories import caller, meeting, person
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from organizer.meetings.speakers import queries as speakers
from organizer.model.kinds import (
    Answer,
    Channel,
    ConsentHow,
    ContactKind,
    SpeakerStatus,
    WayKind,
)
from organizer.people import commands
from organizer.people import queries as people
from organizer.people.queries import PeopleCriteria, PeopleListing
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.people.paste_sheet import PasteSheet
from organizer.ui.people.people_page import PeoplePage

from .hands import leave, type_over

TODAY = date(2025, 12, 7)


@pytest.fixture
def exported():
    return []


@pytest.fixture
def context(workspace, bridge, jobs, settings, exported):
    return ScreenContext(bridge, jobs, settings, today=lambda: TODAY, export_people=exported.append)


@pytest.fixture
def page(context, qtbot):
    made = PeoplePage(context)
    qtbot.addWidget(made)
    made.resize(1150, 760)
    made.said = []
    made.told.connect(made.said.append)
    return made


@pytest.fixture
def three(workspace):
    """Rosa, who agreed to calls; Denise, a pastor; and Marta, who said no to everything."""
    rosa = caller(workspace, "Rosa Delgado")
    workspace.do(
        "Edit", commands.edit, rosa, given="Rosa", family="Delgado", languages=("es", "en"),
        district="3",
    )  # fmt: skip
    denise = person(workspace, "Denise Howard", role="pastor", languages=("en",), district="5")
    marta = person(workspace, "Marta Suárez", languages=("es",))
    workspace.do("No", commands.answers, marta, Channel, Answer.NO)
    return rosa, denise, marta


def shown(page, qtbot):
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.table.table.has_loaded)
    return page


def choose(page, qtbot, person_id):
    page.table.select_id(person_id)
    qtbot.waitUntil(lambda: page.person.record is not None and page.person.record.id == person_id)


def find(page, name, kind=QWidget):
    return page.findChild(kind, name)


def click(page, name, qtbot):
    qtbot.mouseClick(find(page, name), Qt.MouseButton.LeftButton)


def detail(workspace, person_id):
    return workspace.query(people.detail, person_id)


def names(workspace, **criteria):
    listing = PeopleListing()
    ids = workspace.query(listing.ids, PeopleCriteria(**criteria), "name", False)
    return [row.name for row in workspace.query(listing.rows, ids)]


def cells(page, row):
    table = page.table.table
    return [table.columns[c].words(table.row_at(row)) for c in range(len(table.columns))]


def test_an_empty_screen_offers_to_add_and_to_import(page, qtbot, workspace):
    shown(page, qtbot)
    offered = [b.text() for b in page.table.findChildren(QAbstractButton) if b.isVisible()]
    assert offered == ["Add a person", "Import a file…"]
    page.table.findChildren(QAbstractButton)
    next(b for b in page.table.findChildren(QAbstractButton) if b.isVisible()).click()
    name = find(page, "entry_name")
    assert name.isVisible()
    qtbot.keyClicks(name, "Guest 14")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert names(workspace) == ["Guest 14"]


def test_the_table_says_who_may_be_reached_how(page, qtbot, three):
    shown(page, qtbot)
    assert cells(page, 0) == ["Delgado, Rosa", "(305) 555-0143", "es, en", "3", "call", "never"]
    assert cells(page, 1) == ["Denise Howard", "", "en", "5", "not asked", "never"]
    assert cells(page, 2) == ["Marta Suárez", "", "es", "", "do not contact", "never"]


def test_the_lists_have_their_counts_and_open(page, qtbot, three, jobs):
    shown(page, qtbot)
    assert jobs.wait_idle()
    model = page.lists.model()
    said = [model.data(model.index(i, 0), Qt.ItemDataRole.AccessibleTextRole) for i in range(8)]
    assert said == [
        "Everyone, 3",
        "Will speak, 0",
        "Spanish speakers, 2",
        "Haitian Creole speakers, 0",
        "Never contacted, 3",
        "Do not contact, 1",
        "No answer yet, 1",
        "Trash, 0",
    ]
    page.lists.choose("do_not_contact")
    qtbot.waitUntil(lambda: page.table.table.ids == [three[2]])
    assert page.status_text == "3 people"


def test_search_finds_as_one_types_and_down_goes_to_the_table(page, qtbot, three):
    shown(page, qtbot)
    qtbot.keyClicks(page.filters.search, "suar")
    qtbot.waitUntil(lambda: page.table.table.ids == [three[2]])
    assert find(page, "people").isVisible()
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(page.table.table.ids) == 3)


def test_filters_are_chips_that_can_be_taken_away(page, qtbot, three):
    shown(page, qtbot)
    page.filters.set_filter("language", "es")
    page.filters.set_filter("district", "3")
    qtbot.waitUntil(lambda: page.table.table.ids == [three[0]])
    assert find(page, "filter_language").text() == "language is Spanish"
    qtbot.keyClick(find(page, "filter_district"), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.table.table.ids == [three[0], three[2]])
    click(page, "clearFilters", qtbot)
    qtbot.waitUntil(lambda: len(page.table.table.ids) == 3)
    assert page.filters.criteria == PeopleCriteria()


def test_the_filter_menu_offers_what_occurs(page, qtbot, three):
    shown(page, qtbot)
    page.filters.fill_menu()
    menus = {m.title(): [a.text() for a in m.actions()] for m in
             (action.menu() for action in find(page, "addFilter").menu().actions())}  # fmt: skip
    assert menus["Language"] == ["English", "Spanish"]
    assert menus["District"] == ["3", "5"]
    assert menus["Agreed to"] == ["Calls", "Texts", "E-mail", "Letters"]


def test_nobody_fits_and_clear_shows_everybody_again(page, qtbot, three):
    shown(page, qtbot)
    page.filters.search.setText("zzz")
    qtbot.waitUntil(lambda: page.table.table.ids == [])
    offered = [b for b in page.table.findChildren(QAbstractButton) if b.isVisible()]
    assert [b.text() for b in offered] == ["Clear"]
    offered[0].click()
    qtbot.waitUntil(lambda: len(page.table.table.ids) == 3)


def test_new_people_are_typed_one_after_the_other(page, qtbot, workspace, three):
    shown(page, qtbot)
    page.entry.open_bar()
    name, phone = find(page, "entry_name"), find(page, "entry_phone")
    qtbot.keyClicks(name, "Ana Lucia Rios")
    qtbot.keyClicks(phone, "305 555 0102")
    qtbot.keyClick(phone, Qt.Key.Key_Return)
    assert name.text() == "" and page.entry.isVisible()
    qtbot.keyClicks(name, "Jo")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    assert not page.entry.isVisible()
    assert names(workspace) == [
        "Ana Lucia Rios", "Rosa Delgado", "Denise Howard", "Jo", "Marta Suárez",
    ]  # fmt: skip
    row = workspace.query(PeopleListing().rows, [4])[0]
    assert row.phone == "(305) 555-0102"


def test_a_name_that_is_known_is_said_before_it_is_added_twice(page, qtbot, three):
    shown(page, qtbot)
    page.entry.open_bar()
    qtbot.keyClicks(find(page, "entry_name"), "Rosa Del")
    assert page.entry._note.text() == "Already known: Rosa Delgado"


def test_a_wrong_email_adds_nobody_and_keeps_the_typing(page, qtbot, workspace, bridge):
    shown(page, qtbot)
    warned = []
    bridge.trouble.connect(warned.append)
    page.entry.open_bar()
    qtbot.keyClicks(find(page, "entry_name"), "Jo")
    qtbot.keyClicks(find(page, "entry_email"), "jo@")
    qtbot.keyClick(find(page, "entry_email"), Qt.Key.Key_Return)
    assert [str(error) for error in warned] == ["email_not_possible"]
    assert find(page, "entry_name").text() == "Jo"
    assert names(workspace) == []


def test_delete_puts_into_the_trash_and_restore_brings_back(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[1])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.said == ["Moved to trash: 1 person"]
    assert names(workspace) == ["Rosa Delgado", "Marta Suárez"]
    page.lists.choose("trash")
    qtbot.waitUntil(lambda: page.table.table.ids == [three[1]])
    qtbot.waitUntil(lambda: find(page, "restorePerson").isVisible())
    click(page, "restorePerson", qtbot)
    assert names(workspace) == ["Rosa Delgado", "Denise Howard", "Marta Suárez"]


def test_what_is_refused_is_not_told_as_done(page, qtbot, workspace, three, refusing):
    meeting(workspace, TODAY)
    shown(page, qtbot)
    choose(page, qtbot, three[1])
    refusing(workspace)
    with qtbot.waitSignal(page.warned):
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page.speak_menu.fill_menu()
    with qtbot.waitSignal(page.warned):
        page.speak_menu.actions()[0].trigger()
    assert page.said == []
    assert len(names(workspace)) == 3


def test_undo_brings_back_who_was_deleted(page, qtbot, workspace, three, bridge):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    bridge.undo()
    assert names(workspace) == ["Rosa Delgado", "Denise Howard", "Marta Suárez"]


def test_f2_edits_the_name_and_esc_leaves(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[1])
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    field = find(page, "person_name")
    assert field.isVisible() and field.selectedText() == "Denise Howard"
    field.clear()
    qtbot.keyClicks(field, "Rev. Denise Howard")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert detail(workspace, three[1]).name == "Rev. Denise Howard"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()


def test_a_new_name_drops_name_parts_that_are_no_longer_in_it(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    page.person.edit_name()
    field = find(page, "person_name")
    field.clear()
    qtbot.keyClicks(field, "Rosa Pena")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    person = detail(workspace, three[0])
    assert (person.name, person.given, person.family) == ("Rosa Pena", "Rosa", "")


def test_what_is_typed_is_saved_when_another_person_is_chosen(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[1])
    page.person.edit_name()
    field = find(page, "person_pronouns")
    qtbot.keyClicks(field, "she/her")
    choose(page, qtbot, three[0])
    assert detail(workspace, three[1]).pronouns == "she/her"
    assert detail(workspace, three[0]).pronouns == ""


def test_a_phone_without_area_code_is_kept_and_marked(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[1])
    click(page, "add_phone", qtbot)
    field = find(page, "new_phone")
    qtbot.keyClicks(field, "555-0199")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    ways = detail(workspace, three[1]).ways
    assert [(way.kind, way.value, way.is_understood) for way in ways] == [
        (WayKind.PHONE, "555-0199", False)
    ]
    lines = page.person.contact_details
    qtbot.waitUntil(lambda: list(lines._lines) == [ways[0].id])
    assert lines._lines[ways[0].id].value.editor.accessibleName() == "phone, needs area code"


def test_a_way_is_edited_where_it_stands_and_removed(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    field = find(page, "phone_value")
    assert field.text() == "(305) 555-0143"
    field.clear()
    qtbot.keyClicks(field, "786 555 0100")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    note = find(page, "phone_label")
    qtbot.keyClicks(note, "evenings")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    way = detail(workspace, three[0]).ways[0]
    assert (way.printable, way.label) == ("(786) 555-0100", "evenings")
    cross = next(b for b in page.person.contact_details.findChildren(QAbstractButton)
                 if b.accessibleName() == "Remove: phone")  # fmt: skip
    cross.click()
    assert detail(workspace, three[0]).ways == ()


def test_an_address_that_is_no_email_is_said_below_the_field(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[1])
    click(page, "add_email", qtbot)
    field = find(page, "new_email")
    qtbot.keyClicks(field, "denise")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "denise" and detail(workspace, three[1]).ways == ()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: find(page, "new_email") is None)


def test_an_answer_is_recorded_with_one_press(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[1])
    menu = page.person.consent_part.menu_for(Channel.TEXT)
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Yes, said it", "Yes, on paper", "Yes, on the web",
        "No, said it", "No, on paper", "No, on the web",
        "With the exact words…",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    person = detail(workspace, three[1])
    assert person.consent[Channel.TEXT] == Answer.YES
    assert person.consents[0].how == ConsentHow.PAPER
    assert person.consent[Channel.CALL] == Answer.UNKNOWN


def test_an_answer_with_its_words_is_one_step_for_all_channels(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[1])
    click(page, "recordAnswer", qtbot)
    form = page.person.consent_part.form
    assert not form.save.isEnabled()
    for channel in ("call", "mail"):
        find(page, f"record_{channel}").click()
    qtbot.keyClicks(form.wording, "Call me, or write")
    click(page, "recordSave", qtbot)
    person = detail(workspace, three[1])
    assert [c for c in Channel if person.consent[c] == Answer.YES] == [Channel.CALL, Channel.MAIL]
    assert {c.wording for c in person.consents} == {"Call me, or write"}
    workspace.undo()
    assert detail(workspace, three[1]).consents == ()


def test_the_form_for_an_answer_opens_in_view(page, qtbot, three):
    page.resize(1150, 520)
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    click(page, "recordAnswer", qtbot)
    save = find(page, "recordSave")
    qtbot.waitUntil(lambda: save.visibleRegion().boundingRect().height() == save.height())


def test_the_same_answer_twice_is_not_recorded(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    page.person.consent_part.menu_for(Channel.CALL).actions()[0].trigger()
    assert len(detail(workspace, three[0]).consents) == 1
    assert "already" in page.person.consent_part._said_before.text()


def test_tags_are_typed_and_taken_away(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[1])
    field = find(page, "addTag", QLineEdit)
    qtbot.keyClicks(field, "church")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert detail(workspace, three[1]).tags == ("church",)
    qtbot.waitUntil(lambda: len(page.person.tags.chips._chips) == 1)
    page.person.tags.chips._chips[0].click()
    assert detail(workspace, three[1]).tags == ()


def test_languages_are_added_and_taken_away(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[1])
    menu = find(page, "addLanguage").menu()
    next(a for a in menu.actions() if a.text() == "Haitian Creole").trigger()
    assert detail(workspace, three[1]).languages == ("en", "ht")


def test_a_note_that_may_put_someone_at_risk_is_asked_about(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    notes = find(page, "person_notes", QPlainTextEdit)
    qtbot.keyClicks(notes, "Works nights. Her cousin is undocumented.")
    notice = find(page, "riskNotice")
    assert notice.isVisible()
    leave(notes)
    assert "undocumented" in detail(workspace, three[0]).notes
    click(page, "riskRemove", qtbot)
    assert detail(workspace, three[0]).notes == "Works nights."
    assert not notice.isVisible()


def test_a_risky_note_can_be_kept(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    notes = find(page, "person_notes", QPlainTextEdit)
    qtbot.keyClicks(notes, "Helps at the visa clinic")
    click(page, "riskKeep", qtbot)
    leave(notes)
    assert not find(page, "riskNotice").isVisible()
    assert detail(workspace, three[0]).notes == "Helps at the visa clinic"


def test_a_call_is_logged_by_keys(page, qtbot, workspace, three):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    click(page, "logCall", qtbot)
    note = find(page, "logNote")
    assert note.isVisible()
    find(page, "outcome_will_speak").click()
    qtbot.keyClicks(note, "needs a ride")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    entry = detail(workspace, three[0]).history[0]
    assert (entry.kind, entry.title, entry.detail) == (ContactKind.CALL, "will speak",
                                                       "needs a ride")  # fmt: skip
    assert not note.isVisible()


def test_history_has_calls_and_turns(page, qtbot, workspace, three):
    at = datetime(2025, 11, 21, 15, 0, tzinfo=UTC)
    workspace.do("Log", commands.log_contact, three[0], ContactKind.CALL, "will speak", "", at)
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    lines = page.person.past._entries
    assert lines.itemAt(0).widget().text() == "Nov 21 · Call: will speak"


def test_a_person_is_asked_to_speak_at_a_coming_meeting(page, qtbot, workspace, three):
    meeting_id = meeting(workspace, title="City Commission")
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    page.speak_menu.fill_menu()
    action = page.speak_menu.actions()[0]
    assert "City Commission" in action.text()
    action.trigger()
    rows = workspace.query(speakers.of_meeting, meeting_id)
    assert [(row.name, row.status) for row in rows] == [("Rosa Delgado", SpeakerStatus.ASKED)]
    assert page.said == ["Asked to speak"]


def test_where_no_meeting_is_coming_the_menu_says_so_and_asks_nobody(page, qtbot, workspace, three):
    meeting(workspace, date(2025, 12, 1), title="Over")
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    page.speak_menu.popup(QPoint(0, 0))
    [line] = page.speak_menu.actions()
    assert (line.text(), line.isEnabled()) == ("No meeting is coming up", False)
    page.speak_menu.close()
    meeting(workspace, title="City Commission")
    page.speak_menu.popup(QPoint(0, 0))
    assert "No meeting is coming up" not in [each.text() for each in page.speak_menu.actions()]
    page.speak_menu.close()


def test_several_are_tagged_exported_and_trashed_as_one_step(
    page, qtbot, workspace, three, exported
):
    shown(page, qtbot)
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: find(page, "tagSeveral").isVisible())
    qtbot.keyClicks(find(page, "tagSeveral"), "church")
    qtbot.keyClick(find(page, "tagSeveral"), Qt.Key.Key_Return)
    assert names(workspace, tag="church") == ["Rosa Delgado", "Denise Howard"]
    click(page, "exportSeveral", qtbot)
    assert exported[0].only == three[:2]
    assert workspace.query(people.count, exported[0]) == 2
    click(page, "trashSeveral", qtbot)
    assert names(workspace) == ["Marta Suárez"]
    workspace.undo()
    assert len(names(workspace)) == 3


def test_a_pasted_list_is_shown_before_it_is_added(context, qtbot, workspace, three):
    text = "Rosa Delgado\n\nMarie Jean, 305 555 0180, church\nLuis Ortiz\tluis@example.org"
    sheet = PasteSheet(context, text)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    qtbot.waitUntil(lambda: len(sheet.preview.table.ids) == 3)
    assert find(sheet, "pasteAdd").text() == "Add 2 people"
    assert sheet.lines == "Marie Jean, 305 555 0180, church\nLuis Ortiz\tluis@example.org"
    find(sheet, "leaveKnown").click()
    assert find(sheet, "pasteAdd").text() == "Add 3 people"
    assert find(sheet, "pasteAdd").isEnabled()
    ids = workspace.do("Add", commands.add_names, sheet.lines)
    assert detail(workspace, ids[1]).notes == "church"
    assert detail(workspace, ids[2]).ways[0].value == "luis@example.org"


def test_nobody_to_add_is_no_choice(context, qtbot, workspace, three):
    sheet = PasteSheet(context, "Rosa Delgado")
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    qtbot.waitUntil(lambda: len(sheet.preview.table.ids) == 1)
    assert not find(sheet, "pasteAdd").isEnabled()
    type_over(sheet.text, "Luis Ortiz")
    qtbot.waitUntil(find(sheet, "pasteAdd").isEnabled)
    assert not find(sheet, "leaveKnown").isVisible()


def test_paste_in_the_table_opens_the_preview(page, qtbot, workspace, monkeypatch):
    shown(page, qtbot)
    QGuiApplication.clipboard().setText("Ana\nBo")

    def say_yes(sheet):
        sheet.preview.table.refresh()
        return 1

    monkeypatch.setattr(PasteSheet, "exec", say_yes)
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(workspace) == ["Ana", "Bo"]
    assert page.said == ["Added: 2 people"]
    assert workspace.undo_label() == "Add people"


def test_a_target_is_selected_even_when_a_filter_hides_it(page, qtbot, three):
    shown(page, qtbot)
    page.filters.set_filter("district", "3")
    qtbot.waitUntil(lambda: page.table.table.ids == [three[0]])
    page.open_target(three[2])
    assert page.table.selected_ids() == [three[2]]
    assert page.filters.criteria == PeopleCriteria()


def test_a_target_in_the_trash_is_shown_there(page, qtbot, workspace, three):
    workspace.do("Trash", commands.trash, [three[2]])
    shown(page, qtbot)
    page.open_target(three[2])
    assert page.filters.criteria.list_name == "trash"
    assert page.lists.current == "trash"
    assert page.table.selected_ids() == [three[2]]


def test_export_list_hands_over_what_is_shown(page, qtbot, three, exported):
    shown(page, qtbot)
    page.filters.set_filter("channel", Channel.CALL)
    next(a for a in page.bar_actions() if a.text() == "Export list…").trigger()
    assert exported == [PeopleCriteria(channel=Channel.CALL)]


def test_the_keys_of_the_screen(page, qtbot, three):
    shown(page, qtbot)
    page.activateWindow()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Slash)
    qtbot.waitUntil(page.filters.search.hasFocus)
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_N)
    assert find(page, "entry_name").hasFocus()
    qtbot.keyClicks(find(page, "entry_name"), "nn/")
    assert find(page, "entry_name").text() == "nn/"


def test_undo_after_delete_brings_the_person_back_not_the_typing(
    page, qtbot, workspace, three, bridge
):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    qtbot.keyClicks(find(page, "person_notes", QPlainTextEdit), "Has a car")
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.person.record.id != three[0])
    bridge.undo()
    assert not detail(workspace, three[0]).is_trashed
    assert detail(workspace, three[0]).notes == "Has a car"


def test_headers_sort(page, qtbot, three):
    shown(page, qtbot)
    page.table._on_header_clicked(3)
    qtbot.waitUntil(lambda: page.table.table.ids == [three[2], three[0], three[1]])


def test_in_a_narrow_window_the_panel_takes_the_place_of_the_table(page, qtbot, three):
    page.resize(620, 300)
    shown(page, qtbot)
    assert find(page, "peopleList").isVisible()
    assert not page.side.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.side.isVisible() and not page.table.isVisible()
    qtbot.keyClick(page.person, Qt.Key.Key_Escape)
    assert page.table.isVisible() and page.focusWidget() is page.table


def test_the_form_of_a_call_comes_into_view(page, qtbot, three):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    page.resize(page.width(), 520)
    page.person.edit_name()
    qtbot.waitUntil(lambda: page.person.height() < 520)
    click(page, "logCall", qtbot)
    view = page.person.findChild(QScrollArea).viewport()
    last = find(page, "logNote")
    qtbot.wait(1)  # as far as the form is seen once it has its place
    assert view.rect().contains(QRect(last.mapTo(view, QPoint(0, 0)), last.size()))


def test_every_control_has_a_name(page, qtbot, three):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    page.person.edit_name()
    page.person.log_call()
    page.person.consent_part.open_record()
    page.entry.open_bar()
    nameless = [
        child
        for child in page.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisible()
        and child.objectName() not in ("qt_scrollarea_viewport",)
        and type(child).__name__ != "QScrollArea"
        and not (child.accessibleName() or getattr(child, "text", str)())
    ]
    assert nameless == []


def test_a_name_that_is_refused_stays_with_its_person_and_changes_nobody(
    page, qtbot, workspace, bridge, three
):
    rosa, denise, _marta = three
    shown(page, qtbot)
    choose(page, qtbot, rosa)
    page.person.edit_name()
    name = find(page, "person_name")
    qtbot.keyClick(name, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(bridge.trouble):
        choose(page, qtbot, denise)
    assert name.text() == "Denise Howard"
    page.person.edit_name()
    page.person.leave()
    assert [detail(workspace, each).name for each in (rosa, denise)] == [
        "Rosa Delgado",
        "Denise Howard",
    ]
    choose(page, qtbot, rosa)
    assert name.isVisible()
    assert name.text() == ""
    assert "A name is needed" in page.person.details.name.error


def test_an_address_that_is_refused_stays_with_its_person(page, qtbot, workspace, three):
    rosa, denise, _marta = three
    workspace.do("Way", commands.add_way, denise, WayKind.EMAIL, "denise@example.org")
    shown(page, qtbot)
    choose(page, qtbot, denise)
    email = find(page, "email_value", QLineEdit)
    email.setFocus()
    email.selectAll()
    qtbot.keyClicks(email, "denise at example")
    choose(page, qtbot, rosa)
    page.person.contact_details.begin(WayKind.EMAIL)
    qtbot.keyClicks(find(page, "new_email"), "rosa at example")
    choose(page, qtbot, denise)
    assert page.person.contact_details._new is None
    [line] = page.person.contact_details._lines.values()
    assert line.value.editor.text() == "denise at example"
    assert "This doesn't look like an e-mail address" in line.value.error
    choose(page, qtbot, rosa)
    assert page.person.contact_details._new.value.text() == "rosa at example"
    assert [way.value for way in detail(workspace, denise).ways] == ["denise@example.org"]


def test_the_changes_of_a_person_are_listed_newest_first(page, qtbot, workspace, bridge, three):
    shown(page, qtbot)
    choose(page, qtbot, three[0])
    bridge.do("Change district", commands.edit, three[0], district="4")
    bridge.do("Edit another", commands.edit, three[1], district="1")
    click(page, "personChanges", qtbot)
    sheet = find(page.window(), "changes")
    said = [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]
    steps = [words for words in said if words in ("Change district", "Edit", "Edit another")]
    assert steps == ["Change district", "Edit"]
    assert "Rosa Delgado" in said
    sheet.reject()
