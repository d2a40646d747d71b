"""One case file on disk: its writing connection, its reading connections, its sites. Knows no rules."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine

from db import identity, schema
from db.engine import reader_engine, writer_engine, writing
from db.errors import DamagedCaseFile, ReadOnlyCaseFile, translated
from db.header import SCHEMA, inspect
from db.journal import Action
from db.keys import Key
from db.reader import Reader, reading
from db.uow import SiteState, UnitOfWork, load_site

T = TypeVar("T")


class Store:
    """An open case file. `writer` is None where the file is only read."""

    def __init__(self, path: Path, writer: Engine | None, reader: Engine) -> None:
        self.path = path
        self._writer = writer
        self._reader = reader
        self._marked = False

    @classmethod
    def create(cls, path: Path, case_id: str, key: Key | None = None) -> Store:
        """Make an empty case file, under a key that `db.keys` holds or under none.

        The caller has made sure that nothing is overwritten.
        """
        writer = writer_engine(path, create=True, key=key)
        try:
            with translated(path), writing(writer) as connection:
                schema.create(connection)
                for fact in identity.facts(case_id).items():
                    connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", fact)
        except BaseException:
            writer.dispose()
            raise
        return cls(path, writer, reader_engine(path, read_only_file=False))

    @classmethod
    def open(cls, path: Path, *, write: bool) -> Store:
        """Open an existing case file; an older one is migrated when it is opened for writing.

        Raises the errors of `db.header.inspect`; ReadOnlyCaseFile where writing or migrating is not possible.
        """
        header = inspect(path)
        sealed = is_read_only(path)
        if sealed and (write or header.schema < SCHEMA):
            raise ReadOnlyCaseFile(
                f"“{path.name}” is read-only; nothing was changed. Copy it to a folder you may write to."
            )
        writer = writer_engine(path) if write or header.schema < SCHEMA else None
        if writer is not None and header.schema < SCHEMA:
            with translated(path):
                schema.migrate(writer)
        store = cls(path, writer, reader_engine(path, read_only_file=sealed))
        with (
            store.read() as reader
        ):  # the first page is read now, so that damage shows before anything is promised
            reader.rows("SELECT count(*) FROM sqlite_master")
        return store

    def read(self) -> AbstractContextManager[Reader]:
        """One read snapshot."""
        return reading(self._reader, self.path)

    @contextmanager
    def transaction(self, action: Action, site: str, state: SiteState | None) -> Iterator[UnitOfWork]:
        """One writing transaction; commits when the block ends, leaves everything as it was when it raises."""
        with translated(self.path), writing(self._engine()) as connection:
            unit = UnitOfWork(connection, state or load_site(connection, site), action)
            yield unit
            unit.flush()
            if not self._marked:
                connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES ('in_use', '1')")
        self._marked = True

    def meta(self) -> dict[str, str]:
        """Single facts about the file (`db.identity`)."""
        with self.read() as reader:
            return {row[0]: row[1] for row in reader.rows("SELECT key, value FROM meta")}

    def case_id(self) -> str:
        """The id of the case; raises DamagedCaseFile where it cannot be trusted."""
        if (found := identity.proved_case_id(self.meta())) is None:
            raise DamagedCaseFile(
                f"“{self.path.name}” is damaged: it does not know which case file it is. Run “chancery repair”."
            )
        return found

    def chain(self, site: str) -> tuple[int, str]:
        """Last seq of a site in this file and the hash of that change, in hex; (0, "") where it wrote nothing."""
        with self.read() as reader:
            rows = reader.rows(
                "SELECT c.seq, c.hash FROM change c JOIN site s ON s.number = c.site_number "
                "WHERE s.id = ? ORDER BY c.seq DESC LIMIT 1",
                site,
            )
        return (rows[0][0], bytes(rows[0][1]).hex()) if rows else (0, "")

    def new_site(self) -> str:
        """Continue this file under a new site id; the old one is never written to again."""
        site = secrets.token_hex(16)
        with translated(self.path), writing(self._engine()) as connection:
            run = connection.exec_driver_sql
            old = run("SELECT value FROM meta WHERE key = 'site'").scalar()
            run("INSERT INTO site (id, succeeded) VALUES (?, ?)", (site, old))
            run(
                "INSERT INTO meta VALUES ('site', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (site,),
            )
        return site

    def left_open(self) -> bool:
        """Whether the file carries the mark of a use that was not ended; the first change of each use puts it there."""
        return "in_use" in self.meta()

    def refuse_damage(self) -> None:
        """Look through every page; raises DamagedCaseFile where one is not sound."""
        with self.read() as reader:
            found = reader.rows("PRAGMA quick_check(1)")
        if found != [("ok",)]:
            raise DamagedCaseFile(
                f"“{self.path.name}” is damaged. Keep it as it is and open the newest backup."
            )

    def begin_use(self) -> None:
        """Put the mark there at once; the write also clears away what a save that was cut off left of its journal."""
        with translated(self.path), writing(self._engine()) as connection:
            connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES ('in_use', '1')")
        self._marked = True

    def end_use(self) -> None:
        """Take away the mark that the first change of a use put there."""
        if self.left_open():
            with translated(self.path), writing(self._engine()) as connection:
                connection.exec_driver_sql("DELETE FROM meta WHERE key = 'in_use'")
        self._marked = False

    def write(self, work: Callable[[Connection], T]) -> T:
        """One writing transaction for what is no change of an officer: rebuilding, replaying. Not for records."""
        with translated(self.path), writing(self._engine()) as connection:
            return work(connection)

    def close(self) -> None:
        """Close every connection."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()

    def _engine(self) -> Engine:
        if self._writer is None:
            raise ReadOnlyCaseFile(f"“{self.path.name}” is open for reading only; nothing was changed.")
        return self._writer


def is_read_only(path: Path) -> bool:
    """No write permission for anybody counts as read-only, for the administrator too."""
    return not path.stat().st_mode & 0o222
