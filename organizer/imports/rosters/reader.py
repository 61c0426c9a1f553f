"""Who sits on a body: rosters in every form, recognised from their content."""

from datetime import date

from organizer.imports.plain_text import check_size, decode
from organizer.imports.rosters import openstates, tables
from organizer.imports.rosters.draft import RosterDraft
from organizer.progress import Progress, silent


def is_roster(data: bytes) -> bool:
    """Whether the data is a roster of officials or a list of districts, and surely nothing else.

    A list of private people with a column for districts is none: see `tables`.
    """
    return openstates.is_person(decode(data[:131_072])[0]) or tables.is_roster(data)


def read(data: bytes, today: date, progress: Progress = silent) -> RosterDraft:
    """The members or districts of a file, whatever `is_roster` thinks of it.

    `today` decides whose term has ended. Raises RuleBroken FILE_EMPTY,
    FILE_TOO_LARGE (5 MB of YAML, 20 MB or 50,000 rows of a table), FILE_NOT_TABLE.
    """
    check_size(data)
    if openstates.is_person(decode(data[:131_072])[0]):
        return openstates.read(data, today, progress)
    return tables.read(data, today, progress)
