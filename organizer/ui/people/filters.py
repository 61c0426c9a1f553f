"""Search and filters above the table, and at their right how many people there are."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from organizer.model.kinds import Channel
from organizer.people import queries as people
from organizer.people.queries import LISTS, PeopleCriteria
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.people.words import channel_name, people_count
from organizer.ui.qt import named
from organizer.ui.text import person_words, phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import FilterChip
from organizer.ui.widgets.editors import choice_box
from organizer.ui.widgets.emptying import take_out
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.search_field import SearchField
from organizer.ui.widgets.text import Text, unmarked

FIELDS = ("language", "district", "tag", "channel")


class FilterBar(QWidget):
    """Holds the criteria; every change of them is told at once."""

    changed = Signal(object)
    """The new PeopleCriteria."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._criteria = PeopleCriteria()
        self._removers: dict[str, FilterChip] = {}
        self.search = named(SearchField(self.tr("Search people"), "/"), "searchPeople")
        self.search.searched.connect(self._on_searched)
        lists = [(name, person_words.list_name(name)) for name in LISTS]
        self.list_box = choice_box("peopleList", self.tr("List"), lists)
        self.list_box.activated.connect(self._on_list_activated)
        self.list_box.hide()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill_menu)
        self.add_button = named(buttons.button(self.tr("Filter"), "link", "plus"), "addFilter")
        self.add_button.setAccessibleName(self.tr("Add a filter"))
        self.add_button.setMenu(self._menu)
        self.clear_button = named(buttons.link(self.tr("Clear"), self.clear), "clearFilters")
        self._count = Text("", "small")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        self._show()

    @property
    def criteria(self) -> PeopleCriteria:
        """What is asked for now."""
        return self._criteria

    @property
    def is_filtered(self) -> bool:
        """True while a search or a filter leaves people out."""
        return self._criteria != PeopleCriteria(list_name=self._criteria.list_name)

    def set_list(self, name: str) -> None:
        """Ask for another ready-made list; search and filters stay."""
        self._set(list_name=name)

    def clear(self) -> None:
        """Drop search and filters, and stay on the list."""
        self.show_all(self._criteria.list_name)

    def show_all(self, list_name: str) -> None:
        """Drop search and filters, and go to a list."""
        self.search.clear()
        self._set(list_name=list_name, search="", language="", district="", tag="", channel=None)

    def set_filter(self, field: str, value: object, *_state: bool) -> None:
        """Ask for people with a value: language, district, tag or channel."""
        self._set(**{field: value})

    def show_count(self, count: int) -> None:
        """Say how many people were found."""
        self._count.setText(people_count(count))

    def fill_menu(self) -> None:
        """Offer the values that occur, by what they are."""
        self._menu.clear()
        choices = self._context.bridge.query(people.filter_choices)
        languages = [(code, phrases.language(code)) for code in choices.languages]
        channels = [(channel, channel_name(channel)) for channel in Channel]
        for field, title, values in (
            ("language", self.tr("Language"), languages),
            ("district", self.tr("District"), [(each, each) for each in choices.districts]),
            ("tag", self.tr("Tag"), [(each, each) for each in choices.tags]),
            ("channel", self.tr("Agreed to"), channels),
        ):
            part = self._menu.addMenu(title)
            part.setEnabled(bool(values))
            for value, words in values:
                part.addAction(unmarked(words), partial(self.set_filter, field, value))

    def _lay_out(self) -> None:
        chips = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        self._flow = FlowLayout(chips)
        self._flow.addWidget(self.clear_button)
        self._chips = chips
        layouts.column(
            layouts.row(self.list_box, (self.search, 5), self.add_button, STRETCH, self._count),
            chips,
            parent=self,
            spacing=SIZE.gap // 2,
        )

    def _on_searched(self, text: str) -> None:
        self._set(search=text)

    def _on_list_activated(self, _index: int) -> None:
        self._set(list_name=self.list_box.currentData())

    def _set(self, **values: Any) -> None:
        wanted = replace(self._criteria, **values)
        if wanted != self._criteria:
            self._criteria = wanted
            self._show()
            self.changed.emit(wanted)

    def _show(self) -> None:
        self.list_box.setCurrentIndex(self.list_box.findData(self._criteria.list_name))
        for field in FIELDS:
            value = getattr(self._criteria, field)
            chip = self._removers.pop(field, None)
            if chip is not None:
                if chip.hasFocus():
                    self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
                take_out(self._flow, chip)
            if value:
                self._removers[field] = self._chip(field, value)
        for widget in (*self._removers.values(), self.clear_button):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        self._chips.setVisible(bool(self._removers))
        self.updateGeometry()

    def _chip(self, field: str, value: object) -> FilterChip:
        words = {
            "language": self.tr("language is {value}"),
            "district": self.tr("district is {value}"),
            "tag": self.tr("tag is {value}"),
            "channel": self.tr("agreed to {value}"),
        }[field]
        shown = str(value)
        if field == "language":
            shown = phrases.language(shown)
        elif field == "channel":
            shown = phrases.word("channel", value)
        made = named(FilterChip(words.format(value=shown), is_removable=True), f"filter_{field}")

        def remove() -> None:
            self._set(**{field: None if field == "channel" else ""})

        made.removed.connect(remove)
        return made
