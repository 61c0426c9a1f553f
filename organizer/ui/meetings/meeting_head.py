"""Above the tabs of a meeting: name, when and where, how people may speak, what it follows."""

from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from organizer.meetings.public_comment import Followed, MeetingLink
from organizer.meetings.queries import MeetingDetail
from organizer.model.kinds import MeetingKind, MeetingStatus, RuleField
from organizer.rules.deadlines import DeadlineRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import named
from organizer.ui.text import deadline_words, phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Callout, Card
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.layouts import LEFT, STRETCH, TOP
from organizer.ui.widgets.text import ElidedText, FlowingText, set_look

_CHIPS_BELOW = 900


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
    """Back link, title, one line, chips; and a note while the meeting lies in the trash."""

    back_pressed = Signal()
    restore_pressed = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        back = buttons.link(self.tr("All meetings"), self.back_pressed.emit, "chevron-left")
        self.back = named(back, "allMeetings")
        self.back.setIconSize(QSize(SIZE.space, SIZE.space))
        self.back.setToolTip(self.tr("All meetings (Esc)"))
        self._title = named(_ShortText("page"), "meetingTitle")
        self._line = _ShortText("muted")
        self._item = _ShortText("strong")
        self.chips = ChipRow()
        self._trash_note = self._make_trash_note()
        self.strip = FollowedStrip(context)
        self._top = layouts.column((self.back, LEFT), (self._title, 1), spacing=0)
        self._second = layouts.row(
            (layouts.column(self._line, self._item, spacing=0), 1),
            (self.chips, TOP),
            spacing=SIZE.space,
        )
        self._box = layouts.column(
            self._top, self._second, self._trash_note, self.strip, parent=self, spacing=2
        )
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
        today = self._context.today()
        self._title.set_words(meeting.title)
        when = phrases.day_time(meeting.date, meeting.start, today)
        if meeting.start is None:
            when = self.tr("{day}, time not known yet").format(day=when)
        far = phrases.in_days(meeting.date, today)
        body = meeting.body if meeting.body and meeting.body not in meeting.title else ""
        parts = [when, far, meeting.place_name or meeting.place_address, body]
        self._line.set_words(" · ".join(part for part in parts if part))
        self._item.set_words(self.tr("Our item: {item}").format(item=item) if item else "")
        self._item.setVisible(bool(item))
        self.chips.set_chips(self._chips(meeting, sign_up))
        self.strip.show_followed(meeting.status, followed or Followed())
        self._trash_note.setVisible(meeting.is_trashed)

    def set_compact(self, is_compact: bool) -> None:
        """Take less height, in a small window."""
        self._title.set_role("title" if is_compact else "page")
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if is_compact else direction.TopToBottom)
        self._top.setSpacing(SIZE.corner if is_compact else 0)
        self._item.set_short(is_compact)

    def _fit(self) -> None:
        """Chips go below the line where they have no room beside it."""
        below = self.width() < _CHIPS_BELOW
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if below else direction.LeftToRight
        if self._second.direction() != wanted:
            self._second.setDirection(wanted)
            self._second.setSpacing(4 if below else SIZE.space)

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
        longer = meeting.seconds(RuleField.SECONDS_INTERPRETED)
        if each is None and not is_own:
            chips.append(Chip(self.tr("Time each: ask the clerk"), Tone.RED))
        elif each is not None:
            interpreted = phrases.clock(longer) if longer else self.tr("ask the clerk")
            words = self.tr("{clock} each · interpreted {longer}")
            chips.append(Chip(words.format(clock=phrases.clock(each), longer=interpreted)))
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


class _ShortText(ElidedText):
    """A line that keeps its place while it says nothing, and can be left out."""

    def __init__(self, role: str) -> None:
        super().__init__(" ", role)
        self._is_short = False
        self._keep_room(True)

    def _keep_room(self, keeps: bool) -> None:
        """Without words it leaves a gap, so that nothing below moves once it has some."""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(keeps)
        self.setSizePolicy(policy)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self.setText(words or " ")  # without any, its line would be a little lower
        self.setAccessibleName(words)

    def set_short(self, is_short: bool) -> None:
        """Leave it out, or show it if it says something."""
        self._is_short = is_short
        self._keep_room(not is_short)
        self.setVisible(bool(self.accessibleName()) and not is_short)

    def setVisible(self, is_visible: bool) -> None:
        """Qt's; not while it is left out."""
        super().setVisible(is_visible and not self._is_short)
