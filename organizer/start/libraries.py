"""The starter libraries that the program ships: a folder each, with no code of its own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from organizer import paths
from organizer.imports.library import reader
from organizer.imports.library.commands import apply_library
from organizer.imports.library.plan import plan_library
from organizer.model.errors import Rule, RuleBroken
from organizer.watchwords import commands as watching

CONTENT = ("talking_points.json", "resources.json")
WATCH_WORDS = "watch_words.json"
ABOUT = "library.json"


@dataclass(frozen=True)
class StarterLibrary:
    """A library by its folder's name, and what it calls its issue and both sides, by language."""

    id: str
    names: Mapping[str, str]
    about: Mapping[str, str]
    side_for: Mapping[str, str]
    side_against: Mapping[str, str]

    @property
    def name(self) -> str:
        """What it is called in English: "Library hours"."""
        return self.names["en"]

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return paths.resource("starter", self.id)


def libraries() -> tuple[StarterLibrary, ...]:
    """The starter libraries that are there, by name."""
    found = [
        _described(file.parent.name, json.loads(file.read_bytes()))
        for file in paths.resource("starter").glob(f"*/{ABOUT}")
    ]
    return tuple(sorted(found, key=lambda library: library.name.casefold()))


def find(library_id: str) -> StarterLibrary | None:
    """One of them; None where this version has none of that name."""
    return next((each for each in libraries() if each.id == library_id), None)


def library(library_id: str) -> StarterLibrary:
    """One of them. Raises RuleBroken NOT_FOUND."""
    if (found := find(library_id)) is None:
        raise RuleBroken(Rule.NOT_FOUND, "library")
    return found


def _described(name: str, said: Mapping[str, Mapping[str, str]]) -> StarterLibrary:
    return StarterLibrary(name, said["name"], said["about"], said["side_for"], said["side_against"])


def load_content(session: Session, library_id: str) -> tuple[int, int]:
    """Load a library's talking points and places to look; gives how many of each were new."""
    points, places = 0, 0
    folder = library(library_id).folder
    for file in CONTENT:
        draft = reader.read((folder / file).read_bytes())
        new_points, new_places = apply_library(session, plan_library(session, draft))
        points, places = points + new_points, places + new_places
    return points, places


def load_watch_words(session: Session, library_id: str) -> int:
    """Load a library's watch words; gives how many were new."""
    content = (library(library_id).folder / WATCH_WORDS).read_bytes()
    return watching.load_starter(session, json.loads(content)["watch_words"])
