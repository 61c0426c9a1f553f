"""The three kinds of trouble that have an answer for the reader. Everything else is a bug.

None holds a sentence: `ui/text/messages.py` and `cli` have them, so that they can be translated.
"""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """Which rule was broken; each has a sentence in `ui/text/messages.py` (tested)."""

    NAME_EMPTY = "name_empty"
    TITLE_EMPTY = "title_empty"
    TEXT_EMPTY = "text_empty"
    TEXT_TOO_LONG = "text_too_long"
    ALREADY_SPEAKER = "already_speaker"
    STATUS_NOT_REACHABLE = "status_not_reachable"
    BEFORE_THE_DAY = "before_the_day"
    MEETING_CANCELLED = "meeting_cancelled"
    CEDE_TO_SELF = "cede_to_self"
    CEDE_OTHER_MEETING = "cede_other_meeting"
    CEDE_CHAIN = "cede_chain"
    CEDE_FORBIDDEN = "cede_forbidden"
    ALREADY_FOLLOWED = "already_followed"
    FOLLOWS_TOO_EARLY = "follows_too_early"
    POINT_TWICE = "point_twice"
    WORD_TWICE = "word_twice"
    NOT_FOUND = "not_found"
    PLAN_IS_STALE = "plan_is_stale"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    CHANGED_SINCE = "changed_since"
    EMAIL_NOT_POSSIBLE = "email_not_possible"
    ZONE_UNKNOWN = "zone_unknown"
    ENDS_BEFORE_START = "ends_before_start"
    NO_ONE_TO_PRINT = "no_one_to_print"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_UNKNOWN = "file_unknown"
    FILE_NOT_CALENDAR = "file_not_calendar"
    FILE_NOT_TABLE = "file_not_table"
    FILE_UNREADABLE = "file_unreadable"
    FILE_NOT_CONTACTS = "file_not_contacts"
    PDF_LOCKED = "pdf_locked"
    NOTHING_TO_TAKE = "nothing_to_take"
    ENDING_UNKNOWN = "ending_unknown"
    TARGET_IS_SOURCE = "target_is_source"
    MEETING_NOT_NAMED = "meeting_not_named"
    ADDRESS_MISSING = "address_missing"
    ADDRESS_UNKNOWN = "address_unknown"
    ADDRESS_OUTDATED = "address_outdated"


class RuleBroken(Exception):
    """The program cannot do this, and the reader can be told why.

    `rule` says which; `field` names the input it belongs to, if one; `detail` holds numbers or
    words for the sentence (a line, a limit), never a person's data.
    """

    def __init__(self, rule: Rule, field: str = "", **detail: object) -> None:
        super().__init__(str(rule))
        self.rule = rule
        self.field = field
        self.detail = detail


class Trouble(StrEnum):
    """What is wrong with the campaign's files; each has a sentence (tested)."""

    NOT_A_CAMPAIGN = "not_a_campaign"
    FOLDER_NOT_EMPTY = "folder_not_empty"
    NOT_WRITABLE = "not_writable"
    DISK_FULL = "disk_full"
    DAMAGED = "damaged"
    TOO_NEW = "too_new"
    LOCKED = "locked"
    WRONG_PASSPHRASE = "wrong_passphrase"
    PASSPHRASE_NEEDED = "passphrase_needed"
    KEY_FILE_DAMAGED = "key_file_damaged"
    NOT_A_BACKUP = "not_a_backup"
    OWN_FILE = "own_file"
    FAILED = "failed"


class Fault(StrEnum):
    """What a look at a campaign's file can find; each has a sentence (tested)."""

    PAGES = "pages"
    REFERENCE = "reference"
    INDEX = "index"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a campaign's file.

    PAGES: `text` is what SQLite says. REFERENCE: `row` of `table` points at a row of `other` that
    is not there. INDEX: the search index `table` has `entries` for `rows` of `other`.
    """

    fault: Fault
    text: str = ""
    table: str = ""
    other: str = ""
    row: int = 0
    rows: int = 0
    entries: int = 0


class StoreTrouble(Exception):
    """The file, the disk or the key is not as it should be; nothing was half written."""

    def __init__(self, trouble: Trouble, path: str = "", detail: str = "") -> None:
        super().__init__(str(trouble))
        self.trouble = trouble
        self.path = path
        self.detail = detail


class Network(StrEnum):
    """Why a request to a body's portal brought nothing; each has a sentence (tested)."""

    NO_CONNECTION = "no_connection"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    CERTIFICATE = "certificate"
    WRONG_ADDRESS = "wrong_address"
    INSIDE_ADDRESS = "inside_address"
    REDIRECTED_AWAY = "redirected_away"
    REDIRECTED_TOO_OFTEN = "redirected_too_often"
    NOT_FOUND = "not_found"
    BLOCKED = "blocked"
    BUSY = "busy"
    SERVER_FAILED = "server_failed"
    OTHER_STATUS = "other_status"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    BROKEN_OFF = "broken_off"
    NOT_MEETINGS = "not_meetings"
    TOO_SOON = "too_soon"


class NetworkTrouble(Exception):
    """The one request brought no answer that can be used; nothing in the campaign has changed.

    `host` is whom it was for. `detail` holds numbers or words for the sentence (`status`,
    `seconds` to wait, `limit`, `content_type`, `other` host), never a query or a person's data.
    `start` is how a refusing answer began, for whoever knows the portal; it is not shown.
    """

    def __init__(
        self, network: Network, host: str = "", start: bytes = b"", **detail: object
    ) -> None:
        super().__init__(str(network))
        self.network = network
        self.host = host
        self.start = start
        self.detail = detail
