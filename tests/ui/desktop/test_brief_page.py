"""The page of a kept brief: again as issued, what changed since, an addendum, and the records that were in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefs.issued import read_brief
from app.records import read_record
from ui.desktop.pages.brief import BriefPage
from ui.desktop.place import Place
from ui.desktop.registry import place_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desktop.conftest import Seat

PERSON = "Dr Mohammed bin Nasser bin Ali Al Zaabi"


def issued(seat: Seat, demo: Path, path: Path, *, draft: bool = False) -> str:
    """Export the brief on Oman, keep it, and go to its page."""
    seat.compose(demo)
    seat.choose("Oman")
    composer = seat.composer
    if draft:
        seat.previewed(composer.choices.draft.click)
    seat.officer.names.append(path)
    with seat.bot.waitSignal(composer.exported, timeout=20_000):
        composer.export()
    composer.keep.click()
    seat.idle()
    seat.window.bar.action.click()
    seat.idle()
    return page(seat)._id


def page(seat: Seat) -> BriefPage:
    found = seat.window.stack.live("brief")
    assert isinstance(found, BriefPage)
    return found


def retitle(seat: Seat) -> str:
    """Rename the last session, as a correction after the brief went out."""
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        (found,) = reader.rows("SELECT id FROM meeting WHERE title LIKE '13th JMCC%'")[0]
    changes = case.door.changes()
    changes.edit(found, venue="Sushma Swaraj Bhawan")
    seat.window.session.change("Correct the venue", changes)
    seat.idle()
    return str(found)


def test_a_brief_is_written_again_byte_for_byte_after_a_later_edit(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    issued(seat, demo, tmp_path / "Oman.docx")
    retitle(seat)
    seat.officer.names.append(tmp_path / "Again.docx")
    seat.window.actions_["brief_again"].trigger()
    seat.idle()
    assert "byte for byte" in seat.said
    assert (tmp_path / "Again.docx").read_bytes() == (tmp_path / "Oman.docx").read_bytes()


def test_what_changed_since_is_seen_on_the_paper_and_the_brief_comes_back(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    brief = issued(seat, demo, tmp_path / "Oman.docx")
    retitle(seat)
    page(seat).since.click()
    seat.idle()
    assert "Changed since the last brief" in seat.paper
    assert "13th JMCC" in seat.paper.replace("\u00a0", " ")
    assert "Scope note" not in seat.paper
    assert seat.composer.second.text().startswith("What has changed since the last brief")
    assert not seat.composer.can_export, "a view is not a brief"
    seat.previewed(seat.window.actions_["brief_since"].trigger)
    assert "Scope note" in seat.paper
    assert seat.composer.can_export
    assert brief


def test_where_no_brief_was_issued_the_view_says_so_and_the_way_back_is_one_key(
    seat: Seat, demo: Path
) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    with seat.bot.waitSignal(seat.composer.unwritable, timeout=20_000):
        seat.window.actions_["brief_since"].trigger()
    assert "nothing to compare with" in seat.said
    seat.previewed(seat.window.actions_["brief_since"].trigger)
    assert seat.composer.can_export


def test_an_addendum_is_written_under_the_same_reference_and_kept(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    brief = issued(seat, demo, tmp_path / "Oman.docx")
    retitle(seat)
    seat.officer.names.append(tmp_path / "Addendum.docx")
    page(seat).addendum.click()
    seat.idle()
    assert (tmp_path / "Addendum.docx").is_file()
    page(seat).keep.click()
    seat.idle()
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        rows = reader.rows("SELECT id, reference_number FROM brief WHERE deleted = 0")
    assert len(rows) == 2
    assert len({reference for _, reference in rows}) == 1
    assert brief in {one for one, _ in rows}


def test_a_draft_says_why_it_has_no_addendum_and_can_still_be_written_again(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    issued(seat, demo, tmp_path / "Oman.docx", draft=True)
    here = page(seat)
    assert not here.since.isEnabled()
    assert not here.addendum.isEnabled()
    assert here.again.isEnabled()
    assert "keep the brief as issued first" in here.why.text()


def test_a_record_lists_the_briefs_that_used_it_and_says_whether_it_is_still_so(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    brief = issued(seat, demo, tmp_path / "Oman.docx")
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        (meeting,) = reader.rows("SELECT id FROM meeting WHERE title LIKE '13th JMCC%'")[0]
    assert used(case, meeting) == [(brief, "as it was there")]
    assert retitle(seat) == meeting
    assert used(case, meeting) == [(brief, "changed since")]
    seat.window.go(place_of("brief", brief))
    seat.idle()
    assert page(seat).title() == read_brief(case, brief).title
    seat.window.go(Place("today"))
    seat.idle()


def used(case: object, meeting: str) -> list[tuple[str, str]]:
    view = read_record(case, "meeting", meeting)  # type: ignore[arg-type]
    found = [one for one in view.linked if one.heading == "Briefs that used this record"]
    return [(row.id, row.second) for section in found for row in section.rows]
