"""Which talking points a meeting's speakers cover, and which nobody does."""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from organizer.campaign import queries as campaign
from organizer.campaign.queries import Issue
from organizer.meetings.speakers import commands
from organizer.meetings.speakers import queries as speakers
from organizer.meetings.speakers.queries import Coverage
from organizer.model.kinds import MeetingId, PointId, PointKind, SpeakerId
from organizer.points import queries as points
from organizer.ui.binding.page import Page, make_action
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.coverage.cards import BalanceCard, SuggestedCard
from organizer.ui.meetings.coverage.grid import CoverageGrid
from organizer.ui.meetings.meeting_tab import MeetingTab
from organizer.ui.meetings.speakers.adding import SpeakerAdding
from organizer.ui.qt import NO_LIMIT, named
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import ChipRow, FilterChip
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.layouts import TOP

_BOTH_FROM = 420
_CARDS = (136, 212)
_CARDS_SHARE = 0.31
_LOWEST = 176
_GRID, _NO_SPEAKERS, _NO_POINTS, _NO_MATCH = range(4)
"""What stands in the place of the grid, in the order in which they are added."""


class CoverageFilters(ChipRow):
    """A chip for each kind; none chosen means all of them."""

    kinds_changed = Signal()
    gaps_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Which points"))
        self._plain = words = {
            PointKind.FACT: self.tr("facts"),
            PointKind.SUPPORT: self.tr("for"),
            PointKind.OPPOSE: self.tr("against"),
            PointKind.QUESTION: self.tr("questions"),
            PointKind.RIGHTS: self.tr("rights"),
        }
        self._chips = {kind: FilterChip(text) for kind, text in words.items()}
        for kind, chip in self._chips.items():
            chip.setObjectName(f"kind_{kind}")
            chip.toggled.connect(self.kinds_changed)
            self.add(chip)
        self._gaps = named(FilterChip(self.tr("gaps only")), "only_gaps")
        self._gaps.toggled.connect(self.gaps_changed)
        self.add(self._gaps)

    def show_issue(self, issue: Issue) -> None:
        """Call both sides what the campaign calls them."""
        for kind, chip in self._chips.items():
            chip.set_text(issue.side(kind) or self._plain[kind], chip.count)

    @property
    def kinds(self) -> tuple[PointKind, ...]:
        """The chosen kinds, in their order; empty for all."""
        return tuple(kind for kind, chip in self._chips.items() if chip.isChecked())

    @property
    def only_gaps(self) -> bool:
        """Whether points that somebody covers are left out."""
        return self._gaps.isChecked()

    def choose(self, kinds: Collection[PointKind]) -> None:
        """Choose these kinds and say so once."""
        for kind, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(kind in kinds)
            chip.blockSignals(False)
        self.kinds_changed.emit()

    def show_all(self) -> None:
        """Choose nothing: all points are shown."""
        self._gaps.setChecked(False)
        self.choose(())

    def set_counts(self, counts: Mapping[PointKind, int]) -> None:
        """Say how many points of each kind there are."""
        for kind, chip in self._chips.items():
            chip.set_text(chip.text(), counts[kind])

    def set_gaps(self, gaps: int) -> None:
        """Say how many gaps there are."""
        self._gaps.set_text(self._gaps.text(), gaps)


class CoverageTab(Fitting, MeetingTab):
    """Points x speakers, with a proposal for the gaps."""

    def __init__(self, context: ScreenContext, page: Page) -> None:
        super().__init__(context, page)
        self._is_new = False
        self._coverage: Coverage | None = None
        self._wants_cards = False
        self._has_points = self._has_grid = True
        self._adding = SpeakerAdding(context, page, self)
        self._first = self.grid = CoverageGrid()
        self.grid.toggled.connect(self._on_toggled)
        self.suggested, self.balance = SuggestedCard(), BalanceCard()
        words, accept = self.tr("Accept suggestions"), self.suggested.accept_all
        self._suggest = make_action(self, words, accept)
        self._suggest.setEnabled(False)
        self._bar = [self._suggest, self._adding.action]
        self.suggested.accepted.connect(self._on_accepted)
        self._build()
        self._watch = context.bridge.watch(
            self, self._on_coverage, speakers.coverage, self._meeting_id, ()
        )
        self._library = context.bridge.watch(self, self._on_counts, points.counts)
        context.bridge.watch(self, self._filters.show_issue, campaign.issue)

    # the contract of a tab

    def set_meeting(self, meeting_id: MeetingId) -> None:
        """Show the coverage of another meeting."""
        self._is_new = meeting_id != self._meeting_id
        self._meeting_id = meeting_id
        self._adding.meeting_id = meeting_id
        self._ask()

    # building

    def _build(self) -> None:
        top = self._make_filters()
        card = Card("", "card", SIZE.gap)
        card.add(self.grid, 1)
        self._places = QStackedWidget()
        self._places.addWidget(card)
        for empty in self._make_empties():
            self._places.addWidget(empty)
        self._cards = QWidget()
        layouts.row((self.suggested, 1), (self.balance, 1), parent=self._cards, spacing=SIZE.space)
        layouts.column(top, (self._places, 1), self._cards, parent=self, spacing=SIZE.corner)

    def _make_filters(self) -> QHBoxLayout:
        self._filters = CoverageFilters()
        self._filters.kinds_changed.connect(self._ask)
        self._filters.gaps_changed.connect(self._show_grid)
        self._flip = named(buttons.link("", self._on_flip), "flip")
        return layouts.row((self._filters, 1), (self._flip, TOP), spacing=None)

    def _make_empties(self) -> list[EmptyState]:
        return [
            self._adding.nothing(
                self.tr("Once you add speakers, this shows who covers which talking point.")
            ),
            EmptyState(
                "points",
                self.tr("No talking points yet"),
                self.tr("Write points with their sources, or load a starter library."),
                self.tr("Open talking points"),
                on_action=partial(self._page.go.emit, "points", None),
            ),
            EmptyState(
                "check",
                self.tr("No point like that"),
                self.tr("Every point of these kinds has a speaker, or there is none."),
                self.tr("Show all points"),
                on_action=self._filters.show_all,
            ),
        ]

    # answers

    def _ask(self) -> None:
        self._watch.set_args(self._meeting_id, self._filters.kinds)

    def _on_counts(self, counts: dict[PointKind, int]) -> None:
        self._filters.set_counts(counts)
        self._has_points = any(counts.values())
        self._show_place()

    def _on_coverage(self, coverage: Coverage) -> None:
        is_new, self._is_new = self._is_new, False
        if is_new and coverage.spoken_kinds:
            # A meeting opens with the kinds that its speakers speak about; the rest is a click off.
            self._filters.choose(coverage.spoken_kinds)
            return
        self._coverage = coverage
        self.suggested.show_coverage(coverage)
        self.balance.show_balance(coverage.balance)
        self._suggest.setEnabled(bool(coverage.suggestions))
        gaps = coverage.uncovered
        self._filters.set_gaps(gaps)
        count = len(coverage.points) - gaps
        covered = spelled(self.tr("%n point(s) covered", "", count), count)
        words = self.tr("{covered} · {gaps} · Space gives or takes a point · arrows move")
        left = spelled(self.tr("%n gap(s)", "", gaps), gaps)
        self._show_grid()
        self._say(words.format(covered=covered, gaps=left))

    def _show_grid(self) -> None:
        if self._coverage is not None:
            self.grid.show_coverage(self._coverage, self._filters.only_gaps)
            self._show_place()

    def _show_place(self) -> None:
        if self._coverage is None:
            return
        place = _GRID
        if not self._has_points:
            place = _NO_POINTS
        elif not self._coverage.speakers:
            place = _NO_SPEAKERS
        elif not self.grid.grid.points:
            place = _NO_MATCH
        self._places.setCurrentIndex(place)
        self._has_grid = place in (_GRID, _NO_MATCH)
        self._filters.setVisible(self._has_grid)
        self._fit()

    def _fit(self) -> None:
        is_low = 0 < self.height() < theme.px_of(_BOTH_FROM)
        self._flip.setVisible(is_low and self._has_grid)
        words = self.tr("Back to the grid") if self._wants_cards else self.tr("Suggestions")
        self._flip.setText(words)
        shows_cards = self._has_grid and (self._wants_cards or not is_low)
        self._cards.setVisible(shows_cards)
        self._places.setVisible(not (is_low and shows_cards))
        least, most = (theme.px_of(each) for each in _CARDS)
        high = max(least, min(most, round(self.height() * _CARDS_SHARE)))
        self._cards.setMinimumHeight(0 if is_low else high)
        self._cards.setMaximumHeight(NO_LIMIT if is_low else high)

    def minimumSizeHint(self) -> QSize:
        """Qt's: filters and a few rows; the cards give way before the window has to scroll."""
        return QSize(super().minimumSizeHint().width(), theme.px_of(_LOWEST))

    # what the person does

    def _on_flip(self) -> None:
        self._wants_cards = not self._wants_cards
        self._fit()

    def _on_toggled(self, speaker_id: SpeakerId, point_id: PointId) -> None:
        label = self.tr("Give or take talking point")
        self._context.bridge.do(label, commands.toggle_point, speaker_id, point_id)

    def _on_accepted(self, pairs: list[tuple[SpeakerId, PointId]]) -> None:
        count = len(pairs)
        label = spelled(self.tr("Accept %n suggestion(s)", "", count), count)
        if given := self._context.bridge.do(label, commands.assign_many, pairs):
            self._page.told.emit(spelled(self.tr("%n talking point(s) given.", "", given), given))
