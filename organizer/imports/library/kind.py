"""Libraries of talking points and places to look, as a kind of import."""

from sqlalchemy.orm import Session

from organizer.imports.description import (
    Description,
    Left,
    Row,
    State,
    nothing_in,
    reason_note,
    text_note,
)
from organizer.imports.incoming import Incoming, Options
from organizer.imports.kind import ANY, Decisions, Kind, Sure
from organizer.imports.library import reader
from organizer.imports.library.commands import apply_library
from organizer.imports.library.draft import LibraryDraft
from organizer.imports.library.plan import LibraryPlan, plan_library
from organizer.imports.plain_text import check_size
from organizer.progress import Progress, silent


class LibraryKind(Kind[LibraryDraft, LibraryPlan]):
    """All or nothing: no row of it can be left out."""

    name = "library"

    def recognise(self, incoming: Incoming, _options: Options = ANY) -> Sure:
        """By its keys."""
        is_ours = incoming.is_json and reader.is_library(incoming.data)
        return Sure.CERTAIN if is_ours else Sure.NO

    def read(
        self, incoming: Incoming, _options: Options, _progress: Progress = silent
    ) -> LibraryDraft:
        """Raises RuleBroken FILE_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE."""
        check_size(incoming.data)
        return reader.read(incoming.data)

    def plan(self, session: Session, draft: LibraryDraft, _options: Options) -> LibraryPlan:
        """Points by their keys, places by name and address."""
        return plan_library(session, draft)

    def describe(self, plan: LibraryPlan) -> Description:
        """A row a point, then one a place."""
        draft, new = plan.draft, set(plan.new)
        rows = [
            Row(
                State.NEW if point.key in new else State.SAME,
                next((text.title for text in point.texts if text.language == "en"), point.key),
                (point.theme,),
            )
            for point in draft.points
        ]
        rows += [
            Row(
                State.SAME if place in plan.known_resources else State.NEW,
                place.name,
                (place.kind,),
                note=text_note(place.url),
            )
            for place in draft.resources
        ]
        counts = plan.counts()
        return Description(
            self.name,
            draft.profile,
            tuple(rows),
            counts,
            draft.problems,
            ("where",),
            tuple(Left(one.where, (one.where,), reason_note(one.reason)) for one in draft.problems),
            refusal=nothing_in(counts, draft.problems),
        )

    def apply(self, session: Session, plan: LibraryPlan, _decisions: Decisions) -> int:
        """Load what is not there yet."""
        return sum(apply_library(session, plan))
