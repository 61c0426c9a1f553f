"""What the screen of people rests on: pasted lines, risky notes, counts of the library."""

from datetime import date

import pytest
from factories import person, point

from organizer.model.kinds import PointKind
from organizer.people import pasted, privacy
from organizer.people import queries as people
from organizer.people.queries import PeopleCriteria
from organizer.points import commands as do_points
from organizer.points import library


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Ana", ("Ana", "", "", ())),
        ("Marie Jean, 305 555 0180, church", ("Marie Jean", "305 555 0180", "", ("church",))),
        ("Luis\tluis@example.org", ("Luis", "", "luis@example.org", ())),
        ("Bo, 555-0199", ("Bo", "", "", ("555-0199",))),
    ],
)
def test_a_pasted_line_names_a_person(line, read):
    found = pasted.read_line(line)
    assert (found.name, found.phone, found.email, found.rest) == read


def test_lines_without_a_word_are_no_people():
    assert pasted.read_line(" , \t ") is None
    assert [line.name for line in pasted.read_lines("Ana\n\n ,\nBo")] == ["Ana", "Bo"]


def test_whoever_is_known_is_marked(workspace):
    rosa = person(workspace, "Rosa Díaz")
    listing = pasted.PastedListing()
    ids = workspace.query(listing.ids, "rosa diaz\nAna", "line", False)
    assert [row.known for row in workspace.query(listing.rows, ids)] == [rosa, None]


@pytest.mark.parametrize(
    ("text", "word", "clean"),
    [
        ("Works nights. Her cousin is undocumented.", "undocumented", "Works nights."),
        ("Speaks well\nA 123456789\nHas a car", "A 123456789", "Speaks well\nHas a car"),
        ("sin papeles", "sin papeles", ""),
        ("Status: subscribed", "", "Status: subscribed"),
    ],
)
def test_risky_words_are_found_and_their_sentences_dropped(text, word, clean):
    assert privacy.status_word(text) == word
    assert privacy.without_status(text) == clean


def test_people_picked_one_by_one_are_a_criterion(workspace):
    ids = [person(workspace, name) for name in ("Ana", "Bo", "Cy")]
    assert workspace.query(people.count, PeopleCriteria(only=(ids[0], ids[2]))) == 2
    assert workspace.query(people.count, PeopleCriteria(only=(ids[0],), search="bo")) == 0


def test_the_library_counts_what_is_to_be_checked(workspace):
    today = date(2025, 12, 7)
    fresh, old, never = (point(workspace, title, PointKind.FACT) for title in "abc")
    for point_id, day in ((fresh, date(2025, 11, 21)), (old, date(2025, 8, 1))):
        source = workspace.do("Source", do_points.add_source, point_id, "Minutes")
        workspace.do("Check", do_points.check_source, source, day)
    counts = workspace.query(library.counts, today)
    assert (counts.points, counts.to_check, counts.trash) == (3, 2, 0)
    workspace.do("Trash", do_points.trash, [never])
    counts = workspace.query(library.counts, today)
    assert (counts.points, counts.to_check, counts.trash) == (2, 1, 1)
