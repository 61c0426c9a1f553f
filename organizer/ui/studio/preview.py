"""The middle of the studio: one page at a time, as it will come out."""

from collections.abc import Callable, Iterator
from functools import partial
from threading import Lock

import pypdfium2
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.layouts import CENTER, STRETCH, Space
from organizer.ui.widgets.text import Text

_SHADOW = 3
_NARROW = 300
_PLACE = 40
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


class _PageView(QWidget):
    """One page with a thin edge."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        """Show a page in the size that it has on this screen."""
        self._image = image
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """The page's size in px of the screen."""
        if self._image.isNull():
            return QSize(0, 0)
        size = self._image.deviceIndependentSize().toSize()
        return QSize(size.width() + 2 * _SHADOW, size.height() + 2 * _SHADOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, and an edge so that white ends somewhere."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.drawImage(_SHADOW, _SHADOW, self._image)
        painter.setPen(theme.color("line"))
        painter.drawRect(self.rect().adjusted(_SHADOW - 1, _SHADOW - 1, -_SHADOW, -_SHADOW))


class Preview(QWidget):
    """The page and the way to the others. PageUp and PageDown turn them, + and - zoom."""

    wanted = Signal(int)
    """Another page (from 0) is wanted, or the same one in another size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("preview")
        self.setAccessibleName(self.tr("Preview of the page"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page, self._pages, self._zoom = 0, 0, 1.0
        self._steps: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageUp: partial(self._turn, -1),
            Qt.Key.Key_PageDown: partial(self._turn, 1),
            Qt.Key.Key_Minus: partial(self._zoom_by, 1 / 1.25),
            Qt.Key.Key_Plus: partial(self._zoom_by, 1.25),
        }
        self._view = _PageView()
        self._words = Text("", "lead", wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = QWidget()
        middle.setProperty("look", "desk")
        layouts.column(
            (self._words, 1, CENTER),
            (self._view, CENTER),
            parent=middle,
            spacing=None,
            margins=SIZE.space,
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(middle)
        layouts.column((self._scroll, 1), self._turner(), parent=self, spacing=0)

    def _turner(self) -> QWidget:
        self._bar = QWidget()
        back, on, smaller, larger = self._steps.values()
        self._back = buttons.icon_button("chevron-left", self.tr("Previous page"), back)
        self._on = buttons.icon_button("chevron-right", self.tr("Next page"), on)
        self._place = Text("", "strong")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place.setMinimumWidth(_PLACE)
        layouts.row(
            STRETCH,
            self._back,
            self._place,
            self._on,
            Space(SIZE.margin),
            buttons.icon_button("minus", self.tr("Smaller"), smaller),
            buttons.icon_button("plus", self.tr("Larger"), larger),
            STRETCH,
            parent=self._bar,
            spacing=None,
            margins=(SIZE.gap, 4, SIZE.gap, 4),
        )
        # Its room stays while it is hidden, or the first page would be drawn too large.
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._bar.hide()
        return self._bar

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    def dpi_for(self, width_pt: float, height_pt: float) -> float:
        """The dots per inch, in real px, at which a page fills the room, times the zoom."""
        room = self._scroll.maximumViewportSize()  # scroll bars come and go with the zoom
        across = max(120, room.width() - 2 * SIZE.space - 2 * _SHADOW) / width_pt
        down = max(160, room.height() - 2 * SIZE.space - 2 * _SHADOW) / height_pt
        return min(across, down) * 72 * self._zoom * self.devicePixelRatioF()

    def set_pages(self, pages: int) -> None:
        """Say how many pages there are; the page shown stays if it is still there."""
        self._pages = pages
        self._page = min(self._page, max(0, pages - 1))
        self._show_place()

    def show_page(self, image: QImage) -> None:
        """Show the picture of the current page."""
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._words.hide()
        self._view.show()
        self._view.show_image(image)
        self._show_place()

    def show_words(self, words: str) -> None:
        """Show a sentence in place of the page."""
        self._words.setText(words)
        self._words.show()
        self._view.hide()
        self._bar.hide()

    def first_page(self) -> None:
        """Go back to the first page, for another document."""
        self._page = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom."""
        step = self._steps.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the page in the new size."""
        super().resizeEvent(event)
        if self._pages:
            self._show_place()
            self.wanted.emit(self._page)

    def _show_place(self) -> None:
        self._bar.setVisible(self._pages > 0)
        is_narrow = self.width() < _NARROW
        words = self.tr("{page} / {pages}") if is_narrow else self.tr("Page {page} of {pages}")
        self._place.setText(words.format(page=self._page + 1, pages=self._pages))
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < self._pages)

    def _turn(self, by: int) -> None:
        if 0 <= self._page + by < self._pages:
            self._page += by
            self._show_place()
            self.wanted.emit(self._page)

    def _zoom_by(self, factor: float) -> None:
        self._zoom = min(4.0, max(0.5, self._zoom * factor))
        if self._pages:
            self.wanted.emit(self._page)
