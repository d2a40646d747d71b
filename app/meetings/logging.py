"""Logs a meeting, or brings one on file up to date, with what was made in place for it: one action, all or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.casefile import CaseFile
from app.changes import Changes
from app.following import keep_year
from app.made_of_note import note_became
from app.meetings.amending import amend
from app.meetings.entering import enter
from app.meetings.grounds import Grounds
from app.meetings.sheet import Sheet
from app.saving import Entry, File, Saved
from db.models import Citation
from db.values.marking import Marking

_SHARED = frozenset({"country", "topic"})
"""Kinds whose records belong to nobody's meeting and do not take its marking."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes with the sheet: records made in place, parts edited field by field, files; and what it was read over.

    `bases` are the revisions of a meeting on file and its parts that the officer saw.
    """

    grounds: Grounds
    bases: Mapping[str, str] = field(default_factory=dict)
    yielded: frozenset[tuple[str, str]] = frozenset()
    """(record, field) in which what stands in the case file is to stay."""
    created: Sequence[Entry] = ()
    parts: Sequence[Entry] = ()
    files: Sequence[File] = ()


def log_meeting(case: CaseFile, sheet: Sheet, beside: Beside, note: str = "") -> Saved:
    """Log a new meeting, made of the note `note` if any. Raises InvalidValue, RulesBroken, CaseFileError, OSError."""
    changes = case.door.changes()
    _before(changes, beside, sheet.marking)
    meeting = enter(changes, sheet, beside.grounds).meeting_id
    _after(changes, beside)
    note_became(changes, note, meeting)
    keep_year(case, changes)
    return Saved(meeting, case.door.change(f"Log {_called(sheet.title)}", changes))


def amend_meeting(case: CaseFile, meeting_id: str, before: Sheet, after: Sheet, beside: Beside) -> Saved:
    """Bring a meeting to what its form says. Raises InvalidValue, RulesBroken, Conflict, CaseFileError, OSError."""
    changes = case.door.changes()
    _before(changes, beside, after.marking)
    amend(changes, meeting_id, before, after, beside.grounds, bases=beside.bases, yielded=beside.yielded)
    _cite_no_more(case, changes, meeting_id, before, after)
    _after(changes, beside)
    keep_year(case, changes)
    return Saved(meeting_id, case.door.change(f"Edit {_called(after.title)}", changes))


def _cite_no_more(case: CaseFile, changes: Changes, meeting_id: str, before: Sheet, after: Sheet) -> None:
    """Sources that left the form are not cited by the meeting any more; they stay on file."""
    gone = {paper.source_id for paper in before.papers} - {paper.source_id for paper in after.papers}
    if gone:
        with case.read() as reader:
            for row in reader.all(Citation, record_id=meeting_id):
                if row.source_id in gone:
                    changes.delete(row.id)


def _before(changes: Changes, beside: Beside, marking: Marking | None) -> None:
    for one in beside.files:
        changes.attach(one.name, one.content, id=one.id, **_marked(marking, "attachment"), **one.values)
    for entry in beside.created:
        changes.create(entry.kind, id=entry.id, **{**_marked(marking, entry.kind), **entry.values})


def _marked(marking: Marking | None, kind: str) -> dict[str, Marking]:
    return {} if marking is None or kind in _SHARED else {"marking": marking}


def _after(changes: Changes, beside: Beside) -> None:
    for entry in beside.parts:
        if entry.deleted:
            if not entry.new:
                changes.delete(entry.id)
        elif entry.new:
            changes.create(entry.kind, id=entry.id, **entry.values)
        elif entry.values:
            changes.edit(entry.id, base=entry.base, **entry.values)


def _called(title: str) -> str:
    """`the 13th JMCC`, `“Call on the Minister”`."""
    words = " ".join(title.split())
    return f"the {words}" if re.match(r"\d+(?:st|nd|rd|th)\b", words) else f"“{words}”"
