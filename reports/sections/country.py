"""The country fact sheet, and the texts of which extracts are held."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from db.values.zones import zone_words
from reports.document import NOT_STATED, Block, Line, Row
from reports.evidence import cite_value, described, every_fact, note_marks
from reports.facts import (
    AgreementFact,
    CitationFact,
    CommitmentFact,
    CountryFact,
    ExerciseFact,
    Facts,
    ForumFact,
    InitiativeFact,
    LineFact,
    MeetingFact,
    NoteFact,
    OrganisationFact,
    PointFact,
    RelationshipFact,
    UpdateFact,
    VisitFact,
)
from reports.plan import Plan
from reports.portions import highest
from reports.sections.grid import cell, group, marked, row, sewn, table
from reports.wording import quoted

_LABELS: tuple[tuple[str, str], ...] = (
    ("official_name", "Official name"),
    ("capital", "Capital"),
    ("head_of_state", "Head of state"),
    ("head_of_government", "Head of government"),
    ("defence_minister", "Defence minister"),
    ("chiefs", "Chiefs of services"),
    ("our_mission", "Our mission and attaché"),
    ("their_mission", "Their mission and attaché"),
    ("defence_trade", "Defence trade"),
    ("training", "Training"),
    ("working_week", "Working week"),
    ("time_zone", "Time zone"),
    ("holidays", "Holidays"),
    ("key_dates", "Key dates"),
    ("sensitivities", "Sensitivities"),
)


def fact_sheet(plan: Plan) -> tuple[Block, ...]:
    """Nothing where the file knows only the country's name."""
    country = plan.facts.country
    proof = partial(cite_value, plan.facts, country)
    own = [o for o in plan.facts.organisations if o.country_id == country.id]
    values = [(name, label, _value(country, name)) for name, label in _LABELS]
    if not own and not any(value for _, _, value in values):
        return ()
    rows = [
        row(plan, label, sewn(value, proof(name, value)) if value else (NOT_STATED,), of=(country,))
        for name, label, value in values
    ]
    if own:
        rows.append(row(plan, "Organisations", [_organisation(plan, o) for o in own], of=own))
    told, mark = f"What is on file about {country.name}", plan.portion(country)
    return (table(country.name, (("", 24), ("", 76)), rows, summary=told, portion=mark),)


def _value(country: CountryFact, name: str) -> str:
    value = str(getattr(country, name))
    return zone_words(value) if name == "time_zone" else value


def _organisation(plan: Plan, organisation: OrganisationFact) -> Line:
    short = f" ({organisation.abbreviation})" if organisation.abbreviation else ""
    official = f"; officially {organisation.official_name}" if organisation.official_name else ""
    return Line(sewn(f"{organisation.name}{short}{official}", plan.cite(organisation)))


def texts(plan: Plan) -> tuple[Block, ...]:
    """What the sources say of what was done and said, source by source, each wording once; nothing where none is kept.

    Words that only give a name, a post or the day of a source are no text: they stand in the notes.
    """
    extracts = quotations(plan.facts)
    rows = []
    for source in plan.facts.sources:
        found = extracts.get(source.id, {})
        if not found:
            continue
        day = source.published.show_short() if source.published else "date not stated"
        rows.append(group(marked(plan, f"{source.code}: {described(source)}, {day}", source)))
        rows += [_extract(plan, words, citations) for words, citations in found.items()]
    if not rows:
        return ()
    return (table("Extracts, as written", (("Wording", 100),), rows, summary="Extracts by source"),)


def _extract(plan: Plan, words: str, citations: Sequence[CitationFact]) -> Row:
    """An extract, marked like the notes that give the same words."""
    marks = [mark for citation in citations for mark in note_marks(plan.facts, citation)]
    mark = highest(plan.facts.scheme, marks) if plan.marks_portions else None
    return Row((cell(Line((*sewn(f"{mark} " if mark else ""), quoted(words)), quotation=True)),))


def quotations(facts: Facts) -> dict[str, dict[str, list[CitationFact]]]:
    """Source id → every wording quoted from it and the citations that give it, in the order of the records."""
    found: dict[str, dict[str, list[CitationFact]]] = {}
    for fact in every_fact(facts):
        if not isinstance(fact, _TELLING):
            continue
        least = 0 if isinstance(fact, CommitmentFact) else _FEWEST
        for citation in fact.citations:
            if citation.quote and len(citation.quote.split()) >= least:
                found.setdefault(citation.source_id, {}).setdefault(citation.quote, []).append(citation)
    return {source: _longest(words) for source, words in found.items()}


_TELLING = (
    CommitmentFact, UpdateFact, MeetingFact, PointFact, VisitFact, AgreementFact, ExerciseFact, InitiativeFact,
    ForumFact, RelationshipFact, LineFact, NoteFact,
)  # fmt: skip
"""Records whose sources tell what was done or said; those of persons, posts, bodies, places and of the sources
themselves give names and days.
"""
_FEWEST = 6
"""Words below which a quotation is a scrap, unless it is that of a commitment."""


def _longest(found: dict[str, list[CitationFact]]) -> dict[str, list[CitationFact]]:
    """Without those that stand word for word in another."""
    return {
        one: citations
        for one, citations in found.items()
        if not any(one != other and one in other for other in found)
    }
