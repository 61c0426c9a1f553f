"""The right side of the studio: what is chosen, whether it is ready, when it was printed before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import present
from organizer.ui.studio.choices_panel import ChoicesPanel
from organizer.ui.studio.ready_panel import PrintedPanel, ReadyPanel
from organizer.ui.widgets import layouts
from organizer.ui.widgets.choice_list import Choice
from organizer.ui.widgets.fields import ChoiceField
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text

_WIDTH, _NARROW_WIDTH = 300, 232


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
