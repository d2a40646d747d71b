"""A brief that was written is kept as issued: its file, its options, what was in it, and where it belongs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import undo
from app.briefs.issuing import keep_issued
from app.briefs.request import Request
from app.briefs.writing import write_brief
from app.casefile import CaseFile
from app.errors import NotFound
from app.records import read_record
from db.values.ids import derived_id
from tests.app.conftest import put_away

OMAN = derived_id("country", "omn")
DAY = date(2026, 11, 21)


@pytest.fixture
def case(written_demo: Path, tmp_path: Path) -> Iterator[CaseFile]:
    made = CaseFile.open(Path(shutil.copy(written_demo, tmp_path / "desk.chancery")))
    yield made
    put_away(made)


def visit(case: CaseFile) -> str:
    with case.read() as reader:
        return str(reader.rows("SELECT id FROM visit WHERE deleted = 0")[0][0])


def row(case: CaseFile, words: str, *args: str) -> tuple[object, ...]:
    with case.read() as reader:
        return tuple(reader.rows(words)[0])


def test_the_file_as_it_goes_out_is_kept_under_its_visit_and_undo_takes_it_back(
    case: CaseFile, tmp_path: Path
) -> None:
    with case:
        request = Request(as_of=DAY, visit=visit(case), draft=False)
        written = write_brief(case, request, tmp_path / "brief.docx")
        finished = written.path.read_bytes() + b"signed"
        written.path.write_bytes(finished)
        issued = keep_issued(case, request, written)
        status, visit_id, options, revisions, issued_on, marking = row(
            case,
            "SELECT status, visit_id, options, revisions, issued_on, marking FROM brief WHERE deleted = 0",
        )
        assert (status, visit_id) == ("issued", request.visit)
        assert json.loads(str(options)) == {"as_of": "2026-11-21", "visit": request.visit}
        assert request.visit in json.loads(str(revisions))["records"]
        assert marking is not None
        assert issued_on is not None
        with case.read() as reader:
            digest = reader.rows("SELECT sha256 FROM attachment WHERE file_name = 'brief.docx'")[0][0]
            assert b"".join(reader.file(digest)) == finished
        view = read_record(case, "visit", str(request.visit))
        assert any(row.id == issued.id for section in view.linked for row in section.rows), (
            "it appears under the visit"
        )
        undo.undo(case)
        assert row(case, "SELECT count(*) FROM brief WHERE deleted = 0") == (0,)


def test_a_draft_is_kept_as_a_draft_without_a_day_of_issue(case: CaseFile, tmp_path: Path) -> None:
    with case:
        request = Request(as_of=DAY, country=OMAN, draft=True)
        keep_issued(case, request, write_brief(case, request, tmp_path / "brief.docx"))
        assert row(case, "SELECT status, country_id, issued_on FROM brief") == ("draft", OMAN, None)


def test_a_file_that_is_gone_is_said_so_and_nothing_is_kept(case: CaseFile, tmp_path: Path) -> None:
    with case:
        request = Request(as_of=DAY, country=OMAN, draft=True)
        written = write_brief(case, request, tmp_path / "brief.docx")
        written.path.unlink()
        with pytest.raises(NotFound, match=r"“brief\.docx” is not where it was written"):
            keep_issued(case, request, written)
        assert row(case, "SELECT count(*) FROM brief") == (0,)
