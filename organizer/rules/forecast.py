"""Who will probably be heard at a meeting, who should give time away, and who should write."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.model.kinds import (
    MeetingId,
    PeriodPurpose,
    RuleField,
    SpeakerId,
    SpeakingOrder,
)
from organizer.model.meetings import Meeting
from organizer.model.people import Person
from organizer.model.speakers import OUT, Speaker
from organizer.model.speaking_time import Ceding, TimeRule, gifts
from organizer.rules.deadlines import DeadlineRow, deadlines
from organizer.rules.speaking_time import allowances, own_seconds, time_rule
from organizer.rules.values import RuleRow, rules

ASSUMED_SECONDS = 120
"""Seconds each where no rule says: the shortest common time, so that nobody prepares too much
(civic data 3.3)."""

Break = tuple[datetime, datetime]


class Unheard(StrEnum):
    """Why somebody will probably not be heard."""

    TOTAL_TIME = "total_time"
    MOST_SPEAKERS = "most_speakers"


class Guess(StrEnum):
    """What the forecast had to assume."""

    BEGINS_WITH_MEETING = "begins_with_meeting"
    NO_HOUR = "no_hour"
    SECONDS = "seconds"
    ORDER_OF_LIST = "order_of_list"
    NO_LIMIT = "no_limit"
    CEDING_UNKNOWN = "ceding_unknown"
    RULE_ASSUMED = "rule_assumed"


@dataclass(frozen=True)
class Assumption:
    """One thing that the forecast assumes: about which rule, and what, where it is a figure."""

    guess: Guess
    field: RuleField | None = None
    value: int | None = None


@dataclass(frozen=True)
class Turn:
    """One of ours in the line. `place` counts everybody from 1.

    `after_seconds` is from the beginning of comment, breaks left out; moments have the meeting's
    zone and are None where no hour is known. `breaks` is how many of them come before the turn.
    """

    speaker_id: SpeakerId
    name: str
    place: int
    seconds: int
    after_seconds: int
    starts: datetime | None
    ends: datetime | None
    breaks: int
    unheard: Unheard | None

    @property
    def is_heard(self) -> bool:
        """Whether the turn comes before the limits are reached."""
        return self.unheard is None


@dataclass(frozen=True)
class GiftIdea:
    """Somebody who will not be heard could give the time to somebody who will: so much counts."""

    giver_id: SpeakerId
    giver: str
    receiver_id: SpeakerId
    receiver: str
    seconds: int


@dataclass(frozen=True)
class Forecast:
    """What will probably happen at a meeting. `writers` should send written comment instead.

    `write` holds the ways to do that, by their closing; `gifts` are ideas, none is done yet.
    """

    meeting_id: MeetingId
    starts: datetime | None
    turns: tuple[Turn, ...]
    gifts: tuple[GiftIdea, ...]
    writers: tuple[tuple[SpeakerId, str], ...]
    write: tuple[DeadlineRow, ...]
    total_seconds: int | None
    most_speakers: int | None
    donors_present: bool | None
    assumed: tuple[Assumption, ...]

    @property
    def heard(self) -> int:
        """How many of ours will probably be heard."""
        return sum(1 for turn in self.turns if turn.is_heard)


@dataclass(frozen=True)
class _Waiting:
    """One in the line: one of ours, or a stranger (None)."""

    speaker: Speaker | None
    name: str
    seconds: int


def forecast(
    session: Session,
    meeting_id: MeetingId,
    starts_at: datetime | None = None,
    breaks: Iterable[Break] = (),
    strangers: int = 0,
) -> Forecast | None:
    """How a meeting's comment will probably go, by its rules; None when there is no such meeting.

    `starts_at` is when comment begins (the meeting's start, if not given), `breaks` when it
    pauses, as moments; `strangers` are in the line too and none of ours: before ours, or spread
    evenly among them where the order is drawn by lot. What is unknown is assumed, and said.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    known = rules(session, meeting_id)
    rule = time_rule(known)
    named = _named(session, meeting_id)
    speakers = [speaker for speaker, _ in named]
    each = rule.seconds(strangers + len(_turns(speakers)))
    common = ASSUMED_SECONDS if each is None else each
    times = allowances(speakers, known, strangers)
    ours, guessed = _ours(named, {one.id: times[one.id].seconds for one in speakers}, common)
    is_guess = guessed or (each is None and strangers > 0)
    line = _line(ours, [_Waiting(None, "", common)] * strangers, known)
    starts = starts_at or meeting.starts_at()
    total, most = _limit(known), _number(known, RuleField.MAX_SPEAKERS)
    turns = _called(line, starts, sorted(breaks), total, most)
    room = _Room(rule, own_seconds(speakers, rule, strangers), _left(line, turns, total))
    ideas = _gift_ideas(speakers, turns, room)
    return Forecast(
        meeting_id=meeting_id,
        starts=starts,
        turns=turns,
        gifts=ideas,
        writers=_writers(turns, ideas),
        write=tuple(
            row for row in deadlines(session, meeting_id) if row.purpose == PeriodPurpose.WRITE
        ),
        total_seconds=total,
        most_speakers=most,
        donors_present=rule.donors_present,
        assumed=_assumed(known, starts_at, starts, is_guess),
    )


def _ours(
    named: Iterable[tuple[Speaker, str]], seconds: Mapping[int, int | None], common: int
) -> tuple[list[_Waiting], bool]:
    """Those of ours who take a turn, and whether the time of any of them had to be assumed."""
    ours, guessed = [], False
    for speaker, name in named:
        if speaker.status not in OUT:
            own = seconds[speaker.id]
            guessed = guessed or own is None
            ours.append(_Waiting(speaker, name, common if own is None else own))
    return ours, guessed


def _named(session: Session, meeting_id: MeetingId) -> list[tuple[Speaker, str]]:
    """All speakers of a meeting with their names, in order."""
    rows = session.execute(
        select(Speaker, Person.name)
        .join(Person, Person.id == Speaker.person_id)
        .where(Speaker.meeting_id == meeting_id, Person.trashed_at.is_(None))
        .order_by(Speaker.position, Speaker.id)
    )
    return [(speaker, name) for speaker, name in rows]


def _writers(turns: Iterable[Turn], ideas: Iterable[GiftIdea]) -> tuple[tuple[SpeakerId, str], ...]:
    """Those who are not heard and whose time would help nobody."""
    givers = {idea.giver_id for idea in ideas}
    return tuple(
        (turn.speaker_id, turn.name)
        for turn in turns
        if not turn.is_heard and turn.speaker_id not in givers
    )


def _turns(speakers: Iterable[Speaker]) -> list[Speaker]:
    return [speaker for speaker in speakers if speaker.status not in OUT]


def _number(known: Mapping[RuleField, RuleRow], field: RuleField) -> int | None:
    value = known[field].value
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _limit(known: Mapping[RuleField, RuleRow]) -> int | None:
    """The time in all: that of everybody, or that of a side, for ours are on one side."""
    limits = (
        _number(known, RuleField.SECONDS_TOTAL),
        _number(known, RuleField.SECONDS_PER_SIDE),
    )
    found = [limit for limit in limits if limit is not None]
    return min(found) if found else None


def _line(
    ours: list[_Waiting], strangers: list[_Waiting], known: Mapping[RuleField, RuleRow]
) -> list[_Waiting]:
    """Everybody in the order of calling."""
    if known[RuleField.ORDER].value != SpeakingOrder.RANDOM or not ours:
        return [*strangers, *ours]
    line: list[_Waiting] = []
    for number, one in enumerate(ours, 1):
        due = round(len(strangers) * number / len(ours)) - sum(w.speaker is None for w in line)
        line += [*strangers[:due], one]
    return line


def _called(
    line: list[_Waiting],
    starts: datetime | None,
    breaks: Sequence[Break],
    total: int | None,
    most: int | None,
) -> tuple[Turn, ...]:
    """The turns of ours, one after the other. A turn that would run into a break comes after it."""
    clock, spoken, found = starts, 0, []
    for place, one in enumerate(line, 1):
        begins = clock
        if begins is not None:
            for pause, goes_on in breaks:
                if begins < goes_on and _after(begins, one.seconds) > pause:
                    begins = goes_on.astimezone(begins.tzinfo)
        unheard = None
        if most is not None and place > most:
            unheard = Unheard.MOST_SPEAKERS
        elif total is not None and spoken + one.seconds > total:
            unheard = Unheard.TOTAL_TIME
        ends = None if begins is None else _after(begins, one.seconds)
        if one.speaker is not None:
            found.append(
                Turn(
                    SpeakerId(one.speaker.id),
                    one.name,
                    place,
                    one.seconds,
                    spoken,
                    begins,
                    ends,
                    0 if begins is None else sum(1 for _, on in breaks if on <= begins),
                    unheard,
                )
            )
        spoken += one.seconds
        clock = ends
    return tuple(found)


def _after(moment: datetime, seconds: int) -> datetime:
    """So many seconds of passing time later, on the same wall."""
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(moment.tzinfo)


def _left(line: list[_Waiting], turns: Sequence[Turn], total: int | None) -> int | None:
    """What is left of the time in all when everybody who is heard has spoken; None is no limit."""
    if total is None:
        return None
    heard = sum(turn.seconds for turn in turns if turn.is_heard)
    strangers = sum(one.seconds for one in line if one.speaker is None)
    return max(0, total - heard - strangers)


@dataclass
class _Room:
    """What can still be given: `left` of the time in all, None where that has no limit."""

    rule: TimeRule
    own: dict[int, int | None]
    left: int | None

    def worth(self, receiver: int, donors: list[tuple[int, int | None]]) -> int:
        """What the last of some donors adds to a receiver's time."""
        counted = gifts(self.rule, self.own[receiver], donors)[-1].counted
        return counted if self.left is None else min(counted, self.left)


def _gift_ideas(
    speakers: list[Speaker], turns: Sequence[Turn], room: _Room
) -> tuple[GiftIdea, ...]:
    """Who of those not heard could give to whom, within all limits; long statements come first.

    Only where giving is allowed. A limit on the time in all leaves nothing to give beyond it.
    """
    if room.rule.ceding != Ceding.ALLOWED:
        return ()
    by_id = {speaker.id: speaker for speaker in speakers}
    receivers = [
        turn for turn in turns if turn.is_heard and by_id[turn.speaker_id].allowed_seconds is None
    ]
    receivers.sort(key=lambda turn: by_id[turn.speaker_id].statement_seconds() <= turn.seconds)
    donors = {
        turn.speaker_id: [
            (each.id, room.own[each.id]) for each in speakers if each.cedes_to_id == turn.speaker_id
        ]
        for turn in receivers
    }
    found = []
    for giver in (turn for turn in turns if not turn.is_heard):
        gift = (int(giver.speaker_id), room.own[giver.speaker_id])
        for receiver in receivers:
            given = donors[receiver.speaker_id]
            worth = room.worth(receiver.speaker_id, [*given, gift])
            if worth > 0:
                given.append(gift)
                room.left = None if room.left is None else room.left - worth
                found.append(
                    GiftIdea(
                        giver.speaker_id, giver.name, receiver.speaker_id, receiver.name, worth
                    )
                )
                break
    return tuple(found)


LIMITS = (RuleField.SECONDS_TOTAL, RuleField.SECONDS_PER_SIDE, RuleField.MAX_SPEAKERS)
USED = (
    *(RuleField.SECONDS_EACH, RuleField.TIERS, RuleField.SECONDS_PER_ITEM),
    *(RuleField.SECONDS_INTERPRETED, RuleField.INTERPRETER_FACTOR, RuleField.ORDER),
    *(RuleField.CEDING_ALLOWED, *LIMITS),
)


def _assumed(
    known: Mapping[RuleField, RuleRow],
    starts_at: datetime | None,
    starts: datetime | None,
    is_guess: bool,
) -> tuple[Assumption, ...]:
    """What the forecast rests on beside what is known."""
    found = []
    if starts is None:
        found.append(Assumption(Guess.NO_HOUR))
    elif starts_at is None:
        found.append(Assumption(Guess.BEGINS_WITH_MEETING, RuleField.COMMENT_WHEN))
    if is_guess:
        found.append(Assumption(Guess.SECONDS, RuleField.SECONDS_EACH, ASSUMED_SECONDS))
    if known[RuleField.ORDER].value is None:
        found.append(Assumption(Guess.ORDER_OF_LIST, RuleField.ORDER))
    if all(known[field].value is None for field in LIMITS):
        found.append(Assumption(Guess.NO_LIMIT, RuleField.SECONDS_TOTAL))
    if known[RuleField.CEDING_ALLOWED].value is None:
        found.append(Assumption(Guess.CEDING_UNKNOWN, RuleField.CEDING_ALLOWED))
    found += [Assumption(Guess.RULE_ASSUMED, field) for field in USED if known[field].is_assumed]
    return tuple(found)
