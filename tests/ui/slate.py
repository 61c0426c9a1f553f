"""A campaign on disk with one meeting, three speakers and three points, and a page around a tab."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import factories
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.meetings.speakers import queries
from organizer.model.kinds import PointKind, RuleField, RuleStatus
from organizer.points import commands as points
from organizer.rules import commands as rules
from organizer.store.workspace import Workspace
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext

TODAY = date(2025, 12, 7)


class Slate:
    """The campaign, with the ids that tests speak of."""

    def __init__(self, folder, is_full=True):
        once, self.meeting, self.names, points_made = _once(is_full)
        self.speakers, self.points = list(self.names), list(points_made)
        self.workspace = Workspace.open(shutil.copytree(once, folder))

    def rows(self):
        """The speakers as the database has them now."""
        return self.workspace.query(queries.of_meeting, self.meeting)

    def row(self, place):
        """One of the first three speakers, as the database has it now."""
        return next(row for row in self.rows() if row.id == self.speakers[place])

    def order(self):
        return [row.name for row in self.rows()]

    def given(self):
        """Who has which points, by places in the lists."""
        return {
            (self.speakers.index(row.id), self.points.index(point.id))
            for row in self.rows()
            for point in row.points
        }

    def steps(self):
        """The name of the step that undo would take back."""
        return self.workspace.undo_label()


@cache
def _once(is_full):
    """A closed campaign that each slate copies, and what is in it."""
    folder = Path.home() / ("slate" if is_full else "empty_slate")  # the tests' own home
    names, given = {}, []
    with Workspace.create(folder) as made:
        meeting = factories.meeting(made)
        if is_full:
            limit = (RuleField.SECONDS_EACH, 120, RuleStatus.SEEN)
            made.do("Rule", rules.set_rule, meeting, *limit)
            for name in ("Rosa Delgado", "Jean-Marc Pierre", "Denise Howard"):
                names[factories.speaker(made, meeting, name)] = name
            for title, kind in (
                ("The vote was 3 to 2", PointKind.FACT),
                ("Opponents: victims may stop calling", PointKind.OPPOSE),
                ("Ask: what did it cost?", PointKind.QUESTION),
            ):
                given.append(factories.point(made, title, kind))
            made.do("Contest", points.edit, given[1], is_contested=True)
    return folder, meeting, names, given


class TabPage(Page):
    """A page that holds one tab, and what the tab asked for."""

    def __init__(self, slate, jobs, settings, tab_class):
        super().__init__()
        self.bridge = Bridge(slate.workspace)
        self.context = ScreenContext(self.bridge, jobs, settings, today=lambda: TODAY)
        self.tab = tab_class(self.context, self)
        box = QVBoxLayout(self)
        box.addWidget(self.tab)
        self.went, self.said = [], []
        self.go.connect(lambda *where: self.went.append(where))
        self.told.connect(self.said.append)

    def find(self, name, kind=QWidget):
        """A widget of the page by its object name."""
        found = self.findChild(kind, name)
        assert found is not None, f"nothing is called {name}"
        return found


def settle(qtbot):
    """Let queued work be done: watches run at the end of a turn."""
    qtbot.wait(20)
    QCoreApplication.sendPostedEvents()


def nameless(widget):
    """The shown widgets that can have the focus, and say nothing to those who hear the window."""
    found = []
    for each in [widget, *widget.findChildren(QWidget)]:
        takes_focus = each.focusPolicy().value & 1 and each.isVisibleTo(widget)
        if not takes_focus or each.objectName().startswith("qt_") or each.focusProxy():
            continue
        interface = QAccessible.queryAccessibleInterface(each)
        if interface is not None and not interface.text(QAccessible.Text.Name):
            found.append(f"{type(each).__name__} {each.objectName()}")
    return found
