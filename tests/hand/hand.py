"""A screen with a window manager, the program on it, and a hand: mouse, keys and eyes."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

HERE = Path(__file__).resolve().parent
NEEDED = ("Xvfb", "openbox", "xdotool", "import")
"""Programs of Debian's xvfb, openbox, xdotool and imagemagick."""

LOOK_AGAIN_S = 0.02
PACE_S = "0.03"
"""Between two movements of the mouse, as a hand has it; Qt begins a drag by way and by time."""
STEPS = 20

Part = Mapping[str, Any]
T = TypeVar("T")


def missing() -> list[str]:
    """What has to be installed before there can be a screen."""
    return [each for each in NEEDED if shutil.which(each) is None]


class Hand:
    """One program on one screen. Everything that is pressed is looked up by its name first."""

    def __init__(
        self, folder: Path, size: str = "1366x768", environment: Mapping[str, str] | None = None
    ) -> None:
        """`folder` is the home of the program; `size` the screen's, in pixels."""
        self.folder, self._size = folder, size
        self._children: list[subprocess.Popen[bytes]] = []
        self._log = (folder / "log").open("ab")
        self._environment = {**os.environ, **_home(folder), **(environment or {})}
        self._environment["DISPLAY"] = self._open_screen()
        self._child("openbox", "--config-file", str(HERE / "openbox.xml"))
        self._program: subprocess.Popen[bytes] | None = None
        self._peer: socket.socket | None = None
        self._unread = b""

    # the program

    def start(self, *words: str) -> None:
        """Start the program, and wait until its window is painted."""
        address = str(self.folder / "addresses")
        self._program = self._child(sys.executable, str(HERE / "addressed.py"), address, *words)
        self._peer = self.until(lambda: self._connect(address), "the program listens")
        self.until(lambda: self.state()["active"], "a window is active")

    def quit(self) -> int:
        """Close the window as a person does, and wait for the end; gives the exit code."""
        self.keys("ctrl+q")
        return self.ended()

    def ended(self) -> int:
        """Wait until the program has ended; gives its exit code."""
        assert self._program is not None
        code = self._program.wait()
        if self._peer:
            self._peer.close()
        self._program = self._peer = None
        return code

    def put_away(self) -> None:
        """End everything that was started."""
        if self._peer:
            self._peer.close()
        for child in reversed(self._children):
            if child.poll() is None:
                child.kill()
            child.wait()
        self._log.close()

    def log(self) -> str:
        """What the program wrote."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    # eyes

    def parts(self) -> list[Part]:
        """All that is on the screen."""
        return list(self._ask("parts"))

    def state(self) -> dict[str, Any]:
        """Where the focus is, and which window is in front."""
        return dict(self._ask("state"))

    def find(self, name: str, inside: str = "") -> list[Part]:
        """The parts of this name: its own, its accessible one, or what stands on it."""
        return [
            part
            for part in self.parts()
            if name in (part["name"], part["accessible"], part["says"])
            and (not inside or inside in part["inside"])
        ]

    def sees(self, words: str) -> bool:
        """Whether these words can be read somewhere on the screen."""
        return any(
            words in part["says"] and part["seen"][2] > 0 and part["seen"][3] > 0
            for part in self.parts()
        )

    def wait_for(self, name: str, inside: str = "") -> Part:
        """A part of this name that a click reaches, as soon as there is one."""
        return self.until(lambda: self._reachable(name, inside), f"{name} can be reached")

    def wait_to_see(self, words: str) -> None:
        """Wait until these words can be read."""
        self.until(lambda: self.sees(words), f"{words!r} can be read")

    def wait_gone(self, name: str) -> None:
        """Wait until nothing of this name is on the screen."""
        self.until(lambda: not self.find(name), f"{name} is gone")

    def rows(self, view: str) -> list[str]:
        """The rows of a list that can be seen, each as its cells say it, in their order."""
        lines: dict[int, list[str]] = {}
        for cell in self._ask("cells", view=view):
            lines.setdefault(cell["row"], []).append(cell["says"])
        return [" | ".join(lines[row]) for row in sorted(lines)]

    def cell(self, view: str, words: str) -> Part:
        """The first cell of a list that holds these words, as soon as there is one."""

        def look() -> Part | None:
            found = [cell for cell in self._ask("cells", view=view) if words in cell["says"]]
            return found[0] if found else None

        return self.until(look, f"a row of {view} says {words!r}")

    def until(self, look: Callable[[], T | None], what: str) -> T:
        """Look again and again until there is something to see; the test's own limit ends it."""
        self.waits_for = what
        while not (found := look()):
            if self._program is not None and self._program.poll() is not None:
                raise AssertionError(f"the program has ended; waited until {what}\n{self.log()}")
            time.sleep(LOOK_AGAIN_S)
        return found

    def picture(self, name: str) -> Path:
        """The whole screen as a PNG file."""
        path = self.folder / f"{name}.png"
        self.run("import", "-window", "root", str(path))
        return path

    # hand

    def click(self, name: str, inside: str = "", button: int = 1) -> Part:
        """Press a part by the mouse, as soon as nothing lies over it."""
        part = self.wait_for(name, inside)
        assert part["enabled"], f"{name} cannot be pressed now"
        self.click_at(*middle(part), button=button)
        return part

    def click_tab(self, words: str) -> None:
        """Go to a tab whose name begins so; the rest of it may be a count."""

        def look() -> Part | None:
            tabs = [part for part in self.parts() if "_Tab" in part["kind"]]
            found = [part for part in tabs if part["says"].startswith(words)]
            return found[0] if found else None

        self.click_at(*middle(self.until(look, f"there is a tab {words}")))

    def click_row(self, view: str, words: str, *, times: int = 1, button: int = 1) -> Part:
        """Press a row of a list."""
        cell = self.cell(view, words)
        self.click_at(*middle(cell), times=times, button=button)
        return cell

    def click_at(self, x: int, y: int, *, times: int = 1, button: int = 1) -> None:
        """Press at a place."""
        self._xdo(
            "mousemove", x, y, "sleep", "0.05", "click", "--repeat", times, "--delay", "80", button
        )

    def drag(self, start: Part, end: tuple[int, int]) -> None:
        """Take a part in its middle, and let it go at a place."""
        self.take(start)
        self.move(middle(start), end)
        self.let_go()

    def take(self, start: Part) -> None:
        """Press the mouse on a part, and keep it pressed."""
        self._xdo("mousemove", *middle(start), "sleep", "0.15", "mousedown", "1", "sleep", "0.15")

    def move(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Move the mouse from place to place."""
        words: list[object] = []
        for step in range(1, STEPS + 1):
            x, y = (a + (b - a) * step // STEPS for a, b in zip(start, end, strict=True))
            words += ["mousemove", x, y, "sleep", PACE_S]
        self._xdo(*words)

    def let_go(self) -> None:
        """Release the mouse."""
        self._xdo("sleep", "0.2", "mouseup", "1")

    def wheel(self, part: Part, clicks: int) -> None:
        """Turn the wheel over a part: down by so many clicks, up by negative ones."""
        button = 5 if clicks > 0 else 4
        self._xdo(
            "mousemove", *middle(part), "click", "--repeat", abs(clicks), "--delay", "40", button
        )

    def type(self, words: str) -> None:
        """Type where the focus is."""
        self._xdo("type", "--delay", "15", "--", words)

    def keys(self, *keys: str) -> None:
        """Press keys, such as "ctrl+k" or "Tab", one after the other."""
        self._xdo("key", "--delay", "30", *keys)

    def tab(self, back: bool = False) -> Part:
        """Press Tab; gives the part that then has the focus."""
        before = self.state()["focus"]
        self.keys("shift+Tab" if back else "Tab")

        def look() -> Part | None:
            now = self.state()["focus"]
            return now if now and now["id"] != (before or {}).get("id") else None

        return self.until(look, f"the focus leaves {before and (before['name'], before['says'])}")

    def write(self, name: str, words: str, inside: str = "") -> None:
        """Click into a field and type in place of what stands there."""
        self.click(name, inside)
        self.keys("ctrl+a")
        self.type(words)

    def resize(self, width: int, height: int) -> None:
        """Give the window in front another size, as one pulls at its corner."""
        window = self.run("xdotool", "getactivewindow").strip()
        self.keys("super+F5")  # as `openbox.xml` says: no longer maximized
        self._xdo("windowsize", window, width, height)

    # below

    def _reachable(self, name: str, inside: str) -> Part | None:
        found = [part for part in self.find(name, inside) if part["reachable"]]
        return found[0] if found else None

    def _ask(self, what: str, **words: str) -> Any:
        assert self._peer is not None, "the program does not run"
        self._peer.sendall(json.dumps({"ask": what, **words}).encode() + b"\n")
        while b"\n" not in self._unread:
            piece = self._peer.recv(1 << 16)
            assert piece, f"the program has ended\n{self.log()}"
            self._unread += piece
        line, _, self._unread = self._unread.partition(b"\n")
        return json.loads(line)

    def _connect(self, address: str) -> socket.socket | None:
        peer = socket.socket(socket.AF_UNIX)
        try:
            peer.connect(address)
        except OSError:
            peer.close()
            return None
        return peer

    def _open_screen(self) -> str:
        """Start Xvfb, which chooses a free number and tells it."""
        ours, theirs = os.pipe()
        command = ("Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{self._size}x24")
        self._children.append(
            subprocess.Popen(
                [*command, "-nolisten", "tcp"],
                pass_fds=(theirs,),
                stdout=self._log,
                stderr=self._log,
            )
        )
        os.close(theirs)
        with os.fdopen(ours) as told:
            number = told.readline().strip()
        assert number, f"there is no screen\n{self.log()}"
        return f":{number}"

    def _child(self, *command: str) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            command,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )
        self._children.append(child)
        return child

    def _xdo(self, *words: object) -> None:
        self.run("xdotool", *map(str, words))

    def run(self, *command: str) -> str:
        """Run another program on this screen; gives what it says."""
        done = subprocess.run(
            command, env=self._environment, check=True, capture_output=True, text=True
        )
        return done.stdout


def middle(part: Part) -> tuple[int, int]:
    """The middle of what can be seen of a part or a cell."""
    left, top, width, height = part.get("seen") or part["place"]
    return left + width // 2, top + height // 2


def ask_file(campaign: Path, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """What an unprotected campaign's file holds, read by another connection than the program's."""
    address = f"file:{campaign / 'campaign.db'}?mode=ro"
    with sqlite3.connect(address, uri=True) as connection:
        return connection.execute(statement, values).fetchall()


def _home(folder: Path) -> dict[str, str]:
    """A home of its own for the program, and a screen to draw on."""
    places = {
        name: folder / "home" / place
        for name, place in (
            ("HOME", ""),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_RUNTIME_DIR", "run"),
        )
    }
    for place in places.values():
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        **{name: str(place) for name, place in places.items()},
        "QT_QPA_PLATFORM": "xcb",
        "LANG": "C.UTF-8",
        "TZ": "America/New_York",
    }


def first(rows: Sequence[tuple[Any, ...]]) -> list[Any]:
    """The first column."""
    return [row[0] for row in rows]
