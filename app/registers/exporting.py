"""Writes what a case file holds for other programs: registers as CSV and workbook, people as cards, a calendar.

Nothing above the ceiling goes out, and what was withheld is told to the officer, never in the file. The same records
on the same day give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.briefs.snapshot import Withheld
from app.casefile import CaseFile
from app.errors import FileNotWritten
from app.interchange.turns import in_turn
from app.interchange.watching import Phase, Watch, unwatched
from app.registers import calendars, card_writing, sheet_writing
from app.registers.sheet import make_sheet
from app.registers.sifting import Sift
from app.settings import read_settings
from app.unfinished import noted
from db.header import MAGIC
from db.values.errors import excerpt
from db.values.files import atomic_write
from db.values.marking import Marking

__all__ = [
    "Exported",
    "Withheld",
    "level_called",
    "export_csv",
    "export_icalendar",
    "export_vcard",
    "export_xlsx",
    "written",
]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what was not: `unnamed` references were left empty because what they name is withheld."""

    path: Path
    records: int
    withheld: tuple[Withheld, ...]
    unnamed: int


def level_called(case: CaseFile, words: str) -> Marking:
    """The marking of this level, by code, label or portion mark; raises InvalidValue naming the levels."""
    return Marking(case.settings().scheme.parse_level(words).code)


def export_csv(
    case: CaseFile, path: Path, kind: str = "commitment", *, columns: Sequence[str] | None = None,
    ceiling: Marking | None = None, replace: bool = False, watch: Watch = unwatched,
) -> Exported:  # fmt: skip
    """A register of one kind as CSV. `columns` by name or heading; else those in which anything stands.

    Raises FileNotWritten, where something is there already unless `replace`; InvalidValue; CaseFileError; Cancelled.
    """

    def made(sift: Sift) -> tuple[bytes, int]:
        sheet = make_sheet(sift, kind, columns, case.clock.today())
        return sheet_writing.csv_bytes(sheet), len(sheet.rows)

    return written(case, path, ceiling, made, watch, replace=replace)


def export_xlsx(
    case: CaseFile, path: Path, kind: str = "commitment", *, columns: Sequence[str] | None = None,
    ceiling: Marking | None = None, replace: bool = False, watch: Watch = unwatched,
) -> Exported:  # fmt: skip
    """A register of one kind as a workbook; otherwise as `export_csv`."""

    def made(sift: Sift) -> tuple[bytes, int]:
        sheet = make_sheet(sift, kind, columns, case.clock.today())
        return sheet_writing.xlsx_bytes(sheet, case.clock.now()), len(sheet.rows)

    return written(case, path, ceiling, made, watch, replace=replace)


def export_vcard(
    case: CaseFile,
    path: Path,
    *,
    ceiling: Marking | None = None,
    replace: bool = False,
    watch: Watch = unwatched,
) -> Exported:
    """Every person as a card, with the posts held today; raises as `export_csv`."""

    def made(sift: Sift) -> tuple[bytes, int]:
        return card_writing.cards_bytes(sift, case.clock.today())

    return written(case, path, ceiling, made, watch, replace=replace)


def export_icalendar(
    case: CaseFile,
    path: Path,
    *,
    ceiling: Marking | None = None,
    replace: bool = False,
    watch: Watch = unwatched,
) -> Exported:
    """Meetings, visits, open dues and expiries as a calendar; raises as `export_csv`."""

    def made(sift: Sift) -> tuple[bytes, int]:
        return calendars.calendar_bytes(sift, case.clock.today(), case.clock.now())

    return written(case, path, ceiling, made, watch, replace=replace)


def written(
    case: CaseFile, path: Path, ceiling: Marking | None, make: Callable[[Sift], tuple[bytes, int]], watch: Watch,
    *, replace: bool,
) -> Exported:  # fmt: skip
    """Make the bytes in one read snapshot and put them at `path`; raises as `export_csv`."""
    _refuse_what_is_there(path, replace=replace)

    def look() -> tuple[Sift, bytes, int]:
        with case.read() as reader:
            sift = Sift(reader, read_settings(reader).scheme, ceiling)
            return sift, *make(sift)

    watch(Phase.WRITING_FILE, 0, 1)
    sift, data, count = in_turn(case, look)
    atomic_write(path, data, during=noted)
    watch(Phase.WRITING_FILE, 1, 1)
    return Exported(path, count, sift.told(), sift.unnamed)


def _refuse_what_is_there(path: Path, *, replace: bool) -> None:
    """Nothing is overwritten unasked, and a case file never."""
    try:
        with path.open("rb") as file:
            found = file.read(len(MAGIC))
    except FileNotFoundError:
        return
    except (OSError, ValueError):  # what is wrong with the place, writing will tell
        return
    if found == MAGIC:
        raise FileNotWritten(
            f"{excerpt(path.name)} is a case file and was not touched; choose another name.", path
        )
    if not replace:
        raise FileNotWritten(
            f"{excerpt(path.name)} is there already and was not touched; choose another name, or say that it may be "
            "replaced.",
            path,
        )
