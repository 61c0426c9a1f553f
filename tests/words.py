"""What a person is told of a problem, for tests that look at the sentence."""

from typing import Protocol

from organizer.imports.draft import Reason
from organizer.imports.problem_words import PLAIN


class HasReason(Protocol):
    """A problem, a record that was passed over, a row that was left out."""

    @property
    def reason(self) -> Reason | None: ...


def words_of(one: HasReason) -> str:
    """Its reason in plain English."""
    assert one.reason is not None
    return PLAIN.said(one.reason)
