"""Which class shows which screen. Imported after the first paint: pages need the ORM."""

from collections.abc import Callable

from organizer.ui.desk import Desk
from organizer.ui.meetings.meetings_page import MeetingsPage
from organizer.ui.officials.officials_page import OfficialsPage
from organizer.ui.page import Page
from organizer.ui.people.people_page import PeoplePage
from organizer.ui.points.points_page import PointsPage
from organizer.ui.studio.studio_page import StudioPage
from organizer.ui.today.today_page import TodayPage

PAGES: dict[str, Callable[[Desk], Page]] = {
    "today": TodayPage,
    "meetings": MeetingsPage,
    "people": PeoplePage,
    "points": PointsPage,
    "officials": OfficialsPage,
    "studio": StudioPage,
}


def make(name: str, desk: Desk) -> Page:
    """The page of a screen."""
    return PAGES[name](desk)
