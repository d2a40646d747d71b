"""What stands around the pages: the file's own names, its marking, what can be undone, counts and pinned countries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app import undo
from app.casefile import CaseFile
from app.local import Space
from app.morning import stand
from app.settings import read_settings
from app.undo import Available
from db.markings import in_use
from db.queries import frame
from db.reader import Reader
from db.values.marking import Marking, Scheme

SPACE = "navigation"
_PINNED = "pinned"


@dataclass(frozen=True, slots=True)
class Pinned:
    """A country that stays in the navigation, and how many of its commitments are open."""

    id: str
    name: str
    open: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What the window shows around its pages. `marking` is the highest in the file, None where nothing is marked.

    `counts` has a number for `commitment`, `task` (both open), `overdue` (commitments) and `inbox` (texts not decided).
    """

    home_id: str | None
    home: str | None
    desk: str
    scheme: Scheme
    marking: Marking | None
    steps: Available
    counts: Mapping[str, int]
    pinned: tuple[Pinned, ...]
    backed_up: str | None
    """When the newest backup was made, ISO with zone; None where there is none."""


def read_frame(case: CaseFile) -> Frame:
    """Read what stands around the pages; raises CaseFileError."""
    wanted = pinned(case)
    with case.read() as reader:
        settings = read_settings(reader)
        home = frame.names(reader, [settings.home_id] if settings.home_id else [])
        marking = settings.scheme.floor(_markings(reader)).marking
        stands = stand(case, reader, case.clock.today())
        counts = {
            "commitment": stands.open,
            "task": frame.open_tasks(reader),
            "overdue": stands.overdue,
            "inbox": frame.undecided_texts(reader),
        }
        stay = _pinned(reader, wanted)
    return Frame(
        settings.home_id,
        home.get(settings.home_id or ""),
        settings.desk,
        settings.scheme,
        marking,
        undo.available(case),
        MappingProxyType(counts),
        stay,
        _backed_up(case),
    )


def pinned(case: CaseFile) -> list[str]:
    """Ids of the pinned countries, in their order; some may be deleted."""
    kept = Space(case, SPACE).get(_PINNED)
    return [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []


def pin(case: CaseFile, country_id: str) -> None:
    """Pin a country, below the others; nothing happens where it is pinned already."""
    wanted = pinned(case)
    if country_id not in wanted:
        Space(case, SPACE).put(_PINNED, [*wanted, country_id])


def unpin(case: CaseFile, country_id: str) -> None:
    """Take a country away from those that are pinned."""
    Space(case, SPACE).put(_PINNED, [one for one in pinned(case) if one != country_id])


def _pinned(reader: Reader, wanted: list[str]) -> tuple[Pinned, ...]:
    names, counts = frame.names(reader, wanted), frame.open_commitments_of(reader, wanted)
    return tuple(Pinned(one, names[one], counts.get(one, 0)) for one in wanted if one in names)


def _markings(reader: Reader) -> list[Marking]:
    return [Marking.from_json(json.loads(one)) for one in in_use(reader.rows)]


def _backed_up(case: CaseFile) -> str | None:
    newest = next(iter(case.keeper.shelf.copies()), None)
    if newest is None:
        return None
    return f"{newest.day.isoformat()}T{newest.time[:2]}:{newest.time[2:]}:00+00:00"
