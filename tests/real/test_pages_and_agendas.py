"""Pages and agendas as cities really publish them, read in place.

Rows, states, papers and boards of the pages were counted with grep on the file (each title stands
in it twice, on the picture and on the link). Items of the PDFs were counted by eye in the text of
`pdftotext -layout`, and with grep on their numbers, as noted beside each.
"""

from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest

from organizer.imports.agenda.draft import AgendaDraft
from organizer.imports.agenda.iqm2 import pages as iqm2
from organizer.imports.agenda.pdf import agenda as pdf_agenda
from organizer.imports.draft import Why
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.model.kinds import DocumentKind, Hearing, MeetingStatus

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "meetings"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared folder of real files is not here"
)


def page(name: str) -> MeetingsDraft:
    text = (SHARED / name).read_text(encoding="utf-8")
    assert iqm2.is_page(text)
    return iqm2.read(text, "America/New_York")


def agenda(name: str) -> AgendaDraft:
    return pdf_agenda.read((SHARED / name).read_bytes())


# name: meetings (grep -c 'Row MeetingRow'), cancelled (class='MeetingCancelled'), held (Status
# Closed, halved), papers by kind (grep -o 'Type=14&' and so on)
CALENDARS = {
    "html-iqm2-atlanta-ga-calendar.html": (164, 0, 22, {"agenda": 48, "packet": 48, "minutes": 94}),
    "html-iqm2-hanford-ca-calendar.html": (77, 11, 8, {"agenda": 45, "packet": 45, "minutes": 16}),
}


@pytest.mark.parametrize("name", CALENDARS)
def test_calendars_give_all_their_rows(name):
    meetings, cancelled, held, papers = CALENDARS[name]
    draft = page(name)
    assert (len(draft.meetings), draft.problems, draft.skipped) == (meetings, (), ())
    states = Counter(meeting.status for meeting in draft.meetings)
    assert (states[MeetingStatus.CANCELLED], states[MeetingStatus.HELD]) == (cancelled, held)
    kinds = Counter(paper.kind for meeting in draft.meetings for paper in meeting.documents)
    del kinds[DocumentKind.VIDEO]
    assert kinds == papers
    assert draft.is_list
    assert len({meeting.uid for meeting in draft.meetings}) == meetings


def test_hanfords_first_cancelled_meeting():
    draft = page("html-iqm2-hanford-ca-calendar.html")
    found = next(m for m in draft.meetings if m.status is MeetingStatus.CANCELLED)
    # Line 231 of the file: TUESDAY, JANUARY 11, 2022  5:30 PM, Planning Commission, ID=1956.
    assert (found.uid, found.date, found.start) == ("1956", date(2022, 1, 11), time(17, 30))
    assert (found.body, found.evidence) == ("Planning Commission", "Status: Cancelled")
    assert (found.place_name, found.place_address) == (
        "Council Chambers",
        "400 N. Douty St., Hanford, CA 93230",
    )


def test_atlantas_boards():
    # grep -o 'Board:&#09;[^&]*' | sort | uniq -c, halved; one name holds a bare ampersand.
    boards = Counter(m.body for m in page("html-iqm2-atlanta-ga-calendar.html").meetings)
    assert boards["Atlanta City Council"] == 22
    assert boards["Public Safety & Legal Administration Committee"] == 20
    assert boards["Transportation Committee"] == 18


def test_creve_coeurs_meeting_page():
    draft = page("html-iqm2-creve-coeur-mo-meeting-detail.html")
    (meeting,) = draft.meetings
    assert (meeting.uid, meeting.body) == ("5059", "Planning and Zoning Commission")
    assert (meeting.date, meeting.start) == (date(2019, 1, 7), time(18, 30))
    assert meeting.place_name == "City Council Chamber"
    # 25 lines of the outline: 10 bold headings, 8 papers (Type=4), and these 5 items; of the
    # LegiFile links, grep -o 'ID=[0-9]*&CssClass' on those lines.
    assert [(i.number, i.file_no, i.section, len(i.documents)) for i in meeting.items] == [
        ("1.", "", "ROLL CALL", 0),
        ("1.", "3263", "APPROVAL OF MINUTES", 1),
        ("1.", "3262", "NEW BUSINESS", 3),
        ("2.", "3264", "NEW BUSINESS", 2),
        ("1.", "3265", "WORK AGENDA", 2),
    ]
    assert (
        meeting.items[3].title == "Application: #18-048: Boundary Adjustment for 906 Woodshire Lane"
    )
    assert "5. PUBLIC COMMENT" in meeting.description
    kinds = [paper.kind for paper in meeting.documents]
    assert kinds[:4] == ["agenda", "packet", "minutes", "minutes"]


CORAL_GABLES = "pdf-coral-gables-fl-agenda-2024-03-12.pdf"
LA_METRO = "pdf-la-metro-agenda-2017-06-15.pdf"
MORGAN_HILL = "pdf-morgan-hill-ca-iqm2-agenda-2021-01-20.pdf"
AGREEMENT = "pdf-sunny-isles-beach-fl-287g-agreement-2025-03.pdf"

METRO = "Executive Management Committee"

# name: pages, items, consent items, label, body, day, start
AGENDAS = {
    # grep -cE '^ *[A-Z0-9]+\.-?[0-9]+\. +[0-9]{2}-[0-9]{4}' = 47; consent: D.-1 to D.-6, and
    # the minutes 1.-1 to 1.-9 and 2.1 below it.
    CORAL_GABLES: (13, 47, 16, "Final Revised", "City Commission", date(2024, 3, 12), time(9)),
    # grep -cE '[0-9]{4}-[0-9]{4}$' = 10; consent: 33 and 43, as page 4 says.
    LA_METRO: (7, 10, 2, "Final", METRO, date(2017, 6, 15), time(11, 30)),
    # 1. to 10. in bold; CONSENT CALENDAR holds 1 to 7.
    MORGAN_HILL: (7, 10, 7, "", "City Council", date(2021, 1, 20), time(19)),
}


@pytest.mark.parametrize("name", AGENDAS)
def test_agendas_give_all_their_items(name):
    pages, items, consent, label, body, day, start = AGENDAS[name]
    draft = agenda(name)
    assert (len(draft.pages), len(draft.items), draft.problems) == (pages, items, ())
    assert sum(1 for item in draft.items if item.is_consent) == consent
    assert (draft.label, draft.body, draft.day, draft.start) == (label, body, day, start)


def test_coral_gables_items_with_their_file_numbers():
    draft = agenda(CORAL_GABLES)
    by_number = {item.number: item for item in draft.items}
    assert len(by_number) == 47
    assert list(by_number)[:4] == ["A.-1.", "A.-2.", "A.-3.", "B.-1."]
    assert list(by_number)[-3:] == ["H.-1.", "H.-2.", "H.-3."]
    assert by_number["D.-1."].file_no == "24-6915"
    assert by_number["D.-1."].section == "CONSENT AGENDA"
    assert by_number["D.-1."].title == (
        "A Resolution of the City Commission approving a Statewide Mutual Aid Agreement with "
        "Florida Division of Emergency Management; providing for authorization; providing for "
        "implementation; and providing for an effective date."
    )
    assert by_number["1.-3."].file_no == "24-7084"
    assert by_number["1.-3."].is_consent
    assert by_number["E.-1."].hearing is Hearing.SECOND_READING
    assert by_number["E.-5."].hearing is Hearing.FIRST_READING
    assert by_number["E.-8."].section == "PUBLIC HEARINGS / RESOLUTIONS"
    assert by_number["E.-4."].summary == (
        "Time Certain 2:00pm (Agenda Items E-4 and E-11 are related)\nLobbyist: Mario Garcia-Serra"
    )
    assert by_number["F.-1."].title == "Update on Le Parc Cafe."
    assert by_number["F.-1."].presenter == "Commissioner Fernandez"
    assert by_number["H.-3."].place == "page 12"


def test_coral_gables_comment_rules_are_text_and_no_items():
    draft = agenda(CORAL_GABLES)
    left = {problem.where: problem.text for problem in draft.unparsed}
    assert left["page 3, line 15"] == "C. PUBLIC COMMENTS"
    assert "given three (3) minutes during which" in "\n".join(left.values())
    assert "Printed on 3/07/2024" in draft.pages[2]
    assert not [text for text in left.values() if "Printed on" in text]


def test_la_metros_items_are_in_the_order_of_the_agenda():
    draft = agenda(LA_METRO)
    assert [(item.number, item.file_no) for item in draft.items] == [
        ("33.", "2017-0346"),
        ("43.", "2017-0424"),
        ("35.", "2017-0147"),
        ("36.", "2017-0301"),
        ("38.", "2017-0280"),
        ("44.", "2017-0426"),
        ("45.", "2017-0432"),
        ("46.", "2017-0434"),
        ("37.", "2017-0342"),
        ("47.", "2017-0436"),
    ]
    assert (
        draft.items[2].title == "LEASE OF METRO PROPERTY FOR CROSSROADS SCHOOL FOR ARTS & SCIENCES"
    )
    assert draft.items[2].section == "NON-CONSENT"
    assert draft.items[5].summary.startswith("APPROVE:\nA. Emilie Elias, the recommended nominee")
    assert "G. Linda Briskman" in draft.items[5].summary
    assert "a. Disorderly behavior" in "\n".join(problem.text for problem in draft.unparsed)


def test_morgan_hills_recommendations_are_summaries():
    draft = agenda(MORGAN_HILL)
    assert [item.number for item in draft.items] == [f"{n}." for n in range(1, 11)]
    assert draft.items[5].title == (
        "APPROVE GOVERNMENT CODE 65915 DENSITY BONUS CONCESSIONS FOR A 100 PERCENT AFFORDABLE "
        "HOUSING PROJECT (SR2020-0023 WATSONVILLE-HORDNESS)"
    )
    assert draft.items[6].summary == "Recommendation:\nApprove Minutes."
    assert draft.items[7].section == "PUBLIC HEARING"
    assert draft.items[7].hearing is Hearing.PUBLIC
    assert draft.items[7].summary.endswith("Estimated Time: 10 Minutes")


def test_an_agreement_is_no_agenda_but_its_text_is_there():
    draft = agenda(AGREEMENT)
    assert (len(draft.pages), draft.items) == (14, ())
    assert [problem.reason.kind for problem in draft.problems] == [Why.NO_AGENDA]
    assert "287(g)" in draft.pages[0]
