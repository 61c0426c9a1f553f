"""The agenda of one meeting, from a PDF or from any file of one meeting with its items."""

from datetime import date

from organizer.imports.agenda.draft import AgendaDraft, ItemDraft
from organizer.imports.agenda.pdf import agenda as pdf_agenda
from organizer.imports.draft import Problem, Why, because
from organizer.imports.json_records import JsonFile, is_json, load, records
from organizer.imports.meetings import reader as meetings
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.imports.meetings.moments import checked_zone
from organizer.imports.meetings.portals import legistar_items
from organizer.imports.plain_text import MAX_PAGE_BYTES, check_size, is_pdf
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import AgendaStatus, SourceKind
from organizer.progress import Progress, silent

_LABELS = {
    AgendaStatus.DRAFT: "Draft",
    AgendaStatus.FINAL: "Final",
    AgendaStatus.REVISED: "Revised",
    AgendaStatus.CANCELLATION: "Cancellation notice",
}


def read(data: bytes, default_zone: str, today: date, progress: Progress = silent) -> AgendaDraft:
    """The agenda in a file: a PDF, Legistar's event items, or one meeting with its items.

    Raises RuleBroken as the reader of the format does, and FILE_UNKNOWN for what is no agenda: a
    list of meetings, a meeting without items.
    """
    zone = checked_zone(default_zone)
    if is_pdf(data):
        if len(data) > MAX_PAGE_BYTES:
            raise RuleBroken(Rule.FILE_TOO_LARGE, limit="50 MB")
        return pdf_agenda.read(data, progress)
    if is_json(data):
        check_size(data)
        file = load(data)
        if is_items(file):
            return _from_items(file)
        return of_one_meeting(meetings.read_json(file, zone, progress))
    return of_one_meeting(meetings.read(data, zone, today, progress))


def is_items(file: JsonFile) -> bool:
    """Whether a JSON file holds Legistar's event items, and no event that they belong to."""
    if meetings.format_of(file) is not None:
        return False
    return any(is_ours for _, is_ours in records(file, legistar_items.is_item))


def _from_items(file: JsonFile) -> AgendaDraft:
    """The agenda of an EventItems answer. All of them belong to one event."""
    found = list(records(file, legistar_items.is_item))
    rows = [record for record, is_ours in found if is_ours]
    odd = [record.where for record, is_ours in found if not is_ours]
    problems = [*file.problems, *(Problem(where, because(Why.NO_ITEM)) for where in odd)]
    events = list(dict.fromkeys(filter(None, (row.line("EventItemEventId") for row in rows))))
    if len(events) > 1:
        problems.append(Problem("file", because(Why.SEVERAL_MEETINGS, count=len(events))))
        rows = [row for row in rows if row.line("EventItemEventId") in ("", events[0])]
    items = legistar_items.items(rows)
    if not items:
        problems.append(Problem("file", because(Why.MINUTES_ONLY)))
    return AgendaDraft(
        profile=SourceKind.LEGISTAR,
        items=tuple(items),
        pages=(_text(items),),
        problems=tuple(problems),
        meeting_uid=events[0] if events else "",
    )


def of_one_meeting(draft: MeetingsDraft) -> AgendaDraft:
    """The agenda of the only meeting of a draft. Raises RuleBroken FILE_UNKNOWN."""
    if len(draft.meetings) != 1 or not draft.meetings[0].items:
        raise RuleBroken(Rule.FILE_UNKNOWN)
    [meeting] = draft.meetings
    items = meeting.items or ()
    return AgendaDraft(
        profile=draft.profile,
        items=items,
        pages=("\n".join(filter(None, (meeting.description, _text(items)))),),
        problems=draft.problems,
        label=_LABELS.get(meeting.agenda_status, ""),
        title=meeting.title,
        body=meeting.body,
        day=meeting.date,
        start=meeting.start,
        host=draft.host,
        meeting_uid=meeting.uid,
        documents=meeting.documents,
    )


def _text(items: list[ItemDraft] | tuple[ItemDraft, ...]) -> str:
    """All words of the items, for watch words."""
    return "\n".join(
        " ".join(filter(None, (item.number, item.file_no, item.title, item.summary)))
        for item in items
    )
