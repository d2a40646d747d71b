"""What an officer typed to limit a report: which forum or country it names, and how the paper repeats it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from app.briefs.snapshot import Snapshot
from app.searching.called import countries, forums, people, topics
from app.searching.request import Part, parts
from db.models import Country, Forum, Person, Record, Topic
from db.reader import Reader

_NAMED: Mapping[str, tuple[type[Record], Callable[[Reader, str], set[str]]]] = {
    "forum": (Forum, forums),
    "country": (Country, countries),
    "person": (Person, people),
    "topic": (Topic, topics),
}
_HIDDEN = "…"
R = TypeVar("R", bound=Record)


def heading(snapshot: Snapshot, typed: str) -> tuple[Forum | None, Country | None]:
    """The one forum and the one country that the filters name, where they may be seen; they head the report."""
    return _only(snapshot, typed, "forum", Forum), _only(snapshot, typed, "country", Country)


def _only(snapshot: Snapshot, typed: str, name: str, model: type[R]) -> R | None:
    asked = [one for one in parts(typed) if one.name == name and not one.negated]
    found = {record for one in asked for record in _NAMED[name][1](snapshot.reader, one.value)}
    return snapshot.get(model, next(iter(found))) if len(found) == 1 else None


def repeated(snapshot: Snapshot, typed: str) -> str:
    """The filters as typed; what names a record that the reader may not see stands as `forum:…`."""
    return " ".join(_shown(snapshot, one) for one in parts(typed))


def _shown(snapshot: Snapshot, part: Part) -> str:
    if part.name not in _NAMED:
        return part.written
    model, called = _NAMED[part.name]
    found = sorted(called(snapshot.reader, part.value))
    if all(snapshot.get(model, record) for record in found):
        return part.written
    return f"{'-' if part.negated else ''}{part.name}{part.operator}{_HIDDEN}"
