"""The documents that can be printed, and what a campaign has to choose from for them.

Importing this imports nothing that draws: see `Document.build`.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from organizer.campaign.queries import CampaignProfile, profile
from organizer.documents.agenda import AGENDA
from organizer.documents.cards import SPEAKER_CARDS
from organizer.documents.contacts import CONTACT_LIST
from organizer.documents.document import Document
from organizer.documents.flyer import FLYER
from organizer.meetings import queries as meetings
from organizer.meetings.queries import MeetingChoice
from organizer.model.kinds import MeetingId

DOCUMENTS = (FLYER, AGENDA, SPEAKER_CARDS, CONTACT_LIST)


def by_name(name: str) -> Document:
    """The document of that name; KeyError if there is none."""
    return {document.name: document for document in DOCUMENTS}[name]


@dataclass(frozen=True)
class Offer:
    """What the form of the options offers: the meetings, the next of them, the campaign's words."""

    meetings: tuple[MeetingChoice, ...]
    next_id: MeetingId | None
    profile: CampaignProfile


def offer(session: Session, today: date) -> Offer:
    """What there is to choose from, seen from a day."""
    return Offer(
        tuple(meetings.choices(session)), meetings.next_id(session, today), profile(session)
    )
