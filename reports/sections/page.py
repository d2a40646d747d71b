"""Keeps the scope note on its one page: line spacing is exact, so counting lines tells the height before any layout."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reports.document import (
    Band,
    Block,
    Break,
    Cell,
    Inlines,
    Line,
    Noting,
    Paragraph,
    Prompt,
    Ref,
    Section,
    Table,
    TableKind,
    Text,
)
from reports.evidence import notes
from reports.noting import front_notes, told_in
from reports.numbering import Numbering, cited
from reports.outlines import Caps
from reports.plan import Plan
from reports.render.house import INDIA, Font, House, Size
from reports.render.widths import BAND_MARGINS, band_widths
from reports.sections import scope
from reports.sections.occasion import naming
from reports.sections.opening import OCCASION_LEAD

_AFTER_POINT = 3.5
_HANGING = 3
_CONTROL_ROWS = 3
_NOTES_RULE = 10
"""Points that the rule over footnotes takes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a first page holds: heights of one line in points, and characters of a line, rather too few."""

    body: float
    panel: float
    inside: float
    note: float
    heading: float
    """With the space around it."""
    subtitle: float
    body_chars: int
    point_chars: int
    """Of a paragraph of the third level, which stands further in where it is lettered or numbered by itself."""
    panel_chars: int
    inside_chars: int
    note_chars: int
    subtitle_chars: int
    control_chars: tuple[int, int, int, int]
    taller: float
    """Points that the page has more (or less) for what varies than that of the first house."""

    house: House

    def band(self, band: Band) -> float:
        """What a band takes beyond one line of labels."""
        widths, _ = band_widths(band.shown, self.house)
        size = self.house.sizes.figure_label
        advance = size.size * 20 * self.house.table_font.advance
        room = [int((width - BAND_MARGINS) / advance) for width in widths]
        lines = (_lines(figure.label, max(n, 1), 1) for figure, n in zip(band.shown, room, strict=False))
        return (max(lines, default=1) - 1) * size.line

    @classmethod
    def of(cls, house: House) -> Measure:
        """The measure of a house, reckoned from its page, faces and sizes."""
        sizes, first = house.sizes, INDIA
        width = house.page.text_width / first.page.text_width

        def chars(known: int, size: Size, face: Font, was: Size, had: Font) -> int:
            return int(known * width * (was.size * had.advance) / (size.size * face.advance))

        def text(known: int, size: Size, was: Size) -> int:
            return chars(known, size, house.text_font, was, first.text_font)

        def table(known: int, size: Size, was: Size) -> int:
            return chars(known, size, house.table_font, was, first.table_font)

        body = text(87, sizes.paragraph, first.sizes.paragraph)
        label, value, other, last = (table(n, sizes.table, first.sizes.table) for n in (14, 41, 22, 27))
        return cls(
            body=sizes.paragraph.line,
            panel=sizes.table.line,
            inside=sizes.inside.line,
            note=sizes.note.line + sizes.note.after,
            heading=sizes.heading.line + sizes.heading.before + sizes.heading.after,
            subtitle=sizes.subtitle.line,
            body_chars=body,
            point_chars=_further_in(body, house),
            panel_chars=table(53, sizes.table, first.sizes.table),
            inside_chars=table(118, sizes.inside, first.sizes.inside),
            note_chars=table(112, sizes.note, first.sizes.note),
            subtitle_chars=text(78, sizes.subtitle, first.sizes.subtitle),
            control_chars=(label, value, other, last),
            taller=_taller(house, first),
            house=house,
        )


def _taller(house: House, first: House) -> float:
    cover = house.own.cover if house.own else 0
    return (house.page.text_height - first.page.text_height) / 20 + _fixed(first) - _fixed(house) - cover


def _further_in(characters: int, house: House) -> int:
    """Characters of a line that stands further in by a gutter, where a house sets its third level so."""
    column = house.page.text_width - house.gutter
    under = 0 if house.numbering is Numbering.LEGAL else house.gutter
    return characters * (column - under) // column


def _fixed(house: House) -> float:
    """Points that never vary: title and what is over it, three headings' worth of space, band, rows and leads."""
    s = house.sizes
    front = (s.kicker, s.title, s.subtitle, s.heading)
    once = sum(size.line + size.before + size.after for size in front)
    band = s.figure.line + s.figure_label.line
    return once + band + 5 * s.table.line + s.table_head.line + 3 * (s.paragraph.line + s.paragraph.after)


def fitting(
    plan: Plan,
    control: Sequence[Block],
    following: Sequence[Section],
    house: House = INDIA,
    noting: Noting = Noting.LISTED,
) -> Caps:
    """The widest caps with which the scope note stays on the first page, after this control block and before sections
    of these titles; the narrowest where none does. Footnotes take their part of the page.
    """
    measure = Measure.of(house)
    subtitle = _lines(naming(plan.facts).subtitle, measure.subtitle_chars, 1) - 1
    fixed = _control(control, measure) + _inside(following, measure) + subtitle * measure.subtitle

    def room(caps: Caps) -> float:
        blocks = scope.section(replace(plan, caps=caps))
        noted = _noted(plan, (*control, *blocks), following, measure, noting)
        return plan.caps.height + measure.taller - fixed - noted - _scope(blocks, measure)

    tried: list[Caps] = []
    for caps in _narrowing(plan.caps):
        tried.append(caps)
        if room(caps) >= 0:
            return _widened(tried, lambda wider: room(wider) >= _SPARE_LINES * measure.body)
    return tried[-1]


def _widened(tried: Sequence[Caps], fits: Callable[[Caps], bool]) -> Caps:
    """The last of these, which fits, with what was narrowed before it and need not have been."""
    found = tried[-1]
    for name in _GIVEN_BACK:
        wider = sorted({getattr(one, name) for one in tried} - {getattr(found, name)}, reverse=True)
        caps = (replace(found, **{name: value}) for value in wider)
        found = next(filter(fits, caps), found)
    return found


_SPARE_LINES = 3
"""Given back is only where so many lines stay free: what lines hold is known but nearly."""
_GIVEN_BACK = ("objectives", "avoid", "points", "objective", "avoid_item", "occasion", "decisions")
"""What was narrowed last comes first."""


def _noted(
    plan: Plan, blocks: tuple[Block, ...], following: Sequence[Section], measure: Measure, noting: Noting
) -> float:
    """What the notes of the page take on it: at its foot, or below it where nothing else follows."""
    if noting is Noting.FOOTNOTES:
        return _foot(plan, blocks, following, measure)
    if noting is not Noting.LISTED or not scope.alone(plan):
        return 0.0
    found = notes(plan.facts, cited((Section("front", "", blocks),)))
    lines = sum(_lines(f"{note.lead}: {note.quote}", measure.note_chars, 1) for note in found)
    return lines * measure.note + measure.heading if found else 0.0


def _foot(plan: Plan, blocks: tuple[Block, ...], following: Sequence[Section], measure: Measure) -> float:
    """What the footnotes of the page take, the rule over them included; nothing where there are none."""
    wanted = cited((Section("front", "", blocks),))
    known = notes(plan.facts, wanted)
    found = front_notes(blocks, told_in(tuple(following), known), known)
    lines = sum(_lines(f"{note.lead}: {note.quote}", measure.note_chars, 1) for note in found)
    return lines * measure.note + _NOTES_RULE if found else 0.0


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


def _control(blocks: Sequence[Block], measure: Measure) -> float:
    """What the control block takes beyond three single lines."""
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    extra = sum(max(map(_cell, row.cells, measure.control_chars), default=1) - 1 for row in rows)
    return (extra + len(rows) - _CONTROL_ROWS) * measure.panel


def _cell(cell: Cell, width: int) -> int:
    return sum(_count(line.inlines, width - _hanging(line)) for line in cell)


def _hanging(line: Line) -> int:
    """Characters that a line loses where its words hang behind a number or a dash."""
    first = line.inlines[0] if line.inlines else None
    numbered = isinstance(first, Text) and first.text.endswith("\u2002")
    return _HANGING if numbered or line.bullet else 0


def _inside(following: Sequence[Section], measure: Measure) -> float:
    """The line that names the sections that follow, annexes on lines of their own."""
    height = 0.0
    for annex, extra in ((False, 6), (True, 14)):
        names = [s.short_title or s.title for s in following if s.heading and s.annex is annex]
        words = " ".join("x" * (len(name) + extra) for name in names)
        height += _lines(words, measure.inside_chars, 0) * measure.inside
    return height


def _scope(blocks: Sequence[Block], measure: Measure) -> float:
    return sum(_block(block, measure) for block in blocks)


def _block(block: Block, measure: Measure) -> float:
    match block:
        case Paragraph(level=3):
            return _count(_marked(block), measure.point_chars) * measure.body + _AFTER_POINT
        case Paragraph():
            lines = _count(_marked(block), measure.body_chars)
            return (lines if _is_occasion(block) else lines - 1) * measure.body
        case Table(kind=TableKind.PANEL):
            row = block.rows[0]
            return max(_cell(cell, measure.panel_chars) for cell in row.cells) * measure.panel
        case Band():
            return measure.band(block)
        case _:
            return 0.0


def _marked(block: Paragraph) -> Inlines:
    """The words of a paragraph with the portion mark before them."""
    return (Text(f"{block.portion} "), *block.inlines) if block.portion else block.inlines


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
