"""Commands about the speakers of a meeting."""

from pathlib import Path

import click

from organizer.cli.common import Output, campaign_argument, opened, with_output
from organizer.meetings.speakers import commands as speakers
from organizer.meetings.speakers import queries
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import MeetingId, PersonId, PointId, SpeakerId, SpeakerStatus
from organizer.people import queries as people_queries


@click.group("speaker")
def speaker() -> None:
    """Put people on a meeting's list and change their status."""


@speaker.command()
@campaign_argument
@click.option("--meeting", type=int, required=True, help="The meeting's id.")
@click.option("--person", type=int, help="The person's id, for somebody whom we know.")
@click.option(
    "--name",
    help=("A name. If exactly one person has it, they are used; otherwise a new person is added."),
)
@click.option("--status", type=click.Choice([s.value for s in SpeakerStatus]), default="suggested")
@with_output
def add(
    output: Output,
    campaign: Path,
    meeting: int,
    person: int | None,
    name: str | None,
    status: str,
    passphrase_file: Path | None,
) -> None:
    """Put a person on the list."""
    if (person is None) == (name is None):
        raise click.UsageError("give either --person ID or --name NAME")
    with opened(campaign, passphrase_file) as workspace:
        if name is not None:
            person = workspace.query(people_queries.who_is, [name])[0]
        known = [(name or "", None if person is None else PersonId(person))]
        made = workspace.do(
            "Add speaker", speakers.add_names, MeetingId(meeting), known, SpeakerStatus(status)
        )
        if not made:
            raise RuleBroken(Rule.ALREADY_SPEAKER)
    output.give({"id": made[0]}, [f"Speaker {made[0]} added."])


@speaker.command()
@campaign_argument
@click.argument("speaker_id", type=int)
@click.argument("status", type=click.Choice([s.value for s in SpeakerStatus]))
@click.option("--early", is_flag=True, help="Allow it before the day of the meeting.")
@with_output
def status(
    output: Output,
    campaign: Path,
    speaker_id: int,
    status: str,
    early: bool,
    passphrase_file: Path | None,
) -> None:
    """Move a speaker to a status."""
    with opened(campaign, passphrase_file) as workspace:
        changed = workspace.do(
            "Change status",
            speakers.set_status,
            [SpeakerId(speaker_id)],
            SpeakerStatus(status),
            is_early_meant=early,
        )
    output.give({"changed": changed}, [f"{changed} changed."])


@speaker.command()
@campaign_argument
@click.option("--meeting", type=int, required=True, help="The meeting's id.")
@click.argument("speaker_ids", type=int, nargs=-1, required=True)
@click.option("--before", type=int, help="The speaker before whom they go; without it: the end.")
@with_output
def order(
    output: Output,
    campaign: Path,
    meeting: int,
    speaker_ids: tuple[int, ...],
    before: int | None,
    passphrase_file: Path | None,
) -> None:
    """Put speakers, in this order, before another one or at the end."""
    with opened(campaign, passphrase_file) as workspace:
        here = {int(row.id) for row in workspace.query(queries.of_meeting, MeetingId(meeting))}
        if not here.issuperset(speaker_ids) or (before is not None and before not in here):
            raise RuleBroken(Rule.NOT_FOUND, "speaker")
        workspace.do(
            "Reorder speakers", speakers.move, MeetingId(meeting), list(speaker_ids), before
        )
    output.give({"moved": len(speaker_ids)}, [f"{len(speaker_ids)} moved."])


@speaker.command()
@campaign_argument
@click.argument("speaker_id", type=int)
@click.option("--point", type=int, required=True, help="The talking point's id.")
@click.option("--remove", is_flag=True, help="Take it away instead.")
@with_output
def assign(
    output: Output,
    campaign: Path,
    speaker_id: int,
    point: int,
    remove: bool,
    passphrase_file: Path | None,
) -> None:
    """Give a talking point to a speaker."""
    command = speakers.withdraw_point if remove else speakers.assign_point
    with opened(campaign, passphrase_file) as workspace:
        workspace.do("Assign talking point", command, SpeakerId(speaker_id), PointId(point))
    output.give({"speaker": speaker_id, "point": point}, ["Done."])


@speaker.command()
@campaign_argument
@click.argument("giver", type=int)
@click.argument("receiver", type=int)
@with_output
def cede(
    output: Output, campaign: Path, giver: int, receiver: int, passphrase_file: Path | None
) -> None:
    """Let one speaker give their time to another."""
    with opened(campaign, passphrase_file) as workspace:
        workspace.do("Cede time", speakers.cede, SpeakerId(giver), SpeakerId(receiver))
    output.give({"giver": giver, "receiver": receiver}, ["Done."])


COMMANDS = (speaker,)
