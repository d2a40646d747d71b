"""The recycle bin: what was deleted, by whom and when, and how it comes back."""

from __future__ import annotations

from dataclasses import dataclass

from app import catalog
from app.casefile import CaseFile
from app.door import Changed
from app.names import Namer
from db.queries import frame
from db.queries.frame import Deleted
from db.queries.records import lives

MOST = 500
"""Records that the recycle bin shows, the latest deletions first."""


NOT_THERE = frozenset({"setting", "link"})
"""Kinds that no officer knows as records of their own: a link is a value of the record that it begins at."""


@dataclass(frozen=True, slots=True)
class Discarded:
    """One deleted record; `wall` is when it was deleted (ISO), `action` in which words.

    A part names the record that it belongs to (`whole_kind`, `whole`, `whole_title`); its own `title` may be empty.
    """

    id: str
    kind: str
    label: str
    title: str
    wall: str
    author: str
    action: str
    whole_kind: str = ""
    whole: str = ""
    whole_title: str = ""


def is_deleted(case: CaseFile, record_id: str) -> bool:
    """Whether a record lies in the recycle bin, or went with an action that was undone. Raises CaseFileError."""
    with case.read() as reader:
        return any(deleted for _, _, deleted in lives(reader, [record_id]))


def recycle_bin(case: CaseFile) -> list[Discarded]:
    """What was deleted, the latest first; a part that went with its whole comes back with it. Raises CaseFileError."""
    kinds = tuple(info.kind for info in catalog.kinds() if info.kind not in NOT_THERE)
    with case.read() as reader:
        namer = Namer(reader)
        found = frame.recycle_bin(reader, kinds, MOST)
        wholes = reader.kinds({one.whole for one in found if one.whole})
        return [_discarded(namer, one, wholes.get(one.whole or "", "")) for one in found]


def _discarded(namer: Namer, one: Deleted, whole_kind: str) -> Discarded:
    return Discarded(
        one.id,
        one.kind,
        catalog.info(one.kind).label,
        " ".join(namer.name(one.id).split()),
        one.wall,
        one.author,
        one.action,
        whole_kind,
        one.whole or "",
        " ".join(namer.name(one.whole).split()) if one.whole else "",
    )


def restore(case: CaseFile, ids: list[str], title: str) -> Changed:
    """Bring records back, all or none; `title` names them for undo. Raises RulesBroken, NotFound."""
    changes = case.door.changes()
    for record_id in ids:
        changes.restore(record_id)
    return case.door.change(f"Restore {title}", changes)
