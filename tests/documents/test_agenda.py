from dataclasses import replace
from datetime import time

import pytest

from organizer.documents.agenda import page as agenda
from organizer.documents.layout import dates

from . import reading
from .samples import AGENDA, ITEMS, LETTER, MEETING, OWN_AGENDA, an_item


def test_items_carry_our_position_our_ask_and_their_file_number() -> None:
    content = reading.whole_text(agenda.build(AGENDA, LETTER).pdf)
    for expected in (
        "Consent agenda",
        "RE.6",
        "Our item",
        "We oppose",
        "We ask: Vote no, and publish the agreement with its costs.",
        "File 18755",
        "Deferred",
        "Time each: 2 minutes",
        "Our speakers: 14",
        "Page 1 of 1",
    ):
        assert expected in content, expected


def test_without_notes_the_agenda_is_the_bodys_own() -> None:
    content = reading.whole_text(agenda.build(replace(AGENDA, include_notes=False), LETTER).pdf)
    for ours in ("We ask", "We oppose", "Our item", "Heard after"):
        assert ours not in content


def test_what_is_not_known_says_whom_to_ask() -> None:
    meeting = replace(MEETING, seconds_each=None, sign_up_closes=None)
    printed = agenda.build(replace(AGENDA, meeting=meeting), LETTER)
    content = reading.whole_text(printed.pdf)
    assert "Time each: ask the clerk" in content
    assert "Sign up by: ask the clerk" in content
    assert [n.level for n in printed.notices if n.check == "unknown_rule"] == ["look"]


@pytest.mark.parametrize(
    ("unknown", "named"),
    [
        ({"seconds_each": None}, "Time each"),
        ({"seconds_interpreted": None}, "With an interpreter"),
        ({"sign_up_closes": None}, "Sign up by"),
        ({"sign_up_place": "", "sign_up_how": ""}, "Where and how"),
        ({"seconds_each": 0, "seconds_interpreted": 0}, "Time each, With an interpreter"),
    ],
)
def test_each_rule_that_nobody_knows_is_named_before_printing(unknown, named) -> None:
    printed = agenda.build(replace(AGENDA, meeting=replace(MEETING, **unknown)), LETTER)
    [text] = [n.text for n in printed.notices if n.check == "unknown_rule"]
    assert text == f"Not known, so the page says “ask the clerk”: {named}."


def test_the_rule_for_public_comment_says_where_it_is_written_and_when_that_was_checked() -> None:
    content = " ".join(reading.whole_text(agenda.build(AGENDA, LETTER).pdf).split())
    assert (
        "Source: Rules of procedure, section 2-33, checked November 12, 2025;"
        " City Clerk, by telephone, not checked"
    ) in content
    spanish = replace(LETTER, languages=("es",))
    content = " ".join(reading.whole_text(agenda.build(AGENDA, spanish).pdf).split())
    assert (
        "comprobado el 12 de noviembre de 2025; City Clerk, by telephone, sin comprobar" in content
    )
    bare = replace(AGENDA, meeting=replace(MEETING, rule_sources=()))
    assert "Source:" not in reading.whole_text(agenda.build(bare, LETTER).pdf)


def test_the_times_of_our_own_items_follow_from_their_minutes() -> None:
    times = agenda.clock_times(OWN_AGENDA)
    starts = [start.time() for start in times.starts if start]
    assert starts == [time(18, 30), time(18, 40), time(19, 5), time(19, 45)]
    assert times.end and times.end.time() == time(20, 5)
    content = reading.whole_text(agenda.build(OWN_AGENDA, LETTER).pdf)
    assert "7:05 PM" in content
    assert "Ends at 8:05 PM" in content


def test_items_that_take_longer_than_the_meeting_are_reported() -> None:
    printed = agenda.build(OWN_AGENDA, LETTER)
    texts = [n.text for n in printed.notices if n.check == "over_time"]
    assert texts == ["The items take 5 min longer than the meeting is set for."]


def test_after_an_item_without_minutes_no_time_is_invented() -> None:
    items = (replace(OWN_AGENDA.items[0], minutes=None), *OWN_AGENDA.items[1:])
    times = agenda.clock_times(replace(OWN_AGENDA, items=items))
    assert [start is None for start in times.starts] == [False, True, True, True]
    assert times.end is None


def test_the_structure_is_a_list_under_each_section() -> None:
    root = reading.structure(agenda.build(AGENDA, LETTER).pdf)
    assert len(root.all("H1")) == 1
    assert len(root.all("L")) == 2
    assert len(root.all("LI")) == len(root.all("Lbl")) == len(root.all("LBody")) == 4


def test_an_item_that_runs_over_a_page_stays_one_element_with_all_its_words() -> None:
    notes = "\n".join(f"Line number {n}." for n in range(59))
    long_item = replace(ITEMS[2], notes=notes)
    data = replace(AGENDA, items=(*ITEMS, long_item))
    printed = agenda.build(data, LETTER)
    content = reading.whole_text(printed.pdf)
    assert printed.pages >= 2
    assert all(f"Line number {n}." in content for n in range(59))
    assert f"Page {printed.pages} of {printed.pages}" in content
    root = reading.structure(printed.pdf)
    assert max(paragraph.marks for paragraph in root.all("P")) >= 2


def test_a_hundred_items_keep_their_order_over_the_pages() -> None:
    items = tuple(an_item(f"N.{n}", f"Title number {n}") for n in range(100))
    printed = agenda.build(replace(AGENDA, items=items), LETTER)
    content = reading.whole_text(printed.pdf)
    places = [content.index(f"Title number {n}") for n in range(100)]
    assert places == sorted(places)


def test_an_empty_agenda_says_so() -> None:
    printed = agenda.build(replace(AGENDA, items=()), LETTER)
    assert "No items yet." in reading.whole_text(printed.pdf)
    assert [n.level for n in printed.notices if n.check == "empty"] == ["look"]


def test_the_date_stands_with_weekday_and_year() -> None:
    shown = dates.first_upper(dates.long_date(MEETING.date, "en", with_year=True))
    assert shown == "Thursday, December 11, 2025"
    assert shown in reading.whole_text(agenda.build(AGENDA, LETTER).pdf)


@pytest.mark.parametrize(
    ("start", "end", "line"),
    [
        (time(9), time(12, 30), "December 11, 2025 · 9:00 AM – 12:30 PM"),
        (time(9), None, "December 11, 2025 · 9:00 AM"),
        (None, None, "December 11, 2025"),
    ],
)
def test_the_line_below_the_title_says_when_as_far_as_it_is_known(start, end, line) -> None:
    data = replace(AGENDA, meeting=replace(MEETING, start=start, end=end))
    content = " ".join(reading.whole_text(agenda.build(data, LETTER).pdf).split())
    place = f"{MEETING.place_name}, {MEETING.place_address}"
    assert f"{line} {place}" in content


@pytest.mark.parametrize("before", range(4, 14))
def test_a_section_never_leaves_a_third_of_a_page_empty_before_it(before: int) -> None:
    first = tuple(an_item(f"N.{n}", f"Title {n}", section="First") for n in range(before))
    tall = replace(ITEMS[2], section="Second", notes="Words that fill the page. " * 60)
    rest = tuple(replace(tall, number=f"M.{n}") for n in range(3))
    pdf = agenda.build(replace(AGENDA, items=(*first, *rest)), LETTER).pdf
    for number in range(len(reading.page_texts(pdf)) - 1):
        image = reading.picture(pdf, 72, number)
        words = image.crop((40, 40, 570, 725)).point(lambda value: 255 if value < 200 else 0)
        box = words.getbbox()
        assert box and 40 + box[3] > 792 * 2 / 3


def test_a_heading_stands_on_the_page_of_its_first_item() -> None:
    for before in range(6, 20):
        items = [an_item(f"N.{n}", f"Title {n}", section="First") for n in range(before)]
        items += [an_item("M.1", "Opening of the second", section="Second part")]
        items += [an_item(f"M.{n}", "x", section="Second part") for n in range(20)]
        texts = reading.page_texts(agenda.build(replace(AGENDA, items=tuple(items)), LETTER).pdf)
        page = next(content for content in texts if "Second part" in content)
        assert "Opening of the second" in page


def test_a_short_agenda_of_our_own_fills_its_page_with_larger_type_and_lines() -> None:
    short = agenda.build(OWN_AGENDA, LETTER)
    assert short.pages == 1
    boxes = reading.text_boxes(short.pdf)
    heights = [top - bottom for _, bottom, _, top, _, _ in boxes]
    assert sum(height > 12 for height in heights) >= 4
    content = reading.whole_text(short.pdf)
    assert "Notes" in content
    body = agenda.build(replace(AGENDA, include_notes=False), LETTER)
    assert "Notes" not in reading.whole_text(body.pdf)


def test_a_position_that_arrives_as_plain_text_prints_its_word() -> None:
    item = replace(ITEMS[0], position="oppose", fate="deferred")  # type: ignore[arg-type]
    content = reading.whole_text(agenda.build(replace(AGENDA, items=(item,)), LETTER).pdf)
    assert "We oppose" in content and "Deferred" in content
