"""Rows of Legistar's Calendar.aspx table, as scrapers save them (civic data 1.3)."""

import re
from collections.abc import Sequence

from organizer.imports.json_records import Record, Values, joined, web_address
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.moments import on_day
from organizer.imports.meetings.parts import (
    Facts,
    RecordFormat,
    Source,
    document,
    draft,
    legistar_client,
    no_day,
)
from organizer.imports.meetings.words import agenda_status, document_kind, is_not_there
from organizer.imports.plain_text import one_line
from organizer.model.kinds import AgendaStatus, DocumentKind, SourceKind

_NUMBER = re.compile(r"[?&](?:ID|LEGID)=(\d+)", re.IGNORECASE)
_NOTE = re.compile(
    r"[\s,;-]+((?:(?:regular|special|called|electronic|emergency|joint|virtual|hybrid|adjourned) )+"
    r"(?:meeting|session)|(?:meeting )?cancell?ed)\W*$",
    re.IGNORECASE,
)
"""What the table prints in italics below the place, and scrapers put behind it."""

_FACTS = frozenset(
    ("Name", "Meeting Date", "Meeting Time", "Meeting Location", "Meeting Details", "iCalendar")
)


def fits(values: Values) -> bool:
    """Whether a JSON object is a row of the table."""
    return "Meeting Date" in values and ("Name" in values or "Meeting Time" in values)


def meeting(record: Record, source: Source) -> MeetingDraft:
    """A row; link cells are {label, url}, and an empty cell reads "Not available"."""
    found = on_day(record.values.get("Meeting Date"), record.line("Meeting Time"), source.zone)
    if found is None:
        raise no_day("Meeting Date", record.values.get("Meeting Date"))
    body = record.line("Name")
    labels = [(key, record.line(key)) for key in record.values if key not in ("Name", "iCalendar")]
    papers = [
        document(label, record.values[key], kind=_kind(key, label))
        for key, label in labels
        if key not in _FACTS
    ]
    place, note = _place(record.text("Meeting Location", limit=1000))
    link = record.link("Meeting Location")
    agenda = record.line("Agenda")
    facts = Facts(
        uid=_uid(record),
        title=body,
        body=body,
        place="" if is_not_there(place) else place,
        description=joined(note, link),
        url=record.link("Meeting Details"),
        titles=[("Name", body), *labels],
        states=[("Name", body), *labels],
        documents=papers,
        agenda=AgendaStatus.NONE
        if is_not_there(agenda)
        else agenda_status(agenda, bool(web_address(record.values.get("Agenda")))),
    )
    return draft(record, found, facts)


def _place(text: str) -> tuple[str, str]:
    """The place and the note below it, which some scrapers set between "--em--"."""
    place, mark, note = text.partition("--em--")
    if mark:
        return place.strip(), one_line(note.replace("--em--", " "))
    noted = _NOTE.search(text)
    return (text[: noted.start()], noted[1]) if noted else (text, "")


def _kind(key: str, label: str) -> DocumentKind:
    """What a cell holds, by its column, unless its label says "Notice of Cancellation"."""
    told = document_kind(label)
    return told if told == DocumentKind.NOTICE else document_kind(key)


def _uid(record: Record) -> str:
    """The number of the iCalendar link, which every row has, also before its agenda is posted."""
    for key in ("iCalendar", "Meeting Details"):
        found = _NUMBER.search(record.link(key))
        if found:
            return found[1]
    return ""


def _host(records: Sequence[Record], _content: object, url: str) -> str:
    keys = ("iCalendar", "Meeting Details", "Name", "Agenda")
    return legistar_client([*(record.link(*keys) for record in records), url])


FORMAT = RecordFormat(
    SourceKind.LEGISTAR_TABLE, fits, meeting, _host, has_copies=True, marks=("Meeting Date",)
)
