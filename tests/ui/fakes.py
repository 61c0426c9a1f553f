"""A workspace and a listing without a database, for tests of the window alone."""

from dataclasses import dataclass, field
from types import SimpleNamespace


@dataclass(frozen=True)
class FakeChanges:
    tables: frozenset[str]
    ids: dict[str, frozenset[int]] = field(default_factory=dict)
    label: str = ""


def reads(*tables):
    """Say which tables a query reads."""

    def mark(function):
        function.tables = frozenset(tables)
        return function

    return mark


class FakeWorkspace:
    """Keeps steps in a list; a query gets the workspace as its session."""

    def __init__(self):
        self.callbacks = []
        self.steps = []
        self.undone = []

    def query(self, function, *args, **named):
        return function(self, *args, **named)

    def tracked(self, function, *args, **named):
        marked = getattr(function, "__func__", function)
        return function(self, *args, **named), getattr(marked, "tables", frozenset({"t"}))

    def do(self, label, command, *args, **named):
        result = command(self, *args, **named)
        self.steps.append(label)
        self.tell(label)
        return result

    def note(self, command, *args, **named):
        result = command(self, *args, **named)
        self.tell()
        return result

    def next_step_size(self, *, undone):
        return self.step_size

    step_size = 1

    def tell(self, label="", tables=("t",)):
        for callback in list(self.callbacks):
            callback(FakeChanges(frozenset(tables), label=label))

    def undo(self):
        label = self.steps.pop()
        self.undone.append(label)
        self.tell(label)
        return SimpleNamespace(label=label)

    def redo(self):
        label = self.undone.pop()
        self.steps.append(label)
        self.tell(label)
        return SimpleNamespace(label=label)

    def undo_label(self):
        return self.steps[-1] if self.steps else None

    def redo_label(self):
        return self.undone[-1] if self.undone else None

    def subscribe(self, callback):
        self.callbacks.append(callback)
        return lambda: self.callbacks.remove(callback)

    def close(self):
        pass


@dataclass(frozen=True)
class FakeRow:
    id: int
    name: str
    line: str = ""


class FakeListing:
    """Rows of a dictionary; counts how often it was asked."""

    def __init__(self, rows):
        self.found = {row.id: row for row in rows}
        self.order = [row.id for row in rows]
        self.asked_ids = 0
        self.asked_rows = 0

    def ids(self, _session, criteria, sort, descending):
        self.asked_ids += 1
        ids = [i for i in self.order if not criteria or criteria in self.found[i].name]
        if sort == "name":
            ids.sort(key=lambda row_id: self.found[row_id].name)
        return ids[::-1] if descending else ids

    def rows(self, _session, ids):
        self.asked_rows += 1
        return [self.found[i] for i in ids if i in self.found]


class LongListing:
    """As many rows as wanted, made when asked for."""

    def __init__(self, count):
        self.count, self.fetched = count, 0

    def ids(self, _session, _criteria, _sort, _descending):
        return list(range(1, self.count + 1))

    def rows(self, _session, ids):
        self.fetched += len(ids)
        return [FakeRow(i, f"Name {i}") for i in ids]
