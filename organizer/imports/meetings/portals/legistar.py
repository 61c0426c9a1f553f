"""Events of the Legistar Web API (civic data 1.2)."""

import re
from collections.abc import Sequence

from organizer.imports.json_records import Record, Values
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.moments import on_day, with_comment
from organizer.imports.meetings.parts import (
    Facts,
    RecordFormat,
    Source,
    document,
    draft,
    legistar_client,
    no_day,
)
from organizer.imports.meetings.portals.legistar_items import items
from organizer.imports.meetings.words import agenda_status
from organizer.model.kinds import AgendaStatus, DocumentKind, MeetingStatus, SourceKind

PAGE = 1000
"""Rows that the Web API gives at most in one answer (civic data 1.2)."""


def fits(values: Values) -> bool:
    """Whether a JSON object is an event of the Web API."""
    return "EventDate" in values and ("EventId" in values or "EventBodyName" in values)


def meeting(record: Record, source: Source) -> MeetingDraft:
    """An event: EventDate is local midnight, the clock is the hand-typed EventTime."""
    comment = record.text("EventComment")
    found = on_day(record.values.get("EventDate"), record.line("EventTime"), source.zone)
    if found is None:
        raise no_day("EventDate", record.values.get("EventDate"))
    body = record.line("EventBodyName")
    place = record.text("EventLocation", limit=1000)
    states = [
        (key, record.line(key)) for key in ("EventAgendaStatusName", "EventMinutesStatusName")
    ]
    agenda_file = record.link("EventAgendaFile")
    is_deferred = states[0][1].lower() in ("deferred", "postponed")  # New York (civic data 1.2)
    rows = record.rows("EventItems")
    facts = Facts(
        uid=record.line("EventId", "EventGuid"),
        title=body or record.line("EventTitle", "EventName"),
        body=body,
        place=place,
        description=comment,
        url=record.link("EventInSiteURL"),
        status=MeetingStatus.MOVED if is_deferred else MeetingStatus.CONFIRMED,
        titles=[
            states[0],
            ("EventComment", comment),
            ("EventLocation", place),
            ("EventBodyName", body),
            ("EventTime", record.line("EventTime")),
            states[1],
        ],
        states=[states[0], ("EventComment", comment), ("EventBodyName", body)],
        documents=[
            document("Agenda", agenda_file, kind=DocumentKind.AGENDA),
            document("Minutes", record.link("EventMinutesFile"), kind=DocumentKind.MINUTES),
            document("Video", record.link("EventVideoPath"), kind=DocumentKind.VIDEO),
            document("Video", record.link("EventMedia"), kind=DocumentKind.VIDEO),
        ],
        items=items(rows) if rows else None,
        agenda=_agenda(states[0][1], comment, bool(agenda_file)),
    )
    return draft(record, with_comment(found, comment), facts)


def _agenda(status: str, comment: str, is_posted: bool) -> AgendaStatus:
    found = agenda_status(status, is_posted)
    if found == AgendaStatus.FINAL and "revised" in comment.lower():
        return AgendaStatus.REVISED
    return found


def _host(records: Sequence[Record], _content: object, url: str) -> str:
    client = re.search(r"/v1/([A-Za-z0-9_-]+)/", url)  # webapi.legistar.com/v1/{client}/Events
    found = legistar_client(record.link("EventInSiteURL") for record in records)
    return found or (client[1].lower() if client else "")


FORMAT = RecordFormat(
    SourceKind.LEGISTAR, fits, meeting, _host, marks=("EventDate", "EventItemId"), page_size=PAGE
)
