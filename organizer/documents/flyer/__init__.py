"""The flyer: for one meeting, in up to three languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from organizer.campaign.queries import profile
from organizer.documents.data import AboutMeeting
from organizer.documents.document import (
    Document,
    MeetingOptions,
    Option,
    detail,
    group,
    head,
    pinned,
)
from organizer.documents.layout.words import LANGUAGES
from organizer.meetings import queries as meetings
from organizer.model.kinds import Language


@dataclass(frozen=True)
class FlyerText:
    """The words of a flyer in one language. Empty `call_to_action` prints the standard words.

    `is_machine` marks a rendering that no reader has approved; it is reported before printing.
    """

    language: str
    headline: str = ""
    call_to_action: str = ""
    is_machine: bool = False


@dataclass(frozen=True)
class FlyerData(AboutMeeting):
    """A flyer for one meeting, in one to three languages; the first leads."""

    texts: tuple[FlyerText, ...]
    item_number: str
    item_title: str
    qr_url: str


@dataclass(frozen=True, kw_only=True)
class FlyerOptions(MeetingOptions):
    """What a flyer can be told. Headlines of the moment go before the campaign's own."""

    languages: tuple[str, ...] = field(
        default=(str(Language.ENGLISH),),
        metadata=Option(
            "languages", "choices", "Languages; the first one is largest", LANGUAGES, "en,es,ht"
        ).metadata,
    )
    headlines: Mapping[str, str] = field(
        default_factory=dict,
        metadata=Option(
            "headline",
            "text",
            "Headline, {choice}",
            help="Headline of a flyer in its first language.",
            unset="the one of the campaign",
            each="languages",
        ).metadata,
    )

    @property
    def printed_in(self) -> tuple[str, ...]:
        """The languages of the flyer, the first one leading."""
        return self.languages

    def snapshot(self, session: Session, today: date) -> FlyerData:  # noqa: ARG002
        """What a flyer for the meeting says."""
        meeting = detail(session, self.meeting_id)
        own = profile(session)
        chosen = own.headlines | {code: said for code, said in self.headlines.items() if said}
        item = pinned(meetings.agenda(session, meeting.id))
        return FlyerData(
            group(session),
            head(meeting),
            tuple(
                # Our standard words in other languages have had no native reader yet.
                FlyerText(code, chosen.get(code, ""), is_machine=code != Language.ENGLISH)
                for code in self.languages
            ),
            item.number if item else "",
            item.title if item else "",
            own.sign_up_url or meeting.url or own.web,
        )


FLYER = Document("flyer", "Flyer", FlyerOptions, "organizer.documents.flyer.page")
