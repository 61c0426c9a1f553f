"""What Ctrl+K leads to on screens that are not open, and other words for what it finds.

A test compares the table with the actions that the screens have.
"""

from dataclasses import dataclass

from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.binding.screen_context import NEXT_MEETING


@dataclass(frozen=True)
class Way:
    """An action of a screen: where it is, and its words there.

    `target` is what the screen shows for it. What needs something selected is not pressed
    (`is_pressed`): the screen is opened, so that it can be chosen for what.
    """

    screen: str
    action: str
    target: object = None
    is_pressed: bool = True


_LIST, _AGENDA, _SPEAKERS, _COVERAGE = (
    "list",
    (NEXT_MEETING, "agenda"),
    (NEXT_MEETING, "speakers"),
    (NEXT_MEETING, "coverage"),
)

WAYS = (
    Way("meetings", QT_TRANSLATE_NOOP("words", "New meeting"), _LIST),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Check for meetings…"), _LIST),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Search meetings"), _LIST),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Duplicate…"), _LIST, is_pressed=False),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Delete"), _LIST, is_pressed=False),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Add speaker"), _SPEAKERS),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Paste a list"), _SPEAKERS),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Who will be heard"), _SPEAKERS),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Accept suggestions"), _COVERAGE, is_pressed=False),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Import agenda…"), _AGENDA),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Add item"), _AGENDA),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Compare versions…"), _AGENDA),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Watch words found…"), _AGENDA),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Print flyer…"), _SPEAKERS),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Print agenda…"), _SPEAKERS),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Print speaker cards…"), _SPEAKERS),
    Way(
        "meetings",
        QT_TRANSLATE_NOOP("words", "It did not take place…"),
        _SPEAKERS,
        is_pressed=False,
    ),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Changes…"), _SPEAKERS, is_pressed=False),
    Way("meetings", QT_TRANSLATE_NOOP("words", "Delete meeting"), _SPEAKERS, is_pressed=False),
    Way("people", QT_TRANSLATE_NOOP("words", "New person")),
    Way("people", QT_TRANSLATE_NOOP("words", "Add a list of names…")),
    Way("people", QT_TRANSLATE_NOOP("words", "Export list…")),
    Way("people", QT_TRANSLATE_NOOP("words", "Search people")),
    Way("people", QT_TRANSLATE_NOOP("words", "Edit person"), is_pressed=False),
    Way("people", QT_TRANSLATE_NOOP("words", "Log a call"), is_pressed=False),
    Way("points", QT_TRANSLATE_NOOP("words", "New point")),
    Way("points", QT_TRANSLATE_NOOP("words", "Search points")),
    Way("points", QT_TRANSLATE_NOOP("words", "Rename point"), is_pressed=False),
    Way("officials", QT_TRANSLATE_NOOP("words", "New body")),
    Way("officials", QT_TRANSLATE_NOOP("words", "New member")),
    Way("officials", QT_TRANSLATE_NOOP("words", "Import roster…")),
    Way("officials", QT_TRANSLATE_NOOP("words", "Edit body"), is_pressed=False),
    Way("officials", QT_TRANSLATE_NOOP("words", "Edit member"), is_pressed=False),
    Way("studio", QT_TRANSLATE_NOOP("words", "Save PDF…")),
    Way("studio", QT_TRANSLATE_NOOP("words", "Print…")),
)

OTHER_WORDS = {
    "Dark": QT_TRANSLATE_NOOP("words", "night mode, black, colors, theme"),
    "Light": QT_TRANSLATE_NOOP("words", "day mode, white, colors, theme"),
    "High contrast": QT_TRANSLATE_NOOP("words", "accessibility, vision, colors, theme"),
    "Same colors as the system": QT_TRANSLATE_NOOP("words", "theme, automatic"),
    "Larger text": QT_TRANSLATE_NOOP("words", "zoom in, bigger font, size"),
    "Smaller text": QT_TRANSLATE_NOOP("words", "zoom out, font, size"),
    "Undo": QT_TRANSLATE_NOOP("words", "take back, oops, revert, mistake"),
    "Redo": QT_TRANSLATE_NOOP("words", "again, repeat"),
    "Steps": QT_TRANSLATE_NOOP("words", "history, undo many, go back, earlier, what I did"),
    "Who will be heard": QT_TRANSLATE_NOOP("words", "timer, clock, time, forecast, how long"),
    "Add speaker": QT_TRANSLATE_NOOP("words", "new speaker, sign up, register, volunteer"),
    "Paste a list": QT_TRANSLATE_NOOP("words", "names, bulk, many speakers"),
    "Add a list of names": QT_TRANSLATE_NOOP("words", "paste, bulk, many people"),
    "Print flyer": QT_TRANSLATE_NOOP("words", "poster, leaflet, handout, handbill"),
    "Print speaker cards": QT_TRANSLATE_NOOP("words", "cue cards, statements, notes"),
    "Print agenda": QT_TRANSLATE_NOOP("words", "order of business, program"),
    "Save PDF": QT_TRANSLATE_NOOP("words", "export, download, file"),
    "New person": QT_TRANSLATE_NOOP("words", "add contact, volunteer, member"),
    "Export list": QT_TRANSLATE_NOOP("words", "download contacts, CSV, Excel, phone bank"),
    "Export people": QT_TRANSLATE_NOOP("words", "download contacts, CSV, Excel, phone bank"),
    "Import a file": QT_TRANSLATE_NOOP("words", "upload, CSV, Excel, calendar, contacts, load"),
    "Log a call": QT_TRANSLATE_NOOP("words", "phone bank, called, contact history"),
    "New meeting": QT_TRANSLATE_NOOP("words", "add meeting, hearing, date, event"),
    "Check for meetings": QT_TRANSLATE_NOOP("words", "refresh, download calendar, city website"),
    "Export meetings as a calendar": QT_TRANSLATE_NOOP("words", "ics, Google Calendar, Outlook"),
    "New point": QT_TRANSLATE_NOOP("words", "argument, fact, talking point"),
    "New body": QT_TRANSLATE_NOOP("words", "council, board, commission, committee"),
    "New member": QT_TRANSLATE_NOOP("words", "commissioner, council member, mayor"),
    "Import roster": QT_TRANSLATE_NOOP("words", "members, officials, commissioners"),
    "Add item": QT_TRANSLATE_NOOP("words", "agenda item, resolution, ordinance"),
    "Import agenda": QT_TRANSLATE_NOOP("words", "PDF, upload agenda"),
    "Reminders": QT_TRANSLATE_NOOP("words", "notifications, alarm, alerts"),
    "Save a backup": QT_TRANSLATE_NOOP("words", "copy, safe, export campaign"),
    "Restore a backup": QT_TRANSLATE_NOOP("words", "recover, get back"),
    "Keys": QT_TRANSLATE_NOOP("words", "shortcuts, keyboard, help"),
    "Quit": QT_TRANSLATE_NOOP("words", "exit, close the program"),
    "Campaign profile": QT_TRANSLATE_NOOP("words", "settings, name, group, address, logo"),
    "Print studio": QT_TRANSLATE_NOOP("words", "documents, PDF, flyer"),
    "Open a campaign": QT_TRANSLATE_NOOP("words", "file, switch"),
}
"""What people type who do not know the word of the window: by its words without dots."""
