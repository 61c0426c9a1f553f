"""The kinds of import, and which of them something is."""

from organizer.imports.agenda.kind import AgendaKind
from organizer.imports.incoming import Incoming, Options
from organizer.imports.kind import ANY, AnyKind, OpenedFile, Sure
from organizer.imports.library.kind import LibraryKind
from organizer.imports.meetings.kind import MeetingsKind
from organizer.imports.people.kind import PeopleKind
from organizer.imports.rosters.kind import RosterKind
from organizer.model.errors import Rule, RuleBroken
from organizer.progress import Progress, silent

KINDS: tuple[AnyKind, ...] = (
    AgendaKind(),
    PeopleKind(),
    MeetingsKind(),
    LibraryKind(),
    RosterKind(),
)
"""In the order in which they are asked; the first that is certain is taken."""

_FOREIGN = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"SQLite f")
"""Beginnings of zip (XLSX, DOCX), pictures, old Office files and databases."""


def named(name: str) -> AnyKind:
    """The kind of a name. Raises RuleBroken FILE_UNKNOWN."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise RuleBroken(Rule.FILE_UNKNOWN)


def kind_of(incoming: Incoming) -> str:
    """The name of the kind that something is, seen from its content and not from its name.

    One meeting with its agenda counts as meetings; an agenda is one that names no meeting. Raises
    RuleBroken FILE_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE for a JSON file that breaks off, or
    FILE_UNKNOWN for what no kind takes.
    """
    return _fitting(incoming, ANY)[0][1].name


def open_file(incoming: Incoming, options: Options, progress: Progress = silent) -> OpenedFile:
    """Read something as the kind that it is. Raises RuleBroken as `kind_of` and the readers do."""
    (sure, first), *others = _fitting(incoming, options)
    try:
        return first.open(incoming, options, progress)
    except RuleBroken:
        if sure != Sure.ASKED or not others:
            raise
    return others[0][1].open(incoming, options, progress)


def _fitting(incoming: Incoming, options: Options) -> list[tuple[Sure, AnyKind]]:
    """The kinds that something may be, the surest first."""
    incoming.check_size()
    found: list[tuple[Sure, AnyKind]] = []
    for kind in () if incoming.data.startswith(_FOREIGN) else KINDS:
        sure = kind.recognise(incoming, options)
        found += [(sure, kind)] if sure else []
        if sure == Sure.CERTAIN:
            break
    if not found:
        raise RuleBroken(Rule.FILE_UNKNOWN)
    return sorted(found, key=lambda one: -one[0])
