"""SQL of whether a commitment is followed up: the rule of `db.values.choices.tracked`, written once."""

from __future__ import annotations

from functools import cache
from itertools import product

from db.values.choices import CommitmentKind, Strength, tracked


@cache
def is_tracked(of: str = "c.") -> str:
    """SQL of whether a commitment is followed up: as an officer set it, else by the rule of `tracked`.

    `of` stands before every column.
    """
    said = [
        f"'{kind.value}/{strength.value}/{int(addressed)}'"
        for kind, strength, addressed in product(CommitmentKind, Strength, (False, True))
        if tracked(kind, strength, addressed)
    ]
    key = f"{of}commitment_kind || '/' || {of}strength || '/' || (coalesce({of}beneficiary, '') <> '')"
    return f"CASE WHEN {of}tracked IS NULL THEN {key} IN ({', '.join(said)}) ELSE {of}tracked END"
