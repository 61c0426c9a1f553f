"""Asking for a passphrase: a new one twice, a known one until it opens."""

from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.ui.dialogs import Sheet
from organizer.ui.widgets.text import Text

LEAST_CHARACTERS = 12
LEAST_WORDS = 4
"""A new passphrase has four words or twelve characters at least (rules A2.10)."""


class PassphraseSheet(Sheet):
    """Asks for the passphrase of a campaign; `wrong` says that the last try did not open it."""

    def __init__(self, name: str, *, wrong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_heading(self.tr("Open {name}").format(name=name))
        self.set_line(self.tr("This campaign is protected."))
        self._word = _secret_line(self.tr("Passphrase"))
        self.add(self._word)
        if wrong:
            self.add(Text(self.tr("That did not open it. Try again."), "error"))
        self.add_choice(self.tr("Open"))
        self._word.setFocus()

    def set_heading(self, words: str) -> None:
        """Say what is opened."""
        self.heading.setText(words)
        self.setWindowTitle(words)

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self._word.text()


class NewPassphraseSheet(Sheet):
    """Asks for a new passphrase, twice, and says what losing it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Choose a passphrase"))
        self.setWindowTitle(self.heading.text())
        self.set_line(
            self.tr(
                "Four words or more are easy to remember and hard to guess. Write them down and "
                "keep the paper somewhere safe: without them nobody can open the campaign, "
                "we cannot either."
            )
        )
        self._first = _secret_line(self.tr("Passphrase"))
        self._second = _secret_line(self.tr("Once more"))
        self._wrong = Text("", "error", wraps=True)
        self._wrong.hide()
        for part in (self._first, self._second, self._wrong):
            self.add(part)
        self.add_choice(self.tr("Protect"))
        self._first.setFocus()

    @property
    def passphrase(self) -> str:
        """What was chosen."""
        return self._first.text()

    def accept(self) -> None:
        """Close only when both are the same and it is long enough."""
        words = self._first.text()
        if len(words) < LEAST_CHARACTERS and len(words.split()) < LEAST_WORDS:
            self._say(self.tr("Too short: use four words or twelve characters at least."))
        elif words != self._second.text():
            self._say(self.tr("The two are not the same."))
        else:
            super().accept()

    def _say(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.show()


def _secret_line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    return made
