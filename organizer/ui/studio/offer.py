"""What the studio offers to choose from."""

from dataclasses import dataclass
from datetime import date

from organizer.campaign import queries as campaign
from organizer.campaign.queries import CampaignProfile
from organizer.meetings import queries as meetings
from organizer.meetings.queries import MeetingChoice
from organizer.model.kinds import MeetingId
from organizer.store.workspace import Session


@dataclass(frozen=True)
class Offer:
    """The meetings, the next one of them, and the campaign's profile."""

    meetings: tuple[MeetingChoice, ...]
    next_id: MeetingId | None
    profile: CampaignProfile


def offer(session: Session, today: date) -> Offer:
    """What there is to choose from, seen from a day."""
    return Offer(
        tuple(meetings.choices(session)),
        meetings.next_id(session, today),
        campaign.profile(session),
    )
