"""The twelve sets of civic data 4.6: deadlines and times written out by hand with a calendar."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from factories import body, item, meeting, speaker

from organizer.campaign import queries as campaign
from organizer.meetings.speakers import commands as speakers
from organizer.meetings.speakers import queries as speaker_queries
from organizer.model.bodies import Body
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import RuleField, RuleStatus
from organizer.model.kinds import SpeakerStatus as S
from organizer.rules import commands as rules
from organizer.rules.deadlines import deadlines
from organizer.rules.presets import preset, presets
from organizer.rules.speaking_time import donated
from organizer.rules.values import rules as known_rules
from organizer.store.workspace import Workspace

KEYS = (
    *("miami", "miami-dade", "coral-gables", "austin", "chicago", "denver", "long-beach"),
    *("la-metro", "fort-worth", "omaha", "new-york"),
)
SEEN, ASSUMED, UNKNOWN = RuleStatus.SEEN, RuleStatus.ASSUMED, RuleStatus.UNKNOWN

# Set, zone, day and hour of the meeting; then of each period purpose, channel, opening, the
# moment to keep to, and how sure that is. "-" is no moment.
DEADLINES = {
    # Thursday after Martin Luther King Day: Wed 20, Tue 19, (Mon 18, weekend), Fri 15.
    ("miami", "America/New_York", date(2027, 1, 21), time(9)): [
        ("accommodation", "phone", "-", "2027-01-15T09:00:00-05:00", SEEN),
        ("write", "web", "-", "2027-01-21T09:00:00-05:00", SEEN),
        ("speak", "in_person", "-", "-", UNKNOWN),
    ],
    # Clocks go back on November 1 between the two.
    ("miami-dade", "America/New_York", date(2026, 11, 3), time(9, 30)): [
        ("accommodation", "phone", "-", "2026-10-29T09:30:00-04:00", SEEN),
        ("speak", "in_person", "-", "2026-11-03T10:00:00-05:00", ASSUMED),
    ],
    # Tuesday after Thanksgiving: Mon 30, (weekend, Fri 27, Thu 26), Wed 25, Tue 24.
    ("coral-gables", "America/New_York", date(2026, 12, 1), time(9)): [
        ("interpreter", "any", "-", "2026-11-24T09:00:00-05:00", SEEN),
        ("speak", "video", "-", "2026-12-01T09:00:00-05:00", SEEN),
        ("speak", "phone", "-", "2026-12-01T09:00:00-05:00", SEEN),
        ("write", "email", "-", "2026-12-01T09:00:00-05:00", SEEN),
        ("speak", "in_person", "-", "-", UNKNOWN),
        ("write", "web", "-", "-", UNKNOWN),
    ],
    ("austin", "America/Chicago", date(2026, 11, 5), time(10)): [
        (
            *("speak", "any", "2026-10-15T09:00:00-05:00"),
            *("2026-10-22T16:30:00-05:00", SEEN),
        ),
        ("interpreter", "any", "-", "2026-11-03T10:00:00-06:00", SEEN),
        (
            *("speak", "web", "2026-11-02T10:00:00-06:00"),
            *("2026-11-04T12:00:00-06:00", SEEN),
        ),
        ("speak", "desk", "-", "2026-11-05T09:15:00-06:00", SEEN),
    ],
    ("chicago", "America/Chicago", date(2026, 11, 4), time(10)): [
        (
            *("speak", "in_person", "2026-11-02T00:01:00-06:00"),
            *("2026-11-03T08:00:00-06:00", SEEN),
        ),
        (
            *("speak", "phone", "2026-11-02T00:01:00-06:00"),
            *("2026-11-03T08:00:00-06:00", SEEN),
        ),
        (
            *("confirm", "phone", "2026-11-03T10:00:00-06:00"),
            *("2026-11-03T14:00:00-06:00", ASSUMED),
        ),
        (
            *("write", "any", "2026-11-04T08:00:00-06:00"),
            *("2026-11-04T09:00:00-06:00", ASSUMED),
        ),
    ],
    # Monday after clocks went forward on March 14.
    ("denver", "America/Denver", date(2027, 3, 15), time(15, 30)): [
        ("interpreter", "any", "-", "2027-03-12T15:30:00-07:00", SEEN),
        (
            *("speak", "any", "2027-03-12T11:00:00-07:00"),
            *("2027-03-15T15:00:00-06:00", SEEN),
        ),
    ],
    ("long-beach", "America/Los_Angeles", date(2026, 9, 8), time(17)): [
        ("interpreter", "any", "-", "2026-09-07T17:00:00-07:00", SEEN),
        ("speak", "phone", "-", "2026-09-08T12:00:00-07:00", ASSUMED),
        ("speak", "in_person", "-", "2026-09-08T17:00:00-07:00", SEEN),
    ],
    # 72 hours that pass, one of the days having 23.
    ("la-metro", "America/Los_Angeles", date(2027, 3, 16), time(10)): [
        ("interpreter", "phone", "-", "2027-03-13T09:00:00-08:00", SEEN),
        ("accommodation", "phone", "-", "2027-03-13T09:00:00-08:00", SEEN),
        ("speak", "in_person", "-", "2027-03-16T10:00:00-07:00", SEEN),
    ],
    ("fort-worth", "America/Chicago", date(2026, 9, 8), time(18)): [
        ("speak", "desk", "-", "2026-09-08T17:00:00-05:00", SEEN),
        ("speak", "phone", "-", "2026-09-08T17:00:00-05:00", SEEN),
        ("speak", "web", "-", "2026-09-08T17:00:00-05:00", SEEN),
    ],
    ("omaha", "America/Chicago", date(2026, 11, 3), time(14)): [],
    # Monday after Thanksgiving: Fri 27 is no holiday in New York, Wed 25, Tue 24.
    ("new-york", "America/New_York", date(2026, 11, 30), time(13)): [
        ("interpreter", "any", "-", "2026-11-24T13:00:00-05:00", SEEN),
        ("accommodation", "any", "-", "2026-11-24T13:00:00-05:00", SEEN),
        ("write", "web", "-", "2026-12-03T13:00:00-05:00", SEEN),
        ("speak", "web", "-", "-", UNKNOWN),
        ("speak", "in_person", "-", "-", UNKNOWN),
    ],
}


def place(workspace: Workspace, key: str, zone: str, day: date, start: time) -> int:
    """A meeting of a body that uses a preset."""
    body_id = body(workspace, key, zone=zone)
    workspace.do("Preset", rules.use_preset, body_id, key)
    return meeting(workspace, day, body_id=body_id, start=start)


def text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else "-"


@pytest.mark.parametrize(("case", "periods"), DEADLINES.items(), ids=[c[0] for c in DEADLINES])
def test_a_set_gives_the_deadlines_of_the_calendar(workspace: Workspace, case, periods) -> None:
    meeting_id = place(workspace, *case)
    found = [
        (row.purpose, row.channel, text(row.opens.moment), text(row.due), row.status)
        for row in workspace.query(deadlines, meeting_id)
    ]
    assert found == periods


def test_every_set_of_the_research_is_there_with_sources_for_all_it_says() -> None:
    assert tuple(row.key for row in presets()) == KEYS
    assert {case[0] for case in DEADLINES} == set(KEYS)
    for row in presets():
        ZoneInfo(row.zone)
        for said in (*row.rules, *row.periods):
            assert said.source, (row.key, said)
        for rule in row.rules:
            assert (rule.value is None) == (rule.status == UNKNOWN), (row.key, rule.field)
        for period in row.periods:
            assert period.rule_text, (row.key, period.channel)


# Set, then of each speaker: on an item, interpreted, the seconds allowed; and whether that is sure.
TIMES = {
    "miami": ([(True, False, 120), (True, True, 120)], True),
    "miami-dade": ([(True, False, 120), (False, True, 120)], False),
    "coral-gables": ([(True, False, 180), (False, False, 180)], True),
    "austin": ([(True, False, 120), (False, False, 180)], False),
    "chicago": ([(True, False, 180)], True),
    "denver": ([(True, False, 180)], True),
    "long-beach": ([(True, False, 180), (True, True, 360)], False),
    "la-metro": ([(True, False, 60), (True, True, 120), (False, False, 180)], True),
    "fort-worth": ([(True, False, 180), (False, True, 180)], True),
    "omaha": ([(True, False, 600)], True),
    "new-york": ([(True, False, None)], True),
}


@pytest.mark.parametrize("key", KEYS)
def test_a_set_gives_the_time_of_each_speaker(workspace: Workspace, key: str) -> None:
    expected, is_sure = TIMES[key]
    row = preset(key)
    meeting_id = place(workspace, key, row.zone, date(2026, 11, 5), time(9))
    item_id = item(workspace, meeting_id)
    for number, (on_item, interpreted, _) in enumerate(expected):
        speaker(
            workspace,
            meeting_id,
            f"Speaker {number}",
            status=S.CONFIRMED,
            needs_interpreter=interpreted,
            agenda_item_id=item_id if on_item else None,
        )
    found = workspace.query(speaker_queries.of_meeting, meeting_id)
    assert [each.allowed_seconds for each in found] == [seconds for *_, seconds in expected]
    assert {each.is_allowed_sure for each in found} == {is_sure}


@pytest.mark.parametrize(("count", "seconds"), [(9, 180), (10, 90), (11, 90)])
def test_long_beach_shortens_from_ten_speakers_on(
    workspace: Workspace, count: int, seconds: int
) -> None:
    meeting_id = place(workspace, "long-beach", "America/Los_Angeles", date(2026, 9, 8), time(17))
    for number in range(count):
        speaker(workspace, meeting_id, f"Speaker {number}", status=S.CONFIRMED)
    speaker(workspace, meeting_id, "No longer", status=S.DECLINED)
    found = workspace.query(speaker_queries.of_meeting, meeting_id)
    assert {row.allowed_seconds for row in found} == {seconds}


def give(workspace: Workspace, meeting_id: int, donors: int, **fields) -> int:
    """A receiver to whom so many give."""
    receiver = speaker(workspace, meeting_id, "Rosa", status=S.CONFIRMED, **fields)
    for number in range(donors):
        donor = speaker(workspace, meeting_id, f"Donor {number}", status=S.CONFIRMED, **fields)
        workspace.do("Cede", speakers.cede, donor, receiver)
    return receiver


def test_in_miami_three_minutes_may_be_donated_and_five_spoken(workspace: Workspace) -> None:
    meeting_id = place(workspace, "miami", "America/New_York", date(2027, 1, 21), time(9))
    give(workspace, meeting_id, 3)
    (row,) = workspace.query(donated, meeting_id)
    # 120 + 60 of 120 + 0 of 120: 180 count, 180 are lost.
    assert [(d.counted_seconds, d.lost_seconds) for d in row.donors] == [
        (120, 0),
        (60, 60),
        (0, 120),
    ]
    assert (row.ceding, row.own_seconds, row.donors_present) == ("allowed", 120, None)
    rosa = workspace.query(speaker_queries.of_meeting, meeting_id)[0]
    assert (rosa.allowed_seconds, rosa.donated_seconds) == (300, 180)


def test_in_austin_two_donors_bring_a_minute_each_on_an_item(workspace: Workspace) -> None:
    meeting_id = place(workspace, "austin", "America/Chicago", date(2026, 11, 5), time(10))
    give(workspace, meeting_id, 3, agenda_item_id=item(workspace, meeting_id))
    (row,) = workspace.query(donated, meeting_id)
    assert [(d.counted_seconds, d.lost_seconds) for d in row.donors] == [(60, 0), (60, 0), (0, 60)]
    assert (row.counted_seconds, row.lost_seconds, row.donors_present) == (120, 60, True)
    rosa = workspace.query(speaker_queries.of_meeting, meeting_id)[0]
    assert (rosa.allowed_seconds, rosa.is_allowed_sure) == (240, False)


def test_denver_refuses_that_anybody_yields(workspace: Workspace) -> None:
    meeting_id = place(workspace, "denver", "America/Denver", date(2027, 3, 15), time(15, 30))
    with pytest.raises(RuleBroken) as caught:
        give(workspace, meeting_id, 1)
    assert caught.value.rule == Rule.CEDE_FORBIDDEN


def test_where_ceding_is_unknown_it_is_possible_and_counts_for_nothing(
    workspace: Workspace,
) -> None:
    meeting_id = place(workspace, "chicago", "America/Chicago", date(2026, 11, 4), time(10))
    give(workspace, meeting_id, 1)
    (row,) = workspace.query(donated, meeting_id)
    assert (row.ceding, row.counted_seconds) == ("unknown", 180)
    rosa = workspace.query(speaker_queries.of_meeting, meeting_id)[0]
    assert (rosa.allowed_seconds, rosa.donated_seconds) == (180, 0)


# What civic data 4.6 names beside deadlines and times.
SAID = {
    "miami": {
        "ceding_max_seconds": 180,
        "ceding_max_total": 300,
        "extension_seconds": 120,
        "interpreter_factor": None,
        "public_record": True,
        "id_required": None,
    },
    "miami-dade": {"earlier_turn_forfeits": True},
    "coral-gables": {"seconds_total": 3600, "earlier_turn_forfeits": True, "hearing_only": True},
    "chicago": {"seconds_total": 1800, "max_speakers": 10, "order": "random"},
    "denver": {"seconds_total": 1800, "proxy_allowed": False, "priority_days": 90},
    "long-beach": {"max_speakers": 20, "interpreter_factor": 2},
    "la-metro": {"seconds_per_meeting": 180, "interpreter_factor": 2},
    "fort-worth": {
        "group_min_members": 10,
        "group_seconds": 360,
        "group_present": True,
        "group_forfeit": True,
    },
    "omaha": {"seconds_per_side": 1200, "order": "sides", "rebuttal": True},
}


@pytest.mark.parametrize("key", SAID)
def test_a_set_says_what_the_research_has_found(workspace: Workspace, key: str) -> None:
    row = preset(key)
    meeting_id = place(workspace, key, row.zone, date(2026, 11, 5), time(9))
    found = workspace.query(known_rules, meeting_id)
    assert {name: found[RuleField(name)].value for name in SAID[key]} == SAID[key]


def test_a_preset_gives_the_body_its_state_and_its_fallback(workspace: Workspace) -> None:
    body_id = body(workspace)
    workspace.do("Preset", rules.use_preset, body_id, "miami")
    with workspace.read() as session:
        kept = session.get_one(Body, body_id)
        assert (kept.state, kept.fallback_weekday, kept.fallback_time) == ("FL", 1, time(9))
        assert "2-33(o)" in kept.fallback_source


def test_a_preset_makes_the_deadlines_of_meetings_that_are_set_already(
    workspace: Workspace,
) -> None:
    body_id = body(workspace)
    meeting_id = meeting(workspace, date(2099, 1, 22), body_id=body_id, goal_speakers=5)
    assert not workspace.query(campaign.tasks, meeting_id=meeting_id)
    workspace.do("Preset", rules.use_preset, body_id, "miami")
    assert workspace.query(campaign.tasks, meeting_id=meeting_id)
