from datetime import date, time

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from organizer.model.errors import Rule, RuleBroken
from organizer.ui.widgets import fields, form, when_fields
from organizer.ui.widgets.form import COMMIT_AFTER_SECONDS, Form
from organizer.ui.widgets.when_fields import typed_day, typed_time

from .hands import leave, write


@pytest.fixture
def place(qtbot):
    """A window with the fields in it and another place to go to."""
    window = QWidget()
    qtbot.addWidget(window)
    window.box = QVBoxLayout(window)
    window.other = QLineEdit()
    window.box.addWidget(window.other)

    def put(field):
        window.box.addWidget(field)
        window.show()
        window.activateWindow()
        field.editor.setFocus()
        return field

    window.put = put
    return window


def typed(qtbot, field, words):
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, words)


def test_a_field_commits_when_it_is_left(qtbot, place):
    field = place.put(fields.TextField("Name"))
    field.set_value("Ana")
    typed(qtbot, field, "Bo")
    with qtbot.waitSignal(field.committed) as told:
        place.other.setFocus()
    assert told.args == ["Bo"]
    assert not field.is_dirty


def test_a_field_commits_on_enter_and_goes_back_on_esc(qtbot, place):
    field = place.put(fields.TextField("Name"))
    field.set_value("Ana")
    typed(qtbot, field, "Bo")
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.value == "Ana"
    typed(qtbot, field, "Cy")
    with qtbot.waitSignal(field.committed) as told:
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert told.args == ["Cy"]


def test_a_field_commits_after_a_pause(qtbot, place):
    field = place.put(fields.TextField("Name"))
    field.set_value("")
    typed(qtbot, field, "Bo")
    assert field._timer.interval() == COMMIT_AFTER_SECONDS * 1000
    assert field._timer.isActive()
    with qtbot.waitSignal(field.committed):
        field._timer.start(1)


def test_a_field_commits_at_the_latest_while_somebody_types_on(qtbot, place, monkeypatch):
    monkeypatch.setattr(form, "COMMIT_AT_LATEST_SECONDS", 0.3)
    field = place.put(fields.TextField("Name"))
    field.set_value("")
    told = []
    field.committed.connect(told.append)
    for _ in range(12):
        qtbot.keyClicks(field.editor, "a")
        qtbot.wait(40)
    assert told, "nothing was kept while the keys never paused"
    assert len(told[0]) < 12


def test_what_was_typed_is_tidied_only_once_it_is_left(qtbot, place):
    field = place.put(fields.TextField("Name"))
    field.save_with(lambda value: None)
    field.set_value("")
    qtbot.waitUntil(field.editor.hasFocus)
    typed(qtbot, field, "Ana  Ma")
    field._on_time()
    field.set_value("Ana Ma")
    assert field.editor.text() == "Ana  Ma"
    place.other.setFocus()
    assert field.editor.text() == "Ana Ma"


def test_typing_is_never_overwritten(qtbot, place):
    field = place.put(fields.TextField("Name"))
    field.set_value("Ana")
    typed(qtbot, field, "Ana Ma")
    field.set_value("Anna")
    assert field.value == "Ana Ma"
    assert field._notice.isVisible()
    field.revert()
    assert field.value == "Anna"
    assert not field._notice.isVisible()


def test_the_own_change_coming_back_is_no_news(qtbot, place):
    field = place.put(fields.TextField("Name"))
    field.set_value("Ana")
    typed(qtbot, field, "Bo")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    typed(qtbot, field, "Bo!")
    field.set_value("Bo")
    assert field.value == "Bo!"
    assert not field._notice.isVisible()


def test_a_broken_rule_is_said_under_the_field_and_the_typing_stays(qtbot, place):
    def refuse(_value):
        raise RuleBroken(Rule.NAME_EMPTY)

    field = place.put(fields.TextField("Name").save_with(refuse))
    field.set_value("Ana")
    typed(qtbot, field, "Bo")
    leave(field.editor)
    assert "A name is needed" in field.error
    assert field.value == "Bo"
    assert field.editor.property("faulty")
    field.save_with(lambda _value: None)
    leave(field.editor)
    assert field.error == "" and not field.is_dirty


def test_what_was_typed_for_one_record_is_never_saved_for_another(qtbot, place):
    field = place.put(fields.TextField("Name"))
    field.reset("Ana", owner=1)
    typed(qtbot, field, "Anna")
    saved = []
    field.committed.connect(saved.append)
    field.reset("Bo", owner=2)
    leave(field.editor)
    assert (saved, field.value) == ([], "Bo")


def test_what_was_refused_comes_back_with_its_record(qtbot, place):
    def refuse(_value):
        raise RuleBroken(Rule.NAME_EMPTY)

    field = place.put(fields.TextField("Name"))
    field.save_with(refuse)
    field.reset("A", owner=1)
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
    leave(field.editor)
    words = field.error
    assert words
    field.reset("Bo", owner=2)
    assert (field.value, field.error) == ("Bo", "")
    field.reset("A", owner=1)
    assert (field.value, field.error, field.is_dirty) == ("", words, True)
    field.revert()
    field.reset("Bo", owner=2)
    field.reset("A", owner=1)
    assert (field.value, field.error) == ("A", "")


def test_a_choice_that_is_gone_is_no_typing(place):
    field = place.put(fields.ChoiceField("Item", [(1, "One")]))
    field.reset(7, owner=1)
    field.reset(1, owner=2)
    field.reset(7, owner=1)
    assert field.draft is None


CHOICES = [("a", "First"), ("b", "Second")]


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (lambda: fields.TextField("X"), "Ana"),
        (lambda: fields.LongTextField("X"), "two\nlines"),
        (lambda: fields.ChoiceField("X", CHOICES), "b"),
        (lambda: fields.ChoiceField("X", CHOICES, editable=True), "own words"),
        (lambda: fields.NumberField("X", 1, 9), 5),
        (lambda: fields.NumberField("X", 1, 9, none="none"), None),
        (lambda: when_fields.DateField("X"), date(2025, 12, 11)),
        (lambda: when_fields.DateField("X", none="no date"), None),
        (lambda: when_fields.TimeField("X"), time(9, 30)),
        (lambda: when_fields.TimeField("X", none="no time"), None),
        (lambda: fields.CheckField("X"), True),
    ],
)
def test_each_kind_gives_back_what_it_was_given(qtbot, make, value):
    field = make()
    qtbot.addWidget(field)
    field.set_value(value)
    assert field.value == value
    assert not field.is_dirty
    assert field.editor.accessibleName() == "X"
    field.resize(200, 100)
    assert not field.grab().isNull()


def test_choosing_and_ticking_commit_at_once(qtbot, place):
    choice = place.put(fields.ChoiceField("X", CHOICES))
    choice.set_value("a")
    with qtbot.waitSignal(choice.committed) as told:
        qtbot.keyClick(choice.editor, Qt.Key.Key_Down)
    assert told.args == ["b"]
    check = place.put(fields.CheckField("Y"))
    check.set_value(False)
    with qtbot.waitSignal(check.committed) as told:
        qtbot.keyClick(check.editor, Qt.Key.Key_Space)
    assert told.args == [True]


def test_delete_empties_a_date(qtbot, place):
    field = place.put(when_fields.DateField("X", none="no date"))
    field.set_value(date(2025, 12, 11))
    field.editor.selectAll()  # as Tab does
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    leave(field.editor)
    assert field.value is None and not field.error and not field.is_dirty
    assert field.editor.displayText() == "" and field.editor.placeholderText() == "no date"


def test_a_number_that_is_typed_is_committed_as_a_whole(qtbot, place):
    field = place.put(fields.NumberField("X", 0, 999))
    field.set_value(1)
    typed(qtbot, field, "120")
    with qtbot.waitSignal(field.committed) as told:
        place.other.setFocus()
    assert told.args == [120]


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "English"), ("es", "Español"), ("ht", "Kreyòl ayisyen"), ("zz", "zz")],
)
def test_languages_are_named_in_their_own_words(code, name):
    assert fields.language_name(code) == name


def test_a_form_commits_all_and_stops_at_what_is_refused(qtbot):
    def refuse(_value):
        raise RuleBroken(Rule.NAME_EMPTY)

    form = Form()
    qtbot.addWidget(form)
    good = form.add(fields.TextField("A"), 1)
    bad = form.add(fields.TextField("B").save_with(refuse), 1)
    for field in (good, bad):
        field.set_value("")
        field.editor.setText("x")
    assert not form.commit()
    assert not good.is_dirty
    assert bad.error
    assert form.fields() == [good, bad]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("12/10/2026", date(2026, 12, 10)),
        ("12/10/26", date(2026, 12, 10)),
        ("12/10", date(2025, 12, 10)),
        ("1/8", date(2026, 1, 8)),
        ("Dec 10", date(2025, 12, 10)),
        ("10 december 2026", date(2026, 12, 10)),
        ("Thu, Dec 10, 2026", date(2026, 12, 10)),
        ("2026-12-10", date(2026, 12, 10)),
        ("13/45", None),
        ("soon", None),
        ("2/30/2026", None),
        ("today", date(2025, 12, 7)),
        ("mañana", date(2025, 12, 8)),
        ("demen", date(2025, 12, 8)),
        ("Tue", date(2025, 12, 9)),
        ("next Sunday", date(2025, 12, 14)),
        ("el próximo martes", date(2025, 12, 9)),
        ("madi pwochen", date(2025, 12, 9)),
        ("in two weeks", date(2025, 12, 21)),
        ("en dos semanas", date(2025, 12, 21)),
        ("in 3 days", date(2025, 12, 10)),
        ("in 999999 weeks", None),
        ("martes 2 de diciembre", date(2025, 12, 2)),
        ("Tue Wed", None),
    ],
)
def test_a_typed_day_is_the_day_that_is_meant(words, meant):
    QLocale.setDefault(QLocale("en_US"))
    assert typed_day(words, date(2025, 12, 7)) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("8 pm", time(20)),
        ("8:15", time(8, 15)),
        ("6:30 p.m.", time(18, 30)),
        ("12 am", time(0)),
        ("12:05 pm", time(12, 5)),
        ("1830", time(18, 30)),
        ("9", time(9)),
        ("noon", time(12)),
        ("25:00", None),
        ("13 pm", None),
        ("later", None),
    ],
)
def test_a_typed_time_is_the_time_that_is_meant(words, meant):
    assert typed_time(words) == meant


@pytest.mark.parametrize(
    ("make", "typed", "meant"),
    [
        (lambda: when_fields.DateField("Day"), "Dec 9, 2026", date(2026, 12, 9)),
        (lambda: when_fields.TimeField("Time"), "4:30 PM", time(16, 30)),
    ],
)
def test_what_is_typed_is_saved_a_moment_later_without_leaving(
    qtbot, monkeypatch, make, typed, meant
):
    monkeypatch.setattr(form, "COMMIT_AFTER_SECONDS", 0)
    field, saved = make(), []
    field.save_with(saved.append)
    qtbot.addWidget(field)
    field.show()
    field.set_value(None)
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, typed)
    qtbot.waitUntil(lambda: saved[-1:] == [meant])


def test_what_is_no_day_is_kept_and_said_and_not_saved(place):
    field, saved = place.put(when_fields.DateField("Day", none="any day")), []
    field.set_value(None)
    field.save_with(saved.append)
    write(field.editor, "someday")
    assert field.error and field.editor.text() == "someday"
    assert saved == []


def test_down_steps_a_day_back_over_a_week_and_a_month(qtbot):
    field = when_fields.DateField("Day")
    field.set_value(date(2026, 3, 1))
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert field.value == date(2026, 2, 28)
