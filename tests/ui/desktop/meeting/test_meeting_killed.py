"""A process that is killed in the middle of logging a meeting loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.desktop.meeting.conftest import FormSeat
from tests.ui.desktop.typist import can_kill, kill_in_the_middle
from ui.desktop.place import place_of_draft

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


@can_kill
def test_kill_9_in_the_middle_of_logging_a_meeting_loses_nothing(
    demo: Path, tmp_path: Path, seat: Seat
) -> None:
    draft = kill_in_the_middle("meeting", demo, tmp_path)
    seat.open(demo)
    seat.idle()
    form = FormSeat(seat)
    form.go(place_of_draft(draft))
    assert form.form.heading.edit.text() == "14th JMCC"
    assert form.form.when.date.edit.text() == "24 no"
    assert [row.wording.text() for row in form.form.matters.rows[0].promises] == ["Share a draft procedure"]
    assert form.form.matters.line.text() == "Flight clear"
