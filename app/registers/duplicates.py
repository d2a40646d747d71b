"""Whether what a row tells is on file already: the same words in the same forum, the same edition, the same person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.catalog import FieldKind, info
from app.registers.decisions import Candidate
from app.registers.finding import Entry, Names
from db.codecs import Json
from db.values.partial_date import DateRange

ALIKE = {"commitment": 92, "person": 88, "organisation": 90}
"""Least likeness of two titles for a question, by kind."""
_ELSE_ALIKE = 93


@dataclass(slots=True)
class Duplicates:
    """Looks for a row's record among the records of its kind, on file and of the same file."""

    kind: str
    names: Names
    _editions: dict[tuple[str, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in list(self.names.entries.values()):
            self._note(entry)

    def add(self, record_id: str, form: Mapping[str, Json]) -> None:
        """Know of a record that an earlier row makes."""
        self._note(self.names.add(self.kind, record_id, form))

    def alike(self, form: Mapping[str, Json]) -> list[Candidate]:
        """The records that this may be; those with likeness 100 are the same by their identity."""
        title = str(form.get(info(self.kind).title_field) or "")
        edition = self._edition(form)
        if edition and edition in self._editions:
            known = self.names.entries[self._editions[edition]]
            return [Candidate(known.id, known.title, "is the same edition of the same forum", 100)]
        same = [entry for entry in self.names.exact(self.kind, title) if self._fits(form, entry)]
        if same:
            return [Candidate(entry.id, entry.title, self._why(entry), 100) for entry in same]
        near = self.names.near(self.kind, title, least=ALIKE.get(self.kind, _ELSE_ALIKE))
        return [one for one in near if self._fits(form, self.names.entries[one.id])]

    def _note(self, entry: Entry) -> None:
        if entry.kind == self.kind and (edition := self._edition(entry.form)):
            self._editions.setdefault(edition, entry.id)

    def _edition(self, form: Mapping[str, Json]) -> tuple[str, int] | None:
        forum, edition = form.get("forum_id"), form.get("edition")
        return (forum, edition) if self.kind == "meeting" and forum and edition else None

    def _why(self, entry: Entry) -> str:
        return "says the same" if self.kind == "commitment" else "has the same name" if entry.title else ""

    def _fits(self, form: Mapping[str, Json], entry: Entry) -> bool:
        """Whether nothing tells the two apart: forum, country, parties, dates. What one of them leaves open fits."""
        return all(
            mine is None or theirs is None or mine == theirs or _meet(mine, theirs)
            for mine, theirs in self._marks(form, entry)
        )

    def _marks(self, form: Mapping[str, Json], entry: Entry) -> Iterator[tuple[object, object]]:
        theirs = entry.form
        if self.kind == "commitment":
            yield self._forum(form), self._forum(theirs)
        for name in (
            ("forum_id", "edition", "country_id", "organisation_id") if self.kind != "commitment" else ()
        ):
            yield form.get(name), theirs.get(name)
        if self.kind in ("forum", "meeting", "agreement", "exercise", "relationship"):
            yield _set(form.get("parties")), _set(theirs.get("parties"))
        for date in _dates(self.kind):
            yield _range(form.get(date)), _range(theirs.get(date))

    def _forum(self, form: Mapping[str, Json]) -> str | None:
        """Of a commitment: its own forum, else that of its meeting."""
        own = form.get("forum_id")
        meeting = self.names.entries.get(str(form.get("made_at_id")))
        return own or (meeting.form.get("forum_id") if meeting else None)


def _dates(kind: str) -> tuple[str, ...]:
    """The date that tells two records of a kind apart."""
    if kind in ("person", "organisation", "country", "commitment", "forum", "task"):
        return ()
    kinds = (FieldKind.PARTIAL_DATE, FieldKind.DATE_RANGE)
    return tuple(field.name for field in info(kind).fields if field.kind in kinds)[:1]


def _set(value: Json) -> frozenset[str] | None:
    return frozenset(value) if value else None


def _range(value: Json) -> DateRange | None:
    return DateRange.parse_text(value) if isinstance(value, str) and value else None


def _meet(mine: object, theirs: object) -> bool:
    """Whether two times overlap; `2025` and `2025-10-22` may be one."""
    if not isinstance(mine, DateRange) or not isinstance(theirs, DateRange):
        return False
    ends = (mine.first, theirs.last), (theirs.first, mine.last)
    return all(first is None or last is None or first <= last for first, last in ends)
