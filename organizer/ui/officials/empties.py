"""What this screen says where nothing is yet."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from organizer.ui.widgets.empty import EmptyState


def _t(words: str) -> str:
    return QCoreApplication.translate("officials", words)


def no_body(on_new: Callable[[], object], on_import: Callable[[], object]) -> EmptyState:
    """No body at all: one is added, or comes with a roster."""
    return EmptyState(
        "officials",
        _t("Who decides"),
        _t("The commission or council, its members, and how they voted."),
        _t("Add a body"),
        _t("Import roster…"),
        on_action=on_new,
        on_second=on_import,
    )


def no_member(on_new: Callable[[], object]) -> EmptyState:
    """A body of which nobody is known."""
    return EmptyState(
        "person",
        _t("Nobody sits here yet"),
        _t("Add the members, in the order in which they sit."),
        _t("Add a member"),
        on_action=on_new,
    )
