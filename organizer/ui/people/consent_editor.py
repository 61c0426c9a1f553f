"""What a person agreed to: the answer of now for each channel, a new one, and all of them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QMenu, QWidget

from organizer.model.kinds import Answer, Channel, ConsentHow, Language
from organizer.people import commands as people
from organizer.people.queries import ConsentRow, PersonDetail
from organizer.ui.binding.record_part import RecordPart
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.people.words import channel_name
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import FilterChip
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.fields import CheckBox, ChoiceBox
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.side_panel import show_whole
from organizer.ui.widgets.text import Text

HOW = (ConsentHow.SPOKEN, ConsentHow.PAPER, ConsentHow.WEB)


class ConsentPart(RecordPart[PersonDetail]):
    """A line for each channel. Answers are only ever added: a change of mind is a new one."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SIZE.gap)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        self._chips: dict[Channel, FilterChip] = {}
        self._notes: dict[Channel, Text] = {}
        for row, channel in enumerate(Channel):
            chip = named(FilterChip("", is_checkable=False), f"answer_{channel}")
            chip.clicked.connect(self._asking(channel))
            self._chips[channel] = chip
            self._notes[channel] = Text("", "small", wraps=True)
            grid.addWidget(Text(channel_name(channel)), row, 0)
            grid.addWidget(chip, row, 1)
            grid.addWidget(self._notes[channel], row, 2)
        self.form = AnswerForm()
        self.form.hide()
        self.form.recorded.connect(self._on_recorded)
        self._more = buttons.link(self.tr("Record an answer…"), self.open_record)
        self._more.setObjectName("recordAnswer")
        self._all = named(buttons.link("", self._toggle_all), "allAnswers")
        links = QWidget()
        flow = FlowLayout(links)
        flow.addWidget(self._more)
        flow.addWidget(self._all)
        self._said_before = Text("", "note", wraps=True)
        self._said_before.hide()
        self._list = layouts.column(spacing=2)
        self._is_list_shown = False
        self._box.addLayout(grid)
        self._box.addWidget(links)
        self._box.addWidget(self._said_before)
        self._box.addWidget(self.form)
        self._box.addLayout(self._list)

    def open_record(self, channel: Channel | None = None) -> None:
        """Open the form, for one channel or for those to be ticked."""
        self.form.open_form([channel] if channel else [])
        show_whole(self.form)

    def _refresh(self, person: PersonDetail, is_other: bool) -> None:
        if is_other:
            self.form.hide()
            self._said_before.hide()
            self._is_list_shown = False
        latest: dict[Channel, ConsentRow] = {}
        for consent in person.consents:
            latest.setdefault(consent.channel, consent)
        for channel, chip in self._chips.items():
            answer = phrases.answer_chip(person.consent[channel])
            chip.set_text(answer.text)
            chip.set_tone(answer.tone)
            name = self.tr("{channel}: {answer}. Record another answer")
            chip.setAccessibleName(name.format(channel=channel_name(channel), answer=answer.text))
            chip.setToolTip(self.tr("Record another answer"))
            self._notes[channel].setText(self._note(latest.get(channel)))
        count = len(person.consents)
        words = self.tr("All answers ({count})").format(count=phrases.number(count))
        self._all.setText(words)
        self._all.setVisible(count > 0)
        self._fill_list()

    def _note(self, consent: ConsentRow | None) -> str:
        if consent is None:
            return ""
        day = phrases.short_day(consent.at.astimezone().date(), self._context.today())
        return f"{phrases.word('how', consent.how)}, {day}"

    def _toggle_all(self) -> None:
        self._is_list_shown = not self._is_list_shown
        self._fill_list()

    def _fill_list(self) -> None:
        clear_box(self._list)
        if not self._is_list_shown or self._record is None:
            return
        for consent in self._record.consents:
            answer = phrases.answer_chip(consent.answer).text
            words = f"{channel_name(consent.channel)}: {answer} · {self._note(consent)}"
            if consent.wording:
                words = f"{words} · “{consent.wording}”"
            self._list.addWidget(Text(words, "small", wraps=True, is_selectable=True))

    def _asking(self, channel: Channel) -> Callable[..., None]:
        def ask(*_state: bool) -> None:
            chip = self._chips[channel]
            menu = self.menu_for(channel)
            menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

        return ask

    def menu_for(self, channel: Channel) -> QMenu:
        """The answers that can be recorded with one press."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for answer in (Answer.YES, Answer.NO):
            word = phrases.answer_chip(answer).text.capitalize()
            for how in HOW:
                words = f"{word}, {phrases.word('how', how)}"
                menu.addAction(words, self._recording(channel, answer, how))
            menu.addSeparator()

        def more() -> None:
            self.open_record(channel)

        menu.addAction(self.tr("With the exact words…"), more)
        return menu

    def _recording(self, channel: Channel, answer: Answer, how: ConsentHow) -> Callable[[], None]:
        def record() -> None:
            self._keep((channel,), answer, how)

        return record

    def _on_recorded(self, values: dict[str, Any]) -> None:
        self._keep(
            values["channels"],
            values["answer"],
            values["how"],
            wording=values["wording"],
            language=values["language"],
        )

    def _keep(
        self, channels: tuple[Channel, ...], answer: Answer, how: ConsentHow, **more: str
    ) -> None:
        count = self._context.bridge.do(
            self.tr("Record answer"), people.answers, self.record.id, channels, answer, how, **more
        )
        is_known = count == 0
        words = self.tr("That is already their answer. Nothing was recorded.")
        self._said_before.setText(words if is_known else "")
        self._said_before.setVisible(is_known)


class AnswerForm(Card):
    """One answer about one or more channels: how it was given, in which words."""

    recorded = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "inset", SIZE.corner, parent)
        self._boxes = {channel: CheckBox(channel_name(channel)) for channel in Channel}
        ticks = QWidget()
        flow = FlowLayout(ticks)
        for channel, box in self._boxes.items():
            box.setObjectName(f"record_{channel}")
            box.setAccessibleName(channel_name(channel))
            flow.addWidget(box)
        self.answer = _choice(
            self.tr("Answer"),
            [(each, phrases.answer_chip(each).text) for each in (Answer.YES, Answer.NO)],
        )
        self.how = _choice(self.tr("How"), [(each, phrases.word("how", each)) for each in HOW])
        self.language = _choice(
            self.tr("Language of those words"),
            [("", self.tr("language")), *((code, phrases.language(code)) for code in Language)],
        )
        self.wording = named(QLineEdit(), "recordWording")
        self.wording.setPlaceholderText(self.tr("The exact words that were used, if you have them"))
        self.wording.setAccessibleName(self.tr("The words that were used"))
        self.wording.setMaxLength(500)
        self._lay_out(ticks)
        for box in self._boxes.values():
            box.toggled.connect(self._on_ticked)
        self.wording.returnPressed.connect(self._on_save)

    def _lay_out(self, ticks: QWidget) -> None:
        choices = layouts.row((self.answer, 1), (self.how, 2))
        self.save = named(buttons.primary(self.tr("Record"), self._on_save), "recordSave")
        row = layouts.row(
            self.save, buttons.secondary(self.tr("Cancel"), self.hide), STRETCH, spacing=None
        )
        self.add(ticks)
        self.add(choices)
        self.add(self.wording)
        self.add(self.language)
        self.add(row)

    def open_form(self, channels: list[Channel]) -> None:
        """Show it with some channels ticked."""
        for channel, box in self._boxes.items():
            box.setChecked(channel in channels)
        self.wording.clear()
        self._on_ticked()
        self.show()
        first = self.answer if channels else self._boxes[Channel.CALL]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it without recording anything."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _on_ticked(self, *_state: bool) -> None:
        self.save.setEnabled(any(box.isChecked() for box in self._boxes.values()))

    def _on_save(self) -> None:
        channels = tuple(channel for channel, box in self._boxes.items() if box.isChecked())
        if not channels:
            return
        self.hide()
        self.recorded.emit(
            {
                "channels": channels,
                "answer": self.answer.currentData(),
                "how": self.how.currentData(),
                "wording": self.wording.text(),
                "language": self.language.currentData(),
            }
        )


def _choice(name: str, choices: list[tuple[object, str]]) -> ChoiceBox:
    made = ChoiceBox()
    made.setAccessibleName(name)
    for value, words in choices:
        made.addItem(words, value)
    return made
