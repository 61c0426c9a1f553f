"""What is offered wherever people go out, as a file or on paper: lists and columns, in words."""

from PySide6.QtCore import QCoreApplication

from organizer.ui.qt import QT_TRANSLATE_NOOP

_LISTS = {
    "everyone": QT_TRANSLATE_NOOP("people_out", "everyone"),
    "will_speak": QT_TRANSLATE_NOOP("people_out", "who will speak"),
    "spanish": QT_TRANSLATE_NOOP("people_out", "Spanish speakers"),
    "creole": QT_TRANSLATE_NOOP("people_out", "Creole speakers"),
    "never_contacted": QT_TRANSLATE_NOOP("people_out", "never contacted"),
}
_COLUMNS = {
    "name": QT_TRANSLATE_NOOP("people_out", "Name"),
    "given": QT_TRANSLATE_NOOP("people_out", "First name"),
    "family": QT_TRANSLATE_NOOP("people_out", "Last name"),
    "phone": QT_TRANSLATE_NOOP("people_out", "Phone"),
    "email": QT_TRANSLATE_NOOP("people_out", "E-mail"),
    "address": QT_TRANSLATE_NOOP("people_out", "Address"),
    "languages": QT_TRANSLATE_NOOP("people_out", "Languages"),
    "district": QT_TRANSLATE_NOOP("people_out", "District"),
    "neighborhood": QT_TRANSLATE_NOOP("people_out", "Neighborhood"),
    "zip": QT_TRANSLATE_NOOP("people_out", "ZIP code"),
    "role": QT_TRANSLATE_NOOP("people_out", "Role"),
    "affiliation": QT_TRANSLATE_NOOP("people_out", "Affiliation"),
    "tags": QT_TRANSLATE_NOOP("people_out", "Tags"),
}


def list_choices() -> list[tuple[str, str]]:
    """The ready-made lists that may go out: names and words."""
    return [(name, _said(words)) for name, words in _LISTS.items()]


def column_title(name: str) -> str:
    """What stands above a column."""
    return _said(_COLUMNS[name])


def _said(words: str) -> str:
    return QCoreApplication.translate("people_out", words)
