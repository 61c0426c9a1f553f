"""Invented meetings, people and texts that the document tests print."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from organizer.documents.agenda import AgendaData, AgendaItemData
from organizer.documents.cards import CardData, CardPoint, SpeakerCardsData
from organizer.documents.contacts import ContactListData
from organizer.documents.data import GroupData, MeetingData, PageSetup, RuleSource
from organizer.documents.flyer import FlyerData, FlyerText
from organizer.model.kinds import Channel, Fate, MeetingKind, MeetingStatus, PointKind, Position

TODAY = date(2025, 12, 7)


def an_item(number: str, title: str, **fields: Any) -> AgendaItemData:
    """A line of an agenda of which nothing else is known."""
    plain = {"section": "", "file_no": "", "notes": "", "ask": "", "position": Position.NONE}
    plain |= {"is_pinned": False, "fate": Fate.SCHEDULED, "minutes": None, "presenter": ""}
    return AgendaItemData(number, title, **plain | fields)


def a_card(name: str, language: str = "en", order: int = 1, **fields: Any) -> CardData:
    """The card of a speaker of whom nothing else is known."""
    plain = {"statement": "", "points": (), "allowed_seconds": None, "statement_seconds": None}
    plain |= dict.fromkeys(("item_number", "item_title", "affiliation", "neighborhood"), "")
    return CardData(name, language, order, **plain | {"district": ""} | fields)


def a_meeting(title: str, kind: MeetingKind, day: date, **fields: Any) -> MeetingData:
    """A meeting of which nothing else is known."""
    plain = dict.fromkeys(("body", "place_name", "place_address", "place_notes"), "")
    plain |= dict.fromkeys(("sign_up_place", "sign_up_how"), "")
    plain |= dict.fromkeys(("start", "end", "seconds_each", "seconds_interpreted"))
    plain |= {"sign_up_closes": None, "rule_sources": (), "id": None}
    return MeetingData(title, kind, day, **plain | {"status": MeetingStatus.CONFIRMED} | fields)


LETTER = PageSetup(TODAY, "letter", ("en",), is_black_and_white=False)
A4 = replace(LETTER, paper="a4")
COPIER = replace(LETTER, is_black_and_white=True)

GROUP = GroupData(
    campaign="287(g)",
    group="Miami neighbors for a fair vote",
    phone="(305) 555-0100",
    email="hello@example.org",
    web="example.org/miami",
    printed_by="Printed by volunteers",
)
MEETING = a_meeting(
    "Regular meeting",
    MeetingKind.PUBLIC,
    date(2025, 12, 11),
    start=time(9, 0),
    body="Miami City Commission",
    place_name="Miami City Hall",
    place_address="3500 Pan American Drive, Miami, FL 33133",
    place_notes="Metrorail to Coconut Grove, then bus 48. Ramp at the south door.",
    seconds_each=120,
    seconds_interpreted=240,
    sign_up_closes=datetime(2025, 12, 10, 17, 0),
    sign_up_place="City Clerk's office",
    sign_up_how="Online at example.org/speak or in person.",
    rule_sources=(
        RuleSource("Rules of procedure, section 2-33", date(2025, 11, 12)),
        RuleSource("City Clerk, by telephone", None),
    ),
)
FLYER = FlyerData(
    group=GROUP,
    meeting=MEETING,
    texts=(FlyerText("en"), FlyerText("es", is_machine=True), FlyerText("ht", is_machine=True)),
    item_number="RE.6",
    item_title="A resolution on the 287(g) agreement with U.S. Immigration and Customs Enforcement",
    qr_url="https://example.org/miami",
)
ITEMS = (
    an_item("PZ.1", "Approval of the minutes", section="Consent agenda", file_no="18702"),
    an_item(
        "CA.2",
        "A resolution authorizing the City Manager to accept a grant for body-worn cameras",
        section="Consent agenda",
        file_no="18711",
        position=Position.WATCH,
    ),
    an_item(
        "RE.6",
        "A resolution on the agreement under section 287(g)",
        section="Resolutions",
        file_no="18755",
        notes="Heard after 2:00 PM at the earliest.\nThe legal opinion was not shown.",
        ask="Vote no, and publish the agreement with its costs.",
        position=Position.OPPOSE,
        is_pinned=True,
    ),
    an_item(
        "RE.7",
        "A resolution urging the county to keep the trolley free",
        section="Resolutions",
        position=Position.SUPPORT,
        fate=Fate.DEFERRED,
    ),
)
AGENDA = AgendaData(GROUP, MEETING, ITEMS, speakers=14, include_notes=True)
OWN_AGENDA = AgendaData(
    GROUP,
    a_meeting(
        "Preparing for December 11",
        MeetingKind.OWN,
        date(2025, 12, 9),
        start=time(18, 30),
        end=time(20, 0),
        place_name="Community room",
    ),
    (
        an_item("1", "Welcome", minutes=10, presenter="Ana Morel"),
        an_item("2", "What the agreement says", minutes=25, presenter="Luis Peña"),
        an_item("3", "Write your two minutes", minutes=40),
        an_item("4", "Rides and interpreters", minutes=20),
    ),
    speakers=0,
    include_notes=True,
)
STATEMENT = (
    "Good morning, commissioners. My name is Rosa Delgado and I have lived in Little Havana for "
    "nineteen years. I clean offices downtown at night, and I walk home at five in the morning. "
) * 3
POINTS = (
    CardPoint(
        "What section 287(g) allows",
        "It lets the federal government sign a written agreement with a city.",
        "en",
        PointKind.FACT,
        is_contested=False,
        caveat="",
        source="Public Law 104-208, U.S. Congress",
        is_machine=False,
        checked_on=date(2025, 11, 12),
    ),
    CardPoint(
        "Trust in the police",
        "People who fear deportation call the police less often.",
        "en",
        PointKind.SUPPORT,
        is_contested=True,
        caveat="Studies differ on how much.",
        source="University of Illinois at Chicago",
        is_machine=False,
        checked_on=None,
    ),
)
CARDS = SpeakerCardsData(
    GROUP,
    MEETING,
    (
        a_card(
            *("Rosa Delgado", "en", 3),
            statement=STATEMENT,
            allowed_seconds=120,
            item_number="RE.6",
            item_title="The agreement",
        ),
        a_card("Jean-Baptiste Saint-Vil", "ht", 4, points=POINTS),
    ),
)


def contacts(count: int) -> ContactListData:
    """A phone list of that many invented people."""
    rows = tuple(
        (f"María Peña {n}", f"(305) 555-{n:04}", f"person{n}@example.org") for n in range(count)
    )
    left_out = {"no": 5, "unknown": 7, "no_way": 2}
    columns = ("name", "phone", "email")
    return ContactListData(
        GROUP, Channel.CALL, columns, rows, left_out, "Little Havana", date(2025, 12, 7)
    )
