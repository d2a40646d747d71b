"""When our own side works, as the home country's own field says it: read, understood, set."""

from __future__ import annotations

from dataclasses import dataclass

from app.casefile import CaseFile
from app.door import Changed
from app.errors import NotFound
from app.settings import read_settings
from app.workdays import two_letters, week_of, written_week
from db.models import Country
from db.values.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class OwnWeek:
    """The home country, what is written of its week, and the week that it has without that."""

    country_id: str
    name: str
    written: str
    usual: str


def read_own_week(case: CaseFile) -> OwnWeek | None:
    """None where no home country is chosen. Raises CaseFileError."""
    with case.read() as reader:
        home = reader.get(Country, read_settings(reader).home_id)
    if home is None:
        return None
    week = week_of(two_letters(home.short_code, home.code))
    return OwnWeek(home.id, home.name, home.working_week or "", week.words if week else "not known")


def understood_week(words: str) -> str:
    """The days of work that words name, `Sunday to Thursday`; empty for none. Raises InvalidValue."""
    if not words.strip():
        return ""
    week = written_week(words)
    if week is None:
        raise InvalidValue("Name the days of work, such as “Sunday to Thursday” or “Mon–Fri, Sat”.")
    return week.words


def set_own_week(case: CaseFile, words: str) -> Changed:
    """Write the week of the home country; empty: the usual one. Raises InvalidValue, NotFound, CaseFileError."""
    understood_week(words)
    own = read_own_week(case)
    if own is None:
        raise NotFound("No home country is chosen yet; choose it first.")
    changes = case.door.changes()
    changes.edit(own.country_id, working_week=words.strip() or None)
    return case.door.change("Set our working week", changes)
