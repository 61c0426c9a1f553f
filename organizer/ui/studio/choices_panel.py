"""The choices beside the paper: only those that the chosen document has."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.documents import catalogue
from organizer.documents.printing import PrintChoices
from organizer.model.kinds import Channel
from organizer.people import exportable
from organizer.people.queries import PeopleCriteria
from organizer.ui.binding.screen_context import StudioTarget
from organizer.ui.look.theme import SIZE
from organizer.ui.studio.offer import Offer
from organizer.ui.text import person_words, phrases
from organizer.ui.widgets import layouts
from organizer.ui.widgets.fields import (
    CheckField,
    ChoiceField,
    LanguageField,
    TextField,
)
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.text import Text

LANGUAGES = ("en", "es", "ht")
AnyField = TypeVar("AnyField", bound=Field)
COLUMNS = ("name", "phone", "email", "address", "languages", "district", "neighborhood")


class ChoicesPanel(QWidget):
    """Fields for meeting, languages, paper and the rest; each change makes a new page."""

    changed = Signal()

    def __init__(self, today: Callable[[], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._document = ""
        self._target = StudioTarget("")
        self._languages: dict[str, CheckField] = {}
        self._headlines: dict[str, TextField] = {}
        self._columns: dict[str, CheckField] = {}
        self._box = layouts.column(parent=self, spacing=SIZE.corner)
        self._make()

    def _make(self) -> None:
        self.meeting = self._put(ChoiceField(self.tr("Meeting")), "meeting")
        words = self.tr("Languages, the first one large")
        self._languages_title = Text(words, "small_strong", wraps=True)
        self._box.addWidget(self._languages_title)
        for code in LANGUAGES:
            self._languages[code] = self._put(
                CheckField(phrases.language(code)), f"language_{code}"
            )
        self.language = self._put(LanguageField(self.tr("Language of the page")), "language")
        for code in LANGUAGES:
            label = self.tr("Headline, {language}").format(language=phrases.language(code))
            self._headlines[code] = self._put(TextField(label, limit=80), f"headline_{code}")
        channels = [
            (Channel.CALL, self.tr("call")),
            (Channel.TEXT, self.tr("text")),
            (Channel.EMAIL, self.tr("e-mail")),
            (Channel.MAIL, self.tr("send letters")),
        ]
        self.channel = self._put(ChoiceField(self.tr("People who may be reached by"), channels))
        lists = person_words.exported_lists()
        self.people = self._put(ChoiceField(self.tr("From the list"), lists))
        self._columns_title = Text(self.tr("Columns"), "small_strong")
        self._box.addWidget(self._columns_title)
        for name in COLUMNS:
            title = person_words.column_title(name)
            self._columns[name] = self._put(CheckField(title), f"column_{name}")
        papers = [("letter", self.tr("Letter")), ("a4", self.tr("A4"))]
        self.paper = self._put(ChoiceField(self.tr("Paper"), papers), "paper")
        self.black = self._put(CheckField(self.tr("Safe for black and white")), "black")
        self.notes = self._put(CheckField(self.tr("With our notes")), "notes")
        self._start()

    def _put(self, field: AnyField, name: str = "") -> AnyField:
        if name:
            field.editor.setObjectName(name)
        field.label.setWordWrap(True)
        field.committed.connect(self._on_changed)
        self._box.addWidget(field)
        return field

    def _start(self) -> None:
        for code, field in self._languages.items():
            field.set_value(code == "en")
        self.language.set_value("en")
        self.channel.set_value(Channel.CALL)
        self.people.set_value("everyone")
        self.paper.set_value("letter")
        self.black.set_value(False)
        self.notes.set_value(True)
        for name, field in self._columns.items():
            field.set_value(name in exportable.DEFAULT_COLUMNS[Channel.CALL])
        for headline in self._headlines.values():
            headline.set_value("")

    # what is offered and chosen

    def offer(self, offer: Offer) -> None:
        """Take over what the campaign has: its meetings, and the headlines of its profile."""
        today = self._today()
        before = self.meeting.value
        pairs = [
            (choice.id, f"{phrases.day(choice.date, today)} · {choice.title}")
            for choice in offer.meetings
        ]
        self.meeting.set_choices(pairs)
        known = [value for value, _words in pairs]
        self.meeting.set_value(before if before in known else offer.next_id)
        for code, field in self._headlines.items():
            field.editor.setPlaceholderText(offer.profile.headlines[code])

    def show_for(self, document: str) -> None:
        """Show the fields that a document has, and hide the others."""
        self._document = document
        options = {option.name for option in catalogue.by_name(document).options}
        is_flyer, is_list = document == "flyer", document == "contact-list"
        self.meeting.setVisible(not is_list)
        for field in self._languages.values():
            field.setVisible("languages" in options)
        self._languages_title.setVisible("languages" in options)
        self.language.setVisible("language" in options)
        for code, headline in self._headlines.items():
            headline.setVisible(is_flyer and bool(self._languages[code].value))
        for part in (self.channel, self.people, self._columns_title, *self._columns.values()):
            part.setVisible(is_list)
        self.notes.setVisible("notes" in options)

    def aim(self, target: StudioTarget) -> None:
        """Choose what another screen asked for: a meeting, some of its speakers."""
        self._target = target
        if target.meeting_id is not None:
            self.meeting.set_value(target.meeting_id)

    def choices(self) -> PrintChoices:
        """What is chosen now."""
        languages = tuple(code for code, field in self._languages.items() if field.value)
        is_flyer = self._document == "flyer"
        aimed = self._target.meeting_id == self.meeting.value
        return PrintChoices(
            today=self._today(),
            meeting_id=self.meeting.value,
            languages=(languages or ("en",)) if is_flyer else (self.language.value or "en",),
            paper=self.paper.value or "letter",
            is_black_and_white=self.black.value,
            include_notes=self.notes.value,
            channel=self.channel.value,
            people=PeopleCriteria(list_name=self.people.value or "everyone"),
            columns=tuple(name for name, field in self._columns.items() if field.value),
            headlines={c: f.value for c, f in self._headlines.items() if f.value},
            only_speakers=self._target.speaker_ids if aimed else (),
        )

    def fields(self) -> list[Field]:
        """All fields, for tests and for committing what is typed."""
        return self.findChildren(Field)

    def _on_changed(self, _value: Any) -> None:
        if self.sender() is self.channel:
            usual = exportable.DEFAULT_COLUMNS[self.channel.value]
            for name, field in self._columns.items():
                field.set_value(name in usual)
        if self._document:
            self.show_for(self._document)
        self.changed.emit()
