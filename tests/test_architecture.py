"""The rules of the house: who knows whom, and what things are called.

Read from the source with `ast`, so they hold for code that no test runs.
"""

import ast
import importlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from source import ROOT, tree

pytestmark = pytest.mark.xdist_group("source")  # parsed once

OURS = "organizer"

# Package or module: (what of ours it may import, what of others). The longest name counts.
# Everything may import itself, the version and the standard library.
_SUBJECTS = "records people rules meetings points officials campaign watchwords"
_PAGES = "documents.data model.kinds model.errors progress"
_FORMATS = (
    "icalendar recurring_ical_events phonenumbers charset_normalizer pypdfium2 yaml xlsxwriter"
    " sqlalchemy"
)
BORDERS = {
    "": ("", ""),
    "__main__": ("cli ui.shell.app imports.agenda.pdf.words", ""),
    "paths": ("", "platformdirs"),
    "progress": ("", ""),
    "translating": ("", ""),
    "whole_files": ("", ""),
    "model": ("model", "sqlalchemy phonenumbers holidays"),
    "model.kinds": ("", ""),
    "model.errors": ("", ""),
    "store": (
        "model store paths progress whole_files",
        "sqlalchemy alembic sqlcipher3 argon2 cryptography",
    ),
    "store.migrations": ("", "sqlalchemy alembic"),
    "network": ("network model.kinds model.errors progress", "urllib3 truststore"),
    "records": ("records model", "sqlalchemy"),
    "people": ("people records model", "sqlalchemy"),
    "points": ("points records model", "sqlalchemy"),
    "watchwords": ("watchwords records model", "sqlalchemy"),
    "rules": ("rules records model paths", "sqlalchemy"),
    "officials": ("officials rules records model", "sqlalchemy"),
    "meetings": ("meetings people officials watchwords rules records model", "sqlalchemy"),
    "campaign": ("campaign meetings people officials records model", "sqlalchemy"),
    "imports": (
        f"imports {_SUBJECTS} network store.workspace model progress translating whole_files",
        _FORMATS,
    ),
    "documents": (f"documents {_SUBJECTS} store.workspace model progress", "sqlalchemy"),
    "documents.data": ("model.kinds", ""),
    "documents.checks": (f"{_PAGES} documents.layout", ""),
    "documents.layout": (f"{_PAGES} documents.layout paths", "reportlab segno"),
    # What draws a document: everything in its folder but the folder's own module.
    **{
        f"documents.{page.parent.name}.{page.stem}": (
            f"{_PAGES} documents.layout documents.checks documents.{page.parent.name}",
            "",
        )
        for page in (ROOT / OURS / "documents").glob("*/[!_]*.py")
        if page.parent.name != "layout"
    },
    "exports": (
        f"exports {_SUBJECTS} documents imports store.workspace model progress translating",
        "icalendar xlsxwriter sqlalchemy",
    ),
    "start": (f"start imports {_SUBJECTS} store.workspace model paths", "sqlalchemy"),
    "cli": (
        f"cli {_SUBJECTS} imports exports documents start store model paths progress ui",
        "click",
    ),
    "ui": (
        f"ui {_SUBJECTS} imports exports documents.catalogue documents.data"
        " documents.document documents.printing"
        " start store model.kinds model.errors model.anchors model.speaking_time paths progress"
        " translating",
        "PySide6 pypdfium2",
    ),
}
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "PySide6.QtNetwork"}
NETWORK |= {"urllib3", "truststore"}

UNLIKED = re.compile(r"Manager|Helper|Handler|Controller|Service|^Base[A-Z]|^Abstract|[Uu]til")
# Virtual methods of Qt in one lower-case word: overriding them is meant.
QT_VIRTUALS = {"accept", "reject", "done", "event", "parent", "validate", "fixup", "paint"}
QT_VIRTUALS |= {"data", "flags", "index", "match", "buddy", "span", "sibling", "sort"}
QT_VIRTUALS |= {"pixmap", "clone", "key", "count"}  # QIconEngine, QLayout


@cache
def modules() -> dict[str, Path]:
    """Dotted names below `organizer`, and their files."""
    found = {}
    for path in sorted((ROOT / OURS).rglob("*.py")):
        parts = path.relative_to(ROOT / OURS).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def below(package: str) -> dict[str, Path]:
    """The modules in a package, itself included."""
    return {name: path for name, path in modules().items() if within(name, package)}


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"


def ancestors(node: ast.AST) -> Iterator[ast.AST]:
    while node := getattr(node, "parent", None):
        yield node


@cache
def imports(name: str, path: Path) -> list[tuple[ast.stmt, str]]:
    """Each import statement with the full name of the module that it loads."""
    return list(_imports(name, path))


def _imports(name: str, path: Path) -> Iterator[tuple[ast.stmt, str]]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = [OURS, *filter(None, package.split("."))]
                base = ".".join([*parts[: len(parts) - node.level + 1], *filter(None, [base])])
            for alias in node.names:
                full = f"{base}.{alias.name}"
                is_module = full.removeprefix(f"{OURS}.") in modules() or full in NETWORK
                yield node, full if is_module else base


def is_lazy(node: ast.stmt) -> bool:
    """Inside a function or class, so run later than the rest of the file."""
    return any(isinstance(up, ast.FunctionDef | ast.ClassDef) for up in ancestors(node))


def definitions(path: Path) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    return (node for node in ast.walk(tree(path)) if isinstance(node, kinds))


def report(wrong: list[str]) -> None:
    assert not wrong, "\n" + "\n".join(wrong)


def test_imports_stay_inside_the_borders():
    wrong = []
    for name, path in modules().items():
        border = max((key for key in BORDERS if within(name, key) or not key), key=len)
        ours, others = (words.split() for words in BORDERS[border])
        for node, target in imports(name, path):
            inner = target.removeprefix(OURS).removeprefix(".")
            if target.split(".")[0] == OURS:
                fine = not inner or any(within(inner, allowed) for allowed in ours)
            else:
                top = target.split(".")[0]
                fine = top in others or top in sys.stdlib_module_names
            if not fine:
                wrong.append(f"{place(path, node)} {name} may not import {target}")
    report(wrong)


def test_a_screen_knows_no_other_screen():
    screens = {"today", "meetings", "people", "points", "officials", "studio", "imports", "start"}
    wrong = []
    for name, path in below("ui").items():
        _, _, own = name.partition("ui.")
        own = own.split(".")[0]
        if own not in screens:
            continue  # rooms that screens share, and the shell, which puts them together
        for node, target in imports(name, path):
            other = (
                target.removeprefix(f"{OURS}.ui.").split(".")[0] if f"{OURS}.ui." in target else ""
            )
            if other in screens - {own}:
                wrong.append(f"{place(path, node)} {name} may not import {target}")
    report(wrong)


def test_a_kind_of_import_is_known_to_the_registry_alone():
    """Window and command line see the protocol; adding a kind changes none of their logic."""
    kinds = {name.split(".")[1] for name in modules() if re.fullmatch(r"imports\.\w+\.kind", name)}
    assert len(kinds) >= 5
    wrong = []
    for name, path in modules().items():
        for node, target in imports(name, path):
            inner = target.removeprefix(f"{OURS}.")
            folder = next((kind for kind in kinds if within(inner, f"imports.{kind}")), None)
            if folder is None or name == "imports.registry" or within(name, f"imports.{folder}"):
                continue
            if name.split(".")[0] in ("ui", "cli") or inner.endswith(".kind"):
                wrong.append(f"{place(path, node)} {name} may not import {target}")
    report(wrong)


UI_LAYERS = (
    "qt look",
    "widgets text",
    "binding",
    "table",
    "tasks watchwords rules reminders exports",
    "today meetings people points officials studio imports start",
    "shell",
)
"""The rooms of the window, lowest first; each knows its own layer and those below."""

UI_UPWARDS = {
    ("ui.reminders.reminders", "ui.shell.main_window"): "they show in the window itself",
    ("ui.start.first_screen", "ui.shell.main_window"): "it is the first thing in the window",
}


def test_a_layer_of_the_window_knows_none_above():
    ranks = {room: rank for rank, rooms in enumerate(UI_LAYERS) for room in rooms.split()}
    wrong, kept = [], set()
    for name, path in below("ui").items():
        own = name.partition("ui.")[2].split(".")[0]
        for node, target in imports(name, path) if own else ():
            other = target.removeprefix(f"{OURS}.")
            room = other.removeprefix("ui.").split(".")[0]
            if not other.startswith("ui.") or ranks[room] <= ranks[own]:
                continue
            kept.add((name, other))
            if (name, other) not in UI_UPWARDS:
                wrong.append(f"{place(path, node)} {name} may not import {target}")
    report(wrong + [f"{pair} is no longer needed" for pair in UI_UPWARDS.keys() - kept])


def test_only_one_package_reaches_the_network():
    report(
        [
            f"{place(path, node)} imports {target}"
            for name, path in modules().items()
            for node, target in imports(name, path)
            if any(within(target, module) for module in NETWORK) and not within(name, "network")
        ]
    )


def test_imports_are_at_the_top_or_say_why_they_are_lazy():
    wrong = []
    for name, path in modules().items():
        lines = ["", *path.read_text(encoding="utf-8").splitlines()]
        for node, target in imports(name, path):
            first = node.lineno
            while lines[first - 1].lstrip().startswith(("import ", "from ")):
                first -= 1  # one comment holds for a block of imports
            if is_lazy(node) and "# lazy: " not in "".join(lines[first - 1 : node.end_lineno + 1]):
                wrong.append(f"{place(path, node)} {target}: no comment '# lazy: why'")
    report(wrong)


READ_BY_OTHERS = ("imports", "exports", "documents", "start", "cli")
"""Packages that ask queries, or `rows_of`, for what they want to know of a campaign."""

NO_STATEMENT = {"Session", "ColumnElement", "event"}
"""What they may have of SQLAlchemy: where to ask, a condition, and word of what was asked."""


def test_statements_are_made_in_queries():
    """A select in the midst of a command, a plan or a job would be found by nobody."""
    wrong = []
    for name, path in modules().items():
        targets = [target for _, target in imports(name, path)]
        is_command = "commands" in name.rpartition(".")[2]
        is_outside = any(within(name, package) for package in READ_BY_OTHERS)
        is_job = not within(name, "store") and f"{OURS}.store.workspace" in targets
        if not (is_command or is_outside or is_job):
            continue
        wrong += [
            f"{place(path, node)} {name} may not import {alias.name} of {target}"
            for node, target in imports(name, path)
            if target.startswith("sqlalchemy")
            for alias in node.names
            if alias.name not in NO_STATEMENT
        ]
    report(wrong)


BY_NAME = {
    "COMMANDS": "cli/__init__.py adds those of each of its modules",
    "build": "a document loads the module of its page when it is printed",
    "MODULES": "their import is what is wanted: it maps the tables",
}
"""What is used without its name standing in an import or after its module's."""


def used_names() -> dict[str, set[str]]:
    """For each module the names that other modules of the program take from it."""
    used: dict[str, set[str]] = {f"{OURS}.{name}".rstrip("."): set() for name in modules()}
    for path in [*modules().values(), *sorted((ROOT / "packaging").glob("*.py"))]:
        known = {}
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                known |= {alias.asname or alias.name: alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    used.get(node.module, set()).add(alias.name)
                    known[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute):
                used.get(known.get(ast.unparse(node.value), ""), set()).add(node.attr)
    return used


def words_in_strings(path: Path) -> set[str]:
    """Names in quotes: a class that is loaded by its name, a type that is written as a string."""
    return {
        word
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and not isinstance(node.parent, ast.Expr)
        for word in re.findall(r"\w+", node.value)
    }


def decorators(node: ast.AST) -> list[ast.expr]:
    return getattr(node, "decorator_list", [])


def names_in(node: ast.AST) -> Counter[str]:
    return Counter(each.id for each in ast.walk(node) if isinstance(each, ast.Name))


def test_nothing_is_kept_that_the_program_does_not_use():
    """Tests alone keep nothing alive. Methods are not looked at: who calls them is not known."""
    used, wrong = used_names(), []
    pages = words_in_strings(modules()["ui.shell.pages"])
    for name, path in modules().items():
        if within(name, "store.migrations"):
            continue
        elsewhere = pages | words_in_strings(path) | used[f"{OURS}.{name}".rstrip(".")]
        here = names_in(tree(path))
        for node in tree(path).body:
            if any(re.search("command|group", ast.unparse(each)) for each in decorators(node)):
                continue  # click knows what it decorates
            made = getattr(node, "targets", [getattr(node, "target", node)])
            for kept in [getattr(each, "id", getattr(each, "name", "__")) for each in made]:
                is_used = here[kept] > names_in(node)[kept] or kept in elsewhere | BY_NAME.keys()
                if not is_used and not kept.startswith("__") and not isinstance(node, ast.For):
                    wrong.append(f"{place(path, node)} {kept} is used by nothing")
    report(wrong)


CLOCK_READERS = {"store.workspace": "gives each campaign its clock, from which all others take it"}
"""Where the core may look at the computer's clock; window and command line may anywhere."""


def test_the_core_asks_no_clock():
    """A wrong day then has one place to look at, and a test can say what time it is."""
    asks = re.compile(
        r"\b(date\.today|datetime\.(now|today|utcnow)|time\.(time|localtime|gmtime))\b"
    )
    wrong, kept = [], set()
    for name, path in modules().items():
        if any(within(name, outer) for outer in ("ui", "cli")):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and asks.search(ast.unparse(node)):
                kept.add(name)
                if name not in CLOCK_READERS:
                    wrong.append(f"{place(path, node)} {ast.unparse(node)}")
    report(
        wrong + [f"{name} asks no clock: list it no longer" for name in CLOCK_READERS.keys() - kept]
    )


def cycles(edges: dict[str, set[str]]) -> list[str]:
    """Cut off what imports nothing that is left, until only what leads to a circle remains."""
    edges = {name: set(targets) & set(edges) - {name} for name, targets in edges.items()}
    while ends := {name for name, targets in edges.items() if not targets}:
        edges = {name: targets - ends for name, targets in edges.items() if name not in ends}
    return [f"{name} -> {', '.join(sorted(targets))}" for name, targets in sorted(edges.items())]


@pytest.mark.parametrize("depth", [1, 9], ids=["packages", "modules"])
def test_imports_run_in_no_circle(depth: int):
    """Lazy imports count, and those for types alone: they tie two modules just as well."""

    def short(name: str) -> str:
        return ".".join(name.split(".")[:depth])

    edges: dict[str, set[str]] = {short(name): set() for name in modules() if name}
    for name, path in modules().items():
        for _, target in imports(name, path):
            inner = target.removeprefix(f"{OURS}.")
            if name and inner != target:
                edges[short(name)].add(short(inner))
    report(cycles(edges))


def test_boxes_are_built_by_row_and_column():
    """One call says parts, spacing and margins; a box built by hand is the same in six lines."""
    report(
        [
            f"{place(path, node)} {name} builds a {ast.unparse(node.func)} by hand"
            for name, path in below("ui").items()
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call)
            and re.search(r"\bQ(H|V)?BoxLayout$", ast.unparse(node.func))
            and name != "ui.widgets.layouts"
        ]
    )


def test_modules_hold_no_state_that_changes():
    mutable = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp | ast.Call
    changing = {
        "append",
        "add",
        "update",
        "pop",
        "clear",
        "extend",
        "setdefault",
        "remove",
        "insert",
    }
    wrong = []
    for path in modules().values():
        constants = set()
        for node in tree(path).body:
            targets = getattr(node, "targets", [getattr(node, "target", None)])
            value = getattr(node, "value", None)
            for target in filter(lambda t: isinstance(t, ast.Name), targets):
                constants.add(target.id)
                typed_name = isinstance(value, ast.Call) and target.id.lstrip("_")[:1].isupper()
                logger = isinstance(value, ast.Call) and "getLogger" in ast.unparse(value.func)
                is_constant = (
                    target.id.isupper() or target.id.startswith("__") or typed_name or logger
                )
                if isinstance(value, mutable) and not is_constant:
                    wrong.append(f"{place(path, node)} {target.id}")
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Global):
                wrong.append(f"{place(path, node)} global {', '.join(node.names)}")
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr in changing:
                changed = called.value
            elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
                changed = node.value
            else:
                continue
            inside = any(isinstance(up, ast.FunctionDef) for up in ancestors(node))
            if (
                isinstance(changed, ast.Name)
                and changed.id in constants
                and changed.id.isupper()
                and inside
            ):
                wrong.append(f"{place(path, node)} changes {changed.id}")
    report(wrong)


def test_modules_classes_and_functions_say_what_they_are():
    wrong = []
    for path in modules().values():
        nodes = [tree(path), *(n for n in definitions(path) if isinstance(n.parent, ast.Module))]
        for node in nodes:
            name = getattr(node, "name", "the module")
            if not name.startswith("_") and not ast.get_docstring(node):
                wrong.append(f"{place(path, node)} {name} has no docstring")
    report(wrong)


def test_names_are_nouns_of_the_house():
    wrong = [name for name in modules() if UNLIKED.search(name.title().replace("_", ""))]
    for path in modules().values():
        for node in definitions(path):
            if isinstance(node, ast.ClassDef) and UNLIKED.search(node.name):
                wrong.append(f"{place(path, node)} {node.name}")
    report(wrong)


def test_no_attribute_hides_a_method_of_qt():
    classes = {
        node.name: (path, node)
        for path in below("ui").values()
        for node in definitions(path)
        if isinstance(node, ast.ClassDef)
    }

    def qt_names(name: str) -> set[str]:
        if name in classes:
            bases = [ast.unparse(base).split(".")[-1] for base in classes[name][1].bases]
            return set(chain.from_iterable(qt_names(base) for base in bases if base != name))
        for module in ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvgWidgets"):
            if name.startswith("Q") and (found := getattr(_qt(module), name, None)):
                return {n for n in dir(found) if not n.startswith("__")}
        return set()

    wrong = []
    for path, cls in classes.values():
        taken = qt_names(cls.name)
        for node in ast.walk(cls) if taken else ():
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                name = node.attr if ast.unparse(node.value) == "self" else ""
            elif (
                isinstance(node, ast.Name)
                and isinstance(node.ctx, ast.Store)
                and node.parent.parent is cls
            ):
                name = node.id
            elif isinstance(node, ast.FunctionDef) and node.parent is cls:
                name = node.name if node.name.islower() and node.name not in QT_VIRTUALS else ""
            else:
                continue
            if name in taken:
                wrong.append(f"{place(path, node)} {cls.name}.{name} hides Qt's")
    report(wrong)


@cache
def _qt(module: str) -> object:
    return importlib.import_module(f"PySide6.{module}")


def test_every_trouble_has_a_sentence():
    path = modules()["ui.text.messages"]
    errors = importlib.import_module("organizer.model.errors")
    said = {ast.unparse(node) for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    kinds = (errors.Rule, errors.Trouble, errors.Network, errors.Fault)
    members = [f"{kind.__name__}.{m.name}" for kind in kinds for m in kind]
    report(
        [
            f"{member} has no sentence"
            for member in members
            if not any(s.endswith(member) for s in said)
        ]
    )


def test_colours_are_written_in_the_theme_only():
    colour = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
    report(
        [
            f"{place(path, node)} {node.value[:40]!r}"
            for name, path in below("ui").items()
            if not name.startswith("ui.look.theme")
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if colour.search(node.value) and not isinstance(node.parent, ast.Expr)
        ]
    )


def test_user_text_reaches_paper_by_one_door():
    kinds = {"Paragraph"}
    for path in below("documents").values():
        kinds |= {
            n.name
            for n in definitions(path)
            if {ast.unparse(b) for b in getattr(n, "bases", ())} & kinds
        }
    wrong = []
    for name, path in below("documents").items():
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call) or ast.unparse(node.func).split(".")[-1] not in kinds:
                continue
            inside = {getattr(up, "name", "") for up in ancestors(node)}
            if name != "documents.layout.blocks" or "text" not in inside:
                wrong.append(
                    f"{place(path, node)} {ast.unparse(node.func)}: only blocks.text() may"
                )
    report(wrong)


NOT_BY_HAND = {
    "emit": {
        "ui/test_reminders.py": "a clock: nobody presses it",
        "journeys/test_new_user.py": "a clock: nobody presses it",
        "ui/test_window.py": "the test's own page, which tells what it has done",
    },
    "commit": {
        "ui/test_fields.py": "what the button of a sheet asks of its form",
        "ui/test_rules_editor.py": "what the button of a sheet asks of its parts",
    },
}
"""Where the window's tests call what hands would bring about, and why."""


def test_the_windows_tests_use_their_hands():
    """A handler that is called, or a signal that is sent, hides that no event arrives there."""
    handler = re.compile(r"emit|commit|drop_at|eventFilter|[a-z]+Event")
    qt = {"sendEvent", "postEvent"}
    wrong, kept = [], set()
    for path in chain(*((ROOT / "tests" / part).rglob("*.py") for part in ("ui", "journeys"))):
        for node in ast.walk(tree(path)):
            called = node.func if isinstance(node, ast.Call) else None
            name = getattr(called, "attr", "") if isinstance(called, ast.Attribute) else ""
            if not handler.fullmatch(name) or name in qt or "super()" in ast.unparse(called):
                continue
            file = path.relative_to(ROOT / "tests").as_posix()
            kept.add((name, file))
            if file not in NOT_BY_HAND.get(name, {}):
                wrong.append(f"{place(path, node)} calls {name}: send the event (ui/hands.py)")
    known = {(name, file) for name, files in NOT_BY_HAND.items() for file in files}
    report(wrong + [f"{file} calls no {name}: list it no longer" for name, file in known - kept])
