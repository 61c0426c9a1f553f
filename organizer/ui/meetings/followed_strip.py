"""A strip that leads from a meeting to the one before or after it that belongs to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings.public_comment import Followed, MeetingLink
from organizer.model.kinds import MeetingStatus
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.text import FlowingText, set_look


class FollowedStrip(Card):
    """What became of a meeting that did not take place, or which one this replaces."""

    meeting_wanted = Signal(int)
    successor_wanted = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__("", "callout_amber", SIZE.gap, parent)
        self.setObjectName("followed")
        self._context = context
        self._target = 0
        self.words = FlowingText("")
        self.button = buttons.secondary("", self._on_pressed)
        self.button.setObjectName("followedButton")
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
        when = phrases.day_time(day, start, self._context.today())
        words = self.tr("Cancelled. By the body's rule, its items move to {when}.")
        if rule:
            return self.tr("Cancelled. Its items move to {when}. {rule}").format(
                when=when, rule=rule
            )
        return words.format(when=when)

    def _when(self, link: MeetingLink) -> str:
        return phrases.day_time(link.date, link.start, self._context.today())

    def _on_pressed(self) -> None:
        if self._target:
            self.meeting_wanted.emit(self._target)
        else:
            self.successor_wanted.emit()
