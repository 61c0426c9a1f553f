"""New York's public mirror of its Legistar: keys without the prefix, dates with offsets."""

from collections.abc import Sequence

from organizer.imports.json_records import Record, Values, host_of, joined
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.moments import when, with_comment
from organizer.imports.meetings.parts import Facts, RecordFormat, Source, document, draft, no_day
from organizer.imports.meetings.portals.legistar_items import items
from organizer.imports.meetings.words import agenda_status
from organizer.model.kinds import DocumentKind, MeetingStatus, SourceKind


def fits(values: Values) -> bool:
    """Whether a JSON object is an event of the mirror."""
    return {"BodyName", "Date"} <= values.keys() and not values.keys().isdisjoint(
        ("Items", "InSiteURL", "AgendaStatusName", "GUID", "BodyID")
    )


def meeting(record: Record, source: Source) -> MeetingDraft:
    """An event with its agenda; 0001-01-01 is none (civic data 1.2)."""
    found = when(record.values.get("Date"), source.zone)
    if found is None:
        raise no_day("Date", record.values.get("Date"))
    body = record.line("BodyName")
    comment = record.text("Comment", "AgendaComment")
    place = record.text("Location", limit=1000)
    status = record.line("AgendaStatusName")
    rows = record.rows("Items")
    agenda_file = record.link("AgendaFile")
    is_deferred = status.lower() in ("deferred", "postponed")
    facts = Facts(
        uid=record.line("ID", "GUID"),
        title=body,
        body=body,
        place=place,
        description=joined(comment, _present(rows)),
        url=record.link("InSiteURL"),
        status=MeetingStatus.MOVED if is_deferred else MeetingStatus.CONFIRMED,
        titles=[
            ("AgendaStatusName", status),
            ("Comment", comment),
            ("Location", place),
            ("BodyName", body),
            ("MinutesStatusName", record.line("MinutesStatusName")),
        ],
        states=[("AgendaStatusName", status), ("Comment", comment)],
        documents=[
            document("Agenda", agenda_file, kind=DocumentKind.AGENDA),
            document("Minutes", record.link("MinutesFile"), kind=DocumentKind.MINUTES),
            document("Video", record.link("VideoPath", "Media"), kind=DocumentKind.VIDEO),
        ],
        items=items(rows, "") if rows else None,
        agenda=agenda_status(status, bool(agenda_file)),
    )
    return draft(record, with_comment(found, comment), facts)


def _present(rows: Sequence[Record]) -> str:
    """Who was there, by the roll call that belongs to no item."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.first("MatterID") is None:
            for one in row.rows("RollCall", limit=200):
                found.setdefault(one.line("Value"), []).append(one.line("FullName"))
    return "\n".join(f"{word}: {', '.join(names)}" for word, names in found.items() if word)


def _host(records: Sequence[Record], _content: object, url: str) -> str:
    hosts = (host_of(record.link("InSiteURL")) for record in records)
    return next(filter(None, hosts), "") or host_of(url)


FORMAT = RecordFormat(SourceKind.NYC_COUNCIL, fits, meeting, _host, marks=("BodyName",))
