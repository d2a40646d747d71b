"""The control block at the head of the paper: for whom, on what, of when, by whom, cleared by whom."""

from __future__ import annotations

from reports.document import Block, Column, Inlines, Row, Table, TableKind, Text
from reports.facts import Control
from reports.plan import Plan
from reports.sections.grid import cell, prompt
from reports.sections.occasion import setting
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
    rows = tuple(Row((cell(a), cell(b), cell(c), cell(d))) for a, b, c, d in pairs)
    columns = (Column("", 14), Column("", 39), Column("", 20), Column("", 27))
    return (Table(columns, rows, "", "Control block", TableKind.CONTROL),)


def _issue(control: Control) -> tuple[str, str]:
    return ("Addendum", str(control.addendum)) if control.addendum else ("Version", str(control.version))


def _given(words: str, what: str) -> Inlines:
    return (Text(words),) if words.strip() else (prompt(what),)


def _cleared(control: Control) -> Inlines:
    if not control.clearances:
        return (strong("Not cleared"),)
    return stacked(*(f"{c.who}, {c.on.show_short()}" for c in control.clearances))
