"""The folder in which the copies of a case file are kept, their names and their numbers.

Copies lie in the profile, in a folder named after the case file's id. Their names sort by number and say when and why
they were made; a tag tells copies of the same case file in different places apart, so that each place is numbered,
thinned and restored by itself.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.backups.thinning import Numbered, kept
from app.errors import CaseFileError
from db.values.files import make_folder
from db.values.ids import is_id

_NAME = re.compile(
    r"(?P<number>\d{6,12}) (?P<day>\d{4}-\d\d-\d\d) (?P<time>\d{4}) (?P<tag>[0-9a-f]{8}) (?P<reason>[a-z ]{1,40})"
    r"\.chancery"
)


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy on the shelf; `day` and `time` (UTC, `1405`) are what the clock claimed."""

    path: Path
    number: int
    day: date
    time: str
    tag: str
    reason: str


def tag_of(place: Path) -> str:
    """Eight hexadecimal digits that stand for where a case file lies."""
    return hashlib.sha256(str(place.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:8]


class Shelf:
    """The copies of the case file with one id, seen from the place where it lies."""

    def __init__(self, profile: Path, case_id: str, place: Path) -> None:
        safe = case_id if is_id(case_id) else hashlib.sha256(case_id.encode()).hexdigest()[:32]
        self.folder = profile / "backups" / safe
        self._tag = tag_of(place)

    def copies(self) -> list[Copy]:
        """The copies of this place, the newest first."""
        return [one for one in self.everywhere() if one.tag == self._tag]

    def everywhere(self) -> list[Copy]:
        """The copies of this case file from every place, the newest numbers first."""
        return _copies(self.folder)

    def name_next(self, reason: str, now: datetime) -> Path:
        """Where the next copy goes; makes the folder. Raises CaseFileError where that is not possible."""
        try:
            make_folder(self.folder)
        except OSError as error:
            raise CaseFileError(
                f"The folder of backups {self.folder} cannot be made ({error.strerror}); see that you may write there."
            ) from error
        number = max((one.number for one in self.copies()), default=0) + 1
        when = now.astimezone(UTC)
        return self.folder / f"{number:06d} {when:%Y-%m-%d %H%M} {self._tag} {reason}.chancery"

    def temporary(self) -> Path:
        """Where a copy of this place is made before it counts; only the holder of the case file uses it."""
        return self.folder / f".chancery-{self._tag}.tmp"

    def sweep(self) -> None:
        """Remove what a program that was killed left of an unfinished copy."""
        for stray in (self.temporary(), self.temporary().with_name(f"{self.temporary().name}-journal")):
            with suppress(OSError):  # tried again at the next opening
                stray.unlink()

    def thin(self) -> list[Path]:
        """Remove the copies of this place that are not kept; to be called right after a new one was proved."""
        copies = self.copies()
        keep = kept(Numbered(one.number, one.day) for one in copies)
        removed = [one.path for one in copies if one.number not in keep]
        for path in removed:
            path.unlink(missing_ok=True)
        return removed


def shelves_for(profile: Path, place: Path) -> list[Copy]:
    """Copies that were made of whatever lay at a place, for a file too damaged to say its id; newest first."""
    tag = tag_of(place)
    folders = sorted((profile / "backups").glob("*")) if (profile / "backups").is_dir() else []
    found = [one for folder in folders for one in _copies(folder) if one.tag == tag]
    return sorted(found, key=lambda one: (one.day, one.time, one.number), reverse=True)


def _copies(folder: Path) -> list[Copy]:
    if not folder.is_dir():
        return []
    found = (_read(path) for path in folder.iterdir())
    return sorted((one for one in found if one), key=lambda one: one.number, reverse=True)


def _read(path: Path) -> Copy | None:
    """A file of another name is nobody's copy and is left alone."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        day = date.fromisoformat(match["day"])
    except ValueError:
        return None
    return Copy(path, int(match["number"]), day, match["time"], match["tag"], match["reason"])
