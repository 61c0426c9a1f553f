"""Editors that are no fields of a record: a line to type in, a box to choose from."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit

from organizer.ui.widgets.fields import ChoiceBox


def line_edit(
    name: str,
    hint: str,
    spoken: str = "",
    most: int = 500,
    entered: Callable[[], object] | None = None,
) -> QLineEdit:
    """A line of at most so many letters, with its hint, which is also spoken; Enter calls."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    made.setAccessibleName(spoken or hint)
    made.setMaxLength(most)
    if entered is not None:
        made.returnPressed.connect(entered)
    return made


def choice_box(name: str, spoken: str, choices: Sequence[tuple[object, str]] = ()) -> ChoiceBox:
    """A box with values and their words."""
    made = ChoiceBox()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    for value, words in choices:
        made.addItem(words, value)
    return made
