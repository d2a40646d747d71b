"""Makes the copies of one open case file: when something changed, when it is time, and before what is risky."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.backups.shelf import Copy, Shelf
from app.errors import ChanceryError
from db import backup, keys
from db.values.errors import excerpt

EVERY = timedelta(minutes=30)
"""How long work goes on before a copy is made of it."""

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a copy: the copy, or in one sentence why there is none; both empty where none was needed."""

    copy: Copy | None = None
    trouble: str = ""


NONE_NEEDED = Outcome()


class Keeper:
    """Keeps copies of the case file at one place. Its holder calls it while nothing is being written."""

    def __init__(self, place: Path, shelf: Shelf, now: Now) -> None:
        self.shelf = shelf
        self._place = place
        self._now = now
        self._changed = False
        self._since = now()

    def note_change(self) -> None:
        """Something was written since the last copy."""
        self._changed = True

    def forgo(self) -> None:
        """What was written so far needs no copy: it can be made again."""
        self._changed = False

    def is_due(self, now: datetime) -> bool:
        """Whether half an hour went by over unsaved-for changes; a clock that was set back starts anew."""
        self._since = min(self._since, now)
        return self._changed and now - self._since >= EVERY

    def make(self, reason: str, now: datetime | None = None) -> Copy:
        """Make a proved copy, then thin the shelf; raises CaseFileError, NotVerified.

        Where nothing was written since the newest copy, that one is given back.
        """
        now = now or self._now()
        newest = next(iter(self.shelf.copies()), None)
        if newest is not None and not self._changed and _same(newest.path, self._place):
            return newest
        target = self.shelf.name_next(_plain(reason), now)
        backup.copy(self._place, target, temporary=self.shelf.temporary())
        self._changed, self._since = False, now
        self.shelf.thin()
        return self.shelf.copies()[0]

    def attempt(self, reason: str, now: datetime | None = None) -> Outcome:
        """Make a copy; a failure is told, never raised, since no backup may stand in the way of work."""
        try:
            return Outcome(copy=self.make(reason, now))
        except (ChanceryError, OSError) as error:
            self._since = now or self._now()  # try again in half an hour, not at every tick
            return Outcome(trouble=f"No backup was made: {_sentence(error)} Your work itself is saved.")

    def at_close(self) -> Outcome:
        """A copy where something was written since the last one."""
        return self.attempt("close") if self._changed else NONE_NEEDED


def _same(one: Path, other: Path) -> bool:
    """Whether two case files are equal as far as their journals go, and are under the same password or none."""
    try:
        return keys.key_of(one) == keys.key_of(other) and backup.state(one) == backup.state(other)
    except ChanceryError:
        return False


def _plain(reason: str) -> str:
    """The reason as it may stand in a file's name."""
    return " ".join(re.sub("[^a-z ]", " ", reason.lower()).split())[:40] or "by hand"


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{excerpt(str(error.filename or ''), 200)} {error.strerror or 'failed'}."
    return str(error)
