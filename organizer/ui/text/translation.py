"""What a module that is no widget says in the window's language."""

import re

from PySide6.QtCore import QCoreApplication, QLocale

_FORMS = re.compile(r"\((?:(\w*)\|(\w+)|(e?s))\)")


def t(words: str) -> str:
    """The words in the window's language; a widget has its own `tr`."""
    return QCoreApplication.translate("words", words)


def counted(words: str, count: int) -> str:
    """A phrase with %n in it: "%n (person|people)" becomes "1 person" and "3,000 people"."""
    said = QCoreApplication.translate("words", words, None, count)
    return spelled(said.replace(str(count), QLocale().toString(count), 1), count)


def spelled(words: str, count: int) -> str:
    """Settle "(s)" and "(person|people)" by a count, where no translation has done so.

    Give it the result of `tr("%n speaker(s)", "", count)`, before names are put in: Qt picks forms
    only when a translation is loaded, and the source language needs none.
    """

    def form(found: re.Match[str]) -> str:
        one, many, ending = found.groups()
        return (one or "") if count == 1 else (many or ending)

    return _FORMS.sub(form, words)
