"""Meetings from any file that a city publishes: the format is seen from the content."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from organizer.imports.draft import Arg, Problem, Reason, Skipped, Why, because
from organizer.imports.incoming import Incoming
from organizer.imports.json_records import (
    MAX_RECORDS,
    JsonFile,
    Record,
    goes_on,
    is_json,
    load,
    records,
)
from organizer.imports.meetings import formats
from organizer.imports.meetings.calendars.lines import is_calendar, take_apart
from organizer.imports.meetings.draft import MeetingDraft, MeetingsDraft
from organizer.imports.meetings.moments import checked_zone
from organizer.imports.meetings.parts import NotReadable, RecordFormat, Source
from organizer.imports.meetings.words import is_clock_like
from organizer.imports.plain_text import decode
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import SourceKind
from organizer.progress import Progress, silent


def read(
    data: bytes, default_zone: str, today: date, progress: Progress = silent, url: str = ""
) -> MeetingsDraft:
    """The meetings of a file in any of the formats, in order of start.

    Times without a zone are taken to be in `default_zone` (IANA name), UTC ones are converted to
    it. A record that cannot be read becomes a problem, the rest stays. `url` is the address that
    the file came from, if one: some portals write only half of their addresses. Raises RuleBroken
    FILE_EMPTY, FILE_TOO_LARGE (20 MB; pages 50 MB), ZONE_UNKNOWN, FILE_UNREADABLE with the `line`
    where JSON breaks, or FILE_UNKNOWN for what is none of the formats.
    """
    zone, incoming = checked_zone(default_zone), Incoming("", data, url)
    incoming.check_size()
    for form in formats.FILES:
        if form.recognise(incoming):
            return form.read(incoming, zone, today, progress)
    if incoming.is_json:
        return read_json(load(data), zone, progress, url)
    raise RuleBroken(Rule.FILE_UNKNOWN)


def is_ours(incoming: Incoming) -> bool:
    """Whether something is in one of the formats, or a portal's answer that it has no meetings.

    Raises RuleBroken FILE_UNREADABLE with the `line` for a JSON file of meetings that breaks off.
    """
    if incoming.asked is not None and is_empty_list(incoming.data, incoming.asked):
        return True
    if not incoming.is_json:
        return any(form.recognise(incoming) for form in formats.FILES)
    if incoming.json is None:
        start = incoming.data[:65_536]
        if any(_stands_in(mark, start) for form in formats.RECORDS for mark in form.marks):
            load(incoming.data)
    return incoming.json is not None and format_of(incoming.json) is not None


def _stands_in(key: str, data: bytes) -> bool:
    return re.search(rb'"%s"\s*:' % re.escape(key.encode()), data) is not None


def is_empty_list(data: bytes, kind: SourceKind) -> bool:
    """Whether data is how a portal of a kind says that it has no meetings in the time asked for.

    An empty list tells no format, so this has meaning only where the portal is known.
    """
    if kind == SourceKind.ICALENDAR:
        text = decode(data)[0]
        file = take_apart(text) if is_calendar(text) else None
        return file is not None and not file.blocks and not file.problems
    if not is_json(data):
        return False
    try:
        content = load(data).content
    except RuleBroken:
        return False
    return content == [] or (isinstance(content, dict) and content.get("value") == [])


def format_of(file: JsonFile) -> RecordFormat | None:
    """The format of the records of a JSON file, by the first of a known one."""
    for record, is_ours in records(file, _fits_any):
        if is_ours:
            return next(form for form in formats.RECORDS if form.fits(record.values))
    return None


def _fits_any(values: dict[str, object]) -> bool:
    return any(form.fits(values) for form in formats.RECORDS)


def read_json(
    file: JsonFile, zone: str, progress: Progress = silent, url: str = ""
) -> MeetingsDraft:
    """The meetings of a loaded JSON file. Raises RuleBroken FILE_UNKNOWN."""
    form = format_of(file)
    if form is None:
        raise RuleBroken(Rule.FILE_UNKNOWN)
    found = list(records(file, form.fits))
    host = form.host([record for record, _ in found], file.content, url)
    reading = _Reading(form, Source(zone, host), file.problems)
    for done, (record, is_ours) in enumerate(found):
        if done % 50 == 0:
            progress(done, len(found))
        reading.take(record, is_ours)
    if goes_on(file.content):
        reading.end_early(Why.GOES_ON_ELSEWHERE)
    if len(found) >= MAX_RECORDS:
        reading.end_early(Why.RECORDS_CUT, limit=MAX_RECORDS)
    if len(found) == form.page_size:
        reading.end_early(Why.PAGE_FULL, limit=form.page_size)
    return reading.finished(len(found))


class _Reading:
    """Collects what a file says, record by record."""

    def __init__(self, form: RecordFormat, source: Source, problems: Sequence[Problem]) -> None:
        self.form, self.source = form, source
        self.problems = list(problems)
        self.is_whole = not problems
        # Those of a JSON file are lines that cannot be read.
        self.rejected = [Skipped(each.where, "", each.reason) for each in problems]
        self.skipped: list[Skipped] = []
        self.by_uid: dict[str, MeetingDraft] = {}
        self.without_uid: list[MeetingDraft] = []
        self.seen: set[tuple[object, ...]] = set()

    def take(self, record: Record, is_ours: bool) -> None:
        """Takes one record: a meeting, a skipped one or a problem."""
        if not is_ours:
            self._leave_out(record.where, because(Why.NO_MEETING))
            return
        try:
            found = self.form.meeting(record, self.source)
        except NotReadable as error:
            self._leave_out(record.where, error.reason)
            return
        if isinstance(found, Skipped):
            self.skipped.append(found)
        else:
            self._keep(found)
            if found.start is None and is_clock_like(found.time_text):
                reason = because(Why.TIME_UNREAD, value=found.time_text)
                self.problems.append(Problem(found.where, reason))

    def end_early(self, why: Why, **args: Arg) -> None:
        """Says that the file does not hold all."""
        self.is_whole = False
        self.problems.append(Problem("file", because(why, **args)))

    def _leave_out(self, where: str, reason: Reason) -> None:
        self.is_whole = False
        self.problems.append(Problem(where, reason))
        self.rejected.append(Skipped(where, "", reason))

    def _keep(self, meeting: MeetingDraft) -> None:
        """Keeps a meeting once: a second one under its number, or a copy, is skipped.

        The same number with another time is another meeting. Copies are told by body, day, time
        and place: Legistar's pages of two years share meetings (civic data 1.3), and one body may
        have a special and a regular meeting at the same hour, which their places tell apart.
        """
        known = self.by_uid.get(meeting.uid) if meeting.uid else None
        if known is not None and (known.date, known.start) != (meeting.date, meeting.start):
            meeting = replace(meeting, uid=f"{meeting.uid}#{meeting.date}T{meeting.start}")
            known = self.by_uid.get(meeting.uid)
        names = (meeting.body, meeting.title, meeting.date, meeting.start)
        copy = (*names, meeting.place_name, meeting.place_address, meeting.description)
        is_copy = (self.form.has_copies or not meeting.uid) and copy in self.seen
        if known is not None or is_copy:
            self.skipped.append(Skipped(meeting.where, meeting.title, because(Why.TWICE)))
            return
        self.seen.add(copy)
        if meeting.uid:
            self.by_uid[meeting.uid] = meeting
        else:
            self.without_uid.append(meeting)

    def finished(self, records: int) -> MeetingsDraft:
        """All of it, meetings in order of start."""
        meetings = [*self.by_uid.values(), *self.without_uid]
        meetings.sort(key=lambda m: (m.date, m.start or time(0), m.title, m.uid))
        return MeetingsDraft(
            profile=self.form.name,
            meetings=tuple(meetings),
            skipped=tuple(self.skipped),
            problems=tuple(self.problems),
            host=self.source.host,
            is_list=self.form.is_list and self.is_whole and records > 1,
            rejected=tuple(self.rejected),
        )
