"""Open Civic Data events, as OCDEP 4 spells them and as the running API did (civic data 1.6)."""

import re
from collections.abc import Iterator

from organizer.imports.agenda.draft import DocumentDraft, ItemDraft
from organizer.imports.json_records import Record, Values, joined, plain
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.moments import When, when
from organizer.imports.meetings.parts import Facts, RecordFormat, Source, document, draft, no_day
from organizer.imports.meetings.portals.legistar_items import MAX_TITLE
from organizer.imports.meetings.words import agenda_status, document_kind, hearing, is_consent
from organizer.imports.plain_text import one_line
from organizer.model.kinds import DocumentKind, MeetingStatus, SourceKind

_STATUS = {
    "cancelled": MeetingStatus.CANCELLED,
    "canceled": MeetingStatus.CANCELLED,
    "tentative": MeetingStatus.TENTATIVE,
    "passed": MeetingStatus.HELD,
}
_NUMBER = re.compile(r"\d{1,6}")


def fits(values: Values) -> bool:
    """Whether a JSON object is an event in either spelling."""
    if "name" not in values or not ("start_time" in values or "start_date" in values):
        return False
    marks = (values.get("_type"), str(values.get("id")), str(values.get("_id")))
    is_named = marks[0] == "event" or any(m.startswith("ocd-event/") for m in marks[1:] if m)
    return is_named or not values.keys().isdisjoint(("agenda", "sources", "participants"))


def meeting(record: Record, source: Source) -> MeetingDraft:
    """An event. The id of a City Scrapers event is under its extras, and stays the same."""
    found = _when(record, source.zone)
    title = record.line("name")
    extras = record.inner("extras")
    word = record.line("status").lower()
    place = record.inner("location")
    name = place.text("name", limit=1000)
    notes = record.text("description")
    links = record.rows("links", "sources", limit=100)
    papers = list(_documents(record))
    is_posted = any(paper.kind == DocumentKind.AGENDA for paper in papers)
    labels = [("documents", paper.title) for paper in papers]
    facts = Facts(
        uid=extras.line("cityscrapers.org/id") or record.line("id", "_id"),
        title=title,
        body=_body(record) or extras.line("cityscrapers.org/agency"),
        place=joined(name, extras.text("cityscrapers.org/address", limit=500)),
        description=joined(notes, extras.text("cityscrapers.org/time_notes")),
        url=_page(record),
        status=_STATUS.get(word, MeetingStatus.CONFIRMED),
        titles=[
            ("status", word),
            ("name", title),
            ("location", name),
            *(("links", link.line("note")) for link in links),
            *labels,
        ],
        texts=[("description", notes)],
        links=[("links", link.link("url", "href")) for link in links],
        states=[("status", word if word in ("tentative", "rescheduled") else ""), ("name", title)],
        documents=papers,
        items=_items(record) or None,
        agenda=agenda_status(" ".join(label for _, label in labels if is_posted), is_posted),
    )
    return draft(record, found, facts)


def _when(record: Record, zone: str) -> When:
    start = record.first("start_time", "start_date")
    end = record.first("end_time", "end_date")
    found = when(start, zone, end=end, zone=record.line("timezone"))
    if found is None:
        raise no_day("start_time", start)
    return found


def _body(record: Record) -> str:
    """Whose meeting it is: the host, else the first organization that takes part."""
    rows = record.rows("participants", limit=50)
    rows = [row for row in rows if row.line("entity_type") in ("organization", "")]
    hosts = [row for row in rows if row.line("note") == "host"] or rows
    return next(filter(None, (row.line("entity_name", "name") for row in hosts)), "")


def _page(record: Record) -> str:
    """The address of the meeting's page: no answer of an interface, which people cannot read."""
    pages = [*record.rows("sources", limit=50), *record.rows("links", limit=50)]
    usual = [page.link("url") for page in pages if page.line("note").lower() != "api"]
    return next(filter(None, (*usual, record.inner("location").link("url"))), "")


def _documents(record: Record) -> Iterator[DocumentDraft]:
    """Papers and media; each has links of its own in the API, and one address in OCDEP 4."""
    for key in ("documents", "media"):
        for paper in record.rows(key, limit=100):
            label = paper.line("note", "name")
            kind = None if key == "documents" else DocumentKind.VIDEO
            for link in (*paper.rows("links", limit=20), paper):
                found = document(
                    label, link.link("url"), kind=kind, form=link.line("media_type", "mimetype")
                )
                if found:
                    yield found
    for one in record.rows("links", limit=100):
        label = one.line("note", "title")
        found = document(label, one.link("url", "href"))
        if found and document_kind(label) != DocumentKind.OTHER:
            yield found


def _items(record: Record) -> list[ItemDraft]:
    """The agenda by `order`, which is a number in text; as it stands where it has none."""
    rows = record.rows("agenda")
    order = [row.line("order") for row in rows]
    if all(map(_NUMBER.fullmatch, order)):
        rows = [row for _, row in sorted(zip(map(int, order), rows, strict=True), key=_first)]
    return [item for item in map(_item, rows) if item.title]


def _first(pair: tuple[int, Record]) -> int:
    return pair[0]


def _item(row: Record) -> ItemDraft:
    title = row.line("description", "title", "name", limit=MAX_TITLE)
    bills = row.rows("related_entities", limit=50)
    files = [one.line("entity_name", "name", limit=80) for one in bills if _is_bill(one)]
    notes = row.values.get("notes")
    texts = notes if isinstance(notes, list) else [notes]
    section = row.line("classification") if isinstance(row.first("classification"), str) else ""
    return ItemDraft(
        title=title or next(filter(None, files), ""),
        number=row.inner("extras").line("item_agenda_number", limit=40),
        section=section,
        file_no=", ".join(filter(None, files))[:80],
        is_consent=True if is_consent(section) else None,
        hearing=hearing(title),
        summary=joined(*(one_line(plain(text)) for text in texts[:20]))[:4000],
        uid=next(filter(None, (one.line("entity_id", limit=100) for one in bills)), ""),
        documents=tuple(
            paper
            for media in row.rows("media", limit=20)
            if (paper := document(media.line("note"), media.link("url")))
        ),
        place=row.where,
    )


def _is_bill(entity: Record) -> bool:
    return entity.line("entity_type", "type") in ("bill", "")


FORMAT = RecordFormat(
    SourceKind.OPEN_CIVIC_DATA, fits, meeting, is_list=False, marks=("start_time", "start_date")
)
"""Events are asked for one by one, so a file need not hold all."""
