"""Writes docs/strings.md: every sentence that a person can read, in one place to read it through.

Use: python packaging/strings.py            (or: make strings)
Taken from the source with `ast`: what the window hands to its translation, what the command line
prints or says in its help, and the English words of the pages. Without line numbers, so that a
change elsewhere in a file leaves the list as it is.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "strings.md"

CORE = "What the core still says itself"
"""Nothing, which a test holds: the core gives kinds and values."""

PARTS = (
    ("The window: around the screens", "ui", ("shell", "start", "binding", "text", "widgets")),
    ("The window: Today", "ui", ("today", "tasks", "reminders")),
    ("The window: Meetings", "ui", ("meetings", "rules")),
    ("The window: People", "ui", ("people",)),
    ("The window: Talking points", "ui", ("points",)),
    ("The window: Officials", "ui", ("officials", "watchwords")),
    ("The window: Print studio", "ui", ("studio",)),
    ("The window: files in and out", "ui", ("imports", "exports")),
    ("The window: the rest", "ui", ()),
    ("Deadlines: in the window, in calendars, on the command line", "exports", ("deadline_words",)),
    ("The values of a comment rule, in the window", "rules", ("fields",)),
    ("Imports: what was wrong with a file", "imports", ("problem_words",)),
    ("Tables that leave: the titles of their columns", "exports", ("columns",)),
    ("The command line", "cli", ()),
    ("On paper, in English", "documents", ()),
    (CORE, "", ()),
)
"""The chapters in the order of a first walk through the program: title, package, its rooms."""

FOREIGN = ("headers.py", "answers.py", "outline.py", "fetch.py", "layout.py", "divisions.py")
"""Modules of the core with words of other people's files and programs, which nobody reads here."""

THEIRS = {
    *("it ita italian italiano", "united states of america", "not subscribed"),
    *("moved by", "seconded by", "not final", "not available at this time"),
}
"""Words that are looked for in other people's files."""

SILENT = {"ValueError", "TypeError", "RuntimeError", "LookupError", "KeyError", "AssertionError"}
"""Errors for programmers: nobody reads their words in the window."""

COMMON = re.compile(r"\b(the|of|is|are|was|its?|an?|not|no|to|be|by|at|this|more|only|before)\b")
"""Words that tell a piece of English from a heading of a table or a list of names."""


Words = tuple[int, str]
"""Which argument of a function the words are: its place (without `self`) and its name."""


def main() -> None:
    """Write the list, and say how long it is."""
    text = page()
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {text.count(chr(10) + '- ')} strings")


def page() -> str:
    """The whole list as Markdown: a chapter for each part, a heading for each file."""
    sources = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files()}
    translators = functions_that_translate(sources)
    lines = [
        "# All strings",
        "",
        "Every sentence of the program, made by `make strings`; change them in the file that is",
        "named. `{name}` and `%n` stand for what is filled in.",
    ]
    left = dict(sources)
    for title, package, rooms in PARTS:
        chapter: list[str] = []
        for path in [path for path in left if belongs(path, package, rooms)]:
            found = list(dict.fromkeys(said(path, left.pop(path), translators)))
            if found:
                chapter += ["", f"### {path.relative_to(ROOT).as_posix()}", ""]
                chapter += [f"- {line(each)}" for each in found]
        if chapter:
            lines += ["", f"## {title}", *chapter]
    return "\n".join(lines) + "\n"


def files() -> list[Path]:
    """The program's modules in order of their names, without migrations, which are frozen."""
    return sorted(
        path
        for path in (ROOT / "organizer").rglob("*.py")
        if "migrations" not in path.relative_to(ROOT).parts
    )


def belongs(path: Path, package: str, rooms: tuple[str, ...]) -> bool:
    """Whether a module is of a package, and of one of these rooms in it if any are named."""
    parts = path.relative_to(ROOT / "organizer").with_suffix("").parts
    if not package:
        return True
    return parts[0] == package and (not rooms or parts[1] in rooms)


def line(text: str) -> str:
    """A string on one line of Markdown, as it is written."""
    return text.replace("\n", "⏎").replace("<", "&lt;").strip()


def said(path: Path, tree: ast.Module, translators: dict[str, set[Words]]) -> Iterator[str]:
    """What a module says to a person, in the order of the file."""
    package = path.relative_to(ROOT / "organizer").parts[0]
    if path.name == "self_test.py":
        yield from (text for text in spoken(tree) if COMMON.search(text))
    elif package == "ui" or path.name in ("deadline_words.py", "problem_words.py"):
        yield from translated(tree, translators)
    elif package == "cli":
        yield from spoken(tree, helps=True)
    elif path.parts[-2:] == ("rules", "fields.py"):
        yield from tabled(tree)
    elif path.parent.name == "layout" and path.name == "words.py":
        yield from printed(tree)
    elif path.name not in FOREIGN:
        yield from offered(tree)
        yield from (text for text in spoken(tree) if is_sentence(text) and text not in THEIRS)


# the window


def functions_that_translate(sources: dict[Path, ast.Module]) -> dict[str, set[Words]]:
    """What translates the words that it is given: Qt's own, and those of ours that hand them on."""
    known = {"tr": {(0, "")}, "translate": {(1, "")}, "QT_TRANSLATE_NOOP": {(1, "")}}
    calls = [
        (function, node)
        for path, tree in sources.items()
        if "ui" in path.parts
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and any(isinstance(word, ast.Name) for word in node.args)
    ]
    while True:
        before = sum(map(len, known.values()))
        for function, call in calls:
            for word in words_of(call, known):
                own = [each.arg for each in function.args.args if each.arg != "self"]
                if isinstance(word, ast.Name) and word.id in own:
                    known.setdefault(function.name, set()).add((own.index(word.id), word.id))
        if sum(map(len, known.values())) == before:
            return known


def translated(tree: ast.Module, translators: dict[str, set[Words]]) -> Iterator[str]:
    """The literal words that are handed to a translation."""
    for node in in_order(tree):
        if isinstance(node, ast.Call):
            for word in words_of(node, translators):
                yield from literals(word)


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    function = node.func
    return getattr(function, "attr", getattr(function, "id", ""))


def words_of(node: ast.Call, translators: dict[str, set[Words]]) -> Iterator[ast.expr]:
    """The arguments of a call that are translated."""
    for place, name in tuple(translators.get(called(node), ())):
        if place < len(node.args):
            yield node.args[place]
        yield from (each.value for each in node.keywords if name and each.arg == name)


def literals(node: ast.expr) -> Iterator[str]:
    """The strings in an argument, through "this if so else that" and tables."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict):
        for value in node.value.values:
            yield from literals(value)


# command line and core


def spoken(tree: ast.Module, *, helps: bool = False) -> Iterator[str]:
    """Every string of words in a module that is no docstring; with `helps` those of commands.

    A string with values in it is given with their names in braces.
    """
    nodes = in_order(tree)
    skipped = set(unread(tree, helps=helps))
    for node in nodes:
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value)
                if isinstance(part, ast.Constant)
                else f"{{{ast.unparse(getattr(part, 'value', part))}}}"
                for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        # Words with a gap between them; {…} alone and the columns of SQL are none.
        if re.search(r"[^\W\d_]{2,}[.,:;]? [\w({]|[\w)}] [^\W\d_]{2,}", text):
            yield re.sub(r"\s*\n\s*", "\n", text).strip()


def unread(tree: ast.Module, *, helps: bool) -> Iterator[int]:
    """The nodes whose strings nobody sees: docstrings, types, parts of f-strings, own errors."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            owner = getattr(node, "owner", None)
            if not (helps and is_command(owner)):
                yield id(node.value)
        inner: Iterable[ast.AST] = ()
        if isinstance(node, ast.JoinedStr):
            inner = ast.walk(node)
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            inner = ast.walk(node.exc) if called(node.exc) in SILENT else ()
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            inner = ast.walk(node.annotation)
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            inner = ast.walk(node.returns)
        elif isinstance(node, ast.Call) and called(node) in ("compile", "text"):
            inner = ast.walk(node)
        yield from (id(each) for each in inner if each is not node)


def is_command(function: ast.AST | None) -> bool:
    """Whether click shows the docstring of a function as its help."""
    decorators = getattr(function, "decorator_list", ())
    return any(
        "command" in ast.unparse(each) or "group" in ast.unparse(each) for each in decorators
    )


def is_sentence(text: str) -> bool:
    """Whether words outside the window read like a sentence or a part of one, and not like data."""
    plain = re.sub(r"\{[^}]*\}", "", text)
    if re.search(r"[\\^$|=<>*_]|[A-Z]{4,}|\(\?|\w\.\w", plain) or text.count(",") > 4:
        return False
    ends = text[0].isupper() and text.rstrip()[-1] in ".?!:…"
    return ends or bool(COMMON.search(plain))


# paper


def offered(tree: ast.Module) -> Iterator[str]:
    """Titles of documents and words of their options: both window and command line show them."""
    for node in in_order(tree):
        if isinstance(node, ast.Call) and called(node) in ("Document", "Option"):
            yield from literals(node.args[1 if called(node) == "Document" else 2])
            for each in node.keywords:
                if each.arg in ("help", "unset"):
                    yield from literals(each.value)


def printed(tree: ast.Module) -> Iterator[str]:
    """The first, English, of each three words, and the sentences of the notices."""
    for node in in_order(tree):
        if isinstance(node, ast.Dict):
            for value in node.values:
                english = value.elts[0] if isinstance(value, ast.Tuple) else value
                if isinstance(english, ast.Constant) and isinstance(english.value, str):
                    yield english.value


def tabled(tree: ast.Module) -> Iterator[str]:
    """All strings of the tables of a module: the window translates them when it shows them."""
    for table in tree.body:
        if isinstance(table, ast.Assign):
            places = [each for each in ast.walk(table.value) if hasattr(each, "lineno")]
            for node in sorted(places, key=lambda node: (node.lineno, node.col_offset)):
                yield from literals(node) if isinstance(node, ast.Constant) else ()


def in_order(tree: ast.Module) -> list[ast.AST]:
    """All nodes in the order of the file; a docstring knows the function whose it is."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            body[0].owner = node  # type: ignore[attr-defined]
    placed = [node for node in ast.walk(tree) if hasattr(node, "lineno")]
    return sorted(placed, key=lambda node: (node.lineno, node.col_offset))


if __name__ == "__main__":
    sys.exit(main())
