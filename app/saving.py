"""Takes in what a form holds: one record with its parts, what was created in place and its files, in one action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app import catalog
from app.casefile import CaseFile
from app.catalog import FieldKind
from app.changes import Changes, natural_id
from app.door import Changed
from app.following import keep_year
from app.made_of_note import note_became
from db.queries import records

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a form. A new one has all its values, a known one those that the officer changed.

    `seen` holds, for fields of several references, what stood there when the form was opened: what somebody else added
    or took out meanwhile stays added or out. `base` is the revision the officer saw.
    """

    kind: str
    id: str
    new: bool = False
    values: Values = field(default_factory=dict)
    base: str | None = None
    seen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file to be kept inside the case file under a new attachment record."""

    id: str
    name: str
    content: Path | bytes
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Saving:
    """All that one press of Save means. `main` comes first; parts get its id where they name their whole."""

    action: str
    main: Entry
    created: Sequence[Entry] = ()
    parts: Sequence[Entry] = ()
    files: Sequence[File] = ()
    note: str = ""
    """The note that the record is made of; it says so afterwards."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of it: the record's id (that of a country or topic follows from what it is)."""

    id: str
    changed: Changed


def save(case: CaseFile, saving: Saving) -> Saved:
    """Make the change, all of it or nothing. Raises InvalidValue, RulesBroken, Conflict, CaseFileError, OSError."""
    wanted = _settled(saving)
    changes = case.door.changes()
    for one in wanted.files:
        changes.attach(one.name, one.content, id=one.id, **one.values)
    for entry in (*wanted.created, wanted.main, *wanted.parts):
        _take(case, changes, entry)
    note_became(changes, wanted.note, wanted.main.id)
    keep_year(case, changes)
    return Saved(wanted.main.id, case.door.change(wanted.action, changes))


def _settled(saving: Saving) -> Saving:
    """New countries and topics have the id that follows from what they are, wherever they are referred to."""
    moved: dict[str, str] = {}
    for entry in (saving.main, *saving.created):
        if entry.new and (own := natural_id(entry.kind, dict(entry.values))):
            moved[entry.id] = own
    if not moved:
        return saving

    def settled(entry: Entry) -> Entry:
        return replace(
            entry,
            id=moved.get(entry.id, entry.id),
            values={name: _moved(value, moved) for name, value in entry.values.items()},
        )

    files = [
        replace(one, values={name: _moved(value, moved) for name, value in one.values.items()})
        for one in saving.files
    ]
    return replace(
        saving,
        main=settled(saving.main),
        created=[settled(entry) for entry in saving.created],
        parts=[settled(entry) for entry in saving.parts],
        files=files,
    )


def _moved(value: Any, moved: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_moved(one, moved) for one in value)
    return moved.get(value, value) if isinstance(value, str) else value


def _take(case: CaseFile, changes: Changes, entry: Entry) -> None:
    if entry.deleted:
        if not entry.new:
            changes.delete(entry.id)
    elif entry.new:
        changes.create(entry.kind, id=entry.id, **entry.values)
    elif entry.values:
        changes.edit(entry.id, base=entry.base, **_merged(case, entry))


def _merged(case: CaseFile, entry: Entry) -> dict[str, Any]:
    """The values with several references brought up to date: mine against what I saw, onto what is there now."""
    values = dict(entry.values)
    if not entry.seen:
        return values
    with case.read() as reader:
        now = dict(records.these(reader, entry.kind, [entry.id])).get(entry.id, {})
    for name, seen in entry.seen.items():
        if name in values and catalog.info(entry.kind).field(name).kind is FieldKind.REFERENCES:
            values[name] = merged_references(seen, tuple(values[name]), tuple(now.get(name) or ()))
    return values


def merged_references(seen: tuple[str, ...], mine: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """My list in my order, with what others added to what I saw, and without what they took out."""
    gone = set(seen) - set(now)
    added = [one for one in now if one not in seen and one not in mine]
    return (*(one for one in mine if one not in gone), *added)
