"""What a case file knows, read for the extraction in one snapshot."""

from __future__ import annotations

from app.casefile import CaseFile
from app.intake.known import Known, KnownAgreement, KnownForum
from app.intake.lexicon import country_by_code
from app.intake.matching import KnownName
from app.settings import read_settings
from db.models import Agreement, Country, Forum, Name, Person, Post
from db.reader import Reader


def known_of(case: CaseFile) -> Known:
    """Every spelling of every person, the forums and the instruments of an open case file."""
    with case.read() as reader:
        return known_in(reader)


def known_in(reader: Reader) -> Known:
    """As `known_of`, in a snapshot that is open already."""
    countries = {one.id: shown_name(one) for one in reader.all(Country)}
    titles: dict[str, str] = {}
    for post in reader.all(Post):
        if post.person_id and post.end is None:
            titles.setdefault(post.person_id, post.title)
    people = {one.id: one for one in reader.all(Person)}
    spelt = [(one.id, one.name) for one in people.values()]
    spelt += [(one.named_id, one.written) for one in reader.all(Name) if one.named_id in people]
    parties = reader.references()
    return Known(
        countries.get(read_settings(reader).home_id or ""),
        tuple(
            KnownName(id, name, countries.get(people[id].country_id or ""), titles.get(id))
            for id, name in dict.fromkeys(spelt)
        ),
        tuple(
            KnownForum(
                one.id, one.name, one.abbreviation,
                frozenset(countries[id] for id in parties.get((one.id, "parties"), ()) if id in countries),
            )
            for one in reader.all(Forum)
        ),
        tuple(
            KnownAgreement(one.id, one.title, one.signed.year if one.signed else None) for one in reader.all(Agreement)
        ),
    )  # fmt: skip


def shown_name(country: Country) -> str:
    """The name that intake uses for a country on file, so that both sides of a comparison speak alike."""
    known = country_by_code().get((country.code or "").upper()) or country_by_code().get(
        (country.short_code or "").upper()
    )
    return known.name if known else country.name
