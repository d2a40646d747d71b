"""Gives one marking to everything that nobody has assessed yet: in one action that Undo takes back."""

from __future__ import annotations

from dataclasses import dataclass

from app.bulk import MOST
from app.casefile import CaseFile
from app.door import Changed
from app.settings import read_settings
from db.queries.unassessed import unassessed
from db.values.errors import InvalidValue
from db.values.marking import Marking


@dataclass(frozen=True, slots=True)
class Unassessed:
    """How many records have no marking, and the levels one may give them, as (code, words), the lowest first."""

    count: int
    levels: tuple[tuple[str, str], ...]


def read_unassessed(case: CaseFile) -> Unassessed:
    """What there is to assess; the parts of a record go with it and are not counted."""
    with case.read() as reader:
        levels = sorted(read_settings(reader).scheme.levels, key=lambda level: level.rank)
        return Unassessed(len(unassessed(reader)), tuple((one.code, one.label) for one in levels))


def assess(case: CaseFile, level: str) -> Changed:
    """Give this level to at most MOST of them.

    Raises InvalidValue, RulesBroken, CaseFileError; then nothing changed.
    """
    with case.read() as reader:
        scheme = read_settings(reader).scheme
        ids = unassessed(reader)[:MOST]
    known = scheme.find_level(level)
    if known is None or not ids:
        raise InvalidValue(
            "Nothing is without a marking." if known else "Choose a level of the marking scheme."
        )
    changes = case.door.changes()
    for record in ids:
        changes.edit(record, marking=Marking(known.code))
    what = "1 record" if len(ids) == 1 else f"{len(ids):,} records"
    return case.door.change(f"Mark {what} as {known.label}", changes)
