"""What a library file would do: its points and places against those that we have."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy.orm import Session

from organizer.imports.library.draft import LibraryDraft, ResourceDraft
from organizer.model.campaign import Resource
from organizer.model.points import TalkingPoint
from organizer.records.fields import rows_of


@dataclass(frozen=True)
class LibraryPlan:
    """The keys of the points that are new and that we have, and the places that we have."""

    draft: LibraryDraft
    new: tuple[str, ...]
    same: tuple[str, ...]
    known_resources: frozenset[ResourceDraft]

    @property
    def new_resources(self) -> tuple[ResourceDraft, ...]:
        """The places that are not here yet."""
        return tuple(one for one in self.draft.resources if one not in self.known_resources)

    def counts(self) -> Counter[str]:
        """How many points and places are new, and how many are here."""
        places = len(self.new_resources)
        known = len(self.draft.resources) - places
        return Counter(new=len(self.new) + places, same=len(self.same) + known)


def plan_library(session: Session, draft: LibraryDraft) -> LibraryPlan:
    """Compare a library file: points by their keys, places by name and address."""
    keys = {point.key for point in rows_of(session, TalkingPoint) if point.key}
    places = {(row.name, row.url) for row in rows_of(session, Resource)}
    points = [point.key for point in draft.points]
    return LibraryPlan(
        draft,
        tuple(key for key in points if key not in keys),
        tuple(key for key in points if key in keys),
        frozenset(one for one in draft.resources if (one.name, one.url) in places),
    )
