"""The one hook for faults of the program itself: noted on this machine, without a word of anybody's content."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb

from app.version import VERSION

LOG_NAME = "faults.log"
LOG_BYTES = 1_000_000
LOG_FILES = 7
_DEEPEST = 40
_CAUSES = 5


def note(error: BaseException, folder: Path, now: datetime) -> Path:
    """Append one line about a fault to the log in `folder`; returns the log.

    The line is JSON: time, version and, for the error and what caused it, its type and the modules and lines it came
    through. Messages, values and paths are left out, since they may quote a case file. At most seven files of a
    megabyte are kept. Raises OSError where the log cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    log = folder / LOG_NAME
    handler = _Log(log, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8")
    try:
        handler.emit(logging.makeLogRecord({"msg": _line(error, now)}))
    finally:
        handler.close()
    return log


class _Log(RotatingFileHandler):
    """A rotating file that does not hide that it could not be written."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, ARG002
        raise  # noqa: PLE0704


def _line(error: BaseException, now: datetime) -> str:
    entry = {"time": now.isoformat(timespec="seconds"), "version": VERSION, "faults": _faults(error)}
    return json.dumps(entry)


def _faults(error: BaseException) -> list[dict[str, object]]:
    """The error, then what caused it, outermost first."""
    found: list[dict[str, object]] = []
    current: BaseException | None = error
    while current is not None and len(found) < _CAUSES:
        kind = type(current)
        found.append({"type": f"{kind.__module__}.{kind.__qualname__}", "frames": _frames(current)})
        current = current.__cause__ or current.__context__
    return found


def _frames(error: BaseException) -> list[str]:
    """`module:line` of each frame, outermost first; a module's name holds no path of this machine."""
    places = [
        f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in walk_tb(error.__traceback__)
    ]
    return places[-_DEEPEST:]
