"""What can stand in the way of an import: a file that is something else, faults of its records, and conflicts."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import ChanceryError
from db.codecs import Json
from db.values.errors import excerpt

SHOWN = 3


class NotCaseFileJson(ChanceryError):
    """The file is no case-file JSON that this version reads, or it is cut short."""


class Cancelled(ChanceryError):
    """The officer stopped it: nothing was changed, and no file was left."""


@dataclass(frozen=True, slots=True)
class RecordFault:
    """What is wrong with one record of a file; `place` counts the records of the file from 1."""

    place: int
    kind: str
    record_id: str
    field: str | None
    sentence: str

    @property
    def words(self) -> str:
        """The fault in one sentence that names record and field."""
        who = " ".join(part for part in (self.kind, self.record_id) if part)
        where = f" ({excerpt(who, 80)[1:-1]})" if who else ""
        field = f", {excerpt(self.field)}" if self.field else ""
        return f"Record {self.place}{where}{field}: {self.sentence}"


class ImportRefused(ChanceryError):
    """Records of the file are not as they should be; nothing was imported. `faults` names every one at once."""

    def __init__(self, file: str, faults: list[RecordFault]) -> None:
        shown = " ".join(fault.words for fault in faults[:SHOWN])
        more = f" And {len(faults) - SHOWN:,} more." if len(faults) > SHOWN else ""
        super().__init__(f"{excerpt(file)} was not imported; nothing was changed. {shown}{more}")
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that says something else here than in the file, in JSON form; None is an empty field."""

    name: str
    label: str
    ours: Json
    theirs: Json


@dataclass(frozen=True, slots=True)
class RecordConflict:
    """A record that is here with other content than in the file; `deleted` while it lies in the recycle bin here."""

    kind: str
    id: str
    title: str
    deleted: bool
    differences: tuple[FieldDifference, ...]

    @property
    def words(self) -> str:
        """The conflict in a few words."""
        if self.deleted:
            return f"{excerpt(self.title)} (in the recycle bin here)"
        return f"{excerpt(self.title)} ({', '.join(one.label for one in self.differences)})"


class ImportConflicts(ChanceryError):
    """Records of the file are here with other content; nothing was imported until it is decided whose counts."""

    def __init__(self, file: str, conflicts: list[RecordConflict]) -> None:
        shown = "; ".join(conflict.words for conflict in conflicts[:SHOWN])
        more = f"; and {len(conflicts) - SHOWN:,} more" if len(conflicts) > SHOWN else ""
        count = "1 record is" if len(conflicts) == 1 else f"{len(conflicts):,} records are"
        super().__init__(
            f"{excerpt(file)} was not imported: {count} here with other content: {shown}{more}. Nothing was changed; "
            "say whose content is kept, theirs or ours."
        )
        self.conflicts = tuple(conflicts)
