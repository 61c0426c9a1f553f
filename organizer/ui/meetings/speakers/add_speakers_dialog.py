"""Putting people on a meeting's list as fast as names can be typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from organizer.meetings.speakers import choices as speaker_choices
from organizer.meetings.speakers import commands
from organizer.meetings.speakers.choices import Candidate
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import MeetingId, SpeakerStatus
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import Tone
from organizer.ui.text import phrases
from organizer.ui.text.messages import in_one
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import ChoiceBox
from organizer.ui.widgets.match_list import Match, MatchList
from organizer.ui.widgets.message_bar import announce
from organizer.ui.widgets.picker import folded
from organizer.ui.widgets.text import Text

FIRST_STATUSES = (
    SpeakerStatus.SUGGESTED,
    SpeakerStatus.ASKED,
    SpeakerStatus.CONFIRMED,
    SpeakerStatus.REGISTERED,
)
_NEW = "new"
_LONGEST_NAME = 200


class NameField(QLineEdit):
    """One name; a list of names that is pasted is handed on instead of being put in one line."""

    list_pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at what is pasted."""
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if len(text.split("\n")) > 1 and text.strip().count("\n"):
                self.list_pasted.emit(text)
                return
        super().keyPressEvent(event)


class AddSpeakersDialog(Sheet):
    """Type a name, Enter, the next name; it stays open until it is left."""

    added = Signal(int)
    """The id of a speaker who was put on the list."""

    list_wanted = Signal(str)
    """A list of names should be pasted; the text if there is one already."""

    def __init__(
        self, context: ScreenContext, meeting_id: MeetingId, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            self.tr("Add speakers"),
            self.tr(
                "Type a name. People you know appear as you type. Press Enter to add, Esc to "
                "finish."
            ),
            parent,
        )
        self.setObjectName("add_speakers")
        self._context, self._meeting_id = context, meeting_id
        self._people: dict[object, Candidate] = {}
        self._added: list[str] = []
        self.add(self._make_fields())
        self.matches = MatchList(self.tr("People and new names"))
        self.matches.setObjectName("matches")
        self.matches.setMinimumHeight(90)
        self.matches.follow(self.field)
        self.matches.chosen.connect(self._on_chosen)
        self.matches.refused.connect(self._on_refused)
        self.add(self.matches, 1)
        self._note = Text("", "small", wraps=True)
        self._chips = ChipRow()
        self.add(self._note)
        self.add(self._chips)
        self.add_left(buttons.link(self.tr("Paste a list of names…"), self._on_paste_wanted))
        self.add_button(self.tr("Done"), self.accept).setObjectName("done")
        self.resize(520, 480)
        self._on_typed("")

    def set_words(self, words: str) -> None:
        """Begin with these words."""
        self.field.setText(" ".join(words.split()))

    def _make_fields(self) -> QHBoxLayout:
        self.field = NameField()
        self.field.setObjectName("name")
        self.field.setMaxLength(_LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Name"))
        self.field.setPlaceholderText(self.tr("First and last name, or what you call them"))
        self.field.textChanged.connect(self._on_typed)
        self.field.list_pasted.connect(self._on_list_pasted)
        self.status = make_status_box(self.tr("Status of the people you add"))
        line = layouts.row(spacing=None)
        for label, widget, share in (
            (self.tr("Name"), self.field, 3),
            (self.tr("Add as"), self.status, 1),
        ):
            title = Text(label, "small_strong")
            title.setBuddy(widget)
            line.addLayout(layouts.column(title, widget, spacing=4), share)
        return line

    def _on_typed(self, words: str) -> None:
        words = " ".join(words.split())
        found = self._context.bridge.query(speaker_choices.candidates, self._meeting_id, words)
        self._people = {each.id: each for each in found}
        matches = [_match(each, self.tr("on the list")) for each in found]
        if words:
            new = self.tr("Add “{name}” as a new person").format(name=words)
            matches.append(Match(_NEW, new, icon="plus"))
        is_exact = bool(found) and folded(found[0].name) == folded(words)
        first = next((i for i, match in enumerate(matches) if match.is_open), 0)
        self.matches.set_matches(matches, 0 if is_exact else first)
        if words:
            self._note.setText("")
        elif not self._added:
            self._note.setText(self.tr("Anybody you don't know yet is added as a new person."))

    def _on_chosen(self, key: object) -> None:
        status = SpeakerStatus(self.status.currentData())
        label = self.tr("Add speaker")
        try:
            if key == _NEW:
                name = " ".join(self.field.text().split())
                made = self._context.bridge.attempt(
                    label, commands.add_names, self._meeting_id, [(name, None)], status
                )[0]
            else:
                person = self._people[key]
                name = person.name
                made = self._context.bridge.attempt(
                    label, commands.add, self._meeting_id, person.id, status
                )
        except (RuleBroken, StoreTrouble) as error:
            self._say(in_one(error), is_wrong=True)
            return
        self._added.append(name)
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._chips.set_chips([Chip(each, Tone.GREEN) for each in self._added[-6:]])
        count = len(self._added)
        words = spelled(self.tr("%n speaker(s) added.", "", count), count)
        self._say(words)
        announce(self, self.tr("{name} added").format(name=name))
        self.added.emit(int(made))

    def _on_refused(self, key: object) -> None:
        name = self._people[key].name
        self._say(self.tr("{name} is already on the list.").format(name=name), is_wrong=True)
        self.field.selectAll()  # the next name replaces this one

    def _say(self, words: str, is_wrong: bool = False) -> None:
        self._note.set_role("error" if is_wrong else "small")
        self._note.setText(words)

    def _on_paste_wanted(self) -> None:
        text = QGuiApplication.clipboard().text()
        self._on_list_pasted(text if text.strip().count("\n") else "")

    def _on_list_pasted(self, text: str) -> None:
        self.accept()
        self.list_wanted.emit(text)


def make_status_box(name: str) -> ChoiceBox:
    """A choice of the statuses that a new speaker may begin with."""
    box = ChoiceBox()
    box.setObjectName("first_status")
    box.setAccessibleName(name)
    for status in FIRST_STATUSES:
        box.addItem(phrases.status_chip(status).text, str(status))
    return box


def _match(person: Candidate, on_list: str) -> Match:
    chips = (Chip(on_list, Tone.GRAY),) if person.is_on_list else ()
    return Match(person.id, person.name, person.about, chips, "person", not person.is_on_list)
