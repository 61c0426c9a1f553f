"""The menu Help: keys, what is protected, and what this program is."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from organizer import __version__, paths
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.binding.page import plain_action
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.text.translation import t
from organizer.ui.widgets import layouts
from organizer.ui.widgets.dialogs import Sheet, show_sheet
from organizer.ui.widgets.text import FlowingText, Text

_WIDTH, _HEIGHT = 520, 660
_WIDE, _PICTURE = 680, 600


FIRST_MEETING = (
    (
        QT_TRANSLATE_NOOP("words", "Add the meeting"),
        QT_TRANSLATE_NOOP(
            "words",
            "Press New meeting. Choose whose meeting it is and type the day as you would say it. "
            "If the city has a calendar file, import it instead: it brings all the days at once.",
        ),
        "overview",
    ),
    (
        QT_TRANSLATE_NOOP("words", "Bring in your people"),
        QT_TRANSLATE_NOOP(
            "words",
            "Go to People. Type a name and press Enter, paste a list, or import a file from your "
            "phone or a spreadsheet. Write down who agreed to be called: only they are exported.",
        ),
        "people",
    ),
    (
        QT_TRANSLATE_NOOP("words", "Say what can be said"),
        QT_TRANSLATE_NOOP(
            "words",
            "Talking points are short and true. Give each a source, so that a speaker can answer "
            "“Where did you get that?” A library can start you off.",
        ),
        "points",
    ),
    (
        QT_TRANSLATE_NOOP("words", "Choose who speaks, and help them"),
        QT_TRANSLATE_NOOP(
            "words",
            "Open the meeting and go to Speakers. Add people, put them in order with the mouse, "
            "and write with them what they will say. The clock shows whether it fits the time.",
        ),
        "speakers",
    ),
    (
        QT_TRANSLATE_NOOP("words", "Print the flyer"),
        QT_TRANSLATE_NOOP(
            "words",
            "Go to Print studio. The flyer is filled in from the meeting. Change the headline, "
            "look at what is listed under “Ready to print?”, and save it as a PDF.",
        ),
        "studio",
    ),
)
"""The steps of a first meeting: what to do, how, and the picture that shows where."""


class _Picture(QLabel):
    """A screen of the program, smaller than it is."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        picture = QPixmap(str(paths.resource("help", f"{name}.png")))
        picture.setDevicePixelRatio(picture.width() / _PICTURE)
        self.setPixmap(picture)
        self.setAccessibleName(words)


class HelpActions(QObject):
    """Sheets that only say something. `window` gives what they lie on."""

    def __init__(self, program: QObject, window: Callable[[], QWidget]) -> None:
        super().__init__(program)
        self._window = window
        self.all: list[QAction | None] = [
            plain_action(
                self, self.tr("Your first meeting in ten minutes"), self.show_first_meeting
            ),
            plain_action(self, self.tr("Keys"), self._show_keys, "F1"),
            plain_action(self, self.tr("What is protected, and what is not"), self._show_limits),
            plain_action(self, self.tr("About this program"), self._show_about),
        ]

    def show_first_meeting(self) -> None:
        """Open the walk from an empty campaign to a printed flyer."""
        sheet = self._sheet(self.tr("Your first meeting in ten minutes"))
        sheet.setObjectName("firstMeeting")
        parts = layouts.column(spacing=SIZE.corner, margins=(0, 0, SIZE.gap, 0))
        for number, (title, words, picture) in enumerate(FIRST_MEETING, 1):
            parts.addWidget(Text(f"{number}. {t(title)}", "heading", wraps=True))
            parts.addWidget(FlowingText(t(words)))
            parts.addWidget(_Picture(picture, t(title)))
        sheet.add_scrolled(parts)
        sheet.resize(theme.px_of(_WIDE), theme.px_of(_HEIGHT))
        self._show(sheet)

    def _show_keys(self) -> None:
        sheet = self._sheet(self.tr("Keys"))
        grid = layouts.grid(SIZE.margin, SIZE.gap, stretch={1: 1}, margins=(0, 0, SIZE.gap, 0))
        for row, (keys, words) in enumerate(
            (
                ("Ctrl+K", self.tr("Find anything, run any action")),
                ("/", self.tr("Search the list on the screen")),
                ("Ctrl+1 … Ctrl+6", self.tr("Go to a screen")),
                (self.tr("Ctrl+N, Ins"), self.tr("New meeting, person, point or member")),
                ("Ctrl+I, Ctrl+E", self.tr("Import a file, export people")),
                ("Ctrl+Z, Ctrl+Shift+Z", self.tr("Undo, redo")),
                (self.tr("Enter, F2, Del"), self.tr("Open, edit, or delete the selected row")),
                ("P", self.tr("Pin or unpin the selected agenda items")),
                (self.tr("PgUp, PgDown, Home"), self.tr("In the month: month before, next, today")),
                (self.tr("Alt+Up, Alt+Down"), self.tr("Move the selected rows")),
                (
                    self.tr("Space"),
                    self.tr("Advance a speaker's status; give or take back a point"),
                ),
                ("Ctrl+V", self.tr("Paste a list of names into People or Speakers")),
                ("Ctrl++, Ctrl+-", self.tr("Larger, smaller text")),
                (self.tr("Esc"), self.tr("Leave a field, or close a dialog")),
            )
        ):
            grid.addWidget(Text(keys, "strong"), row, 0)
            grid.addWidget(FlowingText(words), row, 1)
        sheet.add_scrolled(layouts.column(grid))
        sheet.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))
        self._show(sheet)

    def _show_limits(self) -> None:
        sheet = self._sheet(self.tr("What is protected, and what is not"))
        for words in (
            self.tr(
                "A campaign with a passphrase is encrypted on the disk. Without one, anybody "
                "who gets hold of this computer or its backups can read it."
            ),
            self.tr(
                "What you print or export is ordinary paper or an ordinary file. It is not "
                "protected."
            ),
            self.tr(
                "While a campaign is open, anybody at this computer, and any program on it, "
                "can read it."
            ),
            self.tr(
                "Never write down anybody's immigration status or document number, not even "
                "in notes. The program has no field for them, on purpose."
            ),
            self.tr(
                "If you have received a legal demand, don't delete anything. Call a lawyer first."
            ),
        ):
            sheet.add(Text(words, wraps=True))
        self._show(sheet)

    def _show_about(self) -> None:
        sheet = self._sheet(self.tr("Community Meeting Organizer"))
        sheet.add(Text(self.tr("Version {number}").format(number=__version__)))
        words = self.tr(
            "Free software under the MIT license. It goes online only when you press "
            "Check now, and only to the site that you see there."
        )
        sheet.add(Text(words, wraps=True))
        self._show(sheet)

    def _sheet(self, title: str) -> Sheet:
        return Sheet(title, parent=self._window())

    def _show(self, sheet: Sheet) -> None:
        close = sheet.add_button(self.tr("Close"), sheet.accept, "primary", is_default=True)
        close.setFocus()
        show_sheet(sheet)
