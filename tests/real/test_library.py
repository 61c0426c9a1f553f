"""The starter libraries, and the file the first came from where that is at hand.

Counted with `grep -c '"id":'`, `grep -c '"publisher":'` and `grep -c '"why":'`: 45 points, 118
sources and 20 resources in the first; 15, 53 and 10 in the second.
"""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from factories import kind_of

from organizer.imports.library import reader
from organizer.start import libraries

ROOT = Path(__file__).parents[2]


class Held(NamedTuple):
    """A folder with a library, and how much is in it."""

    folder: Path
    sources: int
    resources: int
    kinds: dict[str, int]


FIRST = {"fact": 17, "support": 8, "oppose": 8, "question": 6, "rights": 6}
SECOND = {"fact": 5, "support": 3, "oppose": 3, "question": 2, "rights": 2}
STARTER = ROOT / "resources" / "starter"
HELD = {
    "287g": Held(STARTER / "287g", 118, 20, FIRST),
    "library-hours": Held(STARTER / "library-hours", 53, 10, SECOND),
    "shared": Held(ROOT.parent / "shared" / "content", 118, 20, FIRST),
}


@pytest.fixture(params=HELD.values(), ids=HELD)
def held(request) -> Held:
    if not request.param.folder.is_dir():
        pytest.skip("this folder of the library is not here")
    return request.param


def test_every_folder_is_a_library_with_its_words_in_three_languages():
    found = libraries.libraries()
    assert {each.id for each in found} == {path.name for path in STARTER.iterdir()}
    assert [each.name for each in found] == ["287(g)", "Library hours"]
    for each in found:
        for words in (each.names, each.about, each.side_for, each.side_against):
            assert set(words) == {"en", "es", "ht"}
            assert all(words.values())


def test_all_points_come_with_their_sources(held):
    data = (held.folder / "talking_points.json").read_bytes()
    assert kind_of(data) == "library"
    draft = reader.read(data)
    assert (len(draft.points), draft.problems) == (sum(held.kinds.values()), ())
    assert sum(len(point.sources) for point in draft.points) == held.sources
    assert all(point.sources for point in draft.points)
    assert Counter(point.kind for point in draft.points) == held.kinds


def test_every_point_has_three_languages_two_of_them_by_machine(held):
    draft = reader.read((held.folder / "talking_points.json").read_bytes())
    for point in draft.points:
        found = [(text.language, text.is_machine) for text in point.texts]
        assert found == [("en", False), ("es", True), ("ht", True)]
        assert all(text.title and text.text for text in point.texts)


def test_all_resources_come_with_their_addresses(held):
    data = (held.folder / "resources.json").read_bytes()
    assert kind_of(data) == "library"
    draft = reader.read(data)
    assert (len(draft.resources), draft.problems) == (held.resources, ())
    assert all(place.name and place.url and place.why for place in draft.resources)
