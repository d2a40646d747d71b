"""How large a synthetic case file is, and how unevenly its work falls on the countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

from app.errors import InvalidValue

MOST = 2_000_000
"""Most meetings or commitments that are made; more would only fill the disk."""

HEAVY_MEETINGS, HEAVY_COMMITMENTS = 0.04, 0.05
"""Share of the heaviest country: 2,000 of 50,000 meetings and 10,000 of 200,000 commitments."""

_FLATTEN = 24
"""The larger, the more evenly the other countries share the rest."""


@dataclass(frozen=True, slots=True)
class Share:
    """What falls on one country; `number` 0 is the heaviest."""

    number: int
    meetings: int
    commitments: int

    @property
    def forums(self) -> int:
        """How many forums its sessions belong to."""
        return 1 + self.meetings // 40

    @property
    def organisations(self) -> int:
        """Ministry and service at least."""
        return 2 + self.meetings // 60

    @property
    def people(self) -> int:
        """How many people of the country are met."""
        return 3 + self.meetings // 8


@dataclass(frozen=True, slots=True)
class Plan:
    """Numbers of everything; the same numbers for the same wishes."""

    meetings: int
    commitments: int
    countries: tuple[Share, ...]

    @classmethod
    def of(cls, meetings: int, commitments: int) -> Self:
        """Divide so many meetings and commitments among countries; raises InvalidValue."""
        for count, what in ((meetings, "meetings"), (commitments, "commitments")):
            if not 1 <= count <= MOST:
                raise InvalidValue(f"The number of {what} must lie between 1 and {MOST:,}, not {count:,}.")
        countries = min(160, max(2, meetings // 100))
        met = _divided(meetings, _weights(countries, HEAVY_MEETINGS))
        promised = _divided(commitments, _weights(countries, HEAVY_COMMITMENTS))
        shares = (Share(number, *both) for number, both in enumerate(zip(met, promised, strict=True)))
        return cls(meetings, commitments, tuple(shares))


def _weights(countries: int, heavy: float) -> list[float]:
    """The heaviest country's share as given, or twice an even one in a small file; the others fall off slowly."""
    heavy = max(heavy, 1.6 / countries)
    falling = [1 / (number + _FLATTEN) for number in range(1, countries)]
    return [heavy, *((1 - heavy) * weight / sum(falling) for weight in falling)]


def _divided(count: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in these proportions whose sum is `count`."""
    ends = [round(count * end / sum(weights)) for end in accumulate(weights)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
