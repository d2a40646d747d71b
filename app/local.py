"""What belongs to this copy of a case file alone: drafts, saved views, learned mappings, where a window stood.

It lies in the case file, because it may be as sensitive as the records and is encrypted and backed up with them. But it
is no record: it is never journaled, undone, exported or exchanged. An expunge reaches it.
"""

from __future__ import annotations

from app.casefile import CaseFile
from db import local
from db.codecs import Json
from db.local import Kept

__all__ = ["Kept", "Space"]


class Space:
    """One space of a case file, for example `draft`; its keys are free, its values JSON."""

    def __init__(self, case: CaseFile, name: str) -> None:
        self._case = case
        self._name = name

    def put(self, key: str, value: Json, *, about: str | None = None) -> None:
        """Keep a value; durable when this returns. Raises CaseFileError. Not from the thread of the window."""
        now = self._case.clock.now().isoformat()
        self._case.keep(lambda connection: local.put(connection, self._name, key, value, about, now))

    def drop(self, key: str) -> None:
        """Forget a value; nothing happens where there is none."""
        self._case.keep(lambda connection: local.drop(connection, self._name, key))

    def get(self, key: str) -> Json:
        """The value under a key; None where there is none."""
        with self._case.read() as reader:
            found = local.kept(reader, self._name, key)
        return found[0].value if found else None

    def all(self) -> list[Kept]:
        """Everything in the space, the latest first."""
        with self._case.read() as reader:
            return local.kept(reader, self._name)
