"""Points against speakers, who could fill the gaps, today, and what documents are made of."""

from datetime import date, datetime, time, timedelta

import pytest
from factories import DAY, body, caller, item, meeting, person, point, source, speaker, task

from organizer.campaign import commands as campaign_commands
from organizer.campaign import search, today
from organizer.documents.agenda import AgendaOptions
from organizer.documents.cards import CardOptions
from organizer.documents.contacts import ContactOptions
from organizer.documents.data import RuleSource
from organizer.documents.flyer import FlyerOptions
from organizer.meetings import commands as meetings
from organizer.meetings import queries as meeting_queries
from organizer.meetings.queries import MeetingsCriteria, MeetingsListing
from organizer.meetings.speakers import commands as speakers
from organizer.meetings.speakers.queries import coverage
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    Channel,
    ContactKind,
    MeetingStatus,
    PointKind,
    RuleField,
    RuleStatus,
)
from organizer.model.kinds import SpeakerStatus as S
from organizer.people import commands as people
from organizer.points import commands as points
from organizer.points import queries as point_queries
from organizer.points.queries import PointsCriteria, PointsListing
from organizer.rules import commands as rules
from organizer.store.workspace import Workspace

FACT, SUPPORT, OPPOSE = PointKind.FACT, PointKind.SUPPORT, PointKind.OPPOSE

# speakers: (name, language, points they have); points: (title, kind, languages); expected pairs.
SUGGESTIONS = [
    ("nobody to suggest", [], [("P", FACT, "en")], []),
    ("no point, no proposal", [("Ana", "en", "")], [], []),
    ("covered points need nobody", [("Ana", "en", "P")], [("P", FACT, "en")], []),
    ("one for one", [("Ana", "en", "")], [("P", FACT, "en")], ["Ana P"]),
    (
        "those with fewest points first, then by order",
        [("Ana", "en", "P"), ("Jo", "en", ""), ("Eva", "en", "")],
        [("P", FACT, "en"), ("Q", FACT, "en"), ("R", FACT, "en"), ("S", FACT, "en")],
        ["Jo Q", "Eva R", "Ana S"],
    ),
    (
        "nobody gets a third point",
        [("Ana", "en", "")],
        [("P", FACT, "en"), ("Q", FACT, "en"), ("R", FACT, "en")],
        ["Ana P", "Ana Q"],
    ),
    (
        "nobody gets a point that is not worded in their language",
        [("Ana", "es", ""), ("Jean", "ht", "")],
        [("P", FACT, "en"), ("Q", FACT, "en ht")],
        ["Jean Q"],
    ),
    (
        "who supports gets no point against, and the other way round",
        [("Ana", "en", "P"), ("Jo", "en", "Q")],
        [("P", SUPPORT, "en"), ("Q", OPPOSE, "en"), ("R", SUPPORT, "en"), ("S", OPPOSE, "en")],
        ["Ana R", "Jo S"],
    ),
    (
        "a proposal of this round counts too",
        [("Ana", "en", "")],
        [("P", SUPPORT, "en"), ("Q", OPPOSE, "en"), ("R", FACT, "en")],
        ["Ana P", "Ana R"],
    ),
]


@pytest.mark.parametrize(
    ("case", "who", "what", "expected"), SUGGESTIONS, ids=[case[0] for case in SUGGESTIONS]
)
def test_gaps_are_offered_to_who_can_fill_them(
    workspace: Workspace, case: str, who, what, expected: list[str]
) -> None:
    meeting_id = meeting(workspace)
    ids = {}
    for title, kind, languages in what:
        first, *others = languages.split()
        ids[title] = point(workspace, title, kind, language=first)
        for language in others:
            workspace.do("Word", points.set_text, ids[title], language, "", "text")
    for name, language, given in who:
        speaker_id = speaker(workspace, meeting_id, name, language=language)
        for title in given.split():
            workspace.do("Give", speakers.assign_point, speaker_id, ids[title])
    found = workspace.query(coverage, meeting_id)
    assert [f"{row.speaker} {row.point}" for row in found.suggestions] == expected
    assert workspace.query(coverage, meeting_id) == found


def test_coverage_counts_those_who_take_a_turn(workspace: Workspace) -> None:
    meeting_id = meeting(workspace)
    workspace.do("Rule", rules.set_rule, meeting_id, RuleField.SECONDS_EACH, 120)
    one, two = point(workspace, "One"), point(workspace, "Two", OPPOSE)
    gone = point(workspace, "Gone")
    ana = speaker(workspace, meeting_id, "Ana", language="es", statement="palabra " * 130)
    jo = speaker(workspace, meeting_id, "Jo", status=S.DECLINED)
    eva = speaker(workspace, meeting_id, "Eva", allowed_seconds=180)
    for speaker_id in (ana, jo, eva):
        workspace.do("Give", speakers.assign_point, speaker_id, one)
    workspace.do("Give", speakers.assign_point, jo, two)
    workspace.do("Edit", people.edit, 1, district="3")
    workspace.do("Trash", points.trash, [gone])
    found = workspace.query(coverage, meeting_id)
    assert [row.name for row in found.speakers] == ["Ana", "Eva"]
    assert [(row.title, row.covered) for row in found.points] == [("One", 2), ("Two", 0)]
    assert found.uncovered == 1
    assert found.balance.languages == (("es", 1), ("en", 1))
    assert found.balance.districts == (("3", 1),)
    assert (found.balance.written_seconds, found.balance.allowed_seconds) == (60, 300)
    facts = workspace.query(coverage, meeting_id, (FACT,))
    assert [row.title for row in facts.points] == ["One"]


def test_time_that_is_not_known_is_not_added_up(workspace: Workspace) -> None:
    meeting_id = meeting(workspace)
    speaker(workspace, meeting_id, "Ana", allowed_seconds=60)
    speaker(workspace, meeting_id, "Jo")
    assert workspace.query(coverage, meeting_id).balance.allowed_seconds is None


def test_today_of_an_empty_campaign_is_empty(workspace: Workspace, today: date) -> None:
    found = workspace.query(overview, today)
    assert (found.next, found.tasks, found.coming, found.since) == (None, (), (), None)
    assert found.counts.people == 0


overview = today.overview


def test_today_shows_the_next_meeting_with_its_gaps(workspace: Workspace, today: date) -> None:
    meeting(workspace, today, title="Cancelled", status=MeetingStatus.CANCELLED)
    meeting_id = meeting(workspace, DAY, title="Commission", goal_speakers=5)
    meeting(workspace, DAY + timedelta(days=30), title="Later")
    for field, value in [
        (RuleField.SECONDS_EACH, 120),
        (RuleField.SIGN_UP_CLOSES, datetime(2025, 12, 10, 17)),
    ]:
        workspace.do("Rule", rules.set_rule, meeting_id, field, value)
    item(workspace, meeting_id, "Consent agenda", number="CA.1")
    item(workspace, meeting_id, "ICE agreement", number="RE.12", is_pinned=True)
    long = "word " * 390  # 180 s of 120 allowed
    speaker(workspace, meeting_id, "Asked", status=S.ASKED)
    speaker(workspace, meeting_id, "Confirmed", status=S.CONFIRMED, statement=long)
    speaker(workspace, meeting_id, "Registered", status=S.REGISTERED)
    speaker(
        workspace, meeting_id, "Jean", status=S.REGISTERED, needs_interpreter=True, language="ht"
    )
    speaker(workspace, meeting_id, "Out", status=S.WITHDRAWN)
    old, fresh = point(workspace, "Old"), point(workspace, "Fresh")
    source(workspace, old, checked_on=today - timedelta(days=91))
    source(workspace, fresh, checked_on=today - timedelta(days=90))
    task(workspace)
    found = workspace.query(overview, today)
    assert found.next is not None
    assert (found.next.meeting.title, found.next.item) == ("Commission", "RE.12 ICE agreement")
    assert (found.next.confirmed, found.next.goal, found.next.minutes) == (3, 5, 6)
    assert found.next.uncovered == 2
    gaps = {gap.kind: (gap.count, gap.names, gap.detail) for gap in found.next.gaps}
    assert gaps == {
        "unconfirmed": (1, ("Asked",), ""),
        "unregistered": (1, ("Confirmed",), "2025-12-10T17:00:00-05:00"),
        "interpreter": (1, ("Jean",), "ht"),
        "too_long": (1, ("Confirmed",), ""),
        "no_statement": (2, ("Registered", "Jean"), ""),
        "stale_sources": (1, ("Old",), ""),
    }
    assert [row.title for row in found.coming] == ["Cancelled", "Commission", "Later"]
    assert [row.title for row in found.tasks] == ["Call the clerk"]
    assert (found.counts.speakers, found.counts.points, found.counts.sources) == (5, 2, 2)


def test_today_tells_what_came_of_the_last_meeting(workspace: Workspace) -> None:
    meeting(workspace, date(2025, 1, 8), title="Long ago")
    last = meeting(workspace, date(2025, 6, 17), title="June")
    meeting(workspace, date(2025, 7, 1), title="Nobody of ours")
    statuses = [S.SPOKE, S.SPOKE, S.NO_SHOW, S.DECLINED, S.PASSED_OVER]
    for number, status in enumerate(statuses):
        speaker(workspace, last, f"Speaker {number}", status=status)
    workspace.do("Log", people.log_contact, 1, ContactKind.CALL, "thanked")
    workspace.do("Log", people.log_contact, 1, ContactKind.CALL, "again")
    since = workspace.query(overview, date(2025, 7, 10)).since
    assert since is not None
    assert (since.title, since.spoke, since.planned, since.no_shows) == ("June", 2, 4, 1)
    assert (since.called, since.new_people) == (1, 5)


def test_meetings_are_found_without_accents_and_wildcards(workspace: Workspace) -> None:
    body_id = body(workspace, "Comisión de Miami")
    workspace.do("Add", meetings.add, DAY, title="Audiencia pública", body_id=body_id)
    meeting(workspace, DAY, title="100% budget", place_name="Library")
    meeting(workspace, DAY - timedelta(days=9), title="Past")

    def titles(search_for: str, when: str = "all") -> list[str]:
        criteria = MeetingsCriteria(DAY, when, search_for)
        listing = MeetingsListing()
        with workspace.read() as session:
            ids = listing.ids(session, criteria, "title", False)
            return [row.title for row in listing.rows(session, ids)]

    assert titles("comision PUBLICA") == ["Audiencia pública"]
    assert titles("100%") == ["100% budget"]
    assert titles("%") == ["100% budget"]
    assert titles("_") == []
    assert titles("library") == ["100% budget"]
    assert titles("2025-12-02") == ["Past"]
    assert titles("", "past") == ["Past"]
    assert titles("", "coming") == ["100% budget", "Audiencia pública"]
    assert workspace.query(meeting_queries.next_id, DAY) is not None


def test_a_meeting_without_a_time_stands_at_noon(workspace: Workspace) -> None:
    evening = meeting(workspace, DAY, start=time(18))
    unknown = meeting(workspace, DAY, start=None)
    morning = meeting(workspace, DAY, start=time(9))
    with workspace.read() as session:
        ids = MeetingsListing().ids(session, MeetingsCriteria(DAY), "date", False)
        back = MeetingsListing().ids(session, MeetingsCriteria(DAY), "date", True)
    assert ids == [morning, unknown, evening]
    assert back == ids[::-1]


def test_points_are_listed_with_their_age_and_languages(workspace: Workspace, today: date) -> None:
    one = point(workspace, "Zoning vote", FACT, text="La comisión votó.", language="es")
    two = point(workspace, "Bail", PointKind.RIGHTS, is_contested=True)
    for checked in (date(2025, 6, 17), date(2025, 12, 1), None):
        source(workspace, one, checked_on=checked)

    def titles(sort: str = "position", **criteria) -> list[str]:
        listing = PointsListing()
        with workspace.read() as session:
            ids = listing.ids(session, PointsCriteria(**criteria), sort, False)
            return [row.title for row in listing.rows(session, ids)]

    assert titles() == ["Zoning vote", "Bail"]
    assert titles("title") == ["Bail", "Zoning vote"]
    assert titles(search="comision voto") == ["Zoning vote"]
    assert titles(search="%") == []
    assert titles(kind=PointKind.RIGHTS) == titles(contested_only=True) == ["Bail"]
    workspace.do("Move", points.move, [two], one)
    assert titles() == ["Bail", "Zoning vote"]
    (row,) = workspace.query(PointsListing().rows, [one])
    assert (row.languages, row.sources, row.checked) == (("es",), 3, date(2025, 6, 17))
    assert row.is_stale(today) and not row.is_stale(date(2025, 9, 15))
    counts = workspace.query(point_queries.counts)
    assert counts == {kind: int(kind in (FACT, PointKind.RIGHTS)) for kind in PointKind}
    workspace.do("Trash", points.trash, [two])
    assert titles(is_trash=True) == ["Bail"]


def test_anything_is_found_by_one_search(workspace: Workspace) -> None:
    body_id = body(workspace)
    workspace.do("Add", meetings.add, DAY, title="Rosario hearing", body_id=body_id)
    item(workspace, 1, "Rosa Parks Boulevard", number="RE.1")
    point(workspace, "Rosa's story")
    person(workspace, "Rosa Díaz", neighborhood="Allapattah", phone="305-555-0143")
    found = workspace.query(search.find, "rósa")
    assert [(row.kind, row.title) for row in found] == [
        ("person", "Rosa Díaz"),
        ("meeting", "Rosario hearing"),
        ("item", "RE.1 Rosa Parks Boulevard"),
        ("point", "Rosa's story"),
    ]
    assert found[0].detail == "Allapattah · (305) 555-0143"
    assert workspace.query(search.find, " ") == []


def test_documents_get_frozen_data(workspace: Workspace) -> None:
    body_id = body(workspace)
    meeting_id = workspace.do("Add", meetings.add, DAY, start=time(9), body_id=body_id)
    each = (meeting_id, RuleField.SECONDS_EACH, 120, RuleStatus.SEEN)
    workspace.do("Rule", rules.set_rule, *each)
    workspace.do("Edit", campaign_commands.edit, headline_es="Hable", sign_up_url="https://x.org")
    item(workspace, meeting_id, "ICE agreement", number="RE.12", is_pinned=True, notes="Ours")
    wanted = FlyerOptions(meeting_id=meeting_id, languages=("en", "es"), headlines={"en": "Speak"})
    flyer = workspace.query(wanted.snapshot, DAY)
    assert [(text.language, text.headline) for text in flyer.texts] == [
        ("en", "Speak"),
        ("es", "Hable"),
    ]
    assert flyer.meeting.place_name == "City Hall"
    with pytest.raises(RuleBroken) as caught:
        workspace.query(CardOptions(meeting_id=meeting_id).snapshot, DAY)
    assert caught.value.rule == Rule.NO_ONE_TO_PRINT
    with pytest.raises(RuleBroken) as caught:
        workspace.query(AgendaOptions(meeting_id=99).snapshot, DAY)
    assert caught.value.rule == Rule.NOT_FOUND
    point_id = point(workspace, "Vote", text="Three to two.")
    source(workspace, point_id, "Minutes", publisher="City Clerk")
    one = speaker(workspace, meeting_id, "Ana", status=S.CONFIRMED)
    speaker(workspace, meeting_id, "Out", status=S.WITHDRAWN)
    two = speaker(workspace, meeting_id, "Jean", language="ht")
    workspace.do("Give", speakers.assign_point, two, point_id)
    cards = workspace.query(CardOptions(meeting_id=meeting_id).snapshot, DAY).cards
    assert [(card.name, card.order, card.allowed_seconds) for card in cards] == [
        ("Ana", 1, 120),
        ("Jean", 3, 120),
    ]
    (given,) = cards[1].points
    assert (given.text, given.language, given.source) == (
        "Three to two.",
        "en",  # not worded in Haitian Creole yet
        "Minutes, City Clerk",
    )
    assert cards[0].item_number == "RE.12"
    only = workspace.query(
        CardOptions(meeting_id=meeting_id).for_speakers((one,)).snapshot, DAY
    ).cards
    assert [card.name for card in only] == ["Ana"]
    sheet = workspace.query(AgendaOptions(meeting_id=meeting_id).snapshot, DAY)
    assert (sheet.items[0].notes, sheet.items[0].is_pinned) == ("Ours", True)
    bare = AgendaOptions(meeting_id=meeting_id, include_notes=False)
    assert workspace.query(bare.snapshot, DAY).items[0].notes == ""


def test_paper_is_told_where_rules_and_facts_come_from_and_when_they_were_checked(
    workspace: Workspace,
) -> None:
    meeting_id = meeting(workspace)
    looked = date(2025, 11, 12)
    for field, value, status, where, day in (
        (RuleField.SECONDS_EACH, 120, RuleStatus.SEEN, "Rules 2-33", looked),
        (RuleField.SECONDS_INTERPRETED, 240, RuleStatus.SEEN, "Rules 2-33", looked),
        (RuleField.SIGN_UP_HOW, "Online", RuleStatus.TOLD, "Clerk", None),
        (RuleField.SIGN_UP_PLACE, "Room 1", RuleStatus.ASSUMED, "A neighbor", looked),
        (RuleField.ACCOMMODATION, "Ramp", RuleStatus.SEEN, "Not printed", looked),
    ):
        workspace.do(
            "Rule",
            rules.set_rule,
            meeting_id,
            field,
            value,
            status,
            source=where,
            checked_on=day,
        )
    head = workspace.query(AgendaOptions(meeting_id=meeting_id).snapshot, DAY).meeting
    assert head.rule_sources == (RuleSource("Rules 2-33", looked), RuleSource("Clerk", None))
    point_id = point(workspace, "Vote", text="Three to two.")
    source(workspace, point_id, "Minutes", publisher="City Clerk", checked_on=looked)
    source(workspace, point_id, "Second", checked_on=date(2025, 1, 1))
    rosa = person(workspace, "Rosa", district="3", role="Nurse")
    one = workspace.do("Add", speakers.add, meeting_id, rosa)
    workspace.do("Give", speakers.assign_point, one, point_id)
    (card,) = workspace.query(CardOptions(meeting_id=meeting_id).snapshot, DAY).cards
    assert (card.points[0].source, card.points[0].checked_on) == ("Minutes, City Clerk", looked)
    assert (card.neighborhood, card.district, card.affiliation) == ("", "3", "Nurse")


def test_a_contact_list_has_who_agreed_and_says_who_is_missing(workspace: Workspace) -> None:
    caller(workspace, "Rosa Díaz")
    person(workspace, "Never asked", phone="305-555-0103")
    options = workspace.query(ContactOptions(channel=Channel.CALL).resolved, DAY)
    assert options.columns == ("name", "phone")
    made = workspace.query(options.snapshot, DAY)
    assert made.rows == (("Rosa Díaz", "(305) 555-0143"),)
    assert made.left_out == {"unknown": 1}
    assert (made.kept.people, made.kept.purpose, made.made_on) == (1, "call", DAY)
