"""The campaign's profile, its tasks, its places to ask, and what left the program."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, Text, Time
from sqlalchemy.orm import Mapped, mapped_column

from organizer.model.base import Base, JsonText, UtcDateTime, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Language


class Campaign(Base):
    """Everything about one issue: one row, it travels with the file."""

    __tablename__ = "campaign"

    name: Mapped[str]
    group: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    web: Mapped[str] = mapped_column(default="")
    sign_up_url: Mapped[str] = mapped_column(default="")
    printed_by: Mapped[str] = mapped_column(default="")
    headline_en: Mapped[str] = mapped_column(default="")
    headline_es: Mapped[str] = mapped_column(default="")
    headline_ht: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="America/New_York")
    region: Mapped[str] = mapped_column(default="US")
    language: Mapped[str] = mapped_column(default=Language.ENGLISH)
    paper: Mapped[str] = mapped_column(default="letter")
    is_sample: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    def rename(self, name: str) -> None:
        """Give the campaign its name. Raises RuleBroken NAME_EMPTY."""
        self.name = line(name, "name")
        if not self.name:
            raise RuleBroken(Rule.NAME_EMPTY, "name")


class Task(Base):
    """Something to do, for whom, by when. Date and time are local.

    `source_key` names the deadline that made the task, so that it moves with its meeting;
    `made` holds the fields as the deadline last gave them: what differs from it was changed by a
    person and stays. `removed_at` is set when a person took such a task off the list: it is kept
    so that it does not come back.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_due", "done_at", "due_on"),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[str]
    due_on: Mapped[date | None] = mapped_column(Date, default=None)
    due_time: Mapped[time | None] = mapped_column(Time, default=None)
    assigned_to: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    created_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    source_key: Mapped[str] = mapped_column(default="", server_default="")
    made: Mapped[dict[str, Any]] = mapped_column(JsonText, default=dict, server_default="{}")
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    def retitle(self, title: str) -> None:
        """Say what is to be done. Raises RuleBroken TITLE_EMPTY."""
        self.title = line(title, "title")
        if not self.title:
            raise RuleBroken(Rule.TITLE_EMPTY, "title")


class Resource(Base):
    """A place to look or to ask: a clerk's office, a law page, an archive."""

    __tablename__ = "resource"

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(Text, default="")
    is_verified: Mapped[bool] = mapped_column(default=False)


class Output(Base):
    """A record that something left the program: what, when, how many. Never the data itself."""

    __tablename__ = "output"

    kind: Mapped[str]
    name: Mapped[str]
    format: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    count: Mapped[int] = mapped_column(default=0)
    left_out: Mapped[dict[str, Any]] = mapped_column(JsonText, default=dict)
    columns: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
