"""Open, create and close a case file; the object that everything else is given."""

from __future__ import annotations

import getpass
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from app import settings
from app.door import Changed, Door
from app.errors import CaseFileBusy, CaseFileError
from app.sites import Sites, profile
from db.reader import Reader
from db.store import Store
from db.uow import SiteState
from db.values.errors import excerpt
from db.values.ids import Clock, Ids, SystemClock, SystemIds
from db.values.marking import Scheme


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

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        home: tuple[str, dict[str, str]] | None = None,
        scheme: Scheme | None = None,
        author: str = "",
        clock: Clock | None = None,
        ids: Ids | None = None,
    ) -> Self:
        """An empty case file with its settings. `home` is a country's name and its other fields.

        Raises CaseFileError where something is there already or the folder cannot be written.
        """
        _refuse_impossible(path)
        lock = _hold(path)
        try:
            _refuse_existing(path)
        except CaseFileError:
            lock.release()
            raise
        clock = clock or SystemClock()
        ids = ids or SystemIds(clock)
        try:
            case = cls._opened(Store.create(path, ids.new()), lock, author, clock, ids)
            _set_up(case.door, home, scheme or settings.scheme_named(settings.DEFAULT_SCHEME))
        except BaseException:  # nothing half-made stays behind
            path.unlink(missing_ok=True)
            lock.release()
            raise
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

        Raises NotACaseFile, NewerCaseFile, DamagedCaseFile, ReadOnlyCaseFile, CaseFileBusy, CaseFileError.
        """
        _refuse_impossible(path)
        clock = clock or SystemClock()
        ids = ids or SystemIds(clock)
        if not write:
            return cls(Store.open(path, write=False), clock=clock, ids=ids)
        store_check = Store.open(path, write=False)
        store_check.close()
        lock = _hold(path)
        try:
            return cls._opened(Store.open(path, write=True), lock, author, clock, ids)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _opened(cls, store: Store, lock: FileLock, author: str, clock: Clock, ids: Ids) -> Self:
        sites = Sites(profile())
        site = sites.settle(store)
        door = Door(store, site, author or _login(), clock, ids)

        def remember(changed: Changed, state: SiteState) -> None:  # noqa: ARG001
            sites.note(state.id, store.path, state.seq, state.hash.hex())

        door.after_commit.append(remember)
        return cls(store, clock=clock, ids=ids, door=door, lock=lock)

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

    def close(self) -> None:
        """Finish the running change, close the file and let others have it."""
        if self._door is not None:
            self._door.close()
        self._store.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _refuse_impossible(path: Path) -> None:
    """SQLite takes names in UTF-8 only, and the lock is named after the file."""
    whole = str(path.absolute())
    if not path.name or "\0" in whole or any("\ud800" <= c <= "\udfff" for c in whole):
        raise CaseFileError(f"{excerpt(str(path))} cannot be the name of a case file; choose another name.")


def _set_up(door: Door, home: tuple[str, dict[str, str]] | None, scheme: Scheme) -> None:
    changes = door.changes()
    settings.put(changes, settings.SCHEME, scheme.to_json())
    if home is not None:
        country = changes.create("country", name=home[0], **home[1])
        settings.put(changes, settings.HOME, country)
    door.change("Set up the case file", changes, role="setup")


def _hold(path: Path) -> FileLock:
    """One program writes a case file at a time."""
    if not path.absolute().parent.is_dir():
        raise CaseFileError(f"There is no folder {path.absolute().parent}; make it first, or choose another.")
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise CaseFileBusy(
            f"“{path.name}” is open in another Chancery. Close it there, or go on working there."
        ) from None
    except OSError as error:
        raise CaseFileError(
            f"“{path.name}” cannot be written in {path.absolute().parent} ({error.strerror}); nothing was changed."
        ) from error
    return lock


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise CaseFileError(f"{path} is there already; it was not touched. Choose another name.")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "officer"
