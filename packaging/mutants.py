"""Do the tests notice faults? Puts small ones into a copy of the program, one at a time, and sees.

Use: make mutants   or   .venv/bin/python packaging/mutants.py [--sample N] [--seed S]
     [--packages GLOB …] [--minutes M] [--at-least PERCENT] [--accepted FILE] [--record] [--list]

The checkout itself is never changed. Which tests run a line is measured once (`--record`: the whole
suite in one process, slow) and kept in `.mutants/`; a fault is shown to the tests nearest to it.
The same seed gives the same faults for the same source. Exit code 1 when fewer than `--at-least`
of 100 are noticed.
"""

import argparse
import gzip
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from difflib import SequenceMatcher, unified_diff
from fnmatch import fnmatch
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from mutations import Mutant, enums, mutants

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".mutants"
ACCEPTED = ROOT / "tests" / "mutants_accepted.txt"
LEFT_OUT = ("organizer/store/*", "organizer/network/*", "organizer/cli/*", "organizer/imports/*")
"""Not in the sample unless named: they have their own tests of damage and refusal."""
NOT_ASKED = ("tests/test_architecture.py", "tests/real/", "tests/fuzz/")
MOST_TESTS, MOST_NEW, FEW, SECONDS_EACH, LIKE = 80, 40, 5, 240, 0.4


def main() -> int:
    """Take the sample, try each fault, report."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--sample", type=int, default=60)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--packages", nargs="+", default=[])
    ask.add_argument("--minutes", type=float, default=30)
    ask.add_argument("--at-least", type=float, default=85)
    ask.add_argument("--accepted", type=Path, default=ACCEPTED)
    ask.add_argument(
        "--record", action="store_true", help="measure anew which tests run which line"
    )
    ask.add_argument("--list", action="store_true", help="only show the sample")
    wish = ask.parse_args()
    os.nice(10)
    sample = draw(wish.packages, wish.sample, wish.seed, accepted(wish.accepted))
    if wish.list:
        print("\n".join(f"{m.path}:{m.line} {m.kind}: {m.key}" for m in sample))
        return 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder) / "tree"
        copy_tree(copy)
        if wish.record or not (KEPT / "map.json.gz").exists():
            record(copy)
        return report(trial(copy, sample, wish.minutes), wish.at_least)


def draw(packages: list[str], count: int, seed: int, skipped: set[str]) -> list[Mutant]:
    """A sample of all changes: statements by chance, then one change of each."""
    paths = sorted((ROOT / "organizer").rglob("*.py"))
    members = enums(paths)
    by_place: dict[tuple[str, int], list[Mutant]] = defaultdict(list)
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        wanted = any(fnmatch(name, p) or name.startswith(p.rstrip("/") + "/") for p in packages)
        if wanted or (not packages and not any(fnmatch(name, p) for p in LEFT_OUT)):
            for mutant in mutants(ROOT, path, members):
                by_place[name, mutant.first].append(mutant)
    chance = random.Random(seed)
    places = list(by_place)
    chance.shuffle(places)
    chosen = (chance.choice(by_place[place]) for place in places)
    new = (m for m in chosen if m.key not in skipped)
    return list(islice((m for m in new if m.is_change((ROOT / m.path).read_bytes())), count))


def accepted(path: Path) -> set[str]:
    """The changes that are known to make no difference, each with its reason in the file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {line.strip() for line in lines if line.strip() and not line.startswith(("#", " "))}


def copy_tree(copy: Path) -> None:
    """What git knows of the tree, as it is now, and new files."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)


def pytest(
    copy: Path, *words: str, writes: bool = False, seconds: float | None = None
) -> tuple[int | None, str]:
    """Run pytest in the copy; gives its exit code (None: it took too long) and what it said."""
    env = {
        **os.environ,
        "PYTHONPATH": f"{copy}{os.pathsep}{copy / 'packaging'}",
        "QT_QPA_PLATFORM": "offscreen",
    }
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    if not writes:  # what is compiled from a fault must not be found by the next one
        env["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-o",
        "addopts=-q",
        *words,
    ]
    with subprocess.Popen(
        command,
        cwd=copy,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return None, ""
    return process.returncode, said


def ids_of(said: str) -> list[str]:
    """The tests that `--collect-only -q` names."""
    return [line for line in said.splitlines() if "::" in line and not line.startswith(("=", " "))]


# -- which tests run a line


def record(copy: Path) -> None:
    """Run the whole suite once under coverage, and keep which test ran which line."""
    print("measuring which tests run which line: the whole suite, once", flush=True)
    data = copy.parent / "lines"
    os.environ["MUTANTS_LINES"] = str(data)
    code, said = pytest(
        copy,
        "-p",
        "mutants",
        "--timeout=600",
        *(f"--ignore={copy / n}" for n in NOT_ASKED),
        writes=True,
    )
    print(said[-2000:])
    if code not in (0, 1) or not data.exists():
        sys.exit("the suite did not run")
    KEPT.mkdir(exist_ok=True)
    with gzip.open(KEPT / "map.json.gz", "wt", encoding="utf-8") as file:
        json.dump(lines_by_test(data, copy), file)


def lines_by_test(data: Path, copy: Path) -> dict[str, Any]:
    """The map that is kept: tests, and for each file its text and the tests of each line."""
    import coverage

    found = coverage.CoverageData(str(data))
    found.read()
    tests = sorted(filter(None, found.measured_contexts()))
    number = {test: place for place, test in enumerate(tests)}
    breadth = [0] * len(tests)
    files = {}
    for name in sorted(found.measured_files()):
        path = Path(name)
        if not path.is_relative_to(copy / "organizer"):
            continue
        lines = {
            line: sorted(number[c] for c in contexts if c)
            for line, contexts in found.contexts_by_lineno(name).items()
        }
        for places in lines.values():
            for place in places:
                breadth[place] += 1
        files[path.relative_to(copy).as_posix()] = {
            "text": path.read_text(encoding="utf-8"),
            "lines": lines,
        }
    return {"tests": tests, "breadth": breadth, "files": files}


def pytest_configure(config: Any) -> None:
    """As a plugin (`-p mutants`): start to measure."""
    import coverage

    data = os.environ["MUTANTS_LINES"]
    config.measured = coverage.Coverage(
        data_file=data, source=["organizer"], config_file=False, messages=False
    )
    config.measured.start()


def pytest_runtest_logstart(nodeid: str) -> None:
    """As a plugin: what runs from here belongs to this test."""
    import coverage

    current = coverage.Coverage.current()
    if current:
        current.switch_context(nodeid)


def pytest_unconfigure(config: Any) -> None:
    """As a plugin: write down what was measured."""
    config.measured.stop()
    config.measured.save()


class Map:
    """Which tests to ask about a line, the nearest first."""

    def __init__(self, known: set[str]) -> None:
        with gzip.open(KEPT / "map.json.gz", "rt", encoding="utf-8") as file:
            kept = json.load(file)
        self.tests, self.breadth, self.files = kept["tests"], kept["breadth"], kept["files"]
        self.by_name: dict[str, list[str]] = defaultdict(list)
        for test in known:
            self.by_name[short(test)].append(test)
        self.known = known
        measured = {now for test in self.tests for now in self._now(test)}
        self.new = sorted(known - measured)

    def nearest(self, mutant: Mutant, source: str) -> list[str]:
        """The tests of the statement, then those of its function, of its file: MOST_TESTS."""
        recorded = self._recorded(mutant.path, source)
        if recorded is None:
            return []
        lines = recorded["lines"]
        moved = places(recorded["text"].splitlines(), source.splitlines())
        asked: dict[str, None] = {}
        for around in (0, 3, 12) if mutant.function else ():
            near = range(mutant.first - around, mutant.last + around + 1)
            at = {moved[line] for line in near if line in moved}
            found = {test for line in at for test in lines.get(str(line), ())}
            asked |= dict.fromkeys(self._ranked(found, mutant.path))
            if len(found) >= FEW:
                break
        else:
            whole = {test for tests in lines.values() for test in tests}
            asked |= dict.fromkeys(self._ranked(whole, mutant.path))
        return [*list(asked)[:MOST_TESTS], *self._added(mutant.path)]

    def _recorded(self, path: str, source: str) -> dict[str, Any] | None:
        """The measured file: the same, or the likest one, since files move and lines change."""
        if path in self.files:
            return self.files[path]

        lines = set(source.splitlines())

        def likeness(entry: dict[str, Any]) -> float:
            old = set(entry["text"].splitlines())
            return 2 * len(lines & old) / (len(lines) + len(old) or 1)

        named = [entry for name, entry in self.files.items() if Path(name).name == Path(path).name]
        best = max(named, key=likeness, default=None)
        if best is None or likeness(best) < LIKE:
            best = max(self.files.values(), key=likeness)
        return best if likeness(best) >= LIKE else None

    def _ranked(self, found: set[int], path: str) -> list[str]:
        """By turns from each file of tests, the likest names and narrow tests first."""
        words = set(re.split(r"\W|_", path)) - {"organizer", "py", "ui"}
        files: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for place in found:
            for test in self._now(self.tests[place]):
                files[test.split("::")[0]].append((self.breadth[place], test))
        groups = sorted(
            files.items(), key=lambda g: (-len(words & set(re.split(r"\W|_", g[0]))), min(g[1]))
        )
        turns = zip_longest(*(sorted(group) for _, group in groups))
        return [test for turn in turns for _, test in filter(None, turn)]

    def _added(self, path: str) -> list[str]:
        """What came after the measuring and may look at the file too: by its words."""
        words = set(re.split(r"\W|_", path)) - {"organizer", "py", "ui"}
        return [test for test in self.new if words & set(re.split(r"\W|_", test))][:MOST_NEW]

    def _now(self, test: str) -> list[str]:
        """A recorded test under its present name: files of tests move."""
        return [test] if test in self.known else self.by_name.get(short(test), [])[:1]


def short(test: str) -> str:
    """A test's name without its file: the names are sentences, and files move."""
    return test.partition("::")[2]


def places(old: list[str], new: list[str]) -> dict[int, int]:
    """For each line of the new text, the line of the old one that it was."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {b.b + n + 1: b.a + n + 1 for b in blocks for n in range(b.size)}


# -- trying


def trial(copy: Path, sample: list[Mutant], minutes: float) -> list[tuple[Mutant, str, str]]:
    """What became of each fault: (fault, verdict, the test that noticed or how many looked)."""
    code, said = pytest(copy, "--collect-only", writes=True)
    if not ids_of(said):
        sys.exit(f"no tests were found:\n{said[-2000:]}")
    tests = Map({t for t in ids_of(said) if not t.startswith(NOT_ASKED)})
    ends, seen = time.monotonic() + minutes * 60, []
    for mutant in sample:
        if time.monotonic() > ends:
            print(f"stopped after {minutes:g} minutes: {len(seen)} of {len(sample)} tried")
            break
        path = copy / mutant.path
        source, stat = path.read_bytes(), path.stat()
        asked = tests.nearest(mutant, source.decode())
        code, word = 0, ""
        if asked:
            path.write_bytes(mutant.applied(source))
            os.utime(path, (stat.st_atime, stat.st_mtime + 60))
            code, said = pytest(
                copy, "-x", "--timeout=60", "-rfE", "--tb=no", *asked, seconds=SECONDS_EACH
            )
            named = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - |$)", said, re.MULTILINE)
            word = named[1] if named else said.strip()[-60:]
            path.write_bytes(source)
            os.utime(path, (stat.st_atime, stat.st_mtime))
        # Too slow on a busy machine is no verdict: an endless loop ends at pytest's own limit.
        verdict = "killed" if code else "undecided" if code is None else "survived"
        seen.append((mutant, verdict, word if code else f"{len(asked)} tests"))
        print(f"{verdict:<10}{mutant.path}:{mutant.line} {mutant.kind}: {seen[-1][2]}", flush=True)
        if code != 1:
            old, new = source.decode().splitlines(), mutant.applied(source).decode().splitlines()
            print(
                f"  {mutant.key}", *list(unified_diff(old, new, lineterm="", n=1))[2:], sep="\n  "
            )
    return seen


def report(seen: list[tuple[Mutant, str, str]], at_least: float) -> int:
    """The count, by package; 1 when too few were noticed."""
    count = Counter(verdict for _, verdict, _ in seen)
    noticed = count["killed"]
    percent = 100 * noticed / len(seen) if seen else 0
    by_package = Counter((m.path.split("/")[1], v != "killed") for m, v, _ in seen)
    for package in sorted({package for package, _ in by_package}):
        good, bad = by_package[package, False], by_package[package, True]
        print(f"{package:<14}{good:>4} noticed {bad:>4} survived")
    print(f"{noticed} of {len(seen)} noticed ({percent:.0f} %); undecided: {count['undecided']}")
    return 0 if percent >= at_least else 1


if __name__ == "__main__":
    sys.exit(main())
