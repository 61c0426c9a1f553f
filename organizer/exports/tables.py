"""People as tables: CSV for a spreadsheet or another program, and XLSX."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO, Literal, Protocol

from organizer.exports.columns import COLUMNS, HEADERS, LAYOUTS, Cell, cells
from organizer.imports.tabular import spreadsheet
from organizer.imports.tabular.spreadsheet import SUSPECT, guarded
from organizer.people.exportable import PersonExport

Mode = Literal["spreadsheet", "exact"]


class _Rows(Protocol):
    """A csv writer."""

    def writerow(self, row: Iterable[Any], /) -> Any: ...


def write_csv(
    fp: BinaryIO,
    people: Iterable[PersonExport],
    columns: Sequence[str] = COLUMNS,
    mode: Mode = "spreadsheet",
    *,
    layout: str = "plain",
    headers: Mapping[str, str] | None = None,
) -> int:
    """Writes people as CSV, CRLF and UTF-8, and returns how many rows.

    `spreadsheet` has a byte-order mark, phones as they are printed, and an apostrophe before what
    would run as a formula (rules C1, D2.3); `exact` has neither, and phones in E.164. `headers`
    replaces the English titles of plain columns. The other layouts have their own columns.
    KeyError for an unknown column or layout.
    """
    titles, row_cells = _plan(columns, mode == "exact", layout, headers)
    is_guarded = mode == "spreadsheet"
    encoding = "utf-8-sig" if is_guarded else "utf-8"
    text = io.TextIOWrapper(fp, encoding, errors="replace", newline="", write_through=False)
    try:
        rows = csv.writer(text)
        rows.writerow([guarded(title) for title in titles] if is_guarded else titles)
        return (
            _guarded_rows(rows, people, row_cells) if is_guarded else _rows(rows, people, row_cells)
        )
    finally:
        text.flush()
        text.detach()


def _plan(
    columns: Sequence[str], is_exact: bool, layout: str, headers: Mapping[str, str] | None
) -> tuple[list[str], list[Cell]]:
    if layout != "plain":
        chosen = LAYOUTS[layout]
        return list(chosen.headers), chosen.cells()
    titles = {**HEADERS, **(headers or {})}
    return [titles[column] for column in columns], cells(columns, is_exact)


def _rows(rows: "_Rows", people: Iterable[PersonExport], row_cells: list[Cell]) -> int:
    count = 0
    for count, person in enumerate(people, 1):  # noqa: B007
        rows.writerow([cell(person) for cell in row_cells])
    return count


def _guarded_rows(rows: "_Rows", people: Iterable[PersonExport], row_cells: list[Cell]) -> int:
    """As `_rows`, with a look at the first character of each cell.

    Written out in the loop: a call for each cell would cost half as much again.
    """
    count = 0
    for count, person in enumerate(people, 1):  # noqa: B007
        row = [cell(person) for cell in row_cells]
        rows.writerow([guarded(v) if v and v[0] in SUSPECT else v for v in row])
    return count


def write_xlsx(
    fp: BinaryIO,
    people: Iterable[PersonExport],
    columns: Sequence[str] = COLUMNS,
    *,
    sheet: str = "People",
    headers: Mapping[str, str] | None = None,
) -> int:
    """Writes people as one XLSX sheet of text cells, and returns how many rows.

    Every cell is text: a ZIP keeps its zeros and `=1+1` is no formula. Nothing says who made it.
    """
    titles, row_cells = _plan(columns, False, "plain", headers)
    rows = ([cell(person) for cell in row_cells] for person in people)
    return spreadsheet.write_xlsx(fp, titles, rows, sheet)
