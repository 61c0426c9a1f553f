"""Sheets: the dialogs of the program, all built alike, with verbs on their buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QLayout,
    QPushButton,
    QWidget,
)

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.layouts import STRETCH, Stretch
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import Hairline, Text


class Sheet(QDialog):
    """A dialog: title, a line about it, a body to fill, and buttons at the right.

    Esc always leaves it without doing anything.
    """

    def __init__(self, title: str, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.heading = Text(title, "title", wraps=True)
        self.line = Text(line, "muted", wraps=True)
        self.body = layouts.column(spacing=SIZE.corner, margins=(0, SIZE.gap, 0, 0))
        inner = layouts.column(
            self.heading,
            self.line,
            (self.body, 1),
            Stretch(0),  # takes what is left when nothing in the body can grow
            margins=(SIZE.margin, SIZE.margin, SIZE.margin, SIZE.space),
        )
        foot = QFrame()
        foot.setProperty("look", "surface")
        self.buttons = layouts.row(
            STRETCH, parent=foot, margins=(SIZE.margin, SIZE.corner, SIZE.margin, SIZE.corner)
        )
        layouts.column((inner, 1), Hairline(), foot, parent=self, spacing=0)
        self.line.setVisible(bool(line))  # only now: without a parent it would be a window
        self.setMinimumWidth(440)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: never larger than the screen, so that the buttons can be reached."""
        super().showEvent(event)
        self.resize(self.size().boundedTo(self.screen().availableGeometry().size()))

    def set_title(self, title: str) -> None:
        """Change the title, in the sheet and on its frame."""
        self.heading.setText(title)
        self.setWindowTitle(title)

    def set_line(self, line: str) -> None:
        """Change what stands below the title."""
        self.line.setText(line)
        self.line.setVisible(bool(line))

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> QWidget | QLayout:
        """Put a part into the body, and return it."""
        if isinstance(part, QLayout):
            self.body.addLayout(part, stretch)
        else:
            self.body.addWidget(part, stretch)
        return part

    def add_scrolled(self, inside: QBoxLayout) -> None:
        """Put parts into the body that scroll where the screen is too low; three rows are seen."""
        inside.addStretch(1)
        scroll = Scrolled(inside)
        scroll.setMinimumHeight(theme.px_of(SIZE.row * 3))
        self.add(scroll, 1)

    def add_button(
        self,
        verb: str,
        clicked: Callable[[], object] | None = None,
        look: str = "secondary",
        is_default: bool = False,
    ) -> QPushButton:
        """Put a button at the right end; Enter presses the default one."""
        made = buttons.button(verb, look, clicked=clicked)
        made.setDefault(is_default)
        self.buttons.addWidget(made)
        return made

    def add_left(self, widget: QWidget) -> QWidget:
        """Put something at the left of the buttons: a link, a count."""
        self.buttons.insertWidget(0, widget)
        return widget

    def add_choice(
        self,
        verb: str,
        cancel: str = "",
        look: str = "primary",
        clicked: Callable[[], object] | None = None,
    ) -> QPushButton:
        """The usual two buttons: Cancel, and the verb, which Enter presses: it accepts or calls."""
        self.add_button(cancel or self.tr("Cancel"), self.reject)
        return self.add_button(verb, clicked or self.accept, look, is_default=True)


def show_sheet(sheet: QDialog) -> None:
    """Open a dialog over its window without waiting for it; once it is over, it is gone."""
    sheet.finished.connect(sheet.deleteLater)
    sheet.open()


def ask(parent: QWidget, title: str, text: str, verb: str, *, is_dangerous: bool = False) -> bool:
    """Ask before something that cannot be undone or leaves the machine; the default is safe."""
    sheet = Sheet(title, parent=parent)
    sheet.add(Text(text, wraps=True))
    stay = sheet.add_button(sheet.tr("Cancel"), sheet.reject, is_default=is_dangerous)
    go = sheet.add_button(
        verb, sheet.accept, "danger" if is_dangerous else "primary", is_default=not is_dangerous
    )
    (stay if is_dangerous else go).setFocus(Qt.FocusReason.OtherFocusReason)
    answer = sheet.exec() == QDialog.DialogCode.Accepted
    sheet.deleteLater()
    return answer
