"""Persons with every spelling and every post on file."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.values.choices import NameUse
from db.values.partial_date import PartialDate
from reports.facts.evidence import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFact(Fact):
    """One spelling of a name, with where it was seen."""

    written: str
    use: NameUse
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFact(Fact):
    """A post a person holds or held; always printed with `as_of` unless start and end are known."""

    title: str
    organisation: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    as_of: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFact(Fact):
    """A photograph, made small: a JPEG of so many pixels that tells nothing of camera, place or time."""

    data: bytes = field(repr=False)
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFact(Fact):
    """A person with every spelling and every post on file."""

    name: str
    country_id: str | None = None
    prefix: str = ""
    """How the house writes the honorific (`Dr`); may be empty."""
    names: tuple[NameFact, ...] = ()
    posts: tuple[PostFact, ...] = ()
    """Newest first."""
    pronunciation: str = ""
    native_script: str = ""
    address_as: str = ""
    languages: str = ""
    interpreter: str = ""
    career: str = ""
    interests: str = ""
    sensitivities: str = ""
    protocol: str = ""
    caution: str = ""
    """A doubt about the name or rank that must be settled before use."""
    name_basis: str = ""
    photo: PhotoFact | None = None

    @property
    def shown(self) -> str:
        """Prefix and name as the brief prints them."""
        return f"{self.prefix} {self.name}".strip()
