"""The table of the members, the lines to type new ones in, and what is said where nobody is."""

from collections.abc import Callable, Sequence

from organizer.model.kinds import BodyKind
from organizer.officials.queries import OfficialRow, OfficialsListing
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.officials.words import is_nobody, tally, tally_of_rest
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import phrases
from organizer.ui.text.translation import t
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.entry_bar import Entry, EntryBar


def members_table(context: ScreenContext) -> TableView[None, OfficialRow]:
    """Members in the order of the body, which dragging and Alt with arrows change."""
    made = TableView(
        context.bridge,
        OfficialsListing(),
        _columns(),
        name=t("Members"),
        criteria=None,
        sort="position",
        is_reorderable=True,
    )
    made.setObjectName("members")
    return made


def _below_name(row: OfficialRow) -> str:
    return t("name not known yet") if is_nobody(row) else row.title


def _contact(row: OfficialRow) -> str:
    return row.phone or row.email or row.web


def _columns() -> Sequence[TableColumn[OfficialRow]]:
    return (
        TableColumn(
            "name",
            t("Name"),
            lambda row: row.name,
            second=_below_name,
            is_bold=True,
            sort="name",
            stretch=2,
        ),
        TableColumn("seat", t("Seat"), lambda row: row.seat, sort="seat", stretch=1),
        TableColumn(
            "contact",
            t("Contact"),
            lambda row: _contact(row) or t("not known"),
            muted=lambda row: not _contact(row),
            stretch=1,
        ),
        TableColumn(
            "votes",
            t("Voted"),
            lambda row: tally(row) or t("no votes recorded"),
            second=tally_of_rest,
            muted=lambda row: not row.votes,
            needs_px=460,
        ),
    )


def entry_bars() -> tuple[EntryBar, EntryBar]:
    """The lines for new bodies and new members."""
    kinds = [(kind, phrases.word("body", kind)) for kind in BodyKind]
    body = EntryBar(
        (Entry("name", t("Name of the body"), 4), Entry("kind", t("Kind"), 2, kinds)), t("Add body")
    )
    body.setObjectName("newBody")
    member = EntryBar(
        (Entry("name", t("Name"), 4), Entry("title", t("Title"), 3), Entry("seat", t("Seat"), 3)),
        t("Add"),
    )
    member.setObjectName("newMember")
    return body, member


def no_body(on_new: Callable[[], object], on_import: Callable[[], object]) -> EmptyState:
    """No body at all: one is added, or comes with a roster."""
    return EmptyState(
        "officials",
        t("Who decides"),
        t("A council, board, or commission, its members, and how they vote."),
        t("Add a body"),
        t("Import roster…"),
        on_action=on_new,
        on_second=on_import,
    )


def no_member(on_new: Callable[[], object]) -> EmptyState:
    """A body of which nobody is known."""
    return EmptyState(
        "person",
        t("No members yet"),
        t("Add the members in the order they sit."),
        t("Add a member"),
        on_action=on_new,
    )
