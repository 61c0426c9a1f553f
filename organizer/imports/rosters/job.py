"""From a roster file to a plan: read, compared, nothing written yet."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from organizer.imports import files
from organizer.imports.rosters import plan as roster_imports
from organizer.imports.rosters.plan import RosterPlan
from organizer.imports.tabular import spreadsheet
from organizer.model.errors import Rule, RuleBroken
from organizer.progress import Progress, silent
from organizer.store.workspace import Workspace


def plan(
    workspace: Workspace,
    data: bytes,
    today: date,
    body_id: int | None = None,
    progress: Progress = silent,
) -> RosterPlan:
    """What a roster would do; `body_id` is the body that it is of, if that was chosen.

    `today` decides whose term has ended. Raises RuleBroken FILE_EMPTY, FILE_TOO_LARGE,
    FILE_NOT_TABLE.
    """
    # lazy: readers are needed when a file comes
    from organizer.imports.rosters import reader as roster

    draft = roster.read(data, today, progress)
    return workspace.query(roster_imports.plan_roster, draft, body_id)


def in_doubt(plan: RosterPlan, take: Collection[int] = ()) -> dict[int, tuple[str, str]]:
    """The rows that wait for a person to decide: by number their place and the reason."""
    return {
        number: (row.draft.where, f"may be the member known as {row.known}")
        for number, row in enumerate(plan.rows)
        if row.kind == "doubtful" and number not in take
    }


def refuse_empty(plan: RosterPlan) -> None:
    """Raises RuleBroken NOTHING_TO_TAKE when something is wrong and nothing could be taken."""
    counts = plan.counts()
    del counts["skipped"]
    if any(counts.values()) or not (plan.skipped or plan.draft.problems):
        return
    reasons = [row.reason for row in plan.rows if row.reason]
    reasons += [left.reason for left in plan.draft.skipped]
    reasons += [problem.text for problem in plan.draft.problems]
    raise RuleBroken(Rule.NOTHING_TO_TAKE, reason=reasons[0].removesuffix("."))


def write_rejects(target: Path, plan: RosterPlan, take: Collection[int] = ()) -> None:
    """Write who was not taken, each with the reason. Raises StoreTrouble."""
    rows = [(left.where, left.title, left.reason) for left in plan.skipped]
    rows += [
        (where, plan.rows[number].draft.name, why)
        for number, (where, why) in in_doubt(plan, take).items()
    ]
    headers = ("where", "name", "reason")
    files.replace_file(target, spreadsheet.csv_bytes(headers, rows))
