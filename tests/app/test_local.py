"""What belongs to one copy of the case file alone: kept through a restart, reached by expunge, no record."""

from __future__ import annotations

from pathlib import Path

from app.casefile import CaseFile
from app.expunge import expunge
from app.local import Space
from app.undo import available
from tests.app.conftest import Desk

SECRET = "Ochsenfrosch by night"


def test_what_is_put_is_there_after_a_restart(desk: Desk) -> None:
    Space(desk.case, "draft").put("meeting/new", {"title": "13th JMCC"})
    desk.reopen()
    assert Space(desk.case, "draft").get("meeting/new") == {"title": "13th JMCC"}


def test_spaces_do_not_see_each_other_and_the_last_value_counts(desk: Desk) -> None:
    drafts, views = Space(desk.case, "draft"), Space(desk.case, "view")
    drafts.put("a", 1)
    drafts.put("a", 2)
    views.put("a", 3)
    assert [(one.key, one.value) for one in drafts.all()] == [("a", 2)]
    drafts.drop("a")
    assert drafts.get("a") is None
    assert views.get("a") == 3


def test_it_is_no_change_of_a_record(desk: Desk, oman: str) -> None:
    before = desk.case._store.chain(desk.case._store.meta()["site"])
    words = available(desk.case).undo
    Space(desk.case, "draft").put("x", "typed", about=oman)
    assert desk.case._store.chain(desk.case._store.meta()["site"]) == before
    assert available(desk.case).undo == words


def test_an_expunge_takes_drafts_on_the_record_and_drafts_with_its_words(desk: Desk, oman: str) -> None:
    note = desk.add("note", title="On the talks", note_kind="note", body=SECRET)
    drafts = Space(desk.case, "draft")
    drafts.put("on it", "harmless", about=note)
    drafts.put("with its words", {"body": f"so: {SECRET}!"})
    drafts.put("other", "harmless", about=oman)
    expunge(desk.case, note)
    assert [one.key for one in drafts.all()] == ["other"]
    path: Path = desk.case.path
    desk.case.close()
    assert SECRET.encode() not in path.read_bytes()
    desk.case = CaseFile.open(path)
