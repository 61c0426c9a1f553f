"""The wording of a point, one language at a time."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu, QWidget

from organizer.points import commands as points
from organizer.points.queries import PointDetail, TextRow
from organizer.ui.binding.record_part import RecordPart, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.points.words import seconds_words
from organizer.ui.text import phrases
from organizer.ui.text.translation import t
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import FilterChip
from organizer.ui.widgets.fields import TextField, language_name
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.growing import GrowingField
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text


class TextsPart(RecordPart[PointDetail]):
    """A chip for each language, its title and text, and what a reader says of it."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
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
        self.title = TextField(self.tr("Title in this language"))
        self.title.editor.setObjectName("textTitle")
        self.title.save_with(self._save_title)
        self.text = GrowingField(self.tr("Text"), lines=4, is_label_shown=False)
        self.text.editor.setObjectName("pointText")
        self.text.save_with(self._save_text)
        self._seconds = Text("", "small")
        self._seconds.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.machine = ReaderNotice()
        self.machine.approve.clicked.connect(self._on_approve)
        self.machine.reader.returnPressed.connect(self._on_approve)
        self._approved = Text("", "small", wraps=True)
        for part in (row, self.title, self.text, self._seconds, self.machine, self._approved):
            self._box.addWidget(part)

    @property
    def language(self) -> str:
        """The language that is shown."""
        return self._language

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
        is_main = self._language == "en"
        self.title.setVisible(not is_main)
        show_value(self.title, text.title if text else "", is_other, shown)
        show_value(self.text, text.text if text else "", is_other, shown)
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
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._flow.removeWidget(self.add_button)
            self._chips = {code: self._chip(code) for code in codes}
            self._flow.addWidget(self.add_button)
            self._menu.clear()
            for code in phrases.OFFERED_LANGUAGES:
                if code not in codes:
                    self._menu.addAction(phrases.language(code), self._showing(code))
        self._chips[self._language].setChecked(True)

    def _chip(self, code: str) -> FilterChip:
        made = FilterChip(language_name(code))
        made.setObjectName(f"language_{code}")
        made.clicked.connect(self._showing(code))
        self._group.addButton(made)
        self._flow.addWidget(made)
        return made

    def _showing(self, code: str) -> Callable[..., None]:
        def show(*_state: bool) -> None:
            self.show_language(code)
            self.text.editor.setFocus(Qt.FocusReason.OtherFocusReason)

        return show

    def _save_title(self, title: str) -> None:
        self._save(title, self.text.value)

    def _save_text(self, text: str) -> None:
        worded = self.record.text_in(self._language)
        title = worded.title if worded else ""
        if self._language == "en":
            title = title or self.record.title
        self._save(title, text)

    def _save(self, title: str, text: str) -> None:
        self._context.bridge.attempt(
            self.tr("Edit text"), points.set_text, self.record.id, self._language, title, text
        )

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
        words = t("Machine translation. Nobody who reads the language has approved it yet.")
        self.reader = QLineEdit()
        self.reader.setObjectName("readerName")
        self.reader.setPlaceholderText(t("Name of the reader"))
        self.reader.setAccessibleName(t("Name of the reader"))
        self.approve = buttons.secondary(t("Mark as approved"))
        self.approve.setObjectName("approveText")
        row = layouts.row(self.approve, STRETCH)
        self.add(Text(words, wraps=True))
        self.add(self.reader)
        self.add(row)
