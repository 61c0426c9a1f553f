"""A pasted list of names: who is known, who is new, and then all of them in one step."""

import re
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QWidget

from organizer.meetings.speakers import choices as speaker_choices
from organizer.meetings.speakers import commands
from organizer.meetings.speakers.choices import Candidate, NameRow
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import MeetingId, SpeakerStatus
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.meetings.speakers.add_speakers_dialog import make_status_box
from organizer.ui.text.messages import in_one
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import layouts
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.match_list import Match, MatchList
from organizer.ui.widgets.picker import folded
from organizer.ui.widgets.text import Text, unmarked

MOST_NAMES = 500
_LONGEST_NAME = 200
_MARKER = re.compile(r"^\s*(?:[-*•·–—]|\(?\d{1,3}[.)])\s+")
_BEHIND = re.compile(r"[,;|(].*[\d@].*$")
_PAUSE_MS = 150


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
        self,
        context: ScreenContext,
        meeting_id: MeetingId,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("Add a list of names"),
            self.tr("One name per line. Numbers and addresses after a name are left out."),
            parent,
        )
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
        self.go_button = self.add_choice(self.tr("Add speakers"))
        self.go_button.setObjectName("add_all")
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
        self.names = QPlainTextEdit()
        self.names.setObjectName("names")
        self.names.setTabChangesFocus(True)
        self.names.setAccessibleName(self.tr("Names, one per line"))
        self.names.setPlaceholderText(self.tr("Rosa Delgado\nJean-Marc Pierre\n…"))
        self.preview = MatchList(self.tr("What happens with each name"))
        self.preview.setObjectName("preview")
        self.preview.chosen.connect(self._on_chosen)
        line = layouts.row(spacing=SIZE.space)
        for title, widget, share in (
            (self.tr("Names"), self.names, 2),
            (self.tr("Preview"), self.preview, 3),
        ):
            label = Text(title, "small_strong")
            label.setBuddy(widget)
            line.addLayout(layouts.column(label, (widget, 1), spacing=4), share)
        return line

    def _entry(self, row: NameRow, is_double: bool) -> _Entry:
        entry = _Entry(row.name, row.people, is_double)
        key = folded(row.name)
        if len(row.people) == 1:
            return replace(entry, person=row.people[0])
        if len(row.people) > 1:
            ids = {person.id for person in row.people}
            chosen = self._decided.get(key)
            if key in self._decided and (chosen is None or chosen.id in ids):
                return replace(entry, person=chosen)
            return replace(entry, is_decided=False)
        return entry

    def _show_entries(self) -> None:
        mark = self.preview.currentIndex().row()
        self.preview.set_matches(
            [
                Match(place, entry.shown_name, self._about(entry), (self._chip(entry),))
                for place, entry in enumerate(self._entries)
            ],
            mark,
        )
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
        for person in entry.people:
            words = " · ".join(part for part in (person.name, person.about) if part)
            menu.addAction(unmarked(words)).triggered.connect(
                partial(self._decide, folded(entry.name), person)
            )
        menu.addAction(self.tr("A new person with this name")).triggered.connect(
            partial(self._decide, folded(entry.name), None)
        )
        below = self.preview.visualRect(self.preview.currentIndex()).bottomLeft()
        menu.popup(self.preview.viewport().mapToGlobal(below))
        menu.aboutToHide.connect(menu.deleteLater)

    def _decide(self, key: str, person: Candidate | None, _is_on: bool = False) -> None:
        self._decided[key] = person
        self.look_up()


def is_list(text: str) -> bool:
    """Whether a pasted text holds several names."""
    return len(names_of(text)) > 1
