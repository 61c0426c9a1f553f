"""Address-book cards in and out."""

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import at_most, examples

from organizer.exports.vcard import folded, write_vcards
from organizer.imports.draft import Why, because
from organizer.imports.people import reader as people
from organizer.imports.people import vcard
from organizer.imports.people.draft import PeopleDraft
from organizer.model.kinds import WayKind
from organizer.people.exportable import PersonExport
from tests.words import words_of


def read(*lines: str, version: str = "3.0") -> PeopleDraft:
    return vcard.read(
        "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"]).encode()
    )


def phones(draft: PeopleDraft) -> list[tuple[str, str]]:
    return [(w.label, w.key) for w in draft.people[0].ways if w.kind == WayKind.PHONE]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TEL;TYPE=CELL:305-555-0101", ("mobile", "+13055550101")),
        ("TEL;CELL;PREF:305-555-0101", ("mobile", "+13055550101")),
        ("TEL;type=HOME;type=VOICE;type=pref:305-555-0101", ("home", "+13055550101")),
        ('TEL;VALUE=uri;TYPE="voice,work":tel:+1-305-555-0101', ("work", "+13055550101")),
        ("item1.TEL:305-555-0101\r\nitem1.X-ABLabel:_$!<Mobile>!$_", ("mobile", "+13055550101")),
    ],
)
def test_each_way_to_label_a_phone_is_read(line, expected):
    assert phones(read("FN:Ana", line)) == [expected]


def test_fax_numbers_are_left_out():
    assert phones(read("FN:Ana", "TEL;WORK;FAX:305-555-0101")) == []


def test_quoted_printable_with_soft_breaks_is_one_text():
    draft = read(
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9 =\r\nPe=C3=B1a", version="2.1"
    )
    assert draft.people[0].name == "José Peña"


def test_escaped_marks_in_a_name_do_not_split_it():
    person = read("N:Doe;John;Richter\\, James;Mr.;Sr.", "FN:x").people[0]
    assert (person.given, person.family) == ("John Richter, James", "Doe")


def test_a_card_without_a_name_is_called_by_what_it_has():
    assert read("ORG:Bike Shop").people[0].name == "Bike Shop"
    assert read("EMAIL:a@example.org").people[0].name == "a@example.org"


def test_a_card_with_nobody_is_rejected_and_the_next_one_read():
    data = b"BEGIN:VCARD\nNOTE:x\nEND:VCARD\nBEGIN:VCARD\nFN:Ana\nEND:VCARD\n"
    draft = vcard.read(data)
    assert [p.name for p in draft.people] == ["Ana"]
    assert draft.rejected == ((1, (), because(Why.NOBODY)),)


def test_photos_keys_and_birthdays_are_not_read():
    draft = read("FN:Ana", "PHOTO;ENCODING=b;TYPE=JPEG:" + "QUJD" * 400, "BDAY:1980-01-01")
    assert "QUJD" not in repr(draft) and "1980" not in repr(draft)


def test_cards_within_cards_end_the_reading():
    with at_most(cpu_seconds=1):
        draft = vcard.read(b"BEGIN:VCARD\n" * 5000)
    assert "Cards within cards" in words_of(draft.problems[0])


def test_a_vcard_file_is_known_by_its_content():
    assert people.read(b"\xef\xbb\xbfbegin:vcard\nFN:Ana\nEND:VCARD\n").profile == "vcard"


PERSON = PersonExport(
    name="Ana; Ruiz, Peña\nJr.",
    given="Ana",
    family="Ruiz Peña",
    phones=(("mobile", "+13055550101", "(305) 555-0101"),),
    emails=("ana@example.org",),
    addresses=("12 Main St, Miami, FL 33137",),
    role="Nurse",
    affiliation="Unión; de Inquilinos",
    tags=("renter", "a,b"),
    updated=datetime(2026, 1, 5, 12, tzinfo=UTC),
)


def written(*people: PersonExport) -> bytes:
    out = io.BytesIO()
    assert write_vcards(out, people) == len(people)
    return out.getvalue()


def test_a_written_card_reads_back_the_same():
    person = vcard.read(written(PERSON)).people[0]
    assert person.name == "Ana; Ruiz, Peña Jr."
    assert (person.given, person.family) == ("Ana", "Ruiz Peña")
    assert [way.value for way in person.ways] == [
        "+13055550101",
        "ana@example.org",
        "12 Main St, Miami, FL 33137",
    ]
    assert (person.role, person.affiliation) == ("Nurse", "Unión; de Inquilinos")


def test_a_card_is_version_three_without_a_mark_and_with_its_own_uid():
    data = written(PERSON, PERSON)
    assert data.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    uids = [line for line in data.splitlines() if line.startswith(b"UID:")]
    assert len(set(uids)) == 2


def test_a_name_that_was_never_split_stays_whole():
    assert b"N:;Jean Pierre;;;\r\n" in written(PersonExport(name="Jean Pierre"))


@settings(max_examples=examples(200))
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=200))
def test_folding_keeps_to_75_octets_and_unfolds_to_the_same(text):
    pieces = folded(text).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == text


@settings(max_examples=examples(200))
@given(st.text(min_size=1, max_size=80))
def test_any_name_survives_writing_and_reading(name):
    draft = vcard.read(written(PersonExport(name=f"x{name}x")))
    assert len(draft.people) == 1
