"""What an import did not take, as a table that can be mended and read again."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from organizer.errands.importing import Plan
from organizer.exchange import files
from organizer.exchange.spreadsheet import guarded
from organizer.queries.imports import LibraryPlan, MeetingsPlan


def write(target: Path, plan: Plan) -> None:
    """Write the rows that were not taken, each with the reason. Raises StoreTrouble."""
    headers: tuple[str, ...]
    rows: list[tuple[str, ...]]
    if isinstance(plan, MeetingsPlan):
        headers = ("where", "title", "reason")
        rows = [(row.where, row.title, row.reason) for row in plan.draft.skipped]
    elif isinstance(plan, LibraryPlan):
        headers = ("where", "reason")
        rows = [(problem.where, problem.text) for problem in plan.draft.problems]
    else:
        headers = (*(column.header for column in plan.draft.columns), "reason")
        rows = [(*cells, reason) for _line, cells, reason in plan.draft.rejected]
    files.replace_file(target, _table(headers, rows))


def _table(headers: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    """A table that a spreadsheet opens without running anything in it (rules C1)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([guarded(cell) for cell in headers])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
