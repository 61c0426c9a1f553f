"""Rosters of officials: Open States files, tables, lists of districts; and what is none."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import at_most

from organizer.imports.rosters import kind as roster
from organizer.imports.rosters.draft import OfficialDraft, RosterDraft
from organizer.imports.rosters.rows import title_and_name, typed_date, web_address
from organizer.model.errors import Rule, RuleBroken
from tests.words import words_of

TODAY = date(2026, 9, 1)
DATA = Path(__file__).parents[1] / "data"

SENATOR = """\
id: ocd-person/afd55a58-b8f6-4dd7-9d93-a2207b65e425
name: Ana María Example
birth_date: 1973-03-28
gender: Female
image: https://example.org/ana.jpg
party:
- name: Republican
roles:
- type: lower
  district: '115'
  jurisdiction: ocd-jurisdiction/country:us/state:fl/government
  end_date: 2022-11-08
- type: upper
  district: '40'
  jurisdiction: ocd-jurisdiction/country:us/state:fl/government
  start_date: 2022-11-08
offices:
- classification: district
  address: 3800 NW 115th Avenue; Doral, FL 33178
  voice: 305-555-0152
- classification: capitol
  address: 314 Senate Building; Tallahassee, FL 32399
  voice: 850-555-0140
links:
- url: https://example.org/bio
- url: https://example.org/S40
  note: homepage
sources:
- url: https://example.org/list
"""

# The form before 2023: contact_details with a note, a jurisdiction with a blank.
MAYOR = """\
id: ocd-person/dde289f3-8057-4609-ae13-b1fb861e4403
name: Dean Example
roles:
- end_date: '2028-03-09'
  jurisdiction: ocd-jurisdiction/country:us/state:fl/place:fort lauderdale/government
  type: mayor
contact_details:
- address: City Hall, 8th Fl.;Fort Lauderdale, FL 33301
  email: mayor@example.gov
  note: Primary Office
  voice: 954-555-0114
sources: []
"""


def read(text: str | bytes) -> RosterDraft:
    data = text if isinstance(text, bytes) else text.encode()
    return roster.read(data, TODAY)


def only(text: str | bytes) -> OfficialDraft:
    draft = read(text)
    assert len(draft.officials) == 1, draft
    return draft.officials[0]


# Open States


def test_the_role_that_runs_today_counts_and_the_capitol_office_comes_first():
    assert roster.is_roster(SENATOR.encode())
    assert only(SENATOR) == OfficialDraft(
        name="Ana María Example",
        body="FL legislature, upper chamber",
        title="Senator",
        seat="District 40",
        phone="850-555-0140",
        email="",
        office_address="314 Senate Building, Tallahassee, FL 32399",
        web="https://example.org/S40",
        source="https://example.org/list",
        division="ocd-division/country:us/state:fl/sldu:40",
        uid="ocd-person/afd55a58-b8f6-4dd7-9d93-a2207b65e425",
        term_start=date(2022, 11, 8),
        where="file",
    )


def test_private_things_of_a_person_are_not_read():
    said = repr(read(SENATOR))
    assert not [word for word in ("1973", "Female", "ana.jpg", "Republican") if word in said]


def test_the_older_form_gives_the_same_fields():
    found = only(MAYOR)
    assert (found.title, found.body, found.seat) == ("Mayor", "Fort Lauderdale, FL", "")
    assert found.division == "ocd-division/country:us/state:fl/place:fort_lauderdale"
    assert (found.phone, found.email) == ("954-555-0114", "mayor@example.gov")
    assert found.office_address == "City Hall, 8th Fl., Fort Lauderdale, FL 33301"


def test_an_ended_role_is_offered_and_said():
    draft = read(MAYOR.replace("2028-03-09", "2024-03-09"))
    assert draft.officials[0].term_end == date(2024, 3, 9)
    [problem] = draft.problems
    assert words_of(problem).startswith("The term ended on Mar 9, 2024.")


def test_of_two_ended_roles_the_last_counts():
    both = MAYOR.replace(
        "roles:\n", "roles:\n- type: lower\n  district: '9'\n  end_date: '2019-01-01'\n"
    ).replace("2028-03-09", "2024-03-09")
    assert only(both).title == "Mayor"


def test_documents_of_one_file_are_each_a_person_and_a_broken_one_costs_itself():
    first = "id: ocd-person/1\nname: Ana Example\n"  # lines 1 and 2
    draft = read(first + "---\nname: [unclosed\n---\n" + MAYOR + "...\n")  # lines 3, 4, 5
    assert [(one.name, one.where) for one in draft.officials] == [
        ("Ana Example", "line 1"),
        ("Dean Example", "line 6"),
    ]
    [problem] = draft.problems
    # YAML notices a bracket that stays open at the end of the document, one line on.
    assert problem.where in ("line 4", "line 5")
    assert words_of(problem).startswith("This entry was not read: ")


def test_a_vacant_seat_is_no_member():
    draft = read(MAYOR.replace("Dean Example", "'VACANT '"))
    assert (draft.officials, words_of(draft.skipped[0])) == ((), "the seat is vacant")


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\n",
        "roles: &r\n- type: mayor\nother: *r\n",
        "a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: {n: 1}}}}}}}}}}}}}\n",
        "list: [" + "x, " * 20_000 + "x]\n",
    ],
    ids=["references of references", "one reference", "too deep", "too much"],
)
def test_a_bomb_is_refused_with_its_line(bomb):
    draft = read(f"id: ocd-person/1\nname: X\n{bomb}")
    assert draft.officials == ()
    [problem] = draft.problems
    assert problem.where.startswith("line ") and "was not read" in words_of(problem)


def test_tags_and_types_of_yaml_are_only_text():
    found = only("id: ocd-person/1\nname: !!python/name:os.system 2024-01-01\n")
    assert found.name == "2024-01-01"


def test_a_script_address_is_no_link():
    draft = read(SENATOR.replace("https://example.org/S40", "javascript:alert(1)"))
    assert draft.officials[0].web == "https://example.org/bio"


def test_a_file_of_yaml_has_a_limit_of_its_own():
    with pytest.raises(RuleBroken) as caught:
        read(SENATOR + "# " + "x" * 5 * 1024 * 1024)
    assert caught.value.rule == Rule.FILE_TOO_LARGE


# tables

PLAIN = """\
Name,Title,District,Phone,Email,Address,City,State,Zip,Website,Term End
Hon. Miguel Example,Commissioner,1,305-555-0130,d1@example.gov,1 Dinner Key,Miami,FL,33133,a.gov/1,11/4/2027
Vacant,Commissioner,2,,,,,,,,
Ana Ruiz,Commissioner,3,555-0133,nobody,,,,,,Nov 2027
"""  # noqa: E501 - one row

# The header as Open States publishes it.
OPEN_STATES = (
    "id,name,current_party,current_district,current_chamber,given_name,family_name,gender,email,"
    "biography,birth_date,death_date,image,links,sources,capitol_address,capitol_voice,"
    "capitol_fax,district_address,district_voice,district_fax,twitter,youtube,instagram,facebook,"
    "wikidata\n"
    "ocd-person/1,Ana Example,Republican,40,upper,Ana,Example,Female,a@example.gov,"
    "Born in 1975,1975-01-01,,https://example.org/y.jpg,https://example.org/S40;https://b.org,"
    "https://example.org/list,314 Senate Building; Tallahassee,850-555-0140,"
    ",Doral,305-555-0152,,,,,,\n"
)


def test_a_plain_table_gives_seats_and_says_what_it_could_not_take():
    assert roster.is_roster(PLAIN.encode())
    draft = read(PLAIN)
    first, second = draft.officials
    assert first == OfficialDraft(
        name="Miguel Example",
        title="Commissioner",
        seat="District 1",
        phone="305-555-0130",
        email="d1@example.gov",
        office_address="1 Dinner Key, Miami, FL 33133",
        web="https://a.gov/1",
        term_end=date(2027, 11, 4),
        where="line 2",
    )
    assert (second.phone, second.email, second.term_end) == ("555-0133", "", None)
    assert [(s.where, s.title) for s in draft.skipped] == [("line 3", "Vacant District 2")]
    assert [p.where for p in draft.problems] == ["line 4"] * 3


def test_the_table_of_open_states_is_read_without_private_columns():
    assert roster.is_roster(OPEN_STATES.encode())
    draft = read(OPEN_STATES)
    assert draft.profile == "open-states-csv"
    found = draft.officials[0]
    assert (found.uid, found.title, found.seat) == ("ocd-person/1", "Senator", "District 40")
    assert (found.phone, found.web) == ("850-555-0140", "https://example.org/S40")
    assert not [word for word in ("1975", "Female", "y.jpg", "Republican") if word in repr(found)]
    assert "birth_date" in words_of(draft.problems[0])


def test_a_spanish_table_is_understood():
    table = (
        "Nombre;Cargo;Distrito;Teléfono;Correo electrónico;Fin del mandato\n"
        "Inés Mora;Comisionada;3;305-555-0133;x@example.gov;20 de agosto de 2028\n"
    )
    assert roster.is_roster(table.encode("cp1252"))
    found = only(table.encode("cp1252"))
    assert (found.name, found.title, found.seat) == ("Inés Mora", "Comisionada", "District 3")
    assert (found.phone, found.term_end) == ("305-555-0133", date(2028, 8, 20))


@pytest.mark.parametrize(
    ("table", "is_one"),
    [
        ("Name,District,Phone\nAna Ruiz,3,305-555-0101\n", False),
        ("Name,District,Email\nAna Ruiz,3,ana@example.org\n", False),
        ("Name,Title,Email\nAna Ruiz,Teacher,a@example.org\n", False),
        ("Name,Title,District,Tags\nAna Ruiz,Commissioner,3,renter\n", False),
        ("Name,Title,District,Language\nAna Ruiz,Commissioner,3,es\n", False),
        ("Name,Title,District,Email opt in\nAna Ruiz,Commissioner,3,yes\n", False),
        ("Name,Title,District,Immigration status\nAna Ruiz,Commissioner,3,x\n", False),
        ("Name,Title,Company\nAna Ruiz,Senator,Example Bank\n", False),
        ("Name,Title,Home Address\nAna Ruiz,Mayor,1 Example St\n", False),
        ("First Name,Last Name,Title\nAna,Ruiz,Sales Representative\n", False),
        ("Name,Seat\nAna Ruiz,12A\n", False),
        ("Name,Phone\nCommissioner Ana Ruiz,305-555-0101\n", False),
        ("Name,District,Email\nAna Ruiz,3,district3@miamigov.com\n", True),
        ("Name,District\nCommissioner Ana Ruiz,3\n", True),
        ("Name,Seat\nAna Ruiz,District 3\n", True),
        ("First Name,Last Name,Position\nAna,Ruiz,Vice Mayor\n", True),
        ("Name,District,Term Expires\nAna Ruiz,3,2028-11-07\n", True),
    ],
)
def test_a_list_of_private_people_is_never_taken_for_a_roster(table, is_one):
    assert roster.is_roster(table.encode()) is is_one


@pytest.mark.parametrize("file", sorted(DATA.glob("*.csv")), ids=lambda file: file.name)
def test_our_own_files_of_people_are_no_rosters(file):
    assert not roster.is_roster(file.read_bytes())


# districts


def test_a_list_of_divisions_is_read_with_and_without_a_header():
    bare = "ocd-division/country:us/state:il/place:chicago/ward:4,Chicago ward 4\n"
    for text in (bare, f"id,name\n{bare}"):
        assert roster.is_roster(text.encode())
        draft = read(text)
        [found] = draft.divisions
        assert (draft.profile, found.name) == ("ocd-divisions", "Chicago ward 4")
        assert found.division == "ocd-division/country:us/state:il/place:chicago/ward:4"


def test_a_division_that_is_no_longer_valid_is_skipped():
    draft = read(
        "id,name,validThrough\n"
        "ocd-division/country:us/state:fl/sldl:1,one,2012-11-06\n"
        "ocd-division/country:us/state:fl/sldl:2,two,\n"
        "nothing,three,\n"
    )
    assert [each.name for each in draft.divisions] == ["two"]
    assert [(s.where, s.title) for s in draft.skipped] == [("line 2", "one"), ("line 4", "three")]


# parts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-08-20", date(2024, 8, 20)),
        ("2024-08-20T00:00:00", date(2024, 8, 20)),
        ("8/20/2024", date(2024, 8, 20)),
        ("August 20, 2024", date(2024, 8, 20)),
        ("Aug. 20 2024", date(2024, 8, 20)),
        ("20 de agosto de 2024", date(2024, 8, 20)),
        ("20/8/2024", None),
        ("2024", None),
        ("Nov 2024", None),
        ("1900-01-01", None),
        ("0001-01-01", None),
        ("2024-02-30", None),
    ],
)
def test_only_whole_dates_are_dates(text, day):
    assert typed_date(text) == day


def test_titles_stand_before_names():
    assert title_and_name("Hon. Commissioner Ana Ruiz") == ("Commissioner", "Ana Ruiz")
    assert title_and_name("Vice-Mayor Ana Ruiz") == ("Vice-Mayor", "Ana Ruiz")
    assert title_and_name("Chair") == ("", "Chair")
    assert title_and_name("Senatoria Drake") == ("", "Senatoria Drake")


def test_only_addresses_of_the_web_are_links():
    assert web_address("www.miami.gov/d1") == "https://www.miami.gov/d1"
    assert web_address("HTTP://miami.gov") == "HTTP://miami.gov"
    assert not [
        web_address(t) for t in ("javascript:x", "file:///x", "a b.c", "") if web_address(t)
    ]


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_a_draft_or_a_refusal(data):
    for text in (data, b"id: ocd-person/1\n" + data, b"Name,Title\n" + data):
        try:
            assert isinstance(roster.read(text, TODAY), RosterDraft)
        except RuleBroken as refused:
            assert str(refused.rule).startswith("file_")


@pytest.mark.parametrize(
    "filling",
    [b"[", b"? ", b"- ", b"a: ", b"{", b"'", b"---\n", b"!!a ", b"&a ", b"x", b"a: b\n",
     b"---\nid: ocd-person/1\nname: A\n"],
    ids=repr,
)  # fmt: skip
def test_no_file_of_yaml_takes_long(filling):
    data = b"id: ocd-person/1\n" + filling * (4_900_000 // len(filling))
    with at_most(cpu_seconds=5):
        roster.read(data, TODAY)
