"""What can be done with several people at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from organizer.ui.people.words import people_count
from organizer.ui.widgets import buttons
from organizer.ui.widgets.side_panel import SidePanel


class SeveralPanel(SidePanel):
    """How many are selected, and the same few actions for all of them."""

    tagged = Signal(str)
    exported = Signal()
    trashed = Signal()
    restored = Signal()

    def __init__(self, speak_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.tag = QLineEdit()
        self.tag.setObjectName("tagSeveral")
        self.tag.setPlaceholderText(self.tr("A tag for all of them, then Enter"))
        self.tag.setAccessibleName(self.tr("A tag for all of them"))
        self.tag.returnPressed.connect(self._on_tag)
        self._speak = buttons.menu_button(self.tr("Ask to speak"), speak_menu)
        self._speak.setObjectName("askSeveral")
        self._export = buttons.secondary(self.tr("Export these…"), self.exported.emit, "export")
        self._trash = buttons.secondary(self.tr("Move to trash"), self.trashed.emit, "trash")
        self._restore = buttons.primary(self.tr("Restore"), self.restored.emit, "undo")
        for widget, name in (
            (self._export, "exportSeveral"),
            (self._trash, "trashSeveral"),
            (self._restore, "restoreSeveral"),
        ):
            widget.setObjectName(name)
        for part in (self.tag, self._speak, self._export, self._trash, self._restore):
            self.add_part(part)

    def show_count(self, count: int, is_trash: bool) -> None:
        """Say how many are selected."""
        self.set_head(people_count(count), self.tr("selected"))
        for widget in (self.tag, self._speak, self._export, self._trash):
            widget.setVisible(not is_trash)
        self._restore.setVisible(is_trash)

    def _on_tag(self) -> None:
        if text := self.tag.text().strip():
            self.tag.clear()
            self.tagged.emit(text)
