"""Renders a document as one self-contained HTML page for the live preview and for any browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from reports.document import (
    Align,
    Band,
    Block,
    Break,
    Bullets,
    Cite,
    Contents,
    Document,
    Inline,
    Inlines,
    Line,
    Look,
    Notes,
    Paragraph,
    Prompt,
    Ref,
    Row,
    RowKind,
    Section,
    Table,
    TableKind,
    Text,
)
from reports.numbering import Numbering
from reports.render.elements import (
    attribute,
    furniture,
    hanging,
    hundredths,
    line_of,
    picture_cell,
    styled,
    table_head,
    words_of,
)
from reports.render.house import INDIA, House
from reports.render.labels import Labels, complete, labels, note_mark, quotation, tooltip
from reports.render.lists import BULLET_GUTTER, NOTE_GUTTER, gutter_for
from reports.render.page_style import page_style
from reports.render.widths import band_widths, column_widths, rows_beside, spans, stays_whole, width_beside

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
    body = "".join(_body(document, _page(document, house)))
    return (
        f'<!DOCTYPE html>\n<html lang="{attribute(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{attribute(document.title)}</title>\n<style>\n{page_style(house)}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def render_pieces(document: Document, house: House = INDIA) -> Pieces:
    """`document` as elements of HTML, none of them long: a long table is several tables of at most `TABLE_ROWS` rows.

    Raises `MissingTarget` for a reference or citation that leads nowhere.
    """
    document = complete(document)
    found = _body(document, _page(document, house, TABLE_ROWS))
    return Pieces(page_style(house), tuple(part for part in found if part))


def _page(document: Document, house: House, most: int = sys.maxsize) -> _Page:
    return _Page(labels(document, house.turned() if document.landscape else house), most)


def _body(document: Document, page: _Page) -> Iterator[str]:
    """The elements of the page from above."""
    running = document.running
    yield line_of("marking", words_of(running.marking))
    yield line_of("watermark", words_of(running.watermark))
    yield furniture(running.reference, running.short_title, running.copy)
    yield line_of("kicker", words_of(document.kicker))
    portion = words_of(f"{document.portion} ") if document.portion else ""
    yield f"<h1>{portion}{words_of(document.title)}</h1>"
    yield line_of("subtitle", words_of(document.subtitle))
    for section in document.sections:
        yield from page.section(section)
    yield line_of("furniture", words_of(running.cutoff))
    yield line_of("marking", words_of(running.marking))


def _joined(table: Table, index: int) -> bool:
    return index + 1 < len(table.rows) and table.rows[index + 1].kind is RowKind.CONTINUATION


class _Page:
    """Writes the parts of one document as HTML; tables of more than `most` rows as several, one below the other."""

    def __init__(self, named: Labels, most: int = sys.maxsize) -> None:
        self._named = named
        self._most = most
        self._annex = False
        self._gutter = gutter_for(named.numbers.paragraphs.values(), named.house)

    def section(self, section: Section) -> Iterator[str]:
        """The heading and the blocks of a section."""
        self._annex = section.annex
        if section.heading:
            kinds = ("annex" if section.annex else "", "new-page" if section.new_page else "")
            kind = f' class="{" ".join(filter(None, kinds))}"' if any(kinds) else ""
            label = styled("annex-label" if section.annex else "", words_of(self._named.heading(section)))
            label += "&#160;&#160; " if label else ""
            mark = self._mark(self._named.mark(section, section.id))
            portion = words_of(f"{section.portion} ") if section.portion else ""
            yield f"<h2{kind}{mark}>{label}{portion}{words_of(section.title)}</h2>\n"
        for block in section.blocks:
            yield from self._block(block)

    def _mark(self, name: str | None) -> str:
        return f' id="{name}"' if name else ""

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._numbered(block)
            case Bullets():
                gutter = self._named.house.gutter
                for item in block.items:
                    words = self.inlines(item)
                    yield hanging("bullet", self._named.house.bullet, words, "", BULLET_GUTTER, gutter)
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
        content = (words_of(f"{block.portion} ") if block.portion else "") + self.inlines(block.inlines)
        mark = self._mark(self._named.mark(block, block.anchor))
        if not label:
            return f"<p{mark}>{content}</p>\n"
        house, under = self._named.house, self._named.numbers.levels.get(id(block), 0) > 1
        inward = house.gutter if under and not self._annex and house.numbering is not Numbering.LEGAL else 0
        kind = "numbered under" if under else "numbered"
        return hanging(kind, label, content, mark, self._gutter, inward)

    def inlines(self, inlines: Inlines) -> str:
        """Spans and links of `inlines`."""
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return styled(_LOOKS[inline.look], words_of(inline.text))
            case Cite():
                return f"<sup>{','.join(self._note_number(citation) for citation in inline.citations)}</sup>"
            case Prompt():
                return styled("prompt", f"[{words_of(inline.hint or self._named.house.prompt_words)}]")
            case Ref():
                return self._reference(inline.anchor)
            case Break():
                return "<br>"
            case _:
                assert_never(inline)

    def _note_number(self, citation: str) -> str:
        position, _ = self._named.note(citation)
        hint = attribute(tooltip(self._named.telling(citation)))
        return f'<a href="#{note_mark(position)}" title="{hint}">{position}</a>'

    def _reference(self, anchor: str) -> str:
        target = self._named.target(anchor)
        return f'<a href="#{target.mark}">{words_of(target.words)}</a>'

    def _table(self, table: Table) -> Iterator[str]:
        columns = table.columns
        kind = table.kind.value
        caption = self._named.caption(table)
        mark = self._mark(self._named.mark(table, table.anchor))
        printed = (
            f'<p class="caption"{mark}>{caption}&#8194;{words_of(table.headline)}</p>\n' if caption else ""
        )
        summary = f' summary="{attribute(table.summary)}"' if table.summary else ""
        along, beside, widths, short = self._beside(table)
        whole = " whole" if table.kind is not TableKind.RULED or (table.whole and short) else ""
        headed = table.kind is not TableKind.CONTROL and any(column.title for column in columns)
        head = table_head(columns, widths) if headed else ""
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
                f'{printed}<table class="{kind}{whole}" width="100%" cellspacing="0" cellpadding="0"{summary}>'
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
        widths: Sequence[str],
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

    def _beside(self, table: Table) -> tuple[int, str, list[str], bool]:
        """How many of the first rows the picture of a table goes along, and its cell; 0 where it has none. Then the
        widths of the columns, and whether the table is short.
        """
        picture, house = table.picture, self._named.house
        total = house.page.text_width
        if picture is None or not table.rows:
            widths = column_widths(table, total, house)
            return 0, "", hundredths(widths, total), stays_whole(table, widths, house)
        widths = column_widths(table, total - width_beside(picture), house)
        along = rows_beside(table, picture, widths, house)
        short = stays_whole(table, widths, house)
        return along, picture_cell(picture, along), hundredths(widths, total), short

    def _is_label(self, table: Table, position: int, span: int) -> bool:
        if table.kind is TableKind.CONTROL:
            return position % 2 == 0 and span < len(table.columns)
        titled = any(column.title for column in table.columns)
        return not titled and position == 0 and span < len(table.columns)

    def _line(self, line: Line) -> str:
        kind = ' class="quotation"' if line.quotation else ' class="small"' if _quiet(line) else ""
        return f"<div{kind}>{'– ' if line.bullet else ''}{self.inlines(line.inlines)}</div>"

    def _band(self, band: Band) -> str:
        summary = f' summary="{attribute(band.summary)}"' if band.summary else ""
        house = self._named.house
        widths, large = band_widths(band.shown, house)
        shares = hundredths(widths, house.page.text_width)
        kind = "figure" if large else "figure band-date"
        cells = "".join(
            f'<td valign="top" width="{share}%"><div class="{kind}">{words_of(figure.value)}</div>'
            f'<div class="figure-label">{words_of(figure.label)}</div></td>'
            for figure, share in zip(band.shown, shares, strict=True)
        )
        return (
            f'<table class="band" width="100%" cellspacing="0" cellpadding="6"{summary}>'
            f"<tr>{cells}</tr></table>\n"
        )

    def _notes(self, notes: Notes) -> Iterator[str]:
        yield line_of("lead", words_of(notes.lead)) or ("<hr>\n" if notes.only else "")
        for position, note in self._named.noted(notes):
            quote = ": " + styled("verbatim", words_of(quotation(note))) if note.quote else ""
            if note.see:
                other = self._named.note(note.see)[0]
                quote = f'; see note <a href="#{note_mark(other)}">{other}</a>'
            mark = self._mark(note_mark(position))
            yield hanging("note", str(position), words_of(note.lead) + quote, mark, NOTE_GUTTER)

    def _contents(self, contents: Contents) -> str:
        lines = [
            " &#160;·&#160; ".join(map(self._entry, sections))
            for sections in self._named.following(contents)
            if sections
        ]
        head = styled("strong", words_of(self._named.house.contents_word))
        return hanging("inside", head, "<br>".join(lines), "", self._gutter)

    def _entry(self, section: Section) -> str:
        """Number and name of a section; the name alone, as a link, where headings have no numbers."""
        name = words_of(section.short_title or section.title)
        target = self._named.target(section.id)
        if target.caption:
            return f'<a href="#{target.mark}">{name}</a>'
        return f"{self._reference(section.id)}&#160;{name}"


def _quiet(line: Line) -> bool:
    """Whether a line of a cell is nothing but dates, codes and the like, which Word sets smaller."""
    texts = [inline for inline in line.inlines if isinstance(inline, Text)]
    prompts = any(isinstance(inline, Prompt) for inline in line.inlines)
    return bool(texts) and not prompts and all(text.look is Look.QUIET for text in texts)
