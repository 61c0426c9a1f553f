"""How the public may speak: the rules of a body, their exceptions, and the sign-up periods."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from organizer.model.base import Base, JsonText, UtcDateTime, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import PeriodChannel, PeriodPurpose, RuleStatus, Selection


class RuleSet(Base):
    """The rules of a body for public comment, as they hold from one day to another.

    Versions follow each other: the one whose days hold the meeting's day counts; `valid_from` or
    `valid_to` None is open. `preset` names the pattern that it was made from.
    """

    __tablename__ = "rule_set"
    __table_args__ = (
        Index("ix_rule_set_body", "body_id", "valid_from"),
        {"sqlite_autoincrement": True},
    )

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    name: Mapped[str]
    preset: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[dt.date | None] = mapped_column(Date, default=None)
    valid_to: Mapped[dt.date | None] = mapped_column(Date, default=None)
    notes: Mapped[str] = mapped_column(Text, default="")

    rules: Mapped[list["CommentRule"]] = relationship(
        cascade="all, delete-orphan", order_by="CommentRule.id"
    )
    periods: Mapped[list["SignUpPeriod"]] = relationship(
        cascade="all, delete-orphan", order_by="SignUpPeriod.position, SignUpPeriod.id"
    )

    def rename(self, name: str) -> None:
        """Give the set a name. Raises RuleBroken NAME_EMPTY."""
        self.name = line(name, "name")
        if not self.name:
            raise RuleBroken(Rule.NAME_EMPTY, "name")

    def holds_on(self, day: dt.date) -> bool:
        """Whether a day lies in its time."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class CommentRule(Base):
    """One value of how the public may speak, with where it comes from.

    It belongs to a body's rule set, or as an exception to one meeting or one agenda item: the
    nearest counts, value by value. Without a row, or with status `unknown`, the value is not
    known and prints as "ask the clerk", never as 0 or none (civic data 4). Numbers, yes and no,
    and local times are kept as text (ISO 8601).
    """

    __tablename__ = "comment_rule"
    __table_args__ = (
        CheckConstraint(
            "(rule_set_id IS NOT NULL) + (meeting_id IS NOT NULL)"
            " + (agenda_item_id IS NOT NULL) = 1",
            name="one_owner",
        ),
        Index("ix_comment_rule_meeting", "meeting_id", "field"),
        Index("ix_comment_rule_set", "rule_set_id", "field"),
        Index("ix_comment_rule_item", "agenda_item_id", "field"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    field: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default=RuleStatus.ASSUMED)
    source: Mapped[str] = mapped_column(default="")
    source_url: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    rule_set_id: Mapped[int | None] = mapped_column(ForeignKey("rule_set.id"), default=None)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None)


class SignUpPeriod(Base):
    """The time in which one may sign up, write, or ask for help, by one channel.

    It belongs to a body's rule set, or as an exception to one meeting; there it takes the place
    of those of its purpose and channel. `opens` and `closes` are anchors as
    `model.anchors.Anchor` writes them; `rule_text` is the rule in its source's words.
    """

    __tablename__ = "sign_up_window"  # as campaign files and their kept steps have called it
    __table_args__ = (
        CheckConstraint(
            "(rule_set_id IS NOT NULL) + (meeting_id IS NOT NULL) = 1", name="one_owner"
        ),
        Index("ix_sign_up_window_set", "rule_set_id", "position"),
        Index("ix_sign_up_window_meeting", "meeting_id", "position"),
        {"sqlite_autoincrement": True},
    )

    rule_set_id: Mapped[int | None] = mapped_column(ForeignKey("rule_set.id"), default=None)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    position: Mapped[float] = mapped_column(default=0.0)
    purpose: Mapped[str] = mapped_column(default=PeriodPurpose.SPEAK)
    channel: Mapped[str] = mapped_column(default=PeriodChannel.IN_PERSON)
    label: Mapped[str] = mapped_column(default="")
    opens: Mapped[dict[str, Any]] = mapped_column(JsonText, default=dict)
    closes: Mapped[dict[str, Any]] = mapped_column(JsonText, default=dict)
    rule_text: Mapped[str] = mapped_column(Text, default="")
    method: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    required: Mapped[str] = mapped_column(default="")
    selection: Mapped[str] = mapped_column(default=Selection.ALL)
    capacity: Mapped[int | None] = mapped_column(default=None)
    confirm_step: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default=RuleStatus.ASSUMED)
    source: Mapped[str] = mapped_column(default="")
    source_url: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[dt.date | None] = mapped_column(Date, default=None)


class ClerkAnswer(Base):
    """What the clerk's office said when somebody of ours asked about a rule."""

    __tablename__ = "clerk_answer"
    __table_args__ = (
        Index("ix_clerk_answer_body", "body_id"),
        Index("ix_clerk_answer_meeting", "meeting_id"),
        {"sqlite_autoincrement": True},
    )

    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), default=None)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    field: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    asked_by: Mapped[str] = mapped_column(default="")
    asked_whom: Mapped[str] = mapped_column(default="")
    asked_on: Mapped[dt.date | None] = mapped_column(Date, default=None)
    answer: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime, default=None)
