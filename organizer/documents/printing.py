"""From a document and what the person chose to its PDF, and what is kept of one that has left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy.orm import Session

from organizer.campaign import commands as campaign
from organizer.campaign import queries as campaign_queries
from organizer.documents.data import Data, Notice, Printed
from organizer.documents.document import Document, Options
from organizer.documents.layout import words
from organizer.model.kinds import OutputKind
from organizer.progress import Progress, silent
from organizer.store.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """A finished document with the very data that it shows.

    A change of one of the `tables` makes another document of it.
    """

    document: Document
    options: Options
    data: Data
    printed: Printed
    tables: frozenset[str]


def make(
    workspace: Workspace,
    document: Document,
    options: Options,
    today: date,
    progress: Progress = silent,
) -> Made:
    """The finished document, of options that are resolved.

    Raises RuleBroken NOT_FOUND without a meeting, NO_ONE_TO_PRINT for cards or a list of nobody.
    """
    data, tables = workspace.tracked(options.snapshot, today)
    printed = document.build(data, options.setup(today), progress)
    if workspace.query(campaign_queries.profile).is_sample:
        sample = Notice("sample", "look", words.notice("sample"))
        printed = replace(printed, notices=(sample, *printed.notices))
    return Made(document, options, data, printed, tables)


class Door(Protocol):
    """What `record` needs: a workspace, or the window's bridge to one."""

    def note(
        self, command: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> object:
        """Run a command that leaves no step."""


def record(door: Door, made: Made, pages: int) -> None:
    """Keep that a document was printed or saved: what and how many pages, never the data."""
    kept = made.data.kept
    door.note(
        campaign.record_output,
        OutputKind.DOCUMENT,
        made.document.name,
        "pdf",
        pages,
        left_out=dict(kept.left_out),
        purpose=kept.purpose,
        meeting_id=kept.meeting_id,
    )
