"""Copies countries, relationships, organisations and places into facts."""

from __future__ import annotations

from app.briefs.context import Context, joined, known
from db.models import Country, Name, Organisation, Place, Record, Relationship
from db.values.choices import NameUse, PlaceKind
from reports.facts import CountryFact, NameFact, OrganisationFact, PlaceFact, RelationshipFact


def country(context: Context, row: Country) -> CountryFact:
    """The country of the brief, with everything on file."""
    return CountryFact(
        **context.common(row),
        name=row.name,
        official_name=row.official_name or "",
        demonym=row.demonym or "",
        capital=row.capital or "",
        head_of_state=row.head_of_state or "",
        head_of_government=row.head_of_government or "",
        defence_minister=row.defence_minister or "",
        chiefs=row.chiefs or "",
        our_mission=row.our_mission or "",
        their_mission=row.their_mission or "",
        defence_trade=row.defence_trade or "",
        training=row.training or "",
        working_week=row.working_week or "",
        time_zone=row.time_zone or "",
        holidays=row.holidays or "",
        key_dates=row.key_dates or "",
        sensitivities=row.sensitivities or "",
        code=row.code or "",
    )


def named_country(context: Context, row: Country) -> CountryFact:
    """Home or a third country: its names, and nothing else of what is on file about it."""
    marking = context.snapshot.marking(row)
    return CountryFact(
        id=row.id,
        marking=marking,
        name=row.name,
        official_name=row.official_name or "",
        demonym=row.demonym or "",
        code=row.code or "",
    )


def relationships(context: Context) -> tuple[RelationshipFact, ...]:
    """Official labels first, then by the day since when."""
    found = (_relationship(context, row) for row in context.selection.relationships)
    return tuple(sorted(found, key=lambda f: (not f.official, f.since.text if f.since else "~", f.id)))


def _relationship(context: Context, row: Relationship) -> RelationshipFact:
    return RelationshipFact(
        **context.common(row),
        label=row.label,
        since=row.since,
        summary=row.summary or "",
        as_written=row.as_written or "",
        official=bool(row.official),
    )


def organisations(context: Context) -> tuple[OrganisationFact, ...]:
    """By name, then by id."""
    found = (_organisation(context, row) for row in context.selection.organisations)
    return tuple(sorted(found, key=lambda fact: (fact.name, fact.id)))


def _organisation(context: Context, row: Organisation) -> OrganisationFact:
    return OrganisationFact(
        **context.common(row),
        name=row.name,
        country_id=row.country_id if context.country_name(row.country_id) else None,
        abbreviation=row.abbreviation or "",
        official_name=row.official_name or "",
        names=names(context, row),
    )


def organisation_name(context: Context, record_id: str | None) -> str:
    """How the brief calls an organisation; with its country where two of the brief share a name."""
    row = context.row(Organisation, record_id)
    if row is None:
        return ""
    shared = row.name in context.shared_names
    return joined((row.name, context.country_name(row.country_id) if shared else ""))


def places(context: Context) -> tuple[PlaceFact, ...]:
    """By name, then by id."""
    found = (_place(context, row) for row in context.selection.places)
    return tuple(sorted(found, key=lambda fact: (fact.name, fact.id)))


def _place(context: Context, row: Place) -> PlaceFact:
    kind = known(PlaceKind, row.place_kind)
    return PlaceFact(
        **context.common(row),
        name=row.name,
        kind=kind.label if kind else "",
        country_id=row.country_id if context.country_name(row.country_id) else None,
    )


def place_name(context: Context, record_id: str | None) -> str:
    """The name of a place of this brief."""
    row = context.row(Place, record_id)
    return row.name if row else ""


def names(context: Context, row: Record) -> tuple[NameFact, ...]:
    """Every spelling of a record, the house form first."""
    found = [_name(context, name) for name in context.parts(Name, row)]
    return tuple(sorted(found, key=lambda name: (list(NameUse).index(name.use), name.written, name.id)))


def _name(context: Context, row: Name) -> NameFact:
    use = known(NameUse, row.use) or NameUse.AS_WRITTEN
    return NameFact(**context.common(row), written=row.written, use=use, prefix=row.prefix or "")


def spellings(context: Context, row: Record, *but: str | None) -> str:
    """Every other spelling of a record in one line."""
    written = dict.fromkeys(name.written for name in names(context, row))
    return joined((words for words in written if words not in but), "; ")
