"""What every reader tells beside its draft: what could not be taken, and what was passed over.

Kinds and values, no sentence: `problem_words` says them, for window, command line and rejects.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Arg = str | int | date | tuple[str | int, ...]
"""What fills a sentence in. Of a tuple each text is a name, and each number that of a column."""


class Why(StrEnum):
    """Why something could not be taken as it stands; each has a sentence (tested)."""

    # any table
    ENCODING_GUESSED = "encoding_guessed"
    NUL_LEFT_OUT = "nul_left_out"
    LINE_CUT = "line_cut"
    CELL_CUT = "cell_cut"
    COLUMNS_CUT = "columns_cut"
    QUOTES_DIFFER = "quotes_differ"
    QUOTE_OPEN = "quote_open"
    COMMAS_HERE = "commas_here"
    SEMICOLONS_HERE = "semicolons_here"
    TABS_HERE = "tabs_here"
    BARS_HERE = "bars_here"
    COLUMNS_UNREAD = "columns_unread"
    COLUMNS_PRIVATE = "columns_private"
    NO_COLUMN_KNOWN = "no_column_known"
    TOO_MANY_CELLS = "too_many_cells"
    # people
    MARKED_DELETED = "marked_deleted"
    NOBODY = "nobody"
    NO_ANSWER = "no_answer"
    AT_RISK = "at_risk"
    NO_AREA_CODE = "no_area_code"
    PHONE_INCOMPLETE = "phone_incomplete"
    NO_PHONE = "no_phone"
    NO_EMAIL = "no_email"
    LANGUAGE_UNKNOWN = "language_unknown"
    CARDS_IN_CARDS = "cards_in_cards"
    CARDS_CUT = "cards_cut"
    CARD_BROKEN_OFF = "card_broken_off"
    # rosters
    ENTRIES_CUT = "entries_cut"
    NO_NAME = "no_name"
    SEAT_VACANT = "seat_vacant"
    NO_DIVISION = "no_division"
    DIVISION_ENDED = "division_ended"
    DIVISION_LEFT_OUT = "division_left_out"
    TERM_ENDED = "term_ended"
    TERM_START_UNREAD = "term_start_unread"
    TERM_END_UNREAD = "term_end_unread"
    NO_WEB_ADDRESS = "no_web_address"
    ENTRY_REFERS = "entry_refers"
    ENTRY_TOO_LARGE = "entry_too_large"
    ENTRY_BROKEN = "entry_broken"
    NO_PERSON = "no_person"
    BODY_UNKNOWN = "body_unknown"
    OTHER_PLACE = "other_place"
    WHOLE_PLACE = "whole_place"
    # libraries
    NO_LIBRARY_ENTRY = "no_library_entry"
    KIND_UNKNOWN = "kind_unknown"
    POINT_UNTITLED = "point_untitled"
    SOURCE_EMPTY = "source_empty"
    # meetings of any source
    LINE_UNREAD = "line_unread"
    NO_MEETING = "no_meeting"
    DATE_UNREAD = "date_unread"
    DATE_MISSING = "date_missing"
    TIME_UNREAD = "time_unread"
    TWICE = "twice"
    DELETED_BY_CITY = "deleted_by_city"
    GOES_ON_ELSEWHERE = "goes_on_elsewhere"
    RECORDS_CUT = "records_cut"
    PAGE_FULL = "page_full"
    OTHER_BODIES = "other_bodies"
    NO_MEETINGS_THEN = "no_meetings_then"
    # calendars
    NO_EVENTS = "no_events"
    NO_WRAPPER = "no_wrapper"
    EVENTS_CUT = "events_cut"
    EVENT_OPEN = "event_open"
    EVENT_BROKEN_OFF = "event_broken_off"
    EVENT_UNREAD = "event_unread"
    EVENT_UNTITLED = "event_untitled"
    START_UNREAD = "start_unread"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    END_LEFT_OUT = "end_left_out"
    ALL_DAY = "all_day"
    OUR_DEADLINE = "our_deadline"
    OUTSIDE = "outside"
    ZONE_NAMES = "zone_names"
    ZONE_UNKNOWN = "zone_unknown"
    RULE_TOO_LONG = "rule_too_long"
    RULE_OFTEN = "rule_often"
    RULE_ENDLESS = "rule_endless"
    RULE_STEPS = "rule_steps"
    RULE_TIMES = "rule_times"
    RULE_CONTRADICTS = "rule_contradicts"
    RULE_SLOW = "rule_slow"
    RULES_SLOW = "rules_slow"
    DATES_CUT = "dates_cut"
    # saved pages
    PAGE_SLOW = "page_slow"
    PAGE_TOO_LONG = "page_too_long"
    ROWS_SLOW = "rows_slow"
    ROW_WITHOUT_DATE = "row_without_date"
    COUNT_DIFFERS = "count_differs"
    NO_MEETING_ON_PAGE = "no_meeting_on_page"
    MEETING_UNAVAILABLE = "meeting_unavailable"
    # agendas
    NO_ITEM = "no_item"
    SEVERAL_MEETINGS = "several_meetings"
    MINUTES_ONLY = "minutes_only"
    LINE_OF_NO_ITEM = "line_of_no_item"
    VOTES_OF_OTHERS = "votes_of_others"
    OTHER_DAY = "other_day"
    OTHER_BODY = "other_body"
    ALL_ITEMS_NEW = "all_items_new"
    PAGE_DAMAGED = "page_damaged"
    PAGE_CUT = "page_cut"
    PAGES_SLOW = "pages_slow"
    PAGES_CUT = "pages_cut"
    PAGE_WITHOUT_TEXT = "page_without_text"
    NO_TEXT = "no_text"
    NO_ITEMS = "no_items"
    NO_AGENDA = "no_agenda"


@dataclass(frozen=True)
class Reason:
    """Why, with what its sentence needs, by name."""

    kind: Why
    args: tuple[tuple[str, Arg], ...]


def because(kind: Why, /, **args: Arg) -> Reason:
    """A reason and what its sentence names."""
    return Reason(kind, tuple(args.items()))


@dataclass(frozen=True)
class Problem:
    """Something that could not be taken as it stands. `where` names line or record, "" for all."""

    where: str
    reason: Reason


@dataclass(frozen=True)
class Skipped:
    """A record that is left out, with the reason."""

    where: str
    title: str
    reason: Reason
