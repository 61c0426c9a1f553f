"""The wording of a point, one language at a time."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from organizer.points import commands as points
from organizer.points.queries import PointDetail, TextRow
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.points.words import seconds_words
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import FilterChip
from organizer.ui.widgets.editors import line_edit
from organizer.ui.widgets.emptying import take_out
from organizer.ui.widgets.fields import GrowingField, TextField, language_name
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text


class TextsPart(RecordForm[PointDetail]):
    """A chip for each language, its title and text, and what a reader says of it."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, columns=0)
        self._language = "en"
        self._shown = ("", 0)
        self._chips: dict[str, FilterChip] = {}
        self._group = QButtonGroup(self)
        row = QWidget()
        self._flow = FlowLayout(row)
        self._menu = QMenu(self)
        self.add_button = buttons.button(self.tr("Language"), "link", "plus")
        self.add_button.setObjectName("addTextLanguage")
        self.add_button.setAccessibleName(self.tr("Add a language"))
        self.add_button.setMenu(self._menu)
        self._flow.addWidget(self.add_button)
        self._box.addWidget(row)
        self.title = TextField(self.tr("Title in this language"))
        self.text = GrowingField(self.tr("Text"), lines=4, is_label_shown=False)
        entries = ("title", self.title, 0), ("text", self.text, 0)
        self.keep(self.tr("Edit text"), points.set_text, "wording", *entries)
        self._seconds = Text("", "small")
        self._seconds.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.machine = ReaderNotice()
        self.machine.approve.clicked.connect(self._on_approve)
        self.machine.reader.returnPressed.connect(self._on_approve)
        self._approved = Text("", "small", wraps=True)
        layouts.add(self._box, self._seconds, self.machine, self._approved)

    def show_language(self, code: str) -> None:
        """Show the wording in a language, empty where there is none yet."""
        self.leave()
        self._language = code
        if self._record is not None:
            self._refresh(self._record, False)

    def _refresh(self, point: PointDetail, is_other: bool) -> None:
        have = [text.language for text in point.texts]
        if is_other and self._language not in have:
            self._language = have[0] if have else "en"
        self._show_chips(list(dict.fromkeys([*have, self._language])))
        text = point.text_in(self._language)
        shown = (self._language, point.id)
        is_other, self._shown = shown != self._shown, shown
        self.title.setVisible(self._language != "en")
        self._show_values(point, is_other, shown)
        language = phrases.language(self._language)
        self.text.editor.setAccessibleName(self.tr("Text in {language}").format(language=language))
        self._seconds.setText(seconds_words(text.seconds) if text else "")
        self._show_reader(text)

    def _show_reader(self, text: TextRow | None) -> None:
        self.machine.setVisible(text is not None and text.needs_reader)
        is_approved = text is not None and bool(text.approved_by) and not text.needs_reader
        self._approved.setVisible(is_approved)
        if text is not None and is_approved:
            day = ""
            if text.approved_at is not None:
                at = text.approved_at.astimezone().date()
                day = phrases.short_day(at, self._context.today())
            words = self.tr("Reviewed and approved by {name}, {day}")
            self._approved.setText(words.format(name=text.approved_by, day=day))

    def _show_chips(self, codes: list[str]) -> None:
        if codes != list(self._chips):
            for chip in self._chips.values():
                self._group.removeButton(chip)
                take_out(self._flow, chip)
            self._flow.removeWidget(self.add_button)
            self._chips = {code: self._chip(code) for code in codes}
            self._flow.addWidget(self.add_button)
            self._menu.clear()
            for code in phrases.OFFERED_LANGUAGES:
                if code not in codes:
                    self._menu.addAction(phrases.language(code), partial(self._on_language, code))
        self._chips[self._language].setChecked(True)

    def _chip(self, code: str) -> FilterChip:
        made = named(FilterChip(language_name(code)), f"language_{code}")
        made.clicked.connect(partial(self._on_language, code))
        self._group.addButton(made)
        self._flow.addWidget(made)
        return made

    def _on_language(self, code: str, *_state: bool) -> None:
        self.show_language(code)
        self.text.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _value(self, point: PointDetail, name: str) -> object:
        worded = point.text_in(self._language)
        return (worded.title if name == "title" else worded.text) if worded else ""

    def _changes(self, name: str, value: object) -> dict[str, object]:
        """A title and a text are kept together."""
        worded = self.record.text_in(self._language)
        title = worded.title if worded else ""
        if self._language == "en":
            title = title or self.record.title
        kept = {"language": self._language, "title": title, "text": self.text.value}
        return {**kept, name: value}

    def _on_approve(self, *_state: bool) -> None:
        name = self.machine.reader.text().strip()
        if not name:
            self.machine.reader.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.machine.reader.clear()
        self._context.bridge.do(
            self.tr("Approve text"), points.approve_text, self.record.id, self._language, name
        )


class ReaderNotice(Card):
    """Says that a machine made the wording, and asks for the name of a reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "callout_amber", SIZE.corner, parent)
        self.setObjectName("machineNotice")
        words = self.tr("Machine translation. Nobody who reads the language has approved it yet.")
        self.reader = line_edit("readerName", self.tr("Name of the reader"))
        self.approve = named(buttons.secondary(self.tr("Mark as approved")), "approveText")
        self.add(Text(words, wraps=True))
        self.add(self.reader)
        self.add(layouts.row(self.approve, STRETCH))
