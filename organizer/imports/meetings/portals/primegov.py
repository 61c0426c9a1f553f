"""Meetings of a PrimeGov portal (civic data 1.5)."""

from collections.abc import Sequence

from organizer.imports.agenda.draft import DocumentDraft
from organizer.imports.json_records import Record, Values, host_of, joined
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.moments import on_day, when
from organizer.imports.meetings.parts import Facts, RecordFormat, Source, document, draft, no_day
from organizer.imports.meetings.words import agenda_status, document_kind
from organizer.model.kinds import AgendaStatus, DocumentKind, SourceKind

_FORMS = {1: "application/pdf", 3: "text/html"}
"""compileOutputType of a document (civic data 1.5)."""


def fits(values: Values) -> bool:
    """Whether a JSON object is a meeting of the public portal."""
    return {"id", "title"} <= values.keys() and (
        "documentList" in values or {"dateTime", "meetingTypeId"} <= values.keys()
    )


def meeting(record: Record, source: Source) -> MeetingDraft:
    """A meeting; dateTime is local without a zone."""
    found = when(record.values.get("dateTime"), source.zone, is_wall=True)
    if found is None:
        found = on_day(record.values.get("date"), record.line("time"), source.zone)
    if found is None:
        raise no_day("dateTime", record.first("dateTime", "date"))
    title = record.line("title")
    papers = record.rows("documentList", limit=100)
    labels = [paper.line("templateName") for paper in papers]
    zoom = record.link("zoomMeetingLink")
    place = record.text("location", "meetingLocation", limit=1000)
    facts = Facts(
        uid=record.line("id"),
        title=title,
        body=record.line("committeeName", "committee"),
        place=place,
        description=joined(record.text("description"), zoom),
        titles=[
            ("title", title),
            *(("templateName", label) for label in labels),
            ("location", place),
        ],
        states=[("title", title)],
        documents=[
            *(_document(paper, source) for paper in papers),
            document("Video", record.link("videoUrl"), kind=DocumentKind.VIDEO),
        ],
        agenda=_agenda(labels),
    )
    return draft(record, found, facts)


def _document(paper: Record, source: Source) -> DocumentDraft | None:
    output = paper.first("compileOutputType")
    form = _FORMS.get(output, "") if isinstance(output, int) else ""
    language = paper.line("language", limit=20)
    link = paper.link("link")
    number = paper.line("templateId")
    if not link and number.isdigit() and form:
        path = f"Public/CompiledDocument?meetingTemplateId={number}&compileOutputType={output}"
        link = source.address(path)
    return document(paper.line("templateName"), link, language=language, form=form)


def _agenda(labels: Sequence[str]) -> AgendaStatus:
    """By the names of its papers: a portal lists what is published."""
    agendas = [
        label
        for label in labels
        if document_kind(label) in (DocumentKind.AGENDA, DocumentKind.PACKET)
    ]
    return agenda_status(" ".join(agendas), bool(agendas))


def _host(records: Sequence[Record], _content: object, url: str) -> str:
    """The tenant's host, where a link of the file shows it."""
    for record in records:
        for paper in record.rows("documentList", limit=100):
            host = host_of(paper.link("link"))
            if host.endswith(".primegov.com"):
                return host
    return host_of(url)


FORMAT = RecordFormat(SourceKind.PRIMEGOV, fits, meeting, _host, marks=("documentList",))
