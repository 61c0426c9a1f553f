"""What was done, undone or went wrong: told over the page, kept in a list, saved or not."""

from PySide6.QtCore import QEvent, QLocale, QObject, QTime
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.jobs import Jobs
from organizer.ui.qt import timer
from organizer.ui.shell.navigation import Navigation
from organizer.ui.text.translation import spelled
from organizer.ui.widgets.floating_message import FloatingMessage
from organizer.ui.widgets.form import TYPED, Field


class Notices(QObject):
    """Listens to the bridge and the jobs, and names undo and redo after their steps."""

    def __init__(
        self,
        window: QWidget,
        bar: FloatingMessage,
        foot: Navigation,
        bridge: Bridge,
        jobs: Jobs,
        undo_redo: tuple[QAction, QAction],
    ) -> None:
        super().__init__(bar)
        self._window, self._bar, self._foot, self._bridge = window, bar, foot, bridge
        self._undo, self._redo = undo_redo
        self._typed = timer(self, self._on_typed)
        window.installEventFilter(self)
        bridge.trouble.connect(bar.show_trouble)
        jobs.trouble.connect(bar.show_trouble)
        bridge.undo_changed.connect(self._on_undo_changed)
        bridge.undone.connect(self._on_undone)
        bridge.redone.connect(self._on_redone)
        bridge.turned_many.connect(self._on_turned_many)
        bridge.did.connect(self._on_did)
        bridge.attached.connect(self._on_attached)
        self._on_undo_changed(bridge.undo_label(), bridge.redo_label())

    def tell_done(self, words: str) -> None:
        """Say that something was done, with a button that takes it back."""
        self._bar.show_done(words, self._bridge.undo)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A field has something unsaved, or no longer: look at all of them, once a turn."""
        if event.type() == TYPED:
            self._typed.start(0)
        return False

    def _on_typed(self) -> None:
        fields = [each for each in self._window.findChildren(Field) if each.draft is not None]
        # Those of sheets wait for a button: their sheet is a window of its own.
        unsaved = [each for each in fields if each.window() is self._window]
        if any(each.error for each in unsaved):
            self._foot.set_unsaved(self.tr("Not saved: see the field"), "warning")
        else:
            self._foot.set_unsaved(self.tr("Saving…") if unsaved else "")

    def _on_undo_changed(self, undo: str, redo: str) -> None:
        for action, label, plain, named in (
            (self._undo, undo, self.tr("Undo"), self.tr("Undo: {what}")),
            (self._redo, redo, self.tr("Redo"), self.tr("Redo: {what}")),
        ):
            action.setEnabled(bool(label))
            action.setText(named.format(what=label) if label else plain)

    def _on_undone(self, label: str) -> None:
        again = [(self.tr("Redo"), self._bridge.redo)]
        self._bar.show_step("info", self.tr("Undone: {what}").format(what=label), again)

    def _on_redone(self, label: str) -> None:
        self.tell_done(self.tr("Redone: {what}").format(what=label))

    def _on_turned_many(self, count: int, is_back: bool) -> None:
        words = self.tr("%n step(s) undone", "", count)
        if not is_back:
            words = self.tr("%n step(s) done again", "", count)
        self._bar.dismiss_step()
        self._bar.show_message("info", spelled(words, count))

    def _on_attached(self, _is_open: bool) -> None:
        self._bar.dismiss_step()
        self._foot.set_saved(self.tr("All changes saved"))

    def _on_did(self, _label: str) -> None:
        self._bar.dismiss_step()  # its button would now take back another step than it names
        time = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self._foot.set_saved(self.tr("Saved {time}").format(time=time))
