"""The right side of the studio: what is chosen, whether it is ready, when it was printed before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from organizer.campaign.queries import OutputRow
from organizer.documents.data import Notice
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import present
from organizer.ui.studio.choices_panel import ChoicesPanel
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.choice_list import Choice
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.fields import ChoiceField
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text

_WIDTH, _NARROW_WIDTH = 300, 232
_TONES = {"ok": Tone.GREEN, "look": Tone.AMBER, "stop": Tone.RED}
_ORDER = ("stop", "look", "ok")


class ReadyPanel(QWidget):
    """A line for each check, with its word in a chip. It takes the focus, so that it can be
    reached and read without a mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ready")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Ready to print?"))
        self._box = layouts.column(parent=self)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show what was checked."""
        words = {"ok": self.tr("ok"), "look": self.tr("look"), "stop": self.tr("stop")}
        clear_box(self._box)
        said = []
        for notice in sorted(notices, key=lambda each: _ORDER.index(each.level)):
            line = QWidget()
            chip = ChipLabel(words[notice.level], _TONES[notice.level])
            layouts.row(
                layouts.column(chip, STRETCH),
                (Text(notice.text, "small", wraps=True), 1),
                parent=line,
            )
            line.setAccessibleName(f"{words[notice.level]}: {notice.text}")
            said.append(line.accessibleName())
            self._box.addWidget(line)
        self.setAccessibleDescription("; ".join(said))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring of the focus."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.color("focus"), SIZE.focus))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class PrintedPanel(Text):
    """When this document was printed or saved before."""

    def __init__(self) -> None:
        super().__init__("", "small", wraps=True)

    def show_outputs(self, outputs: Sequence[OutputRow]) -> None:
        """Show the last few."""
        lines = [
            f"{phrases.moment(output.at.astimezone())} · "
            + spelled(self.tr("%n page(s)", "", output.count), output.count)
            for output in outputs[:3]
        ]
        self.setText("\n".join(lines) or self.tr("not yet"))


class StudioSide(QScrollArea):
    """Scrolls down, never sideways: it is as wide as its widest field."""

    def __init__(
        self,
        documents: Sequence[Choice],
        choices: ChoicesPanel,
        ready: ReadyPanel,
        before: PrintedPanel,
    ) -> None:
        super().__init__()
        self._is_narrow = False
        self._words = {each.key: each.words for each in documents}
        self.pick = ChoiceField(self.tr("Document"), list(self._words.items()))
        self.pick.editor.setObjectName("document")
        self._title = Text("", "heading")
        inside = QWidget()
        inside.setProperty("look", "surface")
        layouts.column(
            self.pick,
            self._title,
            choices,
            Text(self.tr("Ready to print?"), "heading"),
            ready,
            Text(self.tr("Printed"), "heading"),
            before,
            STRETCH,
            parent=inside,
            spacing=SIZE.corner,
            margins=SIZE.space,
        )
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def show_document(self, name: str) -> None:
        """Say which document is shown; its choices are others than those of the last one."""
        self.pick.set_value(name)
        self._title.setText(self._words[name])
        self.fit(self._is_narrow)

    def fit(self, is_narrow: bool) -> None:
        """Be as wide as need be; in a narrow window a field stands for the list of documents."""
        self._is_narrow = is_narrow
        self.pick.setVisible(is_narrow)
        self._title.setVisible(not is_narrow)
        bar = self.verticalScrollBar().sizeHint().width()
        wanted = theme.px_of(_NARROW_WIDTH if is_narrow else _WIDTH)
        self.setFixedWidth(max(wanted, present(self.widget()).minimumSizeHint().width() + bar))
