"""Asking for a passphrase: a new one twice, a known one until it opens."""

from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.start import starting
from organizer.ui.qt import named
from organizer.ui.widgets import layouts
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.text import Text, set_flag

_WIDTH = 540


class _Secret(QWidget):
    """A line whose letters are hidden, its name above and what is wrong with it below."""

    def __init__(self, label: str, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setObjectName(name)
        self.line.setAccessibleName(label)
        title = Text(label, "small_strong")
        title.setBuddy(self.line)
        self._wrong = named(Text("", "error", wraps=True), f"{name}_wrong")
        layouts.column(title, self.line, self._wrong, parent=self, spacing=4)
        self.setFocusProxy(self.line)
        self.say("")

    def say(self, wrong: str) -> None:
        """Say what is wrong; empty takes it away."""
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        set_flag(self.line, "faulty", bool(wrong))
        self.line.setAccessibleDescription(wrong)


class PassphraseSheet(Sheet):
    """Asks for the passphrase of a campaign; `wrong` says that the last try did not open it."""

    def __init__(self, name: str, *, wrong: bool = False, parent: QWidget | None = None) -> None:
        title = self.tr("Open {name}").format(name=name)
        super().__init__(title, self.tr("This campaign is protected."), parent)
        self.setObjectName("passphrase_sheet")
        self._secret = _Secret(self.tr("Passphrase"), "passphrase")
        self.add(self._secret)
        if wrong:
            words = self.tr("That's not the passphrase. Check capital letters and the keyboard.")
            self._secret.say(words)
        self.body.addStretch(1)
        self.add_choice(self.tr("Open"))
        self._secret.setFocus()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self._secret.line.text()


class NewPassphraseSheet(Sheet):
    """Asks for a new passphrase, twice, and says what losing it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        line = self.tr(
            "Four or more words are easy to remember and hard to guess. Keep them on "
            "paper in a safe place: without them, nobody can open the campaign."
        )
        super().__init__(self.tr("Choose a passphrase"), line, parent)
        self.setObjectName("new_passphrase_sheet")
        self.setMinimumWidth(_WIDTH)
        self._first = _Secret(self.tr("Passphrase"), "passphrase")
        self._second = _Secret(self.tr("Type it again"), "passphrase_again")
        self.add(self._first)
        self.add(self._second)
        self.body.addStretch(1)
        self.add_choice(self.tr("Protect"))
        self._first.setFocus()

    @property
    def passphrase(self) -> str:
        """What was chosen."""
        return self._first.line.text()

    def accept(self) -> None:
        """Close only when both are the same and it is long enough."""
        is_long = starting.is_long_enough(self.passphrase)
        is_same = self.passphrase == self._second.line.text()
        too_short = self.tr("Too short. Use at least four words or twelve characters.")
        self._first.say("" if is_long else too_short)
        self._second.say(self.tr("The two don't match.") if is_long and not is_same else "")
        if is_long and is_same:
            super().accept()
        else:
            (self._second if is_long else self._first).setFocus()
