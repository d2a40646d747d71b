"""Which records nobody has given a marking yet; parts count with their whole."""

from __future__ import annotations

from db.reader import Reader
from db.registry import KINDS
from db.search_documents import DOCUMENTED

_INNER = frozenset({"setting", "package", "proposal", "link", "brief"})
"""Kinds that nobody marks by hand."""


def unassessed(reader: Reader) -> list[str]:
    """Their ids, those in the recycle bin left out."""
    kinds = [kind for kind in DOCUMENTED if not KINDS[kind].PART and kind not in _INNER]
    several = " UNION ALL ".join(
        f'SELECT id FROM "{kind}" WHERE marking IS NULL AND deleted = 0' for kind in kinds
    )
    return [str(row[0]) for row in reader.rows(several)]
