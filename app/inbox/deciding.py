"""What an officer decides on proposals before they are accepted: refuse, offer again, correct."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from app.casefile import CaseFile
from app.door import Changed
from app.errors import InvalidValue, NotFound
from app.inbox.learning import Decided, learn
from app.inbox.offers import OPEN, outlet_in
from db.models import Proposal, Source
from db.values.choices import ProposalStatus
from db.values.text import canonical_json

CORRECTED = "corrected"
"""Mark in the content of a proposal that an officer corrected."""


def reject(case: CaseFile, ids: Collection[str]) -> Changed:
    """Refuse proposals; the same words are not offered again, from whichever text."""
    return _decide(case, ids, ProposalStatus.REJECTED, "Reject")


def offer_again(case: CaseFile, ids: Collection[str]) -> Changed:
    """Take a refusal back."""
    return _decide(case, ids, ProposalStatus.OFFERED, "Offer again")


def _decide(case: CaseFile, ids: Collection[str], status: ProposalStatus, verb: str) -> Changed:
    with case.read() as reader:
        rows = [row for id in ids if (row := reader.get(Proposal, id)) is not None]
        source = reader.get(Source, rows[0].source_id) if rows else None
        outlet = outlet_in(source) if source else ""
    changes = case.door.changes()
    for row in rows:
        if row.status in {ProposalStatus.ACCEPTED, ProposalStatus.CHANGED}:
            raise InvalidValue(
                f"“{row.title[:60]}” was accepted already; undo that first, or edit its record."
            )
        changes.edit(row.id, status=status)
    title = rows[0].title[:60] if len(rows) == 1 else f"{len(rows)} proposals"
    done = case.door.change(f"{verb} “{title}”" if len(rows) == 1 else f"{verb} {title}", changes)
    if status is ProposalStatus.REJECTED:
        learn(case, outlet, [Decided(row.proposed_kind, "rejected") for row in rows])
    return done


def edit(case: CaseFile, proposal_id: str, values: Mapping[str, Any]) -> Changed:
    """Correct fields of an open proposal; what it is on file is matched anew. Raises InvalidValue, NotFound."""
    with case.read() as reader:
        row = reader.get(Proposal, proposal_id)
    if row is None or row.status not in OPEN:
        raise NotFound("This proposal is not open any more.")
    content = json.loads(row.content or "{}")
    unknown = set(values) - set(content)
    if unknown:
        raise InvalidValue(f"A proposal of this kind has no “{min(unknown)}”.")
    corrected = content | dict(values) | {CORRECTED: True}
    title = next(
        (str(corrected[name]) for name in ("title", "name", "wording") if corrected.get(name)), row.title
    )
    changes = case.door.changes()
    changes.edit(proposal_id, content=canonical_json(corrected), title=title[:400])
    return case.door.change(f"Correct “{row.title[:60]}”", changes)
