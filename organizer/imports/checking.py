"""One request to a body's portal, because a person asked for it; its answer is as a file's.

Nothing here runs by itself, and no document or attachment is ever asked for (civic data 1.4).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from organizer.campaign import commands as campaign
from organizer.campaign import queries as campaigns
from organizer.imports import registry
from organizer.imports.incoming import Incoming
from organizer.model.errors import Network, NetworkTrouble, Rule, RuleBroken
from organizer.model.kinds import BodyId, OutputKind, SourceKind
from organizer.network import addresses
from organizer.network.pace import Pace as Pace  # also for the window
from organizer.officials import queries as bodies
from organizer.progress import Progress, silent
from organizer.store.workspace import Workspace

if TYPE_CHECKING:
    from organizer.network.fetch import Fetched

Fetch = Callable[[str, Progress], "Fetched"]

NOT_ASKED = (
    Network.NO_CONNECTION,
    Network.WRONG_ADDRESS,
    Network.INSIDE_ADDRESS,
    Network.CERTIFICATE,
    Network.REFUSED,
)
"""Trouble before anything was sent: the host was not asked, and may be again at once."""

_UNKNOWN_CLIENT = b"LegistarConnectionString"
"""Words of Legistar's answer (with status 500) for a client that it does not know (1.2)."""


@dataclass(frozen=True)
class Question:
    """What would be asked for a body: `url` goes out as it is written here, to `host`."""

    body_id: BodyId
    body: str
    kind: SourceKind
    url: str
    host: str
    asked_at: datetime | None


def question(workspace: Workspace, body_id: int, today: date) -> Question:
    """The one request for a body's meetings, not sent yet.

    Raises RuleBroken NOT_FOUND, ADDRESS_MISSING, ADDRESS_UNKNOWN, ADDRESS_OUTDATED.
    """
    row = next((row for row in workspace.query(bodies.bodies) if row.id == body_id), None)
    if row is None:
        raise RuleBroken(Rule.NOT_FOUND, "body")
    if not (row.source_kind and row.source_address):
        raise RuleBroken(Rule.ADDRESS_MISSING)
    kind = SourceKind(row.source_kind)
    url = addresses.visible(kind, row.source_address, today)
    return Question(row.id, row.name, kind, url, addresses.host_of(url), row.asked_at)


def understood(kind: str, typed: str) -> tuple[SourceKind, str]:
    """What is kept of a kind and an address as a person gave them; a pasted page says its kind.

    Raises RuleBroken ADDRESS_UNKNOWN, ADDRESS_OUTDATED.
    """
    guessed = addresses.guess(typed)
    if guessed is not None and kind != SourceKind.ICALENDAR:
        return guessed
    if not kind:
        example = addresses.EXAMPLES[SourceKind.LEGISTAR]
        raise RuleBroken(Rule.ADDRESS_UNKNOWN, "source_address", example=example)
    return SourceKind(kind), addresses.normal(SourceKind(kind), typed)


def fits(kind: str, address: str) -> bool:
    """Whether an address can be asked as this kind of portal."""
    try:
        addresses.normal(SourceKind(kind), address)
    except RuleBroken:
        return False
    return True


def ask(
    workspace: Workspace,
    asked: Question,
    progress: Progress = silent,
    fetch: Fetch | None = None,
    pace: Pace | None = None,
) -> Incoming:
    """Send what `question` gave. That a host was asked is kept, also where that came to nothing.

    Raises NetworkTrouble: TOO_SOON within a minute of the last request to this host, from this
    campaign or noted in `pace`; NOT_MEETINGS where the answer is something else; and all of
    `network.fetch`. The campaign gets one record of the request and nothing else.
    """
    if fetch is None:
        # lazy: the network is there for whom it is asked
        from organizer.network import fetch as network

        fetch = partial(network.fetch, clock=workspace.clock)
    pace = Pace() if pace is None else pace
    _keep_pace(workspace, asked.host, pace)
    wait = 0
    is_sent = True
    try:
        answer = fetch(asked.url, progress)
    except NetworkTrouble as trouble:
        is_sent = trouble.network not in NOT_ASKED
        found = trouble.detail.get("seconds")
        wait = found if isinstance(found, int) else 0
        if _is_unknown_client(asked, trouble):
            raise NetworkTrouble(Network.NOT_FOUND, asked.host) from None
        raise
    finally:
        if is_sent:
            pace.note(asked.host, workspace.clock(), wait)
            _record(workspace, asked)
    incoming = Incoming(asked.host, answer.data, asked.url, asked.kind)
    _refuse_other(incoming, asked, answer.content_type)
    return incoming


def _record(workspace: Workspace, asked: Question) -> None:
    """Keep that a request went out: to whom and for which body, never what it said.

    As a record of its own and not in the body's row: a row that is written without a step could
    no longer be taken back by the step before (see `Workspace.note`).
    """
    to, kind = asked.host, asked.kind
    workspace.note(
        campaign.record_output, OutputKind.REQUEST, to, kind, 1, purpose=str(asked.body_id)
    )


def _keep_pace(workspace: Workspace, host: str, pace: Pace) -> None:
    """Raises NetworkTrouble TOO_SOON."""
    sent = [
        row.at
        for row in workspace.query(campaigns.outputs, host, 1)
        if row.kind == OutputKind.REQUEST
    ]
    left = pace.seconds_left(host, workspace.clock(), max(sent, default=None))
    if left:
        raise NetworkTrouble(Network.TOO_SOON, host, seconds=left)


def _is_unknown_client(asked: Question, trouble: NetworkTrouble) -> bool:
    is_fault = trouble.network == Network.SERVER_FAILED
    return asked.kind == SourceKind.LEGISTAR and is_fault and _UNKNOWN_CLIENT in trouble.start


def _refuse_other(incoming: Incoming, asked: Question, content_type: str) -> None:
    """Raises NetworkTrouble NOT_MEETINGS: a page of errors or for logging in, a document."""
    try:
        kind = registry.kind_of(incoming)
    except RuleBroken:
        kind = ""
    if kind != "meetings":
        detail: dict[str, Any] = {"content_type": content_type} if content_type else {}
        raise NetworkTrouble(Network.NOT_MEETINGS, asked.host, **detail)
