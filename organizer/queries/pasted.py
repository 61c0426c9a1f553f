"""A pasted list of names, read line by line: what it would add, and whom we know already."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from organizer.model.kinds import PersonId
from organizer.model.phones import email_key, phone_key
from organizer.queries import people


@dataclass(frozen=True)
class PastedLine:
    """One person of a pasted list. `rest` is what was neither phone nor e-mail.

    `known` is the one person of that name whom we know.
    """

    id: int
    line: str
    name: str
    phone: str
    email: str
    rest: tuple[str, ...]
    known: PersonId | None = None


def read_line(text: str, number: int = 0) -> PastedLine | None:
    """A line as a person: name first, then phone, e-mail or more after commas or tabs.

    None for a line without a word.
    """
    cells = [cell.strip() for cell in text.replace("\t", ",").split(",")]
    cells = [cell for cell in cells if cell]
    if not cells:
        return None
    email = next((cell for cell in cells[1:] if email_key(cell)), "")
    phone = next((cell for cell in cells[1:] if phone_key(cell)[0]), "")
    rest = tuple(cell for cell in cells[1:] if cell not in (email, phone))
    return PastedLine(number, text, cells[0], phone, email, rest)


def read_lines(text: str) -> list[PastedLine]:
    """All lines of a pasted list that name somebody, in their order."""
    read = (read_line(line, number) for number, line in enumerate(text.splitlines(), 1))
    return [line for line in read if line is not None]


class PastedListing:
    """A pasted list as rows of a preview; the criteria are its text."""

    sorts = ("line",)

    def __init__(self) -> None:
        self._rows: dict[int, PastedLine] = {}

    def ids(self, session: Session, criteria: str, _sort: str, _descending: bool) -> list[int]:
        """The numbers of the lines that name somebody."""
        lines = read_lines(criteria)
        known = people.who_is(session, [line.name for line in lines])
        self._rows = {
            line.id: PastedLine(
                line.id, line.line, line.name, line.phone, line.email, line.rest, person_id
            )
            for line, person_id in zip(lines, known, strict=True)
        }
        return list(self._rows)

    def rows(self, _session: Session, ids: Sequence[int]) -> list[PastedLine]:
        """The lines of some numbers."""
        return [self._rows[number] for number in ids if number in self._rows]
