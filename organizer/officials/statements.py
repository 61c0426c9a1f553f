"""What a user does with what members said or promised in public."""

from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from organizer.model.base import block
from organizer.model.bodies import Official, OfficialStatement
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import AgendaItemId, OfficialId, StatementId, StatementKind
from organizer.model.meetings import AgendaItem
from organizer.records.fields import Line, assign, require


class StatementDetails(TypedDict, total=False):
    """What may be said about a statement, beside its text and item."""

    kind: StatementKind
    said_on: date | None
    source: Line
    source_url: Line


class StatementChanges(StatementDetails, total=False):
    """What may be changed."""

    text: str
    agenda_item_id: AgendaItemId | None


def add(
    session: Session,
    official_id: OfficialId,
    kind: StatementKind,
    text: str,
    said_on: date | None = None,
    *,
    source: str = "",
    source_url: str = "",
    agenda_item_id: AgendaItemId | None = None,
) -> StatementId:
    """Write down what a member said or promised, if need be without a source yet.

    Raises RuleBroken TEXT_EMPTY, NOT_FOUND.
    """
    require(session, Official, official_id)
    row = OfficialStatement(official_id=official_id, text=_text(text))
    _about(session, row, agenda_item_id)
    values = {"kind": kind, "said_on": said_on, "source": source, "source_url": source_url}
    assign(row, StatementDetails, values)
    session.add(row)
    session.flush()
    return StatementId(row.id)


def edit(session: Session, statement_id: StatementId, **fields: Unpack[StatementChanges]) -> None:
    """Change a statement. Raises RuleBroken TEXT_EMPTY, NOT_FOUND."""
    row = require(session, OfficialStatement, statement_id)
    if "text" in fields:
        row.text = _text(fields.pop("text"))
    if "agenda_item_id" in fields:
        _about(session, row, fields.pop("agenda_item_id"))
    assign(row, StatementDetails, fields)


def remove(session: Session, statement_id: StatementId) -> None:
    """Take a statement away; undo brings it back."""
    session.delete(require(session, OfficialStatement, statement_id))


def _text(text: str) -> str:
    kept = block(text, "text")
    if not kept:
        raise RuleBroken(Rule.TEXT_EMPTY, "text")
    return kept


def _about(session: Session, row: OfficialStatement, item_id: AgendaItemId | None) -> None:
    if item_id is not None:
        require(session, AgendaItem, item_id)
    row.agenda_item_id = item_id
