"""IQM2 (MinuteTraq), the portal of the City of Miami and others: saved pages (civic data 1.4).

Two kinds of page are read: the list of a calendar, and the page of one meeting with its outline.
Attachments are named and never fetched: comment cards of private people hang there.
"""

import re
import time as clock
from collections import Counter
from datetime import date, time
from urllib.parse import urlsplit

from organizer.imports.agenda.draft import DocumentDraft
from organizer.imports.agenda.iqm2.html import SECONDS, Anchor, Page, Row, tidy
from organizer.imports.agenda.iqm2.outline import items
from organizer.imports.draft import Problem, Skipped, Why, because
from organizer.imports.incoming import Incoming
from organizer.imports.meetings import words as meeting_words
from organizer.imports.meetings.draft import MeetingDraft, MeetingsDraft
from organizer.imports.meetings.parts import FileFormat
from organizer.imports.plain_text import one_line, shortened
from organizer.model.kinds import DocumentKind, MeetingStatus, SourceKind
from organizer.progress import Progress, silent

_MARKS = re.compile(
    r"Detail_Meeting\.aspx|class=[\"']?Row MeetingRow|[\"'][\w$]*lblMeetingGroup[\"']"
    r"|class=[\"']MeetingDetail[\"']",
    re.IGNORECASE,
)
_HOST = re.compile(r"https?://([a-z0-9-]{1,63}\.iqm2\.com)\b", re.IGNORECASE)
_ID = re.compile(r"Detail_Meeting\.aspx\?(?:[^#]*&)?ID=(\d{1,12})\b", re.IGNORECASE)
_TYPE = re.compile(r"File(?:Open|View)\.aspx\?(?:[^#]*&)?Type=(\d{1,3})\b", re.IGNORECASE)
_WINDOW = re.compile(r"OpenWindow\(\s*[\"']([^\"']{1,1500})[\"']")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = re.compile(r"\b([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b", re.IGNORECASE)
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_ISO = re.compile(r"\b(\d{4})[/-](\d{1,2})[/-](\d{1,2})\b")
_SHOWN = re.compile(r"displaying (\d{1,6}) meetings?\b.*?(?:\bfor (.{1,200}))?$", re.I | re.DOTALL)
_OUTLINE_TITLE = re.compile(
    r"(?P<when>\d{4}/\d{2}/\d{2} \d{2}:\d{2} [AP]M) (?P<name>.*?) - Web Outline\b", re.DOTALL
)
_NOTHING = re.compile(r"(?:n/?a[\s,]*)+", re.IGNORECASE)
_GONE = "not available at this time"

_KINDS = {
    "14": DocumentKind.AGENDA,
    "1": DocumentKind.PACKET,
    "15": DocumentKind.MINUTES,
    "12": DocumentKind.MINUTES,
    "2": DocumentKind.MINUTES,
    "4": DocumentKind.ATTACHMENT,
}
"""What the Type of a FileOpen address is (civic data 1.4); 12 are minutes with their papers."""

_LABELS = (
    ("packet", DocumentKind.PACKET),
    ("agenda", DocumentKind.AGENDA),
    ("minutes", DocumentKind.MINUTES),
    ("summary", DocumentKind.MINUTES),
    ("notice", DocumentKind.NOTICE),
    ("video", DocumentKind.VIDEO),
    ("audio", DocumentKind.VIDEO),
)


def is_page(text: str) -> bool:
    """Whether a text is a page of IQM2 that names meetings."""
    return "<" in text[:5000] and _MARKS.search(text[:4_000_000]) is not None


def read(text: str, default_zone: str, progress: Progress = silent, url: str = "") -> MeetingsDraft:
    """The meetings of a saved page: those of a calendar list, or one with the items of its outline.

    Times are local to `default_zone` (IANA name). Without a host in the page that of `url` is
    taken, from where the page came; without both, addresses begin at
    the root of the portal ("/Citizens/..."). A page that is cut off or too long gives what was
    read, with a problem.
    """
    page = Page()
    stopped = page.read(text, progress)
    hosts = Counter(host.lower() for host in _HOST.findall(text[:4_000_000]))
    hosts.pop("www.iqm2.com", None)
    host = hosts.most_common(1)[0][0] if hosts else (urlsplit(url).hostname or "")
    problems = [Problem("page", because(stopped))] if stopped else []
    is_meeting = page.has_outline or "lblMeetingGroup" in page.named
    reading = _Reading(default_zone, host, problems)
    if is_meeting:
        reading.take_meeting(page)
    else:
        deadline = clock.monotonic() + SECONDS / 2
        for number, row in enumerate(page.rows, 1):
            reading.take_row(row, f"row {number}")
            if clock.monotonic() > deadline:
                stopped = Why.ROWS_SLOW
                problems.append(Problem(f"row {number}", because(stopped)))
                break
    return reading.finished(page, is_list=not is_meeting and not stopped)


class _Reading:
    """Collects the meetings of one page."""

    def __init__(self, zone: str, host: str, problems: list[Problem]) -> None:
        self.zone, self.host, self.problems = zone, host, problems
        self.meetings: dict[str, MeetingDraft] = {}
        self.rejected: list[Skipped] = []

    def _reject(self, where: str, title: str, why: Why) -> None:
        self.rejected.append(Skipped(where, shortened(title, 300), because(why)))
        self.problems.append(Problem(where, because(why)))

    def take_row(self, row: Row, where: str) -> None:
        """One row of a list; one that names no day is a problem."""
        link = next((a for a in row.anchors if _ID.search(a.href)), None)
        said = _said((link.title if link else "") or row.title)
        texts = [link.text if link else "", said.get("when", "")]
        day = next((found for text in texts if (found := _day(text))), None)
        if day is None:
            if link is None or link.title or row.texts:
                self._reject(where, row.title, Why.ROW_WITHOUT_DATE)
            return
        uid = _ID.search(link.href)[1] if link else ""  # type: ignore[index]
        start = next((at for text in texts if (at := meeting_words.clocks(text)[0])), None)
        details = _plain(row.texts.get("RowDetails", ""))
        board, kind = said.get("board", ""), said.get("type", "")
        place = _place(said.get("place", ""))
        status, evidence = _status(said.get("status", ""), row, kind, details)
        documents = self._documents(row.anchors)
        posted = any(paper.kind is DocumentKind.AGENDA for paper in documents)
        title = details.split("\n")[0] or " - ".join(x for x in (board, kind) if x) or "Meeting"
        meeting = MeetingDraft(
            uid=uid,
            title=shortened(one_line(title), 300),
            date=day,
            start=start,
            zone=self.zone,
            zone_origin="default",
            place_name=place[0],
            place_address=place[1],
            description=shortened("\n".join(details.split("\n")[1:]), 5000),
            url=self._url(link.href) if link else "",
            status=status,
            evidence=evidence,
            where=where,
            body=shortened(board or _before_dash(details), 300),
            time_certainty=meeting_words.certainty(texts[0] if start else "")[0],
            agenda_status=meeting_words.agenda_status("", is_posted=posted),
            documents=documents,
            raw=shortened("\n".join(_plain(a.title or a.text) for a in row.anchors[:2]), 20_000),
        )
        self.meetings.setdefault(uid or where, meeting)

    def take_meeting(self, page: Page) -> None:
        """The page of one meeting."""
        named = {name: _plain(text) for name, text in page.named.items()}
        from_title = _OUTLINE_TITLE.search(named.get("title", ""))
        when = named.get("lblMeetingDate", "") or (from_title["when"] if from_title else "")
        day = _day(when)
        if day is None:
            return
        body, kind = named.get("lblMeetingGroup", ""), named.get("lblMeetingType", "")
        title = " - ".join(x for x in (body, kind) if x)
        title = title or (from_title["name"] if from_title else "") or "Meeting"
        status, evidence = _status(named.get("lblMeetingStatus", ""), Row(), kind, "")
        place = one_line(named.get("MeetingHeading", "").replace("\n", " "))
        found, papers, rest = items(page.outline, self._url)
        documents = (*self._documents(page.downloads), *papers)
        posted = bool(found) or any(d.kind is DocumentKind.AGENDA for d in documents)
        link = _ID.search(page.inputs.get("print", ""))
        uid = page.inputs.get("txtMeetingID", "") or (link[1] if link else "")
        start = meeting_words.clocks(when)[0]
        self.meetings[uid] = MeetingDraft(
            uid=uid,
            title=shortened(one_line(title), 300),
            date=day,
            start=start,
            zone=self.zone,
            zone_origin="default",
            place_name=shortened(place, 300),
            place_address=shortened(_address(page.named.get("MeetingAddress", "")), 500),
            description=shortened(rest, 5000),
            url=self._url(f"/Citizens/Detail_Meeting.aspx?ID={uid}") if uid else "",
            status=status,
            evidence=evidence,
            where="page",
            body=shortened(body, 300),
            time_certainty=meeting_words.certainty(when if start else "")[0],
            agenda_status=meeting_words.agenda_status("", is_posted=posted),
            documents=documents,
            items=found if page.outline else None,
            raw=shortened("\n".join(x for x in (title, when, place) if x), 20_000),
        )

    def finished(self, page: Page, is_list: bool) -> MeetingsDraft:
        """All of it, meetings in order of start; a page without any says so."""
        meetings = sorted(
            self.meetings.values(), key=lambda m: (m.date, m.start or time(0), m.title, m.uid)
        )
        shown = _SHOWN.search(_plain(page.named.get("lblFilterSummary", "")))
        if shown and is_list and int(shown[1]) != len(meetings):
            told = because(Why.COUNT_DIFFERS, shown=int(shown[1]), read=len(meetings))
            self.problems.append(Problem("page", told))
            is_list = False
        if not meetings:
            is_gone = any(_GONE in text for text in page.named.values())
            why = Why.MEETING_UNAVAILABLE if is_gone else Why.NO_MEETING_ON_PAGE
            self.problems.append(Problem("page", because(why)))
        chosen = (shown[2] or "") if shown else ""
        all_bodies = not chosen or "all" in chosen.lower().split()
        return MeetingsDraft(
            SourceKind.IQM2,
            meetings=tuple(meetings),
            problems=tuple(self.problems),
            calendar_name=shortened(one_line(_plain(page.named.get("title", ""))), 200),
            host=self.host,
            is_list=is_list and bool(meetings) and all_bodies,
            rejected=tuple(self.rejected),
        )

    def _documents(self, anchors: list[Anchor]) -> tuple[DocumentDraft, ...]:
        """The papers that are posted; a link without an address is not posted yet."""
        found: dict[str, DocumentDraft] = {}
        for anchor in anchors:
            window = _WINDOW.search(anchor.onclick)
            href = window[1] if window else anchor.href
            label = one_line(_plain(anchor.text))
            is_paper = _TYPE.search(href) or window
            if "HiddenDocumentLink" in anchor.classes or not is_paper:
                continue
            if label:  # without one it is the picture beside the link
                url = self._url(href)
                kind = document_kind(href, label)
                found.setdefault(url, DocumentDraft(kind, url, shortened(label, 300)))
        return tuple(found.values())

    def _url(self, href: str) -> str:
        if re.match(r"https?://", href, re.IGNORECASE):
            return shortened(href, 2000)
        if not href or href.startswith("#") or re.match(r"[a-z]+:", href, re.IGNORECASE):
            return ""
        path = href if href.startswith("/") else f"/Citizens/{href.removeprefix('./')}"
        return shortened(f"https://{self.host}{path}" if self.host else path, 2000)


def document_kind(href: str, label: str) -> DocumentKind:
    """What a paper is, by the type in its address, else by the words of its link."""
    found = _TYPE.search(href)
    if found:
        return _KINDS.get(found[1], DocumentKind.OTHER)
    words = label.lower()
    return next((kind for word, kind in _LABELS if word in words), DocumentKind.OTHER)


def _status(status: str, row: Row, kind: str, details: str) -> tuple[MeetingStatus, str]:
    """The status, with the field and the words that said a meeting is cancelled (5.3)."""
    evidence = meeting_words.cancelled(
        [
            ("Status", status),
            ("MeetingCancelled", _plain(row.texts.get("MeetingCancelled", ""))),
            ("Type", kind),
            ("RowDetails", details),
            *(("link", _plain(anchor.text)) for anchor in row.anchors),
            ("icon", "Cancelled" if "MeetingCancelled" in row.icon else ""),
        ]
    )
    if evidence:
        return MeetingStatus.CANCELLED, evidence
    if status.strip().lower() == "closed":
        return MeetingStatus.HELD, ""
    return meeting_words.status_in([("Status", status), ("Type", kind)])


def _said(block: str) -> dict[str, str]:
    """The title of a row's link: the day, then "Board:", "Type:", "Status:", then the place."""
    when, found, rest = block.partition("Board:")
    if not found:
        return {"when": when}
    board, _, rest = rest.partition("Type:")
    kind, _, rest = rest.partition("Status:")
    status, gap, place = rest.lstrip().replace("\r", "\n").partition("\n")
    said = {"when": when, "board": board, "type": kind, "status": status}
    return {**{name: one_line(tidy(value)) for name, value in said.items()}, "place": gap + place}


def _plain(text: str) -> str:
    """Text of the page with its lines, tidied."""
    lines = (one_line(line) for line in re.split(r"[\r\n]+", tidy(text)))
    return "\n".join(line for line in lines if line)


def _place(text: str) -> tuple[str, str]:
    lines = [line for line in _plain(text).split("\n") if line]
    return shortened(lines[0], 300) if lines else "", shortened(", ".join(lines[1:]), 500)


def _address(text: str) -> str:
    parts = (one_line(part) for part in re.split(r"\xa0{2,}|[\r\n]+", text))
    return ", ".join(part for part in parts if part and not _NOTHING.fullmatch(part))


def _before_dash(details: str) -> str:
    return details.split("\n")[0].rpartition(" - ")[0]


def _day(text: str) -> date | None:
    """The first date of a text: "Jan 5, 2026", "1/7/2019", "2026/05/28"."""
    named, slashed, iso = _NAMED.search(text), _SLASHED.search(text), _ISO.search(text)
    try:
        if named and named[1].lower() in _MONTHS:
            return date(int(named[3]), _MONTHS.index(named[1].lower()) + 1, int(named[2]))
        if slashed:
            return date(int(slashed[3]), int(slashed[1]), int(slashed[2]))
        return date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    except ValueError:
        return None


def _is_ours(incoming: Incoming) -> bool:
    return incoming.is_page and is_page(incoming.text)


def _read(incoming: Incoming, zone: str, _today: date, progress: Progress) -> MeetingsDraft:
    return read(incoming.text, zone, progress, incoming.url)


FORMAT = FileFormat(SourceKind.IQM2, _is_ours, _read)
