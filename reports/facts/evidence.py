"""What every fact has, and where it comes from: citations and sources."""

from __future__ import annotations

from dataclasses import dataclass

from db.values.choices import Reliability, SourceKind
from db.values.marking import Marking
from db.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has: its record, its evidence, its marking."""

    id: str
    citations: tuple[CitationFact, ...] = ()
    """All citations of this record, best first."""
    marking: Marking | None = None

    def cites(self, *fields: str) -> tuple[str, ...]:
        """Citation ids supporting the given fields, or the record as a whole where no field is named."""
        if not fields:
            return tuple(c.id for c in self.citations)
        return tuple(c.id for c in self.citations if c.field in fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationFact:
    """One place in one source that carries a fact."""

    id: str
    source_id: str
    record_id: str
    field: str | None = None
    """Field of the record that the source supports; None: the record as a whole."""
    quote: str = ""
    """Exact words, at most 25 in the demonstration."""
    place: str = ""
    stated: str = ""
    """The value as this source gives it, where it differs from what the record holds."""
    remark: str = ""
    marking: Marking | None = None
    """Its own, where its words are marked otherwise than their source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFact(Fact):
    """A source; `code` is its short name within one brief (`S1`)."""

    code: str
    title: str
    kind: SourceKind | None = None
    publisher: str = ""
    agency: str = ""
    published: PartialDate | None = None
    published_basis: str = ""
    dateline: str = ""
    reliability: Reliability | None = None
    quoted_in: str | None = None
    """Id of the source through which alone this one is known."""
    text_held: bool = False
    own: bool = False
    """A brief of this desk that came back: it proves that it was corrected, and nothing independently."""
    file_number: str = ""
    remark: str = ""
