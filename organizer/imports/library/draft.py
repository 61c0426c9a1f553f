"""What a library file says of talking points and places to look, before it is compared."""

from dataclasses import dataclass
from datetime import date

from organizer.imports.draft import Problem


@dataclass(frozen=True)
class SourceDraft:
    """What a talking point rests on. `date_text` is free text ("2025, day not seen")."""

    title: str
    publisher: str
    date_text: str
    url: str
    checked_on: date | None = None


@dataclass(frozen=True)
class PointTextDraft:
    """A talking point's wording in one language."""

    language: str
    title: str
    text: str
    is_machine: bool = False


@dataclass(frozen=True)
class PointDraft:
    """One talking point of a library file."""

    key: str
    kind: str
    is_contested: bool
    caveat: str = ""
    theme: str = ""
    texts: tuple[PointTextDraft, ...] = ()
    sources: tuple[SourceDraft, ...] = ()


@dataclass(frozen=True)
class ResourceDraft:
    """One place to look or to ask."""

    name: str
    kind: str
    url: str
    why: str
    is_verified: bool


@dataclass(frozen=True)
class LibraryDraft:
    """A library file of talking points, resources or both."""

    points: tuple[PointDraft, ...]
    resources: tuple[ResourceDraft, ...]
    problems: tuple[Problem, ...] = ()
    profile: str = "library"
