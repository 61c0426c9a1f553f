"""Library files: talking points with their sources, and places to look, as JSON."""

import json
from typing import Any

from organizer.imports.draft import Problem, Why, because
from organizer.imports.library.draft import (
    LibraryDraft,
    PointDraft,
    PointTextDraft,
    ResourceDraft,
    SourceDraft,
)
from organizer.imports.plain_text import check_size, shortened, without_control
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Language, PointKind

MAX_ENTRIES = 5000
MAX_TITLE, MAX_TEXT = 500, 10_000


def read(data: bytes) -> LibraryDraft:
    """The points and resources of a library file, in its order.

    The file is a list of either, or an object with `points` and `resources`. English stands in
    the point itself, other languages under their codes; a `translation` that says "machine" makes
    that text a machine's. An entry that cannot be taken becomes a problem. Raises RuleBroken
    FILE_EMPTY, FILE_TOO_LARGE, or FILE_UNREADABLE with the `line` where the JSON breaks.
    """
    check_size(data)
    content = _content(data)
    points: list[PointDraft] = []
    resources: list[ResourceDraft] = []
    problems: list[Problem] = []
    for number, entry in enumerate(_entries(content)[:MAX_ENTRIES], 1):
        where = f"entry {number}"
        if isinstance(entry, dict) and "statement" in entry:
            point = _point(entry, where, problems)
            points += [point] if point else []
        elif isinstance(entry, dict) and _line(entry, "name"):
            resources.append(_resource(entry))
        else:
            problems.append(Problem(where, because(Why.NO_LIBRARY_ENTRY)))
    return LibraryDraft(tuple(points), tuple(resources), tuple(problems))


def is_library(data: bytes) -> bool:
    """Whether the data is a library file that `read` takes."""
    try:
        entries = _entries(_content(data))
    except RuleBroken:
        return False
    first = entries[0] if entries else None
    return isinstance(first, dict) and ("statement" in first or {"name", "url"} <= first.keys())


def _content(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise RuleBroken(Rule.FILE_UNREADABLE, encoding="utf-8") from None
    except json.JSONDecodeError as error:
        raise RuleBroken(Rule.FILE_UNREADABLE, line=error.lineno) from None
    except (RecursionError, ValueError):
        raise RuleBroken(Rule.FILE_UNREADABLE) from None


def _entries(content: Any) -> list[Any]:
    if isinstance(content, dict):
        lists = [content.get("points"), content.get("resources")]
        content = [entry for part in lists if isinstance(part, list) for entry in part]
    if not isinstance(content, list) or not content:
        raise RuleBroken(Rule.FILE_UNREADABLE)
    return content


def _line(entry: dict[str, Any], key: str, limit: int = MAX_TITLE) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        return ""
    return shortened(without_control(value.encode("utf-8", "replace").decode()).strip(), limit)


def _link(entry: dict[str, Any]) -> str:
    url = _line(entry, "url", 2000)
    return url if url.lower().startswith(("https://", "http://")) else ""


def _point(entry: dict[str, Any], where: str, problems: list[Problem]) -> PointDraft | None:
    kind, title = _line(entry, "kind"), _line(entry, "title")
    if kind not in list(PointKind):
        problems.append(Problem(where, because(Why.KIND_UNKNOWN, kind=shortened(kind, 40))))
        return None
    if not title:
        problems.append(Problem(where, because(Why.POINT_UNTITLED)))
        return None
    sources = entry.get("sources")
    return PointDraft(
        key=_line(entry, "id"),
        kind=kind,
        is_contested=entry.get("contested") is True,
        caveat=_line(entry, "caveat", MAX_TEXT),
        theme=_line(entry, "seed_theme") or _line(entry, "theme"),
        texts=tuple(_texts(entry)),
        sources=tuple(_sources(sources if isinstance(sources, list) else [], where, problems)),
    )


def _texts(entry: dict[str, Any]) -> list[PointTextDraft]:
    english = _line(entry, "title"), _line(entry, "statement", MAX_TEXT)
    texts = [PointTextDraft(Language.ENGLISH, *english)]
    for language in (Language.SPANISH, Language.HAITIAN_CREOLE):
        part = entry.get(language)
        if isinstance(part, dict) and (_line(part, "title") or _line(part, "statement")):
            title, text = _line(part, "title"), _line(part, "statement", MAX_TEXT)
            # Not said is taken for a machine's, so that the program warns before it is printed.
            made_by = _line(part, "translation").lower() or "machine"
            texts.append(PointTextDraft(language, title, text, "machine" in made_by))
    return texts


def _sources(entries: list[Any], where: str, problems: list[Problem]) -> list[SourceDraft]:
    sources = []
    for entry in entries[:100]:
        if not isinstance(entry, dict) or not (_line(entry, "title") or _link(entry)):
            problems.append(Problem(where, because(Why.SOURCE_EMPTY)))
            continue
        sources.append(
            SourceDraft(
                title=_line(entry, "title") or _link(entry),
                publisher=_line(entry, "publisher"),
                date_text=_line(entry, "date"),
                url=_link(entry),
            )
        )
    return sources


def _resource(entry: dict[str, Any]) -> ResourceDraft:
    return ResourceDraft(
        name=_line(entry, "name"),
        kind=_line(entry, "kind"),
        url=_link(entry),
        why=_line(entry, "why", MAX_TEXT),
        is_verified=entry.get("verified") is True,
    )
