"""Loads what the pages need before somebody goes there, while nobody waits: module by module, so that no step is long.

The first visit of a page would else load dozens of modules at once, in the thread of the window. What has nothing of Qt
is loaded in another thread; the modules of the first page are loaded while the case file is chosen and opened.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.values.courtesy import give_way
from ui.desktop.registry import PAGES
from ui.desktop.session import Session
from ui.desktop.worker import Question

REST_MS = 700
"""So long after the last thing that was done the loading begins, and goes on."""

STEP_MS = 8
"""Between two modules, so that whatever else is to be done comes first."""

ROOMS = frozenset({"app", "db", "reports", "ui"})
"""Packages whose modules are loaded one by one, what a module needs before itself."""

WINDOWS = "ui"
"""The one of them whose modules are loaded in the thread of the window."""

FIRST = "today"
"""The page on which a case file opens."""

LIBRARIES = (
    "db.mapped", "db.values.due_words", "holidays", "rapidfuzz", "babel.dates", "lxml.etree", "docx", "reports.build",
    "reports.render.html", "reports.render.docx", "reports.render.check",
)  # fmt: skip
"""What pages and briefs need of others; nothing of Qt, so that it can be loaded off the window's thread."""


class Warming(QObject):
    """Loads modules while a case file is open and nothing is under way; `done` once, when all are there."""

    done = Signal()

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        modules: Iterable[str] | None = None,
        libraries: Iterable[str] = LIBRARIES,
    ) -> None:
        """`modules`: other ones than those of the pages."""
        super().__init__(parent)
        pages = [path.partition(":")[0] for path in PAGES.values()]
        self._session = session
        self.over = False
        """Whether everything is loaded."""
        self._wanted = tuple(pages if modules is None else modules)
        self._modules = leaves_first(self._wanted)
        self._first = leaves_first([PAGES[FIRST].partition(":")[0]] if modules is None else ())
        self._libraries = tuple(libraries)
        self._loaded = False  # whether what has nothing of Qt is there
        self._loading = Question(session.builder, "", self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)
        self._loading.answered.connect(self._go_on)
        self._timer.start(0)
        session.opened.connect(self.wait)
        session.closing.connect(self.stop)

    @Slot()
    def wait(self) -> None:
        """Something is being done: go on when it is over."""
        if self._session.case is not None and not self.over:
            self._timer.start(REST_MS)

    @Slot()
    def stop(self) -> None:
        """Load nothing until a case file is opened."""
        self._timer.stop()

    @Slot()
    def _step(self) -> None:
        if self._session.case is None:
            if name := next(self._first, ""):
                load(name)
                self._timer.start(0)
        elif not self._session.idle:
            self.wait()
        elif not self._loaded:
            self._loading.ask(partial(_load_all, self._libraries, self._wanted))
        elif name := next(self._modules, ""):
            load(name)
            self._timer.start(STEP_MS)
        else:
            self.over = True
            self.done.emit()

    @Slot(object)
    def _go_on(self, _nothing: object) -> None:
        self._loaded = True
        self._timer.start(STEP_MS)


def load(name: str) -> None:
    """Load one module; one that cannot be loaded is told where it is wanted, not here."""
    try:
        import_module(name)
    except ImportError:
        return


def leaves_first(names: Iterable[str]) -> Iterator[str]:
    """These modules and those of our own that they need, as far as they are not loaded: each after what it needs."""
    seen: set[str] = set()
    for name in names:
        yield from _leaves_first(name, seen)


def _load_all(libraries: Iterable[str], wanted: Iterable[str]) -> None:
    """These libraries and what the wanted modules need that has nothing of Qt."""
    for name in libraries:
        give_way()
        load(name)
    for name in leaves_first(wanted):
        if name.partition(".")[0] != WINDOWS:
            give_way()
            load(name)


def _leaves_first(name: str, seen: set[str]) -> Iterator[str]:
    if name in seen or name in sys.modules:
        return
    seen.add(name)
    for needed in _needed(name):
        yield from _leaves_first(needed, seen)
    yield name


def _needed(name: str) -> list[str]:
    """Modules of our own that a module imports at its top, by its compiled form: no other name in it has a dot."""
    try:
        spec = find_spec(name)
    except ImportError:
        return []
    if spec is None or not isinstance(spec.loader, SourceFileLoader):
        return []
    code = spec.loader.get_code(name)
    said = code.co_names if code else ()
    return [name for name in said if "." in name and name.partition(".")[0] in ROOMS]
