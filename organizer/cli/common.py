"""What all commands share: opening a campaign, the passphrase, one way to print, one to refuse."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from organizer.store import keys
from organizer.store.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
LANGUAGES = ("en", "es", "ht")


@dataclass
class Output:
    """How a command answers: words for a person, or one JSON object for a program."""

    is_json: bool

    def give(self, data: dict[str, Any], lines: list[str] | None = None) -> None:
        """Print the answer. `lines` are for people; without them the data is, key by key."""
        if self.is_json:
            click.echo(json.dumps(data, ensure_ascii=False, default=_plain))
            return
        if lines is None:
            lines = [f"{name}: {_word(value)}" for name, value in data.items()]
        for text in lines:
            click.echo(text)


def _plain(value: Any) -> Any:
    """Dates, moments and sets as JSON has them."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)


def _word(value: Any) -> str:
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
    return click.option(  # type: ignore[return-value]
        "--passphrase-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="File whose first line is the passphrase of a protected campaign.",
    )(command)


def passphrase_from(file: Path | None) -> str | None:
    """The first line of a file, without its line end; None without a file."""
    if file is None:
        return None
    text = file.read_text("utf-8")
    return text.splitlines()[0] if text else ""


@contextmanager
def opened(campaign: Path, passphrase_file: Path | None) -> Iterator[Workspace]:
    """An open campaign; asks for the passphrase when one is needed and no file was given."""
    passphrase = passphrase_from(passphrase_file)
    if passphrase is None and keys.is_protected(campaign):
        passphrase = click.prompt("Passphrase", hide_input=True, err=True)
    with Workspace.open(campaign, passphrase) as workspace:
        yield workspace


def campaign_argument(command: F) -> F:
    """Give a command its first argument, the campaign's folder, and the passphrase option."""
    return click.argument("campaign", type=FOLDER)(with_passphrase(command))  # type: ignore[return-value]
