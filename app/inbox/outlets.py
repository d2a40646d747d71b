"""Where an outlet is at home, as the office said once: whose side the people are on whom a text gives no country."""

from __future__ import annotations

from dataclasses import dataclass

from app.casefile import CaseFile
from app.errors import InvalidValue
from app.intake.lexicon import country_names
from app.local import Space
from db import local
from db.reader import Reader

SPACE = "outlets"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet and its country, by the name that intake uses."""

    name: str
    country: str


def outlets(case: CaseFile) -> tuple[Outlet, ...]:
    """Every outlet whose country was said, by name."""
    found = (Outlet(one.key, one.value) for one in Space(case, SPACE).all() if isinstance(one.value, str))
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def country_of(reader: Reader, outlet: str) -> str | None:
    """The country of an outlet; None where it was not said."""
    kept = local.kept(reader, SPACE, outlet) if outlet else []
    value = kept[0].value if kept else None
    return value if isinstance(value, str) else None


def say_country(case: CaseFile, outlet: str, country: str) -> str:
    """Say where an outlet is at home; an empty country takes it back. Returns the country as it is called.

    It counts for texts that are taken up from then on. Raises InvalidValue without an outlet or for an unknown country.
    """
    name = " ".join(outlet.split())
    if not name:
        raise InvalidValue("Name the outlet, as the inbox shows it above a text.", field="outlet")
    words = " ".join(country.split())
    if not words:
        Space(case, SPACE).drop(name)
        return ""
    found = country_names().get(words) or next(
        (one for key, one in country_names().items() if key.casefold() == words.casefold()), None
    )
    if not found:
        raise InvalidValue(
            f"“{words[:40]}” is no country that the inbox knows; write its usual English name."
        )
    Space(case, SPACE).put(name, found[0].name)
    return str(found[0].name)
