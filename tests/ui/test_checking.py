"""Asking a body's portal from the window: agreed to first, then one request, then the preview."""

from datetime import date
from threading import Event

import factories
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QPushButton

from organizer.campaign import queries as campaign
from organizer.meetings.queries import MeetingsCriteria, MeetingsListing
from organizer.model.errors import Network, NetworkTrouble
from organizer.model.kinds import OutputKind, SourceKind
from organizer.network.fetch import Fetched
from organizer.officials import commands
from organizer.officials import queries as bodies
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.imports.check_dialog import CheckDialog
from organizer.ui.imports.import_dialog import ImportDialog
from organizer.ui.meetings.meetings_page import MeetingsPage
from organizer.ui.officials.officials_page import OfficialsPage
from organizer.ui.shell.incoming import Checks
from organizer.ui.widgets.floating_message import FloatingMessage

from .hands import choose, write
from .slate import nameless

K = Qt.Key
TODAY = date(2025, 12, 7)
LINK = "https://www.miami.example.org/calendar.ics"
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:77\r\n"
    b"DTSTAMP:20251201T000000Z\r\nDTSTART;TZID=America/New_York:20251211T090000\r\n"
    b"SUMMARY:City Commission\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def wanted():
    """The bodies that somebody wanted to check."""
    return []


@pytest.fixture
def context(workspace, bridge, jobs, settings, wanted):
    return ScreenContext(bridge, jobs, settings, today=lambda: TODAY, check_meetings=wanted.append)


@pytest.fixture
def body(workspace):
    return factories.body(workspace)


def at(workspace, body_id, kind=SourceKind.ICALENDAR, address=LINK):
    workspace.do("Edit body", commands.edit, body_id, source_kind=str(kind), source_address=address)


def row(workspace, body_id):
    return next(each for each in workspace.query(bodies.bodies) if each.id == body_id)


# where a body's calendar is


@pytest.fixture
def page(context, qtbot, body):
    made = OfficialsPage(context)
    qtbot.addWidget(made)
    made.resize(1150, 1000)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made._rows))
    return made


def paste(page, qtbot, words):
    address = page.side.body.source.address
    address.editor.clear()
    qtbot.keyClicks(address.editor, words)
    qtbot.keyClick(address.editor, K.Key_Return)
    qtbot.wait(1)
    return address


def test_a_pasted_page_says_its_kind_and_is_kept_short(page, qtbot, workspace, body):
    paste(page, qtbot, "https://seattle.legistar.com/Calendar.aspx")
    kept = row(workspace, body)
    assert (kept.source_kind, kept.source_address) == ("legistar", "seattle")
    part = page.side.body.source
    qtbot.waitUntil(lambda: part.kind.value == SourceKind.LEGISTAR)
    assert part.kind.editor.currentText() == "Legistar"
    assert workspace.undo().label == "Edit body"
    assert row(workspace, body).source_kind == ""


def test_an_address_that_is_not_understood_is_refused_with_an_example(page, qtbot, workspace, body):
    address = paste(page, qtbot, "the city's page")
    assert "can't be asked for meetings" in address.error
    assert "https://seattle.legistar.com/Calendar.aspx" in address.error
    assert address.editor.text() == "the city's page"
    assert row(workspace, body).source_address == ""


def test_the_old_address_of_miami_is_refused_with_the_reason(page, qtbot, workspace, body):
    address = paste(page, qtbot, "https://miamifl.legistar.com/Calendar.aspx")
    assert "only a few old meetings" in address.error
    assert "Use this instead: miamifl.iqm2.com" in address.error
    assert row(workspace, body).source_address == ""


def test_the_kind_can_be_chosen_before_a_bare_name_is_typed(page, qtbot, workspace, body):
    kind = page.side.body.source.kind
    choose(kind.editor, "PrimeGov")
    qtbot.wait(1)
    paste(page, qtbot, "claytoncounty")
    kept = row(workspace, body)
    assert (kept.source_kind, kept.source_address) == ("primegov", "claytoncounty")


def test_another_kind_drops_an_address_that_it_cannot_have(page, qtbot, workspace, body):
    paste(page, qtbot, "miamifl.iqm2.com")
    kind = page.side.body.source.kind
    choose(kind.editor, "Legistar")
    kept = row(workspace, body)
    assert (kept.source_kind, kept.source_address) == ("legistar", "")


def test_an_address_that_is_emptied_takes_its_kind_along(page, qtbot, workspace, body):
    paste(page, qtbot, "miamifl.iqm2.com")
    address = page.side.body.source.address
    write(address.editor, "")
    kept = row(workspace, body)
    assert (kept.source_kind, kept.source_address) == ("", "")


def test_the_state_of_a_body_is_chosen_for_its_holidays(page, workspace, body):
    state = page.side.body.form.fields["state"]
    choose(state.editor, "Florida")
    assert row(workspace, body).state == "FL"


def test_a_body_with_an_address_can_be_checked_from_head_and_panel(
    page, qtbot, workspace, body, wanted
):
    head, panel = page.head.check, page.side.body.source.check
    assert not head.isVisible() and not panel.isEnabled()
    paste(page, qtbot, "miamifl.iqm2.com")
    qtbot.waitUntil(head.isVisible)
    assert panel.isEnabled()
    assert page.side.body.source._asked.text() == "Not asked yet"
    head.setFocus()
    qtbot.keyClick(head, K.Key_Space)
    panel.setFocus()
    qtbot.keyClick(panel, K.Key_Space)
    assert wanted == [body, body]


def test_what_is_typed_is_saved_before_it_is_checked(page, qtbot, workspace, body, wanted):
    paste(page, qtbot, "miamifl.iqm2.com")
    address = page.side.body.source.address
    address.editor.clear()
    qtbot.keyClicks(address.editor, "atlantacityga.iqm2.com")
    page.side.body.source.check.click()
    assert row(workspace, body).source_address == "atlantacityga.iqm2.com"
    assert wanted == [body]
    qtbot.keyClicks(address.editor, " and more")
    page.side.body.source.check.click()
    assert wanted == [body]


def test_everything_about_the_source_has_a_name(page):
    assert nameless(page.side.body.source) == []


def test_the_list_of_meetings_offers_to_check_one_of_the_bodies(context, qtbot, body, wanted):
    made = MeetingsPage(context)
    qtbot.addWidget(made)
    [action] = [each for each in made.bar_actions() if each.text() == "Check for meetings…"]
    action.trigger()
    assert wanted == [None]


# asking before anything goes out


@pytest.fixture
def opened(context, qtbot):
    def show(body_id=None):
        made = CheckDialog(context, body_id)
        qtbot.addWidget(made)
        made.sent, made.wanted = [], []
        made.confirmed.connect(made.sent.append)
        made.officials_wanted.connect(lambda: made.wanted.append(1))
        with qtbot.waitExposed(made):
            made.show()
        return made

    return show


def words(dialog):
    return dialog._sent.text()


def go(dialog):
    return dialog.findChild(QPushButton, "go")


def test_the_exact_address_is_shown_and_who_gets_it(opened, workspace, body, qtbot):
    at(workspace, body, SourceKind.LEGISTAR, "seattle")
    dialog = opened(body)
    shown = dialog.findChild(QPlainTextEdit, "askedAddress")
    assert shown.toPlainText() == (
        "https://webapi.legistar.com/v1/seattle/Events?$filter=EventDate%20ge%20datetime'2025-11-07'"
        "%20and%20EventDate%20lt%20datetime'2027-01-11'&$orderby=EventDate&$top=1000"
    )
    assert dialog.line.text() == "Miami City Commission"
    assert words(dialog) == (
        "This sends one request to webapi.legistar.com from this computer. Nothing else is sent."
    )
    assert not dialog._body.isVisible()
    assert go(dialog).hasFocus()
    qtbot.keyClick(go(dialog), K.Key_Return)
    assert [asked.url for asked in dialog.sent] == [shown.toPlainText()]
    assert dialog.isHidden()


def test_escape_sends_nothing(opened, workspace, body, qtbot):
    at(workspace, body)
    dialog = opened(body)
    qtbot.keyClick(dialog, K.Key_Escape)
    assert dialog.sent == [] and dialog.isHidden()


def test_without_a_body_one_of_those_with_an_address_is_chosen(opened, workspace, body):
    at(workspace, body)
    other = factories.body(workspace, "Doral City Council")
    at(workspace, other, SourceKind.PRIMEGOV, "doral")
    factories.body(workspace, "Without Address")
    dialog = opened()
    box = dialog._body.editor
    assert dialog._body.isVisible()
    assert [box.itemText(n) for n in range(box.count())] == [
        "Doral City Council",
        "Miami City Commission",
    ]
    assert "doral.primegov.com" in words(dialog)
    choose(box, 1)
    assert "www.miami.example.org" in words(dialog)
    go(dialog).click()
    assert [asked.body_id for asked in dialog.sent] == [body]


def test_without_any_address_the_way_to_give_one_is_shown(opened, body):
    dialog = opened()
    assert words(dialog).startswith("No body has an address yet.")
    assert go(dialog).text() == "Open Officials"
    go(dialog).click()
    assert (dialog.sent, dialog.wanted) == ([], [1])


def test_everything_in_the_question_has_a_name(opened, workspace, body):
    at(workspace, body)
    at(workspace, factories.body(workspace, "Other"), address=LINK.replace("miami", "other"))
    assert nameless(opened()) == []


def test_the_question_fits_a_small_screen(opened, workspace, body, qtbot):
    at(workspace, body, SourceKind.LEGISTAR, "seattle")
    dialog = opened(body)
    dialog.resize(440, 300)
    qtbot.wait(1)
    assert dialog.width() <= 460 and dialog.height() <= 420


# from the question to the preview


class Window(QMainWindow):
    """What Checks needs of the window."""

    def __init__(self):
        super().__init__()
        self.messages = FloatingMessage(self)
        self.screens = []

    def open(self, screen, target=None):
        self.screens.append(screen)


class Portal:
    """A fetch without a network."""

    def __init__(self):
        self.asked, self.trouble, self.data = [], None, CALENDAR
        self.may_answer = Event()
        self.may_answer.set()

    def __call__(self, url, progress):
        self.asked.append(url)
        while not self.may_answer.wait(0.01):
            progress(0, 0)
        if self.trouble is not None:
            raise self.trouble
        return Fetched(self.data, "text/calendar")


@pytest.fixture
def portal():
    return Portal()


@pytest.fixture
def window(qtbot):
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def checks(window, portal):
    return Checks(window, portal)


def settle(context, qtbot):
    qtbot.wait(1)
    assert context.jobs.wait_idle(30)
    qtbot.wait(1)


def agree(checks, context, window, qtbot, body_id):
    checks.ask(context, body_id)
    dialog = window.findChild(CheckDialog)
    qtbot.waitUntil(dialog.isVisible)
    go(dialog).click()


def meetings(workspace):
    criteria = MeetingsCriteria(TODAY, "all", "")
    ids = workspace.query(MeetingsListing().ids, criteria, "date", False)
    return workspace.query(MeetingsListing().rows, ids)


def requests(workspace):
    return [r for r in workspace.query(campaign.outputs) if r.kind == OutputKind.REQUEST]


def test_a_check_goes_all_the_way_and_can_be_undone(
    checks, context, window, qtbot, workspace, body, portal
):
    at(workspace, body)
    checks.ask(context, body)
    assert portal.asked == []
    go(window.findChild(CheckDialog)).click()
    settle(context, qtbot)
    settle(context, qtbot)
    assert portal.asked == [LINK]
    preview = window.findChild(ImportDialog)
    assert preview.heading.text() == "Import www.miami.example.org"
    assert meetings(workspace) == []
    take = preview.findChild(QPushButton, "take")
    assert take.text() == "Import 1 meeting" and take.isEnabled()
    take.click()
    settle(context, qtbot)
    [made] = meetings(workspace)
    assert (made.title, made.body) == ("City Commission", "Miami City Commission")
    assert "1 meeting" in window.messages.words
    context.bridge.undo()
    assert meetings(workspace) == []
    assert len(requests(workspace)) == 1


def test_while_it_waits_it_is_a_job_with_its_host_and_can_be_cancelled(
    checks, context, window, qtbot, workspace, body, portal
):
    at(workspace, body)
    portal.may_answer.clear()
    troubles = []
    context.jobs.trouble.connect(troubles.append)
    agree(checks, context, window, qtbot, body)
    qtbot.waitUntil(lambda: bool(portal.asked))
    [job] = context.jobs.all_jobs
    assert job.title == "Asking www.miami.example.org"
    assert not job.is_quiet
    job.cancel()
    settle(context, qtbot)
    assert window.findChild(ImportDialog) is None
    assert troubles == []
    assert len(requests(workspace)) == 1


def test_trouble_is_told_and_nothing_is_imported(
    checks, context, window, qtbot, workspace, body, portal
):
    at(workspace, body)
    portal.trouble = NetworkTrouble(Network.TIMEOUT, "www.miami.example.org")
    troubles = []
    context.jobs.trouble.connect(troubles.append)
    agree(checks, context, window, qtbot, body)
    settle(context, qtbot)
    assert [trouble.network for trouble in troubles] == [Network.TIMEOUT]
    assert window.findChild(ImportDialog) is None
    window.messages.show_trouble(troubles[0])
    assert "www.miami.example.org took too long to answer" in window.messages.accessibleName()


def test_a_second_check_within_a_minute_says_how_long_to_wait(
    checks, context, window, qtbot, workspace, body, portal
):
    at(workspace, body)
    troubles = []
    context.jobs.trouble.connect(troubles.append)
    portal.trouble = NetworkTrouble(Network.NOT_FOUND, "www.miami.example.org", status=404)
    for _ in range(2):
        agree(checks, context, window, qtbot, body)
        settle(context, qtbot)
        qtbot.wait(10)
    assert [trouble.network for trouble in troubles] == [Network.NOT_FOUND, Network.TOO_SOON]
    assert len(portal.asked) == 1


def test_a_page_that_holds_no_meetings_is_told_before_any_preview(
    checks, context, window, qtbot, workspace, body, portal
):
    at(workspace, body)
    portal.data = b"<!doctype html><title>Sign in</title>"
    troubles = []
    context.jobs.trouble.connect(troubles.append)
    agree(checks, context, window, qtbot, body)
    settle(context, qtbot)
    assert [trouble.network for trouble in troubles] == [Network.NOT_MEETINGS]
    assert window.findChild(ImportDialog) is None


def test_without_addresses_officials_is_opened(checks, context, window, qtbot, body):
    checks.ask(context)
    go(window.findChild(CheckDialog)).click()
    assert window.screens == ["officials"]


def test_a_body_without_an_address_is_told_so_and_no_other_is_asked(opened, workspace, body, qtbot):
    at(workspace, body)
    dialog = opened(factories.body(workspace, "Doral City Council"))
    assert words(dialog).startswith("We don't know where this body publishes its meetings.")
    assert dialog.line.text() == ""
    assert go(dialog).text() == "Open Officials"
    qtbot.keyClick(go(dialog), K.Key_Return)
    assert (dialog.sent, dialog.wanted) == ([], [1])
