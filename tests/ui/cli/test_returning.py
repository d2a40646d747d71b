"""A brief that came back is listed beside what was issued, and taken back only as far as is said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.briefs.issuing import keep_issued
from app.briefs.request import Request
from app.briefs.writing import write_brief
from app.casefile import CaseFile
from db.models import Brief, Exercise
from db.values.ids import derived_id
from tests.app.briefs.marked_up import Paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply


@pytest.fixture
def cleared(demo: Path, tmp_path: Path) -> Path:
    with CaseFile.open(demo) as case:
        request = Request(as_of=date(2026, 11, 21), country=derived_id("country", "omn"), preset="full")
        keep_issued(case, request, write_brief(case, request, tmp_path / "brief.docx"))
    paper = Paper((tmp_path / "brief.docx").read_bytes())
    paper.say("Not cleared", "Director (West Asia), 22 Nov 2026")
    paper.say("26 Sep 2024", "27 Sep 2024")
    paper.say_in_row("3rd AAST, New Delhi", "New Delhi", "Salalah")
    (tmp_path / "Cleared.docx").write_bytes(paper.data())
    return tmp_path / "Cleared.docx"


@pytest.mark.slow
def test_differences_are_listed_and_accepted_by_number(
    chancery: Callable[..., Reply], demo: Path, cleared: Path
) -> None:
    def brief(*arguments: object) -> Reply:
        return chancery("--case", demo, "brief", "--returned", cleared, *arguments)

    told = brief()
    assert told.status == 0
    assert "3\u00a0differences." in told.out
    assert "1. meeting “3rd Army-to-Army Staff Talks”, place: New Delhi → Salalah (new place)" in told.out
    assert "exercise “Al Najah”, held on: ended 26" in told.out
    data = brief("--json").data
    assert [one["nature"] for one in data["differences"]] == ["wording", "fact", "fact"]
    assert data["cleared_on"] == "2026-11-22"
    for wrong in ("9", "2:3", "two", "3", "all"):
        assert brief("--accept", wrong).status == 2
    assert brief("--cleared-by", "Me").status == 2
    assert brief("--issued", "ffff").status == 1
    assert "3\u00a0differences accepted" in brief("--accept", "1,2,3:1").out
    with CaseFile.open(demo, write=False) as case, case.read() as reader:
        (kept,), (exercise,) = reader.all(Brief), reader.all(Exercise)
    assert (kept.cleared_by, exercise.held_on.text) == ("Director (West Asia)", "../2024-09-27")
    gone = chancery("--case", demo, "brief", "--returned", cleared.with_name("None.docx"))
    assert (gone.status, "There is no file" in gone.err) == (1, True)
    plain = cleared.with_name("Brief.txt")
    plain.write_text("Some words.", encoding="utf-8")
    assert "“Brief.txt” is no Word file" in chancery("--case", demo, "brief", "--returned", plain).sentence
