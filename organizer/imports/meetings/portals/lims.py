"""Meetings of Minneapolis' LIMS calendar (civic data 1.5)."""

from dataclasses import replace

from organizer.imports.json_records import Record, Values, joined
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.moments import clock_of, when
from organizer.imports.meetings.parts import Facts, RecordFormat, Source, document, draft, no_day
from organizer.imports.meetings.words import agenda_status
from organizer.model.kinds import DocumentKind, SourceKind, TimeCertainty


def fits(values: Values) -> bool:
    """Whether a JSON object is a meeting of the calendar."""
    return "MeetingDate" in values and ("CommitteeName" in values or "MeetingTime" in values)


def meeting(record: Record, source: Source) -> MeetingDraft:
    """A meeting: the day of MeetingDate and the clock of MeetingTime."""
    found = when(record.values.get("MeetingDate"), source.zone, is_wall=True)
    if found is None:
        raise no_day("MeetingDate", record.values.get("MeetingDate"))
    clock = clock_of(record.values.get("MeetingTime")) or found.start
    sure = TimeCertainty.EXACT if clock else TimeCertainty.UNKNOWN
    body = record.line("CommitteeName", "CommitteeType")
    kind = record.line("MeetingType")
    is_usual = kind.lower() in ("", "regular")
    notes = record.text("Description")
    place = record.text("Location", limit=500)
    flag = [("Cancelled", "cancelled")] if record.is_set("Cancelled") else []
    status = record.line("AgendaStatus")
    facts = Facts(
        uid=record.line("Id"),
        title=body if is_usual else f"{body} ({kind})",
        body=body,
        place=joined(place, record.text("Address", limit=500)),
        description=notes,
        titles=[
            *flag,
            ("AgendaStatus", status),
            ("MeetingType", kind),
            ("Location", place),
            ("CommitteeName", body),
        ],
        texts=[("Description", notes)],
        states=[("MeetingType", kind), ("AgendaStatus", status)],
        documents=[
            document("Agenda", record.link("AgendaPDFAttachment"), kind=DocumentKind.AGENDA),
            document("Report", record.link("CommitteeReportDocument"), kind=DocumentKind.OTHER),
        ],
        agenda=agenda_status(status, bool(record.link("AgendaPDFAttachment"))),
    )
    return draft(record, replace(found, start=clock, certainty=sure), facts)


FORMAT = RecordFormat(SourceKind.LIMS, fits, meeting, marks=("MeetingDate",))
