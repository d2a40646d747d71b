"""The book of the JMCC: a case file made once and copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.casefile import CaseFile
from db.values.ids import FixedClock, FixedIds
from tests.app.commitments.book import Book
from tests.app.conftest import INDIA, NOON, Desk, make_desk, put_away

__all__ = ["book", "template"]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Book]:
    """The file and the ids in it."""
    path = tmp_path_factory.mktemp("book") / "book.chancery"
    desk = make_desk(path)
    oman = desk.add("country", name="Oman", code="OMN", official_name="Sultanate of Oman")
    parties = [INDIA, oman]
    jmcc = desk.add(
        "forum", name="Joint Military Cooperation Committee", abbreviation="JMCC", parties=parties
    )
    made = Book(desk, oman, jmcc)
    made.thirteenth = made.session(13, "2025-11-24")
    made.fourteenth = made.session(14, "2026-11-02")
    put_away(desk.case)
    return path, made


@pytest.fixture
def book(template: tuple[Path, Book], tmp_path: Path) -> Iterator[Book]:
    path, told = template
    copy = tmp_path / "book.chancery"
    shutil.copyfile(path, copy)
    case = CaseFile.open(copy, author="officer", clock=FixedClock(NOON), ids=FixedIds("book"))
    yield Book(Desk(case), told.oman, told.jmcc, told.thirteenth, told.fourteenth)
    put_away(case)
