from dataclasses import replace

import pytest

from organizer.documents import contact_list
from organizer.documents.data import ContactRow, Printed
from organizer.progress import Cancelled

from . import reading
from .samples import COPIER, LETTER, contacts


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
    return contact_list.build(replace(data, rows=(ContactRow(values), *data.rows)), LETTER)


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


def test_rows_with_fewer_values_than_columns_still_print() -> None:
    assert "Only a name" in reading.whole_text(_with("Only a name").pdf)


def test_many_columns_turn_the_page_on_its_side() -> None:
    columns = ("name", "phone", "email", "address", "language", "tags", "Own column")
    rows = (ContactRow(tuple("abcdefg")),)
    printed = contact_list.build(replace(contacts(0), columns=columns, rows=rows), LETTER)
    assert reading.text_boxes(printed.pdf)[0][4:] == (792, 612)
    assert "Own column" in reading.whole_text(printed.pdf)
    assert printed.may_print


def test_an_empty_list_says_so_and_is_no_error() -> None:
    printed = contact_list.build(contacts(0), COPIER)
    assert printed.pages == 1
    assert "Nobody on this list yet." in reading.whole_text(printed.pdf)
