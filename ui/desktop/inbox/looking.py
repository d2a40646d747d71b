"""What of a text an officer has to look at before everything that is chosen may be accepted, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.inbox.comparing import Difference, Effect
from app.inbox.offers import LIKELY, Offer, TextInbox
from app.inbox.telling import FIELDS
from db.values.choices import ProposalStatus
from ui.desktop.inbox.memory import Memory

Differences = Mapping[str, tuple[Difference, ...]]

_TELLING = frozenset({Effect.DIFFERS, Effect.BECOMES})


def in_order(text: TextInbox) -> list[Offer]:
    """The proposals in the order of the list."""
    return [one for kind in FIELDS for one in text.of(kind)]


def worth_a_look(offer: Offer, differences: Sequence[Difference]) -> bool:
    """Unsure, asked about, or otherwise told than on file: what nobody should accept unseen."""
    unsure = offer.confidence < LIKELY or bool(offer.needs)
    return unsure or any(one.effect in _TELLING for one in differences)


def next_to_look_at(text: TextInbox, differences: Differences, here: str) -> Offer | None:
    """The next open proposal after `here` that is worth a look; None behind the last."""
    order = in_order(text)
    place = next((n for n, one in enumerate(order) if one.id == here), -1)
    opened = {one.id for one in text.open}
    return next(
        (
            one
            for one in order[place + 1 :]
            if one.id in opened and worth_a_look(one, differences.get(one.id, ()))
        ),
        None,
    )


def next_open(text: TextInbox, memory: Memory, here: str) -> str:
    """The next proposal after `here` that is not decided, if possible one not chosen; empty behind the last."""
    order = in_order(text)
    place = next((n for n, one in enumerate(order) if one.id == here), 0)
    rest = [one for one in order[place + 1 :] if one.status is ProposalStatus.OFFERED]
    unseen = [one for one in rest if not memory.chosen(one)]
    return next((one.id for one in unseen or rest), "")


def about_text(text: TextInbox) -> str:
    """Who issued a text and when."""
    day = text.published.seen(no_break=False) if text.published else "date not stated"
    return " · ".join(part for part in (text.outlet, f"issued {day}" if text.published else day) if part)


def offer_at(text: TextInbox, place: int, here: str) -> str:
    """The proposal whose words stand at a place: the shortest, then the next longer; empty where there is none."""
    there = sorted(
        (one for one in in_order(text) if one.start <= place < one.end), key=lambda one: one.end - one.start
    )
    ids = [one.id for one in there]
    if not ids:
        return ""
    return ids[(ids.index(here) + 1) % len(ids)] if here in ids else ids[0]
