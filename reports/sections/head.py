"""The control block at the head of the paper: for whom, on what, of when, by whom, cleared by whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from db.values.levels import Block as MarkingBlock
from reports.document import Block, Column, Inlines, Row, Table, TableKind, Text
from reports.facts import Control
from reports.plan import Plan
from reports.sections.grid import cell, prompt
from reports.sections.occasion import setting
from reports.separate import SEPARATE
from reports.wording import shown_day, stacked, strong


def section(plan: Plan, subject: tuple[str, Inlines] | None = None) -> tuple[Block, ...]:
    """Three rows of two labels each; `subject` is a label with its words, else those of the occasion of the brief."""
    control = plan.facts.control
    label, occasion = subject or setting(plan.facts)
    pairs = (
        ("For", _given(control.addressee, "addressee"), "Information cut-off", shown_day(control.as_of)),
        (label, occasion, *_issue(control)),
        ("Drafted by", _given(control.drafter, "post"), "Cleared by", _cleared(control)),
    )
    every: list[tuple[str, Inlines | str, str, Inlines | str]] = [*pairs, *_separate(control), *_blocks(plan)]
    rows = tuple(Row((cell(a), cell(b), cell(c), cell(d))) for a, b, c, d in every)
    columns = (Column("", 14), Column("", 39), Column("", 20), Column("", 27))
    return (Table(columns, rows, "", "Control block", TableKind.CONTROL),)


def _separate(control: Control) -> Iterator[tuple[str, Inlines | str, str, Inlines | str]]:
    """That there is a separate annex, or what it is one to."""
    if control.annex_to:
        yield "Annex to", control.annex_to, "Kept", "apart from the brief"
    elif control.annex_said:
        yield "Beside it", SEPARATE, "", ""


_AUTHORITY = (("Classified by", "Derived from"), ("Declassify on", ""))
_DESIGNATION = (("Controlled by", "Category"), ("Distribution", "Point of contact"))


def _blocks(plan: Plan) -> Iterator[tuple[str, Inlines, str, Inlines]]:
    """What the scheme asks of the first page beside the marking, above its lowest level; the officer completes it."""
    scheme, marking = plan.facts.scheme, plan.facts.control.marking
    if marking is None or marking.level == scheme.levels[0].code:
        return
    for block in scheme.blocks:
        match block:
            case MarkingBlock.AUTHORITY:
                pairs = _AUTHORITY
            case MarkingBlock.DESIGNATION:
                pairs = _DESIGNATION
            case _:
                assert_never(block)
        for one, other in pairs:
            yield one, (prompt(),), other, (prompt(),) if other else ()


def _issue(control: Control) -> tuple[str, str]:
    return ("Addendum", str(control.addendum)) if control.addendum else ("Version", str(control.version))


def _given(words: str, what: str) -> Inlines:
    return (Text(words),) if words.strip() else (prompt(what),)


def _cleared(control: Control) -> Inlines:
    if not control.clearances:
        return (strong("Not cleared"),)
    return stacked(*(f"{c.who}, {c.on.show_short()}" for c in control.clearances))
