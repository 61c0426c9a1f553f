"""The preview of a foreign file: counts, rows, problems, and one button that takes it over."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer.campaign import queries as campaign_queries
from organizer.imports import importing, previewing
from organizer.imports.agenda.plan import AgendaPlan
from organizer.imports.importing import Incoming, Plan, Reading
from organizer.imports.previewing import Preview, Wish
from organizer.model.errors import Rule, RuleBroken, StoreTrouble
from organizer.ui.binding.jobs import Job
from organizer.ui.binding.screen_context import ANYTHING, About, ScreenContext
from organizer.ui.imports import import_words, rejected, taking
from organizer.ui.imports.decisions import OTHER, Decisions
from organizer.ui.imports.import_options import NEW, ImportOptions
from organizer.ui.imports.plan_rows import PlanListing, PreviewRow, rows_of
from organizer.ui.imports.preview_parts import UNCLEAR, HitsNote, KindFilter, ProblemList
from organizer.ui.imports.preview_table import PreviewTable
from organizer.ui.imports.row_detail import RowDetail
from organizer.ui.text.messages import in_one, sentence
from organizer.ui.widgets import buttons
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.empty import EmptyState

_SIZE = (960, 660)


class ImportDialog(Sheet):
    """What a file would bring. Nothing is written before the button is pressed."""

    told = Signal(str)
    """The file was taken over."""

    def __init__(
        self,
        context: ScreenContext,
        file: Path | Incoming,
        parent: QWidget | None = None,
        about: About = ANYTHING,
    ) -> None:
        super().__init__("", parent=parent)
        self._context, self._file = context, file
        self._plan: Plan | None = None
        self._job: Job | None = None
        self._is_over = self._is_writing = False
        self._decided = Decisions()
        self.setObjectName("import")
        self.heading.setText(self.tr("Import {name}").format(name=file.name))
        self.setWindowTitle(self.heading.text())
        self._listing = PlanListing()
        self._build()
        self.resize(*_SIZE)
        profile = context.bridge.query(campaign_queries.profile)
        self._how = Reading(
            zone=profile.zone,
            region=profile.region,
            today=context.today(),
            meeting_id=about.meeting_id,
            body_id=about.body_id,
        )
        self._is_new_meeting = False
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
        self._table = PreviewTable(self._context.bridge, self, self._listing, self._decided)
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
        self._take = self.add_button(self.tr("Import"), self.accept, "primary", is_default=True)
        self._take.setObjectName("take")
        self._take.setEnabled(False)
        self._rejects = buttons.link(self.tr("Save what was not taken…"), self._on_rejects)
        self._rejects.hide()
        self.add_left(self._rejects)

    # reading

    def _read(self) -> None:
        workspace, file = self._context.bridge.workspace, self._file
        if self._is_over or workspace is None:
            return
        self._take.setEnabled(False)
        wish = Wish(self._how, self._is_new_meeting)

        def work(progress: Any) -> Preview:
            return previewing.read(workspace, file, wish, progress)

        title = self.tr("Reading {name}").format(name=file.name)
        self._job = self._context.jobs.start(title, work, self._on_read)

    def _on_read(self, found: Preview | None, error: BaseException | None) -> None:
        if self._is_over:
            return
        if found is None:
            self._show_failed(error)
        elif found.plan is None and found.agenda is not None:
            self._ask_meeting(found)
        elif found.plan is not None:
            self._show_plan(found.plan, found)

    def _show_plan(self, plan: Plan, found: Preview) -> None:
        self._plan = plan
        self._decided.forget()
        self._listing.all = rows_of(plan, found.hits)
        counts = self._listing.counts()
        self._table.table.refresh()
        problems = importing.problems(plan)
        self._failed.hide()
        self._filter.show()
        self._shown.show()
        self._filter.show_counts(len(self._listing.all), counts, len(problems))
        self._problems.show_problems(problems)
        self.set_line(import_words.summary(plan, len(problems)))
        self._hits.show_hits(found.all_hits, problems)
        self._detail.set_can_be_same(isinstance(plan, taking.CAN_BE_SAME))
        self._options.show_for(plan, self._how, counts["doubtful"], self._is_new_meeting)
        if isinstance(plan, AgendaPlan) and found.agenda is not None:
            self._options.show_meetings(found, self._how, plan.meeting_id, self._is_new_meeting)
        left = counts["rejected"] + counts["skipped"] + counts["doubtful"]
        self._rejects.setVisible(left > 0)
        if self._options.doubtful.isChecked():
            self._on_doubtful(True)
        self._count_taken()

    def _ask_meeting(self, found: Preview) -> None:
        """Ask whose agenda it is, before anything can be compared."""
        self._plan = None
        title, _rest = sentence(RuleBroken(Rule.MEETING_NOT_NAMED))
        self.set_line(self.tr("{what}. Choose the meeting below.").format(what=title))
        for part in (self._filter, self._shown, self._detail):
            part.hide()
        text = self.tr("Once it is chosen, its items are compared with those that you have.")
        self._show_empty("question-mark", self.tr("Which meeting?"), text)
        self._options.show_meetings(found, self._how, None, False)
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
        self._failed.hide()
        self._failed.deleteLater()
        self._failed = shown
        self._failed.setObjectName("failed")

    # choosing

    def _on_kind(self, kind: str) -> None:
        self._shown.setCurrentWidget(self._problems if kind == UNCLEAR else self._table)
        self._detail.setHidden(True)
        if kind != UNCLEAR:
            self._table.table.set_criteria(kind, is_filtered=bool(kind))
            self._on_picked(self._table.current_id)

    def _on_picked(self, row_id: int | None) -> None:
        row = self._listing.row(row_id)
        self._detail.show_row(row, self._decided.of(row) if row is not None else "")

    def _on_toggled(self, ids: list[int]) -> None:
        rows = [row for row_id in ids if (row := self._listing.row(row_id)) is not None]
        can_be_same = isinstance(self._plan, taking.CAN_BE_SAME)
        self._decided.toggle(rows, can_be_same=can_be_same)
        self._on_picked(self._table.current_id)
        self._count_taken()

    def _on_decided(self, row: PreviewRow, choice: str) -> None:
        self._decided.decide(row, choice)
        self._count_taken()

    def _on_doubtful(self, is_on: bool) -> None:
        for row in self._listing.all:
            if row.kind == "doubtful":
                self._decided.decide(row, OTHER if is_on else "")
        self._on_picked(self._table.current_id)
        self._count_taken()

    def _on_body(self, body_id: Any) -> None:
        self._how = replace(self._how, body_id=body_id)
        self._read()

    def _on_meeting(self, chosen: Any) -> None:
        self._is_new_meeting = chosen == NEW
        self._how = replace(self._how, meeting_id=None if self._is_new_meeting else chosen)
        self._read()

    def _count_taken(self) -> None:
        if self._plan is None:
            return
        self._table.viewport().update()
        taken = self._decided.taken(self._listing.all)
        off = taking.off(self._plan, self._decided)
        self._take.setText(import_words.button(self._plan, taken, off))
        self._take.setEnabled(taking.is_worth_taking(self._plan, taken + off))

    # taking over

    def accept(self) -> None:
        """Take the file over in a job: one step."""
        plan, bridge = self._plan, self._context.bridge
        if plan is None or not self._take.isEnabled() or bridge.workspace is None:
            return
        self._take.setEnabled(False)
        self._is_writing = True
        decided, wish = self._decided, Wish(self._how, self._is_new_meeting)
        makes = not self._options.makes_bodies.isHidden() and self._options.makes_bodies.isChecked()

        def work(_progress: Any) -> int:
            return taking.take_over(bridge, plan, decided, wish, makes)

        self._job = self._context.jobs.start(import_words.label(plan), work, self._on_taken)

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

    def _on_taken(self, result: int | None, error: BaseException | None) -> None:
        self._is_writing = False
        if self._is_over or self._plan is None:
            return
        if error is None:
            self.told.emit(taking.told(self._plan, self._decided, result or 0, self._file.name))
            self.done(Sheet.DialogCode.Accepted)
            return
        is_named = isinstance(error, RuleBroken | StoreTrouble)
        self.set_line(in_one(error) if is_named else self.tr("Stopped."))
        if isinstance(error, RuleBroken) and error.rule == Rule.PLAN_IS_STALE:
            self._read()
        else:
            self._take.setEnabled(True)

    def _on_rejects(self) -> None:
        if self._plan is not None:
            take = sorted(self._decided.take)
            words = rejected.save_rejects(self, self._file, self._plan, take)
            self.set_line(words or self.line.text())
