"""How long work says how far it is, and how it is told to stop."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called as `progress(done, total)`; may raise `Cancelled`, which the work lets through."""


class Cancelled(BaseException):
    """The person pressed Cancel.

    A BaseException, so that no `except Exception` on the way swallows it.
    """


def silent(done: int, total: int) -> None:
    """Progress for callers that show none."""
