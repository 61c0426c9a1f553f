"""What the import preview calls things: kinds of rows, formats, fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from organizer.imports.description import Beside, Description, Note, NoteKind
from organizer.imports.draft import Reason
from organizer.imports.problem_words import ProblemWords
from organizer.model.kinds import Fate, MeetingStatus
from organizer.records.merging import FieldChange
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.look.theme import Tone
from organizer.ui.text import person_words, phrases
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets.chip import Chip
from organizer.watchwords.queries import HitRow

_PLACES = 4
_LABEL = 40
_NAMES = 2
"""So many places, characters of a label and names of bodies are shown in one line."""

HITS = "hits"
"""Rows with a watch word, of whatever kind."""

_KINDS: dict[str, tuple[str, str]] = {
    "new": (QT_TRANSLATE_NOOP("words", "new"), Tone.GREEN),
    "changed": (QT_TRANSLATE_NOOP("words", "changed"), Tone.BLUE),
    "moved": (QT_TRANSLATE_NOOP("words", "moved"), Tone.BLUE),
    "cancelled": (QT_TRANSLATE_NOOP("words", "cancelled"), Tone.RED),
    "gone": (QT_TRANSLATE_NOOP("words", "no longer listed"), Tone.AMBER),
    "removed": (QT_TRANSLATE_NOOP("words", "removed"), Tone.RED),
    "unparsed": (QT_TRANSLATE_NOOP("words", "outside any item"), Tone.GRAY),
    "hits": (QT_TRANSLATE_NOOP("words", "watch words"), Tone.GRAY),
    "seat": (QT_TRANSLATE_NOOP("words", "open seat"), Tone.GREEN),
    "doubtful": (QT_TRANSLATE_NOOP("words", "known?"), Tone.AMBER),
    "same": (QT_TRANSLATE_NOOP("words", "already here"), Tone.GRAY),
    "skipped": (QT_TRANSLATE_NOOP("words", "skipped"), Tone.GRAY),
    "rejected": (QT_TRANSLATE_NOOP("words", "not imported"), Tone.RED),
}

_FORMATS = {
    "open-states": QT_TRANSLATE_NOOP("words", "These are officials from Open States."),
    "open-states-csv": QT_TRANSLATE_NOOP("words", "These are officials from Open States."),
    "ocd-divisions": QT_TRANSLATE_NOOP("words", "This is a list of districts."),
    "icalendar": QT_TRANSLATE_NOOP("words", "This is a calendar (iCalendar)."),
    "vcard": QT_TRANSLATE_NOOP("words", "These are contact cards (vCard)."),
    "thunderbird": QT_TRANSLATE_NOOP("words", "This is a table of people from Thunderbird."),
    "nationbuilder": QT_TRANSLATE_NOOP("words", "This is a table of people from NationBuilder."),
    "google": QT_TRANSLATE_NOOP("words", "This is a table of people from Google Contacts."),
    "outlook": QT_TRANSLATE_NOOP("words", "This is a table of people from Outlook."),
    "no-header": QT_TRANSLATE_NOOP("words", "This is a table of people without titles."),
    "agenda-pdf": QT_TRANSLATE_NOOP("words", "This is an agenda (PDF)."),
}

_FIELDS = {
    "title": QT_TRANSLATE_NOOP("words", "title"),
    "date": QT_TRANSLATE_NOOP("words", "day"),
    "start": QT_TRANSLATE_NOOP("words", "begins"),
    "end": QT_TRANSLATE_NOOP("words", "ends"),
    "zone": QT_TRANSLATE_NOOP("words", "time zone"),
    "place_name": QT_TRANSLATE_NOOP("words", "place"),
    "place_address": QT_TRANSLATE_NOOP("words", "address"),
    "url": QT_TRANSLATE_NOOP("words", "web address"),
    "status": QT_TRANSLATE_NOOP("words", "status"),
    "time_text": QT_TRANSLATE_NOOP("words", "time, in words"),
    "time_certainty": QT_TRANSLATE_NOOP("words", "how certain the time is"),
    "agenda_status": QT_TRANSLATE_NOOP("words", "agenda"),
    "city_notes": QT_TRANSLATE_NOOP("words", "the city’s notes"),
    "evidence": QT_TRANSLATE_NOOP("words", "what it is based on"),
    "body": QT_TRANSLATE_NOOP("words", "body"),
    "documents": QT_TRANSLATE_NOOP("words", "new papers"),
    "items": QT_TRANSLATE_NOOP("words", "agenda items"),
    "not_seen_since": QT_TRANSLATE_NOOP("words", "no longer listed since"),
    "number": QT_TRANSLATE_NOOP("words", "number"),
    "section": QT_TRANSLATE_NOOP("words", "section"),
    "file_no": QT_TRANSLATE_NOOP("words", "file number"),
    "depth": QT_TRANSLATE_NOOP("words", "level"),
    "is_consent": QT_TRANSLATE_NOOP("words", "on consent"),
    "hearing": QT_TRANSLATE_NOOP("words", "hearing"),
    "item_type": QT_TRANSLATE_NOOP("words", "kind"),
    "summary": QT_TRANSLATE_NOOP("words", "summary"),
    "presenter": QT_TRANSLATE_NOOP("words", "presenter"),
    "result": QT_TRANSLATE_NOOP("words", "result"),
    "fate": QT_TRANSLATE_NOOP("words", "outcome"),
    "tally": QT_TRANSLATE_NOOP("words", "count of votes"),
    "votes": QT_TRANSLATE_NOOP("words", "votes"),
    "position": QT_TRANSLATE_NOOP("words", "place on the agenda"),
    "is_gone": QT_TRANSLATE_NOOP("words", "no longer on the agenda"),
    "source": QT_TRANSLATE_NOOP("words", "from"),
    "seat": QT_TRANSLATE_NOOP("words", "seat"),
    "office_address": QT_TRANSLATE_NOOP("words", "office address"),
    "web": QT_TRANSLATE_NOOP("words", "web"),
    "division": QT_TRANSLATE_NOOP("words", "district id"),
    "source_uid": QT_TRANSLATE_NOOP("words", "roster id"),
    "term_start": QT_TRANSLATE_NOOP("words", "term begins"),
    "term_end": QT_TRANSLATE_NOOP("words", "term ends"),
}

_NOTES = {
    NoteKind.TYPED_ITEM: QT_TRANSLATE_NOOP("words", "may be an item that you typed"),
    NoteKind.STAYS: QT_TRANSLATE_NOOP("words", "it stays, marked"),
    NoteKind.STAYS_PINNED: QT_TRANSLATE_NOOP("words", "you pinned it; it stays, marked"),
}

_BESIDE = {
    Beside.NOTHING: QT_TRANSLATE_NOOP("words", "Import"),
    Beside.REFUSALS: QT_TRANSLATE_NOOP("words", "Record who said no"),
    Beside.VERSION: QT_TRANSLATE_NOOP("words", "Keep this version"),
}
"""The button where no row is taken."""


@dataclass(frozen=True)
class KindWords:
    """What a kind of import is called: the step, the sentence above, the button, what was done.

    `off` tells how many of ours the file no longer lists; `body` are the choice of a body and its
    entry for none.
    """

    label: str
    this_is: str
    button: str = QT_TRANSLATE_NOOP("words", "Import %Ln entr(y|ies)")
    taken: str = QT_TRANSLATE_NOOP("words", "%Ln entr(y|ies) imported from {name}")
    off: str = ""
    body: tuple[str, str] = ("", "")


KINDS_OF_IMPORT = {
    "meetings": KindWords(
        QT_TRANSLATE_NOOP("words", "Import meetings"),
        QT_TRANSLATE_NOOP("words", "These are meetings from a city’s calendar."),
        QT_TRANSLATE_NOOP("words", "Import %Ln meeting(s)"),
        QT_TRANSLATE_NOOP("words", "%Ln meeting(s) imported from {name}"),
        QT_TRANSLATE_NOOP("words", "%Ln meeting(s) (is|are) not listed any more"),
        (
            QT_TRANSLATE_NOOP("words", "These meetings belong to"),
            QT_TRANSLATE_NOOP("words", "none"),
        ),
    ),
    "agenda": KindWords(
        QT_TRANSLATE_NOOP("words", "Import agenda"),
        QT_TRANSLATE_NOOP("words", "This is the agenda of a meeting."),
        QT_TRANSLATE_NOOP("words", "Import %Ln agenda item(s)"),
        QT_TRANSLATE_NOOP("words", "%Ln agenda item(s) imported from {name}"),
        QT_TRANSLATE_NOOP("words", "%Ln item(s) (is|are) off the agenda"),
        (
            QT_TRANSLATE_NOOP("words", "The meeting belongs to"),
            QT_TRANSLATE_NOOP("words", "the body named in the file, if you have it"),
        ),
    ),
    "roster": KindWords(
        QT_TRANSLATE_NOOP("words", "Import officials"),
        QT_TRANSLATE_NOOP("words", "This is a list of officials."),
        body=(
            QT_TRANSLATE_NOOP("words", "They sit on"),
            QT_TRANSLATE_NOOP("words", "the body named in the file"),
        ),
    ),
    "people": KindWords(
        QT_TRANSLATE_NOOP("words", "Import people"),
        QT_TRANSLATE_NOOP("words", "This is a table of people."),
        QT_TRANSLATE_NOOP("words", "Import %Ln (person|people)"),
        QT_TRANSLATE_NOOP("words", "%Ln (person|people) imported from {name}"),
    ),
    "library": KindWords(
        QT_TRANSLATE_NOOP("words", "Import talking points"),
        QT_TRANSLATE_NOOP("words", "This is a library of talking points."),
    ),
}

_YES_OR_NO = {"yes": QT_TRANSLATE_NOOP("words", "yes"), "no": QT_TRANSLATE_NOOP("words", "no")}


def kind(name: str) -> str:
    """What a row is called: "new", "already here"."""
    return t(_KINDS[name][0])


def kind_chip(name: str) -> Chip:
    """The same, in its tone."""
    return Chip(kind(name), _KINDS[name][1])


def recognised(described: Description) -> str:
    """Which format was recognised, in one sentence."""
    return t(_FORMATS.get(described.profile, KINDS_OF_IMPORT[described.kind].this_is))


def field(name: str) -> str:
    """What a field is called."""
    return person_words.label_inside(name) if name in person_words.LABELS else t(_FIELDS[name])


def value(name: str, text: str) -> str:
    """What a field says, as one reads it elsewhere; a dash for nothing."""
    if not text:
        return "–"
    try:
        if name in ("date", "not_seen_since", "term_start", "term_end"):
            return phrases.day(date.fromisoformat(text[:10]))
        if name in ("start", "end"):
            return phrases.time_of_day(time.fromisoformat(text))
        if name == "status":
            return phrases.meeting_chip(MeetingStatus(text)).text
        if name == "fate":
            return phrases.fate_chip(Fate(text)).text
    except ValueError:
        return text  # a source may say something else: then in its words
    return t(_YES_OR_NO.get(text, text)) if name in ("is_consent", "is_gone") else text


def change(one: FieldChange) -> str:
    """What a file changes in a field: "place: City Hall → Annex", or that ours stays."""
    named = field(one.field)
    if one.is_ours:
        words = t("{field}: your value is kept ({ours})")
        return words.format(field=named, ours=value(one.field, one.ours))
    theirs = value(one.field, one.theirs)
    if not one.ours:
        return t("{field}: {new}").format(field=named, new=theirs)
    old = value(one.field, one.ours)
    return t("{field}: {old} → {new}").format(field=named, old=old, new=theirs)


def note(one: Note) -> str:
    """A remark on a row: whom or which of ours it may be, why it was left, what becomes of it."""
    if one.kind in (NoteKind.PERSON, NoteKind.MEMBER):
        return t("may be {name}").format(name=one.text)
    if one.kind == NoteKind.MEETING:
        when = phrases.day_time(one.day, one.start) if one.day else ""
        known = t("{title}, {when}").format(title=one.text, when=when)
        return t("may be {name}").format(name=known)
    if one.kind == NoteKind.FOLLOWS and one.day:
        day = phrases.short_day(one.day)
        return t("keeps your pin and position from {day}").format(day=day)
    if one.kind == NoteKind.LINE:
        return t("line {number}").format(number=phrases.number(one.count))
    if one.reason is not None:
        return reason(one.reason)
    return t(_NOTES[one.kind]) if one.kind in _NOTES else one.text


class _ProblemWords(ProblemWords):
    """What was wrong with a file, in the window's language."""

    def translate(self, words: str) -> str:
        """Words of the tables."""
        return t(words)

    def day(self, day: date) -> str:
        """A day as the window writes it."""
        return phrases.day(day)

    def number(self, number: int) -> str:
        """A number with its thousands set apart."""
        return phrases.number(number)


def reason(one: Reason) -> str:
    """Why something could not be taken."""
    return _ProblemWords().said(one)


def hits(found: Sequence[HitRow]) -> str:
    """Where watch words stand: "2 hits: 287(g) in RE.12, ICE on page 3".

    A word counts once in an item or on a page, however often it stands there.
    """
    if not found:
        return ""
    places = list(dict.fromkeys(_place(hit) for hit in found))
    named = ", ".join(places[:_PLACES])
    if len(places) > _PLACES:
        named = t("{places} and {count} more").format(
            places=named, count=phrases.number(len(places) - _PLACES)
        )
    return counted("%Ln hit(s): {places}", len(places)).format(places=named)


def _place(hit: HitRow) -> str:
    if hit.item_id is None and hit.page is not None:
        page = phrases.number(hit.page)
        return t("{word} on page {page}").format(word=hit.word, page=page)
    return t("{word} in {item}").format(word=hit.word, item=_cut(hit.label))


def _cut(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[:_LABEL].rstrip()}…"


def new_bodies(names: Sequence[str]) -> str:
    """The box that makes the bodies which a file names."""
    if len(names) == 1:
        return t("Add the body {name}").format(name=_cut(names[0]))
    shown = ", ".join([*(_cut(name) for name in names[:_NAMES]), *["…"] * (len(names) > _NAMES)])
    return counted("Create the %Ln bod(y|ies): {names}", len(names)).format(names=shown)


def added(count: int) -> str:
    """How many ways, tags and answers a person gets."""
    return counted("adds %Ln entr(y|ies)", count)


def body_choice(kind: str) -> tuple[str, str]:
    """What the choice of a body is called, and its entry for none."""
    named, none = KINDS_OF_IMPORT[kind].body
    return t(named), t(none)


def off(kind: str, count: int) -> str:
    """What is no longer in the file: "2 items are off the agenda"."""
    return counted(KINDS_OF_IMPORT[kind].off, count)


def button(described: Description, count: int, gone: int = 0) -> str:
    """What the button does: "Import 2 people"."""
    if gone and not count:
        return t("Import: {what}").format(what=off(described.kind, gone))
    if not count:
        return t(_BESIDE[described.beside])
    return counted(KINDS_OF_IMPORT[described.kind].button, count)


def taken(kind: str, count: int, name: str, gone: int = 0) -> str:
    """What was done; `gone` are those of ours that the file no longer lists."""
    if gone and not count:
        return t("Imported from {name}: {what}").format(name=name, what=off(kind, gone))
    words = counted(KINDS_OF_IMPORT[kind].taken, count).format(name=name)
    return t("{taken}; {what}").format(taken=words, what=off(kind, gone)) if gone else words


def unclear(count: int) -> str:
    """How much of the file was not clear."""
    return counted("%Ln thing(s) in it (was|were) unclear.", count)


def summary(described: Description) -> str:
    """What stands above the preview."""
    problems = len(described.problems)
    said = [recognised(described), *([unclear(problems)] if problems else [])]
    return " ".join([*said, t("Nothing is saved until you press Import.")])


def label(kind: str) -> str:
    """The name of the step."""
    return t(KINDS_OF_IMPORT[kind].label)
