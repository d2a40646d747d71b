"""Which bookmark of a Word file stands at what: the way back from a paper to the records that it speaks of."""

from __future__ import annotations

from reports.document import Document
from reports.render.house import INDIA, House
from reports.render.labels import complete, labels


def marks_of(document: Document, house: House = INDIA) -> dict[str, str]:
    """Bookmark → anchor, as `render_docx` sets them for the same document and house."""
    named = labels(complete(document), house.turned() if document.landscape else house)
    return {target.mark: anchor for anchor, target in named.targets.items()}
