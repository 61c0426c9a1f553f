"""Takes over the rules of a city that the program knows, after a look at what is in them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from organizer.model.kinds import AnchorKind, BodyId, RuleStatus
from organizer.officials import queries as officials
from organizer.rules import commands as rules
from organizer.rules.presets import PresetPeriod, PresetRow, PresetRule, preset, presets, proposed
from organizer.rules.values import RuleRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.rules.rule_line import ValueRow
from organizer.ui.text import deadline_words, phrases, rule_words
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Callout
from organizer.ui.widgets.choice_list import Choice, ChoiceList
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import FlowingText, Hairline, Text
from organizer.ui.widgets.when_fields import DateField

_WIDTH, _HEIGHT, _LIST = 780, 600, 158


class PresetSheet(Sheet):
    """The cities at the left, what is known of the chosen one at the right, and from when."""

    def __init__(
        self,
        context: ScreenContext,
        body_id: BodyId,
        body: str,
        has_rules: bool,
        taken: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Use a preset"))
        line = self.tr("For {body}. Choose the rules of its city, or the ones most like them.")
        self.set_line(line.format(body=body))
        self.setObjectName("presets")
        self._context, self._body_id, self._taken = context, body_id, taken
        self._rows = {row.key: row for row in presets()}
        self.list = ChoiceList(
            self.tr("Cities"), [Choice(row.key, row.name) for row in self._rows.values()]
        )
        self.list.setObjectName("presetList")
        self._lay_out(has_rules)
        self._propose(body)
        self.list.chosen.connect(self._show)
        self._show(self.list.current)
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, has_rules: bool) -> None:
        self.list.setFixedWidth(theme.px_of(_LIST))
        self._page = layouts.column(margins=(0, 0, SIZE.gap, 0))
        self.shown = Scrolled(self._page)
        self.shown.setMinimumHeight(theme.px_of(SIZE.row * 3))
        self.add(layouts.row(self.list, (self.shown, 1), spacing=SIZE.space), 1)
        self.since = DateField(self.tr("In effect from"), none=self.tr("always"))
        self.since.editor.setObjectName("presetSince")
        self.since.set_value(self._context.today() if has_rules else None)
        self.since.setFixedWidth(theme.px_of(SIZE.panel // 2))
        self.add_left(self.since)
        self.verb = self.add_choice(self.tr("Use these rules"), clicked=self._on_use)
        self.verb.setObjectName("usePreset")

    def _propose(self, body: str) -> None:
        """Open the city whose body it is; where it is nobody's, none."""
        found = self._context.bridge.query(officials.bodies) or []
        states = [row.state for row in found if row.id == self._body_id]
        key = proposed(body, next(iter(states), ""))
        if key:
            self.list.choose(key)
        else:
            self.list.setCurrentIndex(QModelIndex())

    @property
    def words(self) -> str:
        """All that is said of the chosen city."""
        return "\n".join(text.text() for text in self.shown.findChildren(Text))

    def _show(self, key: object) -> None:
        self.verb.setEnabled(key is not None)
        while (item := self._page.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)  # `words` are of this city alone
                widget.deleteLater()
        none = self.tr("None of these is the city of this body. Choose one that is most like it.")
        parts = (
            [Text(none, "muted", wraps=True)] if key is None else self._parts(self._rows[str(key)])
        )
        for part in parts:
            self._page.addWidget(part)
        self._page.addStretch(1)
        self.shown.verticalScrollBar().setValue(0)

    def _parts(self, row: PresetRow) -> list[QWidget]:
        found: list[QWidget] = [Text(row.name, "heading"), FlowingText(row.place, "muted")]
        known = [rule for rule in row.rules if rule.status != RuleStatus.UNKNOWN]
        unknown = [rule_words.name(rule.field) for rule in row.rules if rule not in known]
        unknown += [_title(way) for way in row.periods if way.status == RuleStatus.UNKNOWN]
        if row.notes:
            found.append(FlowingText(row.notes, "small"))
        if unknown:
            ask = self.tr("Not known; ask the clerk:")
            found.append(Callout(ask, ", ".join(unknown) + ".", "amber"))
        found.append(Text(self.tr("Deadlines"), "eyebrow"))
        found += [self._period(way) for way in row.periods]
        if not row.periods:
            found.append(Text(self.tr("None: there is no sign-up."), "muted", wraps=True))
        found.append(Text(self.tr("Values"), "eyebrow"))
        found += [self._value(rule) for rule in known]
        if row.fallback_weekday is not None:
            when = deadline_words.SAYS.fallback(row.fallback_weekday, row.fallback_time)
            name = self.tr("If a meeting doesn't take place")
            found.append(_line(name, when, None, row.fallback_source))
        return found

    def _value(self, rule: PresetRule) -> QWidget:
        today = self._context.today()
        words = rule_words.value_words(RuleRow(rule.field, rule.value, rule.status), today)
        return _line(rule_words.name(rule.field), words, rule.status, *_sources(rule, today))

    def _period(self, way: PresetPeriod) -> QWidget:
        today = self._context.today()
        until = deadline_words.on(today).anchor(way.closes)
        if way.opens.kind != AnchorKind.UNKNOWN:
            words = self.tr("Opens: {opens}\nCloses: {closes}")
            until = words.format(opens=deadline_words.on(today).anchor(way.opens), closes=until)
        return _line(_title(way), until, way.status, *_sources(way, today))

    def _on_use(self) -> None:
        if not self.since.commit():
            return
        key = str(self.list.current)
        label = self.tr("Use the rules of {place}").format(place=preset(key).name)
        made = self._context.bridge.do(
            label, rules.use_preset, self._body_id, key, self.since.value
        )
        if made is not None:
            self.accept()
            self._taken()


def _title(way: PresetPeriod) -> str:
    return deadline_words.SAYS.title(way)


def _sources(said: PresetRule | PresetPeriod, today: date) -> tuple[str, str]:
    return said.source, rule_words.checked(said.checked_on, today)


def _line(name: str, value: str, status: RuleStatus | None, *source: str) -> QWidget:
    made, row = QWidget(), ValueRow(name)
    made.setLayout(row)
    row.addWidget(Hairline())
    row.say(value, phrases.rule_chip(status) if status is not None else None, *source)
    return made
