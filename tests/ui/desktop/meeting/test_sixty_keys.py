"""Logging the 13th JMCC by the keyboard alone: real keys into the real window, counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.casefile import CaseFile
from db.models import Citation, Commitment, Meeting, Participation
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

MOST = 60

TOLD = (
    "joint agreed: Expand cooperation in key strategic areas.",
    "joint committed: Pursue joint development, technology sharing and expanded production partnerships.",
    (
        "joint discussed: Long-term frameworks to co-develop advanced platforms, support indigenous manufacturing"
        " and enhance strategic resilience."
    ),
    "joint discussed: Ways to strengthen bilateral engagements further.",
)
WORDINGS = tuple(line.partition(": ")[2] for line in TOLD)


class Typist:
    """Presses keys where the focus is; counts those that are no text."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.keys = 0

    def write(self, words: str) -> None:
        """Text: it does not count."""
        QTest.keyClicks(self._focus(), words)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Any other key: it counts."""
        self.keys += 1
        QTest.keyClick(self._focus(), key, held)
        self._seat.idle()

    def enter(self, words: str = "") -> None:
        """Text and Enter."""
        if words:
            self.write(words)
        self.press(Qt.Key.Key_Return)

    def _focus(self) -> Any:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


def without_the_session(path: Path) -> None:
    """Take the 13th JMCC with its participants, commitments and citations out, through the door."""
    with CaseFile.open(path) as case:
        with case.read() as reader:
            (meeting,) = (row.id for row in reader.all(Meeting) if row.title == "13th JMCC")
            said = [row.id for row in reader.all(Commitment, made_at_id=meeting)]
        changes = case.door.changes()
        for record in (*said, meeting):
            changes.delete(record)
        case.door.change("Take the session out", changes)


def test_a_session_is_logged_from_an_empty_form_with_at_most_sixty_keys(
    seat: Seat, demo: Path, written_demo: Path
) -> None:
    without_the_session(demo)
    seat.open(demo, Place("new", "meeting"))
    seat.idle()
    seat.window.activateWindow()
    seat.window.stack.page.form.form.heading.edit.setFocus()
    typist = Typist(seat)
    typist.enter("13th JMCC")
    typist.enter("24 nov 2025")
    typist.enter("new delhi")
    typist.enter()  # no venue
    typist.enter()  # it was held
    typist.enter("rajesh")
    typist.enter()
    typist.enter("zaabi")
    typist.enter()
    for line in TOLD:
        typist.enter(line)
    typist.enter()
    typist.enter("report on the 13th")
    typist.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    print(f"keys that are no text: {typist.keys}")  # noqa: T201 – what this test is for
    assert seat.said == "The 13th JMCC is logged."
    assert typist.keys <= MOST
    with CaseFile.open(written_demo) as other:
        assert seat.window.session.case is not None
        assert logged(seat.window.session.case) == logged(other, WORDINGS)


FIELDS = ("title", "meeting_kind", "forum_id", "edition", "status", "held_on", "place_id", "venue", "marking")
SEAT = ("party_id", "position", "person_id", "post_id", "organisation_id", "role", "head_count", "marking")
SAID = (
    "wording", "commitment_kind", "strength", "tracked", "owner_side", "owner_country_id", "forum_id", "due", "status",
    "marking",
)  # fmt: skip
"""What the form has of each of them."""


def logged(case: CaseFile, wordings: tuple[str, ...] = ()) -> dict[str, Any]:
    """The session as it is on file, by the fields that the form has; of the commitments only these wordings."""
    with case.read() as reader:
        (meeting,) = (row for row in reader.all(Meeting) if row.title == "13th JMCC")
        said = [
            row
            for row in reader.all(Commitment, made_at_id=meeting.id)
            if not wordings or row.wording in wordings
        ]
        parties = reader.references([meeting.id, *(row.id for row in said)])
        seats = reader.all(Participation, meeting_id=meeting.id)
        cited = {row.source_id for row in reader.all(Citation, record_id=meeting.id)}
        return {
            "meeting": fields(meeting, FIELDS),
            "parties": parties[meeting.id, "parties"],
            "seats": sorted(fields(row, SEAT) for row in seats),
            "said": sorted(fields(row, SAID) for row in said),
            "said by": [parties[row.id, "parties"] for row in said],
            "source": cited & {source_id(case)},
        }


def fields(row: object, names: tuple[str, ...]) -> str:
    """The fields of a record as text."""
    return repr([getattr(row, name) for name in names])


def source_id(case: CaseFile) -> str:
    with case.read() as reader:
        ((found,),) = reader.rows("SELECT id FROM source WHERE title = 'Report on the 13th India–Oman JMCC'")
    return str(found)
