from dataclasses import replace
from datetime import date

import pytest

from organizer.documents.data import PageSetup, Printed
from organizer.documents.flyer import FlyerData, FlyerText
from organizer.documents.flyer import page as flyer
from organizer.documents.layout import look
from organizer.model.kinds import MeetingKind, MeetingStatus

from . import reading
from .samples import A4, COPIER, FLYER, GROUP, LETTER, MEETING


def _build(**changes: object) -> Printed:
    return flyer.build(replace(FLYER, **changes), LETTER)  # type: ignore[arg-type]


def _levels(printed: Printed) -> dict[str, str]:
    return {notice.check: notice.level for notice in printed.notices}


def test_date_time_place_and_time_to_speak_are_on_the_page_in_each_language() -> None:
    content = reading.whole_text(_build().pdf)
    for expected in (
        "Speak up on 287(g)",
        "Hable sobre 287(g)",
        "Pale sou 287(g)",
        "Thursday, December 11",
        "9:00 AM",
        "Jueves 11 de diciembre",
        "Jedi 11 desanm",
        "Miami City Hall",
        "3500 Pan American Drive, Miami, FL 33133",
        "You have 2 minutes to speak.",
        "Tiene 2 minutos para hablar.",
        "Ou gen 2 minit pou w pale.",
        "You have 2 minutes to speak. With an interpreter you have 4 minutes.",
        "Wednesday, December 10, 5:00 PM",
        "Printed by volunteers",
        "example.org/miami",
    ):
        assert expected in content, expected


def test_a_copier_gets_frames_in_place_of_solid_panels() -> None:
    def dark(setup: PageSetup) -> float:
        image = reading.picture(flyer.build(FLYER, setup).pdf, 36)
        return sum(image.histogram()[:128]) / (image.width * image.height)

    assert dark(LETTER) > 0.2
    assert dark(COPIER) < 0.12


@pytest.mark.parametrize("setup", [LETTER, A4, COPIER])
def test_the_code_reads_back(setup: PageSetup) -> None:
    assert reading.qr_texts(flyer.build(FLYER, setup).pdf) == ["https://example.org/miami"]


def test_the_code_is_described_for_those_who_do_not_see_it() -> None:
    figures = reading.structure(_build().pdf).all("Figure")
    assert [figure.alt for figure in figures] == ["QR code for example.org/miami"]


def test_each_language_is_marked_as_such() -> None:
    sections = reading.structure(_build().pdf).all("Sect")
    assert [section.lang for section in sections] == ["es", "ht"]
    assert all(kid.lang == "es" for kid in sections[0].kids)


def test_a_good_flyer_may_be_printed_and_says_what_to_look_at() -> None:
    printed = _build()
    assert printed.may_print
    texts = [notice.text for notice in printed.notices]
    assert "December 11, 2025 is a Thursday." in texts
    assert "The Spanish words have not been approved by a native reader." in texts
    assert "The Haitian Creole words have not been approved by a native reader." in texts
    assert _levels(printed)["smallest"] == "ok"


@pytest.mark.parametrize(
    ("changes", "check", "level"),
    [
        ({"status": MeetingStatus.CANCELLED}, "cancelled", "stop"),
        ({"status": MeetingStatus.HELD}, "past", "look"),
        ({"date": date(2025, 12, 6)}, "past", "look"),
        ({"status": MeetingStatus.TENTATIVE}, "tentative", "look"),
        ({"status": MeetingStatus.MOVED}, "moved", "look"),
        ({"start": None}, "no_time", "look"),
        ({"place_name": "", "place_address": " "}, "no_place", "look"),
        ({"place_name": "Nguyễn Hall"}, "letters", "stop"),
    ],
)
def test_what_is_doubtful_about_the_meeting_is_said(
    changes: dict[str, object], check: str, level: str
) -> None:
    printed = _build(meeting=replace(MEETING, **changes))  # type: ignore[arg-type]
    assert _levels(printed)[check] == level


def test_a_letter_that_cannot_be_drawn_is_named_with_its_place() -> None:
    printed = _build(meeting=replace(MEETING, place_name="Nguyễn Hall"))
    texts = [notice.text for notice in printed.notices if notice.check == "letters"]
    assert texts == [
        "The font cannot draw ễ (U+1EC5) (place); the nearest letters or ? are printed."
    ]


def test_a_meeting_of_today_is_not_over() -> None:
    assert "past" not in _levels(_build(meeting=replace(MEETING, date=date(2025, 12, 7))))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://user:pass@example.org"])
def test_a_dangerous_address_gives_no_code_and_a_stop(url: str) -> None:
    printed = _build(qr_url=url)
    assert _levels(printed)["qr"] == "stop"
    assert reading.qr_texts(printed.pdf) == []


def test_what_nobody_knows_is_not_claimed() -> None:
    bare = replace(MEETING, seconds_each=None, seconds_interpreted=None, sign_up_closes=None)
    group = replace(GROUP, phone="", email="")
    content = reading.whole_text(_build(meeting=bare, group=group).pdf)
    for claim in ("You have", "interpreter", "Sign up", "We help"):
        assert claim not in content


def test_our_own_meeting_invites_and_promises_no_minutes() -> None:
    own = replace(MEETING, kind=MeetingKind.OWN, title="Neighborhood assembly")
    content = reading.whole_text(_build(meeting=own, texts=(FlyerText("en"),)).pdf)
    assert "Join us: Neighborhood assembly" in content
    assert "You have" not in content


def test_a_language_without_text_is_listed_and_not_printed() -> None:
    setup = replace(LETTER, languages=("en", "es"))
    printed = flyer.build(replace(FLYER, texts=(FlyerText("en"),)), setup)
    assert _levels(printed)["no_text"] == "look"
    assert "diciembre" not in reading.whole_text(printed.pdf)


def test_a_fourth_language_is_left_out_and_named() -> None:
    texts = (*FLYER.texts, FlyerText("pt", "Fale"))
    printed = _build(texts=texts)
    assert _levels(printed)["languages_capped"] == "look"
    assert "Fale" not in reading.whole_text(printed.pdf)


LONG = "The commission and everybody else who lives in the county of Miami-Dade and beyond it"


@pytest.mark.parametrize(
    "data",
    [
        replace(FLYER, texts=FLYER.texts[:1], item_title="", item_number=""),
        replace(FLYER, texts=FLYER.texts[:2]),
        replace(FLYER, qr_url=""),
        replace(FLYER, meeting=replace(MEETING, place_address=f"{LONG}, Florida 33128")),
        replace(FLYER, texts=(FlyerText("es", headline=LONG), FlyerText("en"))),
        FlyerData(replace(GROUP, printed_by=LONG), MEETING, (FlyerText("ht"),), "", "", ""),
    ],
)
def test_a_flyer_of_reasonable_length_fits_on_one_page_in_readable_type(data: FlyerData) -> None:
    printed = flyer.build(data, LETTER)
    levels = _levels(printed)
    assert (printed.pages, levels["fits"], levels["smallest"]) == (1, "ok", "ok")


def test_a_text_that_cannot_fit_is_a_stop_that_says_what_to_shorten() -> None:
    texts = tuple(FlyerText(code, call_to_action="word " * 350) for code in ("en", "es", "ht"))
    printed = _build(texts=texts)
    assert not printed.may_print
    stops = [notice.text for notice in printed.notices if notice.level == "stop"]
    assert any("shorten what to do" in stop for stop in stops)
    assert min(reading.outermost_ink(printed.pdf)) >= 18


@pytest.mark.parametrize("long", [1, 2])
def test_one_language_that_is_cut_off_is_enough_for_a_stop(long: int) -> None:
    many = "word " * 350
    texts = [FlyerText(code, many, many) for code in ("en", "es", "ht")]
    texts[3 - long] = FlyerText(texts[3 - long].language)
    notices = _build(texts=tuple(texts)).notices
    [cut] = [n.text for n in notices if n.check == "fits"]
    assert cut == "It does not fit on the page and is cut off: shorten what to do."


def test_markup_typed_into_any_field_prints_as_typed() -> None:
    typed = '<b>x <img src="/etc/passwd">'
    texts = (FlyerText("en", typed, typed),)
    group = replace(GROUP, group=typed, printed_by=typed)
    meeting = replace(MEETING, place_name=typed, place_address=typed, title=typed)
    content = reading.whole_text(_build(texts=texts, group=group, meeting=meeting).pdf)
    assert content.count("<b>x") >= 6
    assert "root:" not in content


@pytest.mark.parametrize(
    "url",
    ["https://example.org/miami/", "https://example.org/a", f"https://example.org/{'b' * 90}"],
)
@pytest.mark.parametrize("setup", [LETTER, A4])
def test_the_address_below_the_code_keeps_the_margin_of_the_text(
    url: str, setup: PageSetup
) -> None:
    for texts in (FLYER.texts, FLYER.texts[:1]):
        printed = flyer.build(replace(FLYER, qr_url=url, texts=texts), setup)
        for _, _, right, _, width, _ in reading.text_boxes(printed.pdf):
            assert right <= width - look.GUTTER + 4, "more than the unseen space of a wrapped line"


def test_a_kind_that_arrives_as_plain_text_counts_like_the_kind() -> None:
    meeting = replace(MEETING, kind="own", title="Assembly")  # type: ignore[arg-type]
    content = reading.whole_text(_build(meeting=meeting, texts=(FlyerText("en"),)).pdf)
    assert "Join us: Assembly" in content
