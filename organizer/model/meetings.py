"""Meetings, their agenda, and how the public may speak at them."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Date, ForeignKey, Index, Text, Time
from sqlalchemy.orm import Mapped, mapped_column, relationship

from organizer.model.base import Base, JsonText, Trashable, UtcDateTime, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    Fate,
    MeetingKind,
    MeetingStatus,
    Position,
    RuleField,
    RuleStatus,
)


class Meeting(Base, Trashable):
    """A body's meeting that we attend, or one of our own.

    Date and time are local to `zone`, so that 7 pm stays 7 pm. `imported` holds the fields as the
    last import gave them: what differs from it was changed by a person, and no import
    overwrites it (civic data 5.6).
    """

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_date", "trashed_at", "date", "start"),
        Index("ix_meeting_source", "source_kind", "source_uid", "recurrence_id"),
        {"sqlite_autoincrement": True},
    )

    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), default=None)
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default=MeetingKind.PUBLIC)
    status: Mapped[str] = mapped_column(default=MeetingStatus.CONFIRMED)
    date: Mapped[dt.date] = mapped_column(Date)
    start: Mapped[dt.time | None] = mapped_column(Time, default=None)
    end: Mapped[dt.time | None] = mapped_column(Time, default=None)
    zone: Mapped[str] = mapped_column(default="America/New_York")
    place_name: Mapped[str] = mapped_column(default="")
    place_address: Mapped[str] = mapped_column(default="")
    place_notes: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    goal_speakers: Mapped[int] = mapped_column(default=0)
    notes: Mapped[str] = mapped_column(Text, default="")
    source_kind: Mapped[str] = mapped_column(default="")
    source_uid: Mapped[str] = mapped_column(default="")
    recurrence_id: Mapped[str] = mapped_column(default="")
    imported: Mapped[dict[str, Any]] = mapped_column(JsonText, default=dict)
    created_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime, default=None)

    items: Mapped[list["AgendaItem"]] = relationship(
        back_populates="meeting",
        cascade="all, delete-orphan",
        order_by="AgendaItem.position, AgendaItem.id",
    )
    rules: Mapped[list["CommentRule"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="CommentRule.id"
    )

    def retitle(self, title: str) -> None:
        """Give the meeting a title. Raises RuleBroken TITLE_EMPTY."""
        self.title = line(title, "title")
        if not self.title:
            raise RuleBroken(Rule.TITLE_EMPTY, "title")

    def schedule(self, day: dt.date, start: dt.time | None, end: dt.time | None, zone: str) -> None:
        """Say when it takes place, in local time of `zone` (an IANA name).

        An end before the start is refused, except past midnight of a meeting that starts in the
        afternoon: commissions do sit that long. Raises RuleBroken ZONE_UNKNOWN, ENDS_BEFORE_START.
        """
        zone_named(zone)
        if start and end and end < start and not (start.hour >= 12 and end.hour < 6):
            raise RuleBroken(Rule.ENDS_BEFORE_START, "end")
        self.date, self.start, self.end, self.zone = day, start, end, zone

    def starts_at(self) -> dt.datetime | None:
        """The moment it starts, with its zone; None when the time is not known."""
        if self.start is None:
            return None
        return dt.datetime.combine(self.date, self.start, ZoneInfo(self.zone))

    @property
    def is_open(self) -> bool:
        """Whether speakers can still be moved on: it is neither cancelled nor in the trash."""
        return self.status != MeetingStatus.CANCELLED and self.trashed_at is None


def zone_named(zone: str) -> ZoneInfo:
    """The time zone of an IANA name. Raises RuleBroken ZONE_UNKNOWN."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise RuleBroken(Rule.ZONE_UNKNOWN, "zone") from error


class AgendaItem(Base):
    """One line of an agenda. `number` is the printed number, as text: never compute with it."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        Index("ix_agenda_item_meeting", "meeting_id", "position"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[float] = mapped_column(default=0.0)
    section: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    file_no: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    stance: Mapped[str] = mapped_column(default=Position.NONE)
    ask: Mapped[str] = mapped_column(default="")
    is_pinned: Mapped[bool] = mapped_column(default=False)
    fate: Mapped[str] = mapped_column(default=Fate.SCHEDULED)
    tally: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int | None] = mapped_column(default=None)
    presenter: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="items")

    def retitle(self, title: str) -> None:
        """Give the item a title. Raises RuleBroken TITLE_EMPTY."""
        self.title = line(title, "title", 2000)
        if not self.title:
            raise RuleBroken(Rule.TITLE_EMPTY, "title")


class CommentRule(Base):
    """One value of how the public may speak at a meeting, with where it comes from.

    Without a row, or with status `unknown`, the value is not known and prints as "ask the clerk",
    never as 0 or none (civic data 4). Numbers and local times are kept as text (ISO 8601).
    """

    __tablename__ = "comment_rule"
    __table_args__ = (
        Index("ix_comment_rule_meeting", "meeting_id", "field"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    field: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default=RuleStatus.ASSUMED)
    source: Mapped[str] = mapped_column(default="")
    source_url: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[dt.date | None] = mapped_column(Date, default=None)

    meeting: Mapped[Meeting] = relationship(back_populates="rules")


NUMBER_FIELDS = frozenset({RuleField.SECONDS_EACH, RuleField.SECONDS_INTERPRETED})
MOMENT_FIELDS = frozenset({RuleField.SIGN_UP_OPENS, RuleField.SIGN_UP_CLOSES})


def rule_value(rule: CommentRule | None) -> int | dt.datetime | str | None:
    """A rule's value in its type: seconds, local date and time, or text; None is unknown."""
    if rule is None or rule.status == RuleStatus.UNKNOWN or not rule.value:
        return None
    if rule.field in NUMBER_FIELDS:
        return int(rule.value)
    if rule.field in MOMENT_FIELDS:
        return dt.datetime.fromisoformat(rule.value)
    return rule.value


def rule_text(field: RuleField, value: object) -> str:
    """A rule's value as it is kept. Raises ValueError for what is none of its field."""
    text = value.isoformat() if isinstance(value, dt.datetime) else line(str(value), field)
    if field in NUMBER_FIELDS:
        return str(int(text))
    if field in MOMENT_FIELDS and dt.datetime.fromisoformat(text).tzinfo is not None:
        raise ValueError("a rule's moment is local to its meeting")
    return text
