"""From a document's name and the person's choices to its PDF."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from sqlalchemy.orm import Session

from organizer.campaign import commands as campaign
from organizer.campaign import queries as campaign_queries
from organizer.documents import catalogue, snapshots
from organizer.documents.data import Notice, PageSetup, Printed
from organizer.documents.layout import words
from organizer.meetings import queries as meetings
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Channel, MeetingId, OutputKind, SpeakerId
from organizer.people import exportable
from organizer.people.queries import PeopleCriteria
from organizer.progress import Progress, silent
from organizer.store.workspace import Workspace


@dataclass(frozen=True)
class PrintChoices:
    """What the person chose. Without a meeting the next one from `today` on is meant."""

    today: date
    meeting_id: MeetingId | None = None
    languages: tuple[str, ...] = ("en",)
    paper: str = "letter"
    is_black_and_white: bool = False
    include_notes: bool = True
    channel: Channel = Channel.CALL
    people: PeopleCriteria = field(default_factory=PeopleCriteria)
    columns: tuple[str, ...] = ()
    headlines: Mapping[str, str] = field(default_factory=dict)
    only_speakers: tuple[SpeakerId, ...] = ()


def make(
    workspace: Workspace, name: str, choices: PrintChoices, progress: Progress = silent
) -> Printed:
    """The finished document.

    Raises RuleBroken NOT_FOUND without a meeting, NO_ONE_TO_PRINT for cards or a list of nobody.
    """
    return make_tracked(workspace, name, choices, progress)[0]


def make_tracked(
    workspace: Workspace, name: str, choices: PrintChoices, progress: Progress = silent
) -> tuple[Printed, frozenset[str]]:
    """As `make`, with the tables whose changes make another document of it."""
    document = catalogue.by_name(name)
    data, tables = workspace.tracked(snapshot, name, choices)
    setup = PageSetup(choices.today, choices.paper, choices.languages, choices.is_black_and_white)
    printed = document.build(data, setup, progress)
    notices = [Notice(key, "look", text) for key, text in _remarks(workspace, document, choices)]
    return replace(printed, notices=(*notices, *printed.notices)), tables


def _remarks(
    workspace: Workspace, document: catalogue.Document, choices: PrintChoices
) -> Iterator[tuple[str, str]]:
    """What a document cannot say of itself: by check, in words."""
    if workspace.query(campaign_queries.profile).is_sample:
        yield "sample", words.notice("sample")
    if len(choices.languages) > 1 and catalogue.LANGUAGES not in document.options:
        first = words.english_name(choices.languages[0])
        yield "one_language", words.notice("one_language", language=first)


def snapshot(session: Session, name: str, choices: PrintChoices) -> Any:
    """The frozen data of a document."""
    if name == "contact-list":
        columns = choices.columns or exportable.DEFAULT_COLUMNS[choices.channel]
        data = snapshots.contact_list(
            session, choices.people, choices.channel, columns, choices.today
        )
        if not data.rows:
            raise RuleBroken(Rule.NO_ONE_TO_PRINT)
        return data
    meeting_id = choices.meeting_id or meetings.next_id(session, choices.today)
    if meeting_id is None:
        raise RuleBroken(Rule.NOT_FOUND, "meeting")
    if name == "flyer":
        return snapshots.flyer(session, meeting_id, choices.languages, dict(choices.headlines))
    if name == "agenda":
        return snapshots.agenda(session, meeting_id, include_notes=choices.include_notes)
    return snapshots.speaker_cards(session, meeting_id, choices.only_speakers)


class Door(Protocol):
    """What `record` needs: a workspace, or the window's bridge to one."""

    def query(self, function: Any, *args: Any) -> Any:
        """The result of a query."""

    def note(self, command: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Run a command that leaves no step."""


def record(door: Door, name: str, choices: PrintChoices, pages: int) -> None:
    """Keep that a document was printed or saved: what and how many pages, never the data."""
    left_out: dict[str, int] = {}
    if name == "contact-list":
        left_out = door.query(exportable.choose, choices.people, choices.channel).left_out
    door.note(
        campaign.record_output,
        OutputKind.DOCUMENT,
        name,
        "pdf",
        pages,
        left_out=left_out,
        purpose=str(choices.channel) if name == "contact-list" else "",
        meeting_id=choices.meeting_id,
    )
