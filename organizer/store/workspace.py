"""One open campaign: one way to read, one way to write, and the way back.

>>> workspace = Workspace.create(folder, "Miami 287(g)")                       # doctest: +SKIP
>>> workspace.do("Add person", people.add, name="Rosa")                        # doctest: +SKIP
>>> workspace.undo()                                                           # doctest: +SKIP
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine, TextClause, event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.orm import Session as Session  # the window names it, and knows no more of it

from organizer.model.errors import Finding, Rule, RuleBroken, StoreTrouble, Trouble
from organizer.store import integrity, journal, keys, layout, schema
from organizer.store.engine import open_engine, tidy
from organizer.store.journal import Change, Changes, Recorder, StepRow
from organizer.store.reads import recorded

P = ParamSpec("P")
T = TypeVar("T")
Clock = Callable[[], datetime]


def machine_clock() -> datetime:
    """This moment, as the computer has it, in UTC."""
    return datetime.now(UTC)


class Workspace:
    """An open campaign. Threads may share it: writes wait for one another, reads do not."""

    def __init__(self, folder: Path, key: bytes | None, clock: Clock = machine_clock) -> None:
        """Use `create` or `open`."""
        self.folder = folder
        self.clock = clock
        self.is_protected = key is not None
        self._key = key
        self._writer = open_engine(folder / layout.DATABASE, key, writes=True)
        self._reader = open_engine(folder / layout.DATABASE, key, writes=False)
        self._lock = threading.RLock()
        self._subscribers: list[Callable[[Changes], None]] = []
        self._is_closed = False
        self._seen_outside: int | None = None
        self.has_changed = False

    @classmethod
    def create(
        cls, folder: Path, passphrase: str | None = None, clock: Clock = machine_clock
    ) -> "Workspace":
        """Make an empty campaign in a new or empty folder; `clock` gives the moment, in UTC.

        Raises StoreTrouble FOLDER_NOT_EMPTY, NOT_WRITABLE, DISK_FULL; then nothing is left behind.
        """
        folder = folder.absolute()
        was_there = folder.exists()
        layout.claim(folder)
        workspace = None
        try:
            with layout.troubles(folder):
                key = keys.create(folder, passphrase)
                (folder / layout.DATABASE).touch(mode=0o600)
                workspace = cls(folder, key, clock)
                with workspace._writer.begin() as connection:
                    schema.create(connection)
                return workspace
        except BaseException:
            if workspace is not None:
                workspace._dispose()
            layout.clear(folder)
            if not was_there:
                folder.rmdir()
            raise

    @classmethod
    def open(
        cls, folder: Path, passphrase: str | None = None, clock: Clock = machine_clock
    ) -> "Workspace":
        """Open a campaign; an older schema is migrated, after a backup.

        Raises StoreTrouble NOT_A_CAMPAIGN, PASSPHRASE_NEEDED, WRONG_PASSPHRASE, DAMAGED, TOO_NEW,
        NOT_WRITABLE.
        """
        folder = folder.absolute()
        key = keys.unlock(folder, passphrase)
        died = layout.has_log(folder)
        workspace = cls(folder, key, clock)
        try:
            with layout.troubles(folder):
                workspace._ready(after_crash=died)
                layout.drop_leftovers(folder, clock().timestamp())
        except BaseException:
            workspace._dispose()
            if not died:
                tidy(folder / layout.DATABASE, key)
            raise
        return workspace

    def _ready(self, *, after_crash: bool) -> None:
        """Check what is opened, bring it up to date, drop old steps."""
        with self._reader.connect() as connection:
            if not schema.is_ours(connection):
                raise StoreTrouble(Trouble.NOT_A_CAMPAIGN, str(self.folder))
            found = schema.number(connection)
            if found > schema.SCHEMA:
                raise StoreTrouble(Trouble.TOO_NEW, str(self.folder))
            # A log left beside the database means that the last session died: look closely.
            if after_crash and integrity.findings(connection, is_keyed=self.is_protected):
                raise StoreTrouble(Trouble.DAMAGED, str(self.folder))
        if found < schema.SCHEMA:
            # lazy: Alembic takes half a second to import
            from organizer.store import migrate

            migrate.upgrade(self, self._writer, self.clock().astimezone())
        with self._writer.begin() as connection:
            journal.prune(connection, self.clock())

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on a snapshot of now; it cannot write."""
        with (
            layout.troubles(self.folder),
            self._reader.connect() as connection,
            Session(connection, expire_on_commit=False) as session,
        ):
            session.info["moment"] = self.clock()
            yield session

    def query(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What a query function says now."""
        with self.read() as session:
            return function(session, *args, **kwargs)

    def tracked(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> tuple[T, frozenset[str]]:
        """What a query function says now, and the tables that it read to say so."""
        with self.read() as session, recorded(session.connection()) as tables:
            result = function(session, *args, **kwargs)
        return result, frozenset(tables)

    def do(
        self,
        label: str,
        command: Callable[Concatenate[Session, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a command: one transaction, durable when this returns, one step to undo.

        `label` is what the undo menu will say. A command that changes nothing leaves no step.
        Whatever the command raises is passed on, and nothing has changed then. Raises RuleBroken
        NOT_FOUND where it points at a row that is gone.
        """
        return self._write(label, command, *args, **kwargs)

    def note(
        self, command: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a command that is no step: for records of what has happened and cannot be undone.

        Transaction, news and errors as with `do`. What was undone can still be redone. Commands
        that only add rows belong here: a row that a step has left otherwise could not be undone.
        """
        return self._write(None, command, *args, **kwargs)

    def _write(
        self,
        label: str | None,
        command: Callable[Concatenate[Session, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a command in a transaction and tell of it; without a label it leaves no step."""
        with self._lock, layout.troubles(self.folder):
            with _missing_rows(Rule.NOT_FOUND), self._writer.begin() as connection:
                connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                recorder, moment = Recorder(), self.clock()
                with Session(connection, expire_on_commit=False) as session:
                    session.info["recorder"] = recorder
                    session.info["moment"] = moment
                    session.info["insert_many"] = recorder.insert_many
                    event.listen(session, "do_orm_execute", _refuse_bulk)
                    result = command(session, *args, **kwargs)
                    session.flush()
                changes = recorder.changes(connection)
                if changes and label is not None:
                    journal.write_step(connection, label, changes, moment)
            self._tell(changes, label or "")
        return result

    def undo(self) -> StepRow:
        """Take the last step back. Raises RuleBroken NOTHING_TO_UNDO, CHANGED_SINCE."""
        return self._replay(backwards=True, nothing=Rule.NOTHING_TO_UNDO)[0]

    def redo(self) -> StepRow:
        """Do the last undone step again. Raises RuleBroken NOTHING_TO_REDO, CHANGED_SINCE."""
        return self._replay(backwards=False, nothing=Rule.NOTHING_TO_REDO)[0]

    def undo_to(self, step_id: int) -> list[StepRow]:
        """Take a step and all newer ones back, all or none; the newest first. As `undo`."""
        return self._replay(backwards=True, nothing=Rule.NOTHING_TO_UNDO, last_id=step_id)

    def redo_to(self, step_id: int) -> list[StepRow]:
        """Do all undone steps again up to this one, all or none. As `redo`."""
        return self._replay(backwards=False, nothing=Rule.NOTHING_TO_REDO, last_id=step_id)

    def _replay(
        self, *, backwards: bool, nothing: Rule, last_id: int | None = None
    ) -> list[StepRow]:
        """Turn the next step, or all from it to the last one named; tell of them together."""
        turned: list[StepRow] = []
        changes: list[Change] = []
        with self._lock, layout.troubles(self.folder):
            # A record of what has left may point at a row that the step would take away.
            with _missing_rows(Rule.CHANGED_SINCE), self._writer.begin() as connection:
                while (step := journal.last_step(connection, undone=not backwards)) is not None:
                    is_past = last_id is not None and (
                        step.id < last_id if backwards else step.id > last_id
                    )
                    if is_past or (turned and last_id is None):
                        break
                    changes += journal.replay(connection, step, backwards=backwards)
                    turned.append(step)
                if not turned:
                    raise RuleBroken(nothing)
            self._tell(changes, turned[-1].label)
        return turned

    def _tell(self, changes: list[Change], label: str) -> None:
        """Give the news to whoever asked for it."""
        if not changes:
            return
        self.has_changed = True
        told = journal.news(changes, label)
        for subscriber in tuple(self._subscribers):
            subscriber(told)

    def undo_label(self) -> str | None:
        """What undo would take back, None when there is nothing."""
        return self._label(undone=False)

    def redo_label(self) -> str | None:
        """What redo would do again, None when there is nothing."""
        return self._label(undone=True)

    def next_step(self, *, undone: bool) -> StepRow | None:
        """The step that undo (or redo, for an undone one) would take; None when there is none."""
        with layout.troubles(self.folder), self._reader.connect() as connection:
            return journal.last_step(connection, undone=undone)

    def next_step_size(self, *, undone: bool) -> int:
        """How many rows undo (or redo, for an undone step) would touch; 0 when there is none."""
        with layout.troubles(self.folder), self._reader.connect() as connection:
            step = journal.last_step(connection, undone=undone)
            return 0 if step is None else journal.size_of(connection, step)

    def _label(self, *, undone: bool) -> str | None:
        step = self.next_step(undone=undone)
        return None if step is None else step.label

    def history(self, limit: int = 200) -> list[StepRow]:
        """The last steps, newest first."""
        with layout.troubles(self.folder), self._reader.connect() as connection:
            return journal.steps(connection, limit)

    def history_of(self, table: str, row_id: int, limit: int = 50) -> list[StepRow]:
        """The steps that touched one row, newest first; undone ones are left out."""
        with layout.troubles(self.folder), self._reader.connect() as connection:
            return journal.steps_of(connection, table, row_id, limit)

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Hear of each change, in the thread that made it. Gives the way to stop."""
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback)

    def looks_changed_outside(self) -> bool:
        """Whether another program has written since this was last asked; the first time, no.

        Asks the writing connection, whose number other connections move and its own writes do not
        (SQLite, PRAGMA data_version). While something is being written here: not now.
        """
        if not self._lock.acquire(blocking=False):
            return False
        try:
            with (
                layout.troubles(self.folder),
                closing(self._writer.raw_connection()) as connection,
            ):
                found = int(connection.cursor().execute("PRAGMA data_version").fetchone()[0])
        finally:
            self._lock.release()
        before, self._seen_outside = self._seen_outside, found
        return before is not None and found != before

    def check(self) -> list[Finding]:
        """What is wrong with the file; empty when all is well."""
        with layout.troubles(self.folder):
            return integrity.inspected(self.folder / layout.DATABASE, self._key)

    def engine(self) -> Engine:
        """The writing engine: for looks at the file that pass the journal by."""
        return self._writer

    def key(self) -> bytes | None:
        """The data key, for copies that must open with the same passphrase."""
        return self._key

    def close(self) -> None:
        """Write the log back into the database and let go of the files; twice is once."""
        if self._is_closed:
            return
        self._reader.dispose()
        # Where there is no room the log stays, and the next opening reads it: no step is lost.
        with (
            suppress(StoreTrouble),
            layout.troubles(self.folder),
            closing(self._writer.raw_connection()) as connection,
        ):
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._dispose()

    def discard(self) -> None:
        """Close a campaign that was just made and take its files away again."""
        self._dispose()
        layout.clear(self.folder)

    def _dispose(self) -> None:
        self._reader.dispose()
        self._writer.dispose()
        self._is_closed = True

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


@contextmanager
def _missing_rows(rule: Rule) -> Iterator[None]:
    """Break a rule where SQLite says that a reference leads nowhere."""
    try:
        yield
    except IntegrityError as error:
        if "FOREIGN KEY" not in str(error.orig):
            raise
        raise RuleBroken(rule) from error


def _refuse_bulk(state: ORMExecuteState) -> None:
    """Bulk writes would pass the journal by; `insert_many` is the door for them."""
    asked = state.statement
    reads = asked.text.lstrip()[:6].upper() == "SELECT" if isinstance(asked, TextClause) else False
    if not (reads or state.is_select):
        raise RuntimeError("bulk writes pass the journal by; change mapped rows or insert_many")
