"""What a new campaign does first, and what of it is done: read from the data, ticked by nobody."""

from enum import StrEnum

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from organizer.model.campaign import Campaign, Output
from organizer.model.kinds import OutputKind
from organizer.model.meetings import Meeting
from organizer.model.people import Person
from organizer.model.points import TalkingPoint
from organizer.model.speakers import Speaker


class FirstStep(StrEnum):
    """In the order in which they are proposed."""

    MEETING = "meeting"
    PEOPLE = "people"
    POINTS = "points"
    SPEAKERS = "speakers"
    STATEMENT = "statement"
    FLYER = "flyer"


def first_steps(session: Session) -> dict[FirstStep, bool]:
    """Which of the first steps are done; empty for the sample, and once all are done."""
    if session.scalars(select(Campaign)).one().is_sample:
        return {}
    found = {
        FirstStep.MEETING: exists().where(Meeting.trashed_at.is_(None)),
        FirstStep.PEOPLE: exists().where(Person.trashed_at.is_(None)),
        FirstStep.POINTS: exists().where(TalkingPoint.trashed_at.is_(None)),
        FirstStep.SPEAKERS: exists().where(Speaker.id.is_not(None)),
        FirstStep.STATEMENT: exists().where(Speaker.statement != ""),
        FirstStep.FLYER: exists().where(Output.kind == OutputKind.DOCUMENT, Output.name == "flyer"),
    }
    done = session.execute(select(*found.values())).one()
    return {} if all(done) else dict(zip(found, map(bool, done), strict=True))
