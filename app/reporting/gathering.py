"""Gathers the facts of one report in one read snapshot; what its reader may not see stays behind here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypedDict

from app.briefs import commitments, cooperation, meetings, papers, parties, people, visits
from app.briefs.context import Context
from app.briefs.control import control
from app.briefs.cutoff import Cutoff
from app.briefs.evidence import Evidence
from app.briefs.gather import Gathered, ceiling_of, refuse_unassessed, used_ids
from app.briefs.selection import Selection
from app.briefs.snapshot import Snapshot
from app.reporting import copying
from app.reporting.asking import asked, number
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.selecting import selected
from app.reporting.subject import About, settle
from app.settings import read_settings
from db.models import Commitment, Record
from db.reader import Reader
from db.values.choices import CommitmentStatus
from reports.asked import Asked
from reports.facts import Control, Facts, ForumFact, LetterFact, MeetingFact, TaskFact


@dataclass(frozen=True, slots=True)
class GatheredReport:
    """What is gathered for a brief, and what the report is about."""

    gathered: Gathered
    asked: Asked


def gather_report(reader: Reader, request: ReportRequest) -> GatheredReport:
    """Copy everything one report may say.

    Raises NotReady where records are not assessed and no draft is asked for, or where there is nothing to write about;
    NotFound for a record that is not there; InvalidValue for what cannot be asked for.
    """
    settings = read_settings(reader)
    ceiling = ceiling_of(settings.scheme, request)
    snapshot = Snapshot(reader, settings.scheme, ceiling, Cutoff(reader, request.as_of))
    about = settle(snapshot, request, settings)
    selection = selected(snapshot, about, request)
    waiting = _taken_out(selection) if request.kind is ReportKind.HANDOVER else []
    proved = _proved(selection, request.kind)
    context = Context(snapshot, selection, Evidence(snapshot, proved))
    facts = _copied(context, about, request)
    used = used_ids(facts)
    refuse_unassessed(settings.scheme, request, snapshot.unassessed(used), "report")
    made = control(request, settings, number(request, facts, about), snapshot.floor(used))
    facts = replace(facts, control=replace(made, not_assessed=snapshot.not_assessed(used)))
    gathered = Gathered(facts, snapshot.withheld(), frozenset(used))
    told = replace(
        asked(snapshot, facts, about, request, selection),
        unconfirmed=len(waiting),
        silent_days=settings.silent_after_days,
        soon_days=settings.due_soon_days,
    )
    return GatheredReport(gathered, replace(told, proved=frozenset(row.id for row in proved)))


_PROVED: dict[ReportKind, frozenset[str]] = {
    ReportKind.ACTIONS: frozenset({"commitment", "update", "line"}),
    ReportKind.RECORD: frozenset({"meeting", "participation", "point", "commitment", "update"}),
    ReportKind.HISTORY: frozenset({"forum", "meeting", "participation", "commitment", "update", "agreement"}),
    ReportKind.CHRONOLOGY: frozenset(
        {"meeting", "visit", "agreement", "exercise", "commitment", "update", "relationship", "note"}
    ),
    ReportKind.PERSON: frozenset(
        {"person", "name", "post", "participation", "meeting", "commitment", "visit"}
    ),
}
"""What a report states as fact, so that its sources belong into it; a handover note states everything."""


def _proved(selection: Selection, kind: ReportKind) -> list[Record]:
    """The records whose evidence belongs to the report; what it only names brings no sources."""
    wanted = _PROVED.get(kind)
    rows = [row for row in selection.evidenced() if wanted is None or row.KIND in wanted]
    own = selection.subject.meeting
    if kind is ReportKind.RECORD and own:
        return [row for row in rows if row.KIND != own.KIND or row.id == own.id]
    return rows


def _taken_out(selection: Selection) -> list[Commitment]:
    """Take the statements that nobody has confirmed out of a selection; a report tells how many they are."""
    waiting = [row for row in selection.commitments if row.status == CommitmentStatus.DRAFT]
    selection.commitments = [row for row in selection.commitments if row.status != CommitmentStatus.DRAFT]
    return waiting


def _copied(context: Context, about: About, request: ReportRequest) -> Facts:
    """Everything that the selection holds, as facts."""
    selection = context.selection
    subject = selection.subject
    journeys, sessions = visits.visits(context), _sessions(context, about, request)
    whole = request.kind is ReportKind.HANDOVER and about.country is not None
    return Facts(
        control=Control(reference="", as_of=request.as_of),
        scheme=context.snapshot.scheme,
        home=parties.named_country(context, subject.home),
        country=(parties.country if whole else parties.named_country)(context, subject.country),
        visit=next((fact for fact in journeys if subject.visit and fact.id == subject.visit.id), None),
        meeting=next((fact for fact in sessions if subject.meeting and fact.id == subject.meeting.id), None),
        countries=tuple(parties.named_country(context, row) for row in selection.countries),
        relationships=parties.relationships(context),
        organisations=parties.organisations(context),
        places=parties.places(context),
        persons=people.persons(context, lambda one: request.photos and one.id == request.person),
        photos=request.photos,
        forums=_forums(context, request),
        meetings=sessions,
        visits=journeys,
        commitments=commitments.commitments(context),
        agreements=cooperation.agreements(context),
        exercises=cooperation.exercises(context),
        initiatives=cooperation.initiatives(context),
        lines=papers.lines(context),
        notes=papers.notes(context),
        **_office(context, about, request),
        sources=context.evidence.sources(),
    )


def _forums(context: Context, request: ReportRequest) -> tuple[ForumFact, ...]:
    found = meetings.forums(context)
    if request.kind is not ReportKind.HISTORY:
        return found
    return tuple(copying.with_founding(context, fact) for fact in found)


def _sessions(context: Context, about: About, request: ReportRequest) -> tuple[MeetingFact, ...]:
    found = meetings.meetings(context)
    own = about.meeting
    if request.kind is not ReportKind.RECORD or own is None:
        return found
    return tuple(copying.with_matters(context, fact) if fact.id == own.id else fact for fact in found)


class _Office(TypedDict):
    tasks: tuple[TaskFact, ...]
    letters: tuple[LetterFact, ...]


def _office(context: Context, about: About, request: ReportRequest) -> _Office:
    """Tasks and letters, which only a handover note tells."""
    if request.kind is not ReportKind.HANDOVER:
        return _Office(tasks=(), letters=())
    country = about.country.id if about.country else None
    return _Office(tasks=copying.tasks(context, country), letters=copying.letters(context, country))
