"""Agendas as PDF: made here with ReportLab, one page a time, so that every place is known."""

import subprocess
import sys
import zlib
from datetime import date
from datetime import time as clock
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas
from work import at_most, examples

from organizer.imports.agenda.draft import AgendaDraft
from organizer.imports.agenda.pdf import agenda as pdf_agenda
from organizer.imports.agenda.pdf import numbers as agenda_numbers
from organizer.imports.agenda.pdf import pages as pdf_pages
from organizer.imports.agenda.pdf import words as pdf_text
from organizer.imports.agenda.pdf.lines import Line
from organizer.imports.agenda.pdf.pages import Word
from organizer.imports.draft import Why, because
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Fate, Hearing
from organizer.progress import Cancelled
from tests.words import words_of

BOLD, PLAIN = "Helvetica-Bold", "Helvetica"


def pdf(*pages, encrypt=None, rotate=0) -> bytes:
    """Pages of (left, from the top, text) or (left, from the top, text, font, size)."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), encrypt=encrypt)
    for page in pages:
        if rotate:
            canvas.setPageRotation(rotate)
        for left, top, text, *style in page:
            canvas.setFont(*(style or (PLAIN, 10)))
            canvas.drawString(left, 792 - top, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(*pages, **more) -> AgendaDraft:
    return pdf_agenda.read(pdf(*pages, **more))


MIAMI = [
    (200, 60, "City Commission Meeting Agenda", BOLD, 12),
    (200, 80, "January 8, 2026", BOLD, 12),
    (200, 100, "9:00 AM", BOLD, 12),
    (54, 140, "PR - PRESENTATIONS AND PROCLAMATIONS", BOLD, 11),
    (54, 170, "PR.1", BOLD, 10),
    (180, 170, "PERSONAL APPEARANCE", BOLD, 10),
    (54, 184, "17234"),
    (180, 184, "A PRESENTATION BY THE CITY MANAGER ON THE AGREEMENT"),
    (54, 196, "Department of"),
    (180, 196, "WITH FEDERAL OFFICES."),
    (54, 208, "Police"),
    (54, 250, "CA - CONSENT AGENDA", BOLD, 11),
    (54, 280, "CA.1", BOLD, 10),
    (180, 280, "RESOLUTION", BOLD, 10),
    (54, 294, "17301"),
    (180, 294, "A RESOLUTION OF THE MIAMI CITY COMMISSION ACCEPTING A"),
    (54, 306, "Office of the"),
    (180, 306, "GRANT."),
    (54, 318, "City Attorney"),
    (54, 350, "END OF CONSENT AGENDA", BOLD, 11),
    (54, 380, "RE.1", BOLD, 10),
    (180, 380, "RESOLUTION", BOLD, 10),
    (54, 394, "17400"),
    (180, 394, "A RESOLUTION DIRECTING THE CITY MANAGER."),
    (54, 440, "ADJOURNMENT", BOLD, 11),
    (54, 460, "1. Any person who appeals needs a verbatim record."),
]


def test_miamis_file_number_and_department_stand_below_the_number():
    draft = read(MIAMI)
    first, second, third = draft.items
    assert (first.number, first.file_no, first.item_type) == (
        "PR.1",
        "17234",
        "PERSONAL APPEARANCE",
    )
    assert first.title == (
        "A PRESENTATION BY THE CITY MANAGER ON THE AGREEMENT WITH FEDERAL OFFICES."
    )
    assert first.presenter == "Department of Police"
    assert (second.number, second.file_no, second.is_consent) == ("CA.1", "17301", True)
    assert second.presenter == "Office of the City Attorney"
    assert (third.number, third.section, third.is_consent) == ("RE.1", "", False)
    assert (draft.day, draft.start) == (date(2026, 1, 8), clock(9))
    assert "1. Any person who appeals needs a verbatim record." in [p.text for p in draft.unparsed]


def test_a_numbered_heading_is_the_section_of_its_numbers():
    draft = read(
        [
            (72, 60, "CITY COUNCIL AGENDA", BOLD, 12),
            (72, 90, "1. CALL TO ORDER", BOLD, 10),
            (72, 120, "2. CONSENT CALENDAR", BOLD, 10),
            (72, 140, "2.1", BOLD, 10),
            (110, 140, "Approve the minutes of May 5"),
            (110, 152, "and of May 12"),
            (110, 176, "Recommendation: Approve the minutes."),
            (72, 200, "3. PUBLIC HEARINGS", BOLD, 10),
            (72, 220, "3.1", BOLD, 10),
            (110, 220, "Rezone the lot at 1 Main Street - DEFERRED"),
            (72, 250, "3.1.a"),
            (110, 250, "Adopt the findings"),
        ]
    )
    assert [(i.number, i.section, i.depth, i.is_consent) for i in draft.items] == [
        ("2.1", "CONSENT CALENDAR", 0, True),
        ("3.1", "PUBLIC HEARINGS", 0, False),
        ("3.1.a", "PUBLIC HEARINGS", 1, False),
    ]
    assert draft.items[0].title == "Approve the minutes of May 5 and of May 12"
    assert draft.items[0].summary == "Recommendation: Approve the minutes."
    assert (draft.items[1].hearing, draft.items[1].fate) == (Hearing.PUBLIC, Fate.DEFERRED)
    # The heading that nothing stands below stays visible.
    assert ("page 1, line 2", "1. CALL TO ORDER") in [(p.where, p.text) for p in draft.unparsed]


def test_headers_footers_and_rules_are_no_items():
    def page(number, *lines):
        return [
            (54, 40, "Planning Board", BOLD, 9),
            (250, 40, "Agenda - Final Revised", BOLD, 9),
            *lines,
            (54, 760, "City of Example", PLAIN, 7),
            (250, 760, f"Page {number}", PLAIN, 7),
            (450, 760, "Printed on 3/07/2024", PLAIN, 7),
        ]

    rules = [(72, 100 + 14 * n, f"{n}. Speakers may talk for {n} minutes.") for n in range(1, 5)]
    draft = read(
        page(1, *rules),
        page(2, (72, 100, "CALL TO ORDER", BOLD, 11), (72, 130, "1."), (100, 130, "Elect a chair")),
        page(3, (72, 100, "2."), (100, 100, "Set the dates")),
    )
    assert [(i.number, i.title, i.place) for i in draft.items] == [
        ("1.", "Elect a chair", "page 2"),
        ("2.", "Set the dates", "page 3"),
    ]
    assert (draft.label, draft.body) == ("Final Revised", "Planning Board")
    left = [problem.text for problem in draft.unparsed]
    assert left[:2] == [
        "1. Speakers may talk for 1 minutes.",
        "2. Speakers may talk for 2 minutes.",
    ]
    assert not [text for text in left if "Printed" in text or "Page" in text]
    assert "Printed on 3/07/2024" in draft.pages[1]


def test_a_list_in_a_recommendation_is_its_summary():
    draft = read(
        [
            (72, 80, "CONSENT CALENDAR", BOLD, 12),
            (72, 110, "1. APPROVE THE AGREEMENT", BOLD, 11),
            (85, 130, "Recommendation:"),
            (85, 148, "1. Approve it; and"),
            (85, 160, "2. Sign it."),
            (72, 190, "2. APPROVE THE MINUTES", BOLD, 11),
        ]
    )
    assert [(i.number, i.title) for i in draft.items] == [
        ("1.", "APPROVE THE AGREEMENT"),
        ("2.", "APPROVE THE MINUTES"),
    ]
    assert draft.items[0].summary == "Recommendation:\n1. Approve it; and\n2. Sign it."


def test_los_angeles_prints_the_file_number_beside_the_number():
    draft = read(
        [
            (72, 60, "Los Angeles City Council Agenda", BOLD, 12),
            (72, 100, "(1)", BOLD, 10),
            (110, 100, "25-1060", BOLD, 10),
            (110, 116, "MOTION relative to immigration raids."),
            (72, 150, "(2)", BOLD, 10),
            (110, 150, "25-0011-S1", BOLD, 10),
            (110, 166, "REPORT of the clerk."),
        ]
    )
    first = draft.items[0]
    assert (first.number, first.file_no) == ("(1)", "25-1060")
    assert "immigration raids" in first.title + first.summary


def test_a_page_without_text_is_said_to_have_none():
    draft = read([(72, 100, "CALL TO ORDER"), (72, 130, "1. Elect a chair")], [], [(72, 90, "x")])
    assert [(p.where, words_of(p)) for p in draft.problems] == [
        ("page 2", "No text was found on this page; type its items by hand.")
    ]
    assert (len(draft.pages), draft.pages[1]) == (3, "")


def test_a_document_without_text_is_no_empty_success():
    draft = read([], [])
    assert (draft.items, draft.pages) == ((), ("", ""))
    assert [p.reason.kind for p in draft.problems] == [Why.NO_TEXT]


def test_a_contract_gives_its_text_and_no_items():
    draft = read([(72, 80 + 30 * n, f"{n}. The parties agree on 287(g).") for n in range(1, 9)])
    assert (draft.items, len(draft.unparsed)) == ((), 8)
    assert [p.reason.kind for p in draft.problems] == [Why.NO_AGENDA]
    assert "287(g)" in draft.pages[0]


def test_a_page_that_is_turned_reads_the_same():
    words = pdf_pages.read(pdf([(100, 200, "Turned")], rotate=90)).pages[0].words
    # Turned clockwise, what stood 200 below the top stands 792 - 200 from the left of 792 ... and
    # what stood 100 from the left stands 100 from the top.
    assert (round(words[0].left), round(words[0].base)) == (592, 100)


def test_a_locked_pdf_is_refused_with_one_sentence():
    locked = pdf([(72, 100, "1. Secret")], encrypt=pdfencrypt.StandardEncryption("sesame"))
    with pytest.raises(RuleBroken) as refused:
        pdf_agenda.read(locked)
    assert refused.value.rule == Rule.PDF_LOCKED


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-", b"hello", b"\x00" * 100 + b"%PDF-1.4"])
def test_what_is_no_pdf_is_refused_with_one_sentence(data):
    with pytest.raises(RuleBroken) as refused:
        pdf_agenda.read(data)
    assert refused.value.rule == Rule.FILE_UNREADABLE


def test_pages_beyond_the_limit_are_named():
    many = pdf_text.MAX_PAGES + 2
    draft = read(*([(72, 100, f"CALL TO ORDER {n}")] for n in range(many)))
    last = draft.problems[0]
    assert len(draft.pages) == pdf_text.MAX_PAGES
    assert last.where == f"page {pdf_text.MAX_PAGES + 1}"
    assert last.reason == because(Why.PAGES_CUT, read=pdf_text.MAX_PAGES, count=many)


def test_a_reader_that_hangs_is_stopped_and_keeps_what_it_had(monkeypatch, tmp_path):
    program = tmp_path / "slow.py"
    program.write_text(
        "import sys, time\n"
        'print(\'{"ready":true}\\n{"pages":2}\')\n'
        'print(\'{"page":1,"width":9,"height":9,"cut":false,"words":[[1,2,3,9,false,"x"]]}\')\n'
        "sys.stdout.flush()\n"
        "time.sleep(600)\n"  # the time limit of tests ends it, if ours does not
    )
    monkeypatch.setattr(pdf_pages, "_command", lambda: [sys.executable, str(program)])
    monkeypatch.setattr(pdf_pages, "READ_SECONDS", 0.3)
    read_ = pdf_pages.read(b"%PDF-1.4 anything")
    assert [page.words[0].text for page in read_.pages] == ["x"]
    assert "took too long" in words_of(read_.problems[0])


def test_cancelling_ends_the_process():
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        pdf_agenda.read(pdf([(72, 100, "1. A")]), stop)


def test_the_frozen_program_is_asked_with_one_word(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert pdf_pages._command() == [sys.executable, pdf_pages.FROZEN_WORD]
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "organizer", pdf_pages.FROZEN_WORD]
    said = subprocess.run(command, input=pdf([(72, 9, "word")]), capture_output=True, cwd=root)
    assert said.stdout.splitlines()[1] == b'{"pages":1}'
    assert b'"word"' in said.stdout.splitlines()[2]


def line(*words) -> Line:
    placed = [Word(x, x + 5.0 * len(text), 100.0, 10.0, False, text) for x, text in words]
    return Line(1, 1, tuple(placed), 100.0, 0.0)


@pytest.mark.parametrize(
    ("words", "printed", "parts", "file_no"),
    [
        ([(54, "PR.1"), (150, "Title")], "PR.1", ("PR", "1"), ""),
        ([(54, "D.-1."), (104, "24-6915"), (168, "A")], "D.-1.", ("D", "1"), "24-6915"),
        ([(54, "E-4"), (104, "23-6566"), (168, "An")], "E-4", ("E", "4"), "23-6566"),
        ([(54, "1."), (90, "ACCEPT")], "1.", ("1",), ""),
        ([(54, "33."), (90, "SUBJECT:"), (486, "2017-0346")], "33.", ("33",), "2017-0346"),
        ([(54, "F1"), (90, "Accept")], "F1", ("F", "1"), ""),
        ([(54, "5.1.a"), (90, "Staff")], "5.1.a", ("5", "1", "a"), ""),
        ([(54, "(1)"), (90, "25-1060")], "(1)", ("1",), "25-1060"),
        ([(54, "2.3"), (90, "Approval")], "2.3", ("2", "3"), ""),
        ([(54, "2"), (90, "21-0017"), (160, "Discussion")], "2", ("2",), "21-0017"),
        ([(54, "21-222"), (120, "Agenda")], "", (), "21-222"),
    ],
)
def test_numbers_are_kept_as_printed(words, printed, parts, file_no):
    found = agenda_numbers.mark(line(*words))
    assert (found.printed, found.parts, found.file_no) == (printed, parts, file_no)


@pytest.mark.parametrize(
    "words",
    [[(54, "Section"), (90, "1.")], [(54, "33134,")], [(54, "10.1)"), (90, "as")], [(54, "7")]],
)
def test_running_text_has_no_numbers(words):
    assert agenda_numbers.mark(line(*words)) is None


def agenda_of(count: int) -> bytes:
    page = [(72, 60, "CITY COMMISSION AGENDA", BOLD, 12), (72, 90, "CALL TO ORDER", BOLD, 11)]
    pages = []
    top = 120
    for number in range(1, count + 1):
        page += [(72, top, f"{number}.", BOLD, 10), (110, top, f"25-{number:04}")]
        page += [(170, top, f"A resolution of the City Commission on contract {number},")]
        page += [(170, top + 12, "providing for an effective date.")]
        page += [(170, top + 30, "Recommendation: Approve the resolution.")]
        top += 56
        if top > 700:
            pages.append(page)
            page, top = [], 80
    return pdf(*pages, page)


def test_an_agenda_of_600_items_is_read_with_little_work():
    data = agenda_of(600)
    with at_most(cpu_seconds=3):
        draft = pdf_agenda.read(data)
    assert len(draft.items) == 600
    assert (draft.items[599].number, draft.items[599].file_no) == ("600.", "25-0600")
    assert draft.items[299].title == (
        "A resolution of the City Commission on contract 300, providing for an effective date."
    )
    assert draft.problems == ()


BOMBS = {
    "pages in pages": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages"
    b"/Count 9/Kids[2 0 R 2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>",
    "arrays in arrays": b"%PDF-1.4\n1 0 obj" + b"[" * 3_000_000,
    "dictionaries": b"%PDF-1.4\n1 0 obj" + b"<<" * 3_000_000,
    "many objects": b"%PDF-1.4\n" + b"".join(b"%d 0 obj null endobj\n" % n for n in range(300_000)),
    "a wrong length": b"%PDF-1.4\n1 0 obj<</Length 99999999999>>stream\n" + b"x" * 100_000,
}


def bomb() -> bytes:
    """One page whose text unpacks from 300 kB to 300 MB."""
    packer = zlib.compressobj(9)
    block = b"(" + b"a" * 1_000_000 + b") Tj "
    packed = b"".join(packer.compress(block) for _ in range(300)) + packer.flush()
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font"
        b"<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n"
        % len(packed)
        + packed
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"
    )


@pytest.mark.parametrize("name", [*BOMBS, "a page of 300 MB"])
def test_no_bomb_takes_much_work(name):
    data = BOMBS.get(name) or bomb()
    with at_most(cpu_seconds=8):
        try:
            draft = pdf_agenda.read(data)
        except RuleBroken as refused:
            assert refused.rule == Rule.FILE_UNREADABLE
        else:
            assert draft.problems


@settings(max_examples=examples(25))
@given(st.integers(0, 2**32), st.binary(max_size=12), st.integers(1, 400))
def test_a_damaged_agenda_gives_a_draft_or_one_sentence(at, put, cut):
    data = bytearray(pdf(MIAMI))
    at %= len(data)
    data[at : at + cut] = put
    try:
        draft = pdf_agenda.read(bytes(data))
    except RuleBroken as refused:
        assert refused.rule in (Rule.FILE_UNREADABLE, Rule.PDF_LOCKED)
    else:
        assert draft.items or draft.problems
