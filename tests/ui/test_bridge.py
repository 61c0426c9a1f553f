import threading

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import text

from organizer.model.errors import Rule, RuleBroken
from organizer.people import commands as people
from organizer.ui.binding.bridge import Bridge, Watch
from tests import factories


@pytest.fixture
def shown(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def counting():
    """A query of the people, and how it was called."""
    calls = []

    def query(session, *args):
        calls.append(args)
        session.execute(text("SELECT count(*) FROM person"))
        return len(calls)

    return query, calls


def add_person(bridge, label="Add person"):
    return bridge.do(label, people.add, "Rosa Díaz")


def test_a_watch_runs_once_for_many_changes(qtbot, bridge, shown):
    query, calls = counting()
    watch = Watch(bridge, shown, query)
    with qtbot.waitSignal(watch.refreshed):
        pass
    for _ in range(5):
        add_person(bridge)
    assert len(calls) == 1
    with qtbot.waitSignal(watch.refreshed):
        pass
    assert len(calls) == 2
    assert watch.result == 2


def test_a_watch_ignores_tables_that_it_did_not_read(qtbot, bridge, shown, workspace):
    query, calls = counting()
    watch = Watch(bridge, shown, query)
    with qtbot.waitSignal(watch.refreshed):
        pass
    factories.meeting(workspace)
    with qtbot.assertNotEmitted(watch.refreshed, wait=30):
        pass
    assert len(calls) == 1


def test_a_hidden_widget_refreshes_when_it_is_shown(qtbot, bridge, shown):
    query, calls = counting()
    watch = Watch(bridge, shown, query)
    watch.refresh()
    shown.hide()
    add_person(bridge)
    with qtbot.assertNotEmitted(watch.refreshed, wait=30):
        pass
    shown.show()
    assert len(calls) == 2


def test_a_widget_that_was_never_shown_asks_nothing(qtbot, bridge):
    query, calls = counting()
    widget = QWidget()
    qtbot.addWidget(widget)
    watch = Watch(bridge, widget, query)
    with qtbot.assertNotEmitted(watch.refreshed, wait=20):
        pass
    assert calls == []


def test_other_arguments_ask_again_and_the_same_do_not(qtbot, bridge, shown):
    query, calls = counting()
    watch = Watch(bridge, shown, query, 1)
    with qtbot.waitSignal(watch.refreshed):
        pass
    watch.set_args(1)
    with qtbot.assertNotEmitted(watch.refreshed, wait=20):
        pass
    watch.set_args(2)
    with qtbot.waitSignal(watch.refreshed):
        pass
    assert calls == [(1,), (2,)]


def test_a_destroyed_widget_drops_its_watch(qtbot, bridge):
    query, calls = counting()
    widget = QWidget()
    widget.show()
    Watch(bridge, widget, query).refresh()
    with qtbot.waitSignal(widget.destroyed):
        widget.deleteLater()
    add_person(bridge)
    assert len(calls) == 1


def test_a_broken_rule_is_told_and_a_bug_is_not_hidden(qtbot, bridge):
    def refuse(_session):
        raise RuleBroken(Rule.NAME_EMPTY)

    with qtbot.waitSignal(bridge.trouble) as caught:
        assert bridge.do("Change", refuse) is None
    assert caught.args[0].rule is Rule.NAME_EMPTY
    with pytest.raises(RuleBroken):
        bridge.attempt("Change", refuse)
    with pytest.raises(ZeroDivisionError):
        bridge.do("Change", lambda _session: 1 / 0)


def test_undo_and_redo_say_their_names(qtbot, bridge):
    seen = []
    bridge.undo_changed.connect(lambda undo, redo: seen.append((undo, redo)))
    add_person(bridge, "Confirm")
    with qtbot.waitSignal(bridge.undone) as told:
        bridge.undo()
    assert told.args == ["Confirm"]
    bridge.redo()
    assert seen == [("Confirm", ""), ("", "Confirm"), ("Confirm", "")]


def test_news_from_a_worker_arrive_on_the_gui_thread(qtbot, bridge, workspace):
    threads = []
    bridge.changed.connect(lambda _changes: threads.append(threading.current_thread()))
    worker = threading.Thread(target=workspace.do, args=("Add", people.add, "Rosa Díaz"))
    with qtbot.waitSignal(bridge.changed):
        worker.start()
    worker.join()
    assert threads == [threading.main_thread()]


def test_a_bridge_waits_for_its_workspace(qtbot, shown, workspace):
    bridge = Bridge()
    query, calls = counting()
    watch = Watch(bridge, shown, query)
    with qtbot.assertNotEmitted(watch.refreshed, wait=20):
        pass
    with qtbot.waitSignal(watch.refreshed):
        bridge.attach(workspace)
    assert len(calls) == 1
    bridge.detach()


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_a_large_step_that_cannot_be_turned_says_why(qtbot, workspace, jobs, way, monkeypatch):
    def refuse():
        raise RuleBroken(Rule.CHANGED_SINCE)

    bridge = Bridge(workspace, jobs=jobs)
    monkeypatch.setattr(workspace, "next_step_size", lambda *, undone: 10_000)
    monkeypatch.setattr(workspace, way, refuse)
    with qtbot.waitSignal(bridge.trouble) as caught:
        getattr(bridge, way)()
    assert caught.args[0].rule is Rule.CHANGED_SINCE
    bridge.detach()


def test_a_note_is_no_step_and_its_trouble_is_told(qtbot, bridge):
    def refuse(_session):
        raise RuleBroken(Rule.NOT_FOUND)

    add_person(bridge, "Confirm")
    with qtbot.waitSignal(bridge.changed), qtbot.assertNotEmitted(bridge.did):
        assert bridge.note(people.add, "Ana Pérez") == 2
    assert bridge.undo_label() == "Confirm"
    with qtbot.waitSignal(bridge.trouble) as caught:
        assert bridge.note(refuse) is None
    assert caught.args[0].rule is Rule.NOT_FOUND
