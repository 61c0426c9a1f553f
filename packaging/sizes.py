"""Lists files over 500 lines and functions over 60: places to look at, never a reason to cut.

A part that has grown is cut along what it is responsible for, or left whole. Use: make lint
"""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE, FUNCTION = 500, 60


def main() -> None:
    """Print what is larger than usual; words of docstrings are free."""
    for path in sorted((ROOT / "organizer").rglob("*.py")):
        if "versions" in path.parts:  # frozen migrations
            continue
        text = path.read_text(encoding="utf-8")
        where = path.relative_to(ROOT)
        if (lines := text.count("\n")) > FILE:
            print(f"{where}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.FunctionDef):
                continue
            first = node.body[1] if ast.get_docstring(node) and node.body[1:] else node.body[0]
            if (length := (node.end_lineno or 0) - first.lineno + 1) > FUNCTION:
                print(f"{where}:{node.lineno} {node.name}: {length} lines")


main()
