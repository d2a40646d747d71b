"""What the screens of checking and expunging ask: how far a check is, and what of a record can be expunged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.check import CHECKS, check
from app.errors import NotFound
from app.expunge import expungeable
from app.interchange.errors import Cancelled


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "desk.chancery") as case:
        yield case


def test_a_check_tells_each_of_its_steps_and_the_last(case: CaseFile) -> None:
    told: list[tuple[int, int]] = []
    report = check(case, watch=lambda done, total: told.append((done, total)))
    assert report.findings == ()
    assert told == [(number, len(CHECKS)) for number in range(len(CHECKS) + 1)]


def test_a_check_is_stopped_by_whoever_watches(case: CaseFile) -> None:
    def enough(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled("Enough.")

    with pytest.raises(Cancelled):
        check(case, watch=enough)


def test_only_what_is_there_and_is_text_of_somebody_can_be_expunged(case: CaseFile) -> None:
    changes = case.door.changes()
    note = changes.create("note", title="Call", note_kind="note", body="Words")
    case.door.change("Note the call", changes)
    found = expungeable(case, note)
    assert (found.kind, found.title) == ("note", "Call")
    names = {name for name, _ in found.fields}
    assert {"title", "body"} <= names
    assert "note_kind" not in names, "a choice that is needed is no text"
    assert "about" not in names


def test_what_is_not_there_cannot_be_expunged(case: CaseFile) -> None:
    with pytest.raises(NotFound):
        expungeable(case, "0190aaaa-0000-7000-8000-000000000000")
