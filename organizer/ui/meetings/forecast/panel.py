"""Who will be heard: an estimate by the rules, who could give time, who should write instead."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings import queries as meetings
from organizer.meetings.speakers import commands
from organizer.model.kinds import MeetingId
from organizer.rules.forecast import (
    Assumption,
    Break,
    Forecast,
    GiftIdea,
    Guess,
    Turn,
    Unheard,
    forecast,
)
from organizer.store.workspace import Session
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import named
from organizer.ui.text import deadline_words, phrases, rule_words
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import Chip, ChipLabel
from organizer.ui.widgets.emptying import clear_box, take_out
from organizer.ui.widgets.fields import NumberField
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.layouts import STRETCH, TOP
from organizer.ui.widgets.side_panel import SidePanel
from organizer.ui.widgets.text import FlowingText, Hairline, Text
from organizer.ui.widgets.when_fields import TimeField

_MOST_STRANGERS = 999


def heard(found: Forecast) -> str:
    """ "5 of 7 will probably be heard"."""
    words = t("{heard} of {all} will probably be heard")
    return words.format(heard=found.heard, all=len(found.turns))


def cut(turn: Turn, found: Forecast) -> str:
    """What is reached before the first turn that will not be heard."""
    if turn.unheard == Unheard.MOST_SPEAKERS:
        count = found.most_speakers or 0
        return counted("Here the limit is reached: %n speaker(s)", count)
    time = phrases.clock(found.total_seconds or 0)
    return t("Here the time for all comment is used up: {time}").format(time=time)


def when(turn: Turn) -> str:
    """ "about 10:12 AM"; or minutes after comment begins where no hour is known."""
    if turn.starts is not None:
        return t("about {time}").format(time=phrases.time_of_day(turn.starts.time()))
    return t("{time} after the start").format(time=phrases.clock(turn.after_seconds))


def idea(gift: GiftIdea, turn: Turn) -> str:
    """ "Ana could give her time"; what of it counts, and what is lost."""
    words = t("{giver} could give {time} to {receiver}: {counted} counted")
    said = words.format(
        giver=gift.giver,
        time=phrases.clock(turn.seconds),
        receiver=gift.receiver,
        counted=phrases.clock(gift.seconds),
    )
    lost = turn.seconds - gift.seconds
    if lost > 0:
        said = t("{said}, {lost} lost").format(said=said, lost=phrases.clock(lost))
    return said


def assumption(said: Assumption, starts: datetime | None, today: date) -> str:
    """One thing that the forecast assumes."""
    if said.guess == Guess.BEGINS_WITH_MEETING and starts is not None:
        words = t("Comment begins when the meeting does, {moment}.")
        return words.format(moment=phrases.moment(starts, today))
    if said.guess == Guess.SECONDS:
        words = t("{time} each, because no time is known.")
        return words.format(time=phrases.clock(said.value or 0))
    if said.guess == Guess.RULE_ASSUMED and said.field is not None:
        return t("We only assume “{name}”.").format(name=rule_words.name(said.field))
    return {
        Guess.NO_HOUR: t("The time is not known."),
        Guess.ORDER_OF_LIST: t(
            "People are called in the order of this list, after everybody else."
        ),
        Guess.NO_LIMIT: t("There is no limit on total time or on the number of speakers."),
        Guess.CEDING_UNKNOWN: t("Whether time may be given away is not known: ask the clerk."),
    }.get(said.guess, "")


@dataclass(frozen=True)
class Guesses:
    """What the person expects of the day: when comment begins, how many others, the breaks."""

    begins: time | None = None
    strangers: int = 0
    breaks: tuple[tuple[time, time], ...] = ()


def foreseen(session: Session, meeting_id: MeetingId, guesses: Guesses) -> Forecast | None:
    """The forecast of a meeting under some guesses; None when there is no such meeting."""
    found = meetings.detail(session, meeting_id)
    if found is None:
        return None
    zone = ZoneInfo(found.zone)

    def at(clock: time) -> datetime:
        return datetime.combine(found.date, clock, zone)

    breaks: list[Break] = []
    for pause, on in guesses.breaks:
        ends = at(on) if on > pause else at(on) + timedelta(days=1)
        breaks.append((at(pause), ends))
    begins = at(guesses.begins) if guesses.begins else None
    return forecast(session, meeting_id, begins, breaks, guesses.strangers)


class ForecastPanel(SidePanel):
    """Three guesses above; below them the line of speakers, and what can be done about it."""

    closed = Signal()
    """Back to the speaker, please."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.setObjectName("forecast")
        self._context = context
        self._meeting_id = MeetingId(0)
        self._guesses: dict[int, Guesses] = {}
        self.shown: Forecast | None = None
        start, others = self.tr("at the start"), self.tr("Other people in line")
        self.begins = TimeField(self.tr("Comment begins"), none=start, name="forecastBegins")
        self.strangers = NumberField(others, 0, _MOST_STRANGERS, name="forecastStrangers")
        self._breaks = layouts.column(spacing=SIZE.gap // 2)
        self.break_fields: list[tuple[TimeField, TimeField]] = []
        self.add_part(self._make_guesses())
        self._result = layouts.column(spacing=SIZE.gap // 2)
        self.add_part(self._result)
        self.add_button(buttons.secondary(self.tr("Back to the speaker"), self.closed.emit))
        self._watch = context.bridge.watch(self, self._show, foreseen, self._meeting_id, Guesses())

    def set_meeting(self, meeting_id: MeetingId) -> None:
        """Show another meeting, with what was guessed for it while the program runs."""
        self._meeting_id = meeting_id
        known = self._guesses.get(meeting_id, Guesses())
        self.begins.reset(known.begins)
        self.strangers.reset(known.strangers)
        self._show_breaks(known.breaks)
        self._watch.set_args(meeting_id, known)

    # the guesses

    def _make_guesses(self) -> QWidget:
        self.begins.save_with(self._on_guess)
        self.strangers.save_with(self._on_guess)
        made = QWidget()
        form = Form(2)
        form.add(self.begins, 1)
        form.add(self.strangers, 1)
        add = named(buttons.link(self.tr("Add a break"), self._on_add_break, "plus"), "addBreak")
        layouts.column(
            form, self._breaks, layouts.row(add, STRETCH), parent=made, spacing=SIZE.gap // 2
        )
        return made

    def _show_breaks(self, breaks: tuple[tuple[time, time], ...]) -> None:
        clear_box(self._breaks)
        self.break_fields = []
        for pause, on in breaks:
            self._add_break(pause, on)

    def _on_add_break(self) -> None:
        self._add_break(time(12), time(13, 30))
        self._on_guess()
        self.break_fields[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_break(self, pause: time, on: time) -> None:
        fields = (
            TimeField(self.tr("Break from"), is_label_shown=False),
            TimeField(self.tr("Break until"), is_label_shown=False),
        )
        line = QWidget()
        row = layouts.row(Text(self.tr("Break"), "muted"), parent=line)
        for each, value in zip(fields, (pause, on), strict=True):
            each.set_value(value)
            each.save_with(self._on_guess)
            row.addWidget(each, 1)
        gone = partial(self._on_remove_break, line, fields)
        row.addWidget(buttons.icon_button("close", self.tr("Remove this break"), gone, "muted"))
        self._breaks.addWidget(line)
        self.break_fields.append(fields)

    def _on_remove_break(self, line: QWidget, fields: tuple[TimeField, TimeField]) -> None:
        self.break_fields.remove(fields)
        take_out(self._breaks, line)
        self._on_guess()

    def _on_guess(self, _value: object = None) -> None:
        breaks = tuple(
            (pause.value, on.value)
            for pause, on in self.break_fields
            if pause.value is not None and on.value is not None
        )
        known = Guesses(self.begins.value, self.strangers.value or 0, breaks)
        self._guesses[self._meeting_id] = known
        self._watch.set_args(self._meeting_id, known)

    # the forecast

    def _show(self, made: Forecast | None) -> None:
        self.shown = made
        if made is None:
            return
        self.set_head(self.tr("Who will be heard"), heard(made))
        clear_box(self._result)
        for part in self._parts(made):
            self._result.addWidget(part)

    def _parts(self, made: Forecast) -> list[QWidget]:
        parts: list[QWidget] = [Text(self.tr("In this order"), "heading")]
        is_cut = False
        for turn in made.turns:
            if not turn.is_heard and not is_cut:
                is_cut = True
                parts.append(named(FlowingText(cut(turn, made), "strong_wrong"), "cut"))
            parts.append(self._turn(turn))
        if not made.turns:
            parts.append(FlowingText(self.tr("No speakers yet."), "muted"))
        if made.gifts:
            parts.append(Text(self.tr("Time that can be given"), "heading"))
            parts += [self._idea(gift, made) for gift in made.gifts]
        if made.writers:
            parts.append(Text(self.tr("Should write instead"), "heading"))
            parts.append(FlowingText(", ".join(name for _, name in made.writers)))
            parts += self._ways(made)
        if made.assumed:
            parts.append(Text(self.tr("This assumes"), "heading"))
            today = self._context.today()
            said = [assumption(each, made.starts, today) for each in made.assumed]
            parts += [FlowingText(words, "small") for words in said]
        return parts

    def _turn(self, turn: Turn) -> QWidget:
        made = named(QWidget(), f"turn_{turn.speaker_id}")
        chip = Chip(self.tr("heard"), Tone.GREEN)
        if not turn.is_heard:
            chip = Chip(self.tr("not heard"), Tone.RED)
        name = FlowingText(f"{turn.place}. {turn.name}", "strong" if turn.is_heard else "muted")
        clock = phrases.clock(turn.seconds)
        second = f"{clock} · {when(turn)}" if turn.is_heard else clock
        layouts.column(
            layouts.row(
                (layouts.column(name, FlowingText(second, "small"), spacing=0), 1),
                ChipLabel(chip.text, chip.tone),
                spacing=None,
                margins=(0, 2, 0, 2),
            ),
            Hairline(),
            parent=made,
            spacing=0,
        )
        made.setAccessibleName(f"{turn.name}: {chip.text}, {second}")
        return made

    def _idea(self, gift: GiftIdea, made: Forecast) -> QWidget:
        turn = next(turn for turn in made.turns if turn.speaker_id == gift.giver_id)
        words = idea(gift, turn)
        if made.donors_present:
            words = self.tr("{words}. Donors must be there").format(words=words)
        line = QWidget()
        give = buttons.secondary(self.tr("Give"), partial(self._give, gift))
        give.setObjectName(f"give_{gift.giver_id}")
        give.setAccessibleName(self.tr("Give: {words}").format(words=words))
        layouts.row(
            (FlowingText(words), 1), (give, TOP), parent=line, spacing=None, margins=(0, 2, 0, 2)
        )
        return line

    def _give(self, gift: GiftIdea) -> None:
        label = self.tr("Give time")
        self._context.bridge.do(label, commands.cede, gift.giver_id, gift.receiver_id)

    def _ways(self, made: Forecast) -> list[QWidget]:
        today = self._context.today()
        if not made.write:
            words = self.tr("How to send written comment is not known: ask the clerk.")
            return [FlowingText(words, "small")]
        found: list[QWidget] = []
        for way in made.write:
            title = deadline_words.SAYS.title(way)
            until = deadline_words.on(today).until(way.closes)
            words = self.tr("{what}: until {when}")
            if way.closes.is_live:
                words = self.tr("{what}: open until then: {when}")
            found.append(FlowingText(words.format(what=title, when=until), "small"))
        return found
