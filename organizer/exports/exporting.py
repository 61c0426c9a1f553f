"""From the campaign to a file that leaves it: people who agreed, meetings, speakers."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import blake2s
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.campaign import commands as campaign
from organizer.documents import printing
from organizer.exports import saving
from organizer.exports.calendar import CalendarEntry
from organizer.exports.deadline_words import ENGLISH
from organizer.imports import files
from organizer.meetings.speakers import queries as speakers
from organizer.model.campaign import Campaign
from organizer.model.kinds import Channel, MeetingId, MeetingStatus, OutputKind, RuleStatus
from organizer.model.meetings import Meeting
from organizer.people import agreed as exports
from organizer.people.agreed import PersonExport
from organizer.people.queries import PeopleCriteria
from organizer.progress import Progress, silent
from organizer.rules import deadlines
from organizer.store.workspace import Workspace

FORMATS = ("csv", "xlsx", "vcf", "pdf")
TABLES = ("csv", "xlsx")

REMINDED = timedelta(days=1)
"""So long before a deadline a calendar reminds of it."""

_HOST = "community-meeting-organizer.invalid"


@dataclass(frozen=True)
class PeopleExport:
    """What the person chose. `layout` is plain, google, outlook or nationbuilder (CSV alone);
    `is_exact` writes CSV for another program: no byte-order mark, no guard against formulas."""

    channel: Channel
    columns: tuple[str, ...] = ()
    people: PeopleCriteria = field(default_factory=PeopleCriteria)
    layout: str = "plain"
    is_exact: bool = False


@dataclass(frozen=True)
class Exported:
    """What was written: rows, and how many people were left out by reason."""

    rows: int
    left_out: dict[str, int]


def export_people(
    workspace: Workspace,
    target: Path,
    choices: PeopleExport,
    today: date,
    progress: Progress = silent,
) -> Exported:
    """Write a list of people who agreed to a channel; the ending of the name decides the format.

    The export is recorded, without the data. Raises RuleBroken ENDING_UNKNOWN for another
    ending, NO_ONE_TO_PRINT for a page of nobody, StoreTrouble when the file cannot be written;
    nothing is left behind then.
    """
    kind = saving.ending(target, FORMATS)
    columns = choices.columns or exports.DEFAULT_COLUMNS[choices.channel]
    if kind == "pdf":
        exported = _pdf(workspace, target, choices, columns, today, progress)
    else:
        with workspace.read() as session:
            exported = _write(session, target, kind, choices, columns, progress)
    _record(
        workspace,
        "people",
        kind,
        exported.rows,
        left_out=exported.left_out,
        columns=",".join(columns),
        purpose=str(choices.channel),
    )
    return exported


def _pdf(
    workspace: Workspace,
    target: Path,
    choices: PeopleExport,
    columns: tuple[str, ...],
    today: date,
    progress: Progress,
) -> Exported:
    wanted = printing.PrintChoices(
        today, channel=choices.channel, people=choices.people, columns=columns
    )
    chosen = workspace.query(exports.choose, choices.people, choices.channel)
    printed = printing.make(workspace, "contact-list", wanted, progress)
    files.replace_file(target, printed.pdf)
    return Exported(len(chosen.ids), chosen.left_out)


def _write(
    session: Session,
    target: Path,
    kind: str,
    choices: PeopleExport,
    columns: tuple[str, ...],
    progress: Progress,
) -> Exported:
    # lazy: writers are needed when somebody exports
    from organizer.exports import columns as people_columns
    from organizer.exports import tables as people_write
    from organizer.exports import vcard as vcard_write

    chosen = exports.choose(session, choices.people, choices.channel)
    wanted = columns
    if kind == "vcf":
        wanted = (*columns, "given", "family")
    elif choices.layout != "plain":
        wanted = (*columns, *people_columns.LAYOUTS[choices.layout].reads)

    def counted() -> Iterator[PersonExport]:
        going = exports.people(session, chosen.ids, wanted, choices.channel)
        for number, person in enumerate(going):
            if number % 500 == 0:
                progress(number, len(chosen.ids))
            yield person

    def write(file: BinaryIO) -> None:
        people = counted()
        if kind == "vcf":
            vcard_write.write_vcards(file, people)
        elif kind == "xlsx":
            # By way of memory: on a full disk the archive would go on writing to a closed file.
            sheet = io.BytesIO()
            people_write.write_xlsx(sheet, people, columns)
            file.write(sheet.getbuffer())
        else:
            mode: people_write.Mode = "exact" if choices.is_exact else "spreadsheet"
            people_write.write_csv(file, people, columns, mode, layout=choices.layout)

    files.replace_file(target, write)
    return Exported(len(chosen.ids), chosen.left_out)


def export_calendar(
    workspace: Workspace,
    target: Path,
    since: date | None = None,
    *,
    meeting_id: MeetingId | None = None,
    with_deadlines: bool = True,
) -> int:
    """Write our meetings, or one of them, as an iCalendar file; gives how many entries.

    The trash stays at home. Deadlines of meetings that are still to come are entries of their
    own. The export is recorded.
    """
    # lazy: calendars are needed when somebody exports one
    from organizer.exports import calendar as ics_write

    saving.ending(target, ("ics",))
    entries = workspace.query(calendar_entries, since, meeting_id)
    if with_deadlines:
        coming = max(date.today(), since or date.min)
        entries += workspace.query(deadline_entries, coming, meeting_id)
    files.replace_file(target, ics_write.write(entries))
    _record(workspace, "calendar", "ics", len(entries))
    return len(entries)


def deadline_entries(
    session: Session, since: date, meeting_id: MeetingId | None = None
) -> list[CalendarEntry]:
    """The deadlines of meetings, or of one of them, from a day on, with their reckoning.

    They are entries that last no time, and remind a day before. One that was assumed in part is
    tentative.
    """
    place = _uid_end(session)
    return [
        CalendarEntry(
            uid=f"deadline-{of_meeting}-{row.window_id}{place}",
            title=f"{ENGLISH.title(row)} ({title})",
            date=due.date(),
            start=due.time(),
            zone=str(due.tzinfo),
            place_name=row.place,
            description=ENGLISH.notes(row),
            url=row.url,
            status=_how_sure(row.status),
            alarm=REMINDED,
        )
        for of_meeting, title, row in deadlines.coming(session, since)
        if (due := row.due) is not None and meeting_id in (None, of_meeting)
    ]


def _uid_end(session: Session) -> str:
    """What tells our entries from those of another campaign, whose ids begin at 1 as well.

    A campaign has no id of its own; the moment it was begun travels with the file and stays.
    """
    begun = session.scalar(select(Campaign.created_at).limit(1))
    mark = blake2s(begun.isoformat().encode(), digest_size=6).hexdigest() if begun else ""
    return f"-{mark}@{_HOST}" if mark else f"@{_HOST}"


def _how_sure(status: RuleStatus) -> MeetingStatus:
    is_sure = status in (RuleStatus.SEEN, RuleStatus.TOLD)
    return MeetingStatus.CONFIRMED if is_sure else MeetingStatus.TENTATIVE


def calendar_entries(
    session: Session, since: date | None, meeting_id: MeetingId | None = None
) -> list[CalendarEntry]:
    """Our meetings that have a time, by date; from a day on, or one alone, when that is given."""
    chosen = select(Meeting).where(Meeting.trashed_at.is_(None), Meeting.start.is_not(None))
    if since is not None:
        chosen = chosen.where(Meeting.date >= since)
    if meeting_id is not None:
        chosen = chosen.where(Meeting.id == meeting_id)
    place = _uid_end(session)
    return [
        CalendarEntry(
            uid=f"meeting-{meeting.id}{place}",
            title=meeting.title,
            date=meeting.date,
            start=meeting.start,
            end=meeting.end,
            zone=meeting.zone,
            place_name=meeting.place_name,
            place_address=meeting.place_address,
            status=MeetingStatus(meeting.status),
            url=meeting.url,
        )
        for meeting in session.scalars(chosen.order_by(Meeting.date, Meeting.start))
    ]


SPEAKER_COLUMNS = ("order", "name", "status", "language", "interpreter", "points", "allowed")


def export_speakers(workspace: Workspace, target: Path, meeting_id: MeetingId) -> int:
    """Write the speakers of a meeting as a table, for the one at the door; gives how many.

    Who speaks, when, in which language and about what; no phone, no e-mail, no statement, no
    notes. The export is recorded. Raises RuleBroken ENDING_UNKNOWN, StoreTrouble.
    """
    # lazy: needed when somebody exports
    from organizer.imports.tabular import spreadsheet

    kind = saving.ending(target, TABLES)
    rows = [_speaker_cells(row) for row in workspace.query(speakers.of_meeting, meeting_id)]
    if kind == "xlsx":
        written = spreadsheet.xlsx(SPEAKER_COLUMNS, rows, "Speakers")
    else:
        written = spreadsheet.csv_bytes(SPEAKER_COLUMNS, rows)
    files.replace_file(target, written)
    columns = ",".join(SPEAKER_COLUMNS)
    _record(workspace, "speakers", kind, len(rows), columns=columns, meeting_id=meeting_id)
    return len(rows)


def _speaker_cells(row: speakers.SpeakerRow) -> tuple[str, ...]:
    """What of a speaker leaves."""
    return (
        str(row.number),
        row.name,
        str(row.status),
        row.language,
        "yes" if row.needs_interpreter else "",
        "; ".join(point.title for point in row.points),
        "" if row.allowed_seconds is None else str(row.allowed_seconds),
    )


def _record(workspace: Workspace, name: str, kind: str, rows: int, **more: Any) -> None:
    """Keep that a file has left, without its data; nobody can undo that it did."""
    workspace.note(campaign.record_output, OutputKind.EXPORT, name, kind, rows, **more)
