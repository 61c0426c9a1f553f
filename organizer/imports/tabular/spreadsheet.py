"""Tables for a spreadsheet, and how a text is kept from being run as a formula (rules C1)."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

MAX_CELL = 32_767
"""Characters that a spreadsheet cell holds."""

TRIGGERS = "=+-@\t\r\x00"
"""First characters at which a spreadsheet takes a cell for a formula or drops the character."""

SUSPECT = frozenset(TRIGGERS + "'")
"""First characters of texts that `guarded` has to look at."""


def guarded(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it.

    A text that already has apostrophes before a trigger gets one more, so that `unguarded` gives
    back exactly what was there.
    """
    bare = text.lstrip("'")
    return f"'{text}" if bare and bare[0] in TRIGGERS else text


def unguarded(text: str) -> str:
    """The text without the one apostrophe that `guarded` sets; all others stay."""
    bare = text.lstrip("'")
    return text[1:] if bare and text[0] == "'" and bare[0] in TRIGGERS else text


def csv_bytes(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A small table as CSV that a spreadsheet opens without running anything in it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([guarded(title) for title in titles])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx(titles: Sequence[str], rows: Iterable[Sequence[str]], sheet: str) -> bytes:
    """A small table as an XLSX file of text cells."""
    file = io.BytesIO()
    write_xlsx(file, titles, rows, sheet)
    return file.getvalue()


def write_xlsx(
    fp: BinaryIO, titles: Sequence[str], rows: Iterable[Iterable[str]], sheet: str
) -> int:
    """Writes one XLSX sheet of text cells, and returns how many rows it has under the titles.

    Every cell is text: a ZIP keeps its zeros and `=1+1` is no formula. Nothing says who made it.
    """
    import xlsxwriter  # lazy: 70 ms, and only this format needs it

    # In memory, so that no list of people lies in a temporary folder (rules A7.4).
    book = xlsxwriter.Workbook(fp, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"author": "", "company": "", "comments": ""})
    page = book.add_worksheet(sheet)
    bold = book.add_format({"bold": True})
    as_text = book.add_format({"num_format": "@"})
    page.set_column(0, max(0, len(titles) - 1), 22, as_text)
    page.freeze_panes(1, 0)
    for index, title in enumerate(titles):
        page.write_string(0, index, title, bold)
    count = 0
    for count, row in enumerate(rows, 1):
        for index, value in enumerate(row):
            if value:
                page.write_string(count, index, value[:MAX_CELL], as_text)
    book.close()
    return count
