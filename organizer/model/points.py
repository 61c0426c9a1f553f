"""Talking points: claims, their wording in several languages, and what they rest on."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from organizer.model.base import Base, Trashable, UtcDateTime, block, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import PointKind

WORDS_PER_MINUTE = {"en": 130, "es": 130, "ht": 120}
"""Speaking pace before a commission, by language: slower than talk, so that everybody follows.

Public speaking in English is taught at 120 to 150 words a minute; the lower half fits nervous
speakers. Haitian Creole writes short words apart, so fewer of them are said in a minute.
These are estimates; the Podium will measure the real pace.
"""

STALE_AFTER_DAYS = 90
"""A source that was not looked at for so long should be checked again."""


class TalkingPoint(Base, Trashable):
    """A claim of a kind. `is_contested` means that informed people dispute it, not it is false.

    `key` is the id of the starter library, so that loading it twice doubles nothing.
    """

    __tablename__ = "talking_point"

    key: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default=PointKind.FACT)
    title: Mapped[str]
    is_contested: Mapped[bool] = mapped_column(default=False)
    caveat: Mapped[str] = mapped_column(Text, default="")
    theme: Mapped[str] = mapped_column(default="")
    position: Mapped[float] = mapped_column(default=0.0)

    texts: Mapped[list["PointText"]] = relationship(
        back_populates="point", cascade="all, delete-orphan", order_by="PointText.id"
    )
    sources: Mapped[list["Source"]] = relationship(
        back_populates="point",
        cascade="all, delete-orphan",
        order_by="Source.position, Source.id",
    )

    def retitle(self, title: str) -> None:
        """Give the point its short name. Raises RuleBroken TITLE_EMPTY."""
        self.title = line(title, "title")
        if not self.title:
            raise RuleBroken(Rule.TITLE_EMPTY, "title")


class PointText(Base):
    """A point's wording in one language. Machine renderings stay marked until a reader approves."""

    __tablename__ = "point_text"
    __table_args__ = (
        Index("ix_point_text_point", "point_id", "language"),
        {"sqlite_autoincrement": True},
    )

    point_id: Mapped[int] = mapped_column(ForeignKey("talking_point.id"))
    language: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(Text, default="")
    is_machine: Mapped[bool] = mapped_column(default=False)
    approved_by: Mapped[str] = mapped_column(default="")
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    point: Mapped[TalkingPoint] = relationship(back_populates="texts")

    @property
    def needs_reader(self) -> bool:
        """Whether it was rendered by a machine and nobody has approved it."""
        return self.is_machine and self.approved_at is None

    def reword(self, title: str, text: str) -> None:
        """Change the wording; what a person has typed is no machine rendering any more."""
        title, text = line(title, "title"), block(text, "text")
        if (title, text) != (self.title, self.text):
            self.title, self.text, self.is_machine = title, text, False
            self.approved_by, self.approved_at = "", None

    def approve(self, reader: str, now: datetime) -> None:
        """Record that a reader of the language finds the wording right."""
        self.approved_by, self.approved_at = line(reader, "reader"), now


class Source(Base):
    """What a point rests on, and when somebody last looked. `date_text` is free text."""

    __tablename__ = "source"
    __table_args__ = (
        Index("ix_source_point", "point_id", "position"),
        {"sqlite_autoincrement": True},
    )

    point_id: Mapped[int] = mapped_column(ForeignKey("talking_point.id"))
    title: Mapped[str]
    publisher: Mapped[str] = mapped_column(default="")
    date_text: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[date | None] = mapped_column(Date, default=None)
    position: Mapped[int] = mapped_column(default=0)

    point: Mapped[TalkingPoint] = relationship(back_populates="sources")


def seconds_aloud(text: str, language: str) -> int:
    """How long it takes to say a text, in whole seconds, by the pace of its language.

    Counts words split by blanks; an unknown language is taken at the pace of English.
    """
    pace = WORDS_PER_MINUTE.get(language, WORDS_PER_MINUTE["en"])
    return round(len(text.split()) * 60 / pace)
