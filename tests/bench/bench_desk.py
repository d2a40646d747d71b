"""The desk beside a bare window: start, memory, the page of the heaviest country, and the worst stalls of a day.

Every start is a process of its own, on the platform `offscreen`, with compiled modules as an installed program has.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from app.casefile import CaseFile
from app.demo.writing import write_demo
from app.local import Space
from tests.bench.figures import Figure, Size, filled

WINDOW, STATE = "window", "state"
"""Where the case file keeps what the window was like (`ui.desktop.session`)."""

ROOT = Path(__file__).resolve().parents[2]

BARE = """
import json, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""

DESK = """
import json, sys, time
from pathlib import Path
from app.garbage import no_collections
with no_collections():  # as the command does
    import ui.cli.opening
    from ui.desktop.desk import Desk
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.bench.figures import CLOCK
from ui.desktop.look import Theme
desk = Desk(app, Theme("light", 13.0), None, CLOCK, lasting=True, path=Path(sys.argv[1]))
app.processEvents()
shown = time.process_time()

def rest(so=lambda: True):
    while not (desk.session.case is not None and desk.session.idle and so()):
        app.processEvents()
        time.sleep(0.001)
    app.processEvents()

rest(lambda: desk.window.stack.page is not None)
"""

TOLD = """
seconds = time.process_time()
kept = next((line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")), "0")
print(json.dumps({"seconds": seconds, "shown": vars().get("shown", 0.0), "megabytes": int(kept) / 1e3}))
"""

COUNTRY = """
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, event
from tests.ui.desktop.stalls import Stalls
from ui.desktop.place import Place
rest(lambda: desk.warming.over)
asked = []

@event.listens_for(Engine, "before_cursor_execute")
def note(connection, cursor, statement, values, context, many):
    asked.append((statement, values))

with desk.session.case.read() as reader:
    heavy = reader.rows("SELECT id FROM country WHERE code = 'XAA'")[0][0]
best, floor, worst = 1e9, 1e9, 0.0
bare = driver.connect(sys.argv[1])
bare.execute("PRAGMA cache_size = -65536")
for _ in range(int(sys.argv[2])):
    desk.window.go(Place("today"))
    rest()
    asked.clear()
    stalls = Stalls()
    stalls.start()
    start = time.process_time()
    with stalls.during("opening"):
        desk.window.go(Place("country", "country", heavy))
        rest()
    best = min(best, time.process_time() - start)
    stalls.stop()
    worst = max(worst, stalls.longest.working)
    reads = [one for one in asked if one[0].lstrip().upper().startswith(("SELECT", "WITH"))]
    start = time.process_time()
    for statement, values in reads:
        bare.execute(statement, values).fetchall()
    floor = min(floor, time.process_time() - start)
print(json.dumps({"seconds": best, "floor": floor, "stall": worst}))
"""


def measure(folder: Path, size: Size) -> Iterator[Figure]:
    """Processor seconds and megabytes, the least of several rounds; one round is for seeing that it works."""
    demo = folder / "demonstration.chancery"
    if not demo.exists() and size.rounds > 1:
        write_demo(demo)
    large = filled(folder, size)
    files = [(f"{size.meetings:,} meetings", large)]
    if size.rounds > 1:
        files.insert(0, ("the demonstration", demo))
        (folder / "compiled").mkdir(exist_ok=True)
        _told(DESK + TOLD, folder, demo)  # compiles what is not compiled yet
    bare = _least(BARE + TOLD, folder, size.rounds)
    for what, path in files:
        _forget(path)
        ours = _least(DESK + TOLD, folder, size.rounds, path)
        yield Figure(
            f"start to usable window, {what}",
            ours["seconds"] * 1e3,
            "ms",
            bare["seconds"] * 1e3,
            "a bare window",
        )
        yield Figure(
            f"  its window shown, {what}", ours["shown"] * 1e3, "ms", bare["seconds"] * 1e3, "a bare window"
        )
        if bare["megabytes"]:
            yield Figure(
                f"  resident memory, {what}", ours["megabytes"], "MB", bare["megabytes"], "a bare window"
            )
    page = _told(DESK + COUNTRY, folder, large, str(max(size.rounds, 2)))
    yield Figure(
        "page of the heaviest country", page["seconds"] * 1e3, "ms", page["floor"] * 1e3, "its queries, bare"
    )
    yield Figure("  the window's thread meanwhile, at once", page["stall"] * 1e3, "ms")
    if size.rounds > 1:
        yield from _day(folder)


def _least(program: str, folder: Path, rounds: int, *given: object) -> dict[str, float]:
    return min((_told(program, folder, *given) for _ in range(rounds)), key=lambda one: one["seconds"])


def _forget(path: Path) -> None:
    """Where a window was left: each opens on its first page."""
    with CaseFile.open(path) as case:
        Space(case, WINDOW).drop(STATE)


def _told(program: str, folder: Path, *given: object) -> dict[str, float]:
    """What a program prints in its last line."""
    command = [sys.executable, "-c", program, *map(str, given)]
    said = subprocess.run(
        command, cwd=ROOT, env=_surroundings(folder), capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(said.stdout.strip().splitlines()[-1])
    return found


def _day(folder: Path) -> Iterator[Figure]:
    """The worst stall of an officer's first day."""
    day = folder / "day"
    day.mkdir(exist_ok=True)
    for old in day.glob("*.*"):
        old.unlink()
    command = [sys.executable, "-m", "tests.e2e.first_day", str(day)]
    said = subprocess.run(
        command, cwd=ROOT, env=_surroundings(folder), capture_output=True, text=True, check=True
    )
    found = re.findall(r"(\d+) ms \((\d+) ms computing, (\d+) ms our own, .*?\) while (.*)", said.stdout)
    for place, what in enumerate(
        (
            "worst stall of the first day",
            "  the most that the window's thread computed",
            "  the program's own, at most",
        )
    ):
        most, during = max((float(one[place]), one[3]) for one in found)
        yield Figure(f"{what}, {during}", most, "ms")


def _surroundings(folder: Path) -> dict[str, str]:
    """A profile of its own, a window that nobody sees, and compiled modules once `folder` has a place for them."""
    kept = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "profile")}
    if (compiled := folder / "compiled").exists():
        kept.pop("PYTHONDONTWRITEBYTECODE", None)
        kept["PYTHONPYCACHEPREFIX"] = str(compiled)
    return kept
