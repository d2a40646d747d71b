"""Where one is in the desk: a page and what it shows, and the trail that Alt+← and Alt+→ follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.drafts import Draft
from app.forms import DRAFT
from db.values.text import canonical_json

EDIT = "edit"
"""Name under which `Place.given` of the page `record` holds the field to edit at once, as JSON; empty for the first."""

CITED = "cited"
"""Name under which `Place.given` of the page `record` asks to begin with a new citation."""

COPY = "copy"
"""Name under which `Place.given` asks the form of a new session to take over what the one before it leaves."""

READ = "read"
"""Name under which `Place.given` asks the inbox to read what the text of a source on file proposes."""

LONGEST = 200
"""Places that the trail remembers."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere one can go, and come back to.

    `page` is a name of `registry`; `kind` and `id` name a record where the page shows one, `words` is what
    stands in its filter field (the language of `app.search`), `given` what a form starts with (field, JSON text).
    """

    page: str
    kind: str = ""
    id: str = ""
    words: str = ""
    given: tuple[tuple[str, str], ...] = ()

    def same_sight(self, other: Place) -> bool:
        """Whether going from one to the other is no step worth coming back from: only the filter differs."""
        return replace(self, words="") == replace(other, words="")


def place_of_draft(draft: Draft) -> Place:
    """The page on which a draft is gone on with."""
    if draft.record:
        return Place("record", draft.kind, draft.record, given=((EDIT, canonical_json("")),))
    return Place("new", draft.kind, given=((DRAFT, draft.key),))


class Trail:
    """The places that were visited, and which of them one is at."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """Where one is."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier place."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has come back from somewhere."""
        return self._at + 1 < len(self._places)

    def visit(self, place: Place) -> None:
        """Go on to a place; what one had come back from is forgotten."""
        if self.here is not None and self.here.same_sight(place):
            self._places[self._at] = place
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[:-LONGEST]
        self._at = len(self._places) - 1

    def back(self) -> Place:
        """The place before; only where `can_go_back`."""
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Place:
        """The place after; only where `can_go_forward`."""
        self._at += 1
        return self._places[self._at]

    def forget(self, record_id: str) -> None:
        """Take out the places of a record that is gone for good."""
        before = sum(1 for place in self._places[: self._at + 1] if place.id != record_id)
        self._places = [place for place in self._places if place.id != record_id]
        self._at = min(max(before - 1, 0), len(self._places) - 1)
