"""Library files of talking points and resources."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.imports.library import reader as library
from organizer.model.errors import Rule, RuleBroken

POINT = {
    "id": "fact-cost",
    "kind": "fact",
    "title": "Who pays",
    "statement": "The city does.",
    "contested": True,
    "caveat": "So far.",
    "sources": [
        {"title": "Law", "publisher": "State", "date": "2025, day not seen", "url": "https://x.org"}
    ],
    "es": {
        "title": "Quién paga",
        "statement": "La ciudad.",
        "translation": "machine, needs a reader",
    },
    "ht": {"title": "Kiyès", "statement": "Vil la.", "translation": "Marie Pierre"},
}
PLACE = {
    "name": "Clerk",
    "kind": "office",
    "url": "javascript:alert(1)",
    "why": "Ask.",
    "verified": True,
}


def read(content: object):
    return library.read(json.dumps(content).encode())


def test_a_point_is_read_with_its_wordings_and_sources():
    [point] = read([POINT]).points
    assert (point.key, point.kind, point.is_contested, point.caveat) == (
        "fact-cost",
        "fact",
        True,
        "So far.",
    )
    assert [(t.language, t.is_machine) for t in point.texts] == [
        ("en", False),
        ("es", True),
        ("ht", False),
    ]
    assert point.sources[0].date_text == "2025, day not seen"
    assert point.sources[0].checked_on is None


def test_a_translation_that_names_nobody_counts_as_a_machines():
    point = {**POINT, "es": {"title": "a", "statement": "b"}}
    assert read([point]).points[0].texts[1].is_machine


def test_a_resource_is_read_and_a_link_that_is_none_is_dropped():
    [place] = read([PLACE]).resources
    assert (place.name, place.url, place.is_verified) == ("Clerk", "", True)


def test_one_file_may_hold_both():
    draft = read({"points": [POINT], "resources": [PLACE]})
    assert (len(draft.points), len(draft.resources)) == (1, 1)


def test_a_bad_entry_costs_only_itself():
    draft = read([POINT, {"kind": "opinion", "title": "x", "statement": "y"}, 5])
    assert len(draft.points) == 1
    assert [p.where for p in draft.problems] == ["entry 2", "entry 3"]


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (b'[\n{"a": }\n]', {"line": 2}),
        (b"{}", {}),
        (b"[]", {}),
        (b'["\xff"]', {"encoding": "utf-8"}),
        (b"[" * 100_000, {}),
    ],
)
def test_broken_json_is_one_refusal(data, detail):
    with pytest.raises(RuleBroken) as caught:
        library.read(data)
    assert caught.value.rule == Rule.FILE_UNREADABLE
    assert caught.value.detail == detail


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*POINT, *PLACE]), inner, max_size=6)
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_a_draft_or_a_refusal(content):
    try:
        read(content)
    except RuleBroken as refused:
        assert refused.rule in (Rule.FILE_UNREADABLE, Rule.FILE_EMPTY)
