"""The real printer: the system's own dialog, and the very pages of the preview."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from organizer.documents.data import Printed
from organizer.ui.studio import page_pictures

_DPI = 300
_SIZES = {"letter": QPageSize.PageSizeId.Letter, "a4": QPageSize.PageSizeId.A4}


def print_document(parent: QWidget, printed: Printed, paper: str) -> bool:
    """Ask for a printer and print; False when the person changed their mind.

    Pages come out at their actual size, never scaled (rules D3.1).
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(" ")  # a spool list is read by others: no title, no name
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, printed.pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    first, last = printer.fromPage() or 1, printer.toPage() or printed.pages
    return put_on(printer, printed, range(first - 1, last))


def put_on(printer: QPrinter, printed: Printed, pages: range) -> bool:
    """Draw pages (from 0) on a printer's paper; False when the printer refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, image in enumerate(page_pictures.pictures(printed.pdf, _DPI, pages)):
            if number:
                printer.newPage()
            painter.drawImage(_whole(printer, image.width(), image.height()), image)
    finally:
        painter.end()
    return True


def _whole(printer: QPrinter, width_px: int, height_px: int) -> QRectF:
    """Where a page belongs so that an inch stays an inch."""
    scale = printer.resolution() / _DPI
    page = printer.pageLayout().fullRectPixels(printer.resolution())
    size = QSizeF(width_px * scale, height_px * scale)
    return QRectF(page.x(), page.y(), size.width(), size.height())
