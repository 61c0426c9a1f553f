"""Any sequence of commands: undo all is the first database, redo all the last."""

import shutil
import tempfile
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from factories import (
    dump,
    meeting_draft,
    meetings_draft,
    people_draft,
    person_draft,
    rows_of,
)
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from work import examples

from organizer.campaign import commands as campaign
from organizer.imports.meetings import commands as meeting_imports
from organizer.imports.meetings import plan as meeting_plans
from organizer.imports.people import commands as imports
from organizer.imports.people import plan as plans
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agenda
from organizer.meetings.speakers import commands as speakers
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Answer, Channel, ConsentHow, RuleField, SpeakerStatus, WayKind
from organizer.model.people import Person
from organizer.model.speakers import Speaker
from organizer.officials import commands as bodies
from organizer.people import commands as people
from organizer.points import commands as points
from organizer.rules import commands as rules
from organizer.store.workspace import Workspace

NAMES = st.sampled_from(["Rosa Díaz", "Jean Pierre", "Ana", "O'Brien", "Nguyễn Thị", "guest 14"])
WORDS = st.sampled_from(["", "one", "two words", "línea\nnueva"])
NUMBERS = st.integers(0, 6)
PHONES = st.sampled_from(["305-555-0101", "(305) 555-0102", "+509 3411 2222", "555-0103"])


class UndoLaw(RuleBasedStateMachine):
    """A campaign and the dumps after each of its steps. Numbers choose among the ids there are."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="undo-"))
        self.workspace = Workspace.create(self.home / "campaign")
        self.states = [dump(self.workspace)]
        self.at = 0

    def teardown(self) -> None:
        self.back_and_forth()
        assert self.workspace.check() == []
        self.workspace.close()
        shutil.rmtree(self.home)

    def back_and_forth(self) -> None:
        """The law itself, from wherever we are."""
        while self.at:
            self.undo()
        with pytest.raises(RuleBroken) as caught:
            self.workspace.undo()
        assert caught.value.rule == Rule.NOTHING_TO_UNDO
        while self.at < len(self.states) - 1:
            self.redo()
        with pytest.raises(RuleBroken) as caught:
            self.workspace.redo()
        assert caught.value.rule == Rule.NOTHING_TO_REDO

    def do(self, command: Any, *args: Any, **kwargs: Any) -> Any:
        """Run a command; one that breaks a rule must leave no trace."""
        before = self.states[self.at]
        try:
            result = self.workspace.do(command.__name__, command, *args, **kwargs)
        except RuleBroken:
            assert dump(self.workspace) == before
            return None
        after = dump(self.workspace)
        if after != before:
            self.states[self.at + 1 :] = [after]
            self.at += 1
        assert len(self.workspace.history()) == len(self.states) - 1
        return result

    def some(self, table: str, number: int) -> int:
        """An id of a table; one that does not exist when it is empty."""
        with self.workspace.read() as session:
            found = list(session.connection().exec_driver_sql(f"SELECT id FROM {table}").scalars())
        return found[number % len(found)] if found else 999

    @initialize()
    def start(self) -> None:
        self.do(campaign.start, "Miami")
        body_id = self.do(bodies.add, "Commission", place_name="City Hall")
        self.do(bodies.add_official, body_id, "Ana Member")
        self.do(meetings.add, date(2025, 12, 11), start=time(9), body_id=body_id)

    @precondition(lambda self: self.at)
    @rule()
    def undo(self) -> None:
        self.workspace.undo()
        self.at -= 1
        assert dump(self.workspace) == self.states[self.at]

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.workspace.redo()
        self.at += 1
        assert dump(self.workspace) == self.states[self.at]

    @rule()
    def close_and_open_again(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.home / "campaign")
        assert dump(self.workspace) == self.states[self.at]

    @rule(name=NAMES, phone=PHONES, notes=WORDS)
    def add_person(self, name: str, phone: str, notes: str) -> None:
        self.do(people.add, name, phone=phone, notes=notes, languages=("es", "en"))

    @rule(number=NUMBERS, name=NAMES, family=WORDS)
    def edit_person(self, number: int, name: str, family: str) -> None:
        self.do(people.edit, self.some("person", number), name=name, family=family)

    @rule(number=NUMBERS, phone=PHONES)
    def add_way(self, number: int, phone: str) -> None:
        self.do(people.add_way, self.some("person", number), WayKind.PHONE, phone)

    @rule(number=NUMBERS, value=st.sampled_from(["", "ana@example.org", "305-555-0199"]))
    def edit_way(self, number: int, value: str) -> None:
        self.do(people.edit_way, self.some("contact_way", number), value=value)

    @rule(number=NUMBERS, channel=st.sampled_from(Channel), said=st.sampled_from(Answer))
    def answer(self, number: int, channel: Channel, said: Answer) -> None:
        self.do(people.answer, self.some("person", number), channel, said, ConsentHow.PAPER)

    @rule(number=NUMBERS, name=st.sampled_from(["Block captain", "block CAPTAIN", "press"]))
    def tag(self, number: int, name: str) -> None:
        self.do(people.tag, [self.some("person", number)], name)

    @rule(number=NUMBERS, name=st.sampled_from(["Block captain", "press"]))
    def untag(self, number: int, name: str) -> None:
        self.do(people.untag, self.some("person", number), name)

    @rule(number=NUMBERS)
    def trash_and_restore_person(self, number: int) -> None:
        self.do(people.trash, [self.some("person", number)])
        self.do(people.restore, [self.some("person", number + 1)])

    @rule(number=NUMBERS)
    def remove_person_for_good(self, number: int) -> None:
        self.do(remove_person, self.some("person", number))

    @rule(number=NUMBERS, day=st.dates(date(2025, 1, 1), date(2026, 12, 31)))
    def edit_and_duplicate_meeting(self, number: int, day: date) -> None:
        meeting_id = self.some("meeting", number)
        self.do(meetings.edit, meeting_id, date=day, goal_speakers=number)
        self.do(rules.set_rule, meeting_id, RuleField.SECONDS_EACH, 60 * number or None)
        self.do(meetings.duplicate, meeting_id, day)

    @rule(number=NUMBERS, title=WORDS)
    def add_item_and_vote(self, number: int, title: str) -> None:
        item_id = self.do(agenda.add_item, self.some("meeting", number), title)
        self.do(agenda.record_vote, item_id or 999, self.some("official", 0), "yes")

    @rule(number=NUMBERS)
    def move_and_remove_items(self, number: int) -> None:
        meeting_id, item_id = self.some("meeting", 0), self.some("agenda_item", number)
        self.do(agenda.move_items, meeting_id, [item_id], self.some("agenda_item", number + 1))
        self.do(agenda.remove_items, [item_id])

    @rule(number=NUMBERS, status=st.sampled_from(SpeakerStatus))
    def add_speaker(self, number: int, status: SpeakerStatus) -> None:
        self.do(speakers.add, self.some("meeting", 0), self.some("person", number), status)

    @rule(number=NUMBERS)
    def advance_cede_and_move(self, number: int) -> None:
        one, other = self.some("speaker", number), self.some("speaker", number + 1)
        self.do(speakers.advance, [one])
        self.do(speakers.cede, one, other)
        self.do(speakers.move, self.some("meeting", 0), [other, one], None)

    @rule(number=NUMBERS, text=WORDS)
    def write_and_remove_speaker(self, number: int, text: str) -> None:
        self.do(speakers.edit, self.some("speaker", number), statement=text, needs=("ride",))
        self.do(speakers.remove, [self.some("speaker", number + 1)])

    @rule(number=NUMBERS, title=WORDS)
    def add_point_and_source(self, number: int, title: str) -> None:
        point_id = self.do(points.add, title, text="Said aloud.")
        self.do(points.add_source, point_id or 999, "Minutes", checked_on=date(2025, 6, 17))
        self.do(speakers.toggle_point, self.some("speaker", number), self.some("talking_point", 0))

    @rule(number=NUMBERS, text=WORDS)
    def reword_and_trash_point(self, number: int, text: str) -> None:
        self.do(points.set_text, self.some("talking_point", number), "es", "", text)
        self.do(points.remove_source, self.some("source", number))
        self.do(points.trash, [self.some("talking_point", number + 1)])

    @rule(number=NUMBERS, title=WORDS)
    def add_and_finish_task(self, number: int, title: str) -> None:
        self.do(campaign.add_task, title, due_on=date(2025, 12, 8))
        self.do(campaign.finish_task, self.some("task", number))
        self.do(campaign.remove_task, self.some("task", number + 1))

    @rule(number=NUMBERS, names=st.lists(st.tuples(NAMES, PHONES), max_size=5))
    def import_people(self, number: int, names: list[tuple[str, str]]) -> None:
        drafts = [
            person_draft(name, phone, tags=("press",), said={Channel.CALL: Answer.YES})
            for name, phone in names
        ]
        plan = self.workspace.query(plans.plan_people, people_draft(*drafts))
        self.do(imports.apply_people, plan, take=range(number), tag="imported")

    @rule(number=NUMBERS, title=st.sampled_from(["Commission", "Committee"]))
    def import_meetings(self, number: int, title: str) -> None:
        drafts = [meeting_draft(f"{n}@city", title, start=time(9 + n)) for n in range(number)]
        plan = self.workspace.query(meeting_plans.plan_meetings, meetings_draft(*drafts), None)
        self.do(meeting_imports.apply_meetings, plan)


def remove_person(session: Any, person_id: int) -> None:
    """What erasing will do one day: the person with all that hangs on it by the ORM."""
    if session.query(Speaker).filter_by(person_id=person_id).count():
        raise RuleBroken(Rule.ALREADY_SPEAKER)
    person = session.get(Person, person_id)
    if person is not None:
        session.delete(person)


UndoLaw.TestCase.settings = settings(
    max_examples=examples(25), stateful_step_count=20, suppress_health_check=list(HealthCheck)
)
TestUndoLaw = UndoLaw.TestCase


def test_a_bulk_import_is_one_step_and_finds_its_phones_again_after_redo(
    workspace: Workspace,
) -> None:
    drafts = people_draft(*(person_draft(f"Person {n}", f"305-555-01{n:02}") for n in range(60)))
    plan = workspace.query(plans.plan_people, drafts)
    assert workspace.do("Import", imports.apply_people, plan, tag="sheet") == 60
    full = dump(workspace)
    assert rows_of(workspace, "contact_way") == 60
    assert workspace.history()[0].changes == 60 + 60 + 60 + 1  # people, phones, tagged, tag
    workspace.undo()
    assert rows_of(workspace, "person") == rows_of(workspace, "contact_way") == 0
    workspace.redo()
    assert dump(workspace) == full
    assert len([row for row in full["way_search"] if "3055550107" in row[1]]) == 1
    workspace.undo()
    workspace.redo()
    assert dump(workspace) == full
