from dataclasses import replace

import pytest

from organizer.documents.contacts import ContactListData
from organizer.documents.contacts import page as contact_list
from organizer.documents.data import Printed
from organizer.documents.layout import fonts, look
from organizer.documents.layout.columns import columns
from organizer.model.kinds import Channel
from organizer.progress import Cancelled

from . import reading
from .samples import A4, COPIER, LETTER, contacts


def test_the_head_says_how_many_people_and_how_many_were_left_out_and_why() -> None:
    content = reading.whole_text(contact_list.build(contacts(3), LETTER).pdf)
    assert "May be called · 3 people · Made on December 7, 2025" in content
    assert "Left out: 5 said no, 7 not asked yet, 2 without a way to reach them" in content
    assert "Private. Lock it away or destroy it after use." in content


def test_every_row_is_there_once_and_in_order() -> None:
    printed = contact_list.build(contacts(200), LETTER)
    content = reading.whole_text(printed.pdf)
    places = [content.index(f"Peña {n} (305)") for n in range(200)]
    assert places == sorted(places)
    assert content.count("@example.org") == 200


def test_the_head_of_the_table_is_repeated_but_read_once() -> None:
    printed = contact_list.build(contacts(100), LETTER)
    pages = reading.page_texts(printed.pdf)
    assert printed.pages == len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert "Name Phone E-mail" in page
        assert f"Page {number} of {len(pages)}" in page
    root = reading.structure(printed.pdf)
    assert len(root.all("Table")) == 1
    assert len(root.all("TH")) == 3
    assert len(root.all("TR")) == 101
    assert len(root.all("TD")) == 300


def test_progress_hears_of_every_page_and_may_cancel() -> None:
    heard: list[tuple[int, int]] = []
    printed = contact_list.build(contacts(100), LETTER, lambda *step: heard.append(step))
    assert heard == [(n, printed.pages) for n in range(1, printed.pages + 1)]

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        contact_list.build(contacts(100), LETTER, cancel)


def _with(*values: str) -> Printed:
    data = contacts(2)
    return contact_list.build(replace(data, rows=(values, *data.rows)), LETTER)


def test_a_name_that_the_font_cannot_draw_is_reported_with_its_row() -> None:
    printed = _with("Nguyễn Văn", "1", "a@example.org")
    texts = [notice.text for notice in printed.notices if notice.level == "stop"]
    assert texts == [
        "The font cannot draw ễ (U+1EC5) (row 1); the nearest letters or ? are printed."
    ]


@pytest.mark.parametrize("name", ["<b>x", "(a) \\ )", "O'Neil & Søn", "Ñandú–Łódź", "a\x00b"])
def test_any_name_prints_as_typed(name: str) -> None:
    content = reading.whole_text(_with(name, "555", "a@example.org").pdf)
    assert name.replace("\x00", "") in content


def test_a_long_entry_wraps_and_is_shortened_at_the_third_line() -> None:
    printed = _with("Committee of the neighbors of the river and its banks " * 5, "1", "x")
    assert [n.level for n in printed.notices if n.check == "shortened"] == ["look"]
    assert "…" in reading.whole_text(printed.pdf)
    [notice] = [each for each in printed.notices if each.check == "shortened"]
    assert notice.text.startswith("1 ")
    assert "shortened" not in {each.check for each in _with("Short").notices}


def test_rows_with_fewer_values_than_columns_still_print() -> None:
    assert "Only a name" in reading.whole_text(_with("Only a name").pdf)


def test_many_columns_turn_the_page_on_its_side() -> None:
    columns = ("name", "phone", "email", "address", "language", "tags", "Own column")
    rows = (tuple("abcdefg"),)
    printed = contact_list.build(replace(contacts(0), columns=columns, rows=rows), LETTER)
    assert reading.text_boxes(printed.pdf)[0][4:] == (792, 612)
    assert "Own column" in reading.whole_text(printed.pdf)
    assert printed.may_print


def test_an_empty_list_says_so_and_is_no_error() -> None:
    printed = contact_list.build(contacts(0), COPIER)
    assert printed.pages == 1
    assert "Nobody on this list yet." in reading.whole_text(printed.pdf)
    assert "There is nothing to print yet." in [n.text for n in printed.notices]
    full = contact_list.build(contacts(1), COPIER)
    assert "There is nothing to print yet." not in [n.text for n in full.notices]


def test_every_second_row_has_a_tint_and_the_first_has_none() -> None:
    pdf = contact_list.build(contacts(6), LETTER).pdf
    seen = reading.picture(pdf, 72)
    names = [box for box in reading.text_boxes(pdf) if box[0] < 90 and 480 < box[1] < 650]
    shades = [
        seen.getpixel((int(right) + 2, int(tall - (low + top) / 2)))
        for _, low, right, top, _, tall in names
    ]
    assert [shade < 255 for shade in shades] == [False, True] * 3


def _sizes(data: ContactListData) -> tuple[float, float]:
    """Type size and width of the column to write in."""
    rows = list(data.rows)
    found = columns(
        data.columns, rows, lambda cell: fonts.units(look.REGULAR, cell), 517, wants_notes=True
    )
    assert sum(found.widths) + found.left + found.notes == pytest.approx(517)
    return found.size, found.notes


def test_few_columns_are_set_in_twelve_points_with_room_to_write() -> None:
    data = contacts(30)
    two = replace(data, columns=("name", "phone"))
    rows = tuple(row[:2] for row in data.rows)
    size, notes = _sizes(replace(two, rows=rows))
    assert size == 12
    assert notes > 200


def test_type_shrinks_to_nine_points_and_then_cells_wrap() -> None:
    names = ("name", "phone", "email", "address")
    for length in range(10, 120, 5):
        row = ("María Peña", "(305) 555-0100", "a@example.org", "x" * length)
        size, notes = _sizes(replace(contacts(0), columns=names, rows=(row,)))
        assert 9 <= size <= 12
        assert not notes or size >= 11


def test_a_phone_list_has_boxes_and_a_column_for_notes_that_are_decoration() -> None:
    call = contact_list.build(contacts(20), LETTER)
    assert "Name Phone E-mail Notes" in reading.whole_text(call.pdf)
    root = reading.structure(call.pdf)
    assert (len(root.all("TH")), len(root.all("TD"))) == (3, 60)
    for channel in (Channel.EMAIL, Channel.MAIL, None):
        printed = contact_list.build(replace(contacts(20), channel=channel), LETTER)
        assert "Notes" not in reading.whole_text(printed.pdf)


def test_columns_stand_near_each_other() -> None:
    data = replace(contacts(20), channel=Channel.EMAIL, columns=("name", "phone"))
    rows = tuple(row[:2] for row in data.rows)
    printed = contact_list.build(replace(data, rows=rows), LETTER)
    phones = [box for box in reading.text_boxes(printed.pdf) if box[2] - box[0] < 95]
    assert max(box[0] for box in phones if box[3] > 72) < 200


def test_twenty_five_people_to_call_fit_on_one_page() -> None:
    assert contact_list.build(contacts(25), LETTER).pages == 1


def test_a_channel_that_arrives_as_plain_text_is_understood() -> None:
    data = replace(contacts(2), channel="call")  # type: ignore[arg-type]
    assert "May be called" in reading.whole_text(contact_list.build(data, LETTER).pdf)


def test_a_foot_that_is_too_long_leaves_out_whole_pieces() -> None:
    group = replace(contacts(0).group, group="Neighbors " * 7, web="example.org/" + "x" * 40)
    content = reading.whole_text(contact_list.build(replace(contacts(3), group=group), A4).pdf)
    assert "Private. Lock it away" in content
    assert "· Page" not in content
