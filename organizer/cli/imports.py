"""Commands that take foreign files over."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from organizer.campaign import queries as campaign_queries
from organizer.cli.common import (
    FILE,
    FOLDER,
    Output,
    known_body,
    known_meeting,
    opened,
    with_output,
    with_passphrase,
)
from organizer.imports import importing
from organizer.imports import rejects as reject_file
from organizer.imports.agenda import commands as agenda_imports
from organizer.imports.agenda.hits import hits_of_draft
from organizer.imports.agenda.plan import AgendaPlan
from organizer.imports.importing import LibraryComparison, Reading
from organizer.imports.meetings import commands as meeting_imports
from organizer.imports.meetings.plan import MeetingsPlan
from organizer.imports.people import commands
from organizer.imports.people.plan import PeoplePlan
from organizer.imports.tabular.table import DELIMITERS
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import BodyId
from organizer.officials import queries as bodies
from organizer.store.workspace import Workspace

SOURCE = click.Path(exists=True, dir_okay=False, path_type=Path)
KINDS = (
    *("new", "changed", "moved", "cancelled", "gone", "same"),
    *("skipped", "doubtful", "rejected"),
)
INSTEAD = {
    ("meetings", "agenda"): "This is an agenda: use import agenda FILE --meeting ID.",
    ("agenda", "meetings"): "This is a list of meetings: use import meetings FILE.",
}
"""What is said of a file that the other command takes, by what was wanted and what it is."""

DOUBTFUL = click.option(
    "--doubtful",
    type=click.Choice(["leave", "new", "same"]),
    default="leave",
    show_default=True,
    help="What is done with what may be here already.",
)


@click.group("import")
def import_group() -> None:
    """Take over meetings, people or talking points from a file."""


def common_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give an import command its file, campaign and the options that all have."""
    for option in (
        with_output,
        with_passphrase,
        click.option("--rejects", type=FILE, help="Write the rows that were not taken here."),
        click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing."),
        click.option("--into", "campaign", type=FOLDER, required=True, help="The campaign."),
        click.argument("file", type=SOURCE),
    ):
        command = option(command)
    return command


def delimiter_option(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> str | None:
    """One of the marks that tables have; a tab may be called by its name."""
    mark = {"tab": "\t", "\\t": "\t"}.get(value or "", value)
    if mark is not None and mark not in DELIMITERS:
        raise click.BadParameter("choose from , ; tab |")
    return mark


@import_group.command("meetings")
@common_options
@click.option("--zone", help="Zone of bare times, as America/New_York.  [default: the body's]")
@click.option(
    "--body", type=int, help="The body (its id) of meetings that name none, or one that fits."
)
@click.option("--create-bodies", is_flag=True, help="Add the bodies that the file names.")
@DOUBTFUL
def import_meetings(
    output: Output,
    file: Path,
    campaign: Path,
    dry_run: bool,
    rejects: Path | None,
    passphrase_file: Path | None,
    zone: str | None,
    body: int | None,
    create_bodies: bool,
    doubtful: str,
) -> None:
    """Take over meetings from a calendar or from what a city's portal gives (.ics, .json, .html).

    A meeting that a file does not hold is never deleted. One that was moved counts as changed too.
    """
    _check(rejects, file)
    with opened(campaign, passphrase_file) as workspace:
        body_id = known_body(workspace, body)
        zone = zone or zone_of(workspace, body_id)
        how = Reading(zone=zone, today=date.today(), body_id=body_id)
        plan = _planned(workspace, file, "meetings", how)
        assert isinstance(plan, MeetingsPlan)
        take, same = _decided(plan, doubtful)
        _keep_rejects(rejects, plan, dry_run, take + same)
        if not dry_run:
            workspace.do(
                "Import meetings",
                meeting_imports.apply_meetings,
                plan,
                take=take,
                same=same,
                create_bodies=create_bodies,
            )
    answer(output, plan.draft.profile, plan, take + same)


@import_group.command("agenda")
@common_options
@click.option("--meeting", type=int, help="The meeting that it is of (its id).")
@DOUBTFUL
def import_agenda(
    output: Output,
    file: Path,
    campaign: Path,
    dry_run: bool,
    rejects: Path | None,
    passphrase_file: Path | None,
    meeting: int | None,
    doubtful: str,
) -> None:
    """Take over the agenda of a meeting (.pdf, or one meeting with its items).

    Without --meeting it is the one meeting that fits what the file says.
    """
    _check(rejects, file)
    with opened(campaign, passphrase_file) as workspace:
        meeting_id = known_meeting(workspace, meeting)
        zone = zone_of(workspace, None)
        how = Reading(zone=zone, today=date.today(), meeting_id=meeting_id)
        plan = _planned(workspace, file, "agenda", how)
        assert isinstance(plan, AgendaPlan)
        take, same = _decided(plan, doubtful)
        _keep_rejects(rejects, plan, dry_run, take + same)
        hits = workspace.query(hits_of_draft, plan.draft, plan.meeting_id)
        if not dry_run:
            workspace.do("Import agenda", agenda_imports.apply_agenda, plan, take=take, same=same)
    # Lines may share their printed number: what tells them apart is their place in the file.
    words = dict.fromkeys((hit.item_id, hit.label, hit.word) for hit in hits)
    found = [(label, word) for _line, label, word in words]
    unparsed = [{"where": line.where, "text": line.text} for line in plan.draft.unparsed]
    more = {
        "meeting": plan.meeting_id,
        "items": len(plan.draft.items),
        "hits": [{"item": item, "word": word} for item, word in found],
        "unparsed": unparsed,
    }
    lines = [f"items: {len(plan.draft.items)}", *(f"{item}: {word}" for item, word in found)]
    answer(output, plan.draft.profile, plan, take + same, more, lines)


def _planned(workspace: Workspace, file: Path, kind: str, how: Reading) -> importing.Plan:
    """The plan of a file. Raises RuleBroken FILE_UNKNOWN that names the command to use instead."""
    incoming = importing.from_file(file)
    try:
        return importing.plan(workspace, incoming, kind, how)
    except RuleBroken as refused:
        if refused.rule != Rule.FILE_UNKNOWN:
            raise
        use = INSTEAD.get((kind, importing.kind_of(incoming)))
        if use is None:
            raise
        raise RuleBroken(Rule.FILE_UNKNOWN, use=use) from None


def zone_of(workspace: Workspace, body_id: int | None) -> str:
    """The zone of bare times: that of the body, else of the campaign."""
    zones = {row.id: row.zone for row in workspace.query(bodies.bodies)}
    return zones.get(BodyId(body_id or 0)) or workspace.query(campaign_queries.profile).zone


def _decided(plan: MeetingsPlan | AgendaPlan, doubtful: str) -> tuple[list[int], list[int]]:
    """The doubtful rows by what the option says of them: to be added, and to be joined to ours."""
    kinds = [row.kind for row in plan.rows]
    rows = [number for number, kind in enumerate(kinds) if kind == "doubtful"]
    return (rows if doubtful == "new" else []), (rows if doubtful == "same" else [])


@import_group.command("people")
@common_options
@click.option("--tag", default="", help="Give everybody of the file this tag.")
@click.option("--encoding", help="The file's encoding, when it is not recognised.")
@click.option(
    "--delimiter",
    callback=delimiter_option,
    metavar="MARK",
    help="The mark between columns, when it is not recognised: , ; tab or |.",
)
@click.option(
    "--add-doubtful", is_flag=True, help="Add people who may be known already as new people."
)
def import_people(
    output: Output,
    file: Path,
    campaign: Path,
    dry_run: bool,
    rejects: Path | None,
    passphrase_file: Path | None,
    tag: str,
    encoding: str | None,
    delimiter: str | None,
    add_doubtful: bool,
) -> None:
    """Take over people from a contact file (.csv, .vcf)."""
    _check(rejects, file)
    how = Reading(encoding=encoding, delimiter=delimiter)
    with opened(campaign, passphrase_file) as workspace:
        plan = importing.plan(workspace, importing.from_file(file), "people", how)
        assert isinstance(plan, PeoplePlan)
        take = [n for n, row in enumerate(plan.rows) if row.kind == "doubtful" and add_doubtful]
        _keep_rejects(rejects, plan, dry_run, take)
        if not dry_run:
            workspace.do("Import people", commands.apply_people, plan, take=take, tag=tag)
    answer(output, plan.draft.profile, plan, take)


@import_group.command("points")
@common_options
def import_points(
    output: Output,
    file: Path,
    campaign: Path,
    dry_run: bool,
    rejects: Path | None,
    passphrase_file: Path | None,
) -> None:
    """Take over talking points and resources from a library file (.json)."""
    _check(rejects, file)
    with opened(campaign, passphrase_file) as workspace:
        plan = importing.plan(workspace, importing.from_file(file), "library", Reading())
        assert isinstance(plan, LibraryComparison)
        _keep_rejects(rejects, plan, dry_run)
        if not dry_run:
            workspace.do("Import talking points", commands.apply_library, plan.draft)
    answer(output, "library", plan)


def _check(target: Path | None, source: Path) -> None:
    """Refuse a file for the rejects that would destroy another one, tried or not."""
    if target is not None:
        reject_file.check(target, source)


def _keep_rejects(
    target: Path | None, plan: importing.Plan, dry_run: bool, take: Sequence[int] = ()
) -> None:
    """Write what will not be taken, before anything is: if this fails, nothing was imported.

    Rows that are all faulty are written too before the file is refused: so they can be mended.
    """
    if not (isinstance(plan, PeoplePlan | MeetingsPlan) and plan.draft.rejected):
        importing.refuse_empty(plan)
    if target is not None and not dry_run:
        reject_file.write(target, plan, doubtful=True, take=take)
    importing.refuse_empty(plan)


def answer(
    output: Output,
    profile: str,
    plan: importing.Plan,
    take: Sequence[int] = (),
    more: Mapping[str, Any] | None = None,
    more_lines: Sequence[str] = (),
) -> None:
    """Tell the counts, what is wrong with the file, and who waits for a decision.

    What was moved is changed, too; what an agenda no longer has is gone.
    """
    counts, problems = plan.counts(), importing.problems(plan)
    counts["changed"] += counts["moved"]
    counts["gone"] += counts["removed"]
    numbers = {kind: counts.get(kind, 0) for kind in KINDS}
    listed = [{"where": problem.where, "text": problem.text} for problem in problems]
    waiting = [{"where": w, "text": text} for w, text in importing.in_doubt(plan, take).values()]
    lines = [f"{kind}: {number}" for kind, number in numbers.items() if number]
    lines += [*more_lines, *(_line(row) for row in (*waiting, *listed))]
    data = {"profile": profile, **numbers, "problems": listed, "in_doubt": waiting}
    output.give(data | dict(more or {}), lines or ["Nothing in it."])


def _line(row: Mapping[str, str]) -> str:
    return ": ".join(filter(None, (row["where"], row["text"])))


COMMANDS = (import_group,)
