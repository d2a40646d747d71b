"""The countries, their relations, organisations and places that facts speak of."""

from __future__ import annotations

from dataclasses import dataclass

from db.values.partial_date import PartialDate
from reports.facts.evidence import Fact
from reports.facts.people import NameFact


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFact(Fact):
    """A country as the fact sheet and the headings need it."""

    name: str
    official_name: str = ""
    demonym: str = ""
    capital: str = ""
    head_of_state: str = ""
    head_of_government: str = ""
    defence_minister: str = ""
    chiefs: str = ""
    our_mission: str = ""
    their_mission: str = ""
    defence_trade: str = ""
    training: str = ""
    working_week: str = ""
    time_zone: str = ""
    holidays: str = ""
    key_dates: str = ""
    sensitivities: str = ""
    code: str = ""
    """ISO 3166-1 alpha-3 where there is one; used in the reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipFact(Fact):
    """A label of the relations with the home country."""

    label: str
    since: PartialDate | None = None
    summary: str = ""
    as_written: str = ""
    official: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFact(Fact):
    """An organisation with its spellings."""

    name: str
    country_id: str | None = None
    abbreviation: str = ""
    official_name: str = ""
    names: tuple[NameFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFact(Fact):
    """A place that the facts speak of."""

    name: str
    kind: str = ""
    country_id: str | None = None
