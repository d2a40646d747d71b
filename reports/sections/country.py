"""The country fact sheet, and the texts of which extracts are held."""

from __future__ import annotations

from reports.document import NOT_STATED, Block, Line
from reports.evidence import described, every_fact
from reports.facts import Facts, OrganisationFact
from reports.plan import Plan
from reports.sections.grid import group, marked, row, sewn, stated, table
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
    own = [o for o in plan.facts.organisations if o.country_id == country.id]
    values = [(name, label, str(getattr(country, name))) for name, label in _LABELS]
    if not own and not any(value for _, _, value in values):
        return ()
    rows = [
        row(plan, label, sewn(value, plan.cite(country, name)) if value else (NOT_STATED,), of=(country,))
        for name, label, value in values
    ]
    if own:
        rows.append(row(plan, "Organisations", [_organisation(plan, o) for o in own], of=own))
    return (table(country.name, (("", 24), ("", 76)), rows, summary=f"What is on file about {country.name}"),)


def _organisation(plan: Plan, organisation: OrganisationFact) -> Line:
    short = f" ({organisation.abbreviation})" if organisation.abbreviation else ""
    official = f"; officially {organisation.official_name}" if organisation.official_name else ""
    return Line(sewn(f"{organisation.name}{short}{official}", plan.cite(organisation)))


def texts(plan: Plan) -> tuple[Block, ...]:
    """Every passage kept of every source, each wording once; nothing where none is kept."""
    extracts = quotations(plan.facts)
    rows = []
    for source in plan.facts.sources:
        words = extracts.get(source.id, ())
        if not words:
            continue
        rows.append(group(marked(plan, f"{source.code}: {described(source)}", source)))
        day = source.published.show_short() if source.published else ""
        rows += [
            row(plan, stated(day), Line((quoted(said),), quotation=True), of=(source,)) for said in words
        ]
    if not rows:
        return ()
    return (
        table("Extracts, as written", (("Date", 16), ("Wording", 84)), rows, summary="Extracts by source"),
    )


def quotations(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Source id → every wording quoted from it, each once, in the order of the records."""
    found: dict[str, dict[str, None]] = {}
    for fact in every_fact(facts):
        for citation in fact.citations:
            if citation.quote:
                found.setdefault(citation.source_id, {}).setdefault(citation.quote)
    return {source: _longest(tuple(words)) for source, words in found.items()}


def _longest(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without those that stand word for word in another."""
    return tuple(one for one in words if not any(one != other and one in other for other in words))
