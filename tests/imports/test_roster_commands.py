"""Taking a roster over, what members said, and how often they voted how."""

from datetime import date
from functools import partial

import pytest
from factories import DAY, body, dump, item, meeting, official, rows_of
from hypothesis import given, settings
from hypothesis import strategies as st
from work import examples

from organizer.imports.draft import Why, because
from organizer.imports.incoming import Options
from organizer.imports.kind import Decisions
from organizer.imports.rosters import commands as roster_imports
from organizer.imports.rosters.draft import DivisionDraft, OfficialDraft, RosterDraft
from organizer.imports.rosters.kind import RosterKind
from organizer.imports.rosters.plan import RosterPlan, plan_roster
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agenda
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Position, StatementKind, Vote
from organizer.officials import commands as bodies
from organizer.officials import queries, statements, voting
from organizer.start import starting
from organizer.store.workspace import Workspace

MIAMI = "ocd-division/country:us/state:fl/place:miami"
COUNTY = "ocd-division/country:us/state:fl/county:miami-dade"


def roster(*officials: OfficialDraft, divisions: tuple[DivisionDraft, ...] = ()) -> RosterDraft:
    return RosterDraft("roster", officials, divisions)


def districts(place: str, *numbers: int) -> tuple[DivisionDraft, ...]:
    return tuple(DivisionDraft(f"{place}/council_district:{n}", f"district {n}") for n in numbers)


def planned(workspace: Workspace, draft: RosterDraft, body_id: int | None = None) -> RosterPlan:
    return workspace.query(plan_roster, draft, body_id)


def kinds(plan: RosterPlan) -> list[str]:
    return [row.kind for row in plan.rows]


def take(workspace: Workspace, draft: RosterDraft, body_id: int | None = None, **how) -> int:
    plan = planned(workspace, draft, body_id)
    return workspace.do("Import officials", roster_imports.apply_roster, plan, **how)


def members(workspace: Workspace, body_id: int | None = None) -> list[tuple[str, str]]:
    return [(row.name, row.seat) for row in workspace.query(queries.officials, body_id)]


# rosters


def test_a_new_body_comes_with_its_members_in_one_step(workspace: Workspace) -> None:
    before = dump(workspace)
    one = OfficialDraft("Ana Ruiz", body="Miami, FL", seat="District 3", division=f"{MIAMI}/ward:3")
    assert take(workspace, roster(one, OfficialDraft("Bo Li", body="Miami, FL"))) == 2
    [row] = workspace.query(queries.bodies)
    assert (row.name, row.officials, row.state) == ("Miami, FL", 2, "FL")
    workspace.undo()
    assert dump(workspace) == before


def test_a_body_is_known_by_its_place(workspace: Workspace) -> None:
    body(workspace, "Miami City Commission")
    body(workspace, "Miami Planning Board")
    body(workspace, "Miami-Dade County Commission")
    mayor = OfficialDraft("Ana Ruiz", body="Miami, FL", title="Mayor", division=MIAMI)
    plan = planned(workspace, roster(mayor))
    assert [(each.name, each.division) for each in plan.bodies] == [
        ("Miami City Commission", MIAMI)
    ]
    take(workspace, roster(mayor))
    assert len(workspace.query(queries.bodies)) == 3


def test_two_bodies_of_one_place_are_not_chosen_between(workspace: Workspace) -> None:
    body(workspace, "City of Miami")
    body(workspace, "Miami City Commission")
    mayor = OfficialDraft("Ana Ruiz", body="Miami, FL", division=MIAMI)
    assert planned(workspace, roster(mayor)).bodies[0].id is None


def test_members_without_a_body_wait_until_one_is_chosen(workspace: Workspace) -> None:
    one = roster(OfficialDraft("Ana Ruiz"))
    plan = planned(workspace, one)
    assert [(row.kind, row.reason) for row in plan.rows] == [("skipped", because(Why.BODY_UNKNOWN))]
    body_id = body(workspace)
    assert kinds(planned(workspace, one, body_id)) == ["new"]


def test_what_a_person_typed_stays_and_what_is_empty_is_filled(workspace: Workspace) -> None:
    body_id = body(workspace)
    known = official(workspace, body_id, "Ana Ruiz")
    workspace.do("Edit", bodies.edit_official, known, phone="305-555-0100", title="Chair")
    one = OfficialDraft("RUIZ, ANA", phone="305-555-0199", email="a@b.gov", title="Chair", uid="u1")
    plan = planned(workspace, roster(one), body_id)
    [row] = plan.rows
    assert (row.kind, row.official_id) == ("changed", known)
    assert {change.field: change.is_ours for change in row.changes} == {
        "phone": True, "email": False, "source_uid": False,
    }  # fmt: skip
    take(workspace, roster(one), body_id)
    after = workspace.query(queries.official, known)
    assert (after.name, after.phone, after.email) == ("Ana Ruiz", "305-555-0100", "a@b.gov")
    assert kinds(planned(workspace, roster(one), body_id)) == ["same"]


def test_the_rosters_own_id_finds_a_member_who_was_renamed(workspace: Workspace) -> None:
    body_id = body(workspace)
    take(workspace, roster(OfficialDraft("Ana Ruiz", uid="u1")), body_id)
    [row] = workspace.query(queries.officials)
    workspace.do("Rename", bodies.edit_official, row.id, name="Ana Ruiz Peña")
    plan = planned(workspace, roster(OfficialDraft("Ana Ruiz", uid="u1")), body_id)
    assert kinds(plan) == ["same"]
    assert [(c.field, c.ours, c.is_ours) for c in plan.rows[0].changes] == [
        ("name", "Ana Ruiz Peña", True)
    ]


def test_who_is_in_the_trash_does_not_come_back(workspace: Workspace) -> None:
    body_id = body(workspace)
    known = official(workspace, body_id, "Ana Ruiz")
    workspace.do("Trash", bodies.trash_official, known)
    plan = planned(workspace, roster(OfficialDraft("Ana Ruiz", phone="305-555-0100")), body_id)
    assert kinds(plan) == ["same"]
    assert take(workspace, roster(OfficialDraft("Ana Ruiz")), body_id) == 0
    assert members(workspace) == []


def test_a_like_name_on_the_same_seat_is_doubtful(workspace: Workspace) -> None:
    body_id = body(workspace)
    known = official(workspace, body_id, "Miguel Gabela")
    workspace.do("Edit", bodies.edit_official, known, seat="Distrito 1")
    draft = roster(
        OfficialDraft("Miguel A. Gabela Jr.", seat="Commission District 01"),
        OfficialDraft("Bo Li", seat="District 1"),
    )
    plan = planned(workspace, draft, body_id)
    assert [(row.kind, row.known) for row in plan.rows] == [
        ("doubtful", "Miguel Gabela"),
        ("new", "Miguel Gabela"),
    ]
    assert take(workspace, draft, body_id, leave=[1]) == 0
    assert take(workspace, draft, body_id, leave=[1], take=[0]) == 1


def test_two_members_of_one_name_are_doubtful(workspace: Workspace) -> None:
    body_id = body(workspace)
    for _ in range(2):
        official(workspace, body_id, "Ana Ruiz")
    assert kinds(planned(workspace, roster(OfficialDraft("Ana Ruiz")), body_id)) == ["doubtful"]


def test_the_same_member_twice_in_a_file_is_one(workspace: Workspace) -> None:
    body_id = body(workspace)
    twice = roster(OfficialDraft("Ana Ruiz"), OfficialDraft("ana ruiz"))
    assert kinds(planned(workspace, twice, body_id)) == ["new", "same"]
    assert take(workspace, twice, body_id) == 1


def test_a_stale_plan_changes_nothing(workspace: Workspace) -> None:
    body_id = body(workspace)
    draft = roster(OfficialDraft("Ana Ruiz"))
    plan = workspace.query(RosterKind().prepared, draft, Options(body_id=body_id))
    official(workspace, body_id, "Ana Ruiz")
    before = dump(workspace)
    with pytest.raises(RuleBroken) as caught:
        workspace.do("Import", plan.apply, Decisions())
    assert caught.value.rule == Rule.PLAN_IS_STALE
    assert dump(workspace) == before


# districts


def test_districts_fill_divisions_and_offer_seats(workspace: Workspace) -> None:
    body_id = body(workspace, "Miami City Commission")
    held = official(workspace, body_id, "Ana Ruiz")
    workspace.do("Edit", bodies.edit_official, held, seat="2")
    draft = roster(divisions=(*districts(MIAMI, 1, 2), *districts(COUNTY, 1)))
    plan = planned(workspace, draft, body_id)
    assert kinds(plan) == ["seat", "changed", "skipped"]
    assert plan.rows[2].reason == because(Why.OTHER_PLACE)
    assert take(workspace, draft, body_id) == 2
    assert members(workspace) == [("Ana Ruiz", "2"), ("District 1", "District 1")]
    assert workspace.query(queries.official, held).division == f"{MIAMI}/council_district:2"
    assert kinds(planned(workspace, draft, body_id)) == ["same", "same", "skipped"]


def test_a_seat_without_a_name_gets_the_one_of_a_roster(workspace: Workspace) -> None:
    body_id = body(workspace, "Miami City Commission")
    take(workspace, roster(divisions=districts(MIAMI, 1)), body_id)
    one = roster(OfficialDraft("Ana Ruiz", seat="District 1", phone="305-555-0100"))
    assert take(workspace, one, body_id) == 1
    [row] = workspace.query(queries.officials)
    assert (row.name, row.phone) == ("Ana Ruiz", "305-555-0100")
    assert row.division == f"{MIAMI}/council_district:1"


def test_a_chosen_body_without_a_place_takes_the_only_place_of_a_file(workspace: Workspace) -> None:
    body_id = body(workspace, "City Commission")
    assert kinds(planned(workspace, roster(divisions=districts(MIAMI, 1)), body_id)) == ["seat"]
    both = roster(divisions=(*districts(MIAMI, 1), *districts(COUNTY, 1)))
    assert kinds(planned(workspace, both, body_id)) == ["skipped", "skipped"]


NAMES = st.sampled_from(["Ana Ruiz", "Bo Li", "Cy Mo", "District 1", "Ana  RUIZ"])
SEATS = st.sampled_from(["", "District 1", "District 2", "1"])
DRAFTS = st.builds(
    OfficialDraft, NAMES, seat=SEATS, phone=st.sampled_from(["", "305-555-0101"]),
    title=st.sampled_from(["", "Chair"]), uid=st.sampled_from(["", "u1", "u2"]),
)  # fmt: skip


@settings(max_examples=examples(25))
@given(st.lists(DRAFTS, max_size=5), st.lists(DRAFTS, max_size=5))
def test_taking_a_roster_twice_changes_nothing_and_no_typed_field_is_lost(
    tmp_path_factory: pytest.TempPathFactory, ours: list[OfficialDraft], theirs: list[OfficialDraft]
) -> None:
    with starting.new(tmp_path_factory.mktemp("roster") / "c", "Miami") as workspace:
        body_id = body(workspace)
        for one in ours:
            fields = {"seat": one.seat, "phone": one.phone, "title": one.title}
            workspace.do("Add", bodies.add_official, body_id, one.name, **fields)
        typed = workspace.query(queries.officials)
        take(workspace, roster(*theirs), body_id)
        after = {row.id: row for row in workspace.query(queries.officials)}
        for row in typed:
            for field in ("title", "seat", "phone"):
                assert getattr(row, field) in ("", getattr(after[row.id], field))
        once = dump(workspace)
        again = planned(workspace, roster(*theirs), body_id)
        assert set(kinds(again)) <= {"same", "doubtful"}
        take(workspace, roster(*theirs), body_id)
        assert dump(workspace) == once


# statements


def test_a_statement_is_added_edited_and_removed(workspace: Workspace) -> None:
    member = official(workspace, body(workspace), "Ana Ruiz")
    about = item(workspace, meeting(workspace), "ICE agreement", number="RE.12")
    said = workspace.do(
        "Add", statements.add, member, StatementKind.SAID, "  Nobody asked us. ", DAY
    )
    workspace.do(
        "Edit", statements.edit, said, kind=StatementKind.PROMISED, text="I will ask.",
        source="Video, 2:14", source_url="https://example.org", agenda_item_id=about,
    )  # fmt: skip
    [row] = workspace.query(queries.statements_of, member)
    assert (row.kind, row.text, row.said_on) == (StatementKind.PROMISED, "I will ask.", DAY)
    assert (row.source, row.source_url) == ("Video, 2:14", "https://example.org")
    assert (row.item_id, row.item) == (about, "RE.12 ICE agreement")
    workspace.do("Remove", statements.remove, said)
    assert workspace.query(queries.statements_of, member) == []
    workspace.undo()
    assert len(workspace.query(queries.statements_of, member)) == 1


def test_a_statement_is_about_an_item_from_the_start(workspace: Workspace) -> None:
    member = official(workspace, body(workspace), "Ana Ruiz")
    about = item(workspace, meeting(workspace), "ICE agreement", number="RE.12")
    said = partial(workspace.do, "Add", statements.add, member, StatementKind.SAID, "No.")
    said(agenda_item_id=about)
    [row] = workspace.query(queries.statements_of, member)
    assert (row.item_id, row.item) == (about, "RE.12 ICE agreement")
    with pytest.raises(RuleBroken) as caught:
        said(agenda_item_id=99)
    assert caught.value.rule == Rule.NOT_FOUND


def test_statements_are_newest_first_and_those_without_a_day_last(workspace: Workspace) -> None:
    member = official(workspace, body(workspace), "Ana Ruiz")
    days = {"old": date(2025, 1, 2), "none": None, "new": date(2025, 6, 17)}
    for text, day in days.items():
        workspace.do("Add", statements.add, member, StatementKind.SAID, text, day)
    rows = workspace.query(queries.statements_of, member)
    assert [row.text for row in rows] == ["new", "old", "none"]


def test_a_statement_needs_words_and_a_member(workspace: Workspace) -> None:
    member = official(workspace, body(workspace), "Ana Ruiz")
    said = workspace.do("Add", statements.add, member, StatementKind.SAID, "yes")
    for rule, command, args, fields in (
        (Rule.TEXT_EMPTY, statements.add, (member, StatementKind.SAID, " \n"), {}),
        (Rule.TEXT_EMPTY, statements.edit, (said,), {"text": ""}),
        (Rule.NOT_FOUND, statements.add, (member + 9, StatementKind.SAID, "x"), {}),
        (Rule.NOT_FOUND, statements.edit, (said,), {"agenda_item_id": 99}),
    ):
        before = dump(workspace)
        with pytest.raises(RuleBroken) as caught:
            workspace.do("Refused", command, *args, **fields)
        assert caught.value.rule == rule
        assert dump(workspace) == before


def test_a_removed_item_leaves_what_was_said_about_it(workspace: Workspace) -> None:
    member = official(workspace, body(workspace), "Ana Ruiz")
    about = item(workspace, meeting(workspace))
    workspace.do(
        "Add", statements.add, member, StatementKind.SAID, "yes", agenda_item_id=about
    )  # fmt: skip
    workspace.do("Remove", agenda.remove_items, [about])
    [row] = workspace.query(queries.statements_of, member)
    assert (row.item_id, row.item) == (None, "")
    assert rows_of(workspace, "official_statement") == 1


# votes


@pytest.mark.parametrize(
    ("stance", "vote", "side"),
    [
        (Position.SUPPORT, Vote.YES, "with"),
        (Position.SUPPORT, Vote.NO, "against"),
        (Position.OPPOSE, Vote.NO, "with"),
        (Position.OPPOSE, Vote.YES, "against"),
        (Position.OPPOSE, Vote.ABSENT, ""),
        (Position.SUPPORT, Vote.ABSTAINED, ""),
        (Position.NONE, Vote.YES, ""),
        (Position.WATCH, Vote.NO, ""),
    ],
)
def test_a_vote_is_with_us_only_where_we_took_a_position(stance, vote, side):
    assert voting.side_of(stance, vote) == side


@pytest.fixture
def voted(workspace: Workspace) -> tuple[int, list[int], list[int]]:
    """Two members and three items: opposed on two days, one without a position."""
    body_id = body(workspace)
    people = [official(workspace, body_id, name) for name in ("Ana Ruiz", "Bo Li")]
    items = []
    for month, stance in ((1, Position.OPPOSE), (3, Position.OPPOSE), (2, Position.NONE)):
        day = meeting(workspace, date(2025, month, 9), body_id=body_id)
        is_pinned = stance != Position.NONE
        items.append(
            item(workspace, day, f"Item {month}", number=f"RE.{month}", stance=stance,
                 is_pinned=is_pinned)
        )  # fmt: skip
    cast = {0: (Vote.NO, Vote.YES), 1: (Vote.YES, None), 2: (Vote.ABSENT, Vote.NO)}
    for place, votes in cast.items():
        for person, vote in zip(people, votes, strict=True):
            workspace.do("Vote", agenda.record_vote, items[place], person, vote, "Minutes")
    return body_id, people, items


def test_a_record_counts_votes_and_sides_and_lists_the_newest_first(workspace, voted):
    record = workspace.query(queries.member, voted[1][0]).record
    assert record.counts == ((Vote.YES, 1), (Vote.NO, 1), (Vote.ABSENT, 1))
    assert (record.with_us, record.against_us) == (1, 1)
    assert [(cast.item, cast.vote, cast.side) for cast in record.votes] == [
        ("RE.3 Item 3", Vote.YES, "against"),
        ("RE.2 Item 2", Vote.ABSENT, ""),
        ("RE.1 Item 1", Vote.NO, "with"),
    ]
    first = record.votes[0]
    assert (first.date, first.source, first.stance) == (
        date(2025, 3, 9), "Minutes", Position.OPPOSE,
    )  # fmt: skip


def test_votes_of_a_meeting_in_the_trash_do_not_count(workspace, voted):
    newest = workspace.query(queries.member, voted[1][0]).record.votes[0]
    workspace.do("Trash", meetings.trash, [newest.meeting_id])
    record = workspace.query(queries.member, voted[1][0]).record
    assert (len(record.votes), record.against_us) == (2, 0)
    assert len(workspace.query(voting.vote_table, voted[0]).items) == 1


def test_a_body_has_a_table_of_members_and_pinned_items(workspace, voted):
    table = workspace.query(voting.vote_table, voted[0])
    assert [each.number for each in table.items] == ["RE.3", "RE.1"]
    assert [(row.name, row.votes) for row in table.rows] == [
        ("Ana Ruiz", (Vote.YES, Vote.NO)),
        ("Bo Li", (None, Vote.YES)),
    ]


def test_a_member_is_one_page_with_items_to_speak_about(workspace, voted):
    found = workspace.query(queries.member, voted[1][1])
    assert (found.official.name, len(found.record.votes), found.statements) == ("Bo Li", 2, ())
    assert [each.label for each in found.items] == ["RE.3 Item 3", "RE.2 Item 2", "RE.1 Item 1"]
    assert workspace.query(queries.member, 99) is None
