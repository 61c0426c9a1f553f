"""Meetings of Chicago's eLMS (civic data 1.5)."""

from collections.abc import Iterator

from organizer.imports.agenda.draft import ItemDraft
from organizer.imports.json_records import Record, Values
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.moments import when
from organizer.imports.meetings.parts import (
    Facts,
    RecordFormat,
    Source,
    document,
    draft,
    no_day,
    votes,
)
from organizer.imports.meetings.portals.legistar_items import MAX_TITLE
from organizer.imports.meetings.words import agenda_status, document_kind, fate, hearing, is_consent
from organizer.model.kinds import DocumentKind, SourceKind


def fits(values: Values) -> bool:
    """Whether a JSON object is a meeting of the eLMS."""
    return {"meetingId", "body", "date"} <= values.keys()


def meeting(record: Record, source: Source) -> MeetingDraft:
    """A meeting; dates are UTC. A deadline for written comment stands in the comment only."""
    found = when(record.values.get("date"), source.zone)
    if found is None:
        raise no_day("date", record.values.get("date"))
    body = record.line("body")
    comment = record.text("comment")
    place = record.text("location", limit=1000)
    status = record.line("status")
    papers = record.rows("files", limit=100)
    kinds = [document_kind(paper.line("attachmentType")) for paper in papers]
    words = [("comment", comment), ("location", place), ("body", body)]
    facts = Facts(
        uid=record.line("meetingId"),
        title=body,
        body=body,
        place=place,
        description=comment,
        titles=[("status", status), *words],
        states=[("status", status), *words],
        documents=[
            *(
                document(paper.line("attachmentType", "fileName"), paper.link("path"), kind=kind)
                for paper, kind in zip(papers, kinds, strict=True)
            ),
            document("Video", record.link("videoLink"), kind=DocumentKind.VIDEO),
        ],
        items=list(_items(record)) or None,
        agenda=agenda_status("", DocumentKind.AGENDA in kinds),
    )
    return draft(record, found, facts)


def _items(record: Record) -> Iterator[ItemDraft]:
    """The groups of an agenda with their items ([E1]: agenda.groups[].items[])."""
    for heading in record.inner("agenda").rows("groups", limit=500):
        section = heading.line("title", "name")
        for item in heading.rows("items", limit=2000):
            title = item.line("matterTitle", "title", "recordNumber", limit=MAX_TITLE)
            if title:
                yield _item(item, title, section)


def _item(item: Record, title: str, section: str) -> ItemDraft:
    action = item.line("actionName", "action")
    return ItemDraft(
        title=title,
        section=section,
        file_no=item.line("recordNumber", limit=80),
        is_consent=True if is_consent(section) else None,
        hearing=hearing(title, section),
        item_type=item.line("matterType", "type", limit=100),
        presenter=item.line("sponsor", "filingSponsor"),
        result=action,
        fate=fate(action),
        uid=item.line("lineId", "matterId", limit=100),
        votes=votes(item.rows("votes", limit=500)),
        place=item.where,
    )


FORMAT = RecordFormat(SourceKind.ELMS, fits, meeting, marks=("meetingId",))
