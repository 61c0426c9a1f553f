"""Finding anything by the words that are typed: what it is, and where to go."""

from datetime import date

from factories import body, item, meeting, official, person, point

from organizer.campaign.search import EACH, Found, find
from organizer.meetings import commands as meetings
from organizer.officials import commands as officials
from organizer.points import commands as points
from organizer.store.workspace import Workspace


def found(workspace: Workspace, words: str) -> list[tuple[str, int, str, str]]:
    return [(f.kind, f.id, f.title, f.detail) for f in workspace.query(find, words)]


def test_a_meeting_is_found_by_its_own_body_title_place_and_day(workspace: Workspace) -> None:
    city = body(workspace, "Miami City Commission")
    county = body(workspace, "County Board")
    first = meeting(workspace, date(2025, 12, 11), title="Regular", body_id=city)
    second = meeting(workspace, date(2026, 1, 8), title="Special", body_id=county)
    line = ("meeting", first, "Regular", "2025-12-11 · City Hall")
    assert found(workspace, "city commission") == [line]
    assert found(workspace, "regular") == [line]
    assert found(workspace, "2025-12-11") == [line]
    assert [row[1] for row in found(workspace, "city hall")] == [second, first]
    workspace.do("Trash", meetings.trash, [first])
    assert found(workspace, "regular") == []


def test_an_item_leads_to_its_meeting_and_others_to_themselves(workspace: Workspace) -> None:
    city = body(workspace)
    member = official(workspace, city, "Ana Member")
    first = meeting(workspace, title="Regular", body_id=city)
    item(workspace, first, "ICE agreement", number="RE.12", file_no="17407")
    fact = point(workspace, "The agreement costs money")
    ana = person(workspace, "Ana Agreement", phone="305-555-0143", neighborhood="Allapattah")
    assert found(workspace, "agreement") == [
        ("person", ana, "Ana Agreement", "Allapattah · (305) 555-0143"),
        ("item", first, "RE.12 ICE agreement", "2025-12-11"),
        ("point", fact, "The agreement costs money", "fact"),
    ]
    assert found(workspace, "17407")[0][:2] == ("item", first)
    assert found(workspace, "ana mem") == [
        ("official", member, "Ana Member", "Miami City Commission")
    ]
    workspace.do("Trash", points.trash, [fact])
    workspace.do("Trash", meetings.trash, [first])
    workspace.do("Trash", officials.trash, city)
    assert [row[0] for row in found(workspace, "agreement")] == ["person"]
    assert found(workspace, "ana mem") == []


def test_of_each_sort_eight_are_shown_and_of_nothing_none(workspace: Workspace) -> None:
    for number in range(EACH + 1):
        point(workspace, f"Point {number}")
    assert [row[2] for row in found(workspace, "point")] == [f"Point {n}" for n in range(EACH)]
    assert workspace.query(find, "  ") == []
    assert Found("person", 1, "x").detail == ""
