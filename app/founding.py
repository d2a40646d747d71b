"""Makes a new case file whole or not at all: with its settings, under a name that does not count, then renamed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app import settings
from app.backups.placing import draft_for, remove
from app.door import Door
from app.errors import CaseFileError
from app.sites import Sites, profile
from app.unfinished import noted
from db.keys import Key
from db.store import Store
from db.values.files import sync_folder
from db.values.ids import Clock, Ids
from db.values.marking import Marking, Scheme

Home = tuple[str, dict[str, str]]
"""A country's name and its other fields."""


def found(
    path: Path,
    home: Home | None,
    scheme: Scheme | None,
    author: str,
    clock: Clock,
    ids: Ids,
    *,
    key: Key | None,
) -> None:
    """Put a case file with its settings at `path`, where nothing is, under `key`; the caller holds it.

    Raises CaseFileError, InvalidValue; then nothing is there.
    """
    draft = draft_for(path.absolute())
    with noted(draft):
        try:
            remove(draft)
            site, last = _made(draft, home, scheme, author, clock, ids, key=key)
            draft.replace(path)
            sync_folder(path.absolute().parent)
        except OSError as error:
            raise CaseFileError(_trouble(path, error)) from error
        finally:
            remove(draft)
    Sites(profile()).note(site, path, *last)


def _made(
    draft: Path,
    home: Home | None,
    scheme: Scheme | None,
    author: str,
    clock: Clock,
    ids: Ids,
    *,
    key: Key | None,
) -> tuple[str, tuple[int, str]]:
    """Write the draft; gives its site and that site's last change."""
    store = Store.create(draft, ids.new(), key)
    try:
        site = store.new_site()
        door = Door(store, site, author, clock, ids)
        try:
            _set_up(door, home, scheme or settings.scheme_named(settings.DEFAULT_SCHEME))
        finally:
            door.close()
        store.end_use()
        return site, store.chain(site)
    finally:
        store.close()


def _trouble(path: Path, error: OSError) -> str:
    if path.exists():
        return f"“{path.name}” is made, but the disk did not confirm it ({error.strerror}); have the disk checked."
    return (
        f"“{path.name}” could not be made ({error.strerror}); see that there is room and that you may write."
    )


def _set_up(door: Door, home: Home | None, scheme: Scheme) -> None:
    changes = door.changes()
    settings.put(changes, settings.SCHEME, scheme.to_json())
    if home is not None:
        lowest = min(scheme.levels, key=lambda level: level.rank)  # a country's name is nobody's secret
        values: dict[str, Any] = {"marking": Marking(lowest.code), **home[1]}
        country = changes.create("country", name=home[0], **values)
        settings.put(changes, settings.HOME, country)
    door.change("Set up the case file", changes, role="setup")
