"""How a text that waits stands in the list of the inbox: its title, its day, and how far one is with it."""

from __future__ import annotations

from app.inbox.queue import Waiting
from db.values.partial_date import PartialDate
from ui.desktop.parts.rows import Row, RowKind


def queued(one: Waiting) -> Row:
    """The row of a text; its key is the id of the source."""
    day = PartialDate.parse_text(one.published).seen_short() if one.published else ""
    decided = one.accepted + one.rejected
    words = f"{decided} of {decided + one.offered}" if one.offered else "all decided"
    return Row(RowKind.ITEM, one.title, " · ".join(part for part in (day, words) if part), "", one.source_id)
