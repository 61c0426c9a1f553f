"""What an agenda says: its lines, papers and votes, before anything is decided about them."""

from dataclasses import dataclass
from datetime import date, time

from organizer.imports.draft import Problem
from organizer.model.kinds import DocumentKind, Fate, Hearing, Vote


@dataclass(frozen=True)
class DocumentDraft:
    """The address of a paper that a body published. It is never fetched by itself."""

    kind: DocumentKind
    url: str
    title: str = ""
    language: str = ""
    media_type: str = ""


@dataclass(frozen=True)
class VoteDraft:
    """How one member voted, as the file names them."""

    official: str
    vote: Vote


@dataclass(frozen=True)
class ItemDraft:
    """One line of an agenda as a file gives it, in the order of the agenda.

    `number` is the printed number as text, "" where there is none. `depth` is 0 for an item and
    more for what stands below one. `section` is the heading that it stands under. `is_consent`
    None is not known. `place` says where in the file it is ("page 3"), for messages and hits.
    """

    title: str
    number: str = ""
    section: str = ""
    file_no: str = ""
    depth: int = 0
    is_consent: bool | None = None
    hearing: Hearing = Hearing.NONE
    item_type: str = ""
    summary: str = ""
    presenter: str = ""
    result: str = ""
    fate: Fate = Fate.SCHEDULED
    tally: str = ""
    url: str = ""
    uid: str = ""
    documents: tuple[DocumentDraft, ...] = ()
    votes: tuple[VoteDraft, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class LooseLine:
    """A line of an agenda that went into no item, with its place."""

    where: str
    text: str


@dataclass(frozen=True)
class AgendaDraft:
    """The agenda of one meeting, as a file gives it: items in order, and the whole text.

    `pages` are the texts of its pages, for watch words; a page without any text is empty and has
    a problem that says so. `meeting_uid`, `title`, `day`, `start` and `body` are what the file
    says of its meeting, empty or None where it says nothing. `label` is its version ("Final
    Revised"). `unparsed` are lines that went into no item.
    """

    profile: str
    items: tuple[ItemDraft, ...] = ()
    pages: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    unparsed: tuple[LooseLine, ...] = ()
    label: str = ""
    title: str = ""
    body: str = ""
    day: date | None = None
    start: time | None = None
    host: str = ""
    meeting_uid: str = ""
    documents: tuple[DocumentDraft, ...] = ()
