"""Gathers the facts of one brief in one read snapshot; what its reader may not see stays behind here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter

from app.briefs import commitments, cooperation, meetings, papers, parties, people, visits
from app.briefs.context import Context
from app.briefs.control import control, reference
from app.briefs.cutoff import Cutoff
from app.briefs.evidence import Evidence
from app.briefs.outlining import outline_of
from app.briefs.referred import select
from app.briefs.request import Request
from app.briefs.snapshot import Snapshot, Withheld
from app.briefs.subject import Subject, settle
from app.errors import NotReady
from app.settings import Settings, read_settings
from db.models import Person
from db.reader import Reader
from db.values.errors import InvalidValue, excerpt
from db.values.marking import Marking, PortionMode, Scheme
from reports.evidence import every_fact
from reports.facts import Control, Facts

_BIOGRAPHIES = "annA"
"""The section in which photographs stand."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Facts, free of the case file; what was withheld; and the id of every record in them. Their revisions are read
    when the paper is issued (`app.briefs.issuing`): most papers never are.
    """

    facts: Facts
    withheld: tuple[Withheld, ...]
    used: frozenset[str]
    below: Gathered | None = None
    """Of a separate annex what its brief says (`app.briefs.annex`)."""


def gather(reader: Reader, request: Request) -> Gathered:
    """Copy everything one brief may say.

    Raises NotReady where records are not assessed and no draft is asked for, or where there is nothing to write about;
    NotFound for a record that is not there; InvalidValue for a ceiling that is no level of the scheme.
    """
    settings = read_settings(reader)
    snapshot = Snapshot(
        reader, settings.scheme, ceiling_of(settings.scheme, request), Cutoff(reader, request.as_of)
    )
    selection = select(snapshot, settle(snapshot, request, settings))
    evidence = Evidence(snapshot, selection.evidenced())
    facts = _copied(Context(snapshot, selection, evidence), request)
    used = used_ids(facts)
    refuse_unassessed(settings.scheme, request, snapshot.unassessed(used))
    made = _control(facts, request, settings, snapshot, used)
    facts = replace(facts, control=made, scheme=portioned(facts.scheme, request.portions))
    return Gathered(facts, snapshot.withheld(), snapshot.named.union(used))


def ceiling_of(scheme: Scheme, request: Request) -> Marking | None:
    """The ceiling that a request asks for; raises InvalidValue where it is no level of the scheme."""
    if request.ceiling is None:
        return None
    return Marking(scheme.parse_level(request.ceiling).code, request.ceiling_caveats)


def portioned(scheme: Scheme, wanted: str) -> Scheme:
    """The scheme with its portions marked or not, as an officer wants it; raises InvalidValue where it demands them."""
    match wanted:
        case "":
            return scheme
        case "on":
            mode = max(scheme.portion.mode, PortionMode.OPTIONAL, key=list(PortionMode).index)
        case "off" if scheme.portion.mode is not PortionMode.REQUIRED:
            mode = PortionMode.OFF
        case "off":
            raise InvalidValue(f"{scheme.name} demands a mark on every portion; they cannot be left out.")
        case _:
            raise InvalidValue(f"Portion marks are “on” or “off”, not {excerpt(wanted)}.")
    return replace(scheme, portion=replace(scheme.portion, mode=mode))


def _copied(context: Context, request: Request) -> Facts:
    subject = context.selection.subject
    journeys, sessions = visits.visits(context), meetings.meetings(context)
    return Facts(
        control=Control(reference="", as_of=request.as_of),
        scheme=context.snapshot.scheme,
        home=parties.named_country(context, subject.home),
        country=parties.country(context, subject.country),
        visit=next((fact for fact in journeys if subject.visit and fact.id == subject.visit.id), None),
        meeting=next((fact for fact in sessions if subject.meeting and fact.id == subject.meeting.id), None),
        countries=tuple(parties.named_country(context, row) for row in context.selection.countries),
        relationships=parties.relationships(context),
        organisations=parties.organisations(context),
        places=parties.places(context),
        persons=people.persons(context, _theirs(subject) if _pictured(request) else None),
        photos=request.photos,
        forums=meetings.forums(context),
        meetings=sessions,
        visits=journeys,
        commitments=commitments.commitments(context),
        agreements=cooperation.agreements(context),
        exercises=cooperation.exercises(context),
        initiatives=cooperation.initiatives(context),
        lines=papers.lines(context),
        notes=papers.notes(context),
        sources=context.evidence.sources(),
    )


def _pictured(request: Request) -> bool:
    """Whether photographs are asked for, and the outline has the section in which they stand."""
    return request.photos and _BIOGRAPHIES in outline_of(request).sections


def _theirs(subject: Subject) -> Callable[[Person], bool]:
    return lambda person: person.country_id == subject.country.id


def used_ids(facts: Facts) -> set[str]:
    """Ids of every record in the facts, citations included."""
    aims = facts.meeting.objectives if facts.meeting else ()
    every = [*every_fact(facts), *aims]
    found = set(map(attrgetter("id"), every))
    found.update([citation.id for fact in every if fact.citations for citation in fact.citations])
    return found


def refuse_unassessed(scheme: Scheme, request: Request, found: tuple[str, ...], paper: str = "brief") -> None:
    """Raise NotReady for a final paper with records that nobody has assessed, where the scheme forbids it."""
    if request.draft or not found or not scheme.unmarked_blocks_final:
        return
    count = (
        f"1 record of this {paper} is" if len(found) == 1 else f"{len(found):,} records of this {paper} are"
    )
    first = ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
    raise NotReady(f"{count} not assessed ({first}): give each a marking, or ask for a draft.")


def _control(
    facts: Facts, request: Request, settings: Settings, snapshot: Snapshot, used: set[str]
) -> Control:
    forum = facts.forum(facts.meeting.forum_id) if facts.meeting else None
    number = reference(request, facts.country, facts.visit, facts.meeting, forum)
    made = control(request, settings, number, snapshot.floor(used))
    return replace(made, not_assessed=snapshot.not_assessed(used))
