"""Finds the records that an officer names by a country's code or name, or by the beginning of an id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.errors import NotFound
from app.listing import SHORTEST
from db.models import Country
from db.reader import Reader
from db.registry import KINDS
from db.values.errors import excerpt

_EVERY = 1_000_000_000
_PREFIX = re.compile(r"[0-9a-f-]+")


def country(reader: Reader, words: str) -> str:
    """Id of the country of this ISO code or name, in any case and without regard to accents.

    Raises NotFound, naming the countries on file.
    """
    rows = reader.all(Country)
    for wanted in (_folded(words), *_codes(words)):
        found = [row for row in rows if wanted and wanted in set(_names(row))]
        if len(found) == 1:
            return found[0].id
        if found:
            ids = ", ".join(row.id[:13] for row in found)
            raise NotFound(
                f"{excerpt(words)} names {len(found)} countries of this case file ({ids}); use a code."
            )
    names = sorted(row.name for row in rows)
    there = f"on file are {_listed(names)}" if names else "no country is on file yet"
    raise NotFound(f"There is no country {excerpt(words)} in this case file; {there}.")


def record(reader: Reader, prefix: str, kind: str) -> str:
    """Id of the live record of a kind whose id begins like this. Raises NotFound where there is none or several."""
    label, plural = KINDS[kind].LABEL.lower(), KINDS[kind].PLURAL.lower()
    wanted = prefix.strip().lower()
    if len(wanted) < SHORTEST or not _PREFIX.fullmatch(wanted):
        raise NotFound(
            f"{excerpt(prefix)} does not name a {label}; give at least {SHORTEST} characters of its id."
        )
    ids = [record_id for record_id, found in reader.beginning_with(wanted, _EVERY) if found == kind]
    live = sorted(reader.kinds(ids)) if ids else []
    if len(live) == 1:
        return live[0]
    if live:
        raise NotFound(
            f"{len(live)} {plural} begin with {excerpt(prefix)}; give more of the id: {_ids(live)}."
        )
    raise NotFound(f"There is no {label} whose id begins with {excerpt(prefix)} in this case file.")


def _names(row: Country) -> Iterator[str]:
    """Everything a country may be called by."""
    return (_folded(words) for words in (row.name, row.official_name, row.code, row.short_code) if words)


def _codes(words: str) -> Iterator[str]:
    """What the ISO list knows under these words, so that `OM` also finds a country recorded by its name alone."""
    import pycountry

    try:
        known = pycountry.countries.lookup(words.strip())
    except LookupError:
        return
    for name in ("alpha_3", "alpha_2", "name", "common_name", "official_name"):
        if value := getattr(known, name, None):
            yield _folded(value)


def _folded(words: str) -> str:
    """Without case, accents and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain.casefold()).split())


def _listed(names: list[str]) -> str:
    shown = names[:20]
    more = f" and {len(names) - 20} more" if len(names) > 20 else ""
    if more or len(shown) < 2:
        return ", ".join(shown) + more
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def _ids(found: list[str]) -> str:
    return ", ".join(found[:5]) + (" …" if len(found) > 5 else "")
