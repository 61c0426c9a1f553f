"""What a person agreed to: the answer of now for each channel, a new one, and all of them."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

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
from organizer.ui.widgets.editors import choice_box, line_edit
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.fields import CheckBox
from organizer.ui.widgets.flow import flow
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.side_panel import show_whole
from organizer.ui.widgets.text import Text

HOW = (ConsentHow.SPOKEN, ConsentHow.PAPER, ConsentHow.WEB)


class Given(NamedTuple):
    """An answer that is to be recorded: about what, which, how it was given, and in which words."""

    channels: tuple[Channel, ...]
    answer: Answer
    how: ConsentHow
    wording: str = ""
    language: str = ""


class ConsentPart(RecordPart[PersonDetail]):
    """A line for each channel. Answers are only ever added: a change of mind is a new one."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        grid = layouts.grid(SIZE.gap, 2, stretch={2: 1})
        self._chips: dict[Channel, FilterChip] = {}
        self._notes: dict[Channel, Text] = {}
        for row, channel in enumerate(Channel):
            chip = named(FilterChip("", is_checkable=False), f"answer_{channel}")
            chip.clicked.connect(partial(self._on_pressed, channel))
            self._chips[channel] = chip
            self._notes[channel] = Text("", "small", wraps=True)
            for column, part in enumerate(
                (Text(channel_name(channel)), chip, self._notes[channel])
            ):
                grid.addWidget(part, row, column)
        self.form = AnswerForm()
        self.form.hide()
        self.form.recorded.connect(self._keep)
        more = buttons.link(self.tr("Record an answer…"), self.open_record)
        self._all = named(buttons.link("", self._toggle_all), "allAnswers")
        links = flow(named(more, "recordAnswer"), self._all)
        self._said_before = Text("", "note", wraps=True)
        self._said_before.hide()
        self._list = layouts.column(spacing=2)
        self._is_list_shown = False
        layouts.add(self._box, grid, links, self._said_before, self.form, self._list)

    def open_record(self, channel: Channel | None = None, *_state: bool) -> None:
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

    def _on_pressed(self, channel: Channel, *_state: bool) -> None:
        chip = self._chips[channel]
        self.menu_for(channel).popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def menu_for(self, channel: Channel) -> QMenu:
        """The answers that can be recorded with one press."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for answer in (Answer.YES, Answer.NO):
            word = phrases.answer_chip(answer).text.capitalize()
            for how in HOW:
                given = Given((channel,), answer, how)
                words = f"{word}, {phrases.word('how', how)}"
                menu.addAction(words, partial(self._keep, given))
            menu.addSeparator()
        menu.addAction(self.tr("With the exact words…"), partial(self.open_record, channel))
        return menu

    def _keep(self, given: Given, *_state: bool) -> None:
        count = self._context.bridge.do(
            self.tr("Record answer"),
            people.answers,
            self.record.id,
            given.channels,
            given.answer,
            given.how,
            wording=given.wording,
            language=given.language,
        )
        is_known = count == 0
        words = self.tr("That is already their answer. Nothing was recorded.")
        self._said_before.setText(words if is_known else "")
        self._said_before.setVisible(is_known)


class AnswerForm(Card):
    """One answer about one or more channels: how it was given, in which words."""

    recorded = Signal(object)
    """What was Given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "inset", SIZE.corner, parent)
        self._boxes = {channel: CheckBox(channel_name(channel)) for channel in Channel}
        for channel, box in self._boxes.items():
            box.setAccessibleName(channel_name(channel))
            box.toggled.connect(self._on_ticked)
            named(box, f"record_{channel}")
        answers = [(each, phrases.answer_chip(each).text) for each in (Answer.YES, Answer.NO)]
        ways = [(each, phrases.word("how", each)) for each in HOW]
        languages = [("", self.tr("language")), *((c, phrases.language(c)) for c in Language)]
        self.answer = choice_box("recordedAnswer", self.tr("Answer"), answers)
        self.how = choice_box("recordedHow", self.tr("How"), ways)
        self.language = choice_box(
            "recordedLanguage", self.tr("Language of those words"), languages
        )
        hint = self.tr("The exact words that were used, if you have them")
        spoken = self.tr("The words that were used")
        self.wording = line_edit("recordWording", hint, spoken, entered=self._on_save)
        self.save = named(buttons.primary(self.tr("Record"), self._on_save), "recordSave")
        cancel = buttons.secondary(self.tr("Cancel"), self.hide)
        self.add(flow(*self._boxes.values()))
        self.add(layouts.row((self.answer, 1), (self.how, 2)))
        self.add(self.wording)
        self.add(self.language)
        self.add(layouts.row(self.save, cancel, STRETCH, spacing=None))

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
        how = (self.answer.currentData(), self.how.currentData())
        self.recorded.emit(Given(channels, *how, self.wording.text(), self.language.currentData()))
