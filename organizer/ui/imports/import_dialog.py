"""The preview of a foreign file: counts, rows, problems, and one button that takes it over."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from organizer.commands import imports as commands
from organizer.errands import importing
from organizer.errands.importing import Plan, Reading
from organizer.model.errors import Rule, RuleBroken, StoreTrouble
from organizer.queries import bodies
from organizer.queries import campaign as campaign_queries
from organizer.queries.imports import LibraryPlan, MeetingsPlan, PeoplePlan
from organizer.ui.desk import Desk
from organizer.ui.dialogs import Sheet
from organizer.ui.imports.plan_rows import PlanListing, PreviewRow, rows_of
from organizer.ui.messages import sentence
from organizer.ui.phrases import day_time
from organizer.ui.table import TableColumn
from organizer.ui.table_view import TableView
from organizer.ui.theme import Tone
from organizer.ui.widgets import buttons
from organizer.ui.widgets.chip import Chip, ChipRow, FilterChip
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.fields import CheckBox, ChoiceField

_SIZE = (900, 620)
_TONES = {
    "new": Tone.GREEN,
    "changed": Tone.BLUE,
    "cancelled": Tone.RED,
    "doubtful": Tone.AMBER,
    "rejected": Tone.RED,
}
KINDS = ("new", "changed", "cancelled", "doubtful", "same", "skipped", "rejected")


class ImportDialog(Sheet):
    """What a file would bring. Nothing is written before the button is pressed."""

    told = Signal(str)
    """The file was taken over."""

    def __init__(self, desk: Desk, file: Path, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._desk, self._file = desk, file
        self._plan: Plan | None = None
        self._kind = ""
        self.setObjectName("import")
        self.heading.setText(self.tr("Import {name}").format(name=file.name))
        self.setWindowTitle(self.heading.text())
        self.set_line(self.tr("Reading the file…"))
        self._listing = PlanListing()
        self._filters = ChipRow()
        self.add(self._filters)
        self._options = QHBoxLayout()
        self.add(self._options)
        self._table = self._make_table()
        self.add(self._table, 1)
        self._problems = QPlainTextEdit()
        self._problems.setReadOnly(True)
        self._problems.setTabChangesFocus(True)
        self._problems.setAccessibleName(self.tr("What was not clear in the file"))
        self._problems.setMaximumHeight(110)
        self._problems.hide()
        self.add(self._problems)
        self._body: ChoiceField | None = None
        self._doubtful: CheckBox | None = None
        self._take = self.add_choice(self.tr("Import"))
        self._take.setEnabled(False)
        self._rejects = buttons.link(self.tr("Save what was not taken…"), self._on_rejects)
        self._rejects.hide()
        self.add_left(self._rejects)
        self.resize(*_SIZE)
        profile = desk.bridge.query(campaign_queries.profile)
        self._how = Reading(zone=profile.zone, region=profile.region, today=desk.today())
        # After the dialog is on the screen, so that a large file is seen being read.
        QTimer.singleShot(0, self._read)

    def _make_table(self) -> TableView:
        empty = EmptyState("upload-area", self.tr("Nothing here"))
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
                TableColumn("kind", self.tr("Is"), chips=self._chips, width=120),
                TableColumn("changes", self.tr("Changes"), lambda row: row.changes, stretch=2),
            ],
            name=self.tr("Preview"),
            criteria="",
            sort="order",
            nothing=empty,
        )

    def _chips(self, row: PreviewRow) -> list[Chip]:
        return [Chip(self._kind_word(row.kind), _TONES.get(row.kind, Tone.GRAY))]

    def _kind_word(self, kind: str) -> str:
        return {
            "new": self.tr("new"),
            "changed": self.tr("changed"),
            "cancelled": self.tr("cancelled"),
            "doubtful": self.tr("known?"),
            "same": self.tr("already here"),
            "skipped": self.tr("skipped"),
            "rejected": self.tr("not taken"),
        }[kind]

    # reading

    def _read(self) -> None:
        workspace, file, how = self._desk.bridge.workspace, self._file, self._how

        def work(progress: Any) -> tuple[str, Plan]:
            kind = importing.kind_of(file)
            if kind == "pdf":
                raise RuleBroken(Rule.FILE_UNKNOWN)
            return kind, importing.plan(workspace, file, kind, how, progress)

        self._desk.jobs.start(self.tr("Reading {name}").format(name=file.name), work, self._on_read)

    def _on_read(self, result: tuple[str, Plan] | None, error: BaseException | None) -> None:
        if error is not None:
            words = " ".join(sentence(error)) if _is_named(error) else self.tr("Reading stopped.")
            self.set_line(words)
            return
        assert result is not None
        self._kind, self._plan = result
        self._show(self._plan)

    def _show(self, plan: Plan) -> None:
        rows = rows_of(plan, day_time)
        self._listing.set_rows(rows)
        self._table.table.refresh()
        counts = {kind: sum(1 for row in rows if row.kind == kind) for kind in KINDS}
        self._show_filters(len(rows), counts)
        self._show_line(plan)
        self._show_options(plan, counts)
        problems = plan.draft.problems
        text = "\n".join(f"{problem.where}: {problem.text}" for problem in problems)
        self._problems.setPlainText(text)
        self._problems.setVisible(bool(problems))
        self._rejects.setVisible(bool(counts["rejected"] or counts["skipped"]))
        self._count_taken(counts)

    def _show_line(self, plan: Plan) -> None:
        found = self.tr("Recognised as {profile}.").format(profile=plan.draft.profile)
        self.set_line(found + " " + self.tr("Nothing is written before you press Import."))

    def _show_filters(self, total: int, counts: dict[str, int]) -> None:
        self._filters.clear()
        self._filter_chips: dict[str, FilterChip] = {}
        for kind in ("", *KINDS):
            count = counts.get(kind, total)
            if kind and not count:
                continue
            words = self._kind_word(kind) if kind else self.tr("all")
            chip = FilterChip(words, is_checkable=True, count=count)
            chip.setChecked(not kind)
            chip.clicked.connect(self._filter(kind))
            self._filter_chips[kind] = chip
            self._filters.add(chip)

    def _filter(self, kind: str):
        def choose(_checked: bool = False) -> None:
            for name, chip in self._filter_chips.items():
                chip.setChecked(name == kind)
            self._table.table.set_criteria(kind, is_filtered=bool(kind))

        return choose

    def _show_options(self, plan: Plan, counts: dict[str, int]) -> None:
        """Offer the body of meetings, and to take doubtful rows as new ones."""
        if isinstance(plan, MeetingsPlan) and self._body is None:
            choices = [(None, self.tr("none"))]
            choices += [(row.id, row.name) for row in self._desk.bridge.query(bodies.bodies)]
            self._body = ChoiceField(self.tr("These are meetings of"), choices)
            self._body.set_value(None)
            self._body.committed.connect(self._on_body)
            self._options.addWidget(self._body)
            self._options.addStretch(1)
        if counts["doubtful"] and self._doubtful is None:
            words = self.tr("Add those that may be known already as new ones, too")
            self._doubtful = CheckBox(words)
            self._doubtful.clicked.connect(self._on_doubtful)
            self._options.addWidget(self._doubtful)

    def _on_body(self, body_id: Any) -> None:
        self._how = replace(self._how, body_id=body_id)
        self._read()

    def _on_doubtful(self, _checked: bool) -> None:
        rows = self._listing._rows
        self._count_taken({kind: sum(1 for r in rows if r.kind == kind) for kind in KINDS})

    def _count_taken(self, counts: dict[str, int]) -> None:
        taken = counts["new"] + counts["changed"] + counts["cancelled"]
        if self._doubtful is not None and self._doubtful.isChecked():
            taken += counts["doubtful"]
        self._take.setText(self.tr("Import %n", "", taken) if taken else self.tr("Import"))
        self._take.setEnabled(taken > 0)

    # taking over

    def accept(self) -> None:
        """Take the file over in a job: one step."""
        plan = self._plan
        if plan is None or not self._take.isEnabled():
            return
        self._take.setEnabled(False)
        bridge, label = self._desk.bridge, self._label()
        take = self._doubtful_rows(plan)

        def work(_progress: Any) -> Any:
            if isinstance(plan, MeetingsPlan):
                return bridge.attempt(label, commands.apply_meetings, plan, take=take)
            if isinstance(plan, PeoplePlan):
                return bridge.attempt(label, commands.apply_people, plan, take=take)
            return sum(bridge.attempt(label, commands.apply_library, plan.draft))

        self._desk.jobs.start(label, work, self._on_taken)

    def _label(self) -> str:
        return {
            "calendar": self.tr("Import meetings"),
            "people": self.tr("Import people"),
            "library": self.tr("Import talking points"),
        }[self._kind]

    def _doubtful_rows(self, plan: Plan) -> list[int]:
        if isinstance(plan, LibraryPlan) or self._doubtful is None:
            return []
        if not self._doubtful.isChecked():
            return []
        return [number for number, row in enumerate(plan.rows) if row.kind == "doubtful"]

    def _on_taken(self, result: int | None, error: BaseException | None) -> None:
        if error is None:
            words = self.tr("%n taken over from {name}", "", result or 0)
            self.told.emit(words.format(name=self._file.name))
            super().accept()
            return
        self.set_line(" ".join(sentence(error)) if _is_named(error) else self.tr("Stopped."))
        if isinstance(error, RuleBroken) and error.rule == Rule.PLAN_IS_STALE:
            self._read()
        else:
            self._take.setEnabled(True)

    def _on_rejects(self) -> None:
        from organizer.errands import rejects  # lazy: only when something was not taken

        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save what was not taken"), f"{self._file.stem}-not-taken.csv", "(*.csv)"
        )
        if chosen and self._plan is not None:
            try:
                rejects.write(Path(chosen), self._plan)
            except StoreTrouble as error:
                self.set_line(" ".join(sentence(error)))


def _is_named(error: BaseException) -> bool:
    return isinstance(error, RuleBroken | StoreTrouble)
