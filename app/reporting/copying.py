"""Copies what only reports tell into facts: the matters of a record, what a forum is, tasks and letters."""

from __future__ import annotations

from dataclasses import replace

from app.briefs.context import Context, joined, known
from db.models import (
    Agreement,
    Chaser,
    Commitment,
    Correspondence,
    Forum,
    Meeting,
    Organisation,
    Point,
    Record,
    Task,
    Visit,
)
from db.values.choices import CorrespondenceDirection, HostingRule, TaskStatus
from reports.facts import ChaserFact, ForumFact, LetterFact, MeetingFact, TaskFact

_OVER = (TaskStatus.DONE, TaskStatus.DROPPED)


def with_matters(context: Context, fact: MeetingFact) -> MeetingFact:
    """The meeting with what was said on each of its points: statements made there that share a topic with the point.

    A statement belongs to the first such point only.
    """
    row = context.row(Meeting, fact.id)
    assert row is not None  # a fact is made from a record of the selection
    told: set[str] = set()
    points = []
    said = [one for one in context.selection.commitments if one.made_at_id == row.id]
    for point in fact.points:
        topics = set(_topics(context, Point, point.id))
        own = [
            one.id
            for one in said
            if one.id not in told and topics & set(_topics(context, Commitment, one.id))
        ]
        told.update(own)
        points.append(replace(point, commitment_ids=tuple(own)))
    return replace(fact, points=tuple(points))


def _topics(context: Context, model: type[Record], record_id: str) -> tuple[str, ...]:
    row = context.row(model, record_id)
    return context.snapshot.targets(row, "topics") if row else ()


def with_founding(context: Context, fact: ForumFact) -> ForumFact:
    """The forum with what set it up, who hosts by which rule, what it issues, and what it is a part of."""
    row = context.row(Forum, fact.id)
    assert row is not None  # a fact is made from a record of the selection
    instrument = context.row(Agreement, row.founding_instrument_id)
    hosting = known(HostingRule, row.hosting)
    return replace(
        fact,
        founding=instrument.title if instrument else "",
        parent_id=row.parent_id if context.row(Forum, row.parent_id) else None,
        hosting=hosting.label if hosting else "",
        documents=row.documents or "",
        remark=row.remark or "",
    )


def tasks(context: Context, country: str | None) -> tuple[TaskFact, ...]:
    """What is still to be done: by the day it is due, then by id; of one country what hangs on its records."""
    found = context.snapshot.where(Task, only=lambda row: _concerns(context, row, country), status=_OPEN)
    chasers: dict[str, list[Chaser]] = {}
    for part in context.snapshot.where(Chaser, task_id=[row.id for row in found]) if found else ():
        chasers.setdefault(part.task_id, []).append(part)
    return tuple(_task(context, row, chasers.get(row.id, [])) for row in found)


_OPEN = [one for one in TaskStatus if one not in _OVER]


def _concerns(context: Context, row: Task, country: str | None) -> bool:
    named = (
        context.row(Meeting, row.meeting_id),
        context.row(Visit, row.visit_id),
        context.row(Commitment, row.commitment_id),
    )
    return country is None or any(named)


def _task(context: Context, row: Task, chasers: list[Chaser]) -> TaskFact:
    told = sorted(
        chasers, key=lambda part: (part.chased_on.text if part.chased_on else "", part.id), reverse=True
    )
    meeting, visit = context.row(Meeting, row.meeting_id), context.row(Visit, row.visit_id)
    commitment = context.row(Commitment, row.commitment_id)
    return TaskFact(
        id=row.id,
        marking=context.snapshot.marking(row),
        title=row.title,
        status=known(TaskStatus, row.status) or TaskStatus.OPEN,
        owner=joined((row.owner or "", context.snapshot.name(Organisation, row.owner_organisation_id))),
        due=row.due,
        tasked_on=row.tasked_on,
        chase_on=row.chase_on,
        chasers=tuple(
            ChaserFact(
                id=part.id,
                marking=context.snapshot.marking(part),
                on=part.chased_on,
                to_whom=part.to_whom or "",
                remark=part.remark or "",
            )
            for part in told
        ),
        about=joined(one.title for one in (meeting, visit) if one),
        commitment_id=commitment.id if commitment else None,
        remark=row.remark or "",
    )


def letters(context: Context, country: str | None) -> tuple[LetterFact, ...]:
    """Letters with the country, or all of the desk, the newest first, those without a date last."""
    if country:
        rows = context.snapshot.where(Correspondence, country_id=country)
    else:
        rows = context.snapshot.where(Correspondence, direction=list(CorrespondenceDirection))
    answered = {row.answer_to_id for row in rows if row.answer_to_id}
    rows.sort(key=lambda row: (row.sent_on.text if row.sent_on else "", row.id), reverse=True)
    return tuple(
        LetterFact(
            id=row.id,
            marking=context.snapshot.marking(row),
            subject=row.subject,
            direction=known(CorrespondenceDirection, row.direction),
            file_number=row.file_number or "",
            on=row.sent_on,
            sender=row.sender or "",
            addressee=row.addressee or "",
            asks=row.asks or "",
            answered=row.id in answered,
        )
        for row in rows
    )
