"""Watch words: added one after the other, switched, changed, deleted, loaded and tried."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.campaign import commands as campaign
from organizer.model.kinds import WatchKind
from organizer.start import libraries
from organizer.store.workspace import Workspace
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.watchwords.sheet import WatchWordsSheet
from organizer.watchwords import commands as watching
from organizer.watchwords import queries

from .hands import choose as choose_entry
from .hands import type_over, write


@pytest.fixture
def workspace(tmp_path):
    """A campaign with three words: detainer*, ICE (in capitals) and inmigración."""
    made = Workspace.create(tmp_path / "campaign")
    made.do("Start", campaign.start, "Miami", library="287g")
    made.do("Word", watching.add, "detainer*", language="en")
    made.do("Word", watching.add, "ICE", WatchKind.CAPITAL, language="en")
    made.do("Word", watching.add, "inmigración", language="es")
    yield made
    made.close()


@pytest.fixture
def sheet(bridge, jobs, settings, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = WatchWordsSheet(ScreenContext(bridge, jobs, settings), window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.words.table.has_loaded)
    yield made
    made.done(0)
    window.close()  # named down here, so that it is not collected with the sheet in it


def words(workspace):
    return [row.word for row in workspace.query(queries.words)]


def states(workspace):
    return [row.is_on for row in workspace.query(queries.words)]


def add(sheet, word, qtbot):
    sheet.entry.word.setText(word)
    qtbot.keyClick(sheet.entry.word, Qt.Key.Key_Return)


def choose(sheet, *places):
    ids = [sheet.words.table.ids[place] for place in places]
    sheet.words.select_id(ids[0])
    sheet.words._select_rows(list(places))
    sheet.words.setFocus()


def columns(sheet, place):
    row = sheet.words.table.row_at(place)
    return [column.words(row) for column in sheet.words.table.columns]


def test_the_table_says_how_each_word_is_looked_for(sheet):
    assert [columns(sheet, place) for place in range(3)] == [
        ["on", "detainer*", "in any case and spelling", "English", ""],
        ["on", "ICE", "in capitals only", "English", ""],
        ["on", "inmigración", "in any case and spelling", "Spanish", ""],
    ]


def test_enter_adds_a_word_and_is_ready_for_the_next_one(sheet, workspace, qtbot):
    sheet.entry.language.setCurrentIndex(sheet.entry.language.findText("Spanish"))
    add(sheet, "deportación*", qtbot)
    assert sheet.entry.word.text() == ""
    assert sheet.entry.word.hasFocus()
    add(sheet, "redada*", qtbot)
    added = [(row.word, row.language) for row in workspace.query(queries.words)][2:]
    assert added == [("deportación*", "es"), ("inmigración", "es"), ("redada*", "es")]
    assert workspace.undo_label() == "Add watch word"
    assert sheet.told.text() == "“redada*” was added."
    qtbot.waitUntil(lambda: [row.word for row in sheet.words.selected_rows()] == ["redada*"])


def test_the_kind_is_taken_from_the_choice(sheet, workspace):
    sheet.entry.word.setText("24-6915")
    sheet.entry.kind.setCurrentIndex(2)
    sheet.entry.add_button.click()
    [row] = [row for row in workspace.query(queries.words) if row.word == "24-6915"]
    assert row.kind == WatchKind.FILE_NO


def test_a_word_that_is_there_is_said_and_selected(sheet, workspace, qtbot):
    add(sheet, "DETAINER*", qtbot)
    assert words(workspace) == ["detainer*", "ICE", "inmigración"]
    assert sheet.told.text() == "“DETAINER*” is already on the list."
    assert not sheet.undo_link.isVisible()
    assert [row.word for row in sheet.words.selected_rows()] == ["detainer*"]
    assert sheet.entry.word.selectedText() == "DETAINER*"


def test_nothing_typed_adds_nothing_and_keeps_the_sheet_open(sheet, workspace, qtbot):
    add(sheet, "  ", qtbot)
    assert len(words(workspace)) == 3
    assert sheet.isVisible()


def test_escape_takes_typing_away_before_it_leaves(sheet, qtbot):
    sheet.entry.word.setText("half a")
    qtbot.keyClick(sheet.entry.word, Qt.Key.Key_Escape)
    assert (sheet.entry.word.text(), sheet.isVisible()) == ("", True)
    qtbot.keyClick(sheet.entry.word, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_space_switches_all_chosen_words_in_one_step(sheet, workspace, bridge, qtbot):
    choose(sheet, 0)
    qtbot.keyClick(sheet.words, Qt.Key.Key_Space)
    assert states(workspace) == [False, True, True]
    qtbot.waitUntil(lambda: columns(sheet, 0)[0] == "off")
    choose(sheet, 0, 1)
    qtbot.keyClick(sheet.words, Qt.Key.Key_Space)
    assert states(workspace) == [True, True, True]  # one was off: all on
    qtbot.waitUntil(lambda: columns(sheet, 0)[0] == "on")
    qtbot.keyClick(sheet.words, Qt.Key.Key_Space)
    assert states(workspace) == [False, False, True]
    assert workspace.undo_label() == "Edit watch words"
    bridge.undo()
    assert states(workspace) == [True, True, True]


def test_a_click_on_the_mark_switches_one_word(sheet, workspace, qtbot):
    mark = sheet.words.visualRect(sheet.words.table.index(1, 0)).center()
    qtbot.mouseClick(sheet.words.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert states(workspace) == [True, False, True]


def test_deleted_words_come_back_by_the_link(sheet, workspace, qtbot):
    choose(sheet, 0, 1)
    qtbot.keyClick(sheet.words, Qt.Key.Key_Delete)
    assert words(workspace) == ["inmigración"]
    assert workspace.undo_label() == "Delete watch words"
    assert sheet.told.text() == "2 words deleted."
    sheet.undo_link.click()
    assert words(workspace) == ["detainer*", "ICE", "inmigración"]
    assert sheet.told.text() == "Undone: Delete watch words"
    qtbot.waitUntil(lambda: len(sheet.words.table.ids) == 3)


def test_the_keys_of_undo_and_redo_work_in_the_sheet(sheet, workspace, qtbot):
    choose(sheet, 2)
    sheet.delete_button.click()
    assert workspace.undo_label() == "Delete watch word"
    control = Qt.KeyboardModifier.ControlModifier
    sheet.words.setFocus()
    qtbot.keyClick(sheet.words, Qt.Key.Key_Z, control)
    assert len(words(workspace)) == 3
    qtbot.keyClick(sheet.words, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert len(words(workspace)) == 2


def test_undo_right_after_enter_takes_back_the_word_that_was_added(sheet, workspace, qtbot):
    sheet.entry.word.setFocus()
    qtbot.keyClicks(sheet.entry.word, "redada*")
    qtbot.keyClick(sheet.entry.word, Qt.Key.Key_Return)
    assert len(words(workspace)) == 4
    qtbot.keyClick(sheet.entry.word, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(words(workspace)) == 3


def test_the_link_goes_when_there_is_a_newer_step(sheet, qtbot):
    choose(sheet, 2)
    qtbot.keyClick(sheet.words, Qt.Key.Key_Delete)
    assert sheet.undo_link.isVisible()
    qtbot.waitUntil(lambda: len(sheet.words.table.ids) == 2)
    choose(sheet, 0)
    qtbot.keyClick(sheet.words, Qt.Key.Key_Space)
    assert not sheet.undo_link.isVisible()


def test_enter_in_the_table_edits_and_enter_in_the_field_saves(sheet, workspace, qtbot):
    choose(sheet, 0)
    qtbot.keyClick(sheet.words, Qt.Key.Key_Return)
    editor = sheet.form.fields["word"].editor
    assert editor.hasFocus()
    assert editor.selectedText() == "detainer*"
    qtbot.keyClicks(editor, "detention")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert words(workspace) == ["detention", "ICE", "inmigración"]
    assert workspace.undo_label() == "Edit watch word"
    assert sheet.isVisible()


def test_an_empty_word_is_refused_under_its_field(sheet, workspace, qtbot):
    choose(sheet, 0)
    field = sheet.form.fields["word"]
    write(field.editor, "")
    assert field.error.startswith("A name is needed")
    assert words(workspace)[0] == "detainer*"
    field.revert()


def test_the_other_fields_save_each_for_itself(sheet, workspace):
    choose(sheet, 1)
    for name, words_of_choice in (("kind", "as a file number"), ("language", "Haitian Creole")):
        choose_entry(sheet.form.fields[name].editor, words_of_choice)
    write(sheet.form.fields["note"].editor, "A test")
    sheet.form.fields["is_on"].editor.click()
    [row] = [row for row in workspace.query(queries.words) if row.word == "ICE"]
    assert (row.kind, row.language, row.note, row.is_on) == (
        WatchKind.FILE_NO,
        "ht",
        "A test",
        False,
    )


def test_typing_is_saved_when_the_sheet_is_closed(sheet, workspace):
    choose(sheet, 0)
    type_over(sheet.form.fields["note"].editor, "Hold requests")
    sheet.accept()
    assert workspace.query(queries.words)[0].note == "Hold requests"


def test_the_form_gives_way_to_a_hint_when_several_are_chosen(sheet):
    choose(sheet, 0, 2)
    assert not sheet.form.isVisible()
    assert sheet._hint.text() == ("2 words selected. Space turns them on or off, Del deletes them.")


def test_loading_says_how_many_were_new(sheet, workspace):
    sheet.load_link.click()
    # The starter has 17 words; detainer*, ICE and inmigración are there already.
    assert sheet.told.text() == "14 words added."
    assert workspace.undo_label() == "Load the 287(g) words"
    assert len(words(workspace)) == 17
    sheet.load_link.click()
    assert sheet.told.text() == "All of them are already on the list."
    assert not sheet.undo_link.isVisible()


def test_an_empty_list_offers_the_starter(sheet, workspace, qtbot):
    choose(sheet, 0, 1, 2)
    qtbot.keyClick(sheet.words, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: sheet.empty.isVisible())
    assert not sheet.form.isVisible()
    # nothing is said of what can be done with words, nor is the starter offered a second time
    for part in (sheet._hint, sheet.delete_button, sheet.load_link):
        assert not part.isVisible()
    sheet.empty.button.click()
    qtbot.waitUntil(lambda: len(sheet.words.table.ids) == 17)
    assert not sheet.empty.isVisible()
    assert sheet._hint.isVisible() or sheet.form.isVisible()
    assert sheet.load_link.isVisible()


def test_changes_from_elsewhere_are_seen(sheet, workspace, qtbot):
    workspace.do("Load", libraries.load_watch_words, "287g")
    qtbot.waitUntil(lambda: len(sheet.words.table.ids) == 17)


def test_a_text_is_tried_as_it_is_typed(sheet, workspace, qtbot):
    trial = sheet.trial
    assert not trial.found.isVisible()
    trial.text.setPlainText("A resolution about detainers")
    said = "Found: detainer* in “A resolution about detainers”"
    qtbot.waitUntil(lambda: trial.found.text() == said)
    trial.text.setPlainText("Police notice")
    qtbot.waitUntil(lambda: trial.found.text() == "No watch words here.")
    trial.text.setPlainText("ICE CREAM SOCIAL")
    said = "Found: ICE in “ICE CREAM SOCIAL” — may be ice: the line is all in capitals"
    qtbot.waitUntil(lambda: trial.found.text() == said)
    workspace.do("Off", watching.edit, 2, is_on=False)
    qtbot.waitUntil(lambda: trial.found.text() == "No watch words here.")
    trial.text.setPlainText("")
    qtbot.waitUntil(lambda: not trial.found.isVisible())


def test_many_places_are_counted_and_long_ones_cut(sheet, qtbot):
    trial = sheet.trial
    trial.text.setPlainText("\n".join(["the county shall honor every one of its detainers"] * 6))
    qtbot.waitUntil(lambda: trial.found.isVisible())
    lines = trial.found.text().split("\n")
    assert len(lines) == 5
    # the 36 characters before it begin with a whole word
    assert lines[0].startswith(
        "Found: detainer* in “…county shall honor every one of its detainers"
    )
    assert lines[-1] == "and 2 more places"


def test_only_so_much_text_is_looked_through(sheet, qtbot):
    sheet.trial.text.setPlainText("x" * 5_000 + " detainers")
    said = "No watch words here.\nOnly the first 5,000 characters are searched."
    qtbot.waitUntil(lambda: sheet.trial.found.text() == said)


def test_every_control_has_a_name(sheet):
    for each in (sheet.entry.word, sheet.entry.kind, sheet.entry.language, sheet.trial.text):
        assert each.accessibleName()
    assert sheet.words.accessibleName() == "Watch words"
    assert sheet.delete_button.accessibleName() == "Delete (Del)"
    named = {name: field.editor.accessibleName() for name, field in sheet.form.fields.items()}
    assert named == {
        "word": "Word",
        "kind": "Looked for",
        "language": "Language",
        "note": "Note",
        "is_on": "On",
    }


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("CBP", WatchKind.CAPITAL),
        ("BWC", WatchKind.CAPITAL),
        ("raid", WatchKind.PHRASE),
        ("CUSTODY", WatchKind.PHRASE),  # more than 5 letters: a word that is only typed so
        ("24-7", WatchKind.PHRASE),
    ],
    ids=str,
)
def test_a_short_word_in_capitals_is_looked_for_in_capitals(sheet, workspace, qtbot, word, kind):
    add(sheet, word, qtbot)
    [row] = [row for row in workspace.query(queries.words) if row.word == word]
    assert row.kind == kind
    how = ", looked for in capitals only" if kind == WatchKind.CAPITAL else ""
    assert sheet.told.text() == f"“{word}” was added{how}."
    assert sheet.entry.kind.currentText() == "Phrase: in any case and spelling"


def test_how_a_word_is_looked_for_can_be_seen_before_enter_and_chosen(sheet, workspace, qtbot):
    qtbot.keyClicks(sheet.entry.word, "CBP")
    assert sheet.entry.kind.currentText() == "Capitals only: ICE but not police"
    choose_entry(sheet.entry.kind, 0)
    qtbot.keyClick(sheet.entry.word, Qt.Key.Key_Return)
    [row] = [row for row in workspace.query(queries.words) if row.word == "CBP"]
    assert row.kind == WatchKind.PHRASE
