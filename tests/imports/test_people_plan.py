"""Importing people and points: what is new, what is known, and what is never done."""

from dataclasses import replace
from typing import Any

import pytest
from factories import (
    DAY,
    dump,
    meeting,
    meeting_draft,
    meetings_draft,
    name_of,
    people_draft,
    person,
    person_draft,
    rows_of,
)

from organizer.imports.kind import Decisions
from organizer.imports.library.commands import apply_library
from organizer.imports.library.draft import (
    LibraryDraft,
    PointDraft,
    PointTextDraft,
    ResourceDraft,
    SourceDraft,
)
from organizer.imports.library.kind import LibraryKind
from organizer.imports.library.plan import plan_library
from organizer.imports.meetings.kind import MeetingsKind
from organizer.imports.people import commands as imports
from organizer.imports.people import plan as plans
from organizer.imports.people.draft import WayDraft
from organizer.imports.people.kind import PeopleKind
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Answer, Channel, WayKind
from organizer.people import commands as people
from organizer.people import queries as people_queries
from organizer.points import queries as point_queries
from organizer.store.workspace import Workspace


def take_people(workspace: Workspace, *drafts: Any, **choices: Any) -> list[str]:
    """Import people; the kinds of the rows."""
    plan = workspace.query(plans.plan_people, people_draft(*drafts))
    workspace.do("Import", imports.apply_people, plan, **choices)
    return [row.kind for row in plan.rows]


def again_changes_nothing(workspace: Workspace, take: Any, *args: Any) -> list[str]:
    """Import the same again: no row, no step."""
    before, steps = dump(workspace), len(workspace.history(1000))
    kinds = take(workspace, *args)
    assert dump(workspace) == before
    assert len(workspace.history(1000)) == steps
    return kinds


def known(workspace: Workspace, person_id: int = 1) -> Any:
    return workspace.query(people_queries.detail, person_id)


def test_a_plan_is_stale_when_the_campaign_has_changed_meanwhile(workspace: Workspace) -> None:
    calendar = workspace.query(MeetingsKind().prepared, meetings_draft(meeting_draft()))
    sheet = workspace.query(PeopleKind().prepared, people_draft(person_draft("Rosa")))
    library = workspace.query(LibraryKind().prepared, LIBRARY)
    meeting(workspace, DAY)
    person(workspace, "Rosa")
    workspace.do("Load", apply_library, workspace.query(plan_library, LIBRARY))
    before = dump(workspace)
    for plan in (calendar, sheet, library):
        with pytest.raises(RuleBroken) as caught:
            workspace.do("Import", plan.apply, Decisions())
        assert caught.value.rule == Rule.PLAN_IS_STALE
    assert dump(workspace) == before


def test_a_plan_that_was_read_before_an_unrelated_change_still_holds(workspace: Workspace) -> None:
    sheet = workspace.query(PeopleKind().prepared, people_draft(person_draft("Rosa")))
    meeting(workspace, DAY)
    assert workspace.do("Import", sheet.apply, Decisions()) == 1


def test_people_taken_twice_change_nothing(workspace: Workspace) -> None:
    drafts = (
        person_draft("Rosa Díaz", "(305) 555-0101", tags=("press", "PRESS"), languages=("es",)),
        person_draft(
            "Ana Ruiz",
            "555-0102",
            given=" Ana ",
            family="Ruiz",
            notes="one\ntwo",
            said={Channel.CALL: Answer.YES, Channel.TEXT: Answer.UNKNOWN},
        ),
        person_draft("Name Only"),
        person_draft("Eva"),
    )
    assert take_people(workspace, *drafts) == ["new"] * 4
    assert rows_of(workspace, "consent") == 1
    assert known(workspace).tags == ("press",)
    assert (known(workspace, 2).given, known(workspace, 2).notes) == ("Ana", "one\ntwo")
    assert again_changes_nothing(workspace, take_people, *drafts) == ["same"] * 4


def test_a_known_person_is_filled_and_never_overwritten(workspace: Workspace) -> None:
    rosa = person(workspace, "Rosa Díaz", phone="305-555-0101", district="3", languages=("en",))
    draft = person_draft(
        "DIAZ, rosa",
        "+1 305 555 0101",
        "786-555-0102",
        "7865550102",
        given="Rosa",
        family="Díaz",
        district="5",
        languages=("es", "en"),
        tags=("Press",),
        notes="first line\nsecond line " + "x" * 600,
    )
    plan = workspace.query(plans.plan_people, people_draft(draft))
    (row,) = plan.rows
    assert (row.kind, row.person_id, row.known) == ("changed", rosa, "Rosa Díaz")
    assert [(c.field, c.is_ours) for c in row.changes] == [
        ("given", False),
        ("family", False),
        ("district", True),
        ("notes", False),
    ]
    assert row.added == 3  # a phone, a language, a tag
    assert take_people(workspace, draft) == ["changed"]
    found = known(workspace)
    assert (found.name, found.family, found.district) == ("Rosa Díaz", "Díaz", "3")
    assert found.languages == ("en", "es")
    assert [way.printable for way in found.ways] == ["(305) 555-0101", "(786) 555-0102"]
    assert found.tags == ("Press",)
    assert found.notes == draft.notes
    person(workspace, "Elena")
    listing = people_queries.PeopleListing()
    ids = workspace.query(listing.ids, people_queries.PeopleCriteria(), "name", False)
    assert [name_of(workspace, i) for i in ids] == ["Rosa Díaz", "Elena"]  # by family name now
    assert again_changes_nothing(workspace, take_people, draft) == ["same"]


def test_a_no_never_becomes_a_yes_whatever_a_file_says(workspace: Workspace) -> None:
    rosa = person(workspace, "Rosa Díaz", phone="305-555-0101")
    workspace.do("No", people.answers, rosa, Channel, Answer.NO)

    def draft(said: Answer):
        return person_draft("Rosa Díaz", "305-555-0101", said=dict.fromkeys(Channel, said))

    for said in (Answer.YES, Answer.UNKNOWN, Answer.YES, Answer.NO):
        assert again_changes_nothing(workspace, take_people, draft(said)) == ["same"]
    workspace.do("Trash", people.trash, [rosa])
    assert again_changes_nothing(workspace, take_people, draft(Answer.YES)) == ["same"]
    assert set(known(workspace).consent.values()) == {Answer.NO}


def test_an_unknown_of_a_file_takes_no_yes_away(workspace: Workspace) -> None:
    yes = {Channel.CALL: Answer.YES}
    take_people(workspace, person_draft("Rosa", "305-555-0101", said=yes))
    unknown = person_draft("Rosa", "305-555-0101", said={Channel.CALL: Answer.UNKNOWN})
    assert again_changes_nothing(workspace, take_people, unknown) == ["same"]
    no = person_draft("Rosa", "305-555-0101", said={Channel.CALL: Answer.NO})
    assert take_people(workspace, no) == ["changed"]
    assert known(workspace).consent[Channel.CALL] == Answer.NO


def test_of_two_answers_in_one_file_the_no_counts(workspace: Workspace) -> None:
    yes, no = {Channel.CALL: Answer.YES}, {Channel.CALL: Answer.NO}
    for name, first, second in [("Ana", yes, no), ("Eva", no, yes)]:
        phone = "305-555-0101"
        kinds = take_people(
            workspace, person_draft(name, phone, said=first), person_draft(name, phone, said=second)
        )
        assert kinds[1] == "same"
    rows = [known(workspace, n) for n in range(1, rows_of(workspace, "person") + 1)]
    assert {row.name: row.consent[Channel.CALL] for row in rows} == {"Ana": Answer.NO}
    # Eva shares Ana's phone, so she waits for a human.


def email(address: str) -> WayDraft:
    return WayDraft(WayKind.EMAIL, address)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (0, 2, 1), (1, 2, 0)])
def test_rows_of_one_file_that_share_a_way_are_one_person_and_the_no_counts(
    workspace: Workspace, order: tuple[int, int, int]
) -> None:
    mail = email("dan@example.org")
    rows = [
        person_draft("Dan Díaz", "305-555-0101", said={Channel.CALL: Answer.YES}),
        replace(person_draft("Díaz, Dan", "305-555-0101"), ways=(mail,), tags=("Press",)),
        replace(
            person_draft("dan diaz", said={Channel.CALL: Answer.NO}),
            ways=(WayDraft(WayKind.PHONE, "+1 305 555 0101"), mail),
            district="3",
        ),
    ]
    kinds = take_people(workspace, *(rows[number] for number in order))
    assert sorted(kinds) == ["new", "same", "same"]
    assert rows_of(workspace, "person") == 1
    found = known(workspace)
    assert found.consent[Channel.CALL] == Answer.NO
    assert sorted(way.kind for way in found.ways) == ["email", "phone"]
    assert (found.district, found.tags) == ("3", ("Press",))
    assert again_changes_nothing(workspace, take_people, *rows) == ["same"] * 3


def test_two_of_one_name_without_a_shared_way_stay_two_people(workspace: Workspace) -> None:
    yes, no = {Channel.CALL: Answer.YES}, {Channel.CALL: Answer.NO}
    drafts = (
        person_draft("José", "305-555-0101", said=yes),
        person_draft("José", "305-555-0102", said=no),
        person_draft("José"),
    )
    assert take_people(workspace, *drafts) == ["new", "new", "new"]
    answers = [known(workspace, n).consent[Channel.CALL] for n in (1, 2, 3)]
    assert answers == [Answer.YES, Answer.NO, Answer.UNKNOWN]


def test_a_bare_name_that_refuses_holds_for_the_only_one_of_that_name(workspace: Workspace) -> None:
    said = {Channel.CALL: Answer.YES}
    drafts = (
        person_draft("Rosa", "305-555-0101", said=said),
        person_draft("ROSA", said={Channel.CALL: Answer.NO}),
    )
    assert take_people(workspace, *drafts) == ["new", "same"]
    assert known(workspace).consent[Channel.CALL] == Answer.NO


def test_a_no_of_a_doubtful_row_holds_for_whom_it_may_be(workspace: Workspace) -> None:
    rosa = person(workspace, "Rosa Díaz", phone="305-555-0101")
    workspace.do("Yes", people.answer, rosa, Channel.CALL, Answer.YES)
    said = {Channel.CALL: Answer.NO, Channel.TEXT: Answer.YES}
    draft = person_draft("R. Díaz", "305-555-0101", said=said)
    assert take_people(workspace, draft) == ["doubtful"]
    assert rows_of(workspace, "person") == 1
    found = known(workspace)
    assert found.consent[Channel.CALL] == Answer.NO
    assert found.consent[Channel.TEXT] == Answer.UNKNOWN
    assert again_changes_nothing(workspace, take_people, draft) == ["doubtful"]
    plan = workspace.query(plans.plan_people, people_draft(draft))
    assert workspace.do("Import", imports.apply_people, plan) == 0


def test_a_doubtful_row_that_is_taken_or_left_refuses_for_nobody_else(workspace: Workspace) -> None:
    rosa = person(workspace, "Rosa Díaz", phone="305-555-0101")
    workspace.do("Yes", people.answer, rosa, Channel.CALL, Answer.YES)
    draft = person_draft("Luis Díaz", "305-555-0101", said={Channel.CALL: Answer.NO})
    assert take_people(workspace, draft, leave=[0]) == ["doubtful"]
    assert take_people(workspace, draft, take=[0]) == ["doubtful"]
    answers = [known(workspace, n).consent[Channel.CALL] for n in (1, 2)]
    assert answers == [Answer.YES, Answer.NO]


def test_a_yes_of_a_new_name_does_not_count_where_the_owner_of_the_way_said_no(
    workspace: Workspace,
) -> None:
    rosa = person(workspace, "Rosa Díaz", phone="305-555-0101")
    workspace.do("No", people.answer, rosa, Channel.CALL, Answer.NO)
    said = {Channel.CALL: Answer.YES, Channel.EMAIL: Answer.YES}
    draft = person_draft("R. Díaz", "305-555-0101", said=said)
    assert take_people(workspace, draft, take=[0]) == ["doubtful"]
    new = known(workspace, 2)
    assert new.name == "R. Díaz"
    assert new.consent[Channel.CALL] == Answer.UNKNOWN
    assert new.consent[Channel.EMAIL] == Answer.YES


WHO = [
    # whom we know: (name, phones); who is in the file: (name, phones); kind, number of ours
    ([], ("Rosa", "0101"), "new", None),
    ([("Rosa", "0101")], ("Rosa", "0101"), "same", 1),
    ([("Rosa", "0101")], ("ROSA", "0101"), "same", 1),
    ([("Rosa Díaz", "0101")], ("Diaz, Rosa", "0101"), "same", 1),
    ([("Rosa", "0101")], ("Ana", "0101"), "doubtful", 1),  # a household
    ([("Rosa", "0101")], ("Rosa", "0102"), "doubtful", 1),  # two of one name, or a new number
    ([("Rosa", "0101")], ("Rosa", ""), "same", 1),
    ([("Rosa", "")], ("Rosa", "0101"), "changed", 1),
    ([("Rosa", "")], ("Rosa", ""), "same", 1),
    ([("Rosa", "0101"), ("Rosa", "0102")], ("Rosa", "0102"), "same", 2),
    ([("Rosa", "0101"), ("Rosa", "0102")], ("Rosa", ""), "doubtful", 1),  # which of them?
    ([("Rosa", "0101"), ("Rosa", "")], ("Rosa", "0103"), "doubtful", 1),
    ([("Ana", "0101"), ("Eva", "0101")], ("Eva", "0101"), "same", 2),
    ([("Rosa", "0101"), ("Rosa", "0101 0102")], ("Rosa", "0101 0102"), "same", 2),
]


@pytest.mark.parametrize(("ours", "theirs", "kind", "whose"), WHO)
def test_who_in_a_file_is_whom(workspace: Workspace, ours, theirs, kind: str, whose) -> None:
    def numbers(endings: str) -> list[str]:
        return [f"305-555-{ending}" for ending in endings.split()]

    for name, endings in ours:
        person_id = person(workspace, name)
        for number in numbers(endings):
            workspace.do("Add", people.add_way, person_id, WayKind.PHONE, number)
    draft = people_draft(person_draft(theirs[0], *numbers(theirs[1])))
    (row,) = workspace.query(plans.plan_people, draft).rows
    assert (row.kind, row.person_id) == (kind, whose)


def test_a_household_shares_its_phone_and_stays_two_people(workspace: Workspace) -> None:
    drafts = (person_draft("Rosa Díaz", "305-555-0101"), person_draft("Luis Díaz", "305-555-0101"))
    assert take_people(workspace, *drafts) == ["new", "new"]
    assert rows_of(workspace, "person") == 2
    assert again_changes_nothing(workspace, take_people, *drafts) == ["same", "same"]
    third = person_draft("Eva Díaz", "305-555-0101")
    assert again_changes_nothing(workspace, take_people, third) == ["doubtful"]
    assert take_people(workspace, third, take=[0]) == ["doubtful"]
    assert rows_of(workspace, "person") == 3


def test_a_list_of_bare_names_taken_twice_adds_nobody(workspace: Workspace) -> None:
    names = [person_draft(name) for name in ("Rosa", "José", "jose", "Ana Ruiz", "RUIZ, Ana")]
    assert take_people(workspace, *names) == ["new", "new", "same", "new", "same"]
    assert rows_of(workspace, "person") == 3
    assert again_changes_nothing(workspace, take_people, *names) == ["same"] * 5


def test_a_way_that_is_no_way_is_kept_as_written_for_a_new_person(workspace: Workspace) -> None:
    ways = (
        WayDraft(WayKind.EMAIL, "rosa at example"),
        WayDraft(WayKind.PHONE, " "),
        WayDraft(WayKind.ADDRESS, "1 Main St\nMiami"),
        WayDraft(WayKind.ADDRESS, "1 MAIN ST  Miami"),
    )
    draft = replace(person_draft("Rosa"), ways=ways)
    assert take_people(workspace, draft) == ["new"]
    values = sorted(way.value for way in known(workspace).ways)
    assert values == ["1 Main St Miami", "rosa at example"]
    assert again_changes_nothing(workspace, take_people, draft) == ["same"]


def test_rows_can_be_left_out_and_all_that_came_is_tagged(workspace: Workspace) -> None:
    person(workspace, "Eva")
    drafts = [
        person_draft("Rosa"),
        person_draft("Ana"),
        person_draft("Eva", "305-555-0101"),
    ]
    assert take_people(workspace, *drafts, leave=[1], tag="sheet 7") == ["new", "new", "changed"]
    tagged = people_queries.PeopleCriteria(tag="sheet 7")
    ids = workspace.query(people_queries.PeopleListing().ids, tagged, "name", False)
    assert [name_of(workspace, person_id) for person_id in ids] == ["Eva", "Rosa"]
    assert [step.label for step in workspace.history()][:1] == ["Import"]


MANY = 32_767
"""One more than SQLite takes parameters in a statement."""


def test_more_people_than_a_statement_takes_can_be_compared(workspace: Workspace) -> None:
    many = [person_draft(f"Person {n}") for n in range(MANY)]
    plan = workspace.query(plans.plan_people, people_draft(*many))
    assert plan.counts()["new"] == MANY
    assert workspace.do("Import", imports.apply_people, plan) == MANY
    plan = workspace.query(plans.plan_people, people_draft(*many))
    assert plan.counts()["same"] == MANY


LIBRARY = LibraryDraft(
    points=(
        PointDraft(
            "F01",
            "fact",
            False,
            caveat="As of June.",
            theme="the vote",
            texts=(
                PointTextDraft("en", "Three to two", "The vote was 3 to 2."),
                PointTextDraft("ht", "Twa kont de", "Vòt la te 3 kont 2.", is_machine=True),
            ),
            sources=(SourceDraft("Minutes", "City Clerk", "2025, day not seen", "https://x.org"),),
        ),
        PointDraft("Q01", "question", True, texts=(PointTextDraft("es", "¿Cuánto?", "¿Cuánto?"),)),
    ),
    resources=(ResourceDraft("City Clerk", "office", "https://x.org", "Sign-up", True),),
)


def test_a_library_loaded_twice_doubles_nothing(workspace: Workspace) -> None:
    plan = workspace.query(plan_library, LIBRARY)
    assert (plan.new, plan.same) == (("F01", "Q01"), ())
    assert workspace.do("Load", apply_library, plan) == (2, 1)
    detail = workspace.query(point_queries.detail, 1)
    assert (detail.title, detail.caveat, detail.theme) == (
        "Three to two",
        "As of June.",
        "the vote",
    )
    assert detail.text_in("ht").needs_reader and not detail.text_in("en").needs_reader
    assert detail.sources[0].date_text == "2025, day not seen"
    assert workspace.query(point_queries.detail, 2).title == "¿Cuánto?"
    (row,) = workspace.query(point_queries.PointsListing().rows, [1])
    assert (row.languages, row.unread_languages) == (("en", "ht"), ("ht",))
    before = dump(workspace)
    again = workspace.query(plan_library, LIBRARY)
    assert workspace.do("Load", apply_library, again) == (0, 0)
    assert dump(workspace) == before
