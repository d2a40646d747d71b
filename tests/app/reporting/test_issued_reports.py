"""A report is kept as it went out and written again from the records as they stood, by the means that briefs have."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.briefs import reissuing
from app.briefs.comparing import addendum, last_brief
from app.briefs.issued import read_brief
from app.briefs.issuing import keep_issued
from app.briefs.options import options_text
from app.briefs.reissuing import briefs_with
from app.errors import NotReady
from app.reporting.issued import reissue, report_of, write_again
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.writing import write_report
from db.values.errors import InvalidValue
from db.values.partial_date import PartialDate
from tests.app.reporting.conftest import DAY, Story


def test_a_report_that_was_kept_comes_again_to_the_byte_after_later_edits(
    story: Story, tmp_path: Path
) -> None:
    asked = ReportRequest(
        kind=ReportKind.ACTIONS,
        as_of=DAY,
        forum=story["jcc"],
        start=PartialDate.parse_text("2025"),
        per_side=True,
    )
    written = write_report(story.case, asked, tmp_path / "report.docx")
    kept = keep_issued(story.case, asked, written)
    data = written.path.read_bytes()
    story.edit("yard", wording="Reworded since.")
    assert write_report(story.case, asked, tmp_path / "new.docx").path.read_bytes() != data
    again = reissue(story.case, kept.id)
    assert (again.same, again.differs, again.data) == (True, (), data)
    other, _ = write_again(story.case, kept.id, tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == data
    assert other.request == asked
    assert kept.title.startswith("Joint Cooperation Committee action taken report, ")
    with story.case.read() as reader:
        ((used),) = briefs_with(reader, story["yard"])
        assert (used.id, used.current) == (kept.id, False)


def test_a_report_is_no_brief_to_compare_with_to_follow_or_to_take_back(story: Story, tmp_path: Path) -> None:
    asked = ReportRequest(kind=ReportKind.CHRONOLOGY, as_of=DAY, country=story["arvania"])
    kept = keep_issued(story.case, asked, write_report(story.case, asked, tmp_path / "report.docx"))
    with story.case.read() as reader:
        assert last_brief(reader, asked) is None
    with pytest.raises(NotReady, match="cannot be compared with"):
        addendum(story.case, kept.id, DAY)
    with pytest.raises(InvalidValue, match="This is a report"):
        reissuing.reissue(story.case, kept.id)
    sight = read_brief(story.case, kept.id)
    assert (sight.report, sight.again, sight.issued) == (True, True, False)


@pytest.mark.parametrize(
    "asked",
    [
        ReportRequest(kind=ReportKind.HANDOVER, as_of=DAY, draft=True),
        ReportRequest(
            kind=ReportKind.PERSON, as_of=DAY, person="p", ceiling="secret", ceiling_caveats=("X",)
        ),
        ReportRequest(
            kind=ReportKind.ACTIONS, as_of=DAY, officer="Director", filters="is:open", per_side=True
        ),
    ],
)
def test_what_was_asked_of_a_report_is_read_back(asked: ReportRequest) -> None:
    assert report_of(options_text(asked)) == asked


def test_options_of_a_newer_version_are_said_to_be_that() -> None:
    with pytest.raises(InvalidValue, match="newer version"):
        report_of('{"kind": "actions", "as_of": "2026-01-01", "horizon": 3}')
