"""The way out of the studio: a file, or a printer. Each is recorded, and not undone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from organizer.documents import printing
from organizer.documents.printing import Made
from organizer.model.errors import StoreTrouble, Trouble
from organizer.progress import Progress
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.widgets.dialogs import ask
from organizer.ui.widgets.file_dialogs import ask_target

if TYPE_CHECKING:
    from organizer.ui.studio.printer import Order


class Output(QObject):
    """Saves or prints the very bytes that the preview shows.

    `when_fresh` runs a function once the preview is up to date, `shown` gives what it shows. What
    changes while a dialog is open comes out too: the bytes are taken after it is closed.
    """

    def __init__(
        self,
        context: ScreenContext,
        page: Page,
        when_fresh: Callable[[Callable[[], None]], None],
        shown: Callable[[], Made | None],
    ) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._when_fresh, self._shown = when_fresh, shown
        self._accepted: list[str] = []

    def save(self) -> None:
        """Ask for a file and write it."""
        self._accepted = []
        self._when_fresh(self._ask_target)

    def print(self) -> None:
        """Ask for a printer and print."""
        self._accepted = []
        self._when_fresh(self._ask_printer)

    def _may_go(self, verb: str) -> Made | None:
        """What is shown, if nothing speaks against it or the person wants it all the same."""
        shown = self._shown()
        if shown is None:
            return None
        stops = [notice.text for notice in shown.printed.notices if notice.level == "stop"]
        if stops and stops != self._accepted:
            title, words = self.tr("This page isn't ready yet"), "\n\n".join(stops)
            if not ask(self._page, title, words, verb, is_dangerous=True):
                return None
            self._accepted = stops
        return shown

    # a file

    def _ask_target(self) -> None:
        shown = self._may_go(self.tr("Save anyway"))
        if shown is None:
            return
        name = f"{shown.document.name}-{self._context.today().isoformat()}.pdf"
        target = ask_target(self._page, self.tr("Save PDF"), name, self.tr("PDF (*.pdf)"))
        if target is not None:
            self._when_fresh(partial(self._write, target))

    def _write(self, target: Path) -> None:
        """Write a file, keep that it was done, and offer to look at it."""
        from organizer.exports import saving  # lazy: only when something is saved

        shown = self._may_go(self.tr("Save anyway"))
        if shown is None:
            return
        try:
            saving.save(target, shown.printed.pdf)
        except StoreTrouble as error:
            self._page.warned.emit(error)
            return
        printing.record(self._context.bridge, shown, shown.printed.pages)
        self._context.show_message(
            self.tr("Saved {name}").format(name=target.name),
            [
                (self.tr("Open"), partial(_open, target)),
                (self.tr("Show in folder"), partial(_open, target.parent)),
            ],
        )

    # a printer

    def _ask_printer(self) -> None:
        from organizer.ui.studio import printer  # lazy: printer support is slow to load

        shown = self._may_go(self.tr("Print anyway"))
        if shown is None:
            return
        order = printer.ask_printer(self._page, shown.printed.pages, shown.options.paper)
        if order is not None:
            self._when_fresh(partial(self._print, order))

    def _print(self, order: "Order") -> None:
        """Print in a job: pages are drawn as fine as printers are."""
        from organizer.ui.studio import printer  # lazy: printer support is slow to load

        shown = self._may_go(self.tr("Print anyway"))
        if shown is None:
            return
        pages = order.of(shown.printed.pages)

        def work(progress: Progress) -> None:
            if not printer.put_on(order.printer, shown.printed, pages, progress):
                raise StoreTrouble(Trouble.FAILED, "printer")

        def then(_result: None) -> None:
            printing.record(self._context.bridge, shown, len(pages))
            self._context.show_message(self.tr("Sent to the printer"), [])

        self._context.jobs.start(self.tr("Printing"), work, then=then)


def _open(place: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
