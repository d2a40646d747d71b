"""What an import asks an officer, and what the officer says: the same, new, or left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from db.values.marking import Marking


class Answer(StrEnum):
    """What to do with something that may be on file already."""

    SAME = "same"
    NEW = "new"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to one question; `record` is the candidate meant by SAME, the first where it is empty."""

    answer: Answer
    record: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant: its id (`row 5` for one of the same file), what it is called, and why it may be."""

    id: str
    title: str
    reason: str
    likeness: int
    """0 to 100."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something only an officer can decide. `key` is the same each time the same file is looked at.

    A question about a row asks whether its record is on file already; one about words asks whom or what they mean, for
    all of `rows`. `creatable`: NEW makes a record of it; otherwise NEW leaves it out like SKIP.
    """

    key: str
    kind: str
    words: str
    rows: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    sentence: str
    creatable: bool = True
    about_row: bool = False


@dataclass(frozen=True, slots=True)
class Decisions:
    """The officer's answers by key, and what counts where there is none (None: the question stays open).

    `skip_faults` leaves out rows with faults instead of refusing the file; `marking` is that of every record whose row
    says none.
    """

    answers: Mapping[str, Decision] = field(default_factory=dict)
    default: Answer | None = None
    skip_faults: bool = False
    marking: Marking | None = None

    def on(self, question: Question) -> Decision | None:
        """What is decided on a question; several candidates that fit alike are never chosen from by default."""
        if question.key in self.answers:
            return self.answers[question.key]
        if self.default is None:
            return None
        if self.default is Answer.SAME:
            alike = [one for one in question.candidates if one.likeness == 100]
            if len(alike) > 1:
                return None
            if not question.candidates:
                return Decision(Answer.NEW)
        return Decision(self.default)
