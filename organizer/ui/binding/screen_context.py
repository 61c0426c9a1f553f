"""What every screen is given: the open campaign, the worker, the day, and jobs of the whole window.

Built once in `ui/shell/app.py` and handed over by constructor; screens never look one another up.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from organizer.model.kinds import SpeakerId
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.jobs import Jobs
from organizer.ui.binding.settings import Settings

if TYPE_CHECKING:
    from organizer.people.criteria import PeopleCriteria


def _nothing(*_args: Any) -> None:
    """A job of the window that a test or a small program has no need of."""


NEXT_MEETING = "next"
"""In place of an id in a target: the meeting that comes next."""


@dataclass(frozen=True)
class StudioTarget:
    """What to show in the print studio; give it to `Page.go` with the screen name "studio"."""

    document: str
    meeting_id: int | None = None
    speaker_ids: tuple[SpeakerId, ...] = ()


@dataclass(frozen=True)
class ImportTarget:
    """What a file that is to be imported is about, where the screen that asks for it knows that."""

    meeting_id: int | None = None
    body_id: int | None = None


ANY_TARGET = ImportTarget()
"""Nothing is known of a file."""


@dataclass(frozen=True)
class ScreenContext:
    """The things that screens share. `today` gives the local day, so that tests can fix it."""

    bridge: Bridge
    jobs: Jobs
    settings: Settings
    today: Callable[[], date] = date.today
    import_files: Callable[..., None] = field(default=_nothing)
    """Opens the import preview of files, for an `ImportTarget`; without files it asks for one."""
    check_meetings: Callable[[int | None], None] = field(default=_nothing)
    """Asks whether to ask a body's portal, and shows what it brought; None: which body is chosen
    there."""
    export_people: Callable[["PeopleCriteria"], None] = field(default=_nothing)
    """Opens the export dialog for a PeopleCriteria."""
    show_first_meeting: Callable[[], None] = field(default=_nothing)
    """Opens the page of help on a first meeting."""
    show_message: Callable[[str, Sequence[tuple[str, Callable[[], object]]]], None] = field(
        default=_nothing
    )
    """Says that something was done which undo does not take back; buttons: words and function."""
