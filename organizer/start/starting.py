"""New campaigns: empty, with a starter library, or the sample."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Unpack

from sqlalchemy.orm import Session

from organizer import paths
from organizer.campaign import commands as campaign
from organizer.campaign.commands import ProfileDetails
from organizer.start import libraries, states
from organizer.start import sample as sample_commands
from organizer.store.workspace import Workspace

LEAST_CHARACTERS = 12
LEAST_WORDS = 4


def new(
    folder: Path,
    name: str,
    *,
    passphrase: str | None = None,
    **about: Unpack[ProfileDetails],
) -> Workspace:
    """Make a campaign and open it; with a starter library and its watch words if `library` is one.

    City and state give zone and paper, where these are not said. Raises StoreTrouble
    FOLDER_NOT_EMPTY, NOT_WRITABLE; RuleBroken NAME_EMPTY, NOT_FOUND for a library that is none.
    Nothing is left behind then.
    """
    habits = states.habits(about.get("city", ""), about.get("state", ""))
    given: ProfileDetails = {}
    if habits is not None:
        given = {"zone": habits.zone, "region": habits.region, "paper": habits.paper}
    return _filled(folder, passphrase, _start, name, given | about)


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


def _start(session: Session, name: str, about: ProfileDetails) -> None:
    campaign.start(session, name, **about)
    session.flush()
    library = about.get("library")
    if library:
        load_library(session, library)


def load_library(session: Session, library_id: str) -> tuple[int, int]:
    """Load a library with its watch words into a campaign; gives how many points and places.

    The campaign keeps the library, and takes its words for the issue and both sides where it has
    none of its own. Raises RuleBroken NOT_FOUND.
    """
    campaign.take_words(session, library_id, *_words(library_id))
    libraries.load_watch_words(session, library_id)
    return libraries.load_content(session, library_id)


def _words(library_id: str) -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    found = libraries.library(library_id)
    return found.names, found.side_for, found.side_against


def sample(folder: Path, today: date) -> Workspace:
    """Make the sample campaign and open it: the same everywhere for the same day."""
    content = json.loads(paths.resource("sample", "miami.json").read_bytes())
    return _filled(folder, None, _sample, content, today)


def _sample(session: Session, content: dict[str, Any], today: date) -> None:
    library = content["campaign"]["library"]
    libraries.load_content(session, library)
    libraries.load_watch_words(session, library)
    sample_commands.build(session, content, today)
