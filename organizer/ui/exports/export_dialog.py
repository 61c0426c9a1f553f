"""Choose who goes out and what of them; the count and those left out are seen before the file."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from organizer.errands import exporting
from organizer.errands.exporting import Exported, PeopleExport
from organizer.model.kinds import Channel
from organizer.queries import exports
from organizer.queries.people import PeopleCriteria
from organizer.ui.desk import Desk
from organizer.ui.dialogs import Sheet
from organizer.ui.widgets.card import Callout
from organizer.ui.widgets.fields import CheckBox, ChoiceField
from organizer.ui.widgets.text import Text

_COLUMNS_ACROSS = 3
_WIDTH = 680


class ExportDialog(Sheet):
    """Who may be called, texted, e-mailed or mailed, as CSV, XLSX, vCard or PDF."""

    told = Signal(str)
    """The file was written."""

    def __init__(
        self, desk: Desk, criteria: PeopleCriteria | None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self._desk = desk
        self._criteria = criteria or PeopleCriteria()
        self.setObjectName("export")
        self.heading.setText(self.tr("Export people"))
        self.setWindowTitle(self.heading.text())
        self.set_line(self.tr("Only people who agreed to be reached this way go out."))
        self._channel = ChoiceField(self.tr("To"), self._channels())
        self._channel.editor.setObjectName("channel")
        self._list = ChoiceField(self.tr("From"), self._lists())
        self._format = ChoiceField(self.tr("As"), self._formats())
        self._format.editor.setObjectName("format")
        row = QHBoxLayout()
        for field in (self._channel, self._list, self._format):
            row.addWidget(field, 1)
        self.add(row)
        self._boxes = self._column_boxes()
        self._count = Text("", "heading", wraps=True)
        self._count.setObjectName("count")
        self._left_out = Text("", "muted", wraps=True)
        self.add(self._count)
        self.add(self._left_out)
        warning = self.tr(
            "whoever has it can read it, and it cannot be called back. Hand it over, "
            "do not leave it in a shared folder."
        )
        self.add(Callout(self.tr("The file is not protected:"), warning))
        self.body.addStretch(1)
        self.setMinimumWidth(_WIDTH)
        self._write = self.add_choice(self.tr("Choose a file and export…"))
        self._channel.set_value(Channel.CALL)
        self._list.set_value(self._criteria.list_name)
        self._format.set_value("csv")
        self._tick_usual()
        for field in (self._channel, self._list):
            field.edited.connect(self._on_choice)
        self._channel.edited.connect(self._tick_usual)
        self._watch = desk.bridge.watch(
            self, exports.choose, self._people(), Channel.CALL, then=self._show
        )

    # what can be chosen

    def _channels(self) -> list[tuple[Channel, str]]:
        return [
            (Channel.CALL, self.tr("call them")),
            (Channel.TEXT, self.tr("text them")),
            (Channel.EMAIL, self.tr("e-mail them")),
            (Channel.MAIL, self.tr("send letters")),
        ]

    def _lists(self) -> list[tuple[str, str]]:
        words = {
            "everyone": self.tr("everyone"),
            "will_speak": self.tr("who will speak"),
            "spanish": self.tr("Spanish speakers"),
            "creole": self.tr("Creole speakers"),
            "never_contacted": self.tr("never contacted"),
        }
        chosen = self._criteria
        pairs = [(name, words[name]) for name in words]
        if chosen != PeopleCriteria(list_name=chosen.list_name) or chosen.list_name not in words:
            pairs.insert(0, ("chosen", self.tr("the list on the screen")))
        return pairs

    def _formats(self) -> list[tuple[str, str]]:
        return [
            ("csv", self.tr("CSV for a spreadsheet")),
            ("exact", self.tr("CSV for another program")),
            ("google", self.tr("CSV for Google Contacts")),
            ("outlook", self.tr("CSV for Outlook")),
            ("nationbuilder", self.tr("CSV for NationBuilder")),
            ("xlsx", self.tr("Excel (XLSX)")),
            ("vcf", self.tr("Contact cards (vCard)")),
            ("pdf", self.tr("PDF to print")),
        ]

    def _column_boxes(self) -> dict[str, CheckBox]:
        titles = {
            "name": self.tr("Name"),
            "given": self.tr("First name"),
            "family": self.tr("Last name"),
            "phone": self.tr("Phone"),
            "email": self.tr("E-mail"),
            "address": self.tr("Address"),
            "languages": self.tr("Languages"),
            "district": self.tr("District"),
            "neighborhood": self.tr("Neighborhood"),
            "zip": self.tr("ZIP code"),
            "role": self.tr("Role"),
            "affiliation": self.tr("Affiliation"),
            "tags": self.tr("Tags"),
        }
        grid = QGridLayout()
        boxes = {}
        for place, column in enumerate(exports.COLUMNS):
            box = CheckBox(titles[column])
            box.setObjectName(f"column_{column}")
            box.clicked.connect(self._on_ticked)
            grid.addWidget(box, place // _COLUMNS_ACROSS, place % _COLUMNS_ACROSS)
            boxes[column] = box
        self.add(Text(self.tr("Columns"), "small_strong"))
        self.add(grid)
        return boxes

    # what was chosen

    def _people(self) -> PeopleCriteria:
        name = self._list.value
        return self._criteria if name in (None, "chosen") else PeopleCriteria(list_name=name)

    def choices(self) -> PeopleExport:
        """What is chosen now."""
        kind = self._format.value
        layout = kind if kind in ("google", "outlook", "nationbuilder") else "plain"
        columns = tuple(name for name, box in self._boxes.items() if box.isChecked())
        return PeopleExport(
            self._channel.value, columns, self._people(), layout, is_exact=kind == "exact"
        )

    def _tick_usual(self) -> None:
        usual = exports.DEFAULT_COLUMNS[self._channel.value or Channel.CALL]
        for name, box in self._boxes.items():
            box.setChecked(name in usual)

    def _on_choice(self) -> None:
        self._watch.set_args(self._people(), self._channel.value)

    def _on_ticked(self, _checked: bool) -> None:
        self._enable()

    def _show(self, chosen: exports.Chosen) -> None:
        self._going = len(chosen.ids)
        self._count.setText(self.tr("%n people go out", "", self._going))
        words = {
            "no": self.tr("%n said no", "", chosen.left_out.get("no", 0)),
            "unknown": self.tr("%n were never asked", "", chosen.left_out.get("unknown", 0)),
            "no_way": self.tr(
                "%n agreed but left no way to reach them", "", chosen.left_out.get("no_way", 0)
            ),
        }
        parts = [words[reason] for reason in words if chosen.left_out.get(reason)]
        self._left_out.setText(
            self.tr("Left out: {parts}.").format(parts=", ".join(parts))
            if parts
            else self.tr("Nobody is left out.")
        )
        self._enable()

    def _enable(self) -> None:
        has_columns = any(box.isChecked() for box in self._boxes.values())
        self._write.setEnabled(getattr(self, "_going", 0) > 0 and has_columns)

    # writing

    def accept(self) -> None:
        """Ask where to, then write in a job."""
        kind = self._format.value
        ending = kind if kind in ("xlsx", "vcf", "pdf") else "csv"
        name = f"{people_file_name(self._channel.value)}-{self._desk.today().isoformat()}.{ending}"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Export people"), name, f"(*.{ending})"
        )
        if chosen:
            self.write(Path(chosen).with_suffix(f".{ending}"))

    def write(self, target: Path) -> None:
        """Write the file in a job and close the dialog."""
        workspace, choices = self._desk.bridge.workspace, self.choices()
        label, today = self.tr("Export people"), self._desk.today()

        def work(progress: Any) -> Exported:
            return exporting.export_people(workspace, target, choices, label, today, progress)

        def done(result: Exported | None, error: BaseException | None) -> None:
            if error is None and result is not None:
                words = self.tr("%n people written to {name}", "", result.rows)
                self.told.emit(words.format(name=target.name))

        self._desk.jobs.start(self.tr("Exporting people"), work, done)
        super().accept()


def people_file_name(channel: Channel) -> str:
    """The beginning of an export's file name: what it is for, and nobody's name."""
    return {
        Channel.CALL: "phone-list",
        Channel.TEXT: "text-list",
        Channel.EMAIL: "email-list",
        Channel.MAIL: "mailing-list",
    }[channel]
