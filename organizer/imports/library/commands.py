"""What a user does with a library file, once its plan was seen: one step to undo."""

from sqlalchemy.orm import Session

from organizer.imports.library.draft import PointDraft
from organizer.imports.library.plan import LibraryPlan
from organizer.model.base import block, line
from organizer.model.campaign import Resource
from organizer.model.kinds import PointKind
from organizer.model.points import PointText, Source, TalkingPoint
from organizer.records.fields import last_position


def apply_library(session: Session, plan: LibraryPlan) -> tuple[int, int]:
    """Load the talking points and places that are not there yet; gives how many of each."""
    wanted = set(plan.new)
    position = last_position(session, TalkingPoint, TalkingPoint.id > 0)
    points = [point for point in plan.draft.points if point.key in wanted]
    session.add_all(_point(point, position + at) for at, point in enumerate(points))
    for place in plan.new_resources:
        session.add(
            Resource(
                name=line(place.name, "name"),
                kind=line(place.kind, "kind"),
                url=line(place.url, "url"),
                why=block(place.why, "why"),
                is_verified=place.is_verified,
            )
        )
    return len(points), len(plan.new_resources)


def _point(draft: PointDraft, position: float) -> TalkingPoint:
    """A talking point of a library file; its short name is the English title, or the first."""
    titles = {text.language: text.title for text in draft.texts}
    point = TalkingPoint(
        key=draft.key,
        kind=PointKind(draft.kind),
        is_contested=draft.is_contested,
        caveat=block(draft.caveat, "caveat"),
        theme=line(draft.theme, "theme"),
        position=position,
    )
    point.retitle(titles.get("en") or next(iter(titles.values()), ""))
    point.texts = [
        PointText(
            language=text.language,
            title=line(text.title, "title"),
            text=block(text.text, "text"),
            is_machine=text.is_machine,
        )
        for text in draft.texts
    ]
    point.sources = [
        Source(
            title=line(source.title, "title"),
            publisher=line(source.publisher, "publisher"),
            date_text=line(source.date_text, "date_text"),
            url=line(source.url, "url"),
            checked_on=source.checked_on,
            position=at,
        )
        for at, source in enumerate(draft.sources)
    ]
    return point
