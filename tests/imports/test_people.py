"""People out of tables."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import examples

from organizer.imports.draft import Why, because
from organizer.imports.people import reader as people
from organizer.imports.people.draft import PeopleDraft
from organizer.imports.people.headers import target_of
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Answer, Channel, WayKind
from tests.words import words_of

DATA = Path(__file__).parents[1] / "data"


def read(text: str, **options) -> PeopleDraft:
    return people.read(text.encode(), **options)


def ways(draft: PeopleDraft, number: int, kind: WayKind) -> list[str]:
    return [way.key or way.value for way in draft.people[number].ways if way.kind == kind]


@pytest.mark.parametrize(
    ("header", "profile"),
    [
        ("First Name,Last Name,Display Name,Primary Email,Secondary Email", "thunderbird"),
        ("nationbuilder_id,first_name,email_opt_in", "nationbuilder"),
        ("first_name,can2_user_tags,can2_phone", "action-network"),
        ("Voter File VANID,LastName,FirstName,PreferredEmail", "van"),
        ("Email Address,First Name,MEMBER_RATING,OPTIN_TIME,TAGS", "mailchimp"),
        ("Name,Given Name,Additional Name,Yomi Name,Group Membership", "google-old"),
        ("First Name,Labels,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value", "google"),
        ("First Name,E-mail Address,E-mail 2 Address,Business Phone,Home Fax", "outlook"),
        ("Name,Phone,Email", "plain"),
        ("Nombre,Apellidos,Correo,Teléfono", "plain"),
        ("Non,Siyati,Imèl,Telefòn", "plain"),
    ],
)
def test_the_program_that_wrote_a_file_is_known_by_its_headers(header, profile):
    assert read(f"{header}\nAna,Ruiz,x,y,z\n").profile == profile


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Código Postal", "zip"),
        ("CELULAR", "phone:mobile"),
        ("\ufeffName ", "name"),
        ("Status", ""),
        ("subscription status", ""),
        ("Immigration status", "private"),
        ("estatus migratorio", "private"),
        ("passport_number", "private"),
        ("Nationality", "private"),
        ("Country of birth", "private"),
        ("SSN", "private"),
        ("A-Number", "private"),
        ("Visa type", "private"),
        ("Visalia chapter", ""),
        ("International phone", ""),
        ("nationbuilder_id", "external_id"),
    ],
)
def test_headers_are_taken_for_what_they_mean(header, target):
    assert target_of(header) == target


PRIVATE = (
    *("Immigration", "Inmigración", "Imigrasyon", "Migratory status", "Citizen?", "Ciudadanía"),
    *("Sitwayen", "Nationality", "Nasyonalite", "National ID", "Nacionalidad", "Passport no"),
    *("Pasaporte", "Paspò", "Visa", "Vizas", "Birth country", "Birthplace", "Country of origin"),
    *("Place of birth", "País de origen", "Lugar de nacimiento", "SSN", "SSNs", "Alien number"),
    *("Social Security", "Seguro Social", "A No", "A Number", "Green card", "Greencard", "DACA"),
    *("TPS", "Asylum", "Asilo", "Undocumented", "Indocumentado", "Sin papeles", "San papye"),
    *("Has papers", "Legal status"),
)


def test_each_header_that_may_tell_a_status_is_private():
    """Each word of the list on its own."""
    assert [header for header in PRIVATE if target_of(header) != "private"] == []
    plain = ("Status", "Visalia", "International", "Lessons", "Alienation", "Papers read")
    assert [header for header in plain if target_of(header) == "private"] == []


@pytest.fixture(scope="module")
def google() -> PeopleDraft:
    return people.read((DATA / "people_google.csv").read_bytes())


def test_several_values_in_one_google_cell_are_all_taken(google):
    assert google.profile == "google"
    assert ways(google, 0, WayKind.EMAIL) == ["marie@example.org", "mc@example.org"]
    assert ways(google, 0, WayKind.PHONE) == ["+13055550101", "+13055550102", "+50934567890"]
    assert google.people[0].tags == ("Tenants", "Little Haiti")


def test_google_labels_name_the_numbers(google):
    labels = [way.label for way in google.people[0].ways if way.kind == WayKind.PHONE]
    assert labels == ["mobile", "mobile", "work"]


def test_two_given_names_are_never_split(google):
    second = google.people[1]
    assert (second.name, second.given, second.family) == ("Jean Pierre", "Jean Pierre", "")
    assert read("name\nJean Pierre\n").people[0].given == ""


def test_a_number_without_area_code_is_kept_and_said(google):
    assert ways(google, 1, WayKind.PHONE) == ["555-0123"]
    assert any("needs an area code" in words_of(p) for p in google.problems)


def test_a_note_that_may_harm_somebody_is_pointed_out(google):
    [problem] = [p for p in google.problems if "at risk" in words_of(p)]
    assert problem.where == "line 3"
    assert google.people[1].notes == "has a visa appointment"


@pytest.fixture(scope="module")
def nationbuilder() -> PeopleDraft:
    return people.read((DATA / "people_nationbuilder.csv").read_bytes())


def test_consent_columns_become_answers(nationbuilder):
    def answers(number):
        return {c.channel: c.answer for c in nationbuilder.people[number].consents}

    assert answers(0) == {Channel.EMAIL: Answer.YES, Channel.TEXT: Answer.YES}
    assert answers(1) == {Channel.EMAIL: Answer.NO, Channel.CALL: Answer.NO}
    assert answers(2) == {}
    assert nationbuilder.people[1].consents[1].wording == "do_not_call: Y"


def test_an_answer_that_is_neither_yes_nor_no_is_left_open_and_said(nationbuilder):
    assert any(
        "maybe" in words_of(p) and p.where.startswith("line 4") for p in nationbuilder.problems
    )


def test_a_no_beats_a_yes_in_the_same_row():
    text = "name,ok to call,do not call\nAna,yes,yes\n"
    [consent] = read(text).people[0].consents
    assert consent.answer == Answer.NO


@pytest.mark.parametrize(
    ("header", "value", "expected"),
    [
        ("can2_subscription_status", "subscribed", {Channel.EMAIL: Answer.YES}),
        ("can2_subscription_status", "unsubscribed", {Channel.EMAIL: Answer.NO}),
        ("can2_sms_status", "subscribed", {Channel.TEXT: Answer.YES}),
        ("do not contact", "Y", dict.fromkeys(Channel, Answer.NO)),
        ("do not contact", "N", {}),
        ("federal_donotcall", "TRUE", {Channel.CALL: Answer.NO}),
        ("OPTIN_TIME", "2024-01-02 10:00:00", {Channel.EMAIL: Answer.YES}),
        ("UNSUB_TIME", "2024-01-02 10:00:00", {Channel.EMAIL: Answer.NO}),
        ("acepta llamadas", "sí", {Channel.CALL: Answer.YES}),
        ("email_opt_in", "", {}),
        ("email_opt_in", "unknown", {}),
    ],
)
def test_each_consent_column_is_read_as_meant(header, value, expected):
    person = read(f"name,{header},city\nAna,{value},Miami\n").people[0]
    assert {c.channel: c.answer for c in person.consents} == expected


def test_a_private_column_is_never_read(nationbuilder):
    [column] = [c for c in nationbuilder.columns if c.target == "private"]
    assert (column.header, column.samples) == ("passport_number", ())
    assert "1234567" not in repr(nationbuilder) and "Z0000000" not in repr(nationbuilder)


def test_a_private_column_stays_private_whatever_is_asked():
    draft = read("name,SSN\nAna,123-45-6789\n", mapping={1: "notes"})
    assert "6789" not in repr(draft)


def test_a_row_without_anybody_is_rejected_with_its_line(nationbuilder):
    assert nationbuilder.rejected[0][0] == 5
    assert nationbuilder.rejected[0][2] == because(Why.NOBODY)


def test_languages_become_codes(nationbuilder):
    assert [p.languages for p in nationbuilder.people] == [("es",), ("en",), ("ht",)]


def test_words_instead_of_a_phone_or_e_mail_are_named_with_line_and_column():
    draft = read("first name,email,mobile number\nAna,email0,mobile0\n")
    assert draft.people[0].ways == ()
    assert {p.where for p in draft.problems} == {
        "line 2, column “email”",
        "line 2, column “mobile number”",
    }


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("Ana,,,,", "Ana"),
        (",Ruiz,,,", "Ruiz"),
        (",,Tenants Union,,", "Tenants Union"),
        (",,,ana@example.org,305-555-0101", "ana@example.org"),
        (",,,,305-555-0101", "305-555-0101"),
    ],
)
def test_a_row_without_a_name_is_called_by_what_it_has(row, name):
    draft = read(f"first name,last name,organization,email,phone\n{row}\n")
    assert draft.people[0].name == name


def test_an_unquoted_comma_is_rejected_and_not_shifted():
    draft = read("name,address,phone\nAna,12 Main St, Miami,305-555-0101\nBo,x,305-555-0102\n")
    assert [p.name for p in draft.people] == ["Bo"]
    assert [(line, why) for line, _, why in draft.rejected] == [
        (2, because(Why.TOO_MANY_CELLS, cells=4, columns=3))
    ]


def test_an_address_is_put_together_from_its_parts():
    draft = read("first,last,address,city,state,zip\nJo,Doe,120 any st.,Anytown,WW,08123\n")
    assert ways(draft, 0, WayKind.ADDRESS) == ["120 any st., anytown, ww 08123"]
    assert draft.people[0].zip_code == "08123"


def test_outlooks_title_is_no_role():
    draft = read("First Name,Title,Job Title,E-mail Address\nAna,Ms.,Nurse,a@example.org\n")
    assert draft.people[0].role == "Nurse"


def test_a_file_without_headers_is_read_by_the_shape_of_its_cells():
    draft = read("John Doe,John,Doe,john@doe.invalid\nJane Doe,Jane,Doe,jane@doe.invalid\n")
    assert (draft.profile, draft.has_header) == ("no-header", False)
    assert [c.target for c in draft.columns] == ["name", "given", "family", "email:"]


def test_a_plain_list_of_names_is_a_people_file():
    assert [p.name for p in read("Ana Ruiz\nBo Li\n").people] == ["Ana Ruiz", "Bo Li"]


def test_columns_that_mean_nothing_are_left_to_the_reader():
    draft = read("a,b\n1,x\n")
    assert not draft.people and "Choose" in words_of(draft.problems[0])
    assert read("a,b\n1,x\n", mapping={1: "name"}).people[1].name == "x"


def test_the_apostrophe_of_a_spreadsheet_is_removed_only_before_a_formula():
    draft = read("name,phone\n'=SUM(1),'+509 3456 7890\n'Tis,305-555-0101\n")
    assert [p.name for p in draft.people] == ["=SUM(1)", "'Tis"]
    assert ways(draft, 0, WayKind.PHONE) == ["+50934567890"]


def test_an_entry_marked_for_deletion_is_not_taken():
    draft = read("Action,Name,E-mail Address\ndelete,Bo,b@example.org\nadd,Ana,a@example.org\n")
    assert [p.name for p in draft.people] == ["Ana"]
    assert len(draft.rejected) == 1


def test_a_tab_ending_settles_the_delimiter():
    assert people.read(b"a\tb,c\n", "list.TSV").delimiter == "\t"


@settings(max_examples=examples(200))
@given(st.binary(max_size=400))
def test_any_bytes_give_a_draft_or_a_refusal(data):
    for whole in (data, b"First Name,Email,Phone,OK to call\n" + data, b"BEGIN:VCARD\n" + data):
        try:
            draft = people.read(whole)
        except RuleBroken as refused:
            assert refused.rule in (Rule.FILE_EMPTY, Rule.FILE_NOT_TABLE)
        else:
            assert all(person.name and person.where for person in draft.people)


@settings(max_examples=examples(200))
@given(st.lists(st.text(max_size=40), min_size=4, max_size=4))
def test_any_cells_give_a_draft(row):
    text = "First Name,Email,Phone,Notes\n" + ",".join(f'"{c.replace(chr(34), "")}"' for c in row)
    try:
        people.read(text.encode("utf-8", "replace"))
    except RuleBroken as refused:
        assert refused.rule == Rule.FILE_NOT_TABLE  # mostly control characters
