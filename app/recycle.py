"""The recycle bin: what was deleted, by whom and when, and how it comes back."""

from __future__ import annotations

from dataclasses import dataclass

from app import catalog
from app.casefile import CaseFile
from app.door import Changed
from app.names import Namer
from db.queries import frame

MOST = 500
"""Records that the recycle bin shows, the latest deletions first."""


@dataclass(frozen=True, slots=True)
class Discarded:
    """One deleted record; `wall` is when it was deleted (ISO), `action` in which words."""

    id: str
    kind: str
    label: str
    title: str
    wall: str
    author: str
    action: str


def recycle_bin(case: CaseFile) -> list[Discarded]:
    """What was deleted, the latest first; parts come and go with their wholes. Raises CaseFileError."""
    kinds = tuple(info.kind for info in catalog.kinds() if not info.part and info.kind != "setting")
    with case.read() as reader:
        namer = Namer(reader)
        return [
            Discarded(
                one.id,
                one.kind,
                catalog.info(one.kind).label,
                " ".join(namer.name(one.id).split()),
                one.wall,
                one.author,
                one.action,
            )
            for one in frame.recycle_bin(reader, kinds, MOST)
        ]


def restore(case: CaseFile, ids: list[str], title: str) -> Changed:
    """Bring records back, all or none; `title` names them for undo. Raises RulesBroken, NotFound."""
    changes = case.door.changes()
    for record_id in ids:
        changes.restore(record_id)
    return case.door.change(f"Restore {title}", changes)
