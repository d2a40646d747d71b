"""Takes case-file JSON into a case file: all of it or nothing, as one action, and nothing overwritten unasked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from app import backup
from app.casefile import CaseFile
from app.changes import Create, Edit, Step
from app.conflicts import refuse_conflicts
from app.door import Changed, write
from app.errors import Fault
from app.garbage import few_full_collections
from app.interchange.comparing import Comparison, Met, compare
from app.interchange.errors import ImportConflicts, ImportRefused, RecordConflict, RecordFault
from app.interchange.form import LINK, written_fields
from app.interchange.reading import Contents, Item, read
from app.interchange.turns import in_turn
from app.interchange.watching import STRIDE, Phase, Watch, unwatched, watched
from app.patches import Patch, Patches
from app.rules.checking import faults
from app.settings import HOME, setting_id
from db.codecs import decode
from db.registry import KINDS, fields_of
from db.uow import UnitOfWork
from db.values.errors import InvalidValue, excerpt

T = TypeVar("T")


class Keep(StrEnum):
    """Whose content counts where a record is here with other content than in the file."""

    REFUSE = "refuse"
    THEIRS = "theirs"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; with faults it would do nothing."""

    records: int
    new: int
    same: int
    conflicts: tuple[RecordConflict, ...]
    faults: tuple[RecordFault, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: `new` came, `same` was here already, `theirs` was replaced by the file's, `ours` was kept.

    `without_content` counts attachments of the file whose bytes are neither in it nor in the case file.
    """

    records: int
    new: int
    same: int
    theirs: int
    ours: int
    without_content: int
    changed: Changed


def preview_file(case: CaseFile, path: Path, watch: Watch = unwatched) -> Preview:
    """Look at a file and compare it; changes nothing. Rules that need the records in place are checked by the import.

    Raises NotCaseFileJson, CaseFileError, and Cancelled where `watch` does.
    """
    contents = read(path, watch)
    found = _compared(case, contents, watch)
    return Preview(
        contents.records, len(found.new), len(found.same), tuple(met.conflict for met in found.met),
        tuple(_in_order(contents.faults + found.faults)),
    )  # fmt: skip


def import_file(
    case: CaseFile,
    path: Path,
    *,
    keep: Keep = Keep.REFUSE,
    single: Mapping[str, Keep] | None = None,
    watch: Watch = unwatched,
) -> Imported:
    """Take a file in, in one transaction that one undo takes back; a backup is made before.

    `keep` decides conflicts, `single` those of single records by id. Raises NotCaseFileJson; ImportRefused, naming
    every fault; ImportConflicts, naming every conflict that is not decided; Conflict or NotFound where a record moved
    meanwhile; CaseFileError; Cancelled where `watch` raises it. After any of them nothing is changed. `watch` is called
    on this thread and on the writing thread, never on both at once.
    """
    with few_full_collections():
        return _imported(case, path, keep, single or {}, watch)


def _imported(case: CaseFile, path: Path, keep: Keep, single: Mapping[str, Keep], watch: Watch) -> Imported:
    contents = read(path, watch)
    found = _compared(case, contents, watch)
    decided = {met.item.id: single.get(met.item.id, keep) for met in found.met}
    open_conflicts = [met.conflict for met in found.met if decided[met.item.id] is Keep.REFUSE]
    if open_conflicts and not (contents.faults or found.faults):
        raise ImportConflicts(path.name, open_conflicts)
    theirs = [met for met in found.met if decided[met.item.id] is Keep.THEIRS]
    job = _Import(path.name, contents, found, theirs, watch)
    count = len(found.new) + len(theirs)
    words = f"Import {excerpt(path.name)}: {count:,} {'record' if count == 1 else 'records'}"
    if trouble := backup.before(case, "import").trouble:
        case.notices.append(trouble)
    changed = case.door.transact(words, job.work)
    return Imported(
        contents.records, len(found.new), len(found.same), len(theirs), len(found.met) - len(theirs),
        job.without_content, changed,
    )  # fmt: skip


def _compared(case: CaseFile, contents: Contents, watch: Watch) -> Comparison:
    def look() -> Comparison:
        with case.read() as reader:
            return compare(reader, contents.items, watch)

    return in_turn(case, look)


class _Import:
    """One import inside its transaction."""

    def __init__(
        self, file: str, contents: Contents, found: Comparison, theirs: list[Met], watch: Watch
    ) -> None:
        self._file = file
        self._watch = watch
        self._new = found.new
        self._unmade = found.unmade
        self._theirs = theirs
        self._faults = contents.faults + found.faults
        self._faulty = {fault.record_id for fault in self._faults}
        self._places = {item.id: item for item in contents.items}
        self._attachments = [item for item in contents.items if item.kind == "attachment"]
        self.without_content = 0

    def work(self, unit: UnitOfWork) -> None:
        """Bring the records in and check them; raises ImportRefused, which takes everything back."""
        self._keep_files(unit)
        patches = self._patches(unit)
        refuse_conflicts(unit, patches)
        for part in _parts(watched(patches, self._watch, Phase.CHANGING, len(patches))):
            write(unit, part)
        found = watched(patches, self._watch, Phase.CHECKING, len(patches))
        self._faults += self._broken(patches, faults(unit, found))
        self._faults += self._without_home(unit)
        if self._faults:
            raise ImportRefused(self._file, _in_order(self._faults))

    def _keep_files(self, unit: UnitOfWork) -> None:
        for item in self._attachments:
            if item.content is None:
                continue
            try:
                unit.keep_file(item.content.sha256, item.content())
            except InvalidValue as error:
                self._faults.append(RecordFault(item.place, item.kind, item.id, error.field, str(error)))
        kept = (
            item.content is not None or unit.look.has_file(item.form["sha256"]) for item in self._attachments
        )
        self.without_content = sum(not there for there in kept)

    def _patches(self, unit: UnitOfWork) -> list[Patch]:
        patches = Patches(unit)
        total = len(self._new) + len(self._theirs)
        for part in _parts(watched(self._steps(), self._watch, Phase.PREPARING, total)):
            patches.take(part)
        return list(patches.by_id.values())

    def _steps(self) -> Iterator[Step]:
        for item in self._new:
            yield Create(item.kind, item.id, _whole(item) if item.id in self._unmade else _values(item))
        for met in self._theirs:
            if met.conflict.deleted:
                yield Create(met.item.kind, met.item.id, _whole(met.item))
            else:
                yield Edit(met.item.id, _whole(met.item), met.revision)

    def _broken(self, patches: list[Patch], found: Iterable[Fault]) -> Iterator[RecordFault]:
        """What breaks a rule, as said of the records of the file; what only follows from another fault is left out."""
        links = {patch.id: patch.values for patch in patches if patch.kind == LINK}
        for fault in found:
            link = links.get(fault.record_id)
            item = self._places[link["owner_id"] if link else fault.record_id]
            if self._faulty and _refers(item, self._faulty):
                continue
            field, sentence = fault.field, fault.sentence
            if link:
                field = link["role"]
                if fault.kind == LINK and fault.sentence.startswith(KINDS[LINK].LABEL):
                    label = fields_of(item.kind)[field].label
                    sentence = f"What “{label}” refers to is not in the case file (or is deleted): {link['target_id']}."
            yield RecordFault(item.place, item.kind, item.id, field, sentence)

    def _without_home(self, unit: UnitOfWork) -> Iterator[RecordFault]:
        """The home country is named inside a setting, where no rule for references looks."""
        item = self._places.get(setting_id(HOME))
        home = None if item is None else json.loads(item.form.get("value", "null"))
        if item is None or home is None or home in self._faulty:
            return
        if not isinstance(home, str) or unit.look.kind_of(home) != "country":
            yield RecordFault(
                item.place, item.kind, item.id, "value", "The home country is not in the case file."
            )


def _values(item: Item) -> dict[str, Any]:
    known = fields_of(item.kind)
    return {name: decode(known[name].kind, value, known[name].choices) for name, value in item.form.items()}


def _whole(item: Item) -> dict[str, Any]:
    """The values of a record, empty ones included, so that nothing of what was here is left."""
    return dict.fromkeys(written_fields(item.kind)) | _values(item)


def _refers(item: Item, ids: set[str]) -> bool:
    return any(
        value in ids if isinstance(value, str) else isinstance(value, list) and not ids.isdisjoint(value)
        for value in item.form.values()
    )


def _parts(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while part := list(islice(rest, STRIDE)):
        yield part


def _in_order(found: Iterable[RecordFault]) -> list[RecordFault]:
    return sorted(found, key=lambda fault: fault.place)
