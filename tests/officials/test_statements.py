"""How many statements a query takes: as many for fifty rows as for five."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from factories import DAY
from sqlalchemy import event

from organizer.campaign import commands as campaign
from organizer.campaign import queries as campaign_queries
from organizer.campaign import search, today
from organizer.documents.agenda import AgendaOptions
from organizer.documents.cards import CardOptions
from organizer.imports.meetings import plan as meeting_imports
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.imports.people import plan as imports
from organizer.imports.people.draft import PeopleDraft
from organizer.meetings import commands as meetings
from organizer.meetings import queries as meeting_queries
from organizer.meetings.agenda import commands as agenda
from organizer.meetings.queries import MeetingsCriteria, MeetingsListing
from organizer.meetings.speakers import commands as speakers
from organizer.meetings.speakers import queries as speaker_queries
from organizer.model.kinds import Answer, Channel, ContactKind, RuleField, Vote
from organizer.officials import commands as bodies
from organizer.officials import queries as body_queries
from organizer.people import commands as people
from organizer.people import exportable
from organizer.people import queries as people_queries
from organizer.people.fields import COLUMNS
from organizer.people.queries import PeopleCriteria, PeopleListing
from organizer.points import commands as points
from organizer.points.queries import PointsCriteria, PointsListing
from organizer.rules import commands as rules
from organizer.store.workspace import Workspace


def fill(session: Any, start: int, end: int) -> None:
    """Of everything as many as the numbers, all hanging together."""
    meetings_of = [meetings.add(session, DAY, title=f"Meeting {n}") for n in range(start, end)]
    for number, meeting_id in zip(range(start, end), meetings_of, strict=True):
        session.flush()
        body_id = bodies.add(session, f"Body {number}")
        official_id = bodies.add_official(session, 1, f"Member {number}")
        bodies.add_official(session, body_id, f"Other {number}")
        person_id = people.add(
            session,
            f"Rosa {number}",
            phone=f"305-555-{number:04}",
            email=f"rosa{number}@example.org",
            languages=("es", "en"),
            district=str(number % 5),
        )
        people.tag(session, [person_id], f"tag {number}")
        people.answer(session, person_id, Channel.CALL, Answer.YES)
        people.log_contact(session, person_id, ContactKind.CALL, "reached")
        point_id = points.add(session, f"Point {number}", text="Said aloud.")
        points.set_text(session, point_id, "es", "", "En voz alta.")
        points.add_source(session, point_id, "Minutes", checked_on=date(2025, 6, 17))
        item_id = agenda.add_item(session, 1, f"Item {number}", is_pinned=True)
        agenda.add_item(session, meeting_id, "Item")
        agenda.record_vote(session, item_id, official_id, Vote.YES)
        speaker_id = speakers.add(session, 1, person_id, statement="word " * 20)
        speakers.assign_point(session, speaker_id, point_id)
        campaign.add_task(session, f"Task {number}", meeting_id=meeting_id, person_id=person_id)


def everything(listing: Any, criteria: Any, sort: str) -> Callable[[Any], Any]:
    def rows(session: Any) -> Any:
        return listing.rows(session, listing.ids(session, criteria, sort, False))

    return rows


COUNTED: dict[str, tuple[int, Callable[[Any], Any]]] = {
    # name: (statements, query)
    "people": (5, everything(PeopleListing(), PeopleCriteria(), "name")),
    "people found": (5, everything(PeopleListing(), PeopleCriteria(search="ros"), "name")),
    "meetings": (4, everything(MeetingsListing(), MeetingsCriteria(DAY), "date")),
    "points": (4, everything(PointsListing(), PointsCriteria(), "position")),
    "agenda": (6, lambda s: meeting_queries.agenda(s, 1)),
    "meeting": (4, lambda s: meeting_queries.detail(s, 1)),
    "speakers": (5, lambda s: speaker_queries.of_meeting(s, 1)),
    "coverage": (7, lambda s: speaker_queries.coverage(s, 1)),
    "bodies": (2, body_queries.bodies),
    "officials": (2, body_queries.officials),
    "tasks": (1, campaign_queries.tasks),
    "lists": (9, people_queries.lists),
    "choose": (3, lambda s: exportable.choose(s, PeopleCriteria(), Channel.CALL)),
    "export": (
        6,
        lambda s: list(exportable.people(s, range(1, 51), COLUMNS, Channel.CALL)),
    ),
    "cards": (0, lambda s: CardOptions(meeting_id=1).snapshot(s, DAY)),
    "agenda sheet": (0, lambda s: AgendaOptions(meeting_id=1).snapshot(s, DAY)),
    "search": (0, lambda s: search.find(s, "rosa")),
    "today": (0, lambda s: today.overview(s, DAY)),
    "plan of people": (4, lambda s: imports.plan_people(s, PeopleDraft(""))),
    "plan of meetings": (
        3,
        lambda s: meeting_imports.plan_meetings(s, MeetingsDraft("icalendar"), 1),
    ),
}


def statements(workspace: Workspace, query: Callable[[Any], Any]) -> int:
    seen: list[str] = []
    with workspace.read() as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *args: seen.append(args[2]))
        query(session)
    return len(seen)


@pytest.fixture
def campaign_with_five(workspace: Workspace) -> Workspace:
    workspace.do("Body", bodies.add, "Commission")
    workspace.do("Meeting", meetings.add, DAY, title="First", start=time(9), body_id=1)
    workspace.do("Rule", rules.set_rule, 1, RuleField.SECONDS_EACH, 120)
    workspace.do("Fill", fill, 0, 5)
    return workspace


def test_no_query_takes_more_statements_for_more_rows(campaign_with_five: Workspace) -> None:
    workspace = campaign_with_five
    few = {name: statements(workspace, query) for name, (_n, query) in COUNTED.items()}
    workspace.do("Fill", fill, 5, 50)
    many = {name: statements(workspace, query) for name, (_n, query) in COUNTED.items()}
    assert many == few
    expected = {name: number for name, (number, _query) in COUNTED.items() if number}
    assert {name: few[name] for name in expected} == expected


def test_past_meetings_do_not_make_today_slower(campaign_with_five: Workspace) -> None:
    before = statements(campaign_with_five, lambda s: today.overview(s, DAY))
    later = statements(campaign_with_five, lambda s: today.overview(s, DAY + timedelta(days=1)))
    assert later <= before + 3
