"""The menu of statuses: only the steps that are allowed from where somebody stands."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from organizer.meetings.speakers import queries as speakers
from organizer.model.kinds import SpeakerStatus
from organizer.ui.text import phrases
from organizer.ui.text.translation import t


def fill_status_menu(
    menu: QMenu,
    statuses: Sequence[SpeakerStatus],
    choose: Callable[[SpeakerStatus], object],
) -> None:
    """Offer the statuses that all of some speakers may go to."""
    menu.clear()
    for status in speakers.next_statuses(statuses):
        words = phrases.status_chip(status).text
        action = menu.addAction(words[:1].upper() + words[1:])
        action.setData(str(status))
        action.triggered.connect(partial(_chosen, choose, status))
    if menu.isEmpty():
        none = menu.addAction(t("No status fits all the selected speakers"))
        none.setEnabled(False)


def _chosen(
    choose: Callable[[SpeakerStatus], object], status: SpeakerStatus, _is_on: bool = False
) -> None:
    choose(status)
