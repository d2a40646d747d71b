"""Copies agreements, exercises and initiatives into facts."""

from __future__ import annotations

from app.briefs.context import Context, joined, known, labelled, sentences
from app.briefs.parties import organisation_name, place_name, spellings
from db.models import Agreement, Exercise, Initiative
from db.values.choices import AgreementKind, AgreementStatus, ExerciseStatus, InitiativeStatus
from reports.facts import AgreementFact, ExerciseFact, InitiativeFact


def agreements(context: Context) -> tuple[AgreementFact, ...]:
    """By the day of signature, unsigned ones last."""
    found = (_agreement(context, row) for row in context.selection.agreements)
    return tuple(sorted(found, key=lambda fact: (fact.signed.text if fact.signed else "~", fact.id)))


def _agreement(context: Context, row: Agreement) -> AgreementFact:
    in_force = context.snapshot.cutoff.clipped(row.in_force)
    other = spellings(context, row, row.title, row.as_written)
    return AgreementFact(
        **context.common(row),
        title=row.title,
        kind=known(AgreementKind, row.agreement_kind),
        status=_standing(context, row),
        party_ids=context.countries(row),
        signed=row.signed,
        signed_at=place_name(context, row.signed_at_id),
        in_force=in_force,
        expires=row.expires,
        plan_year=row.plan_year,
        does=row.does or "",
        as_written=joined((row.as_written or "", other), "; "),
        text_held=bool(row.text_at) or context.snapshot.attached(row.text_id),
        remark=sentences(
            row.remark,
            labelled("Signed by", row.signed_by),
            labelled("Enters into force", row.entry_basis),
            labelled("Duration and renewal", row.duration),
            labelled("Text", row.text_at),
        ),
    )


def _standing(context: Context, row: Agreement) -> AgreementStatus | None:
    """The status, unless it was reached only after the cut-off."""
    status, after = known(AgreementStatus, row.status), context.snapshot.cutoff.after
    if status is AgreementStatus.IN_FORCE and after(row.in_force):
        return AgreementStatus.SIGNED if row.signed else None
    if status is AgreementStatus.EXPIRED and after(row.expires):
        return AgreementStatus.IN_FORCE if row.in_force and not after(row.in_force) else None
    return status


def exercises(context: Context) -> tuple[ExerciseFact, ...]:
    """By the last day, undated ones last."""
    found = (_exercise(context, row) for row in context.selection.exercises)
    return tuple(sorted(found, key=lambda fact: (_end(fact), fact.id)))


def _end(fact: ExerciseFact) -> str:
    when = (fact.on.end or fact.on.start) if fact.on else None
    return when.text if when else "~"


def _exercise(context: Context, row: Exercise) -> ExerciseFact:
    planned = row.planned_for.show() if row.planned_for and row.held_on else ""
    services = (organisation_name(context, target) for target in context.snapshot.targets(row, "services"))
    return ExerciseFact(
        **context.common(row),
        name=row.name,
        edition=row.edition,
        on=row.held_on or row.planned_for,
        place=place_name(context, row.place_id),
        status=known(ExerciseStatus, row.status),
        services=joined(services),
        description=row.description or "",
        strength=row.strength_text or "",
        aim=row.aim or "",
        remark=sentences(
            row.remark,
            labelled("Planned for", planned),
            labelled("Series since", row.series_start.show() if row.series_start else ""),
            labelled("Also written", spellings(context, row, row.name)),
        ),
        next_edition=row.next_edition or "",
        party_ids=context.countries(row),
    )


def initiatives(context: Context) -> tuple[InitiativeFact, ...]:
    """By name."""
    found = (_initiative(context, row) for row in context.selection.initiatives)
    return tuple(sorted(found, key=lambda fact: (fact.name, fact.id)))


def _initiative(context: Context, row: Initiative) -> InitiativeFact:
    status = known(InitiativeStatus, row.status)
    words = row.status_words or ""
    under = context.row(Agreement, row.agreement_id)
    organisations = (
        organisation_name(context, one) for one in context.snapshot.targets(row, "organisations")
    )
    return InitiativeFact(
        **context.common(row),
        name=row.name,
        status=status,
        summary=row.summary or "",
        details=sentences(
            labelled(
                "Status as reported",
                words if not status or words.casefold() != status.label.casefold() else "",
            ),
            labelled("Under", under.title if under else ""),
            labelled("With", joined(organisations)),
            row.remark,
        ),
        place=place_name(context, row.place_id),
        party_ids=context.countries(row),
        last_mention=context.snapshot.cutoff.clipped(row.last_mention),
    )
