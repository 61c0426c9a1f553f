"""How long the speakers of a meeting may speak, and what donated time is worth."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.model.kinds import MeetingId, RuleField, RuleStatus, SpeakerId
from organizer.model.people import Person
from organizer.model.speakers import OUT, Speaker, allowance
from organizer.model.speaking_time import Ceding, Gift, TimeRule, gifts
from organizer.rules.fields import tiers_of
from organizer.rules.values import RuleRow, rules

TIME_FIELDS = (
    RuleField.SECONDS_EACH,
    RuleField.SECONDS_INTERPRETED,
    RuleField.INTERPRETER_FACTOR,
    RuleField.TIERS,
    RuleField.SECONDS_PER_ITEM,
    RuleField.SECONDS_PER_MEETING,
)
"""What a speaker's time without donations hangs on."""

GIFT_FIELDS = (
    RuleField.CEDING_ALLOWED,
    RuleField.CEDING_SECONDS_PER_DONOR,
    RuleField.CEDING_MAX_DONORS,
    RuleField.CEDING_MAX_SECONDS,
    RuleField.CEDING_MAX_TOTAL,
)


@dataclass(frozen=True)
class Allowance:
    """One speaker's time. `seconds` is None when nobody knows; `donated` is a part of it.

    `is_sure` is False where it rests on a value that was only assumed.
    """

    seconds: int | None
    donated: int
    is_sure: bool


@dataclass(frozen=True)
class DonorRow:
    """One donor: what of the time counts, what is lost, and whether the own turn is."""

    id: SpeakerId
    name: str
    counted_seconds: int
    lost_seconds: int
    loses_turn: bool


@dataclass(frozen=True)
class DonatedRow:
    """All that is given to one speaker.

    `ceding` says whether that is allowed: unless it is ALLOWED, nothing of it is in the
    receiver's time, and `counted_seconds` is what would count. `donors_present` None is unknown.
    """

    receiver_id: SpeakerId
    receiver: str
    own_seconds: int | None
    donors: tuple[DonorRow, ...]
    ceding: Ceding
    donors_present: bool | None
    source: str

    @property
    def counted_seconds(self) -> int:
        """What the gifts add within the limits."""
        return sum(donor.counted_seconds for donor in self.donors)

    @property
    def lost_seconds(self) -> int:
        """What goes beyond the limits: nobody can use it."""
        return sum(donor.lost_seconds for donor in self.donors)


def time_rule(known: Mapping[RuleField, RuleRow]) -> TimeRule:
    """The rule for speaking time out of all the values."""

    def number(field: RuleField) -> int | None:
        value = known[field].value
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def yes(field: RuleField) -> bool | None:
        value = known[field].value
        return value if isinstance(value, bool) else None

    tiers = known[RuleField.TIERS].value
    return TimeRule(
        each=number(RuleField.SECONDS_EACH),
        interpreted=number(RuleField.SECONDS_INTERPRETED),
        factor=number(RuleField.INTERPRETER_FACTOR),
        tiers=tuple(tiers_of(tiers)) if isinstance(tiers, str) else (),
        per_item=number(RuleField.SECONDS_PER_ITEM),
        per_meeting=number(RuleField.SECONDS_PER_MEETING),
        ceding=ceding(known[RuleField.CEDING_ALLOWED]),
        per_donor=number(RuleField.CEDING_SECONDS_PER_DONOR),
        max_donors=number(RuleField.CEDING_MAX_DONORS),
        max_donated=number(RuleField.CEDING_MAX_SECONDS),
        max_with_donated=number(RuleField.CEDING_MAX_TOTAL),
        donors_present=yes(RuleField.CEDING_DONORS_PRESENT),
        donors_forfeit=yes(RuleField.CEDING_DONORS_FORFEIT),
    )


def ceding(row: RuleRow) -> Ceding:
    """Whether turns may be given away; a no that was only assumed is not certain."""
    if row.value is None:
        return Ceding.UNKNOWN
    if row.value:
        return Ceding.ALLOWED
    is_certain = row.status in (RuleStatus.SEEN, RuleStatus.TOLD)
    return Ceding.FORBIDDEN if is_certain else Ceding.PERHAPS_FORBIDDEN


def allowances(
    speakers: list[Speaker], known: Mapping[RuleField, RuleRow], strangers: int = 0
) -> dict[int, Allowance]:
    """The time of each speaker of a meeting (all of them, in order), by id.

    An own value comes first and is whole; else the rule's time, and what others give where that
    is allowed. `strangers` are those who speak too and are none of ours.
    """
    rule = time_rule(known)
    own = own_seconds(speakers, rule, strangers)
    is_sure = _are_sure(known, TIME_FIELDS)
    are_gifts_sure = _are_sure(known, GIFT_FIELDS)
    found = {}
    for speaker in speakers:
        given = 0
        if rule.ceding == Ceding.ALLOWED and speaker.allowed_seconds is None:
            given = sum(gift.counted for gift in _given(rule, speaker, speakers, own))
        seconds = own[speaker.id]
        total = None if seconds is None else seconds + given
        if speaker.allowed_seconds is not None:
            found[speaker.id] = Allowance(total, 0, is_sure=True)
        else:
            found[speaker.id] = Allowance(total, given, is_sure and (are_gifts_sure or not given))
    return found


def own_seconds(
    speakers: list[Speaker], rule: TimeRule, strangers: int = 0
) -> dict[int, int | None]:
    """The time of each speaker without what others give, by id."""
    count = strangers + sum(1 for speaker in speakers if speaker.status not in OUT)
    return {
        speaker.id: allowance(
            speaker.allowed_seconds,
            False,
            rule.seconds(
                count,
                on_item=speaker.agenda_item_id is not None,
                interpreted=speaker.needs_interpreter,
            ),
            None,
        )
        for speaker in speakers
    }


def _given(
    rule: TimeRule, receiver: Speaker, speakers: list[Speaker], own: Mapping[int, int | None]
) -> list[Gift]:
    donors = [(each.id, own[each.id]) for each in speakers if each.cedes_to_id == receiver.id]
    return gifts(rule, own[receiver.id], donors) if donors else []


def _are_sure(known: Mapping[RuleField, RuleRow], fields: tuple[RuleField, ...]) -> bool:
    return all(known[field].status != RuleStatus.ASSUMED for field in fields)


def donated(session: Session, meeting_id: MeetingId) -> tuple[DonatedRow, ...]:
    """Who gives time to whom at a meeting, what of it counts and what is lost, in order."""
    known = rules(session, meeting_id)
    rule = time_rule(known)
    rows = session.execute(
        select(Speaker, Person.name)
        .join(Person, Person.id == Speaker.person_id)
        .where(Speaker.meeting_id == meeting_id, Person.trashed_at.is_(None))
        .order_by(Speaker.position, Speaker.id)
    ).all()
    speakers = [speaker for speaker, _ in rows]
    names = {speaker.id: name for speaker, name in rows}
    own = own_seconds(speakers, rule)
    found = []
    for receiver in speakers:
        given = _given(rule, receiver, speakers, own)
        if not given:
            continue
        donors = tuple(
            DonorRow(
                SpeakerId(gift.donor),
                names[gift.donor],
                gift.counted,
                gift.lost,
                loses_turn=rule.donors_forfeit is not False,
            )
            for gift in given
        )
        found.append(
            DonatedRow(
                SpeakerId(receiver.id),
                names[receiver.id],
                own[receiver.id],
                donors,
                rule.ceding,
                rule.donors_present,
                known[RuleField.CEDING_ALLOWED].source,
            )
        )
    return tuple(found)
