"""What an import did not take, as a table that can be mended and read again."""

from collections.abc import Collection
from pathlib import Path

from organizer.imports import files
from organizer.imports.description import Description
from organizer.imports.problem_words import note
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


def write(target: Path, description: Description, taken: Collection[int] = ()) -> None:
    """Write the rows that are not taken, each with the reason under or after the last title.

    Those that wait for a person to decide are among them, but for those in `taken`. Raises
    StoreTrouble.
    """
    titles = description.titles
    rows = [
        (*one.cells, *("",) * (len(titles) - len(one.cells)), note(one.note))
        for one in description.left
        if one.number is None or one.number not in taken
    ]
    files.replace_file(target, spreadsheet.csv_bytes((*titles, "reason"), rows))
