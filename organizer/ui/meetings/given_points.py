"""Talking points that a speaker or an agenda item was given, and a list to give more from."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings.agenda import commands as agenda
from organizer.meetings.agenda.items import ItemPoint
from organizer.meetings.queries import ItemRow
from organizer.meetings.speakers import choices as speaker_choices
from organizer.meetings.speakers import commands
from organizer.meetings.speakers.choices import PointOfSpeaker
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.model.kinds import PointId, SpeakerId
from organizer.points import queries as points
from organizer.ui.binding.record_part import Record, RecordPart
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.emptying import RowsBox
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.match_list import Match
from organizer.ui.widgets.picker import Picker
from organizer.ui.widgets.text import FlowingText, Text


class _HasPoints(Record, Protocol):
    @property
    def points(self) -> Sequence[Record]: ...


Row = TypeVar("Row", bound=_HasPoints)


class PointsPart(RecordPart[Row]):
    """The points that a record has, and a button with a list of those that it has not.

    Subclasses fill in `_give` and `_refresh`.
    """

    opened = Signal(int)
    """The id of a point whose page should be shown."""

    def __init__(self, context: ScreenContext, button_name: str) -> None:
        super().__init__(context)
        self.add_button = buttons.secondary(self.tr("Add a point"), self.open_picker, "plus")
        self.add_button.setObjectName(button_name)
        title, hint = self.tr("Talking points"), self.tr("Find a talking point")
        self.picker = Picker(title, hint, self.add_button)
        self.picker.chosen.connect(self._give)

    def open_picker(self) -> None:
        """Offer the points of the library that the record has not got."""
        given = {point.id for point in self.record.points}
        self.picker.offer(
            [
                Match(choice.id, choice.title, chips=(phrases.point_chip(choice.kind),))
                for choice in self._context.bridge.query(points.choices)
                if choice.id not in given
            ]
        )
        self.picker.open_below(self.add_button)

    def _give(self, point_id: PointId) -> None:
        raise NotImplementedError


class GivenPoints(PointsPart[SpeakerRow]):
    """What a speaker has to say: a card for each point."""

    wanted_text = Signal(str)
    """A wording that should go into the statement."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, "add_point")
        self._cards = RowsBox(SIZE.gap)
        self._none = Text(self.tr("No talking points given yet."), "muted")
        self._box.setSpacing(SIZE.gap)
        layouts.add(self._box, self._none, self._cards, layouts.row(self.add_button, STRETCH))
        self._watch = context.bridge.watch(
            self, self._on_points, speaker_choices.points_of, SpeakerId(0)
        )

    def _refresh(self, record: SpeakerRow, _is_other: bool) -> None:
        self._watch.set_args(record.id)

    def _give(self, point_id: PointId) -> None:
        label = self.tr("Give talking point")
        self._context.bridge.do(label, commands.assign_point, self.record.id, point_id)

    def _take(self, point_id: PointId) -> None:
        label = self.tr("Take talking point")
        self._context.bridge.do(label, commands.withdraw_point, self.record.id, point_id)

    def _on_points(self, points: list[PointOfSpeaker]) -> None:
        if self._record is not None:
            shown = (self._record.language, points)
            self._cards.show_rows(shown, lambda: map(self._make_card, points))
            self._none.setVisible(not points)

    def _make_card(self, point: PointOfSpeaker) -> Card:
        card = Card("", "inset", SIZE.gap)
        card.setObjectName(f"point_{point.id}")
        name = self.tr("Take back: {point}").format(point=point.title)
        remove = buttons.icon_button("close", name, partial(self._take, point.id), "muted")
        remove.setObjectName(f"take_{point.id}")
        card.add(layouts.row((Text(point.title, "small_strong", wraps=True), 1), remove))
        card.add(ChipRow(self._chips(point)))
        if point.caveat:
            card.add(Text(point.caveat, "small", wraps=True))
        line = layouts.row(spacing=None)
        if point.wording:
            put = partial(self.wanted_text.emit, point.wording)
            line.addWidget(buttons.link(self.tr("Add to the statement"), put))
        line.addWidget(buttons.link(self.tr("Open"), partial(self.opened.emit, point.id)))
        line.addStretch(1)
        card.add(line)
        return card

    def _chips(self, point: PointOfSpeaker) -> list[Chip]:
        chips = [phrases.point_chip(point.kind)]
        if point.is_contested:
            chips.append(Chip(self.tr("contested"), Tone.AMBER))
        chips.append(self._sources(point))
        language = phrases.language(self.record.language)
        if not point.wording:
            chips.append(Chip(self.tr("not worded in {language}").format(language=language), "red"))
        elif point.needs_reader:
            chips.append(Chip(self.tr("machine translation, not reviewed yet"), Tone.AMBER))
        return chips

    def _sources(self, point: PointOfSpeaker) -> Chip:
        if not point.sources:
            return Chip(self.tr("no source"), Tone.RED)
        words = spelled(self.tr("%n source(s)", "", point.sources), point.sources)
        if point.checked is None:
            return Chip(self.tr("{sources}, not checked").format(sources=words), Tone.AMBER)
        today = self._context.today()
        checked = phrases.short_day(point.checked, today)
        tone = Tone.AMBER if point.is_stale(today) else Tone.GREEN
        return Chip(self.tr("{sources}, checked {day}").format(sources=words, day=checked), tone)


class ItemPoints(PointsPart[ItemRow]):
    """What our speakers will say about an agenda item: a line for each point."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, "addItemPoint")
        self._lines = RowsBox()
        self._box.setSpacing(4)
        self._box.setContentsMargins(0, 0, 0, SIZE.gap)
        title = Text(self.tr("Its talking points"), "small_strong")
        layouts.add(self._box, title, self._lines, layouts.row(self.add_button, STRETCH))

    def _refresh(self, record: ItemRow, _is_other: bool) -> None:
        self._lines.show_rows(record.points, lambda: map(self._line, record.points))

    def _line(self, point: ItemPoint) -> QWidget:
        made = named(QWidget(), f"itemPoint_{point.id}")
        opens = self.tr("Open: {point}").format(point=point.title)
        takes = self.tr("Take back: {point}").format(point=point.title)
        show, take = partial(self.opened.emit, point.id), partial(self._take, point.id)
        layouts.row(
            (FlowingText(point.title), 1),
            buttons.icon_button("chevron-right", opens, show, "muted"),
            buttons.icon_button("close", takes, take, "muted"),
            parent=made,
        )
        return made

    def _give(self, point_id: PointId) -> None:
        ids = [*(point.id for point in self.record.points), point_id]
        self._save(self.tr("Give talking point to item"), ids)

    def _take(self, point_id: PointId) -> None:
        self.add_button.setFocus()  # the button that was pressed goes with its line
        ids = [point.id for point in self.record.points if point.id != point_id]
        self._save(self.tr("Take talking point from item"), ids)

    def _save(self, label: str, ids: Sequence[PointId]) -> None:
        self._context.bridge.do(label, agenda.give_points, self.record.id, ids)
