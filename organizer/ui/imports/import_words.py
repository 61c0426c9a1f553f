"""What the import preview calls things: kinds of rows, formats, fields."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from organizer.errands.importing import Plan
from organizer.queries.imports import MeetingsPlan, PeoplePlan
from organizer.ui import phrases
from organizer.ui.theme import Tone

KINDS = ("new", "changed", "cancelled", "doubtful", "same", "skipped", "rejected")

TONES = {
    "new": Tone.GREEN,
    "changed": Tone.BLUE,
    "cancelled": Tone.RED,
    "doubtful": Tone.AMBER,
    "rejected": Tone.RED,
}

_KINDS = {
    "new": QT_TRANSLATE_NOOP("imports", "new"),
    "changed": QT_TRANSLATE_NOOP("imports", "changed"),
    "cancelled": QT_TRANSLATE_NOOP("imports", "cancelled"),
    "doubtful": QT_TRANSLATE_NOOP("imports", "known?"),
    "same": QT_TRANSLATE_NOOP("imports", "already here"),
    "skipped": QT_TRANSLATE_NOOP("imports", "skipped"),
    "rejected": QT_TRANSLATE_NOOP("imports", "not taken"),
}

_FORMATS = {
    "icalendar": QT_TRANSLATE_NOOP("imports", "This is a calendar (iCalendar)."),
    "vcard": QT_TRANSLATE_NOOP("imports", "These are contact cards (vCard)."),
    "thunderbird": QT_TRANSLATE_NOOP("imports", "This is a table of people from Thunderbird."),
    "nationbuilder": QT_TRANSLATE_NOOP("imports", "This is a table of people from NationBuilder."),
    "google": QT_TRANSLATE_NOOP("imports", "This is a table of people from Google Contacts."),
    "outlook": QT_TRANSLATE_NOOP("imports", "This is a table of people from Outlook."),
    "no-header": QT_TRANSLATE_NOOP("imports", "This is a table of people without titles."),
    "library": QT_TRANSLATE_NOOP("imports", "This is a library of talking points."),
}

_FIELDS = {
    "title": QT_TRANSLATE_NOOP("imports", "title"),
    "date": QT_TRANSLATE_NOOP("imports", "day"),
    "start": QT_TRANSLATE_NOOP("imports", "begins"),
    "end": QT_TRANSLATE_NOOP("imports", "ends"),
    "zone": QT_TRANSLATE_NOOP("imports", "time zone"),
    "place_name": QT_TRANSLATE_NOOP("imports", "place"),
    "place_address": QT_TRANSLATE_NOOP("imports", "address"),
    "url": QT_TRANSLATE_NOOP("imports", "web address"),
    "status": QT_TRANSLATE_NOOP("imports", "status"),
    "given": QT_TRANSLATE_NOOP("imports", "first name"),
    "family": QT_TRANSLATE_NOOP("imports", "last name"),
    "district": QT_TRANSLATE_NOOP("imports", "district"),
    "neighborhood": QT_TRANSLATE_NOOP("imports", "neighborhood"),
    "zip_code": QT_TRANSLATE_NOOP("imports", "ZIP code"),
    "role": QT_TRANSLATE_NOOP("imports", "role"),
    "affiliation": QT_TRANSLATE_NOOP("imports", "affiliation"),
    "notes": QT_TRANSLATE_NOOP("imports", "notes"),
}


def _t(words: str) -> str:
    return QCoreApplication.translate("imports", words)


def _counted(words: str, count: int) -> str:
    return phrases.spelled(QCoreApplication.translate("imports", words, None, count), count)


def kind(name: str) -> str:
    """What a row is called: "new", "already here"."""
    return _t(_KINDS[name])


def recognised(plan: Plan) -> str:
    """What the file is, in one sentence."""
    return _t(_FORMATS.get(plan.draft.profile, "This is a table of people."))


def change(name: str, ours: str, theirs: str) -> str:
    """What a file changes in a field: "place: Annex (was City Hall)"."""
    field = _t(_FIELDS.get(name, name))
    if not ours:
        return _t("{field}: {new}").format(field=field, new=theirs or "-")
    return _t("{field}: {new} (was {old})").format(field=field, new=theirs or "-", old=ours)


def maybe(name: str) -> str:
    """Whom a doubtful person may be."""
    return _t("may be {name}").format(name=name)


def line(number: int) -> str:
    """Where a row stands in the file."""
    return _t("line {number}").format(number=phrases.number(number))


def added(count: int) -> str:
    """How many ways, tags and answers a person gets."""
    return _counted("adds %Ln entr(y|ies)", count)


def button(plan: Plan, count: int) -> str:
    """What the button does: "Import 2 people"."""
    if not count:
        return _t("Import")
    if isinstance(plan, MeetingsPlan):
        return _counted("Import %Ln meeting(s)", count)
    if isinstance(plan, PeoplePlan):
        return _counted("Import %Ln (person|people)", count)
    return _counted("Import %Ln entr(y|ies)", count)


def taken(plan: Plan, count: int, name: str) -> str:
    """What was done."""
    if isinstance(plan, MeetingsPlan):
        words = _counted("%Ln meeting(s) taken over from {name}", count)
    elif isinstance(plan, PeoplePlan):
        words = _counted("%Ln (person|people) taken over from {name}", count)
    else:
        words = _counted("%Ln entr(y|ies) taken over from {name}", count)
    return words.format(name=name)


def unclear(count: int) -> str:
    """How much of the file was not clear."""
    return _counted("%Ln thing(s) in it (was|were) not clear.", count)


def label(plan: Plan) -> str:
    """The name of the step."""
    if isinstance(plan, MeetingsPlan):
        return _t("Import meetings")
    return _t("Import people") if isinstance(plan, PeoplePlan) else _t("Import talking points")
