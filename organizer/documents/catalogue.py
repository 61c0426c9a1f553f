"""The documents that can be printed. Importing this costs no drawing: see `Document.build`."""

from organizer.documents.agenda import AGENDA
from organizer.documents.cards import SPEAKER_CARDS
from organizer.documents.contacts import CONTACT_LIST
from organizer.documents.document import Document
from organizer.documents.flyer import FLYER

DOCUMENTS = (FLYER, AGENDA, SPEAKER_CARDS, CONTACT_LIST)


def by_name(name: str) -> Document:
    """The document of that name; KeyError if there is none."""
    return {document.name: document for document in DOCUMENTS}[name]
