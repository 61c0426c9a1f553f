"""What the parts of a person's panel have in common."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.model.kinds import PersonId
from organizer.queries.people import PersonDetail
from organizer.ui.desk import Desk
from organizer.ui.theme import SIZE
from organizer.ui.widgets.form import Field


class PersonPart(QWidget):
    """A part that shows one person, saves what is changed, and is told of another person."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person: PersonDetail | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SIZE.gap // 2)

    @property
    def person_id(self) -> PersonId:
        """Whose part it is now; 0 before the first person."""
        return self._person.id if self._person is not None else PersonId(0)

    def show_person(self, person: PersonDetail) -> None:
        """Show somebody, or the same person as they are now."""
        is_other = person.id != self.person_id
        if is_other:
            self.leave()
        self._person = person
        self._refresh(person, is_other)

    def leave(self) -> None:
        """Save what is typed, before another person is shown."""
        for field in self.findChildren(Field):
            field.commit()

    def _refresh(self, person: PersonDetail, is_other: bool) -> None:
        raise NotImplementedError

    def _do(self, label: str, command: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Change something; what cannot be done is said in the message bar."""
        return self._desk.bridge.do(label, command, *args, origin=self, **named)

    def _attempt(self, label: str, command: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Change something from a field, which says itself what is wrong."""
        return self._desk.bridge.attempt(label, command, *args, origin=self, **named)


def show_value(field: Field, value: Any, is_other: bool) -> None:
    """Put a value into a field: of another record, or of the same one as it is now."""
    if is_other:
        field.reset(value)
    else:
        field.set_value(value)
