"""People out: CSV and XLSX."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import examples

from organizer.exports.columns import COLUMNS, HEADERS, LAYOUTS
from organizer.exports.tables import write_csv, write_xlsx
from organizer.imports.people import reader as people
from organizer.imports.people.headers import target_of
from organizer.imports.tabular.spreadsheet import TRIGGERS, guarded, unguarded
from organizer.model.kinds import Answer, Channel
from organizer.people.exportable import PersonExport

ANA = PersonExport(
    name="Ana Ruiz Peña",
    given="Ana",
    family="Ruiz Peña",
    phones=(
        ("mobile", "+13055550101", "(305) 555-0101"),
        ("work", "+50934567890", "+509 34 56 7890"),
    ),
    emails=("ana@example.org", "a2@example.org"),
    addresses=("12 NE 54th St, Miami, FL 33137",),
    languages=("es", "en"),
    district="3",
    zip_code="02139",
    affiliation="=1+1",
    tags=("renter", "speaker"),
    consent={"call": "yes", "email": "no", "text": "unknown"},
    updated=datetime(2026, 1, 5, 12, tzinfo=UTC),
)


def as_csv(*args, **options) -> bytes:
    out = io.BytesIO()
    write_csv(out, *args, **options)
    return out.getvalue()


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_file_for_a_spreadsheet_has_a_mark_and_runs_no_formula():
    data = as_csv([ANA])
    assert data.startswith(b"\xef\xbb\xbfName,")
    assert data.endswith(b"\r\n")
    [row] = rows(data)
    assert row["Organization"] == "'=1+1"
    assert (row["Phone"], row["Phone 2"]) == ("(305) 555-0101", "'+509 34 56 7890")


def test_a_file_for_another_program_is_exact():
    data = as_csv([ANA], mode="exact")
    assert data.startswith(b"Name,")
    [row] = rows(data)
    assert (row["Organization"], row["Phone"]) == ("=1+1", "+13055550101")


def test_only_the_chosen_columns_are_written_in_their_order():
    assert as_csv([ANA], ("phone", "name"), "exact").splitlines() == [
        b"Phone,Name",
        b"+13055550101,Ana Ruiz Pe\xc3\xb1a",
    ]


def test_headers_may_be_in_the_readers_language():
    data = as_csv([ANA], ("name",), headers={"name": "Nombre"})
    assert data.decode("utf-8-sig").startswith("Nombre\r\n")


def test_an_unknown_column_is_an_error():
    with pytest.raises(KeyError):
        as_csv([ANA], ("name", "passport"))


def test_our_own_reader_knows_all_our_headers():
    assert set(HEADERS) == set(COLUMNS)
    unknown = [key for key in COLUMNS if not target_of(HEADERS[key])]
    assert unknown == ["phone_label"]


@pytest.mark.parametrize("mode", ["spreadsheet", "exact"])
def test_a_written_file_reads_back_the_same_person(mode):
    draft = people.read(as_csv([ANA], mode=mode))
    [person] = draft.people
    assert (person.name, person.given, person.family) == (ANA.name, ANA.given, ANA.family)
    assert [way.key for way in person.ways][:4] == [
        "+13055550101",
        "+50934567890",
        "ana@example.org",
        "a2@example.org",
    ]
    assert (person.zip_code, person.affiliation) == ("02139", "=1+1")
    assert (person.languages, person.tags) == (("es", "en"), ANA.tags)
    assert {c.channel: c.answer for c in person.consents} == {
        Channel.CALL: Answer.YES,
        Channel.EMAIL: Answer.NO,
    }
    assert not draft.problems and not draft.rejected


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_each_layout_is_recognised_as_that_programs_own(layout):
    data = as_csv([ANA], mode="exact", layout=layout)
    draft = people.read(data)
    assert draft.profile == layout
    [person] = draft.people
    assert (person.given, person.family) == ("Ana", "Ruiz Peña")
    assert "+13055550101" in [way.key for way in person.ways]
    assert set(ANA.tags) == set(person.tags)


def test_a_phone_stands_in_the_column_of_its_label_and_in_no_other():
    phones = tuple(
        (label, f"+1305555010{n}", f"305-555-010{n}")
        for n, label in enumerate(("mobile", "home", "fax at church"))
    )
    [row] = rows(as_csv([replace(ANA, phones=phones)], mode="exact", layout="outlook"))
    found = {name: value for name, value in row.items() if value.startswith("+1305")}
    assert found == {
        "Mobile Phone": "+13055550100",
        "Home Phone": "+13055550101",
        "Other Phone": "+13055550102",
    }


def test_layouts_have_the_headers_of_those_programs():
    assert len(LAYOUTS["outlook"].headers) == 88
    assert "Internet Free Busy" in LAYOUTS["outlook"].headers
    assert "E-mail 1 - Value" in LAYOUTS["google"].headers
    for layout in LAYOUTS.values():
        assert set(layout.filled) <= set(layout.headers)


def test_a_no_is_written_as_a_no_for_nationbuilder():
    [row] = rows(as_csv([PersonExport(name="Bo", consent={"call": "no"})], layout="nationbuilder"))
    assert (row["do_not_call"], row["email_opt_in"], row["first_name"]) == ("Y", "", "Bo")


@settings(max_examples=examples(200))
@given(st.text())
def test_a_guarded_text_runs_nothing_and_comes_back_exactly(text):
    assert guarded(text)[:1] not in tuple(TRIGGERS)
    assert unguarded(guarded(text)) == text


NAME = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@settings(max_examples=examples(200))
@given(st.lists(NAME, min_size=1, max_size=5), st.sampled_from(["spreadsheet", "exact"]))
def test_any_names_come_back_as_often_as_they_went(names, mode):
    data = as_csv([PersonExport(name=f"n{name}") for name in names], ("name", "tags"), mode)
    draft = people.read(data)
    assert len(draft.people) + len(draft.rejected) == len(names)


def test_a_workbook_holds_text_only_and_nobodys_name():
    out = io.BytesIO()
    assert write_xlsx(out, [ANA]) == 1
    sheet = openpyxl.load_workbook(io.BytesIO(out.getvalue())).active
    found = {sheet.cell(1, n).value: sheet.cell(2, n) for n in range(1, len(COLUMNS) + 1)}
    assert (found["ZIP"].value, found["ZIP"].data_type) == ("02139", "s")
    assert (found["Organization"].value, found["Organization"].data_type) == ("=1+1", "s")
    core = zipfile.ZipFile(out).read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core and "lastModifiedBy></" in core
