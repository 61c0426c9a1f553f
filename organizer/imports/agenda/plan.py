"""What importing an agenda would do: each line of it against the meeting's own items."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from organizer.imports.agenda.draft import AgendaDraft, ItemDraft
from organizer.imports.draft import Problem
from organizer.meetings.agenda.known import KnownAgenda, Pinned
from organizer.meetings.agenda.matching import Printed, kept_in_order, pairs
from organizer.model.base import fold
from organizer.model.kinds import Fate
from organizer.model.meetings import AgendaItem
from organizer.records.merging import FieldChange, as_text, cleaned, differences

ITEM_FIELDS = (
    "number",
    "title",
    "section",
    "file_no",
    "depth",
    "is_consent",
    "hearing",
    "item_type",
    "summary",
    "presenter",
    "result",
    "fate",
    "tally",
    "url",
)
"""What is followed from one version of an agenda to the next."""

TITLE_LIMIT = 2000
TEXT_LIMIT = 1_000_000
"""So much of an agenda's text is kept, in characters."""

SAYS_NOTHING = frozenset({"", "none", "scheduled", "0"})
"""Values with which an item begins, so that nobody has said anything yet."""

REVISION_FIELDS = ("number", "title", "section", "file_no", "depth", "is_consent", "hearing")

_FOOTER = re.compile(r"\s*(printed on|page \d+|\d+\s*$)", re.IGNORECASE)
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True)
class PlannedItem:
    """One line of the agenda. `kind` is new, changed, moved, same or doubtful.

    A doubtful one looks like an item that somebody typed: `item_id` is that item, and `changes`
    what it would get. `is_moved` says that it goes to the place that the agenda has it at.
    `follows` is the pinned item of an earlier meeting with the same file number: the new one
    takes its pin, position, ask and talking points over.
    """

    draft: ItemDraft
    kind: str
    item_id: int | None = None
    changes: tuple[FieldChange, ...] = ()
    is_moved: bool = False
    follows: Pinned | None = None


@dataclass(frozen=True)
class RemovedItem:
    """An item of ours that the city's agenda no longer has. It stays, marked."""

    item_id: int
    number: str
    title: str
    is_pinned: bool


@dataclass(frozen=True)
class AgendaPlan:
    """What an agenda would do to a meeting; `meeting_id` is None where the meeting is new.

    `unknown_members` voted and are no members of the meeting's body here. `is_new_revision` says
    that the agenda differs from the last version that was read. `problems` say why it may be the
    agenda of another meeting; those of the file are the draft's.
    """

    draft: AgendaDraft
    meeting_id: int | None
    meeting: str
    rows: tuple[PlannedItem, ...]
    removed: tuple[RemovedItem, ...]
    unknown_members: tuple[str, ...]
    is_new_revision: bool
    problems: tuple[Problem, ...] = ()

    def counts(self) -> Counter[str]:
        """How many lines of each kind, with `removed`."""
        found = Counter(row.kind for row in self.rows)
        found["removed"] = len(self.removed)
        return found

    @property
    def has_news(self) -> bool:
        """Whether it changes anything that is seen, or adds a version."""
        kinds = {row.kind for row in self.rows}
        return self.is_new_revision or bool(self.removed) or bool(kinds - {"same", "doubtful"})


def item_values(draft: ItemDraft) -> dict[str, str]:
    """A line's fields as texts, cleaned and cut as they are kept."""
    return {name: as_text(item_value(draft, name)) for name in ITEM_FIELDS}


def item_value(draft: ItemDraft, name: str) -> object:
    """One field of a line as it is kept. A line without a title is called by its number."""
    if name == "title":
        title = draft.title or draft.number or draft.file_no or draft.section or draft.summary
        return cleaned(title, name, TITLE_LIMIT) or "-"
    return cleaned(getattr(draft, name), name)


def local_values(item: AgendaItem) -> dict[str, str]:
    """An item's fields as texts, likewise."""
    return {name: as_text(getattr(item, name)) for name in ITEM_FIELDS}


def compare_agenda(
    draft: AgendaDraft, known: KnownAgenda, meeting_id: int | None, meeting: str
) -> AgendaPlan:
    """Compare the lines of an agenda with the items that a meeting has."""
    items = known.items
    found = pairs([_printed(item) for item in items], [_printed_draft(d) for d in draft.items])
    doubts = _doubtful(items, draft.items, found)
    moved = _moved(known, {at: items[of].id for at, of in found.items()})
    followed: set[int] = set()
    rows = []
    for at, line in enumerate(draft.items):
        if at in found:
            rows.append(_known_row(line, items[found[at]], known, draft.profile, moved.get(at)))
        elif at in doubts:
            rows.append(_row(line, "doubtful", items[doubts[at]], known, draft.profile))
        else:
            follows = known.pinned.get(fold(line.file_no)) if line.file_no else None
            if follows is not None and follows.item_id in followed:
                follows = None
            followed |= {follows.item_id} if follows else set()
            rows.append(PlannedItem(line, "new", follows=follows))
    there = set(found.values())
    return AgendaPlan(
        draft,
        meeting_id,
        meeting,
        tuple(rows),
        tuple(
            RemovedItem(item.id, item.number, item.title, item.is_pinned)
            for at, item in enumerate(items)
            if at not in there and item.imported and not item.is_gone
        ),
        _unknown_members(draft.items, known),
        _is_new(draft, known),
    )


def _printed(item: AgendaItem) -> Printed:
    """What the city's agenda called an item, or the person who typed it."""
    said = item.imported or {}
    return Printed(
        said.get("title", item.title),
        said.get("number", item.number),
        said.get("file_no", item.file_no),
        item.source_uid,
    )


def _printed_draft(draft: ItemDraft) -> Printed:
    values = item_values(draft)
    return Printed(
        values["title"],
        values["number"],
        values["file_no"],
        draft.uid,
    )


def _doubtful(
    items: Sequence[AgendaItem], lines: Sequence[ItemDraft], found: Mapping[int, int]
) -> dict[int, int]:
    """Which new lines look like an item that somebody typed, by number or by all its words."""
    taken = set(found.values())
    typed = [at for at, item in enumerate(items) if not item.imported and at not in taken]
    doubts: dict[int, int] = {}
    for at, line in enumerate(lines):
        if at in found or not typed:
            continue
        words = set(_WORD.findall(fold(line.title)))
        for of in typed:
            item = items[of]
            own = set(_WORD.findall(fold(item.title)))
            is_number = bool(line.number) and fold(line.number) == fold(item.number)
            if is_number or (len(own) > 1 and own <= words):
                doubts[at] = of
                typed.remove(of)
                break
    return doubts


def _known_row(
    line: ItemDraft, item: AgendaItem, known: KnownAgenda, profile: str, move: FieldChange | None
) -> PlannedItem:
    row = _row(line, "changed", item, known, profile)
    changes = row.changes + ((move,) if move else ())
    is_moved = move is not None and not move.is_ours
    news = [change for change in row.changes if not change.is_ours]
    kind = "changed" if news else "moved" if is_moved else "same"
    return PlannedItem(line, kind, item.id, changes, is_moved or item.is_gone)


def _row(
    line: ItemDraft, kind: str, item: AgendaItem, known: KnownAgenda, profile: str
) -> PlannedItem:
    """A line that is, or may be, an item of ours, with what it changes in it."""
    ours, theirs, before = local_values(item), item_values(line), dict(item.imported or {})
    changes = differences(ITEM_FIELDS, ours, theirs, base(item), silent(line, item, profile))
    if item.is_gone:
        changes += (FieldChange("is_gone", "yes", "no"),)
    votes = new_votes(line, item, known)
    if votes:
        said = ", ".join(f"{known.members[member].name}: {vote}" for member, vote in votes)
        changes += (FieldChange("votes", "", said),)
    if not before:
        # An item that was typed is the city's from now on.
        changes += (FieldChange("source", "", profile),)
    return PlannedItem(line, kind, item.id, changes)


def base(item: AgendaItem) -> dict[str, object]:
    """What the city said of an item before.

    Of one that was typed: nothing, so what somebody filled in is ours. "Moved" is what an import
    makes of "scheduled" itself, so it stands in no import's way.
    """
    ours = local_values(item)
    before = dict(item.imported or {})
    if not before:
        return {name: ours[name] if ours[name] in SAYS_NOTHING else None for name in ITEM_FIELDS}
    if ours["fate"] == Fate.MOVED and before.get("fate") == Fate.SCHEDULED:
        before["fate"] = str(Fate.MOVED)
    return before


def silent(line: ItemDraft, item: AgendaItem, profile: str) -> frozenset[str]:
    """The fields of which a line says nothing that could take away what we have.

    A format that has no results is no news about them; the format that brought a value and no
    longer has it took it back. "Scheduled" is where every item begins: it takes no fate away.
    """
    values, by = item_values(line), (item.imported or {}).get("by", {})
    return frozenset(
        name
        for name in ITEM_FIELDS
        if values[name] in SAYS_NOTHING and (by.get(name) != profile or name == "fate")
    )


def new_votes(
    line: ItemDraft, item: AgendaItem | None, known: KnownAgenda
) -> tuple[tuple[int, str], ...]:
    """The votes of a line that are to be written: of members whom we know, by their id.

    One that a person wrote down, or corrected, stays.
    """
    before = ((item.imported or {}).get("votes") or {}) if item else {}
    have = known.votes.get(item.id, {}) if item else {}
    found = []
    for vote in line.votes:
        member = known.member_named(vote.official)
        if member is None or vote.vote in (have.get(member), before.get(str(member))):
            continue
        if member not in have or have[member] == before.get(str(member)):
            found.append((member, str(vote.vote)))
    return tuple(dict(found).items())


def _moved(known: KnownAgenda, common: Mapping[int, int]) -> dict[int, FieldChange]:
    """Which lines (index: item) the city put elsewhere; ours, where a person had moved it, too."""
    old = {item_id: at for at, item_id in enumerate(known.order) if item_id is not None}
    lines = [at for at in sorted(common) if common[at] in old]
    kept = {lines[at] for at in kept_in_order([old[common[at]] for at in lines])}
    here = [item.id for item in known.items if item.id in old]
    in_place = {here[at] for at in kept_in_order([old[item_id] for item_id in here])}
    return {
        at: FieldChange(
            "position", str(old[common[at]] + 1), str(at + 1), common[at] not in in_place
        )
        for at in lines
        if at not in kept
    }


def _unknown_members(lines: Iterable[ItemDraft], known: KnownAgenda) -> tuple[str, ...]:
    names = dict.fromkeys(vote.official for line in lines for vote in line.votes)
    return tuple(name for name in names if known.member_named(name) is None)


def revision_text(draft: AgendaDraft) -> str:
    """The text of an agenda as a version keeps it: pages parted by form feeds."""
    return "\f".join(page.replace("\f", "\n") for page in draft.pages)[:TEXT_LIMIT]


def revision_items(draft: AgendaDraft) -> list[dict[str, Any]]:
    """The lines of an agenda as a version keeps them."""
    return [
        {name: item_value(line, name) for name in REVISION_FIELDS}
        | {"uid": line.uid[:500], "place": line.place[:100]}
        for line in draft.items
    ]


def _is_new(draft: AgendaDraft, known: KnownAgenda) -> bool:
    """Whether an agenda says something else than the last version that was read.

    Footers ("Printed on …", page numbers) do not count.
    """
    newest = known.revision
    if newest is None:
        return bool(draft.items or any(draft.pages))
    kept = [
        {name: value for name, value in item.items() if name != "id"}
        for item in newest.content.get("items", [])
    ]
    if kept != revision_items(draft) or newest.label != cleaned(draft.label, "label"):
        return True
    return _essence(newest.text) != _essence(revision_text(draft))


def _essence(text: str) -> str:
    lines = (line for page in text.split("\f") for line in page.splitlines())
    return " ".join(" ".join(line for line in lines if not _FOOTER.match(line)).split())
