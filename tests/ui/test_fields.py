from datetime import date, time

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from organizer.model.errors import Rule, RuleBroken
from organizer.ui.widgets import fields, when_fields
from organizer.ui.widgets.form import COMMIT_AFTER_SECONDS, Form


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
    field._timer.setInterval(1)
    with qtbot.waitSignal(field.committed):
        field._timer.start()


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
    field.commit()
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
    assert not field.commit()
    assert "A name is needed" in field.error
    assert field.value == "Bo"
    assert field.editor.property("faulty")
    field.save_with(lambda _value: None)
    assert field.commit()
    assert field.error == ""


def test_another_record_commits_what_was_typed_for_the_last(qtbot, place):
    field = place.put(fields.TextField("Name"))
    field.set_value("Ana")
    typed(qtbot, field, "Anna")
    saved = []
    field.committed.connect(saved.append)
    field.reset("Bo")
    assert saved == ["Anna"]
    assert field.value == "Bo"
    assert not field.is_dirty


CHOICES = [("a", "First"), ("b", "Second")]


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (lambda: fields.TextField("X"), "Ana"),
        (lambda: fields.LongTextField("X"), "two\nlines"),
        (lambda: fields.ChoiceField("X", CHOICES), "b"),
        (lambda: fields.ChoiceField("X", CHOICES, editable=True), "own words"),
        (lambda: fields.LanguageField("X"), "ht"),
        (lambda: fields.LanguageField("X"), "pt"),
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
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    assert field.value is None
    assert field.editor.text() == "no date"


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


def test_down_on_a_sunday_goes_to_the_saturday_before(qtbot):
    field = when_fields.DateField("Day")
    field.editor.setLocale(QLocale("en_US"))  # weeks that begin on Sunday
    field.set_value(date(2025, 12, 14))
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert field.value == date(2025, 12, 13)
