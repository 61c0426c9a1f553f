"""Saved pages of IQM2, written here by hand after the real ones (civic data 1.4)."""

from datetime import date
from datetime import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import at_most, examples

from organizer.imports.agenda.iqm2 import pages as iqm2
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.model.kinds import AgendaStatus, DocumentKind, Fate, MeetingStatus, Vote
from tests.words import words_of

ZONE = "America/New_York"
CANCELLED = "<span class='MeetingCancelled'>Cancelled</span>"
NOTICE = "<a href='FileOpen.aspx?Type=14&ID=9'>Notice of Cancellation</a>"
GONE = '<div class="Message">The meeting is not available at this time, check back later</div>'
NESTED = "<table id=MeetingDetail><tr><td class=Title>"


def read(text: str) -> MeetingsDraft:
    assert iqm2.is_page(text)
    return iqm2.read(text, ZONE)


def row(number=4305, status="Scheduled", links="", when="THURSDAY, MAY 28, 2026  6:00 PM") -> str:
    title = (
        f"{when}&#13;&#13;Board:&#09;City Commission&#13;Type:&#09;Regular Meeting&#13;"
        f"Status:&#09;{status}&#13;&#13;&#09;City Hall&#13;&#09;3500 Pan American Drive"
        "&#13;&#09;Miami, FL  33133"
    )
    return f"""
    <div class="Row MeetingRow Alt" id="divRow"><div class="RowTop">
      <div class="RowIcon"><a href="javascript:void(0);"><img src='images/MeetingIcon.gif'
        title="{title}" alt='info' /></a></div>
      <div class="RowLink"><a href="/Citizens/Detail_Meeting.aspx?ID={number}" title="{title}">
        May 28, 2026 6:00 PM </a></div>
      <div class="RowRight MeetingLinks">{links}</div></div>
      <div class="RowBottom"><div class="MainScreenText RowDetails">City Commission - Regular
        Meeting</div></div></div>"""


def calendar(*rows: str, summary="") -> str:
    month = '<div class="Row MonthHeader">May, 2026</div>'
    return (
        "<html><head><title>Meeting Calendar - Miami, FL</title></head><body>"
        '<form action="./calendar.aspx?View=List">'
        f'<span id="ContentPlaceholder1_lblFilterSummary">{summary}</span>'
        f"{month}{''.join(rows)}</form></body></html>"
    )


def test_a_row_gives_its_meeting():
    draft = read(calendar(row()))
    (meeting,) = draft.meetings
    assert (meeting.uid, meeting.date, meeting.start) == ("4305", date(2026, 5, 28), clock(18))
    assert (meeting.title, meeting.body) == ("City Commission - Regular Meeting", "City Commission")
    assert (meeting.zone, meeting.zone_origin) == (ZONE, "default")
    assert meeting.place_name == "City Hall"
    assert meeting.place_address == "3500 Pan American Drive, Miami, FL 33133"
    assert (meeting.status, meeting.agenda_status) == (MeetingStatus.CONFIRMED, AgendaStatus.NONE)
    assert (draft.profile, draft.is_list, draft.problems) == ("iqm2", True, ())


def test_a_browser_that_saved_the_block_with_spaces_changes_nothing():
    spaced = row().replace("&#13;", "\n").replace("&#09;", "   ")
    assert read(calendar(spaced)).meetings[0].place_name == "City Hall"


def test_documents_are_those_that_are_posted():
    links = """
      <div>&nbsp;<a href='FileOpen.aspx?Type=14&ID=9&Inline=True' class=''>Agenda</a></div>
      <div>&nbsp;<a href='FileOpen.aspx?Type=1&ID=9&Inline=True'>Agenda Packet</a></div>
      <div>&nbsp;<a href='' class='HiddenDocumentLink' target=''>Summary</a></div>
      <div>&nbsp;<a href='FileOpen.aspx?Type=15&ID=8&Inline=True'>Minutes</a></div>
      <div><a href="#" class="HiddenDocumentLink">Video</a></div>
      <div><a href="javascript:void(0)" onclick="javascript:OpenWindow(&quot;/Citizens/\
SplitView.aspx?Mode=Video&amp;MeetingID=4305&quot;);">Video</a></div>"""
    page = calendar(row(links=links)).replace("./calendar", "https://MiamiFL.IQM2.com/x")
    draft = read(page)
    base = "https://miamifl.iqm2.com/Citizens/"
    assert draft.host == "miamifl.iqm2.com"
    assert draft.meetings[0].url == f"{base}Detail_Meeting.aspx?ID=4305"
    assert draft.meetings[0].agenda_status is AgendaStatus.FINAL
    assert [(d.kind, d.title, d.url) for d in draft.meetings[0].documents] == [
        (DocumentKind.AGENDA, "Agenda", f"{base}FileOpen.aspx?Type=14&ID=9&Inline=True"),
        (DocumentKind.PACKET, "Agenda Packet", f"{base}FileOpen.aspx?Type=1&ID=9&Inline=True"),
        (DocumentKind.MINUTES, "Minutes", f"{base}FileOpen.aspx?Type=15&ID=8&Inline=True"),
        (DocumentKind.VIDEO, "Video", f"{base}SplitView.aspx?Mode=Video&MeetingID=4305"),
    ]


@pytest.mark.parametrize(
    ("status", "links", "evidence"),
    [
        ("Cancelled", "", "Status: Cancelled"),
        ("Scheduled", CANCELLED, "MeetingCancelled: Cancelled"),
        ("Scheduled", NOTICE, "link: Notice of Cancellation"),
    ],
)
def test_a_cancellation_says_where_it_was_seen(status, links, evidence):
    meeting = read(calendar(row(status=status, links=links))).meetings[0]
    assert (meeting.status, meeting.evidence) == (MeetingStatus.CANCELLED, evidence)


def test_a_row_without_a_date_is_a_problem_and_the_rest_is_read():
    bad = row(1, when="TO BE ANNOUNCED").replace("May 28, 2026 6:00 PM", "TBA")
    draft = read(calendar(bad, row(2)))
    assert [meeting.uid for meeting in draft.meetings] == ["2"]
    assert [problem.where for problem in draft.problems] == ["row 1"]


def test_a_list_that_shows_less_than_it_says_or_one_group_is_no_whole_list():
    whole = "Displaying 1 meetings from 1/1/2026 to 12/31/2026 for All Meeting Groups"
    assert read(calendar(row(), summary=whole)).is_list
    assert not read(calendar(row(), summary=whole.replace("All Meeting Groups", "DDA"))).is_list
    more = read(calendar(row(), summary=whole.replace("ing 1 ", "ing 7 ")))
    assert not more.is_list
    assert "7 meetings; 1 were read" in words_of(more.problems[0])


def test_links_outside_of_rows_are_meetings_too():
    page = calendar('<td><a href="Detail_Meeting.aspx?ID=77">Jan 5, 2026 9:00 AM</a></td>')
    (meeting,) = read(page).meetings
    assert (meeting.uid, meeting.date, meeting.start) == ("77", date(2026, 1, 5), clock(9))


def outline(*rows: str) -> str:
    return f"""<html><head><title>2026/05/28 06:00 PM City Commission Regular Meeting
      - Web Outline - Miami, FL</title></head><body>
      <form action="./Detail_Meeting.aspx?ID=4305"><td class="MeetingHeading">
      <span id="ContentPlaceholder1_lblMeetingGroup">City Commission</span><br />
      <span id="ContentPlaceholder1_lblMeetingType">Regular Meeting</span><br />
      <span id="ContentPlaceholder1_lblMeetingDate">5/28/2026 6:00 PM</span><br /> City Hall
      <div class='MeetingAddress'>3500 Pan American Drive&nbsp;&nbsp;&nbsp;Miami, FL</div>
      <span id="ContentPlaceholder1_lblMeetingStatus"></span>
      <input type="hidden" id="ContentPlaceholder1_txtMeetingID" value="4305" /></td>
      <table id='MeetingDetail' class='MeetingDetail'>{"".join(rows)}</table>
      </form></body></html>"""


def heading(number: str, title: str) -> str:
    return (
        f"<tr><td class='Num'><strong>{number} </strong></td>"
        f"<td class='Title' colspan='10'><strong>{title}</strong></td></tr>"
    )


def item(number: str, title: str, file="", indent=1) -> str:
    href = f"Detail_LegiFile.aspx?Frame=&MeetingID=4305&MediaPosition=&ID={file}&CssClass="
    text = f"<a class='Link' href='{href}'>{title}</a>" if file else title
    return (
        "<tr>" + "<td></td>" * indent + f"<td class='Num'>{number} </td>"
        f"<td class='Title' colspan='{10 - indent}'>{text}</td></tr>"
    )


def paper(title: str, kind=4, indent=2) -> str:
    return (
        "<tr>" + "<td></td>" * indent + "<td class='Num'>a. </td>"
        f"<td class='Title'><a href='FileOpen.aspx?Type={kind}&ID=5'>{title}</a></td></tr>"
    )


def test_a_meeting_page_gives_its_items_with_sections_and_papers():
    draft = read(
        outline(
            heading("1.", "PUBLIC COMMENT"),
            heading("2.", "CONSENT AGENDA"),
            item("CA.1", "A RESOLUTION ACCEPTING A GRANT", "19366"),
            paper("Comment cards"),
            item("a.", "Exhibit of the grant", indent=2),
            heading("3.", "PUBLIC HEARINGS"),
            item("PH.1", "17234 - AN ORDINANCE ON SECOND READING", "19400"),
        )
    )
    (meeting,) = draft.meetings
    assert (meeting.uid, meeting.place_name) == ("4305", "City Hall")
    assert meeting.place_address == "3500 Pan American Drive, Miami, FL"
    assert (meeting.date, meeting.start) == (date(2026, 5, 28), clock(18))
    assert [
        (i.number, i.title, i.section, i.file_no, i.uid, i.depth, i.is_consent)
        for i in meeting.items
    ] == [
        ("CA.1", "A RESOLUTION ACCEPTING A GRANT", "CONSENT AGENDA", "19366", "19366", 0, True),
        ("a.", "Exhibit of the grant", "CONSENT AGENDA", "", "", 1, True),
        ("PH.1", "AN ORDINANCE ON SECOND READING", "PUBLIC HEARINGS", "17234", "19400", 0, False),
    ]
    (card,) = meeting.items[0].documents
    assert (card.kind, card.title) == (DocumentKind.ATTACHMENT, "Comment cards")
    # What nothing stands below is not lost.
    assert meeting.description == "1. PUBLIC COMMENT"


def test_votes_below_an_item_are_read():
    votes = """<tr><td></td><td></td><td colspan='9'><table class='VoteRecord'>
      <tr><td class='Role'>RESULT:</td><td>ADOPTED [4 TO 1]</td></tr>
      <tr><td>AYES:</td><td>Ann Lee, Bo Ruiz</td></tr><tr><td>NAYS:</td><td>Cy Day</td></tr>
      </table></td></tr>"""
    draft = read(outline(heading("1.", "ITEMS"), item("1.", "A resolution", "7"), votes))
    (one,) = draft.meetings[0].items
    assert (one.result, one.tally, one.fate) == ("ADOPTED", "4 TO 1", Fate.PASSED)
    assert [(v.official, v.vote) for v in one.votes] == [
        ("Ann Lee", Vote.YES),
        ("Bo Ruiz", Vote.YES),
        ("Cy Day", Vote.NO),
    ]


def test_the_forgotten_quote_of_the_portal_does_no_harm():
    link = (
        "<tr><td></td><td class='Num'>1. </td><td class='Title' colspan='9'><a target='_top' "
        "href='Detail_Motion.aspx?Frame=&MeetingID=5059&ID=15653&Type=80&CssClass= "
        "style='cursor: hand'>Roll Call</a></td></tr>"
    )
    (one,) = read(outline(heading("2.", "ROLL CALL"), link)).meetings[0].items
    assert (one.title, one.section) == ("Roll Call", "ROLL CALL")
    assert one.url.endswith("ID=15653&Type=80&CssClass=")


def test_a_meeting_that_the_portal_withholds_says_so():
    page = outline().replace("lblMeeting", "x") + GONE
    draft = read(page.replace("2026/05/28 06:00 PM", ""))
    assert draft.meetings == ()
    assert "not available at this time" in words_of(draft.problems[0])


def test_markup_written_as_entities_is_no_text():
    marked = item("1.", "A &lt;b&gt;bold&lt;/b&gt; plan &amp; more\x00")
    assert (
        read(outline(heading("1.", "X"), marked)).meetings[0].items[0].title == "A bold plan & more"
    )


@pytest.mark.parametrize("text", ["", "<html></html>", "BEGIN:VCALENDAR", '{"EventId": 1}'])
def test_other_files_are_no_pages(text):
    assert not iqm2.is_page(text)


MANY = 2_000_000
PAGES = {
    "brackets": "<" * MANY,
    "tags that do not end": "<a " * (MANY // 3),
    "attributes": "<a " + "a=b " * (MANY // 4),
    "quotes": "<a " + '"' * MANY,
    "a value that does not end": '<a href="' + "x" * MANY,
    "elements in elements": "<div>" * (MANY // 5),
    "comments that do not end": "<!--" * (MANY // 4),
    "a script that does not end": "<script>" + "</scrip " * (MANY // 8),
    "tables in tables": NESTED + "<table><tr><td>x" * (MANY // 16),
    "links": '<a href="Detail_Meeting.aspx?ID=1" title="Board: Board: ">' * (MANY // 58),
    "scripts as text": "<div class=RowDetails>" + "&lt;script&gt;" * (MANY // 14),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_no_page_takes_the_reader_long(page):
    with at_most(cpu_seconds=5):
        iqm2.is_page(page)
        draft = iqm2.read('<div class="Row MeetingRow">' + page, ZONE)
    assert draft.problems


def test_a_page_of_50_million_letters_ends():
    rows = calendar(*(row(n) for n in range(1, 40)))
    page = rows * (50_000_000 // len(rows))
    with at_most(cpu_seconds=5):
        draft = iqm2.read(page, ZONE)
    assert draft.problems
    assert not draft.is_list


PIECES = st.sampled_from(
    (
        *(row(), heading("1.", "A"), item("1.", "B", "5"), paper("C"), "<table>", "</table>"),
        *("</div>", "<tr>", "<td class='Title'>", "<a href='FileOpen.aspx?Type=", "&#", "<!"),
        *("\x00", "<td"),
    )
)


@settings(max_examples=examples(200))
@given(st.lists(PIECES, max_size=12))
def test_any_mixture_gives_a_draft(pieces):
    draft = iqm2.read(outline(*pieces) + calendar(*pieces), ZONE)
    assert draft.meetings or draft.problems
