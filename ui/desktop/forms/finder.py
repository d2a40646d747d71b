"""Finds what a reference field may mean while one types; one for a whole page, since one types in one field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from app.casefile import CaseFile
from app.references import Mention, offers
from ui.desktop.worker import Question, Worker

WAIT_MS = 120
"""Rest after a key before the case file is asked."""


class Finder(QObject):
    """Asks after a short rest; what comes too late is dropped."""

    def __init__(
        self,
        reader: Worker,
        case: Callable[[], CaseFile | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._case = case
        self._asker: QObject | None = None
        self._words = ""
        self._kinds: tuple[str, ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(WAIT_MS)
        self._rest.timeout.connect(self._ask)
        self._question = Question(reader, "Looking for names …")
        self._question.answered.connect(self._take)

    def look(self, asker: QObject, words: str, kinds: tuple[str, ...], *, at_once: bool = False) -> None:
        """Look for what these words may mean; the answer goes to `asker.take_offers`."""
        self._asker, self._words, self._kinds = asker, words, kinds
        if at_once:
            self._rest.stop()
            self._ask()
        else:
            self._rest.start()

    def forget(self, asker: QObject | None = None) -> None:
        """Nobody waits any more; with `asker`, only where it is that one who waited."""
        if asker is None or asker is self._asker:
            self._rest.stop()
            self._question.forget()
            self._asker = None

    @Slot()
    def _ask(self) -> None:
        case = self._case()
        if case is not None and self._asker is not None:
            self._question.ask(partial(_found, case, self._words, self._kinds))

    @Slot(object)
    def _take(self, answer: tuple[str, tuple[Mention, ...]]) -> None:
        if self._asker is not None and isValid(self._asker):
            self._asker.take_offers(*answer)  # type: ignore[attr-defined]


def _found(case: CaseFile, words: str, kinds: tuple[str, ...]) -> tuple[str, tuple[Mention, ...]]:
    return words, offers(case, words, kinds)
