"""What an officer prefers on this machine: theme, text size, density, way of dates, recent case files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, cast, get_args

from app.sites import profile
from db.values.date_style import DateStyle
from db.values.files import atomic_write

FILE = "preferences.json"
MOST_RECENT = 8
"""Case files that are remembered."""

SIZES = (90, 100, 110, 125, 150, 175, 200)
"""Per cent of the usual size of text."""

LOCKS = (0, 5, 15, 60)
"""Minutes without a key or the mouse after which a protected case file is locked; 0: never."""

Theme = Literal["system", "light", "dark"]
Density = Literal["comfortable", "compact"]


@dataclass(frozen=True, slots=True)
class Preferences:
    """`theme` follows the system unless told; `text` is per cent of the usual size; `recent` the newest first."""

    theme: Theme = "system"
    text: int = 100
    density: Density = "comfortable"
    dates: DateStyle = DateStyle.LONG
    lock: int = 15
    recent: tuple[str, ...] = ()

    def with_recent(self, path: Path) -> Preferences:
        """The same, with a case file as the one used last."""
        used = str(path.absolute())
        return replace(self, recent=(used, *(one for one in self.recent if one != used))[:MOST_RECENT])

    def without_recent(self, path: Path) -> Preferences:
        """The same, without a case file that is not there any more."""
        gone = str(path.absolute())
        return replace(self, recent=tuple(one for one in self.recent if one != gone))


def read() -> Preferences:
    """What is kept in the profile; what cannot be read, or is not known here, is as at the beginning."""
    try:
        kept = json.loads((profile() / FILE).read_bytes())
    except (OSError, ValueError):
        return Preferences()
    return _of(kept) if isinstance(kept, dict) else Preferences()


def write(wanted: Preferences) -> None:
    """Keep preferences; raises CaseFileError, FileNotWritten where the profile cannot be written."""
    atomic_write(profile() / FILE, json.dumps(asdict(wanted), ensure_ascii=False, indent=1).encode())


def _of(kept: dict[str, object]) -> Preferences:
    usual = Preferences()
    recent = kept.get("recent")
    return Preferences(
        theme=cast(Theme, _among(kept.get("theme"), get_args(Theme), usual.theme)),
        text=cast(int, _among(kept.get("text"), SIZES, usual.text)),
        density=cast(Density, _among(kept.get("density"), get_args(Density), usual.density)),
        dates=DateStyle(cast(str, _among(kept.get("dates"), tuple(DateStyle), usual.dates))),
        lock=cast(int, _among(kept.get("lock"), LOCKS, usual.lock)),
        recent=tuple(one for one in recent if isinstance(one, str))[:MOST_RECENT]
        if isinstance(recent, list)
        else (),
    )


def _among(value: object, known: Iterable[object], usual: object) -> object:
    return value if value in tuple(known) else usual
