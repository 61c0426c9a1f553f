"""The one door to write: steps, news, history, what a query read, and what is refused."""

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from factories import DAY, dump, item, meeting, name_of, person, point, rows_of, source, speaker
from sqlalchemy import delete, insert, text, update

from organizer.campaign import commands as campaign
from organizer.campaign import queries as campaign_queries
from organizer.campaign import search
from organizer.imports.people import plan as plans
from organizer.meetings import commands as meetings
from organizer.meetings import queries as meetings_queries
from organizer.meetings.queries import MeetingsCriteria, MeetingsListing
from organizer.meetings.speakers import queries as speakers
from organizer.model.base import insert_many
from organizer.model.errors import Fault, Finding, Rule, RuleBroken, StoreTrouble, Trouble
from organizer.model.kinds import Answer, Channel, Language
from organizer.model.people import ContactWay, Person
from organizer.officials import queries as bodies_queries
from organizer.people import commands as people
from organizer.people import exportable
from organizer.people import queries as people_queries
from organizer.people.queries import PeopleCriteria, PeopleListing
from organizer.points import queries as points
from organizer.points.queries import PointsCriteria, PointsListing
from organizer.store import engine, journal
from organizer.store.journal import Changes
from organizer.store.workspace import Workspace


def labels(workspace: Workspace) -> list[str]:
    return [step.label for step in workspace.history()]


def test_a_command_that_raises_leaves_no_trace(workspace: Workspace) -> None:
    person(workspace)
    before, steps = dump(workspace), labels(workspace)

    def half(session: object) -> None:
        people.add(session, "Half Done", phone="305-555-0101")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        workspace.do("Half", half)
    assert (dump(workspace), labels(workspace)) == (before, steps)


def test_a_command_that_changes_nothing_leaves_no_step_and_keeps_redo(
    workspace: Workspace,
) -> None:
    person_id = person(workspace, "Rosa")
    workspace.do("Rename", people.edit, person_id, name="Rosa Díaz")
    workspace.undo()
    steps = labels(workspace)
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    workspace.do("Nothing", people.edit, person_id, name="Rosa")
    workspace.do("Nothing", lambda session: None)

    def there_and_back(session: object) -> None:
        people.edit(session, person_id, name="Other")
        session.flush()
        people.edit(session, person_id, name="Rosa")
        gone = people.add(session, "Came and went")
        session.delete(session.get(Person, gone))

    workspace.do("Nothing", there_and_back)
    assert labels(workspace) == steps
    assert workspace.redo_label() == "Rename"
    assert heard == []


def recorded(session: object, meeting_id: int | None = None) -> None:
    campaign.record_output(session, "document", "flyer", "pdf", 1, meeting_id=meeting_id)


def test_a_note_is_written_and_told_but_is_no_step_and_keeps_redo(workspace: Workspace) -> None:
    person(workspace, "Rosa")
    person(workspace, "Ana")
    workspace.undo()
    steps = labels(workspace)
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    workspace.note(recorded)
    (news,) = heard
    assert (news.ids, news.label) == ({"output": frozenset({1})}, "")
    assert workspace.has_changed
    assert labels(workspace) == steps
    assert (workspace.undo_label(), workspace.redo_label()) == ("Add person", "Add person")
    workspace.redo()
    workspace.undo()
    workspace.undo()
    assert rows_of(workspace, "person") == 0
    assert rows_of(workspace, "output") == 1


def test_a_note_that_raises_leaves_no_trace(workspace: Workspace) -> None:
    def half(session: object) -> None:
        recorded(session)
        session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        workspace.note(half)
    with pytest.raises(RuleBroken) as caught:
        workspace.note(recorded, meeting_id=99)
    assert caught.value.rule == Rule.NOT_FOUND
    assert rows_of(workspace, "output") == 0


def test_a_meeting_that_something_was_printed_for_is_not_undone_away(workspace: Workspace) -> None:
    meeting_id = meeting(workspace)
    workspace.note(recorded, meeting_id)
    before = dump(workspace)
    with pytest.raises(RuleBroken) as caught:
        workspace.undo()
    assert caught.value.rule == Rule.CHANGED_SINCE
    assert dump(workspace) == before
    assert workspace.undo_label() == "Add meeting"


def test_a_new_step_ends_what_could_be_redone(workspace: Workspace) -> None:
    person(workspace, "Rosa")
    workspace.undo()
    assert workspace.redo_label() == "Add person"
    person(workspace, "Ana")
    assert workspace.redo_label() is None
    with pytest.raises(RuleBroken) as caught:
        workspace.redo()
    assert caught.value.rule == Rule.NOTHING_TO_REDO


@pytest.mark.parametrize(
    "statement",
    [
        update(Person).values(name="x"),
        delete(Person),
        insert(Person).values(name="x"),
        text("UPDATE person SET name = 'x'"),
        text("  delete from person"),
    ],
    ids=["update", "delete", "insert", "text update", "text delete"],
)
def test_bulk_writes_past_the_journal_are_refused(workspace: Workspace, statement) -> None:
    person_id = person(workspace)
    with pytest.raises(RuntimeError, match="journal"):
        workspace.do("Bulk", lambda session: session.execute(statement))
    assert name_of(workspace, person_id) == "Rosa Díaz"


def test_nothing_is_written_while_reading(workspace: Workspace) -> None:
    person_id = person(workspace)
    before = dump(workspace)
    with pytest.raises(StoreTrouble) as caught, workspace.read() as session:
        session.execute(text("DELETE FROM person"))
    assert caught.value.trouble == Trouble.NOT_WRITABLE
    with pytest.raises(RuntimeError, match="inside Workspace"), workspace.read() as session:
        session.get(Person, person_id).name = "Other"
        session.flush()
    with pytest.raises(StoreTrouble), workspace.read() as session:
        session.add(Person(name="New"))
        session.flush()
    with workspace.read() as session:
        session.get(Person, person_id).name = "Never flushed"
    assert dump(workspace) == before


def test_a_reference_to_a_row_that_is_gone_is_refused_and_leaves_no_trace(
    workspace: Workspace,
) -> None:
    before = dump(workspace)
    for command, args in [
        (people.tag, ([999], "press")),
        (campaign.add_task, ("Call",)),
    ]:
        fields = {"meeting_id": 999} if command is campaign.add_task else {}
        with pytest.raises(RuleBroken) as caught:
            workspace.do("Gone", command, *args, **fields)
        assert caught.value.rule == Rule.NOT_FOUND
    assert dump(workspace) == before
    assert person(workspace)  # and the door is open again


def test_undo_refuses_what_was_changed_behind_its_back(workspace: Workspace) -> None:
    person_id = person(workspace, "Rosa")
    workspace.do("Rename", people.edit, person_id, name="Rosa Díaz")
    with workspace.engine().begin() as connection:
        connection.exec_driver_sql("UPDATE person SET name = 'Else'")
    with pytest.raises(RuleBroken) as caught:
        workspace.undo()
    assert caught.value.rule == Rule.CHANGED_SINCE
    assert name_of(workspace, person_id) == "Else"
    assert workspace.undo_label() == "Rename"


def test_rows_that_came_in_bulk_and_went_in_the_same_step_can_be_undone(
    workspace: Workspace,
) -> None:
    empty = dump(workspace)

    def add_three_and_drop_one(session: object) -> None:
        ids = insert_many(session, Person, [{"name": f"P{n}", "sort_key": ""} for n in range(3)])
        session.delete(session.get(Person, ids[1]))
        session.flush()
        session.get(Person, ids[2]).name = "Renamed"

    workspace.do("Import", add_three_and_drop_one)
    full = dump(workspace)
    assert [row[1] for row in full["person_search"]] == ["P0  ", "Renamed  "]
    workspace.undo()
    assert dump(workspace) == empty
    workspace.redo()
    assert dump(workspace) == full


def test_ids_are_never_used_again(workspace: Workspace) -> None:
    first = person(workspace, "Rosa")
    workspace.undo()
    ids = workspace.do(
        "Import",
        insert_many,
        Person,
        [{"name": "Ana", "sort_key": ""}, {"name": "Jo", "sort_key": ""}],
    )
    assert min(ids) > first
    workspace.undo()
    assert person(workspace, "Eva") > max(ids)


def test_inserting_no_rows_is_no_step(workspace: Workspace) -> None:
    steps = labels(workspace)
    assert list(workspace.do("Import", insert_many, Person, [])) == []
    assert labels(workspace) == steps


def test_news_name_tables_rows_and_label(workspace: Workspace) -> None:
    heard: list[Changes] = []
    stop = workspace.subscribe(heard.append)
    person_id = workspace.do("Add", people.add, "Rosa", phone="305-555-0101")
    news = heard.pop()
    assert news.tables == {"person", "contact_way", "step", "step_change"}
    assert news.ids == {"person": {person_id}, "contact_way": {1}}
    assert news.label == "Add"
    ids = workspace.do("Import", insert_many, Person, [{"name": f"P{n}"} for n in range(3)])
    assert heard.pop().ids == {"person": frozenset(ids)}
    workspace.undo()
    assert heard.pop().ids == {"person": frozenset(ids)}
    workspace.redo()
    news = heard.pop()
    assert news.ids == {"person": frozenset(ids)}
    with pytest.raises(RuleBroken):
        workspace.do("Refused", people.add, "")
    stop()
    person(workspace, "Unheard")
    assert heard == []


def test_the_history_of_a_row_has_the_steps_that_touched_it(workspace: Workspace) -> None:
    rosa, ana = person(workspace, "Rosa"), person(workspace, "Ana")
    workspace.do("Rename", people.edit, rosa, name="Rosa Díaz")
    ids = workspace.do("Import", insert_many, Person, [{"name": f"P{n}"} for n in range(3)])
    workspace.do("Rename", people.edit, ids[1], name="Known")

    def of(row_id: int) -> list[str]:
        return [step.label for step in workspace.history_of("person", row_id)]

    assert of(rosa) == ["Rename", "Add person"]
    assert of(ana) == ["Add person"]
    assert of(ids[0]) == ["Import"]
    assert of(ids[1]) == ["Rename", "Import"]
    workspace.undo()
    assert of(ids[1]) == ["Import"]
    assert workspace.history_of("meeting", rosa) == []
    workspace.undo()
    workspace.redo()
    assert of(ids[2]) == ["Import"]
    assert [step.is_undone for step in workspace.history()] == [
        True,
        False,
        False,
        False,
        False,
        False,
    ]


def test_steps_are_kept_for_a_thousand_and_for_ninety_days(workspace: Workspace) -> None:
    now = datetime(2025, 12, 7, tzinfo=UTC)
    ages = [91, 90, 89, 1]
    with workspace.engine().begin() as connection:
        journal.forget(connection, journal.select(journal.STEP.c.id))
        for age in ages:
            connection.execute(
                insert(journal.STEP).values(label=str(age), at=now - timedelta(days=age))
            )
        journal.prune(connection, now)
    assert labels(workspace) == ["1", "89", "90"]
    with workspace.engine().begin() as connection:
        many = [{"label": str(n), "at": now, "is_undone": 0} for n in range(1000)]
        connection.execute(insert(journal.STEP), many)
        journal.prune(connection, now)
    kept = [step.label for step in workspace.history(limit=2000)]
    assert kept == [str(n) for n in reversed(range(1000))]


def test_old_steps_go_when_the_campaign_is_opened(workspace: Workspace) -> None:
    person(workspace)
    with workspace.engine().begin() as connection:
        old = datetime.now(UTC) - timedelta(days=91)
        connection.execute(update(journal.STEP).values(at=old))
    workspace.close()
    with Workspace.open(workspace.folder) as again:
        assert again.history() == []
        assert (rows_of(again, "step_change"), rows_of(again, "person")) == (0, 1)


def test_undo_works_after_a_restart(workspace: Workspace) -> None:
    person(workspace)
    full = dump(workspace)
    workspace.close()
    with Workspace.open(workspace.folder) as again:
        assert again.undo_label() == "Add person"
        assert again.undo().label == "Add person"
    with Workspace.open(workspace.folder) as again:
        assert again.redo_label() == "Add person"
        again.redo()
        assert dump(again) == full


ALL_OF_PERSON = {"person", "contact_way", "consent", "contact"}
RULES = {"meeting", "comment_rule", "sign_up_window"}

QUERIES = [
    (campaign_queries.profile, (), {"campaign"}),
    (campaign_queries.tasks, (), {"task", "meeting"}),
    (campaign_queries.outputs, (), {"output"}),
    (
        campaign_queries.counts,
        (),
        {"meeting", "person", "speaker", "talking_point", "source", "official", "body"},
    ),
    (bodies_queries.bodies, (), {"body", "official", "output"}),
    (
        bodies_queries.officials,
        (),
        {"official", "body", "official_vote", "agenda_item", "meeting"},
    ),
    (PeopleListing().ids, (PeopleCriteria(), "name", False), {"person"}),
    (PeopleListing().ids, (PeopleCriteria(), "last_contact", True), {"person", "contact"}),
    (
        PeopleListing().ids,
        (PeopleCriteria(search="rosa"), "name", False),
        {"person", "contact_way"},
    ),
    (
        PeopleListing().ids,
        (PeopleCriteria(search="555-0143"), "name", False),
        {"person", "contact_way"},
    ),
    (
        PeopleListing().ids,
        (PeopleCriteria(tag="press", channel=Channel.CALL), "name", False),
        {"person", "person_tag", "tag", "consent"},
    ),
    (
        PeopleListing().ids,
        (PeopleCriteria(list_name="will_speak"), "name", False),
        {"person", "speaker", "meeting"},
    ),
    (PeopleListing().rows, ([1],), ALL_OF_PERSON),
    (people_queries.filter_choices, (), {"person", "tag"}),
    (people_queries.who_is, (["Rosa"],), {"person"}),
    (
        people_queries.detail,
        (1,),
        ALL_OF_PERSON | {"person_tag", "speaker", "meeting"},
    ),
    (MeetingsListing().ids, (MeetingsCriteria(DAY), "date", False), {"meeting", "body"}),
    (MeetingsListing().rows, ([1],), {"meeting", "body", "speaker", "agenda_item"}),
    (meetings_queries.detail, (1,), {"meeting", "comment_rule", "sign_up_window"}),
    (
        meetings_queries.agenda,
        (1,),
        {"agenda_item", "official_vote", "official", "watch_word", "meeting"}
        | {"meeting_document", "agenda_item_point", "talking_point"},
    ),
    (meetings_queries.next_id, (DAY,), {"meeting"}),
    (PointsListing().ids, (PointsCriteria(), "checked", False), {"talking_point", "source"}),
    (
        PointsListing().ids,
        (PointsCriteria(search="vote"), "position", False),
        {"talking_point", "point_text"},
    ),
    (PointsListing().rows, ([1],), {"talking_point", "point_text", "source"}),
    (points.resources, (), {"resource"}),
    (
        speakers.of_meeting,
        (1,),
        RULES | {"speaker", "person", "speaker_point", "talking_point"},
    ),
    (
        speakers.coverage,
        (1,),
        RULES | {"speaker", "person", "speaker_point", "talking_point", "point_text"},
    ),
    (
        exportable.choose,
        (PeopleCriteria(), Channel.CALL),
        {"person", "consent", "contact_way"},
    ),
    (
        search.find,
        ("rosa",),
        ALL_OF_PERSON | {"meeting", "body", "agenda_item", "talking_point", "official"},
    ),
    (
        plans.plan_people,
        (plans.PeopleDraft(""),),
        {"person", "contact_way", "consent", "person_tag", "tag"},
    ),
]


@pytest.mark.parametrize(
    ("query", "args", "expected"),
    QUERIES,
    ids=[f"{q[0].__qualname__}{n}" for n, q in enumerate(QUERIES)],
)
def test_a_query_is_known_to_have_read_its_tables_and_no_others(
    workspace: Workspace, query, args, expected
) -> None:
    rosa = person(workspace, "Rosa", phone="305-555-0143", email="rosa@example.org")
    workspace.do("Tag", people.tag, [rosa], "press")
    workspace.do("Consent", people.answer, rosa, Channel.CALL, Answer.YES)
    first = meeting(workspace)
    item(workspace, first)
    point_id = point(workspace, language=Language.ENGLISH)
    source(workspace, point_id)
    speaker(workspace, first)
    _result, tables = workspace.tracked(query, *args)
    if query is people_queries.detail:
        expected = expected | {"tag"}  # the one tag that rosa wears, loaded lazily
    assert tables == expected


def test_two_threads_do_commands_and_nothing_is_lost(workspace: Workspace) -> None:
    heard: list[int] = []
    workspace.subscribe(lambda news: heard.extend(news.ids.get("person", ())))
    wrong: list[Exception] = []

    def add(prefix: str) -> None:
        try:
            for number in range(25):
                person(workspace, f"{prefix} {number}")
                workspace.query(people_queries.count, PeopleCriteria())
        except Exception as error:  # noqa: BLE001  told by the assert below
            wrong.append(error)

    threads = [threading.Thread(target=add, args=(name,)) for name in ("Ana", "Jo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert wrong == []
    assert sorted(heard) == list(range(1, 51))
    assert rows_of(workspace, "person") == 50
    assert len(workspace.history(100)) == 51
    assert workspace.check() == []


def test_a_snapshot_stays_as_it_was_while_somebody_writes(workspace: Workspace) -> None:
    person(workspace)
    with workspace.read() as session:
        assert people_queries.count(session, PeopleCriteria()) == 1
        person(workspace, "Ana")
        assert people_queries.count(session, PeopleCriteria()) == 1
    assert workspace.query(people_queries.count, PeopleCriteria()) == 2


def test_closing_twice_is_closing_once_and_leaves_two_files(workspace: Workspace) -> None:
    person(workspace)
    workspace.close()
    workspace.close()
    assert sorted(path.name for path in workspace.folder.iterdir()) == [
        "campaign.db",
        "campaign.key",
    ]


def test_files_and_folder_are_for_their_owner_alone(workspace: Workspace) -> None:
    assert workspace.folder.stat().st_mode & 0o777 == 0o700
    for path in workspace.folder.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600, path.name


def test_the_file_is_written_through_before_a_command_returns(workspace: Workspace) -> None:
    with workspace.engine().connect() as connection:
        run = connection.exec_driver_sql
        assert run("PRAGMA journal_mode").scalar() == "wal"
        assert run("PRAGMA synchronous").scalar() == 2
        assert run("PRAGMA foreign_keys").scalar() == 1
        assert run("PRAGMA secure_delete").scalar() == 1


def test_a_deleted_name_leaves_no_trace_in_the_closed_file(workspace: Workspace) -> None:
    marks = [f"Zzyxmarker{n}" for n in range(12)]
    ids = [person(workspace, f"{mark} Ruiz", email=f"{mark}@example.org") for mark in marks]
    kept = person(workspace, "Kept Ruiz")

    def remove(session: object) -> None:
        for person_id in ids:
            session.delete(session.get(Person, person_id))

    workspace.do("Remove", remove)
    with workspace.engine().begin() as connection:
        journal.prune(connection, datetime.now(UTC) + timedelta(days=91))
    workspace.close()
    content = (workspace.folder / "campaign.db").read_bytes().lower()
    assert b"kept ruiz" in content
    assert b"zzyxmarker" not in content
    with Workspace.open(workspace.folder) as again:
        assert name_of(again, kept) == "Kept Ruiz"
        assert again.check() == []


def test_check_says_what_is_missing(workspace: Workspace) -> None:
    person(workspace, phone="305-555-0143")
    connection = engine.connect(workspace.folder / "campaign.db", None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE contact_way SET person_id = 77")
    connection.execute("DELETE FROM person_search")
    connection.close()
    assert workspace.check() == [
        Finding(Fault.REFERENCE, table="contact_way", row=1, other="person"),
        Finding(Fault.INDEX, table="person_search", entries=0, rows=1, other="person"),
    ]


def test_a_meeting_and_its_ways_come_back_whole_from_the_trash(workspace: Workspace) -> None:
    first = meeting(workspace, date(2025, 12, 11))
    before = dump(workspace)
    workspace.do("Trash", meetings.trash, [first])
    workspace.do("Restore", meetings.restore, [first])
    assert dump(workspace) == before
    assert rows_of(workspace, ContactWay.__tablename__) == 0


def test_a_campaign_is_made_in_a_new_folder_only(tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("mine")
    file = tmp_path / "file"
    file.write_text("mine")
    for target, trouble in [
        (full, Trouble.FOLDER_NOT_EMPTY),
        (file, Trouble.FOLDER_NOT_EMPTY),
        (file / "below", Trouble.NOT_WRITABLE),
    ]:
        with pytest.raises(StoreTrouble) as caught:
            Workspace.create(target)
        assert caught.value.trouble == trouble
    assert [path.name for path in full.iterdir()] == ["letter.txt"]
    assert file.read_text() == "mine"
