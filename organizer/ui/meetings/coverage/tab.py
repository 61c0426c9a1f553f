"""Which talking points a meeting's speakers cover, and which nobody does."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

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
from organizer.ui.meetings.coverage.filters import CoverageFilters
from organizer.ui.meetings.coverage.grid import CoverageGrid
from organizer.ui.meetings.speakers.adding import SpeakerAdding
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.layouts import TOP

_BOTH_FROM = 420
_CARDS = (136, 212)
_CARDS_SHARE = 0.31
_LOWEST = 176
_ANY = 16_777_215  # QWIDGETSIZE_MAX: no limit


class CoverageTab(QWidget):
    """Points x speakers, with a proposal for the gaps."""

    status_changed = Signal()
    """The line for the foot is another now."""

    def __init__(self, context: ScreenContext, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._meeting_id = MeetingId(0)
        self._is_new = False
        self._coverage: Coverage | None = None
        self._status = ""
        self._wants_cards = False
        self._adding = SpeakerAdding(context, page, self)
        self._suggest = make_action(self, self.tr("Accept suggestions"), self._on_accept_all)
        self._suggest.setEnabled(False)
        self._add = make_action(
            self,
            self.tr("Add speaker"),
            self._adding.type_names,
            icon="plus",
            keys="Ins",
            is_primary=True,
        )
        self.grid = CoverageGrid()
        self.grid.toggled.connect(self._on_toggled)
        self.suggested, self.balance = SuggestedCard(), BalanceCard()
        self.suggested.accepted.connect(self._on_accepted)
        self._build()
        self._watch = context.bridge.watch(
            self, self._on_coverage, speakers.coverage, self._meeting_id, ()
        )
        self._library = context.bridge.watch(self, self._on_counts, points.counts)

    # the contract of a tab

    def set_meeting(self, meeting_id: MeetingId) -> None:
        """Show the coverage of another meeting."""
        self._is_new = meeting_id != self._meeting_id
        self._meeting_id = meeting_id
        self._adding.meeting_id = meeting_id
        self._ask()

    def bar_actions(self) -> list[QAction]:
        """Take all suggestions, add a speaker."""
        return [self._suggest, self._add]

    def status_text(self) -> str:
        """How many points are covered, and the keys."""
        return self._status

    def first_focus(self) -> QWidget:
        """The grid."""
        return self.grid

    # building

    def _build(self) -> None:
        top = self._make_filters()
        self._places = QStackedWidget()
        self._places.addWidget(self._make_grid_card())
        for empty in self._make_empties():
            self._places.addWidget(empty)
        self._cards = QWidget()
        layouts.row((self.suggested, 1), (self.balance, 1), parent=self._cards, spacing=SIZE.space)
        layouts.column(top, (self._places, 1), self._cards, parent=self, spacing=SIZE.corner)

    def _make_filters(self) -> QHBoxLayout:
        self._filters = CoverageFilters()
        self._filters.kinds_changed.connect(self._ask)
        self._filters.gaps_changed.connect(self._show_grid)
        self._flip = buttons.link(self.tr("Suggestions"), self._on_flip)
        self._flip.setObjectName("flip")
        return layouts.row((self._filters, 1), (self._flip, TOP), spacing=None)

    def _make_grid_card(self) -> Card:
        card = Card("", "card", SIZE.gap)
        card.add(self.grid, 1)
        return card

    def _make_empties(self) -> list[EmptyState]:
        return [
            EmptyState(
                "mic",
                self.tr("No speakers yet"),
                self.tr("Once you add speakers, this shows who covers which talking point."),
                self.tr("Add speaker"),
                self.tr("Paste a list"),
                on_action=self._adding.type_names,
                on_second=self._adding.paste_clipboard,
            ),
            EmptyState(
                "points",
                self.tr("No talking points yet"),
                self.tr("Write points with their sources, or load the starter library."),
                self.tr("Open talking points"),
                on_action=self._open_points,
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
        covered = len(coverage.points) - gaps
        status = spelled(self.tr("%n point(s) covered", "", covered), covered)
        words = spelled(self.tr("%n gap(s)", "", gaps), gaps)
        self._status = self.tr(
            "{covered} · {gaps} · Space gives or takes a point · arrows move"
        ).format(covered=status, gaps=words)
        self._show_grid()
        self.status_changed.emit()

    _has_points = True

    def _show_grid(self) -> None:
        if self._coverage is not None:
            self.grid.show_coverage(self._coverage, self._filters.only_gaps)
            self._show_place()

    def _show_place(self) -> None:
        if self._coverage is None:
            return
        place = 0
        if not self._has_points:
            place = 2
        elif not self._coverage.speakers:
            place = 1
        elif not self.grid.grid.points:
            place = 3
        self._places.setCurrentIndex(place)
        self._filters.setVisible(place in (0, 3))
        self._has_grid = place in (0, 3)
        self._arrange()

    _has_grid = True

    def _arrange(self) -> None:
        is_low = 0 < self.height() < theme.px_of(_BOTH_FROM)
        self._flip.setVisible(is_low and self._has_grid)
        self._flip.setText(
            self.tr("Back to the grid") if self._wants_cards else self.tr("Suggestions")
        )
        shows_cards = self._has_grid and (self._wants_cards or not is_low)
        self._cards.setVisible(shows_cards)
        self._places.setVisible(not (is_low and shows_cards))
        least, most = (theme.px_of(each) for each in _CARDS)
        high = max(least, min(most, round(self.height() * _CARDS_SHARE)))
        self._cards.setMinimumHeight(0 if is_low else high)
        self._cards.setMaximumHeight(_ANY if is_low else high)

    def minimumSizeHint(self) -> QSize:
        """Qt's: filters and a few rows; the cards give way before the window has to scroll."""
        return QSize(super().minimumSizeHint().width(), theme.px_of(_LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the cards below where there is room."""
        super().resizeEvent(event)
        self._arrange()

    # what the person does

    def _on_flip(self) -> None:
        self._wants_cards = not self._wants_cards
        self._arrange()

    def _on_toggled(self, speaker_id: SpeakerId, point_id: PointId) -> None:
        self._context.bridge.do(
            self.tr("Give or take talking point"), commands.toggle_point, speaker_id, point_id
        )

    def _on_accept_all(self) -> None:
        self.suggested.accept_all()

    def _on_accepted(self, pairs: list[tuple[SpeakerId, PointId]]) -> None:
        count = len(pairs)
        label = spelled(self.tr("Accept %n suggestion(s)", "", count), count)
        given = self._context.bridge.do(label, commands.assign_many, pairs)
        if given:
            words = spelled(self.tr("%n talking point(s) given.", "", given), given)
            self._page.told.emit(words)

    def _open_points(self) -> None:
        self._page.go.emit("points", None)
