"""Meetings as City Scrapers publish them in their own shape (civic data 1.6)."""

from organizer.imports.json_records import Record, Values, joined
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.moments import When, when, with_comment
from organizer.imports.meetings.parts import Facts, RecordFormat, Source, document, draft, no_day
from organizer.imports.meetings.words import agenda_status, certainty, document_kind
from organizer.model.kinds import DocumentKind, MeetingStatus, SourceKind, TimeCertainty

_STATUS = {
    "cancelled": MeetingStatus.CANCELLED,
    "canceled": MeetingStatus.CANCELLED,
    "tentative": MeetingStatus.TENTATIVE,
    "passed": MeetingStatus.HELD,
}


def fits(values: Values) -> bool:
    """Whether a JSON object is a meeting of City Scrapers: title, start and one more of theirs."""
    return {"title", "start"} <= values.keys() and not values.keys().isdisjoint(
        ("source", "classification", "time_notes", "all_day")
    )


def meeting(record: Record, source: Source) -> MeetingDraft:
    """A meeting. Dates are local and without a zone in real files; midnight is an unknown time."""
    found = _when(record, source.zone)
    title = record.line("title")
    time_notes = record.line("time_notes")
    place = record.inner("location")
    name = place.text("name", limit=500)
    if not place.values:
        name = record.text("location", limit=1000)
    notes = record.text("description")
    word = record.line("status").lower()
    links = record.rows("links", limit=100)
    labels = [("links", link.line("title")) for link in links]
    papers = [document(link.line("title"), link.link("href")) for link in links]
    agendas = [paper.title for paper in papers if paper and document_kind(paper.title) in _AGENDAS]
    is_after = certainty(time_notes)[0] == TimeCertainty.AFTER_OTHER
    facts = Facts(
        uid=record.line("id"),
        title=title,
        body=record.line("agency") or title,
        place=joined(name, place.text("address", limit=500)),
        description=joined(notes, "" if is_after else time_notes),
        url=record.link("source"),
        status=_STATUS.get(word, MeetingStatus.CONFIRMED),
        titles=[
            ("status", word),
            ("title", title),
            ("location", name),
            ("time_notes", time_notes),
            *labels,
        ],
        texts=[("description", notes)],
        links=[("links", link.link("href")) for link in links],
        states=[("status", word if word in ("tentative", "rescheduled") else ""), ("title", title)],
        documents=papers,
        agenda=agenda_status(" ".join(agendas), bool(agendas)),
    )
    return draft(record, with_comment(found, time_notes), facts)


def _when(record: Record, zone: str) -> When:
    start, end = record.values.get("start"), record.values.get("end")
    found = when(start, zone, end=end, zone=record.line("timezone"))
    if found is None:
        raise no_day("start", start)
    return found


_AGENDAS = (DocumentKind.AGENDA, DocumentKind.PACKET, DocumentKind.ACCESSIBLE)

FORMAT = RecordFormat(SourceKind.CITY_SCRAPERS, fits, meeting, marks=("all_day",))
