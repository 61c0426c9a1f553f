"""The way out of the studio: a file, or paper. Each is recorded, and undone by neither."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from organizer.documents.data import Printed
from organizer.errands import printing
from organizer.errands.printing import PrintChoices
from organizer.model.errors import StoreTrouble
from organizer.ui.desk import Desk
from organizer.ui.page import Page
from organizer.ui.saving_as import ask_target


class Output(QObject):
    """Saves or prints the very bytes that the preview shows."""

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def ask_and_save(self, document: str, choices: PrintChoices, printed: Printed) -> None:
        """Ask for a file and write it."""
        name = f"{document}-{self._desk.today().isoformat()}.pdf"
        target = ask_target(self._page, self.tr("Save PDF"), name, self.tr("PDF (*.pdf)"))
        if target is not None:
            self.save(document, choices, printed, target)

    def save(self, document: str, choices: PrintChoices, printed: Printed, target: Path) -> None:
        """Write a file, keep that it was done, and offer to look at it."""
        from organizer.errands import saving  # lazy: only when something is saved

        try:
            saving.save(target, printed.pdf)
        except StoreTrouble as error:
            self._page.warned.emit(error)
            return
        self._record(self.tr("Save PDF"), document, choices, printed)
        self._desk.tell(
            self.tr("Saved {name}").format(name=target.name),
            [
                (self.tr("Open"), _opener(target)),
                (self.tr("Show in folder"), _opener(target.parent)),
            ],
        )

    def ask_and_print(self, document: str, choices: PrintChoices, printed: Printed) -> None:
        """Ask for a printer and print."""
        from organizer.ui.studio import paper  # lazy: printer support is slow to load

        if paper.print_document(self._page, printed, choices.paper):
            self._record(self.tr("Print"), document, choices, printed)
            self._desk.tell(self.tr("Sent to the printer"), [])

    def _record(self, label: str, document: str, choices: PrintChoices, printed: Printed) -> None:
        if document == "contact-list":
            choices = replace(choices, meeting_id=None)
        printing.record(self._desk.bridge, label, document, choices, printed.pages)


def _opener(place: Path) -> Callable[[], None]:
    def run() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    return run
