"""The outline of a brief: which sections, in which order, with which caps; and the outlines an officer keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.briefs.options import caps_json, caps_of
from app.briefs.request import Request
from app.casefile import CaseFile
from app.errors import ChanceryError
from app.local import Space
from db.codecs import Json
from reports.outlines import CATALOGUE, PRESETS, Caps, Entry, OutlineError, Preset, entry, outline

__all__ = [
    "Arranged", "Caps", "Outline", "SectionShown", "arranged", "arrangements", "drop_outline", "keep_arrangement",
    "keep_outline", "moved", "outline_named", "outline_of", "outlines", "placed", "shown", "with_outline",
]  # fmt: skip

_ARRANGED = "arranged"
SPACE = "outline"
"""Where own outlines are kept: they belong to this copy of the case file. A brief that was issued remembers its
sections and caps itself, so that it can be written again after its outline is changed or gone."""

FIRST = ("head", "scope")
"""These stand on the first page, in this order, where the outline has them: its height is reckoned for that."""

_LAST = "foot"
_NAME = 60


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section as the composer shows it; `cap` says in words how long it should be."""

    id: str
    title: str
    cap: str
    annex: bool
    on: bool
    moves: bool
    """Whether it can be moved; what begins and ends a brief stays where it is."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline to choose: one that comes with the program, or one of the officer's own."""

    id: str
    name: str
    sections: tuple[str, ...]
    caps: Caps
    own: bool = False


def outline_of(request: Request) -> Preset:
    """The outline that a request asks for: its preset, or its own sections and caps. Raises OutlineError."""
    preset = outline(request.preset)
    if request.sections:
        preset = replace(preset, sections=arranged(request.sections))
    return replace(preset, caps=request.caps) if request.caps else preset


def arranged(sections: Iterable[str]) -> tuple[str, ...]:
    """The sections in an order that a brief can have: first page, parts, annexes, closing block, each in the order
    given. Raises OutlineError for a section that there is not.
    """
    return tuple(sorted(sections, key=lambda one: _rank(entry(one))))


def _rank(one: Entry) -> int:
    if one.id in FIRST:
        return FIRST.index(one.id)
    return len(FIRST) + 2 if one.id == _LAST else len(FIRST) + one.annex


def shown(sections: Iterable[str]) -> tuple[SectionShown, ...]:
    """Every section of the catalogue: those of an outline in its order, the others where the catalogue has them."""
    on = list(arranged(sections))
    order = list(on)
    ids = [one.id for one in CATALOGUE]
    for place, one in enumerate(ids):
        if one not in order:
            before = next((b for b in reversed(ids[:place]) if b in order), None)
            order.insert(order.index(before) + 1 if before else 0, one)
    return tuple(_shown(entry(one), one in on) for one in arranged(order))


def _shown(one: Entry, on: bool) -> SectionShown:
    title = "Control block" if one.id == "head" else one.short_title or one.title
    return SectionShown(one.id, title, one.cap, one.annex, on, one.id not in (*FIRST, _LAST))


def moved(sections: Iterable[SectionShown], section_id: str, by: int) -> tuple[SectionShown, ...]:
    """The sections with one of them moved past its neighbour: up with -1, down with 1. The same where it cannot go
    there: parts stay before annexes.
    """
    found = list(sections)
    at = next((n for n, one in enumerate(found) if one.id == section_id), None)
    if at is None or not 0 <= at + by < len(found):
        return tuple(found)
    one, other = found[at], found[at + by]
    if one.moves and other.moves and one.annex is other.annex:
        found[at], found[at + by] = other, one
    return tuple(found)


def placed(sections: Iterable[SectionShown], section_id: str, at: int) -> tuple[SectionShown, ...]:
    """The sections with one of them moved to a place among them, as near to it as it can go."""
    found = tuple(sections)
    while True:
        here = next((n for n, one in enumerate(found) if one.id == section_id), at)
        after = moved(found, section_id, 1 if at > here else -1) if at != here else found
        if after == found:
            return found
        found = after


def outlines(case: CaseFile) -> tuple[Outline, ...]:
    """Those that come with the program, then the officer's own by name. Raises CaseFileError."""
    given = tuple(Outline(one.id, one.name, one.sections, one.caps) for one in PRESETS)
    own = (_own(kept.key, kept.value) for kept in Space(case, SPACE).all())
    return (*given, *sorted((one for one in own if one), key=lambda one: one.name.casefold()))


def outline_named(case: CaseFile, words: str) -> Outline:
    """The outline of this id or name, in any case: those of the program first, then the officer's own.

    Raises OutlineError naming those there are.
    """
    wanted = " ".join(words.split()).casefold()
    known = outlines(case)
    found = next((one for one in known if wanted in (one.id.casefold(), one.name.casefold())), None)
    if found is None and wanted != "default":
        names = ", ".join(f"“{one.name}”" if one.own else one.id for one in known)
        raise OutlineError(f"There is no outline “{words[:60]}”; choose among {names}.")
    return found or known[0]


def with_outline(request: Request, chosen: Outline) -> Request:
    """A request for a brief in an outline. One of the officer's own is written out: it may be changed or gone when the
    brief is written again.
    """
    if not chosen.own:
        return replace(request, preset=chosen.id)
    return replace(request, preset="standard", sections=chosen.sections, caps=chosen.caps)


def keep_outline(case: CaseFile, name: str, sections: Iterable[str], caps: Caps) -> Outline:
    """Keep an outline under a name; one of the officer's own that has it is replaced.

    Raises OutlineError for no name, one that comes with the program, and for an outline that no brief can follow.
    """
    words = " ".join(name.split())[:_NAME]
    if not words:
        raise OutlineError("Give the outline a name.")
    if any(words.casefold() in (one.name.casefold(), one.id) for one in PRESETS):
        raise OutlineError(f"“{words}” comes with the program; choose another name.")
    same = next((one for one in outlines(case) if one.own and one.name.casefold() == words.casefold()), None)
    kept = Outline(same.id if same else f"own:{words.casefold()}", words, arranged(sections), caps, own=True)
    Preset(kept.id, kept.name, kept.sections, kept.caps)  # refuses what is no outline
    form: Json = {"name": words, "sections": list(kept.sections), "caps": dict(caps_json(caps))}
    Space(case, SPACE).put(kept.id, form)
    return kept


def drop_outline(case: CaseFile, outline_id: str) -> None:
    """Forget an own outline; nothing happens where there is none. Raises CaseFileError."""
    Space(case, SPACE).drop(outline_id)


def _own(key: str, value: Json) -> Outline | None:
    """An own outline; None where another version kept what this one does not understand."""
    if not isinstance(value, dict):
        return None
    try:
        sections = arranged(str(one) for one in value["sections"])
        preset = Preset(key, str(value["name"]), sections, caps_of(value["caps"]))
    except (ChanceryError, KeyError, TypeError, ValueError, AttributeError):
        return None
    return Outline(key, preset.name, preset.sections, preset.caps, own=True)


@dataclass(frozen=True, slots=True)
class Arranged:
    """How the brief on one subject was last arranged."""

    outline: str
    sections: tuple[str, ...]
    caps: Caps


def arrangements(case: CaseFile) -> dict[str, Arranged]:
    """Subject (`visit:` and its id) → how its brief was arranged in this copy. Raises CaseFileError."""
    found: dict[str, Arranged] = {}
    for kept in Space(case, _ARRANGED).all():
        own = _own(kept.key, kept.value)
        if own is not None:
            found[kept.key] = Arranged(own.name, own.sections, own.caps)
    return found


def keep_arrangement(case: CaseFile, about: str, arranged_so: Arranged) -> None:
    """Remember how the brief on a subject is arranged. Raises CaseFileError. Not from the thread of the window."""
    form: Json = {
        "name": arranged_so.outline,
        "sections": list(arranged_so.sections),
        "caps": dict(caps_json(arranged_so.caps)),
    }
    Space(case, _ARRANGED).put(about, form, about=about.partition(":")[2])
