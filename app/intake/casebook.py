"""What a case file knows, read for the extraction in one snapshot."""

from __future__ import annotations

from app.casefile import CaseFile
from app.intake.known import Known, KnownAgreement, KnownForum
from app.intake.lexicon import country_by_code
from app.intake.people.matching import KnownName
from app.intake.people.name_book import NameBook
from app.settings import read_settings
from db.models import Country
from db.queries.casebook import (
    forums_named,
    instruments_named,
    latest_change,
    parties_of_forums,
    spellings,
    titles_held,
)
from db.reader import Reader


def known_of(case: CaseFile) -> Known:
    """Every spelling of every person, the forums and the instruments of an open case file."""
    with case.read() as reader:
        return known_in(reader)


_KEPT: dict[tuple[int, bytes], Known] = {}
"""What was known after a change of the journal; its hash names everything before it."""

_MOST_KEPT = 4


def known_in(reader: Reader) -> Known:
    """As `known_of`, in a snapshot that is open already; read again only after something changed."""
    key = latest_change(reader)
    found = _KEPT.get(key) if key is not None else None
    if found is None:
        found = _read(reader)
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        if key is not None:
            _KEPT[key] = found
    return found


def _read(reader: Reader) -> Known:
    countries = {one.id: shown_name(one) for one in reader.all(Country)}
    titles, parties = titles_held(reader), parties_of_forums(reader)
    spelt = dict.fromkeys(spellings(reader))
    return Known(
        countries.get(read_settings(reader).home_id or ""),
        NameBook(
            KnownName(id, name, countries.get(country or ""), titles.get(id)) for id, name, country in spelt
        ),
        tuple(
            KnownForum(
                id,
                name,
                letters,
                frozenset(countries[one] for one in parties.get(id, ()) if one in countries),
            )
            for id, name, letters in forums_named(reader)
        ),
        tuple(KnownAgreement(id, title, year) for id, title, year in instruments_named(reader)),
    )


def shown_name(country: Country) -> str:
    """The name that intake uses for a country on file, so that both sides of a comparison speak alike."""
    known = country_by_code().get((country.code or "").upper()) or country_by_code().get(
        (country.short_code or "").upper()
    )
    return known.name if known else country.name
