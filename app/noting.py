"""A quick note: written down from anywhere, a record from the first moment, and kept as it is typed."""

from __future__ import annotations

from app.casefile import CaseFile
from app.door import Changed
from app.local import Space
from db.values.choices import NoteKind
from db.values.marking import Marking
from db.values.partial_date import PartialDate

LONGEST_TITLE = 80
_SPACE, _KEY = "quick_note", "text"


def title_of(text: str) -> str:
    """The first line, as far as a title goes; empty where nothing is written."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(first) <= LONGEST_TITLE:
        return first
    cut = first[:LONGEST_TITLE].rsplit(" ", 1)[0]
    return f"{cut or first[:LONGEST_TITLE]} …"


def note(case: CaseFile, text: str, level: str | None, about: str | None = None) -> Changed:
    """Make a note of a text, dated today, and forget what was kept of its typing.

    `level` is the code of a marking, None where it is not assessed; `about` the id of a record. Raises ChanceryError.
    """
    title = title_of(text)
    body = text.strip()
    changes = case.door.changes()
    changes.create(
        "note",
        title=title,
        note_kind=NoteKind.NOTE,
        noted_on=PartialDate.of(case.clock.today()),
        body=body if body != title else None,
        about=[about] if about else [],
        marking=Marking(level) if level else None,
    )
    changed = case.door.change(f"Note “{title}”", changes)
    Space(case, _SPACE).drop(_KEY)
    return changed


def keep(case: CaseFile, text: str) -> None:
    """Keep what is typed, so that a crash loses nothing; raises CaseFileError."""
    if text.strip():
        Space(case, _SPACE).put(_KEY, text)
    else:
        Space(case, _SPACE).drop(_KEY)


def kept(case: CaseFile) -> str:
    """What was typed and never saved; empty where there is nothing."""
    found = Space(case, _SPACE).get(_KEY)
    return found if isinstance(found, str) else ""
