"""What a user does with people: names, ways, answers, tags, trash."""

from datetime import UTC, datetime

import pytest
from factories import dump, person, rows_of

from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Answer, Channel, ConsentHow, ContactKind, WayKind
from organizer.people import commands as people
from organizer.people.queries import PersonDetail, detail
from organizer.store.workspace import Workspace


def seen(workspace: Workspace, person_id: int) -> PersonDetail:
    found = workspace.query(detail, person_id)
    assert found is not None
    return found


def test_a_person_needs_a_name_and_nothing_else(workspace: Workspace) -> None:
    assert seen(workspace, person(workspace, "guest 14")).name == "guest 14"
    with pytest.raises(RuleBroken) as caught:
        person(workspace, " ", phone="305-555-0143")
    assert (caught.value.rule, caught.value.field) == (Rule.NAME_EMPTY, "name")


def test_a_phone_is_kept_as_typed_with_its_key(workspace: Workspace) -> None:
    person_id = person(workspace, phone="305.555.0143 x12", email=" Rosa@Example.org ")
    phone, email = seen(workspace, person_id).ways
    assert (phone.value, phone.printable) == ("305.555.0143 x12", "(305) 555-0143 x12")
    assert (email.value, email.kind) == ("Rosa@Example.org", WayKind.EMAIL)
    assert phone.is_understood and email.is_understood


def test_a_phone_in_pieces_is_kept_and_marked(workspace: Workspace) -> None:
    (way,) = seen(workspace, person(workspace, phone="555-0143, ask her")).ways
    assert (way.value, way.printable, way.is_understood) == (
        "555-0143, ask her",
        "555-0143, ask her",
        False,
    )


def test_what_is_no_address_is_refused(workspace: Workspace) -> None:
    before = dump(workspace)
    with pytest.raises(RuleBroken) as caught:
        person(workspace, email="rosa at example")
    assert caught.value.rule == Rule.EMAIL_NOT_POSSIBLE
    assert dump(workspace) == before


def test_ways_are_edited_and_removed(workspace: Workspace) -> None:
    person_id = person(workspace, phone="305-555-0143", email="rosa@example.org")
    phone, email = seen(workspace, person_id).ways
    workspace.do("Edit", people.edit_way, phone.id, value="305-555-0199", label=" home ")
    workspace.do("Edit", people.edit_way, email.id, value="  ")
    (way,) = seen(workspace, person_id).ways
    assert (way.printable, way.label) == ("(305) 555-0199", "home")
    workspace.do("Remove", people.remove_way, way.id)
    assert seen(workspace, person_id).ways == ()
    with pytest.raises(RuleBroken) as caught:
        workspace.do("Remove", people.remove_way, way.id)
    assert caught.value.rule == Rule.NOT_FOUND


def test_a_pasted_list_adds_one_person_for_each_line(workspace: Workspace) -> None:
    text = "Rosa Díaz, 305-555-0143\n\n  Jean Pierre\tjp@example.org\tWard 3\r\nAna, x, 1\n,,\n"
    ids = workspace.do("Paste", people.add_names, text)
    rosa, jean, ana = (seen(workspace, person_id) for person_id in ids)
    assert [p.name for p in (rosa, jean, ana)] == ["Rosa Díaz", "Jean Pierre", "Ana"]
    assert [way.printable for way in rosa.ways] == ["(305) 555-0143"]
    assert [way.value for way in jean.ways] == ["jp@example.org"]
    assert (rosa.notes, jean.notes, ana.notes) == ("", "Ward 3", "x\n1")
    assert workspace.history()[0].label == "Paste"


def test_a_field_that_is_none_is_a_bug_and_writes_nothing(workspace: Workspace) -> None:
    person_id = person(workspace)
    with pytest.raises(TypeError, match="no field status"):
        workspace.do("Edit", people.edit, person_id, status="x")


ANSWERS = [
    # earlier answers, then (answer, how), whether it is recorded, and what counts then
    ([], Answer.YES, ConsentHow.SPOKEN, True, Answer.YES),
    ([], Answer.UNKNOWN, ConsentHow.SPOKEN, False, Answer.UNKNOWN),
    ([Answer.YES], Answer.YES, ConsentHow.PAPER, False, Answer.YES),
    ([Answer.YES], Answer.NO, ConsentHow.IMPORTED, True, Answer.NO),
    ([Answer.NO], Answer.YES, ConsentHow.PAPER, True, Answer.YES),
    ([Answer.NO], Answer.YES, ConsentHow.IMPORTED, False, Answer.NO),
    ([Answer.NO], Answer.UNKNOWN, ConsentHow.IMPORTED, False, Answer.NO),
    ([Answer.NO, Answer.UNKNOWN], Answer.YES, ConsentHow.IMPORTED, True, Answer.YES),
    ([Answer.NO, Answer.YES], Answer.NO, ConsentHow.IMPORTED, True, Answer.NO),
]


@pytest.mark.parametrize(("earlier", "new", "how", "is_recorded", "counts"), ANSWERS)
def test_the_last_answer_counts_and_no_import_overrules_a_no(
    workspace: Workspace, earlier, new, how, is_recorded, counts
) -> None:
    person_id = person(workspace)
    for said in earlier:
        workspace.do("Ask", people.answer, person_id, Channel.TEXT, said, ConsentHow.SPOKEN)
    rows = rows_of(workspace, "consent")
    result = workspace.do(
        "Ask", people.answer, person_id, Channel.TEXT, new, how, wording="May we?"
    )
    assert result is is_recorded
    assert rows_of(workspace, "consent") == rows + is_recorded
    assert seen(workspace, person_id).consent == {
        Channel.CALL: Answer.UNKNOWN,
        Channel.TEXT: counts,
        Channel.EMAIL: Answer.UNKNOWN,
        Channel.MAIL: Answer.UNKNOWN,
    }


def test_an_answer_keeps_its_words_and_moment(workspace: Workspace) -> None:
    person_id = person(workspace)
    at = datetime(2025, 12, 1, 18, 30, tzinfo=UTC)
    workspace.do(
        "Ask",
        people.answer,
        person_id,
        Channel.CALL,
        Answer.YES,
        ConsentHow.PAPER,
        wording="May we call you?",
        at=at,
    )
    (row,) = seen(workspace, person_id).consents
    assert (row.answer, row.at, row.how, row.wording) == (
        Answer.YES,
        at,
        ConsentHow.PAPER,
        "May we call you?",
    )


def test_do_not_contact_is_a_no_for_every_channel(workspace: Workspace) -> None:
    person_id = person(workspace)
    workspace.do("Ask", people.answer, person_id, Channel.CALL, Answer.YES)
    workspace.do("No", people.answers, person_id, Channel, Answer.NO)
    assert set(seen(workspace, person_id).consent.values()) == {Answer.NO}
    assert rows_of(workspace, "consent") == 5


def test_tags_are_one_whatever_their_case_and_go_with_their_last_person(
    workspace: Workspace,
) -> None:
    rosa, ana = person(workspace, "Rosa"), person(workspace, "Ana")
    workspace.do("Tag", people.tag, [rosa, rosa, ana], "Capitán")
    workspace.do("Tag", people.tag, [rosa], "CAPITAN")
    assert (rows_of(workspace, "tag"), rows_of(workspace, "person_tag")) == (1, 2)
    assert seen(workspace, rosa).tags == ("Capitán",)
    workspace.do("Untag", people.untag, rosa, "capitan")
    assert (rows_of(workspace, "tag"), seen(workspace, rosa).tags) == (1, ())
    workspace.do("Untag", people.untag, ana, "Capitán")
    assert rows_of(workspace, "tag") == 0
    with pytest.raises(RuleBroken) as caught:
        workspace.do("Tag", people.tag, [rosa], "  ")
    assert caught.value.rule == Rule.NAME_EMPTY


def test_history_has_contacts_and_turns_newest_first(workspace: Workspace) -> None:
    person_id = person(workspace)
    for day in (1, 3, 2):
        at = datetime(2025, 12, day, 12, tzinfo=UTC)
        workspace.do("Log", people.log_contact, person_id, ContactKind.CALL, f"day {day}", at=at)
    assert [row.title for row in seen(workspace, person_id).history] == ["day 3", "day 2", "day 1"]


def test_trash_keeps_its_first_time_and_gives_back_all(workspace: Workspace) -> None:
    person_id = person(workspace, phone="305-555-0143")
    before = dump(workspace)
    assert workspace.do("Trash", people.trash, [person_id]) == 1
    once = dump(workspace)
    workspace.do("Trash", people.trash, [person_id])
    assert dump(workspace) == once
    assert seen(workspace, person_id).is_trashed
    workspace.do("Restore", people.restore, [person_id])
    assert dump(workspace) == before
