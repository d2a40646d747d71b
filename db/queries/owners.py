"""Which commitments one of our officers answers for."""

from __future__ import annotations

from db.reader import Reader

_CALLED = "SELECT id, our_officer FROM commitment WHERE deleted = 0 AND our_officer IS NOT NULL"


def of_officer(reader: Reader, words: str) -> list[str]:
    """Ids of the commitments whose action officer is so called, in any case and spacing, in order."""
    wanted = _folded(words)
    return sorted(row[0] for row in reader.rows(_CALLED) if _folded(row[1]) == wanted)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
