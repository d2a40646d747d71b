"""Keeps what is typed: within a second of the first key, on the writing thread, until it is saved or thrown away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.casefile import CaseFile
from app.drafts import Draft, drop_draft, keep_draft
from ui.desktop.worker import Question, Worker

AFTER_MS = 700
"""From the first key after the last keeping; further keys do not put it off."""


class DraftKeeper(QObject):
    """One for each form that is open. `draft` answers the draft as it stands, or None where nothing was typed."""

    kept = Signal()
    """The draft is safe on the disk."""
    failed = Signal(object)

    def __init__(
        self,
        writer: Worker,
        case: Callable[[], CaseFile | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._case = case
        self._draft: Callable[[], Draft | None] = _nothing
        self._key = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.keep_now)
        self._question = Question(writer, "Keeping the draft …", self, every=True)
        self._question.answered.connect(self._answered)
        self._question.failed.connect(self.failed)

    @property
    def key(self) -> str:
        """The key of the draft that is kept; empty while none is."""
        return self._key

    def watch(self, key: str, draft: Callable[[], Draft | None]) -> None:
        """Keep the draft of a form under this key from now on."""
        self._timer.stop()
        self._key, self._draft = key, draft

    @Slot()
    def note(self) -> None:
        """Something was typed."""
        if self._key and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def keep_now(self) -> None:
        """Keep what stands there now; the writing thread has it before the case file is closed."""
        self._timer.stop()
        case, draft = self._case(), self._draft() if self._key else None
        if case is not None and draft is not None:
            self._question.ask(partial(_keep, case, draft))

    def settle(self) -> None:
        """Keep what has not been kept yet."""
        if self._timer.isActive():
            self.keep_now()

    def drop(self) -> None:
        """The form was saved or given up: its draft goes."""
        self._timer.stop()
        case, key = self._case(), self._key
        self._key, self._draft = "", _nothing
        if case is not None and key:
            self._question.ask(partial(_drop, case, key))

    def stop(self) -> None:
        """The case file is going: nothing more is kept."""
        self._timer.stop()
        self._key, self._draft = "", _nothing

    @Slot(object)
    def _answered(self, kept: bool) -> None:
        if kept and self._key:
            self.kept.emit()


def _keep(case: CaseFile, draft: Draft) -> bool:
    keep_draft(case, draft)
    return True


def _drop(case: CaseFile, key: str) -> bool:
    drop_draft(case, key)
    return False


def _nothing() -> Draft | None:
    return None
