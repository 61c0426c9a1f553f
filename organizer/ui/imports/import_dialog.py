"""The preview of a foreign file: counts, rows, problems, and one button that takes it over."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from organizer.commands import agenda_imports, meeting_imports, roster_imports
from organizer.commands import imports as commands
from organizer.errands import importing
from organizer.errands.importing import Incoming, Plan, Reading
from organizer.model.errors import Rule, RuleBroken, StoreTrouble
from organizer.queries import bodies
from organizer.queries import campaign as campaign_queries
from organizer.queries.agenda_imports import AgendaPlan
from organizer.queries.imports import LibraryPlan, PeoplePlan
from organizer.queries.meeting_imports import MeetingsPlan
from organizer.queries.roster_imports import RosterPlan
from organizer.ui.desk import Desk
from organizer.ui.dialogs import Sheet
from organizer.ui.imports import import_words
from organizer.ui.imports.plan_rows import PlanListing, PreviewRow, rows_of
from organizer.ui.imports.preview_parts import UNCLEAR, KindFilter, ProblemList
from organizer.ui.jobs import Job
from organizer.ui.messages import sentence
from organizer.ui.saving_as import ask_target
from organizer.ui.table import TableColumn
from organizer.ui.table_view import TableView
from organizer.ui.theme import SIZE, Tone
from organizer.ui.widgets import buttons
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.fields import CheckBox, ChoiceField

_SIZE = (900, 640)


class ImportDialog(Sheet):
    """What a file would bring. Nothing is written before the button is pressed."""

    told = Signal(str)
    """The file was taken over."""

    def __init__(self, desk: Desk, file: Path | Incoming, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._desk, self._file = desk, file
        self._plan: Plan | None = None
        self._job: Job | None = None
        self._is_over = self._is_writing = False
        self.setObjectName("import")
        self.heading.setText(self.tr("Import {name}").format(name=file.name))
        self.setWindowTitle(self.heading.text())
        self._listing = PlanListing()
        self._build()
        self.resize(*_SIZE)
        profile = desk.bridge.query(campaign_queries.profile)
        self._how = Reading(zone=profile.zone, region=profile.region, today=desk.today())
        self.set_line(self.tr("Reading the file…"))
        # After the dialog is on the screen, so that a large file is seen being read.
        QTimer.singleShot(0, self._read)

    # building

    def _build(self) -> None:
        self._filter = KindFilter()
        self._filter.chosen.connect(self._on_kind)
        self.add(self._filter)
        self._options = QHBoxLayout()
        self._options.setSpacing(SIZE.space)
        self.add(self._options)
        self._body: ChoiceField | None = None
        self._doubtful: CheckBox | None = None
        self._failed = EmptyState("warning", "")
        self._failed.hide()
        self.add(self._failed, 1)
        self._table = self._make_table()
        self._table.setMinimumHeight(SIZE.header + 2 * SIZE.row)
        self._problems = ProblemList()
        self._shown = QStackedWidget()
        self._shown.addWidget(self._table)
        self._shown.addWidget(self._problems)
        self.add(self._shown, 1)
        self._leave = self.add_button(self.tr("Cancel"), self.reject)
        self._take = self.add_button(self.tr("Import"), self.accept, "primary", is_default=True)
        self._take.setObjectName("take")
        self._take.setEnabled(False)
        self._rejects = buttons.link(self.tr("Save what was not taken…"), self._on_rejects)
        self._rejects.hide()
        self.add_left(self._rejects)

    def _make_table(self) -> TableView:
        return TableView(
            self._desk.bridge,
            self._listing,
            [
                TableColumn(
                    "what",
                    self.tr("In the file"),
                    lambda row: row.title,
                    second=lambda row: row.detail,
                    is_bold=True,
                    stretch=3,
                ),
                TableColumn("kind", self.tr("Is"), chips=self._chips, width=128),
                TableColumn("changes", self.tr("Changes"), lambda row: row.changes, stretch=2),
            ],
            name=self.tr("Preview"),
            criteria="",
            sort="order",
            nothing=EmptyState("upload-area", self.tr("There is nothing in it")),
        )

    def _chips(self, row: PreviewRow) -> list[Chip]:
        return [Chip(import_words.kind(row.kind), import_words.TONES.get(row.kind, Tone.GRAY))]

    # reading

    def _read(self) -> None:
        workspace, file, how = self._desk.bridge.workspace, self._file, self._how
        if self._is_over or workspace is None:
            return
        self._take.setEnabled(False)

        def work(progress: Any) -> Plan:
            incoming = file if isinstance(file, Incoming) else importing.from_file(file)
            kind = importing.kind_of(incoming)
            return importing.plan(workspace, incoming, kind, how, progress)

        title = self.tr("Reading {name}").format(name=file.name)
        self._job = self._desk.jobs.start(title, work, self._on_read)

    def _on_read(self, plan: Plan | None, error: BaseException | None) -> None:
        if self._is_over:
            return
        if plan is None:
            self._show_failed(error)
            return
        self._plan = plan
        self._listing.all = rows_of(plan, {})
        counts = self._listing.counts()
        self._table.table.refresh()
        problems = importing.problems(plan)
        self._filter.show_counts(len(self._listing.all), counts, len(problems))
        self._problems.show_problems(problems)
        said = [import_words.recognised(plan)]
        said += [import_words.unclear(len(problems))] if problems else []
        self.set_line(" ".join([*said, self.tr("Nothing is written before you press Import.")]))
        self._show_options(plan)
        left = counts["rejected"] + counts["skipped"] + counts["doubtful"]
        self._rejects.setVisible(left > 0)
        self._count_taken()

    def _show_failed(self, error: BaseException | None) -> None:
        """Say why there is no preview, in its place."""
        title, text = self.tr("Reading stopped"), self.tr("Nothing was imported.")
        if isinstance(error, RuleBroken | StoreTrouble):
            title, text = sentence(error)
        shown = EmptyState("warning", title, text)
        self.body.replaceWidget(self._failed, shown)
        self._failed.deleteLater()
        self._failed = shown
        self._failed.setObjectName("failed")
        self.set_line("")
        for part in (self._shown, self._filter, self._take):
            part.hide()
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()

    def _on_kind(self, kind: str) -> None:
        self._shown.setCurrentWidget(self._problems if kind == UNCLEAR else self._table)
        if kind != UNCLEAR:
            self._table.table.set_criteria(kind, is_filtered=bool(kind))

    def _show_options(self, plan: Plan) -> None:
        """Offer the body of meetings or officials, and to take doubtful rows as new ones."""
        if isinstance(plan, MeetingsPlan | RosterPlan) and self._body is None:
            words, none = import_words.body_choice(plan)
            rows = self._desk.bridge.query(bodies.bodies)
            self._body = ChoiceField(words, [(None, none), *((row.id, row.name) for row in rows)])
            self._body.editor.setObjectName("body")
            self._body.set_value(self._how.body_id)
            self._body.committed.connect(self._on_body)
            self._options.addWidget(self._body)
            self._options.addStretch(1)
        if self._listing.counts()["doubtful"] and self._doubtful is None:
            words = self.tr("Add those that may be known already as new ones, too")
            self._doubtful = CheckBox(words)
            self._doubtful.setObjectName("doubtful")
            self._doubtful.clicked.connect(self._on_doubtful)
            self._options.addWidget(self._doubtful)

    def _on_body(self, body_id: Any) -> None:
        self._how = replace(self._how, body_id=body_id)
        self._read()

    def _on_doubtful(self, _checked: bool) -> None:
        self._count_taken()

    def _count_taken(self) -> None:
        if self._plan is None:
            return
        counts = self._listing.counts()
        kinds = ("new", "changed", "moved", "cancelled", "gone", "seat")
        taken = sum(counts[kind] for kind in kinds)
        if self._doubtful is not None and self._doubtful.isChecked():
            taken += counts["doubtful"]
        self._take.setText(import_words.button(self._plan, taken))
        # Who said no stays a no, also where it is not sure who it is: that alone is worth taking.
        refusals = self._plan.refusals if isinstance(self._plan, PeoplePlan) else 0
        if not taken and refusals:
            self._take.setText(self.tr("Record who said no"))
        self._take.setEnabled(taken > 0 or refusals > 0)

    # taking over

    def accept(self) -> None:
        """Take the file over in a job: one step."""
        plan, bridge = self._plan, self._desk.bridge
        if plan is None or not self._take.isEnabled() or bridge.workspace is None:
            return
        self._take.setEnabled(False)
        self._is_writing = True
        label, take = import_words.label(plan), self._doubtful_rows(plan)

        def work(_progress: Any) -> int:
            if isinstance(plan, MeetingsPlan):
                return bridge.attempt(label, meeting_imports.apply_meetings, plan, take=take)
            if isinstance(plan, AgendaPlan):
                return bridge.attempt(label, agenda_imports.apply_agenda, plan, take=take)
            if isinstance(plan, RosterPlan):
                return bridge.attempt(label, roster_imports.apply_roster, plan, take=take)
            if isinstance(plan, PeoplePlan):
                return bridge.attempt(label, commands.apply_people, plan, take=take)
            return sum(bridge.attempt(label, commands.apply_library, plan.draft))

        self._job = self._desk.jobs.start(label, work, self._on_taken)

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

    def _doubtful_rows(self, plan: Plan) -> list[int]:
        if isinstance(plan, LibraryPlan) or self._doubtful is None:
            return []
        if not self._doubtful.isChecked():
            return []
        return [number for number, row in enumerate(plan.rows) if row.kind == "doubtful"]

    def _on_taken(self, result: int | None, error: BaseException | None) -> None:
        self._is_writing = False
        if self._is_over or self._plan is None:
            return
        if error is None:
            self.told.emit(import_words.taken(self._plan, result or 0, self._file.name))
            self.done(Sheet.DialogCode.Accepted)
            return
        is_named = isinstance(error, RuleBroken | StoreTrouble)
        self.set_line(". ".join(sentence(error)) if is_named else self.tr("Stopped."))
        if isinstance(error, RuleBroken) and error.rule == Rule.PLAN_IS_STALE:
            self._read()
        else:
            self._take.setEnabled(True)

    def _on_rejects(self) -> None:
        from organizer.errands import rejects  # lazy: only when something was not taken

        name = f"{Path(self._file.name).stem}-not-taken.csv"
        title, kind = self.tr("Save what was not taken"), self.tr("Tables (*.csv)")
        target = ask_target(self, title, name, kind)
        if target is None or self._plan is None:
            return
        try:
            rejects.check(target, _path(self._file))
            rejects.write(target, self._plan, doubtful=True, take=self._doubtful_rows(self._plan))
        except (RuleBroken, StoreTrouble) as error:
            self.set_line(". ".join(sentence(error)))
        else:
            self.set_line(self.tr("Written: {name}").format(name=target.name))


def _path(file: Path | Incoming) -> Path:
    """The file that is read, so that nothing is written over it; an answer is none."""
    return file if isinstance(file, Path) else Path(file.name)
