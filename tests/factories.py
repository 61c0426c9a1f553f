"""One of each noun, made by the commands, with honest defaults; and drafts as readers give them."""

from datetime import date, time
from typing import Any

from sqlalchemy import text

from organizer.campaign import commands as campaign
from organizer.imports import registry
from organizer.imports.agenda.draft import AgendaDraft, ItemDraft
from organizer.imports.incoming import Incoming, Options
from organizer.imports.kind import Prepared
from organizer.imports.meetings.draft import MeetingDraft, MeetingsDraft
from organizer.imports.people.draft import ConsentDraft, PeopleDraft, PersonDraft, WayDraft
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agenda
from organizer.meetings.speakers import commands as speakers
from organizer.model.kinds import (
    AgendaItemId,
    Answer,
    BodyId,
    Channel,
    MeetingId,
    OfficialId,
    PersonId,
    PointId,
    PointKind,
    SourceId,
    SpeakerId,
    TaskId,
    WayKind,
)
from organizer.model.people import Person
from organizer.officials import commands as bodies
from organizer.people import commands as people
from organizer.points import commands as points
from organizer.store.journal import KEPT_TABLES
from organizer.store.search import INDEXED
from organizer.store.workspace import Workspace

DAY = date(2025, 12, 11)
"""The Thursday after the `today` of the tests: the next meeting of the commission."""


def person(workspace: Workspace, name: str = "Rosa Díaz", **fields: Any) -> PersonId:
    return workspace.do("Add person", people.add, name, **fields)


def caller(workspace: Workspace, name: str, phone: str = "305-555-0143") -> PersonId:
    """A person with a phone who agreed to be called."""
    person_id = person(workspace, name, phone=phone)
    workspace.do("Consent", people.answer, person_id, Channel.CALL, Answer.YES)
    return person_id


def body(workspace: Workspace, name: str = "Miami City Commission", **fields: Any) -> BodyId:
    fields = {"place_name": "City Hall", "place_address": "3500 Pan American Drive"} | fields
    return workspace.do("Add body", bodies.add, name, **fields)


def official(workspace: Workspace, body_id: BodyId, name: str = "Ana Member") -> OfficialId:
    return workspace.do("Add member", bodies.add_official, body_id, name)


def meeting(workspace: Workspace, day: date = DAY, **fields: Any) -> MeetingId:
    fields = {"title": "City Commission", "start": time(9)} | fields
    return workspace.do("Add meeting", meetings.add, day, **fields)


def item(workspace: Workspace, meeting_id: MeetingId, title: str = "ICE agreement", **fields: Any):
    item_id: AgendaItemId = workspace.do("Add item", agenda.add_item, meeting_id, title, **fields)
    return item_id


def speaker(
    workspace: Workspace, meeting_id: MeetingId, name: str = "Rosa Díaz", **fields: Any
) -> SpeakerId:
    """A new person on the list of a meeting."""
    person_id = person(workspace, name)
    return workspace.do("Add speaker", speakers.add, meeting_id, person_id, **fields)


def point(
    workspace: Workspace,
    title: str = "The vote was 3 to 2",
    kind: PointKind = PointKind.FACT,
    **fields: Any,
) -> PointId:
    fields = {"text": "The commission approved it by 3 votes to 2."} | fields
    return workspace.do("Add point", points.add, title, kind, **fields)


def source(workspace: Workspace, point_id: PointId, title: str = "Minutes", **fields: Any):
    source_id: SourceId = workspace.do("Add source", points.add_source, point_id, title, **fields)
    return source_id


def task(workspace: Workspace, title: str = "Call the clerk", **fields: Any) -> TaskId:
    return workspace.do("Add task", campaign.add_task, title, **fields)


def person_draft(name: str = "Rosa Díaz", *phones: str, **fields: Any) -> PersonDraft:
    """A person of a file; `said` is {channel: answer}."""
    said = fields.pop("said", {})
    consents = tuple(ConsentDraft(channel, answer) for channel, answer in said.items())
    ways = tuple(WayDraft(WayKind.PHONE, phone) for phone in phones)
    return PersonDraft(name, ways=ways, consents=consents, **fields)


def people_draft(*drafts: PersonDraft) -> PeopleDraft:
    return PeopleDraft("nationbuilder", people=drafts)


def meeting_draft(uid: str = "one@city", title: str = "City Commission", **fields: Any):
    fields = {"date": DAY, "start": time(9), "zone": "America/New_York"} | fields
    return MeetingDraft(uid, title, **fields)


def kind_of(data: bytes) -> str:
    """Which kind of import some bytes are."""
    return registry.kind_of(Incoming("file", data))


def prepared(workspace: Workspace, incoming: Incoming, kind: str, options: Options) -> Prepared:
    """The plan of something that is read as a kind."""
    file = registry.named(kind).open(incoming, options)
    return workspace.query(file.plan, options)


def meetings_draft(*drafts: MeetingDraft) -> MeetingsDraft:
    return MeetingsDraft("icalendar", meetings=drafts)


def item_draft(title: str, number: str = "", file_no: str = "", **fields: Any) -> ItemDraft:
    """A line of an agenda as a reader gives it."""
    return ItemDraft(title, number, file_no=file_no, **fields)


def agenda_draft(*items: ItemDraft, **fields: Any) -> AgendaDraft:
    return AgendaDraft("agenda-pdf", items, **fields)


def dump(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the journal's own; of the search indexes, what each entry says."""
    with workspace.read() as session:
        # By the driver alone: a law looks at all rows after each of its steps.
        cursor = session.connection().connection.cursor()
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        inner = ("sqlite_", *(f"{index}_" for index in INDEXED))
        kept = [name for (name,) in cursor.fetchall() if not name.startswith(inner)]
        found = {}
        for name in kept:
            if name not in KEPT_TABLES:
                first = "rowid, *" if name in INDEXED else "*"
                cursor.execute(f'SELECT {first} FROM "{name}" ORDER BY 1')
                found[name] = [tuple(row) for row in cursor.fetchall()]
        return found


def rows_of(workspace: Workspace, table: str) -> int:
    """How many rows a table has."""
    with workspace.read() as session:
        return int(session.scalar(text(f'SELECT count(*) FROM "{table}"')) or 0)


def name_of(workspace: Workspace, person_id: int) -> str | None:
    with workspace.read() as session:
        found = session.get(Person, person_id)
        return found.name if found else None
