"""What the fields of a person and the ready-made lists are called, wherever they are named."""

from PySide6.QtCore import QCoreApplication

from organizer.people.criteria import EXPORTED_LISTS
from organizer.people.fields import EXPORTED
from organizer.ui.qt import QT_TRANSLATE_NOOP

LABELS: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("person", "Name"),
    "given": QT_TRANSLATE_NOOP("person", "First name"),
    "family": QT_TRANSLATE_NOOP("person", "Last name"),
    "say_like": QT_TRANSLATE_NOOP("person", "Pronounced"),
    "pronouns": QT_TRANSLATE_NOOP("person", "Pronouns"),
    "phone": QT_TRANSLATE_NOOP("person", "Phone"),
    "email": QT_TRANSLATE_NOOP("person", "E-mail"),
    "address": QT_TRANSLATE_NOOP("person", "Address"),
    "languages": QT_TRANSLATE_NOOP("person", "Languages"),
    "district": QT_TRANSLATE_NOOP("person", "District"),
    "neighborhood": QT_TRANSLATE_NOOP("person", "Neighborhood"),
    "zip_code": QT_TRANSLATE_NOOP("person", "ZIP code"),
    "role": QT_TRANSLATE_NOOP("person", "Role"),
    "affiliation": QT_TRANSLATE_NOOP("person", "Organization"),
    "tags": QT_TRANSLATE_NOOP("person", "Tags"),
    "notes": QT_TRANSLATE_NOOP("person", "Notes"),
}
"""A word for each field of `people.fields` that is shown, and for each way to reach somebody."""

SHORT = {"languages": QT_TRANSLATE_NOOP("person", "Langs")}

LISTS: dict[str, str] = {
    "everyone": QT_TRANSLATE_NOOP("person", "Everyone"),
    "will_speak": QT_TRANSLATE_NOOP("person", "Will speak"),
    "spanish": QT_TRANSLATE_NOOP("person", "Spanish speakers"),
    "creole": QT_TRANSLATE_NOOP("person", "Creole speakers"),
    "never_contacted": QT_TRANSLATE_NOOP("person", "Never contacted"),
    "do_not_contact": QT_TRANSLATE_NOOP("person", "Do not contact"),
    "no_answer": QT_TRANSLATE_NOOP("person", "No answer yet"),
    "trash": QT_TRANSLATE_NOOP("person", "Trash"),
}
"""A title for each list of `people.criteria`."""


def label(key: str) -> str:
    """What a field is called: "First name"."""
    return QCoreApplication.translate("person", LABELS[key])


def short_label(key: str) -> str:
    """The same above a narrow column."""
    return QCoreApplication.translate("person", SHORT[key]) if key in SHORT else label(key)


def label_inside(key: str) -> str:
    """The same within a sentence: "first name", "ZIP code"."""
    words = label(key)
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def column_title(column: str) -> str:
    """What a column of an export is called."""
    return label(EXPORTED[column].key if column in EXPORTED else column)


def list_name(name: str) -> str:
    """What a ready-made list is called."""
    return QCoreApplication.translate("person", LISTS[name])


def exported_lists() -> list[tuple[str, str]]:
    """The ready-made lists that are offered for what leaves: names and words."""
    return [(name, list_name(name)) for name in EXPORTED_LISTS]
