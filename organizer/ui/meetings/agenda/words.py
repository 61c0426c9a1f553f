"""What is said of the items of an agenda: their marks, their papers, and what became of a file."""

from datetime import date

from organizer.meetings.agenda.items import DocumentRow, TrailRow
from organizer.meetings.queries import ItemRow
from organizer.model.kinds import DocumentKind, Fate, Hearing
from organizer.ui.look.theme import Tone
from organizer.ui.qt import QT_TRANSLATE_NOOP
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets.chip import Chip
from organizer.watchwords.queries import HitRow

_HEARINGS: dict[Hearing, str] = {
    Hearing.PUBLIC: QT_TRANSLATE_NOOP("words", "public hearing"),
    Hearing.FIRST_READING: QT_TRANSLATE_NOOP("words", "first reading"),
    Hearing.SECOND_READING: QT_TRANSLATE_NOOP("words", "second reading"),
    Hearing.QUASI_JUDICIAL: QT_TRANSLATE_NOOP("words", "quasi-judicial hearing"),
}

_PAPERS: dict[DocumentKind, str] = {
    DocumentKind.AGENDA: QT_TRANSLATE_NOOP("words", "Agenda"),
    DocumentKind.ACCESSIBLE: QT_TRANSLATE_NOOP("words", "Agenda, accessible"),
    DocumentKind.PACKET: QT_TRANSLATE_NOOP("words", "Agenda packet"),
    DocumentKind.MARKED: QT_TRANSLATE_NOOP("words", "Marked agenda"),
    DocumentKind.MINUTES: QT_TRANSLATE_NOOP("words", "Minutes"),
    DocumentKind.NOTICE: QT_TRANSLATE_NOOP("words", "Notice"),
    DocumentKind.VIDEO: QT_TRANSLATE_NOOP("words", "Video"),
    DocumentKind.COMMENT: QT_TRANSLATE_NOOP("words", "Public comment"),
    DocumentKind.ATTACHMENT: QT_TRANSLATE_NOOP("words", "Attachment"),
    DocumentKind.OTHER: QT_TRANSLATE_NOOP("words", "Paper"),
}


def marks(item: ItemRow) -> list[Chip]:
    """What an item is, for a cell: gone, watch words in it, consent, hearing."""
    found = [Chip(t("off the agenda"), Tone.RED)] if item.is_gone else []
    found += hits(item)
    if item.is_consent:
        found.append(Chip(t("consent"), Tone.GRAY))
    if item.hearing in _HEARINGS:
        found.append(Chip(t(_HEARINGS[item.hearing]), Tone.BLUE))
    return found


def hits(item: ItemRow) -> list[Chip]:
    """The watch words in an item."""
    return [Chip(f"“{word}”", Tone.AMBER) for word in item.hits]


def paper(row: DocumentRow) -> str:
    """What a paper is: "Attachment: Exhibit A"."""
    kind = t(_PAPERS[row.kind])
    return f"{kind}: {row.title}" if row.title and row.title != kind else kind


def papers(count: int) -> str:
    """ "3 papers"."""
    return counted("%n paper(s)", count)


def places(count: int) -> str:
    """In how many places of an agenda watch words stand."""
    return counted("Watch words in %n place(s)", count)


def may_hold_names() -> str:
    """What to know before a paper is opened."""
    return t(
        "The program doesn't open or download anything from here. Copy a link, then "
        "open it in your browser. Attachments and packets may show the names and "
        "home addresses of people who spoke before."
    )


def no_site() -> str:
    """Of links that are only the end of an address."""
    return t(
        "The file did not say which site these are on. Put the site's address in front of them."
    )


def place(hit: HitRow) -> str:
    """Where a watch word stands: "RE.12, page 3"."""
    page = t("page {number}").format(number=phrases.number(hit.page)) if hit.page else ""
    if hit.item_id is None:
        return page
    return ", ".join(part for part in (hit.label, page) if part)


def came_up(row: TrailRow, today: date) -> str:
    """Where a file came up: "Thu Dec 11 · Miami City Commission · RE.12"."""
    where = row.body or row.meeting
    parts = (phrases.day(row.date, today), where, row.number)
    return " · ".join(part for part in parts if part)


def became(row: TrailRow) -> list[Chip]:
    """What became of it there."""
    found = []
    if row.fate != Fate.SCHEDULED:
        chip = phrases.fate_chip(row.fate)
        tally = row.tally or (f"{row.yes}-{row.no}" if row.yes or row.no else "")
        found.append(Chip(f"{chip.text} {tally}".strip(), chip.tone))
    if row.is_gone:
        found.append(Chip(t("off the agenda"), Tone.RED))
    return found
