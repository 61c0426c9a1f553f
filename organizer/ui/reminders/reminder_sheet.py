"""When this computer reminds of tasks and deadlines, and whether the desktop says so too."""

from PySide6.QtWidgets import QWidget

from organizer.ui.binding.settings import ReminderSettings
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import CheckBox
from organizer.ui.widgets.text import Text


class ReminderSheet(Sheet):
    """Boxes to tick; each is kept as it is ticked."""

    def __init__(self, settings: ReminderSettings, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("reminderSheet")
        self._settings = settings
        self.heading.setText(self.tr("Reminders"))
        self.setWindowTitle(self.heading.text())
        self.set_line(self.tr("For the open campaign's tasks and deadlines, on this computer."))
        self.add(Text(self.tr("Remind me before something is due"), "strong"))
        self.leads: dict[int, CheckBox] = {}
        offered = {
            10080: self.tr("A week"),
            4320: self.tr("Three days"),
            1440: self.tr("A day"),
            120: self.tr("Two hours"),
            30: self.tr("Half an hour"),
        }
        self._others = [each for each in settings.lead_minutes if each not in offered]
        chosen = settings.lead_minutes
        for minutes, words in offered.items():
            box = CheckBox(words)
            box.setChecked(minutes in chosen)
            box.toggled.connect(self._on_lead)
            self.leads[minutes] = box
            self.add(box)
        self.body.setSpacing(SIZE.gap // 2)
        self.body.addSpacing(SIZE.gap)
        self.desktop = CheckBox(
            self.tr("Also notify me on the desktop while the program is running")
        )
        self.desktop.setObjectName("notifyDesktop")
        self.desktop.setChecked(settings.notifies_desktop)
        self.desktop.toggled.connect(self._on_desktop)
        self.add(self.desktop)
        words = self.tr(
            "A notification names the campaign and the deadline, never what you typed. "
            "For a campaign with a passphrase, it says only that something is due."
        )
        self.add(Text(words, "small", wraps=True))
        close = self.add_button(self.tr("Close"), self.accept, "primary", is_default=True)
        close.setObjectName("close")
        next(iter(self.leads.values())).setFocus()

    def _on_lead(self, _is_on: bool) -> None:
        ticked = [minutes for minutes, box in self.leads.items() if box.isChecked()]
        self._settings.lead_minutes = [*self._others, *ticked]

    def _on_desktop(self, is_on: bool) -> None:
        self._settings.notifies_desktop = is_on
