"""The frozen view of one record: what a page shows of it, in the order in which it stands there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.catalog import Group
from app.history import HistoryEntry
from app.references import Mention
from db.values.choices import Side
from db.values.marking import Marking, Scheme


class Tone(Enum):
    """What a chip says besides its words; never the only bearer of it."""

    PLAIN = "plain"
    """A fact."""
    MOVING = "moving"
    """In motion: in progress, waiting for an event."""
    OVERDUE = "overdue"
    CAUTION = "caution"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words on where the record stands."""

    words: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as people read it: words, or records one can go to; `second` says what was understood."""

    words: str = ""
    mentions: tuple[Mention, ...] = ()
    second: str = ""
    tone: Tone = Tone.PLAIN
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what stands beside it; a click edits `field`; `sources` are numbers of the evidence."""

    field: str
    label: str
    shown: tuple[Shown, ...]
    group: Group
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A text under its own heading; `quoted` is agreed wording, kept to the letter."""

    field: str
    label: str
    text: str
    sources: tuple[int, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the record, or a record that speaks of it. `about` is where a click leads, None for nowhere."""

    id: str
    kind: str
    title: str
    second: str = ""
    figure: str = ""
    about: Mention | None = None
    sources: tuple[int, ...] = ()
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; `total` may be more than there are rows."""

    heading: str
    rows: tuple[Row, ...]
    total: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the story, newest first; `kind` is that of its update, or `made`."""

    id: str
    kind: str
    title: str
    when: str
    text: str = ""
    about: Mention | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One citation: source number, what it supports, the exact words and where they stand."""

    number: int
    id: str
    supports: str
    source: Mention
    quote: str = ""
    place: str = ""
    stated: str = ""


@dataclass(frozen=True, slots=True)
class FileShown:
    """A file that hangs on the record. `opens` is False where opening it here would run what it holds."""

    id: str
    name: str
    size: str
    media_type: str
    opens: bool
    marking: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record as its page shows it, read in one snapshot."""

    id: str
    kind: str
    label: str
    title: str
    above: tuple[Mention | str, ...]
    """The small line: what the record is, and what it belongs to."""
    deleted: bool
    revision: str
    marking: Marking | None
    scheme: Scheme
    chips: tuple[Chip, ...]
    pairs: tuple[Pair, ...]
    prose: tuple[Prose, ...]
    story: tuple[Event, ...]
    sections: tuple[Section, ...]
    linked: tuple[Section, ...]
    evidence: tuple[Evidence, ...]
    files: tuple[FileShown, ...]
    history: tuple[HistoryEntry, ...]
    editable: bool = True
