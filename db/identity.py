"""What a case file says about itself: which case it is, who writes it, by which schema; and whether that is damaged.

Nothing else would notice a changed letter there: the journal's hashes cover what was done, not where. So the id of the
case stands beside its own hash, and every site must be one that the file knows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from db.header import SCHEMA
from db.reader import Reader

CASE, CASE_HASH, SITE, IN_USE = "case_id", "case_hash", "site", "in_use"
KEYS = frozenset({CASE, CASE_HASH, SITE, IN_USE})


def facts(case_id: str) -> dict[str, str]:
    """What is written into a new case file about its id."""
    return {CASE: case_id, CASE_HASH: _hash(case_id)}


def proved_case_id(meta: Mapping[str, str]) -> str | None:
    """The id of the case; None where it is missing or does not fit its hash. The first files had no such hash."""
    case_id = meta.get(CASE)
    if case_id is None or meta.get(CASE_HASH, _hash(case_id)) != _hash(case_id):
        return None
    return case_id


def troubles(reader: Reader) -> Iterator[str]:
    """What is wrong with it, one sentence each."""
    meta = {row[0]: row[1] for row in reader.rows("SELECT key, value FROM meta")}
    sites = {row[0]: row[1] for row in reader.rows("SELECT id, succeeded FROM site")}
    if proved_case_id(meta) is None:
        yield "The id of the case file is damaged."
    if unknown := sorted(meta.keys() - KEYS):
        yield f"The file says of itself what no version says: {', '.join(unknown)[:60]}."
    if meta.get(SITE, next(iter(sites), None)) not in {*sites, None}:
        yield "The site that writes the file is unknown to it."
    if any(before is not None and before not in sites for before in sites.values()):
        yield "A site continues one that the file does not know."
    if reader.rows("SELECT version_num FROM alembic_version") != [(f"{SCHEMA:04d}",)]:
        yield "The file names a schema that is not its own."


def _hash(case_id: str) -> str:
    return hashlib.sha256(case_id.encode("utf-8", "surrogatepass")).hexdigest()
