"""What a register leaves unsaid because its readers know it: completed by stated rules, and told in the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from app.catalog import info
from app.registers.beginnings import session
from app.registers.finding import Names
from db.values.choices import (
    CommitmentKind,
    CommitmentStatus,
    LineKind,
    MeetingKind,
    MeetingStatus,
    NoteKind,
    Strength,
    TaskStatus,
    tracked,
)
from db.values.names import PersonName, ordinal
from db.values.partial_date import DateRange

Values = dict[str, Any]
Assumed = Iterator[tuple[str, Any, str]]
"""Field, its value, and why: a phrase for the preview."""


def complete(kind: str, values: Values, names: Names, home: str | None, today: date) -> list[str]:
    """Fill what is empty and follows; returns a phrase for each thing assumed. What does not follow stays empty."""
    told: list[str] = []
    rules = (_parties, _BY_KIND.get(kind, _nothing))
    for rule in rules:
        for name, value, why in rule(kind, values, names, home, today):
            if not values.get(name):
                values[name] = value
                told.append(why)
    return told


def _parties(kind: str, values: Values, names: Names, home: str | None, today: date) -> Assumed:  # noqa: ARG001
    """Those of the forum or the meeting; and our own country beside the one that is named."""
    fields = {field.name: field for field in info(kind).fields}
    if "parties" not in fields:
        return
    for through in ("forum_id", "made_at_id"):
        entry = names.entries.get(str(values.get(through)))
        if entry and entry.form.get("parties"):
            yield "parties", tuple(entry.form["parties"]), f"between the parties of {entry.title}"
    if not values.get("parties") and home and (country := values.get("owner_country_id")) not in (None, home):
        yield "parties", (home, country), "between us and the country that owes it"
    parties = tuple(values.get("parties") or ())
    if len(parties) == 1 and home and home not in parties and kind != "initiative":
        values["parties"] = ()
        yield "parties", (home, *parties), "between us and the country that is named"


def _commitment(kind: str, values: Values, names: Names, home: str | None, today: date) -> Assumed:  # noqa: ARG001
    yield "commitment_kind", CommitmentKind.AGREED, "taken as agreed"
    yield "strength", Strength.FIRM, "taken as firm"
    yield "status", CommitmentStatus.OPEN, "taken as open"
    if values.get("tracked") is None:
        values["tracked"] = tracked(values["commitment_kind"], values["strength"], has_addressee=True)
    entry = names.entries.get(str(values.get("made_at_id")))
    if entry and entry.form.get("forum_id") in names.entries:
        yield "forum_id", entry.form["forum_id"], f"of the forum of {entry.title}"


def _meeting(kind: str, values: Values, names: Names, home: str | None, today: date) -> Assumed:  # noqa: ARG001
    known = session(str(values.get("title") or ""), names)
    if known and values.get("forum_id") in (None, known[0].id):
        yield "forum_id", known[0].id, f"a session of {known[0].title}"
        yield "edition", known[1], f"its {ordinal(known[1])} session"
        yield "parties", tuple(known[0].form.get("parties") or ()), f"between the parties of {known[0].title}"
    forum = names.entries.get(str(values.get("forum_id")))
    if forum and not values.get("title"):
        called = forum.form.get("abbreviation") or forum.title
        edition = values.get("edition")
        yield "title", f"{ordinal(edition)} {called}" if edition else called, "called after its forum"
    yield (
        "meeting_kind",
        MeetingKind.SESSION if forum else MeetingKind.TALKS,
        ("taken as a session of its forum" if forum else "taken as talks"),
    )
    held = values.get("held_on")
    first = (held.first or held.last) if isinstance(held, DateRange) else None
    if first and first > today:
        yield "status", MeetingStatus.PLANNED, "planned, by its date"
    else:
        yield "status", MeetingStatus.HELD, "held, by its date" if first else "taken as held"


def _person(kind: str, values: Values, names: Names, home: str | None, today: date) -> Assumed:  # noqa: ARG001
    """The name is kept without what stands before it."""
    if not values.get("name"):
        return
    called = PersonName.parse(values["name"])
    if called.prefixes:
        values["name"] = called.bare
        prefix = " ".join(called.prefixes)
        yield "prefix", prefix, f"with the prefix {prefix}"


def _task(kind: str, values: Values, names: Names, home: str | None, today: date) -> Assumed:  # noqa: ARG001
    yield "status", TaskStatus.OPEN, "taken as open"


def _note(kind: str, values: Values, names: Names, home: str | None, today: date) -> Assumed:  # noqa: ARG001
    yield "note_kind", NoteKind.NOTE, "taken as a note"


def _line(kind: str, values: Values, names: Names, home: str | None, today: date) -> Assumed:  # noqa: ARG001
    yield "line_kind", LineKind.POINT_TO_MAKE, "taken as a point to make"


def _nothing(kind: str, values: Values, names: Names, home: str | None, today: date) -> Assumed:  # noqa: ARG001
    yield from ()


Rule = Callable[[str, Values, Names, "str | None", date], Assumed]
_BY_KIND: dict[str, Rule] = {
    "commitment": _commitment, "meeting": _meeting, "person": _person, "task": _task, "note": _note, "line": _line,
}  # fmt: skip
