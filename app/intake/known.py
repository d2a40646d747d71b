"""What the case file already knows, as the extraction reads it; empty for a new case file."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.intake.people.matching import KnownName


@dataclass(frozen=True, slots=True)
class KnownForum:
    """A forum on file: its identity is its name and its parties."""

    id: str
    name: str
    abbreviation: str | None = None
    countries: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class KnownAgreement:
    """An instrument on file."""

    id: str
    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Names of the case file: every spelling of every person, forums, agreements; and the home country."""

    home: str | None = None
    people: tuple[KnownName, ...] = ()
    forums: tuple[KnownForum, ...] = ()
    agreements: tuple[KnownAgreement, ...] = ()


NOTHING_KNOWN = Known()
