"""Speakers: one person's place at one meeting, from the first idea to having spoken."""

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from organizer.model.base import Base, Codes
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import SpeakerStatus as S
from organizer.model.meetings import Meeting
from organizer.model.people import Person
from organizer.model.points import TalkingPoint, seconds_aloud

NEXT: dict[S, tuple[S, ...]] = {
    S.SUGGESTED: (S.ASKED, S.CONFIRMED, S.DECLINED),
    S.ASKED: (S.CONFIRMED, S.DECLINED, S.SUGGESTED),
    S.CONFIRMED: (S.REGISTERED, S.HERE, S.WITHDRAWN, S.WROTE, S.ASKED, S.SUGGESTED),
    S.REGISTERED: (S.HERE, S.NO_SHOW, S.WITHDRAWN, S.WROTE, S.CONFIRMED),
    S.HERE: (
        *(S.ON_DECK, S.SPEAKING, S.SPOKE, S.PASSED_OVER, S.WROTE, S.WITHDRAWN),
        *(S.REGISTERED, S.CONFIRMED, S.NO_SHOW),
    ),
    S.ON_DECK: (S.SPEAKING, S.SPOKE, S.PASSED_OVER, S.HERE),
    S.SPEAKING: (S.SPOKE, S.ON_DECK, S.HERE, S.PASSED_OVER),
    S.SPOKE: (S.SPEAKING, S.ON_DECK, S.HERE),
    S.PASSED_OVER: (S.HERE, S.SPEAKING, S.NO_SHOW, S.WROTE, S.ON_DECK),
    S.NO_SHOW: (S.HERE, S.REGISTERED, S.PASSED_OVER),
    S.DECLINED: (S.ASKED, S.CONFIRMED, S.SUGGESTED),
    S.WITHDRAWN: (S.CONFIRMED, S.ASKED, S.REGISTERED, S.HERE),
    S.CEDED: (S.CONFIRMED, S.REGISTERED, S.HERE),
    S.WROTE: (S.CONFIRMED, S.REGISTERED, S.HERE, S.PASSED_OVER),
}
"""Which status may follow which. Each step back is allowed too: a wrong click is common.

Two steps change a no instead, so that what follows is a new answer: from declined to confirmed, and
from withdrawn to asked. A turn is given away by `Speaker.cede_to` alone.
"""

FORWARD: dict[S, S] = {
    S.SUGGESTED: S.ASKED,
    S.ASKED: S.CONFIRMED,
    S.CONFIRMED: S.REGISTERED,
    S.REGISTERED: S.HERE,
    S.HERE: S.ON_DECK,
    S.ON_DECK: S.SPEAKING,
    S.SPEAKING: S.SPOKE,
    S.PASSED_OVER: S.HERE,
    S.NO_SHOW: S.HERE,
    S.DECLINED: S.ASKED,
    S.WITHDRAWN: S.CONFIRMED,
}
"""The step that usually comes next (Space in the list)."""

COMING = frozenset({S.CONFIRMED, S.REGISTERED, S.HERE, S.ON_DECK, S.SPEAKING, S.SPOKE})
"""Those who count as found: they said yes and still mean to speak, or did."""

OUT = frozenset({S.DECLINED, S.WITHDRAWN, S.NO_SHOW, S.CEDED, S.WROTE})
"""Those who take no turn at the lectern."""

OF_THE_DAY = frozenset({S.HERE, S.ON_DECK, S.SPEAKING, S.SPOKE, S.PASSED_OVER, S.NO_SHOW})
"""What can only be seen at the meeting itself."""

NO_TURN_TO_GIVE = (OUT - {S.CEDED}) | {S.SPEAKING, S.SPOKE}
"""Those whose time is used up, or who have none; a turn that was given may be given elsewhere."""


class Speaker(Base):
    """One person's place at one meeting. Order is by `position`, then id; it is not unique.

    `needs` are short words ("ride from 33135", "childcare"). `allowed_seconds` overrides the
    meeting's rule for this speaker (donated time, interpreting). `ceded_from` is the status that
    somebody had who now gives the turn away ("" where that is not known or nobody does).
    """

    __tablename__ = "speaker"
    __table_args__ = (
        Index("ix_speaker_meeting", "meeting_id", "position"),
        Index("ix_speaker_person", "person_id"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None)
    position: Mapped[float] = mapped_column(default=0.0)
    status: Mapped[str] = mapped_column(default=S.SUGGESTED)
    language: Mapped[str] = mapped_column(default="en")
    needs_interpreter: Mapped[bool] = mapped_column(default=False)
    needs: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    statement: Mapped[str] = mapped_column(Text, default="")
    allowed_seconds: Mapped[int | None] = mapped_column(default=None)
    spoke_seconds: Mapped[int | None] = mapped_column(default=None)
    cedes_to_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"), default=None)
    ceded_from: Mapped[str] = mapped_column(default="", server_default="")
    notes: Mapped[str] = mapped_column(Text, default="")

    meeting: Mapped[Meeting] = relationship()
    person: Mapped[Person] = relationship()
    points: Mapped[list["SpeakerPoint"]] = relationship(
        back_populates="speaker",
        cascade="all, delete-orphan",
        order_by="SpeakerPoint.position, SpeakerPoint.id",
    )

    def move_to(self, status: S) -> bool:
        """Go to another status; False when it is the one already.

        Raises RuleBroken MEETING_CANCELLED, or STATUS_NOT_REACHABLE for a step that skips what
        must come before (see NEXT).
        """
        now = S(self.status)
        if status == now:
            return False
        if not self.meeting.is_open:
            raise RuleBroken(Rule.MEETING_CANCELLED)
        if status not in NEXT[now]:
            raise RuleBroken(Rule.STATUS_NOT_REACHABLE, "status", now=now, wanted=status)
        self.status = status
        if now == S.CEDED:
            self.cedes_to_id, self.ceded_from = None, ""
        return True

    def cede_to(self, receiver: "Speaker") -> None:
        """Give this turn's time to another speaker of the same meeting.

        Raises RuleBroken MEETING_CANCELLED, CEDE_TO_SELF, CEDE_OTHER_MEETING, CEDE_CHAIN when the
        receiver gives the own turn away or does not speak, or STATUS_NOT_REACHABLE when this
        speaker has no turn to give.
        """
        if not self.meeting.is_open:
            raise RuleBroken(Rule.MEETING_CANCELLED)
        if receiver is self or receiver.id == self.id:
            raise RuleBroken(Rule.CEDE_TO_SELF)
        if receiver.meeting_id != self.meeting_id:
            raise RuleBroken(Rule.CEDE_OTHER_MEETING)
        if S(receiver.status) in OUT:
            raise RuleBroken(Rule.CEDE_CHAIN)
        now = S(self.status)
        if now in NO_TURN_TO_GIVE:
            raise RuleBroken(Rule.STATUS_NOT_REACHABLE, "status", now=now, wanted=S.CEDED)
        if now != S.CEDED:
            self.ceded_from = now
        self.status, self.cedes_to_id = S.CEDED, receiver.id

    def take_back(self) -> None:
        """Have the own turn again, as it was before it was given away; confirmed if unknown."""
        self.status, self.cedes_to_id = S(self.ceded_from or S.CONFIRMED), None
        self.ceded_from = ""

    def statement_seconds(self) -> int:
        """How long the statement takes, in its own language; 0 when there is none."""
        return seconds_aloud(self.statement, self.language) if self.statement else 0


def allowance(
    own: int | None, interpreted: bool, each: int | None, each_interpreted: int | None
) -> int | None:
    """Seconds that a speaker has: an own value first, then the interpreted, then the common one.

    None when nobody knows. Doubling for interpreting is never assumed (civic data 3.1).
    """
    if own is not None:
        return own
    if interpreted and each_interpreted is not None:
        return each_interpreted
    return each


class SpeakerPoint(Base):
    """One talking point given to one speaker."""

    __tablename__ = "speaker_point"
    __table_args__ = (
        Index("ix_speaker_point_speaker", "speaker_id", "point_id"),
        Index("ix_speaker_point_point", "point_id"),
        {"sqlite_autoincrement": True},
    )

    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"))
    point_id: Mapped[int] = mapped_column(ForeignKey("talking_point.id"))
    position: Mapped[int] = mapped_column(default=0)

    speaker: Mapped[Speaker] = relationship(back_populates="points")
    point: Mapped[TalkingPoint] = relationship()


def between(before: float | None, after: float | None) -> float:
    """An order key between two neighbours (None at an end), so that a move changes one row."""
    if before is None and after is None:
        return 1.0
    if before is None:
        return (after or 0.0) - 1.0
    if after is None:
        return before + 1.0
    return (before + after) / 2
