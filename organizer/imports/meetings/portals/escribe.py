"""Meetings of an eScribe portal, as its calendar is answered (civic data 1.5)."""

from collections.abc import Sequence

from organizer.imports.agenda.draft import DocumentDraft
from organizer.imports.json_records import Record, Values, host_of
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.moments import When, on_day, when
from organizer.imports.meetings.parts import Facts, RecordFormat, Source, document, draft, no_day
from organizer.imports.meetings.words import agenda_status, document_kind
from organizer.model.kinds import DocumentKind, SourceKind

_FORMS = {"pdf": "application/pdf", "html": "text/html", "htm": "text/html"}


def fits(values: Values) -> bool:
    """Whether a JSON object is a meeting of GetCalendarMeetings."""
    return "MeetingName" in values and ("StartDate" in values or "FormattedStart" in values)


def meeting(record: Record, source: Source) -> MeetingDraft:
    """A meeting. Its addresses are relative to a portal that the file does not name."""
    found = _when(record, source.zone)
    title = record.line("MeetingName")
    papers = record.rows("MeetingDocumentLink", limit=100)
    labels = [("MeetingDocumentLink", paper.line("Title", "Type")) for paper in papers]
    place = record.text("Location", limit=1000)
    notes = record.text("Description")
    agendas = [label for _, label in labels if document_kind(label) == DocumentKind.AGENDA]
    is_posted = record.is_set("HasAgenda") or bool(agendas)
    is_off = record.is_set("IsCancelled", "Cancelled", "MeetingCancelled")
    words = [("MeetingName", title), ("MeetingStatus", record.line("MeetingStatus", "Status"))]
    facts = Facts(
        uid=record.line("ID", "Id", "MeetingId"),
        title=title,
        body=record.line("MeetingType", "MeetingTypeName") or title,
        place=place,
        description=notes if notes != place else "",
        url=_address(record, source),
        titles=[
            *words,
            ("Location", place),
            ("IsCancelled", "cancelled" if is_off else ""),
            *labels,
        ],
        texts=[("Description", notes)],
        states=words,
        documents=[
            *(_document(paper, source) for paper in papers),
            document("Video", record.link("VideoUrl"), kind=DocumentKind.VIDEO),
        ],
        agenda=agenda_status(" ".join(agendas), is_posted),
    )
    return draft(record, found, facts)


def _when(record: Record, zone: str) -> When:
    found = when(record.values.get("StartDate"), zone, end=record.values.get("EndDate"))
    if found is None:
        written = record.line("FormattedStart")
        day, _, clock = written.partition(" @ ")
        found = on_day(day, clock, zone) if clock else when(written, zone)
    if found is None:
        raise no_day("StartDate", record.first("StartDate", "FormattedStart"))
    return found


def _address(record: Record, source: Source) -> str:
    """A full address; a relative one ("Meeting.aspx?Id=...") is the portal's, where it is known."""
    path = record.line("Url", limit=1000)
    return record.link("Url") or ("" if ":" in path.split("?")[0] else source.address(path))


def _document(paper: Record, source: Source) -> DocumentDraft | None:
    label = paper.line("Title", "Type")
    kind = document_kind(label)  # "Agenda Package" has the type "Agenda"
    if kind == DocumentKind.OTHER:
        kind = document_kind(paper.line("Type"))
    form = _FORMS.get(paper.line("Format").lower().strip(" ."), "")
    language = paper.line("LanguageCode", "Language", limit=20)
    return document(label, _address(paper, source), kind=kind, language=language, form=form)


def _host(records: Sequence[Record], _content: object, url: str) -> str:
    """The portal's host, where an address of the file is a full one."""
    for record in records:
        urls = [record.link("Url")]
        urls += [row.link("Url") for row in record.rows("MeetingDocumentLink")]
        for full in filter(None, urls):
            return host_of(full)
    return host_of(url)


FORMAT = RecordFormat(SourceKind.ESCRIBE, fits, meeting, _host, marks=("MeetingName",))
