"""Measures the list at 250,000 rows while a change of thousands of records is written and a brief is built.

    python -m tests.bench.bench_lists [rows] [switch interval in ms]

Prints the longest stall of the window's thread for each thing an officer does, and where the thread was meanwhile.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.briefs.request import Request
from app.briefs.writing import make_brief, render
from app.casefile import CaseFile
from app.demo.writing import write_demo
from app.lists import Asked
from app.views import View, built_in
from db.values.ids import derived_id
from tests.ui.desktop.stalls import Stalls
from ui.desktop.dressing import dress
from ui.desktop.look import Theme
from ui.desktop.precedence import Precedence
from ui.desktop.tables.table import RecordTable
from ui.desktop.tidying import Tidying
from ui.desktop.worker import Worker

_DUES = (
    None,
    '{"words":"by the end of March","type":"date","start":"2026-03-31","end":"2026-03-31"}',
    '{"words":"Q1 2027","type":"quarter","start":"2027-01-01","end":"2027-03-31","calendar":"calendar"}',
    '{"words":"by the next session","type":"event","start":null,"end":null,"anchor":"the next session"}',
    '{"words":"in early December","type":"fuzzy","start":"2026-12-01","end":"2026-12-10"}',
)
_WHOLE = (
    '"anchor":null,"approximate":false,"assumption":null,"calendar":null,"condition":null,"length":null,'
    '"recurrence":null'
)


def widen(path: Path, rows: int) -> None:
    """Put so many commitments straight into the tables of a case file: for measuring the reading of them alone."""
    connection = driver.connect(str(path))
    meetings = [row[0] for row in connection.execute("SELECT id FROM meeting")]
    forums = [row[0] for row in connection.execute("SELECT id FROM forum")]

    every = list(_promises(rows, meetings, forums))
    connection.executemany(
        "INSERT INTO record (id, kind) VALUES (?, 'commitment')", [(row[0],) for row in every]
    )
    connection.executemany(
        "INSERT INTO commitment (id, wording, commitment_kind, strength, owner_side, made_at_id, forum_id, due, "
        "status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        every,
    )
    connection.commit()
    connection.close()


def _promises(rows: int, meetings: list[str], forums: list[str]) -> Iterator[tuple[object, ...]]:
    states = ("open", "in_progress", "on_hold", "implemented", "dropped")
    for number in range(rows):
        due = _DUES[number % 5]
        if due:
            missing = ",".join(part for part in _WHOLE.split(",") if part.split(":")[0] not in due)
            due = due[:-1] + "," + missing + "}"
        yield (
            str(uuid.UUID(int=(7 << 76) | (2 << 62) | (number * 2654435761 % (1 << 60)))),
            f"Promise {number * 7919 % rows:06} of something that is to be done together",
            ("agreed", "committed", "stated")[number % 3],
            ("firm", "intent", "context")[number % 3],
            ("ours", "theirs", "joint")[number % 3],
            meetings[number % len(meetings)],
            forums[number % len(forums)],
            due,
            states[number % 5],
        )


@contextmanager
def busy(case: CaseFile, brief: Path) -> Iterator[None]:
    """A thread that writes large changes, and one that builds a brief again and again, until the block ends."""
    over = threading.Event()
    threads = [
        threading.Thread(target=_write, args=(case, over)),
        threading.Thread(target=_build, args=(brief, over)),
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _write(case: CaseFile, over: threading.Event) -> None:
    number = 0
    while not over.is_set():
        changes = case.door.changes()
        for _ in range(500):
            number += 1
            changes.create("topic", name=f"Imported topic {number}")
        case.door.change("Import", changes)


def _build(path: Path, over: threading.Event) -> None:
    """A brief of the demonstration: one about so many invented promises would be all that there is time for."""
    with CaseFile.open(path, write=False) as case:
        request = Request(country=derived_id("country", "omn"), as_of=date(2026, 11, 21), draft=True)
        while not over.is_set():
            render(make_brief(case, request), "docx")


class Bench:
    """One table, and ways to let time pass."""

    def __init__(self, case: CaseFile) -> None:
        theme = Theme("light", 13.0)
        self.tidying = Tidying(settles=True)  # as the desk has it: no other thread collects garbage
        self.case, self.worker = case, Worker()
        self.table = RecordTable(theme, self.worker)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        dress(application, theme.look)
        self.table.resize(1000, 800)
        self.table.show()
        self.precedence = Precedence()
        self.precedence.fill(self.table)
        self.worker.answering.connect(self.precedence.begin)
        self.stalls = Stalls()

    def spin(self, until: Callable[[], bool] | None = None, ms: int = 400) -> None:
        """Take events for some time, or until something is so."""
        loop = QEventLoop()
        timer = QTimer(interval=5)
        end = perf_counter() + (120 if until else ms / 1000)
        timer.timeout.connect(lambda: loop.quit() if (until and until()) or perf_counter() > end else None)
        timer.start()
        loop.exec()
        timer.stop()

    def do(self, what: str, act: Callable[[], object]) -> None:
        start = perf_counter()
        with self.stalls.during(what):
            act()
            self.spin(lambda: not self.table.waiting)
            self.spin(ms=150)
        sys.stdout.write(f"{perf_counter() - start - 0.15:6.2f} s  {what}\n")

    def scroll(self) -> None:
        bar = self.table.view.verticalScrollBar()
        for step in range(60):
            bar.setValue(bar.value() + (120 if step % 2 else bar.maximum() // 70))
            self.spin(ms=25)

    def run(self) -> None:
        table, view = self.table, built_in("commitment")
        self.stalls.start()
        plain = View("", Asked("commitment"))
        self.do("opening everything", lambda: table.show_view(self.case, plain))
        self.do("scrolling", self.scroll)
        by = replace(plain, asked=replace(plain.asked, sort="title"))
        self.do("sorting by words", lambda: table.show_view(self.case, by))
        by = replace(plain, asked=replace(plain.asked, sort="forum_id", descending=True))
        self.do("sorting by forum", lambda: table.show_view(self.case, by))
        self.do(
            "filtering",
            lambda: table.show_view(
                self.case, replace(plain, asked=Asked("commitment", "owes:them is:open"))
            ),
        )
        for one in view:
            self.do(f"the view “{one.name}”", partial(table.show_view, self.case, one))
        self.do("going to the end", lambda: table.view.choose(len(table.model.order) - 1))
        self.do("selecting everything", table.view.selectAll)
        self.do("scrolling with everything selected", self.scroll)
        self.stalls.stop()

    def close(self) -> None:
        self.table.forget()
        self.tidying.stop()
        self.precedence.stop()
        self.worker.close()
        self.table.close()
        self.case.close()


def main(rows: int = 250_000, switch_ms: float | None = None) -> None:
    if switch_ms:
        sys.setswitchinterval(switch_ms / 1000)
    app = QApplication.instance() or QApplication([])
    folder = Path(tempfile.mkdtemp(prefix="bench-lists-"))
    os.environ["XDG_DATA_HOME"] = str(folder / "profile")
    path = folder / "wide.chancery"
    brief = folder / "brief.chancery"
    write_demo(path)
    shutil.copy(path, brief)
    widen(path, rows)
    try:
        for quiet in (False,) if os.environ.get("ONLY_BUSY") else (True, False):
            bench = Bench(CaseFile.open(path))
            sys.stdout.write(f"{'alone' if quiet else 'while importing and briefing'}\n")
            if quiet:
                bench.run()
            else:
                bench.tidying.hurry("Importing …")  # as the desk says it
                with busy(bench.case, brief):
                    bench.run()
            bench.close()
            sys.stdout.write(f"{bench.stalls.told()}\n\n")
    finally:
        shutil.rmtree(folder)
    del app


if __name__ == "__main__":
    main(*(int(sys.argv[1]) if len(sys.argv) > 1 else 250_000,), *(float(one) for one in sys.argv[2:3]))
