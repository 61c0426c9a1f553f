"""From the campaign to a file that leaves it: people who agreed, meetings, speakers."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import Session

from organizer.campaign import commands as campaign
from organizer.documents import printing
from organizer.documents.contacts import CONTACT_LIST, ContactOptions
from organizer.exports import calendar, saving, tables, vcard
from organizer.exports import columns as people_columns
from organizer.imports import files
from organizer.imports.tabular import spreadsheet
from organizer.meetings.speakers import queries as speakers
from organizer.model.kinds import Channel, MeetingId, OutputKind
from organizer.people import exportable
from organizer.people.exportable import PersonExport
from organizer.people.queries import PeopleCriteria
from organizer.progress import Progress, silent
from organizer.records import clock
from organizer.store.workspace import Workspace


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
    left_out: dict[str, int] = field(default_factory=dict)


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
    job = _PeopleJob(workspace, target, replace(choices, columns=columns), today, progress)
    exported = _EXPORTERS[kind](job)
    workspace.note(
        campaign.record_output,
        OutputKind.EXPORT,
        "people",
        kind,
        exported.rows,
        left_out=exported.left_out,
        columns=",".join(columns),
        purpose=str(choices.channel),
    )
    return exported


@dataclass(frozen=True)
class _PeopleJob:
    """One export of people on its way; the columns of its choices are settled."""

    workspace: Workspace
    target: Path
    choices: PeopleExport
    today: date
    progress: Progress


def _pdf(job: _PeopleJob) -> Exported:
    """The contact list that the studio prints."""
    choices = job.choices
    wanted = ContactOptions(channel=choices.channel, people=choices.people, columns=choices.columns)
    made = printing.make(job.workspace, CONTACT_LIST, wanted, job.today, job.progress)
    files.replace_file(job.target, made.printed.pdf)
    return Exported(made.data.kept.people, dict(made.data.kept.left_out))


Exporter = Callable[[_PeopleJob], Exported]
Write = Callable[[BinaryIO, Iterable[PersonExport], PeopleExport], None]
"""Writes people under the chosen columns."""


def _csv(file: BinaryIO, people: Iterable[PersonExport], choices: PeopleExport) -> None:
    mode: tables.Mode = "exact" if choices.is_exact else "spreadsheet"
    tables.write_csv(file, people, choices.columns, mode, layout=choices.layout)


def _xlsx(file: BinaryIO, people: Iterable[PersonExport], choices: PeopleExport) -> None:
    # By way of memory: on a full disk the archive would go on writing to a closed file.
    sheet = io.BytesIO()
    tables.write_xlsx(sheet, people, choices.columns)
    file.write(sheet.getbuffer())


def _vcf(file: BinaryIO, people: Iterable[PersonExport], _choices: PeopleExport) -> None:
    vcard.write_vcards(file, people)


def _names(_choices: PeopleExport) -> tuple[str, ...]:
    """What a card needs of a person whatever columns were chosen."""
    return ("given", "family")


def _of_layout(choices: PeopleExport) -> tuple[str, ...]:
    """What a table in the layout of another program needs, likewise."""
    return people_columns.LAYOUTS[choices.layout].reads if choices.layout != "plain" else ()


def _file(write: Write, needs: Callable[[PeopleExport], tuple[str, ...]]) -> Exporter:
    """An exporter that writes person by person, without holding all of them."""

    def export(job: _PeopleJob) -> Exported:
        rows = 0
        choices = job.choices

        def counted(session: Session, ids: Sequence[int]) -> Iterator[PersonExport]:
            nonlocal rows
            wanted = (*choices.columns, *needs(choices))
            for person in exportable.people(session, ids, wanted, choices.channel):
                if rows % 500 == 0:
                    job.progress(rows, len(ids))
                rows += 1
                yield person

        with job.workspace.read() as session:
            chosen = exportable.choose(session, choices.people, choices.channel)
            people = counted(session, chosen.ids)
            files.replace_file(job.target, lambda file: write(file, people, choices))
        return Exported(rows, chosen.left_out)

    return export


_EXPORTERS: dict[str, Exporter] = {
    "csv": _file(_csv, _of_layout),
    "xlsx": _file(_xlsx, _of_layout),
    "vcf": _file(_vcf, _names),
    "pdf": _pdf,
}
"""What writes people, by the ending of the file's name."""

FORMATS = tuple(_EXPORTERS)


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
    saving.ending(target, ("ics",))
    with workspace.read() as session:
        entries = calendar.of_meetings(session, since, meeting_id)
        if with_deadlines:
            coming = max(clock.today(session), since or date.min)
            entries += calendar.of_deadlines(session, coming, meeting_id)
    files.replace_file(target, calendar.write(entries, workspace.clock()))
    workspace.note(campaign.record_output, OutputKind.EXPORT, "calendar", "ics", len(entries))
    return len(entries)


Rows = Sequence[tuple[str, ...]]

_TABLES: dict[str, Callable[[tuple[str, ...], Rows], bytes]] = {
    "csv": spreadsheet.csv_bytes,
    "xlsx": lambda titles, rows: spreadsheet.xlsx(titles, rows, "Speakers"),
}
"""What makes a table of texts, by the ending of the file's name."""

TABLES = tuple(_TABLES)

SPEAKER_COLUMNS = ("order", "name", "status", "language", "interpreter", "points", "allowed")


def export_speakers(workspace: Workspace, target: Path, meeting_id: MeetingId) -> int:
    """Write the speakers of a meeting as a table, for the one at the door; gives how many.

    Who speaks, when, in which language and about what; no phone, no e-mail, no statement, no
    notes. The export is recorded. Raises RuleBroken ENDING_UNKNOWN, StoreTrouble.
    """
    kind = saving.ending(target, TABLES)
    rows = [_speaker_cells(row) for row in workspace.query(speakers.of_meeting, meeting_id)]
    files.replace_file(target, _TABLES[kind](SPEAKER_COLUMNS, rows))
    workspace.note(
        campaign.record_output,
        OutputKind.EXPORT,
        "speakers",
        kind,
        len(rows),
        columns=",".join(SPEAKER_COLUMNS),
        meeting_id=meeting_id,
    )
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
