"""The print studio on a real campaign: what is shown is what is saved and printed."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import factories
import pypdfium2
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFileDialog, QLabel, QLineEdit, QWidget

from organizer.campaign import commands as campaign_commands
from organizer.campaign import queries as campaign
from organizer.documents import catalogue, printing
from organizer.documents.data import Notice
from organizer.documents.flyer import FLYER, FlyerOptions
from organizer.meetings import commands as meetings
from organizer.meetings.speakers import commands as speakers
from organizer.model.kinds import Answer, Channel
from organizer.people import commands as people
from organizer.ui.binding.screen_context import ScreenContext, StudioTarget
from organizer.ui.studio import output
from organizer.ui.studio import printer as real_printer
from organizer.ui.studio.preview import picture, pictures
from organizer.ui.studio.side import PrintedPanel
from organizer.ui.studio.studio_page import StudioPage
from organizer.ui.widgets.choice_list import ChoiceList
from organizer.ui.widgets.fields import ChoiceBox

from .hands import choose as choose_entry
from .slate import nameless

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2025, 12, 7)


@pytest.fixture
def told():
    return []


@pytest.fixture
def context(workspace, bridge, jobs, settings, told):
    def tell(words, actions):
        told.append((words, [label for label, _function in actions]))

    return ScreenContext(bridge, jobs, settings, today=lambda: TODAY, show_message=tell)


@pytest.fixture
def meeting(workspace):
    return factories.meeting(
        workspace,
        title="Miami <b>City</b> Commission",
        place_name="City Hall",
        place_address="3500 Pan American Drive",
        url="https://example.org/speak",
    )


@pytest.fixture
def opened(context, qtbot):
    def show(size=(1140, 730)):
        page = StudioPage(context)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        settle(context, qtbot)
        return page

    return show


@pytest.fixture
def page(opened, meeting):
    return opened()


@pytest.fixture
def choose(monkeypatch):
    def answer(target: Path | None) -> list[str]:
        asked: list[str] = []

        def dialog(_parent, _title, name, *_more):
            asked.append(Path(name).name)
            return (str(target) if target else "", "")

        monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
        return asked

    return answer


def settle(context, qtbot):
    for _turn in range(3):
        qtbot.wait(1)
        assert context.jobs.wait_idle(20)


def tick(page, qtbot, name):
    box = page.findChild(QCheckBox, name)
    box.setFocus()
    qtbot.keyClick(box, K.Key_Space)
    settle(page._context, qtbot)


def go(page, qtbot, down):
    listed = page.findChild(ChoiceList, "documents")
    listed.setFocus()
    for _step in range(down):
        qtbot.keyClick(listed, K.Key_Down)
    settle(page._context, qtbot)


def save(page, qtbot):
    qtbot.keyClick(page, K.Key_S, CTRL)
    settle(page._context, qtbot)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = " ".join(p.get_textpage().get_text_bounded() for p in document)
    document.close()
    return " ".join(words.split())


def image(page) -> QImage:
    return page._preview._view._image


def said(page) -> str:
    """The sentence in place of the page; empty while there is one."""
    return page._preview._words.text() if page._preview._words.isVisible() else ""


def test_without_a_meeting_it_says_so_and_nothing_can_be_saved(opened, choose):
    page = opened()
    assert said(page).startswith("This entry is no longer there. ")
    assert [action.isEnabled() for action in page.bar_actions()] == [False, False]


def test_the_page_is_shown_with_its_checks(page):
    assert not image(page).isNull()
    said_of = page.findChild(QWidget, "ready").accessibleDescription().split("; ")
    assert "ok: December 11, 2025 is a Thursday." in said_of
    assert {words.partition(":")[0] for words in said_of} <= {"ok", "look", "stop"}
    assert page.status_text == "Letter · 8.5 × 11 in"


@pytest.mark.parametrize("place", range(len(catalogue.DOCUMENTS)))
def test_the_bytes_that_are_saved_are_those_of_the_preview(
    page, workspace, meeting, qtbot, choose, told, tmp_path, place
):
    workspace.do("Add", speakers.add, meeting, factories.caller(workspace, "Rosa Díaz"))
    go(page, qtbot, place)
    name = catalogue.DOCUMENTS[place].name
    asked = choose(tmp_path / "out.pdf")
    save(page, qtbot)
    assert asked == [f"{name}-2025-12-07.pdf"]
    saved = (tmp_path / "out.pdf").read_bytes()
    assert saved == page._made.printed.pdf
    ratio = image(page).devicePixelRatio()
    dpi = page._preview.dpi_for(612.0, 792.0)
    again = picture(saved, 0, dpi)
    again.setDevicePixelRatio(ratio)
    assert again == image(page)
    assert told == [("Saved out.pdf", ["Open", "Show in folder"])]
    [output] = workspace.query(campaign.outputs, name)
    assert (output.kind, output.count) == ("document", page._made.printed.pages)


def test_saving_is_recorded_once_and_names_nobody(page, workspace, qtbot, choose, tmp_path):
    choose(tmp_path / "out.pdf")
    save(page, qtbot)
    [output] = workspace.query(campaign.outputs)
    assert "Commission" not in repr(output)
    assert output.name == "flyer"


def test_another_language_makes_another_page(page, qtbot):
    before = page._made.printed.pdf
    assert "Thursday, December 11" in text_of(before)
    tick(page, qtbot, "language_es")
    after = page._made.printed.pdf
    assert after != before
    assert "Jueves 11 de diciembre" in text_of(after)


def test_words_of_a_person_are_never_markup(page, qtbot):
    headline = page.findChild(QLineEdit, "headline_en")
    headline.setFocus()
    qtbot.keyClicks(headline, "<i>Speak</i> & stay")
    qtbot.keyClick(headline, K.Key_Return)
    settle(page._context, qtbot)
    assert "<i>Speak</i> & stay" in text_of(page._made.printed.pdf)
    assert not [x for x in page.findChildren(QLabel) if x.textFormat() == Qt.TextFormat.RichText]


def test_a_headline_that_is_still_being_typed_is_on_the_saved_page(page, qtbot, choose, tmp_path):
    headline = page.findChild(QLineEdit, "headline_en")
    headline.setFocus()
    qtbot.keyClicks(headline, "Come on Thursday")
    choose(tmp_path / "out.pdf")
    save(page, qtbot)
    assert "Come on Thursday" in text_of((tmp_path / "out.pdf").read_bytes())


def test_saving_right_after_a_choice_waits_for_its_page(page, qtbot, choose, tmp_path):
    choose(tmp_path / "out.pdf")
    box = page.findChild(QCheckBox, "language_ht")
    box.setFocus()
    qtbot.keyClick(box, K.Key_Space)
    qtbot.keyClick(page, K.Key_S, CTRL)
    settle(page._context, qtbot)
    assert "Jedi 11 desanm" in text_of((tmp_path / "out.pdf").read_bytes())


def test_the_paper_is_chosen_and_kept_in_the_file(page, qtbot):
    box = page.findChild(ChoiceBox, "paper")
    box.setFocus()
    qtbot.keyClick(box, K.Key_Down)
    settle(page._context, qtbot)
    document = pypdfium2.PdfDocument(page._made.printed.pdf)
    assert [round(side) for side in document.get_page_size(0)] == [595, 842]
    document.close()


def test_a_change_in_the_campaign_makes_a_new_page(page, workspace, qtbot, meeting):
    workspace.do("Edit", meetings.edit, meeting, place_name="Annex")
    settle(page._context, qtbot)
    qtbot.waitUntil(lambda: "Annex" in text_of(page._made.printed.pdf))


def test_a_page_that_is_not_looked_at_is_made_anew_when_it_is_shown(
    page, workspace, qtbot, meeting
):
    page.hide()
    before = page._made
    workspace.do("Edit", meetings.edit, meeting, place_name="Annex")
    settle(page._context, qtbot)
    assert page._made is before
    page.show()
    settle(page._context, qtbot)
    assert "Annex" in text_of(page._made.printed.pdf)


def test_a_hidden_page_is_made_anew_though_the_choices_are_the_same(
    page, workspace, qtbot, meeting
):
    go(page, qtbot, 1)  # the agenda
    settle(page._context, qtbot)
    page.hide()
    factories.item(workspace, meeting, "A brand new item", number="ZZ.9")
    settle(page._context, qtbot)
    assert "ZZ.9" not in text_of(page._made.printed.pdf)
    page.show()
    settle(page._context, qtbot)
    assert "ZZ.9" in text_of(page._made.printed.pdf)


def test_what_is_not_on_the_page_does_not_make_it_anew(page, workspace, qtbot):
    before = page._made
    workspace.do("Task", campaign_commands.add_task, "Call")
    settle(page._context, qtbot)
    assert page._made is before


def test_cards_of_nobody_say_so_and_come_when_there_is_somebody(page, workspace, qtbot, meeting):
    go(page, qtbot, 2)
    assert said(page).startswith("There is nobody to print on this page. ")
    assert [action.isEnabled() for action in page.bar_actions()] == [False, False]
    workspace.do("Add", speakers.add, meeting, factories.person(workspace, "Rosa Díaz"))
    settle(page._context, qtbot)
    qtbot.waitUntil(lambda: said(page) == "")
    assert "Rosa Díaz" in text_of(page._made.printed.pdf)


def test_only_the_choices_of_the_document_are_shown(page, qtbot):
    def shown(name):
        return page.findChild(QWidget, name).isVisible()

    assert (shown("language_es"), shown("notes"), shown("column_phone")) == (True, False, False)
    go(page, qtbot, 1)
    assert (shown("language_es"), shown("notes"), shown("column_phone")) == (False, True, False)
    go(page, qtbot, 2)
    assert (shown("language_es"), shown("notes"), shown("column_phone")) == (False, False, True)
    assert not shown("meeting")


def test_another_screen_can_ask_for_the_card_of_one_speaker(page, workspace, qtbot, meeting):
    ids = [factories.speaker(workspace, meeting, name) for name in ("Ana One", "Bea Two")]
    page.open_target(StudioTarget("speaker-cards", meeting, (ids[1],)))
    settle(page._context, qtbot)
    words = text_of(page._made.printed.pdf)
    assert "Bea Two" in words
    assert "Ana One" not in words


def test_pages_are_turned_by_keys(page, workspace, qtbot, meeting):
    for name in ("Ana One", "Bea Two", "Cid Three"):
        factories.speaker(workspace, meeting, name)
    go(page, qtbot, 2)
    preview = page._preview
    preview.setFocus()
    places = [preview._place.text()]
    for key in (K.Key_PageDown, K.Key_PageDown, K.Key_PageDown, K.Key_PageUp):
        qtbot.keyClick(preview, key)
        settle(page._context, qtbot)
        places.append(preview._place.text())
    assert places == [f"Page {number} of 3" for number in (1, 2, 3, 3, 2)]


def test_plus_makes_the_page_larger_and_minus_smaller(page, qtbot):
    page._preview.setFocus()
    before = image(page).width()
    qtbot.keyClick(page._preview, K.Key_Plus)
    settle(page._context, qtbot)
    larger = image(page).width()
    assert larger > before
    qtbot.keyClick(page._preview, K.Key_Minus)
    settle(page._context, qtbot)
    assert image(page).width() == pytest.approx(before, abs=2)


def test_the_whole_page_is_seen_at_first(page):
    view = page._preview._scroll.viewport().size()
    sheet = page._preview._view.size()
    assert (sheet.width() <= view.width(), sheet.height() <= view.height()) == (True, True)


def test_a_place_that_cannot_be_written_is_told(page, workspace, qtbot, choose, tmp_path, told):
    (tmp_path / "letter").write_text("Dear Sir")
    choose(tmp_path / "letter" / "out.pdf")
    with qtbot.waitSignal(page.warned) as warned:
        qtbot.keyClick(page, K.Key_S, CTRL)
    assert str(warned.args[0].trouble) == "not_writable"
    assert told == []
    assert workspace.query(campaign.outputs) == []


def test_what_was_printed_before_is_said(page, qtbot, choose, tmp_path):
    def before():
        return page._before.text()

    assert before() == "not yet"
    choose(tmp_path / "out.pdf")
    save(page, qtbot)
    qtbot.waitUntil(lambda: before().endswith("1 page"))


def test_closing_the_campaign_while_a_page_is_made_is_quiet(page, bridge, qtbot, jobs):
    page._make()
    jobs.cancel_all()
    assert jobs.wait_idle(10)
    bridge.detach()
    page._make()
    settle(page._context, qtbot)


def test_everything_has_a_name_for_each_document(page, workspace, qtbot, meeting):
    factories.speaker(workspace, meeting, "Ana One")
    for _document in catalogue.DOCUMENTS:
        assert nameless(page) == []
        go(page, qtbot, 1)


def test_the_studio_fits_a_small_window(opened, meeting, qtbot):
    page = opened((623, 254))
    assert page.width() == 623
    assert not page._list.isVisible() and page._preview.width() >= 300
    for button in page._preview.findChildren(QAbstractButton):
        assert button.geometry().right() <= page._preview.width()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_in_the_studio_scrolls_sideways(opened, meeting, qtbot, looks, percent):
    looks.zoom_text(percent)
    page = opened((623, 254))
    pick = page.findChild(ChoiceBox, "document")
    for name in catalogue.DOCUMENTS:
        page._side.pick.set_value(None)
        choose_entry(pick, catalogue.DOCUMENTS.index(name))
        settle(page._context, qtbot)
        assert (page._document.name, page._list.current) == (name.name, name.name)
        assert page._side.widget().width() <= page._side.viewport().width()


def test_a_long_name_is_shortened_visibly(opened, workspace, qtbot):
    factories.meeting(workspace, title="A meeting with a name longer than any box " * 2)
    page = opened()
    box = page._choices.meeting.editor
    box.grab()
    assert "A meeting with a name longer than any box" in box.toolTip()


def test_the_printer_gets_the_pages_at_their_size(page, qtbot, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    assert real_printer.put_on(printer, page._made.printed, range(page._made.printed.pages))
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(document) == page._made.printed.pages
    printed = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    shown = picture(page._made.printed.pdf, 0, 72)
    # The dark panel of the flyer is where the preview has it, to within a point or two.
    box = printed.point(lambda v: 255 if v < 60 else 0).getbbox()
    seen = [
        (x, y)
        for x in range(shown.width())
        for y in range(0, shown.height(), 4)
        if shown.pixelColor(x, y).lightness() < 60
    ]
    assert box[0] == pytest.approx(min(x for x, _y in seen), abs=2)
    assert box[2] == pytest.approx(max(x for x, _y in seen), abs=3)


def test_leaving_the_print_dialog_prints_and_records_nothing(
    page, workspace, qtbot, monkeypatch, told
):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Rejected)
    qtbot.keyClick(page, K.Key_P, CTRL)
    settle(page._context, qtbot)
    assert told == []
    assert workspace.query(campaign.outputs) == []


def test_printing_is_recorded(page, workspace, qtbot, monkeypatch, told):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Accepted)
    monkeypatch.setattr(real_printer, "put_on", lambda *_args: True)
    qtbot.keyClick(page, K.Key_P, CTRL)
    settle(page._context, qtbot)
    assert told == [("Sent to the printer", [])]
    [output] = workspace.query(campaign.outputs)
    assert output.name == "flyer"


def test_a_picture_has_the_size_of_its_paper(workspace, meeting):
    options = workspace.query(FlyerOptions().resolved, TODAY)
    printed = printing.make(workspace, FLYER, options, TODAY).printed
    assert picture(printed.pdf, 0, 36).size() == QSize(306, 396)
    assert len(list(pictures(printed.pdf, 36, range(printed.pages)))) == 1


@pytest.fixture
def stopped(monkeypatch):
    """The documents have a stop; gives the questions that were asked, answered from a list."""
    real, asked = printing.make, []

    def make(*args):
        made = real(*args)
        stop = Notice("x", "stop", "Shorten what to do.")
        printed = replace(made.printed, notices=(*made.printed.notices, stop))
        return replace(made, printed=printed)

    def ask(_parent, title, text, verb, *, is_dangerous):
        asked.append((title, text, verb, is_dangerous))
        return asked.yes

    class Asked(list):
        yes = False

    asked = Asked()
    monkeypatch.setattr(printing, "make", make)
    monkeypatch.setattr(output, "ask", ask)
    return asked


def test_a_page_with_a_stop_is_saved_only_when_that_is_wanted(
    stopped, page, workspace, qtbot, choose, tmp_path
):
    target = tmp_path / "out.pdf"
    choose(target)
    save(page, qtbot)
    assert stopped == [("This page isn't ready yet", "Shorten what to do.", "Save anyway", True)]
    assert not target.exists()
    assert workspace.query(campaign.outputs) == []
    stopped.yes = True
    save(page, qtbot)
    assert len(stopped) == 2
    assert target.exists()


def test_a_page_with_a_stop_is_printed_only_when_that_is_wanted(
    stopped, page, workspace, qtbot, monkeypatch
):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Accepted)
    monkeypatch.setattr(real_printer, "put_on", lambda *_args: True)
    qtbot.keyClick(page, K.Key_P, CTRL)
    settle(page._context, qtbot)
    assert stopped[0][2] == "Print anyway"
    assert workspace.query(campaign.outputs) == []
    stopped.yes = True
    qtbot.keyClick(page, K.Key_P, CTRL)
    settle(page._context, qtbot)
    assert len(workspace.query(campaign.outputs)) == 1


def test_what_changes_while_a_file_is_chosen_is_in_the_file(
    page, workspace, qtbot, monkeypatch, meeting, tmp_path
):
    def dialog(*_args):
        workspace.do("Edit", meetings.edit, meeting, place_name="Annex")
        return str(tmp_path / "out.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    save(page, qtbot)
    assert "Annex" in text_of((tmp_path / "out.pdf").read_bytes())


def test_somebody_who_says_no_while_the_list_is_made_is_not_on_it(
    page, workspace, qtbot, monkeypatch
):
    rosa = factories.caller(workspace, "Rosa Díaz")
    factories.caller(workspace, "Ana Paz", "305-555-0199")
    real, made = printing.make, []

    def make(*args):
        printed = real(*args)
        made.append(args[1].name)
        if made == ["contact-list"]:
            workspace.do("No", people.answer, rosa, Channel.CALL, Answer.NO)
        return printed

    monkeypatch.setattr(printing, "make", make)
    go(page, qtbot, 3)
    made.clear()
    page._tables = frozenset({"nothing"})
    page._make()
    settle(page._context, qtbot)
    words = text_of(page._made.printed.pdf)
    assert ("Rosa" in words, "Ana" in words) == (False, True)


def test_pages_are_drawn_for_the_printer_by_the_worker(page, qtbot, monkeypatch):
    threads = []

    def draw(*_args):
        threads.append(threading.current_thread() is threading.main_thread())
        return True

    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Accepted)
    monkeypatch.setattr(real_printer, "put_on", draw)
    qtbot.keyClick(page, K.Key_P, CTRL)
    settle(page._context, qtbot)
    assert threads == [False]


def test_a_printer_that_refuses_is_told_and_nothing_is_recorded(
    page, workspace, qtbot, monkeypatch, told
):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Accepted)
    monkeypatch.setattr(real_printer, "put_on", lambda *_args: False)
    with qtbot.waitSignal(page._context.jobs.trouble):
        qtbot.keyClick(page, K.Key_P, CTRL)
    assert told == []
    assert workspace.query(campaign.outputs) == []


def test_only_the_pages_that_are_there_are_printed():
    order = real_printer.Order(None, 2, 5)
    assert order.of(3) == range(1, 3)
    assert real_printer.Order(None, 0, 0).of(4) == range(4)


def test_that_something_was_saved_is_no_step(page, workspace, qtbot, choose, tmp_path):
    before = workspace.undo_label()
    choose(tmp_path / "out.pdf")
    save(page, qtbot)
    assert workspace.undo_label() == before
    assert len(workspace.query(campaign.outputs)) == 1


def test_when_something_was_printed_is_said_in_the_time_of_this_place(qtbot):
    at = datetime(2025, 12, 8, 22, 0, tzinfo=UTC)
    panel = PrintedPanel()
    qtbot.addWidget(panel)
    panel.show_outputs([campaign.OutputRow("print", "flyer", "pdf", at, 1, {}, "", "")])
    assert panel.text() == "Mon Dec 8, 2025, 5:00 PM · 1 page"
