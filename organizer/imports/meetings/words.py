"""Words by which cities say what a meeting is: cancelled, moved, after another one, a draft.

Readers of all formats look for them here, so that a word learned from one city counts for all.
English, Spanish and Haitian Creole, as the councils seen write them (civic data 1, 5.3).
"""

import re
from collections.abc import Iterable
from datetime import time
from urllib.parse import unquote

from organizer.imports.plain_text import one_line, shortened
from organizer.model.kinds import (
    AgendaStatus,
    DocumentKind,
    Fate,
    Hearing,
    MeetingStatus,
    TimeCertainty,
    Vote,
)

_CALLED_OFF = r"(?:cancell?ed|cancelad[ao]s?|se cancela|suspendid[ao]s?|anile)"
_NOTICE = (
    r"(?:(?:notice|aviso|nota) (?:of|de) (?:meeting )?(?:cancell?ation|cancelaci[oó]n)"
    r"|(?:meeting )?cancell?ation notice|meeting cancell?ation"
    r"|cancell?ation of (?:[\w-]+ ){0,4}(?:meeting|hearing|session))"
)
_CANCELLED = re.compile(rf"\b(?:{_CALLED_OFF}|{_NOTICE})\b", re.IGNORECASE)
_CANCELLED_FIRST = re.compile(
    r"\W*(?:(?:this|the|la|el|esta) (?:\w+ ){1,4})?"
    r"(?:(?:is|was|has been|will be|ha sido|fue|está) )?"
    rf"(?:{_CALLED_OFF}|{_NOTICE}|cancell?ation)\b",
    re.IGNORECASE,
)
_CANCELLED_WHOLE = re.compile(
    r"\W*(?:cancel|cancell?ation|canx|cxl|no (?:[\w&]+ ){0,5}meetings?"
    r"(?: (?:today|tonight|this week|this month|scheduled|held))?(?:\s*[-–—(:;,.!].*)?)\W*",
    re.IGNORECASE | re.DOTALL,
)
_BUT_NOT = re.compile(
    r"(?:\b(?:not?|never|non?|pa|if|unless|si|may|can|could|puede|replac\w+|instead of|in place of)"
    r"(?: (?:be|been|yet|ser|sido|the|la|el|a|is|it is))*|n['’]t(?: be| been)?)\s*$",
    re.IGNORECASE,
)

_CANCELLED_FILE = re.compile(
    r".*(?<![a-z])cancell?(?:ed|ation)(?![a-z]|.{0,3}(?:polic|fee|form)).*", re.IGNORECASE
)

_STATUSES = (
    (MeetingStatus.MOVED, r"reschedul(?:ed|ing)|postponed|re-?located|aplazad[ao]|reprogramad[ao]"),
    (MeetingStatus.RECONVENED, r"reconven(?:ed|es|ing)"),
    (MeetingStatus.RECESSED, r"recessed|recess(?:es)? (?:to|until)"),
    (MeetingStatus.TENTATIVE, r"tentative(?:ly)?(?! agenda)|provisional"),
)
_STATUS = tuple(
    (status, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for status, words in _STATUSES
)

_AFTER = re.compile(
    r"\b(?:immediate(?:ly)? (?:after|follow\w*)|directly after"
    r"|(?<!the )(?:follow(?:s|ing)|after)\b[^.;]{0,60}\b(?:meetings?|council|committee|commission"
    r"|board|sessions?|briefings?|hearings?|workshops?|caucus|adjournment|conclusion|completion)\b"
    r"|(?:up)?on (?:the )?(?:adjournment|conclusion|completion|recess)"
    r"|(?:at|after) the (?:adjournment|conclusion|completion|close|end) of"
    r"|inmediatamente despu[eé]s|despu[eé]s de|al (?:terminar|finalizar|concluir))",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:not? (?:earlier|sooner) than|not before|no antes de|a partir de"
    r"|or (?:as )?soon (?:there)?after|(?:or|and|as soon) thereafter|or later\b|or after\b"
    r"|on or after|at or after|approximately|approx\b|circa|about \d|around \d|estimated)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d:/.,-])(?:(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?(?::\d{2})?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<H>[01]?\d|2[0-3]):(?P<M>[0-5]\d)(?::[0-5]\d)?(?![\d/])"
    r"|\b(?P<word>noon|midday|mediod[ií]a|midnight)\b)",
    re.IGNORECASE,
)
_CLOCK_LIKE = re.compile(r"\d\s?:\s?\d|\d\s*[ap]\.?\s?m\b", re.IGNORECASE)
_NEXT_HALF = re.compile(
    r"\s*(?:-|–|—|to|a|until|hasta)\s*\d{1,2}(?::\d{2})?\s*([ap])\.?\s?m\b", re.I
)
_RANGE = re.compile(
    r"(\d{1,2}(?::\d{2})?)?((?:\s*[ap]\.?\s?m\.?)?)\s*[-–—]\s*"
    r"(?=\d{1,2}(?::\d{2})?\s*[ap]\.?\s?m\b|\d{1,2}:\d{2})",
    re.IGNORECASE,
)


def cancelled(titles: Iterable[tuple[str, str]], texts: Iterable[tuple[str, str]] = ()) -> str:
    """The field and words that say a meeting is cancelled ("EventComment: Cancelled"), or "".

    Both are (name of the field, plain text). Councils write it into any field (civic data 5.3).
    `titles` are searched from end to end: a status, a title, the label of a link. `texts` count
    only where they begin with it, since "registration can be cancelled" says nothing about the
    meeting. "Not cancelled" counts nowhere.
    """
    for name, text in titles:
        whole = _CANCELLED_WHOLE.fullmatch(text[:300])
        for found in [whole] if whole else _CANCELLED.finditer(text[:5000]):
            if found is whole or not _BUT_NOT.search(
                text, max(0, found.start() - 40), found.start()
            ):
                return f"{name}: {shortened(one_line(found[0]), 80)}"
    for name, text in texts:
        first = _CANCELLED_FIRST.match(one_line(text[:200]))
        if first:
            return f"{name}: {shortened(first[0].strip(), 80)}"
    return ""


def cancelled_file(links: Iterable[tuple[str, str]]) -> str:
    """The label and file name of an address that ends in a cancellation notice, or "".

    San Francisco calls a notice "Meeting/Agenda Information", and only its file name
    ("jsc031221_cancellation.pdf") says what it is.
    """
    for name, url in links:
        found = _CANCELLED_FILE.search(url.partition("?")[0].rstrip("/").rpartition("/")[2])
        if found:
            return f"{shortened(name, 60)}: {shortened(unquote(found[0]), 80)}"
    return ""


def status_in(fields: Iterable[tuple[str, str]]) -> tuple[MeetingStatus, str]:
    """A status other than cancelled that short fields speak of, with the field and the words.

    Moved, recessed, reconvened and tentative; else CONFIRMED and "". Look for `cancelled` first.
    """
    for name, text in fields:
        for status, pattern in _STATUS:
            found = pattern.search(text[:2000])
            if found:
                return status, f"{name}: {found[0]}"
    return MeetingStatus.CONFIRMED, ""


def certainty(text: str) -> tuple[TimeCertainty, str]:
    """How exactly a hand-typed time says when a meeting starts, and its words where it is no clock.

    "1:30 PM" is (EXACT, ""); "Immediately following the briefing" is (AFTER_OTHER, those words);
    "9:00 AM or soon thereafter" is (NOT_BEFORE, those words); "See comment" is (UNKNOWN, those
    words); nothing is (UNKNOWN, "").
    """
    text = one_line(text)
    words = shortened(text, 200)
    if not text:
        return TimeCertainty.UNKNOWN, ""
    if _AFTER.search(text):
        return TimeCertainty.AFTER_OTHER, words
    if _NOT_BEFORE.search(text):
        return TimeCertainty.NOT_BEFORE, words
    if clocks(text)[0] is None:
        return TimeCertainty.UNKNOWN, words
    return TimeCertainty.EXACT, ""


def clocks(text: str) -> tuple[time | None, time | None]:
    """The first clock time in hand-typed words, and a second one that it runs to.

    Takes "1:30 PM", "12:00PM", "9 a.m.", "18:30", "noon" and ranges ("6-8 pm"). A later time that
    is not after the first is none.
    """
    text = _RANGE.sub(_spelled_out, text[:500])
    found = [(match, _clock(text, match)) for match in _CLOCK.finditer(text)]
    times = [(match, clock) for match, clock in found if clock is not None]
    if not times:
        return None, None
    start = times[0][1]
    if len(times) > 1:
        between = text[times[0][0].end() : times[1][0].start()].strip(" .").lower()
        if between in ("-", "–", "—", "to", "a", "until", "hasta") and times[1][1] > start:
            return start, times[1][1]
    return start, None


def is_clock_like(text: str) -> bool:
    """Whether words look like a clock time, right or wrong ("25:99 PM", not "See comment")."""
    return _CLOCK_LIKE.search(text) is not None


def _spelled_out(found: re.Match[str]) -> str:
    """The first time of a range with its minutes: "6-8 pm" as "6:00 - 8 pm"."""
    clock, half = found[1] or "", found[2]
    return f"{clock if ':' in clock or half or not clock else clock + ':00'}{half} - "


def _clock(text: str, found: re.Match[str]) -> time | None:
    if found["word"]:
        return time(0) if found["word"].lower() == "midnight" else time(12)
    hour, minute = int(found["h"] or found["H"]), int(found["m"] or found["M"] or 0)
    half = (found["half"] or "").lower()
    if not half and hour <= 12:  # "6:00 - 8:00 pm": the half of the day stands at the end
        later = _NEXT_HALF.match(text, found.end())
        half = later[1].lower() if later else ""
    if half and not 1 <= hour <= 12:
        return time(hour, minute) if half == "p" and 12 < hour < 24 and minute < 60 else None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def agenda_status(words: str, is_posted: bool = False) -> AgendaStatus:
    """How far an agenda is, by the status words of a portal ("Final-revised").

    Words that say nothing of it count as final where the agenda `is_posted`, else as none.
    """
    words = words.lower()
    if "cancel" in words:
        return AgendaStatus.CANCELLATION
    if "revis" in words or "amend" in words or "updated" in words:
        return AgendaStatus.REVISED
    if any(word in words for word in ("draft", "tentative", "preliminary", "review", "pending")):
        return AgendaStatus.DRAFT
    if "not final" not in words and ("final" in words or "publish" in words):
        return AgendaStatus.FINAL
    return AgendaStatus.FINAL if is_posted else AgendaStatus.NONE


_HEARINGS = (
    (Hearing.QUASI_JUDICIAL, re.compile(r"quasi[- ]?judicial|cuasi[- ]?judicial", re.IGNORECASE)),
    (
        Hearing.SECOND_READING,
        re.compile(r"\b(?:second|2nd) reading|segunda lectura", re.IGNORECASE),
    ),
    (Hearing.FIRST_READING, re.compile(r"\b(?:first|1st) reading|primera lectura", re.IGNORECASE)),
    (Hearing.PUBLIC, re.compile(r"\bpublic hearings?\b|audiencia p[uú]blica", re.IGNORECASE)),
)


def hearing(*texts: str) -> Hearing:
    """What kind of hearing the words of an item (title, section, type) say it is."""
    for kind, pattern in _HEARINGS:
        if any(pattern.search(text) for text in texts):
            return kind
    return Hearing.NONE


_CONSENT = re.compile(
    r"(?<!\bnon)(?<!\bnon[- ])(?:\bconsent(?: agenda| calendar| items?)?\s*:?$"
    r"|\bconsent (?:agenda|calendar)\b)",
    re.I,
)


def is_consent(section: str) -> bool:
    """Whether a section heading is that of the items passed together without debate."""
    return _CONSENT.search(section.strip()) is not None


_NOT_THERE = re.compile(r"\W*not\W+(?:available|viewable|posted|published)\b.*", re.I | re.DOTALL)

_DOCUMENTS = (
    (DocumentKind.COMMENT, r"\be-?comments?\b|public comments?\b|comment form"),
    (DocumentKind.NOTICE, r"\bnotices?\b|cancell?"),
    (DocumentKind.MINUTES, r"\bminutes\b|\bminutas\b|\bactas?\b"),
    (DocumentKind.VIDEO, r"\bvideos?\b|\brecording|\bwebcast|\blive ?stream|\baudio\b|\bmedia\b"),
    (DocumentKind.MARKED, r"\bmarked\b|\bannotated\b|\baction agenda\b|\bresults\b"),
    (DocumentKind.PACKET, r"\bpackets?\b|\bpackage\b|\bcombined\b|\bagenda book\b"),
    (DocumentKind.ACCESSIBLE, r"\baccessible\b"),
    (DocumentKind.AGENDA, r"\bagendas?\b|\borden del d[ií]a\b"),
    (DocumentKind.ATTACHMENT, r"\battachments?\b|\bexhibits?\b|\bsupporting\b"),
)
_DOCUMENT = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _DOCUMENTS)


def is_not_there(label: str) -> bool:
    """Whether the label of a link says that nothing is behind it ("Not available")."""
    return _NOT_THERE.fullmatch(label) is not None


def document_kind(label: str) -> DocumentKind:
    """What a paper is, by the label of its link ("Agenda Packet")."""
    for kind, pattern in _DOCUMENT:
        if pattern.search(label):
            return kind
    return DocumentKind.OTHER


_VOTES = (
    (Vote.YES, re.compile(r"affirmative|yes|yea|aye|in favou?r|for|pro|s[ií]", re.IGNORECASE)),
    (Vote.NO, re.compile(r"negative|nay|no|noe|opposed|against|con", re.IGNORECASE)),
    (Vote.ABSENT, re.compile(r"absent|excused|not present|away|medical.*|leave.*", re.IGNORECASE)),
    (
        Vote.ABSTAINED,
        re.compile(r"abstain(?:ed|s)?|abstention|recus(?:e|ed|al)|not voting", re.IGNORECASE),
    ),
)


def vote(word: str) -> Vote | None:
    """How a member voted by one word of a roll call; None where it is no vote ("Present")."""
    word = word.strip(" .,")
    return next((kind for kind, pattern in _VOTES if pattern.fullmatch(word)), None)


_FATES = (
    (
        Fate.DEFERRED,
        r"\bdefer|continued|postpon|tabled|laid over|held (?:in|to|over)|hold in committee"
        r"|re-?scheduled",
    ),
    (Fate.WITHDRAWN, r"withdr[ae]wn?|pulled|stricken|removed from"),
    (
        Fate.FAILED,
        r"\bfail|\bdenied|reject|defeat|\blost\b|not (?:adopted|approved|passed)|do not pass",
    ),
    (Fate.PASSED, r"adopt|approv|\bpass|enact|ratif|concur|confirmed|\baccepted"),
    (Fate.NO_ACTION, r"\bfiled\b|no action|discussed|presented|\breceived|\bnoted\b"),
)
_FATE = tuple((fate, re.compile(words, re.IGNORECASE)) for fate, words in _FATES)


def fate(action: str, passed: str = "") -> Fate:
    """What became of an item, by the words of the action and of its flag ("Pass", "Fail").

    A motion to defer that passed defers, so the action's own words come first.
    """
    for kind, pattern in _FATE[:2]:
        if pattern.search(action):
            return kind
    for words in (passed, action):
        for kind, pattern in _FATE[2:]:
            if pattern.search(words):
                return kind
    return Fate.SCHEDULED
