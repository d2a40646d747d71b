"""Renders a document as one self-contained HTML page for the live preview and for any browser."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import assert_never

from reports.document import (
    Align,
    Band,
    Block,
    Break,
    Bullets,
    Cite,
    Column,
    Contents,
    Document,
    Inline,
    Inlines,
    Line,
    Look,
    Notes,
    Paragraph,
    Picture,
    Prompt,
    Ref,
    Row,
    RowKind,
    Section,
    Table,
    TableKind,
    Text,
)
from reports.render.house import INDIA, House
from reports.render.labels import Labels, complete, labels, note_mark, quotation, tooltip
from reports.render.page_style import page_style
from reports.render.widths import column_widths, rows_beside, spans, width_beside
from reports.render.words import RIGHT_TO_LEFT, printable, set_stretches

_LOOKS: dict[Look, str] = {
    Look.PLAIN: "",
    Look.STRONG: "strong",
    Look.EMPHASIS: "emphasis",
    Look.VERBATIM: "verbatim",
    Look.QUIET: "quiet",
    Look.NOT_STATED: "not-stated",
}


TABLE_ROWS = 40
"""Rows of a table in one piece: a text browser lays a table out in one go."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The same page for a window that shows it little by little: its style sheet, and elements of its body in order."""

    style: str
    parts: tuple[str, ...]


def render_html(document: Document, house: House = INDIA) -> str:
    """`document` as HTML without scripts or anything from outside, in what Qt's text browser shows too.

    Raises `MissingTarget` for a reference or citation that leads nowhere.
    """
    document = complete(document)
    language = document.language or house.language
    body = "".join(_body(document, _Page(labels(document, house))))
    return (
        f'<!DOCTYPE html>\n<html lang="{_attribute(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_attribute(document.title)}</title>\n<style>\n{page_style(house)}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def render_pieces(document: Document, house: House = INDIA) -> Pieces:
    """`document` as elements of HTML, none of them long: a long table is several tables of at most `TABLE_ROWS` rows.

    Raises `MissingTarget` for a reference or citation that leads nowhere.
    """
    document = complete(document)
    found = _body(document, _Page(labels(document, house), TABLE_ROWS))
    return Pieces(page_style(house), tuple(part for part in found if part))


def _body(document: Document, page: _Page) -> Iterator[str]:
    """The elements of the page from above."""
    running = document.running
    yield _paragraph("marking", _words(running.marking))
    yield _paragraph("watermark", _words(running.watermark))
    yield _furniture(running.reference, running.short_title, running.copy)
    yield _paragraph("kicker", _words(document.kicker))
    yield f"<h1>{_words(document.title)}</h1>"
    yield _paragraph("subtitle", _words(document.subtitle))
    for section in document.sections:
        yield from page.section(section)
    yield _paragraph("furniture", _words(running.cutoff))
    yield _paragraph("marking", _words(running.marking))


def _attribute(words: str) -> str:
    return escape(printable(words), quote=True)


def _words(words: str) -> str:
    """`words` escaped; right-to-left stretches are set apart so that numbers beside them keep their order."""
    return "".join(
        f'<bdi dir="rtl">{_attribute(stretch)}</bdi>'
        if script in RIGHT_TO_LEFT
        else _breakable(_attribute(stretch))
        for script, stretch in set_stretches(words)
    )


_LONG = re.compile(r"[^\s<>]{30,}")
_JOINT = re.compile(r"(?<=[/._?=-])(?=\w)|(?<=;)(?=\w)")
"""Where an address of the web may be broken: after its signs, never inside a word."""


def _breakable(html: str) -> str:
    """Words with room to break in what is longer than a line of a narrow cell, such as an address."""
    return _LONG.sub(lambda found: _JOINT.sub("&#8203;", found[0]), html) if len(html) > 29 else html


def _span(kind: str, content: str) -> str:
    return f'<span class="{kind}">{content}</span>' if kind else content


def _paragraph(kind: str, content: str) -> str:
    return f'<p class="{kind}">{content}</p>\n' if content else ""


def _furniture(*words: str) -> str:
    cells = zip(words, ("left", "center", "right"), strict=True)
    shown = "".join(f'<td align="{side}">{_words(part)}</td>' for part, side in cells)
    return (
        f'<table class="furniture" width="100%" role="presentation"><tr>{shown}</tr></table>\n'
        if any(words)
        else ""
    )


def _hanging(kind: str, label: str, content: str, mark: str = "") -> str:
    """A label in a column of its own beside its paragraph; a table, since Qt knows no hanging columns."""
    return (
        f'<table class="hanging {kind}" width="100%" cellspacing="0" cellpadding="0" role="presentation"><tr>'
        f'<td class="label" width="52">{label}</td><td{mark}>{content}</td></tr></table>\n'
    )


def _head(columns: Sequence[Column], widths: Sequence[int]) -> str:
    titles = "".join(
        f'<th align="{column.align.value}" width="{width}%">{_words(column.title)}</th>'
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<thead><tr>{titles}</tr></thead>"


def _picture(picture: Picture, rows: int) -> str:
    """The cell of the picture of a table, along its first so many rows."""
    data = b64encode(picture.data).decode()
    return (
        f'<td class="picture" rowspan="{rows}" valign="top" align="right" width="20%">'
        f'<img src="data:image/jpeg;base64,{data}" width="{round(picture.width * _PIXEL)}" '
        f'height="{round(picture.height * _PIXEL)}" alt="{_attribute(picture.description)}"></td>'
    )


_PIXEL = 96 / 72
"""Pixels of a page of HTML in a point."""


def _joined(table: Table, index: int) -> bool:
    return index + 1 < len(table.rows) and table.rows[index + 1].kind is RowKind.CONTINUATION


class _Page:
    """Writes the parts of one document as HTML; tables of more than `most` rows as several, one below the other."""

    def __init__(self, named: Labels, most: int = sys.maxsize) -> None:
        self._named = named
        self._most = most

    def section(self, section: Section) -> Iterator[str]:
        """The heading and the blocks of a section."""
        if section.heading:
            kinds = ("annex" if section.annex else "", "new-page" if section.new_page else "")
            kind = f' class="{" ".join(filter(None, kinds))}"' if any(kinds) else ""
            label = _span("annex-label" if section.annex else "", _words(self._named.heading(section)))
            mark = self._mark(self._named.mark(section, section.id))
            portion = _words(f"{section.portion} ") if section.portion else ""
            yield f"<h2{kind}{mark}>{label}&#160;&#160; {portion}{_words(section.title)}</h2>\n"
        for block in section.blocks:
            yield from self._block(block)

    def _mark(self, name: str | None) -> str:
        return f' id="{name}"' if name else ""

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._numbered(block)
            case Bullets():
                for item in block.items:
                    yield _hanging("bullet", "–", self.inlines(item))
            case Table():
                yield from self._table(block)
            case Band():
                yield self._band(block)
            case Notes():
                yield from self._notes(block)
            case Contents():
                yield self._contents(block)
            case _:
                assert_never(block)

    def _numbered(self, block: Paragraph) -> str:
        label = self._named.paragraph(block)
        content = (_words(f"{block.portion} ") if block.portion else "") + self.inlines(block.inlines)
        mark = self._mark(self._named.mark(block, block.anchor))
        return _hanging("numbered", label, content, mark) if label else f"<p{mark}>{content}</p>\n"

    def inlines(self, inlines: Inlines) -> str:
        """Spans and links of `inlines`."""
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return _span(_LOOKS[inline.look], _words(inline.text))
            case Cite():
                return f"<sup>{','.join(self._note_number(citation) for citation in inline.citations)}</sup>"
            case Prompt():
                return _span("prompt", f"[{_words(inline.hint or self._named.house.prompt_words)}]")
            case Ref():
                return self._reference(inline.anchor)
            case Break():
                return "<br>"
            case _:
                assert_never(inline)

    def _note_number(self, citation: str) -> str:
        position, _ = self._named.note(citation)
        hint = _attribute(tooltip(self._named.telling(citation)))
        return f'<a href="#{note_mark(position)}" title="{hint}">{position}</a>'

    def _reference(self, anchor: str) -> str:
        target = self._named.target(anchor)
        return f'<a href="#{target.mark}">{_words(target.words)}</a>'

    def _table(self, table: Table) -> Iterator[str]:
        columns = table.columns
        kind = table.kind.value
        caption = self._named.caption(table)
        mark = self._mark(self._named.mark(table, table.anchor))
        printed = f'<p class="caption"{mark}>{caption}&#8194;{_words(table.caption)}</p>\n' if caption else ""
        summary = f' summary="{_attribute(table.summary)}"' if table.summary else ""
        along, beside = self._beside(table)
        total = sum(column.share for column in columns) * (1.25 if along else 1) or 1
        widths = [round(100 * column.share / total) for column in columns] or [100]
        headed = table.kind is not TableKind.CONTROL and any(column.title for column in columns)
        head = _head(columns, widths) if headed else ""
        for first, last in self._stretches(table):
            rows = "".join(
                self._row(
                    table,
                    table.rows[index],
                    [] if head else widths,
                    joined=_joined(table, index),
                    beside=beside if index == 0 else "",
                    wide=along > 0 and index >= along,
                )
                for index in range(first, last)
            )
            yield (
                f'{printed}<table class="{kind}" width="100%" cellspacing="0" cellpadding="0"{summary}>'
                f"{head}<tbody>{rows}</tbody></table>\n"
            )
            head = printed = ""

    def _stretches(self, table: Table) -> Iterator[tuple[int, int]]:
        """First row and the row after the last of each piece of a table; rows that continue another stay with it."""
        last = 0
        while True:
            first, last = last, min(last + self._most, len(table.rows))
            while first < last < len(table.rows) and _joined(table, last - 1):
                last += 1
            yield first, last
            if last == len(table.rows):
                return

    def _row(
        self,
        table: Table,
        row: Row,
        widths: Sequence[int],
        *,
        joined: bool,
        beside: str = "",
        wide: bool = False,
    ) -> str:
        """`beside` is the cell of a picture that begins here; below it the last cell is `wide`."""
        number = self._named.row(row)
        position = 0
        cells = []
        for cell, span in spans(row, len(table.columns) or 1):
            right = position < len(table.columns) and table.columns[position].align is Align.RIGHT
            content = "".join(self._line(line) for line in cell)
            if position == 0 and number:
                content = f'<div class="item">{number}</div>{content}'
            width = f' width="{widths[position]}%"' if widths and span == 1 else ""
            over = int(wide and position + span == (len(table.columns) or 1))
            spanned = f' colspan="{span + over}"' if span + over > 1 else ""
            side = ' align="right"' if right and row.kind is not RowKind.GROUP else ""
            label = not number and self._is_label(table, position, span)
            kind = ' class="name"' if label and row.kind is RowKind.FACTS else ""
            kind = kind or (' class="joined"' if joined else "")
            cells.append(f'<td valign="top"{kind}{width}{spanned}{side}>{content}</td>')
            position += span
        mark = self._mark(self._named.mark(row, row.anchor))
        kinds = f"{row.kind.value} joined" if joined else row.kind.value
        return f'<tr class="{kinds}"{mark}>{"".join(cells)}{beside}</tr>'

    def _beside(self, table: Table) -> tuple[int, str]:
        """How many of the first rows the picture of a table goes along, and its cell; 0 where it has none."""
        picture = table.picture
        if picture is None or not table.rows:
            return 0, ""
        house = self._named.house
        widths = column_widths(table, house.page.text_width - width_beside(picture), house)
        along = rows_beside(table, picture, widths, house)
        return along, _picture(picture, along)

    def _is_label(self, table: Table, position: int, span: int) -> bool:
        if table.kind is TableKind.CONTROL:
            return position % 2 == 0 and span < len(table.columns)
        titled = any(column.title for column in table.columns)
        return not titled and position == 0 and span < len(table.columns)

    def _line(self, line: Line) -> str:
        kind = ' class="quotation"' if line.quotation else ""
        return f"<div{kind}>{'– ' if line.bullet else ''}{self.inlines(line.inlines)}</div>"

    def _band(self, band: Band) -> str:
        summary = f' summary="{_attribute(band.summary)}"' if band.summary else ""
        cells = "".join(
            f'<td valign="top"><div class="figure">{_words(figure.value)}</div>'
            f'<div class="figure-label">{_words(figure.label)}</div></td>'
            for figure in band.figures
        )
        return (
            f'<table class="band" width="100%" cellspacing="0" cellpadding="6"{summary}>'
            f"<tr>{cells}</tr></table>\n"
        )

    def _notes(self, notes: Notes) -> Iterator[str]:
        yield _paragraph("lead", _words(notes.lead)) or ("<hr>\n" if notes.only else "")
        for position, note in self._named.noted(notes):
            quote = ": " + _span("verbatim", _words(quotation(note))) if note.quote else ""
            if note.see:
                other = self._named.note(note.see)[0]
                quote = f'; see note <a href="#{note_mark(other)}">{other}</a>'
            mark = self._mark(note_mark(position))
            yield _hanging("note", str(position), _words(note.source) + quote, mark)

    def _contents(self, contents: Contents) -> str:
        lines = [
            " &#160;·&#160; ".join(
                f"{self._reference(s.id)}&#160;{_words(s.short_title or s.title)}" for s in sections
            )
            for sections in self._named.following(contents)
            if sections
        ]
        return _hanging(
            "inside", _span("strong", _words(self._named.house.contents_word)), "<br>".join(lines)
        )
