"""The library of talking points as a whole: counts, and places to look or to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organizer.model.campaign import Resource
from organizer.model.kinds import PointKind
from organizer.model.points import STALE_AFTER_DAYS, Source, TalkingPoint
from organizer.points import queries as points
from organizer.points.queries import ResourceRow
from organizer.records.listing import SortKey, fetch_ids, holds, in_order


@dataclass(frozen=True)
class LibraryCounts:
    """How much there is: points by kind, and what needs a look.

    `to_check` are the points with a source that nobody looked at for too long, or with none.
    `from_starter` are the points that came with the starter library.
    """

    kinds: dict[PointKind, int]
    contested: int
    trash: int
    resources: int
    from_starter: int
    to_check: int

    @property
    def points(self) -> int:
        """All points, the trash left out."""
        return sum(self.kinds.values())


def counts(session: Session, today: date) -> LibraryCounts:
    """The counts of the library, seen from a day."""
    here = TalkingPoint.trashed_at.is_(None)

    def number(*where: Any) -> int:
        return session.scalar(select(func.count()).select_from(TalkingPoint).where(*where)) or 0

    since = today - timedelta(days=STALE_AFTER_DAYS)
    waiting = select(Source.point_id).where(
        Source.checked_on.is_(None) | (Source.checked_on < since)
    )
    has_none = TalkingPoint.id.not_in(select(Source.point_id))
    return LibraryCounts(
        kinds=points.counts(session),
        contested=number(here, TalkingPoint.is_contested.is_(True)),
        trash=number(TalkingPoint.trashed_at.is_not(None)),
        resources=session.scalar(select(func.count()).select_from(Resource)) or 0,
        from_starter=number(TalkingPoint.key != ""),
        to_check=number(here, TalkingPoint.id.in_(waiting) | has_none),
    )


class ResourcesListing:
    """The places to look or to ask, as a list; the criteria are words to search."""

    def ids(self, session: Session, criteria: str, sort: str, descending: bool) -> list[int]:
        """The ids of the places that hold all the words, in order."""
        chosen = select(Resource.id.label("id"))
        if criteria.strip():
            found = [
                row.id
                for row in points.resources(session)
                if holds(criteria, row.name, row.kind, row.why)
            ]
            chosen = chosen.where(Resource.id.in_(found))
        keys: dict[str, SortKey] = {
            "position": Resource.id,
            "name": func.lower(Resource.name),
            "kind": func.lower(Resource.kind),
        }
        order = [key.desc() if descending else key for key in (keys[sort], Resource.id)]
        return fetch_ids(session, chosen.order_by(*order))

    def rows(self, session: Session, ids: Sequence[int]) -> list[ResourceRow]:
        """The rows of some places."""
        wanted = set(ids)
        return in_order(ids, {row.id: row for row in points.resources(session) if row.id in wanted})
