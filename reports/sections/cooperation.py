"""Agreements, exercises with training, and initiatives: tables with little comment."""

from __future__ import annotations

from db.values.choices import AgreementStatus, ExerciseStatus
from db.values.partial_date import DateRange
from reports.document import NOT_STATED, Block, Inlines, Line, Paragraph
from reports.facts import AgreementFact, CommitmentFact, ExerciseFact, InitiativeFact
from reports.findings.register import linked_to
from reports.plan import Plan
from reports.sections.grid import Content, lines, paragraph, row, sewn, stated, table
from reports.sections.points import about
from reports.wording import (
    bare,
    capital,
    count,
    days_between,
    listed,
    lower,
    number_word,
    on_day,
    ordinal,
    quiet,
    quoted,
    sentence,
    strong,
)

_OVER = frozenset({AgreementStatus.EXPIRED, AgreementStatus.TERMINATED})
_TRAINING = "training"


def agreements(plan: Plan) -> tuple[Block, ...]:
    """Nothing where no agreement is on file."""
    found = plan.facts.agreements
    if not found:
        return ()
    rows = [row(plan, _title(a), _signed(plan, a), _does(plan, a), _force(plan, a), of=(a,)) for a in found]
    columns = (("Instrument", 30), ("Signed", 22), ("What it does", 26), ("In force; text held", 22))
    whole = table(
        "Agreements and plans", columns, rows, summary="Agreements with signature, purpose and force"
    )
    return (whole, *_tally(plan, found))


def _title(agreement: AgreementFact) -> tuple[Line, ...]:
    told = (
        [agreement.kind.label]
        if agreement.kind and agreement.kind.label.casefold() not in agreement.title.casefold()
        else []
    )
    if agreement.status and not (agreement.signed and agreement.status is AgreementStatus.SIGNED):
        told.append(agreement.status.label.lower() if told else agreement.status.label)
    written = sewn(quiet("Source: "), quoted(agreement.as_written)) if agreement.as_written else ""
    return lines(strong(agreement.title), quiet("; ".join(told)) if told else "", written)


def _signed(plan: Plan, agreement: AgreementFact) -> tuple[Line, ...]:
    signed = agreement.signed
    year = quiet(f"{agreement.plan_year} is the plan year") if agreement.plan_year else ""
    if signed is None:
        return lines(sewn(NOT_STATED, plan.cite(agreement, "signed")), year)
    gap = () if signed.day else sewn("; day ", NOT_STATED)
    where = f"at {agreement.signed_at}" if agreement.signed_at else ""
    return lines(sewn(signed.show_short(), gap, plan.cite(agreement, "signed")), where, year)


def _does(plan: Plan, agreement: AgreementFact) -> tuple[Line, ...]:
    does = sewn(agreement.does, plan.cite(agreement, "does")) if agreement.does else NOT_STATED
    numbers = plan.numbers(c.id for c in linked_to(plan.facts, agreement.id))
    seen = sewn("See ", numbers, ".") if numbers else ""
    return lines(does, seen, quiet(agreement.remark) if agreement.remark else "")


def _force(plan: Plan, agreement: AgreementFact) -> tuple[Line, ...]:
    force = f"Since {agreement.in_force.show_short()}" if agreement.in_force else NOT_STATED
    held = "held" if agreement.text_held else "not held"
    return lines(sewn(force, f"; {held}"), _expiry(plan, agreement))


def _expiry(plan: Plan, agreement: AgreementFact) -> Inlines:
    if agreement.expires is None:
        return ()
    left = days_between(plan.as_of, agreement.expires.last)
    if left < 0:
        state = "" if agreement.status in _OVER else "; renewal not on file"
        return sewn(f"Expired {agreement.expires.show_short()}{state}")
    return sewn(f"Expires {agreement.expires.show_short()}, in {count(left, 'day')}")


def _tally(plan: Plan, found: tuple[AgreementFact, ...]) -> tuple[Paragraph, ...]:
    """How many texts are held: without the text nobody can say what it binds to."""
    held, total = sum(a.text_held for a in found), len(found)
    if held == total:
        return ()
    if total == 1:
        return (paragraph(plan, "The text is not on file."),)
    whole = number_word(total)
    words = f"Of the {whole} texts {number_word(held)} {'is' if held == 1 else 'are'} on file."
    return (paragraph(plan, words if held else f"None of the {whole} texts is on file."),)


def exercises(plan: Plan) -> tuple[Block, ...]:
    """Nothing where neither an exercise nor a training matter is on file."""
    found = plan.facts.exercises
    blocks: list[Block] = []
    if found:
        rows = [
            row(
                plan,
                _exercise(e),
                stated(ordinal(e.edition) if e.edition else ""),
                _held(plan, e),
                stated(e.place),
                stated(e.next_edition),
                of=(e,),
            )
            for e in found
        ]
        columns = (("Exercise", 24), ("Edition", 12), ("Held", 24), ("Place", 22), ("Next edition", 18))
        blocks.append(
            table("Exercises", columns, rows, summary="Exercises with edition, dates, place and next edition")
        )
        blocks += [said for e in found for said in _told(plan, e)]
    return (*blocks, *_training(plan))


def _exercise(exercise: ExerciseFact) -> tuple[Line, ...]:
    return lines(strong(exercise.name), quiet(exercise.services) if exercise.services else "")


def _held(plan: Plan, exercise: ExerciseFact) -> tuple[Line, ...]:
    status = exercise.status
    told = quiet(status.label.lower()) if status and status is not ExerciseStatus.CONCLUDED else ""
    if exercise.on is None:
        return lines(sewn(NOT_STATED, plan.cite(exercise, "on")), told)
    return lines(
        sewn(capital(exercise.on.show_short()), _open_end(exercise.on), plan.cite(exercise, "on")), told
    )


def _open_end(when: DateRange) -> Inlines:
    if when.start is None:
        return sewn("; start ", NOT_STATED)
    return sewn("; end ", NOT_STATED) if when.end is None else ()


def _told(plan: Plan, exercise: ExerciseFact) -> tuple[Paragraph, ...]:
    """What is on file about the edition, and what is not."""
    parts = [
        sewn(f"{label}{sentence(words)}", plan.cite(exercise, name))
        for label, words, name in (
            ("", capital(exercise.description), "description"),
            ("Aim: ", exercise.aim, "aim"),
            ("Strength: ", exercise.strength, "strength"),
            ("", exercise.remark, "remark"),
        )
        if words
    ]
    if not parts:
        return ()
    gaps = [
        w
        for w, v in (("strength", exercise.strength), ("aim", exercise.aim), ("units", exercise.services))
        if not v
    ]
    missing = f"No source gives its {listed(gaps, 'or')}." if gaps else ""
    return (paragraph(plan, *parts, missing, lead=f"{exercise_name(exercise)}.", of=(exercise,)),)


def exercise_name(exercise: ExerciseFact) -> str:
    """`Al Najah, 5th edition`."""
    return f"{exercise.name}, {ordinal(exercise.edition)}\u00a0edition" if exercise.edition else exercise.name


def _training(plan: Plan) -> tuple[Paragraph, ...]:
    """Statements that concern training, with their numbers."""
    found = [c for c in plan.facts.commitments if naming(c, _TRAINING)]
    if not found:
        return ()
    words: list[Inlines] = []
    for commitment in found[:3]:
        unknown = "" if commitment.untold else ", day not known"
        when = f" {on_day(commitment.made_on)}" if commitment.made_on else unknown
        numbers = plan.numbers([commitment.id])
        where = sewn(" (", numbers, ")") if numbers else ()
        said = f"{commitment.kind.label}{when}: {naming(commitment, _TRAINING)}"
        words.append(sewn(said, where, ".", plan.cite(commitment, "wording")))
    more = f"And {count(len(found) - 3, 'more', 'more', words=True)}." if len(found) > 3 else ""
    return (paragraph(plan, *words, more, lead="Training.", of=found[:3]),)


def naming(commitment: CommitmentFact, subject: str) -> str:
    """Our sentence for the middle of another, where it or a topic names the subject; else empty."""
    words = (commitment.wording, *commitment.topics)
    return lower(bare(commitment.wording)) if any(subject in word.casefold() for word in words) else ""


def initiatives(plan: Plan) -> tuple[Block, ...]:
    """Nothing where no initiative is on file."""
    found = plan.facts.initiatives
    if not found:
        return ()
    rows = [
        row(
            plan,
            lines(strong(n.name), quiet(n.place) if n.place else ""),
            stated(n.status.label if n.status else ""),
            _on_file(plan, n),
            stated(_mention(plan, n)),
            of=(n,),
        )
        for n in found
    ]
    columns = (("Initiative", 26), ("Status", 17), ("What is on file", 39), ("Last mention", 18))
    return (
        table(
            "Initiatives", columns, rows, summary="Initiatives with status, what is on file and last mention"
        ),
    )


def _on_file(plan: Plan, initiative: InitiativeFact) -> Content:
    linked = about(plan, initiative)
    numbers = plan.numbers(c.id for c in linked)
    told = sewn(sentence(initiative.summary), plan.cite(initiative)) if initiative.summary else ()
    said = sewn("See ", numbers, ".", () if told else plan.cite(initiative)) if numbers else ()
    shown = lines(told, quiet(initiative.details) if initiative.details else "", said)
    return shown or sewn(NOT_STATED, plan.cite(initiative))


def _mention(plan: Plan, initiative: InitiativeFact) -> str:
    days = [c.made_on for c in about(plan, initiative) if c.made_on]
    days += [initiative.last_mention] if initiative.last_mention else []
    return max(days).show_short() if days else ""
