"""A record that others still need is not deleted under them."""

from __future__ import annotations

from app.rules.world import Found
from db.lookups import Lookups
from db.registry import KINDS


def needed(lookups: Lookups, record_id: str, kind: str) -> Found:
    """A fault where live records still refer to a deleted one once the transaction is done."""
    found = lookups.referrers(record_id, kind)
    if found is None:
        return
    one = found.count == 1
    who = KINDS[found.kind].LABEL.lower() if one else KINDS[found.kind].PLURAL.lower()
    where = f" (“{found.label}”)" if found.label else ""
    yield (
        None,
        (
            f"{KINDS[kind].LABEL}: {found.count} {who} still {'refers' if one else 'refer'} to it{where}; "
            f"change or delete {'it' if one else 'them'} first."
        ),
    )
