"""Commands that let something leave the campaign."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from organizer.cli.common import (
    FILE,
    Output,
    campaign_argument,
    known_meeting,
    opened,
    with_output,
)
from organizer.cli.prints import columns_option
from organizer.exports import exporting
from organizer.model.kinds import Channel, MeetingId
from organizer.people.queries import LISTS, PeopleCriteria
from organizer.store.workspace import Workspace


@dataclass(frozen=True)
class _Wanted:
    """What was asked for, whatever is exported."""

    target: Path
    meeting_id: MeetingId | None
    with_deadlines: bool
    people: exporting.PeopleExport


def _people(workspace: Workspace, wanted: _Wanted) -> exporting.Exported:
    return exporting.export_people(workspace, wanted.target, wanted.people, date.today())


def _calendar(workspace: Workspace, wanted: _Wanted) -> exporting.Exported:
    return exporting.Exported(
        exporting.export_calendar(
            workspace,
            wanted.target,
            meeting_id=wanted.meeting_id,
            with_deadlines=wanted.with_deadlines,
        )
    )


def _speakers(workspace: Workspace, wanted: _Wanted) -> exporting.Exported:
    if wanted.meeting_id is None:
        raise click.UsageError("speakers are exported for one meeting: give --meeting ID")
    return exporting.Exported(
        exporting.export_speakers(workspace, wanted.target, wanted.meeting_id)
    )


NOUNS = {"people": _people, "calendar": _calendar, "speakers": _speakers}
"""What can be exported, and how."""


@click.command("export")
@click.argument("noun", type=click.Choice(tuple(NOUNS)))
@campaign_argument
@click.option("--to", "target", type=FILE, required=True, help="The file to write.")
@click.option("--for", "channel", type=click.Choice([c.value for c in Channel]), default="call")
@click.option("--list", "list_name", type=click.Choice(LISTS), default="everyone")
@click.option("--search", default="")
@click.option("--meeting", type=int, help="Only this meeting, or who is on its list of speakers.")
@click.option(
    "--columns", default="", callback=columns_option, help=("Columns, separated by commas.")
)
@click.option(
    "--layout",
    type=click.Choice(("plain", "exact", "google", "outlook", "nationbuilder")),
    default="plain",
    help="Columns of another program; exact: for a program, not a spreadsheet.",
)
@click.option(
    "--deadlines/--no-deadlines",
    "with_deadlines",
    default=True,
    help="Deadlines of coming meetings in the calendar.",
)
@with_output
def export(
    output: Output,
    noun: str,
    campaign: Path,
    target: Path,
    channel: str,
    list_name: str,
    search: str,
    meeting: int | None,
    columns: tuple[str, ...],
    layout: str,
    with_deadlines: bool,
    passphrase_file: Path | None,
) -> None:
    """Write people who agreed, meetings, or the speakers of a meeting to a file."""
    is_exact = layout == "exact"
    with opened(campaign, passphrase_file) as workspace:
        meeting_id = known_meeting(workspace, meeting)
        people = PeopleCriteria(search=search, list_name=list_name, meeting_id=meeting_id)
        columns_of = "plain" if is_exact else layout
        choices = exporting.PeopleExport(Channel(channel), columns, people, columns_of, is_exact)
        wanted = _Wanted(target, meeting_id, with_deadlines, choices)
        exported = NOUNS[noun](workspace, wanted)
    lines = [f"{target}: {exported.rows} rows"]
    lines += [f"left out, {reason}: {count}" for reason, count in exported.left_out.items()]
    output.give({"file": str(target), "rows": exported.rows, "left_out": exported.left_out}, lines)


COMMANDS = (export,)
