"""What a meeting, commitment or task starts with that is made of a note: its words, day, marking, what it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.changes import Changes
from app.settings import read_settings
from db.models import Note, Person
from db.reader import Reader

KINDS = ("meeting", "commitment", "task")
"""What a note can be made into."""

_FOR: Mapping[str, Mapping[str, str]] = {
    "meeting": {"forum": "forum_id", "visit": "visit_id"},
    "commitment": {"meeting": "made_at_id", "forum": "forum_id"},
    "task": {"meeting": "meeting_id", "visit": "visit_id", "commitment": "commitment_id"},
}
"""Kind → kind of what the note is about → the field that refers to it."""


def begun_with(reader: Reader, kind: str, note_id: str) -> dict[str, Any]:
    """The fields, as JSON, that a record of this kind starts with; empty where the note is not there any more."""
    note = reader.get(Note, note_id)
    if note is None or kind not in KINDS:
        return {}
    about = reader.references([note_id]).get((note_id, "about"), ())
    kinds = reader.kinds(set(about))
    body = " ".join((note.body or "").split())
    found: dict[str, Any] = {"marking": note.marking.to_json() if note.marking else None}
    for one in about:
        if name := _FOR[kind].get(kinds.get(one, "")):
            found.setdefault(name, one)
    day = _day(note) if kind == "meeting" else note.noted_on.text if note.noted_on else None
    match kind:
        case "meeting":
            found |= {"title": note.title, "held_on": day, "remark": note.body}
        case "commitment":
            found |= {"wording": body or note.title, "made_on": day}
        case _:
            found |= {"title": note.title, "tasked_on": day, "remark": note.body}
    if kind != "task" and (parties := _parties(reader, [one for one in about if one in kinds], kinds)):
        found["parties"] = parties
    return {name: value for name, value in found.items() if value}


_NO_DAY_OF_IT = re.compile(r"\b(?:by|before|until|till|from|since|after|of|than)(?: the)?\s*$", re.IGNORECASE)


def _day(note: Note) -> str | None:
    """The day of the meeting that a note tells: the first that it names and that nothing is due by, else its own."""
    from app.intake.text.dates import date_mentions

    words = f"{note.title or ''}\n{note.body or ''}"
    own = note.noted_on
    for one in date_mentions(words, 0, len(words), own.first if own else None):
        start = one.dates.start
        if start is not None and start.day is not None and not _NO_DAY_OF_IT.search(words[: one.start]):
            return one.dates.text
    return own.text if own else None


def _parties(reader: Reader, about: list[str], kinds: Mapping[str, str]) -> list[str]:
    """The countries that the note speaks of, or whose people it does, with the home country first."""
    others: list[str] = []
    for one in about:
        person = reader.get(Person, one) if kinds[one] == "person" else None
        country = one if kinds[one] == "country" else person.country_id if person is not None else None
        if country:
            others.append(country)
    home = read_settings(reader).home_id
    return list(dict.fromkeys([*([home] if home else []), *others])) if others else []


def note_became(changes: Changes, note_id: str, record_id: str) -> None:
    """Say in the note what was made of it, as a step of the same action."""
    if note_id:
        changes.edit(note_id, became_id=record_id)
