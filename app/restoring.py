"""Puts back what a field held before one change, or a reference that was taken out, as a new action."""

from __future__ import annotations

from app import catalog
from app.casefile import CaseFile
from app.door import Changed
from app.errors import NotFound
from app.history import HistoryEntry
from db.codecs import Json, decode
from db.queries import journal
from db.reader import Reader


def restore_value(case: CaseFile, entry: HistoryEntry, field: str) -> Changed:
    """Give a field the value it had before this entry of the history. Raises NotFound, RulesBroken, CaseFileError."""
    changes = case.door.changes()
    with case.read() as reader:
        kind = dict(reader.beginning_with(entry.record_id, 1)).get(entry.record_id)
        if kind is None:
            raise NotFound("This record is not in the case file any more; nothing was changed.")
        if kind == "link":
            changes.restore(entry.record_id)
            label = "reference"
        else:
            declared = catalog.info(kind).field(field)
            before = _before(reader, entry, declared.stable)
            changes.edit(entry.record_id, **{field: decode(declared.kind, before, declared.choices)})
            label = declared.label
    return case.door.change(f"Restore “{label}” as it was before “{entry.action}”", changes)


def _before(reader: Reader, entry: HistoryEntry, stable: str) -> Json:
    """What a field held before an entry, in JSON form; None where it was empty."""
    held: Json = None
    for change in journal.of_record(reader, entry.record_id):
        if change.rec == entry.record_id:
            if change.revision == entry.revision:
                return held
            if stable in change.body.fields:
                held = change.body.fields[stable].value
    raise NotFound("This change is not in the journal any more; nothing was changed.")


def restorable(entry: HistoryEntry) -> bool:
    """Whether a value of this entry can be put back: what was changed, or a reference that was taken out."""
    link = entry.kind == catalog.info("link").label
    return bool(entry.moves) and entry.what == ("deleted" if link else "changed")
