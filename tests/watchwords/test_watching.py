"""Watch words in a campaign: which there are, and where they stand in an agenda."""

import json
from dataclasses import replace
from typing import Any

import pytest
from factories import agenda_draft, dump, item, item_draft, meeting, rows_of

from organizer import paths
from organizer.imports.agenda import commands as agenda_imports
from organizer.imports.agenda.draft import AgendaDraft
from organizer.imports.agenda.meeting import hits_of_draft, plan_agenda
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agendas
from organizer.meetings.queries import agenda
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import WatchKind
from organizer.start import libraries, starting
from organizer.store.workspace import Workspace
from organizer.watchwords import commands as watching
from organizer.watchwords import queries


@pytest.fixture
def watched(workspace: Workspace) -> Workspace:
    """A campaign with two watch words and a meeting."""
    workspace.do("Watch", watching.add, "ICE", WatchKind.CAPITAL)
    workspace.do("Watch", watching.add, "detainer*", language="en")
    meeting(workspace)
    return workspace


def take(workspace: Workspace, draft: AgendaDraft, meeting_id: int = 1) -> None:
    plan = workspace.query(plan_agenda, draft, meeting_id)
    workspace.do("Import", agenda_imports.apply_agenda, plan)


def hits(workspace: Workspace, meeting_id: int = 1) -> list[tuple[str, int | None, str]]:
    found = workspace.query(queries.hits_of_meeting, meeting_id)
    return [(hit.word, hit.item_id, hit.label) for hit in found]


def test_words_are_added_once_changed_and_removed(workspace: Workspace) -> None:
    first = workspace.do("Add", watching.add, " detainer* ", language="en", note="Hold requests")
    assert workspace.do("Add", watching.add, "DETAINER*") == first
    ice = workspace.do("Add", watching.add, "ICE", WatchKind.CAPITAL)
    # Of a capital word the capitals matter.
    assert workspace.do("Add", watching.add, "Ice", WatchKind.CAPITAL) != ice
    workspace.do("Edit", watching.edit, first, word="detainers", is_on=False)
    assert [(row.word, row.is_on) for row in workspace.query(queries.words)] == [
        ("detainers", False),
        ("ICE", True),
        ("Ice", True),
    ]
    assert workspace.do("Remove", watching.remove, [first]) == 1
    assert rows_of(workspace, "watch_word") == 2
    before = dump(workspace)
    for command, args, rule in [
        (watching.add, (" ",), Rule.NAME_EMPTY),
        (watching.add, (" ** ",), Rule.NAME_EMPTY),
        (watching.edit, (99,), Rule.NOT_FOUND),
        (watching.remove, ([99],), Rule.NOT_FOUND),
    ]:
        with pytest.raises(RuleBroken) as caught:
            workspace.do("Refused", command, *args)
        assert caught.value.rule == rule
    assert dump(workspace) == before


@pytest.mark.parametrize(
    ("fields", "field", "rule"),
    [
        ({"word": "RAID"}, "word", Rule.WORD_TWICE),
        ({"word": "*"}, "word", Rule.NAME_EMPTY),
        ({"kind": WatchKind.CAPITAL}, "kind", Rule.WORD_TWICE),
    ],
    ids=str,
)
def test_a_word_does_not_become_one_that_is_there(
    workspace: Workspace, fields, field, rule
) -> None:
    workspace.do("Add", watching.add, "raid")
    workspace.do("Add", watching.add, "ICE", WatchKind.CAPITAL)
    ice = workspace.do("Add", watching.add, "ICE")
    before = dump(workspace)
    with pytest.raises(RuleBroken) as caught:
        workspace.do("Edit", watching.edit, ice, **fields)
    assert (caught.value.rule, caught.value.field) == (rule, field)
    assert dump(workspace) == before
    workspace.do("Edit", watching.edit, ice, word="Ice", note="its own spelling may change")
    assert [row.word for row in workspace.query(queries.words)] == ["ICE", "Ice", "raid"]


def test_a_new_campaign_has_the_words_of_the_starter_once(tmp_path) -> None:
    content = json.loads(paths.resource("starter", "287g", "watch_words.json").read_bytes())
    with starting.new(tmp_path / "new", "Miami", library="287g") as workspace:
        words = workspace.query(queries.words)
        assert len(words) == len(content["watch_words"])
        assert {row.language for row in words} == {"en", "es", "ht"}
        assert {"287(g)", "ICE", "immigration", "inmigración", "imigrasyon"} <= {
            row.word for row in words
        }
        assert [row.word for row in words if row.kind == WatchKind.CAPITAL] == ["ICE"]
        assert workspace.do("Again", libraries.load_watch_words, "287g") == 0


def test_no_word_of_the_starter_cries_wolf(tmp_path) -> None:
    harmless = (
        "NOTICE: POLICE OFFICE SERVICE AGREEMENT",
        "Task force on sanctuary of birds; memorandum of agreement with the County",
        "Item 287, g. Ice rink and justice center, Haiti and immigrating birds",
    )
    with starting.new(tmp_path / "new", "Miami", library="287g") as workspace:
        meeting(workspace)
        for title in harmless:
            item(workspace, 1, title)
        assert hits(workspace) == []


def test_hits_stand_in_items_and_in_the_text_around_them(watched: Workspace) -> None:
    items = (
        item_draft("Agreement with ICE", "2.", summary="On detainers", place="page 1"),
        item_draft("Police notice", "3.", place="page 2"),
    )
    pages = (
        "AGENDA\n2. Agreement with ICE\nOn detainers\n",
        "3. Police notice\nThe public may ask the clerk about ICE\nbefore the meeting.",
    )
    draft = agenda_draft(*items, pages=pages)
    before = watched.query(hits_of_draft, draft, 1)
    assert [(hit.word, hit.label) for hit in before] == [
        ("ICE", "2."),
        ("detainer*", "2."),
        ("ICE", "page 2"),
    ]
    take(watched, draft)
    assert hits(watched) == [("ICE", 1, "2."), ("detainer*", 1, "2."), ("ICE", None, "page 2")]
    last = watched.query(queries.hits_of_meeting, 1)[-1]
    assert last.page == 2
    assert (
        last.excerpt
        == "3. Police notice The public may ask the clerk about ICE before the meeting."
    )
    assert last.excerpt[last.start : last.end] == "ICE"
    assert [row.hits for row in watched.query(agenda, 1)] == [("ICE", "detainer*"), ()]


def test_an_excerpt_is_short_and_cut_between_words(watched: Workspace) -> None:
    take(watched, agenda_draft(pages=("word " * 100 + "ICE " + "next " * 100,)))
    [hit] = watched.query(queries.hits_of_meeting, 1)
    assert len(hit.excerpt) <= 2 * queries.AROUND + 3
    assert hit.excerpt[hit.start : hit.end] == "ICE"
    assert set(hit.excerpt.split()) == {"word", "ICE", "next"}


def test_a_hit_in_a_line_of_capitals_is_uncertain(watched: Workspace) -> None:
    item(watched, 1, "ICE CREAM SOCIAL")
    item(watched, 1, "Agreement with ICE")
    found = watched.query(queries.hits_of_meeting, 1)
    assert [hit.is_certain for hit in found] == [False, True]


def test_what_is_off_or_gone_is_not_looked_at(watched: Workspace) -> None:
    take(watched, agenda_draft(item_draft("Agreement with ICE", "1.")))
    assert len(hits(watched)) == 1
    watched.do("Off", watching.edit, 1, is_on=False)
    assert hits(watched) == []
    watched.undo()
    take(watched, agenda_draft(item_draft("Budget", "1.")))
    assert hits(watched) == []


def test_file_numbers_of_pinned_items_are_looked_for_by_themselves(watched: Workspace) -> None:
    take(watched, agenda_draft(item_draft("Sheriff", "2.", "24-6915")))
    later = meeting(watched, title="Later")
    take(watched, agenda_draft(pages=("Deferred: file 24 6915, see minutes",)), later)
    assert hits(watched, later) == []
    watched.do("Pin", agendas.edit_item, 1, is_pinned=True)
    assert hits(watched, later) == [("24-6915", None, "page 1")]
    assert hits(watched, 1) == []  # not in its own meeting
    watched.do("Trash", meetings.trash, [1])
    assert hits(watched, later) == []


def test_the_newest_version_alone_is_looked_through(watched: Workspace) -> None:
    take(watched, agenda_draft(pages=("About ICE.",)))
    take(watched, agenda_draft(pages=("About nothing.",)))
    assert hits(watched) == []


def test_a_page_of_text_without_places_tells_nothing_twice(watched: Workspace) -> None:
    line = item_draft("Agreement with ICE on the use of the county jail", "2.")
    draft = replace(
        agenda_draft(line, pages=("2. Agreement with ICE on the use of the county jail",)),
        profile="legistar",
    )
    take(watched, draft)
    assert hits(watched) == [("ICE", 1, "2.")]


def test_statements_do_not_grow_with_the_items(watched: Workspace) -> None:
    def count(session: Any) -> int:
        from sqlalchemy import event

        told: list[str] = []
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *a: told.append(a[2]))
        queries.hits_of_meeting(session, 1)
        return len(told)

    take(watched, agenda_draft(*[item_draft(f"Subject ICE {n}", f"{n}.") for n in range(40)]))
    assert watched.query(count) == 4


def test_any_text_can_be_tried(watched: Workspace) -> None:
    [hit] = watched.query(queries.found_in, "On\n  detainers, and notice of POLICE")
    assert (hit.word, hit.item_id, hit.label, hit.page) == ("detainer*", None, "page 1", 1)
    assert hit.excerpt == "On detainers, and notice of POLICE"
    assert hit.excerpt[hit.start : hit.end] == "detainers"
    assert watched.query(queries.found_in, "") == ()
    [capitals] = watched.query(queries.found_in, "ICE CREAM SOCIAL")
    assert not capitals.is_certain
    item(watched, 1, "Sheriff", file_no="24-6915", is_pinned=True)
    [pinned] = watched.query(queries.found_in, "File 24 6915")
    assert (pinned.word, pinned.kind) == ("24-6915", WatchKind.FILE_NO)
