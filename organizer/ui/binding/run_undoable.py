"""Do something that the person may want back: one step, and a message with Undo."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.store.workspace import Session
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext

P = ParamSpec("P")


def do_and_tell(
    context: ScreenContext,
    page: Page,
    words: str,
    label: str,
    command: Callable[Concatenate[Session, P], object],
    /,
    *args: P.args,
    **named: P.kwargs,
) -> bool:
    """Run a command and say what was done; False, with the reason in the bar, if it was refused."""
    try:
        context.bridge.attempt(label, command, *args, **named)
    except (RuleBroken, StoreTrouble) as error:
        page.warned.emit(error)
        return False
    page.told.emit(words)
    return True
