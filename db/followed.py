"""SQL of whether a commitment is followed up, and of the terms on which the case file follows up; each written once."""

from __future__ import annotations

from functools import cache
from itertools import product

from db.values.choices import CommitmentKind, CommitmentStatus, Strength, tracked
from db.values.due import REVIEW_AFTER_MONTHS
from db.values.ids import derived_id

FOLLOWED = tuple(one for one in CommitmentStatus if not one.closed and one is not CommitmentStatus.DRAFT)
"""Statuses of what is open; a draft is nothing that anybody has confirmed."""

SILENT_AFTER, AGEING, DUE_SOON = "silent_after_days", "ageing_months", "due_soon_days"
"""Keys of the settings that say when a commitment is silent, ageing, due soon."""

SILENT_AFTER_DAYS = 90
DUE_SOON_DAYS = 30


def setting_id(key: str) -> str:
    """The id of a setting, the same in every case file."""
    return derived_id("setting", key)


def _term(key: str, usual: int) -> str:
    """SQL of a positive number that the settings hold, else the usual one; SQLite asks for it once a statement."""
    held = f"SELECT CAST(value AS INTEGER) FROM setting WHERE id = '{setting_id(key)}' AND deleted = 0"
    return f"max(1, coalesce(nullif(({held}), 0), {usual}))"


SILENT_TERM = _term(SILENT_AFTER, SILENT_AFTER_DAYS)
"""SQL of the days without news after which an open commitment is silent."""

AGEING_TERM = _term(AGEING, REVIEW_AFTER_MONTHS)
"""SQL of the months after which what has no date is looked at again."""

SOON_TERM = _term(DUE_SOON, DUE_SOON_DAYS)
"""SQL of the days before its last day when a commitment is due soon."""


@cache
def is_open(of: str = "c.") -> str:
    """SQL of whether a commitment is there and open; `db.models` keeps an index of those that meet it."""
    statuses = ", ".join(f"'{one.value}'" for one in FOLLOWED)
    return f"{of}deleted = 0 AND {of}status IN ({statuses})"


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
