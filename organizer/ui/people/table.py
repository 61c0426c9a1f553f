"""The table of people, and how long the database takes for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from organizer.people.fields import IN_LIST
from organizer.people.queries import PeopleCriteria, PeopleListing, PersonRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.people.words import contact_chips, contact_text
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import person_words, phrases
from organizer.ui.text.translation import t

_FIELDS_FROM, _FIELD = 530, 150
"""From so many px on there is a column of the first field of the list, and of one more each."""


class PeopleTable(TableView[PeopleCriteria, PersonRow]):
    """People, by family name. Ctrl+V brings in a list of names."""

    paste_pressed = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(
            context.bridge,
            PeopleListing(),
            columns(context),
            name=t("People"),
            criteria=PeopleCriteria(),
            sort="name",
        )
        self.setObjectName("people")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes; the rest is the table's."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_pressed.emit()
            return
        super().keyPressEvent(event)


def columns(context: ScreenContext) -> Sequence[TableColumn[PersonRow]]:
    """What the table says of a person."""

    def last_contact(row: PersonRow) -> str:
        if row.last_contact is None:
            return t("never")
        return phrases.short_day(row.last_contact, context.today())

    return (
        TableColumn(
            "name",
            person_words.label("name"),
            lambda row: row.sort_name,
            is_bold=True,
            sort="name",
            stretch=3,
        ),
        TableColumn(
            "phone", person_words.label("phone"), lambda row: row.phone, needs_px=340, width=124
        ),
        *(
            TableColumn(
                each.key,
                person_words.short_label(each.key),
                _text(each.key),
                sort=each.key if each.key in PeopleListing.sorts else "",
                needs_px=_FIELDS_FROM + _FIELD * number,
            )
            for number, each in enumerate(IN_LIST)
        ),
        TableColumn(
            "contact",
            t("May contact by"),
            contact_text,
            chips=contact_chips,
            muted=True,
            width=132,
            stretch=2,
        ),
        TableColumn(
            "last",
            t("Last contact"),
            last_contact,
            muted=lambda row: row.last_contact is None,
            sort="last_contact",
            needs_px=480,
        ),
    )


def _text(key: str) -> Callable[[PersonRow], str]:
    """What stands in the column of a field."""

    def cell(row: PersonRow) -> str:
        value: str | tuple[str, ...] = getattr(row, key)
        return value if isinstance(value, str) else ", ".join(value)

    return cell
