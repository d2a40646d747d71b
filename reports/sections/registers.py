"""The full register of commitments, closed ones included, and the statements that no other table prints."""

from __future__ import annotations

from collections.abc import Iterable

from db.values.choices import CommitmentKind, CommitmentStatus
from reports.document import NOT_STATED, Block, Inlines, Line, Paragraph, Ref, Row
from reports.evidence import codes, known
from reports.facts import CommitmentFact
from reports.findings.register import Item
from reports.plan import (
    DISCUSSED_TABLE,
    OPEN_TABLE,
    Plan,
    full_register,
    made_key,
    newly_numbered,
    other_statements,
)
from reports.sections.entry import due, made_short, meeting_words, status_words, told_of, update_words
from reports.sections.grid import group, lines, marked, paragraph, row, sewn, stated, table
from reports.wording import capital, count, joined, lower, quiet, quoted, sentence


def full(plan: Plan) -> tuple[Block, ...]:
    """Nothing where no commitment is tracked."""
    items = sorted(full_register(plan.register), key=lambda item: _day_and_number(plan, item.commitment))
    new = {item.commitment.id for item in newly_numbered(plan.register, plan.preset)}
    if not items:
        return ()
    closed = sum(i.commitment.status.closed for i in items)
    total = capital(count(len(items), "commitment", words=True))
    words = f"{total} on record: {len(items) - closed} open, {closed} closed."
    rows = [_row(plan, item, numbered=item.commitment.id in new) for item in items]
    columns = (("No.", 6), ("Commitment", 36), ("Made at", 18), ("Due", 16), ("Status; log", 24))
    return (
        paragraph(plan, words, of=[i.commitment for i in items]),
        table(
            "Every commitment, by the day it was made",
            columns,
            rows,
            summary="Full register with the log of each",
        ),
    )


def _day_and_number(plan: Plan, commitment: CommitmentFact) -> tuple[str, int]:
    """Of those made on one day the one with the lower number first."""
    return made_key(commitment), plan.order.get(commitment.id, len(plan.order))


def _row(plan: Plan, item: Item, *, numbered: bool) -> Row:
    """One that the action taken report has numbered keeps its number; the others are numbered here."""
    commitment = item.commitment
    side = commitment.owner_side.label
    owners = f"{side}: {', '.join(commitment.owners)}" if commitment.owners else side
    kind = f"{commitment.kind.label}, {lower(commitment.strength.label)}"
    contents = (
        lines(sentence(commitment.wording), quiet(f"{owners}; {lower(kind)}")),
        made_short(plan, commitment),
        due(item),
        lines(f"{status_words(item)}.", *(quiet(update_words(u)) for u in commitment.updates)),
    )
    if numbered:
        return row(plan, *contents, of=told_of(plan, commitment), anchor=commitment.id, numbered=True)
    return row(plan, (Ref(commitment.id),), *contents, of=told_of(plan, commitment), labelled=True)


def other(plan: Plan) -> tuple[Block, ...]:
    """Nothing where every statement stands in another table."""
    items = other_statements(plan.register, plan.preset)
    if not items:
        return ()
    present = {i.commitment.id for i in items}
    groups = tuple(
        (head, [i for i in found if i.commitment.id in present])
        for head, found in (
            ("Call for no follow-up", plan.register.other),
            ("Not confirmed by the desk", plan.register.unconfirmed),
            ("Closed before the last session", plan.register.closed_before),
        )
    )
    kept = {i.commitment.id for _, found in groups for i in found}
    rest = [i for i in items if i.commitment.id not in kept]
    shown = [(head, found) for head, found in (("On record", rest), *groups) if found]
    rows: list[Row] = []
    for head, found in shown:
        if len(shown) > 1:
            rows.append(group(marked(plan, f"{head}: {len(found)}", *(item.commitment for item in found))))
        rows += [_statement(plan, item) for item in found]
    caption = (
        "Statements that call for no follow-up"
        if [h for h, _ in shown] == [groups[0][0]]
        else "Other statements"
    )
    columns = (("No.", 6), ("Wording", 51), ("Kind", 14), ("Where", 20), ("Source", 9))
    return (
        _sum(plan, len(items)),
        table(caption, columns, rows, summary="Other statements with kind, place, source"),
    )


def _sum(plan: Plan, here: int) -> Paragraph:
    """That nothing is lost: the parts and their sum."""
    facts, register = plan.facts, plan.register
    total = len(facts.commitments)
    parts: list[Inlines] = []
    action = sum(1 for _ in register.action())
    if plan.has("atr") and action:
        parts.append(sewn(f"{count(action, 'commitment')} (Table\u00a0", Ref(OPEN_TABLE), ")"))
    if plan.has("atr") and register.discussed:
        matters = count(len(register.discussed), "matter discussed", "matters discussed")
        parts.append(sewn(f"{matters} (Table\u00a0", Ref(DISCUSSED_TABLE), ")"))
    if plan.has("annC") and (n := len(full_register(register)) - (action if plan.has("atr") else 0)):
        what = "closed earlier" if plan.has("atr") else "in the register"
        parts.append(sewn(f"{n} {what} (", Ref("annC"), ")"))
    names = f"{facts.home.name}–{facts.country.name}"
    verb = "numbers" if total == 1 else "number"
    noun = "statement" if total == 1 else "statements"
    rest = f"{here} kept here for {'its' if here == 1 else 'their'} wording."
    counted = facts.commitments
    if not parts:
        alone = f"The {names} {noun} on file {verb} {total}, all kept here for the wording."
        return paragraph(plan, alone, of=counted)
    listed = joined(parts, ", ")
    words = sewn(f"The {names} {noun} on file {verb} {total}: ", listed, f" and {rest}")
    return paragraph(plan, words, of=counted)


def _statement(plan: Plan, item: Item) -> Row:
    commitment = item.commitment
    status = commitment.status
    told = quiet(f"{status_words(item)}.") if status.closed or status is CommitmentStatus.DRAFT else ""
    ours = (
        "" if commitment.quote and commitment.kind is CommitmentKind.STATED else sentence(commitment.wording)
    )
    words: list[Line] = list(lines(ours))
    if commitment.quote:
        words.append(Line((quoted(commitment.quote),), quotation=True))
    words += lines(told)
    where = meeting_words(plan.facts, commitment)
    day = commitment.made_on.show_short() if commitment.made_on else ""
    return row(
        plan,
        tuple(words),
        lines(lower(commitment.kind.label)),
        lines(where or NOT_STATED, quiet(day) if day else ""),
        stated(", ".join(_codes(plan, commitment))),
        of=told_of(plan, commitment),
        anchor=commitment.id,
        numbered=True,
    )


def _codes(plan: Plan, commitment: CommitmentFact) -> Iterable[str]:
    return codes(plan.facts, known(plan.facts, commitment.citations))
