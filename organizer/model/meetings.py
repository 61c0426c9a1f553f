"""Meetings, their agenda, and how the public may speak at them."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Date, ForeignKey, Index, Text, Time
from sqlalchemy.orm import Mapped, mapped_column, relationship

from organizer.model.base import Base, JsonText, Trashable, UtcDateTime, line
from organizer.model.comment_rules import CommentRule
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    AgendaStatus,
    Fate,
    Hearing,
    MeetingKind,
    MeetingStatus,
    Position,
    TimeCertainty,
)


class Meeting(Base, Trashable):
    """A body's meeting that we attend, or one of our own.

    Date and time are local to `zone`, so that 7 pm stays 7 pm. `imported` holds the fields as the
    last import gave them: what differs from it was changed by a person, and no import
    overwrites it (civic data 5.6). `source_host` tells one city's numbers from another's;
    `evidence` is the field and words that said a meeting is cancelled; `city_notes` are the
    body's words, `notes` ours. `not_seen_since` is set when a body's list no longer has the
    meeting, which does not mean that it is cancelled. `replaces_id` is the meeting that did not
    take place.
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
    source_host: Mapped[str] = mapped_column(default="", server_default="")
    zone_origin: Mapped[str] = mapped_column(default="", server_default="")
    time_certainty: Mapped[str] = mapped_column(
        default=TimeCertainty.EXACT, server_default=TimeCertainty.EXACT
    )
    time_text: Mapped[str] = mapped_column(default="", server_default="")
    evidence: Mapped[str] = mapped_column(default="", server_default="")
    agenda_status: Mapped[str] = mapped_column(
        default=AgendaStatus.NONE, server_default=AgendaStatus.NONE
    )
    city_notes: Mapped[str] = mapped_column(Text, default="", server_default="")
    not_seen_since: Mapped[dt.datetime | None] = mapped_column(UtcDateTime, default=None)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)

    items: Mapped[list["AgendaItem"]] = relationship(
        back_populates="meeting",
        cascade="all, delete-orphan",
        order_by="AgendaItem.position, AgendaItem.id",
    )
    rules: Mapped[list["CommentRule"]] = relationship(
        cascade="all, delete-orphan", order_by="CommentRule.id"
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
    """One line of an agenda. `number` is the printed number, as text: never compute with it.

    `depth` is 0 for an item and more for what stands below one; `is_consent` None is not known.
    `imported` holds the fields as the city's agenda last gave them, as in `Meeting`; `is_gone`
    says that its newest revision no longer has the item. `summary` and `result` are the city's
    words, `notes` ours.
    """

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
    depth: Mapped[int] = mapped_column(default=0, server_default="0")
    is_consent: Mapped[bool | None] = mapped_column(default=None)
    hearing: Mapped[str] = mapped_column(default=Hearing.NONE, server_default=Hearing.NONE)
    item_type: Mapped[str] = mapped_column(default="", server_default="")
    summary: Mapped[str] = mapped_column(Text, default="", server_default="")
    result: Mapped[str] = mapped_column(default="", server_default="")
    url: Mapped[str] = mapped_column(default="", server_default="")
    source_uid: Mapped[str] = mapped_column(default="", server_default="")
    imported: Mapped[dict[str, Any]] = mapped_column(JsonText, default=dict, server_default="{}")
    is_gone: Mapped[bool] = mapped_column(default=False, server_default="0")

    meeting: Mapped[Meeting] = relationship(back_populates="items")
    points: Mapped[list["AgendaItemPoint"]] = relationship(
        back_populates="item",
        cascade="all, delete-orphan",
        order_by="AgendaItemPoint.position, AgendaItemPoint.id",
    )

    def retitle(self, title: str) -> None:
        """Give the item a title. Raises RuleBroken TITLE_EMPTY."""
        self.title = line(title, "title", 2000)
        if not self.title:
            raise RuleBroken(Rule.TITLE_EMPTY, "title")


class AgendaItemPoint(Base):
    """A talking point that belongs to an agenda item."""

    __tablename__ = "agenda_item_point"
    __table_args__ = (
        Index("ix_agenda_item_point_item", "agenda_item_id", "position"),
        Index("ix_agenda_item_point_point", "point_id"),
        {"sqlite_autoincrement": True},
    )

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    point_id: Mapped[int] = mapped_column(ForeignKey("talking_point.id"))
    position: Mapped[int] = mapped_column(default=0)

    item: Mapped[AgendaItem] = relationship(back_populates="points")
