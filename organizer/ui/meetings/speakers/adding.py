"""Putting people on a meeting's list: typed one by one, or pasted all at once."""

import re
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from organizer.meetings.speakers import choices as speaker_choices
from organizer.meetings.speakers import commands
from organizer.meetings.speakers.choices import Candidate, NameRow
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import MeetingId, SpeakerStatus
from organizer.ui.binding.page import Page, make_action
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.text.messages import in_one
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.dialogs import Sheet, show_sheet
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.fields import ChoiceBox
from organizer.ui.widgets.floating_message import announce
from organizer.ui.widgets.match_list import Match, MatchList
from organizer.ui.widgets.picker import folded
from organizer.ui.widgets.text import Text, unmarked

FIRST_STATUSES = (
    SpeakerStatus.SUGGESTED,
    SpeakerStatus.ASKED,
    SpeakerStatus.CONFIRMED,
    SpeakerStatus.REGISTERED,
)
_NEW = "new"
_LONGEST_NAME = 200
MOST_NAMES = 500
_MARKER = re.compile(r"^\s*(?:[-*•·–—]|\(?\d{1,3}[.)])\s+")
_BEHIND = re.compile(r"[,;|(].*[\d@].*$")
_PAUSE_MS = 150


class NameField(QLineEdit):
    """One name; a list of names that is pasted is handed on instead of being put in one line."""

    list_pasted = Signal(str)
    """The whole text."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at what is pasted."""
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if text.strip().count("\n"):
                self.list_pasted.emit(text)
                return
        super().keyPressEvent(event)


class AddSpeakersDialog(Sheet):
    """Type a name, Enter, the next name; it stays open until it is left."""

    added = Signal(int)
    """The id of a speaker who was put on the list."""

    list_wanted = Signal(str)
    """A list of names should be pasted; the text if there is one already."""

    def __init__(self, context: ScreenContext, meeting_id: MeetingId, parent: QWidget) -> None:
        line = self.tr(
            "Type a name. People you know appear as you type. Press Enter to add, Esc to finish."
        )
        super().__init__(self.tr("Add speakers"), line, parent)
        self.setObjectName("add_speakers")
        self._context, self._meeting_id = context, meeting_id
        self._people: dict[object, Candidate] = {}
        self._added: list[str] = []
        self.add(self._make_fields())
        self.matches = named(MatchList(self.tr("People and new names")), "matches")
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
        self.field = named(NameField(), "name")
        self.field.setMaxLength(_LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Name"))
        self.field.setPlaceholderText(self.tr("First and last name, or what you call them"))
        self.field.textChanged.connect(self._on_typed)
        self.field.list_pasted.connect(self._on_list_pasted)
        self.status = make_status_box(self.tr("Status of the people you add"))
        return layouts.row(
            (_titled(self.tr("Name"), self.field), 3),
            (_titled(self.tr("Add as"), self.status), 1),
            spacing=None,
        )

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
        self._say(spelled(self.tr("%n speaker(s) added.", "", count), count))
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
    box = named(ChoiceBox(), "first_status")
    box.setAccessibleName(name)
    for status in FIRST_STATUSES:
        box.addItem(phrases.status_chip(status).text, str(status))
    return box


def _match(person: Candidate, on_list: str) -> Match:
    chips = (Chip(on_list, Tone.GRAY),) if person.is_on_list else ()
    return Match(person.id, person.name, person.about, chips, "person", not person.is_on_list)


def names_of(text: str) -> list[str]:
    """The names of a pasted list, one of each line, in order; doubles stay in.

    Numbers and dots before a name go, and so does what follows a tab, or a comma with a number
    or an address behind it.
    """
    names = []
    for line in text.splitlines():
        bare = _MARKER.sub("", line.split("\t")[0].strip())
        name = " ".join(_BEHIND.sub("", bare).split()).strip(" ,;")[:_LONGEST_NAME]
        if any(letter.isalpha() for letter in name):
            names.append(name)
    return names[:MOST_NAMES]


@dataclass(frozen=True)
class _Entry:
    """A name, the people of that name, and who of them is meant: None is a new person."""

    name: str
    people: tuple[Candidate, ...]
    is_double: bool
    person: Candidate | None = None
    is_decided: bool = True

    @property
    def shown_name(self) -> str:
        return self.person.name if self.person is not None else self.name

    @property
    def is_added(self) -> bool:
        is_here = self.person is not None and self.person.is_on_list
        return self.is_decided and not self.is_double and not is_here


class PasteNamesDialog(Sheet):
    """The names at the left, what becomes of each at the right."""

    added = Signal(list)
    """The ids of the speakers who were put on the list."""

    def __init__(
        self, context: ScreenContext, meeting_id: MeetingId, text: str, parent: QWidget
    ) -> None:
        line = self.tr("One name per line. Numbers and addresses after a name are left out.")
        super().__init__(self.tr("Add a list of names"), line, parent)
        self.setObjectName("paste_names")
        self._context, self._meeting_id = context, meeting_id
        self._entries: list[_Entry] = []
        self._decided: dict[str, Candidate | None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look_up)
        self.add(self._make_columns(), 1)
        self._line = Text("", "muted", wraps=True)
        self.add(self._line)
        self.status = make_status_box(self.tr("Status of the people you add"))
        label = Text(self.tr("Add as"), "small_strong")
        label.setBuddy(self.status)
        self.add_left(self.status)
        self.add_left(label)
        self.go_button = named(self.add_choice(self.tr("Add speakers")), "add_all")
        self.resize(700, 500)
        self.names.setPlainText(text)
        self.look_up()
        self.names.textChanged.connect(self._timer.start)
        if self.go_button.isEnabled():
            self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_up(self) -> None:
        """Find out who is known."""
        self._timer.stop()
        names = names_of(self.names.toPlainText())
        found = self._context.bridge.query(speaker_choices.look_up, self._meeting_id, names)
        seen: set[str] = set()
        self._entries = []
        for row in found:
            key = folded(row.name)
            self._entries.append(self._entry(row, key in seen))
            seen.add(key)
        self._show_entries()

    def accept(self) -> None:
        """Put all of them on the list, as one step."""
        self.look_up()
        known = [
            (entry.name, entry.person.id if entry.person else None)
            for entry in self._entries
            if entry.is_added
        ]
        if not known:
            return
        count = len(known)
        label = spelled(self.tr("Add %n speaker(s)", "", count), count)
        status = SpeakerStatus(self.status.currentData())
        try:
            made = self._context.bridge.attempt(
                label, commands.add_names, self._meeting_id, known, status
            )
        except (RuleBroken, StoreTrouble) as error:
            self._line.set_role("error")
            self._line.setText(in_one(error))
            return
        self.added.emit(list(made))
        super().accept()

    def _make_columns(self) -> QHBoxLayout:
        self.names = named(QPlainTextEdit(), "names")
        self.names.setTabChangesFocus(True)
        self.names.setAccessibleName(self.tr("Names, one per line"))
        self.names.setPlaceholderText(self.tr("Rosa Delgado\nJean-Marc Pierre\n…"))
        self.preview = named(MatchList(self.tr("What happens with each name")), "preview")
        self.preview.chosen.connect(self._on_chosen)
        return layouts.row(
            (_titled(self.tr("Names"), self.names), 2),
            (_titled(self.tr("Preview"), self.preview), 3),
            spacing=SIZE.space,
        )

    def _entry(self, row: NameRow, is_double: bool) -> _Entry:
        entry = _Entry(row.name, row.people, is_double)
        if len(row.people) < 2:
            return replace(entry, person=next(iter(row.people), None))
        key = folded(row.name)
        chosen = self._decided.get(key)
        if key in self._decided and (chosen is None or chosen.id in {p.id for p in row.people}):
            return replace(entry, person=chosen)
        return replace(entry, is_decided=False)

    def _show_entries(self) -> None:
        mark = self.preview.currentIndex().row()
        matches = [
            Match(place, entry.shown_name, self._about(entry), (self._chip(entry),))
            for place, entry in enumerate(self._entries)
        ]
        self.preview.set_matches(matches, mark)
        self._line.set_role("muted")
        self._line.setText(self._sum())
        count = sum(entry.is_added for entry in self._entries)
        self.go_button.setEnabled(count > 0)
        words = spelled(self.tr("Add %n speaker(s)", "", count), count)
        self.go_button.setText(words if count else self.tr("Add speakers"))

    def _about(self, entry: _Entry) -> str:
        if not entry.is_decided:
            return self.tr("Which one? Press Enter to choose.")
        return entry.person.about if entry.person is not None else ""

    def _chip(self, entry: _Entry) -> Chip:
        if entry.is_double:
            return Chip(self.tr("twice"), Tone.GRAY)
        if not entry.is_decided:
            count = len(entry.people)
            return Chip(self.tr("{count} people with this name").format(count=count), Tone.AMBER)
        if entry.person is None:
            return Chip(self.tr("new"), Tone.BLUE)
        if entry.person.is_on_list:
            return Chip(self.tr("on the list"), Tone.GRAY)
        return Chip(self.tr("known"), Tone.GREEN)

    def _sum(self) -> str:
        if not self._entries:
            return self.tr("Nobody yet. Paste or type names at the left.")
        added = [entry for entry in self._entries if entry.is_added]
        new = sum(entry.person is None for entry in added)
        parts = [
            self.tr("{count} known").format(count=len(added) - new),
            self.tr("{count} new").format(count=new),
        ]
        here = sum(entry.person is not None and entry.person.is_on_list for entry in self._entries)
        if here:
            parts.append(self.tr("{count} already on the list").format(count=here))
        if open_ := sum(not entry.is_decided for entry in self._entries):
            parts.append(self.tr("{count} to decide; left out until you do").format(count=open_))
        return " · ".join(parts)

    def _on_chosen(self, place: int) -> None:
        entry = self._entries[place]
        if len(entry.people) < 2 or entry.is_double:
            return
        menu = QMenu(self)
        key = folded(entry.name)
        for person in entry.people:
            words = " · ".join(part for part in (person.name, person.about) if part)
            menu.addAction(unmarked(words), partial(self._decide, key, person))
        menu.addAction(self.tr("A new person with this name"), partial(self._decide, key, None))
        below = self.preview.visualRect(self.preview.currentIndex()).bottomLeft()
        menu.popup(self.preview.viewport().mapToGlobal(below))
        menu.aboutToHide.connect(menu.deleteLater)

    def _decide(self, key: str, person: Candidate | None) -> None:
        self._decided[key] = person
        self.look_up()


def is_list(text: str) -> bool:
    """Whether a pasted text holds several names."""
    return len(names_of(text)) > 1


def _titled(words: str, widget: QWidget) -> QVBoxLayout:
    """A widget below its name."""
    title = Text(words, "small_strong")
    title.setBuddy(widget)
    return layouts.column(title, (widget, 1), spacing=4)


class SpeakerAdding(QObject):
    """Opens the two dialogs for the meeting that is shown."""

    added = Signal(list)
    """The ids of speakers who were put on the list."""

    def __init__(self, context: ScreenContext, page: Page, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._page, self._window = context, page, window
        self.meeting_id = MeetingId(0)
        self.dialog: AddSpeakersDialog | PasteNamesDialog | None = None
        words = self.tr("Add speaker")
        self.action = make_action(
            window, words, self.type_names, icon="plus", keys="Ins", is_primary=True
        )

    def nothing(self, line: str) -> EmptyState:
        """What a meeting without speakers shows: both ways to add some."""
        title, add, paste = self.tr("No speakers yet"), self.action.text(), self.tr("Paste a list")
        typed, pasted = self.type_names, self.paste_clipboard
        return EmptyState("mic", title, line, add, paste, on_action=typed, on_second=pasted)

    def type_names(self, words: str = "") -> None:
        """Ask for names, one by one."""
        made = AddSpeakersDialog(self._context, self.meeting_id, self._window)
        made.set_words(words)
        made.added.connect(lambda speaker_id: self.added.emit([speaker_id]))
        made.list_wanted.connect(self.paste_names)
        self._show(made)

    def paste_names(self, text: str = "") -> None:
        """Ask for a list of names."""
        made = PasteNamesDialog(self._context, self.meeting_id, text, self._window)
        made.added.connect(self._on_many)
        self._show(made)

    def paste_clipboard(self) -> None:
        """Ask for a list of names, beginning with the one that was copied, if it is one."""
        text = QGuiApplication.clipboard().text()
        self.paste_names(text if is_list(text) else "")

    def take_text(self, text: str) -> None:
        """Take what was pasted: a list of names, or one name."""
        if is_list(text):
            self.paste_names(text)
        elif text.strip():
            self.type_names(text)

    def _show(self, made: AddSpeakersDialog | PasteNamesDialog) -> None:
        self.dialog = made
        made.finished.connect(partial(self._forget, made))
        show_sheet(made)

    def _forget(self, closed: QWidget, _result: int) -> None:
        if self.dialog is closed:  # it may have opened the other one
            self.dialog = None

    def _on_many(self, ids: list[int]) -> None:
        self._page.told.emit(spelled(self.tr("%n speaker(s) added.", "", len(ids)), len(ids)))
        self.added.emit(ids)
