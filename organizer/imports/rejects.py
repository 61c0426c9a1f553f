"""What an import did not take, as a table that can be mended and read again."""

from collections.abc import Sequence
from pathlib import Path

from organizer.imports import files
from organizer.imports.agenda.plan import AgendaPlan
from organizer.imports.importing import Plan, in_doubt
from organizer.imports.meetings.plan import MeetingsPlan
from organizer.imports.people.plan import LibraryPlan, PeoplePlan
from organizer.imports.rosters import job as rosters
from organizer.imports.rosters.plan import RosterPlan
from organizer.imports.tabular import spreadsheet
from organizer.model.errors import Rule, RuleBroken


def check(target: Path, source: Path) -> None:
    """Refuse what must not be written over, before anything is read.

    Raises RuleBroken TARGET_IS_SOURCE, StoreTrouble OWN_FILE.
    """
    try:
        is_source = target.samefile(source)
    except OSError:  # there is none of that name yet
        is_source = False
    if is_source:
        raise RuleBroken(Rule.TARGET_IS_SOURCE)
    files.refuse_own(target)


def write(target: Path, plan: Plan, *, doubtful: bool = False, take: Sequence[int] = ()) -> None:
    """Write the rows that were not taken, each with the reason. Raises StoreTrouble.

    With `doubtful` also those that wait for a person to decide, but for those in `take`.
    """
    if isinstance(plan, RosterPlan):
        rosters.write_rejects(target, plan, take)
        return
    waiting = in_doubt(plan, take) if doubtful else {}
    headers: tuple[str, ...]
    rows: list[tuple[str, ...]]
    if isinstance(plan, LibraryPlan):
        headers = ("where", "reason")
        rows = [(problem.where, problem.text) for problem in plan.draft.problems]
    elif isinstance(plan, MeetingsPlan):
        headers = ("where", "title", "reason")
        left = (*plan.draft.rejected, *plan.draft.skipped)
        rows = [(row.where, row.title, row.reason) for row in left]
        rows += [(where, plan.rows[n].draft.title, why) for n, (where, why) in waiting.items()]
    elif isinstance(plan, AgendaPlan):
        headers = ("where", "title", "reason")
        rows = [(line.where, line.text, "was not understood") for line in plan.draft.unparsed]
        rows += [(where, plan.rows[n].draft.title, why) for n, (where, why) in waiting.items()]
    elif plan.draft.columns:
        headers, rows = _of_table(plan, waiting)
    else:
        headers = ("where", "name", "reason")
        rows = [(f"card {number}", "", reason) for number, _cells, reason in plan.draft.rejected]
        rows += [(where, plan.draft.people[n].name, why) for n, (where, why) in waiting.items()]
    files.replace_file(target, spreadsheet.csv_bytes(headers, rows))


def _of_table(
    plan: PeoplePlan, waiting: dict[int, tuple[str, str]]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Titles and rows as the file has them, with the reason under or after the last title."""
    titles = tuple(column.header for column in plan.draft.columns)
    left = [(cells, reason) for _line, cells, reason in plan.draft.rejected]
    left += [(plan.draft.cells[number], why) for number, (_where, why) in waiting.items()]
    rows = []
    for cells, reason in left:
        missing = ("",) * (len(titles) - len(cells))
        rows.append((*cells, *missing, reason))
    return (*titles, "reason"), rows
