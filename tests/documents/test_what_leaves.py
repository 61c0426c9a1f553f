"""Nothing but what was asked for is in the file: on the page, in its metadata, in its structure."""

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import factories
import pikepdf
import pytest

from organizer.campaign import queries as campaign_queries
from organizer.documents import catalogue, printing
from organizer.documents.document import Options
from organizer.meetings.speakers import commands as speakers
from organizer.model.kinds import (
    Answer,
    Channel,
    OutputKind,
    RuleField,
    RuleStatus,
    SpeakerStatus,
    WayKind,
)
from organizer.people import commands as people
from organizer.rules import commands as rules

from . import reading

TODAY = date(2025, 12, 7)

# Everything that the campaign knows, each with a word of its own.
FACTS = {
    "meeting note": "wordmeetingnote",
    "item note": "worditemnote",
    "ask": "wordask",
    "person note": "wordpersonnote",
    "need": "wordneed",
    "speaker note": "wordspeakernote",
    "statement": "wordstatement",
    "name": "Wordname",
    "phone": "5550177",
    "e-mail": "wordmail",
    "address": "wordstreet",
    "tag": "wordtag",
    "out": "Wordwithdrawn",
    "no": "Wordrefused",
    "unknown": "Wordunasked",
    "assumed place": "wordassumed",
    "point": "wordpoint",
    "task": "wordtask",
}


@pytest.fixture
def full(workspace):
    """A campaign in which every field holds something."""
    board = factories.body(workspace)
    meeting = factories.meeting(
        workspace, body_id=board, place_name="Hall", notes=FACTS["meeting note"]
    )
    factories.item(
        workspace,
        meeting,
        "The agreement",
        number="RE.1",
        is_pinned=True,
        notes=FACTS["item note"],
        ask=FACTS["ask"],
    )
    for field, value, status in (
        (RuleField.SECONDS_EACH, 77, RuleStatus.ASSUMED),
        (RuleField.SIGN_UP_PLACE, FACTS["assumed place"], RuleStatus.ASSUMED),
        (RuleField.SIGN_UP_CLOSES, datetime(2025, 12, 9, 23, 59), RuleStatus.ASSUMED),
    ):
        workspace.do("Rule", rules.set_rule, meeting, field, value, status)
    rosa = factories.person(
        workspace, FACTS["name"], phone="305-555-0177", notes=FACTS["person note"]
    )
    for kind, value in (
        (WayKind.EMAIL, f"{FACTS['e-mail']}@example.org"),
        (WayKind.ADDRESS, f"1 {FACTS['address']}"),
    ):
        workspace.do("Way", people.add_way, rosa, kind, value)
    workspace.do("Tag", people.tag, [rosa], FACTS["tag"])
    workspace.do("Yes", people.answer, rosa, Channel.CALL, Answer.YES)
    speaker = workspace.do("Add", speakers.add, meeting, rosa)
    workspace.do(
        "Edit",
        speakers.edit,
        speaker,
        needs=(FACTS["need"],),
        notes=FACTS["speaker note"],
        statement=FACTS["statement"],
    )
    point = factories.point(workspace, "A point", text=FACTS["point"])
    workspace.do("Give", speakers.assign_point, speaker, point)
    factories.speaker(workspace, meeting, FACTS["out"], status=SpeakerStatus.WITHDRAWN)
    refused = factories.person(workspace, FACTS["no"], phone="305-555-0188")
    workspace.do("No", people.answer, refused, Channel.CALL, Answer.NO)
    factories.person(workspace, FACTS["unknown"], phone="305-555-0189")
    factories.task(workspace, FACTS["task"])
    return workspace


def made(workspace, name, **values):
    document = catalogue.by_name(name)
    options = workspace.query(document.options.read(values).resolved, TODAY)
    return printing.make(workspace, document, options, TODAY)


def everything_in(pdf: bytes) -> str:
    """The text of the pages, and all that the file says of itself: info, structure, streams."""
    texts = [" ".join(reading.page_texts(pdf))]
    with pikepdf.open(BytesIO(pdf)) as document:
        for thing in document.objects:
            texts.append(repr(thing))
            if isinstance(thing, pikepdf.Stream):
                texts.append(thing.read_bytes().decode("latin-1"))
    whole = " ".join(texts)
    return f"{whole} {re.sub('[^0-9]', '', texts[0])}"


ASKED = {
    "flyer": set(),
    "agenda": {"item note", "ask"},
    "speaker-cards": {"name", "statement"},
    "contact-list": {"name", "phone"},
}


@pytest.mark.parametrize("name", [document.name for document in catalogue.DOCUMENTS])
def test_nothing_but_what_was_asked_for_is_in_the_file(full, name):
    whole = everything_in(made(full, name).printed.pdf)
    assert {what for what, word in FACTS.items() if word in whole} == ASKED[name]
    assert "1:17" not in whole, "an assumed allowance of 77 seconds"
    assert "11:59" not in whole, "an assumed end of sign-up"
    assert not any(said in whole for said in ("555-0188", "5550188", "5550189"))


@pytest.mark.parametrize(
    ("name", "values", "asked"),
    [
        ("agenda", {"notes": False}, set()),
        ("contact-list", {"columns": ("name",)}, {"name"}),
        (
            "contact-list",
            {"columns": ("name", "email", "address", "tags")},
            {"name", "e-mail", "address", "tag"},
        ),
    ],
)
def test_the_options_say_what_is_asked_for(full, name, values, asked):
    whole = everything_in(made(full, name, **values).printed.pdf)
    assert {what for what, word in FACTS.items() if word in whole} == asked


@pytest.mark.parametrize("name", [document.name for document in catalogue.DOCUMENTS])
def test_the_file_says_of_itself_only_what_it_is(full, name):
    pdf = made(full, name).printed.pdf
    assert list(reading.info(pdf)) == ["/Title"]
    with pikepdf.open(BytesIO(pdf)) as document:
        packet = bytes(document.Root.Metadata.read_bytes()).decode()
        assert set(re.findall(r"<(?:dc|pdfuaid|xmp|pdf):(\w+)", packet)) == {
            "title",
            "language",
            "part",
        }
        assert not document.attachments
        assert all("/Annots" not in page.obj for page in document.pages)
    title = reading.info(pdf)["/Title"]
    assert not [word for word in FACTS.values() if word in title]


def test_a_card_leaves_out_what_the_speaker_needs_even_with_points(full):
    workspace = full
    with_statement = made(workspace, "speaker-cards")
    (card,) = with_statement.data.cards
    assert card.allowed_seconds is None
    assert FACTS["need"] not in repr(with_statement.data)


def test_what_is_kept_is_what_was_printed_and_not_who_is_on_the_list_by_now(full):
    done = made(full, "contact-list")
    assert [row[0] for row in done.data.rows] == [FACTS["name"]]
    more = factories.person(full, "Late No", phone="305-555-0166")
    full.do("No", people.answer, more, Channel.CALL, Answer.NO)
    factories.person(full, "Late unknown", phone="305-555-0165")
    printing.record(full, done, 1)
    (kept,) = full.query(campaign_queries.outputs)
    assert (kept.kind, kept.name, kept.purpose) == (OutputKind.DOCUMENT, "contact-list", "call")
    assert kept.left_out == {"no": 1, "unknown": 2}


def test_the_meeting_that_was_chosen_for_want_of_another_is_said_and_kept(full):
    later = factories.meeting(full, date(2026, 3, 1), title="Later one")
    done = made(full, "flyer")
    assert done.options.meeting_id == done.data.kept.meeting_id == 1
    printing.record(full, done, 1)
    other = made(full, "flyer", meeting=later)
    printing.record(full, other, 1)
    assert [row.name for row in full.query(campaign_queries.outputs, meeting_id=1)] == ["flyer"]
    assert len(full.query(campaign_queries.outputs, meeting_id=later)) == 1


@pytest.mark.parametrize("document", catalogue.DOCUMENTS, ids=lambda document: document.name)
def test_each_option_can_be_read_back_and_has_words_for_the_form(document):
    listed = document.options.listed()
    assert len({option.attribute for option in listed}) == len(listed)
    for option in listed:
        assert option.label
        assert set(option.offered) <= set(option.choices)
        assert bool(option.choices) == option.kind.startswith("choice")
        for choice in option.choices:
            given = (choice,) if option.kind == "choices" else choice
            read = document.options.read({option.name: given})
            assert getattr(read, option.attribute) == given
    assert document.options.read({}) == document.options()
    assert document.options.read({"no such option": 1}) == document.options()


def test_a_headline_is_that_of_the_first_language():
    options = catalogue.by_name("flyer").options
    read = options.read({"languages": ("es", "en"), "headline": "Venga"})
    assert read.headlines == {"es": "Venga"}
    assert options.read({"headline": {"ht": "Vini"}}).headlines == {"ht": "Vini"}


def test_options_are_frozen():
    with pytest.raises(AttributeError):
        Options().paper = "a4"  # type: ignore[misc]
    assert replace(Options(), paper="a4").setup(TODAY).paper == "a4"
