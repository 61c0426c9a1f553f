"""The preview of a foreign file: counts, rows, problems, and one button that takes it over."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from organizer.campaign import queries as campaign_queries
from organizer.imports import registry, rejects
from organizer.imports.description import Offer, State
from organizer.imports.draft import Problem
from organizer.imports.incoming import Incoming, Options, from_file
from organizer.imports.kind import OpenedFile, Prepared
from organizer.imports.problem_words import problem_line
from organizer.model.errors import Rule, RuleBroken, StoreTrouble
from organizer.officials import queries as bodies
from organizer.progress import Progress
from organizer.ui.binding.jobs import Job
from organizer.ui.binding.screen_context import ANY_TARGET, ImportTarget, ScreenContext
from organizer.ui.imports import import_words
from organizer.ui.imports.import_options import NEW, ImportOptions
from organizer.ui.imports.plan_rows import OTHER, PlanListing, PreviewRow, RowChoices, rows_of
from organizer.ui.imports.preview_table import PreviewTable
from organizer.ui.imports.row_detail import RowDetail
from organizer.ui.qt import named
from organizer.ui.text.messages import in_one, sentence
from organizer.ui.widgets import buttons
from organizer.ui.widgets.card import Note
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.emptying import discard
from organizer.ui.widgets.file_dialogs import ask_target
from organizer.ui.widgets.kind_chips import KindChips
from organizer.watchwords.queries import HitRow

_SIZE = (960, 660)
_LINES_SHOWN = 500

_UNCLEAR = "unclear"
"""The chip for what was not clear in the file, beside those for the kinds of rows."""

_Read = tuple[OpenedFile, Prepared | None]
"""What was read, and its plan; None for an agenda of which it is to be said first whose it is."""


class ImportDialog(Sheet):
    """What a file would bring. Nothing is written before the button is pressed."""

    told = Signal(str)
    """The file was taken over."""

    def __init__(
        self,
        context: ScreenContext,
        file: Path | Incoming,
        parent: QWidget | None = None,
        target: ImportTarget = ANY_TARGET,
    ) -> None:
        super().__init__(self.tr("Import {name}").format(name=file.name), parent=parent)
        self._context, self._file = context, file
        self._opened: OpenedFile | None = None
        self._prepared: Prepared | None = None
        self._job: Job[Any] | None = None
        self._is_over = self._is_writing = False
        self._choices = RowChoices()
        self.setObjectName("import")
        self._listing = PlanListing()
        self._build()
        self.resize(*_SIZE)
        profile = context.bridge.query(campaign_queries.profile)
        self._how = Options(
            zone=profile.zone,
            region=profile.region,
            today=context.today(),
            meeting_id=target.meeting_id,
            body_id=target.body_id,
        )
        self.set_line(self.tr("Reading the file…"))
        # After the dialog is on the screen, so that a large file is seen being read.
        QTimer.singleShot(0, self, self._read)

    # building

    def _build(self) -> None:
        self._hits = HitsNote()
        self.add(self._hits)
        self._options = ImportOptions(self._context.bridge)
        self._options.body_chosen.connect(self._on_body)
        self._options.meeting_chosen.connect(self._on_meeting)
        self._options.doubtful_changed.connect(self._on_doubtful)
        self.add(self._options)
        self._filter = KindFilter()
        self._filter.chosen.connect(self._on_kind)
        self.add(self._filter)
        self._failed = EmptyState("warning", "")
        self._failed.hide()
        self.add(self._failed, 1)
        self._table = PreviewTable(self._context.bridge, self, self._listing, self._choices)
        self._table.toggled.connect(self._on_toggled)
        self._table.picked.connect(self._on_picked)
        self._problems = ProblemList()
        self._shown = QStackedWidget()
        self._shown.addWidget(self._table)
        self._shown.addWidget(self._problems)
        self.add(self._shown, 1)
        self._detail = RowDetail()
        self._detail.decided.connect(self._on_decided)
        self.add(self._detail)
        self._leave = self.add_button(self.tr("Cancel"), self.reject)
        take = self.add_button(self.tr("Import"), self.accept, "primary", is_default=True)
        self._take = named(take, "take")
        self._take.setEnabled(False)
        self._rejects = buttons.link(self.tr("Save what was not imported…"), self._on_rejects)
        self._rejects.hide()
        self.add_left(self._rejects)

    # reading

    def _read(self) -> None:
        """Read the file, once, and compare it by the options that are chosen now."""
        bridge, file = self._context.bridge, self._file
        if self._is_over or not bridge.is_open:
            return
        workspace = bridge.workspace
        self._take.setEnabled(False)
        before, options = self._opened, self._how

        def work(progress: Progress) -> _Read:
            opened = before
            if opened is None:
                incoming = file if isinstance(file, Incoming) else from_file(file)
                opened = registry.open_file(incoming, options, progress)
            try:
                return opened, workspace.query(opened.plan, options)
            except RuleBroken as error:
                if error.rule != Rule.MEETING_NOT_NAMED:
                    raise
                return opened, None

        title = self.tr("Reading {name}").format(name=file.name)
        self._job = self._context.jobs.start(title, work, self._on_read)

    def _on_read(self, found: _Read | None, error: BaseException | None) -> None:
        if self._is_over:
            return
        if found is None:
            self._show_failed(error)
            return
        self._opened, prepared = found
        if prepared is None:
            self._ask_meeting(self._opened)
        else:
            self._show_plan(self._opened, prepared)

    def _show_plan(self, opened: OpenedFile, prepared: Prepared) -> None:
        described, before = prepared.description, self._prepared
        if before is None or before.description.rows != described.rows:
            self._choices.forget()
        self._prepared = prepared
        self._listing.all = rows_of(described)
        counts = self._listing.counts()
        self._table.table.refresh()
        problems = described.problems
        self._failed.hide()
        self._filter.show()
        self._shown.show()
        self._filter.show_counts(len(self._listing.all), counts, len(problems))
        self._problems.show_problems(problems)
        self.set_line(import_words.summary(described))
        self._hits.show_hits(described.hits, problems)
        self._detail.set_can_be_same(Offer.SAME in described.offers)
        self._options.show_for(described, self._how)
        if Offer.MEETING in described.offers:
            self._options.show_meetings(opened, self._how, described.meeting_id)
        left = counts[State.REJECTED] + counts[State.SKIPPED] + counts[State.DOUBTFUL]
        self._rejects.setVisible(left > 0)
        if self._options.doubtful.isChecked():
            self._on_doubtful(True)
        self._count_taken()

    def _ask_meeting(self, opened: OpenedFile) -> None:
        """Ask whose agenda it is, before anything can be compared."""
        self._prepared = None
        title, _rest = sentence(RuleBroken(Rule.MEETING_NOT_NAMED))
        self.set_line(self.tr("{what}. Choose the meeting below.").format(what=title))
        for part in (self._filter, self._shown, self._detail):
            part.hide()
        text = self.tr("Once you choose it, its items are compared with the ones you have.")
        self._show_empty("question-mark", self.tr("Which meeting?"), text)
        self._options.show_meetings(opened, self._how, None)
        self._options.meeting.editor.setFocus()

    def _show_failed(self, error: BaseException | None) -> None:
        """Say why there is no preview, in its place."""
        title, text = self.tr("Reading stopped"), self.tr("Nothing was imported.")
        if isinstance(error, RuleBroken | StoreTrouble):
            title, text = sentence(error)
        self._show_empty("warning", title, text)
        self.set_line("")
        for part in (self._shown, self._filter, self._take, self._detail, self._options):
            part.hide()
        self._hits.show_hits(())
        self._leave.setText(self.tr("Close"))
        self._leave.setDefault(True)  # no longer the hidden one
        self._leave.setFocus()

    def _show_empty(self, icon: str, title: str, text: str) -> None:
        shown = EmptyState(icon, title, text)
        self.body.replaceWidget(self._failed, shown)
        discard(self._failed)
        self._failed = shown
        self._failed.setObjectName("failed")

    # choosing

    def _on_kind(self, kind: str) -> None:
        self._shown.setCurrentWidget(self._problems if kind == _UNCLEAR else self._table)
        self._detail.setHidden(True)
        if kind != _UNCLEAR:
            self._table.table.set_criteria(kind, is_filtered=bool(kind))
            self._on_picked(self._table.current_id)

    def _on_picked(self, row_id: int | None) -> None:
        row = self._listing.row(row_id)
        self._detail.show_row(row, self._choices.of(row) if row is not None else "")

    def _on_toggled(self, ids: list[int]) -> None:
        rows = [row for row_id in ids if (row := self._listing.row(row_id)) is not None]
        can_be_same = self._prepared is not None and Offer.SAME in self._prepared.description.offers
        self._choices.toggle(rows, can_be_same=can_be_same)
        self._on_picked(self._table.current_id)
        self._count_taken()

    def _on_decided(self, row: PreviewRow, choice: str) -> None:
        self._choices.decide(row, choice)
        self._count_taken()

    def _on_doubtful(self, is_on: bool) -> None:
        for row in self._listing.all:
            if row.kind == State.DOUBTFUL:
                self._choices.decide(row, OTHER if is_on else "")
        self._on_picked(self._table.current_id)
        self._count_taken()

    def _on_body(self, body_id: int | None) -> None:
        self._how = replace(self._how, body_id=body_id)
        self._read()

    def _on_meeting(self, meeting: int | str | None) -> None:
        meeting_id = meeting if isinstance(meeting, int) else None
        is_new = meeting == NEW
        self._how = replace(self._how, meeting_id=meeting_id, is_new_meeting=is_new)
        self._read()

    def _count_taken(self) -> None:
        if self._prepared is None:
            return
        described = self._prepared.description
        self._table.viewport().update()
        taken, off = self._choices.taken(self._listing.all), described.off(self._choices.same)
        self._take.setText(import_words.button(described, taken, off))
        self._take.setEnabled(taken + off > 0 or bool(described.beside))

    # taking over

    def accept(self) -> None:
        """Take the file over in a job: one step."""
        prepared, bridge = self._prepared, self._context.bridge
        if prepared is None or not self._take.isEnabled() or not bridge.is_open:
            return
        self._take.setEnabled(False)
        self._is_writing = True
        boxes = self._options.makes_bodies
        decided = self._choices.made(create_bodies=not boxes.isHidden() and boxes.isChecked())
        label = import_words.label(prepared.description.kind)

        def work(_progress: Progress) -> int:
            return bridge.attempt(label, prepared.apply, decided)

        self._job = self._context.jobs.start(label, work, self._on_taken)

    def reject(self) -> None:
        """Leave without taking anything over; what is being written is waited for."""
        if self._is_writing:
            return
        self.done(Sheet.DialogCode.Rejected)

    def done(self, result: int) -> None:
        """Stop what is under way: its answer has nowhere to go."""
        self._is_over = True
        if self._job is not None and not self._is_writing:
            self._job.cancel()
        super().done(result)

    def _on_taken(self, written: int | None, error: BaseException | None) -> None:
        self._is_writing = False
        if self._is_over or self._prepared is None:
            return
        if error is None:
            described = self._prepared.description
            off = described.off(self._choices.same)
            count = (written or 0) - off
            self.told.emit(import_words.taken(described.kind, count, self._file.name, off))
            self.done(Sheet.DialogCode.Accepted)
            return
        is_named = isinstance(error, RuleBroken | StoreTrouble)
        self.set_line(in_one(error) if is_named else self.tr("Stopped."))
        if isinstance(error, RuleBroken) and error.rule == Rule.PLAN_IS_STALE:
            self._read()
        else:
            self._take.setEnabled(True)

    def _on_rejects(self) -> None:
        """Ask where to save what was not taken, as a table to mend, and write it."""
        name = f"{Path(self._file.name).stem}-not-taken.csv"
        title = self.tr("Save what was not imported")
        target = ask_target(self, title, name, self.tr("Tables (*.csv)"))
        if target is None or self._prepared is None:
            return
        # So that nothing is written over the file that is read; an answer is none.
        source = self._file if isinstance(self._file, Path) else Path(self._file.name)
        try:
            rejects.check(target, source)
            rejects.write(target, self._prepared.description, self._choices.take)
        except (RuleBroken, StoreTrouble) as error:
            self.set_line(in_one(error))
        else:
            self.set_line(self.tr("Saved: {name}").format(name=target.name))


class AnswerDialog(ImportDialog):
    """As of a file; the meetings are those of the body, in its zone, unless another is chosen."""

    def __init__(
        self,
        context: ScreenContext,
        incoming: Incoming,
        body_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, incoming, parent)
        zones: dict[int, str] = {row.id: row.zone for row in context.bridge.query(bodies.bodies)}
        zone = zones.get(body_id, self._how.zone)
        self._how = replace(self._how, body_id=body_id, zone=zone)


class KindFilter(KindChips):
    """A chip for each kind of row that there is, and for what was not clear."""

    def show_counts(self, total: int, counts: Mapping[str, int], unclear: int) -> None:
        """Offer all rows, each kind that has some, and what was not clear."""
        kinds = [("", self.tr("all"), total)]
        kinds += [(kind, import_words.kind(kind), count) for kind, count in counts.items()]
        self.show_kinds([*kinds, (_UNCLEAR, self.tr("unclear"), unclear)])


class ProblemList(QPlainTextEdit):
    """What was not clear, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problems")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("What was unclear in the file"))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show them with the place in the file; the first few hundred."""
        lines = [
            problem_line(problem.where, import_words.reason(problem.reason))
            for problem in problems[:_LINES_SHOWN]
        ]
        if len(problems) > len(lines):
            lines.append("…")
        self.setPlainText("\n".join(lines))


class HitsNote(Note):
    """What does not fit, and where watch words stand in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hits")

    def show_hits(self, hits: Sequence[HitRow], problems: Sequence[Problem] = ()) -> None:
        """Say how many, and where the first ones are; before them what is about the whole file."""
        whole = [import_words.reason(problem.reason) for problem in problems if not problem.where]
        self.say("\n".join([*whole, import_words.hits(hits)] if hits else whole))
