"""The bodies that decide, who sits on them, and how they voted."""

from datetime import date

from sqlalchemy import Date, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from organizer.model.base import Base, Trashable, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import BodyKind, Vote


class Body(Base, Trashable):
    """A commission or council. Its place and zone are the defaults of its meetings."""

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

    body: Mapped[Body] = relationship(back_populates="officials")
    votes: Mapped[list["OfficialVote"]] = relationship(
        back_populates="official", cascade="all, delete-orphan"
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
