"""The table of the values of a comment rule: what each is, and that none is left out."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from organizer.model.comment_rules import CommentRule
from organizer.model.kinds import RuleField, RuleStatus
from organizer.rules.fields import ENTRIES, TABLE, YES_NO, Sort, rule_text, rule_value


def test_every_value_has_one_entry_with_a_name() -> None:
    assert sorted(each.field for group in TABLE for each in group.entries) == sorted(RuleField)
    assert all(entry.name for entry in ENTRIES.values())


def test_a_choice_has_words_for_all_that_it_can_be_and_a_count_has_its_unit() -> None:
    for entry in ENTRIES.values():
        assert bool(entry.kind.unit) == (entry.kind.sort == Sort.COUNT), entry.field
        if entry.kind.sort == Sort.CHOICE and entry.kind is not YES_NO:
            can_be = type(entry.kind.choices[0][0])
            assert [value for value, _words in entry.kind.choices] == list(can_be)


def test_the_most_pressing_questions_are_numbered_and_what_answers_them_too_is_none_of_them() -> (
    None
):
    asked = sorted(entry.urgency for entry in ENTRIES.values() if entry.urgency)
    assert asked == list(range(1, len(asked) + 1))
    for entry in ENTRIES.values():
        assert entry.instead_of is None or ENTRIES[entry.instead_of].urgency > entry.urgency == 0


@pytest.mark.parametrize(
    ("field", "value", "status", "expected"),
    [
        (RuleField.SECONDS_EACH, "120", RuleStatus.SEEN, 120),
        (RuleField.SECONDS_INTERPRETED, "240", RuleStatus.ASSUMED, 240),
        (RuleField.SECONDS_EACH, "", RuleStatus.SEEN, None),
        (RuleField.SECONDS_EACH, "120", RuleStatus.UNKNOWN, None),
        (
            RuleField.SIGN_UP_CLOSES,
            "2025-12-10T17:00:00",
            RuleStatus.TOLD,
            datetime(2025, 12, 10, 17),
        ),
        (RuleField.SIGN_UP_PLACE, "Clerk's desk", RuleStatus.SEEN, "Clerk's desk"),
    ],
)
def test_a_rule_has_its_value_in_its_type(
    field: RuleField, value: str, status: RuleStatus, expected
) -> None:
    assert rule_value(CommentRule(field=field, value=value, status=status)) == expected


def test_no_rule_is_unknown_and_never_zero() -> None:
    assert rule_value(None) is None


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (RuleField.SECONDS_EACH, 120, "120"),
        (RuleField.SECONDS_EACH, " 120 ", "120"),
        (RuleField.SIGN_UP_OPENS, datetime(2025, 12, 10, 9), "2025-12-10T09:00:00"),
        (RuleField.SIGN_UP_HOW, "By phone\nor  at the desk", "By phone or at the desk"),
    ],
)
def test_a_rule_is_kept_as_text(field: RuleField, value: object, expected: str) -> None:
    assert rule_text(field, value) == expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (RuleField.SECONDS_EACH, "two minutes"),
        (RuleField.SECONDS_INTERPRETED, 1.5),
        (RuleField.SIGN_UP_CLOSES, "Friday"),
        (RuleField.SIGN_UP_CLOSES, datetime(2025, 12, 10, 9, tzinfo=ZoneInfo("UTC"))),
    ],
)
def test_a_rule_that_could_not_be_read_again_is_not_kept(field: RuleField, value: object) -> None:
    with pytest.raises(ValueError):
        rule_text(field, value)
