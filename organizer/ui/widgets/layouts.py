"""Rows and columns: what stands side by side or below each other, and how far apart."""

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from organizer.ui.look.theme import SIZE


@dataclass(frozen=True)
class Stretch:
    """Room that takes its share of what is left."""

    share: int = 1


@dataclass(frozen=True)
class Space:
    """Room of a fixed length."""

    px: int


STRETCH = Stretch()

TOP = Qt.AlignmentFlag.AlignTop
BOTTOM = Qt.AlignmentFlag.AlignBottom
BASELINE = Qt.AlignmentFlag.AlignBaseline
LEFT = Qt.AlignmentFlag.AlignLeft
CENTER = Qt.AlignmentFlag.AlignCenter

Part = QWidget | QLayout
Placed = tuple[Part, int] | tuple[Part, Qt.AlignmentFlag] | tuple[Part, int, Qt.AlignmentFlag]
"""A part with its share of what is left, its alignment, or both."""

Child = Part | Placed | Stretch | Space
Margins = int | tuple[int, int, int, int]
"""In px: one for all sides, or left, top, right and bottom."""

_ANY_SIDE = Qt.AlignmentFlag(0)
_Box = TypeVar("_Box", bound=QBoxLayout)


def row(
    *children: Child,
    parent: QWidget | None = None,
    spacing: int | None = SIZE.gap,
    margins: Margins | None = 0,
) -> QHBoxLayout:
    """Parts side by side, in `parent` if it is named.

    `spacing` is in px. None is Qt's choice: that of the layout around it, or of the style; for
    margins, that of the style, and none inside another layout.
    """
    return _fill(QHBoxLayout(), parent, children, spacing, margins)


def column(
    *children: Child,
    parent: QWidget | None = None,
    spacing: int | None = SIZE.gap,
    margins: Margins | None = 0,
) -> QVBoxLayout:
    """Parts below each other; in everything else like `row`."""
    return _fill(QVBoxLayout(), parent, children, spacing, margins)


def grid(
    across: int,
    down: int,
    *,
    stretch: dict[int, int] | None = None,
    margins: Margins = 0,
    parent: QWidget | None = None,
) -> QGridLayout:
    """Rows and columns so many px apart; `stretch`: columns with their share of what is left."""
    made = QGridLayout(parent)
    made.setContentsMargins(*(margins if isinstance(margins, tuple) else (margins,) * 4))
    made.setHorizontalSpacing(across)
    made.setVerticalSpacing(down)
    for column, share in (stretch or {}).items():
        made.setColumnStretch(column, share)
    return made


def add(box: QBoxLayout, *children: Child) -> None:
    """Put parts at the end of a row or column."""
    for child in children:
        if isinstance(child, Stretch):
            box.addStretch(child.share)
        elif isinstance(child, Space):
            box.addSpacing(child.px)
        elif isinstance(child, tuple):
            share = next((each for each in child[1:] if not isinstance(each, Qt.AlignmentFlag)), 0)
            sides = [each for each in child[1:] if isinstance(each, Qt.AlignmentFlag)]
            _add(box, child[0], share, *sides)
        else:
            _add(box, child)


def _add(box: QBoxLayout, part: Part, share: int = 0, side: Qt.AlignmentFlag = _ANY_SIDE) -> None:
    if isinstance(part, QLayout):
        box.addLayout(part, share)
    else:
        box.addWidget(part, share, side)


def _fill(
    box: _Box,
    parent: QWidget | None,
    children: tuple[Child, ...],
    spacing: int | None,
    margins: Margins | None,
) -> _Box:
    if parent is not None:
        parent.setLayout(box)
    if margins is not None:
        box.setContentsMargins(*(margins if isinstance(margins, tuple) else (margins,) * 4))
    if spacing is not None:
        box.setSpacing(spacing)
    add(box, *children)
    return box
