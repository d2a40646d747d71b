"""Caveats that the reader of a paper may see: which there are, and those that an officer names."""

from __future__ import annotations

import json
from collections.abc import Iterable

from app.casefile import CaseFile
from db.markings import in_use
from db.reader import Reader
from db.values.errors import InvalidValue, excerpt
from db.values.marking import Marking, Scheme


def offered(scheme: Scheme, used: Iterable[str] = ()) -> tuple[str, ...]:
    """The caveats of a scheme, then those that stand on records all the same; each once."""
    return scheme.in_order({*scheme.caveats, *used})


def caveats_in(reader: Reader, scheme: Scheme) -> tuple[str, ...]:
    """As `offered`, for a case file."""
    found = (Marking.from_json(json.loads(stored)) for stored in in_use(reader.rows))
    return offered(scheme, (caveat for marking in found for caveat in marking.caveats))


def caveats_named(case: CaseFile, words: str, ceiling: str | None) -> tuple[str, ...]:
    """What an officer types of them, parted by semicolons, in any case.

    Raises InvalidValue for one that neither the scheme nor any record has, and for caveats without the level to which
    they belong: without a ceiling nothing is withheld, and nothing need be let through.
    """
    named = [part for part in (" ".join(part.split()) for part in words.split(";")) if part]
    if not named:
        return ()
    scheme = case.settings().scheme
    if ceiling is None:
        raise InvalidValue("Caveats that the reader may see belong to a ceiling: say its level too.")
    with case.read() as reader:
        known = {caveat.casefold(): caveat for caveat in caveats_in(reader, scheme)}
    for one in named:
        if one.casefold() not in known:
            there = f"it knows {'; '.join(known.values())}" if known else "it knows none"
            raise InvalidValue(f"{excerpt(one)} is no caveat of this case file: {there}.")
    return tuple(sorted({known[one.casefold()] for one in named}))
