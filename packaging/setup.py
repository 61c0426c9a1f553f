"""Sets up `.venv` with the locked versions, on a fresh machine too.

Use: python3 packaging/setup.py [run|dev|hand]        (Windows: py -3 packaging/setup.py)
"hand" is "dev" and a screen to test on. Standard library only. When nothing has changed since
the last time it only looks, and does nothing.
"""

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What Qt loads on Linux, and the package of Debian and Ubuntu that holds it.
# Qt reports a missing icccm or keysyms as "xcb-cursor0 is needed".
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


# What the tests under a real hand need besides: a screen, a window manager, mouse, keys, pictures.
PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "import": "imagemagick",
}


def main() -> None:
    """Bring system packages, environment and project up to date, each only if it is not."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "run"
    if kind not in ("run", "dev", "hand"):
        sys.exit(__doc__)
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before the right Python is there
        sys.exit(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
    install_system_packages(PROGRAMS if kind == "hand" else {})
    kind = "dev" if kind == "hand" else kind
    stamp = VENV / f"set-up-{kind}"
    wanted = fingerprint(kind)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    make_environment()
    pip("install", "--require-hashes", "--only-binary", ":all:", "-r", str(requirements(kind)))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(fingerprint(kind))
    if kind == "dev":  # its versions are those of "run" and more
        (VENV / "set-up-run").write_text(fingerprint("run"))


def requirements(kind: str) -> Path:
    """The file with the locked versions."""
    return ROOT / "packaging" / "requirements" / f"{kind}.txt"


def fingerprint(kind: str) -> str:
    """Changes with the locked versions, the project's own description and the Python used."""
    digest = hashlib.sha256()
    for path in (requirements(kind), ROOT / "pyproject.toml", ROOT / "organizer" / "__init__.py"):
        digest.update(path.read_bytes())
    return f"{environment_version()} {ROOT} {digest.hexdigest()}\n"


def environment_version() -> str:
    """Version (3.11) of the Python that `.venv` runs now; empty without one, or without pip."""
    try:
        look = "import sys, pip; print(*sys.version_info[:2], sep='.')"
        command = [str(PYTHON), "-I", "-c", look]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def make_environment() -> None:
    """Make `.venv`; make it anew if it was made by a Python that has gone or changed."""
    config = VENV / "pyvenv.cfg"
    made_by = ""
    if config.is_file():
        lines = (line.partition("=") for line in config.read_text().splitlines())
        made_by = next(
            (v.strip() for k, _, v in lines if k.strip() in ("version", "version_info")), ""
        )
    runs = environment_version()
    if (
        runs
        and f"{made_by}.".startswith(f"{runs}.")
        and tuple(map(int, runs.split("."))) >= (3, 11)
    ):
        return
    say(f"Making .venv with Python {platform.python_version()}")
    run(sys.executable, "-m", "venv", "--clear", str(VENV))


def install_system_packages(programs: Mapping[str, str]) -> None:
    """Install what Qt and venv need from Debian or Ubuntu, or name it in one line and stop.

    `programs`: more that are needed, each with its package.

    As root it is said first what comes and why, and asked where somebody can answer.
    """
    if sys.platform != "linux":
        return
    missing = {
        package: f"{library}, which the window (Qt) loads"
        for library, package in LIBRARIES.items()
        if not loads(library)
    }
    missing |= {
        package: f"{program}, which the tests with a real mouse and keys use"
        for program, package in programs.items()
        if not shutil.which(program)
    }
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        if not PYTHON.exists():
            venv = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
            missing[venv] = "what Python makes .venv with"
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    line = f"apt-get update && {' '.join(command)}"
    if not shutil.which("apt-get"):
        sys.exit(f"Please install what your system calls these: {' '.join(missing)}")
    if os.geteuid() != 0:
        line = line.replace("apt-get", "sudo apt-get")
        sys.exit(f"Please install what is missing, then try again:\n  {line}")
    say("these system packages are missing and will be installed with apt-get, as root:")
    for package, reason in missing.items():
        say(f"  {package}: {reason}")
    if not agreed():
        sys.exit(f"Nothing was installed. To do it yourself, then try again:\n  {line}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "-qq", env=environment)
    run(*command[:1], "-qq", *command[1:], env=environment, stdout=subprocess.DEVNULL)


def agreed() -> bool:
    """Whether the person at the terminal wants it; without one (CI) it goes on and says so."""
    if not sys.stdin.isatty():
        say("nobody is at a terminal to ask, so this goes on")
        return True
    try:
        answer = input("set-up: Install them now? [Y/n] ")
    except EOFError:
        return False
    return answer.strip().lower() in ("", "y", "yes")


def loads(library: str) -> bool:
    """Whether the system's loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def pip(*arguments: str) -> None:
    """Run the environment's own pip, quietly: setuptools warns of editable installs as such."""
    calm = dict(os.environ, PYTHONWARNINGS="ignore")
    say(f"pip {' '.join(Path(word).name if os.sep in word else word for word in arguments)}")
    run(str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments, env=calm)


def run(*command: str, **options: object) -> None:
    """Run a command; if it fails, stop with its exit status, since it has said why itself."""
    status = subprocess.run(command, check=False, **options).returncode
    if status:
        sys.exit(status)


def say(line: str) -> None:
    """One line of what is being done, since it can take a minute."""
    print(f"set-up: {line}", flush=True)


if __name__ == "__main__":
    main()
