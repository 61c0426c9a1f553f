"""The one most important thing: the next meeting, how far it is, and what it still lacks."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.campaign.today import NextMeeting
from organizer.model.kinds import MeetingKind, MeetingStatus, RuleField
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.flow import FlowLayout, flow
from organizer.ui.widgets.layouts import BASELINE, STRETCH
from organizer.ui.widgets.text import Text, set_flag


class HeroCard(Card):
    """The next meeting on a dark ground; without one, what to do first."""

    open_pressed = Signal()
    cards_pressed = Signal()
    flyer_pressed = Signal()
    add_pressed = Signal()
    import_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "hero", SIZE.margin, parent)
        self.setObjectName("hero")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._shown: NextMeeting | None = None
        self._eyebrow = Text("", "eyebrow")
        self._title = named(Text("", "page", wraps=True), "heroTitle")
        self._where = Text("", "muted", wraps=True)
        self._item = Text("", "body", wraps=True)
        for part in (self._eyebrow, self._title, self._where, self._item):
            self.add(part)
        self._figures = QWidget()
        row = FiguresLayout(self._figures)
        self.confirmed = Figure("", self.tr("speakers confirmed"))
        self.minutes = Figure("", "")
        self.uncovered = Figure("", self.tr("talking points uncovered"))
        self.closes = Figure("", "")
        for figure in (self.confirmed, self.minutes, self.uncovered, self.closes):
            row.addWidget(figure)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._figures.setSizePolicy(policy)
        self.body.addSpacing(SIZE.gap)
        self.add(self._figures)
        self.body.addSpacing(SIZE.gap)
        self.body.addStretch(1)
        self._with = self._make_row(
            buttons.gold(self.tr("Open meeting"), self.open_pressed.emit),
            buttons.button(
                self.tr("Print speaker cards"), "on_dark", clicked=self.cards_pressed.emit
            ),
            buttons.button(self.tr("Print flyer"), "on_dark", clicked=self.flyer_pressed.emit),
        )
        self._without = self._make_row(
            buttons.gold(self.tr("Add the next meeting"), self.add_pressed.emit),
            buttons.button(
                self.tr("Import a calendar"), "on_dark", clicked=self.import_pressed.emit
            ),
        )

    def show_meeting(self, found: NextMeeting | None, now: datetime, has_past: bool) -> None:
        """Show the next meeting as it is now, or that there is none."""
        self._shown = found
        self._with.setVisible(found is not None)
        self._without.setVisible(found is None)
        self._figures.setVisible(found is not None)
        if found is None:
            self._show_none(has_past)
            return
        meeting, today = found.meeting, now.date()
        self._title.setText(meeting.title)
        when = phrases.long_day(meeting.date, today)
        at = phrases.time_of_day(meeting.start) if meeting.start else self.tr("time not known yet")
        place = ", ".join(p for p in (meeting.place_name, meeting.place_address) if p)
        self._where.setText(" · ".join(part for part in (when, at, place) if part))
        self._item.setText(
            self.tr("Our item: {item}").format(item=found.item) if found.item else ""
        )
        self._item.setVisible(bool(found.item))
        self.show_time(now)
        goal = f"/ {phrases.number(found.goal)}" if found.goal else ""
        self.confirmed.set_value(phrases.number(found.confirmed), goal)
        each = meeting.seconds(RuleField.SECONDS_EACH)
        if found.minutes is None or each is None:
            self.minutes.set_value("?", "", is_alarm=True)
            is_own = meeting.kind == MeetingKind.OWN
            ask = self.tr("time each: ask the clerk")
            self.minutes.set_label(self.tr("time each: not set yet") if is_own else ask)
        else:
            self.minutes.set_value(phrases.number(found.minutes), self.tr("min"))
            self.minutes.set_label(
                self.tr("of comment at {clock} each").format(clock=phrases.clock(each))
            )
        self.uncovered.set_value(phrases.number(found.uncovered), "", found.uncovered > 0)
        self.setAccessibleName(f"{self._eyebrow.text()}: {meeting.title}")

    def show_time(self, now: datetime) -> None:
        """Count down; called each minute."""
        if self._shown is None:
            return
        self._eyebrow.setText(self._how_far(now))
        closes = self._shown.closes_at
        is_assumed = self._shown.meeting.rules[RuleField.SIGN_UP_CLOSES].is_assumed
        if closes is None:
            self.closes.set_value("?", "", is_alarm=True)
            is_own = self._shown.meeting.kind == MeetingKind.OWN
            ask = self.tr("when sign-up closes: ask the clerk")
            self.closes.set_label(self.tr("when sign-up closes: not set") if is_own else ask)
        elif closes <= now:
            moment = phrases.as_sure(phrases.moment(closes, now.date()), is_assumed)
            self.closes.set_value(self.tr("closed"))
            self.closes.set_label(self.tr("sign-up, since {moment}").format(moment=moment))
        else:
            is_soon = (closes - now).total_seconds() < 24 * 3600
            self.closes.set_value(phrases.left(closes - now), "", is_soon)
            words = self.tr("until sign-up closes")
            self.closes.set_label(phrases.as_sure(words, is_assumed))

    def _how_far(self, now: datetime) -> str:
        assert self._shown is not None
        meeting = self._shown.meeting
        far = phrases.in_days(meeting.date, now.date())
        starts = meeting.starts_at
        if meeting.date == now.date() and starts is not None and meeting.start is not None:
            span = starts - now
            if span.total_seconds() > 0:
                far = self.tr("today, in {span}").format(span=phrases.left(span))
            else:
                far = self.tr("today, since {time}").format(time=phrases.time_of_day(meeting.start))
        words = self.tr("NEXT MEETING · {far}").format(far=far)
        if meeting.status in (MeetingStatus.TENTATIVE, MeetingStatus.MOVED):
            words += f" · {phrases.meeting_chip(meeting.status).text}"
        return words

    def _show_none(self, has_past: bool) -> None:
        self._eyebrow.setText(self.tr("NEXT MEETING"))
        title = self.tr("No meeting planned") if has_past else self.tr("No meetings yet")
        self._title.setText(title)
        self._where.setText(
            self.tr(
                "Add the next meeting, or import the city's calendar. Then this page says how many"
                " speakers you have, what is missing, and until when they can sign up."
            )
        )
        self._item.hide()
        self.setAccessibleName(title)

    def _make_row(self, *parts: QWidget) -> QWidget:
        row = flow(*parts, gap=SIZE.gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        self.add(row)
        return row


_GAP = 28


class Figure(QWidget):
    """A big value, a smaller unit or whole beside it, and a label below it."""

    def __init__(
        self,
        value: str,
        label: str,
        unit: str = "",
        is_alarm: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = Text(value, "figure")
        self._unit = Text(unit, "figure_unit")
        self._label = Text(label, "body")
        layouts.column(
            layouts.row((self._value, BASELINE), (self._unit, BASELINE), STRETCH, spacing=4),
            self._label,
            parent=self,
            spacing=0,
        )
        self.set_value(value, unit, is_alarm)

    def set_value(self, value: str, unit: str = "", is_alarm: bool = False) -> None:
        """Show another number; an alarming one is gold on dark, and its label says why."""
        self._value.setText(value)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        set_flag(self._value, "alarm", is_alarm)
        self.setAccessibleName(f"{value} {unit} {self._label.text()}".replace("  ", " "))

    def set_label(self, label: str) -> None:
        """Say what the number means."""
        self._label.setText(label)
        self.set_value(self._value.text(), self._unit.text(), bool(self._value.property("alarm")))


class FiguresLayout(FlowLayout):
    """All in one row, or in two rows of two; never one left alone.

    Columns stand below each other; a row closes up a little before it breaks.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=SIZE.corner)

    def _place(self, rect: QRect, moves: bool) -> int:
        sizes = [item.sizeHint() for item in self._shown()]
        if not sizes:
            return 0
        across = self._across(sizes, rect.width())
        wide = _widths(sizes, across)
        gap = self._gap
        if across > 1:
            gap = max(gap, min(_GAP, (rect.width() - sum(wide)) // (across - 1)))
        high = max(size.height() for size in sizes)
        if moves:
            for number, item in enumerate(self._shown()):
                row, column = divmod(number, across)
                left = rect.x() + sum(wide[:column]) + gap * column
                top = rect.y() + row * (high + self._gap)
                width = min(wide[column], max(rect.width(), 1))
                item.setGeometry(QRect(QPoint(left, top), QSize(width, high)))
        rows = -(-len(sizes) // across)
        return rows * high + (rows - 1) * self._gap

    def _across(self, sizes: list[QSize], room: int) -> int:
        """How many stand side by side: all, half of them, or one."""
        for across in (len(sizes), -(-len(sizes) // 2)):
            if sum(_widths(sizes, across)) + self._gap * (across - 1) <= room:
                return across
        return 1


def _widths(sizes: list[QSize], across: int) -> list[int]:
    return [max(size.width() for size in sizes[column::across]) for column in range(across)]
