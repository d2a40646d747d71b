"""The style sheet of the preview on paper: the page's own, in the sizes and line heights that the house has in Word."""

from __future__ import annotations

from reports.render.house import House, Size
from reports.render.page_style import page_style


def leaf_style(house: House) -> str:
    """CSS of a house for leaves of paper: margins are the paper's, sizes those of the Word file, in points."""
    s = house.sizes
    rules = (
        ("body", f"margin: 0; {_type(s.paragraph)}"),
        ("p", _block(s.paragraph)),
        (".hanging", f"margin: 0 0 {_pixels(s.paragraph.after)} 0;"),
        (".hanging td", _type(s.paragraph)),
        ("h1", _block(s.title)),
        ("h2", _block(s.heading)),
        ("h2.annex", _block(s.annex_heading)),
        (".kicker", _block(s.kicker)),
        (".subtitle", _block(s.subtitle)),
        (".caption", _block(s.caption)),
        ("table.ruled td, table.panel td, table.control td", _type(s.table)),
        ("table.ruled th, table.panel th", _type(s.table_head)),
        ("table.control .name, table.ruled .name", _type(s.table_label)),
        (".quotation", _type(s.table_quotation)),
        (".figure", _type(s.figure)),
        (".figure-label", _type(s.figure_label)),
        (".note td", _type(s.note)),
        (".inside td", _type(s.inside)),
    )
    sheet, _, _ = page_style(house).partition("@media")  # Qt reads no further than that
    return sheet + "".join(f"{chosen} {{ {said} }}\n" for chosen, said in rules)


def _type(size: Size) -> str:
    return f"font-size: {size.size}pt; line-height: {_pixels(size.line)};"


def _block(size: Size) -> str:
    return f"{_type(size)} margin: {_pixels(size.before)} 0 {_pixels(size.after)} 0;"


def _pixels(points: float) -> str:
    """Qt reads points in sizes of type alone."""
    return f"{points * 96 / 72:.2f}px"
