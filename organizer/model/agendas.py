"""What a body publishes for a meeting, the versions of its agenda, and what we look for there."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from organizer.model.base import Base, JsonText, UtcDateTime, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import DocumentKind, WatchKind


class MeetingDocument(Base):
    """The address of a paper that a body published; of an item, where `agenda_item_id` is set.

    It is never fetched by itself: packets are large, and attachments of some cities hold
    scanned comment cards with names and home addresses (civic data 1.4).
    """

    __tablename__ = "meeting_document"
    __table_args__ = (
        Index("ix_meeting_document_meeting", "meeting_id"),
        Index("ix_meeting_document_item", "agenda_item_id"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None)
    kind: Mapped[str] = mapped_column(default=DocumentKind.OTHER)
    title: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    media_type: Mapped[str] = mapped_column(default="")


class MeetingRecord(Base):
    """What a file said about a meeting, word for word, so that a reading can be checked."""

    __tablename__ = "meeting_record"
    __table_args__ = (
        Index("ix_meeting_record_meeting", "meeting_id"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    raw: Mapped[str] = mapped_column(Text, default="")


class AgendaRevision(Base):
    """One version of a meeting's agenda as it was read, kept for comparing.

    `content` is {"items": [{number, title, section, file_no, depth, ...}, ...]} in the order of
    the agenda; `text` is what the whole agenda says, pages parted by form feeds. Versions of a
    meeting are numbered from 1.
    """

    __tablename__ = "agenda_revision"
    __table_args__ = (
        Index("ix_agenda_revision_meeting", "meeting_id", "number"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    label: Mapped[str] = mapped_column(default="")
    source_kind: Mapped[str] = mapped_column(default="")
    taken_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    text: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[dict[str, Any]] = mapped_column(JsonText, default=dict)


class WatchWord(Base):
    """Something to look for in agendas. `kind` says how strictly (see `model.watching`)."""

    __tablename__ = "watch_word"

    word: Mapped[str]
    kind: Mapped[str] = mapped_column(default=WatchKind.PHRASE)
    language: Mapped[str] = mapped_column(default="en")
    note: Mapped[str] = mapped_column(default="")
    is_on: Mapped[bool] = mapped_column(default=True)

    def reword(self, word: str) -> None:
        """Say what to look for. Raises RuleBroken NAME_EMPTY."""
        self.word = line(word, "word", 200)
        if not self.word:
            raise RuleBroken(Rule.NAME_EMPTY, "word")
