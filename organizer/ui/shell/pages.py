"""Which class shows which screen. A screen is imported when it is first opened, with the ORM."""

from dataclasses import dataclass
from importlib import import_module

from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext


@dataclass(frozen=True)
class ScreenEntry:
    """One line of the navigation. The icon has the name of the screen.

    `home` is the target that leads back to where the screen begins; None where it has one view.
    """

    title: str
    module: str
    page: str
    home: str | None = None


PAGES = {
    "today": ScreenEntry(
        QT_TRANSLATE_NOOP("words", "Today"), "organizer.ui.today.today_page", "TodayPage"
    ),
    "meetings": ScreenEntry(
        QT_TRANSLATE_NOOP("words", "Meetings"),
        "organizer.ui.meetings.meetings_page",
        "MeetingsPage",
        home="list",
    ),
    "people": ScreenEntry(
        QT_TRANSLATE_NOOP("words", "People"), "organizer.ui.people.people_page", "PeoplePage"
    ),
    "points": ScreenEntry(
        QT_TRANSLATE_NOOP("words", "Talking points"),
        "organizer.ui.points.points_page",
        "PointsPage",
    ),
    "officials": ScreenEntry(
        QT_TRANSLATE_NOOP("words", "Officials"),
        "organizer.ui.officials.officials_page",
        "OfficialsPage",
    ),
    "studio": ScreenEntry(
        QT_TRANSLATE_NOOP("words", "Print studio"), "organizer.ui.studio.studio_page", "StudioPage"
    ),
}
"""The screens in the order of the navigation."""


def make(name: str, context: ScreenContext) -> Page:
    """The page of a screen."""
    entry = PAGES[name]
    made: Page = getattr(import_module(entry.module), entry.page)(context)
    return made
