"""What a user does with speakers and talking points."""

from datetime import UTC, date, datetime

import pytest
from factories import DAY, dump, meeting, person, point, rows_of, source, speaker

from organizer.meetings.speakers import commands as speakers
from organizer.meetings.speakers.choices import PointOfSpeaker
from organizer.meetings.speakers.queries import SpeakerRow, of_meeting
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import PointId, PointKind
from organizer.model.kinds import SpeakerStatus as S
from organizer.people import commands as people
from organizer.points import commands as points
from organizer.points import queries as point_queries
from organizer.store.workspace import Workspace


def refused(workspace: Workspace, command, *args, **fields) -> Rule:
    """The rule that a command breaks; nothing may have changed."""
    before = dump(workspace)
    with pytest.raises(RuleBroken) as caught:
        workspace.do("Refused", command, *args, **fields)
    assert dump(workspace) == before
    return caught.value.rule


def rows(workspace: Workspace, meeting_id: int = 1) -> list[SpeakerRow]:
    return workspace.query(of_meeting, meeting_id)


def test_a_speaker_stands_at_the_end_and_speaks_the_first_language_of_ours(
    workspace: Workspace,
) -> None:
    first = meeting(workspace)
    for name, languages in [("Ana", ()), ("Jean", ("fr", "ht", "en")), ("Li", ("zh",))]:
        person_id = person(workspace, name, languages=languages)
        workspace.do("Add", speakers.add, first, person_id)
    assert [(row.number, row.name, row.language) for row in rows(workspace)] == [
        (1, "Ana", "en"),
        (2, "Jean", "ht"),
        (3, "Li", "en"),
    ]
    assert refused(workspace, speakers.add, first, 1) == Rule.ALREADY_SPEAKER
    assert refused(workspace, speakers.add, first, 99) == Rule.NOT_FOUND
    assert refused(workspace, speakers.add, 99, 1) == Rule.NOT_FOUND


def test_several_people_are_added_once_each(workspace: Workspace) -> None:
    first = meeting(workspace)
    one, two = person(workspace, "Ana"), person(workspace, "Jo")
    workspace.do("Add", speakers.add, first, one)
    added = workspace.do("Add", speakers.add_people, first, [one, two, two], S.ASKED)
    assert len(added) == 1
    names = [("Ana", one), ("New Name", None)]
    workspace.do("Paste", speakers.add_names, first, names)
    assert [(row.name, row.status) for row in rows(workspace)] == [
        ("Ana", S.SUGGESTED),
        ("Jo", S.ASKED),
        ("New Name", S.SUGGESTED),
    ]


def test_of_a_group_all_are_moved_or_nobody(workspace: Workspace) -> None:
    first = meeting(workspace)
    one = speaker(workspace, first, "Ana", status=S.ASKED)
    two = speaker(workspace, first, "Jo", status=S.SPOKE)
    wrong = refused(workspace, speakers.set_status, [one, two], S.CONFIRMED)
    assert wrong == Rule.STATUS_NOT_REACHABLE
    assert workspace.do("Confirm", speakers.set_status, [one, one], S.CONFIRMED) == 1
    assert workspace.do("Next", speakers.advance, [one, two]) == 1
    assert [row.status for row in rows(workspace)] == [S.REGISTERED, S.SPOKE]


def test_time_is_given_to_one_who_speaks_and_never_in_a_chain(workspace: Workspace) -> None:
    first = meeting(workspace)
    ids = [speaker(workspace, first, name, status=S.CONFIRMED) for name in ("Ana", "Jo", "Eva")]
    workspace.do("Cede", speakers.cede, ids[0], ids[1])
    assert (rows(workspace)[0].status, rows(workspace)[0].cedes_to) == (S.CEDED, "Jo")
    assert refused(workspace, speakers.cede, ids[2], ids[0]) == Rule.CEDE_CHAIN
    assert refused(workspace, speakers.cede, ids[1], ids[2]) == Rule.CEDE_CHAIN
    assert refused(workspace, speakers.cede, ids[1], ids[1]) in (Rule.CEDE_TO_SELF, Rule.CEDE_CHAIN)
    other = speaker(workspace, meeting(workspace, date(2026, 1, 8)), "Far")
    assert refused(workspace, speakers.cede, ids[2], other) == Rule.CEDE_OTHER_MEETING
    workspace.do("Cede", speakers.cede, ids[0], ids[2])  # given elsewhere
    workspace.do("Cede", speakers.cede, ids[1], ids[2])
    assert [row.cedes_to for row in rows(workspace)] == ["Eva", "Eva", ""]


def test_who_gave_time_to_a_removed_speaker_is_confirmed_again(workspace: Workspace) -> None:
    first = meeting(workspace)
    one, two = (speaker(workspace, first, name, status=S.CONFIRMED) for name in ("Ana", "Jo"))
    workspace.do("Cede", speakers.cede, one, two)
    full = dump(workspace)
    assert workspace.do("Remove", speakers.remove, [two]) == 1
    assert [(r.name, r.status, r.cedes_to_id) for r in rows(workspace)] == [
        ("Ana", S.CONFIRMED, None)
    ]
    workspace.undo()
    assert dump(workspace) == full
    assert workspace.do("Remove", speakers.remove, [one, two]) == 2
    assert rows_of(workspace, "person") == 2
    workspace.undo()
    assert dump(workspace) == full


@pytest.mark.parametrize("out", [S.WITHDRAWN, S.NO_SHOW, S.WROTE])
def test_who_drops_out_gives_the_time_back_that_others_gave(workspace: Workspace, out: S) -> None:
    first = meeting(workspace)
    one, two, three = (
        speaker(workspace, first, name, status=S.REGISTERED) for name in ("Ana", "Jo", "Eva")
    )
    workspace.do("Cede", speakers.cede, one, two)
    workspace.do("Cede", speakers.cede, three, two)
    full = dump(workspace)
    assert workspace.do("Out", speakers.set_status, [two], out) == 1
    assert [(row.name, row.status, row.cedes_to_id) for row in rows(workspace)] == [
        ("Ana", S.REGISTERED, None),
        ("Jo", out, None),
        ("Eva", S.REGISTERED, None),
    ]
    workspace.undo()
    assert dump(workspace) == full
    workspace.do("Here", speakers.set_status, [two], S.HERE)
    assert [row.cedes_to for row in rows(workspace)] == ["Jo", "", "Jo"]


def test_a_turn_that_comes_back_finds_its_giver_as_before(workspace: Workspace) -> None:
    """Registered with the clerk, or in the chamber: that does not change with the turn."""
    first = meeting(workspace)
    given = (S.SUGGESTED, S.REGISTERED, S.HERE, S.CONFIRMED)
    givers = [speaker(workspace, first, status, status=status) for status in given]
    one, other = (speaker(workspace, first, name, status=S.HERE) for name in ("Jo", "Eva"))
    for giver in givers:
        workspace.do("Cede", speakers.cede, giver, other)
        workspace.do("Cede elsewhere", speakers.cede, giver, one)
    workspace.do("Own answer", speakers.set_status, [givers[3]], S.REGISTERED)
    workspace.do("Cede again", speakers.cede, givers[3], one)
    workspace.do("Remove", speakers.remove, [one])
    assert [row.status for row in rows(workspace)][:4] == [
        *(S.SUGGESTED, S.REGISTERED, S.HERE, S.REGISTERED)
    ]


def test_who_is_in_the_trash_is_on_no_list_of_speakers(workspace: Workspace) -> None:
    first = meeting(workspace)
    speaker(workspace, first, "Ana")
    workspace.do("Trash", people.trash, [1])
    assert rows(workspace) == []
    workspace.do("Restore", people.restore, [1])
    assert [row.name for row in rows(workspace)] == ["Ana"]


def test_points_are_offered_in_the_order_of_the_library_without_the_trash(
    workspace: Workspace,
) -> None:
    one, two, gone = (point(workspace, title) for title in ("One", "Two", "Gone"))
    workspace.do("Move", points.move, [two], one)
    workspace.do("Trash", points.trash, [gone])
    assert [choice.title for choice in workspace.query(point_queries.choices)] == ["Two", "One"]


def test_points_are_given_once_and_taken_again(workspace: Workspace) -> None:
    speaker_id = speaker(workspace, meeting(workspace))
    one, two = point(workspace, "One"), point(workspace, "Two")
    workspace.do("Give", speakers.assign_point, speaker_id, one)
    assert refused(workspace, speakers.assign_point, speaker_id, one) == Rule.POINT_TWICE
    assert refused(workspace, speakers.assign_point, speaker_id, 99) == Rule.NOT_FOUND
    pairs = [(speaker_id, one), (speaker_id, two), (speaker_id, two)]
    assert workspace.do("Accept", speakers.assign_many, pairs) == 1
    assert [given.title for given in rows(workspace)[0].points] == ["One", "Two"]
    assert workspace.do("Toggle", speakers.toggle_point, speaker_id, one) is False
    assert workspace.do("Toggle", speakers.toggle_point, speaker_id, one) is True
    assert [given.title for given in rows(workspace)[0].points] == ["Two", "One"]
    workspace.do("Trash", points.trash, [two])
    assert [given.title for given in rows(workspace)[0].points] == ["One"]


@pytest.mark.parametrize(
    ("checked", "is_stale"),
    [
        (None, False),
        (date(2025, 9, 1), False),
        (date(2025, 8, 31), True),
        (date(2025, 11, 1), False),
    ],
)
def test_a_source_is_stale_after_ninety_days(checked: date | None, is_stale: bool) -> None:
    given = PointOfSpeaker(PointId(1), "Point", PointKind.FACT, False, "", 1, checked, "", False, 0)
    assert given.is_stale(date(2025, 11, 30)) is is_stale


def test_wording_that_a_person_types_is_no_machine_rendering(workspace: Workspace) -> None:
    point_id = point(workspace, "One", PointKind.SUPPORT, language="es", text="Uno.")

    def mark(session) -> None:
        session.get(point_queries.TalkingPoint, point_id).texts[0].is_machine = True

    workspace.do("Load", mark)
    detail = workspace.query(point_queries.detail, point_id)
    assert detail.text_in("es").needs_reader
    workspace.do("Approve", points.approve_text, point_id, "es", "Ana")
    text = workspace.query(point_queries.detail, point_id).text_in("es")
    assert (text.needs_reader, text.approved_by) == (False, "Ana")
    workspace.do("Word", points.set_text, point_id, "es", text.title, "Otra cosa.")
    text = workspace.query(point_queries.detail, point_id).text_in("es")
    assert (text.needs_reader, text.approved_by, text.approved_at) == (False, "", None)
    workspace.do("Remove", points.set_text, point_id, "es", " ", "")
    assert workspace.query(point_queries.detail, point_id).texts == ()
    assert refused(workspace, points.approve_text, point_id, "ht", "Ana") == Rule.NOT_FOUND


def test_sources_are_added_checked_and_removed(workspace: Workspace) -> None:
    point_id = point(workspace)
    source_id = source(workspace, point_id, "Minutes", date_text="2025, day not seen")
    assert refused(workspace, points.add_source, point_id, "") == Rule.TITLE_EMPTY
    assert refused(workspace, points.edit_source, source_id, title=" ") == Rule.TITLE_EMPTY
    workspace.do("Check", points.check_source, source_id, DAY)
    (row,) = workspace.query(point_queries.detail, point_id).sources
    assert (row.title, row.date_text, row.checked_on) == ("Minutes", "2025, day not seen", DAY)
    workspace.do("Remove", points.remove_source, source_id)
    assert rows_of(workspace, "source") == 0
    assert refused(workspace, points.check_source, source_id, DAY) == Rule.NOT_FOUND


def test_a_statement_keeps_its_lines_and_is_timed_in_its_language(workspace: Workspace) -> None:
    speaker_id = speaker(workspace, meeting(workspace))
    text = "mwen " * 24
    workspace.do("Write", speakers.edit, speaker_id, statement=text, language="ht")
    (row,) = rows(workspace)
    assert (row.statement, row.statement_seconds) == (text.strip(), 12)  # 24 x 60 / 120
    assert (row.allowed_seconds, row.over_seconds) == (None, None)
    workspace.do("Allow", speakers.edit, speaker_id, allowed_seconds=10)
    assert rows(workspace)[0].over_seconds == 2


def test_the_moment_of_a_step_is_when_it_was_done(workspace: Workspace) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    person(workspace)
    assert before <= workspace.history()[0].at <= datetime.now(UTC)


def test_what_is_seen_at_a_meeting_waits_for_its_day_unless_it_is_meant(
    workspace: Workspace,
) -> None:
    ahead = meeting(workspace, date(2100, 1, 5))
    one = speaker(workspace, ahead, "Ana", status=S.REGISTERED)
    for status in (S.HERE, S.NO_SHOW):
        assert refused(workspace, speakers.set_status, [one], status) == Rule.BEFORE_THE_DAY
    assert refused(workspace, speakers.advance, [one]) == Rule.BEFORE_THE_DAY
    assert workspace.do("Here", speakers.set_status, [one], S.HERE, is_early_meant=True) == 1
    assert workspace.do("Back", speakers.set_status, [one], S.REGISTERED) == 1
    past = speaker(workspace, meeting(workspace), "Jo", status=S.REGISTERED)
    assert workspace.do("Here", speakers.set_status, [past], S.HERE) == 1
