"""A forum with its sessions and what was promised there, for the tests of following up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.models import Commitment, Update
from db.values.choices import CommitmentKind, CommitmentStatus, MeetingKind, MeetingStatus, Side, Strength
from db.values.due import Due, parse_due
from db.values.partial_date import DateRange
from tests.app.conftest import INDIA, Desk

MADE = date(2025, 11, 24)


@dataclass(slots=True)
class Book:
    """The JMCC of India and Oman: the 13th session held in November 2025, the 14th on 2 November 2026."""

    desk: Desk
    oman: str
    jmcc: str
    thirteenth: str = ""
    fourteenth: str = ""

    def session(self, edition: int, held: str | None, **values: Any) -> str:
        given: dict[str, Any] = {
            "title": f"{edition}th JMCC", "meeting_kind": MeetingKind.SESSION, "status": MeetingStatus.HELD,
            "forum_id": self.jmcc, "edition": edition, "parties": [INDIA, self.oman],
            "held_on": DateRange.parse_text(held) if held else None,
        }  # fmt: skip
        return self.desk.add("meeting", **(given | values))

    def promise(self, wording: str = "Share a list of ports.", **values: Any) -> str:
        given: dict[str, Any] = {
            "wording": wording, "commitment_kind": CommitmentKind.AGREED, "strength": Strength.FIRM,
            "owner_side": Side.THEIRS, "status": CommitmentStatus.OPEN, "parties": [INDIA, self.oman],
            "made_at_id": self.thirteenth, "forum_id": self.jmcc,
        }  # fmt: skip
        return self.desk.add("commitment", **(given | values))

    def row(self, commitment: str) -> Commitment:
        with self.desk.case.read() as reader:
            found = reader.get(Commitment, commitment)
        assert found is not None
        return found

    def log(self, commitment: str) -> list[Update]:
        with self.desk.case.read() as reader:
            return reader.all(Update, commitment_id=commitment)


def due(words: str) -> Due:
    return parse_due(words, made_on=MADE)
