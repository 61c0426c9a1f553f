"""The campaign's profile, its tasks, its places to ask, and what left the program."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Date, ForeignKey, Index, Text, Time
from sqlalchemy.orm import Mapped, mapped_column

from organizer.model.base import Base, Codes, JsonText, UtcDateTime, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    Language,
    PeriodChannel,
    PeriodPurpose,
    RuleStatus,
    TaskKind,
)


class Campaign(Base):
    """Everything about one issue: one row, it travels with the file.

    `issue_…` is what it is about, in a few words; `side_…` what its two sides are called, empty for
    the plain words; `languages` are those the campaign works in, and `library` is the id of the
    starter library that belongs to it, if one does.
    """

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
    library: Mapped[str] = mapped_column(default="", server_default="")
    city: Mapped[str] = mapped_column(default="", server_default="")
    state: Mapped[str] = mapped_column(default="", server_default="")
    languages: Mapped[tuple[str, ...]] = mapped_column(
        Codes, default=tuple(Language), server_default=",en,es,ht,"
    )
    issue_en: Mapped[str] = mapped_column(default="", server_default="")
    issue_es: Mapped[str] = mapped_column(default="", server_default="")
    issue_ht: Mapped[str] = mapped_column(default="", server_default="")
    side_for_en: Mapped[str] = mapped_column(default="", server_default="")
    side_for_es: Mapped[str] = mapped_column(default="", server_default="")
    side_for_ht: Mapped[str] = mapped_column(default="", server_default="")
    side_against_en: Mapped[str] = mapped_column(default="", server_default="")
    side_against_es: Mapped[str] = mapped_column(default="", server_default="")
    side_against_ht: Mapped[str] = mapped_column(default="", server_default="")

    def rename(self, name: str) -> None:
        """Give the campaign its name. Raises RuleBroken NAME_EMPTY."""
        self.name = line(name, "name")
        if not self.name:
            raise RuleBroken(Rule.NAME_EMPTY, "name")


class Task(Base):
    """Something to do, for whom, by when. Date and time are local.

    A task of a deadline (`kind`) has no words of its own: `purpose`, `channel` and `label` say what
    it is about, and whoever shows it finds the words. `title` and `notes` are a person's, and empty
    until one writes them. `source_key` names the deadline, so that the task moves with its
    meeting; `said_on` and `said_time` are when that deadline is, local to the meeting, and
    `rule_status` is how sure that is: another `due_on` is a person's own. For ASK_CLERK they are
    those of the deadline that was lost. `removed_at` is set when a person took such a task off the
    list: it is kept so that it does not come back.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_due", "done_at", "due_on"),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None] = mapped_column(Date, default=None)
    due_time: Mapped[time | None] = mapped_column(Time, default=None)
    assigned_to: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    created_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    source_key: Mapped[str] = mapped_column(default="", server_default="")
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    kind: Mapped[str] = mapped_column(default=TaskKind.OWN, server_default="")
    purpose: Mapped[str] = mapped_column(default="", server_default="")
    channel: Mapped[str] = mapped_column(default="", server_default="")
    label: Mapped[str] = mapped_column(default="", server_default="")
    rule_status: Mapped[str] = mapped_column(default="", server_default="")
    said_on: Mapped[date | None] = mapped_column(Date, default=None)
    said_time: Mapped[time | None] = mapped_column(Time, default=None)

    def be_about(self, subject: "TaskSubject") -> None:
        """Take on what a deadline is now; a person's words and own day stay.

        An own day was meant for the deadline as it was: it goes when that moves.
        """
        if (subject.said_on, subject.said_time) != (self.said_on, self.said_time):
            self.due_on, self.due_time = subject.said_on, subject.said_time
        self.kind, self.purpose, self.channel = subject.kind, subject.purpose, subject.channel
        self.label, self.rule_status = subject.label, subject.status
        self.said_on, self.said_time = subject.said_on, subject.said_time

    @property
    def subject(self) -> "TaskSubject | None":
        """What a task of a deadline is about; None for one that somebody typed."""
        if not self.kind:
            return None
        return TaskSubject(
            TaskKind(self.kind),
            PeriodPurpose(self.purpose),
            PeriodChannel(self.channel),
            self.label,
            RuleStatus(self.rule_status),
            self.said_on,
            self.said_time,
        )

    def retitle(self, title: str) -> None:
        """Say what is to be done. Raises RuleBroken TITLE_EMPTY."""
        self.title = line(title, "title")
        if not self.title:
            raise RuleBroken(Rule.TITLE_EMPTY, "title")


@dataclass(frozen=True)
class TaskSubject:
    """What a task of a deadline is about, in kinds: the words are said where it is shown.

    `said_on` and `said_time` are when the deadline is, or was, local to its meeting.
    """

    kind: TaskKind
    purpose: PeriodPurpose
    channel: PeriodChannel
    label: str
    status: RuleStatus
    said_on: date | None = None
    said_time: time | None = None


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
    left_out: Mapped[dict[str, int]] = mapped_column(JsonText, default=dict)
    columns: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
