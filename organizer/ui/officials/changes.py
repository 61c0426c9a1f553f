"""What is done to bodies and their members."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from organizer.model.kinds import BodyId, BodyKind, OfficialId
from organizer.officials import commands, queries
from organizer.officials.queries import BodyRow, OfficialRow, TrashedRow
from organizer.store.workspace import Session
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.officials.words import members_count
from organizer.ui.table.view import TableView


class OfficialChanges(QObject):
    """Each is one step; what goes to the trash is told with a way back."""

    starting = Signal()
    """Something is about to be done: typing that is not saved yet goes first, as its own step."""

    def __init__(
        self, context: ScreenContext, page: Page, table: TableView[None, OfficialRow]
    ) -> None:
        super().__init__(page)
        self._context, self._page, self._table = context, page, table

    def add_body(self, name: str, kind: BodyKind) -> BodyId | None:
        """Add a body; None when that was refused, which the message bar then says."""
        return self._context.bridge.do(self.tr("Add body"), commands.add, name, kind=kind)

    def add_member(self, body_id: BodyId, values: dict[str, Any]) -> OfficialId | None:
        """Add a member of a body; None when that was refused."""
        return self._context.bridge.do(
            self.tr("Add member"),
            commands.add_official,
            body_id,
            values["name"],
            title=values["title"],
            seat=values["seat"],
        )

    def move(self, body_id: BodyId, ids: list[int], before: int | None) -> None:
        """Put members before another one, or at the end."""
        label = self.tr("Reorder members")
        self._context.bridge.do(label, commands.move_officials, body_id, ids, before)

    def trash_members(self, *_any: object) -> None:
        """Put the selected members into the trash."""
        ids = [OfficialId(each) for each in self._table.selected_ids()]
        self.starting.emit()
        label = self.tr("Move to trash")
        if len(ids) > 0 and self._context.bridge.do(label, _trash_members, ids):
            words = self.tr("Moved to trash: {members}")
            self._page.told.emit(words.format(members=members_count(len(ids))))

    def trash_body(self, body: BodyRow) -> None:
        """Put a body into the trash; its meetings stay."""
        self.starting.emit()
        if self._context.bridge.do(self.tr("Move body to trash"), _trash_body, body.id):
            self._page.told.emit(self.tr("Moved to trash: {body}").format(body=body.name))

    def restore(self, row: TrashedRow) -> None:
        """Put a body or a member back; a member brings the body along that is in the trash too."""
        self.starting.emit()
        if self._context.bridge.do(self.tr("Put back from trash"), _restore, row):
            self._page.told.emit(self.tr("Put back: {name}").format(name=row.name))


def _restore(session: Session, row: TrashedRow) -> bool:
    if row.kind == "body":
        commands.restore(session, BodyId(row.id))
        return True
    commands.restore_official(session, OfficialId(row.id))
    if (body_id := queries.body_in_trash(session, OfficialId(row.id))) is not None:
        commands.restore(session, body_id)
    return True


def _trash_members(session: Session, official_ids: list[OfficialId]) -> bool:
    for official_id in official_ids:
        commands.trash_official(session, official_id)
    return True


def _trash_body(session: Session, body_id: BodyId) -> bool:
    commands.trash(session, body_id)
    return True
