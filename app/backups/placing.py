"""Brings a copy into the place of a case file: proved first, under a new site id, the old file put aside."""

from __future__ import annotations

import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.backups.keeping import NONE_NEEDED, Keeper, Outcome
from app.backups.quarantine import put_aside
from app.backups.shelf import Shelf, shelves_for, tag_of
from app.errors import BeheadedCaseFile, CaseFileError, ChanceryError, NotACaseFile, PasswordNeeded
from app.holding import hold
from app.sites import Sites
from db import backup, keys
from db.backup import Inside
from db.header import SCHEMA, Header, inspect
from db.keys import Key
from db.store import Store, is_read_only
from db.values.files import TEMPORARY_PATTERN, sync_folder

STALE = timedelta(minutes=1)
"""Age from which an unfinished small file of the profile is nobody's any more; one takes a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoration did: the contents now, the new site id, where the old file is, the backup made before."""

    place: Path
    source: Path
    inside: Inside
    site: str
    put_aside: Path | None
    before: Outcome


def restore(source: Path, place: Path, *, profile: Path, now: datetime) -> Restored:
    """Put a proved copy of `source` where the case file lies; at any moment the old or the new file is there whole.

    Raises CaseFileBusy where the case file is open, CaseFileError, NotVerified; then nothing was replaced.
    """
    inspect(source)
    with hold(place):
        sweep(place, profile, now)
        draft = draft_for(place)
        try:
            backup.recode(source, draft, key_for(place, source), chained=False)
            before = _backup_of(place, profile, now)
            store = Store.open(draft, write=True)
            try:
                site = store.new_site()
            finally:
                store.close()
            aside = install(draft, place, profile=profile, source=source)
            return Restored(place, source, backup.look(place), site, aside, before)
        finally:
            remove(draft)


def install(draft: Path, place: Path, *, profile: Path, source: Path) -> Path | None:
    """Prove a finished draft and rename it into place; returns the folder with what lay there, None for nothing.

    The caller holds the case file and has given the draft a new site id. Raises NotVerified, CaseFileError.
    """
    store = Store.open(draft, write=True)
    try:
        store.end_use()
        site = store.meta()["site"]
        last = store.chain(site)
    finally:
        store.close()
    if trouble := backup.flaw(draft, folded=True):
        raise backup.NotVerified(
            f"“{source.name}” is no good copy: {trouble}. Nothing was changed; choose another."
        )
    with suppress(OSError):  # empty by now; swept away at the next opening
        draft.with_name(f"{draft.name}-journal").unlink(missing_ok=True)
    if place.exists():
        draft.chmod(stat.S_IMODE(place.stat().st_mode) | stat.S_IWUSR)
    aside = put_aside(place)
    try:
        draft.replace(place)
        sync_folder(place.parent)
    except OSError as error:
        raise CaseFileError(
            f"“{place.name}” could not be replaced ({error.strerror}); the old file is still in its place."
        ) from error
    Sites(profile).note(site, place, *last)
    return aside


def migrate_with_backup(path: Path, now: datetime, profile: Callable[[], Path]) -> None:
    """Bring an older case file to this version's schema, after a proved backup; does nothing to any other file.

    Without that backup nothing is migrated: it is the one change that cannot be taken back.
    """
    if _inspected(path, profile).schema >= SCHEMA or is_read_only(path):
        return
    with hold(path):
        if (found := inspect(path).schema) < SCHEMA:
            keeper_of(path, profile(), now).make(f"before migration from schema {found}")
            Store.open(path, write=True).close()


def key_for(place: Path, source: Path) -> Key | None:
    """What is put back is protected as the file that lies there, else as its source: never less than it was.

    Where nobody knows the password of the file that lies there, that of the source is the only one there is.
    """
    with suppress(PasswordNeeded):
        if (own := keys.key_of(place)) is not None:
            return own
    return keys.key_of(source)


def _inspected(path: Path, profile: Callable[[], Path]) -> Header:
    """What a file is; one that is no case file any more, though there are backups of it, is damaged."""
    try:
        return inspect(path)
    except NotACaseFile as error:
        if path.is_file() and shelves_for(profile(), path):
            raise BeheadedCaseFile(
                f"{error} There are backups of it, so it may be damaged: keep it as it is and open the newest."
            ) from error
        raise


def draft_for(place: Path) -> Path:
    """Where the file that will replace the one at `place` is prepared."""
    return place.with_name(f".chancery-{tag_of(place)}.tmp")


def scratch_for(place: Path) -> Path:
    """Where a damaged file is copied to, to be read there while the original stays as it is."""
    return place.with_name(f".chancery-{tag_of(place)}.scratch")


def sweep(place: Path, profile: Path, now: datetime) -> None:
    """Remove what a program that was killed left unfinished beside a case file or in the profile."""
    remove(draft_for(place))
    remove(scratch_for(place))
    for stray in [*profile.glob(TEMPORARY_PATTERN), *(profile / "sites").glob(TEMPORARY_PATTERN)]:
        with suppress(OSError):  # tried again at the next opening
            if stray.stat().st_mtime < (now - STALE).timestamp():
                stray.unlink()


def remove(draft: Path) -> None:
    """Remove a draft and its journal."""
    for path in (draft, draft.with_name(f"{draft.name}-journal")):
        with suppress(OSError):  # tried again at the next opening
            path.unlink(missing_ok=True)


def _backup_of(place: Path, profile: Path, now: datetime) -> Outcome:
    """A backup of what is about to be replaced, where it is a case file at all; it is put aside in any case."""
    if not place.exists():
        return NONE_NEEDED
    try:
        keeper = keeper_of(place, profile, now)
    except ChanceryError as error:
        return Outcome(trouble=f"The old file could not be backed up: {error}")
    return keeper.attempt("before restore", now)


def keeper_of(place: Path, profile: Path, now: datetime) -> Keeper:
    """Makes backups of a case file that nobody has open. Raises the errors of `db.header.inspect`."""
    return Keeper(place, Shelf(profile, backup.look(place).case_id, place), lambda: now)
