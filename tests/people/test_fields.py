"""The one table of a person's fields: who reads it agrees with it."""

import pytest

from organizer.documents.contacts import ContactOptions
from organizer.imports.people import headers
from organizer.imports.people.draft import PersonDraft
from organizer.model.people import Person
from organizer.people import commands, criteria, fields
from organizer.people.exportable import PersonExport
from organizer.people.queries import PersonDetail, PersonRow
from organizer.ui.text import person_words

ON_PAPER = {each.name: each.choices for each in ContactOptions.listed()}

NO_FIELDS = {"id", "sort_key", "created_at", "trashed_at"}
"""Columns of a person that are kept for the program itself."""


def test_every_column_of_a_person_is_a_field_or_of_the_program():
    columns = {column.key for column in Person.__table__.columns}
    assert columns - NO_FIELDS == {each.key for each in fields.STORED}


def test_every_field_that_is_shown_has_a_word():
    shown = {each.key for each in (*fields.IN_FORM, *fields.IN_LIST, *fields.IMPORTED)}
    shown |= {each.key for each in fields.EXPORTED.values()} | set(fields.WAY_COLUMNS)
    assert shown - {"external_id"} == set(person_words.LABELS)


def test_the_ready_made_lists_are_named_once_and_the_same():
    assert tuple(person_words.LISTS) == criteria.LISTS
    assert ON_PAPER["list"] == criteria.LISTS
    assert set(criteria.EXPORTED_LISTS) == set(criteria.LISTS) - {
        "do_not_contact",
        "no_answer",
        "trash",
    }


def test_the_columns_of_paper_are_those_of_files():
    assert ON_PAPER["columns"] == fields.COLUMNS


def test_the_form_holds_ten_fields_the_name_first():
    assert [each.key for each in fields.IN_FORM] == [
        *("name", "given", "family", "say_like", "pronouns"),
        *("role", "affiliation", "district", "zip_code", "neighborhood"),
    ]


def test_what_leaves_is_counted_by_hand():
    assert (
        *("name", "given", "family", "phone", "email", "address", "languages", "district"),
        *("neighborhood", "zip", "role", "affiliation", "tags"),
    ) == fields.COLUMNS
    kept_here = {each.key for each in fields.FIELDS} - {e.key for e in fields.EXPORTED.values()}
    assert kept_here == {"say_like", "pronouns", "notes", "origin", "external_id"}


def test_a_file_fills_these_and_no_other():
    assert set(fields.MERGED) == {
        *("given", "family", "district", "neighborhood", "zip_code", "role"),
        *("affiliation", "notes"),
    }


def test_each_header_means_one_field_and_our_own_are_known():
    spelled = [word.strip() for each in fields.FIELDS for word in each.headers.split(",") if word]
    assert len(spelled) == len(set(spelled))
    assert [word for word in spelled if headers.plain_header(word) != word] == []
    for each in fields.EXPORTED.values():
        assert headers.target_of(each.title) == each.target


def test_an_edit_sets_what_is_typed_and_not_what_the_program_keeps():
    assert set(commands.EDITABLE) == {each.key for each in fields.STORED} - {
        *fields.NAMES,
        "external_id",
    }


@pytest.mark.parametrize("row", [PersonRow, PersonDetail, PersonExport])
def test_rows_hold_every_field(row):
    assert issubclass(row, fields.PersonFields)


def test_what_commands_take_by_name_is_what_the_table_lets_them_set():
    assert set(fields.PersonDetails.__annotations__) == set(commands.EDITABLE)
    assert set(fields.PersonChanges.__annotations__) == {*commands.EDITABLE, *fields.NAMES}


def test_what_a_file_says_nothing_of_is_empty():
    """Not unknown, not a question mark: it is what stands in the file of the campaign."""
    draft = PersonDraft(name="Ana")
    told = {each.key: getattr(draft, each.key) for each in fields.FIELDS if each.key != "name"}
    assert [key for key, value in told.items() if value] == []
    assert PersonExport(name="Ana").phones == ()
