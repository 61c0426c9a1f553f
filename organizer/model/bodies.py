"""The bodies that decide, who sits on them, and how they voted."""

from datetime import date, time

from sqlalchemy import Date, ForeignKey, Index, Text, Time
from sqlalchemy.orm import Mapped, mapped_column, relationship

from organizer.model.base import Base, Trashable, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import BodyKind, StatementKind, Vote


class Body(Base, Trashable):
    """A commission or council. Its place and zone are the defaults of its meetings.

    `division` is its Open Civic Data id; `state` (as "FL") decides which days are holidays.
    `source_kind` and `source_address` say where its calendar can be asked for (a client's name, a
    host, or a link). The fallback is the rule for a meeting that did not take place: the next
    such weekday (Monday is 0) at that time.
    """

    __tablename__ = "body"

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default=BodyKind.COMMISSION)
    place_name: Mapped[str] = mapped_column(default="")
    place_address: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="America/New_York")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    web: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    division: Mapped[str] = mapped_column(default="", server_default="")
    state: Mapped[str] = mapped_column(default="", server_default="")
    source_kind: Mapped[str] = mapped_column(default="", server_default="")
    source_address: Mapped[str] = mapped_column(default="", server_default="")
    fallback_weekday: Mapped[int | None] = mapped_column(default=None)
    fallback_time: Mapped[time | None] = mapped_column(Time, default=None)
    fallback_source: Mapped[str] = mapped_column(default="", server_default="")

    officials: Mapped[list["Official"]] = relationship(
        back_populates="body",
        cascade="all, delete-orphan",
        order_by="Official.position, Official.id",
    )

    def rename(self, name: str) -> None:
        """Give the body its name. Raises RuleBroken NAME_EMPTY."""
        self.name = line(name, "name")
        if not self.name:
            raise RuleBroken(Rule.NAME_EMPTY, "name")


class Official(Base, Trashable):
    """A member of a body. `seat` is the district or office, as printed."""

    __tablename__ = "official"
    __table_args__ = (
        Index("ix_official_body", "body_id", "position"),
        {"sqlite_autoincrement": True},
    )

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    seat: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    office_address: Mapped[str] = mapped_column(default="")
    web: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[date | None] = mapped_column(Date, default=None)
    notes: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[float] = mapped_column(default=0.0)
    division: Mapped[str] = mapped_column(default="", server_default="")
    source_uid: Mapped[str] = mapped_column(default="", server_default="")
    term_start: Mapped[date | None] = mapped_column(Date, default=None)
    term_end: Mapped[date | None] = mapped_column(Date, default=None)

    body: Mapped[Body] = relationship(back_populates="officials")
    votes: Mapped[list["OfficialVote"]] = relationship(
        back_populates="official", cascade="all, delete-orphan"
    )
    statements: Mapped[list["OfficialStatement"]] = relationship(
        cascade="all, delete-orphan", order_by="OfficialStatement.id"
    )

    def rename(self, name: str) -> None:
        """Give the member a name. Raises RuleBroken NAME_EMPTY."""
        self.name = line(name, "name")
        if not self.name:
            raise RuleBroken(Rule.NAME_EMPTY, "name")


class OfficialVote(Base):
    """How one member voted on one agenda item, and where that is written."""

    __tablename__ = "official_vote"
    __table_args__ = (
        Index("ix_official_vote_item", "agenda_item_id"),
        Index("ix_official_vote_official", "official_id"),
        {"sqlite_autoincrement": True},
    )

    official_id: Mapped[int] = mapped_column(ForeignKey("official.id"))
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    vote: Mapped[str] = mapped_column(default=Vote.YES)
    source: Mapped[str] = mapped_column(default="")

    official: Mapped[Official] = relationship(back_populates="votes")


class OfficialStatement(Base):
    """What a member said or promised in public, when, and where that is written."""

    __tablename__ = "official_statement"
    __table_args__ = (
        Index("ix_official_statement_official", "official_id", "said_on"),
        Index("ix_official_statement_item", "agenda_item_id"),
        {"sqlite_autoincrement": True},
    )

    official_id: Mapped[int] = mapped_column(ForeignKey("official.id"))
    kind: Mapped[str] = mapped_column(default=StatementKind.SAID)
    text: Mapped[str] = mapped_column(Text)
    said_on: Mapped[date | None] = mapped_column(Date, default=None)
    source: Mapped[str] = mapped_column(default="")
    source_url: Mapped[str] = mapped_column(default="")
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None)
