"""The sections a brief may have, in their order, with their caps and what they do when there is nothing to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.values.errors import ChanceryError


class OutlineError(ChanceryError):
    """An outline that no brief can follow; `str(error)` says why."""


class Empty(StrEnum):
    """What a section does when no fact fills it."""

    OMIT = "omit"
    """It is left out, heading and all; the gaps table says what the file does not hold."""
    SAY = "say"
    """It prints its sentence, since the absence is itself worth knowing."""
    PROMPT = "prompt"
    """It prints its sentence and a field for the officer to complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A section of the catalogue; `cap` says in words how long it should be."""

    id: str
    title: str
    cap: str
    short_title: str = ""
    annex: bool = False
    new_page: bool = False
    heading: bool = True
    default: bool = True
    empty: Empty = Empty.OMIT
    sentence: str = ""
    """What SAY and PROMPT print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How many items the one-page scope note may hold, and how many characters each.

    Line spacing is exact, so characters are height: a body line holds about 92, a panel line about 50.
    """

    objectives: int = 3
    objective: int = 100
    points: int = 5
    point: int = 180
    avoid: int = 3
    avoid_item: int = 100
    decisions: int = 150
    occasion: int = 440
    height: int = 385
    """Points that what varies on the first page may take, when everything that never varies is set."""
    contacts: int = 5
    """Contacts in the table of the last meetings."""


CATALOGUE: tuple[Entry, ...] = (
    Entry(id="head", title="Control", cap="a third of a page", heading=False),
    Entry(id="scope", title="Scope note", cap="one page, no more"),
    Entry(
        id="since",
        title="Changed since the last brief",
        short_title="Changes",
        cap="half a page",
        default=False,
    ),
    Entry(
        id="prog", title="Programme and choreography", short_title="Programme", cap="one page", new_page=True
    ),
    Entry(
        id="agenda",
        title="Annotated agenda",
        short_title="Agenda",
        cap="half a page to a page an item",
        new_page=True,
    ),
    Entry(
        id="atr",
        title="Action taken since the last session",
        short_title="Action taken",
        cap="one to two pages",
        new_page=True,
        empty=Empty.SAY,
        sentence="No commitments are recorded.",
    ),
    Entry(id="rel", title="Relationship at a glance", short_title="Relationship", cap="half a page"),
    Entry(id="last", title="Last meetings and visits", short_title="Last meetings", cap="half a page"),
    Entry(id="agr", title="Agreements", cap="a table"),
    Entry(id="exr", title="Exercises and training", short_title="Exercises", cap="a table"),
    Entry(id="prj", title="Initiatives", cap="a table"),
    Entry(id="press", title="Press line", cap="a third of a page", default=False),
    Entry(id="defn", title="Defensive lines", cap="one page", default=False),
    Entry(
        id="annA",
        title="Biographies",
        cap="half a page each",
        annex=True,
        empty=Empty.PROMPT,
        sentence="No person is on file.",
    ),
    Entry(id="annB", title="Delegations", cap="a table", annex=True),
    Entry(
        id="annC",
        title="Full register of commitments",
        short_title="Full register",
        cap="a table",
        annex=True,
        default=False,
    ),
    Entry(
        id="annS",
        title="Other statements on record",
        short_title="Other statements",
        cap="a table",
        annex=True,
    ),
    Entry(id="annD", title="Chronology", cap="a table", annex=True, default=False),
    Entry(id="annE", title="Country fact sheet", short_title="Fact sheet", cap="one page", annex=True, default=False),
    Entry(id="annF", title="Texts", cap="no cap", annex=True, default=False),
    Entry(
        id="annG",
        title="Sources, contradictions and gaps",
        short_title="Sources and gaps",
        cap="one page and the notes",
        annex=True,
        empty=Empty.SAY,
        sentence="None recorded.",
    ),
    Entry(id="foot", title="Distribution and control", cap="a quarter of a page", heading=False),
)  # fmt: skip

_BY_ID = {entry.id: entry for entry in CATALOGUE}


def entry(section_id: str) -> Entry:
    """The catalogue's entry; raises OutlineError for an id it does not have."""
    found = _BY_ID.get(section_id)
    if found is None:
        raise OutlineError(f"A brief has no section “{section_id}”; choose among {', '.join(_BY_ID)}.")
    return found


@dataclass(frozen=True, slots=True)
class Preset:
    """Which sections a brief has, in which order, and its caps. Raises OutlineError where a section is unknown
    or comes twice, or there is none.
    """

    id: str
    name: str
    sections: tuple[str, ...]
    caps: Caps = Caps()

    def __post_init__(self) -> None:
        if not self.sections:
            raise OutlineError(f"The outline “{self.name}” has no section; switch at least one on.")
        for section_id in self.sections:
            entry(section_id)
            if self.sections.count(section_id) > 1:
                raise OutlineError(f"The outline “{self.name}” has the section “{section_id}” twice.")


def _standard(*also: str) -> tuple[str, ...]:
    return tuple(e.id for e in CATALOGUE if e.default or e.id in also)


default = Preset("standard", "Standard brief", _standard())

PRESETS: tuple[Preset, ...] = (
    default,
    Preset("short-call", "Short call", ("head", "scope", "agenda", "annA", "foot")),
    Preset("committee", "Committee meeting", _standard("annC")),
    Preset("full", "Full visit", tuple(e.id for e in CATALOGUE)),
    Preset("checklist", "Checklist only", ("head", "scope")),
)
"""The outlines that come with the program; a checklist is the points on one page, on a sheet of its own."""

ADDENDUM = Preset("addendum", "Addendum", ("head", "since", "foot"))
"""What follows an issued brief under the same reference; it is not chosen, it comes from that brief."""


def outline(preset_name: str) -> Preset:
    """The preset of this id (`default` means `standard`); raises OutlineError naming those there are."""
    for preset in (*PRESETS, ADDENDUM):
        if preset_name in {preset.id, preset.name} or (preset_name == "default" and preset is default):
            return preset
    names = ", ".join(preset.id for preset in PRESETS)
    raise OutlineError(f"There is no outline “{preset_name}”; choose among {names}.")
