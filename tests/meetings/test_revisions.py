"""Two versions of an agenda compared, and what Today says when our item is put elsewhere."""

from datetime import date
from typing import Any

import pytest
from factories import DAY, agenda_draft, item, item_draft, meeting
from hypothesis import given
from hypothesis import strategies as st

from organizer.campaign import today
from organizer.imports.agenda import commands as agenda_imports
from organizer.imports.agenda.draft import ItemDraft
from organizer.imports.agenda.meeting import plan_agenda
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agendas
from organizer.meetings.agenda import matching as item_matching
from organizer.meetings.agenda import revisions
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import MeetingStatus
from organizer.store.workspace import Workspace


def line(title: str, number: str = "", file_no: str = "", **more: Any) -> dict[str, Any]:
    return {"title": title, "number": number, "file_no": file_no, "section": "", **more}


OLD = [
    line("Roll call"),
    line("Approve the minutes of November", "1.", "24-1"),
    line("Agreement with the sheriff on detention", "2.", "24-2"),
    line("Park hours in winter", "3.", "24-3"),
    line("Tree ordinance, second reading", "4.", "24-4"),
]


def kinds(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[str]:
    """The kinds of the rows, each as "moved+renumbered title"."""
    return [
        f"{'+'.join(row.kinds)}: {(row.new_title or row.old_title).split()[0]}"
        for row in revisions.compare_items(old, new)
    ]


def test_the_same_agenda_has_no_changes() -> None:
    rows = revisions.compare_items(OLD, OLD)
    assert [row.kinds for row in rows] == [("same",)] * 5
    assert [(row.old_position, row.new_position) for row in rows] == [(n, n) for n in range(1, 6)]


def test_lines_are_added_removed_renumbered_and_retitled() -> None:
    new = [
        OLD[0],
        line("Proclamation", "1."),
        line("Approve the minutes of November", "2.", "24-1"),
        line("Agreement with the sheriff, as amended", "2.", "24-2"),
        OLD[4],
    ]
    assert kinds(OLD, new) == [
        "same: Roll",
        "added: Proclamation",
        "renumbered: Approve",
        "retitled: Agreement",
        "same: Tree",
        "removed: Park",
    ]
    rows = revisions.compare_items(OLD, new)
    assert (rows[1].old_position, rows[1].new_position) == (None, 2)
    assert (rows[5].old_position, rows[5].new_position, rows[5].old_number) == (4, None, "3.")
    assert (rows[2].old_number, rows[2].new_number) == ("1.", "2.")


def test_only_what_really_moved_counts_as_moved() -> None:
    new = [OLD[0], OLD[4], OLD[1], OLD[2], OLD[3]]
    assert kinds(OLD, new) == [
        "same: Roll",
        "moved: Tree",
        "same: Approve",
        "same: Agreement",
        "same: Park",
    ]
    assert kinds(OLD, [line("New"), *OLD]) == ["added: New"] + [
        f"same: {row['title'].split()[0]}" for row in OLD
    ]


def test_a_line_is_known_by_its_file_number_before_its_title() -> None:
    new = [line("Something quite different", "9.", "24-2"), line("Roll call")]
    rows = revisions.compare_items(OLD[:1] + OLD[2:3], new)
    assert [row.old_number for row in rows] == ["2.", ""]
    assert rows[0].kinds in {("moved", "renumbered", "retitled"), ("renumbered", "retitled")}


def test_routine_titles_with_other_file_numbers_are_other_items() -> None:
    old, new = [line("Resolution", "1.", "24-1")], [line("Resolution", "1.", "24-9")]
    assert kinds(old, new) == ["added: Resolution", "removed: Resolution"]


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([], set()),
        ([0, 1, 2], {0, 1, 2}),
        ([1, 2, 0], {0, 1}),
        ([2, 0, 1], {1, 2}),
        ([5, 1, 2, 9, 3, 4], {1, 2, 4, 5}),
    ],
)
def test_the_longest_run_in_its_old_order_is_kept(places: list[int], kept: set[int]) -> None:
    assert item_matching.kept_in_order(places) == kept


@given(st.permutations(range(9)))
def test_a_kept_run_rises_and_none_is_longer(places: list[int]) -> None:
    kept = sorted(item_matching.kept_in_order(places))
    run = [places[at] for at in kept]
    assert run == sorted(run)
    best = [1] * len(places)
    for at, place in enumerate(places):
        best[at] = 1 + max((best[n] for n in range(at) if places[n] < place), default=0)
    assert len(run) == max(best)


@given(st.lists(st.sampled_from(OLD), max_size=6), st.lists(st.sampled_from(OLD), max_size=6))
def test_each_line_is_one_row_and_each_new_one_stands_once(
    old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    rows = revisions.compare_items(old, new)
    assert [row.new_position for row in rows[: len(new)]] == list(range(1, len(new) + 1))
    olds = sorted(row.old_position for row in rows if row.old_position is not None)
    assert olds == list(range(1, len(old) + 1))


# versions in a campaign


LINES = [
    item_draft(f"{word} of the city of Miami", f"{n}.", f"24-{n}")
    for n, word in enumerate(["Budget", "Parks", "Trees", "Sheriff"], 1)
]


def take(workspace: Workspace, *lines: ItemDraft, meeting_id: int = 1) -> None:
    plan = workspace.query(plan_agenda, agenda_draft(*lines), meeting_id)
    workspace.do("Import", agenda_imports.apply_agenda, plan)


def changed(workspace: Workspace, day: date = DAY) -> list[tuple[int, str, int | None]]:
    """What Today says about changed agendas."""
    found = workspace.query(today.overview, day).next
    gaps = found.gaps if found else ()
    return [(g.count, g.detail, g.meeting_id) for g in gaps if g.kind == "agenda_changed"]


@pytest.fixture
def pinned(workspace: Workspace) -> Workspace:
    """A meeting whose fourth item is ours."""
    meeting(workspace)
    take(workspace, *LINES)
    workspace.do("Pin", agendas.edit_item, 4, is_pinned=True, title="Our fight")
    return workspace


def test_two_versions_are_compared_by_their_ids(pinned: Workspace) -> None:
    take(pinned, LINES[0], *LINES[2:])
    new, old = pinned.query(revisions.of_meeting, 1)
    found = pinned.query(revisions.compare, old.id, new.id)
    assert (found.old.number, found.new.number) == (1, 2)
    assert [row.kind for row in found.rows] == ["same", "same", "same", "removed"]
    with pytest.raises(RuleBroken) as caught:
        pinned.query(revisions.compare, old.id, 99)
    assert caught.value.rule == Rule.NOT_FOUND


def test_today_says_where_our_item_is_now(pinned: Workspace) -> None:
    assert changed(pinned) == []
    take(pinned, *[item_draft(f"New subject {n}", f"0.{n}") for n in range(10)], *LINES)
    assert changed(pinned) == [(1, "14", 1)]
    pinned.undo()
    assert changed(pinned) == []


def test_today_says_that_our_item_is_on_no_version(pinned: Workspace) -> None:
    pinned.do("Item", agendas.add_item, 1, "A petition of our own", number="X.1", is_pinned=True)
    assert changed(pinned) == [(1, "missing", 1)]
    take(pinned, *LINES, item_draft("A petition of our own", "X.1"))
    assert changed(pinned) == []


def test_today_says_that_our_item_is_gone_or_renumbered(pinned: Workspace) -> None:
    take(pinned, *LINES[:3])
    assert changed(pinned) == [(1, "removed", 1)]
    pinned.undo()
    take(pinned, *LINES[:3], item_draft(LINES[3].title, "D.-4", "24-4"))
    assert changed(pinned) == [(1, "number:D.-4", 1)]


def test_today_names_the_changed_items_and_counts_no_others(pinned: Workspace) -> None:
    pinned.do("Pin", agendas.edit_item, 3, is_pinned=True)
    pinned.do("Pin", agendas.edit_item, 1, is_pinned=True)

    def said() -> list[tuple[int, tuple[str, ...], str]]:
        gaps = pinned.query(today.overview, DAY).next.gaps
        return [(g.count, g.names, g.meeting) for g in gaps if g.kind == "agenda_changed"]

    take(pinned, *LINES[:3])
    assert said() == [(1, (LINES[3].title,), "City Commission")]
    pinned.undo()
    take(pinned, *LINES[:2])
    assert said() == [(2, (LINES[2].title, LINES[3].title), "City Commission")]


def test_a_change_of_other_items_is_no_news_of_today(pinned: Workspace) -> None:
    take(pinned, item_draft("Budgets of the city of Miami", "1.A", "24-1"), *LINES[1:])
    assert changed(pinned) == []


def test_every_coming_meeting_counts_and_none_that_is_off(pinned: Workspace) -> None:
    later = meeting(pinned, date(2026, 1, 8), title="Later")
    take(pinned, *LINES, meeting_id=later)  # follows the pin
    take(pinned, *LINES[1:], meeting_id=later)
    assert changed(pinned) == [(1, "3", later)]
    pinned.do("Off", meetings.edit, later, status=MeetingStatus.CANCELLED)
    assert changed(pinned) == []


def test_an_item_that_we_typed_is_not_missed_on_the_citys_agenda(pinned: Workspace) -> None:
    item(pinned, 1, "Our press talk", is_pinned=True)
    take(pinned, *LINES[1:], LINES[0])
    assert changed(pinned) == [(1, "3", 1)]
