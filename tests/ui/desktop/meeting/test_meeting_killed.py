"""A process that is killed in the middle of logging a meeting loses nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from app.drafts import all_drafts
from tests.ui.desktop.meeting.conftest import FormSeat
from ui.desktop.pages.record import place_of_draft

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

TYPIST = Path(__file__).with_name("form_typist.py")
ROOT = TYPIST.parents[4]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no way to kill a process outright on this system")
def test_kill_9_in_the_middle_of_logging_a_meeting_loses_nothing(
    demo: Path, tmp_path: Path, seat: Seat
) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(TYPIST), str(demo)], stdout=subprocess.PIPE, env=environment, cwd=tmp_path
    ) as typist:
        assert typist.stdout is not None
        said = typist.stdout.readline()
        typist.kill()
    assert said == b"kept\n"
    with CaseFile.open(demo) as case:
        (draft,) = all_drafts(case)
    seat.open(demo)
    seat.idle()
    form = FormSeat(seat)
    form.go(place_of_draft(draft))
    assert form.form.heading.edit.text() == "14th JMCC"
    assert form.form.when.date.edit.text() == "24 no"
    assert [row.wording.text() for row in form.form.matters.rows[0].promises] == ["Share a draft procedure"]
    assert form.form.matters.line.text() == "Flight clear"
