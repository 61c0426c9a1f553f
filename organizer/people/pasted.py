"""A pasted list of names, read line by line: what it would add, and whom we know already."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from organizer.model.kinds import PersonId
from organizer.model.phones import email_key, phone_key
from organizer.people import queries as people

WORD = re.compile(r"[^\s,;<>()]+")
PHONE = re.compile(r"\+?\(?\d[\d\s().-]{6,}\d(?:\s*(?:x|ext\.?)\s*\d+)?")
"""A run of at least eight digits and the marks between them, perhaps with an extension."""


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
    """A line as a person: the name, then phone, e-mail or more after commas, tabs or blanks.

    Phone and e-mail are found wherever they stand. One word, a comma and capitalised words is a
    name with the family first ("Lopez, Jose"). None for a line without a word.
    """
    email = next((word for word in WORD.findall(text) if email_key(word)), "")
    text_left = text.replace(email, " ", 1) if email else text
    phone = next((found for found in PHONE.findall(text_left) if phone_key(found)[0]), "")
    text_left = text_left.replace(phone, " ", 1) if phone else text_left
    cells = [" ".join(cell.split()).strip("<>()[]-:; ") for cell in re.split(r"[,\t]", text_left)]
    cells = [cell for cell in cells if any(char.isalnum() for char in cell)]
    if not cells:
        return None
    name, rest = cells[0], cells[1:]
    if len(rest) == 1 and " " not in name and all(word.istitle() for word in rest[0].split()):
        name, rest = f"{rest[0]} {name}", []
    return PastedLine(number, text, name, phone.strip(), email, tuple(rest))


def read_lines(text: str) -> list[PastedLine]:
    """All lines of a pasted list that name somebody, in their order."""
    read = (read_line(line, number) for number, line in enumerate(text.splitlines(), 1))
    return [line for line in read if line is not None]


class PastedListing:
    """A pasted list as rows of a preview; the criteria are its text."""

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
