"""What an office says of a paper itself: for whom, which copy, how marked, and what goes into a separate annex."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from app.briefs.annex import Annex
from app.briefs.options import plain, read_as
from app.briefs.request import Request
from app.casefile import CaseFile
from app.local import Space
from db.codecs import Json
from db.values.errors import InvalidValue
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from reports.facts import Clearance

__all__ = [
    "Clearance", "Controls", "clearances_of", "clearances_text", "controls", "copies_of", "keep_controls",
]  # fmt: skip

SPACE = "controlled"
"""Where it is remembered, by what the brief is about: it belongs to this copy of the case file."""
_MOST = 9_999


@dataclass(frozen=True, slots=True)
class Controls:
    """The control fields of one brief. `annex` is the code of a level: what stands above the ceiling of the brief and
    within it goes into a separate annex.
    """

    addressee: str = ""
    copy: int | None = None
    copies: int | None = None
    distribution: tuple[str, ...] = ()
    drafter: str = ""
    clearances: tuple[Clearance, ...] = ()
    portions: str = ""
    marking: Marking | None = None
    raise_reason: str = ""
    notes: str = ""
    photos: bool = True
    annex: str | None = None
    annex_caveats: tuple[str, ...] = ()
    annex_said: bool = False

    def asked(self) -> Annex | None:
        """The separate annex that is asked for."""
        return Annex(self.annex, self.annex_caveats, said=self.annex_said) if self.annex else None

    def applied(self, request: Request) -> Request:
        """A request with all that is said of the paper itself."""
        said = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _BESIDE}
        return replace(request, **said)


_BESIDE = frozenset({"annex", "annex_caveats", "annex_said"})
"""What is asked beside the brief, not of it."""


def copies_of(copy: str, copies: str) -> tuple[int | None, int | None]:
    """A copy number and the number of copies as an officer types them; nothing where both are empty.

    Raises InvalidValue for what is no number, and for a copy beyond the last.
    """
    if not copy.strip() and not copies.strip():
        return None, None
    one, of = (int(words) if words.strip().isdecimal() else 0 for words in (copy, copies))
    if not 0 < one <= of <= _MOST:
        raise InvalidValue("Give both as numbers, such as copy 2 of 5.")
    return one, of


def clearances_of(words: str, today: date) -> tuple[Clearance, ...]:
    """`Director (Gulf), 21 nov 2026; Joint Secretary, 22 nov`: who cleared it and when. Raises InvalidValue."""
    found: list[Clearance] = []
    for part in filter(None, (part.strip() for part in words.split(";"))):
        who, comma, day = part.rpartition(",")
        try:
            on = PartialDate.parse(day, today=today) if comma and who.strip() else None
        except InvalidValue:
            on = None
        if on is None:
            raise InvalidValue("Give who cleared it and the day, such as Director (Gulf), 21 nov 2026.")
        found.append(Clearance(who=who.strip(), on=on))
    return tuple(found)


def clearances_text(clearances: tuple[Clearance, ...]) -> str:
    """What `clearances_of` reads."""
    return "; ".join(f"{one.who}, {one.on.show_short()}".replace("\u00a0", " ") for one in clearances)


def controls(case: CaseFile) -> dict[str, Controls]:
    """Subject (`visit:` and its id) → what was last said of its brief in this copy. Raises CaseFileError."""
    found = {kept.key: _read(kept.value) for kept in Space(case, SPACE).all()}
    return {about: one for about, one in found.items() if one is not None}


def keep_controls(case: CaseFile, about: str, said: Controls) -> None:
    """Remember what is said of the brief on a subject. Raises CaseFileError. Not from the thread of the window."""
    form: Json = {
        one.name: plain(value) for one in fields(said) if (value := getattr(said, one.name)) != one.default
    }
    Space(case, SPACE).put(about, form, about=about.partition(":")[2])


def _read(value: Json) -> Controls | None:
    """None where another version kept what this one does not understand."""
    if not isinstance(value, dict):
        return None
    types = {one.name: str(one.type) for one in fields(Controls)}
    try:
        read: dict[str, Any] = {name: read_as(types[name], one) for name, one in value.items()}
        return Controls(**read)
    except (InvalidValue, KeyError, TypeError, ValueError, AttributeError):
        return None
