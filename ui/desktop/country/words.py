"""What the page of a country says in words: contacts, open commitments, silence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.commitments.register import Numbers
from app.engagements import Engagement, Lane, Timeline
from db.values.choices import Side
from db.values.due import DueState

_CONTACTS = (Lane.MEETINGS, Lane.VISITS)

SIDES = (Side.OURS, Side.THEIRS, Side.JOINT, Side.THIRD)


def days_apart(one: date, other: date) -> str:
    """`today`, `1 day`, `362 days`."""
    days = abs((one - other).days)
    return "today" if days == 0 else "1 day" if days == 1 else f"{days:,} days"


def last_known(shown: Timeline) -> Engagement | None:
    """The last contact; where none has a date, one of those that were held on a day that is not stated."""
    undated = (
        one for one in shown.engagements if one.when is None and not one.planned and one.lane in _CONTACTS
    )
    return shown.last or next(undated, None)


def last_words(shown: Timeline) -> tuple[str, str]:
    """The last contact and, below, how long ago and where."""
    one = last_known(shown)
    if one is None:
        return "none on file", "Ctrl+N logs the first meeting"
    if one.last is None:
        return one.title, " · ".join(part for part in (one.words or "day not stated", one.place) if part)
    ago = days_apart(shown.today, one.last)
    return _named(one), " · ".join(
        part for part in ("today" if ago == "today" else f"{ago} ago", one.place) if part
    )


def coming_words(shown: Timeline) -> tuple[str, str]:
    """The next contact and, below, when and where."""
    one = shown.coming
    if one is None:
        return "none planned", "plan a visit or a meeting"
    if one.first is None:
        return one.title, " · ".join(part for part in (one.words or "no date", one.place) if part)
    return _named(one), " · ".join(
        part for part in (f"in {days_apart(one.first, shown.today)}", one.place) if part
    )


def _named(one: Engagement) -> str:
    return f"{one.title}, {one.when.seen_short(no_break=False)}" if one.when else one.title


def by_side(open_: Numbers) -> list[tuple[Side | str, int]]:
    """(side, how many are open), ours first; sides without any are left out, unless all are."""
    totals: dict[Side | str, int] = {}
    for (side, _), number in open_.items():
        totals[side] = totals.get(side, 0) + number
    return [
        (side, totals[side]) for side in (*SIDES, *(s for s in totals if s not in SIDES)) if totals.get(side)
    ]


def overdue_words(open_: Numbers) -> str:
    """`1 of ours and 2 of theirs overdue`; empty where nothing is."""
    owed = {
        Side.OURS: "of ours",
        Side.THEIRS: "of theirs",
        Side.JOINT: "joint",
        Side.THIRD: "of third parties",
    }
    parts = [
        f"{number:,} {owed[side]}" for side in SIDES if (number := open_.get((side, DueState.OVERDUE), 0))
    ]
    return f"{_and(parts)} overdue" if parts else ""


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def silence_words(silent: int, of: int, days: int = 90) -> tuple[str, str]:
    """How many of the open commitments nobody has heard of."""
    if not of:
        return "none open", ""
    return f"{silent:,} of {of:,}", f"for over {days:,} days"


def spoken(parts: Iterable[str]) -> str:
    """Parts as a screen reader says them."""
    return ", ".join(part for part in parts if part)
