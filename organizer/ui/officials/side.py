"""The right side of the screen: the body, or one of its members."""

from PySide6.QtCore import Signal

from organizer.model.kinds import OfficialId
from organizer.officials import queries as bodies
from organizer.officials.queries import BodyRow, MemberDetail
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.officials.body_panel import BodyPanel
from organizer.ui.officials.member_panel import MemberPanel
from organizer.ui.officials.vote_grid import BodyVotes
from organizer.ui.widgets.side_panel import PanelStack


class OfficialsSide(PanelStack):
    """Shows the body until a member is chosen."""

    item_opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.body = BodyPanel(context)
        self.member = MemberPanel(context)
        self.votes = BodyVotes(context)
        self.body.content.insertWidget(0, self.votes)
        self.votes.opened.connect(self.item_opened)
        self.member.item_opened.connect(self.item_opened)
        self._body_id = 0
        self.fill(self.body, self.member)
        self._detail = context.bridge.watch(self, self._on_detail, bodies.member, OfficialId(0))

    def show_body(self, body: BodyRow) -> None:
        """Know a body as it is now; another one than before comes into view."""
        is_other = body.id != self._body_id
        self._body_id = body.id
        self.body.show_body(body)
        self.votes.show_body(body.id)
        if is_other:
            self.setCurrentWidget(self.body)

    def show_member(self, official_id: int | None) -> None:
        """Show a member, or the body again."""
        self._detail.set_args(OfficialId(official_id or 0))

    def refresh_now(self) -> None:
        """Show the chosen member at once, before something is done in the panel."""
        self._detail.refresh()

    def leave(self) -> None:
        """Save what is typed."""
        self.member.leave()
        self.body.leave()

    def edit_body(self) -> None:
        """Bring the body into view, ready to be renamed."""
        self.setCurrentWidget(self.body)
        self.body.edit_name()

    def _on_detail(self, detail: MemberDetail | None) -> None:
        if detail is None or detail.official.body_id != self._body_id:
            self.member.leave()
            self.setCurrentWidget(self.body)
            return
        self.member.show_member(detail)
        self.setCurrentWidget(self.member)
