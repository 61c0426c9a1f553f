"""The documents that can be printed, with their options: read by the window and the command line.

Importing this costs nothing: a document's code is imported when it is built.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from organizer.documents.data import (
    AgendaData,
    ContactListData,
    FlyerData,
    PageSetup,
    Printed,
    SpeakerCardsData,
)
from organizer.progress import Progress, silent


@dataclass(frozen=True)
class Option:
    """Something to choose before printing.

    `kind` is `choice`, `choices` (in order), `flag`, `text` or `number` (an id). An empty default
    of one that is no flag means what the document does by itself: the next meeting, the usual
    columns, the headline of the campaign.
    """

    name: str
    kind: str
    choices: tuple[str, ...] = ()
    default: str | bool | tuple[str, ...] = ""


@dataclass(frozen=True)
class Document:
    """A kind of printed matter. `title_key` is a key of `words.TITLES`; `module` builds it."""

    name: str
    title_key: str
    module: str
    data_class: type
    options: tuple[Option, ...]

    def build(self, data: Any, setup: PageSetup, progress: Progress = silent) -> Printed:
        """The finished document; imports what draws it at the first call."""
        found = import_module(f"organizer.documents.{self.module}")
        builder: Callable[[Any, PageSetup, Progress], Printed] = found.build
        return builder(data, setup, progress)


PAPER = Option("paper", "choice", ("letter", "a4"), "letter")
LANGUAGES = Option("languages", "choices", ("en", "es", "ht"), ("en",))
LANGUAGE = Option("language", "choice", ("en", "es", "ht"), "en")
BLACK_AND_WHITE = Option("black-and-white", "flag", (), False)
NOTES = Option("notes", "flag", (), True)
CHANNEL = Option("for", "choice", ("call", "text", "email", "mail"), "call")
MEETING = Option("meeting", "number")
HEADLINE = Option("headline", "text")
LIST = Option(
    "list",
    "choice",
    (
        "everyone",
        "will_speak",
        "spanish",
        "creole",
        "never_contacted",
        "do_not_contact",
        "no_answer",
        "trash",
    ),
    "everyone",
)
COLUMNS = Option(
    "columns",
    "choices",
    (
        "name",
        "given",
        "family",
        "phone",
        "email",
        "address",
        "languages",
        "district",
        "neighborhood",
        "zip",
        "role",
        "affiliation",
        "tags",
    ),
    (),
)
ANYWAY = Option("anyway", "flag", (), False)
PAGE = (PAPER, BLACK_AND_WHITE, ANYWAY)
"""What every document has."""

DOCUMENTS: tuple[Document, ...] = (
    Document("flyer", "flyer", "flyer.page", FlyerData, (MEETING, LANGUAGES, HEADLINE, *PAGE)),
    Document("agenda", "agenda", "agenda.page", AgendaData, (MEETING, LANGUAGE, NOTES, *PAGE)),
    Document(
        "speaker-cards",
        "speaker_cards",
        "cards.cards",
        SpeakerCardsData,
        (MEETING, LANGUAGE, *PAGE),
    ),
    Document(
        "contact-list",
        "contact_list",
        "contacts.page",
        ContactListData,
        (CHANNEL, LIST, COLUMNS, MEETING, LANGUAGE, *PAGE),
    ),
)


def by_name(name: str) -> Document:
    """The document of that name; KeyError if there is none."""
    for document in DOCUMENTS:
        if document.name == name:
            return document
    raise KeyError(name)
