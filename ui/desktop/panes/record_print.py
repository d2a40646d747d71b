"""A record on paper: what its page shows, as text in order, with its marking on every sheet."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from app.casefile import CaseFile
from app.records import read_record
from app.references import Mention
from app.showing.view import Pair, RecordView, Section
from ui.desktop.tables.printing import Sheet


def read_record_sheet(case: CaseFile, kind: str, record_id: str) -> Sheet:
    """Read a record and set it; off the window's thread. Raises NotFound, CaseFileError."""
    return record_sheet(read_record(case, kind, record_id))


def record_sheet(view: RecordView) -> Sheet:
    """The sheet of a record. What is not assessed says so, in place of a marking."""
    marking = view.marking.show(view.scheme) if view.marking is not None else "NOT ASSESSED"
    return Sheet("".join(_blocks(view)), view.title, marking)


def _blocks(view: RecordView) -> Iterator[str]:
    above = " · ".join(one.title if isinstance(one, Mention) else one for one in view.above)
    yield f"<p>{escape(above)}</p><h1>{escape(view.title)}</h1>"
    if view.chips:
        yield f"<p>{escape(' · '.join(chip.words for chip in view.chips))}</p>"
    yield '<table width="100%" cellspacing="0" cellpadding="3">'
    for pair in view.pairs:
        yield f'<tr><th width="22%">{escape(pair.label)}</th><td>{_pair(pair)}</td></tr>'
    yield "</table>"
    for one in view.prose:
        words = f"“{one.text}”" if one.quoted else one.text
        yield f"<h2>{escape(one.label)}</h2><div>{_lines(words)}{_notes(one.sources)}</div>"
    if view.story:
        yield "<h2>Story</h2>" + "".join(
            f"<div>{escape(' – '.join(part for part in (one.when, one.title, one.text) if part))}</div>"
            for one in view.story
        )
    for section in (*view.sections, *view.linked):
        yield _section(section)
    if view.evidence:
        yield "<h2>Sources</h2>"
    for cited in sorted(view.evidence, key=lambda found: found.number):
        quote = f": “{cited.quote}”" if cited.quote else ""
        yield f"<div>{cited.number} {escape(cited.source.title)}{_lines(quote)}</div>"


def _pair(pair: Pair) -> str:
    said = [
        escape("; ".join(mention.title for mention in one.mentions) or one.words)
        + (f'<br><span class="second">{escape(one.second)}</span>' if one.second else "")
        for one in pair.shown
    ]
    return ", ".join(said) + _notes(pair.sources)


def _section(section: Section) -> str:
    rows = "".join(
        f"<div>{escape(' · '.join(part for part in (row.title, row.second, row.figure) if part))}"
        f"{_notes(row.sources)}</div>"
        for row in section.rows
    )
    rest = section.total - len(section.rows)
    more = f"<p>and {rest:,} more</p>" if rest > 0 else ""
    return f"<h2>{escape(section.heading)}</h2>{rows}{more}"


def _notes(numbers: tuple[int, ...]) -> str:
    return f"<sup>{', '.join(map(str, numbers))}</sup>" if numbers else ""


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
