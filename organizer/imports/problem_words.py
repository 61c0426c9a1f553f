"""What was wrong with a file, as people say it: in the window, on the command line, in rejects.

A file or a command line has plain English; the window translates the same words and writes days
and numbers as its language does (`ui.imports.import_words`).
"""

from datetime import date
from typing import TYPE_CHECKING

from organizer.imports.draft import Arg, Reason, Why
from organizer.translating import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from organizer.imports.description import Note


_NAMED = 12
"""So many names are given of a longer list, the others are counted."""

WORDS = {
    Why.ENCODING_GUESSED: QT_TRANSLATE_NOOP(
        "words", "The text encoding was guessed ({encoding}). Check the accents."
    ),
    Why.NUL_LEFT_OUT: QT_TRANSLATE_NOOP(
        "words", "The file holds NUL characters; they were left out."
    ),
    Why.LINE_CUT: QT_TRANSLATE_NOOP(
        "words", "The line is longer than {limit} characters; it was cut."
    ),
    Why.CELL_CUT: QT_TRANSLATE_NOOP(
        "words", "A cell is longer than {limit} characters; it was cut."
    ),
    Why.COLUMNS_CUT: QT_TRANSLATE_NOOP("words", "Only the first {limit} columns were read."),
    Why.QUOTES_DIFFER: QT_TRANSLATE_NOOP(
        "words", "The quotes in this line do not match; check its cells."
    ),
    Why.QUOTE_OPEN: QT_TRANSLATE_NOOP(
        "words", "A quote is opened here and never closed; the line was read without it."
    ),
    Why.COMMAS_HERE: QT_TRANSLATE_NOOP(
        "words", "This line is separated by commas, unlike the rest."
    ),
    Why.SEMICOLONS_HERE: QT_TRANSLATE_NOOP(
        "words", "This line is separated by semicolons, unlike the rest."
    ),
    Why.TABS_HERE: QT_TRANSLATE_NOOP("words", "This line is separated by tabs, unlike the rest."),
    Why.BARS_HERE: QT_TRANSLATE_NOOP("words", "This line is separated by bars, unlike the rest."),
    Why.COLUMNS_UNREAD: QT_TRANSLATE_NOOP("words", "These columns were not read: {columns}."),
    Why.COLUMNS_PRIVATE: QT_TRANSLATE_NOOP(
        "words", "This program does not keep such data, so it was not read: {columns}."
    ),
    Why.NO_COLUMN_KNOWN: QT_TRANSLATE_NOOP(
        "words", "No column was recognized. Choose what each column holds."
    ),
    Why.TOO_MANY_CELLS: QT_TRANSLATE_NOOP(
        "words",
        "has {cells} cells for {columns} columns; perhaps a value with a comma is not in quotes",
    ),
    Why.MARKED_DELETED: QT_TRANSLATE_NOOP("words", "the file marks this entry for deletion"),
    Why.NOBODY: QT_TRANSLATE_NOOP("words", "has no name, phone, or e-mail"),
    Why.NO_ANSWER: QT_TRANSLATE_NOOP("words", "“{value}” is neither yes nor no; it was left open."),
    Why.AT_RISK: QT_TRANSLATE_NOOP(
        "words", "The note says “{word}”. This may put someone at risk; look before you keep it."
    ),
    Why.NO_AREA_CODE: QT_TRANSLATE_NOOP("words", "“{value}” needs an area code."),
    Why.PHONE_INCOMPLETE: QT_TRANSLATE_NOOP(
        "words", "“{value}” is not a complete phone number; it was left out."
    ),
    Why.NO_PHONE: QT_TRANSLATE_NOOP("words", "“{value}” is not a phone number; it was left out."),
    Why.NO_EMAIL: QT_TRANSLATE_NOOP(
        "words", "“{value}” is not an e-mail address; it was left out."
    ),
    Why.LANGUAGE_UNKNOWN: QT_TRANSLATE_NOOP("words", "The language “{word}” is not known."),
    Why.CARDS_IN_CARDS: QT_TRANSLATE_NOOP("words", "Cards within cards; the rest was not read."),
    Why.CARDS_CUT: QT_TRANSLATE_NOOP("words", "Only the first {limit} cards were read."),
    Why.CARD_BROKEN_OFF: QT_TRANSLATE_NOOP("words", "The file ends inside this card."),
    Why.ENTRIES_CUT: QT_TRANSLATE_NOOP(
        "words", "Only the first {limit} entries were read; {more} were not."
    ),
    Why.NO_NAME: QT_TRANSLATE_NOOP("words", "it has no name"),
    Why.SEAT_VACANT: QT_TRANSLATE_NOOP("words", "the seat is vacant"),
    Why.NO_DIVISION: QT_TRANSLATE_NOOP("words", "it has no Open Civic Data id"),
    Why.DIVISION_ENDED: QT_TRANSLATE_NOOP("words", "it was valid until {day}"),
    Why.DIVISION_LEFT_OUT: QT_TRANSLATE_NOOP(
        "words", "The division is not an Open Civic Data id; it was left out."
    ),
    Why.TERM_ENDED: QT_TRANSLATE_NOOP(
        "words", "The term ended on {day}. Check whether {name} is still a member."
    ),
    Why.TERM_START_UNREAD: QT_TRANSLATE_NOOP(
        "words", "The term begins on “{value}”, which is not a full date; it was left open."
    ),
    Why.TERM_END_UNREAD: QT_TRANSLATE_NOOP(
        "words", "The term ends on “{value}”, which is not a full date; it was left open."
    ),
    Why.NO_WEB_ADDRESS: QT_TRANSLATE_NOOP(
        "words", "“{value}” is not a web address; it was left out."
    ),
    Why.ENTRY_REFERS: QT_TRANSLATE_NOOP(
        "words", "This entry was not read: it refers to another part of itself."
    ),
    Why.ENTRY_TOO_LARGE: QT_TRANSLATE_NOOP(
        "words", "This entry was not read: it is too large or too deep for a person."
    ),
    Why.ENTRY_BROKEN: QT_TRANSLATE_NOOP("words", "This entry was not read: {problem}."),
    Why.NO_PERSON: QT_TRANSLATE_NOOP("words", "it is not a person of Open States"),
    Why.BODY_UNKNOWN: QT_TRANSLATE_NOOP("words", "the file does not say of which body; choose one"),
    Why.OTHER_PLACE: QT_TRANSLATE_NOOP("words", "it is of another place than this body"),
    Why.WHOLE_PLACE: QT_TRANSLATE_NOOP("words", "it is a whole place, not a seat"),
    Why.NO_LIBRARY_ENTRY: QT_TRANSLATE_NOOP(
        "words", "This is neither a talking point nor a resource."
    ),
    Why.KIND_UNKNOWN: QT_TRANSLATE_NOOP("words", "“{kind}” is not a kind of talking point."),
    Why.POINT_UNTITLED: QT_TRANSLATE_NOOP("words", "The talking point has no title."),
    Why.SOURCE_EMPTY: QT_TRANSLATE_NOOP("words", "A source has neither title nor address."),
    Why.LINE_UNREAD: QT_TRANSLATE_NOOP("words", "This line cannot be read; it was left out."),
    Why.NO_MEETING: QT_TRANSLATE_NOOP(
        "words", "This is not a meeting like the others in the file."
    ),
    Why.DATE_UNREAD: QT_TRANSLATE_NOOP("words", "The date ({field}) cannot be read: “{value}”."),
    Why.DATE_MISSING: QT_TRANSLATE_NOOP("words", "It has no date ({field})."),
    Why.TIME_UNREAD: QT_TRANSLATE_NOOP("words", "The time cannot be read: “{value}”."),
    Why.TWICE: QT_TRANSLATE_NOOP("words", "is in the file twice"),
    Why.DELETED_BY_CITY: QT_TRANSLATE_NOOP("words", "deleted by the city"),
    Why.GOES_ON_ELSEWHERE: QT_TRANSLATE_NOOP(
        "words", "The answer goes on at another address; this file holds one part of it."
    ),
    Why.RECORDS_CUT: QT_TRANSLATE_NOOP("words", "Only the first {limit} records were read."),
    Why.PAGE_FULL: QT_TRANSLATE_NOOP(
        "words", "The portal gives at most {limit} meetings at once; there may be more."
    ),
    Why.OTHER_BODIES: QT_TRANSLATE_NOOP(
        "words",
        "{others} of {count} meetings name another body than “{body}”; they were not put under it.",
    ),
    Why.NO_MEETINGS_THEN: QT_TRANSLATE_NOOP("words", "The portal has no meetings in that time."),
    Why.NO_EVENTS: QT_TRANSLATE_NOOP("words", "The calendar holds no events."),
    Why.NO_WRAPPER: QT_TRANSLATE_NOOP(
        "words",
        "The calendar wrapper (BEGIN:VCALENDAR) is missing; the events were read all the same.",
    ),
    Why.EVENTS_CUT: QT_TRANSLATE_NOOP("words", "Only the first {limit} events were read."),
    Why.EVENT_OPEN: QT_TRANSLATE_NOOP(
        "words", "The event has no end; it was read as far as it goes."
    ),
    Why.EVENT_BROKEN_OFF: QT_TRANSLATE_NOOP(
        "words", "The file ends inside this event; it was read as far as it goes."
    ),
    Why.EVENT_UNREAD: QT_TRANSLATE_NOOP("words", "The event could not be read."),
    Why.EVENT_UNTITLED: QT_TRANSLATE_NOOP("words", "The event has no title."),
    Why.START_UNREAD: QT_TRANSLATE_NOOP("words", "The event has no start that can be read."),
    Why.DATE_OUT_OF_RANGE: QT_TRANSLATE_NOOP("words", "The date of the event is out of range."),
    Why.END_LEFT_OUT: QT_TRANSLATE_NOOP(
        "words", "The event does not end later on the same day; its end was left out."
    ),
    Why.ALL_DAY: QT_TRANSLATE_NOOP("words", "all-day entry, not a meeting"),
    Why.OUR_DEADLINE: QT_TRANSLATE_NOOP(
        "words", "a deadline that this program wrote, not a meeting"
    ),
    Why.OUTSIDE: QT_TRANSLATE_NOOP(
        "words", "repeats, but not between a year ago and two years from now"
    ),
    Why.ZONE_NAMES: QT_TRANSLATE_NOOP(
        "words", "One time zone has {count} names ({names}); the last was used."
    ),
    Why.ZONE_UNKNOWN: QT_TRANSLATE_NOOP(
        "words", "The time zone “{zone}” is not known; {used} was used."
    ),
    Why.RULE_TOO_LONG: QT_TRANSLATE_NOOP(
        "words", "Only the first date was read: its rule is too long."
    ),
    Why.RULE_OFTEN: QT_TRANSLATE_NOOP(
        "words", "Only the first date was read: it repeats {frequency}."
    ),
    Why.RULE_ENDLESS: QT_TRANSLATE_NOOP(
        "words", "Only the first date was read: it repeats without a frequency."
    ),
    Why.RULE_STEPS: QT_TRANSLATE_NOOP(
        "words",
        "Only the first date was read: the steps between its dates are not between 1 and 99.",
    ),
    Why.RULE_TIMES: QT_TRANSLATE_NOOP(
        "words", "Only the first date was read: it repeats several times a day."
    ),
    Why.RULE_CONTRADICTS: QT_TRANSLATE_NOOP(
        "words", "Only the first date was read: its rule or its dates contradict each other."
    ),
    Why.RULE_SLOW: QT_TRANSLATE_NOOP(
        "words", "Only the first date was read: working out its dates takes too long."
    ),
    Why.RULES_SLOW: QT_TRANSLATE_NOOP(
        "words",
        "Only the first date was read: working out the repeated dates of this file takes too long.",
    ),
    Why.DATES_CUT: QT_TRANSLATE_NOOP("words", "Only {limit} of its {count} dates were read."),
    Why.PAGE_SLOW: QT_TRANSLATE_NOOP(
        "words", "The rest of the page was left out: reading it took too long."
    ),
    Why.PAGE_TOO_LONG: QT_TRANSLATE_NOOP(
        "words", "The rest of the page was left out: it is too long, or damaged."
    ),
    Why.ROWS_SLOW: QT_TRANSLATE_NOOP(
        "words", "The rest of the rows were left out: reading them took too long."
    ),
    Why.ROW_WITHOUT_DATE: QT_TRANSLATE_NOOP("words", "The row has no date that can be read."),
    Why.COUNT_DIFFERS: QT_TRANSLATE_NOOP(
        "words", "The page says that it shows {shown} meetings; {read} were read."
    ),
    Why.NO_MEETING_ON_PAGE: QT_TRANSLATE_NOOP("words", "No meeting was found on this page."),
    Why.MEETING_UNAVAILABLE: QT_TRANSLATE_NOOP(
        "words", "The portal says that this meeting is not available at this time."
    ),
    Why.NO_ITEM: QT_TRANSLATE_NOOP("words", "This is not an agenda item."),
    Why.SEVERAL_MEETINGS: QT_TRANSLATE_NOOP(
        "words", "The items belong to {count} meetings; those of the first were read."
    ),
    Why.MINUTES_ONLY: QT_TRANSLATE_NOOP(
        "words", "None of the items is on the agenda; they are in the minutes only."
    ),
    Why.LINE_OF_NO_ITEM: QT_TRANSLATE_NOOP("words", "was not understood"),
    Why.VOTES_OF_OTHERS: QT_TRANSLATE_NOOP(
        "words",
        "These are not members of the body here, so their votes were not taken: {names}.",
    ),
    Why.OTHER_DAY: QT_TRANSLATE_NOOP(
        "words", "The agenda says {theirs}; this meeting is on {ours}."
    ),
    Why.OTHER_BODY: QT_TRANSLATE_NOOP(
        "words", "The agenda is of “{theirs}”; this meeting is of “{ours}”."
    ),
    Why.ALL_ITEMS_NEW: QT_TRANSLATE_NOOP(
        "words", "None of the {count} items from the agenda before is in this one."
    ),
    Why.PAGE_DAMAGED: QT_TRANSLATE_NOOP("words", "This page is damaged and was left out."),
    Why.PAGE_CUT: QT_TRANSLATE_NOOP("words", "This page has too much text; its end was left out."),
    Why.PAGES_SLOW: QT_TRANSLATE_NOOP(
        "words", "Only the first {read} of {count} pages were read: reading them took too long."
    ),
    Why.PAGES_CUT: QT_TRANSLATE_NOOP(
        "words", "Only the first {read} of {count} pages were read: the file is too long."
    ),
    Why.PAGE_WITHOUT_TEXT: QT_TRANSLATE_NOOP(
        "words", "No text was found on this page; type its items by hand."
    ),
    Why.NO_TEXT: QT_TRANSLATE_NOOP(
        "words",
        "No text was found in this document: it is a scan or a picture. Type its items by hand.",
    ),
    Why.NO_ITEMS: QT_TRANSLATE_NOOP(
        "words", "No numbered items were found; the text is kept, type the items by hand."
    ),
    Why.NO_AGENDA: QT_TRANSLATE_NOOP(
        "words",
        "This does not read like an agenda; its text is kept, and no items were made of it.",
    ),
}

_NOTES = {
    "person": QT_TRANSLATE_NOOP("words", "may be the person known as {name}"),
    "member": QT_TRANSLATE_NOOP("words", "may be the member known as {name}"),
    "meeting": QT_TRANSLATE_NOOP("words", "may be a meeting of that day that is here already"),
    "typed item": QT_TRANSLATE_NOOP("words", "may be an item that was typed here"),
}


class ProblemWords:
    """The words in plain English; the window overrides what its language has of its own."""

    def translate(self, words: str) -> str:
        """Words of the tables."""
        return words

    def day(self, day: date) -> str:
        """ "Nov 20, 2026"."""
        return f"{day:%b} {day.day}, {day.year}"

    def number(self, number: int) -> str:
        """ "50,000"."""
        return f"{number:,}"

    def said(self, reason: Reason) -> str:
        """A reason as a sentence, or as what follows the name of a row."""
        args = {name: self._shown(value) for name, value in reason.args}
        return self.translate(WORDS[reason.kind]).format(**args)

    def _shown(self, value: Arg) -> str:
        match value:
            case tuple():
                return self._listed(value)
            case date():
                return self.day(value)
            case int():
                return self.number(value)
            case _:
                return value

    def _listed(self, names: tuple[str | int, ...]) -> str:
        column = self.translate(QT_TRANSLATE_NOOP("words", "column {number}"))
        shown = [
            f"“{name}”" if isinstance(name, str) else column.format(number=name)
            for name in names[:_NAMED]
        ]
        listed = ", ".join(shown)
        if len(names) <= _NAMED:
            return listed
        words = self.translate(QT_TRANSLATE_NOOP("words", "{listed} and {count} more"))
        return words.format(listed=listed, count=len(names) - _NAMED)


PLAIN = ProblemWords()


def note(one: "Note") -> str:
    """Why a row waits or was left out, in plain English, as a table of rejects has it."""
    if one.reason is not None:
        return PLAIN.said(one.reason)
    return _NOTES.get(one.kind, "{name}").format(name=one.text)


def problem_line(where: str, words: str) -> str:
    """A sentence behind the place in the file that it is about."""
    return f"{where}: {words}" if where else words
