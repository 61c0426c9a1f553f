"""How the public may speak: the values in groups, first those that are known or worth asking."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.model.kinds import RuleField
from organizer.rules.fields import ENTRIES
from organizer.rules.values import RuleRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.rules.rule_line import RuleLine
from organizer.ui.rules.rule_scopes import Scopes
from organizer.ui.text import rule_words
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text


class RuleEditor(QWidget):
    """One row a value; pressing a row opens its fields, and closes those of the others.

    Rows are made when they are first shown.
    """

    answer_wanted = Signal(object)
    """Please ask what the clerk said about a field."""

    def __init__(
        self,
        context: ScreenContext,
        left_out: Collection[RuleField] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._shows_all = False
        self._found: dict[RuleField, RuleRow] = {}
        self._scopes = Scopes()
        self._asked: Collection[RuleField] = ()
        self._own: Collection[RuleField] = ()
        self.lines: dict[RuleField, RuleLine] = {}
        self._groups: list[tuple[Text, QVBoxLayout, tuple[RuleField, ...]]] = []
        box = layouts.column(parent=self, spacing=0)
        for title, fields in rule_words.groups():
            heading = Text(title, "eyebrow", parent=self)
            heading.setContentsMargins(4, SIZE.corner, 0, 2)
            rows = layouts.column(spacing=0)
            box.addWidget(heading)
            box.addLayout(rows)
            kept = tuple(field for field in fields if field not in left_out)
            self._groups.append((heading, rows, kept))
        self.more = buttons.link("", self._on_more)
        self.more.setObjectName("showAllRules")
        box.addLayout(layouts.row(self.more, STRETCH, margins=(0, SIZE.gap, 0, 0)))
        box.addStretch(1)

    def show_rules(
        self,
        scopes: Scopes,
        found: dict[RuleField, RuleRow],
        asked: Collection[RuleField],
        own: Collection[RuleField] = (),
    ) -> None:
        """Show the values of a meeting, an item or a body.

        `asked` should be asked about; `own` are said for this meeting or item alone.
        """
        self._scopes, self._found, self._asked, self._own = scopes, found, asked, own
        self._refresh()

    def line(self, field: RuleField) -> RuleLine:
        """The row of a field, which is made now if it was never shown."""
        if field not in self.lines:
            made = RuleLine(self._context, field, self._on_opened)
            made.answer_wanted.connect(self.answer_wanted)
            rows, fields = next(each[1:] for each in self._groups if field in each[2])
            before = [each for each in fields[: fields.index(field)] if each in self.lines]
            rows.insertWidget(len(before), made)
            self.lines[field] = made
        return self.lines[field]

    def _refresh(self) -> None:
        hidden = 0
        for heading, _rows, fields in self._groups:
            shown, source = 0, ""
            for field in fields:
                row = self._found.get(field)
                is_first = row is not None and (
                    row.value is not None or ENTRIES[field].is_shown_always or field in self._asked
                )
                hidden += row is not None and not is_first
                is_open = field in self.lines and self.lines[field].is_open
                if row is not None and (self._shows_all or is_first or is_open):
                    self._show_line(field, row, repeats=bool(source) and row.source == source)
                    shown, source = shown + 1, row.source
                elif field in self.lines:
                    self.lines[field].hide()
            heading.setVisible(bool(shown))
        words = spelled(self.tr("Show all: %n more that are not known", "", hidden), hidden)
        fewer = self.tr("Show only what is known or worth asking about")
        self.more.setText(fewer if self._shows_all else words)
        self.more.setVisible(bool(hidden))

    def _show_line(self, field: RuleField, row: RuleRow, repeats: bool) -> None:
        line = self.line(field)
        line.repeats_source = repeats
        is_asked, is_own = field in self._asked, field in self._own
        line.show_rule(self._scopes, row, is_asked=is_asked, is_own=is_own)
        line.show()

    def _on_more(self) -> None:
        self._shows_all = not self._shows_all
        self._refresh()

    def _on_opened(self, opened: RuleLine) -> None:
        for line in self.lines.values():
            if line is not opened:
                line.set_open(False)
