"""The law of imports: whatever a city says and in whatever order, what a person did here stays.

Meetings and agendas are imported in many variations between a person's edits. After each import
every edit is as the person left it, the same import again changes nothing, and undo takes the
import back to the last bit.
"""

import shutil
import tempfile
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

from factories import agenda_draft, dump, item_draft, meeting_draft, meetings_draft
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select
from work import examples

from organizer.campaign import commands as campaign
from organizer.imports.agenda import commands as agenda_imports
from organizer.imports.agenda.meeting import plan_agenda
from organizer.imports.meetings import commands as meeting_imports
from organizer.imports.meetings import plan as meeting_plans
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agenda
from organizer.model.kinds import Fate, MeetingStatus, Position
from organizer.model.meetings import AgendaItem, Meeting
from organizer.store.workspace import Workspace

UIDS = ("1", "2", "3", "")
MEETING = st.builds(
    lambda uid, title, day, start, place, status, notes, items: meeting_draft(
        uid,
        title,
        date=date(2025, 12, day),
        start=start,
        place_name=place,
        status=status,
        description=notes,
        items=items,
        body="Board" if not uid else "",
    ),
    st.sampled_from(UIDS),
    st.sampled_from(["Commission", "City Commission", "Workshop"]),
    st.integers(9, 12),
    st.sampled_from([time(9), time(9, 10), time(18), None]),
    st.sampled_from(["", "City Hall", "Annex"]),
    st.sampled_from([MeetingStatus.CONFIRMED, MeetingStatus.CANCELLED, MeetingStatus.TENTATIVE]),
    st.sampled_from(["", "Recess at noon"]),
    st.none(),
)
LINE = st.builds(
    lambda key, number, title, section, file_no, summary, fate: item_draft(
        f"{title} {key}",
        number,
        f"24-{key}00" if file_no else "",
        section=section,
        summary=summary,
        fate=fate,
    ),
    st.integers(1, 5),
    st.sampled_from(["1.", "2.", "RE.3", ""]),
    st.sampled_from(["Resolution on the budget of year", "Ordinance about parks and trees"]),
    st.sampled_from(["", "CONSENT", "HEARINGS"]),
    st.booleans(),
    st.sampled_from(["", "Long words"]),
    st.sampled_from([Fate.SCHEDULED, Fate.PASSED]),
)
AGENDA = st.lists(LINE, max_size=5, unique_by=lambda line: line.title[-1])
PICK = st.integers(0, 7)
MEETING_FIELDS = st.sampled_from(["title", "place_name", "url", "notes", "date", "zone"])
ITEM_FIELDS = st.sampled_from(["title", "number", "section", "notes", "ask", "presenter", "tally"])


class ImportLaw(RuleBasedStateMachine):
    """A campaign on disk, and each edit that a person made in it."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="law-"))
        self.workspace = Workspace.create(self.home / "campaign")
        self.workspace.do("New", campaign.start, name="Law")
        self.edits: dict[tuple[type, int, str], Any] = {}
        self.number = 0

    def teardown(self) -> None:
        self.workspace.close()
        shutil.rmtree(self.home)

    def ids(self, mapped: Any) -> list[int]:
        with self.workspace.read() as session:
            return list(session.scalars(select(mapped.id).order_by(mapped.id)))

    def some(self, mapped: Any, pick: int) -> int | None:
        ids = self.ids(mapped)
        return ids[pick % len(ids)] if ids else None

    def ours(self, name: str) -> Any:
        """A value that no city says."""
        self.number += 1
        if name == "date":
            return date(2030, 1, self.number % 28 + 1)
        return "America/Denver" if name == "zone" else f"Ours {self.number}"

    def take(self, plan_of: Any, command: Any, draft: Any, *args: Any, **choices: Any) -> None:
        """Import, undo, redo, and import again."""
        before = dump(self.workspace)
        steps = len(self.workspace.history(10_000))
        plan = self.workspace.query(plan_of, draft, *args)
        self.workspace.do("Import", command, plan, **choices)
        after = dump(self.workspace)
        if len(self.workspace.history(10_000)) > steps:
            self.workspace.undo()
            assert dump(self.workspace) == before
            self.workspace.redo()
            steps += 1
        else:
            assert after == before
        again = self.workspace.query(plan_of, draft, *args)
        assert {row.kind for row in again.rows} <= {"same", "doubtful"}
        self.workspace.do("Import", command, again)
        assert dump(self.workspace) == after
        assert len(self.workspace.history(10_000)) == steps

    @initialize(drafts=st.lists(MEETING, min_size=1, max_size=4))
    def first(self, drafts: list[Any]) -> None:
        self.import_meetings(drafts, False, 0)

    @rule(drafts=st.lists(MEETING, max_size=4), is_list=st.booleans(), decided=st.integers(0, 2))
    def import_meetings(self, drafts: list[Any], is_list: bool, decided: int) -> None:
        draft = replace(meetings_draft(*drafts), host="city", is_list=is_list)
        plan = self.workspace.query(meeting_plans.plan_meetings, draft)
        doubts = [n for n, row in enumerate(plan.rows) if row.kind == "doubtful"]
        choices = {"take": doubts} if decided == 1 else {"same": doubts} if decided else {}
        self.take(meeting_plans.plan_meetings, meeting_imports.apply_meetings, draft, **choices)

    @precondition(lambda self: self.ids(Meeting))
    @rule(pick=PICK, lines=AGENDA, kind=st.sampled_from(["agenda-pdf", "legistar"]))
    def import_agenda(self, pick: int, lines: list[Any], kind: str) -> None:
        draft = replace(agenda_draft(*lines, pages=("Text",)), profile=kind)
        self.take(plan_agenda, agenda_imports.apply_agenda, draft, self.some(Meeting, pick))

    @precondition(lambda self: self.ids(Meeting))
    @rule(pick=PICK, name=MEETING_FIELDS)
    def edit_meeting(self, pick: int, name: str) -> None:
        meeting_id, value = self.some(Meeting, pick), self.ours(name)
        self.workspace.do("Edit", meetings.edit, meeting_id, **{name: value})
        self.edits[Meeting, meeting_id, name] = value

    @precondition(lambda self: self.ids(AgendaItem))
    @rule(pick=PICK, name=ITEM_FIELDS)
    def edit_item(self, pick: int, name: str) -> None:
        item_id, value = self.some(AgendaItem, pick), self.ours(name)
        self.workspace.do("Edit", agenda.edit_item, item_id, **{name: value})
        self.edits[AgendaItem, item_id, name] = value

    @precondition(lambda self: self.ids(AgendaItem))
    @rule(pick=PICK)
    def pin_item(self, pick: int) -> None:
        item_id = self.some(AgendaItem, pick)
        ours = {"is_pinned": True, "stance": Position.OPPOSE, "fate": Fate.WITHDRAWN}
        self.workspace.do("Pin", agenda.edit_item, item_id, **ours)
        self.edits |= {(AgendaItem, item_id, name): value for name, value in ours.items()}

    @precondition(lambda self: self.ids(Meeting))
    @rule(pick=PICK)
    def type_item(self, pick: int) -> None:
        title = self.ours("title")
        item_id = self.workspace.do("Add", agenda.add_item, self.some(Meeting, pick), title)
        self.edits[AgendaItem, item_id, "title"] = title

    @precondition(lambda self: self.ids(AgendaItem))
    @rule(pick=PICK, before=PICK)
    def move_item(self, pick: int, before: int) -> None:
        with self.workspace.read() as session:
            item = session.get_one(AgendaItem, self.some(AgendaItem, pick))
        target = self.some(AgendaItem, before)
        self.workspace.do("Move", agenda.move_items, item.meeting_id, [item.id], target)

    @invariant()
    def every_edit_is_as_it_was_left(self) -> None:
        with self.workspace.read() as session:
            for (mapped, row_id, name), value in self.edits.items():
                assert getattr(session.get_one(mapped, row_id), name) == value, (mapped, name)


ImportLaw.TestCase.settings = settings(
    max_examples=examples(30), stateful_step_count=12, suppress_health_check=list(HealthCheck)
)
TestImportLaw = ImportLaw.TestCase
