"""What is shown while no campaign is open: those of this computer, a new one, the sample."""

from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from organizer.ui.binding.settings import Settings
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named
from organizer.ui.start.new_campaign import NewCampaignCard
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import Text, unmarked

_WIDTH = 760


class WelcomePage(QWidget):
    """Three ways to begin. It reads no campaign: names of folders are all that it shows."""

    create_wanted = Signal(object)
    """A NewCampaign."""
    sample_wanted = Signal()
    open_wanted = Signal(object)
    """A campaign's folder, or None to ask for one."""
    forget_wanted = Signal(str)
    """The folder that is to go off the list of recent campaigns."""

    back_wanted = Signal()
    """Go on with the campaign that is open."""

    def __init__(
        self, settings: Settings, *, can_go_back: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._can_go_back = can_go_back
        self.setProperty("look", "ground")
        self.setObjectName("welcome")
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        line = self.tr(
            "Meetings, speakers, talking points, and people, on this computer only. "
            "Nothing is sent anywhere."
        )
        column = layouts.column(
            STRETCH,
            Text(self.tr("Get people heard"), "page"),
            Text(line, "lead", wraps=True),
            parent=inside,
            spacing=SIZE.space,
            margins=None,
        )
        recent = self._recent(settings)
        if recent is not None:
            column.addWidget(recent)
        self._new = NewCampaignCard()
        self._new.wanted.connect(self.create_wanted)
        column.addWidget(self._new)
        column.addWidget(self._others())
        column.addStretch(2)
        middle = layouts.row(STRETCH, (inside, 8), STRETCH, margins=None)
        layouts.column(Scrolled(middle), parent=self)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where typing begins."""
        super().showEvent(event)
        self._new.first()

    def _recent(self, settings: Settings) -> Card | None:
        """The campaigns that were open lately; those that are gone say so."""
        folders = settings.recent
        if not folders:
            return None
        card = Card(self.tr("Your campaigns"))
        for folder in folders:
            is_there = Path(folder, "campaign.db").is_file()
            name = Path(folder).name
            gone = self.tr("{name} (not found)").format(name=name)
            # A button takes "&" for the mark of a key.
            words = unmarked(name if is_there else gone)
            opener = buttons.link(words, partial(self.open_wanted.emit, Path(folder)))
            opener.setEnabled(is_there)
            opener.setAccessibleName(name if is_there else gone)
            opener.setToolTip(f"<p>{escape(folder)}</p>")
            words = self.tr("Forget {name}").format(name=name)
            forget = buttons.icon_button("close", words, partial(self.forget_wanted.emit, folder))
            forget.setToolTip(self.tr("Take it off this list; the campaign itself stays"))
            card.add(layouts.row(opener, STRETCH, forget, spacing=None))
        return card

    def _others(self) -> QWidget:
        held = QWidget()
        sample = buttons.secondary(self.tr("Look at the sample"), self.sample_wanted.emit)
        ask = partial(self.open_wanted.emit, None)
        other = buttons.secondary(self.tr("Open a campaign…"), ask)
        row = layouts.row(named(sample, "sample"), other, STRETCH, parent=held, spacing=None)
        if self._can_go_back:
            back = buttons.secondary(self.tr("Back to the open campaign"), self.back_wanted.emit)
            row.addWidget(named(back, "back"))
        return held

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, where there is something to go back to; Enter starts, also on a box."""
        if event.key() == Qt.Key.Key_Escape and self._can_go_back:
            self.back_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        """What comes up to here was not wanted by a button: the default is Start."""
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif not isinstance(focused, QLineEdit):  # which has said so itself
            self._new.submit()
