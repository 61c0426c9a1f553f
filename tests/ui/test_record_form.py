"""A form of a record in a real campaign: what hands type is saved for the right one, or stays."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.people import commands as people
from organizer.people import queries
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.widgets import layouts
from organizer.ui.widgets.fields import TextField
from tests import factories

from .hands import focus, leave, type_over


@pytest.fixture
def form(workspace, bridge, jobs, settings, qtbot, app):
    context = ScreenContext(bridge, jobs, settings, today=lambda: date(2025, 12, 7))
    made = RecordForm(context)
    made.keep(
        *("Edit person", people.edit, "person"),
        ("name", TextField("Name"), 2),
        ("role", TextField("Role"), 2),
    )
    window = QWidget()
    layouts.column(made, QLineEdit(), parent=window)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    made.around = window  # else it is gone with its name
    return made


@pytest.fixture
def two(workspace):
    return [factories.person(workspace, name) for name in ("Ana", "Bo")]


@pytest.fixture
def person(workspace):
    return lambda person_id: workspace.query(queries.detail, person_id)


def test_a_field_that_is_left_is_one_step_under_its_label(form, two, person, workspace):
    form.show_record(person(two[0]))
    type_over(form.fields["role"].editor, "teacher")
    assert person(two[0]).role == ""
    leave(form.fields["role"].editor)
    assert person(two[0]).role == "teacher"
    assert workspace.undo_label() == "Edit person"
    workspace.undo()
    assert person(two[0]).role == ""


def test_typing_is_saved_for_its_record_when_another_is_shown(form, two, person):
    form.show_record(person(two[0]))
    type_over(form.fields["role"].editor, "teacher")
    form.show_record(person(two[1]))
    assert form.fields["role"].value == ""
    assert [person(each).role for each in two] == ["teacher", ""]


def test_what_is_refused_comes_back_with_its_record(form, two, person, bridge, qtbot):
    form.show_record(person(two[0]))
    name = form.fields["name"]
    type_over(name.editor, "")
    with qtbot.waitSignal(bridge.trouble):
        form.show_record(person(two[1]))
    assert (name.value, name.error, form.has_draft) == ("Bo", "", False)
    form.show_record(person(two[0]))
    assert (name.value, form.has_draft) == ("", True)
    assert "A name is needed" in name.error
    type_over(name.editor, "Ana M")
    leave(name.editor)
    assert [person(each).name for each in two] == ["Ana M", "Bo"]


def test_a_change_from_elsewhere_does_not_touch_what_is_being_typed(
    form, two, person, workspace, qtbot
):
    form.show_record(person(two[0]))
    role = form.fields["role"]
    type_over(role.editor, "teacher")
    workspace.do("Other", people.edit, two[0], role="nurse", name="Ana B")
    form.show_record(person(two[0]))
    assert (role.value, form.fields["name"].value) == ("teacher", "Ana B")
    assert person(two[0]).role == "nurse"
    focus(role.editor)
    qtbot.keyClick(role.editor, Qt.Key.Key_Escape)
    assert role.value == "nurse"
    leave(role.editor)
    assert person(two[0]).role == "nurse"


def test_before_the_first_record_nothing_is_saved(form, workspace):
    before = workspace.undo_label()
    type_over(form.fields["role"].editor, "teacher")
    leave(form.fields["role"].editor)
    assert workspace.undo_label() == before
