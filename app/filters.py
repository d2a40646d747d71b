"""The filter of a list as chips: its words cut into pieces an officer can take away, and ready pieces to add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from app.searching.request import Part, parts
from db.search_filters import DateName

_NAMES: Mapping[str, str] = {
    "country": "Country", "forum": "Forum", "person": "Person", "due": "Due", "made": "Made", "held": "Held",
    "signed": "Signed", "expires": "Expires", "date": "Date", "kind": "Kind", "topic": "Topic", "officer": "Officer",
    "silent": "Silent", "carried": "Carried",
}  # fmt: skip
_SAID: Mapping[str, str] = {
    "owes:us": "Ours", "owes:ours": "Ours", "owes:them": "Theirs", "owes:theirs": "Theirs", "owes:both": "Joint",
    "is:open": "Open", "is:closed": "Closed", "is:overdue": "Overdue", "is:ageing": "Ageing", "is:silent": "Silent",
    "is:tracked": "Followed up", "is:hold": "On hold", "is:behind": "Behind schedule",
    "is:awaiting": "Awaiting their reply", "is:unacknowledged": "Not acknowledged", "before:visit": "Before the visit",
    "officer:none": "No officer", "topic:none": "No topic",
    "is:draft": "Drafts", "is:unassessed": "Not assessed", "is:deleted": "In the recycle bin",
}  # fmt: skip
_DATES = frozenset(get_args(DateName))


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a filter: as it is typed, and in words."""

    typed: str
    label: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A filter that is offered; one that ends in `:` or `<` waits for a value to be typed."""

    label: str
    typed: str

    @property
    def waits(self) -> bool:
        """Whether a value has to be typed behind it."""
        return self.typed[-1:] in ":<>="


def pieces(words: str) -> tuple[Piece, ...]:
    """The pieces of a filter in order; words side by side are one piece, and belong to a date before them."""
    found: list[list[Part]] = []
    for part in parts(words):
        joins = part.plain and found and (found[-1][-1].plain or found[-1][0].name in _DATES)
        if joins:
            found[-1].append(part)
        else:
            found.append([part])
    return tuple(Piece(" ".join(part.written for part in piece), _label(piece)) for piece in found)


def without(words: str, typed: str) -> str:
    """A filter without one of its pieces."""
    rest = [piece.typed for piece in pieces(words)]
    if typed in rest:
        rest.remove(typed)
    return " ".join(rest)


def joined(words: str, typed: str) -> str:
    """A filter with one more piece, which is not said twice."""
    return words if typed in [piece.typed for piece in pieces(words)] else f"{words} {typed}".strip()


def ready(kind: str) -> tuple[Ready, ...]:
    """The filters offered for the list of a kind."""
    return (*_READY.get(kind, ()), *_EVERYWHERE)


def _label(piece: list[Part]) -> str:
    first = piece[0]
    written = " ".join(part.written for part in piece)
    known = _SAID.get(written.lstrip("-−").casefold())
    value = " ".join([first.value, *(part.value for part in piece[1:])]).strip()
    if known is None and first.name in _NAMES:
        between = ":" if first.operator in (":", "=") else f" {first.operator}"
        known = f"{_NAMES[first.name]}{between} {value}"
    if known is None:
        known = f"“{value}”" if not first.name else written
    return f"not {known}" if first.negated else known


_OPEN = (Ready("Open", "is:open"), Ready("Closed", "is:closed"), Ready("Overdue", "is:overdue"))
_EVERYWHERE = (Ready("Not assessed", "is:unassessed"), Ready("Country …", "country:"))
_READY: Mapping[str, tuple[Ready, ...]] = {
    "commitment": (
        *_OPEN, Ready("Followed up", "is:tracked"), Ready("Ageing", "is:ageing"), Ready("Silent", "is:silent"),
        Ready("Before the visit", "before:visit"), Ready("Behind schedule", "is:behind"),
        Ready("Awaiting their reply", "is:awaiting"), Ready("On hold", "is:hold"), Ready("Officer …", "officer:"),
        Ready("Carried more than twice", "carried>2"),
        Ready("Ours", "owes:us"), Ready("Theirs", "owes:them"), Ready("Joint", "owes:both"),
        Ready("Due within 30 days", "due<30d"), Ready("Forum …", "forum:"), Ready("Person …", "person:"),
        Ready("Made …", "made>"),
    ),
    "task": (*_OPEN, Ready("Due within 30 days", "due<30d")),
    "meeting": (Ready("Forum …", "forum:"), Ready("Person …", "person:"), Ready("Held …", "held:")),
    "agreement": (Ready("Signed …", "signed:"), Ready("Expires within a year", "expires<1y")),
    "exercise": (Ready("Held …", "held:"),),
    "brief": (Ready("Drafts", "is:draft"),),
}  # fmt: skip
