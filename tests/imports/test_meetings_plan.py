"""Importing meetings: what is new, moved, gone or doubtful, and what a person changed here."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from factories import (
    DAY,
    body,
    dump,
    item,
    item_draft,
    meeting,
    meeting_draft,
    meetings_draft,
    rows_of,
    speaker,
)
from sqlalchemy import event

from organizer.imports.agenda.draft import DocumentDraft
from organizer.imports.meetings import commands as meeting_imports
from organizer.imports.meetings import plan as plans
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.meetings import commands as meetings
from organizer.meetings import queries as meeting_queries
from organizer.meetings.agenda import items as item_queries
from organizer.meetings.agenda import revisions
from organizer.model.kinds import AgendaStatus, DocumentKind, MeetingStatus, TimeCertainty
from organizer.model.meetings import Meeting
from organizer.store.workspace import Workspace
from tests.words import words_of


def again_changes_nothing(workspace: Workspace, take: Any, *args: Any) -> list[str]:
    """Import the same again: no row, no step."""
    before, steps = dump(workspace), len(workspace.history(1000))
    kinds = take(workspace, *args)
    assert dump(workspace) == before
    assert len(workspace.history(1000)) == steps
    return kinds


def stored(workspace: Workspace, meeting_id: int = 1) -> Meeting:
    """A meeting as it is kept."""
    with workspace.read() as session:
        return session.get_one(Meeting, meeting_id)


def take_meetings(
    workspace: Workspace, draft: MeetingsDraft, body_id: int | None = None, **choices: Any
) -> list[str]:
    """Import a calendar; the kinds of its rows."""
    plan = workspace.query(plans.plan_meetings, draft, body_id)
    workspace.do("Import", meeting_imports.apply_meetings, plan, **choices)
    return [row.kind for row in plan.rows]


def seen(workspace: Workspace, meeting_id: int = 1) -> Any:
    return workspace.query(meeting_queries.detail, meeting_id)


def test_a_calendar_taken_twice_changes_nothing(workspace: Workspace) -> None:
    draft = meetings_draft(
        meeting_draft(
            "a@city", "City   Commission", place_name=" City Hall\n", url="https://x.org"
        ),
        meeting_draft("b@city", "x" * 700, date=date(2025, 12, 18), end=time(12)),
        meeting_draft("b@city", "Second of a series", recurrence_id="20251219"),
        meeting_draft("c@city", "Called off", status=MeetingStatus.CANCELLED, start=None),
    )
    assert take_meetings(workspace, draft) == ["new", "new", "new", "cancelled"]
    assert seen(workspace).title == "City Commission"
    assert len(seen(workspace, 2).title) == 500
    assert again_changes_nothing(workspace, take_meetings, draft) == ["same"] * 4


def test_a_record_that_stands_twice_in_a_file_is_one_meeting(workspace: Workspace) -> None:
    draft = meetings_draft(meeting_draft(), meeting_draft())
    assert take_meetings(workspace, draft) == ["new", "same"]
    assert rows_of(workspace, "meeting") == 1
    assert again_changes_nothing(workspace, take_meetings, draft) == ["same", "same"]


def test_what_the_file_changes_is_changed_and_told_field_by_field(workspace: Workspace) -> None:
    take_meetings(workspace, meetings_draft(meeting_draft()))
    draft = meetings_draft(meeting_draft(start=time(10), place_name="Annex"))
    plan = workspace.query(plans.plan_meetings, draft, None)
    (row,) = plan.rows
    assert (row.kind, row.meeting_id) == ("moved", 1)
    assert [(c.field, c.ours, c.theirs, c.is_ours) for c in row.changes] == [
        ("start", "09:00:00", "10:00:00", False),
        ("place_name", "", "Annex", False),
    ]
    assert workspace.do("Import", meeting_imports.apply_meetings, plan) == 1
    found = seen(workspace)
    assert (found.start, found.place_name, found.status) == (
        time(10),
        "Annex",
        MeetingStatus.MOVED,
    )
    assert again_changes_nothing(workspace, take_meetings, draft) == ["same"]


def test_a_meeting_that_was_moved_can_still_be_cancelled(workspace: Workspace) -> None:
    take_meetings(workspace, meetings_draft(meeting_draft()))
    moved = meeting_draft(date=date(2025, 12, 18))
    assert take_meetings(workspace, meetings_draft(moved)) == ["moved"]
    assert seen(workspace).status == MeetingStatus.MOVED
    gone = replace(moved, status=MeetingStatus.CANCELLED)
    assert take_meetings(workspace, meetings_draft(gone)) == ["cancelled"]
    assert seen(workspace).status == MeetingStatus.CANCELLED
    back = replace(moved, status=MeetingStatus.CONFIRMED)
    assert take_meetings(workspace, meetings_draft(back)) == ["changed"]
    assert seen(workspace).status == MeetingStatus.CONFIRMED


def test_what_a_person_changed_here_stays(workspace: Workspace) -> None:
    take_meetings(workspace, meetings_draft(meeting_draft(place_name="City Hall")))
    workspace.do("Edit", meetings.edit, 1, title="Our title", place_name="Side door")
    draft = meetings_draft(meeting_draft(title="Renamed by the city", end=time(13)))
    draft = replace(draft, meetings=(replace(draft.meetings[0], place_name="City Hall"),))
    plan = workspace.query(plans.plan_meetings, draft, None)
    assert [(c.field, c.is_ours) for c in plan.rows[0].changes] == [("title", True), ("end", False)]
    workspace.do("Import", meeting_imports.apply_meetings, plan)
    found = seen(workspace)
    assert (found.title, found.place_name, found.end) == ("Our title", "Side door", time(13))
    assert again_changes_nothing(workspace, take_meetings, draft) == ["same"]


def test_a_file_that_comes_to_agree_with_us_may_change_it_later(workspace: Workspace) -> None:
    take_meetings(workspace, meetings_draft(meeting_draft(title="Comission")))
    workspace.do("Edit", meetings.edit, 1, title="Commission")
    assert take_meetings(workspace, meetings_draft(meeting_draft(title="Commission"))) == ["same"]
    take_meetings(workspace, meetings_draft(meeting_draft(title="Commission, part 2")))
    assert seen(workspace).title == "Commission, part 2"


def test_only_a_change_that_is_taken_makes_a_row_cancelled(workspace: Workspace) -> None:
    take_meetings(workspace, meetings_draft(meeting_draft()))
    workspace.do("Edit", meetings.edit, 1, status=MeetingStatus.HELD)
    draft = meetings_draft(meeting_draft(status=MeetingStatus.CANCELLED, end=time(12)))
    assert take_meetings(workspace, draft) == ["changed"]
    assert seen(workspace).status == MeetingStatus.HELD


def test_the_place_of_the_body_stands_in_until_the_file_names_one(workspace: Workspace) -> None:
    body_id = body(workspace)
    draft = meetings_draft(meeting_draft())
    take_meetings(workspace, draft, body_id)
    assert (seen(workspace).place_name, seen(workspace).body_id) == ("City Hall", body_id)
    assert again_changes_nothing(workspace, take_meetings, draft, body_id) == ["same"]
    named = meetings_draft(meeting_draft(place_name="Library", place_address="101 W Flagler"))
    assert take_meetings(workspace, named, body_id) == ["changed"]
    assert seen(workspace).place_name == "Library"
    assert again_changes_nothing(workspace, take_meetings, named, body_id) == ["same"]
    again_changes_nothing(workspace, take_meetings, draft, body_id)


NEAR = [
    # our start, the file's start, title of the file, kind
    (time(9), time(9), "City Commission", "doubtful"),
    (time(9), time(9, 15), "city  COMMISSIÓN", "doubtful"),
    (time(9), time(9, 16), "City Commission", "new"),
    (time(9), time(8, 44), "City Commission", "new"),
    (None, time(20), "City Commission", "doubtful"),
    (time(9), None, "City Commission", "doubtful"),
    (time(9), time(9), "Planning Board", "new"),
]


@pytest.mark.parametrize(("ours", "theirs", "title", "kind"), NEAR)
def test_a_meeting_that_looks_like_one_of_ours_is_doubtful(
    workspace: Workspace, ours: time | None, theirs: time | None, title: str, kind: str
) -> None:
    meeting(workspace, DAY, start=ours)
    draft = meetings_draft(meeting_draft(title=title, start=theirs))
    assert take_meetings(workspace, draft) == [kind]
    assert rows_of(workspace, "meeting") == 1 + (kind == "new")


def test_a_doubtful_meeting_is_taken_only_when_it_is_named(workspace: Workspace) -> None:
    meeting(workspace, DAY)
    draft = meetings_draft(meeting_draft(), meeting_draft("b@city", "Other"))
    assert take_meetings(workspace, draft, leave=[1]) == ["doubtful", "new"]
    assert rows_of(workspace, "meeting") == 1
    assert take_meetings(workspace, draft, take=[0]) == ["doubtful", "new"]
    assert rows_of(workspace, "meeting") == 3
    assert again_changes_nothing(workspace, take_meetings, draft) == ["same", "same"]


def test_a_meeting_in_the_trash_stays_there(workspace: Workspace) -> None:
    draft = meetings_draft(meeting_draft())
    take_meetings(workspace, draft)
    workspace.do("Trash", meetings.trash, [1])
    assert again_changes_nothing(workspace, take_meetings, draft) == ["same"]
    take_meetings(workspace, meetings_draft(meeting_draft(title="Renamed")))
    assert seen(workspace).is_trashed


def test_all_that_a_city_says_of_a_meeting_is_kept(workspace: Workspace) -> None:
    draft = meeting_draft(
        time_text="after the committee",
        time_certainty=TimeCertainty.AFTER_OTHER,
        agenda_status=AgendaStatus.FINAL,
        description="Line one\nline two",
        evidence="EventComment: Cancellation Notice",
        raw='{"EventId": 7}',
        zone_origin="default",
    )
    take_meetings(workspace, replace(meetings_draft(draft), host="seattle"))
    found = stored(workspace)
    assert (found.time_text, found.time_certainty) == ("after the committee", "after_other_meeting")
    assert (found.agenda_status, found.city_notes) == ("final", "Line one\nline two")
    assert (found.evidence, found.notes) == ("EventComment: Cancellation Notice", "")
    assert (found.source_kind, found.source_host, found.source_uid) == (
        "icalendar",
        "seattle",
        "one@city",
    )
    assert found.zone_origin == "default"
    assert dump(workspace)["meeting_record"] == [(1, 1, '{"EventId": 7}')]


def test_numbers_of_two_cities_are_not_mixed_up(workspace: Workspace) -> None:
    one = replace(meetings_draft(meeting_draft("7")), host="seattle")
    other = replace(meetings_draft(meeting_draft("7", "Council", start=time(18))), host="miami")
    assert take_meetings(workspace, one) == ["new"]
    assert take_meetings(workspace, other) == ["new"]
    assert again_changes_nothing(workspace, take_meetings, one) == ["same"]
    assert again_changes_nothing(workspace, take_meetings, other) == ["same"]


def test_a_meeting_of_an_older_version_finds_its_host(workspace: Workspace) -> None:
    take_meetings(workspace, meetings_draft(meeting_draft("7")))
    assert stored(workspace).source_host == ""
    assert take_meetings(workspace, replace(meetings_draft(meeting_draft("7")), host="miami")) == [
        "same"
    ]
    assert stored(workspace).source_host == "miami"


def test_without_a_number_body_day_and_start_make_a_meeting(workspace: Workspace) -> None:
    bare = meeting_draft("", "Regular Meeting", body="Zoning Board")
    other = meeting_draft("", "Regular Meeting", body="Planning Board")
    later = meeting_draft("", "Regular Meeting", body="Zoning Board", start=time(18))
    draft = meetings_draft(bare, bare, other, later)
    assert take_meetings(workspace, draft) == ["new", "same", "new", "new"]
    assert rows_of(workspace, "meeting") == 3
    assert again_changes_nothing(workspace, take_meetings, draft) == ["same"] * 4
    # A person's own date makes no other meeting of it.
    workspace.do("Edit", meetings.edit, 1, date=date(2025, 12, 18), start=time(10))
    assert again_changes_nothing(workspace, take_meetings, draft) == ["same"] * 4


def test_a_body_is_known_by_its_name_and_made_only_when_asked(workspace: Workspace) -> None:
    board = body(workspace, "Zoning Board")
    draft = meetings_draft(
        meeting_draft("1", body="ZONING  board"),
        meeting_draft("2", "Other", body="Parks Board", zone="America/Chicago"),
        meeting_draft("3", "Third"),
    )
    plan = workspace.query(plans.plan_meetings, draft, None)
    assert [row.body_id for row in plan.rows] == [board, None, None]
    assert plan.new_bodies == ("Parks Board",)
    workspace.do("Import", meeting_imports.apply_meetings, plan)
    assert [stored(workspace, n).body_id for n in (1, 2, 3)] == [board, None, None]
    workspace.undo()
    workspace.do("Import", meeting_imports.apply_meetings, plan, create_bodies=True)
    made = stored(workspace, 5).body_id
    assert made is not None and made != board
    assert dump(workspace)["body"][-1][1] == "Parks Board"
    assert stored(workspace, 6).body_id is None
    again = workspace.query(plans.plan_meetings, draft, board)
    assert [row.kind for row in again.rows] == ["same", "same", "changed"]
    assert [c.field for c in again.rows[2].changes] == ["body"]


def listed(*drafts: Any) -> MeetingsDraft:
    return replace(meetings_draft(*drafts), host="miami", is_list=True)


def test_a_meeting_that_vanished_is_not_seen_any_more_and_not_cancelled(
    workspace: Workspace,
) -> None:
    first = meeting_draft("1", "First", date=date(2025, 12, 1))
    gone = meeting_draft("2", "Gone", date=date(2025, 12, 5))
    last = meeting_draft("3", "Last", date=date(2025, 12, 9))
    later = meeting_draft("4", "Later", date=date(2025, 12, 20))
    take_meetings(workspace, listed(first, gone, last, later))
    shorter = listed(first, last)
    plan = workspace.query(plans.plan_meetings, shorter, None)
    assert [(row.meeting_id, row.title) for row in plan.gone] == [(2, "Gone")]
    assert plan.counts()["gone"] == 1
    take_meetings(workspace, shorter)
    found = stored(workspace, 2)
    assert found.not_seen_since is not None
    assert found.status == MeetingStatus.CONFIRMED
    assert stored(workspace, 4).not_seen_since is None  # outside the days of the list
    again_changes_nothing(workspace, take_meetings, shorter)
    back = workspace.query(plans.plan_meetings, listed(first, gone, last), None)
    assert [row.kind for row in back.rows] == ["same", "changed", "same"]
    assert [c.field for c in back.rows[1].changes] == ["not_seen_since"]
    take_meetings(workspace, listed(first, gone, last))
    assert stored(workspace, 2).not_seen_since is None


@pytest.mark.parametrize(
    "draft",
    [
        replace(listed(meeting_draft("9"), meeting_draft("8")), host="tampa"),
        replace(listed(meeting_draft("9"), meeting_draft("8")), profile="legistar"),
        replace(listed(meeting_draft("9"), meeting_draft("8")), is_list=False),
        listed(),
    ],
)
def test_only_a_list_of_the_same_source_says_that_a_meeting_is_gone(
    workspace: Workspace, draft: MeetingsDraft
) -> None:
    take_meetings(workspace, listed(meeting_draft("1", "Ours", start=time(18))))
    assert workspace.query(plans.plan_meetings, draft, None).gone == ()


def test_a_list_without_a_host_says_nothing_of_another_calendar(workspace: Workspace) -> None:
    take_meetings(workspace, replace(listed(meeting_draft("1", "Ours")), host=""))
    other = replace(listed(meeting_draft("2", "A"), meeting_draft("3", "B")), host="")
    assert workspace.query(plans.plan_meetings, other, None).gone == ()
    take_meetings(workspace, replace(listed(meeting_draft("1"), meeting_draft("2")), host=""))
    smaller = replace(listed(meeting_draft("1")), host="")
    assert [row.meeting_id for row in workspace.query(plans.plan_meetings, smaller, None).gone] == [
        2
    ]


def test_a_meeting_of_the_same_body_at_nearly_the_same_time_is_doubtful(
    workspace: Workspace,
) -> None:
    board = body(workspace, "Zoning Board")
    meeting(workspace, DAY, body_id=board, title="Our name for it")
    draft = meetings_draft(meeting_draft("1", "Regular", body="Zoning Board", start=time(9, 15)))
    plan = workspace.query(plans.plan_meetings, draft, None)
    assert (plan.rows[0].kind, plan.rows[0].known) == ("doubtful", "Our name for it")
    far = meetings_draft(meeting_draft("1", "Regular", body="Zoning Board", start=time(9, 16)))
    assert workspace.query(plans.plan_meetings, far, None).rows[0].kind == "new"


def test_the_same_meeting_from_two_sources_is_doubtful(workspace: Workspace) -> None:
    take_meetings(workspace, meetings_draft(meeting_draft("1")))
    other = MeetingsDraft("legistar", meetings=(meeting_draft("77"),), host="miami")
    assert take_meetings(workspace, other) == ["doubtful"]
    assert rows_of(workspace, "meeting") == 1


def test_a_doubtful_meeting_can_be_told_to_be_ours(workspace: Workspace) -> None:
    meeting_id = meeting(workspace, DAY, place_name="Side door")
    speaker(workspace, meeting_id)
    draft = meetings_draft(
        meeting_draft(place_name="City Hall", url="https://x.org", agenda_status=AgendaStatus.FINAL)
    )
    assert take_meetings(workspace, draft, same=[0]) == ["doubtful"]
    found = stored(workspace)
    assert (found.source_uid, found.place_name, found.url) == (
        "one@city",
        "Side door",
        "https://x.org",
    )
    assert found.agenda_status == "final"
    assert rows_of(workspace, "meeting") == rows_of(workspace, "speaker") == 1
    assert again_changes_nothing(workspace, take_meetings, draft) == ["same"]
    moved = meetings_draft(meeting_draft(place_name="Annex", date=date(2025, 12, 18)))
    assert take_meetings(workspace, moved) == ["moved"]
    assert (stored(workspace).place_name, stored(workspace).date) == (
        "Side door",
        date(2025, 12, 18),
    )


def test_speakers_notes_and_items_survive_a_move(workspace: Workspace) -> None:
    take_meetings(workspace, meetings_draft(meeting_draft()))
    workspace.do("Edit", meetings.edit, 1, notes="Bring water", goal_speakers=12)
    item(workspace, 1, "Typed by us")
    speaker(workspace, 1)
    take_meetings(workspace, meetings_draft(meeting_draft(date=date(2026, 1, 8))))
    found = seen(workspace)
    assert (found.date, found.notes, found.goal_speakers) == (
        date(2026, 1, 8),
        "Bring water",
        12,
    )
    assert rows_of(workspace, "speaker") == rows_of(workspace, "agenda_item") == 1


def paper(kind: DocumentKind = DocumentKind.AGENDA, url: str = "https://x.org/a.pdf"):
    return DocumentDraft(kind, url, "Agenda")


def test_a_newly_posted_agenda_is_news_and_other_papers_are_kept_quietly(
    workspace: Workspace,
) -> None:
    take_meetings(workspace, meetings_draft(meeting_draft()))
    minutes = paper(DocumentKind.MINUTES, "https://x.org/m.pdf")
    quiet = meetings_draft(meeting_draft(documents=(minutes,)))
    assert take_meetings(workspace, quiet) == ["same"]
    loud = meetings_draft(meeting_draft(documents=(minutes, paper())))
    plan = workspace.query(plans.plan_meetings, loud, None)
    assert [(c.field, c.theirs) for c in plan.rows[0].changes] == [("documents", "Agenda")]
    assert take_meetings(workspace, loud) == ["changed"]
    rows = workspace.query(item_queries.documents, 1)
    assert [(row.kind, row.url) for row in rows] == [
        (DocumentKind.MINUTES, "https://x.org/m.pdf"),
        (DocumentKind.AGENDA, "https://x.org/a.pdf"),
    ]
    assert again_changes_nothing(workspace, take_meetings, loud) == ["same"]


def test_items_of_a_file_of_meetings_make_an_agenda_with_a_version(workspace: Workspace) -> None:
    items = (item_draft("First", "1."), item_draft("Second", "2."))
    draft = meetings_draft(meeting_draft(items=items), meeting_draft("two@city", "Other"))
    assert take_meetings(workspace, draft) == ["new", "new"]
    assert [row.label for row in workspace.query(meeting_queries.agenda, 1)] == [
        "1. First",
        "2. Second",
    ]
    assert [row.number for row in workspace.query(revisions.of_meeting, 1)] == [1]
    assert workspace.query(revisions.of_meeting, 2) == ()
    assert again_changes_nothing(workspace, take_meetings, draft) == ["same", "same"]
    more = meetings_draft(meeting_draft(items=(*items, item_draft("Third", "3."))))
    plan = workspace.query(plans.plan_meetings, more, None)
    assert [(c.field, c.ours, c.theirs) for c in plan.rows[0].changes] == [("items", "2", "3")]
    assert take_meetings(workspace, more) == ["changed"]
    assert [row.number for row in workspace.query(revisions.of_meeting, 1)] == [2, 1]
    assert again_changes_nothing(workspace, take_meetings, more) == ["same"]


def test_importing_a_changed_file_changes_just_that(workspace: Workspace) -> None:
    drafts = [meeting_draft(str(n), f"Meeting {n}", raw=f"raw {n}") for n in range(20)]
    take_meetings(workspace, meetings_draft(*drafts))
    before = dump(workspace)["meeting"]
    drafts[7] = replace(drafts[7], place_name="Annex")
    assert take_meetings(workspace, meetings_draft(*drafts)).count("same") == 19
    assert workspace.history()[0].changes == 1
    after = dump(workspace)["meeting"]
    assert [row for row, other in zip(before, after, strict=True) if row != other] == [before[7]]


def test_an_import_is_one_step_that_undo_takes_back(workspace: Workspace) -> None:
    before = dump(workspace)
    draft = meetings_draft(
        meeting_draft(raw="x", documents=(paper(),), items=(item_draft("First", "1."),))
    )
    take_meetings(workspace, draft)
    full = dump(workspace)
    workspace.undo()
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == full


def test_a_plan_takes_as_many_statements_for_many_meetings(workspace: Workspace) -> None:
    def statements(count: int) -> int:
        drafts = [
            meeting_draft(str(n), f"Meeting {n}", items=(item_draft("Budget", "1."),), raw="x")
            for n in range(count)
        ]
        draft = meetings_draft(*drafts)
        take_meetings(workspace, draft)
        told: list[str] = []
        with workspace.read() as session:
            connection = session.connection()
            event.listen(connection, "before_cursor_execute", lambda *a: told.append(a[2]))
            plans.plan_meetings(session, draft)
        return len(told)

    few = statements(3)
    assert statements(30) == few <= 10


def test_the_chosen_body_gets_only_meetings_whose_body_fits_it(workspace: Workspace) -> None:
    commission, parks = body(workspace), body(workspace, "Parks Board")
    draft = meetings_draft(
        meeting_draft("1", body="City Commission"),
        meeting_draft("2", "Parks", body="PARKS board"),
        meeting_draft("3", "Zoning", body="Zoning Board"),
        meeting_draft("4", "Third"),
        meeting_draft("5", "Special", body="Miami City Commission - special"),
    )
    plan = workspace.query(plans.plan_meetings, draft, commission)
    assert [row.body_id for row in plan.rows] == [commission, parks, None, commission, commission]
    assert plan.new_bodies == ("Zoning Board",)
    assert [words_of(problem) for problem in plan.problems] == [
        "2 of 5 meetings name another body than “Miami City Commission”; they were not put under"
        " it."
    ]
    workspace.do("Import", meeting_imports.apply_meetings, plan, create_bodies=True)
    kept = [stored(workspace, n).body_id for n in (1, 2, 3, 4, 5)]
    assert kept[:2] == [commission, parks] and kept[3:] == [commission, commission]
    assert kept[2] not in (None, commission, parks)


def test_the_only_body_of_a_file_may_be_called_otherwise_than_the_chosen_one(
    workspace: Workspace,
) -> None:
    commission = body(workspace)
    one = meeting_draft("1", body="Board of Aldermen")
    alone = meetings_draft(one, meeting_draft("2", "Third"))
    plan = workspace.query(plans.plan_meetings, alone, commission)
    assert [row.body_id for row in plan.rows] == [commission, commission]
    assert (plan.new_bodies, plan.problems) == ((), ())
    several = meetings_draft(one, meeting_draft("2", "Police", body="Police Oversight"))
    plan = workspace.query(plans.plan_meetings, several, commission)
    assert [row.body_id for row in plan.rows] == [None, None]
    assert plan.new_bodies == ("Board of Aldermen", "Police Oversight")
