"""Keeps account of which markings occur in a file, in the transaction that changes records; derived from their rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from db.registry import KINDS


def in_use(rows: Callable[..., list[tuple[Any, ...]]]) -> list[str]:
    """The stored form of every marking that a record has, records in the recycle bin included; `rows` is a reader's."""
    return [row[0] for row in rows("SELECT marking FROM marking_in_use ORDER BY marking")]


class Account:
    """The account of one transaction; `settle` writes it, once the rows of the records are written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._written: set[str] = set()
        self._met: set[str] = set()
        self._parted: set[str] = set()

    def met(self, marking: str) -> None:
        """A record has this marking now."""
        self._met.add(marking)

    def parted(self, marking: str) -> None:
        """A record had this marking until now; if no other has it, it is in use no more."""
        self._parted.add(marking)

    def settle(self) -> None:
        """Bring the account up to date."""
        run = self._connection.exec_driver_sql
        if new := sorted(self._met - self._written):
            run("INSERT OR IGNORE INTO marking_in_use VALUES (?)", [(one,) for one in new])
        if gone := sorted(one for one in self._parted if not _occurs(self._connection, one)):
            run("DELETE FROM marking_in_use WHERE marking = ?", [(one,) for one in gone])
        self._written = (self._written | self._met) - self._parted
        self._met, self._parted = set(), set()


def _occurs(connection: Connection, marking: str) -> bool:
    """Found with the first record that has it; only the last of its kind has every table looked through."""
    return any(
        connection.exec_driver_sql(f'SELECT 1 FROM "{kind}" WHERE marking = ? LIMIT 1', (marking,)).first()
        for kind in KINDS
    )
