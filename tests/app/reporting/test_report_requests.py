"""What may be asked of a report: what it needs, what it refuses, what pages offer, and how its file may be called."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.briefs.readiness import Matter
from app.errors import FileNotWritten, InvalidValue, NotFound, NotReady
from app.reporting.offers import DESK, file_name, offers_for, request_for
from app.reporting.registers import write_register
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.writing import make_report, write_report
from reports.report_outlines import SOURCES, outline
from tests.app.reporting.conftest import DAY, SECRET, Story, on


@pytest.mark.parametrize("kind", ["forum", "meeting", "person", "country", "visit", "organisation", DESK])
def test_every_report_that_a_page_offers_can_be_written(story: Story, kind: str) -> None:
    ids = {
        "forum": "jcc", "meeting": "jcc-13", "person": "riik", "country": "arvania", "visit": "visit",
        "organisation": "navy", DESK: "",
    }  # fmt: skip
    offers = offers_for(kind)
    assert offers
    for offer in offers:
        about = story.known.get(ids[kind])
        made = make_report(story.case, request_for(offer.kind, kind, about, DAY))
        assert made.document.kicker == offer.kind.label
        assert offer.hint.endswith(".")


def test_pages_of_other_records_offer_none() -> None:
    assert offers_for("agreement") == ()


def test_of_a_session_that_is_only_named_nothing_but_its_marking_is_looked_at(story: Story) -> None:
    story.edit("jcc-13", marking=None)
    made = story.report(ReportKind.ACTIONS, forum="jcc", draft=True)
    told = {one.matter for one in made.readiness if one.record_id == story["jcc-13"]}
    assert told == {Matter.UNMARKED}, "who led is not gathered for this report"


def test_every_outline_has_a_head_sources_and_control_and_no_section_twice() -> None:
    for kind in ReportKind:
        ids = [part.id for part in outline(kind).parts]
        assert len(set(ids)) == len(ids)
        assert (ids[0], ids[-2], ids[-1]) == ("head", SOURCES, "foot")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ReportKind.RECORD, "about one meeting; say which"),
        (ReportKind.HISTORY, "about one forum; say which"),
        (ReportKind.CHRONOLOGY, "about one country; say which"),
        (ReportKind.PERSON, "about one person; say who"),
    ],
)
def test_a_report_without_its_subject_is_refused(story: Story, kind: ReportKind, words: str) -> None:
    with pytest.raises(InvalidValue, match=words):
        story.report(kind)


def test_a_record_that_is_not_there_is_named_and_home_is_no_other_country(story: Story) -> None:
    with pytest.raises(NotFound, match="There is no forum nowhere"):
        story.report(ReportKind.HISTORY, forum="nowhere")
    with pytest.raises(NotReady, match="India is the home country"):
        story.report(ReportKind.HANDOVER, country="india")


def test_what_nobody_has_assessed_blocks_a_final_report_and_not_a_draft(story: Story) -> None:
    story.edit("plan", marking=None)
    with pytest.raises(NotReady, match="1 record of this report is not assessed"):
        story.report(ReportKind.ACTIONS, forum="jcc")
    made = story.report(ReportKind.ACTIONS, forum="jcc", draft=True)
    assert made.document.running.watermark == "DRAFT"
    assert made.readiness[0].sentence.startswith("Not assessed: commitment “Draw up a plan")
    story.report(ReportKind.HANDOVER, country="belmora")  # says nothing of it


def test_a_report_is_put_in_its_place_whole_and_never_over_other_work(story: Story, tmp_path: Path) -> None:
    request = ReportRequest(kind=ReportKind.HISTORY, as_of=DAY, forum=story["jcc"])
    path = tmp_path / file_name(story.case, request)
    assert path.name == "Joint Cooperation Committee forum history 2026-11-21.docx"
    written = write_report(story.case, request, path)
    assert written.size == path.stat().st_size
    assert written.reference == "ARV/JCC/HISTORY/2026-11-21"
    path.write_bytes(b"edited")
    with pytest.raises(FileNotWritten, match="may have been edited"):
        write_report(story.case, request, path)
    with pytest.raises(FileNotWritten, match="is the case file itself"):
        write_report(story.case, request, story.case.path)


def test_the_register_is_a_workbook_with_filters_and_a_head_that_stays(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    request = ReportRequest(kind=ReportKind.ACTIONS, as_of=DAY, forum=story["jcc"], filters="is:open")
    done = write_register(story.case, request, path)
    page = load_workbook(path)["Register"]
    assert done.records == 6
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref is not None
    assert page.max_row == 3 + 6
    headings = [cell.value for cell in page[3]]
    states = {page.cell(row, headings.index("State") + 1).value for row in range(4, 10)}
    assert "Overdue" in states
    assert "Something that a text may say." not in {cell.value for row in page for cell in row}
    closed = write_register(
        story.case,
        ReportRequest(kind=ReportKind.ACTIONS, as_of=DAY, forum=story["jcc"]),
        tmp_path / "all.csv",
    )
    assert closed.records == 9


def test_the_calendar_holds_the_dues_asked_for_and_the_sessions_of_their_forum(
    story: Story, tmp_path: Path
) -> None:
    path = tmp_path / "register.ics"
    request = ReportRequest(kind=ReportKind.ACTIONS, as_of=DAY, filters="owes:them is:open")
    write_register(story.case, request, path)
    said = path.read_text(encoding="utf-8").replace("\r\n ", "")
    assert "Due\\, theirs: Send the list of spare parts." in said
    assert "Send four naval instructors" not in said
    assert "14th session of the JCC" in said
    assert "Name the team" not in said


def test_a_register_of_another_ending_is_refused(story: Story, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="should end in"):
        write_register(story.case, ReportRequest(kind=ReportKind.ACTIONS, as_of=DAY), tmp_path / "r.ods")


def test_a_filter_that_names_what_the_reader_may_not_see_is_not_repeated_on_paper(story: Story) -> None:
    story.add(
        "forum", "hidden", name="Hidden Committee", parties=[story["india"], story["belmora"]], marking=SECRET
    )
    made = story.report(ReportKind.ACTIONS, filters="forum:Hidden is:open", ceiling="restricted")
    assert "Hidden" not in str(made.document)
    assert "forum:…" in made.document.subtitle
    assert ("forum", "Hidden Committee") in {(one.kind, one.title) for one in made.withheld}


def test_readiness_speaks_of_what_the_report_is_about_and_of_nothing_else(story: Story) -> None:
    chronology = story.report(ReportKind.CHRONOLOGY, country="arvania").readiness
    assert chronology == ()
    actions = [one.sentence for one in story.report(ReportKind.ACTIONS, forum="jcc").readiness]
    assert any(words.startswith("Overdue (ours)") for words in actions)
    assert not any("who led" in words for words in actions)


def test_a_meeting_that_was_not_held_has_no_record(story: Story) -> None:
    with pytest.raises(
        NotReady, match="“14th session of the JCC” is planned; a record of discussion is of a meeting"
    ):
        story.report(ReportKind.RECORD, meeting="jcc-14")
    with pytest.raises(NotReady, match="held after the day of the information cut-off"):
        story.report(ReportKind.RECORD, meeting="jcc-13", as_of=date(2026, 1, 1))


def test_reports_on_what_three_share_and_on_what_is_almost_empty_name_no_wrong_party(story: Story) -> None:
    three = [story["india"], story["arvania"], story["belmora"]]
    story.add("forum", "tri", name="Trilateral Talks", parties=three)
    story.add(
        "meeting", "tri-1", title="First", forum_id=story["tri"], edition=1, held_on=on("2026-05"), status="held",
        meeting_kind="session", parties=three,
    )  # fmt: skip
    story.add(
        "commitment", wording="Meet again.", made_at_id=story["tri-1"], commitment_kind="agreed", strength="firm",
        owner_side="theirs", status="open", parties=three,
    )  # fmt: skip
    story.add(
        "meeting", "abroad", title="Talks abroad", held_on=on("2026-05"), status="held", meeting_kind="talks",
        parties=three[1:],
    )  # fmt: skip
    said = story.said(ReportKind.RECORD, meeting="tri-1")
    assert "India, Arvania and Belmora met for the 1st Trilateral Talks in May 2026." in said
    assert "(Action: the other parties, no. 1)" in said
    assert "IND/RECORD/2026-11-21" in said
    abroad = story.said(ReportKind.RECORD, meeting="abroad")
    assert "Arvania and Belmora met in May 2026: Talks abroad." in abroad
    assert "India and Arvania" not in abroad
    story.add("forum", "bare", name="Bare Forum", parties=three)
    assert "No session is on file." in story.said(ReportKind.HISTORY, forum="bare")
    assert "No commitment is open, and none was closed since then." in story.said(
        ReportKind.ACTIONS, forum="bare"
    )
    story.add("person", "solo", name="Nobody Known")
    assert "No meeting is on file." in story.said(ReportKind.PERSON, person="solo")
