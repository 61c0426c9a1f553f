"""The faults that `make mutants` puts into a file: small changes that a test should notice.

Left alone, since no test could or should notice: docstrings, log lines, types, object names, pixels
and points of a layout, how a widget paints itself, and the sentences of the window. Left alone too,
since any test would: sums of texts, and parts of what is unpacked.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
SUMS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
CONDITIONS = {"where", "filter", "and_", "or_", "having", "order_by"}
"""Calls whose arguments each say something: one of them can be left out."""

QUIET = re.compile(r"^_?(log|logger|logging|warnings)$")
LAYOUT = re.compile(
    r"^(set(Contents|Spacing|Fixed|Minimum|Maximum|Margin|Stretch|SizePolicy|ObjectName|Property"
    r"|Column(Stretch|Width)|RowStretch|Icon|Flat|Alignment|Horizontal|Vertical|Frame|WordWrap"
    r"|Elide|Uniform|Mouse|Cursor|Style|Indent|Palette|Font|Offset|Geometry)\w*"
    r"|add(Spacing|Stretch|SpacerItem)|resize|Q(Size|Rect|Point|Margins)F?|px|Spacer|Padder"
    r"|update|repaint|polish|unpolish|ensurePolished|adjustSize)$"
)
NAMES_ONLY = re.compile(
    r"^(NewType|TypeVar|ParamSpec|cast|mapped_column|ForeignKey|Index|relationship)$"
)
PLAIN_DECORATORS = re.compile(
    r"^(dataclass|property|staticmethod|classmethod|override|overload|click)"
)
PAINTING = re.compile(r"^(_?paint\w*|sizeHint|minimumSizeHint|resizeEvent|changeEvent)$")
QT_EVENT = re.compile(r"^(_on_\w+|\w+Event|eventFilter|event)$")
CONNECTED = re.compile(r"\.connect\(\s*(?:partial\(\s*)?self\.(\w+)")


@dataclass(frozen=True)
class Mutant:
    """One change: the bytes from `start` to `end` of a file become `text`.

    `first` and `last` are the lines of the statement around it, `function` is its dotted name,
    empty outside of functions.
    """

    path: str
    kind: str
    function: str
    line: int
    first: int
    last: int
    start: int
    end: int
    before: str
    text: str

    @property
    def key(self) -> str:
        """What it is called in the list of accepted survivors: it outlives a move of the file."""
        place = f"{Path(self.path).name}:{self.function}" if self.function else Path(self.path).name
        return f"{place}: {squeeze(self.before)} -> {squeeze(self.text)}"

    def applied(self, source: bytes) -> bytes:
        """The file with the change."""
        return source[: self.start] + self.text.encode() + source[self.end :]

    def is_change(self, source: bytes) -> bool:
        """Whether the changed file is a program, and another one."""
        try:
            return ast.dump(ast.parse(self.applied(source))) != ast.dump(ast.parse(source))
        except SyntaxError:
            return False


def squeeze(text: str) -> str:
    """A piece of code on one line."""
    return re.sub(r"\s+", " ", text).strip()


def enums(paths: list[Path]) -> dict[str, list[str]]:
    """The members of the closed lists by the list's name, from all files."""
    found: dict[str, list[str]] = {}
    for path in paths:
        for node in ast.parse(path.read_bytes()).body:
            if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(b) for b in node.bases):
                names = [
                    t.id
                    for s in node.body
                    if isinstance(s, ast.Assign)
                    for t in s.targets
                    if isinstance(t, ast.Name)
                ]
                found[node.name] = names
    return found


def mutants(root: Path, path: Path, members: dict[str, list[str]]) -> list[Mutant]:
    """All changes of a file in the order of their places; of the window, those in handlers."""
    source = path.read_bytes()
    name = path.relative_to(root).as_posix()
    is_window = "/ui/" in name
    connected = set(CONNECTED.findall(source.decode())) if is_window else None
    walk = _Walk(name, source, members, connected)
    walk.visit(ast.parse(source))
    found = {(m.start, m.end, m.text): m for m in walk.found}
    return sorted(found.values(), key=lambda m: (m.start, m.end))


class _Walk(ast.NodeVisitor):
    def __init__(
        self, path: str, source: bytes, members: dict[str, list[str]], handlers: set[str] | None
    ) -> None:
        self.path, self.source, self.members, self.handlers = path, source, members, handlers
        self.lines = [0]
        for line in source.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.aliases = dict(re.findall(r"\b(\w+) as (\w)\b", source.decode()))
        self.aliases = {short: name for name, short in self.aliases.items()}
        self.scope: list[str] = []
        self.functions = 0
        self.statement: ast.stmt | None = None
        self.found: list[Mutant] = []
        self.has_sentences = bool(re.search(r"/(ui|cli)/|words\.py$", path))
        self.has_points = bool(re.search(r"/(ui|documents)/", path))

    # -- where we are

    def visit(self, node: ast.AST) -> None:
        outer = self.statement
        if isinstance(node, ast.stmt):
            self.statement = node
            if self._is_silent(node):
                return
            self._statement(node)
        elif isinstance(node, ast.expr):
            self._expression(node)
        super().visit(node)
        self.statement = outer

    def _is_silent(self, node: ast.stmt) -> bool:
        if isinstance(node, ast.Expr):
            return isinstance(node.value, ast.Constant) or _called(node.value, QUIET)
        if isinstance(node, ast.If):
            return "TYPE_CHECKING" in ast.unparse(node.test)
        if isinstance(node, ast.Assign):
            if ast.unparse(node.targets[0]).startswith("__") or _called(node.value, NAMES_ONLY):
                return True
            if not self.functions:  # a table: each of its entries says something
                for part in ast.walk(node.value):
                    if isinstance(part, ast.Tuple):
                        self._collection(part)
            return False
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            return _called(node.value, NAMES_ONLY)
        return isinstance(node, ast.Import | ast.ImportFrom | ast.Assert)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if PAINTING.match(node.name):
            return
        if (
            any("overload" in ast.unparse(d) for d in node.decorator_list)
            or node.name == "__repr__"
        ):
            return
        is_inner = self.functions or self.handlers is None
        if not (is_inner or QT_EVENT.match(node.name) or node.name in self.handlers):
            return
        for decorator in node.decorator_list:
            if not PLAIN_DECORATORS.match(ast.unparse(decorator)):
                start, end = self._start(decorator) - 1, self._end(decorator)
                before = self.source[start:end].decode()
                self._add("decorator removed", node, start, end, "# none", before)
        self.scope.append(node.name)
        self.functions += 1
        for child in (*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body):
            self.visit(child)
        self.functions -= 1
        self.scope.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        if any("Protocol" in ast.unparse(base) for base in node.bases):
            return
        is_enum = node.name in self.members
        self.scope.append(node.name)
        for child in node.body:
            if not is_enum or isinstance(child, ast.FunctionDef):
                self.visit(child)
        self.scope.pop()

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Parts of an f-string have no reliable place before Python 3.12."""

    def visit_Call(self, node: ast.Call) -> None:
        is_layout = _called(node, LAYOUT) or _called(node, NAMES_ONLY)
        if is_layout or _called(node, re.compile("^(tr|translate)$")):
            return
        self.generic_visit(node)

    # -- what is changed

    def _statement(self, node: ast.stmt) -> None:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            if not _called(node.value, LAYOUT) and not ast.unparse(node).startswith("super()."):
                self._swap("call dropped", node, "pass")
        elif isinstance(node, ast.Assign | ast.AugAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if (
                self.functions
                and isinstance(target, ast.Attribute | ast.Subscript)
                and self.scope[-1] != "__init__"
            ):
                self._swap("assignment dropped", node, "pass")
        elif (
            isinstance(node, ast.Return)
            and node.value is not None
            and ast.unparse(node.value) != "None"
        ):
            self._swap("nothing returned", node, "return None")
        elif isinstance(node, ast.Raise) and node.exc is not None:
            if ast.unparse(node.exc) == "NotImplementedError":
                return  # an abstract method: nobody calls it
            self._swap("refusal dropped", node, "pass")
        elif isinstance(node, ast.If | ast.While):
            self._swap("condition negated", node.test, f"not ({ast.unparse(node.test)})")

    def _expression(self, node: ast.expr) -> None:
        if isinstance(node, ast.Compare):
            for place, operator in enumerate(node.ops):
                if type(operator) in COMPARISONS:
                    ops = _with(node.ops, place, COMPARISONS[type(operator)]())
                    if type(operator) in (ast.In, ast.NotIn):
                        self._collection(node.comparators[place])
                    self._swap(
                        "comparison swapped",
                        node,
                        f"({ast.unparse(ast.Compare(node.left, ops, node.comparators))})",
                    )
        elif isinstance(node, ast.BoolOp):
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            self._swap("and, or swapped", node, f"({ast.unparse(ast.BoolOp(other, node.values))})")
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            self._swap("not dropped", node, f"({ast.unparse(node.operand)})")
        elif isinstance(node, ast.BinOp) and type(node.op) in SUMS:
            is_layout = "/documents/" in self.path
            if not is_layout and not any(_is_text(side) for side in ast.walk(node)):
                turned = ast.BinOp(node.left, SUMS[type(node.op)](), node.right)
                self._swap("sum turned", node, f"({ast.unparse(turned)})")
        elif isinstance(node, ast.IfExp):
            self._swap("condition negated", node.test, f"(not ({ast.unparse(node.test)}))")
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            for generator in node.generators:
                for condition in generator.ifs:
                    self._swap("filter dropped", condition, "True")
        elif isinstance(node, ast.Call):
            self._call(node)
        elif isinstance(node, ast.Dict):
            for place, key in enumerate(node.keys):
                if key is not None:
                    less = ast.Dict(_without(node.keys, place), _without(node.values, place))
                    self._swap("element dropped", node, ast.unparse(less), key)
        elif isinstance(node, ast.List | ast.Set):
            self._collection(node)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            names = self.members.get(self.aliases.get(node.value.id, node.value.id), [])
            if node.attr in names and len(names) > 1:
                after = names[(names.index(node.attr) + 1) % len(names)]
                self._swap("member changed", node, f"{node.value.id}.{after}")
        elif isinstance(node, ast.Constant):
            self._constant(node)

    def _call(self, node: ast.Call) -> None:
        if _called(node, LAYOUT) or _called(node, NAMES_ONLY) or _called(node, QUIET):
            return
        for place, keyword in enumerate(node.keywords):
            is_usual = keyword.arg == "strict" and ast.unparse(keyword.value) == "False"
            if keyword.arg is not None and not is_usual:
                less = ast.Call(node.func, node.args, _without(node.keywords, place))
                self._swap("keyword dropped", node, ast.unparse(less), keyword.value)
        if _called(node, re.compile(f"^({'|'.join(CONDITIONS)})$")) and len(node.args) > 1:
            for place in range(len(node.args)):
                less = ast.Call(node.func, _without(node.args, place), node.keywords)
                self._swap("argument dropped", node, ast.unparse(less), node.args[place])

    def _collection(self, node: ast.expr) -> None:
        if not isinstance(node, ast.Tuple | ast.List | ast.Set) or len(node.elts) < 2:
            return
        for place, element in enumerate(node.elts):
            items = _without(node.elts, place)
            less = ast.Set(items) if isinstance(node, ast.Set) else type(node)(items, ast.Load())
            self._swap("element dropped", node, ast.unparse(less), element)

    def _constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, bool):
            self._swap("constant changed", node, str(not value))
        elif isinstance(value, int) and (not self.has_points or abs(value) < 2):
            self._swap("off by one", node, str(value + 1))
        elif isinstance(value, str) and not self.has_sentences and not value.startswith("SELECT"):
            self._swap("constant changed", node, repr("" if value else "?"))

    def _swap(self, kind: str, node: ast.AST, text: str, at: ast.AST | None = None) -> None:
        start, end = self._start(node), self._end(node)
        self._add(kind, at or node, start, end, text, self.source[start:end].decode())

    def _add(self, kind: str, at: ast.AST, start: int, end: int, text: str, before: str) -> None:
        around = self.statement or at
        line = at.lineno  # type: ignore[attr-defined]
        last = max(line, at.end_lineno if isinstance(at, ast.expr) else line)  # type: ignore[type-var]
        function = ".".join(self.scope) if self.functions else ""
        self.found.append(
            Mutant(self.path, kind, function, line, around.lineno, last, start, end, before, text)
        )  # type: ignore[attr-defined]

    def _start(self, node: ast.AST) -> int:
        return self.lines[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]

    def _end(self, node: ast.AST) -> int:
        return self.lines[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]


def _called(node: ast.expr, pattern: re.Pattern[str]) -> bool:
    """Whether it is a call of a function, or on an object, of such a name."""
    if not isinstance(node, ast.Call):
        return False
    names = re.split(r"\W+", ast.unparse(node.func))
    return bool(pattern.match(names[-1]) or (pattern is QUIET and pattern.match(names[0])))


def _is_text(node: ast.AST) -> bool:
    kind = (ast.JoinedStr, ast.Tuple, ast.List, ast.ListComp)
    return isinstance(node, kind) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    )


def _without(items: list[Any], place: int) -> list[Any]:
    return items[:place] + items[place + 1 :]


def _with(items: list[Any], place: int, item: Any) -> list[Any]:
    return [*items[:place], item, *items[place + 1 :]]
