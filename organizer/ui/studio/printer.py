"""The real printer: the system's own dialog, and the very pages of the preview."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from organizer.documents.data import Printed
from organizer.progress import Cancelled, Progress, silent
from organizer.ui.studio.preview import pictures

_DPI = 300
_SIZES = {"letter": QPageSize.PageSizeId.Letter, "a4": QPageSize.PageSizeId.A4}


class Order(NamedTuple):
    """A printer that was chosen, and which pages (from 1; 0: all)."""

    printer: QPrinter
    first: int
    last: int

    def of(self, pages: int) -> range:
        """Those of so many pages that are wanted, from 0."""
        return range((self.first or 1) - 1, min(self.last or pages, pages))


def ask_printer(parent: QWidget, pages: int, paper: str) -> Order | None:
    """Ask for a printer; None when the person changed their mind.

    Pages come out at their actual size, never scaled (rules D3.1).
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(" ")  # a spool list is read by others: no title, no name
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    is_wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return Order(printer, printer.fromPage(), printer.toPage()) if is_wanted else None


def put_on(printer: QPrinter, printed: Printed, pages: range, progress: Progress = silent) -> bool:
    """Draw pages (from 0) on a printer's paper; False when the printer refuses.

    Qt allows this in any thread, so that the window lives on meanwhile.
    """
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, image in enumerate(pictures(printed.pdf, _DPI, pages)):
            progress(number, len(pages))
            if number:
                printer.newPage()
            painter.drawImage(_whole(printer, image.width(), image.height()), image)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    return True


def _whole(printer: QPrinter, width_px: int, height_px: int) -> QRectF:
    """Where a page belongs so that an inch stays an inch."""
    scale = printer.resolution() / _DPI
    page = printer.pageLayout().fullRectPixels(printer.resolution())
    size = QSizeF(width_px * scale, height_px * scale)
    return QRectF(page.x(), page.y(), size.width(), size.height())
