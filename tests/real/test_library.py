"""The starter library, and the file it came from where that is at hand.

Counted with `grep -c '"id":'` (45 points) and `grep -c '"publisher":'` (118 sources), and by
`grep -c '"why":'` (20 resources).
"""

from collections import Counter
from pathlib import Path

import pytest
from factories import kind_of

from organizer.imports.library import reader as library

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "resources" / "starter", ROOT.parent / "shared" / "content"]


@pytest.fixture(params=FOLDERS, ids=["starter", "shared"])
def folder(request) -> Path:
    if not request.param.is_dir():
        pytest.skip("this folder of the library is not here")
    return request.param


def test_all_45_points_come_with_118_sources(folder):
    data = (folder / "talking_points.json").read_bytes()
    assert kind_of(data) == "library"
    draft = library.read(data)
    assert (len(draft.points), draft.problems) == (45, ())
    assert sum(len(point.sources) for point in draft.points) == 118
    kinds = {"fact": 17, "support": 8, "oppose": 8, "question": 6, "rights": 6}
    assert Counter(point.kind for point in draft.points) == kinds


def test_every_point_has_three_languages_two_of_them_by_machine(folder):
    draft = library.read((folder / "talking_points.json").read_bytes())
    for point in draft.points:
        found = [(text.language, text.is_machine) for text in point.texts]
        assert found == [("en", False), ("es", True), ("ht", True)]
        assert all(text.title and text.text for text in point.texts)


def test_all_20_resources_come_with_their_addresses(folder):
    data = (folder / "resources.json").read_bytes()
    assert kind_of(data) == "library"
    draft = library.read(data)
    assert (len(draft.resources), draft.problems) == (20, ())
    assert all(place.name and place.url and place.why for place in draft.resources)
