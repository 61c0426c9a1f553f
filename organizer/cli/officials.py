"""The command that takes a roster over: who sits on a body, and its districts."""

from datetime import date
from pathlib import Path

import click

from organizer.cli.common import Output, known_body, opened
from organizer.cli.imports import KINDS, common_options, import_group
from organizer.imports import files
from organizer.imports import rejects as reject_file
from organizer.imports.rosters import commands
from organizer.imports.rosters import job as rosters
from organizer.imports.rosters.plan import RosterPlan


@import_group.command("officials")
@common_options
@click.option("--body", type=int, help="The body that they sit on (its id).")
@click.option("--add-doubtful", is_flag=True, help="Add those who may be known already as new.")
@click.option("--without-seats", is_flag=True, help="Leave out districts that nobody holds yet.")
def import_officials(
    output: Output,
    file: Path,
    campaign: Path,
    dry_run: bool,
    rejects: Path | None,
    passphrase_file: Path | None,
    body: int | None,
    add_doubtful: bool,
    without_seats: bool,
) -> None:
    """Take over a roster (Open States .yml, .csv), or districts from a list of OCD ids."""
    if rejects is not None:
        reject_file.check(rejects, file)
    with opened(campaign, passphrase_file) as workspace:
        body_id = known_body(workspace, body)
        plan = rosters.plan(workspace, files.read_file(file), date.today(), body_id)
        take = [n for n, row in enumerate(plan.rows) if row.kind == "doubtful" and add_doubtful]
        leave = [n for n, row in enumerate(plan.rows) if row.kind == "seat" and without_seats]
        if rejects is not None and not dry_run:
            rosters.write_rejects(rejects, plan, take)
        rosters.refuse_empty(plan)
        if not dry_run:
            workspace.do("Import officials", commands.apply_roster, plan, leave=leave, take=take)
    _answer(output, plan, take)


def _answer(output: Output, plan: RosterPlan, take: list[int]) -> None:
    """Tell the counts, the bodies, what is wrong with the file, and who waits for a decision."""
    counts = plan.counts()
    numbers = {kind: counts.get(kind, 0) for kind in (*KINDS, "seat")}
    doubts = rosters.in_doubt(plan, take).values()
    listed = [{"where": problem.where, "text": problem.text} for problem in plan.draft.problems]
    waiting = [{"where": where, "text": text} for where, text in doubts]
    left = [{"where": s.where, "title": s.title, "reason": s.reason} for s in plan.skipped]
    bodies = [{"id": body.id, "name": body.name} for body in plan.bodies]
    lines = [f"{kind}: {number}" for kind, number in numbers.items() if number]
    lines += [f"{row['where']}: {row['text']}" for row in (*waiting, *listed)]
    lines += [f"{row['where']}: left out, {row['reason']}" for row in left]
    data = {"profile": plan.draft.profile, **numbers, "problems": listed, "in_doubt": waiting}
    output.give(data | {"left_out": left, "bodies": bodies}, lines or ["Nothing in it."])


COMMANDS = ()
"""None of its own: it is one of the commands of `organizer import`."""
