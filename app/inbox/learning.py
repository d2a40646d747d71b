"""What the desk learned from decisions on proposals, by outlet and kind: plain counts, shown, and forgotten at will.

A count moves the confidence of later proposals of that outlet and kind. Same decisions, same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.casefile import CaseFile
from app.local import Space

SPACE = "intake"
ENOUGH = 5
"""Decisions before anything is learned from them."""

MOST = 20
"""Per cent by which learning raises or lowers a confidence at most."""

USUAL = 0.8
"""Part of proposals that is accepted where nothing is known of an outlet."""


@dataclass(frozen=True, slots=True)
class Learned:
    """Decisions on one kind of proposal from one outlet."""

    outlet: str
    kind: str
    accepted: int
    changed: int
    rejected: int

    @property
    def decided(self) -> int:
        """All decisions."""
        return self.accepted + self.changed + self.rejected

    @property
    def shift(self) -> int:
        """Per cent by which a confidence moves; a changed proposal counts half."""
        if self.decided < ENOUGH:
            return 0
        rate = (self.accepted + self.changed / 2) / self.decided
        return max(
            -MOST,
            min(MOST, round((rate - USUAL) * MOST / (1 - USUAL) if rate > USUAL else (rate - USUAL) * 50)),
        )


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: accepted, changed or rejected."""

    kind: str
    how: str


def learned(case: CaseFile) -> tuple[Learned, ...]:
    """Everything learned, by outlet and kind."""
    rows = []
    for kept in Space(case, SPACE).all():
        value = kept.value
        if isinstance(value, dict):
            outlet, _, kind = kept.key.rpartition("|")
            rows.append(
                Learned(
                    outlet, kind, *(_count(value.get(how)) for how in ("accepted", "changed", "rejected"))
                )
            )
    return tuple(sorted(rows, key=lambda one: (one.outlet.casefold(), one.kind)))


def learn(case: CaseFile, outlet: str, decisions: Iterable[Decided]) -> None:
    """Count decisions on the proposals of a text; a text of no known outlet teaches nothing."""
    if not outlet:
        return
    space = Space(case, SPACE)
    counts: dict[str, dict[str, int]] = {}
    for one in decisions:
        of = counts.setdefault(one.kind, {"accepted": 0, "changed": 0, "rejected": 0})
        of[one.how] += 1
    for kind, new in sorted(counts.items()):
        old = space.get(f"{outlet}|{kind}")
        was = old if isinstance(old, dict) else {}
        space.put(f"{outlet}|{kind}", {how: number + _count(was.get(how)) for how, number in new.items()})


def forget(case: CaseFile, outlet: str | None = None) -> int:
    """Forget what was learned, of one outlet or of all; returns how many counts went."""
    space = Space(case, SPACE)
    keys = [kept.key for kept in space.all() if outlet is None or kept.key.rpartition("|")[0] == outlet]
    for key in keys:
        space.drop(key)
    return len(keys)


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
