"""Recognises a statement that is on file: the same words about the same meeting are one more source; else it asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from app.commitments.wording import Same
from app.inbox.grounds import Grounds
from app.inbox.meeting_links import NEW, ask, same
from app.intake.people.matching import Match
from db.queries.inbox import Made, made
from db.values.partial_date import DateRange, PartialDate

ROUND_DAYS = 14
"""Reports of one meeting appear within so many days; the same words later may have been said again."""

MOST = 3
"""How many that are alike are asked about."""


def statement(
    content: Mapping[str, Any],
    quote: str,
    grounds: Grounds,
    meetings: Collection[str],
    day: date | None,
) -> Match:
    """Which commitment on file a sentence is. `meetings`: those of this text on file; `day`: when it was issued."""
    exact = grounds.quoting(quote)
    if exact:
        return _said_there(exact, content["wording"], grounds, meetings, day)
    parties = [id for name in content["parties"] if (id := grounds.country(name))]
    if not content["tracked"] or not parties:
        return NEW
    found = grounds.wordings(parties).same(grounds.reader, content["wording"], limit=MOST)
    if found and found[0].exact:
        return _said_there(found[0].commitment.id, found[0].wording, grounds, meetings, day)
    return _alike(found)


def _alike(found: tuple[Same, ...]) -> Match:
    if not found:
        return NEW
    told = [(one.commitment.id, one.wording) for one in found]
    return ask(told, f"nearly the same words ({found[0].likeness} %)")


def _said_there(
    commitment: str, wording: str, grounds: Grounds, meetings: Collection[str], day: date | None
) -> Match:
    """The same words at the same meeting, or in the days after it, are the same; elsewhere they may be said anew."""
    where = made(grounds.reader, [commitment]).get(commitment)
    if where is None or where.meeting_id is None or where.meeting_id in meetings or of_that_round(where, day):
        return same(commitment, wording, "the same words in another source")
    said = f"the same words, on file from {where.meeting or 'another day'}; perhaps said again"
    return ask([(commitment, wording)], said)


def of_that_round(where: Made, day: date | None) -> bool:
    """Whether a text of this day may well report the meeting at which a commitment was made."""
    if not where.day or day is None:
        return not where.day
    held = DateRange.parse_text(where.day) if "/" in where.day else PartialDate.parse_text(where.day)
    first, last = held.first, held.last
    if first is None or last is None:
        return True
    return max((first - day).days, (day - last).days) <= ROUND_DAYS
