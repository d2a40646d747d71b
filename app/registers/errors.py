"""What can stand in the way of a register: a file that is no table, faults of its rows, questions nobody answered."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import ChanceryError
from db.values.errors import excerpt

SHOWN = 3


class NotATable(ChanceryError):
    """The file is no table or contact file that can be read; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row of a table; `row` counts as the spreadsheet does, `column` is its heading."""

    row: int
    column: str | None
    sentence: str

    @property
    def words(self) -> str:
        """The fault in one sentence that names row and column."""
        column = f", {excerpt(self.column)}" if self.column else ""
        return f"Row {self.row:,}{column}: {self.sentence}"


class RegisterRefused(ChanceryError):
    """Rows are not as they should be; nothing was imported. `faults` names every one at once."""

    def __init__(self, file: str, faults: tuple[RowFault, ...]) -> None:
        shown = " ".join(fault.words for fault in faults[:SHOWN])
        more = f" And {len(faults) - SHOWN:,} more." if len(faults) > SHOWN else ""
        super().__init__(
            f"{excerpt(file)} was not imported; nothing was changed. {shown}{more} Correct the file or the mapping, "
            "or leave the faulty rows out."
        )
        self.faults = faults


class QuestionsOpen(ChanceryError):
    """The import asks what only an officer can decide; nothing was imported. `questions` are the sentences."""

    def __init__(self, file: str, questions: tuple[str, ...]) -> None:
        shown = " ".join(questions[:SHOWN])
        more = f" And {len(questions) - SHOWN:,} more." if len(questions) > SHOWN else ""
        count = "1 question is" if len(questions) == 1 else f"{len(questions):,} questions are"
        super().__init__(
            f"{excerpt(file)} was not imported: {count} open, and nothing was changed. {shown}{more} Say for each "
            "whether it is the same, new, or to be left out."
        )
        self.questions = questions
