"""References as people meet them: what a field may refer to, what it is called, and what is offered while they type."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app import catalog
from app.casefile import CaseFile
from app.catalog import Field
from app.names import Namer
from app.searching.suggesting import suggested
from db.queries.records import lives, these
from db.reader import Reader
from db.search_suggestions import SUGGESTED, shown
from db.values.errors import InvalidValue
from db.values.partial_date import DateRange

OFFERED = 8
"""Suggestions shown at once."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that another one speaks of, as something one can go to.

    `detail` tells it from others of its title; `day` is the last day of a meeting, from which dues count.
    """

    id: str
    kind: str
    title: str
    detail: str = ""
    day: date | None = None
    deleted: bool = False


_ACCEPTED: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("commitment", "due_event_id"): ("meeting", "visit", "forum"),
        ("commitment", "related"): ("agreement", "exercise", "initiative", "forum", "meeting"),
        ("line", "for_id"): ("visit", "meeting"),
        ("line", "related"): ("agreement", "exercise", "initiative", "forum", "meeting", "commitment"),
        ("objective", "for_id"): ("visit", "meeting"),
        ("name", "named_id"): ("person", "organisation", "place", "agreement", "exercise"),
    }
)
"""What a field that may refer to any record is meant for; the others may refer to whatever stands on its own."""

_INNER = frozenset({"setting", "package", "proposal", "link"})
"""Kinds that no officer refers to."""

_WITH_NAME_ALONE = frozenset(
    {"country", "organisation", "person", "post", "place", "topic", "source", "visit"}
)
"""Kinds of which a record can be made from its name."""


def accepted(kind: str, field: Field) -> tuple[str, ...]:
    """The kinds that a reference field takes, in the order in which people meet them."""
    if field.target is not None:
        return (field.target,)
    own = _ACCEPTED.get((kind, field.name))
    return own or tuple(one.kind for one in catalog.kinds() if not one.part and one.kind not in _INNER)


def creatable(kinds: Collection[str]) -> tuple[str, ...]:
    """Those of the kinds of which a record can be made by typing its name, without leaving what one is at."""
    return tuple(kind for kind in kinds if kind in _WITH_NAME_ALONE)


def offers(case: CaseFile, words: str, kinds: Collection[str], limit: int = OFFERED) -> tuple[Mention, ...]:
    """Records that may be meant by what was typed, the likeliest first; the newest where nothing is typed yet."""
    with case.read() as reader:
        found = suggested(reader, words, limit, kinds)
        days = _days(reader, [one.id for one in found if one.kind == "meeting"])
    return tuple(Mention(one.id, one.kind, one.title, one.detail, days.get(one.id)) for one in found)


def mentions(reader: Reader, namer: Namer, ids: Iterable[str]) -> dict[str, Mention]:
    """Id → how to speak of that record; ids that are not in the case file are spoken of by their beginning."""
    wanted = tuple(dict.fromkeys(ids))
    known = {record_id: (kind, deleted) for record_id, kind, deleted in lives(reader, wanted)}
    by_kind: dict[str, list[str]] = {}
    for record_id, (kind, deleted) in known.items():
        if kind in SUGGESTED and not deleted:
            by_kind.setdefault(kind, []).append(record_id)
    named = {one: own for kind, some in by_kind.items() for one, own in shown(reader, kind, some).items()}
    days = _days(reader, by_kind.get("meeting", ()))
    found = {}
    for one in wanted:
        kind, deleted = known.get(one, ("", False))
        own = named.get(one)
        title = " ".join(own.title.split()) if own else ""
        detail = _detail(own.words, own.date) if own else ""
        found[one] = Mention(one, kind, title or namer.name(one), detail, days.get(one), deleted or not kind)
    return found


def _days(reader: Reader, meetings: Collection[str]) -> dict[str, date]:
    found = {}
    for meeting, form in these(reader, "meeting", meetings):
        if last := _last(form.get("held_on")):
            found[meeting] = last
    return found


def _last(stored: str | None) -> date | None:
    """The last day of a stored range; None where it has none or cannot be read."""
    try:
        return DateRange.parse_text(stored).last if stored else None
    except InvalidValue:
        return None


def _detail(words: Iterable[str], stored: str | None) -> str:
    parts = [" ".join(word.split()) for word in words]
    try:
        parts += [DateRange.parse_text(stored).seen_short()] if stored else []
    except InvalidValue:
        parts.append(str(stored))
    return " · ".join(parts)
