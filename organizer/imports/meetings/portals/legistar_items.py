"""Agenda items of the Legistar Web API (EventItems), and of New York's mirror without prefixes."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from organizer.imports.agenda.draft import ItemDraft
from organizer.imports.json_records import Record, Values, joined
from organizer.imports.meetings.parts import document, votes
from organizer.imports.meetings.words import fate, hearing, is_consent
from organizer.imports.plain_text import shortened
from organizer.model.kinds import DocumentKind, Fate

MAX_TITLE = 2000

_HEADING = re.compile(r"[^a-z]{4,}|.{3,100}:|consent (?:agenda|calendar)", re.DOTALL)


def is_item(values: Values) -> bool:
    """Whether a JSON object is an EventItem."""
    return "EventItemId" in values or {"EventItemTitle", "EventItemEventId"} <= values.keys()


def items(rows: Iterable[Record], prefix: str = "EventItem") -> list[ItemDraft]:
    """The items that stand on the agenda, in its order.

    A row without AgendaSequence was put in the minutes only; New York's mirror (`prefix` "")
    writes 0 for it. What the minutes add on a matter becomes the result of its item. A row
    without title, note or matter is a gap in the layout and is left out.
    """
    numbered = [(_sequence(row, prefix), row) for row in rows]
    lowest = 0 if prefix else 1
    on_agenda = [(n, row) for n, row in numbered if n is not None and n >= lowest]
    on_agenda.sort(key=lambda pair: pair[0])
    later = [row for n, row in numbered if n is None or n < lowest]
    outcome = {} if prefix else _outcomes(later, prefix)
    found: list[ItemDraft] = []
    section = ""
    for position, (_, row) in enumerate(on_agenda):
        title = _title(row, prefix)
        if not title:
            continue
        is_matter = row.first(f"{prefix}MatterId", f"{prefix}MatterID", f"{prefix}MatterFile")
        if not is_matter and _is_heading(title, on_agenda[position + 1 :], prefix):
            section = title
        own_section = "" if section == title else section
        found.append(_item(row, prefix, title, own_section, outcome))
    return found


def _sequence(row: Record, prefix: str) -> int | None:
    value = row.values.get(f"{prefix}AgendaSequence")
    return int(value) if isinstance(value, int | float) and abs(value) < 10**9 else None


def _title(row: Record, prefix: str) -> str:
    keys = ("Title", "MatterName", "AgendaNote", "MatterFile")
    return row.line(*(prefix + key for key in keys), limit=MAX_TITLE)


def _is_heading(title: str, after: Sequence[tuple[Any, Record]], prefix: str) -> bool:
    """A row in capitals (or "Consent Agenda") with matters below it is a heading."""
    below = after[0][1] if after else None
    has_below = below is not None and below.first(f"{prefix}MatterId", f"{prefix}MatterFile")
    return (bool(has_below) and _HEADING.fullmatch(title) is not None) or is_consent(title)


def _outcomes(rows: Iterable[Record], prefix: str) -> dict[Any, list[Record]]:
    """Rows of the minutes by the matter that they belong to."""
    found: dict[Any, list[Record]] = {}
    for row in rows:
        matter = row.first(f"{prefix}MatterID", f"{prefix}MatterId")
        if isinstance(matter, int | str):
            found.setdefault(matter, []).append(row)
    return found


def _item(
    row: Record, prefix: str, title: str, section: str, outcome: dict[Any, list[Record]]
) -> ItemDraft:
    def line(*names: str, limit: int = 300) -> str:
        return row.line(*(prefix + name for name in names), limit=limit)

    matter = row.first(f"{prefix}MatterID", f"{prefix}MatterId")
    later = outcome.get(matter, []) if isinstance(matter, int | str) else []
    rows = [row, *later]
    actions = [one.line(f"{prefix}ActionName") for one in rows]
    flags = [one.line(f"{prefix}PassedFlagName") or _flag(one, prefix) for one in rows]
    fates = [fate(action, flag) for action, flag in zip(actions, flags, strict=True)]
    flag = next((word for word in reversed(flags) if word), "")
    people = (("moved by", line("Mover")), ("seconded by", line("Seconder")))
    said = [*dict.fromkeys(filter(None, actions)), flag]
    said += [f"{what} {who}" for what, who in people if who]
    note = row.text(f"{prefix}AgendaNote", limit=4000)
    name = line("MatterName", limit=MAX_TITLE)
    consent = row.values.get(f"{prefix}Consent")
    roll = (v for one in rows for v in one.rows(f"{prefix}Votes", "Votes", f"{prefix}RollCall"))
    return ItemDraft(
        title=title,
        number=line("AgendaNumber", limit=40),
        section=shortened(section, 300),
        file_no=line("MatterFile", limit=80),
        is_consent=True if is_consent(section) else bool(consent) if consent in (0, 1) else None,
        hearing=hearing(title, section, line("MatterType")),
        item_type=line("MatterType", limit=100),
        summary=joined(*(text for text in (name, note) if text != title)),
        result=shortened("; ".join(filter(None, said)), 500),
        fate=next((f for f in reversed(fates) if f is not Fate.SCHEDULED), Fate.SCHEDULED),
        tally=line("Tally", limit=100) or next((o.line(f"{prefix}Tally") for o in later), ""),
        uid=line("Id", "ID", limit=100),
        documents=_attachments(row, prefix),
        votes=tuple(dict.fromkeys(votes(roll))),
        place=row.where,
    )


def _flag(row: Record, prefix: str) -> str:
    value = row.values.get(f"{prefix}PassedFlag")
    return {0: "Fail", 1: "Pass"}.get(value, "") if isinstance(value, int) else ""


def _attachments(row: Record, prefix: str) -> tuple[Any, ...]:
    """The papers of a matter: shown, never fetched by themselves (civic data 1.4)."""
    papers = (
        document(
            one.line("MatterAttachmentName", "Name"),
            one.link("MatterAttachmentHyperlink", "Hyperlink", "Link"),
            kind=DocumentKind.ATTACHMENT,
        )
        for one in row.rows(f"{prefix}MatterAttachments", "Attachments", limit=100)
    )
    return tuple(paper for paper in papers if paper is not None)
