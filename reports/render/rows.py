"""The rows of a table as strings of WordprocessingML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.values.courtesy import give_way
from reports.document import Align, Cell, Column, Line, Look, Prompt, Row, RowKind, Table, TableKind, Text
from reports.render.ooxml import KEEP_NEXT, beginning, paragraph, tab
from reports.render.photographs import Beside
from reports.render.typesetter import Typesetter
from reports.render.widths import overflows, spans

RIGHT = '<w:jc w:val="right"/>'
_NUMBERED = "\u2002"
"""Ends the number that leads a line; the words of the line hang behind it."""
_HANGING = '<w:ind w:left="284" w:hanging="284"/>'
_NO_RULE_BELOW = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
_NO_RULE_ABOVE = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
_NO_RULES = '<w:tcBorders><w:top w:val="nil"/><w:bottom w:val="nil"/></w:tcBorders>'
_ROW, _ROW_END = "<w:tr><w:trPr><w:cantSplit/></w:trPr>", "</w:tr>"
_PARTED = '<w:tr><w:trPr><w:cantSplit w:val="0"/></w:trPr>'
"""A row that no page holds: it may go on over the next."""
_LONG = 1_500
"""Characters of XML of a cell that may be as high as a page; none of fewer words is."""


class _Face(dict[str, str]):
    """How the paragraphs of a cell begin, by their styles; a long table has few faces and a hundred thousand cells."""

    __slots__ = ("group", "keep", "label", "properties")

    def __init__(self, *, label: bool, group: bool, keep: bool, right: bool) -> None:
        super().__init__()
        self.label = label
        self.group = group
        self.keep = keep
        self.properties = (KEEP_NEXT if keep else "") + (RIGHT if right else "")

    def __missing__(self, style: str) -> str:
        self[style] = begun = beginning(style, self.properties)
        return begun


class Rows:
    """Sets the rows of one table."""

    def __init__(self, setter: Typesetter, table: Table, widths: Sequence[int], *, headed: bool) -> None:
        """`headed` says whether a row above names the columns."""
        self._setter = setter
        self._table = table
        self._widths = widths
        self._headed = headed
        places = range(len(widths))
        self._edges = [self._edge(place, 1) for place in places]
        self._faces = {
            keep: [self._face(place, 1, keep=keep, group=False) for place in places] for keep in (True, False)
        }

    def row(self, index: int, *, keep: bool, beside: Beside | None = None) -> str:
        """The row at this place; `keep` says whether it stays with the next, `beside` what picture goes along."""
        give_way()
        rows = self._table.rows
        row = rows[index]
        more = index + 1 < len(rows)
        joined = more and rows[index + 1].kind is RowKind.CONTINUATION
        group = row.kind is RowKind.GROUP
        together = keep or joined or (group and more)
        borders = _borders(continued=row.kind is RowKind.CONTINUATION and index > 0, joined=joined)
        if group or beside is not None or len(row.cells) != len(self._widths):
            cells = self._spanning(row, borders, keep=together, picture=_beside(beside, index))
        else:
            cells = self._plain(row, borders, keep=together)
        if beside is not None and index < beside.rows:
            cells.append(beside.cell(index, keep=keep))
        long = max(map(len, cells)) > _LONG and overflows(row, self._widths, self._setter.house)
        return f"{_PARTED if long else _ROW}{''.join(cells)}{_ROW_END}"

    def _plain(self, row: Row, borders: str, *, keep: bool) -> list[str]:
        """The cells of a row that has one for each column."""
        number = self._number(row)
        cells = []
        for width, edge, face, cell in zip(
            self._widths, self._edges, self._faces[keep], row.cells, strict=True
        ):
            content = self._content(face, cell, number)
            number = None
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}{edge}</w:tcPr>{content}</w:tc>'
            )
        return cells

    def _spanning(self, row: Row, borders: str, *, keep: bool, picture: int) -> list[str]:
        """The cells of any other row; the last is wider by that of a picture, where it ends below it."""
        group = row.kind is RowKind.GROUP
        ground = self._setter.house.colours.band
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if group else ""
        number = self._number(row)
        position = 0
        cells = []
        for cell, span in spans(row, len(self._widths)):
            content = self._content(self._face(position, span, keep=keep, group=group), cell, number)
            number = None
            width = sum(self._widths[position : position + span])
            edge = self._edge(position, span)
            position += span
            if picture and position == len(self._widths):
                cells.append(cell_xml(width + picture, span + 1, content, borders))
            else:
                cells.append(cell_xml(width, span, content, borders + shade + edge))
        return cells

    def _number(self, row: Row) -> str | None:
        """Content of the paragraph that shows the running number of a row; None for none."""
        setter = self._setter
        return setter.marked(setter.labels.mark(row, row.anchor), "") if row.numbered else None

    def _face(self, position: int, span: int, *, keep: bool, group: bool) -> _Face:
        label = not group and not self._headed and self._is_label(position, span)
        return _Face(label=label, group=group, keep=keep, right=self._is_right(position) and not group)

    def _is_right(self, position: int) -> bool:
        columns = self._table.columns
        return position < len(columns) and columns[position].align is Align.RIGHT

    def _edge(self, position: int, span: int) -> str:
        last = position + span == len(self._widths)
        return edge_margin(self._table.columns[position], last=last) if self._is_right(position) else ""

    def _is_label(self, position: int, span: int) -> bool:
        """Whether a cell of a table without head names what stands beside it."""
        columns = len(self._widths)
        if self._table.kind is TableKind.CONTROL:
            return position % 2 == 0 and span < columns
        return position == 0 and columns > 1 and span < columns

    def _content(self, face: _Face, cell: Cell, number: str | None) -> str:
        if number is None and len(cell) == 1:
            return self._line(face, cell[0], first=True)
        set_lines = [] if number is None else [paragraph("TableItemNumber", number, face.properties)]
        for line in cell:
            set_lines.append(self._line(face, line, first=not set_lines))
        return "".join(set_lines) or f"{face['TableText']}</w:p>"

    def _line(self, face: _Face, line: Line, *, first: bool) -> str:
        style, inlines = _style(line, face, first=first), line.inlines
        lead = inlines[0] if inlines else None
        if isinstance(lead, Text) and lead.text.endswith(_NUMBERED):
            number = self._setter.inlines((replace(lead, text=lead.text[:-1]),)) + tab()
            words = number + self._setter.inlines(inlines[1:])
            return paragraph(style, words, (KEEP_NEXT if face.keep else "") + _HANGING)
        return f"{face[style]}{self._setter.inlines(inlines)}</w:p>"


def edge_margin(column: Column, *, last: bool) -> str:
    """Figures set to the right in the last column end at the rule, not before it."""
    return (
        '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' if last and column.align is Align.RIGHT else ""
    )


def cell_xml(width: int, span: int, content: str, properties: str = "") -> str:
    """A cell so many twips wide; `properties` follow the order of the schema after `w:gridSpan`."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{properties}</w:tcPr>{content}</w:tc>'


def _beside(beside: Beside | None, index: int) -> int:
    """How much wider the last cell of a row is that stands below a picture."""
    return beside.width if beside is not None and index >= beside.rows else 0


def _borders(*, continued: bool, joined: bool) -> str:
    if continued and joined:
        return _NO_RULES
    if continued:
        return _NO_RULE_ABOVE
    return _NO_RULE_BELOW if joined else ""


def _style(line: Line, face: _Face, *, first: bool) -> str:
    if face.group:
        return "TableGroup"
    if line.quotation:
        return "TableQuotationAlone" if first else "TableQuotation"
    if line.bullet:
        return "TableBullet"
    if face.label:
        return "TableLabel"
    quiet = False
    for inline in line.inlines:
        if isinstance(inline, Text):
            if inline.look is not Look.QUIET:
                return "TableText"
            quiet = True
        elif isinstance(inline, Prompt):
            return "TableText"
    return "TableSmall" if quiet else "TableText"
