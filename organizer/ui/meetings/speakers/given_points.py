"""The talking points that a speaker was given: what they rest on, and a menu to add more."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings.speakers import choices as speaker_choices
from organizer.meetings.speakers import commands
from organizer.meetings.speakers.choices import PointOfSpeaker
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.model.kinds import PointId, SpeakerId
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.meetings.point_picker import PointPicker
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text


class GivenPoints(QWidget):
    """One card a point, and the button that adds one."""

    wanted_text = Signal(str)
    """A wording that should go into the statement."""

    opened = Signal(int)
    """A point whose page should be shown."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: SpeakerRow | None = None
        self._shown: tuple[str, list[PointOfSpeaker]] | None = None
        self._cards = layouts.column()
        self._none = Text(self.tr("No talking points given yet."), "muted")
        self.add_button = buttons.secondary(self.tr("Add a point"), self.open_picker, "plus")
        self.add_button.setObjectName("add_point")
        self.picker = PointPicker(context, self.add_button)
        self.picker.chosen.connect(self._on_chosen)
        layouts.column(
            self._none,
            self._cards,
            layouts.row(self.add_button, STRETCH),
            parent=self,
        )
        self._watch = context.bridge.watch(
            self, self._on_points, speaker_choices.points_of, SpeakerId(0)
        )

    def show_speaker(self, row: SpeakerRow) -> None:
        """Show another speaker's points, or the same one's of now."""
        self._row = row
        self._watch.set_args(row.id)

    def open_picker(self) -> None:
        """Offer the points of the library that this speaker has not got."""
        if self._row is not None:
            self.picker.open_without([point.id for point in self._row.points])

    def _on_chosen(self, point_id: PointId) -> None:
        if self._row is not None:
            self._context.bridge.do(
                self.tr("Give talking point"), commands.assign_point, self._row.id, point_id
            )

    def _take(self, point_id: PointId) -> None:
        if self._row is not None:
            self._context.bridge.do(
                self.tr("Take talking point"), commands.withdraw_point, self._row.id, point_id
            )

    def _on_points(self, points: list[PointOfSpeaker]) -> None:
        language = self._row.language if self._row is not None else ""
        if (language, points) == self._shown:
            return
        self._shown = (language, points)
        clear_box(self._cards)
        for point in points:
            self._cards.addWidget(self._make_card(point))
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
        language = phrases.language(self._row.language) if self._row is not None else ""
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
