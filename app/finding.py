"""Which record to open for something that was found: the record itself, or the whole that it is a part of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.casefile import CaseFile
from app.search import Results, search


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; `opens` has for each hit the kind and id of the record that shows it."""

    results: Results
    opens: Mapping[str, tuple[str, str]]


def find(case: CaseFile, words: str, limit: int) -> Found:
    """Search, and say what to open for each hit; raises CaseFileError only."""
    results = search(case, words, limit)
    wholes = {hit.whole_id for hit in results.hits if hit.whole_id}
    with case.read() as reader:
        kinds = reader.kinds(wholes)
    opens = {
        hit.id: (kinds[hit.whole_id], hit.whole_id) if hit.whole_id in kinds else (hit.kind, hit.id)
        for hit in results.hits
    }
    return Found(results, opens)
