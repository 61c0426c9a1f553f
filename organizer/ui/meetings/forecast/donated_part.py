"""What becomes of donated time: from whom, what of it counts, what is lost, who loses a turn."""

from PySide6.QtWidgets import QWidget

from organizer.model.speaking_time import Ceding
from organizer.rules.speaking_time import DonatedRow, DonorRow
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.text import phrases
from organizer.ui.widgets import layouts
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.text import FlowingText


class DonatedPart(QWidget):
    """For the receiver a line for each donor; for a donor the own line. Hidden without gifts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("donated")
        self._chips = ChipRow()
        self._lines = FlowingText("", "small")
        self._box = layouts.column(self._chips, self._lines, parent=self, spacing=SIZE.gap // 2)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, line by line."""
        return self._lines.text()

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
            counted = phrases.clock(gift.counted_seconds)
            words = self.tr("{time} donated")
            if gift.ceding != Ceding.ALLOWED:
                words = self.tr("{time} would be donated")
            chips.append(Chip(words.format(time=counted), Tone.BLUE))
            if gift.lost_seconds:
                lost = phrases.clock(gift.lost_seconds)
                chips.append(Chip(self.tr("{time} lost").format(time=lost), Tone.AMBER))
        not_sure = {
            Ceding.FORBIDDEN: Chip(self.tr("not allowed here"), Tone.RED),
            Ceding.PERHAPS_FORBIDDEN: Chip(self.tr("probably not allowed"), Tone.AMBER),
            Ceding.UNKNOWN: Chip(self.tr("may it be given? ask the clerk"), Tone.RED),
        }
        if gift.ceding in not_sure:
            chips.append(not_sure[gift.ceding])
        return chips

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
