"""The one tree of errors an officer may see.

    ChanceryError                  one sentence: what, where, what to do
    ├─ InvalidValue                text that no value can be made from
    ├─ FileNotWritten              a file could not be written
    ├─ CaseFileError               the case file cannot be used as it is (db.errors)
    └─ here:
       ├─ RulesBroken              the change may not be made; every fault is named
       ├─ Conflict                 somebody changed the same field meanwhile
       ├─ StaleUndo                an undo would destroy a later change
       ├─ NothingToUndo            there is no such step
       ├─ NotFound                 no record, or more than one, by that name or prefix
       └─ NotReady                 a final brief is not possible yet
    Interchange has its own: NotCaseFileJson, ImportRefused, ImportConflicts, Cancelled (app.interchange.errors).

Anything else that is raised is a bug: it goes to the one hook of `app.bugs`.
"""

from __future__ import annotations

from dataclasses import dataclass

from db import spared  # noqa: F401 – before SQLAlchemy, which comes with the errors
from db.errors import (
    BeheadedCaseFile,
    CaseFileBusy,
    CaseFileError,
    DamagedCaseFile,
    DiskTrouble,
    NewerCaseFile,
    NotACaseFile,
    PasswordNeeded,
    ReadOnlyCaseFile,
    WrongPassword,
)
from db.values.errors import ChanceryError, InvalidValue
from db.values.files import FileNotWritten

__all__ = [
    "BeheadedCaseFile", "CaseFileBusy", "CaseFileError", "ChanceryError", "Conflict", "DamagedCaseFile", "DiskTrouble",
    "Fault", "FieldConflict", "FileNotWritten", "InvalidValue", "NewerCaseFile", "NotACaseFile", "NotFound",
    "NotReady", "NothingToUndo", "PasswordNeeded", "ReadOnlyCaseFile", "RulesBroken", "StaleUndo", "WrongPassword",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that a change breaks: the record, the field (None: the record as a whole) and the sentence."""

    record_id: str
    kind: str
    field: str | None
    sentence: str


class RulesBroken(ChanceryError):
    """The change may not be made; nothing was changed. `faults` names every fault at once."""

    def __init__(self, faults: list[Fault]) -> None:
        first = faults[0]
        more = f" ({len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{first.sentence}{more}", field=first.field)
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that two people changed: what each made of it, in JSON form."""

    record_id: str
    kind: str
    field: str
    label: str
    theirs: object
    mine: object
    author: str
    wall: str


class Conflict(ChanceryError):
    """Somebody changed the same field meanwhile; nothing was changed. The officer decides field by field."""

    def __init__(self, conflicts: list[FieldConflict]) -> None:
        labels = ", ".join(f"“{c.label}”" for c in conflicts)
        super().__init__(
            f"{conflicts[0].author} changed {labels} meanwhile; nothing was overwritten. Compare and choose.",
            field=conflicts[0].field,
        )
        self.conflicts = tuple(conflicts)


class StaleUndo(ChanceryError):
    """Undoing would destroy a later change of the same field."""


class NothingToUndo(ChanceryError):
    """There is no step to undo or redo."""


class NotFound(ChanceryError):
    """Nothing, or more than one thing, goes by that name."""


class FileNotRead(ChanceryError):
    """A file that was to be taken in cannot be read; nothing was taken."""


class NotReady(ChanceryError):
    """A final brief is not possible yet; says what is missing."""
