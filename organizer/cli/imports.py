"""Commands that take foreign files over."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from organizer.cli.common import (
    FILE,
    FOLDER,
    Output,
    known_body,
    opened,
    with_output,
    with_passphrase,
)
from organizer.commands import imports as commands
from organizer.errands import importing
from organizer.errands import rejects as reject_file
from organizer.errands.importing import LibraryComparison, Reading
from organizer.exchange.table import DELIMITERS
from organizer.queries.imports import MeetingsPlan, PeoplePlan

SOURCE = click.Path(exists=True, dir_okay=False, path_type=Path)
KINDS = ("new", "changed", "cancelled", "same", "skipped", "doubtful", "rejected")


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
@click.option("--zone", default="America/New_York", show_default=True, help="Zone of bare times.")
@click.option("--body", type=int, help="The body that these meetings are of (its id).")
def import_meetings(
    output: Output,
    file: Path,
    campaign: Path,
    dry_run: bool,
    rejects: Path | None,
    passphrase_file: Path | None,
    zone: str,
    body: int | None,
) -> None:
    """Take over meetings from a calendar file (.ics)."""
    _check(rejects, file)
    with opened(campaign, passphrase_file) as workspace:
        how = Reading(zone=zone, today=date.today(), body_id=known_body(workspace, body))
        plan = importing.plan(workspace, file, "calendar", how)
        assert isinstance(plan, MeetingsPlan)
        _keep_rejects(rejects, plan, dry_run)
        if not dry_run:
            workspace.do("Import meetings", commands.apply_meetings, plan)
    _answer(output, plan.draft.profile, plan)


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
        plan = importing.plan(workspace, file, "people", how)
        assert isinstance(plan, PeoplePlan)
        take = [n for n, row in enumerate(plan.rows) if row.kind == "doubtful" and add_doubtful]
        _keep_rejects(rejects, plan, dry_run, take)
        if not dry_run:
            workspace.do("Import people", commands.apply_people, plan, take=take, tag=tag)
    _answer(output, plan.draft.profile, plan, take)


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
        plan = importing.plan(workspace, file, "library", Reading())
        assert isinstance(plan, LibraryComparison)
        _keep_rejects(rejects, plan, dry_run)
        if not dry_run:
            workspace.do("Import talking points", commands.apply_library, plan.draft)
    _answer(output, "library", plan)


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
    if not (isinstance(plan, PeoplePlan) and plan.draft.rejected):
        importing.refuse_empty(plan)
    if target is not None and not dry_run:
        reject_file.write(target, plan, doubtful=True, take=take)
    importing.refuse_empty(plan)


def _answer(output: Output, profile: str, plan: importing.Plan, take: Sequence[int] = ()) -> None:
    """Tell the counts, what is wrong with the file, and who waits for a decision."""
    counts, problems = plan.counts(), importing.problems(plan)
    numbers = {kind: counts.get(kind, 0) for kind in KINDS}
    listed = [{"where": problem.where, "text": problem.text} for problem in problems]
    waiting = [{"where": w, "text": text} for w, text in importing.in_doubt(plan, take).values()]
    lines = [f"{kind}: {number}" for kind, number in numbers.items() if number]
    lines += [f"{row['where']}: {row['text']}" for row in (*waiting, *listed)]
    data = {"profile": profile, **numbers, "problems": listed, "in_doubt": waiting}
    output.give(data, lines or ["Nothing in it."])


COMMANDS = (import_group,)
