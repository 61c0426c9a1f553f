"""New campaigns: empty, with the starter library, or the sample."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from organizer import paths
from organizer.campaign import commands as campaign
from organizer.imports.library import reader as library
from organizer.imports.library.commands import apply_library
from organizer.imports.library.plan import plan_library
from organizer.start import sample as sample_commands
from organizer.store.workspace import Workspace
from organizer.watchwords import commands as watching

LIBRARY = ("talking_points.json", "resources.json")
WATCH_WORDS = "watch_words.json"
LEAST_CHARACTERS = 12
LEAST_WORDS = 4


def new(
    folder: Path,
    name: str,
    *,
    passphrase: str | None = None,
    with_library: bool = False,
) -> Workspace:
    """Make a campaign and open it; with the starter talking points and resources if wanted.

    The starter's watch words are in it anyway: without them no agenda is looked through.

    Raises StoreTrouble FOLDER_NOT_EMPTY, NOT_WRITABLE; RuleBroken NAME_EMPTY. Nothing is left
    behind then.
    """
    return _filled(folder, passphrase, _start, name, with_library)


def _filled(
    folder: Path, passphrase: str | None, command: Callable[..., None], *args: Any
) -> Workspace:
    """A new campaign with its first content; nothing is left behind when that fails.

    There is no way back before it: a campaign without a name is none, so this is no step to undo.
    """
    was_there = folder.exists()
    workspace = Workspace.create(folder, passphrase)
    try:
        workspace.note(command, *args)
    except BaseException:
        workspace.discard()
        if not was_there:
            folder.rmdir()
        raise
    return workspace


def is_long_enough(passphrase: str) -> bool:
    """Whether a new passphrase has four words or twelve characters (rules A2.10)."""
    return len(passphrase) >= LEAST_CHARACTERS or len(passphrase.split()) >= LEAST_WORDS


def _start(session: Session, name: str, with_library: bool) -> None:
    campaign.start(session, name)
    load_watch_words(session)
    if with_library:
        load_library(session)


def load_library(session: Session) -> tuple[int, int]:
    """Load the starter talking points and resources; gives how many of each were new."""
    points, places = 0, 0
    for file in LIBRARY:
        draft = library.read(paths.resource("starter", file).read_bytes())
        new_points, new_places = apply_library(session, plan_library(session, draft))
        points, places = points + new_points, places + new_places
    return points, places


def load_watch_words(session: Session) -> int:
    """Load the starter's watch words; gives how many were new."""
    entries = json.loads(paths.resource("starter", WATCH_WORDS).read_bytes())["watch_words"]
    return watching.load_starter(session, entries)


def sample(folder: Path, today: date) -> Workspace:
    """Make the sample campaign and open it: the same everywhere for the same day."""
    content = json.loads(paths.resource("sample", "miami.json").read_bytes())
    return _filled(folder, None, _sample, content, today)


def _sample(session: Session, content: dict[str, object], today: date) -> None:
    load_library(session)
    load_watch_words(session)
    sample_commands.build(session, content, today)
