"""What all commands share: opening a campaign, the passphrase, one way to print, one to refuse."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from organizer.imports.draft import Reason
from organizer.imports.problem_words import PLAIN
from organizer.meetings import queries as meetings
from organizer.model.errors import NetworkTrouble, Rule, RuleBroken, StoreTrouble, Trouble
from organizer.model.kinds import MeetingId
from organizer.officials import queries as bodies
from organizer.store import keys
from organizer.store.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])

# A file in the place of a folder is refused by what opens or makes the folder, not as wrong usage.
FOLDER = click.Path(path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)

SENTENCES = {
    Rule.NOT_FOUND: "There is no such entry.",
    Rule.BEFORE_THE_DAY: (
        "The day of this meeting has not come yet: nothing was changed; "
        "if you mean it, add --early."
    ),
    Trouble.PASSPHRASE_NEEDED: (
        "A passphrase is needed; without a terminal, give it in a file with --passphrase-file."
    ),
}
"""What has other words here than in the window."""

DETAILS = {
    "line": "line {}",
    "limit": "limit {}",
    "known": "possible: {}",
    "reason": "{}",
    "example": "for example {}",
    "better": "use {}",
    "other": "to {}",
    "status": "status {}",
    "content_type": "{}",
    "seconds": "try again in {} seconds",
}
"""What an error may know, as it stands in brackets."""


@dataclass
class Output:
    """How a command answers: words for a person, or one JSON object for a program."""

    is_json: bool

    def give(self, data: Mapping[str, object], lines: list[str] | None = None) -> None:
        """Print the answer. `lines` are for people; without them the data is, key by key."""
        if self.is_json:
            text = json.dumps(data, ensure_ascii=False, default=_plain)
            click.echo(text.encode())  # JSON is UTF-8, whatever the console has
            return
        if lines is None:
            lines = [f"{name}: {_word(value)}" for name, value in data.items()]
        for text in lines:
            click.echo(text)


def _plain(value: object) -> object:
    """Dates, moments and sets as JSON has them."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def with_output(command: F) -> F:
    """Give a command the option `--json` and an `Output` as its first argument."""

    @click.option("--json", "is_json", is_flag=True, help="Print one JSON object.")
    @wraps(command)
    def wrapped(*args: Any, is_json: bool, **kwargs: Any) -> Any:
        return command(Output(is_json), *args, **kwargs)

    return wrapped  # type: ignore[return-value]


def with_passphrase(command: F) -> F:
    """Give a command the option `--passphrase-file`; the passphrase is never an argument."""
    return click.option(
        "--passphrase-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="File whose first line is the passphrase of a protected campaign.",
    )(command)


def passphrase_from(file: Path | None) -> str | None:
    """The first line of a file, without its line end; None without a file."""
    if file is None:
        return None
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise click.UsageError("the passphrase file cannot be read as UTF-8 text") from None
    if not lines or not lines[0]:
        raise click.UsageError("the first line of the passphrase file is empty")
    return lines[0]


def asked_passphrase(campaign: str, *, is_new: bool = False) -> str:
    """The passphrase as somebody types it, a new one twice.

    Raises StoreTrouble PASSPHRASE_NEEDED where there is no terminal to ask at.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise StoreTrouble(Trouble.PASSPHRASE_NEEDED, campaign)
    typed = click.prompt("Passphrase", hide_input=True, confirmation_prompt=is_new, err=True)
    return str(typed)


@contextmanager
def opened(campaign: Path, passphrase_file: Path | None) -> Iterator[Workspace]:
    """An open campaign; asks for the passphrase when one is needed and no file was given."""
    passphrase = passphrase_from(passphrase_file)
    if passphrase is None and keys.is_protected(campaign):
        passphrase = asked_passphrase(str(campaign))
    with Workspace.open(campaign, passphrase) as workspace:
        yield workspace


def one_sentence(error: RuleBroken | StoreTrouble | NetworkTrouble) -> str:
    """Why something was refused, and what is safe, in one line: "The disk is full: …"."""
    # lazy: sentences are Qt's to translate, and most command lines need none
    from organizer.ui.text.messages import sentence

    if not isinstance(error, NetworkTrouble):
        own = SENTENCES.get(error.rule if isinstance(error, RuleBroken) else error.trouble)
        if isinstance(error, RuleBroken) and "use" in error.detail:
            own = str(error.detail["use"])
        if own is not None:
            return own
    title, text = sentence(error)
    first = text.partition(". ")[0].removesuffix(".")
    where = ""
    if not isinstance(error, StoreTrouble):
        known = (
            words.format(_small(_detail(error.detail[key])))
            for key, words in DETAILS.items()
            if key in error.detail
        )
        where = "".join(f" ({part})" for part in known)
    return f"{title}{where}: {_small(first)}."


def _detail(value: object) -> str:
    """What an error knows; of the reason why nothing can be taken, the first sentence."""
    if isinstance(value, Reason):
        return PLAIN.said(value).partition(". ")[0].removesuffix(".")
    return str(value)


def _small(words: str) -> str:
    """Words that stood at the beginning, for the middle of a sentence."""
    return words[:1].lower() + words[1:]


def new_folder(_context: click.Context, _option: click.Parameter, value: Path) -> Path:
    """A folder to make. Raises StoreTrouble NOT_WRITABLE where a file lies in its place."""
    if value.exists() and not value.is_dir():
        raise StoreTrouble(Trouble.NOT_WRITABLE, str(value))
    return value


def known_meeting(workspace: Workspace, number: int | None) -> MeetingId | None:
    """A meeting's id as the core wants it. Raises RuleBroken NOT_FOUND when there is none."""
    if number is None:
        return None
    if workspace.query(meetings.detail, MeetingId(number)) is None:
        raise RuleBroken(Rule.NOT_FOUND, "meeting")
    return MeetingId(number)


def known_body(workspace: Workspace, number: int | None) -> int | None:
    """A body's id. Raises RuleBroken NOT_FOUND when there is none."""
    if number is not None and number not in [row.id for row in workspace.query(bodies.bodies)]:
        raise RuleBroken(Rule.NOT_FOUND, "body")
    return number


def campaign_argument(command: F) -> F:
    """Give a command its first argument, the campaign's folder, and the passphrase option."""
    return click.argument("campaign", type=FOLDER)(with_passphrase(command))
