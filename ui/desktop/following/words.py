"""How a commitment's standing is said on the screen: chips, ages, days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from app.commitments.standing import Flag
from app.showing.view import Chip, Tone
from db.values.choices import CommitmentStatus, Side, TaskStatus
from db.values.partial_date import PartialDate

_TONES: Mapping[Flag, Tone] = MappingProxyType(
    {
        Flag.OVERDUE: Tone.OVERDUE,
        Flag.BEHIND: Tone.OVERDUE,
        Flag.DUE_SOON: Tone.CAUTION,
        Flag.AGEING: Tone.CAUTION,
        Flag.STALE: Tone.CAUTION,
        Flag.AWAITING: Tone.MOVING,
    }
)
"""Those that are not named are plain facts."""


def status_chip(status: CommitmentStatus | str) -> Chip:
    """The state in a chip."""
    tone = Tone.PLAIN
    if status is CommitmentStatus.IN_PROGRESS:
        tone = Tone.MOVING
    elif status in (CommitmentStatus.REPORTED_DONE, CommitmentStatus.IMPLEMENTED):
        tone = Tone.DONE
    return Chip(status_words(status), tone)


def status_words(status: CommitmentStatus | TaskStatus | str) -> str:
    """The state in words; a code that a newer version wrote stands as it is."""
    return status.label.lower() if isinstance(status, CommitmentStatus | TaskStatus) else str(status)


def flag_chips(flags: Iterable[Flag], last_day: date | None, heard: date | None, today: date) -> list[Chip]:
    """What follows from the dates, the most urgent first."""
    found = []
    for flag in flags:
        words = flag.label.lower()
        if flag is Flag.OVERDUE and last_day is not None:
            words = f"{days(today, last_day)} overdue"
        elif flag is Flag.DUE_SOON and last_day is not None:
            words = "due today" if last_day == today else f"due in {days(today, last_day)}"
        elif flag is Flag.STALE and heard is not None:
            words = f"silent for {days(today, heard)}"
        found.append(Chip(words, _TONES.get(flag, Tone.PLAIN)))
    return found


def days(one: date, other: date) -> str:
    """How many days lie between, in words."""
    number = abs((one - other).days)
    return "1 day" if number == 1 else f"{number:,} days"


def age(number: int | None) -> str:
    """How old something is, in words as they are said: days, then months, then years and months."""
    if number is None:
        return ""
    if number < 60:
        return "1 day old" if number == 1 else f"{number} days old"
    months = round(number / 30.44)
    years, rest = divmod(months, 12)
    if not years:
        return f"{months} months old"
    said = "1 year" if years == 1 else f"{years} years"
    return f"{said} old" if not rest else f"{said} {rest} {'month' if rest == 1 else 'months'} old"


def carried(times: int) -> str:
    """How often something was carried over; empty where it never was."""
    said = {0: "", 1: "carried once", 2: "carried twice"}
    return said.get(times, f"carried {times} times")


def shown(when: PartialDate | date | None) -> str:
    """A day as it stands in a list."""
    if when is None:
        return ""
    return (PartialDate.of(when) if isinstance(when, date) else when).seen_short(no_break=False)


def side_words(side: Side | str, owner: str = "") -> str:
    """Whose it is, with the owner where one is known."""
    word = side.label if isinstance(side, Side) else str(side)
    return f"{word}: {owner}" if owner and owner.casefold() != word.casefold() else word


def joined(*parts: str) -> str:
    """Facts of one line."""
    return " · ".join(part for part in parts if part)
