"""The story as data: the steps it consists of, asked by kind, by title and by evidence."""

from __future__ import annotations

from functools import cache
from typing import Any

from app.changes import Changes, Create
from app.demo.story import STORY
from app.demo.telling import Telling
from db.values.ids import FixedIds

COUNTS = {
    "source": 8,
    "country": 3,
    "organisation": 10,
    "place": 9,
    "person": 6,
    "post": 6,
    "forum": 5,
    "meeting": 7,
    "visit": 1,
    "agreement": 5,
    "exercise": 1,
    "initiative": 4,
    "topic": 25,
    "commitment": 33,
    "note": 2,
    "relationship": 4,
}
"""How many records of each kind the four reports hold."""

PARTS = {"citation", "name", "participation", "setting"}
"""What else the story consists of."""


class Told:
    """Every step of the story; keys are those by which the story calls its records."""

    def __init__(self) -> None:
        changes = Changes(FixedIds("told"))
        self.known: dict[str, str] = {}
        for chapter in STORY:
            chapter.tell(Telling(changes, self.known))
        self.steps = [step for step in changes if isinstance(step, Create)]
        self.by_id = {step.id: step for step in self.steps}

    def __getitem__(self, key: str) -> dict[str, Any]:
        """The values of the record with this key."""
        return self.by_id[self.known[key]].values

    def of(self, kind: str) -> list[dict[str, Any]]:
        """The values of all records of a kind."""
        return [step.values for step in self.steps if step.kind == kind]

    def ids(self, *keys: str) -> tuple[str, ...]:
        """The ids of several keys."""
        return tuple(self.known[key] for key in keys)

    def citations(self, key: str, field: str | None = None) -> list[dict[str, Any]]:
        """The evidence of a record, or of one of its fields."""
        found = [cited for cited in self.of("citation") if cited["record_id"] == self.known[key]]
        return [cited for cited in found if field is None or cited["field"] == field]

    def stated(self, key: str, field: str) -> set[str]:
        """What sources state otherwise of a field."""
        return {cited["stated"] for cited in self.citations(key, field) if cited["stated"]}

    def sources(self, key: str) -> set[str]:
        """Keys of the sources that carry a record."""
        return {self.key(cited["source_id"]) for cited in self.citations(key)}

    def key(self, record_id: str) -> str:
        """The key of a record."""
        return next(key for key, known in self.known.items() if known == record_id)

    def said_at(self, meeting: str | None) -> set[str]:
        """Keys of the commitments made at a meeting."""
        wanted = self.known[meeting] if meeting else None
        steps = (step for step in self.steps if step.kind == "commitment")
        return {self.key(step.id) for step in steps if step.values["made_at_id"] == wanted}

    def seats(self, meeting: str) -> dict[str, str]:
        """Who took part in which role, by key."""
        rows = (row for row in self.of("participation") if row["meeting_id"] == self.known[meeting])
        return {self.key(row["person_id"] or row["organisation_id"]): row["role"].value for row in rows}


@cache
def told() -> Told:
    """The story, told once; nobody changes it."""
    return Told()
