"""What a user does with talking points, their wording and their sources."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from organizer.model.base import line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import PointId, PointKind, SourceId
from organizer.model.points import PointText, Source, TalkingPoint
from organizer.model.speakers import SpeakerPoint
from organizer.records.clock import now
from organizer.records.fields import (
    Block,
    Line,
    assign,
    last_position,
    place,
    require,
    row_of,
    rows_of,
)


class PointTheme(TypedDict, total=False):
    """What may be said about a new point, beside title, kind and wording."""

    is_contested: bool
    caveat: Block
    theme: Line


class PointDetails(PointTheme, total=False):
    """What may be said about a point, beside its title."""

    kind: PointKind


class PointChanges(PointDetails, total=False):
    """What may be changed."""

    title: str


class SourceDetails(TypedDict, total=False):
    """What may be said about a source, beside its title."""

    publisher: Line
    date_text: Line
    url: Line
    checked_on: date | None


class SourceChanges(SourceDetails, total=False):
    """What may be changed."""

    title: str


def add(
    session: Session,
    title: str,
    kind: PointKind = PointKind.FACT,
    *,
    text: str = "",
    language: str = "en",
    **fields: Unpack[PointTheme],
) -> PointId:
    """Add a talking point with its wording in one language. Raises RuleBroken TITLE_EMPTY."""
    point = TalkingPoint(kind=kind)
    point.retitle(title)
    assign(point, PointDetails, fields)
    point.position = last_position(session, TalkingPoint, TalkingPoint.id > 0)
    session.add(point)
    session.flush()
    if text:
        set_text(session, PointId(point.id), language, point.title, text)
    return PointId(point.id)


def edit(session: Session, point_id: PointId, **fields: Unpack[PointChanges]) -> None:
    """Change a point's title, kind, caveat, theme, or whether it is contested."""
    point = require(session, TalkingPoint, point_id)
    if "title" in fields:
        point.retitle(fields.pop("title"))
    assign(point, PointDetails, fields)


def retitle(session: Session, point_id: PointId, title: str, language: str = "en") -> None:
    """Give a point another short name, and its wording in that language the same title.

    Raises RuleBroken TITLE_EMPTY.
    """
    edit(session, point_id, title=title)
    point = require(session, TalkingPoint, point_id)
    for text in [text for text in point.texts if text.language == language]:
        text.reword(point.title, text.text)


def set_text(session: Session, point_id: PointId, language: str, title: str, text: str) -> None:
    """Word a point in a language; empty title and text remove that language."""
    point = require(session, TalkingPoint, point_id)
    found = next((t for t in point.texts if t.language == language), None)
    if not title.strip() and not text.strip():
        if found is not None:
            point.texts.remove(found)
        return
    if found is None:
        found = PointText(language=language)
        point.texts.append(found)
    found.reword(title, text)


def approve_text(session: Session, point_id: PointId, language: str, reader: str) -> None:
    """Record that a reader finds a machine rendering right. Raises RuleBroken NOT_FOUND."""
    text = row_of(session, PointText, point_id=point_id, language=language)
    if text is None:
        raise RuleBroken(Rule.NOT_FOUND)
    text.approve(reader, now(session))


def add_source(
    session: Session, point_id: PointId, title: str, **fields: Unpack[SourceDetails]
) -> SourceId:
    """Say what a point rests on. Raises RuleBroken TITLE_EMPTY."""
    point = require(session, TalkingPoint, point_id)
    source = Source(title=_titled(title), position=len(point.sources))
    assign(source, SourceDetails, fields)
    point.sources.append(source)
    session.flush()
    return SourceId(source.id)


def edit_source(session: Session, source_id: SourceId, **fields: Unpack[SourceChanges]) -> None:
    """Change a source."""
    source = require(session, Source, source_id)
    if "title" in fields:
        source.title = _titled(fields.pop("title"))
    assign(source, SourceDetails, fields)


def _titled(title: str) -> str:
    text = line(title, "title")
    if not text:
        raise RuleBroken(Rule.TITLE_EMPTY, "title")
    return text


def check_source(session: Session, source_id: SourceId, today: date) -> None:
    """Record that somebody looked at the source today and it still says so."""
    source = require(session, Source, source_id)
    source.checked_on = today


def remove_source(session: Session, source_id: SourceId) -> None:
    """Take a source away."""
    source = require(session, Source, source_id)
    source.point.sources.remove(source)


def move(session: Session, moved: list[int], before: int | None) -> None:
    """Put points before another one, or at the end of the library."""
    place(session, TalkingPoint, TalkingPoint.id > 0, moved, before)


def trash(session: Session, point_ids: Iterable[PointId]) -> int:
    """Put points into the trash; speakers lose them. Gives how many."""
    count = 0
    for point_id in point_ids:
        point = require(session, TalkingPoint, point_id)
        point.trash(now(session))
        for given in rows_of(session, SpeakerPoint, point_id=point_id):
            session.delete(given)
        count += 1
    return count


def restore(session: Session, point_ids: Iterable[PointId]) -> int:
    """Take points out of the trash again; gives how many."""
    rows = [require(session, TalkingPoint, point_id) for point_id in point_ids]
    for point in rows:
        point.restore()
    return len(rows)
