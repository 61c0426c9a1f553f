"""What the fields of a person and the ready-made lists are called, wherever they are named."""

from organizer.people.criteria import EXPORTED_LISTS
from organizer.people.fields import EXPORTED
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.text.translation import t

LABELS: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("words", "Name"),
    "given": QT_TRANSLATE_NOOP("words", "First name"),
    "family": QT_TRANSLATE_NOOP("words", "Last name"),
    "say_like": QT_TRANSLATE_NOOP("words", "Pronounced"),
    "pronouns": QT_TRANSLATE_NOOP("words", "Pronouns"),
    "phone": QT_TRANSLATE_NOOP("words", "Phone"),
    "email": QT_TRANSLATE_NOOP("words", "E-mail"),
    "address": QT_TRANSLATE_NOOP("words", "Address"),
    "languages": QT_TRANSLATE_NOOP("words", "Languages"),
    "district": QT_TRANSLATE_NOOP("words", "District"),
    "neighborhood": QT_TRANSLATE_NOOP("words", "Neighborhood"),
    "zip_code": QT_TRANSLATE_NOOP("words", "ZIP code"),
    "role": QT_TRANSLATE_NOOP("words", "Role"),
    "affiliation": QT_TRANSLATE_NOOP("words", "Organization"),
    "tags": QT_TRANSLATE_NOOP("words", "Tags"),
    "notes": QT_TRANSLATE_NOOP("words", "Notes"),
}
"""A word for each field of `people.fields` that is shown, and for each way to reach somebody."""

SHORT = {"languages": QT_TRANSLATE_NOOP("words", "Langs")}

LISTS: dict[str, str] = {
    "everyone": QT_TRANSLATE_NOOP("words", "Everyone"),
    "will_speak": QT_TRANSLATE_NOOP("words", "Will speak"),
    "spanish": QT_TRANSLATE_NOOP("words", "Spanish speakers"),
    "creole": QT_TRANSLATE_NOOP("words", "Haitian Creole speakers"),
    "never_contacted": QT_TRANSLATE_NOOP("words", "Never contacted"),
    "do_not_contact": QT_TRANSLATE_NOOP("words", "Do not contact"),
    "no_answer": QT_TRANSLATE_NOOP("words", "No answer yet"),
    "trash": QT_TRANSLATE_NOOP("words", "Trash"),
}
"""A title for each list of `people.criteria`."""


def label(key: str) -> str:
    """What a field is called: "First name"."""
    return t(LABELS[key])


def short_label(key: str) -> str:
    """The same above a narrow column."""
    return t(SHORT[key]) if key in SHORT else label(key)


def label_inside(key: str) -> str:
    """The same within a sentence: "first name", "ZIP code"."""
    words = label(key)
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def column_title(column: str) -> str:
    """What a column of an export is called."""
    return label(EXPORTED[column].key if column in EXPORTED else column)


def list_name(name: str) -> str:
    """What a ready-made list is called."""
    return t(LISTS[name])


def exported_lists() -> list[tuple[str, str]]:
    """The ready-made lists that are offered for what leaves: names and words."""
    return [(name, list_name(name)) for name in EXPORTED_LISTS]
