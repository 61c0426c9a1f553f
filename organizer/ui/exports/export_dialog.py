"""Choose who goes out and what of them; the count and those left out are seen before the file."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from organizer.exports import exporting
from organizer.exports.exporting import Exported, PeopleExport
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import Channel
from organizer.people import exportable
from organizer.people.fields import COLUMNS
from organizer.people.queries import PeopleCriteria
from organizer.progress import Progress
from organizer.ui.binding.jobs import Job
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named, present
from organizer.ui.text import person_words
from organizer.ui.text.messages import sentence
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Callout
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import CheckBox, ChoiceField
from organizer.ui.widgets.file_dialogs import ask_target
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import Text

_COLUMNS_ACROSS = 3
_SIZE = (680, 600)
_ON_SCREEN = "on_screen"
"""The choice of whom the screen shows, where that is no ready-made list."""


class ExportDialog(Sheet):
    """Who may be called, texted, e-mailed or mailed, as CSV, XLSX, vCard or PDF."""

    told = Signal(str)
    """The file was written."""

    def __init__(
        self, context: ScreenContext, criteria: PeopleCriteria | None, parent: QWidget | None = None
    ) -> None:
        words = self.tr("Only people who agreed are exported.")
        super().__init__(self.tr("Export people"), words, parent)
        self._context = context
        self._criteria = criteria or PeopleCriteria()
        self._job: Job[Any] | None = None
        self._going, self._is_over = 0, False
        self.setObjectName("export")
        self._build()
        self._set_usual()
        self._watch = context.bridge.watch(
            self, self._show, exportable.choose, self._people(), Channel.CALL
        )

    def _build(self) -> None:
        self._channel = ChoiceField(self.tr("To"), self._channels())
        self._list = ChoiceField(self.tr("From"), self._lists())
        self._format = ChoiceField(self.tr("As"), self._formats())
        fields: dict[str, Field] = {
            "channel": self._channel,
            "list": self._list,
            "format": self._format,
        }
        for name, field in fields.items():
            named(field.editor, name)
        self._inner = layouts.column(
            layouts.row(*((field, 1) for field in fields.values()), spacing=None),
            spacing=SIZE.corner,
            margins=(0, 0, SIZE.gap, 0),
        )
        self._scroll = Scrolled(self._inner)  # the choices, where the screen is low
        self.add(self._scroll, 1)
        self._boxes = self._column_boxes()
        self._count = named(Text("", "heading", wraps=True), "count")
        self._left_out = named(Text("", "muted", wraps=True), "left_out")
        warning = self.tr(
            "anybody who has it can read it, and you can't take it back. Hand it over "
            "directly; don't leave it in a shared folder."
        )
        self._inner.addWidget(Callout(self.tr("The file is not protected:"), warning))
        self._trouble = named(Callout("", "", "red"), "trouble")
        self._trouble.hide()
        # These never scroll away: they are to be seen before the file is written.
        for part in (self._count, self._left_out, self._trouble):
            self.add(part)
        self._inner.addStretch(1)
        self.resize(*_SIZE)
        self._write = named(self.add_choice(self.tr("Choose a file and export…")), "write")

    def _set_usual(self) -> None:
        self._channel.set_value(Channel.CALL)
        self._list.set_value(_ON_SCREEN if self._is_special() else self._criteria.list_name)
        self._format.set_value("csv")
        self._tick_usual()
        for field in (self._channel, self._list):
            field.edited.connect(self._on_choice)
        self._channel.edited.connect(self._tick_usual)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's; high enough that nothing scrolls, if the screen is."""
        super().showEvent(event)
        present(self.layout()).activate()
        seen = self._scroll.viewport()
        high = self._inner.totalHeightForWidth(seen.width())
        high = max(high, self._inner.totalMinimumSize().height())  # Qt goes by this one, too
        lacks = high - seen.height()
        if lacks > 0:
            most = self.screen().availableGeometry().height()
            self.resize(self.width(), min(self.height() + lacks, most))

    # what can be chosen

    def _channels(self) -> list[tuple[Channel, str]]:
        return [
            (Channel.CALL, self.tr("call them")),
            (Channel.TEXT, self.tr("text them")),
            (Channel.EMAIL, self.tr("e-mail them")),
            (Channel.MAIL, self.tr("send letters")),
        ]

    def _lists(self) -> list[tuple[str, str]]:
        pairs = person_words.exported_lists()
        if self._is_special():
            pairs.insert(0, (_ON_SCREEN, self.tr("the list on the screen")))
        return pairs

    def _is_special(self) -> bool:
        """Whether the screen shows other people than one of the ready-made lists."""
        name = self._criteria.list_name
        is_plain = self._criteria == PeopleCriteria(list_name=name)
        return not is_plain or name not in dict(person_words.exported_lists())

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
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        boxes = {}
        for place, column in enumerate(COLUMNS):
            box = named(CheckBox(person_words.column_title(column)), f"column_{column}")
            box.clicked.connect(self._enable)
            grid.addWidget(box, place // _COLUMNS_ACROSS, place % _COLUMNS_ACROSS)
            boxes[column] = box
        self._inner.addWidget(Text(self.tr("Columns"), "small_strong"))
        self._inner.addLayout(grid)
        return boxes

    # what was chosen

    def _people(self) -> PeopleCriteria:
        name = self._list.value
        return self._criteria if name in (None, _ON_SCREEN) else PeopleCriteria(list_name=name)

    def choices(self) -> PeopleExport:
        """What is chosen now."""
        kind = self._format.value
        layout = kind if kind in ("google", "outlook", "nationbuilder") else "plain"
        columns = tuple(name for name, box in self._boxes.items() if box.isChecked())
        return PeopleExport(
            self._channel.value, columns, self._people(), layout, is_exact=kind == "exact"
        )

    def _tick_usual(self) -> None:
        usual = exportable.DEFAULT_COLUMNS[self._channel.value or Channel.CALL]
        for name, box in self._boxes.items():
            box.setChecked(name in usual)

    def _on_choice(self) -> None:
        self._watch.set_args(self._people(), self._channel.value)

    def _show(self, found: exportable.Exportable) -> None:
        self._going = len(found.ids)
        words = self.tr("%n (person|people) will be exported", "", self._going)
        self._count.setText(spelled(words, self._going))
        parts = [self._reason(name, count) for name, count in found.left_out.items() if count]
        self._left_out.setText(
            self.tr("Left out: {parts}.").format(parts=", ".join(parts))
            if parts
            else self.tr("Nobody is left out.")
        )
        self._enable()

    def _reason(self, name: str, count: int) -> str:
        words = {
            "no": self.tr("%n said no", "", count),
            "unknown": self.tr("%n (was|were) never asked", "", count),
            "no_way": self.tr("%n agreed but gave no way to reach them", "", count),
        }
        return spelled(words[name], count)

    def _enable(self, *_any: object) -> None:
        has_columns = any(box.isChecked() for box in self._boxes.values())
        self._write.setEnabled(self._going > 0 and has_columns)

    # writing

    def accept(self) -> None:
        """Ask where to, then write in a job."""
        kind = self._format.value
        ending = kind if kind in ("xlsx", "vcf", "pdf") else "csv"
        name = (
            f"{people_file_name(self._channel.value)}-{self._context.today().isoformat()}.{ending}"
        )
        target = ask_target(self, self.tr("Export people"), name, f"(*.{ending})")
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """Write the file in a job; the dialog stays until that went well."""
        workspace, choices = self._context.bridge.workspace, self.choices()
        today = self._context.today()

        def work(progress: Progress) -> Exported:
            return exporting.export_people(workspace, target, choices, today, progress)

        def done(result: Exported | None, error: BaseException | None) -> None:
            self._on_written(target, result, error)

        self._write.setEnabled(False)
        self._trouble.hide()
        self._job = self._context.jobs.start(self.tr("Exporting people"), work, done)

    def _on_written(
        self, target: Path, result: Exported | None, error: BaseException | None
    ) -> None:
        if self._is_over:
            return
        if result is not None:
            words = self.tr("%n (person|people) saved to {name}", "", result.rows)
            self.told.emit(spelled(words, result.rows).format(name=target.name))
            super().accept()
            return
        if isinstance(error, RuleBroken | StoreTrouble):
            title, text = sentence(error)
            self._trouble.set_words(f"{title}.", text)
        else:
            self._trouble.set_words(self.tr("Stopped."), self.tr("No file was saved."))
        self._trouble.show()
        self._enable()

    def done(self, result: int) -> None:
        """Stop what is being written: nothing of it is left then."""
        self._is_over = True
        if self._job is not None:
            self._job.cancel()
        super().done(result)


def people_file_name(channel: Channel) -> str:
    """The beginning of an export's file name: what it is for, and nobody's name."""
    return {
        Channel.CALL: "phone-list",
        Channel.TEXT: "text-list",
        Channel.EMAIL: "email-list",
        Channel.MAIL: "mailing-list",
    }[channel]
