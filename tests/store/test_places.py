"""Where a step can be seen to have acted: for each table, and for what has come or gone."""

import pytest
from factories import body as add_body
from factories import item, meeting, official, person, point, source, speaker, task

from organizer.meetings.speakers import commands as speakers
from organizer.model.base import Base
from organizer.people import commands as people
from organizer.store.places import OWNERS, Place, place_of
from organizer.store.workspace import Workspace


def last_place(workspace: Workspace) -> Place | None:
    return workspace.query(place_of, workspace.history(1)[0].id)


def test_every_table_of_the_model_says_where_its_rows_are_seen() -> None:
    mapped = {mapper.class_.__tablename__: mapper.local_table for mapper in Base.registry.mappers}
    assert set(OWNERS) == set(mapped)


@pytest.mark.parametrize("table", OWNERS)
def test_the_way_to_a_record_is_one_of_the_model(table: str) -> None:
    mapped = {mapper.class_.__tablename__: mapper.local_table for mapper in Base.registry.mappers}
    for column, owner in OWNERS[table]:
        targets = {key.column.table.name for key in mapped[table].columns[column].foreign_keys}
        assert targets == {owner}


def test_each_kind_of_record_has_its_place(workspace: Workspace) -> None:
    meeting_id = meeting(workspace)
    assert last_place(workspace) == Place("meetings", meeting_id=meeting_id, tab="overview")
    speaker_id = speaker(workspace, meeting_id, "Rosa")
    assert last_place(workspace) == Place("meetings", speaker_id, "speakers", meeting_id)
    item_id = item(workspace, meeting_id)
    assert last_place(workspace) == Place("meetings", item_id, "agenda", meeting_id)
    person_id = person(workspace, "Ana", phone="305-555-0101")
    assert last_place(workspace) == Place("people", person_id)
    point_id = point(workspace)
    assert last_place(workspace) == Place("points", point_id)
    source(workspace, point_id)
    assert last_place(workspace) == Place("points", point_id)
    body_id = add_body(workspace)
    assert last_place(workspace) == Place("officials", body_id=body_id)
    official_id = official(workspace, body_id)
    assert last_place(workspace) == Place("officials", official_id, body_id=body_id)
    task(workspace)
    assert last_place(workspace) == Place("today")


def test_a_point_that_is_given_is_seen_in_two_tabs(workspace: Workspace) -> None:
    meeting_id, point_id = meeting(workspace), point(workspace)
    speaker_id = speaker(workspace, meeting_id, "Rosa")
    workspace.do("Give", speakers.assign_point, speaker_id, point_id)
    wanted = Place("meetings", speaker_id, "speakers", meeting_id, other_tab="coverage")
    assert last_place(workspace) == wanted


def test_what_is_undone_is_looked_for_where_it_was(workspace: Workspace) -> None:
    meeting_id = meeting(workspace)
    speaker(workspace, meeting_id, "Rosa")
    workspace.undo()
    assert last_place(workspace) == Place("meetings", None, "speakers", meeting_id)
    workspace.undo()
    meeting_step = workspace.undo()
    assert workspace.query(place_of, meeting_step.id) == Place("meetings")


def test_going_back_and_forward_is_all_or_none_and_loses_nothing(workspace: Workspace) -> None:
    ids = [person(workspace, name) for name in ("Ana", "Rosa", "Jean")]
    workspace.do("Rename", people.edit, ids[0], name="Ana Maria")
    newest = workspace.history(4)
    heard = []
    workspace.subscribe(heard.append)
    assert [step.id for step in workspace.undo_to(newest[2].id)] == [s.id for s in newest[:3]]
    assert [step.is_undone for step in workspace.history(4)] == [True, True, True, False]
    assert len(heard) == 1
    assert [s.id for s in workspace.redo_to(newest[1].id)] == [newest[2].id, newest[1].id]
    assert [step.is_undone for step in workspace.history(4)] == [True, False, False, False]
