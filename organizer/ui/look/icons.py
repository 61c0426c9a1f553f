"""One set of icons, drawn for 24 x 24, tinted from the tokens when they are painted.

Because the colour is asked for at each painting, an icon follows a switch of the scheme by itself.
"""

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from organizer.paths import resource
from organizer.ui.look import theme

_NAME = re.compile(r"[a-z][a-z-]*\Z")


def icon(name: str, token: str = "ink", on_chosen: str = "") -> QIcon:
    """An icon in the colour of a token, which follows the scheme.

    `on_chosen` is the token while it is selected or switched on.
    """
    return QIcon(_TintedEngine(name, token, on_chosen or token))


def pixmap(name: str, token: str = "ink", size: int = theme.SIZE.icon, ratio: float = 1) -> QPixmap:
    """An icon as a picture in the colours of now; `ratio` is the screen's pixels per px."""
    return _rendered(name, getattr(theme.tokens(), token), size, size, ratio)


def paint(painter: QPainter, rect: QRect, name: str, token: str = "ink") -> None:
    """Draw an icon into a square of a widget."""
    _renderer(name, getattr(theme.tokens(), token)).render(painter, QRectF(rect))


class _TintedEngine(QIconEngine):
    """Draws one file of `resources/icons` in the colour that its token has at that moment."""

    def __init__(self, name: str, token: str, on_chosen: str) -> None:
        super().__init__()
        self._name, self._token, self._on_chosen = name, token, on_chosen

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        shown = theme.tokens()
        if mode == QIcon.Mode.Disabled:
            return shown.muted
        chosen = mode == QIcon.Mode.Selected or state == QIcon.State.On
        return str(getattr(shown, self._on_chosen if chosen else self._token))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it where a style asks for it."""
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        _renderer(self._name, self._colour(mode, state)).render(painter, QRectF(square))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The picture of it in device pixels."""
        colour = self._colour(mode, state)
        return _rendered(self._name, colour, size.width(), size.height(), 1)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """The picture of it for a fine screen."""
        colour = self._colour(mode, state)
        return _rendered(self._name, colour, size.width(), size.height(), scale)

    def clone(self) -> QIconEngine:
        """Another of the same, as Qt asks for."""
        return _TintedEngine(self._name, self._token, self._on_chosen)


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    if not _NAME.match(name):
        raise ValueError(f"no icon is called {name!r}")
    drawing = resource("icons", f"{name}.svg").read_bytes()
    made = QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode())))
    made.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return made


def _rendered(name: str, colour: str, width: int, height: int, ratio: float) -> QPixmap:
    drawing = _renderer(name, colour)
    made = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    side = min(made.width(), made.height())
    square = QRect(QPoint(0, 0), QSize(side, side))
    square.moveCenter(made.rect().center())
    drawing.render(painter, QRectF(square))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
