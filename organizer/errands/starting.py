"""New campaigns: empty, with the starter library, or the sample."""

import json
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from organizer import paths
from organizer.commands import campaign, imports
from organizer.commands import sample as sample_commands
from organizer.exchange import library
from organizer.store.workspace import Workspace

LIBRARY = ("talking_points.json", "resources.json")


def new(
    folder: Path,
    name: str,
    *,
    passphrase: str | None = None,
    with_library: bool = False,
    label: str = "New campaign",
) -> Workspace:
    """Make a campaign and open it; with the starter talking points and resources if wanted.

    Raises StoreTrouble FOLDER_NOT_EMPTY, NOT_WRITABLE; RuleBroken NAME_EMPTY. Nothing is left
    behind then.
    """
    workspace = Workspace.create(folder, passphrase)
    try:
        workspace.do(label, _start, name, with_library)
    except BaseException:
        workspace.discard()
        raise
    return workspace


def _start(session: Session, name: str, with_library: bool) -> None:
    campaign.start(session, name)
    if with_library:
        load_library(session)


def load_library(session: Session) -> tuple[int, int]:
    """Load the starter talking points and resources; gives how many of each were new."""
    points, places = 0, 0
    for file in LIBRARY:
        draft = library.read(paths.resource("starter", file).read_bytes())
        new_points, new_places = imports.apply_library(session, draft)
        points, places = points + new_points, places + new_places
    return points, places


def sample(folder: Path, today: date, label: str = "Sample campaign") -> Workspace:
    """Make the sample campaign and open it: the same everywhere for the same day."""
    content = json.loads(paths.resource("sample", "miami.json").read_bytes())
    workspace = Workspace.create(folder)
    try:
        workspace.do(label, _sample, content, today)
    except BaseException:
        workspace.discard()
        raise
    return workspace


def _sample(session: Session, content: dict[str, object], today: date) -> None:
    load_library(session)
    sample_commands.build(session, content, today)
