"""Who is found, who is on which list, and who may leave the program."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from factories import caller, meeting, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from work import examples

from organizer.campaign import search
from organizer.meetings import commands as meetings
from organizer.meetings.speakers import commands as speakers
from organizer.model.base import insert_many
from organizer.model.kinds import Answer, Channel, ConsentHow, ContactKind, SpeakerStatus, WayKind
from organizer.model.people import ContactWay, Person
from organizer.people import commands as people
from organizer.people import exportable, queries
from organizer.people.fields import COLUMNS
from organizer.people.queries import PeopleCriteria, PeopleListing
from organizer.store.workspace import Workspace


def names(workspace: Workspace, sort: str = "name", down: bool = False, **criteria) -> list[str]:
    """The names on a list, in order."""
    listing = PeopleListing()
    with workspace.read() as session:
        ids = listing.ids(session, PeopleCriteria(**criteria), sort, down)
        return [row.name for row in listing.rows(session, ids)]


@pytest.fixture(scope="module")
def crowd(campaign_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Eight people whose names and numbers are hard to find; they are only looked for."""
    folder = tmp_path_factory.mktemp("crowd") / "campaign"
    with Workspace.open(shutil.copytree(campaign_once, folder)) as workspace:
        _gather(workspace)
        yield workspace


def _gather(workspace: Workspace) -> None:
    for name, phone, fields in [
        ("José Ñáñez", "(305) 555-0101", {"neighborhood": "Little Havana"}),
        ("Jean-Baptiste Aristide", "+509 3411 2222", {"zip_code": "33135"}),
        ("Siobhán O'Brien", "3055550103", {"email": "siobhan.ob@example.org"}),
        ("Nguyễn Thị Ánh", "305.555.0104", {"affiliation": "Tenants' Union"}),
        ("guest 14", "", {}),
        ("Rosa Díaz", "786-555-0106", {}),
        ("Rosa Maria Perez", "555-0107", {}),
        ("Ana 287(g) Ruiz", "1 (305) 555-0108", {}),
    ]:
        person(workspace, name, phone=phone, **fields)


FOUND = [
    # typed, and the names that it finds
    ("jose", ["José Ñáñez"]),
    ("JOSÉ", ["José Ñáñez"]),
    ("jose\u0301", ["José Ñáñez"]),
    ("nanez", ["José Ñáñez"]),
    ("ñ", ["José Ñáñez", "Nguyễn Thị Ánh"]),
    ("jos", ["José Ñáñez"]),
    ("ose", []),  # beginnings of words only
    ("little hav", ["José Ñáñez"]),
    ("jose little", ["José Ñáñez"]),
    ("jean-bap", ["Jean-Baptiste Aristide"]),
    ("baptiste", ["Jean-Baptiste Aristide"]),
    ("o'brien", ["Siobhán O'Brien"]),
    ("brien", ["Siobhán O'Brien"]),
    ("siobhan.ob@exam", ["Siobhán O'Brien"]),
    ("nguyen", ["Nguyễn Thị Ánh"]),
    ("rosa", ["Rosa Díaz", "Rosa Maria Perez"]),
    ("rosa p", ["Rosa Maria Perez"]),
    ("perez rosa", ["Rosa Maria Perez"]),
    ("287(g)", ["Ana 287(g) Ruiz"]),
    ("tenants' union", ["Nguyễn Thị Ánh"]),
    ("33135", ["Jean-Baptiste Aristide"]),
    ("14", ["guest 14"]),
    ("guest 14", ["guest 14"]),
    # numbers, as typed and by their digits
    ("305", ["Ana 287(g) Ruiz", "José Ñáñez", "Nguyễn Thị Ánh", "Siobhán O'Brien"]),
    ("3055550103", ["Siobhán O'Brien"]),
    ("305-555-0103", ["Siobhán O'Brien"]),
    ("(305) 555 0103", ["Siobhán O'Brien"]),
    ("1-305-555-0103", ["Siobhán O'Brien"]),
    ("+1 305 555 0108", ["Ana 287(g) Ruiz"]),
    ("555-0103", ["Siobhán O'Brien"]),
    ("5550107", []),  # typed without an area code, so known by its parts alone
    ("555-0107", ["Rosa Maria Perez"]),
    ("0104", ["Nguyễn Thị Ánh"]),
    ("+509 3411", ["Jean-Baptiste Aristide"]),
    ("rosa 786", ["Rosa Díaz"]),
    # hostile
    ('"', []),
    ('""', []),
    ('jo"se', ["José Ñáñez"]),
    ('"rosa" "perez"', ["Rosa Maria Perez"]),
    ("'", []),
    ("*", []),
    ("jos*", ["José Ñáñez"]),
    ("NEAR(", []),
    ("NEAR(jose nanez)", []),
    ("jose AND", []),
    ("jose OR rosa", []),
    ("NOT rosa", []),
    ("name:rosa", []),
    ("{name}:rosa", []),
    ("^rosa", ["Rosa Díaz", "Rosa Maria Perez"]),
    ("rosa -perez", ["Rosa Maria Perez"]),
    ("...", []),
    ("- - -", []),
    ("(((", []),
    ("²", []),
    ("½ ²", []),
    ("\x00rosa\x00", ["Rosa Díaz", "Rosa Maria Perez"]),
    ("rosa\u202e", ["Rosa Díaz", "Rosa Maria Perez"]),
    ("x" * 5000, []),
    ("; DROP TABLE person; --", []),
    ("%", []),
    ("_", []),
]


@pytest.mark.parametrize(("typed", "expected"), FOUND, ids=[repr(f[0][:20]) for f in FOUND])
def test_people_are_found_by_the_beginnings_of_words_and_by_digits(
    crowd: Workspace, typed: str, expected: list[str]
) -> None:
    assert names(crowd, search=typed) == expected


def test_no_search_means_everybody(crowd: Workspace) -> None:
    for typed in ("", "  ", "\n"):
        assert len(names(crowd, search=typed)) == 8


HOSTILE = st.text('"*()^:{}+-~ANDORNT \t0123', max_size=15)


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=20) | HOSTILE)
def test_whatever_is_typed_never_breaks_the_search(crowd: Workspace, typed: str) -> None:
    everybody = set(names(crowd))
    assert set(names(crowd, search=typed)) <= everybody
    assert {found.title for found in crowd.query(search.find, typed)} <= everybody


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["jose", "baptiste", "siobhan", "nguyen", "guest", "rosa", "perez", "287"]),
    st.integers(1, 8),
    st.lists(st.tuples(st.integers(0, 8), st.sampled_from('"\x00\u202e\u200b')), max_size=3),
)
def test_quotes_and_unseen_characters_within_a_word_hide_nobody(
    crowd: Workspace, word: str, length: int, put: list[tuple[int, str]]
) -> None:
    plain = word[:length]
    typed = plain
    for at, char in put:
        typed = typed[:at] + char + typed[at:]
    found = names(crowd, search=plain)
    assert found
    assert names(crowd, search=typed) == found


def test_what_is_changed_undone_or_removed_is_found_as_it_is_now(workspace: Workspace) -> None:
    person_id = person(workspace, "Rosa", phone="305-555-0101")
    workspace.do("Edit", people.edit, person_id, name="Ana", neighborhood="Allapattah")
    assert (names(workspace, search="rosa"), names(workspace, search="allap")) == ([], ["Ana"])
    way_id = workspace.do("Add", people.add_way, person_id, WayKind.PHONE, "786-555-0102")
    assert names(workspace, search="786555") == ["Ana"]
    workspace.do("Remove", people.remove_way, way_id)
    assert names(workspace, search="786555") == []
    workspace.undo()
    assert names(workspace, search="786555") == ["Ana"]
    for _step in range(3):
        workspace.undo()
    assert names(workspace, search="3055550101") == []
    workspace.redo()
    assert names(workspace, search="3055550101") == ["Rosa"]
    workspace.do("Trash", people.trash, [person_id])
    assert names(workspace, search="rosa") == []
    assert names(workspace, search="rosa", list_name="trash") == ["Rosa"]


def test_names_are_sorted_by_family_without_accents_and_case(workspace: Workspace) -> None:
    person(workspace, "Zoe Alba", given="Zoe", family="Alba")
    person(workspace, "Óscar")
    person(workspace, "ana")
    person(workspace, "Ñico")
    assert names(workspace) == ["Zoe Alba", "ana", "Ñico", "Óscar"]
    assert names(workspace, down=True) == ["Óscar", "Ñico", "ana", "Zoe Alba"]


@pytest.fixture
def campaign(workspace: Workspace) -> Workspace:
    """Seven people, each on other lists; whom they are is written in the tables below."""
    ana = person(workspace, "Ana", languages=("es",), district="3")
    jean = person(workspace, "Jean", languages=("ht", "en"), district="5")
    rosa = person(workspace, "Rosa", languages=("es", "en"), district="3")
    no = person(workspace, "Nora")
    gone = person(workspace, "Gone", languages=("es",), district="9")
    past, out = person(workspace, "Past"), person(workspace, "Zed")
    now, off = person(workspace, "Tia"), person(workspace, "Uma")
    today = date.today()
    coming = meeting(workspace, today + timedelta(days=3))
    over = meeting(workspace, today - timedelta(days=1))
    workspace.do("Add", speakers.add, coming, ana)
    workspace.do("Add", speakers.add, coming, jean, SpeakerStatus.CONFIRMED)
    workspace.do("Add", speakers.add, coming, out, SpeakerStatus.DECLINED)
    workspace.do("Add", speakers.add, over, past)
    workspace.do("Add", speakers.add, meeting(workspace, today), now)
    trashed = meeting(workspace, today + timedelta(days=3))
    workspace.do("Add", speakers.add, trashed, off)
    workspace.do("Trash", meetings.trash, [trashed])
    workspace.do("Log", people.log_contact, rosa, ContactKind.CALL, "reached")
    workspace.do("Ask", people.answer, ana, Channel.CALL, Answer.YES)
    workspace.do("Ask", people.answer, jean, Channel.CALL, Answer.NO)
    workspace.do("No", people.answers, no, Channel, Answer.NO)
    workspace.do("Tag", people.tag, [ana, rosa, gone], "press")
    workspace.do("Trash", people.trash, [gone])
    return workspace


LISTS = {
    "everyone": ["Ana", "Jean", "Nora", "Past", "Rosa", "Tia", "Uma", "Zed"],
    "will_speak": ["Ana", "Jean", "Tia"],  # Uma's meeting is in the trash
    "spanish": ["Ana", "Rosa"],
    "creole": ["Jean"],
    "never_contacted": ["Ana", "Jean", "Nora", "Past", "Tia", "Uma", "Zed"],
    "do_not_contact": ["Nora"],
    "no_answer": ["Past", "Rosa", "Tia", "Uma", "Zed"],
    "trash": ["Gone"],
}


def test_each_list_has_its_people_and_its_count(campaign: Workspace) -> None:
    assert {name: names(campaign, list_name=name) for name in LISTS} == LISTS
    counts = {row.name: row.count for row in campaign.query(queries.lists)}
    assert counts == {name: len(found) for name, found in LISTS.items()}


FILTERS = [
    ({"language": "es"}, ["Ana", "Rosa"]),
    ({"language": "en"}, ["Jean", "Rosa"]),
    ({"language": "e"}, []),
    ({"district": "3"}, ["Ana", "Rosa"]),
    ({"tag": "press"}, ["Ana", "Rosa"]),
    ({"channel": Channel.CALL}, ["Ana"]),
    ({"channel": Channel.TEXT}, []),
    ({"meeting_id": 1}, ["Ana", "Jean", "Zed"]),
    ({"language": "es", "channel": Channel.CALL, "search": "an"}, ["Ana"]),
    ({"language": "es", "search": "jean"}, []),
    ({"list_name": "trash", "tag": "press"}, ["Gone"]),
]


@pytest.mark.parametrize(("criteria", "expected"), FILTERS, ids=[str(f[0]) for f in FILTERS])
def test_all_conditions_hold_together(campaign: Workspace, criteria, expected) -> None:
    assert names(campaign, **criteria) == expected
    assert campaign.query(queries.count, PeopleCriteria(**criteria)) == len(expected)


def test_what_can_be_filtered_by_is_what_occurs(campaign: Workspace) -> None:
    choices = campaign.query(queries.filter_choices)
    assert choices.languages == ("en", "es", "ht")
    assert choices.districts == ("3", "5")
    assert choices.tags == ("press",)


def test_rows_come_in_the_order_of_their_ids_without_those_that_are_gone(
    campaign: Workspace,
) -> None:
    rows = campaign.query(PeopleListing().rows, [3, 99, 1, 5])
    assert [(row.name, row.is_trashed) for row in rows] == [
        ("Rosa", False),
        ("Ana", False),
        ("Gone", True),
    ]


def test_a_row_shows_the_first_phone_the_consent_and_the_last_contact(
    campaign: Workspace,
) -> None:
    for value in ("305.555.0103", "786-555-0104"):
        campaign.do("Add", people.add_way, 3, WayKind.PHONE, value)
    rosa, nora = campaign.query(PeopleListing().rows, [3, 4])
    assert rosa.phone == "(305) 555-0103"
    assert rosa.last_contact is not None
    assert set(rosa.consent.values()) == {Answer.UNKNOWN}
    assert (rosa.agreed, rosa.is_do_not_contact, nora.is_do_not_contact) == ((), False, True)


def test_a_pasted_name_is_known_when_one_person_has_it(workspace: Workspace) -> None:
    rosa = person(workspace, "Rosa Díaz")
    person(workspace, "Ana")
    person(workspace, "ANA")
    found = workspace.query(queries.who_is, ["rosa diaz", "Ana", "Nobody", ""])
    assert found == [rosa, None, None, None]


def choose(workspace: Workspace, channel: Channel, **criteria):
    chosen = workspace.query(exportable.choose, PeopleCriteria(**criteria), channel)
    return [workspace.query(queries.detail, row_id).name for row_id in chosen.ids], chosen.left_out


def test_only_a_yes_goes_out_and_the_rest_is_counted_by_reason(workspace: Workspace) -> None:
    caller(workspace, "Yes")
    caller(workspace, "Also Yes", "786-555-0102")
    person(workspace, "Never asked", phone="305-555-0103")
    for name, answers in [
        ("Said no", [Answer.NO]),
        ("Yes then no", [Answer.YES, Answer.NO]),
        ("Yes then unknown", [Answer.YES, Answer.UNKNOWN]),
    ]:
        person_id = person(workspace, name, phone="305-555-0104")
        for answer in answers:
            workspace.do("Ask", people.answer, person_id, Channel.CALL, answer)
    no_phone = person(workspace, "No phone", email="no@example.org")
    workspace.do("Ask", people.answer, no_phone, Channel.CALL, Answer.YES)
    no_to_text = person(workspace, "No to texts", phone="305-555-0105")
    workspace.do("Ask", people.answer, no_to_text, Channel.TEXT, Answer.YES)
    trashed = caller(workspace, "Trashed")
    workspace.do("Trash", people.trash, [trashed])
    # no: Said no, Yes then no. unknown: Never asked, Yes then unknown, No to texts. no_way: 1.
    assert choose(workspace, Channel.CALL) == (
        ["Also Yes", "Yes"],
        {"no": 2, "unknown": 3, "no_way": 1},
    )
    assert choose(workspace, Channel.TEXT) == (["No to texts"], {"unknown": 7})
    assert choose(workspace, Channel.EMAIL) == ([], {"unknown": 8})
    assert choose(workspace, Channel.CALL, search="also") == (["Also Yes"], {})


def test_an_import_cannot_put_a_no_on_a_list(workspace: Workspace) -> None:
    person_id = person(workspace, "Nora", phone="305-555-0101")
    workspace.do("No", people.answers, person_id, Channel, Answer.NO)
    for said in (Answer.UNKNOWN, Answer.YES):
        workspace.do("Import", people.answer, person_id, Channel.CALL, said, ConsentHow.IMPORTED)
    assert choose(workspace, Channel.CALL) == ([], {"no": 1})


def test_only_the_chosen_columns_are_filled(workspace: Workspace) -> None:
    person_id = caller(workspace, "Rosa Díaz")
    workspace.do("Edit", people.edit, person_id, languages=("es",), notes="secret")
    workspace.do("Tag", people.tag, [person_id], "press")
    (row,) = workspace.query(
        lambda s: list(exportable.people(s, [person_id], ("name", "phone"), Channel.CALL))
    )
    assert (row.name, row.phones) == ("Rosa Díaz", (("", "+13055550143", "(305) 555-0143"),))
    assert (row.tags, row.languages, row.consent) == ((), (), {})
    assert "notes" not in COLUMNS
    cells = workspace.query(
        lambda s: list(
            exportable.table(s, [person_id], ("name", "phone", "tags", "languages"), Channel.CALL)
        )
    )
    assert cells == [("Rosa Díaz", "(305) 555-0143", "press", "es")]


@pytest.mark.parametrize(
    ("agreed", "refused", "left"),
    [
        # By hand: a phone serves calls and texts, an address mail.
        (Channel.EMAIL, Channel.CALL, ("", "dan@example.org", "1 Main St")),
        (Channel.EMAIL, Channel.TEXT, ("", "dan@example.org", "1 Main St")),
        (Channel.EMAIL, Channel.MAIL, ("(305) 555-0104", "dan@example.org", "")),
        (Channel.CALL, Channel.EMAIL, ("(305) 555-0104", "", "1 Main St")),
        (Channel.CALL, Channel.TEXT, ("(305) 555-0104", "dan@example.org", "1 Main St")),
        (Channel.MAIL, Channel.CALL, ("", "dan@example.org", "1 Main St")),
    ],
)
def test_a_no_to_one_channel_keeps_its_way_off_the_list_of_another(
    workspace: Workspace, agreed: Channel, refused: Channel, left: tuple[str, str, str]
) -> None:
    dan = person(workspace, "Dan", phone="305-555-0104", email="dan@example.org")
    workspace.do("Address", people.add_way, dan, WayKind.ADDRESS, "1 Main St")
    workspace.do("Yes", people.answer, dan, agreed, Answer.YES)
    workspace.do("No", people.answer, dan, refused, Answer.NO)
    columns = ("phone", "email", "address")
    assert workspace.query(lambda s: list(exportable.table(s, [dan], columns, agreed))) == [left]
    (shown,) = workspace.query(lambda s: list(exportable.people(s, [dan], columns, None)))
    assert len(shown.phones) == len(shown.emails) == len(shown.addresses) == 1


def test_more_people_than_a_statement_takes_are_still_one_list(workspace: Workspace) -> None:
    many = [{"name": f"Person {n}", "sort_key": f"{n:05}"} for n in range(33_000)]
    ids = workspace.do("Import", insert_many, Person, many)
    ways = [{"person_id": n, "kind": "phone", "value": "x", "key": ""} for n in ids[:2]]
    workspace.do("Import", insert_many, ContactWay, ways)
    listed = workspace.query(PeopleListing().ids, PeopleCriteria(), "name", False)
    assert listed == list(ids)
    exported = workspace.query(
        lambda s: [p.name for p in exportable.people(s, listed, ("name",), Channel.CALL)]
    )
    assert exported == [row["name"] for row in many]
