"""What an officer decided and typed on the proposals of one text and did not accept yet; it survives a kill."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.inbox.offers import Offer
from app.intake.people.matching import Verdict
from db.values.choices import ProposalStatus

SPACE = "inbox"
"""Where it is kept, by text."""


@dataclass(slots=True)
class Memory:
    """Proposal → whether it is wanted; → which record it is (None: a new one); → what stands in its open fields."""

    wanted: dict[str, bool] = field(default_factory=dict)
    choices: dict[str, str | None] = field(default_factory=dict)
    typed: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: object) -> Memory:
        """What was kept; nothing where something else stands there."""
        if not isinstance(kept, dict):
            return cls()
        parts = [kept.get(name) for name in ("wanted", "choices", "typed")]
        wanted, choices, typed = (part if isinstance(part, dict) else {} for part in parts)
        return cls(
            {id: one for id, one in wanted.items() if isinstance(one, bool)},
            {id: one for id, one in choices.items() if one is None or isinstance(one, str)},
            {
                id: {name: str(words) for name, words in one.items()}
                for id, one in typed.items()
                if isinstance(one, dict)
            },
        )

    @property
    def json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"wanted": dict(self.wanted), "choices": dict(self.choices), "typed": dict(self.typed)}

    def chosen(self, offer: Offer) -> bool:
        """Whether a proposal is to be accepted with the others."""
        if offer.status is not ProposalStatus.OFFERED or self.lacking(offer):
            return False
        return self.wanted.get(offer.id, offer.chosen or offer.id in self.choices)

    def lacking(self, offer: Offer) -> tuple[str, ...]:
        """What still has to be said of a proposal; the first need of one that may be on file is the answer to that."""
        asked = offer.match.verdict is Verdict.ASK
        known = {None, *(one.id for one in offer.match.candidates)}  # a record that is gone is no answer
        answered = asked and offer.id in self.choices and self.choices[offer.id] in known
        return offer.needs[1:] if answered else offer.needs
