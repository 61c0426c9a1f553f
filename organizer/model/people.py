"""People, how to reach them, what they agreed to, and when we were in touch.

Never stored here or anywhere: immigration status, citizenship, country of birth, document
numbers (rules A1.1). Only a name is required (A1.3).
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from organizer.model.base import Base, Codes, Trashable, UtcDateTime, block, fold, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Answer, Channel, ConsentHow, ContactKind, WayKind


class Person(Base, Trashable):
    """Whoever we know. Nicknames, initials and "guest 14" are valid names."""

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_sort", "trashed_at", "sort_key", "id"),
        {"sqlite_autoincrement": True},
    )

    name: Mapped[str]
    given: Mapped[str] = mapped_column(default="")
    family: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(default="")
    say_like: Mapped[str] = mapped_column(default="")
    pronouns: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    affiliation: Mapped[str] = mapped_column(default="")
    languages: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    district: Mapped[str] = mapped_column(default="")
    neighborhood: Mapped[str] = mapped_column(default="")
    zip_code: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    origin: Mapped[str] = mapped_column(default="")
    external_id: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    ways: Mapped[list["ContactWay"]] = relationship(
        back_populates="person",
        cascade="all, delete-orphan",
        order_by="ContactWay.position, ContactWay.id",
    )
    consents: Mapped[list["Consent"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Consent.id"
    )
    tags: Mapped[list["PersonTag"]] = relationship(
        back_populates="person", cascade="all, delete-orphan"
    )
    contacts: Mapped[list["Contact"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Contact.at"
    )

    def rename(self, name: str, given: str = "", family: str = "") -> None:
        """Set the name as the person says it, and the parts if we know them.

        Names are never split by guess: two given names or two surnames are common here (rules
        D2.5). Raises RuleBroken NAME_EMPTY.
        """
        given, family = line(given, "given"), line(family, "family")
        name = line(name, "name") or " ".join(part for part in (given, family) if part)
        if not name:
            raise RuleBroken(Rule.NAME_EMPTY, "name")
        self.name, self.given, self.family = name, given, family
        self.sort_key = sort_key(name, given, family)


def sort_key(name: str, given: str = "", family: str = "") -> str:
    """What a person is sorted by: family name first when we know it, else the name as it stands."""
    return fold(f"{family} {given}" if family else name)


class ContactWay(Base):
    """One phone, e-mail or address of a person.

    `value` is as typed; `key` is E.164 or the address in small letters, for finding the same one
    again. Households share phones, so a key may occur more than once (rules D2.4).
    """

    __tablename__ = "contact_way"
    __table_args__ = (
        Index("ix_contact_way_person", "person_id", "kind"),
        Index("ix_contact_way_key", "key"),
        {"sqlite_autoincrement": True},
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    value: Mapped[str]
    key: Mapped[str] = mapped_column(default="")
    extension: Mapped[str] = mapped_column(default="")
    label: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person] = relationship(back_populates="ways")


class Consent(Base):
    """What a person answered, when, and to which words. Append-only: the last row counts.

    Source: rules A6.4. A row is never edited; a change of mind is a new row.
    """

    __tablename__ = "consent"
    __table_args__ = (
        Index("ix_consent_latest", "person_id", "channel", "id"),
        {"sqlite_autoincrement": True},
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    channel: Mapped[str]
    answer: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    how: Mapped[str] = mapped_column(default=ConsentHow.SPOKEN)
    wording: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(default="")
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    recorded_by: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(back_populates="consents")


def may_overrule(earlier: Answer, new: Answer, how: ConsentHow) -> bool:
    """Whether a new answer may follow an earlier one: no import touches a no (rules A6.4).

    Not with an "unknown" either, or the next import could make a yes of that.
    """
    return not (earlier == Answer.NO and new != Answer.NO and how == ConsentHow.IMPORTED)


CHANNEL_WAYS: dict[Channel, WayKind] = {
    Channel.CALL: WayKind.PHONE,
    Channel.TEXT: WayKind.PHONE,
    Channel.EMAIL: WayKind.EMAIL,
    Channel.MAIL: WayKind.ADDRESS,
}
"""What somebody must have to be reached on a channel."""


class Tag(Base):
    """A word that groups people."""

    __tablename__ = "tag"

    name: Mapped[str]


class PersonTag(Base):
    """One person has one tag."""

    __tablename__ = "person_tag"
    __table_args__ = (
        Index("ix_person_tag_person", "person_id", "tag_id"),
        Index("ix_person_tag_tag", "tag_id"),
        {"sqlite_autoincrement": True},
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"))

    person: Mapped[Person] = relationship(back_populates="tags")
    tag: Mapped[Tag] = relationship()


class Contact(Base):
    """A call, text, visit or talk with a person, and its outcome (on screen: History)."""

    __tablename__ = "contact"
    __table_args__ = (
        Index("ix_contact_person", "person_id", "at"),
        {"sqlite_autoincrement": True},
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(default=ContactKind.CALL)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    outcome: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_by: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(back_populates="contacts")

    def describe(self, outcome: str, note: str = "") -> None:
        """Write down how it went."""
        self.outcome, self.note = line(outcome, "outcome"), block(note, "note")
