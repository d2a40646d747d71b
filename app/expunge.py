"""Expunge: the one thing that is removed physically – text that should never have been in the case file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.backups.quarantine import folders
from app.casefile import CaseFile
from app.catalog import FieldKind, info
from app.errors import CaseFileError, InvalidValue, NotFound
from app.names import Namer
from db import backup as copying
from db import expunge as removing
from db.kinds import TEXTS
from db.queries import records
from db.standing import Current
from db.uow import UnitOfWork

KEPT_KINDS = frozenset({"setting", "link"})
"""Records that hold no words of an officer and that others cannot do without."""


@dataclass(frozen=True, slots=True)
class Expunged:
    """What was removed, and where the same words may still stand, for the officer to see to."""

    record_id: str
    kind: str
    field: str | None
    records: int
    """The record and its parts."""
    changes: int
    """Journal entries that lost their body."""
    files: int
    """Contents of attachments that were removed."""
    compacted: bool
    """False where another program kept the file from being written anew; free pages are overwritten all the same."""
    also: tuple[tuple[str, str], ...]
    """(id, title) of other records with the same words, now or in their history."""
    backups: tuple[Path, ...]
    """Backups, and files put aside, that still hold it; they are not touched, the officer deletes them."""


@dataclass(frozen=True, slots=True)
class Expungeable:
    """A record as an officer sees it before anything of it is expunged; `fields` are (name, label) of what is there."""

    record_id: str
    kind: str
    title: str
    fields: tuple[tuple[str, str], ...]


def expungeable(case: CaseFile, record_id: str) -> Expungeable:
    """What of a record can be expunged. Raises NotFound, InvalidValue where nothing of its kind can be."""
    kind = _kind(case, record_id)
    with case.read() as reader:
        title = Namer(reader).name(record_id)
        form = dict(records.these(reader, kind, [record_id])).get(record_id, {})
    there = [one for one in info(kind).fields if form.get(one.name) is not None and _may_go(kind, one.name)]
    return Expungeable(record_id, kind, title, tuple((one.name, one.label) for one in there))


def expunge(case: CaseFile, record_id: str, field: str | None = None) -> Expunged:
    """Remove a field, or a whole record with its parts, from journal, tables, search and attachments.

    It cannot be undone. Raises NotFound, InvalidValue (a field that cannot be expunged), CaseFileError; then nothing
    was changed.
    """
    kind = _kind(case, record_id)
    words = _words(kind, field)
    gone: dict[str, list[int]] = {}
    texts: dict[str, None] = {}
    removed: list[str] = []
    files = bodies = 0

    def work(unit: UnitOfWork) -> None:
        nonlocal files, bodies
        for current in _doomed(unit, record_id, field):
            lost = unit.expunge(current, field)
            removed.append(current.id)
            bodies += len(lost.numbers)
            texts.update(dict.fromkeys(lost.texts))
            for site, seqs in lost.changes.items():
                gone.setdefault(site, []).extend(seqs)
        files = unit.drop_unreferenced_files()

    case.door.transact(words, work, role="expunge")
    return Expunged(
        record_id, kind, field, len(removed), bodies, files, _compact(case),
        tuple(_also(case, list(texts), frozenset(removed))), tuple(_still_holding(case, gone)),
    )  # fmt: skip


def _may_go(kind: str, field: str) -> bool:
    try:
        _words(kind, field)
    except InvalidValue:
        return False
    return True


def _kind(case: CaseFile, record_id: str) -> str:
    with case.read() as reader:
        kind = Namer(reader).kind(record_id)
    if not kind:
        raise NotFound(f"There is no record {record_id[:36]} in this case file; nothing was changed.")
    if kind in KEPT_KINDS:
        raise InvalidValue(
            f"A {info(kind).label.lower()} holds no text of its own and cannot be expunged; edit it."
        )
    return kind


def _words(kind: str, field: str | None) -> str:
    """The action in words, which say nothing of what was there; raises InvalidValue for a field that must stay."""
    label = info(kind).label
    if field is None:
        return f"Expunge a {label.lower()}"
    known = info(kind).field(field)
    if known.kind in {FieldKind.REFERENCES, FieldKind.MARKING} or (
        known.required and known.kind not in TEXTS
    ):
        raise InvalidValue(
            f"{label}: “{known.label}” is no text that could be expunged; edit it, or expunge the whole record.",
            field=field,
        )
    return f"Expunge “{known.label}” of a {label.lower()}"


def _doomed(unit: UnitOfWork, record_id: str, field: str | None) -> Iterator[Current]:
    """The record; where all of it goes, its parts first, and theirs."""
    if field is None:
        parts = [part for deleted in (False, True) for part in unit.look.parts_of(record_id, deleted=deleted)]
        for part in parts:
            current = unit.current(part)
            if current is not None and current.kind not in KEPT_KINDS:
                yield from _doomed(unit, part, None)
    current = unit.current(record_id)
    assert current is not None, "it was there when its kind was asked for"
    yield current


def _compact(case: CaseFile) -> bool:
    """Write the file anew, so that not even a free page remembers."""
    try:
        case.door.run(lambda: copying.compact(case.path))
    except CaseFileError:
        return False
    return True


def _also(case: CaseFile, texts: list[str], but: frozenset[str]) -> Iterator[tuple[str, str]]:
    with case.read() as reader:
        namer = Namer(reader)
        for record_id in removing.repeated(reader, texts, but):
            yield record_id, namer.name(record_id)


def _still_holding(case: CaseFile, gone: Mapping[str, Sequence[int]]) -> Iterator[Path]:
    copies = [copy.path for copy in case.keeper.shelf.everywhere()]
    aside = [
        path for folder in folders(case.path) for path in folder.iterdir() if path.suffix == case.path.suffix
    ]
    for path in (*copies, *aside):
        holding = True  # what cannot be read may hold it
        with suppress(CaseFileError):
            holding = removing.holds(path, gone)
        if holding:
            yield path
