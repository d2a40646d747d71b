"""A brief that came back is compared on the desk: each difference is decided by a key, all is taken back at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.briefs.issuing import keep_issued
from app.briefs.request import Request
from app.briefs.returned import Difference
from app.briefs.writing import write_brief
from app.casefile import CaseFile
from db import models
from db.values.ids import derived_id
from tests.app.briefs.marked_up import Paper
from tests.ui.desktop.test_reach import nameless
from ui.desktop.action_table import TABLE
from ui.desktop.pages.returned import ReturnedPage
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


@pytest.fixture
def back(demo: Path, tmp_path: Path) -> tuple[Path, str, Path]:
    """A case file with an issued brief, and that brief as somebody edited it."""
    with CaseFile.open(demo) as case:
        request = Request(as_of=date(2026, 11, 21), country=derived_id("country", "omn"), preset="full")
        written = write_brief(case, request, tmp_path / "brief.docx")
        brief = keep_issued(case, request, written).id
    paper = Paper((tmp_path / "brief.docx").read_bytes())
    paper.say("26 Sep 2024", "27 Sep 2024")
    paper.say("they must not be quoted as commitments", "nobody may quote them as commitments")
    paper.say_in_row("3rd AAST, New Delhi", "New Delhi", "Salalah")
    paper.say("Not cleared", "Director (West Asia), 22 Nov 2026")
    (tmp_path / "Cleared.docx").write_bytes(paper.data())
    return demo, brief, tmp_path / "Cleared.docx"


def on_page(seat: Seat, brief: str) -> ReturnedPage:
    seat.window.go(Place("record", "brief", brief))
    seat.idle()
    seat.window.deeds.do("brief_returned")
    seat.idle()
    page = seat.window.stack.live("returned")
    assert isinstance(page, ReturnedPage)
    return page


def test_from_anywhere_the_one_brief_that_went_out_is_compared(
    seat: Seat, back: tuple[Path, str, Path]
) -> None:
    path, brief, _ = back
    seat.open(path)
    assert seat.window.deeds.can("brief_returned")
    seat.window.deeds.do("brief_returned")
    seat.idle()
    assert seat.window.stack.here() == Place("returned", "brief", brief)


def test_where_no_brief_went_out_it_is_said(seat: Seat, demo: Path) -> None:
    seat.open(demo)
    seat.window.deeds.do("brief_returned")
    seat.idle()
    assert "No brief has gone out" in seat.window.bar.label.text()


def test_each_difference_is_decided_by_a_key_and_taken_back_in_one_action(
    seat: Seat, back: tuple[Path, str, Path]
) -> None:
    path, brief, cleared = back
    seat.open(path)
    page = on_page(seat, brief)
    assert page.empty.isVisible()
    page.compare(cleared)
    seat.idle()
    assert page.found is not None
    assert len(page.found.differences) == 4
    assert (page.by.line.text(), page.on.line.text()) == ("Director (West Asia)", "22 November 2026")
    assert nameless(seat.window) == []
    assert {*page.keys(), *page.verbs()} <= {entry.id for entry in TABLE}
    assert not page.take.isEnabled(), "nothing is taken in while a difference is open"
    place = left_open(page)
    for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_A, Qt.Key.Key_A):
        seat.bot.keyClick(page.list, key)
    assert [one.accepted for _, one in sorted(page.decisions.items())] == [True, False, True, True]
    exercise = next(one for one in page.found.differences if one.offers and one.offers[0].kind == "exercise")
    page.list.choose(str(exercise.number))
    assert "ended 26" in page.pane.offer.text()
    assert "background-color" in page.pane.after.text.text()
    seat.window.deeds.do("carry_out")
    seat.idle()
    assert "Take back" in seat.said
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        kept = reader.get(models.Brief, brief)
        (held,) = reader.all(models.Exercise)
        assert ("Salalah" in {row.name for row in reader.all(models.Place)}) == page_accepts(place.number)
        assert kept is not None
        assert kept.cleared_by == "Director (West Asia)"
        assert held.held_on.text == ("../2024-09-27" if page_accepts(exercise.number) else "../2024-09-26")


def left_open(page: ReturnedPage) -> Difference:
    """The difference that leaves open what is meant: it says so, and nothing decides it but the officer."""
    assert page.found is not None
    place = next(one for one in page.found.differences if len(one.offers) > 1)
    page.list.choose(str(place.number))
    told = [page.pane.choice.itemText(at) for at in range(page.pane.choice.count())]
    assert told == ["Salalah (new place) – place of 3rd Army-to-Army Staff Talks", "New Delhi: name"]
    assert "Nothing on file is called so" in page.pane.note.text()
    page.list.choose("1")
    page.press("A")
    assert place.number not in page.decisions, "what leaves something open is left to the officer"
    page.decisions.clear()
    return place


def page_accepts(number: int) -> bool:
    """A, R, A were pressed."""
    return number != 2


def test_what_was_decided_is_there_again_and_another_paper_is_refused_in_a_sentence(
    seat: Seat, back: tuple[Path, str, Path], tmp_path: Path
) -> None:
    path, brief, cleared = back
    seat.open(path)
    page = on_page(seat, brief)
    page.compare(cleared)
    seat.idle()
    page.press("a")
    page.by.control.setFocus()
    seat.bot.keyClicks(page.by.control, " II")
    seat.idle()
    seat.window.go(Place("today"))
    seat.idle()
    page.stop()
    page = on_page(seat, brief)
    assert len(page.decisions) == 1
    assert page.by.line.text().endswith(" II")
    page.press("A")
    assert not page.take.isEnabled()
    (open_,) = {one.number for one in page.found.differences} - {*page.decisions}
    page.list.choose(str(open_))
    page.pane.picked.emit(1)
    assert page.take.isEnabled()
    other = Paper(cleared.read_bytes())
    for one in list(other.paragraphs()):
        one.text = "Other words."
    (tmp_path / "Other.docx").write_bytes(other.data())
    page.compare(tmp_path / "Other.docx")
    seat.idle()
    assert "it is another paper" in seat.said
