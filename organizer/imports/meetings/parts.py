"""What the readers of all meeting portals share: the form of a reader, and how a draft is made."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from organizer.imports.agenda.draft import DocumentDraft, ItemDraft, VoteDraft
from organizer.imports.draft import Reason, Skipped, Why, because
from organizer.imports.incoming import Incoming
from organizer.imports.json_records import Record, Values, host_of, joined, plain, web_address
from organizer.imports.meetings.draft import MeetingDraft, MeetingsDraft
from organizer.imports.meetings.moments import When
from organizer.imports.meetings.words import (
    cancelled,
    cancelled_file,
    document_kind,
    is_not_there,
    status_in,
    vote,
)
from organizer.imports.plain_text import one_line, place_and_address, shortened
from organizer.model.kinds import AgendaStatus, DocumentKind, MeetingStatus
from organizer.progress import Progress

Words = Sequence[tuple[str, str]]
"""Fields with their names, for evidence."""

MAX_DOCUMENTS = 200

_NO_PLACE = re.compile(
    r"https?://|www\.|\b[\w.-]+\.(?:com|org|gov|net|us|ly|tv)/|@\w+\.\w"
    r"|\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b"
    r"|\b(?:dial|call|phone|listen|webinar|meeting) (?:in|line|id|number)?\b.*\d{3}",
    re.IGNORECASE,
)


class NotReadable(Exception):
    """A record that cannot become a meeting, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason.kind))
        self.reason = reason


class Source(NamedTuple):
    """Where a file is from: the zone of times that name none, and the `host` of its portal.

    `host` is "" where neither the file nor its address says it.
    """

    zone: str
    host: str = ""

    def address(self, path: str) -> str:
        """The full address of a path on the portal, "" where the host is not known."""
        return web_address(f"https://{self.host}/{path.lstrip('/')}") if self.host and path else ""


def _no_host(_records: Sequence[Record], _content: object, _url: str) -> str:
    return ""


class FileFormat(NamedTuple):
    """A format in which a whole file is read at once: a page, a calendar.

    `recognise` sees it from the content. `read` gets what came in, the zone of bare times, and the
    day from which repetitions are reckoned.
    """

    name: str
    recognise: Callable[[Incoming], bool]
    read: Callable[[Incoming, str, date, Progress], MeetingsDraft]


class RecordFormat(NamedTuple):
    """A format of JSON that meetings come in, record by record.

    `fits` knows its records; `meeting` makes a draft of one and raises NotReadable; `host` says
    whose numbers the uids of a file are, from its records, its whole content and the address it
    came from; `is_list` that a file of it lists all meetings of its days; `has_copies` that the
    same meeting may come again under another number. `marks` are keys by which a file that breaks
    off is known; `page_size` is how many records the portal gives at most at once, 0 if any.
    """

    name: str
    fits: Callable[[Values], bool]
    meeting: Callable[[Record, Source], MeetingDraft | Skipped]
    host: Callable[[Sequence[Record], object, str], str] = _no_host
    is_list: bool = True
    has_copies: bool = False
    marks: tuple[str, ...] = ()
    page_size: int = 0


def no_day(field: str, value: object) -> NotReadable:
    """The complaint about a record without a day that can be read."""
    words = shortened(one_line(plain(value)), 60)
    if words:
        return NotReadable(because(Why.DATE_UNREAD, field=field, value=words))
    return NotReadable(because(Why.DATE_MISSING, field=field))


class Facts(NamedTuple):
    """What a record says of a meeting, in plain text.

    `titles` and `texts` are searched for a cancellation, the file names of `documents` and of
    `links` (name, address) too, `states` for the other statuses; `status` is what counts where
    they say nothing. `place` may have lines of phones and links, which go to the description.
    """

    uid: str
    title: str
    body: str = ""
    place: str = ""
    description: str = ""
    url: str = ""
    status: MeetingStatus = MeetingStatus.CONFIRMED
    titles: Words = ()
    texts: Words = ()
    states: Words = ()
    links: Words = ()
    documents: Sequence[DocumentDraft | None] = ()
    items: Sequence[ItemDraft] | None = None
    agenda: AgendaStatus = AgendaStatus.NONE


def draft(record: Record, found: When, facts: Facts) -> MeetingDraft:
    """A meeting of a record, its status found in the words of its facts."""
    name, address, notes = place_parts(facts.place)
    papers = list(dict.fromkeys(doc for doc in facts.documents if doc is not None))
    status, evidence = _status(facts, papers)
    return MeetingDraft(
        uid=one_line(facts.uid)[:300],
        title=facts.title or facts.body or "Meeting",
        date=found.day,
        start=found.start,
        end=found.end,
        zone=found.zone,
        zone_origin=found.origin,
        place_name=shortened(name, 500),
        place_address=shortened(address, 500),
        description=shortened(joined(facts.description, notes), 10_000),
        url=facts.url,
        status=status,
        evidence=evidence,
        where=record.where,
        body=facts.body,
        time_certainty=found.certainty,
        time_text=found.words,
        agenda_status=_agenda(facts.agenda, status, evidence, papers),
        documents=tuple(papers[:MAX_DOCUMENTS]),
        items=None if facts.items is None else tuple(facts.items),
        raw=record.raw(),
    )


def _status(facts: Facts, papers: Sequence[DocumentDraft]) -> tuple[MeetingStatus, str]:
    """The status, and the field and words that say so (civic data 5.3)."""
    files = [(paper.title or "document", paper.url) for paper in papers]
    evidence = cancelled(facts.titles, facts.texts) or cancelled_file([*files, *facts.links])
    if evidence:
        return MeetingStatus.CANCELLED, evidence
    told, evidence = status_in(facts.states)
    return (told, evidence) if evidence else (facts.status, "")


def _agenda(
    told: AgendaStatus, status: MeetingStatus, evidence: str, papers: Sequence[DocumentDraft]
) -> AgendaStatus:
    """How far the agenda is; of a cancelled meeting a notice may be all that was published."""
    if status != MeetingStatus.CANCELLED:
        return told
    has_notice = any(paper.kind == DocumentKind.NOTICE for paper in papers)
    is_notice = has_notice or "notice" in evidence.lower()
    return AgendaStatus.CANCELLATION if is_notice else told


def place_parts(text: str) -> tuple[str, str, str]:
    """A place of several lines as (name, address, the lines that are phones or links)."""
    lines = [line.strip(" ,;") for line in text.split("\n")]
    lines = [line for line in lines if line]
    notes = [line for line in lines if _NO_PLACE.search(line)]
    left = [line for line in lines if not _NO_PLACE.search(line)]
    name, address = place_and_address(shortened(one_line(", ".join(left)), 1000))
    return name.replace(" ,", ","), address, "\n".join(notes)


def document(
    label: str,
    link: object,
    *,
    kind: DocumentKind | None = None,
    language: str = "",
    form: str = "",
) -> DocumentDraft | None:
    """A paper by its label and address; None where it is not posted ("Not available", no link)."""
    url = web_address(link)
    label = shortened(one_line(label), 200)
    if not url or is_not_there(label):
        return None
    if cancelled_file([(label, url)]):
        kind = DocumentKind.NOTICE
    return DocumentDraft(
        kind or document_kind(label), url, label, language[:20], form or media_type(url)
    )


def media_type(url: str) -> str:
    """The media type that an address ends in, "" where it shows none."""
    ending = url.partition("?")[0].rsplit(".", 1)[-1].lower()
    known = {"pdf": "application/pdf", "htm": "text/html", "html": "text/html", "mp4": "video/mp4"}
    return known.get(ending, "")


def votes(rows: Iterable[Record]) -> tuple[VoteDraft, ...]:
    """The votes of a roll call; rows that only say who was present are none."""
    found = []
    for row in rows:
        name = row.line("FullName", "VotePersonName", "PersonName", "voterName", "Name", limit=200)
        kind = vote(row.line("Value", "VoteValueName", "Vote", "VoteName", "vote"))
        if name and kind is not None:
            found.append(VoteDraft(name, kind))
    return tuple(found)


def legistar_client(urls: Iterable[str]) -> str:
    """The client of a Legistar city ("seattle"), else the host of its pages, else ""."""
    for host in filter(None, map(host_of, urls)):
        return host.removesuffix(".legistar.com")
    return ""
