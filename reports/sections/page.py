"""Keeps the scope note on its one page: line spacing is exact, so counting lines tells the height before any layout."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.document import (
    Band,
    Block,
    Break,
    Cell,
    Inlines,
    Paragraph,
    Prompt,
    Ref,
    Section,
    Table,
    TableKind,
    Text,
)
from reports.outlines import Caps
from reports.plan import Plan
from reports.sections import scope
from reports.sections.occasion import naming
from reports.sections.opening import OCCASION_LEAD

_BODY, _PANEL, _INSIDE, _SUBTITLE = 14.5, 12.5, 12.0, 18.0
"""Heights of one line, in points."""
_BODY_CHARS, _PANEL_CHARS, _INSIDE_CHARS, _SUBTITLE_CHARS = 87, 53, 118, 78
_CONTROL_CHARS = (14, 41, 22, 27)
"""Characters that a line holds, a little less than it does on average."""
_AFTER_POINT = 3.5
_CONTROL_ROWS = 3


def fitting(plan: Plan, control: Sequence[Block], following: Sequence[Section]) -> Caps:
    """The widest caps with which the scope note stays on the first page, after this control block and before sections
    of these titles; the narrowest where none does.
    """
    subtitle = _lines(naming(plan.facts).subtitle, _SUBTITLE_CHARS, 1) - 1
    fixed = _control(control) + _inside(following) + subtitle * _SUBTITLE
    caps = plan.caps
    for caps in _narrowing(plan.caps):
        if fixed + _scope(scope.section(replace(plan, caps=caps))) <= plan.caps.height:
            break
    return caps


def _narrowing(caps: Caps) -> Iterator[Caps]:
    """Less and less: what is repeated below goes first, objectives last."""
    steps: tuple[dict[str, int], ...] = (
        {},
        {"decisions": 95},
        {"occasion": 350},
        {"decisions": 48},
        {"occasion": 260},
        {"points": 4},
        {"avoid_item": 48},
        {"points": 3},
        {"occasion": 175},
        {"objective": 48},
        {"points": 2, "avoid": 2},
        {"points": 1, "objectives": 2},
    )
    for step in steps:
        narrower = {name: min(value, getattr(caps, name)) for name, value in step.items()}
        caps = replace(caps, **narrower)
        yield caps


def _control(blocks: Sequence[Block]) -> float:
    """What the control block takes beyond three single lines."""
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    extra = sum(max(map(_cell, row.cells, _CONTROL_CHARS), default=1) - 1 for row in rows)
    return (extra + len(rows) - _CONTROL_ROWS) * _PANEL


def _cell(cell: Cell, width: int) -> int:
    return sum(_count(line.inlines, width) for line in cell)


def _inside(following: Sequence[Section]) -> float:
    """The line that names the sections that follow, annexes on lines of their own."""
    height = 0.0
    for annex, extra in ((False, 6), (True, 14)):
        names = [s.short_title or s.title for s in following if s.heading and s.annex is annex]
        height += _lines(" ".join("x" * (len(name) + extra) for name in names), _INSIDE_CHARS, 0) * _INSIDE
    return height


def _scope(blocks: Sequence[Block]) -> float:
    return sum(_block(block) for block in blocks)


def _block(block: Block) -> float:
    match block:
        case Paragraph(level=3):
            return _count(block.inlines, _BODY_CHARS) * _BODY + _AFTER_POINT
        case Paragraph():
            lines = _count(block.inlines, _BODY_CHARS)
            return (lines if _is_occasion(block) else lines - 1) * _BODY
        case Table(kind=TableKind.PANEL):
            row = block.rows[0]
            return max(_cell(cell, _PANEL_CHARS) for cell in row.cells) * _PANEL
        case Band() | _:
            return 0.0


def _is_occasion(block: Paragraph) -> bool:
    first = block.inlines[0] if block.inlines else None
    return isinstance(first, Text) and first.text == OCCASION_LEAD


def _count(inlines: Inlines, width: int) -> int:
    """Lines that inlines fill; a reference shows about four characters, a note stands above the line."""
    stretches = "".join(_words(inline) for inline in inlines).split("\n")
    return sum(_lines(words, width, 1) for words in stretches)


def _words(inline: object) -> str:
    match inline:
        case Text():
            return inline.text
        case Prompt():
            return f"[{inline.hint}]"
        case Ref():
            return "0.00"
        case Break():
            return "\n"
        case _:
            return ""


def _lines(words: str, width: int, least: int) -> int:
    return max(len(textwrap.wrap(words.replace("\u00a0", "_"), width)), least)
