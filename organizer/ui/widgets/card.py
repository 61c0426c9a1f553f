"""A card: a piece of a screen on its own ground."""

from html import escape
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QWidget

from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import layouts
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text

Part = TypeVar("Part", bound=QWidget | QLayout)
Widget = TypeVar("Widget", bound=QWidget)


class Card(QFrame):
    """A surface with round corners, a title if it has one, and `body` to fill.

    Looks: card, hero (dark, for the one most important thing), inset, panel, callout_<tone>.
    """

    def __init__(
        self,
        title: str = "",
        look: str = "card",
        inside: int = SIZE.space,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.heading = Text(title, "heading", wraps=False)
        self.head = layouts.row(self.heading, STRETCH)
        outer = layouts.column(
            self.head, parent=self, spacing=SIZE.gap if title else 0, margins=inside
        )
        self.heading.setHidden(not title)  # only now: shown without a parent it is a window
        self.body = layouts.column()
        outer.addLayout(self.body, 1)
        if title:
            self.setAccessibleName(title)

    def add(self, part: Part, stretch: int = 0) -> Part:
        """Put a part below the others, and return it."""
        if isinstance(part, QLayout):
            self.body.addLayout(part, stretch)
        else:
            self.body.addWidget(part, stretch)
        return part

    def add_to_head(self, widget: Widget) -> Widget:
        """Put something at the right of the title."""
        self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return widget


class Callout(Card):
    """A note that must be seen: a bold word and a sentence on a tinted ground."""

    def __init__(
        self, word: str, sentence: str, tone: str = "amber", parent: QWidget | None = None
    ) -> None:
        super().__init__("", f"callout_{tone}", SIZE.corner, parent)
        self.sentence = self.add(Text("", wraps=True, is_rich=True))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_words(word, sentence)

    def set_words(self, word: str, sentence: str) -> None:
        """Say something else."""
        bold = f"<b>{escape(word, quote=False)}</b> " if word else ""
        self.sentence.setText(bold + escape(sentence, quote=False))


class Note(Card):
    """A note on a tinted ground in plain words; hidden while it has none.

    For words of a file or of a person, which are never markup.
    """

    def __init__(self, tone: str = "amber", parent: QWidget | None = None) -> None:
        super().__init__("", f"callout_{tone}", SIZE.corner, parent)
        self.words = Text("", wraps=True)
        self.add(self.words)
        self.hide()

    def say(self, words: str) -> None:
        """Say something else, or nothing."""
        self.words.setText(words)
        self.setVisible(bool(words))
