"""Compares the records of a file with those of the case file: new, the same, or here with other content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.interchange.errors import FieldDifference, RecordConflict, RecordFault
from app.interchange.form import written_fields
from app.interchange.reading import Item
from app.interchange.watching import Phase, Watch, watched
from db.queries import journal, records
from db.reader import Reader
from db.registry import KINDS


@dataclass(frozen=True, slots=True)
class Met:
    """A record of the file that is here with other content, and the revision in which it is here."""

    item: Item
    conflict: RecordConflict
    revision: str


@dataclass(slots=True)
class Comparison:
    """How a file and a case file stand to each other. `faults` are ids that are here for another kind of record.

    `unmade` are ids among the new ones that were here until the action that made them was undone.
    """

    new: list[Item] = field(default_factory=list)
    same: list[Item] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)
    faults: list[RecordFault] = field(default_factory=list)
    unmade: frozenset[str] = frozenset()


def compare(reader: Reader, items: list[Item], watch: Watch) -> Comparison:
    """Sort the records of a file; the order of the file is kept among the new ones."""
    found = Comparison()
    here = {
        record_id: (kind, deleted)
        for record_id, kind, deleted in records.lives(reader, (i.id for i in items))
    }
    found.unmade = frozenset(records.unmade(reader, (one for one, (_, deleted) in here.items() if deleted)))
    meeting: dict[str, list[Item]] = {}
    for item in items:
        kind, _ = here.get(item.id, (None, False))
        if kind is None or (item.id in found.unmade and kind == item.kind):
            found.new.append(item)
        elif kind != item.kind:
            label = KINDS[kind].LABEL.lower()
            sentence = f"This id is that of a record of kind {label} in this case file."
            found.faults.append(RecordFault(item.place, item.kind, item.id, "id", sentence))
        else:
            meeting.setdefault(kind, []).append(item)
    pairs = _pairs(reader, meeting)
    for item, ours in watched(pairs, watch, Phase.COMPARING, sum(map(len, meeting.values()))):
        deleted = here[item.id][1]
        differences = _differences(item, ours)
        if deleted or differences:
            conflict = RecordConflict(item.kind, item.id, _title(item, ours), deleted, differences)
            found.met.append(Met(item, conflict, journal.revision(reader, item.id)))
        else:
            found.same.append(item)
    return found


def _pairs(reader: Reader, meeting: dict[str, list[Item]]) -> Iterable[tuple[Item, records.Form]]:
    for kind, items in meeting.items():
        by_id = {item.id: item for item in items}
        for record_id, form in records.these(reader, kind, by_id):
            yield by_id[record_id], form


def _differences(item: Item, ours: records.Form) -> tuple[FieldDifference, ...]:
    return tuple(
        FieldDifference(name, known.label, ours.get(name), item.form.get(name))
        for name, known in written_fields(item.kind).items()
        if ours.get(name) != item.form.get(name)
    )


def _title(item: Item, ours: records.Form) -> str:
    title = KINDS[item.kind].TITLE
    return str(ours.get(title) or item.form.get(title) or f"{KINDS[item.kind].LABEL} {item.id[:8]}")
