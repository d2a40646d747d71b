"""A meeting that is made of a note is on the day that the note tells, not on the day on which it was typed."""

from __future__ import annotations

from app.made_of_note import begun_with
from db.values.choices import NoteKind
from db.values.partial_date import PartialDate
from tests.app.conftest import Desk

DAYS = {
    "18 Nov 2026, London. He asked for a reply by 31 January.": "2026-11-18",
    "On 17–18 November 2026 in Muscat.": "2026-11-17/2026-11-18",
    "He asked for a reply by 31 January.": "2026-11-22",
    "He called to say goodbye.": "2026-11-22",
}


def test_the_day_that_a_note_names_is_that_of_its_meeting(desk: Desk) -> None:
    changes = desk.case.door.changes()
    written = PartialDate.parse_text("2026-11-22")
    notes = {
        body: changes.create("note", title="Call", note_kind=NoteKind.NOTE, body=body, noted_on=written)
        for body in DAYS
    }
    desk.case.door.change("Note the calls", changes)
    with desk.case.read() as reader:
        assert {body: begun_with(reader, "meeting", note)["held_on"] for body, note in notes.items()} == DAYS
        assert {begun_with(reader, "task", note)["tasked_on"] for note in notes.values()} == {"2026-11-22"}
