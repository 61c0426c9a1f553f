"""The lines to type new bodies and new members in."""

from PySide6.QtCore import QCoreApplication

from organizer.model.kinds import BodyKind
from organizer.ui.text import phrases
from organizer.ui.widgets.entry_bar import Entry, EntryBar


def entry_bars() -> tuple[EntryBar, EntryBar]:
    """The lines for new bodies and new members."""
    kinds = [(kind, phrases.word("body", kind)) for kind in BodyKind]
    body = EntryBar(
        (
            Entry("name", QCoreApplication.translate("officials", "Name of the body"), 4),
            Entry("kind", QCoreApplication.translate("officials", "Kind"), 2, kinds),
        ),
        QCoreApplication.translate("officials", "Add body"),
    )
    body.setObjectName("newBody")
    member = EntryBar(
        (
            Entry("name", QCoreApplication.translate("officials", "Name"), 4),
            Entry("title", QCoreApplication.translate("officials", "Title"), 3),
            Entry("seat", QCoreApplication.translate("officials", "Seat"), 3),
        ),
        QCoreApplication.translate("officials", "Add"),
    )
    member.setObjectName("newMember")
    return body, member
