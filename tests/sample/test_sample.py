"""The sample campaign: the same for the same day, invented where it must be, rich to look at."""

import json
import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from organizer import paths
from organizer.campaign import today as today_query
from organizer.imports.library import reader as library
from organizer.meetings import queries as meetings
from organizer.meetings.speakers import queries as speakers
from organizer.model import tables
from organizer.model.bodies import Official, OfficialVote
from organizer.model.campaign import Campaign, Output, Task
from organizer.model.comment_rules import CommentRule
from organizer.model.kinds import (
    Answer,
    Channel,
    MeetingId,
    PeriodPurpose,
    RuleField,
    RuleStatus,
)
from organizer.model.meetings import AgendaItem, Meeting
from organizer.model.people import Consent, Contact, ContactWay, Person
from organizer.model.points import PointText, Source, TalkingPoint
from organizer.model.speakers import Speaker
from organizer.people import exportable
from organizer.people.queries import PeopleCriteria
from organizer.rules import deadlines, values
from organizer.start import sample
from organizer.store.workspace import Workspace

CONTENT = json.loads(paths.resource("sample", "miami.json").read_bytes())
LIBRARIES = tuple(
    library.read(paths.resource("starter", "287g", name).read_bytes())
    for name in ("talking_points.json", "resources.json")
)


def built(folder: Path, day: date) -> Workspace:
    workspace = Workspace.create(folder)
    workspace.do("Make the sample", sample.build, CONTENT, day, libraries=LIBRARIES)
    return workspace


def dump(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the list of steps, which says when each was made."""
    with workspace.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in tables.METADATA.sorted_tables
            if table.name != "step"
        }


@pytest.fixture(scope="module")
def day() -> date:
    return date(2026, 3, 3)  # a Tuesday


@pytest.fixture(scope="module")
def workspace(tmp_path_factory, day):
    with built(tmp_path_factory.mktemp("sample") / "campaign", day) as made:
        yield made


@pytest.fixture
def session(workspace):
    with workspace.read() as opened:
        yield opened


def count(session, mapped, *where) -> int:
    return session.scalar(select(func.count()).select_from(mapped).where(*where))


def meeting_on(session, day: date) -> Meeting:
    return session.scalars(select(Meeting).where(Meeting.date == day)).one()


def test_the_same_day_makes_the_same_campaign(workspace, day, tmp_path):
    with built(tmp_path / "again", day) as again:
        assert dump(again) == dump(workspace)


def test_all_of_it_is_one_step_and_the_file_is_sound(workspace):
    assert workspace.check() == []
    assert workspace.undo_label() == "Make the sample"
    assert len(workspace.history()) == 1


def test_counts_by_hand(session):
    assert session.scalars(select(Campaign)).one().is_sample
    assert count(session, Person) == 40
    assert count(session, TalkingPoint) == 45
    assert count(session, PointText) == 135
    assert count(session, Source) == 118
    assert count(session, Meeting) == 6
    assert count(session, Official) == 5
    assert count(session, Task) == 6
    assert count(session, Output) == 2
    assert len(set(session.scalars(select(Contact.person_id)))) == 15


def test_the_vote_of_june_17_2025_is_as_reported(session):
    meeting = meeting_on(session, date(2025, 6, 17))
    (item,) = meetings.agenda(session, meeting.id)
    assert (item.file_no, item.fate, item.tally) == ("17407", "passed", "3-2")
    voted = {vote.official: vote.vote for vote in item.votes}
    assert voted == {
        "Miguel Angel Gabela": "yes",
        "Damian Pardo": "no",
        "Joe Carollo": "yes",
        "Ralph Rosado": "yes",
        "Christine King": "no",
    }
    assert all("miaminewtimes.com" in vote.source for vote in item.votes)
    assert (meeting.start, meeting.end) == (time(9, 36), time(20, 17))


def test_nobody_invented_spoke_at_the_real_meeting(session):
    meeting = meeting_on(session, date(2025, 6, 17))
    assert count(session, Speaker, Speaker.meeting_id == meeting.id) == 0


def test_invented_meetings_of_real_bodies_say_so(session):
    for meeting in session.scalars(select(Meeting).where(Meeting.date != date(2025, 6, 17))):
        assert "nvented for the sample" in meeting.notes


def test_the_coming_meeting_has_fourteen_speakers(session, day):
    meeting = meeting_on(session, date(2026, 3, 19))  # a Thursday
    rows = speakers.of_meeting(session, meeting.id)
    assert [row.number for row in rows] == list(range(1, 15))
    languages = [row.language for row in rows]
    assert [languages.count(code) for code in ("en", "es", "ht")] == [8, 4, 2]
    assert {row.status for row in rows} == {
        "registered",
        "confirmed",
        "asked",
        "suggested",
        "declined",
        "ceded",
    }
    assert [row.cedes_to for row in rows if row.cedes_to] == ["Jean-Marc Pierre"]
    written = {row.name: row.over_seconds for row in rows if row.statement}
    assert len(written) == 7
    assert [name for name, over in written.items() if over > 0] == ["Denise Howard"]
    assert meeting.goal_speakers == 20


def test_the_agenda_has_ten_items_and_one_is_pinned(session):
    items = meetings.agenda(session, meeting_on(session, date(2026, 3, 19)).id)
    assert len(items) == 10
    (pinned,) = (item for item in items if item.is_pinned)
    assert (pinned.number, pinned.ask) == ("RE.12", "Vote to end the agreement")
    assert all("Invented for the sample" in item.notes for item in items)


def test_people_can_be_nobody_real(session):
    ways = session.scalars(select(ContactWay)).all()
    phones = [way.key for way in ways if way.kind == "phone"]
    emails = [way.value for way in ways if way.kind == "email"]
    assert all(re.fullmatch(r"\+1(305|786)55501\d\d", phone) for phone in phones)
    assert len(set(phones)) == len(phones) == 39
    assert emails and all(email.endswith("@example.org") for email in emails)
    assert all("Example" in way.value for way in ways if way.kind == "address")


def test_consent_is_of_every_kind(session):
    for channel in Channel:
        chosen = exportable.choose(session, PeopleCriteria(), channel)
        assert len(chosen.ids) + sum(chosen.left_out.values()) == 40
        assert chosen.ids and chosen.left_out["no"] and chosen.left_out["unknown"]
    assert len(exportable.choose(session, PeopleCriteria(), Channel.CALL).ids) == 25
    refused = PeopleCriteria(list_name="do_not_contact")
    assert sum(exportable.choose(session, refused, Channel.CALL).left_out.values()) == 3
    yes = session.scalars(select(Consent).where(Consent.answer == Answer.YES)).all()
    assert all(row.wording for row in yes)


def test_nothing_says_anything_about_immigration_status():
    """The words of rules A1.5, looked for in what is kept about persons."""
    private = re.compile(
        r"undocumented|illegal|sin papeles|indocumentad|\bvisa\b|green card|daca|\btps\b|asylum"
        r"|asilo|san papye|citizenship|\ba\d{8,9}\b|\d{3}-\d{2}-\d{4}",
        re.IGNORECASE,
    )
    people = json.dumps(CONTENT["people"], ensure_ascii=False)
    said = [
        s.get("statement", "") + s.get("notes", "")
        for m in CONTENT["meetings"]
        for s in m.get("speakers", ())
    ]
    assert not private.search(people)
    assert not private.search("\n".join(said))


def test_every_rule_says_where_it_comes_from(session):
    for rule in session.scalars(select(CommentRule)):
        assert rule.source
    coming = values.rules(session, meeting_on(session, date(2026, 3, 19)).id)
    assert coming[RuleField.SECONDS_EACH].value == 120
    assert coming[RuleField.SECONDS_EACH].status == RuleStatus.SEEN
    assert coming[RuleField.SECONDS_INTERPRETED].value is None
    closes = coming[RuleField.SIGN_UP_CLOSES]
    assert (closes.status, closes.value) == (RuleStatus.ASSUMED, datetime(2026, 3, 17, 17))
    assert "ask the clerk" in closes.source.lower()


def test_today_has_everything_to_show(session, day):
    shown = today_query.overview(session, day)
    assert shown.next.meeting.date == date(2026, 3, 19)
    kinds = {gap.kind: gap.count for gap in shown.next.gaps}
    assert kinds == {
        "unconfirmed": 4,
        "unregistered": 4,
        "interpreter": 2,
        "too_long": 1,
        "no_statement": 2,
        "stale_sources": 1,
    }
    assert (shown.next.confirmed, shown.next.goal) == (8, 20)
    assert [row.date for row in shown.coming] == [
        date(2026, 3, 19),
        date(2026, 3, 24),
        date(2026, 4, 2),
    ]
    since = shown.since
    assert since.date == date(2026, 2, 19)
    assert (since.spoke, since.planned, since.no_shows, since.called) == (9, 11, 2, 6)
    assert since.new_people == 10
    assert len(shown.tasks) == 5


def test_days_are_thursdays_ahead_and_behind_all_year():
    for offset in range(366):
        today = date(2026, 1, 1) + timedelta(offset)
        days = sample.SampleDays(today)
        coming, last = days.day("coming"), days.day("last")
        assert coming.weekday() == last.weekday() == 3, today
        assert (coming - today).days >= 12, today
        assert 10 <= (today - last).days <= 30, today
        ahead = (coming, days.day("county"), days.day("evening"))
        order = [days.day("hall"), last, today, *ahead]
        assert order == sorted(set(order)), today
        for named in ("coming", "last", "county", "evening", "hall"):
            found = days.day(named)
            assert (found.month, found.day) not in sample.CLOSED_DAYS, (today, named)


def test_nothing_that_happened_lies_ahead(session, day):
    end = datetime.combine(day, time(23), sample.ZONE)
    for column in (
        Person.created_at,
        Meeting.created_at,
        Contact.at,
        Consent.at,
        Output.at,
        Task.created_at,
        Task.done_at,
        Campaign.created_at,
    ):
        assert session.scalar(select(func.max(column))) < end


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match="no day"):
        sample.SampleDays(date(2026, 3, 3)).day("tomorrow")


def test_agenda_of_our_own_evening_fills_the_time(session):
    meeting = meeting_on(session, date(2026, 4, 2))
    items = session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)).all()
    assert sum(item.minutes for item in items) == 120
    assert all(item.presenter for item in items)


def test_five_votes_are_three_to_two(session):
    votes = list(session.scalars(select(OfficialVote.vote)))
    assert (votes.count("yes"), votes.count("no")) == (3, 2)


def test_the_city_commission_has_its_rules_and_what_they_ask_for(session):
    """Three business days before a Thursday is the Monday (notices of the commission)."""
    meeting = meeting_on(session, date(2026, 3, 19))
    (found,) = (
        row
        for row in deadlines.deadlines(session, MeetingId(meeting.id))
        if row.purpose == PeriodPurpose.ACCOMMODATION
    )
    assert found.closes.moment == datetime(2026, 3, 16, 9, 0, tzinfo=ZoneInfo("America/New_York"))
