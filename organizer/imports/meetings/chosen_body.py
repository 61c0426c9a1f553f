"""Which meetings of a file belong to the body that a person chose for it, and which to others."""

from collections.abc import Mapping

from organizer.imports.draft import Problem
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.model.base import fold

BodyOf = Mapping[str, int | None]
"""The body of each name that a file has, folded; of "" for a meeting that names none."""


def bodies_of(
    draft: MeetingsDraft, known: Mapping[str, int], names: Mapping[int, str], body_id: int | None
) -> BodyOf:
    """The body of each name in a file, None where there is none; `known` are ours by folded name.

    The chosen body is for names that fit it: a portal tells of all the bodies of its city. Where
    none fits, it is for the only name that there is, which may be spelled quite otherwise.
    """
    said = {name for one in draft.meetings if (name := fold(one.body))}
    chosen = fold(names.get(body_id or 0, ""))
    fitting = {name for name in said if _is_within(name, chosen)}
    if not fitting and len(said) == 1:
        fitting = said
    found = {name: known.get(name, body_id if name in fitting else None) for name in said}
    return {"": body_id, **found}


def of_others(
    draft: MeetingsDraft, bodies: BodyOf, names: Mapping[int, str], body_id: int | None
) -> tuple[Problem, ...]:
    """What is told where a body was chosen, and a file holds meetings of others, too."""
    if body_id is None:
        return ()
    others = sum(bodies[fold(one.body)] != body_id for one in draft.meetings)
    if not others:
        return ()
    text = (
        f"{others} of {len(draft.meetings)} meetings name another body than"
        f" “{names.get(body_id, '')}”; they were not put under it."
    )
    return (Problem("file", text),)


def _is_within(one: str, other: str) -> bool:
    """Whether all the words of a name stand in another one, or the other way about."""
    if not one or not other:
        return False
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "
