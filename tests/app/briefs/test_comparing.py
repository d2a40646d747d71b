"""What has changed since the last brief: new meetings, moved commitments, new post-holders, corrections; no leak."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.briefs.comparing import addendum, changed_since, last_brief
from app.briefs.issuing import keep_issued
from app.briefs.reissuing import reissue
from app.briefs.request import Request
from app.briefs.writing import make_brief, render, write_brief
from app.errors import NotFound, NotReady
from db.values.choices import CommitmentStatus, UpdateKind
from db.values.due import parse_due
from reports.facts.changes import ChangeKind, SinceFact
from tests.app.briefs.conftest import DAY, INDIA, RESTRICTED, SECRET, Desk, on, when

LATER = date(2026, 12, 20)


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A small file on Oman, and a brief on it that was issued."""
    desk.known["person"] = desk.add("person", name="Said", country_id=desk.oman)
    desk.add("post", title="Secretary", person_id=desk.known["person"], as_of=when("2026-05"))
    desk.known["meeting"] = desk.meeting("Talks in Muscat")
    desk.known["charts"] = desk.commitment("Share charts.", made_at_id=desk.known["meeting"])
    desk.known["agreement"] = desk.add("agreement", title="Memorandum", parties=[INDIA, desk.oman])
    return desk


def issue(desk: Desk, folder: Path, **asked: Any) -> str:
    request = Request(as_of=DAY, country=desk.oman, preset="full", **asked)
    return keep_issued(
        desk.case, request, write_brief(desk.case, request, folder / "b.docx", replace=True)
    ).id


def since(desk: Desk, **asked: Any) -> SinceFact:
    found = changed_since(desk.case, Request(as_of=LATER, country=desk.oman, **asked))
    assert found is not None
    return found[1]


def told(desk: Desk, **asked: Any) -> dict[tuple[ChangeKind, str], tuple[str, ...]]:
    """Kind and record → phrases, no-break spaces as plain ones."""
    return {
        (change.kind, change.record_id): tuple(words.replace("\u00a0", " ") for words in change.told)
        for change in since(desk, **asked).changes
    }


def meddle(desk: Desk) -> None:
    desk.known["call"] = desk.meeting("Call", "2026-12-01")
    desk.edit(
        desk.known["meeting"], held_on=on("2026-05-02"), venue="Port hall", outcome="Charts were agreed."
    )
    desk.edit(
        desk.known["charts"],
        status=CommitmentStatus.IN_PROGRESS,
        due=parse_due("by 1 March 2027", made_on=DAY),
    )
    desk.add(
        "update", commitment_id=desk.known["charts"], update_kind=UpdateKind.CARRIED, updated_on=when("2026-12-01"),
        remark="Carried to the next talks",
    )  # fmt: skip
    desk.known["survey"] = desk.commitment("Survey the port.", made_on=when("2026-12-01"))
    desk.add("post", title="Minister", person_id=desk.known["person"], as_of=when("2026-12-02"))
    desk.edit(desk.known["agreement"], signed=when("2005-12-06"))
    desk.edit(desk.oman, capital="Muscat")


def test_nothing_is_compared_where_no_brief_was_issued(known: Desk, tmp_path: Path) -> None:
    request = Request(as_of=DAY, country=known.oman, draft=True, preset="full")
    assert changed_since(known.case, request) is None
    keep_issued(known.case, request, write_brief(known.case, request, tmp_path / "b.docx"))
    assert changed_since(known.case, request) is None, "a draft is no brief that anybody had"
    with pytest.raises(NotFound):
        changed_since(known.case, request, "0" * 8)


def test_what_is_new_moved_or_corrected_is_told_each_in_its_place(known: Desk, tmp_path: Path) -> None:
    brief = issue(known, tmp_path)
    meddle(known)
    found = told(known)
    assert found[ChangeKind.NEW_MEETING, known.known["call"]] == ()
    assert found[ChangeKind.MEETING, known.known["meeting"]] == (
        "date: 1 May 2026 → 2 May 2026",
        "venue: Port hall",
    )
    assert found[ChangeKind.CORRECTION, known.known["meeting"]] == ("outcome: Charts were agreed",)
    moved = found[ChangeKind.COMMITMENT, known.known["charts"]]
    assert "status: Open → In progress" in moved
    assert "due: by 1 March 2027" in moved
    assert "carried 1 time more" in moved
    assert any("Carried to the next talks" in words for words in moved)
    assert found[ChangeKind.NEW_COMMITMENT, known.known["survey"]] == ()
    assert found[ChangeKind.POST, known.known["person"]] == ("Minister",)
    assert found[ChangeKind.CORRECTION, known.known["agreement"]] == ("signature: 6 December 2005",)
    assert found[ChangeKind.CORRECTION, known.oman] == ("capital: Muscat",)
    assert len(found) == 8
    assert (since(known).brief_id, since(known).as_of) == (brief, DAY)


def test_the_next_brief_tells_it_and_written_again_it_tells_the_same(known: Desk, tmp_path: Path) -> None:
    assert "Changed since the last brief" not in shown(known, DAY), "there is no earlier brief"
    first = issue(known, tmp_path)
    meddle(known)
    text = shown(known, LATER)
    assert "Changed since the last brief" in text
    assert "Since the brief OMN/BILATERAL/2026-11-21 (information cut-off 21 November 2026)" in text
    assert "Status: Open → In progress" in text
    second = issue(known, tmp_path)
    known.edit(known.known["charts"], wording="Share all charts.")
    assert reissue(known.case, second).same
    assert reissue(known.case, first).same
    with known.case.read() as reader:
        found = last_brief(reader, Request(as_of=LATER, country=known.oman))
        assert found is not None
        assert found.id == second


def shown(desk: Desk, day: date) -> str:
    made = make_brief(desk.case, Request(as_of=day, country=desk.oman, preset="full"))
    return " ".join(render(made, "text").decode().replace("\u00a0", " ").split())


def test_that_nothing_changed_is_said(known: Desk, tmp_path: Path) -> None:
    issue(known, tmp_path)
    assert since(known).changes == ()
    assert "Nothing on file has changed since the brief OMN/BILATERAL/2026-11-21" in shown(known, LATER)


def test_what_the_reader_may_not_see_now_is_not_told_nor_what_it_was(known: Desk, tmp_path: Path) -> None:
    known.known["place"] = known.add("place", name="Canary harbour", country_id=known.oman)
    known.edit(known.known["meeting"], place_id=known.known["place"])
    issue(known, tmp_path)
    known.edit(known.known["place"], marking=SECRET)
    known.edit(known.known["meeting"], place_id=None, title="Canary talks", marking=RESTRICTED)
    known.edit(known.known["charts"], wording="Canary charts.", marking=SECRET)
    known.meeting("Canary meeting", "2026-12-01", marking=SECRET)
    known.edit(known.known["agreement"], title="Canary memorandum", marking=SECRET)
    known.edit(known.known["agreement"], title="Memorandum of understanding", marking=RESTRICTED)
    found = told(known, ceiling="restricted")
    assert {kind for kind, _ in found} == {ChangeKind.CORRECTION}
    assert found[ChangeKind.CORRECTION, known.known["meeting"]] == ("title: Talks in Muscat → Canary talks",)
    assert found[ChangeKind.CORRECTION, known.known["agreement"]] == (
        "title: Memorandum → Memorandum of understanding",
    )
    assert not told(known, ceiling="unclassified")


def test_a_brief_that_cannot_be_compared_with_is_passed_over(known: Desk, tmp_path: Path) -> None:
    first = issue(known, tmp_path)
    second = issue(known, tmp_path)
    known.edit(second, revisions=None)
    assert since(known).brief_id == first
    with pytest.raises(NotReady, match="cannot be compared with"):
        changed_since(known.case, Request(as_of=LATER, country=known.oman), second)


def test_an_addendum_carries_the_reference_of_its_brief_and_tells_what_changed(
    known: Desk, tmp_path: Path
) -> None:
    first = issue(known, tmp_path, addressee="Minister")
    meddle(known)
    request = addendum(known.case, first, LATER)
    assert (request.addendum, request.reference, request.addressee) == (
        1,
        "OMN/BILATERAL/2026-11-21",
        "Minister",
    )
    written = write_brief(known.case, request, tmp_path / "addendum.docx")
    text = " ".join(render(make_brief(known.case, request), "text").decode().replace("\u00a0", " ").split())
    assert written.reference == "OMN/BILATERAL/2026-11-21"
    assert "Addendum 1 to the country brief" in text
    assert "Status: Open → In progress" in text
    assert "This is addendum 1 to the brief OMN/BILATERAL/2026-11-21" in text
    assert "Talks in Muscat" in text
    issued = keep_issued(known.case, request, written)
    assert reissue(known.case, issued.id).same
    assert addendum(known.case, first, LATER).addendum == 2
    assert since(known).changes == (), "the addendum told it"
