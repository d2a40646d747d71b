"""What else a desk has on file of a country: agreements, exercises, initiatives, visits, lines, notes, letters."""

from __future__ import annotations

from datetime import timedelta

from app.filling.nations import HOME, Nation
from app.filling.telling import Telling, known
from app.filling.words import SYNTHETIC, project, remark, talk
from db.values.choices import (
    AgreementKind,
    AgreementStatus,
    CorrespondenceDirection,
    ExerciseStatus,
    InitiativeStatus,
    LineKind,
    NoteKind,
    ObjectiveSide,
    VisitDirection,
    VisitStatus,
)
from db.values.partial_date import DateRange


def tell_instruments(told: Telling, home: Nation, nation: Nation) -> None:
    """Agreements, exercises and initiatives, to which commitments refer."""
    parties = [home.id, nation.id]
    told.plainly("relationship", parties=parties, label=f"Synthetic Partnership with {nation.name}")
    for _ in range(1 + nation.share.meetings // 100):
        signed = told.past_day()
        nation.related.append(told.add(
            "agreement", title=f"Memorandum on project {project(told.chance)} {SYNTHETIC}", parties=parties,
            agreement_kind=AgreementKind.MOU, status=AgreementStatus.IN_FORCE, signed=known(signed),
            expires=known(told.later(signed, 700, 5_000)), does=talk(told.chance, 1),
        ))  # fmt: skip
        held = told.past_day()
        nation.related.append(told.add(
            "exercise", name=f"Exercise {project(told.chance)} {SYNTHETIC}", parties=parties,
            held_on=DateRange(known(held), known(held + timedelta(days=9))), status=ExerciseStatus.CONCLUDED,
        ))  # fmt: skip
        nation.related.append(told.add(
            "initiative", name=f"Project {project(told.chance)} {SYNTHETIC}", parties=parties,
            status=told.chance.choice(tuple(InitiativeStatus)), summary=talk(told.chance, 1),
        ))  # fmt: skip


def tell_visits(told: Telling, home: Nation, nation: Nation) -> None:
    """One visit for every sixty meetings, and one that is still to come."""
    for number in range(1 + nation.share.meetings // 60):
        coming = number == 0
        day = told.later(told.today, 10, 90) if coming else told.past_day()
        out = told.often(0.5)
        ends = (home, nation) if out else (nation, home)
        visit = told.add(
            "visit", title=f"Visit to {ends[1].name} {SYNTHETIC}", from_id=ends[0].id, to_id=ends[1].id,
            direction=VisitDirection.OUTGOING if out else VisitDirection.INCOMING,
            status=VisitStatus.PLANNED if coming else VisitStatus.DONE,
            principal_id=told.chance.choice(ends[0].people).id,
            dates=DateRange(known(day), known(day + timedelta(days=2))),
        )  # fmt: skip
        nation.visits.append(visit)
        told.add("objective", for_id=visit, side=ObjectiveSide.OURS, wording=talk(told.chance, 1), position=1)
        for position in (1, 2, 3):
            when = known(day + timedelta(days=position - 1))
            title = f"Talks, day {position}"
            told.add("programme_item", visit_id=visit, title=title, day=when, position=position)


def tell_papers(told: Telling, nation: Nation) -> None:
    """Lines, notes, letters and a file."""
    for position in range(1, 4):
        kind = told.chance.choice(tuple(LineKind))
        told.add(
            "line", line_kind=kind, wording=talk(told.chance, 1), country_id=nation.id, position=position
        )
    words = f"Everything about {nation.name} is invented, as is everything else in this case file."
    told.plainly("note", title="Synthetic", note_kind=NoteKind.NOTE, body=words, about=[nation.id])
    for number in range(nation.share.meetings // 10):
        outgoing = told.often(0.5)
        told.add(
            "correspondence", subject=f"Project {project(told.chance)} {SYNTHETIC}", sent_on=known(told.past_day()),
            direction=CorrespondenceDirection.OUTGOING if outgoing else CorrespondenceDirection.INCOMING,
            sender=HOME[0] if outgoing else nation.name, country_id=nation.id, asks=remark(told.chance),
            file_number=f"S/{nation.share.number}/{number}",
        )  # fmt: skip
    if nation.share.number % 10 == 0:
        told.attach(f"Synthetic paper {nation.share.number}.txt", talk(told.chance, 40).encode())
