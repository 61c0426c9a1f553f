"""Which class shows which screen. A screen is imported when it is first opened, with the ORM."""

from importlib import import_module

from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext

PAGES = {
    "today": ("organizer.ui.today.today_page", "TodayPage"),
    "meetings": ("organizer.ui.meetings.meetings_page", "MeetingsPage"),
    "people": ("organizer.ui.people.people_page", "PeoplePage"),
    "points": ("organizer.ui.points.points_page", "PointsPage"),
    "officials": ("organizer.ui.officials.officials_page", "OfficialsPage"),
    "studio": ("organizer.ui.studio.studio_page", "StudioPage"),
}


def make(name: str, context: ScreenContext) -> Page:
    """The page of a screen."""
    module, class_name = PAGES[name]
    made: Page = getattr(import_module(module), class_name)(context)
    return made
