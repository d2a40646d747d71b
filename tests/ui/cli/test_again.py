"""An issued brief is written again, and what has changed since it is told, from the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.briefs.issuing import keep_issued
from app.briefs.request import Request
from app.briefs.writing import write_brief
from app.casefile import CaseFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply


@pytest.fixture
def issued(demo: Path, tmp_path: Path) -> str:
    """A brief on Oman that was kept, and a correction made since; its id."""
    with CaseFile.open(demo) as case:
        with case.read() as reader:
            (oman,) = reader.rows("SELECT id FROM country WHERE name = 'Oman'")[0]
            (meeting,) = reader.rows("SELECT id FROM meeting WHERE title LIKE '13th JMCC%'")[0]
        request = Request(as_of=date(2026, 11, 21), country=oman)
        kept = keep_issued(case, request, write_brief(case, request, tmp_path / "Oman.docx"))
        changes = case.door.changes()
        changes.edit(meeting, venue="Sushma Swaraj Bhawan")
        case.door.change("Correct the venue", changes)
    return kept.id


def test_a_brief_is_written_again_as_it_went_out(
    chancery: Callable[..., Reply], demo: Path, issued: str, tmp_path: Path
) -> None:
    reply = chancery("--case", demo, "--json", "brief", "--again", issued, "-o", tmp_path / "Again.docx")
    assert reply.status == 0, reply.err
    assert reply.data["same"] is True
    assert (tmp_path / "Again.docx").read_bytes() == (tmp_path / "Oman.docx").read_bytes()


def test_what_has_changed_since_is_printed_or_written(
    chancery: Callable[..., Reply], demo: Path, issued: str, tmp_path: Path
) -> None:
    reply = chancery("--case", demo, "brief", "Oman", "--since-last", "--format", "text")
    assert reply.status == 0, reply.err
    assert "Changed since the last brief" in reply.out
    assert "Scope note" not in reply.out
    assert chancery("--case", demo, "brief", "Oman", "--since-last", "-o", tmp_path / "New.docx").status == 0
    assert (tmp_path / "New.docx").is_file()
    assert issued


def test_where_none_was_issued_and_where_the_words_do_not_fit_one_line_says_so(
    chancery: Callable[..., Reply], demo: Path, tmp_path: Path
) -> None:
    reply = chancery("--case", demo, "brief", "Japan", "--since-last", "--format", "text")
    assert reply.status == 1
    assert "nothing to compare with" in reply.err
    assert chancery("--case", demo, "brief", "Oman", "--again", "0000", "-o", tmp_path / "x.docx").status == 2
    assert chancery("--case", demo, "brief", "--again", "0000").status == 2
