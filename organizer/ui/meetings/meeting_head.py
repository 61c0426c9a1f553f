"""The line of a meeting's tabs, with how people may speak, and what the meeting follows."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.meetings.public_comment import Followed, MeetingLink
from organizer.meetings.queries import MeetingDetail
from organizer.model.kinds import MeetingKind, MeetingStatus, RuleField
from organizer.rules.deadlines import DeadlineRow
from organizer.ui.binding.page import Heading
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import named
from organizer.ui.text import deadline_words, phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Callout, Card
from organizer.ui.widgets.chip import Chip, ChipLabel, ChipRow
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.tabs import TabBar
from organizer.ui.widgets.text import ElidedText, FlowingText, set_look

_ITEM_LEAST = 120
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class FollowedStrip(Card):
    """What became of a meeting that did not take place, or which one this replaces."""

    meeting_wanted = Signal(int)
    """The id of the meeting before or after this one."""

    successor_wanted = Signal()
    """Please show what would move to the meeting that follows this one."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__("", "callout_amber", SIZE.gap)
        self.setObjectName("followed")
        self._context = context
        self._target = 0
        self.words = FlowingText("")
        self.button = named(buttons.secondary("", self._on_pressed), "followedButton")
        self.add(layouts.row((self.words, 1), self.button))
        self.hide()

    def show_followed(self, status: MeetingStatus, followed: Followed) -> None:
        """Say what there is to say about the meeting that is shown; nothing: hide."""
        words, verb = self._said(status, followed)
        link = followed.after or followed.before
        self._target = link.id if link is not None else 0
        set_look(self, "callout_blue" if self._target else "callout_amber")
        self.words.setText(words)
        self.button.setText(verb)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def _said(self, status: MeetingStatus, followed: Followed) -> tuple[str, str]:
        if followed.after is not None:
            words = self.tr("Its items moved to {when}.")
            return words.format(when=self._when(followed.after)), self.tr("Open that meeting")
        if status == MeetingStatus.CANCELLED:
            return self._would_be(followed), self.tr("See what moves…")
        if followed.before is not None:
            words = self.tr("Replaces the meeting of {when}, which did not take place.")
            return words.format(when=self._when(followed.before)), self.tr("Open that meeting")
        return "", ""

    def _would_be(self, followed: Followed) -> str:
        if followed.would_be is None:
            return self.tr("Cancelled. Speakers, items, and tasks can move to the new meeting.")
        day, start, rule = followed.would_be
        words = self.tr("Cancelled. By the body's rule, its items move to {when}.")
        if rule:
            words = self.tr("Cancelled. Its items move to {when}. {rule}")
        return words.format(when=phrases.day_time(day, start, self._context.today()), rule=rule)

    def _when(self, link: MeetingLink) -> str:
        return phrases.day_time(link.date, link.start, self._context.today())

    def _on_pressed(self) -> None:
        if self._target:
            self.meeting_wanted.emit(self._target)
        else:
            self.successor_wanted.emit()


class MeetingHead(Fitting, QWidget):
    """The tabs, and beside them what counts: our item, the time each, when sign-up closes."""

    restore_pressed = Signal()

    def __init__(self, context: ScreenContext, tabs: TabBar) -> None:
        super().__init__()
        self._context, self._tabs = context, tabs
        self._item = named(ElidedText("", "muted"), "meetingItem")
        self._item.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.chips = ChipRow()
        self.chips.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._trash_note = self._make_trash_note()
        self.strip = FollowedStrip(context)
        line = layouts.row(tabs, (self._item, 1), self.chips, spacing=SIZE.corner)
        layouts.column(line, self._trash_note, self.strip, parent=self, spacing=2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_meeting(
        self,
        meeting: MeetingDetail,
        item: str,
        sign_up: DeadlineRow | None = None,
        followed: Followed | None = None,
    ) -> None:
        """Show a meeting; `item` is its pinned agenda item, empty if none.

        `sign_up` is the deadline for signing up, where one is known.
        """
        self._item.setText(item)
        self._item.setAccessibleName(self.tr("Our item: {item}").format(item=item) if item else "")
        self.chips.set_chips(self._chips(meeting, sign_up))
        self.chips.setFixedWidth(self._chips_width())
        self.strip.show_followed(meeting.status, followed or Followed())
        self._trash_note.setVisible(meeting.is_trashed)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's: the line below the tabs goes on below the facts."""
        at = self._tabs.geometry().bottom()
        QPainter(self).fillRect(0, at, self.width(), SIZE.thin, theme.color("line"))

    def heading(self, meeting: MeetingDetail, tab: str) -> Heading:
        """The meeting's name, when and where, and what its tab says."""
        today = self._context.today()
        when = phrases.day_time(meeting.date, meeting.start, today)
        if meeting.start is None:
            when = self.tr("{day}, time not known yet").format(day=when)
        far = phrases.in_days(meeting.date, today)
        body = meeting.body if meeting.body and meeting.body not in meeting.title else ""
        parts = [when, far, meeting.place_name or meeting.place_address, body]
        line = " · ".join(part for part in parts if part)
        return Heading(meeting.title, line, self.tr("Meetings"), tab)

    def _fit(self) -> None:
        """The item gives way to the chips, and where there is no room for it, it goes."""
        room = self.width() - self._tabs.sizeHint().width() - self._chips_width()
        self._item.setVisible(room > theme.px_of(_ITEM_LEAST))

    def _chips_width(self) -> int:
        """All of them side by side."""
        chips = self.chips.findChildren(ChipLabel, options=_DIRECT)
        return sum(chip.sizeHint().width() + SIZE.gap for chip in chips)

    def _chips(self, meeting: MeetingDetail, sign_up: DeadlineRow | None) -> list[Chip]:
        """Status if it is out of the ordinary, when sign-up closes, and the time each."""
        chips = []
        if meeting.status != MeetingStatus.CONFIRMED:
            chips.append(phrases.meeting_chip(meeting.status))
        closes = meeting.moment(RuleField.SIGN_UP_CLOSES)
        each = meeting.seconds(RuleField.SECONDS_EACH)
        is_own = meeting.kind == MeetingKind.OWN  # no clerk to ask
        if closes is not None:
            chips.append(self._closes(closes, meeting.rules[RuleField.SIGN_UP_CLOSES].is_assumed))
        elif sign_up is not None and sign_up.closes.is_live:
            event = deadline_words.on(self._context.today()).until(sign_up.closes)
            words = self.tr("Sign-up closes: {event}")
            chips.append(Chip(words.format(event=event.lower()), Tone.AMBER))
        elif not is_own:
            chips.append(Chip(self.tr("Sign-up closes: ask the clerk"), Tone.RED))
        if each is None and not is_own:
            chips.append(Chip(self.tr("Time each: ask the clerk"), Tone.RED))
        elif each is not None:
            chips.append(Chip(self.tr("{clock} each").format(clock=phrases.clock(each))))
        return chips

    def _closes(self, closes: datetime, is_assumed: bool) -> Chip:
        """When sign-up closes, or closed, and whether that is only assumed."""
        moment = phrases.as_sure(phrases.moment(closes, self._context.today()), is_assumed)
        if closes.date() < self._context.today():
            return Chip(self.tr("Sign-up closed {moment}").format(moment=moment), Tone.GRAY)
        return Chip(self.tr("Sign-up closes {moment}").format(moment=moment), Tone.AMBER)

    def _make_trash_note(self) -> Callout:
        words = self.tr("This meeting is in no list and is not counted anywhere.")
        note = Callout(self.tr("In the trash."), words)
        put_back = buttons.secondary(self.tr("Put back"), self.restore_pressed.emit)
        note.add(layouts.row(named(put_back, "putBack"), STRETCH))
        note.hide()
        return note
