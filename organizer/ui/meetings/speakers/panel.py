"""One speaker of a meeting: status, statement, points, needs, and how the turn is to go."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from organizer.meetings.queries import ItemRow
from organizer.meetings.speakers import commands
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.model.kinds import Language, SpeakerStatus
from organizer.model.speaking_time import Ceding
from organizer.rules.speaking_time import DonatedRow, DonorRow
from organizer.ui.binding.page import Page
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_panel import RecordPanel
from organizer.ui.binding.record_part import RecordPart
from organizer.ui.binding.screen_context import ScreenContext, StudioTarget
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.meetings.given_points import GivenPoints
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.meetings.speakers.statement_editor import StatementEditor
from organizer.ui.meetings.speakers.table import fill_status_menu
from organizer.ui.qt import named, present
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import Chip, ChipLabel, ChipRow, FilterChip
from organizer.ui.widgets.fields import CheckField, ChoiceField, LongTextField, NumberField
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.text import FlowingText, Text

_LONGEST_NEED = 80
_LONGEST_TURN = 3600


class SpeakerPanel(RecordPanel[SpeakerRow]):
    """Everything about one speaker; each field saves itself."""

    status_chosen = Signal(object)
    """A SpeakerStatus for this speaker."""

    cede_wanted = Signal()
    """Please ask to whom this speaker gives the time."""

    def __init__(self, context: ScreenContext, page: Page, meeting_id: Callable[[], int]) -> None:
        super().__init__(context)
        self._page, self._meeting_id = page, meeting_id
        self._givers: Sequence[SpeakerRow] = ()
        self.setObjectName("speaker_panel")
        self._time_note = Text("", "small", wraps=True)
        self.body.insertWidget(2, self._time_note)
        self.donated = DonatedPart()
        self.statement = StatementEditor(context)
        self.points = GivenPoints(context)
        self.points.wanted_text.connect(self.statement.append_text)
        self.points.opened.connect(partial(page.go.emit, "points"))
        self.needs = NeedsEditor(context)
        self.form = SpeakerForm(context)
        self.add_part(self._make_status())
        self.add_part(self.donated)
        self.add_parts(self.statement, title=self.tr("Statement"))
        self.add_parts(self.points, title=self.tr("Points"))
        self.add_parts(self.needs, title=self.tr("Needs"))
        self.add_parts(self.form, title=self.tr("Their turn"))
        self.add_button(named(buttons.primary(self.tr("Print card"), self._print), "print_card"))
        person = buttons.secondary(self.tr("Open person"), self._open_person)
        self.add_button(named(person, "open_person"))

    def show_speaker(self, row: SpeakerRow | None, givers: Sequence[SpeakerRow] = ()) -> None:
        """Show somebody, or nobody; what was typed for the last one is saved first."""
        self._givers = givers
        if row is not None:
            self.show_record(row)
        else:
            self.leave()
            self._record = None

    def _refresh(self, record: SpeakerRow, is_other: bool) -> None:
        if is_other:
            self.scroll_to_top()
        self.set_head(record.name, speaker_words.about(record))
        self._chip.set_chip(speaker_words.status_chip(record))
        self._say_time(record, self._givers)

    def show_donated(self, gift: DonatedRow | None) -> None:
        """Say what is given to this speaker, or what becomes of the time that they give."""
        self.donated.show_gift(gift, self._record.id if self._record is not None else 0)

    def fit_room(self, height_px: int) -> None:
        """Let the statement and its clock fill what is seen of the panel at first."""
        if not hasattr(self, "form"):
            return
        above = range(self.content.indexOf(self.statement))
        gap = self.content.spacing()
        used = sum(present(self.content.itemAt(at)).sizeHint().height() + gap for at in above)
        self.statement.fit(height_px - used)

    def _make_status(self) -> FlowLayout:
        self._chip = ChipLabel("")
        self._status_menu = QMenu(self)
        self._status_menu.aboutToShow.connect(self._fill_menu)
        button = buttons.menu_button(self.tr("Status"), self._status_menu)
        self.cede_button = named(buttons.link("", self.cede_wanted.emit), "cede")
        status = QWidget()
        layouts.row(self._chip, named(button, "status"), parent=status)
        line = FlowLayout(gap=SIZE.gap)
        line.addWidget(status)
        line.addWidget(self.cede_button)
        return line

    def _say_time(self, row: SpeakerRow, givers: Sequence[SpeakerRow]) -> None:
        has_ceded = row.status == SpeakerStatus.CEDED
        words = ""
        if has_ceded and row.cedes_to:
            words = self.tr("Gives their time to {number} {name}.").format(
                number=row.cedes_to_number, name=row.cedes_to
            )
        elif givers:
            names = ", ".join(giver.name for giver in givers)
            words = self.tr("Has time from {names}.").format(names=names)
        self._time_note.setText(words)
        self._time_note.setVisible(bool(words))
        other = self.tr("Give time to another…")
        self.cede_button.setText(other if has_ceded else self.tr("Give time to…"))

    def _fill_menu(self) -> None:
        if self._record is not None:
            fill_status_menu(self._status_menu, [self._record.status], self.status_chosen.emit)

    def _print(self) -> None:
        if self._record is not None:
            self.leave()
            target = StudioTarget("speaker-cards", self._meeting_id(), (self._record.id,))
            self._page.go.emit("studio", target)

    def _open_person(self) -> None:
        if self._record is not None:
            self._page.go.emit("people", self._record.person_id)


class SpeakerForm(RecordForm[SpeakerRow]):
    """How the turn is to go: language, item, time and notes."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, columns=1)
        self._common: tuple[int | None, int | None] = (None, None)
        self._codes: list[str] = []
        self._language = ChoiceField[str](self.tr("Speaks"))
        self._item = ChoiceField[int | None](self.tr("Speaks on"))
        self._item.editor.setMinimumContentsLength(10)
        self._item.editor.setSizeAdjustPolicy(
            self._item.editor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        hint = self.tr(
            "Only if it differs from the rules, for example when others give their time."
        )
        self._own = NumberField(
            self.tr("Own time, in seconds"),
            1,
            _LONGEST_TURN,
            unit=self.tr("s"),
            none=self.tr("by the rules"),
            step=30,
            hint=hint,
        )
        notes = LongTextField(self.tr("Notes"), lines=3)
        notes.editor.setMaximumHeight(theme.px_of(3 * SIZE.row))
        interpreter = CheckField(self.tr("Needs an interpreter"))
        for label, name, field in (
            (self.tr("Change language"), "language", self._language),
            (self.tr("Change interpreter"), "needs_interpreter", interpreter),
            (self.tr("Change item"), "agenda_item_id", self._item),
            (self.tr("Change own time"), "own_seconds", self._own),
            (self.tr("Write notes"), "notes", notes),
        ):
            self.keep(label, commands.edit, "speaker", (name, field, 1))

    def set_items(self, items: Sequence[ItemRow]) -> None:
        """Offer these items of the agenda to speak on."""
        choices: list[tuple[int | None, str]] = [(None, self.tr("No item: general comment"))]
        self._item.set_choices(choices + [(item.id, item.label) for item in items])

    def set_common_time(self, seconds: int | None, interpreted: int | None) -> None:
        """Say what the meeting's rule gives, where no own time is set; in seconds."""
        self._common = seconds, interpreted
        self._say_rule()

    def _refresh(self, record: SpeakerRow, is_other: bool) -> None:
        codes = list(dict.fromkeys([*map(str, Language), record.language]))
        if codes != self._codes:
            self._codes = codes
            self._language.set_choices([(code, phrases.language(code)) for code in codes])
        self._say_rule()
        super()._refresh(record, is_other)

    def _changes(self, name: str, value: Any) -> dict[str, Any]:
        return {"allowed_seconds" if name == "own_seconds" else name: value}

    def _say_rule(self) -> None:
        seconds, interpreted = self._common
        if self._record is not None and self._record.needs_interpreter and interpreted is not None:
            seconds = interpreted
        words = self.tr("by the rules")
        if seconds is not None:
            words = self.tr("by the rules: {time}").format(time=phrases.clock(seconds))
        self._own.editor.setSpecialValueText(words)


class NeedsEditor(RecordPart[SpeakerRow]):
    """What a speaker needs to come: short words as chips, the usual ones at hand.

    Each chip goes away when it is pressed.
    """

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._shown: tuple[str, ...] | None = None
        self._usual = (self.tr("ride"), self.tr("childcare"), self.tr("front seat"))
        self.chips, self.offers = ChipRow(), ChipRow()
        self.field = named(QLineEdit(), "need")
        self.field.setMaxLength(_LONGEST_NEED)
        self.field.setPlaceholderText(self.tr("Something else, then Enter"))
        self.field.setAccessibleName(self.tr("Another need"))
        self.field.editingFinished.connect(self.leave)
        self._box.setSpacing(SIZE.gap)
        layouts.add(self._box, self.chips, self.offers, self.field)

    def leave(self) -> bool:
        """Add what was typed."""
        typed = " ".join(self.field.text().split())
        self.field.clear()
        if typed and self._record is not None and typed not in self._record.needs:
            self._save((*self._record.needs, typed))
        return True

    def remove(self, need: str) -> None:
        """Take a need away."""
        self._save(tuple(each for each in self.record.needs if each != need))

    def _refresh(self, record: SpeakerRow, is_other: bool) -> None:
        if not is_other and record.needs == self._shown:
            return
        self._shown = record.needs
        self.chips.clear()
        for need in record.needs:
            chip = FilterChip(need, is_removable=True)
            chip.removed.connect(partial(self.remove, need))
            self.chips.add(chip)
        self.chips.setVisible(bool(record.needs))
        self.offers.clear()
        missing = [need for need in self._usual if not _has(record, need)]
        for need in missing:
            chip = FilterChip(self.tr("+ {need}").format(need=need), is_checkable=False)
            chip.setAccessibleName(self.tr("Add: {need}").format(need=need))
            chip.clicked.connect(partial(self._add, need))
            self.offers.add(chip)
        self.offers.setVisible(bool(missing))

    def _add(self, need: str, *_state: bool) -> None:
        self._save((*self.record.needs, need))

    def _save(self, needs: tuple[str, ...]) -> None:
        label = self.tr("Change needs")
        self._context.bridge.do(label, commands.edit, self.record.id, needs=needs)


def _has(row: SpeakerRow, need: str) -> bool:
    return any(each == need or each.startswith(f"{need} ") for each in row.needs)


class DonatedPart(QWidget):
    """What becomes of donated time: what counts, what is lost, who loses a turn.

    For the receiver a line for each donor; for a donor the own line. Hidden without gifts.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("donated")
        self._chips = ChipRow()
        self._lines = FlowingText("", "small")
        layouts.column(self._chips, self._lines, parent=self, spacing=SIZE.gap // 2)
        self.hide()

    def show_gift(self, gift: DonatedRow | None, speaker_id: int) -> None:
        """Show what is given to or by a speaker; None: nothing is."""
        self.setVisible(gift is not None)
        if gift is None:
            return
        is_receiver = gift.receiver_id == speaker_id
        lines = [
            self._line(donor, gift.receiver if not is_receiver else "")
            for donor in gift.donors
            if is_receiver or donor.id == speaker_id
        ]
        if gift.donors_present is None:
            lines.append(self.tr("Whether donors must be there is not known: ask the clerk."))
        elif gift.donors_present:
            lines.append(self.tr("Donors must be there."))
        self._chips.set_chips(self._said(gift, is_receiver))
        self._lines.setText("\n".join(lines))

    def _said(self, gift: DonatedRow, is_receiver: bool) -> list[Chip]:
        chips = []
        if is_receiver:
            words = self.tr("{time} donated")
            if gift.ceding != Ceding.ALLOWED:
                words = self.tr("{time} would be donated")
            counted = phrases.clock(gift.counted_seconds)
            chips.append(Chip(words.format(time=counted), Tone.BLUE))
            if gift.lost_seconds:
                lost = phrases.clock(gift.lost_seconds)
                chips.append(Chip(self.tr("{time} lost").format(time=lost), Tone.AMBER))
        not_sure = {
            Ceding.FORBIDDEN: Chip(self.tr("not allowed here"), Tone.RED),
            Ceding.PERHAPS_FORBIDDEN: Chip(self.tr("probably not allowed"), Tone.AMBER),
            Ceding.UNKNOWN: Chip(self.tr("may it be given? ask the clerk"), Tone.RED),
        }
        return [*chips, not_sure[gift.ceding]] if gift.ceding in not_sure else chips

    def _line(self, donor: DonorRow, receiver: str) -> str:
        counted, lost = phrases.clock(donor.counted_seconds), phrases.clock(donor.lost_seconds)
        words = self.tr("From {name}: {counted} counted")
        if receiver:
            words = self.tr("To {name}: {counted} counted")
        said = words.format(name=receiver or donor.name, counted=counted)
        if donor.lost_seconds:
            said = self.tr("{said}, {lost} lost").format(said=said, lost=lost)
        if donor.loses_turn:
            said = self.tr("{said}; the donor does not speak").format(said=said)
        return f"{said}."
