"""What the comparison of two versions of an agenda calls things."""

from collections.abc import Callable, Sequence
from datetime import date

from organizer.meetings.agenda.revisions import ComparedItem, Comparison, RevisionRow
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.look.theme import Tone
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets.chip import Chip

SAME = "same"

_LONGEST_TITLE = 60
"""So many characters of a title are shown inside a sentence."""

_KINDS = {
    "added": (QT_TRANSLATE_NOOP("words", "added"), QT_TRANSLATE_NOOP("words", "%Ln added")),
    "removed": (QT_TRANSLATE_NOOP("words", "removed"), QT_TRANSLATE_NOOP("words", "%Ln removed")),
    "moved": (QT_TRANSLATE_NOOP("words", "moved"), QT_TRANSLATE_NOOP("words", "%Ln moved")),
    "renumbered": (
        QT_TRANSLATE_NOOP("words", "renumbered"),
        QT_TRANSLATE_NOOP("words", "%Ln renumbered"),
    ),
    "retitled": (
        QT_TRANSLATE_NOOP("words", "retitled"),
        QT_TRANSLATE_NOOP("words", "%Ln retitled"),
    ),
    SAME: (QT_TRANSLATE_NOOP("words", "the same"), QT_TRANSLATE_NOOP("words", "%Ln the same")),
}
"""What a change is called, alone and counted."""

KINDS = tuple(_KINDS)
_TONES = {"added": Tone.GREEN, "removed": Tone.RED}


def kind(name: str) -> str:
    """What a change is called: "added", "the same"."""
    return t(_KINDS[name][0])


def chips(item: ComparedItem) -> list[Chip]:
    """A chip for each change; none for a line that stayed as it was."""
    return [Chip(kind(name), _TONES.get(name, Tone.AMBER)) for name in item.kinds if name != SAME]


def version(row: RevisionRow) -> str:
    """A version by its number: "version 2"."""
    return t("version {number}").format(number=phrases.number(row.number))


def choice(row: RevisionRow, today: date) -> str:
    """A version to choose: "Version 2 · read Nov 3, 4:10 PM · 47 items · Final"."""
    number = t("Version {number}").format(number=phrases.number(row.number))
    items = counted("%Ln item(s)", row.items)
    parts = (number, t("read {moment}").format(moment=read(row, today)), items, row.label)
    return " · ".join(part for part in parts if part)


def read(row: RevisionRow, today: date) -> str:
    """When a version was read: "Nov 3, 4:10 PM"."""
    at = row.taken_at.astimezone()
    day, clock = phrases.short_day(at.date(), today), phrases.time_of_day(at.time())
    return t("{day}, {time}").format(day=day, time=clock)


def order(first: RevisionRow, second: RevisionRow) -> str:
    """How two chosen versions are compared, where that is not as they were chosen."""
    if first.number == second.number:
        return t("Both are version {number}.").format(number=phrases.number(first.number))
    if first.number < second.number:
        return ""
    words = t("Version {old} is the older one: what changed from it to version {new} is shown.")
    return words.format(old=phrases.number(second.number), new=phrases.number(first.number))


def summary(rows: Sequence[ComparedItem]) -> str:
    """How many lines changed in which way: "3 added, 1 removed; 44 the same."."""
    counts = {name: sum(name in row.kinds for row in rows) for name in KINDS}
    said = {name: counted(_KINDS[name][1], count) for name, count in counts.items() if count}
    same = said.pop(SAME, "")
    if not said:
        return counted("%Ln item(s), nothing changed.", len(rows))
    words = t("{changes}; {same}.") if same else t("{changes}; none the same.")
    return words.format(changes=", ".join(said.values()), same=same)


def number(item: ComparedItem) -> str:
    """The printed number: the new one, the one of a removed line, or "RE.12 → RE.14"."""
    if "removed" in item.kinds:
        return item.old_number
    if "renumbered" not in item.kinds:
        return item.new_number
    return t("{old} → {new}").format(old=item.old_number or "–", new=item.new_number or "–")


def title(item: ComparedItem) -> str:
    """What it is called, or was when it was removed."""
    return item.new_title or item.old_title


def below(item: ComparedItem) -> str:
    """The line below the title: the old title, else the section, and which one it came from."""
    parts = [item.new_section or item.old_section]
    if "retitled" in item.kinds:
        parts = [t("was: {title}").format(title=item.old_title)]
    if item.old_section and item.new_section and item.old_section != item.new_section:
        parts.append(t("from {section}").format(section=item.old_section))
    return " · ".join(part for part in parts if part)


def place(item: ComparedItem, spelled: Callable[[int], str] = phrases.number) -> str:
    """Where it stands among all lines: "14", "14 (was 12)", "was 12"; or "14th", as spelled."""
    old, new = item.old_position, item.new_position
    if new is None:
        return t("was {place}").format(place=spelled(old or 0))
    if old is None or old == new:
        return spelled(new)
    return t("{new} (was {old})").format(new=spelled(new), old=spelled(old))


def ours(name: str, item: ComparedItem, comparison: Comparison, is_newest: bool) -> str:
    """What became of an item that we pinned; empty if its place and its number stay.

    `is_newest`: the new version of the comparison is the last one that was read.
    """
    name = name if len(name) <= _LONGEST_TITLE else f"{name[:_LONGEST_TITLE].rstrip()}…"
    said = _fate(item, is_newest)
    if not said:
        return ""
    return said.format(
        title=name,
        version=version(comparison.new),
        place=phrases.ordinal(item.new_position or 0),
        old_place=phrases.ordinal(item.old_position or 0),
        number=item.new_number.rstrip(".") or "–",
        old_number=item.old_number.rstrip(".") or "–",
    )


def _fate(item: ComparedItem, is_newest: bool) -> str:
    is_renumbered = item.old_number != item.new_number
    if item.new_position is None:
        if is_newest:
            return t("Our item, “{title}”, is not on the newest version.")
        return t("Our item, “{title}”, is not on {version}.")
    if item.old_position is None:
        if is_newest:
            return t("Our item, “{title}”, is new on the agenda: it is {place}.")
        return t("Our item, “{title}”, is new on {version}: it is {place}.")
    if item.new_position != item.old_position:
        said = t("Our item, “{title}”, is {place} on {version} (it was {old_place}).")
        if is_newest:
            said = t("Our item, “{title}”, is now {place} on the agenda (it was {old_place}).")
        also = t("Its number is {number} (it was {old_number}).")
        return f"{said} {also}" if is_renumbered else said
    if not is_renumbered:
        return ""
    if is_newest:
        return t("Our item, “{title}”, is now number {number} (it was {old_number}).")
    return t("Our item, “{title}”, is number {number} on {version} (it was {old_number}).")


def line(item: ComparedItem) -> str:
    """A line of the comparison as plain text, for a message to a group."""
    kinds = ", ".join(kind(name) for name in item.kinds)
    what = " ".join(part for part in (number(item), title(item)) if part)
    said = t("{kinds}: {item}").format(kinds=kinds, item=what)
    if "retitled" in item.kinds:
        said = t("{line} (was: {title})").format(line=said, title=item.old_title)
    return t("{line}; {place}").format(line=said, place=place(item, phrases.ordinal))


def more(count: int) -> str:
    """That there are more sentences of a kind than are shown."""
    return counted("And %Ln more of our items.", count)


def as_text(meeting: str, comparison: Comparison, rows: Sequence[ComparedItem], today: date) -> str:
    """Lines of a comparison as plain text, below the meeting, both versions and the counts."""
    old, new = (choice(row, today) for row in (comparison.old, comparison.new))
    head = [meeting, t("From: {version}").format(version=old)]
    head += [t("To: {version}").format(version=new), summary(comparison.rows), ""]
    return "\n".join([*head, *(f"- {line(row)}" for row in rows)])
