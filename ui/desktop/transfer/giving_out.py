"""What can be written out, and how: the one table of exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.briefs.snapshot import Withheld
from app.casefile import CaseFile
from app.catalog import info
from app.interchange.exporting import export_file
from app.registers import exporting
from app.registers.exporting import level_called
from ui.desktop.transfer.work import Watching


@dataclass(frozen=True, slots=True)
class Wanted:
    """One export: its code in `WAYS`, the kind of record for lists, the code of the highest level that goes out."""

    way: str
    path: Path
    kind: str = ""
    ceiling: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What was written; `unnamed` references were left empty because what they name is withheld."""

    path: Path
    records: int
    withheld: tuple[Withheld, ...] = ()
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """A way to write records out. `of_kind`: of one kind of record; `sifted`: nothing above the ceiling goes out."""

    words: str
    suffix: str
    help: str
    of_kind: bool = False
    sifted: bool = True


WAYS: Mapping[str, Way] = {
    "xlsx": Way(
        "A list as a workbook (.xlsx)", ".xlsx", "Every record of one kind, for a spreadsheet; it can be imported.",
        of_kind=True,
    ),
    "csv": Way("A list as CSV", ".csv", "Every record of one kind, as plain text for other programs.", of_kind=True),
    "vcard": Way("People as contacts (.vcf)", ".vcf", "Every person as a card, with the posts held today."),
    "icalendar": Way("The diary as a calendar (.ics)", ".ics", "Meetings, visits, open dues and expiries."),
    "json": Way(
        "The whole case file (JSON)", ".json",
        "Every record, setting and attachment, to be read by other programs or imported into another case file. It is "
        "complete: nothing is withheld.",
        sifted=False,
    ),
}  # fmt: skip


def suggested(case_name: str, way: str, kind: str) -> str:
    """What the file may be called."""
    return f"{case_name} {info(kind).plural.lower()}" if WAYS[way].of_kind else case_name


def give_out(case: CaseFile, wanted: Wanted, watching: Watching) -> Given:
    """Write one export; the file dialog has asked about what is there. Raises ChanceryError."""
    if wanted.way == "json":
        whole = export_file(case, wanted.path, watching)
        return Given(whole.path, whole.records)
    ceiling = level_called(case, wanted.ceiling) if wanted.ceiling else None
    writers: Mapping[str, Callable[[], exporting.Exported]] = {
        "xlsx": lambda: exporting.export_xlsx(
            case, wanted.path, wanted.kind, ceiling=ceiling, replace=True, watch=watching
        ),
        "csv": lambda: exporting.export_csv(
            case, wanted.path, wanted.kind, ceiling=ceiling, replace=True, watch=watching
        ),
        "vcard": lambda: exporting.export_vcard(
            case, wanted.path, ceiling=ceiling, replace=True, watch=watching
        ),
        "icalendar": lambda: exporting.export_icalendar(
            case, wanted.path, ceiling=ceiling, replace=True, watch=watching
        ),
    }
    done = writers[wanted.way]()
    return Given(done.path, done.records, done.withheld, done.unnamed)
