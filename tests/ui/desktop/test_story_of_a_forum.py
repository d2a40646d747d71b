"""Four sessions of a committee over four years, by keys alone: logged, closed, carried, reworded, dropped, reopened.

The story is made up: none of these promises was ever given. It ends with the action taken report, read as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from docx import Document
from PySide6.QtWidgets import QLineEdit

from app.commitments.story import read_story
from app.meetings.minutes import read_minutes
from db.models import Commitment, Meeting, Point
from db.values.choices import CommitmentStatus, ForumStatus, HostingRule
from tests.e2e.hands import Hands
from ui.desktop.pages.closing import ClosingPage
from ui.desktop.pages.report import ReportPage
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

MADE_UP = "Made up for a test: none of this happened."

CHARTS, SHIPS, COURSE, SEMINAR, STORES = (
    "Share the draft on charts",
    "Report on visiting ships",
    "Offer places on the staff course",
    "Hold a seminar",
    "List the common stores",
)
REWORDED = "Hold a seminar of both staff colleges"


@dataclass
class Desk:
    """The officer’s hands at the desk, and what is on file."""

    hands: Hands
    seat: Seat
    forum: str

    def go(self, place: Place, *, page: str = "") -> None:
        """Go somewhere and wait until it is read."""
        self.seat.window.go(place)
        self.hands.until(page or place.page, lambda: self.hands.at(place.page))
        self.hands.idle()

    def commitment(self, wording: str) -> Commitment:
        with self.hands.case.read() as reader:
            return next(one for one in reader.all(Commitment) if one.wording == wording)

    def session(self, title: str) -> str:
        with self.hands.case.read() as reader:
            return next(one.id for one in reader.all(Meeting) if one.title == title)

    def points(self, title: str) -> list[str]:
        with self.hands.case.read() as reader:
            rows = reader.all(Point, meeting_id=self.session(title))
        return [row.title for row in sorted(rows, key=lambda row: row.position or 0)]

    def status(self, wording: str) -> CommitmentStatus | str:
        return self.commitment(wording).status

    # --- what the officer does ---

    def log_first(self, when: str) -> None:
        """The first session, with what was promised at it."""
        hands = self.hands
        self.go(Place("list", "meeting"))
        hands.press("Ctrl+N")
        hands.until("The form", lambda: hands.rests() and hands.focused("Meeting"))
        hands.type("9th JMCC")
        hands.press("Return")
        self.date(when)
        hands.tab_to("Add a point or a commitment")
        for line in (
            f"ours agreed firm: {CHARTS}", f"joint: {SHIPS}", f"theirs: {COURSE}", f"joint: {SEMINAR}",
            f"theirs: {STORES}",
        ):  # fmt: skip
            hands.type(line)
            hands.press("Return")
            hands.idle()
        self.log("9th JMCC")

    def log_next(self, title: str, when: str) -> None:
        """The next session from the previous: the forum’s page opens its form filled in."""
        hands = self.hands
        self.go(Place("forum", "forum", self.forum))
        hands.press("Ctrl+N")
        hands.until("The form", lambda: hands.rests() and hands.focused("Meeting"))
        assert cast(QLineEdit, hands.window.focusWidget()).text() == title
        hands.press("Return")
        self.date(when)
        self.log(title)

    def date(self, when: str) -> None:
        self.hands.tab_to("Date")
        self.hands.type(when)

    def log(self, title: str) -> None:
        hands = self.hands
        hands.press("Ctrl+Return")
        hands.until(f"The record of the {title}", lambda: hands.at("record") and "is logged" in hands.said)

    def begin_closing(self, title: str, whole: int) -> ClosingPage:
        """From the page of the session."""
        hands = self.hands
        hands.press("Ctrl+Shift+X")
        page = hands.window.stack.page
        assert isinstance(page, ClosingPage)
        hands.until("The open commitments", lambda: hands.rests() and page.list.whole == whole)
        assert page.title() == f"Close the {title}"
        return page

    def answer(self, page: ClosingPage, wording: str, key: str, *typed: str) -> None:
        """One key, what its fields ask for, and Enter."""
        hands = self.hands
        while page.list.pane.row is not None and page.list.pane.row.wording != wording:
            hands.press("Down")
        hands.press(key)
        for place, words in enumerate(typed):
            if place:
                hands.press("Tab")
            if words.startswith("^"):
                hands.press(words[1:])
            elif words:
                hands.press("Ctrl+A")
                hands.type(words)
        hands.press("Return")

    def finish(self, page: ClosingPage, told: str) -> None:
        hands = self.hands
        assert page.progress.text().startswith(told), page.progress.text()
        count = len(hands.states)
        hands.press("Ctrl+Return")
        hands.until(
            "The log", lambda: len(hands.states) > count and hands.rests() and "in the log" in hands.said
        )


def begin(seat: Seat, path: Path) -> Desk:
    seat.open(path)
    hands = Hands(seat.desk)
    case = hands.case
    with case.read() as reader:
        parties = sorted(str(id) for (id,) in reader.rows("SELECT id FROM country"))
    changes = case.door.changes()
    forum = changes.create(
        "forum", name="Joint Military Cooperation Committee", abbreviation="JMCC", parties=parties,
        status=ForumStatus.ACTIVE, period_months=12, hosting=HostingRule.IN_TURN, remark=MADE_UP,
    )  # fmt: skip
    case.door.change("Add a made-up forum", changes)
    hands.idle()
    seat.window.activateWindow()
    return Desk(hands, seat, forum)


@pytest.mark.slow
def test_a_forum_is_followed_over_four_sessions_by_keys_alone(
    seat: Seat, small: Path, tmp_path: Path
) -> None:
    desk = begin(seat, small)
    desk.log_first("12 jan 2023")
    desk.log_next("10th JMCC", "20 feb 2024")
    first_closing(desk)
    desk.log_next("11th JMCC", "3 mar 2025")
    second_closing(desk)
    desk.log_next("12th JMCC", "10 nov 2026")
    assert desk.points("12th JMCC") == [SHIPS, REWORDED]  # what was closed or reworded has left the agenda
    third_closing(desk)
    reopen(desk)
    lock_and_reopen(desk)
    desk.seat.officer.names = [tmp_path / "JMCC.docx"]
    text = final_report(desk)
    assert_the_report_tells_it(text, tmp_path / "JMCC.docx")
    told_from_first_wording_to_today(desk)


def first_closing(desk: Desk) -> None:
    """Every answer once: done, progress, carried, reworded, dropped."""
    page = desk.begin_closing("10th JMCC", 5)
    desk.answer(page, CHARTS, "D", "letter 12/2024")
    desk.answer(page, SHIPS, "C", "Figures are awaited")
    desk.answer(page, COURSE, "P", "Two places named")
    desk.answer(page, SEMINAR, "R", REWORDED)
    desk.answer(page, STORES, "X", "Overtaken by the new depot", "B")
    desk.finish(page, "5 of 5 answered")
    assert desk.status(CHARTS) is CommitmentStatus.IMPLEMENTED
    assert desk.status(COURSE) is CommitmentStatus.IN_PROGRESS
    assert desk.status(STORES) is CommitmentStatus.DROPPED
    assert desk.status(REWORDED) is CommitmentStatus.OPEN
    desk.hands.press("Ctrl+Z")  # one action: all of it is taken back, and made again
    desk.hands.until("The five", lambda: desk.hands.rests() and page.list.whole == 5)
    assert desk.status(CHARTS) is CommitmentStatus.OPEN
    desk.hands.until("The answers", lambda: page.progress.text() == "5 of 5 answered")
    said = {answer.remark for answer in page.list.answers().values()}
    assert {"Figures are awaited", "Two places named", "Overtaken by the new depot"} <= said
    desk.hands.press("Ctrl+Shift+Z")
    desk.hands.until("The three", lambda: desk.hands.rests() and page.list.whole == 3)
    assert page.list.answers() == {}  # what is in the log is not said a second time


def second_closing(desk: Desk) -> None:
    """What was not answered stays as it is, and the page says how many were."""
    page = desk.begin_closing("11th JMCC", 3)
    desk.answer(page, SHIPS, "C", "Still awaited")
    desk.answer(page, COURSE, "D", "course list of March 2025")
    desk.finish(page, "2 of 3 answered")


def third_closing(desk: Desk) -> None:
    page = desk.begin_closing("12th JMCC", 2)
    desk.answer(page, SHIPS, "C", "Raised by our side")
    desk.answer(page, REWORDED, "D", "seminar of June 2026")
    desk.finish(page, "2 of 2 answered")


def reopen(desk: Desk) -> None:
    """What was closed is opened again, with its reason."""
    hands = desk.hands
    desk.go(Place("commitment", "commitment", desk.commitment(COURSE).id))
    hands.press("O")
    hands.press("Return")
    assert desk.status(COURSE) is CommitmentStatus.IMPLEMENTED  # a reason is needed
    hands.type("The places were withdrawn")
    count = len(hands.states)
    hands.press("Return")
    hands.until("The log", lambda: len(hands.states) > count and hands.rests())
    assert desk.status(COURSE) is CommitmentStatus.OPEN


def lock_and_reopen(desk: Desk) -> None:
    """Final minutes are locked with a stamp; reopening asks why, and keeps it."""
    hands, session = desk.hands, desk.session("12th JMCC")
    desk.go(Place("closing", "meeting", session))
    page = hands.window.stack.page
    assert isinstance(page, ClosingPage)
    hands.until("The minutes", lambda: hands.rests() and page.minutes.minutes is not None)
    page.minutes.lock.setFocus()
    hands.press("Space")
    hands.until("The lock", lambda: hands.rests() and page.minutes.locked)
    assert "locked" in page.minutes.words.text()
    page.minutes.reopen.setFocus()
    hands.press("Space")
    hands.type("The annex was wrong")
    hands.press("Return")
    hands.until("The minutes open", lambda: hands.rests() and not page.minutes.locked)
    assert any("The annex was wrong" in line for line in read_minutes(hands.case, session).log)


def final_report(desk: Desk) -> str:
    """The action taken report of the forum, on the screen and in Word."""
    hands = desk.hands
    desk.go(Place("forum", "forum", desk.forum))
    hands.press("Ctrl+Shift+R")
    page = hands.window.stack.page
    assert isinstance(page, ReportPage)
    hands.until("The offers", lambda: hands.rests() and bool(page._offers))
    page.make_draft()  # nothing of the made-up file is assessed
    hands.until("The report", lambda: hands.rests() and page.can_export)
    hands.press("Ctrl+E")
    hands.until("The file", lambda: "is saved in" in hands.said)
    page.paper.sheet.finish()
    return page.paper.sheet.toPlainText()


def assert_the_report_tells_it(text: str, path: Path) -> None:
    word = "\n".join(
        cell.text for table in Document(str(path)).tables for row in table.rows for cell in row.cells
    )
    for told in (text, word):
        assert SHIPS in told
        assert COURSE in told
        assert "Raised by our side" in told
        assert "reopened: The places were withdrawn" in told
        assert told.count("Raised by our side") == told.count("The places were withdrawn") == 1
        assert STORES not in told or "ropped" in told
    assert "2 commitments open" in text
    assert "carried forward" in text.casefold()


def told_from_first_wording_to_today(desk: Desk) -> None:
    """The story of what was carried three times, and of what was reworded: both texts are kept."""
    ships = read_story(desk.hands.case, desk.commitment(SHIPS).id)
    assert ships.carried == 3
    assert ships.first_made.at is not None
    assert ships.first_made.at.title == "9th JMCC"
    seminar = read_story(desk.hands.case, desk.commitment(REWORDED).id)
    assert SEMINAR in [chapter.was for chapter in seminar.chapters]
