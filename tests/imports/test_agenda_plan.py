"""Importing an agenda: the city's order and words, and all that a person did to its items."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from factories import (
    DAY,
    agenda_draft,
    body,
    dump,
    item,
    item_draft,
    meeting,
    meeting_draft,
    meetings_draft,
    official,
    point,
    rows_of,
)
from sqlalchemy import event

from organizer.imports.agenda import commands as agenda_imports
from organizer.imports.agenda.draft import AgendaDraft, DocumentDraft, VoteDraft
from organizer.imports.agenda.kind import AgendaKind
from organizer.imports.agenda.meeting import plan_agenda
from organizer.imports.incoming import Options
from organizer.imports.kind import Decisions
from organizer.imports.meetings import commands as meeting_imports
from organizer.imports.meetings import plan as meeting_plans
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agendas
from organizer.meetings.agenda import items as item_queries
from organizer.meetings.agenda import revisions
from organizer.meetings.queries import ItemRow, MeetingsListing, agenda
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import DocumentKind, Fate, Hearing, MeetingId, Position, Vote
from organizer.model.meetings import AgendaItem
from organizer.officials import commands as bodies
from organizer.store.workspace import Workspace
from tests.words import words_of


def take(workspace: Workspace, draft: AgendaDraft, meeting_id: int = 1, **choices: Any) -> str:
    """Import an agenda; the kinds of its lines, then how many were removed."""
    plan = workspace.query(plan_agenda, draft, meeting_id)
    workspace.do("Import agenda", agenda_imports.apply_agenda, plan, **choices)
    gone = f" -{len(plan.removed)}" if plan.removed else ""
    return " ".join(row.kind for row in plan.rows) + gone


def again_changes_nothing(workspace: Workspace, draft: AgendaDraft, meeting_id: int = 1) -> str:
    """Import the same again: no row, no step."""
    before, steps = dump(workspace), len(workspace.history(1000))
    kinds = take(workspace, draft, meeting_id)
    assert dump(workspace) == before
    assert len(workspace.history(1000)) == steps
    return kinds


def labels(workspace: Workspace, meeting_id: int = 1) -> list[str]:
    return [row.label for row in workspace.query(agenda, meeting_id)]


def row_of(workspace: Workspace, item_id: int, meeting_id: int = 1) -> ItemRow:
    return next(row for row in workspace.query(agenda, meeting_id) if row.id == item_id)


ONE = item_draft("Approve the budget", "1.", "24-100")
TWO = item_draft("Agreement with the sheriff", "2.", "24-200")
THREE = item_draft("Park hours", "3.", "24-300")
FOUR = item_draft("Tree ordinance", "4.", "24-400")


@pytest.fixture
def coming(workspace: Workspace) -> Workspace:
    """A campaign with one meeting."""
    meeting(workspace)
    return workspace


def test_an_agenda_becomes_items_in_its_order_with_all_that_it_says(coming: Workspace) -> None:
    paper = DocumentDraft(DocumentKind.ATTACHMENT, "https://x.org/1.pdf", "Memo")
    full = item_draft(
        "Agreement with\nthe sheriff",
        "D.-1.",
        "24-6915",
        section="CONSENT AGENDA",
        depth=1,
        is_consent=True,
        hearing=Hearing.PUBLIC,
        item_type="Resolution",
        summary="First line\nsecond line",
        presenter="Manager",
        result="approved",
        fate=Fate.PASSED,
        tally="3-2",
        url="https://x.org/item",
        uid="77",
        documents=(paper, paper),
        place="page 3",
    )
    draft = agenda_draft(full, THREE, pages=("Page one", "Page two"), label="Final Revised")
    assert take(coming, draft) == "new new"
    row = row_of(coming, 1)
    assert row.title == "Agreement with the sheriff"
    assert (row.number, row.file_no, row.section) == ("D.-1.", "24-6915", "CONSENT AGENDA")
    assert (row.depth, row.is_consent, row.hearing) == (1, True, Hearing.PUBLIC)
    assert (row.summary, row.presenter) == ("First line\nsecond line", "Manager")
    assert (row.result, row.fate, row.tally) == ("approved", Fate.PASSED, "3-2")
    assert (row.documents, row.is_gone) == (1, False)
    assert labels(coming) == ["D.-1. Agreement with the sheriff", "3. Park hours"]
    [version] = coming.query(revisions.of_meeting, 1)
    assert (version.number, version.label, version.items, version.pages) == (
        1,
        "Final Revised",
        2,
        2,
    )
    [paper_row] = coming.query(item_queries.documents, 1)
    assert (paper_row.item_id, paper_row.url) == (1, "https://x.org/1.pdf")
    assert again_changes_nothing(coming, draft) == "same same"


def test_an_import_of_an_agenda_is_one_step(coming: Workspace) -> None:
    before = dump(coming)
    take(coming, agenda_draft(ONE, TWO, pages=("text",)))
    full = dump(coming)
    coming.undo()
    assert dump(coming) == before
    coming.redo()
    assert dump(coming) == full


def test_a_new_version_adds_changes_moves_and_marks_what_is_gone(coming: Workspace) -> None:
    take(coming, agenda_draft(ONE, TWO, THREE, FOUR))
    new = agenda_draft(
        replace(FOUR, number="1."),
        item_draft("A new one", "2."),
        replace(ONE, number="3.", title="Approve the budget of 2026"),
        THREE,
    )
    plan = coming.query(plan_agenda, new, 1)
    assert [row.kind for row in plan.rows] == ["changed", "new", "changed", "same"]
    assert [(c.field, c.ours, c.theirs) for c in plan.rows[0].changes] == [
        ("number", "4.", "1."),
        ("position", "4", "1"),
    ]
    assert [c.field for c in plan.rows[2].changes] == ["number", "title"]
    assert [(gone.number, gone.title) for gone in plan.removed] == [
        ("2.", "Agreement with the sheriff")
    ]
    take(coming, new)
    assert labels(coming) == [
        "1. Tree ordinance",
        "2. A new one",
        "3. Approve the budget of 2026",
        "2. Agreement with the sheriff",
        "3. Park hours",
    ]
    assert [row.is_gone for row in coming.query(agenda, 1)] == [False, False, False, True, False]
    assert [row.number for row in coming.query(revisions.of_meeting, 1)] == [2, 1]
    assert again_changes_nothing(coming, new) == "same same same same"
    back = agenda_draft(*new.items, replace(TWO, number="5."))
    assert take(coming, back).split()[-1] == "changed"
    assert not any(row.is_gone for row in coming.query(agenda, 1))
    assert labels(coming)[-1] == "5. Agreement with the sheriff"
    assert rows_of(coming, "agenda_item") == 5


def test_what_a_person_did_to_an_item_stays(coming: Workspace) -> None:
    take(coming, agenda_draft(ONE, TWO))
    mine = {"stance": Position.OPPOSE, "ask": "Vote no", "is_pinned": True, "notes": "Ours"}
    coming.do("Edit", agendas.edit_item, 2, title="ICE deal", section="Important", **mine)
    new = agenda_draft(ONE, replace(TWO, title="Agreement with the Sheriff, amended", number="9."))
    plan = coming.query(plan_agenda, new, 1)
    assert [(c.field, c.is_ours) for c in plan.rows[1].changes] == [
        ("number", False),
        ("title", True),
    ]
    take(coming, new)
    row = row_of(coming, 2)
    assert (row.title, row.section, row.number) == ("ICE deal", "Important", "9.")
    assert (row.stance, row.ask, row.is_pinned, row.notes) == (
        Position.OPPOSE,
        "Vote no",
        True,
        "Ours",
    )
    assert again_changes_nothing(coming, new) == "same same"


def test_own_items_stay_and_keep_their_place(coming: Workspace) -> None:
    take(coming, agenda_draft(ONE, TWO, THREE))
    own = item(coming, 1, "Our press talk")
    coming.do("Move", agendas.move_items, 1, [own], 2)
    take(coming, agenda_draft(ONE, FOUR, TWO, THREE))
    assert [label[-14:] for label in labels(coming)] == [
        "ove the budget",
        "Tree ordinance",
        "Our press talk",
        "th the sheriff",
        "3. Park hours",
    ]
    assert again_changes_nothing(coming, agenda_draft(ONE, FOUR, TWO, THREE)).split()[0] == "same"
    take(coming, agenda_draft())
    assert [row.is_gone for row in coming.query(agenda, 1)] == [True, True, False, True, True]


def test_the_order_that_a_person_made_stays_where_the_city_moves_nothing(
    coming: Workspace,
) -> None:
    take(coming, agenda_draft(ONE, TWO, THREE))
    coming.do("Move", agendas.move_items, 1, [3], 1)
    assert again_changes_nothing(coming, agenda_draft(ONE, TWO, THREE)) == "same same same"
    take(coming, agenda_draft(ONE, TWO, FOUR, THREE))
    assert [label[:2] for label in labels(coming)] == ["3.", "1.", "2.", "4."]
    # The city moves the same item, too: ours stays, and both are shown.
    plan = coming.query(plan_agenda, agenda_draft(ONE, THREE, TWO, FOUR), 1)
    moved = [(c.field, c.is_ours) for row in plan.rows for c in row.changes]
    assert moved == [("position", True)]


def test_an_item_that_was_typed_becomes_the_citys_and_keeps_our_words(coming: Workspace) -> None:
    item(coming, 1, "Sheriff", file_no="24-200", ask="Vote no", is_pinned=True)
    assert take(coming, agenda_draft(ONE, TWO)) == "new changed"
    row = row_of(coming, 1)
    assert (row.number, row.title, row.ask, row.is_pinned) == ("2.", "Sheriff", "Vote no", True)
    assert rows_of(coming, "agenda_item") == 2
    assert again_changes_nothing(coming, agenda_draft(ONE, TWO)) == "same same"
    take(coming, agenda_draft(ONE))
    assert row_of(coming, 1).is_gone


def test_what_looks_like_a_typed_item_waits_for_a_decision(coming: Workspace) -> None:
    item(coming, 1, "ICE deal", number="2.")
    draft = agenda_draft(ONE, TWO)
    assert take(coming, draft) == "new doubtful"
    assert labels(coming) == ["1. Approve the budget", "2. ICE deal"]
    assert again_changes_nothing(coming, draft) == "same doubtful"
    coming.undo()
    take(coming, draft, take=[1])
    assert labels(coming) == [
        "1. Approve the budget",
        "2. Agreement with the sheriff",
        "2. ICE deal",
    ]
    coming.undo()
    take(coming, draft, same=[1])
    assert labels(coming) == ["1. Approve the budget", "2. ICE deal"]
    assert row_of(coming, 1).file_no == "24-200"
    assert again_changes_nothing(coming, draft) == "same same"


def test_two_words_of_a_typed_title_in_a_long_one_are_a_doubt(coming: Workspace) -> None:
    item(coming, 1, "sheriff agreement")
    assert take(coming, agenda_draft(ONE, TWO)) == "new doubtful"


def test_a_file_that_says_nothing_of_results_takes_none_away(coming: Workspace) -> None:
    passed = replace(TWO, fate=Fate.PASSED, tally="3-2", result="approved", summary="Long")
    take(coming, AgendaDraft("legistar", (passed,)))
    assert take(coming, agenda_draft(TWO)) == "same"
    row = row_of(coming, 1)
    assert (row.fate, row.tally, row.result, row.summary) == (
        Fate.PASSED,
        "3-2",
        "approved",
        "Long",
    )
    # The format that brought a value may take it back, but for the fate.
    assert take(coming, AgendaDraft("legistar", (replace(passed, tally=""),))) == "changed"
    assert row_of(coming, 1).tally == ""


def test_votes_find_the_members_of_the_body(workspace: Workspace) -> None:
    board = body(workspace)
    ana = official(workspace, board, "Ana Díaz")
    bo = official(workspace, board, "Bo King")
    meeting(workspace, body_id=board)
    votes = (
        VoteDraft("DIAZ, Ana", Vote.YES),
        VoteDraft("King", Vote.NO),
        VoteDraft("Nobody Here", Vote.YES),
    )
    draft = agenda_draft(replace(TWO, votes=votes))
    plan = workspace.query(plan_agenda, draft, 1)
    assert plan.unknown_members == ("Nobody Here",)
    take(workspace, draft)
    assert {v.official_id: v.vote for v in row_of(workspace, 1).votes} == {ana: "yes", bo: "no"}
    again_changes_nothing(workspace, draft)
    # A person corrects one vote, and the city another.
    workspace.do("Vote", agendas.record_vote, 1, bo, Vote.ABSENT)
    votes = (VoteDraft("Ana Díaz", Vote.ABSTAINED), VoteDraft("Bo King", Vote.YES))
    corrected = agenda_draft(replace(TWO, votes=votes))
    take(workspace, corrected)
    assert {v.official_id: v.vote for v in row_of(workspace, 1).votes} == {
        ana: "abstained",
        bo: "absent",
    }
    again_changes_nothing(workspace, corrected)


def test_the_trail_of_an_item_counts_its_votes(workspace: Workspace) -> None:
    board = body(workspace)
    item_id = item(workspace, meeting(workspace, body_id=board))
    for vote, counted in (
        (Vote.ABSENT, (0, 0, 1)),
        (Vote.NO, (0, 1, 1)),
        (Vote.YES, (1, 1, 1)),
        (Vote.ABSTAINED, (1, 1, 2)),
        (Vote.YES, (2, 1, 2)),
    ):
        member = official(workspace, board)
        workspace.do("Vote", agendas.record_vote, item_id, member, vote)
        [row] = workspace.query(item_queries.trail, item_id)
        assert (row.yes, row.no, row.other) == counted


def test_a_pinned_item_is_followed_to_the_next_meeting_by_its_file_number(
    workspace: Workspace,
) -> None:
    board = body(workspace)
    meeting(workspace, body_id=board)
    meeting(workspace, date(2026, 1, 8), body_id=board, title="Next")
    take(workspace, agenda_draft(ONE, TWO))
    stance = {"stance": Position.OPPOSE, "ask": "Vote no", "is_pinned": True}
    workspace.do("Pin", agendas.edit_item, 2, **stance)
    points = [point(workspace, "First"), point(workspace, "Second")]
    workspace.do("Points", agendas.give_points, 2, [points[1], points[0]])
    next_draft = agenda_draft(replace(TWO, number="14."), THREE)
    plan = workspace.query(plan_agenda, next_draft, 2)
    followed = plan.rows[0].follows
    assert followed is not None
    assert (followed.item_id, followed.number, followed.day) == (2, "2.", DAY)
    assert plan.rows[1].follows is None
    take(workspace, next_draft, 2)
    new = row_of(workspace, 3, 2)
    assert (new.is_pinned, new.stance, new.ask) == (True, Position.OPPOSE, "Vote no")
    assert [p.title for p in new.points] == ["Second", "First"]
    assert row_of(workspace, 2).fate == Fate.MOVED
    assert again_changes_nothing(workspace, next_draft, 2) == "same same"
    assert again_changes_nothing(workspace, agenda_draft(ONE, TWO)) == "same same"
    # Minutes of the first meeting, printed later, know better than our "moved".
    take(workspace, agenda_draft(ONE, replace(TWO, fate=Fate.DEFERRED)))
    assert row_of(workspace, 2).fate == Fate.DEFERRED
    trail = workspace.query(item_queries.trail, 3)
    assert [(t.number, t.fate, t.is_this, t.date) for t in trail] == [
        ("2.", Fate.DEFERRED, False, DAY),
        ("14.", Fate.SCHEDULED, True, date(2026, 1, 8)),
    ]


def test_an_item_of_a_file_of_meetings_is_followed_too(workspace: Workspace) -> None:
    draft = meeting_draft("1", items=(TWO,))
    plan = workspace.query(meeting_plans.plan_meetings, meetings_draft(draft))
    workspace.do("Import", meeting_imports.apply_meetings, plan)
    workspace.do("Pin", agendas.edit_item, 1, is_pinned=True, ask="Vote no")
    later = meeting_draft("2", date=date(2026, 1, 8), items=(TWO,))
    plan = workspace.query(meeting_plans.plan_meetings, meetings_draft(draft, later))
    workspace.do("Import", meeting_imports.apply_meetings, plan)
    assert (row_of(workspace, 2, 2).ask, row_of(workspace, 2, 2).is_pinned) == ("Vote no", True)
    assert row_of(workspace, 1).fate == Fate.MOVED


@pytest.mark.parametrize(
    ("ours", "theirs", "is_followed"),
    [
        ("", "", True),
        ("ocd-division/country:us/state:fl/place:miami", "", True),
        (
            "ocd-division/country:us/state:fl/place:miami",
            "ocd-division/country:us/state:fl/place:miami/council_district:3",
            True,
        ),
        (
            "ocd-division/country:us/state:fl/place:miami",
            "ocd-division/country:us/state:fl/county:miami_dade",
            False,
        ),
    ],
)
def test_file_numbers_of_another_city_are_no_trail(
    workspace: Workspace, ours: str, theirs: str, is_followed: bool
) -> None:
    for number, division in enumerate((ours, theirs), 1):
        body_id = body(workspace, f"Body {number}")
        workspace.do("Division", set_division, body_id, division)
        meeting(workspace, date(2025, 12, number), body_id=body_id)
    item(workspace, 1, "Sheriff", file_no="24-200", is_pinned=True)
    plan = workspace.query(plan_agenda, agenda_draft(TWO), 2)
    assert (plan.rows[0].follows is not None) is is_followed
    take(workspace, agenda_draft(TWO), 2)
    assert len(workspace.query(item_queries.trail, 2)) == 1 + is_followed


def set_division(session: Any, body_id: int, division: str) -> None:
    session.get_one(bodies.Body, body_id).division = division


def test_the_meeting_is_found_by_number_or_day_and_body(workspace: Workspace) -> None:
    board = body(workspace, "City Commission")
    first = meeting(workspace, DAY, body_id=board, title="Regular")
    meeting(workspace, DAY, start=time(18), title="Zoning Board")
    meeting(workspace, date(2026, 1, 8), body_id=board)
    draft = agenda_draft(ONE, body="City of Coral Gables City Commission", day=DAY)
    assert workspace.query(plan_agenda, draft).meeting_id == first
    assert (
        workspace.query(plan_agenda, agenda_draft(ONE, day=DAY, start=time(9, 10))).meeting_id == 1
    )
    for wrong in (
        agenda_draft(ONE, day=DAY),
        agenda_draft(ONE),
        agenda_draft(ONE, day=date(2026, 5, 5)),
        agenda_draft(ONE, day=DAY, body="School Board"),
    ):
        with pytest.raises(RuleBroken) as caught:
            workspace.query(plan_agenda, wrong)
        assert caught.value.rule == Rule.MEETING_NOT_NAMED
    with pytest.raises(RuleBroken) as caught:
        workspace.query(plan_agenda, draft, 99)
    assert caught.value.rule == Rule.NOT_FOUND
    known = replace(
        meetings_draft(meeting_draft("7", "Other", date=date(2026, 2, 2))), host="gables"
    )
    plan = workspace.query(meeting_plans.plan_meetings, known)
    workspace.do("Import", meeting_imports.apply_meetings, plan)
    numbered = agenda_draft(ONE, meeting_uid="7", host="gables")
    assert workspace.query(plan_agenda, numbered).meeting_id == 4
    with pytest.raises(RuleBroken):
        workspace.query(plan_agenda, replace(numbered, host="tampa"))


def test_a_plan_of_an_agenda_is_stale_when_an_item_changed_meanwhile(coming: Workspace) -> None:
    plan = coming.query(AgendaKind().prepared, agenda_draft(ONE), Options(meeting_id=1))
    item(coming, 1, "Approve the budget")
    before = dump(coming)
    with pytest.raises(RuleBroken) as caught:
        coming.do("Import", plan.apply, Decisions())
    assert caught.value.rule == Rule.PLAN_IS_STALE
    assert dump(coming) == before


def test_an_inserted_line_changes_no_other_row(coming: Workspace) -> None:
    lines = [item_draft(f"Item about subject {n}", f"{n}.", f"24-{n}") for n in range(40)]
    take(coming, agenda_draft(*lines))
    before = dump(coming)["agenda_item"]
    lines.insert(7, item_draft("Put in between", "6.5", "24-99"))
    take(coming, agenda_draft(*lines))
    assert dump(coming)["agenda_item"][:40] == before
    assert coming.history()[0].changes == 2  # the item and the version
    assert [row.number for row in coming.query(agenda, 1)] == [line.number for line in lines]


def test_an_agenda_without_items_is_kept_for_its_text(coming: Workspace) -> None:
    draft = agenda_draft(pages=("An agreement with ICE", "x" * 1_200_000))
    take(coming, draft)
    [version] = coming.query(revisions.of_meeting, 1)
    assert (version.items, version.pages) == (0, 2)
    with coming.read() as session:
        size = session.connection().exec_driver_sql("SELECT length(text) FROM agenda_revision")
        assert size.scalar() == 1_000_000
    again_changes_nothing(coming, draft)


def test_a_footer_makes_no_new_version_and_a_label_does(coming: Workspace) -> None:
    draft = agenda_draft(ONE, pages=("1. Approve the budget\nPrinted on 3/1/2026\nPage 1",))
    take(coming, draft)
    again_changes_nothing(
        coming, replace(draft, pages=("1. Approve the budget\nPrinted on 3/8/2026\nPage 1",))
    )
    take(coming, replace(draft, label="Revised"))
    assert [row.label for row in coming.query(revisions.of_meeting, 1)] == ["Revised", ""]


def test_removing_an_item_takes_its_parts_and_leaves_what_was_said(workspace: Workspace) -> None:
    board = body(workspace)
    member = official(workspace, board)
    meeting(workspace, body_id=board)
    paper = DocumentDraft(DocumentKind.ATTACHMENT, "https://x.org/1.pdf")
    take(workspace, agenda_draft(replace(TWO, documents=(paper,))))
    workspace.do("Vote", agendas.record_vote, 1, member, Vote.NO)
    workspace.do("Points", agendas.give_points, 1, [point(workspace)])
    workspace.do("Said", say, member)
    workspace.do("Remove", agendas.remove_items, [1])
    for table in ("agenda_item", "official_vote", "meeting_document", "agenda_item_point"):
        assert rows_of(workspace, table) == 0
    assert rows_of(workspace, "official_statement") == rows_of(workspace, "comment_rule") + 1 == 1
    workspace.undo()
    assert rows_of(workspace, "meeting_document") == rows_of(workspace, "agenda_item_point") == 1


def say(session: Any, member: int) -> None:
    """An exception of the item, and what a member said of it."""
    from organizer.model.bodies import OfficialStatement
    from organizer.model.comment_rules import CommentRule

    session.add(OfficialStatement(official_id=member, text="I will vote no", agenda_item_id=1))
    session.add(CommentRule(agenda_item_id=1, field="seconds_each", value="60"))


def test_points_of_an_item_are_given_in_their_order(coming: Workspace) -> None:
    item(coming, 1)
    ids = [point(coming, f"Point {n}") for n in range(3)]
    coming.do("Points", agendas.give_points, 1, [ids[2], ids[0], ids[2]])
    assert [p.id for p in row_of(coming, 1).points] == [ids[2], ids[0]]
    coming.do("Points", agendas.give_points, 1, [ids[0], ids[1]])
    assert [p.id for p in row_of(coming, 1).points] == [ids[0], ids[1]]
    with pytest.raises(RuleBroken):
        coming.do("Points", agendas.give_points, 1, [99])
    coming.do("Points", agendas.give_points, 1, [])
    assert row_of(coming, 1).points == ()


def test_statements_do_not_grow_with_the_agenda(coming: Workspace) -> None:
    def statements(count: int) -> int:
        lines = [item_draft(f"Subject {n}", f"{n}.", f"24-{n}") for n in range(count)]
        draft = agenda_draft(*lines)
        take(coming, draft)
        told: list[str] = []
        with coming.read() as session:
            connection = session.connection()
            event.listen(connection, "before_cursor_execute", lambda *a: told.append(a[2]))
            plan_agenda(session, draft, 1)
        return len(told)

    few = statements(3)
    assert statements(60) == few <= 9


def test_keys_that_stand_too_close_are_numbered_anew(coming: Workspace) -> None:
    take(coming, agenda_draft(ONE, TWO))
    coming.do("Close", squeeze)
    take(coming, agenda_draft(ONE, THREE, FOUR, TWO))
    assert [label[:2] for label in labels(coming)] == ["1.", "3.", "4.", "2."]


def squeeze(session: Any) -> None:
    session.get(AgendaItem, 2).position = session.get(AgendaItem, 1).position + 1e-12


def test_a_meeting_that_is_edited_keeps_its_items(coming: Workspace) -> None:
    take(coming, agenda_draft(ONE))
    coming.do("Edit", meetings.edit, 1, date=date(2026, 1, 8))
    assert again_changes_nothing(coming, agenda_draft(ONE)) == "same"


def test_an_item_that_the_city_took_off_is_no_longer_counted(coming: Workspace) -> None:
    first, second = item_draft("Budget", "1."), item_draft("ICE agreement", "2.")
    take(coming, agenda_draft(first, second))
    assert take(coming, agenda_draft(first)) == "same -1"
    with coming.read() as session:
        [row] = MeetingsListing().rows(session, [MeetingId(1)])
    assert row.items == 1


def test_an_agenda_of_another_day_or_body_is_told_before_it_is_taken(workspace: Workspace) -> None:
    board = body(workspace)
    meeting(workspace, date(2026, 12, 10), title="City Commission", body_id=board)
    foreign = agenda_draft(
        item_draft("Budget", "1."), day=date(2024, 3, 12), body="Coral Gables City Council"
    )
    plan = workspace.query(plan_agenda, foreign, 1)
    assert [(problem.where, words_of(problem)) for problem in plan.problems] == [
        ("", "The agenda says Mar 12, 2024; this meeting is on Dec 10, 2026."),
        (
            "",
            "The agenda is of “Coral Gables City Council”; this meeting is of “Miami City"
            " Commission”.",
        ),
    ]
    assert take(workspace, foreign) == "new"
    fitting = replace(foreign, day=date(2026, 12, 10), body="City Commission")
    assert workspace.query(plan_agenda, fitting, 1).problems == ()


def test_an_agenda_that_has_none_of_our_items_is_told(coming: Workspace) -> None:
    take(coming, agenda_draft(item_draft("Budget", "1."), item_draft("ICE agreement", "2.")))
    other = agenda_draft(item_draft("Library hours", "A"), item_draft("Sidewalks", "B"))
    plan = coming.query(plan_agenda, other, 1)
    assert [words_of(problem) for problem in plan.problems] == [
        "None of the 2 items from the agenda before is in this one."
    ]
    with_one = agenda_draft(item_draft("Library hours", "A"), item_draft("Budget", "1."))
    assert coming.query(plan_agenda, with_one, 1).problems == ()
