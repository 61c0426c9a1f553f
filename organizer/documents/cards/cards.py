"""Speaker cards: one page each in large type, made to be read at the microphone.

A statement has time marks beside it, so that the speaker sees whether she is on time. What a
person needs (an interpreter, a ride) is not printed: others see the card.
"""

from organizer.documents import checks
from organizer.documents.cards.page import CardPages
from organizer.documents.data import CardData, Notice, PageSetup, Printed, SpeakerCardsData
from organizer.documents.layout import dates, look, words
from organizer.documents.layout.blocks import clean
from organizer.documents.layout.sheet import new_paper
from organizer.progress import Progress, silent


def build(data: SpeakerCardsData, setup: PageSetup, progress: Progress = silent) -> Printed:
    """A page for each speaker, more if a statement is long, and what to look at."""
    lang = (setup.languages or ("en",))[0]
    title = clean(data.meeting.title, 200, 1)
    inks = look.palette(setup.is_black_and_white)
    paper = new_paper(f"{words.word('cards', lang)}: {title}", lang, setup.paper, inks)
    notices = checks.meeting(data.meeting, setup)
    if not data.cards:
        notices.append(checks.look_at("empty"))
    pages = CardPages(data, paper)
    for number, card in enumerate(data.cards):
        if number:
            paper.next_page()
        count = pages.draw(card)
        notices += _card_notices(card, count)
        progress(number + 1, len(data.cards))
    if not data.cards:
        pages.draw_empty(lang)
    notices += _machine(data) + checks.letters(_places(data)) + checks.paper(paper, setup)
    return Printed(paper.finish(), paper.page, tuple(notices))


def _card_notices(card: CardData, pages: int) -> list[Notice]:
    found = []
    name = clean(card.name, 80, 1)
    if pages > 1:
        found.append(checks.look_at("statement_pages", name=name, pages=pages))
    needs = statement_seconds(card)
    if card.allowed_seconds and needs > card.allowed_seconds:
        allowed = dates.duration(card.allowed_seconds, "en")
        text_needs = dates.duration(needs, "en")
        found.append(checks.look_at("statement_long", name=name, needs=text_needs, allowed=allowed))
    return found


def statement_seconds(card: CardData) -> int:
    """How long the statement takes aloud: as timed, else by words; 0 without a statement."""
    if not card.statement.strip():
        return 0
    if card.statement_seconds:
        return card.statement_seconds
    pace = words.WORDS_PER_MINUTE.get(card.language, words.WORDS_PER_MINUTE["en"])
    return round(len(card.statement.split()) * 60 / pace)


def _machine(data: SpeakerCardsData) -> list[Notice]:
    """One notice for each language in which a point is printed that no reader has approved."""
    languages = {
        point.language: None
        for card in data.cards
        if not card.statement.strip()
        for point in card.points
        if point.is_machine
    }
    named = [words.english_name(code) for code in languages]
    return [checks.look_at("machine", language=name) for name in named]


def _places(data: SpeakerCardsData) -> list[tuple[str, str]]:
    places = [("meeting", f"{data.meeting.title} {data.meeting.body}")]
    for card in data.cards:
        points = " ".join(f"{p.title} {p.text} {p.caveat} {p.source}" for p in card.points)
        about = f"{card.neighborhood} {card.district} {card.affiliation} {card.item_title}"
        whole = f"{card.name} {about} {card.statement} {points}"
        places.append((clean(card.name, 60, 1), whole))
    return places
