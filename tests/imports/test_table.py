"""Rows out of delimited text."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import examples

from organizer.imports.tabular.table import read_rows
from organizer.model.errors import Rule, RuleBroken
from tests.words import words_of


def cells(data: bytes | str, **kind: str) -> list[tuple[str, ...]]:
    data = data.encode() if isinstance(data, str) else data
    return [row.cells for row in read_rows(data, **kind).rows]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_known_headers(mark):
    text = f"First Name{mark}Last Name{mark}Notes\nAna{mark}Ruiz{mark}a, b; c\n"
    table = read_rows(text.encode())
    assert table.delimiter == mark
    assert table.rows[1].cells[0] == "Ana"


def test_without_known_headers_even_rows_decide():
    assert read_rows(b"a;b,c;d\ne;f;g\nh;i;j,k,l\n").delimiter == ";"


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("utf-8-sig", "name,city\nJosé,Belén".encode("utf-8-sig")),
        ("utf-8", "name,city\nJosé,Belén".encode()),
        ("utf-16", "name,city\nJosé,Belén".encode("utf-16")),
        ("utf-16-le", "name,city\nJosé,Belén".encode("utf-16-le")),
        ("cp1252", "name,city\nJosé,Belén".encode("cp1252")),
        ("mac_roman", "name,city\nJosé,Belén".encode("mac_roman")),
    ],
)
def test_the_encoding_is_found(encoding, data):
    table = read_rows(data)
    assert table.encoding == encoding
    assert table.rows[1].cells == ("José", "Belén")
    guessed = encoding in ("cp1252", "mac_roman", "utf-16-le")
    assert table.is_guess == guessed == bool(table.problems)


def test_the_caller_may_name_the_encoding():
    assert cells("name\n日本".encode("shift_jis"), encoding="shift_jis")[1] == ("日本",)


def test_an_encoding_that_does_not_exist_is_refused():
    with pytest.raises(RuleBroken) as caught:
        read_rows(b"a,b", encoding="klingon")
    assert caught.value.rule == Rule.FILE_UNREADABLE


def test_a_cell_may_hold_commas_quotes_and_lines():
    assert cells('a,b\n1,"x, ""y""\nz"\n3,4\n') == [("a", "b"), ("1", 'x, "y"\nz'), ("3", "4")]


def test_a_quote_that_is_never_closed_costs_only_its_line():
    text = 'name,phone\n"Ana,1\nBo,2\nCy,3\n'
    table = read_rows(text.encode())
    assert [row.cells for row in table.rows[1:]] == [("Ana", "1"), ("Bo", "2"), ("Cy", "3")]
    assert [p.where for p in table.problems] == ["line 2"]


def test_a_quote_closed_by_the_next_quoted_row_swallows_nothing():
    text = 'name,phone\n"Ana,1\nBo,2\n"Cy, Jr.",3\n'
    assert [c[0] for c in cells(text)[1:]] == ["Ana", "Bo", "Cy, Jr."]


def test_a_stray_quote_inside_a_cell_stays():
    assert cells('name,size\nPipe,5" wide\nBo,2\n')[1] == ("Pipe", '5" wide')


def test_quotes_that_do_not_match_are_said_with_their_line():
    table = read_rows(b'name,x\n"Bo "Jo" Li",2\n')
    assert table.problems[0].where == "line 2"
    assert len(table.rows[1].cells) == 2


def test_blank_lines_are_left_out_and_counted():
    assert [row.line for row in read_rows(b"a,b\n\n,,\n1,2\n").rows] == [1, 4]


def test_a_line_with_another_delimiter_is_split_by_it_and_said():
    table = read_rows(b"1\t1\t1@x.org\n2\t2\t2@x.org\n3,3,3@x.org\n")
    assert table.rows[2].cells == ("3", "3", "3@x.org")
    assert "commas" in words_of(table.problems[0])


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", Rule.FILE_EMPTY),
        (b"\n\n \n", Rule.FILE_EMPTY),
        (b",,\n,,\n", Rule.FILE_EMPTY),
        (bytes(range(256)) * 20, Rule.FILE_NOT_TABLE),
        (b"a\n" * 50_001, Rule.FILE_TOO_LARGE),
    ],
)
def test_what_is_no_table_is_refused(data, rule):
    with pytest.raises(RuleBroken) as caught:
        read_rows(data)
    assert caught.value.rule == rule


def test_too_wide_rows_and_too_long_cells_are_cut_and_said():
    table = read_rows((",".join("x" * 400) + "\n" + "y" * 40_000).encode())
    assert len(table.rows[0].cells) == 300
    assert len(table.rows[1].cells[0]) == 32_767
    assert [p.where for p in table.problems] == ["line 1", "line 2"]


CELL = st.text(
    st.characters(exclude_characters="\x00", exclude_categories=["Cs", "Cc"])
    | st.sampled_from('",;\n')
)


@settings(max_examples=examples(200))
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_the_csv_module_writes_is_read_back(rows):
    # A first row that settles delimiter and width, as real files have it.
    rows = [["First Name", "Last Name", "Notes"], *rows]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    kept = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    assert cells(out.getvalue().removeprefix("\ufeff")) == kept


@settings(max_examples=examples(200))
@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_a_refusal(data):
    try:
        table = read_rows(data)
    except RuleBroken as refused:
        assert refused.rule in (Rule.FILE_EMPTY, Rule.FILE_NOT_TABLE)
    else:
        assert table.rows
