"""What a search means in this case file: terms, conditions, and sentences on what was not understood.

A filter that means nothing here is searched as words, and said so; nothing that is typed is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast, get_args

from app.errors import NotFound
from app.listing import kind_called
from app.searching import following, standing
from app.searching.called import countries, forums, people, topics
from app.searching.days import days
from app.searching.request import Part, parts
from db import search_filters
from db.reader import Reader
from db.registry import KINDS
from db.search_documents import DOCUMENTED
from db.search_filters import Condition, DateName, Operator
from db.search_query import Term, Wanted, similar_names, term
from db.values.choices import Side
from db.values.errors import excerpt

MOST_TERMS = 32
"""Words that are searched for; the index refuses expressions of several hundred."""

_SIDES = {
    "us": Side.OURS, "ours": Side.OURS, "we": Side.OURS, "them": Side.THEIRS, "theirs": Side.THEIRS,
    "they": Side.THEIRS, "both": Side.JOINT, "joint": Side.JOINT, "third": Side.THIRD,
}  # fmt: skip
_STATES = {
    "aging": "ageing",
    "done": "closed",
    "late": "overdue",
    "unmarked": "unassessed",
    "drafts": "draft",
}
_EXAMPLES = {
    "kind": "kind:meeting", "is": "is:open", "owes": "owes:them", "country": "country:Oman", "forum": "forum:JMCC",
    "topic": "topic:Hydrography", "person": "person:Nasser",
    "due": "due<30d", "made": "made>2025", "held": "held:2025", "date": "date>2025",
    "officer": "officer:Director", "before": "before:visit", "silent": "silent>90d", "carried": "carried>2",
    "signed": "signed:2025", "expires": "expires<6m",
}  # fmt: skip
_LONGEST_DATE = 4
"""Words of a date that is typed without quotes: `made>22 oct 2025`."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A search as it is made. `deleted`: in the recycle bin; `notes` are sentences for the officer.

    `kinds` are those that it is about where no `kind:` filter says otherwise.
    """

    wanted: Wanted
    kinds: tuple[str, ...]
    deleted: bool
    notes: tuple[str, ...]


def meaning(reader: Reader, typed: str, today: date, kind: str = "") -> Meaning:
    """Read what was typed; `kind` is that of the list it is typed at, which judges its own commitments."""
    return _Understanding(reader, today, kind).read(parts(typed))


@dataclass(frozen=True, slots=True)
class _Kinds:
    """What a `kind:` filter says."""

    kinds: tuple[str, ...]


class _Understanding:
    """Reads one search, part by part."""

    def __init__(self, reader: Reader, today: date, kind: str = "") -> None:
        self._reader = reader
        self._today = today
        self._listed = kind
        self._terms: list[Term] = []
        self._without: list[Term] = []
        self._conditions: list[Condition] = []
        self._kinds: list[str] = []
        self._not_kinds: list[str] = []
        self._deleted = False
        self._notes: list[str] = []
        self._filters: dict[str, Callable[[str], Condition | _Kinds | None]] = {
            "kind": self._kind,
            "is": self._state,
            "owes": self._owes,
            "country": lambda value: self._concerning("country", countries(self._reader, value)),
            "forum": lambda value: self._concerning("forum", forums(self._reader, value)),
            "person": lambda value: self._concerning("person", people(self._reader, value)),
            "topic": self._topic,
            "officer": lambda value: search_filters.these(following.of_officer(self._reader, value)),
            "before": self._before,
        }

    def read(self, given: list[Part]) -> Meaning:
        """All parts, one after the other; a date takes as many of the words after it as belong to it."""
        rest = list(given)
        while rest:
            part = rest.pop(0)
            if part.name in get_args(DateName):
                taken = self._dated(part, rest)
                del rest[:taken]
            elif part.name in following.COUNTED:
                self._counted(part)
            elif part.name in self._filters:
                self._filter(part)
            else:
                self._words(part)
        if len(self._terms) > MOST_TERMS:
            self._notes.append(f"Only the first {MOST_TERMS} words are searched for.")
        return Meaning(self._wanted(), tuple(_offered(self._terms)), self._deleted, tuple(self._notes))

    def _wanted(self) -> Wanted:
        kinds: tuple[str, ...] | None = None
        if self._kinds or self._not_kinds or not self._terms:
            among = self._kinds or _offered(self._terms)
            kinds = tuple(dict.fromkeys(kind for kind in among if kind not in self._not_kinds))
        return Wanted(
            tuple(self._terms[:MOST_TERMS]), tuple(self._without[:MOST_TERMS]), tuple(self._conditions), kinds
        )

    def _words(self, part: Part) -> None:
        found = term(part.written.lstrip("-−") if part.name else part.value, exact=part.exact or part.negated)
        if part.name and part.value and len(part.name) > 1:
            self._notes.append(
                f"There is no filter “{part.name}”; {excerpt(part.written)} was searched as words."
            )
        if found is None:
            return
        if part.negated:
            self._without.append(found)
            return
        only = found.phrases[0]
        alike = similar_names(self._reader, only[0]) if len(only) == 1 and not part.exact else ()
        self._terms.append(replace(found, similar=alike))

    def _filter(self, part: Part) -> None:
        if not part.value:
            self._lacks_value(part)
            return
        if part.name == "is" and part.value.casefold() == "deleted" and part.operator in (":", "="):
            self._deleted = not part.negated
            return
        found = self._filters[part.name](part.value) if part.operator in (":", "=") else None
        if found is None:
            self._as_words(part)
        elif isinstance(found, _Kinds):
            (self._not_kinds if part.negated else self._kinds).extend(found.kinds)
        else:
            self._conditions.append(replace(found, negated=part.negated))

    def _dated(self, part: Part, following: list[Part]) -> int:
        """Take a date filter; returns how many of the following words belong to it."""
        most = 0
        while not part.exact and most < min(_LONGEST_DATE, len(following)) and following[most].plain:
            most += 1
        for taken in range(most, -1, -1):
            words = " ".join([part.value, *(one.value for one in following[:taken])]).strip()
            found = days(part.name, words, self._today)
            if found is not None:
                operator = cast(Operator, ":" if part.operator == "=" else part.operator)
                condition = search_filters.dated(cast(DateName, part.name), operator, *found)
                self._conditions.append(replace(condition, negated=part.negated))
                return taken
        if part.value:
            self._as_words(part)
        else:
            self._lacks_value(part)
        return 0

    def _counted(self, part: Part) -> None:
        if not part.value:
            self._lacks_value(part)
            return
        found = following.counted(self._reader, part.name, part.operator, part.value, self._today)
        if found is None:
            self._as_words(part)
        else:
            self._conditions.append(replace(search_filters.these(found), negated=part.negated))

    def _topic(self, value: str) -> Condition | None:
        if value.casefold() == "none":
            return search_filters.these(following.without_topic(self._reader))
        return self._concerning("topic", topics(self._reader, value))

    def _before(self, value: str) -> Condition | None:
        if value.casefold() != "visit":
            return None
        return search_filters.these(following.before_visit(self._reader, self._today))

    def _as_words(self, part: Part) -> None:
        self._notes.append(
            f"{excerpt(part.written)} means nothing in this case file, so it was searched as words; "
            f"{_EXAMPLES[part.name]} would be understood."
        )
        self._words(replace(part, name=""))

    def _lacks_value(self, part: Part) -> None:
        self._notes.append(f"“{part.name}{part.operator}” needs a value, for example {_EXAMPLES[part.name]}.")

    def _kind(self, value: str) -> _Kinds | None:
        try:
            return _Kinds(tuple(kind_called(one) for one in value.split(",") if one.strip()))
        except NotFound:
            return None

    def _state(self, value: str) -> Condition | None:
        state = _STATES.get(value.casefold(), value.casefold())
        match state:
            case "open" | "closed" | "tracked" | "draft" | "unassessed":
                return search_filters.being(state)
            case "overdue" | "ageing":
                return self._judged(state)
            case _ if state in following.STATES:
                return search_filters.these(following.in_state(self._reader, state, self._today))
            case _:
                return None

    def _judged(self, state: Literal["overdue", "ageing"]) -> Condition:
        """A list of commitments knows where they stand; elsewhere they are looked up."""
        if self._listed == "commitment":
            return search_filters.judged(state)
        if self._listed == "task":
            late = search_filters.tasks_overdue(self._reader, self._today) if state == "overdue" else []
            return search_filters.these(late)
        look = standing.overdue if state == "overdue" else standing.ageing
        return search_filters.these(look(self._reader, self._today))

    def _owes(self, value: str) -> Condition | None:
        side = _SIDES.get(value.casefold())
        return search_filters.owed(side) if side else None

    def _concerning(self, kind: search_filters.Named, ids: set[str]) -> Condition | None:
        return search_filters.concerning(kind, ids) if ids else None


def _offered(terms: list[Term]) -> Iterator[str]:
    """Where no words are searched for, nobody looks for citations and participants unless they are named."""
    return (kind for kind in DOCUMENTED if terms or not KINDS[kind].PART)
