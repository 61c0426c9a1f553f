"""The preview of what a body's portal answered."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from organizer.imports.importing import Incoming
from organizer.officials import queries as bodies
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.imports.import_dialog import ImportDialog


class AnswerDialog(ImportDialog):
    """As of a file; the meetings are those of the body, in its zone, unless another is chosen."""

    def __init__(
        self,
        context: ScreenContext,
        incoming: Incoming,
        body_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, incoming, parent)
        zones: dict[int, str] = {row.id: row.zone for row in context.bridge.query(bodies.bodies)}
        zone = zones.get(body_id, self._how.zone)
        self._how = replace(self._how, body_id=body_id, zone=zone)
