"""Copies visits, with their objectives and programme, into facts."""

from __future__ import annotations

from app.briefs.context import Context, joined, known, labelled, sentences
from app.briefs.parties import place_name
from app.briefs.people import shown
from db.models import Meeting, Objective, Person, ProgrammeItem, Visit
from db.values.choices import ObjectiveSide, PressStatus, VisitDirection, VisitStatus
from reports.facts import ObjectiveFact, ProgrammeItemFact, VisitFact


def visits(context: Context) -> tuple[VisitFact, ...]:
    """Newest first, undated ones last."""
    found = [_visit(context, row) for row in sorted(context.selection.visits, key=lambda row: row.id)]
    return tuple(sorted(found, key=_when, reverse=True))


def _when(fact: VisitFact) -> str:
    dates = fact.on or fact.includes
    return dates.text.lstrip("./") if dates else ""


def _visit(context: Context, row: Visit) -> VisitFact:
    principal = context.row(Person, row.principal_id)
    return VisitFact(
        **context.common(row),
        title=row.title,
        direction=known(VisitDirection, row.direction) or _direction(context, row),
        status=known(VisitStatus, row.status),
        on=row.dates,
        includes=row.includes,
        principal_id=principal.id if principal else None,
        principal=shown(principal) if principal else "",
        host_id=row.to_id if context.country_name(row.to_id) else None,
        occasion=row.occasion or "",
        asked_by=row.asked_by or "",
        objectives=objectives(context, row),
        programme=_programme(context, row),
        documents=row.documents or "",
        remark=sentences(
            row.remark, labelled("Gifts", row.gifts), labelled("Interpreters", row.interpreters)
        ),
    )


def _direction(context: Context, row: Visit) -> VisitDirection | None:
    """What follows from where it goes, where nobody said it."""
    home = context.selection.subject.home.id
    if row.to_id == home:
        return VisitDirection.INCOMING
    return VisitDirection.OUTGOING if row.from_id == home else None


def objectives(context: Context, row: Visit | Meeting) -> tuple[ObjectiveFact, ...]:
    """What must be achieved, in order."""
    found = sorted(context.parts(Objective, row), key=lambda part: (part.position or 0, part.id))
    return tuple(
        ObjectiveFact(
            **context.common(part),
            side=known(ObjectiveSide, part.side) or ObjectiveSide.OURS,
            wording=part.wording,
            order=part.position or 0,
        )
        for part in found
    )


def _programme(context: Context, row: Visit) -> tuple[ProgrammeItemFact, ...]:
    """By day, order and time; steps without a day last."""
    found = sorted(context.parts(ProgrammeItem, row), key=_step)
    return tuple(_item(context, part) for part in found)


def _step(part: ProgrammeItem) -> tuple[str, int, str, str]:
    return (part.day.text if part.day else "~", part.position or 0, part.local_time or "", part.id)


def _named(step: str, meeting: str) -> str:
    """A step with the meeting that it is, where one of the two does not say the other."""
    if meeting.casefold() in step.casefold():
        return step
    return meeting if step.casefold() in meeting.casefold() else f"{step} ({meeting})"


def _item(context: Context, row: ProgrammeItem) -> ProgrammeItemFact:
    press = known(PressStatus, row.press)
    held = context.row(Meeting, row.meeting_id)
    title = _named(row.title, held.title) if held else row.title
    return ProgrammeItemFact(
        **context.common(row),
        on=row.day,
        time=row.local_time or "",
        title=joined((title, row.remark or ""), "; "),
        place=joined((row.venue or "", place_name(context, row.place_id))),
        with_whom=row.with_whom or "",
        press=press.label if press else "",
        speaks=row.speaks or "",
        interpreter=row.interpreter or "",
        order=row.position or 0,
    )
