"""The head above the members: which body it is, and where it meets."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.officials.queries import BodyRow
from organizer.ui.look.theme import SIZE
from organizer.ui.officials.words import about_body
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.fields import ChoiceBox
from organizer.ui.widgets.layouts import TOP
from organizer.ui.widgets.text import Text


class BodyHead(QWidget):
    """Name and line of a body; in a narrow window also the choice of bodies.

    Its portal can be asked from here once it has an address.
    """

    chosen = Signal(object)
    edit_pressed = Signal()
    check_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Text("", "page", wraps=True)
        self._line = Text("", "muted", wraps=True)
        self.box = ChoiceBox()
        self.box.setObjectName("bodyBox")
        self.box.setAccessibleName(self.tr("Body"))
        self.box.activated.connect(self._on_activated)
        edit = buttons.secondary(self.tr("Edit body"), self.edit_pressed.emit, "edit")
        edit.setObjectName("editBody")
        self.check = buttons.secondary(self.tr("Check now…"), self.check_pressed.emit, "refresh")
        self.check.setObjectName("checkBody")
        self.check.setToolTip(self.tr("Ask this body's portal for its meetings"))
        self.check.setAccessibleDescription(self.check.toolTip())
        self.check.hide()
        layouts.column(
            layouts.row((self._name, 1), (self.box, TOP), (self.check, TOP), (edit, TOP)),
            self._line,
            parent=self,
            spacing=0,
            margins=(SIZE.gap, 0, 0, SIZE.gap),
        )

    def show_bodies(self, rows: list[BodyRow]) -> None:
        """Offer these bodies."""
        self.box.clear()
        for row in rows:
            self.box.addItem(row.name, row.id)

    def show_body(self, body: BodyRow) -> None:
        """Say which body it is."""
        self.box.setCurrentIndex(self.box.findData(body.id))
        self._name.setText(body.name)
        self._line.setText(about_body(body))
        self.check.setVisible(bool(body.source_address))

    def show_box(self, is_shown: bool) -> None:
        """Have the choice of bodies in place of the name."""
        is_shown = is_shown and self.box.count() > 1
        self.box.setVisible(is_shown)
        self._name.setVisible(not is_shown)

    def _on_activated(self, _index: int) -> None:
        self.chosen.emit(self.box.currentData())
