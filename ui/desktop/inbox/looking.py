"""What of a text an officer has to look at before everything that is chosen may be accepted, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.inbox.comparing import Difference, Effect
from app.inbox.offers import LIKELY, Offer, TextInbox
from app.inbox.telling import FIELDS

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


def about_text(text: TextInbox) -> str:
    """Who issued a text and when."""
    day = text.published.seen(no_break=False) if text.published else "date not stated"
    return " · ".join(part for part in (text.outlet, f"issued {day}" if text.published else day) if part)
