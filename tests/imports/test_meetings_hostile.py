"""Files made to break the readers of meetings, and whatever chance makes of real shapes."""

import json
from datetime import date
from typing import Any

import pytest
from factories import kind_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from work import at_most, examples

from organizer.imports.agenda import reader as agendas
from organizer.imports.agenda.draft import AgendaDraft
from organizer.imports.json_records import MAX_RAW, MAX_RECORDS
from organizer.imports.meetings import reader as meetings
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.model.errors import RuleBroken
from tests.words import words_of

from .test_meeting_formats import ALL, ITEMS

ZONE = "America/New_York"
TODAY = date(2026, 1, 5)

SHAPES = [*ALL, *ITEMS]
KEYS = sorted({key for shape in SHAPES for key in shape})

TEXT = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "2026-03-12T09:00:00Z",
            "2026-03-12T09:00:00+14:00",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59-23:59",
            "1901-01-01T00:00:00+14:00",
            "/Date(999999999999999)/",
            "13/45/2026",
            "2/30/2026 25:61 PM",
            "9:00 AM",
            "See Comment",
            "CANCELLED",
            "<p>a</p>",
            "https://x.org/a.pdf",
            "//x.org/a",
            "\ud800",
            "\x00\n",
            "{" * 200,
            "[" * 200,
        ]
    ),
)
LEAF = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT)
VALUE = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=5)), inner, max_size=6),
    ),
    max_leaves=20,
)


def checked(draft: MeetingsDraft | AgendaDraft) -> None:
    """What must hold for every draft, so that it can be stored and shown."""
    if isinstance(draft, AgendaDraft):
        for item in draft.items:
            assert item.title.strip() and len(item.title) <= 4000
            item.title.encode(), item.summary.encode(), item.result.encode()
        return
    uids = [(m.uid, m.recurrence_id) for m in draft.meetings if m.uid]
    assert len(uids) == len(set(uids))
    for meeting in draft.meetings:
        assert meeting.title and meeting.where and meeting.zone
        assert 1900 < meeting.date.year < 2200 or draft.profile in ("icalendar", "iqm2")
        assert meeting.end is None or (meeting.start and meeting.end > meeting.start)
        assert meeting.start is None or meeting.start.tzinfo is None
        assert len(meeting.title) <= 300 and len(meeting.uid) <= 330 and len(meeting.url) <= 2000
        assert len(meeting.description) <= 10_000 and len(meeting.raw) <= MAX_RAW
        for text in (meeting.title, meeting.place_name, meeting.description, meeting.raw):
            text.encode()
            assert "\x00" not in text
        for paper in meeting.documents:
            assert paper.url.startswith(("http://", "https://", "HTTP"))
    for problem in draft.problems:
        assert problem.where and words_of(problem).encode()


def try_all(data: bytes) -> None:
    for read in (
        lambda: checked(meetings.read(data, ZONE, TODAY)),
        lambda: checked(agendas.read(data, ZONE, TODAY)),
        lambda: kind_of(data),
    ):
        try:
            read()
        except RuleBroken as refused:
            assert refused.rule


@given(st.binary(max_size=300))
def test_any_bytes_give_a_draft_or_a_refusal(data):
    for start in (b"", b"[", b'{"value": [', b"%PDF-1.7\n", b"<html>"):
        try_all(start + data)


@given(VALUE)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_json_gives_a_draft_or_a_refusal(value):
    try_all(json.dumps(value).encode())


@given(st.data())
@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.too_slow])
def test_real_shapes_with_anything_in_their_fields_give_a_draft_or_a_refusal(data):
    records: list[Any] = []
    for shape in data.draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=4)):
        record = dict(shape)
        for key in data.draw(st.lists(st.sampled_from(sorted(record)), max_size=3)):
            record[key] = data.draw(VALUE)
        for key in data.draw(st.lists(st.sampled_from(KEYS), max_size=2)):
            record[key] = data.draw(VALUE)
        for key in data.draw(st.lists(st.sampled_from(sorted(record)), max_size=2)):
            record.pop(key, None)
        records.append(record)
    try_all(
        json.dumps(data.draw(st.sampled_from([records, records[0], {"value": records}]))).encode()
    )


@given(st.sampled_from(SHAPES), st.integers(0, 600), st.binary(min_size=1, max_size=6))
def test_a_file_with_broken_bytes_gives_a_draft_or_a_refusal(shape, at, noise):
    data = json.dumps([shape, shape]).encode()
    try_all(data[:at] + noise + data[at + len(noise) :])
    try_all(data[:at])


MANY = 500_000
EVENT = b'{"EventId":1,"EventDate":"2026-01-07T00:00:00","EventBodyName":'

FILES = {
    "brackets": b"[" * MANY,
    "objects in objects": b'{"value":' * (MANY // 9),
    "lists in lists": b"[" * 900 + b"]" * 900,
    "a record in many lists": b"[" * 800 + EVENT + b'"a"}' + b"]" * 800,
    "a deep value in a record": EVENT + b'"a","x":' + b"[" * 900 + b"]" * 900 + b"}",
    "many empty objects": b"[" + b"{}," * (MANY // 3) + b"{}]",
    "many numbers": b"[" + b"1," * (MANY // 2) + b"1]",
    "many short lines": b"{}\n" * (MANY // 3),
    "a title of open brackets": EVENT + b'"' + b"<" * MANY + b'"}',
    "a title of entities": EVENT + b'"' + b"&lt;" * (MANY // 4) + b'"}',
    "a title of escapes": EVENT + b'"' + b"\\\\n" * (MANY // 3) + b'"}',
    "a comment of words": EVENT + b'"a","EventComment":"' + b"the a " * (MANY // 6) + b'"}',
    "a time of digits": EVENT + b'"a","EventTime":"' + b"1-" * (MANY // 2) + b'"}',
    "a place of commas": EVENT + b'"a","EventLocation":"' + b", 1 " * (MANY // 4) + b'"}',
    "a number of digits": b'{"EventDate":"2026-01-07","EventId":' + b"7" * MANY + b"}",
    "many keys": b"{" + b'"a":1,' * (MANY // 6) + EVENT[1:] + b'"a"}',
    "many meetings": b"[" + (EVENT + b'"a"},') * 20_000 + b"{}]",
    "many items": EVENT + b'"a","EventItems":[' + b'{"EventItemTitle":"a"},' * 50_000 + b"{}]}",
    "text in text": b'{"d":"' + b'{\\"d\\":' * (MANY // 8) + b'"}',
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_no_file_takes_a_reader_long(data):
    for read in (
        lambda: meetings.read(data, ZONE, TODAY),
        lambda: agendas.read(data, ZONE, TODAY),
        lambda: kind_of(data),
    ):
        with at_most(cpu_seconds=3):
            try:
                draft = read()
            except RuleBroken as refused:
                assert refused.rule
                continue
        if isinstance(draft, MeetingsDraft):
            checked(draft)
            assert len(draft.meetings) <= MAX_RECORDS
