"""Commands that list what is in a campaign."""

from datetime import date
from pathlib import Path

import click

from organizer.campaign import queries as campaign_queries
from organizer.cli.common import Output, campaign_argument, known_meeting, opened, with_output
from organizer.exports.deadline_words import ENGLISH
from organizer.meetings import queries as meetings
from organizer.meetings.speakers import queries as speaker_queries
from organizer.model.kinds import MeetingId
from organizer.officials import queries as bodies
from organizer.people import exportable
from organizer.people.fields import COLUMNS
from organizer.people.queries import LISTS, PeopleCriteria, PeopleListing
from organizer.points import queries as points
from organizer.rules import deadlines
from organizer.store.workspace import Workspace

Row = dict[str, object]
"""What is told of one entry, by name."""

NOUNS = ("meetings", "people", "points", "speakers", "officials", "tasks", "deadlines")


@click.command("list")
@click.argument("noun", type=click.Choice(NOUNS))
@campaign_argument
@click.option("--meeting", type=int, help="The meeting's id (for speakers, tasks, deadlines).")
@click.option("--list", "list_name", type=click.Choice(LISTS), default="everyone")
@click.option("--search", default="", help="Words to search for.")
@with_output
def list_command(
    output: Output,
    noun: str,
    campaign: Path,
    meeting: int | None,
    list_name: str,
    search: str,
    passphrase_file: Path | None,
) -> None:
    """List meetings, people, points, speakers, officials, tasks or deadlines."""
    with opened(campaign, passphrase_file) as workspace:
        rows = _ROWS[noun](workspace, known_meeting(workspace, meeting), list_name, search)
    output.give({noun: rows}, [_line(row) for row in rows])


def _line(row: Row) -> str:
    """One row for a person: what says something, between tabs."""
    words = []
    for value in row.values():
        if isinstance(value, dict):
            value = " ".join(f"{k}:{v}" for k, v in value.items() if v != "unknown")
        elif isinstance(value, list | tuple):
            value = ", ".join(str(part) for part in value)
        words.append("" if value is None else str(value))
    return "\t".join(words)


def _meetings(
    workspace: Workspace, _meeting: MeetingId | None, list_name: str, search: str
) -> list[Row]:
    when = "trash" if list_name == "trash" else "all"
    criteria = meetings.MeetingsCriteria(date.today(), when, search)
    listing = meetings.MeetingsListing()
    with workspace.read() as session:
        rows = listing.rows(session, listing.ids(session, criteria, "date", False))
    return [
        {
            "id": row.id,
            "body": row.body,
            "title": row.title,
            "start": row.starts_at.isoformat() if row.starts_at else row.date.isoformat(),
            "zone": row.zone,
            "place": row.place_name,
            "status": str(row.status),
            "items": row.items,
            "speakers": row.speakers,
        }
        for row in rows
    ]


def _people(
    workspace: Workspace, meeting: MeetingId | None, list_name: str, search: str
) -> list[Row]:
    criteria = PeopleCriteria(search=search, list_name=list_name, meeting_id=meeting)
    listing = PeopleListing()
    columns = (*COLUMNS, "consent")
    with workspace.read() as session:
        ids = listing.ids(session, criteria, "name", False)
        people = list(exportable.people(session, ids, columns, None))
    return [
        {
            "id": person_id,
            "name": person.name,
            "phones": [shown for _label, _key, shown in person.phones],
            "emails": list(person.emails),
            "languages": list(person.languages),
            "district": person.district,
            "tags": list(person.tags),
            "consent": person.consent,
        }
        for person_id, person in zip(ids, people, strict=True)
    ]


def _points(
    workspace: Workspace, _meeting: MeetingId | None, list_name: str, search: str
) -> list[Row]:
    criteria = points.PointsCriteria(search=search, is_trash=list_name == "trash")
    listing = points.PointsListing()
    with workspace.read() as session:
        rows = listing.rows(session, listing.ids(session, criteria, "position", False))
    return [
        {
            "id": row.id,
            "kind": str(row.kind),
            "title": row.title,
            "contested": row.is_contested,
            "languages": list(row.languages),
            "sources": row.sources,
            "checked": row.checked.isoformat() if row.checked else None,
        }
        for row in rows
    ]


def _speakers(
    workspace: Workspace, meeting: MeetingId | None, _list_name: str, search: str
) -> list[Row]:
    if meeting is None:
        raise click.UsageError("speakers are listed for one meeting: give --meeting ID")
    rows = workspace.query(speaker_queries.of_meeting, meeting)
    return [
        {
            "id": row.id,
            "person": row.name,
            "order": row.number,
            "status": str(row.status),
            "language": row.language,
            "points": [point.title for point in row.points],
            "allowed_seconds": row.allowed_seconds,
            "statement_seconds": row.statement_seconds,
        }
        for row in rows
        if search.casefold() in row.name.casefold()
    ]


def _officials(
    workspace: Workspace, _meeting: MeetingId | None, _list_name: str, search: str
) -> list[Row]:
    return [
        {
            "id": row.id,
            "body": row.body,
            "name": row.name,
            "title": row.title,
            "seat": row.seat,
            "phone": row.phone,
            "email": row.email,
            "votes": dict(row.tally),
        }
        for row in workspace.query(bodies.officials)
        if search.casefold() in row.name.casefold()
    ]


def _tasks(
    workspace: Workspace, meeting: MeetingId | None, _list_name: str, search: str
) -> list[Row]:
    rows = workspace.query(campaign_queries.tasks, include_done=True, meeting_id=meeting)
    return [
        {
            "id": row.id,
            "title": ENGLISH.task(row),
            "due": row.due_on.isoformat() if row.due_on else None,
            "assigned_to": row.assigned_to,
            "meeting": row.meeting,
            "done": row.is_done,
        }
        for row in rows
        if search.casefold() in ENGLISH.task(row).casefold()
    ]


def _deadlines(
    workspace: Workspace, meeting: MeetingId | None, _list_name: str, search: str
) -> list[Row]:
    """Of one meeting all periods; else what can be kept to, of all that are to come."""
    if meeting is not None:
        rows = [(meeting, row) for row in workspace.query(deadlines.deadlines, meeting)]
    else:
        coming = workspace.query(deadlines.coming, date.today())
        rows = [(meeting_id, row) for meeting_id, _title, row in coming]
    return [
        {
            "meeting": meeting_id,
            "title": ENGLISH.title(row),
            "due": row.due.isoformat() if row.due else None,
            "closes": ENGLISH.closing(row.closes),
            "opens": ENGLISH.closing(row.opens),
            "how": ENGLISH.how(row.closes),
            "status": str(row.status),
            "source": row.source,
            "contact": row.contact,
        }
        for meeting_id, row in rows
        if search.casefold() in ENGLISH.title(row).casefold()
    ]


_ROWS = {
    "meetings": _meetings,
    "people": _people,
    "points": _points,
    "speakers": _speakers,
    "officials": _officials,
    "tasks": _tasks,
    "deadlines": _deadlines,
}

COMMANDS = (list_command,)
