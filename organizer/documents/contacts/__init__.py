"""The contact list: people who agreed to be reached on a channel, in rows to work through."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from organizer.documents.data import Data, Kept
from organizer.documents.document import Document, OneLanguage, Option, group
from organizer.meetings import queries as meetings
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Channel, MeetingId
from organizer.people import exportable
from organizer.people.fields import COLUMNS
from organizer.people.queries import LISTS, PeopleCriteria

C = TypeVar("C", bound="ContactOptions")

ON_PAPER = ("name", "phone", "email", "address", "languages", "district", "neighborhood")
"""The columns that the window offers: more of them make the type small."""


@dataclass(frozen=True)
class ContactListData(Data):
    """People who agreed to be reached on `channel`; `left_out` counts the others by reason.

    `rows` hold what was asked for and no more: a value for each of the columns. The keys of
    `left_out` are reason codes: `no`, `unknown`, `no_way`, `no_consent`.
    """

    channel: Channel | None
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: Mapping[str, int]
    title: str = ""
    made_on: date | None = None
    meeting_id: MeetingId | None = None

    @property
    def kept(self) -> Kept:
        """How many people there are and how many not, for which purpose."""
        return Kept(self.meeting_id, str(self.channel or ""), len(self.rows), self.left_out)


@dataclass(frozen=True, kw_only=True)
class ContactOptions(OneLanguage):
    """What a contact list can be told; `people` are those whom another screen has chosen."""

    channel: Channel = field(
        default=Channel.CALL,
        metadata=Option(
            "for", "choice", "People who agreed to be reached by", tuple(map(str, Channel))
        ).metadata,
    )
    list_name: str = field(
        default="everyone", metadata=Option("list", "choice", "From the list", LISTS).metadata
    )
    columns: tuple[str, ...] = field(
        default=(),
        metadata=Option(
            "columns",
            "choices",
            "Columns",
            COLUMNS,
            help="Columns of a contact list.",
            unset="name and the way to reach them",
            offered=ON_PAPER,
            follows="for",
            usual={str(key): names for key, names in exportable.DEFAULT_COLUMNS.items()},
        ).metadata,
    )
    meeting_id: MeetingId | None = field(
        default=None,
        metadata=Option(
            "meeting",
            "number",
            "Meeting",
            help="The meeting whose speakers are meant.",
            unset="everybody",
            is_in_form=False,
        ).metadata,
    )
    people: PeopleCriteria | None = None

    def resolved(self: C, session: Session, today: date) -> C:  # noqa: ARG002
        """With the usual columns of the channel; NOT_FOUND where the meeting is not there."""
        if self.meeting_id is not None and meetings.detail(session, self.meeting_id) is None:
            raise RuleBroken(Rule.NOT_FOUND, "meeting")
        return replace(self, columns=self.columns or exportable.DEFAULT_COLUMNS[self.channel])

    def snapshot(self, session: Session, today: date) -> ContactListData:
        """Who agreed, and how many were left out and why. NO_ONE_TO_PRINT for nobody."""
        criteria = self.people or PeopleCriteria(
            list_name=self.list_name, meeting_id=self.meeting_id
        )
        chosen = exportable.choose(session, criteria, self.channel)
        if not chosen.ids:
            raise RuleBroken(Rule.NO_ONE_TO_PRINT)
        rows = exportable.table(session, chosen.ids, self.columns, self.channel)
        return ContactListData(
            group(session),
            self.channel,
            self.columns,
            tuple(rows),
            chosen.left_out,
            made_on=today,
            meeting_id=self.meeting_id,
        )


CONTACT_LIST = Document(
    "contact-list", "Contact list", ContactOptions, "organizer.documents.contacts.page"
)
