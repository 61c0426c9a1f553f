"""Pictures of a PDF's pages, for the preview and for paper."""

from collections.abc import Iterator
from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72
# PDFium is not made for several threads at once; the preview and the printer each have one.
_ONE_AT_A_TIME = Lock()


def picture(pdf: bytes, page: int, dpi: float) -> QImage:
    """One page (from 0) of a PDF as a picture of so many dots per inch."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return _render(document, page, dpi)
        finally:
            document.close()


def pictures(pdf: bytes, dpi: float, pages: range) -> Iterator[QImage]:
    """Several pages, one after another, so that only one is in memory."""
    for number in pages:
        yield picture(pdf, number, dpi)


def _render(document: pypdfium2.PdfDocument, page: int, dpi: float) -> QImage:
    bitmap = document[page].render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True)
    format_ = (
        QImage.Format.Format_RGBX8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
    )
    data = bytes(bitmap.buffer)
    image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, format_)
    return image.copy()  # QImage does not own `data`
