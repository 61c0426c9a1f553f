"""The choices beside the page: the options of the chosen document, in fields."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.documents import catalogue
from organizer.documents.document import Document, Option, Options
from organizer.model.kinds import Channel
from organizer.ui.binding.screen_context import StudioTarget
from organizer.ui.look.theme import SIZE
from organizer.ui.text import person_words, phrases
from organizer.ui.text.translation import t
from organizer.ui.widgets import layouts
from organizer.ui.widgets.fields import CheckField, ChoiceField, TextField, language_name
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.text import Text

_HEADLINE_LIMIT = 80


@dataclass
class _Entry:
    """The fields of one option: one, or one for each choice of it, with a title above those."""

    option: Option
    fields: dict[str, Field] = field(default_factory=dict)
    title: Text | None = None

    @property
    def value(self) -> object:
        """What is chosen, as `Options.read` takes it."""
        if self.option.kind == "choices":
            return tuple(code for code, one in self.fields.items() if one.value)
        if self.option.each:
            return {code: one.value for code, one in self.fields.items() if one.value}
        return self.fields[""].value

    def choose(self, value: object) -> None:
        """Show this as chosen."""
        for code, one in self.fields.items():
            one.set_value(code in value if isinstance(value, tuple) else value)

    def show(self, is_shown: bool, only: tuple[str, ...] | None = None) -> None:
        """Show or hide the fields; of one text for each choice those that are chosen."""
        for code, one in self.fields.items():
            one.setVisible(is_shown and (only is None or code in only))
        if self.title is not None:
            self.title.setVisible(is_shown)


class ChoicesPanel(QWidget):
    """Fields for every option that a document has; each change makes a new page."""

    changed = Signal()
    """Something else is chosen now, or was typed."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._document: Document = catalogue.DOCUMENTS[0]
        self._target = StudioTarget("")
        self._box = layouts.column(parent=self, spacing=SIZE.corner)
        every = {o.name: o for d in catalogue.DOCUMENTS for o in d.options.listed() if o.is_in_form}
        self._entries: dict[str, _Entry] = {}
        for option in every.values():
            self._entries[option.name] = self._entry(option)
        for entry in self._entries.values():
            if entry.option.kind != "number":  # comes with the offer
                entry.choose(entry.option.default)
            self._follow(entry)

    def _entry(self, option: Option) -> _Entry:
        """The fields of an option, of the kind that it is of."""
        entry, label = _Entry(option), t(option.label)
        words = self._words(option)
        if option.kind == "choices":
            entry.title = Text(label, "small_strong", wraps=True)
            self._box.addWidget(entry.title)
            entry.fields = {code: CheckField(said) for code, said in words}
        elif option.each:
            entry.fields = {
                code: TextField(label.format(choice=said), limit=_HEADLINE_LIMIT)
                for code, said in self._words(self._entries[option.each].option)
            }
        elif option.kind == "flag":
            entry.fields = {"": CheckField(label)}
        elif option.kind == "text":
            entry.fields = {"": TextField(label)}
        else:
            entry.fields = {"": ChoiceField(label, words)}
        for code, one in entry.fields.items():
            name = f"{option.name.removesuffix('s')}_{code}" if code else option.name
            one.editor.setObjectName(name)
            one.label.setWordWrap(True)
            one.committed.connect(self._on_changed)
            self._box.addWidget(one)
        return entry

    def _words(self, option: Option) -> list[tuple[str, str]]:
        """The choices that are offered, in words."""
        offered = option.offered or option.choices
        known: dict[str, list[tuple[str, str]]] = {
            "paper": [("letter", self.tr("Letter")), ("a4", self.tr("A4"))],
            "for": [
                (Channel.CALL, self.tr("call")),
                (Channel.TEXT, self.tr("text")),
                (Channel.EMAIL, self.tr("e-mail")),
                (Channel.MAIL, self.tr("send letters")),
            ],
            "language": [(code, language_name(code)) for code in offered],
            "languages": [(code, phrases.language(code)) for code in offered],
            "list": person_words.exported_lists(),
        }
        if option.name == "columns":
            return [(name, person_words.column_title(name)) for name in offered]
        return known.get(option.name, [(each, each) for each in offered])

    # what is offered and chosen

    @property
    def meeting(self) -> Field:
        """The field for the meeting."""
        return self._entries["meeting"].fields[""]

    def offer(self, offered: catalogue.Offer) -> None:
        """Take over what the campaign has: its meetings, and the headlines of its profile."""
        today = self._today()
        field_, before = self.meeting, self.meeting.value
        pairs = [
            (choice.id, f"{phrases.day(choice.date, today)} · {choice.title}")
            for choice in offered.meetings
        ]
        if isinstance(field_, ChoiceField):
            field_.set_choices(pairs)
        known = [value for value, _words in pairs]
        field_.set_value(before if before in known else offered.next_id)
        for code, headline in self._entries["headline"].fields.items():
            if isinstance(headline, TextField):
                headline.editor.setPlaceholderText(offered.profile.headlines[code])

    def show_for(self, document: Document) -> None:
        """Show the fields that a document has, and hide the others."""
        self._document = document
        names = self._names()
        for name, entry in self._entries.items():
            each = self._entries.get(entry.option.each)
            only = each.value if each else None
            entry.show(name in names, only if isinstance(only, tuple) else None)

    def aim(self, target: StudioTarget) -> None:
        """Choose what another screen asked for: a meeting, some of its speakers."""
        self._target = target
        if target.meeting_id is not None:
            self.meeting.set_value(target.meeting_id)

    def options(self) -> Options:
        """What is chosen now."""
        chosen = {name: self._entries[name].value for name in self._names()}
        options = self._document.options.read(chosen)
        aimed = self._target.meeting_id == self.meeting.value
        return options.for_speakers(self._target.speaker_ids) if aimed else options

    def _names(self) -> set[str]:
        """The options of the chosen document that are in the form."""
        return {each.name for each in self._document.options.listed() if each.is_in_form}

    def fields(self) -> list[Field]:
        """All fields, for tests and for committing what is typed."""
        return self.findChildren(Field)

    def _on_changed(self, _value: Any) -> None:
        for entry in self._entries.values():
            if self.sender() in entry.fields.values():
                for other in self._entries.values():
                    if other.option.follows == entry.option.name:
                        self._follow(other)
        self.show_for(self._document)
        self.changed.emit()

    def _follow(self, entry: _Entry) -> None:
        """Choose what is usual for the option that this one follows."""
        if entry.option.follows:
            leading = self._entries[entry.option.follows].value
            entry.choose(entry.option.usual[str(leading)])
