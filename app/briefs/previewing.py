"""A brief for the window: the same tree as the Word file, in elements of HTML, and the paper that it is printed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.document import Document
from reports.render.house import INDIA, House

if TYPE_CHECKING:
    from reports.render.html import Pieces

_TWIPS = 20
_IN_MARGINS = (
    '<p class="marking"',
    '<p class="watermark"',
    '<table class="furniture"',
    '<p class="furniture"',
)
"""Elements of the page that stand in the margins of paper."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of paper in points, with the margins of its text, and what stands in them on every page."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    marking: str = ""
    above: str = ""
    below: str = ""
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class Paged:
    """A document as elements of HTML, to be set on leaves; `places`: its sections with the marks of their headings."""

    style: str
    parts: tuple[str, ...]
    leaf: Leaf
    places: tuple[tuple[str, str], ...] = ()


def pieces(document: Document, house: House = INDIA) -> Pieces:
    """The style sheet and the elements of a document, none of them long."""
    from reports.render.html import render_pieces

    return render_pieces(document, house)


def paged(document: Document, house: House = INDIA) -> Paged:
    """The same for leaves of paper: what is the same on every page stands in their margins."""
    from reports.render.labels import complete, labels
    from reports.render.leaf_style import leaf_style

    found = pieces(document, house)
    parts = tuple(part for part in found.parts if not part.startswith(_IN_MARGINS))
    named = labels(complete(document), house)
    marks = ((section.id, named.mark(section, section.id)) for section in named.document.sections)
    places = tuple((section, mark) for section, mark in marks if mark)
    return Paged(leaf_style(house), parts, leaf_of(document, house), places)


def leaf_of(document: Document, house: House) -> Leaf:
    """The paper of the house, lying on its side where the document does."""
    page, running = house.page, document.running
    size, margins = (page.width, page.height), (page.left, page.top, page.right, page.bottom)
    if document.landscape:
        size, margins = (page.height, page.width), (page.top, page.left, page.bottom, page.right)
    left, top, right, bottom = (side / _TWIPS for side in margins)
    return Leaf(
        size[0] / _TWIPS,
        size[1] / _TWIPS,
        (left, top, right, bottom),
        marking=running.marking,
        above=" · ".join(word for word in (running.reference, running.short_title, running.copy) if word),
        below=running.cutoff,
        watermark=running.watermark,
    )
