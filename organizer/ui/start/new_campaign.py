"""What a new campaign is asked: its name and issue, where it is, its sides and its languages."""

from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.campaign.commands import ProfileDetails
from organizer.model.kinds import Language
from organizer.start import libraries, states
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.text.translation import t
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.editors import choice_box, line_edit
from organizer.ui.widgets.fields import CheckBox
from organizer.ui.widgets.text import Text

_SIDES = {
    Language.ENGLISH: ("for", "against"),
    Language.SPANISH: ("a favor", "en contra"),
    Language.HAITIAN_CREOLE: ("pou", "kont"),
}
"""What the sides are called in a language when a campaign has no words of its own."""


def state_choices() -> list[tuple[object, str]]:
    """Codes and names of the states to choose from, and none."""
    return [("", ""), *((each.code, each.name) for each in states.states())]


@dataclass(frozen=True)
class NewCampaign:
    """What was asked for: a name, what the profile says, and whether a passphrase is wanted."""

    name: str
    about: ProfileDetails = field(default_factory=ProfileDetails)
    is_protected: bool = False


class NewCampaignCard(Card):
    """One page of questions, of which the name alone needs an answer."""

    wanted = Signal(object)
    """A NewCampaign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("New campaign"), parent=parent)
        hint, spoken = self.tr("For example: Longer library hours"), self.tr("Name of the campaign")
        self.name = line_edit("campaign_name", hint, spoken, 120, self.submit)
        self._create = named(buttons.primary(self.tr("Start"), self.submit), "create")
        self.name.textChanged.connect(self._on_typed)
        self._on_typed("")
        self.add(layouts.row((self.name, 1), self._create, spacing=None))
        self.add(self._beginning())
        self.add(self._words())
        self._on_library()
        self._protect = named(CheckBox(self.tr("Protect it with a passphrase")), "protect")
        self.add(self._protect)

    def _beginning(self) -> QWidget:
        """Starter library, city and state, each below its label."""
        held = QWidget()
        grid = layouts.grid(SIZE.space, 4, stretch={0: 3, 1: 3, 2: 2}, parent=held)
        offered = [("", self.tr("An empty campaign"))]
        offered += [(each.id, each.name) for each in libraries.libraries()]
        self._library = choice_box("library", self.tr("Begin with"), offered)
        self._library.activated.connect(self._on_library)
        self._city = line_edit("city", self.tr("For example: Austin"), self.tr("City"), 120)
        self._state = choice_box("state", self.tr("State"), state_choices())
        self._city.returnPressed.connect(self.submit)
        labels = (self.tr("Begin with"), self.tr("City"), self.tr("State"))
        editors: tuple[QWidget, ...] = (self._library, self._city, self._state)
        for at, (label, editor) in enumerate(zip(labels, editors, strict=True)):
            grid.addWidget(Text(label, "small_strong"), 0, at)
            grid.addWidget(editor, 1, at)
        self._about = named(Text("", "small", wraps=True), "libraryAbout")
        grid.addWidget(self._about, 2, 0, 1, 3)
        return held

    def _words(self) -> QWidget:
        """A line for each language: whether it is used, the issue, and both sides."""
        held = QWidget()
        grid = layouts.grid(SIZE.gap, 6, stretch={1: 3, 2: 2, 3: 2}, parent=held)
        titles = (
            ("issue", self.tr("What is it about?")),
            ("side_for", self.tr("Those for it are")),
            ("side_against", self.tr("Those against are")),
        )
        grid.addWidget(Text(self.tr("Languages"), "small_strong"), 0, 0)
        for at, (_key, title) in enumerate(titles, 1):
            grid.addWidget(Text(title, "small_strong"), 0, at)
        self._boxes: dict[Language, CheckBox] = {}
        self._lines: dict[str, QLineEdit] = {}
        for down, code in enumerate(Language, 1):
            box = named(CheckBox(phrases.language(code)), f"language_{code}")
            self._boxes[code] = box
            grid.addWidget(box, down, 0)
            hints = dict(zip(("side_for", "side_against"), _SIDES[code], strict=True))
            for at, (key, title) in enumerate(titles, 1):
                spoken = f"{title}, {phrases.language(code)}"
                line = line_edit(f"{key}_{code}", hints.get(key, ""), spoken, 120, self.submit)
                self._lines[line.objectName()] = line
                grid.addWidget(line, down, at)
                box.toggled.connect(line.setEnabled)
                line.setEnabled(False)
        self._boxes[Language.ENGLISH].setChecked(True)
        return held

    def first(self) -> None:
        """Begin where typing begins."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Ask for the campaign, if it has a name; else go to the name."""
        name = self.name.text().strip()
        if not name:
            self.first()
            return
        self.wanted.emit(NewCampaign(name, self._details(), self._protect.isChecked()))

    def _details(self) -> ProfileDetails:
        chosen = tuple(code for code, box in self._boxes.items() if box.isChecked())
        said = {key: line.text().strip() for key, line in self._lines.items() if line.isEnabled()}
        return cast(
            ProfileDetails,
            said
            | {
                "library": str(self._library.currentData()),
                "city": self._city.text().strip(),
                "state": str(self._state.currentData()),
                "languages": chosen or (Language.ENGLISH,),
            },
        )

    def _on_typed(self, words: str) -> None:
        self._create.setEnabled(bool(words.strip()))

    def _on_library(self, _at: int = 0) -> None:
        """Say what the library is, and show its words where a person has written none."""
        found = libraries.find(str(self._library.currentData()))
        self._about.setText(
            found.about["en"]
            if found
            else self.tr("You can load talking points and watch words later, or write your own.")
        )
        words = (
            {
                "issue": found.names,
                "side_for": found.side_for,
                "side_against": found.side_against,
            }
            if found
            else {}
        )
        for key, line in self._lines.items():
            name, _, code = key.rpartition("_")
            if not line.isModified():
                line.setText(words.get(name, {}).get(code, ""))
