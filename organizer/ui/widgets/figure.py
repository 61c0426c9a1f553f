"""A number that counts, large, with what it means below."""

from PySide6.QtWidgets import QWidget

from organizer.ui.widgets import layouts
from organizer.ui.widgets.layouts import BASELINE, STRETCH
from organizer.ui.widgets.text import Text, set_flag


class Figure(QWidget):
    """A big value, a smaller unit or whole beside it, and a label below it."""

    def __init__(
        self,
        value: str,
        label: str,
        unit: str = "",
        is_alarm: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = Text(value, "figure")
        self._unit = Text(unit, "figure_unit")
        self._label = Text(label, "body")
        layouts.column(
            layouts.row((self._value, BASELINE), (self._unit, BASELINE), STRETCH, spacing=4),
            self._label,
            parent=self,
            spacing=0,
        )
        self.set_value(value, unit, is_alarm)

    def set_value(self, value: str, unit: str = "", is_alarm: bool = False) -> None:
        """Show another number; an alarming one is gold on dark, and its label says why."""
        self._value.setText(value)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        set_flag(self._value, "alarm", is_alarm)
        self.setAccessibleName(f"{value} {unit} {self._label.text()}".replace("  ", " "))

    def set_label(self, label: str) -> None:
        """Say what the number means."""
        self._label.setText(label)
        self.set_value(self._value.text(), self._unit.text(), bool(self._value.property("alarm")))
