"""Where watch words stand in an agenda that was read and not taken yet."""

from sqlalchemy.orm import Session

from organizer.imports.agenda.draft import AgendaDraft
from organizer.model.kinds import MeetingId
from organizer.watchwords.queries import HitRow, Line, hits, page_of, wanted


def hits_of_draft(
    session: Session, draft: AgendaDraft, meeting_id: MeetingId | int | None
) -> tuple[HitRow, ...]:
    """Each hit with what stands around it; `item_id` is the number of the line, from 0."""
    lines = [
        Line(
            number,
            line.number or line.title or line.place,
            "\n".join((line.title, line.summary, line.file_no)),
            page_of(line.place),
        )
        for number, line in enumerate(draft.items)
    ]
    return hits(lines, draft.pages, wanted(session, meeting_id))
