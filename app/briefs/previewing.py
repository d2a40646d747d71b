"""A brief for the window: the same tree as the Word file, in elements of HTML that can be shown one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.document import Document
from reports.render.house import INDIA, House

if TYPE_CHECKING:
    from reports.render.html import Pieces


def pieces(document: Document, house: House = INDIA) -> Pieces:
    """The style sheet and the elements of a document, none of them long."""
    from reports.render.html import render_pieces

    return render_pieces(document, house)
