"""Contact files, as a kind of import."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from organizer.imports.description import (
    Beside,
    Description,
    Left,
    Note,
    NoteKind,
    Row,
    State,
    nothing_in,
    reason_note,
)
from organizer.imports.draft import Problem, Why, because
from organizer.imports.incoming import Incoming, Options
from organizer.imports.kind import ANY, Decisions, Kind, Sure
from organizer.imports.people import duplicates, reader, vcard
from organizer.imports.people.commands import apply_people
from organizer.imports.people.draft import Column, PeopleDraft
from organizer.imports.people.headers import header_hits
from organizer.imports.people.plan import PeoplePlan, plan_people
from organizer.imports.plain_text import check_size
from organizer.imports.tabular.table import first_rows
from organizer.model.phones import email_key
from organizer.progress import Progress, silent


class PeopleKind(Kind[PeopleDraft, PeoplePlan]):
    """People from cards or a table. A no stays a no."""

    name = "people"

    def recognise(self, incoming: Incoming, _options: Options = ANY) -> Sure:
        """Cards by their first line; a table by its headers, or by e-mail addresses."""
        if incoming.is_text and vcard.is_vcard(incoming.data):
            return Sure.CERTAIN
        return Sure.LIKELY if incoming.is_text and _is_table(incoming.data) else Sure.NO

    def read(
        self, incoming: Incoming, options: Options, _progress: Progress = silent
    ) -> PeopleDraft:
        """Raises RuleBroken FILE_NOT_TABLE, FILE_NOT_CONTACTS."""
        check_size(incoming.data)
        return reader.read(
            incoming.data,
            incoming.name,
            mapping=options.mapping,
            encoding=options.encoding,
            delimiter=options.delimiter,
            region=options.region,
        )

    def plan(self, session: Session, draft: PeopleDraft, _options: Options) -> PeoplePlan:
        """Against all people, the trash included."""
        return plan_people(session, draft)

    def describe(self, plan: PeoplePlan) -> Description:
        """A row a person, then the rows that could not be taken."""
        draft, counts = plan.draft, plan.counts()
        rows = [
            Row(
                row.kind,
                row.draft.name,
                tuple(way.value for way in row.draft.ways),
                number,
                row.person_id,
                row.changes,
                row.added,
                Note(NoteKind.PERSON, row.known) if row.kind == State.DOUBTFUL else None,
            )
            for number, row in enumerate(plan.rows)
        ]
        rows += [
            Row(
                State.REJECTED,
                ", ".join(cell for cell in cells if cell),
                note=reason_note(why),
                aside=Note(NoteKind.LINE, count=line),
            )
            for line, cells, why in draft.rejected
        ]
        is_table = bool(draft.columns)
        return Description(
            self.name,
            draft.profile,
            tuple(rows),
            counts,
            (*draft.problems, *_unread(draft.columns)),
            tuple(column.header for column in draft.columns) if is_table else ("where", "name"),
            tuple(_left(plan)),
            beside=Beside.REFUSALS if plan.refusals else Beside.NOTHING,
            refusal=nothing_in(counts, draft.problems),
            can_be_mended=bool(draft.rejected),
        )

    def apply(self, session: Session, plan: PeoplePlan, decisions: Decisions) -> int:
        """New people and what is new of those whom we know."""
        return apply_people(
            session, plan, leave=decisions.leave, take=decisions.take, tag=decisions.tag
        )


def _is_table(data: bytes) -> bool:
    """A table with known headers, or with e-mail addresses in most of its rows."""
    rows = first_rows(data)
    if not rows:
        return False
    known = header_hits(rows[0].cells)
    if known >= 2 or (known == 1 and len(rows[0].cells) == 1 and len(rows) > 1):
        return True
    mailed = sum(1 for row in rows if any(email_key(cell.strip()) for cell in row.cells))
    return mailed * 2 > len(rows)


def _left(plan: PeoplePlan) -> Iterator[Left]:
    """The rows that were rejected, then those in doubt; rows of one person wait together.

    With the cells that the file has; a card has none, so its name stands for it.
    """
    draft = plan.draft
    for line, cells, why in draft.rejected:
        place = f"line {line}" if draft.columns else f"card {line}"
        yield Left(place, cells if draft.columns else (place, ""), reason_note(why))
    if not any(row.kind == State.DOUBTFUL for row in plan.rows):
        return  # comparing all rows of a long file with one another takes its time
    for number, first in enumerate(duplicates.first_rows(draft.people)):
        row, one = plan.rows[first], draft.people[number]
        if row.kind == State.DOUBTFUL:
            cells = draft.cells[number] if draft.columns else (one.where, one.name)
            yield Left(one.where, cells, Note(NoteKind.PERSON, row.known), first)


def _unread(columns: Sequence[Column]) -> Iterator[Problem]:
    """The columns that hold something and were left alone; of private ones nothing is known.

    Where no column was read, that is said instead.
    """
    unread = [c for c in columns if c.target == "ignore" and c.samples]
    private = [c for c in columns if c.target == "private"]
    if any(column.target not in ("ignore", "private") for column in columns):
        for why, found in ((Why.COLUMNS_UNREAD, unread), (Why.COLUMNS_PRIVATE, private)):
            if found:
                names = tuple(column.header or column.index + 1 for column in found)
                yield Problem("file", because(why, columns=names))
