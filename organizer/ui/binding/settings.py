"""What this computer remembers: typed, declared once, and no personal data among it.

Recent campaigns are folder paths; the person can turn the list off (rules F10).
"""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from organizer.paths import APP_NAME

RECENT_KEPT = 5
LEAD_MINUTES = "1440 120"
"""A day and two hours: time to sign up in office hours, and once more before it closes."""


class _Kept:
    """Values of one ini file, by their names."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def _text(self, key: str, default: str) -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def _keep(self, key: str, value: object) -> None:
        self._store.setValue(key, value)
        self._store.sync()


class _Text:
    """A setting that is kept as the words that it is."""

    def __init__(self, key: str, default: str = "") -> None:
        self._key, self._default = key, default

    def __get__(self, owner: _Kept, _kind: type[_Kept]) -> str:
        return owner._text(self._key, self._default)

    def __set__(self, owner: _Kept, value: str) -> None:
        owner._keep(self._key, str(value))


class ReminderSettings(_Kept):
    """How this computer reminds."""

    @property
    def notifies_desktop(self) -> bool:
        """True while reminders are also told by the desktop."""
        return self._text("reminders/desktop", "yes") == "yes"

    @notifies_desktop.setter
    def notifies_desktop(self, value: bool) -> None:
        self._keep("reminders/desktop", "yes" if value else "no")

    @property
    def lead_minutes(self) -> list[int]:
        """How long before it is due a task is reminded of, the longest first; may be empty."""
        kept = self._text("reminders/lead_minutes", LEAD_MINUTES)
        found = {int(part) for part in kept.split() if part.isdecimal() and len(part) <= 6}
        return sorted(found, reverse=True)

    @lead_minutes.setter
    def lead_minutes(self, value: Sequence[int]) -> None:
        self._keep("reminders/lead_minutes", " ".join(str(each) for each in value))

    @property
    def shown(self) -> list[str]:
        """The marks of the reminders that were shown, oldest first; they tell nothing."""
        return self._text("reminders/shown", "").split()

    @shown.setter
    def shown(self, marks: Sequence[str]) -> None:
        self._keep("reminders/shown", " ".join(marks))


class Settings(_Kept):
    """The settings of this computer, in one ini file."""

    def __init__(self, path: Path | None = None) -> None:
        where = QStandardPaths.StandardLocation.GenericConfigLocation
        place = path or Path(QStandardPaths.writableLocation(where), APP_NAME, "desk.ini")
        super().__init__(QSettings(str(place), QSettings.Format.IniFormat))
        self.reminders = ReminderSettings(self._store)

    scheme = _Text("look/scheme", "system")
    """The chosen colour scheme, a value of `theme.Scheme`."""

    language = _Text("look/language")
    """The language of the window as a code; empty: that of the system."""

    @property
    def text_percent(self) -> int:
        """Text zoom, 80 to 200."""
        text = self._text("look/text_percent", "100")
        return min(200, max(80, int(text))) if text.isdigit() else 100

    @text_percent.setter
    def text_percent(self, value: int) -> None:
        self._keep("look/text_percent", str(value))

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window, as Qt saved it; may be empty."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._keep("window/geometry", value)

    @property
    def meetings_view(self) -> str:
        """How meetings are shown: "list" or "month"."""
        return "month" if self._text("meetings/view", "list") == "month" else "list"

    @meetings_view.setter
    def meetings_view(self, value: str) -> None:
        self._keep("meetings/view", value)

    @property
    def last_campaign(self) -> str:
        """The folder that was open last; empty: none, or not remembered."""
        return self._text("files/last", "") if self.remembers_recent else ""

    @last_campaign.setter
    def last_campaign(self, folder: str) -> None:
        if self.remembers_recent:
            self._keep("files/last", folder)

    @property
    def last_name(self) -> str:
        """What the campaign that was open last is called, for the first moment of a start."""
        return self._text("files/name", "") if self.remembers_recent else ""

    @last_name.setter
    def last_name(self, name: str) -> None:
        if self.remembers_recent:
            self._keep("files/name", name)

    def place_in(self, folder: str) -> tuple[str, object] | None:
        """The screen that was open last in a campaign, and the target that leads back there."""
        try:
            kept = json.loads(self._text("files/place", ""))
            where, screen, target = kept
        except ValueError:
            return None
        if where != folder or not isinstance(screen, str):
            return None
        return screen, tuple(target) if isinstance(target, list) else target

    def keep_place(self, folder: str, screen: str, target: object) -> None:
        """Remember the screen that is open in a campaign: its name, and ids, no words."""
        if self.remembers_recent and screen:
            self._keep("files/place", json.dumps([folder, screen, target]))

    @property
    def remembers_recent(self) -> bool:
        """True unless the person turned the list of recent campaigns off."""
        return self._text("files/remember", "yes") == "yes"

    @remembers_recent.setter
    def remembers_recent(self, value: bool) -> None:
        self._keep("files/remember", "yes" if value else "no")
        if not value:
            self._store.remove("files/recent")
            self._store.remove("files/last")
            self._store.remove("files/place")
            self._store.remove("files/name")
            self._store.sync()

    @property
    def recent(self) -> list[str]:
        """Folders opened lately, newest first, at most `RECENT_KEPT`."""
        kept = self._store.value("files/recent", [])
        listed = kept if isinstance(kept, list) else [kept]
        return [str(each) for each in listed if each][:RECENT_KEPT]

    def add_recent(self, folder: str) -> None:
        """Put a folder at the head of the list, if there is to be one."""
        if self.remembers_recent:
            rest = [each for each in self.recent if each != folder]
            self._keep("files/recent", [folder, *rest][:RECENT_KEPT])
            self.last_campaign = folder

    def forget_recent(self, folder: str) -> None:
        """Take a folder off the list."""
        self._keep("files/recent", [each for each in self.recent if each != folder])
        if self._text("files/last", "") == folder:
            self._store.remove("files/last")
