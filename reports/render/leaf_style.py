"""The style sheet of the preview on paper: the page's own, in the sizes and line heights that the house has in Word."""

from __future__ import annotations

import re

from reports.render.house import House, Size
from reports.render.page_style import page_style
from reports.render.widths import CELL_MARGIN

_SIZE = re.compile(r"font-size: [\d.]+pt;")
_CELLS = ("table.ruled td", "table.panel td", "table.control td")


def leaf_style(house: House) -> str:
    """CSS of a house for leaves of paper: margins are the paper's, sizes those of the Word file, in points.

    Qt takes the first of several sizes that are said of an element in a cell: so each is said once, of what holds the
    words.
    """
    s = house.sizes
    gap = _pixels(s.after_table.line)
    rules = (
        ("body", f"margin: 0; {_type(s.paragraph)}"),
        ("p", _block(s.paragraph)),
        (".hanging", f"margin: 0 0 {_pixels(s.paragraph.after)} 0;"),
        (".under, .bullet", f"margin: 0 0 {_pixels(s.sub_paragraph.after)} 0;"),
        (".note", f"margin: 0 0 {_pixels(s.note.after)} 0;"),
        (".numbered td, .bullet td", _type(s.paragraph)),
        ("h1", _block(s.title)),
        ("h2", _block(s.heading)),
        ("h2.annex", _block(s.annex_heading)),
        ("h2.new-page", "margin-top: 0;"),
        (".kicker", _block(s.kicker)),
        (".subtitle", _block(s.subtitle)),
        (".caption", _block(s.caption)),
        ("table.ruled, table.panel, table.control, table.band", f"margin: 0 0 {gap} 0;"),
        (", ".join(_CELLS[:2]), _padding(2.5)),
        (_CELLS[2], _padding(1.4)),
        ("table.ruled th, table.panel th", f"{_type(s.table_head)} {_padding(2.5)}"),
        ("table.band td", f"padding: {_pixels(3.5)} {_pixels(1.4)} {_pixels(3.5)} {_pixels(5.65)};"),
        (_within("div", *_CELLS), _type(s.table)),
        (".small", _type(s.table_small)),
        (_within("div", "table.control .name", "table.ruled .name"), _type(s.table_label)),
        (".quotation", _type(s.table_quotation)),
        (".figure", _type(s.figure)),
        (".band-date", _type(s.band_date)),
        (".figure-label", _type(s.figure_label)),
        (".note td", _type(s.note)),
        (".inside td", f"{_type(s.inside)} padding-top: {_pixels(s.inside.before)};"),
    )
    sheet, _, _ = page_style(house).partition("@media")  # Qt reads no further than that
    return _SIZE.sub("", sheet) + "".join(f"{chosen} {{ {said} }}\n" for chosen, said in rules)


def _within(element: str, *outer: str) -> str:
    return ", ".join(f"{one} {element}" for one in outer)


def _padding(height: float) -> str:
    """Of a cell: points above and below; at the right what the house has everywhere."""
    return f"padding: {_pixels(height)} {_pixels(CELL_MARGIN / 20)} {_pixels(height)} 0;"


def _type(size: Size) -> str:
    return f"font-size: {size.size}pt; line-height: {_pixels(size.line)}; -qt-line-height-type: fixed;"


def _block(size: Size) -> str:
    return f"{_type(size)} margin: {_pixels(size.before)} 0 {_pixels(size.after)} 0;"


def _pixels(points: float) -> str:
    """Qt reads points in sizes of type alone."""
    return f"{points * 96 / 72:.2f}px"
