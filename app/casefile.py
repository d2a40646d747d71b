"""Open, create and close a case file; the object that everything else is given."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Self, TypeVar

from filelock import FileLock

from app import settings, unfinished
from app.backups.keeping import Keeper
from app.backups.placing import migrate_with_backup, sweep
from app.backups.shelf import Shelf
from app.door import Door
from app.errors import CaseFileError, ChanceryError
from app.founding import Home, found
from app.holding import hold, leave
from app.sites import Sites, profile
from db.header import has_journal
from db.keys import Key
from db.reader import Reader
from db.store import Store
from db.values.errors import excerpt
from db.values.ids import Clock, Ids, SystemClock, SystemIds
from db.values.marking import Scheme

T = TypeVar("T")


class CaseFile:
    """An open case file. Use it as a context manager, or close it."""

    def __init__(
        self, store: Store, *, clock: Clock, ids: Ids, door: Door | None = None, lock: FileLock | None = None
    ) -> None:
        self.clock = clock
        self.ids = ids
        self._store = store
        self._door = door
        self._lock = lock
        self._keeper: Keeper | None = None
        self._settled: Callable[[], None] = lambda: None
        self._closed = False
        self.notices: list[str] = []
        """Sentences for the officer that stopped nothing: an unclean end, a backup that failed."""

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        home: Home | None = None,
        scheme: Scheme | None = None,
        author: str = "",
        clock: Clock | None = None,
        ids: Ids | None = None,
        key: Key | None = None,
    ) -> Self:
        """An empty case file with its settings, there whole or not at all; protected under `key` where there is one.

        Raises CaseFileError where something is there already or the folder cannot be written.
        """
        _refuse_impossible(path)
        lock = hold(path)
        try:
            _refuse_existing(path)
        except CaseFileError:
            leave(lock, path)
            raise
        clock = clock or SystemClock()
        ids = ids or SystemIds(clock)
        try:
            found(path, home, scheme, author or _login(), clock, ids, key=key)
            store = Store.open(path, write=True)
            case = cls._opened(store, lock, author, clock, ids)
            store.begin_use()
        except BaseException:
            leave(lock, path)
            raise
        case.keeper.note_change()
        return case

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        write: bool = True,
        author: str = "",
        clock: Clock | None = None,
        ids: Ids | None = None,
    ) -> Self:
        """Open an existing case file; for reading only where `write` is False.

        Raises NotACaseFile, NewerCaseFile, DamagedCaseFile, ReadOnlyCaseFile, CaseFileBusy, CaseFileError,
        PasswordNeeded (give it with `app.protection.unlock`).
        """
        _refuse_impossible(path)
        clock = clock or SystemClock()
        ids = ids or SystemIds(clock)
        cut_off = has_journal(path)  # asked first: SQLite takes back what was cut off as soon as it reads
        migrate_with_backup(path, clock.now(), profile)
        if not write:
            return cls(Store.open(path, write=False), clock=clock, ids=ids)
        store_check = Store.open(path, write=False)
        store_check.close()
        lock = hold(path)
        try:
            return cls._opened(Store.open(path, write=True), lock, author, clock, ids, cut_off=cut_off)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _opened(
        cls, store: Store, lock: FileLock, author: str, clock: Clock, ids: Ids, *, cut_off: bool = False
    ) -> Self:
        unclean = cut_off or store.left_open()
        if unclean:
            store.refuse_damage()
            store.begin_use()
        sites = Sites(profile())
        site = sites.settle(store)
        keeper = Keeper(store.path, Shelf(profile(), store.case_id(), store.path), clock.now)
        door = Door(store, site, author or _login(), clock, ids)

        door.before_first = lambda: sites.begin(store, site)
        door.after_commit.append(lambda _changed, _state: keeper.note_change())
        case = cls(store, clock=clock, ids=ids, door=door, lock=lock)
        case._keeper = keeper
        case._settled = lambda: sites.end(store, site)
        sweep(store.path, profile(), clock.now())
        unfinished.sweep(profile())
        keeper.shelf.sweep()
        if unclean:
            case.notices.append(f"“{store.path.name}” was not closed last time; it was checked and is sound.")
        return case

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._store.path

    @property
    def door(self) -> Door:
        """The way to change records; raises CaseFileError where the file was opened for reading."""
        if self._door is None:
            raise CaseFileError(f"“{self.path.name}” is open for reading only; nothing was changed.")
        return self._door

    def read(self) -> AbstractContextManager[Reader]:
        """One read snapshot; keep it short."""
        return self._store.read()

    def settings(self) -> settings.Settings:
        """Home country, marking scheme and the other settings."""
        with self.read() as reader:
            return settings.read_settings(reader)

    @property
    def keeper(self) -> Keeper:
        """Makes backups; `app.backup` is the way to it. Raises CaseFileError where the file was opened for reading."""
        if self._keeper is None:
            raise CaseFileError(
                f"“{self.path.name}” is open for reading only; open it for work to back it up."
            )
        return self._keeper

    def maintain(self, work: Callable[[Any], T]) -> T:
        """One writing transaction of `db` that is no change of records (rebuilding), on the writing thread."""
        keeper = self.keeper
        done = self.door.run(lambda: self._store.write(work))
        keeper.note_change()
        return done

    def keep(self, work: Callable[[Any], None]) -> None:
        """One short write of what is no record (`app.local`), on the writing thread; asks for no backup."""
        self.door.run(lambda: self._store.write(work))

    def close(self) -> None:
        """Finish the running change, keep a backup of what changed, close the file and let others have it.

        A backup that fails is told in `notices`.
        """
        try:
            if self._door is not None and not self._closed:
                self._door.close()
                self._end_use(self.keeper)
        finally:
            self._closed = True
            self._store.close()
            if self._lock is not None:
                self._lock.release()

    def _end_use(self, keeper: Keeper) -> None:
        """A mark that cannot be taken away only means that the file is checked when it is opened again."""
        try:
            self._store.end_use()
        except CaseFileError as error:
            self.notices.append(f"“{self.path.name}” could not be closed properly: {error}")
        self._settle_site()
        if trouble := keeper.at_close().trouble:
            self.notices.append(trouble)

    def _settle_site(self) -> None:
        """A note that cannot be written only means that the file goes on under a new site id."""
        if self._door is not None and self._door.begun:
            try:
                self._settled()
            except ChanceryError as error:
                self.notices.append(f"“{self.path.name}” will go on as a new copy; nothing is lost. {error}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _refuse_impossible(path: Path) -> None:
    """SQLite takes names in UTF-8 only, and the lock is named after the file."""
    whole = str(path.absolute())
    if not path.name or "\0" in whole or any("\ud800" <= c <= "\udfff" for c in whole):
        raise CaseFileError(f"{excerpt(str(path))} cannot be the name of a case file; choose another name.")


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise CaseFileError(f"{path} is there already; it was not touched. Choose another name.")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "officer"
