"""In which briefs a record was, as a part of its page."""

from __future__ import annotations

from app.briefs.reissuing import briefs_with
from app.names import label_of
from app.references import Mention
from app.showing.view import Row, Section
from db.reader import Reader


def used_in(reader: Reader, record_id: str) -> tuple[Section, ...]:
    """The briefs in which a record was, as a section of its page: the newest first, each with how it stands since."""
    found = briefs_with(reader, record_id)
    if not found:
        return ()
    rows = tuple(
        Row(
            use.id,
            "brief",
            use.title,
            "as it was there" if use.current else "changed since",
            use.issued_on.seen_short(no_break=False) if use.issued_on else label_of(use.status).lower(),
            Mention(use.id, "brief", use.title),
        )
        for use in found
    )
    return (Section("Briefs that used this record", rows, len(rows), "brief"),)
