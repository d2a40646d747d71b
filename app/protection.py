"""Protects a case file with a password, changes the password, takes it away, and gives the password of a file.

A file is protected by writing it anew under another key, beside the old one, proved and synced before it takes the old
one's place: at any moment the old or the new file is there whole. Nothing is enciphered in place.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.backups.keeping import Outcome
from app.backups.placing import draft_for, keeper_of, remove, sweep
from app.backups.quarantine import folders
from app.backups.shelf import Copy, Shelf, shelves_for
from app.errors import CaseFileError, DamagedCaseFile, NotACaseFile, PasswordNeeded, WrongPassword
from app.holding import hold
from app.sites import profile
from app.unfinished import noted
from db import backup, enciphered, keys
from db.enciphered import Proof
from db.header import has_journal
from db.keys import Key
from db.values.files import sync_folder
from db.values.ids import Clock, SystemClock
from db.values.password import Password

TRIED = 4
"""Salts of backups that a password is tried with, where it does not fit the file's own."""


@dataclass(frozen=True, slots=True)
class Protected:
    """What was done: how the file stands now, the backup of the former one, and the first one of the new.

    `exposed` are copies that open without the present password.
    """

    protected: bool
    kept: Copy | None
    first: Outcome
    exposed: tuple[Path, ...]


def is_protected(path: Path) -> bool:
    """Whether a file is a protected case file, as far as its beginning tells."""
    return keys.is_protected(path)


def is_locked(path: Path) -> bool:
    """Whether a file is protected and nobody has given its password yet."""
    try:
        keys.key_of(path)
    except PasswordNeeded:
        return True
    except OSError:  # what stands in the way is said where the file is opened
        return False
    return False


def new_key(password: Password) -> Key:
    """The key of a file that is to be made, for `CaseFile.create`."""
    return keys.new_key(password)


def unlock(path: Path, password: Password) -> None:
    """Give the password of a protected file; from then on every part of the program opens it, and its copies.

    A key is proved by the pages of the file. So a wrong password is told from damage: raises WrongPassword where no
    page fits, DamagedCaseFile where the first alone does not. A file whose beginning is destroyed may still be known
    by its backups. Raises NotACaseFile where no password helps.
    """
    own = keys.salt_of(path)
    salts = [salt for salt in dict.fromkeys([own, *_salts_of_backups(path)]) if salt.startswith(keys.MARK)]
    if not salts or own == enciphered.MAGIC:
        raise NotACaseFile(f"“{path.name}” is not protected with a password.")
    for salt in salts[: TRIED + 1]:
        key = keys.derive(password, salt)
        match _proof(path, key):
            case Proof.WHOLE:
                keys.hold(key, found=own)
                return
            case Proof.BEHEADED:
                keys.hold(key, found=own)
                if has_journal(path):  # a save was cut off: SQLite takes it back
                    return
                raise DamagedCaseFile(
                    f"The password is right, but the beginning of “{path.name}” is damaged. Keep it as it is and open "
                    "the newest backup."
                )
            case Proof.NONE:
                continue
    raise WrongPassword(
        path, f"This password does not open “{path.name}”. Mind capital letters and the keyboard’s language."
    )


def recognise(place: Path) -> None:
    """Find the key of a file whose beginning is destroyed among those that are known for its backups."""
    own = keys.salt_of(place)
    if place.exists() and keys.held(own) is None:
        for salt in _salts_of_backups(place):
            key = keys.held(salt)
            if key is not None and _proof(place, key) is not Proof.NONE:
                keys.hold(key, found=own)
                return


def refuse_locked(place: Path) -> None:
    """Raises PasswordNeeded for the file, or where its beginning is no case file's, for its newest backup."""
    keys.key_of(place)
    if keys.held(keys.salt_of(place)) is None and not keys.salt_of(place).startswith(enciphered.MAGIC):
        for copy in shelves_for(profile(), place)[:1]:
            keys.key_of(copy.path)


def prove(path: Path, password: Password) -> None:
    """Check that somebody knows the password of a file that is unlocked. Raises WrongPassword."""
    if keys.derive(password, keys.salt_of(path)) != keys.key_of(path):
        raise WrongPassword(path, f"This is not the password of “{path.name}”.")


def lock(but: Path | None = None) -> None:
    """Know no password any more, but that of one file; files that are open stay open until they are closed."""
    kept = None if but is None else keys.held(keys.salt_of(but))
    keys.forget_all()
    if kept is not None:
        keys.hold(kept)


def protect(
    place: Path, password: Password | None, *, keep_old: bool = False, clock: Clock | None = None
) -> Protected:
    """Put the case file at a place under a password, another password or, where that is None, under none.

    Nobody may have the file open. `keep_old` first backs up the former file as it is. Raises PasswordNeeded for the
    present password, CaseFileBusy, CaseFileError, NotVerified; then the file is as it was.
    """
    key = None if password is None else keys.new_key(password)
    return put_under(place.absolute(), key, keep_old=keep_old, clock=clock or SystemClock())


def put_under(place: Path, key: Key | None, *, keep_old: bool, clock: Clock) -> Protected:
    """The same, under a key that is held."""
    with hold(place):
        sweep(place, profile(), clock.now())
        own = keys.key_of(place)
        if own is None and key is None:
            raise CaseFileError(f"“{place.name}” is not protected with a password; nothing was changed.")
        backup.settle(place)
        keeper = keeper_of(place, profile(), clock.now())
        kept = keeper.make("before another password" if own else "before protection") if keep_old else None
        _replaced(place, key)
        keeper.note_change()
        first = keeper.attempt("protection" if key else "protection taken away")
    return Protected(key is not None, kept, first, exposed(place))


def exposed(place: Path) -> tuple[Path, ...]:
    """Copies of a protected case file that open without its present password: plain ones, and under another one."""
    if not keys.is_protected(place):
        return ()
    own = keys.salt_of(place)
    found = [path for path in _shelved(place) if keys.salt_of(path) != own]
    return (*found, *_aside(place, own))


def copies_of(place: Path) -> tuple[Path, ...]:
    """Every copy of a case file that another password would not reach: backups, and what was put aside."""
    return (*_shelved(place), *_aside(place, b""))


def dispose(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Delete copies that an officer does not want any more; returns those that could not be deleted."""
    left = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
            sync_folder(path.parent)
        except OSError:
            left.append(path)
    return tuple(left)


def _shelved(place: Path) -> list[Path]:
    copies = {one.path for one in shelves_for(profile(), place)}
    with suppress(CaseFileError):
        copies |= {one.path for one in Shelf(profile(), backup.look(place).case_id, place).everywhere()}
    return sorted(copies)


def _aside(place: Path, own: bytes) -> Iterator[Path]:
    """Files put aside that begin otherwise; those of a folder belong together: the file, its journals, as it was."""
    for folder in folders(place):
        files = sorted(path for path in folder.iterdir() if path.is_file())
        if any(path.suffix == place.suffix and keys.salt_of(path) != own for path in files):
            yield from files


def _replaced(place: Path, key: Key | None) -> None:
    if has_journal(place):
        raise DamagedCaseFile(
            f"“{place.name}” was left in the middle of a save that cannot be taken back; recover it first."
        )
    draft = draft_for(place)
    with noted(draft):
        try:
            backup.recode(place, draft, key, chained=True)
            draft.chmod(stat.S_IMODE(place.stat().st_mode))
            draft.replace(place)
            sync_folder(place.parent)
        except OSError as error:
            raise CaseFileError(
                f"“{place.name}” could not be replaced ({error.strerror}); try which "
                "password opens it, the old or the new."
            ) from error
        finally:
            remove(draft)


def _salts_of_backups(place: Path) -> list[bytes]:
    """Salts of the copies that were made of this place, the newest first."""
    return list(dict.fromkeys(keys.salt_of(one.path) for one in shelves_for(profile(), place)))


def _proof(path: Path, key: Key) -> Proof:
    try:
        return enciphered.proof(path, key)
    except OSError as error:
        raise CaseFileError(
            f"“{path.name}” cannot be read ({error.strerror}). Check that you may read it."
        ) from error
