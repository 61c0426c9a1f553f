"""From the campaign to a file that leaves it: people who agreed, meetings, speakers."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy.orm import Session

from organizer.campaign import commands as campaign
from organizer.documents import printing
from organizer.documents.contacts import CONTACT_LIST, ContactOptions
from organizer.exports import saving
from organizer.imports import files
from organizer.meetings.speakers import queries as speakers
from organizer.model.kinds import Channel, MeetingId, OutputKind
from organizer.people import exportable
from organizer.people.exportable import PersonExport
from organizer.people.queries import PeopleCriteria
from organizer.progress import Progress, silent
from organizer.records import clock
from organizer.store.workspace import Workspace

FORMATS = ("csv", "xlsx", "vcf", "pdf")
TABLES = ("csv", "xlsx")


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
    columns = choices.columns or exportable.DEFAULT_COLUMNS[choices.channel]
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
    wanted = ContactOptions(channel=choices.channel, people=choices.people, columns=columns)
    made = printing.make(workspace, CONTACT_LIST, wanted, today, progress)
    files.replace_file(target, made.printed.pdf)
    return Exported(made.data.kept.people, dict(made.data.kept.left_out))


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
    from organizer.exports import tables, vcard

    chosen = exportable.choose(session, choices.people, choices.channel)
    wanted = columns
    if kind == "vcf":
        wanted = (*columns, "given", "family")
    elif choices.layout != "plain":
        wanted = (*columns, *people_columns.LAYOUTS[choices.layout].reads)

    rows = 0

    def counted() -> Iterator[PersonExport]:
        nonlocal rows
        for person in exportable.people(session, chosen.ids, wanted, choices.channel):
            if rows % 500 == 0:
                progress(rows, len(chosen.ids))
            rows += 1
            yield person

    def write(file: BinaryIO) -> None:
        people = counted()
        if kind == "vcf":
            vcard.write_vcards(file, people)
        elif kind == "xlsx":
            # By way of memory: on a full disk the archive would go on writing to a closed file.
            sheet = io.BytesIO()
            tables.write_xlsx(sheet, people, columns)
            file.write(sheet.getbuffer())
        else:
            mode: tables.Mode = "exact" if choices.is_exact else "spreadsheet"
            tables.write_csv(file, people, columns, mode, layout=choices.layout)

    files.replace_file(target, write)
    return Exported(rows, chosen.left_out)


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
    from organizer.exports import calendar

    saving.ending(target, ("ics",))
    with workspace.read() as session:
        entries = calendar.of_meetings(session, since, meeting_id)
        if with_deadlines:
            coming = max(clock.today(session), since or date.min)
            entries += calendar.of_deadlines(session, coming, meeting_id)
    files.replace_file(target, calendar.write(entries, workspace.clock()))
    _record(workspace, "calendar", "ics", len(entries))
    return len(entries)


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
