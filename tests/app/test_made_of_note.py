"""A note becomes a meeting, a commitment or a task: what is known goes along, and the note says what it became."""

from __future__ import annotations

import pytest

from app import undo
from app.casefile import CaseFile
from app.forms import NOTE, read_form
from app.noting import note
from app.saving import Entry, Saving, save
from db.models import Note
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from db.values.text import canonical_json
from tests.app.conftest import INDIA, Desk


@pytest.fixture
def noted(desk: Desk, oman: str) -> tuple[CaseFile, str]:
    """A case file with a note about a person of another country; and the note’s id."""
    person = desk.add("person", name="Said Al Maawali", country_id=oman)
    note(desk.case, "Attache called\nHe asked for the dates of the next session.", "restricted", person)
    with desk.case.read() as reader:
        return desk.case, str(reader.rows("SELECT id FROM note")[0][0])


def test_each_kind_starts_with_what_the_note_knows(noted: tuple[CaseFile, str]) -> None:
    case, made = noted
    given = ((NOTE, canonical_json(made)),)
    today = PartialDate.of(case.clock.today())
    meeting = read_form(case, "meeting", given=given).values
    assert (meeting["title"], meeting["held_on"].last) == ("Attache called", case.clock.today())
    assert meeting["parties"][0] == INDIA
    assert len(meeting["parties"]) == 2  # and that of the person it is about
    assert meeting["remark"].endswith("the dates of the next session.")
    commitment = read_form(case, "commitment", given=given).values
    assert commitment["wording"] == "Attache called He asked for the dates of the next session."
    task = read_form(case, "task", given=given).values
    assert (task["title"], task["tasked_on"]) == ("Attache called", today)
    assert {one["marking"] for one in (meeting, commitment, task)} == {Marking("restricted")}
    assert read_form(case, "person", given=given).values == {}
    assert read_form(case, "task", given=((NOTE, '"gone"'),)).values.keys() == {"status"}


def test_the_note_says_what_it_became_in_the_same_action(noted: tuple[CaseFile, str]) -> None:
    case, made = noted
    entry = Entry("task", case.ids.new(), new=True, values={"title": "Answer the Attache", "status": "open"})
    saved = save(case, Saving("Add task “Answer the Attache”", entry, note=made))
    with case.read() as reader:
        assert getattr(reader.get(Note, made), "became_id", None) == saved.id
    undo.undo(case)
    with case.read() as reader:
        assert getattr(reader.get(Note, made), "became_id", "") is None
