"""How fast the program is, each figure beside its limit measured in the same run.

Not a test: figures vary with the machine. Run it with `make bench`; it takes about a minute.
"""

import csv
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import bench_meetings  # noqa: E402
from sqlalchemy.orm import Session  # noqa: E402

from organizer.documents import printing  # noqa: E402
from organizer.documents.contacts import CONTACT_LIST  # noqa: E402
from organizer.documents.flyer import FLYER, FlyerOptions  # noqa: E402
from organizer.exports import exporting  # noqa: E402
from organizer.model.base import fold, insert_many  # noqa: E402
from organizer.model.kinds import Answer, Channel  # noqa: E402
from organizer.model.people import Consent, ContactWay, Person  # noqa: E402
from organizer.people import exportable  # noqa: E402
from organizer.people.queries import PeopleCriteria, PeopleListing  # noqa: E402
from organizer.records.clock import now  # noqa: E402
from organizer.start import starting  # noqa: E402
from organizer.store import engine, layout  # noqa: E402
from organizer.store.workspace import Workspace  # noqa: E402

DAY = date(2026, 11, 24)
IS_SMALL = "--small" in sys.argv
"""A run of some seconds, which shows that the bench itself still works."""
MANY, LISTED, STARTS = (1_000, 100, 1) if IS_SMALL else (100_000, 10_000, 9)

OURS = (str(ROOT / "packaging" / "bench_start.py"),)
BARE = (
    "-c",
    """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
class First(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("paint", time.monotonic() - float(sys.argv[1]), flush=True)
            watched.removeEventFilter(self)
            QTimer.singleShot(300, report)
        return False
def report():
    print("rss", next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1])
    application.quit()
application = QApplication([])
window = QWidget(); window.resize(1360, 860)
first = First(); window.installEventFilter(first); window.show()
application.exec()
""",
)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        sample = home / "sample"
        starting.sample(sample, DAY).close()
        start(sample, home)
        with crowd(home / "crowd") as workspace:
            scroll(workspace)
            search(workspace)
            lists(workspace, home)
        flyer(sample)
        with starting.new(home / "meetings", "Meetings") as workspace:
            bench_meetings.measure(workspace, line, median_ms)


def line(what: str, figure: str, aim: str) -> None:
    """One row of the table."""
    print(f"{what:<46} {figure:<44} {aim}", flush=True)


def median_ms(run: Callable[[], object], times: int = 15) -> float:
    """The median time of a call in milliseconds."""
    took = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        took.append((time.perf_counter() - begin) * 1000)
    return statistics.median(took)


def child(program: tuple[str, ...], *words: str, home: Path) -> dict[str, float]:
    """What a child process prints: names and numbers."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    # The clock counts from before the process exists; monotonic time is the system's.
    done = subprocess.run(
        [sys.executable, *program, str(time.monotonic()), *words],
        capture_output=True,
        text=True,
        env=env,
        check=True,
    )
    pairs = [text.split() for text in done.stdout.splitlines()]
    return {pair[0]: float(pair[1]) for pair in pairs if len(pair) == 2}


def start(sample: Path, home: Path) -> None:
    """Start to the first painted window, and memory after that."""
    bare, ours = [], []
    child(OURS, str(sample), home=home)  # leaves the compiled modules, as after a first start
    for _ in range(STARTS):
        bare.append(child(BARE, home=home))
        ours.append(child(OURS, str(sample), home=home))

    def of(rows: list[dict[str, float]], name: str) -> float:
        return statistics.median(row[name] for row in rows)

    limit, paint, ready = of(bare, "paint"), of(ours, "paint"), of(ours, "ready")
    words = f"{paint * 1000:.0f} ms, bare {limit * 1000:.0f} ms: {paint / limit:.2f} x"
    line("start to first painted window", words, "aim 1.8 x")
    line("start to the sample open", f"{ready * 1000:.0f} ms", "")
    rss, least = of(ours, "rss") / 1024, of(bare, "rss") / 1024
    line("memory after start", f"{rss:.0f} MB, bare {least:.0f} MB: {rss / least:.2f} x", "aim 2 x")


GIVEN = ("Ana", "Luis", "Marie", "Jean", "Rosa", "Denise", "Óscar", "Nadège", "Ken", "Inés")
FAMILY = ("Pérez", "Pierre", "Howard", "Núñez", "Joseph", "Katz", "Vega", "Ruiz", "Okafor", "Díaz")


def crowd(folder: Path) -> Workspace:
    """A campaign with 100,000 people, each with a phone; 10,000 agreed to be called."""
    workspace = starting.new(folder, "Crowd")
    begin = time.perf_counter()
    workspace.do("Crowd", _fill)
    took = time.perf_counter() - begin
    line(f"(import {MANY:,} people with a phone, one step)", f"{took:.1f} s", "")
    return workspace


def _fill(session: Session) -> None:
    names = [
        (GIVEN[n % 10], f"{FAMILY[n // 10 % 10]} {FAMILY[n // 100 % 10]}{n // 1000}")
        for n in range(MANY)
    ]
    ids = insert_many(
        session,
        Person,
        [
            {
                "name": f"{given} {family}",
                "given": given,
                "family": family,
                "sort_key": fold(f"{family} {given}"),
                "languages": ("en",),
            }
            for given, family in names
        ],
    )
    insert_many(
        session,
        ContactWay,
        [
            {
                "person_id": person_id,
                "kind": "phone",
                "value": f"(305) {n // 10000 + 200}-{n % 10000:04}",
                "key": f"+1305{n // 10000 + 200}{n % 10000:04}",
            }
            for n, person_id in enumerate(ids)
        ],
    )
    insert_many(
        session,
        Consent,
        [
            {
                "person_id": person_id,
                "channel": Channel.CALL,
                "answer": Answer.YES,
                "at": now(session),
            }
            for person_id in ids[:LISTED]
        ],
    )


def scroll(workspace: Workspace) -> None:
    """Open the list and jump about in it."""
    listing = PeopleListing()
    raw = engine.connect(workspace.folder / layout.DATABASE, None, writes=False)
    sql = "SELECT id FROM person WHERE trashed_at IS NULL ORDER BY sort_key, id"

    def first(session: Session) -> list[int]:
        ids = listing.ids(session, PeopleCriteria(), "name", False)
        listing.rows(session, ids[:100])
        return ids

    ids = workspace.query(first)
    took = median_ms(lambda: workspace.query(first), 9)
    limit = median_ms(lambda: [row[0] for row in raw.execute(sql)], 9)
    line("first page of 100,000 people", f"{took:.0f} ms, bare ids {limit:.0f} ms", "aim 50 ms")
    places = iter(range(0, MANY - 100, MANY // 100 - 3))

    def page() -> None:
        place = next(places)
        workspace.query(listing.rows, ids[place : place + 100])

    line("a page of 100 people", f"{median_ms(page, 60):.1f} ms", "aim 5 ms")
    raw.close()


def search(workspace: Workspace) -> None:
    """Type names letter by letter."""
    listing = PeopleListing()
    words = ["oscar nunez", "marie joseph", "305 209", "denise how", "inés ruiz", "katz7"]
    typed = [word[:length] for word in words for length in range(1, len(word) + 1)]
    took = []
    for text in typed:

        def find(session: Session, text: str = text) -> None:
            ids = listing.ids(session, PeopleCriteria(search=text), "name", False)
            listing.rows(session, ids[:30])

        begin = time.perf_counter()
        workspace.query(find)
        took.append((time.perf_counter() - begin) * 1000)
    took.sort()
    words_ = f"median {statistics.median(took):.1f} ms, 90 % {took[int(len(took) * 0.9)]:.0f} ms"
    line("search as you type among them", words_, "aim median 10 ms")


def lists(workspace: Workspace, home: Path) -> None:
    """A contact list of 10,000 people as PDF and as CSV."""
    options = workspace.query(CONTACT_LIST.options().resolved, DAY)
    printing.make(workspace, CONTACT_LIST, options, DAY)
    took = median_ms(lambda: printing.make(workspace, CONTACT_LIST, options, DAY), 3)
    chosen = workspace.query(exportable.choose, PeopleCriteria(), Channel.CALL)
    rows = workspace.query(
        lambda s: list(exportable.table(s, chosen.ids, ("name", "phone"), Channel.CALL))
    )
    limit = median_ms(lambda: bare_pdf(rows), 3)
    words = f"{took:.0f} ms, bare canvas {limit:.0f} ms: {took / limit:.2f} x"
    line("contact list of 10,000 people as PDF", words, "aim 1.5 x")
    wanted = exporting.PeopleExport(Channel.CALL)
    target = home / "list.csv"
    took = median_ms(lambda: exporting.export_people(workspace, target, wanted, DAY), 5)
    raw = engine.connect(workspace.folder / layout.DATABASE, None, writes=False)
    limit = median_ms(lambda: bare_csv(raw, home / "bare.csv"), 5)
    raw.close()
    words = f"{took:.0f} ms, bare rows {limit:.0f} ms: {took / limit:.2f} x"
    line("contact list of 10,000 people as CSV", words, "aim 1.5 x")


def bare_pdf(rows: list[tuple[str, ...]]) -> bytes:
    """The same text by ReportLab's canvas alone, with the same typeface."""
    from reportlab.pdfgen.canvas import Canvas

    from organizer.documents.layout import fonts, look

    fonts.register()

    out = io.BytesIO()
    canvas = Canvas(out, initialFontName=look.REGULAR, invariant=1)
    y = 740.0
    canvas.setFont(look.REGULAR, 9)
    for row in rows:
        if y < 50:
            canvas.showPage()
            canvas.setFont(look.REGULAR, 9)
            y = 740.0
        for place, value in enumerate(row):
            canvas.drawString(36 + 200 * place, y, value)
        y -= 14
    canvas.save()
    return out.getvalue()


def bare_csv(raw: object, target: Path) -> None:
    """The same rows by the driver and Python's csv module alone."""
    sql = (
        "SELECT p.name, w.value FROM person p JOIN contact_way w ON w.person_id = p.id"
        " JOIN consent c ON c.person_id = p.id AND c.channel = 'call' AND c.answer = 'yes'"
        " WHERE p.trashed_at IS NULL ORDER BY p.sort_key, p.id"
    )
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(raw.execute(sql))  # type: ignore[attr-defined]


def flyer(sample: Path) -> None:
    """A flyer in three languages, warm and with its imports."""
    with Workspace.open(sample) as workspace:
        wanted = FlyerOptions(languages=("en", "es", "ht"))
        options = workspace.query(wanted.resolved, DAY)
        printing.make(workspace, FLYER, options, DAY)
        took = median_ms(lambda: printing.make(workspace, FLYER, options, DAY))
    line("a flyer in three languages, warm", f"{took:.0f} ms", "aim 100 ms")


if __name__ == "__main__":
    main()
