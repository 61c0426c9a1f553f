"""What the reader is told: a sentence for each rule and each trouble, and the bar that shows it."""

# ruff: noqa: E501 - a sentence stays in one piece, for those who translate it

from dataclasses import asdict

from organizer.model.errors import (
    Fault,
    Finding,
    Network,
    NetworkTrouble,
    Rule,
    RuleBroken,
    StoreTrouble,
    Trouble,
)
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.text.translation import t

# fmt: off
RULES: dict[Rule, tuple[str, str]] = {
    Rule.NAME_EMPTY: (
        QT_TRANSLATE_NOOP("words", "A name is needed"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Type a name, then try again.")),
    Rule.TITLE_EMPTY: (
        QT_TRANSLATE_NOOP("words", "A title is needed"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Type a title and try again.")),
    Rule.TEXT_EMPTY: (
        QT_TRANSLATE_NOOP("words", "Some text is needed"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Type what was said, or remove the entry.")),
    Rule.TEXT_TOO_LONG: (
        QT_TRANSLATE_NOOP("words", "This text is too long"),
        QT_TRANSLATE_NOOP("words", "It was not saved. What you typed is still here: make it shorter.")),
    Rule.ALREADY_SPEAKER: (
        QT_TRANSLATE_NOOP("words", "This person is already on the list of speakers"),
        QT_TRANSLATE_NOOP("words", "Nothing was added. To change their place, move them in the list.")),
    Rule.STATUS_NOT_REACHABLE: (
        QT_TRANSLATE_NOOP("words", "The status can't change to that"),
        QT_TRANSLATE_NOOP("words", "The status was not changed. Choose one from the menu.")),
    Rule.BEFORE_THE_DAY: (
        QT_TRANSLATE_NOOP("words", "The day of this meeting has not come yet"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Who is here, who spoke and who did not come is noted on the day itself.")),
    Rule.MEETING_CANCELLED: (
        QT_TRANSLATE_NOOP("words", "This meeting is cancelled"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. If the meeting takes place after all, set it to "
"confirmed first.")),
    Rule.CEDE_TO_SELF: (
        QT_TRANSLATE_NOOP("words", "People can't give their time to themselves"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Choose another speaker.")),
    Rule.CEDE_OTHER_MEETING: (
        QT_TRANSLATE_NOOP("words", "The two speakers are at different meetings"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Choose a speaker of the same meeting.")),
    Rule.CEDE_CHAIN: (
        QT_TRANSLATE_NOOP("words", "Time that was given away can't be passed on"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Choose a speaker who still has their own time.")),
    Rule.CEDE_FORBIDDEN: (
        QT_TRANSLATE_NOOP("words", "This body's rules don't allow giving time away"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. If the rule is wrong, correct it in the meeting's rules first.")),
    Rule.ALREADY_FOLLOWED: (
        QT_TRANSLATE_NOOP("words", "This meeting was already moved to another one"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Open the meeting that follows it, or delete that one first.")),
    Rule.WORD_TWICE: (
        QT_TRANSLATE_NOOP("words", "This watch word is already on the list"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Edit the one on the list, or type another word.")),
    Rule.FOLLOWS_TOO_EARLY: (
        QT_TRANSLATE_NOOP("words", "The new meeting has to be later than the one that did not take place"),
        QT_TRANSLATE_NOOP("words", "Nothing was moved. Choose a later day, or a later time on the same day.")),
    Rule.POINT_TWICE: (
        QT_TRANSLATE_NOOP("words", "This speaker already has that talking point"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed.")),
    Rule.NOT_FOUND: (
        QT_TRANSLATE_NOOP("words", "This entry is no longer there"),
        QT_TRANSLATE_NOOP("words", "It was deleted or undone in the meantime. Undo may bring it back.")),
    Rule.PLAN_IS_STALE: (
        QT_TRANSLATE_NOOP("words", "Your data changed since the preview"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Check the new preview, then import again.")),
    Rule.NOTHING_TO_UNDO: (
        QT_TRANSLATE_NOOP("words", "There is nothing to undo"),
        QT_TRANSLATE_NOOP("words", "Everything is as it was.")),
    Rule.NOTHING_TO_REDO: (
        QT_TRANSLATE_NOOP("words", "There is nothing to redo"),
        QT_TRANSLATE_NOOP("words", "Everything is as it was.")),
    Rule.CHANGED_SINCE: (
        QT_TRANSLATE_NOOP("words", "This was changed again since then"),
        QT_TRANSLATE_NOOP("words", "Nothing was undone, so the newer change isn't lost. Undo the newer change "
"first.")),
    Rule.EMAIL_NOT_POSSIBLE: (
        QT_TRANSLATE_NOOP("words", "This doesn't look like an e-mail address"),
        QT_TRANSLATE_NOOP("words", "It was not saved. It needs an @ with something before and after it.")),
    Rule.ZONE_UNKNOWN: (
        QT_TRANSLATE_NOOP("words", "This time zone is not known"),
        QT_TRANSLATE_NOOP("words", "It was not saved. Choose one from the list, for example America/New_York.")),
    Rule.ENDS_BEFORE_START: (
        QT_TRANSLATE_NOOP("words", "It ends before it starts"),
        QT_TRANSLATE_NOOP("words", "It was not saved. Set a later end time, or leave the end empty.")),
    Rule.NO_ONE_TO_PRINT: (
        QT_TRANSLATE_NOOP("words", "There is nobody to print on this page"),
        QT_TRANSLATE_NOOP("words", "No file was saved. Choose another list, or ask people whether they agree to "
"be contacted.")),
    Rule.FILE_EMPTY: (
        QT_TRANSLATE_NOOP("words", "This file is empty"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Export it again from where it came, then try again.")),
    Rule.FILE_TOO_LARGE: (
        QT_TRANSLATE_NOOP("words", "This file is too large"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Split it into smaller files.")),
    Rule.FILE_UNKNOWN: (
        QT_TRANSLATE_NOOP("words", "This program can't read this kind of file"),
        QT_TRANSLATE_NOOP("words",
            "Nothing was imported. Calendars and agendas (.ics, .json, .html, .pdf), people (.csv, .tsv, .vcf), rosters (.yml, .csv) and talking points (.json) can be read.",
        )),
    Rule.FILE_NOT_CALENDAR: (
        QT_TRANSLATE_NOOP("words", "This file is not a calendar"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Choose a file that was saved as a calendar (.ics).")),
    Rule.FILE_NOT_TABLE: (
        QT_TRANSLATE_NOOP("words", "This file is not a table"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Choose a file with rows and columns (.csv), with titles in its first line.")),
    Rule.FILE_UNREADABLE: (
        QT_TRANSLATE_NOOP("words", "This file can't be read"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. It may be damaged, or you may not be allowed to open it.")),
    Rule.FILE_NOT_CONTACTS: (
        QT_TRANSLATE_NOOP("words", "This contact file can't be read"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Save the contacts again (.vcf) from where they came, "
"then try again.")),
    Rule.PDF_LOCKED: (
        QT_TRANSLATE_NOOP("words", "This PDF is locked with a password"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Open it with its password, print it to a new PDF "
"without one, and import that.")),
    Rule.NOTHING_TO_TAKE: (
        QT_TRANSLATE_NOOP("words", "There is nothing in this file to import"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. The file may be damaged: save it again from where it "
"came, then try again.")),
    Rule.ENDING_UNKNOWN: (
        QT_TRANSLATE_NOOP("words", "This program can't save a file with this ending"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Choose one of the kinds on the list.")),
    Rule.TARGET_IS_SOURCE: (
        QT_TRANSLATE_NOOP("words", "The rows that are not imported need a file of their own"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Choose a name other than that of the file you are "
"importing.")),
    Rule.MEETING_NOT_NAMED: (
        QT_TRANSLATE_NOOP("words", "It's not clear which meeting this agenda belongs to"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Choose the meeting, or add it first.")),
    Rule.ADDRESS_MISSING: (
        QT_TRANSLATE_NOOP("words", "We don't know where this body publishes its meetings"),
        QT_TRANSLATE_NOOP("words", "Nothing was sent. Under Officials, open the body and paste the address of "
"that page.")),
    Rule.ADDRESS_UNKNOWN: (
        QT_TRANSLATE_NOOP("words", "This address can't be asked for meetings"),
        QT_TRANSLATE_NOOP("words", "It was not saved, and nothing was sent. Paste the address of the page where "
"the body lists its meetings.")),
    Rule.ADDRESS_OUTDATED: (
        QT_TRANSLATE_NOOP("words", "This address has only a few old meetings"),
        QT_TRANSLATE_NOOP("words", "It was not saved, and nothing was sent. The body now publishes somewhere "
"else.")),
}

TROUBLES: dict[Trouble, tuple[str, str]] = {
    Trouble.NOT_A_CAMPAIGN: (
        QT_TRANSLATE_NOOP("words", "There is no campaign in this folder"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Choose the folder that was made for the campaign.")),
    Trouble.FOLDER_NOT_EMPTY: (
        QT_TRANSLATE_NOOP("words", "This folder is not empty"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved there. Choose a new or empty folder.")),
    Trouble.NOT_WRITABLE: (
        QT_TRANSLATE_NOOP("words", "Nothing can be saved there"),
        QT_TRANSLATE_NOOP("words", "What was saved before is safe. Choose another folder, or ask for permission "
"to save there.")),
    Trouble.DISK_FULL: (
        QT_TRANSLATE_NOOP("words", "The disk is full"),
        QT_TRANSLATE_NOOP("words", "The last change was not saved; everything before is safe. Free some space and try again.")),
    Trouble.DAMAGED: (
        QT_TRANSLATE_NOOP("words", "The file of this campaign is damaged"),
        QT_TRANSLATE_NOOP("words", "It was not touched. Restore one of the backups in the folder of the campaign.")),
    Trouble.TOO_NEW: (
        QT_TRANSLATE_NOOP("words", "This campaign was made by a newer version"),
        QT_TRANSLATE_NOOP("words", "It was not touched. Install the newer version of this program to open it.")),
    Trouble.LOCKED: (
        QT_TRANSLATE_NOOP("words", "This campaign is already open"),
        QT_TRANSLATE_NOOP("words", "To keep your data safe, it was not opened twice. Close it in the other "
"window first.")),
    Trouble.WRONG_PASSPHRASE: (
        QT_TRANSLATE_NOOP("words", "This is not the right passphrase"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Check capital letters and the keyboard's language.")),
    Trouble.PASSPHRASE_NEEDED: (
        QT_TRANSLATE_NOOP("words", "This campaign is protected"),
        QT_TRANSLATE_NOOP("words", "Type its passphrase to open it.")),
    Trouble.KEY_FILE_DAMAGED: (
        QT_TRANSLATE_NOOP("words", "The key file of this campaign is damaged"),
        QT_TRANSLATE_NOOP("words", "Your data was not touched. Put the key file back from a backup, then open "
"the campaign again.")),
    Trouble.NOT_A_BACKUP: (
        QT_TRANSLATE_NOOP("words", "This file is not a backup"),
        QT_TRANSLATE_NOOP("words", "Nothing was restored. Choose a file that this program saved as a backup.")),
    Trouble.OWN_FILE: (
        QT_TRANSLATE_NOOP("words", "This file belongs to a campaign"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved, to keep the campaign intact. Choose another name.")),
    Trouble.FAILED: (
        QT_TRANSLATE_NOOP("words", "The file could not be used"),
        QT_TRANSLATE_NOOP("words", "The last change was not saved; everything before is safe. Try again, and check disk and folder.")),
}

FAULTS = {
    Fault.PAGES: "{text}",
    Fault.REFERENCE: QT_TRANSLATE_NOOP("words", "{table} {row}: its {other} is missing"),
    Fault.INDEX: QT_TRANSLATE_NOOP("words", "{table} has {entries} entries for {rows} rows of {other}"
    ),
}

NETWORKS: dict[Network, tuple[str, str]] = {
    Network.NO_CONNECTION: (
        QT_TRANSLATE_NOOP("words", "{host} cannot be reached"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Check whether this computer is online and the address is right, then try again.")),
    Network.TIMEOUT: (
        QT_TRANSLATE_NOOP("words", "{host} took too long to answer"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Try again later, or save its page as a file and import that.")),
    Network.REFUSED: (
        QT_TRANSLATE_NOOP("words", "{host} does not accept connections"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. The site may be down. Try again later.")),
    Network.CERTIFICATE: (
        QT_TRANSLATE_NOOP("words", "The connection to {host} would not be safe"),
        QT_TRANSLATE_NOOP("words", "Nothing was sent. The site could not prove that it is {host}. Check whether "
"its page opens in your browser without a warning.")),
    Network.WRONG_ADDRESS: (
        QT_TRANSLATE_NOOP("words", "This address can't be used"),
        QT_TRANSLATE_NOOP("words", "Nothing was sent. The address has to start with https and have no user name "
"or password in it.")),
    Network.INSIDE_ADDRESS: (
        QT_TRANSLATE_NOOP("words", "{host} is inside this computer's own network"),
        QT_TRANSLATE_NOOP("words", "Nothing was sent. The program only goes to public addresses.")),
    Network.REDIRECTED_AWAY: (
        QT_TRANSLATE_NOOP("words", "{host} redirects to another address"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported, and nothing was sent to the other address. If you "
"trust it, enter it as the body's address.")),
    Network.REDIRECTED_TOO_OFTEN: (
        QT_TRANSLATE_NOOP("words", "{host} keeps redirecting"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Check the address in your browser.")),
    Network.NOT_FOUND: (
        QT_TRANSLATE_NOOP("words", "{host} has no meetings at this address"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Check the body's address in your browser.")),
    Network.BLOCKED: (
        QT_TRANSLATE_NOOP("words", "{host} does not let this program in"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Save the page in your browser, then import that file.")),
    Network.BUSY: (
        QT_TRANSLATE_NOOP("words", "{host} is busy and says to come back later"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported.")),
    Network.SERVER_FAILED: (
        QT_TRANSLATE_NOOP("words", "{host} has a problem of its own"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Try again later, or check the body's address.")),
    Network.OTHER_STATUS: (
        QT_TRANSLATE_NOOP("words", "{host} sent no meetings"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Check the body's address in your browser.")),
    Network.EMPTY: (
        QT_TRANSLATE_NOOP("words", "The answer from {host} is empty"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Try again later, or check the body's address.")),
    Network.TOO_LARGE: (
        QT_TRANSLATE_NOOP("words", "The answer from {host} is too large"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported, and the download was stopped.")),
    Network.BROKEN_OFF: (
        QT_TRANSLATE_NOOP("words", "The answer from {host} was cut off or garbled"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Try again in a minute.")),
    Network.NOT_MEETINGS: (
        QT_TRANSLATE_NOOP("words", "What {host} sent is not a list of meetings"),
        QT_TRANSLATE_NOOP("words", "Nothing was imported. Check the body's address in your browser.")),
    Network.TOO_SOON: (
        QT_TRANSLATE_NOOP("words", "{host} was just asked a moment ago"),
        QT_TRANSLATE_NOOP("words", "Nothing was sent, so as not to burden the site.")),
}
# fmt: on

DETAILS = {
    "line": QT_TRANSLATE_NOOP("words", "See line {line}."),
    "limit": QT_TRANSLATE_NOOP("words", "The limit is {limit}."),
    "example": QT_TRANSLATE_NOOP("words", "For example: {example}"),
    "better": QT_TRANSLATE_NOOP("words", "Use this instead: {better}"),
    "other": QT_TRANSLATE_NOOP("words", "The other one: {other}"),
    "status": QT_TRANSLATE_NOOP("words", "The answer had the status {status}."),
    "content_type": QT_TRANSLATE_NOOP("words", "It is a {content_type} file."),
    "seconds": QT_TRANSLATE_NOOP("words", "Try again in {seconds} seconds."),
}
"""What an error may know; it is added to the sentence."""


def in_one(error: BaseException) -> str:
    """Title and text of `sentence` as one line of sentences."""
    title, text = sentence(error)
    return " ".join(part for part in (f"{title.rstrip('.')}." if title else "", text) if part)


def finding(found: Finding) -> str:
    """What is wrong with a campaign's file; SQLite's own words as they are."""
    words = t(FAULTS[found.fault])
    return words.format(**asdict(found))


def sentence(error: BaseException) -> tuple[str, str]:
    """Title and text for the reader: what happened, what is safe, what to do next."""
    if isinstance(error, RuleBroken):
        found = RULES[error.rule]
    elif isinstance(error, StoreTrouble):
        found = TROUBLES[error.trouble]
    elif isinstance(error, NetworkTrouble):
        found = NETWORKS[error.network]
    elif isinstance(error, PermissionError):
        found = TROUBLES[Trouble.NOT_WRITABLE]
    elif isinstance(error, OSError) and error.errno == 28:  # ENOSPC
        found = TROUBLES[Trouble.DISK_FULL]
    else:
        found = TROUBLES[Trouble.FAILED]
    title, text = (t(each) for each in found)
    if isinstance(error, NetworkTrouble):
        host = error.host or t("The address")
        title, text = (words.format(host=host) for words in (title, text))
    return title, _with_detail(text, error)


def _with_detail(text: str, error: BaseException) -> str:
    """Add the line or the limit, where the error knows one."""
    detail = getattr(error, "detail", None)
    if not isinstance(detail, dict):
        return text
    known = [(name, words) for name, words in DETAILS.items() if name in detail]
    added = [t(words).format(**{name: detail[name]}) for name, words in known]
    return " ".join([text, *added])
