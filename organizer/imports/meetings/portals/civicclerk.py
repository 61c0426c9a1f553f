"""Events of a CivicClerk portal (civic data 1.5)."""

import re
from collections.abc import Sequence

from organizer.imports.agenda.draft import DocumentDraft
from organizer.imports.draft import Skipped, Why, because
from organizer.imports.json_records import Record, Values, host_of, joined
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.moments import When, when
from organizer.imports.meetings.parts import Facts, RecordFormat, Source, document, draft, no_day
from organizer.imports.meetings.words import agenda_status, document_kind
from organizer.model.kinds import DocumentKind, SourceKind

_STREAM = re.compile(r"/?stream/([A-Za-z0-9_-]+)/", re.IGNORECASE)
_HOST = re.compile(r"([a-z0-9_-]+)\.(?:api|portal)\.civicclerk\.com")


def fits(values: Values) -> bool:
    """Whether a JSON object is an event of the portal."""
    return "eventName" in values and ("startDateTime" in values or "eventDate" in values)


def meeting(record: Record, source: Source) -> MeetingDraft | Skipped:
    """An event. Its times are local, though written with a Z (civic data 5.2)."""
    title = record.line("eventName")
    if record.is_set("isDeleted"):
        return Skipped(record.where, title, because(Why.DELETED_BY_CITY))
    found = _when(record, source.zone)
    body = record.line("categoryName", "eventCategoryName")
    papers = record.rows("publishedFiles", limit=100)
    words = [("eventName", title), ("agendaName", record.line("agendaName"))]
    notices = [(key, record.text(key)) for key in ("eventDescription", "eventNotice")]
    agenda = [paper.line("type", "name") for paper in papers]
    agenda = [label for label in agenda if document_kind(label) == DocumentKind.AGENDA]
    names = [("name", paper.line("name")) for paper in papers]
    place = _place(record.inner("eventLocation", "location"))
    tenant = source.host or _tenant(record)
    number = record.line("id")
    facts = Facts(
        uid=number,
        title=title,
        body=body,
        place=place,
        description=joined(*(text for _, text in notices)),
        url=f"https://{tenant}.portal.civicclerk.com/event/{number}/overview"
        if tenant and number.isalnum()
        else "",
        titles=[*words, ("eventLocation", place), *names],
        texts=notices,
        states=words,
        documents=[
            *(_document(paper, tenant) for paper in papers),
            document(
                "Video", record.link("externalMediaUrl", "mediaStreamPath"), kind=DocumentKind.VIDEO
            ),
        ],
        agenda=agenda_status(" ".join(name for _, name in names if agenda), bool(agenda)),
    )
    return draft(record, found, facts)


def _when(record: Record, zone: str) -> When:
    end = record.first("meetingEndTime", "endDateTime")
    for key in ("startDateTime", "eventDate"):
        found = when(record.values.get(key), zone, end=end, is_wall=True)
        if found is not None:
            return found
    raise no_day("startDateTime", record.first("startDateTime", "eventDate"))


def _place(place: Record) -> str:
    """Name and address on lines; address2 often repeats address1."""
    lines = [place.line("address1", limit=500), place.line("address2", limit=500)]
    city = " ".join(filter(None, (place.line("state"), place.line("zipCode"))))
    lines.append(", ".join(filter(None, (place.line("city"), city))))
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _tenant(record: Record) -> str:
    """The city's name in the portal's addresses, as its papers show it ("stream/CITYST/...")."""
    for one in record.rows("publishedFiles", limit=100):
        found = _STREAM.match(one.line("url", limit=500))
        known = _HOST.fullmatch(host_of(one.link("url", "streamUrl")))
        if found or known:
            return (found or known)[1].lower()  # type: ignore[index]
    return ""


def _document(paper: Record, tenant: str) -> DocumentDraft | None:
    """A paper; a relative address becomes the portal's for its number ([G2], CivicClerk)."""
    kind = document_kind(paper.line("type", "name"))
    url = paper.link("url", "streamUrl")
    number = paper.line("fileId")
    if not url and tenant and number.isdigit():
        method = f"Meetings/GetMeetingFileStream(fileId={number},plainText=false)"
        url = f"https://{tenant}.api.civicclerk.com/v1/{method}"
    label = paper.line("name", "type")
    pdf = "application/pdf" if paper.line("url", limit=500).lower().endswith(".pdf") else ""
    return document(label, url, kind=kind, form=pdf)


def _host(records: Sequence[Record], content: object, url: str) -> str:
    context = content.get("@odata.context") if isinstance(content, dict) else ""
    named = next(filter(None, map(_HOST.fullmatch, (host_of(str(context)), host_of(url)))), None)
    return named[1] if named else next(filter(None, map(_tenant, records)), "")


FORMAT = RecordFormat(SourceKind.CIVICCLERK, fits, meeting, _host, marks=("eventName",))
