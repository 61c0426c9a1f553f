"""The program's source, parsed once for all tests that read it."""

import ast
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def many_nodes() -> Iterator[None]:
    """No collection of garbage: it looks through all nodes again and again, and finds none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@cache
def _trees() -> dict[Path, ast.Module]:
    with many_nodes():
        return {path: _parsed(path) for path in sorted((ROOT / "organizer").rglob("*.py"))}


def _parsed(path: Path) -> ast.Module:
    parsed = ast.parse(path.read_text(encoding="utf-8"), str(path))
    for node in ast.walk(parsed):
        for child in ast.iter_child_nodes(node):
            child.parent = node
    return parsed


def tree(path: Path) -> ast.Module:
    """The parsed file; each node knows its `parent`."""
    return _trees().get(path) or _parsed(path)
