"""What an officer asks for when a brief is to be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from db.values.errors import InvalidValue, excerpt
from db.values.marking import Marking
from reports.document import Noting
from reports.facts import Clearance
from reports.outlines import Caps


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One brief: about a country, for a visit, or for a meeting, by their record ids.

    With a visit or a meeting, `country` settles which other country is meant where there are several. `ceiling` is a
    level of the scheme by code, label or portion mark; everything above it is withheld. `marking` raises the overall
    marking above the floor and needs a reason.
    """

    as_of: date
    country: str | None = None
    visit: str | None = None
    meeting: str | None = None
    preset: str = "standard"
    sections: tuple[str, ...] = ()
    """Ids of the sections in their order, where they are not those of the preset."""
    caps: Caps | None = None
    """How much the scope note may hold, where that is not as the preset has it."""
    ceiling: str | None = None
    ceiling_caveats: tuple[str, ...] = ()
    draft: bool = False
    reference: str = ""
    """Overrides the computed reference."""
    version: int = 1
    addendum: int = 0
    """1 for the first addendum to the brief of this reference (`app.briefs.comparing.addendum`); 0 for a brief."""
    addressee: str = ""
    drafter: str = ""
    clearances: tuple[Clearance, ...] = ()
    copy: int | None = None
    copies: int | None = None
    distribution: tuple[str, ...] = ()
    marking: Marking | None = None
    raise_reason: str = ""
    portions: str = ""
    """`on` or `off`: whether portions are marked, where the scheme leaves it open; empty as it has it."""
    above: str | None = None
    """For the separate annex to the same brief: the ceiling of that brief. Only what stands above it and within
    `ceiling` is in this paper (`app.briefs.annex`)."""
    above_caveats: tuple[str, ...] = ()
    annex_said: bool = False
    """Whether the brief says that a separate annex exists."""
    notes: str = ""
    """Where the notes stand, one of `NOTES`; empty: listed with the sources."""
    photos: bool = True
    """Whether a person's photograph stands beside what is told of them."""
    style: str = ""
    """The house style (`app.briefs.house_style`); empty for the usual one of the case file."""

    @property
    def about(self) -> str:
        """Id of the record that it is about; empty for a paper about the whole desk."""
        return self.visit or self.meeting or self.country or ""

    @property
    def paper(self) -> str:
        """What kind of paper it is, in the middle of a sentence."""
        return "brief"


NOTES: Mapping[str, str] = MappingProxyType(
    {
        "": "Listed with the sources",
        "footnotes": "At the foot of the page",
        "endnotes": "Word’s endnotes",
        "none": "No notes",
    }
)
"""What `Request.notes` may be, and what an officer reads for it."""


def noting_of(request: Request) -> Noting:
    """Where the notes of a paper stand; raises InvalidValue for a word that says nothing of it."""
    if request.notes not in NOTES:
        known = ", ".join(name for name in NOTES if name)
        raise InvalidValue(f"Notes stand as {known}, not {excerpt(request.notes)}.")
    return Noting(request.notes or Noting.LISTED)
