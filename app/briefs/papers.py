"""Copies lines to take and notes into facts."""

from __future__ import annotations

from app.briefs.commitments import released
from app.briefs.context import Context, known
from db.models import Note, SpeakingLine, Topic
from db.values.choices import LineKind, NoteKind
from reports.facts import LineFact, NoteFact


def lines(context: Context) -> tuple[LineFact, ...]:
    """In their own order; a line of a kind that this version does not know is a position of ours."""
    return tuple(_line(context, row) for row in context.selection.lines)


def _line(context: Context, row: SpeakingLine) -> LineFact:
    return LineFact(
        **context.common(row),
        kind=known(LineKind, row.line_kind) or LineKind.POSITION_OURS,
        wording=row.wording,
        topic=context.snapshot.name(Topic, row.topic_id),
        to_whom=row.to_whom or "",
        valid_until=row.valid_until,
        releasable=released(row.releasable),
        order=row.position or 0,
    )


def notes(context: Context) -> tuple[NoteFact, ...]:
    """By day, undated ones last."""
    found = (_note(context, row) for row in context.selection.notes)
    return tuple(sorted(found, key=lambda fact: (fact.on.text if fact.on else "~", fact.id)))


def _note(context: Context, row: Note) -> NoteFact:
    return NoteFact(
        **context.common(row),
        kind=(known(NoteKind, row.note_kind) or NoteKind.NOTE).value,
        title=row.title,
        body=row.body or "",
        on=row.noted_on,
    )
