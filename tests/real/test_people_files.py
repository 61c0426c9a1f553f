"""Address books as programs really export them, read in place.

Expected values were read off the files by eye (`cat -v`); rows were counted with `wc -l`.
"""

import io
from pathlib import Path

import pytest
from factories import kind_of

from organizer.exports.tables import write_csv
from organizer.imports.people import reader as people
from organizer.imports.people.draft import PeopleDraft
from organizer.imports.plain_text import one_newline
from organizer.imports.tabular.spreadsheet import TRIGGERS, unguarded
from organizer.imports.tabular.table import read_rows
from organizer.people.exportable import PersonExport
from tests.words import words_of

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "contacts"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared folder of real files is not here"
)


def read(name: str, **options) -> PeopleDraft:
    data = (SHARED / name).read_bytes()
    if not name.startswith("spectrum_quotes"):
        assert kind_of(data) == "people"
    return people.read(data, name, **options)


@pytest.mark.parametrize(
    ("name", "profile", "delimiter", "names"),
    [
        ("thunderbird_basic.csv", "thunderbird", ",", ["John Doe", "Jane Doe"]),
        ("thunderbird_semicolon.csv", "thunderbird", ";", ["John Doe", "Jane Doe"]),
        ("thunderbird_no_header.csv", "no-header", ",", ["John Doe", "Jane Doe"]),
        ("thunderbird_utf16.csv", "thunderbird", ",", ["John Doe"]),
        ("thunderbird_empty_quotes.csv", "thunderbird", ",", ["Acer America"]),
        ("spectrum_comma_in_quotes.csv", "plain", ",", ["John Doe"]),
        ("shared_contacts_outlook_columns.csv", "outlook", ",", ["Adam Glacius", "Duncan Amey"]),
        ("thunderbird_vcard40.vcf", "vcard", "", ["contact number one", "contact number two"]),
        ("apple_vcard30_photo_labels.vcf", "vcard", "", ["Mr. John Richter,James Doe Sr."]),
        ("gmail_vcard30.vcf", "vcard", "", ["Mr. John Richter, James Doe Sr."]),
        ("outlook2003_vcard21.vcf", "vcard", "", ["John Doe III"]),
    ],
)
def test_each_address_book_gives_its_people(name, profile, delimiter, names):
    draft = read(name)
    assert (draft.profile, draft.delimiter) == (profile, delimiter)
    assert [person.name for person in draft.people] == names


def test_nationbuilders_150_people_are_taken_and_their_words_for_numbers_named():
    # wc -l: 151 lines with the header. Each row has a word as e-mail and one as mobile number.
    draft = read("nationbuilder_columns_150.csv")
    assert (draft.profile, len(draft.people), draft.rejected) == ("nationbuilder", 150, ())
    assert len(draft.problems) == 300
    assert draft.problems[0].where == "line 2, column “mobile_number”"
    first = draft.people[0]
    assert (first.given, first.family, first.external_id) == ("first_name0", "last_name0", "p0")
    assert [way.value for way in first.ways] == [
        "primary_address10, primary_address20, primary_city0, primary_zip0"
    ]


def test_shift_jis_is_guessed_and_said_and_read_when_it_is_named():
    assert "guessed" in words_of(read("thunderbird_shiftjis.csv").problems[0])
    draft = read("thunderbird_shiftjis.csv", encoding="shift_jis")
    # `iconv -f shift_jis`: first name 権兵衛, last name 名無し (a Japanese John Doe).
    [person] = draft.people
    assert (person.name, person.given, person.family) == ("名無しの権兵衛", "権兵衛", "名無し")
    assert not draft.problems


def test_mixed_delimiters_give_all_four_rows_and_a_note():
    draft = read("thunderbird_tab_comma_mixed.csv")
    assert [person.name for person in draft.people] == [f"{n}@host.invalid" for n in range(1, 5)]
    assert [problem.where for problem in draft.problems] == ["line 1"]


def test_a_file_that_is_about_nobody_gives_nobody():
    draft = read("spectrum_quotes_and_newlines.csv")
    assert not draft.people
    assert draft.columns[1].samples[1].startswith('ha "ha" ha')


def test_the_entry_that_is_marked_for_deletion_is_rejected():
    draft = read("shared_contacts_outlook_columns.csv")
    assert [line for line, _, _ in draft.rejected] == [3]


def test_apples_labels_and_addresses_are_read_and_its_photo_is_not():
    [person] = read("apple_vcard30_photo_labels.vcf").people
    # Seven TEL lines: three with a type, two fax, one pager, one with a label of its own.
    assert [(way.label, way.value) for way in person.ways][:4] == [
        ("work", "905-777-1234"),
        ("home", "905-666-1234"),
        ("mobile", "905-555-1234"),
        ("assistantphone", "905-222-1234"),
    ]
    assert person.ways[-1].value == "Street4 Building 6 Floor 8, New York, 12345, USA"


def test_androids_soft_breaks_do_not_lose_a_card():
    # grep -c BEGIN:VCARD: 6. Two cards have no name, only an e-mail.
    draft = read("android_vcard21_qp.vcf")
    assert len(draft.people) == 6
    assert draft.people[0].name == "john.doe@company.com"
    assert draft.people[3].name == " ".join("Ñ" * 11)


def test_kdes_broken_cards_are_all_read():
    # grep -c BEGIN:VCARD: 5; the first has neither N nor FN.
    draft = read("kde_vcard21_qp_broken_adr.vcf")
    assert [person.name for person in draft.people] == [
        "Bike Shop",
        "Field after Address broken",
        "Field after Address not broken",
        "Dr. med. Surname Name",
        "Second Doctor",
    ]
    assert draft.people[3].role == "Facharzt für Allgemeinmedizin"


def test_words_as_numbers_in_outlooks_card_are_named():
    draft = read("outlook2003_vcard21.vcf")
    assert len(draft.problems) == 3
    assert draft.people[0].notes.startswith("This is the note field!!\nSecond line")


@pytest.mark.parametrize("mode", ["spreadsheet", "exact"])
def test_every_hostile_line_comes_back_and_runs_nothing(mode):
    lines = (SHARED / "blns.txt").read_text(encoding="utf-8").split("\n")
    hostile = [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(hostile) > 400
    out = io.BytesIO()
    write_csv(out, [PersonExport(name="x", role=line) for line in hostile], ("name", "role"), mode)
    found = [row.cells[1] for row in read_rows(out.getvalue()).rows[1:]]
    if mode == "spreadsheet":
        assert not [cell for cell in found if cell[0] in TRIGGERS]
        found = [unguarded(cell) for cell in found]
    assert found == [one_newline(line).replace("\x00", "") for line in hostile]
