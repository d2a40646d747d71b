#!/usr/bin/env python3
"""Set Chancery up and start it, with nothing but Python and pip.

    python3 start.py                    open the desk
    python3 start.py tour [--into DIR]  write the demonstration case file and the Oman brief, then show them
    python3 start.py test [ARGS]        run the tests; without ARGS all of them, with the coverage gate
    python3 start.py ANYTHING ELSE      the command line, as `chancery ANYTHING ELSE`

The first run makes `.venv` beside this file and installs `requirements.lock` into it, every file checked
against its hash, from `./wheelhouse` when there is one; later runs only compare the lock with the stamp of
the last installation. Where Linux lacks the libraries that Qt loads, root gets them through apt-get and
anyone else is shown the line to run; the command line needs none of them. Nothing is written outside this
folder but pip's own cache and what you ask for. CHANCERY_VENV names another place for the environment.
A failure is one sentence and exit status 1.

Tried on Debian 12, as root and as an ordinary user; written for Ubuntu, Windows and macOS, not tried there.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.metadata
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
WHEELHOUSE = ROOT / "wheelhouse"
RUNNING: tuple[int, ...] = sys.version_info[:2]
STAMP = "chancery-lock.sha256"
ROOMS = ("app", "db", "reports", "ui")
OLDEST_PIP = (22, 3)  # the first with `pip --python`

# Shared library → the Debian package that brings it; proved in a bare Debian 12.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class CannotGoOn(Exception):
    """Something the person at the keyboard can put right; its text is the one sentence they see."""


# --- the environment ----------------------------------------------------------------------------------------


def environment_folder(environ: Mapping[str, str]) -> Path:
    """Where the virtual environment is: `.venv` here, or what CHANCERY_VENV says."""
    return Path(environ.get("CHANCERY_VENV") or ROOT / ".venv").absolute()


def python_in(folder: Path, windows: bool = os.name == "nt") -> Path:
    """The interpreter of a virtual environment."""
    return folder / "Scripts" / "python.exe" if windows else folder / "bin" / "python"


def fingerprint(lock: Path, version: Sequence[int] = RUNNING) -> str:
    """What the stamp holds: it changes with the lock and with Python's minor version."""
    return hashlib.sha256(lock.read_bytes() + f"{version[0]}.{version[1]}".encode()).hexdigest()


def is_current(folder: Path, wanted: str) -> bool:
    """True when the environment was completely installed from this very lock."""
    stamp = folder / STAMP
    return python_in(folder).exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted


def was_made_by(folder: Path, version: Sequence[int] = RUNNING) -> bool:
    """True when an environment is there and belongs to this minor version of Python."""
    config = folder / "pyvenv.cfg"
    if not (config.is_file() and python_in(folder).exists()):
        return False
    pairs = (line.partition("=") for line in config.read_text(encoding="utf-8").splitlines())
    found = {key.strip(): value.strip() for key, _, value in pairs}
    made_by = found.get("version") or found.get("version_info", "")  # venv writes the one, uv the other
    return made_by.split(".")[:2] == [str(part) for part in version[:2]]


def make(folder: Path) -> None:
    """Make a new environment; raise CannotGoOn rather than clear a folder that never was one."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "pyvenv.cfg").is_file():
        raise CannotGoOn(
            f"{folder} is not empty and not a Python environment; move it away or set CHANCERY_VENV."
        )
    fetched = "from ./wheelhouse" if WHEELHOUSE.is_dir() else "about 150 MB to fetch"
    say(f"Setting up Chancery in {folder} (once; {fetched}, 520 MB on disk) …")
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt", clear=folder.exists()).create(folder)


def check_python(version: Sequence[int] = RUNNING) -> None:
    """Raise CannotGoOn outside the versions for which every library has a wheel."""
    if not (3, 11) <= tuple(version[:2]) <= (3, 14):
        raise CannotGoOn(
            f"Chancery runs on Python 3.11 to 3.14 and this is {version[0]}.{version[1]}; "
            "install one of those and start this file with it."
        )


def check_pip(found: str | None) -> None:
    """Raise CannotGoOn when pip is missing (None) or too old to install into another environment."""
    how = (
        "run: sudo apt-get install python3-pip"
        if shutil.which("apt-get")
        else f"run: {shlex.quote(sys.executable)} -m ensurepip --upgrade"
    )
    if found is None:
        raise CannotGoOn(f"pip is missing, which Chancery needs once to install its libraries; {how}")
    if tuple(int(part) for part in found.split(".")[:2] if part.isdigit()) < OLDEST_PIP:
        raise CannotGoOn(
            f"pip {found} is too old, 22.3 or newer is needed; update it with: pip install -U pip"
        )


def pip_version() -> str | None:
    """The version of the pip that belongs to this Python, or None."""
    return importlib.metadata.version("pip") if importlib.util.find_spec("pip") else None


def pip_command(python: Path, wheelhouse: Path) -> list[str]:
    """The one pip call: the lock, hashes required, wheels only, from the wheelhouse when there is one."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "--disable-pip-version-check",
        "--no-input",
    ]
    command += [
        "install",
        "--quiet",
        "--root-user-action=ignore",
        "--require-hashes",
        "--only-binary",
        ":all:",
    ]
    if wheelhouse.is_dir():
        command += ["--no-index", "--find-links", str(wheelhouse)]
    return [*command, "-r", str(LOCK)]


def prepare(folder: Path) -> Path:
    """Bring the environment in line with the lock and return its interpreter."""
    check_python()
    wanted = fingerprint(LOCK)
    python = python_in(folder)
    if is_current(folder, wanted):
        return python
    check_pip(pip_version())
    if was_made_by(folder):
        say("Bringing the libraries up to date with requirements.lock …")
    else:
        make(folder)
    if subprocess.run(pip_command(python, WHEELHOUSE), check=False).returncode != 0:
        source = (
            "./wheelhouse holds every file of requirements.lock (tools/wheelhouse gathers them)"
            if WHEELHOUSE.is_dir()
            else "the network is there"
        )
        raise CannotGoOn(f"pip could not install the libraries (its own words are above); see that {source}.")
    compile_modules(python)
    unfinished = folder / f"{STAMP}.new"
    unfinished.write_text(wanted, encoding="ascii")
    unfinished.replace(folder / STAMP)
    return python


def compile_modules(python: Path, folders: Sequence[str] = ROOMS) -> None:
    """Compile the program now, so that its first start takes no longer than the others; that it fails stops nothing.

    Where this folder may not be written to, Python compiles at every start, as it would have done.
    """
    command = [str(python), "-m", "compileall", "-q", "-j", "0", *(str(ROOT / one) for one in folders)]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# --- what Qt needs ------------------------------------------------------------------------------------------


def has_screen(platform: str, environ: Mapping[str, str]) -> bool:
    """True where a window can be shown: on Windows and macOS, elsewhere in an X or Wayland session."""
    return platform in {"win32", "darwin"} or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def can_load(library: str) -> bool:
    """True when the dynamic linker finds and loads this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(wanted: Mapping[str, str], loads: Callable[[str], bool] = can_load) -> dict[str, str]:
    """Those of the wanted libraries, with their Debian packages, that do not load."""
    return {library: package for library, package in wanted.items() if not loads(library)}


def apt_lines(packages: Sequence[str]) -> list[list[str]]:
    """The two apt-get commands that bring these packages."""
    return [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]]


def install_libraries(missing: Mapping[str, str], root: bool) -> None:
    """Install Debian packages as root, or raise CannotGoOn with the exact line to run."""
    names = ", ".join(missing)
    if not shutil.which("apt-get"):
        raise CannotGoOn(f"Qt needs libraries that are missing here; install what brings {names}.")
    update, install = apt_lines(sorted(set(missing.values())))
    if not root:
        raise CannotGoOn(f"Qt needs libraries that are missing here; run: sudo {shlex.join(install)}")
    say(f"Installing the libraries that Qt needs ({', '.join(install[4:])}) …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for line in (update, install):
        done = subprocess.run([line[0], "-qq", *line[1:]], env=quiet, stdout=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            raise CannotGoOn(f"“{shlex.join(line)}” failed (its own words are above).")


def ensure_qt(python: Path, on_screen: bool) -> None:
    """Raise CannotGoOn unless Qt's widgets load (and, on a Linux screen, its X11 platform can)."""
    if sys.platform == "linux":
        wanted = QT_LIBRARIES | (SCREEN_LIBRARIES if on_screen else {})
        missing = missing_libraries(wanted)
        if missing:
            install_libraries(missing, root=os.geteuid() == 0)
    probe = [str(python), "-c", "import PySide6.QtWidgets"]
    done = subprocess.run(probe, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["it ended without a word"])[-1]
        raise CannotGoOn(f"Qt does not load on this machine: {reason}")


# --- the four ways to start ---------------------------------------------------------------------------------


def say(text: str) -> None:
    """One line to the person who waits."""
    print(text, flush=True)


def typed(arguments: Sequence[str], windows: bool = os.name == "nt") -> str:
    """What a person types here to start Python with these arguments."""
    return subprocess.list2cmdline(["py", *arguments]) if windows else shlex.join(["python3", *arguments])


def chancery(python: Path, arguments: Sequence[str]) -> int:
    """Run `python -m ui` with these arguments in the current folder and return its exit status."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    # -P: a folder called app or ui in the current directory must not pass for ours.
    done = subprocess.run([str(python), "-P", "-m", "ui", *arguments], env=environment, check=False)
    if done.returncode < 0:
        raise CannotGoOn(f"Chancery was ended by signal {-done.returncode}; what it said is above.")
    return done.returncode


def check_screen() -> None:
    """Raise CannotGoOn where no window can be shown."""
    if not has_screen(sys.platform, os.environ):
        raise CannotGoOn(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the desk cannot open; "
            "“python3 start.py --help” lists what works without one."
        )


def open_desk(python: Path) -> int:
    """Open the desk; the exit status is the desk's own."""
    check_screen()
    ensure_qt(python, on_screen=True)
    return chancery(python, [])


def tour_files(folder: Path) -> tuple[Path, Path]:
    """A case file and a brief that are not there yet: what an earlier tour wrote is never written again."""
    number = 1
    while True:
        mark = "" if number == 1 else f" {number}"
        case_file, brief = folder / f"Demonstration{mark}.chancery", folder / f"Oman brief{mark}.docx"
        if not (case_file.exists() or brief.exists()):
            return case_file, brief
        number += 1


def write_tour(python: Path, case_file: Path, brief: Path) -> None:
    """Write both files of the tour through the command line, which needs no Qt."""
    for words, step in (
        ("the demonstration case file", ["demo", str(case_file)]),
        ("the brief on Oman", ["--case", str(case_file), "brief", "Oman", "-o", str(brief)]),
    ):
        if chancery(python, step) != 0:
            raise CannotGoOn(f"The tour stopped: {words} could not be written (the reason is above).")


def tour(python: Path, arguments: Sequence[str]) -> int:
    """Write the demonstration case file and the Oman brief, say where they are, show them on a screen."""
    parser = Parser(prog="start.py tour", add_help=False)
    parser.add_argument("--into", type=Path, default=Path("Chancery tour"))
    folder = parser.parse_args(arguments).into.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    case_file, brief = tour_files(folder)
    if case_file.name != "Demonstration.chancery":
        say("An earlier tour is kept as it is; this one is written beside it.")
    write_tour(python, case_file, brief)
    say(f"Case file: {case_file}\nBrief:     {brief}")
    again = typed([str(ROOT / "start.py"), "--case", str(case_file)])
    try:
        check_screen()
        ensure_qt(python, on_screen=True)
    except CannotGoOn as reason:
        say(f"{reason}\nThe files are complete; the desk opens on them with: {again}")
        return 0
    say(f"Opening the desk on it; another time: {again}")
    return chancery(python, ["--case", str(case_file)])


def run_tests(python: Path, arguments: Sequence[str]) -> int:
    """Run pytest; without arguments the whole suite in parallel, with the coverage gate.

    One process more than processors: tests wait for disks and windows too. A file runs in one of them, which makes
    what its tests share once. Rewriting asserts takes longer than all imports, so only what failed is run with it.
    """
    ensure_qt(python, on_screen=False)
    pytest = [str(python), "-m", "pytest"]
    if arguments:
        return subprocess.run([*pytest, *arguments], cwd=ROOT, check=False).returncode
    compile_modules(python, [*ROOMS, "tests"])
    workers = min(4, (os.cpu_count() or 1) + 1)
    whole = ["-n", str(workers), "--dist", "loadfile", "--no-loadscope-reorder", "--assert", "plain", "--cov"]
    status = subprocess.run([*pytest, *whole], cwd=ROOT, check=False).returncode
    if status == 1:
        say("What failed runs once more, to tell which values were compared; the outcome above stands.")
        again = [*pytest, "--last-failed", "--last-failed-no-failures", "none", "--maxfail", "20"]
        subprocess.run(again, cwd=ROOT, check=False)
    return status


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise CannotGoOn with the complaint."""
        raise CannotGoOn(f"{self.prog}: {message}; the only option is --into DIR.")


def route(python: Path, arguments: list[str]) -> int:
    """Do what the first argument asks for; return the exit status."""
    if not arguments:
        return open_desk(python)
    if arguments[0] == "tour":
        return tour(python, arguments[1:])
    if arguments[0] == "test":
        return run_tests(python, arguments[1:])
    return chancery(python, arguments)


def main(arguments: Sequence[str]) -> int:
    """Set up, then do what the arguments ask for; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console may lack the quotation marks
    try:
        python = prepare(environment_folder(os.environ))
        return route(python, list(arguments))
    except CannotGoOn as trouble:
        print(trouble, file=sys.stderr)
    except OSError as trouble:
        print(f"Chancery could not start: {trouble}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
