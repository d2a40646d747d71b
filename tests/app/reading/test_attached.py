"""The words of attached files are found: after they were read, never during a save, no longer than wanted."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from app.check import check
from app.errors import CaseFileError
from app.expunge import expunge
from app.reading import attached
from app.reading.attached import Outcome, read_attachments, unread, unreadable
from app.reading.texts import Limits, Part, ReadText, Trouble, UnreadableFile
from app.search import search
from db import attachment_texts, search_index
from tests.app.conftest import Desk

WORDS = "The parties agreed on Hydrography of the Strait of Quetzal."


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A reader in this process: bytes are their own text; returns the names that it read."""
    seen: list[str] = []

    def read_text(data: bytes, name: str, *, limits: Any) -> ReadText:
        seen.append(name)
        if data.startswith(b"broken"):
            raise UnreadableFile(name, Trouble.DAMAGED)
        parts = (Part("page 1", 0), Part("page 2", 20))
        return ReadText(data.decode(), "pdf", parts, "", "", None, "", (), ())

    monkeypatch.setattr(attached, "read_text", read_text)
    return seen


def attach(desk: Desk, text: str = WORDS, name: str = "minutes.pdf", to: str | None = None) -> str:
    changes = desk.case.door.changes()
    record = changes.attach(name, text.encode(), **({"attached_to_id": to} if to else {}))
    desk.case.door.change("Attach", changes)
    return record


def found(desk: Desk, words: str) -> list[str]:
    return [hit.id for hit in search(desk.case, words).hits]


def sound(desk: Desk) -> None:
    with desk.case.read() as open_reader:
        assert search_index.differences(open_reader) == []
    assert check(desk.case).findings == ()


def test_the_words_of_a_file_are_found_once_it_was_read(desk: Desk, oman: str) -> None:
    source = desk.add("source", title="Release")
    record = attach(desk, to=source)
    waiting = search(desk.case, "hydrography")
    assert waiting.hits == ()
    assert waiting.notes == (
        "The text of one attachment has not been read yet; it was searched by its name only.",
    )
    assert read_attachments(desk.case) == Outcome(1, 0, 0)
    after = search(desk.case, "hydrography kind:attachment")
    assert after.notes == ()
    (hit,) = after.hits
    assert (hit.id, hit.title, hit.whole_id) == (record, "minutes.pdf", source)
    (passage,) = hit.passages
    assert (passage.field, passage.label, passage.text) == ("content", "Text of the file, page 2", WORDS)
    assert [passage.text[start:end] for start, end in passage.marks] == ["Hydrography"]
    assert found(desk, '"strait of quetzal" minutes') == [record]
    sound(desk)


def test_a_search_of_filters_or_of_other_kinds_waits_for_no_text(desk: Desk) -> None:
    attach(desk)
    attach(desk, "other", "b.pdf")
    assert search(desk.case, "kind:attachment").notes == ()
    assert search(desk.case, "hydrography kind:note").notes == ()
    assert search(desk.case, "-hydrography").notes == (
        "The text of 2 attachments has not been read yet; they were searched by their names only.",
    )


def test_each_content_is_read_once_and_kept_as_soon_as_it_is_read(desk: Desk, reader: list[str]) -> None:
    first, second = attach(desk), attach(desk, name="copy.pdf")
    attach(desk, "other", "other.pdf")
    told: list[tuple[int, int, str]] = []
    stop = iter([False, True])
    outcome = read_attachments(
        desk.case, progress=lambda *how: told.append(how), cancelled=lambda: next(stop)
    )
    assert (outcome, unread(desk.case)) == (Outcome(1, 0, 1), 1)
    assert told == [(0, 2, "copy.pdf"), (2, 2, "")]
    assert set(found(desk, "hydrography")) == {first, second}
    assert read_attachments(desk.case) == Outcome(1, 0, 0)
    assert read_attachments(desk.case) == Outcome(0, 0, 0)
    attach(desk, name="third.pdf")
    assert unread(desk.case) == 0, "its content was read already"
    assert reader == ["copy.pdf", "other.pdf"]
    assert len(found(desk, "hydrography")) == 3
    sound(desk)


def test_what_cannot_be_read_is_remembered_with_its_reason(
    desk: Desk, reader: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = attach(desk, "broken", "scan.pdf")
    assert read_attachments(desk.case) == Outcome(0, 1, 0)
    assert read_attachments(desk.case) == Outcome(0, 0, 0)
    assert reader == ["scan.pdf"], "and not tried for ever"
    (one,) = unreadable(desk.case)
    assert (one.id, one.name, one.trouble) == (record, "scan.pdf", "damaged")
    assert one.sentence == "“scan.pdf” is damaged: its text cannot be read."
    assert search(desk.case, "anything").notes == ()
    monkeypatch.setattr(attached, "READER", 2)
    assert unread(desk.case) == 1, "a later reader may know better"
    desk.delete(record)
    assert (unread(desk.case), unreadable(desk.case)) == (0, [])


def test_a_large_file_is_not_fetched_and_another_reason_is_understood(desk: Desk) -> None:
    attach(desk, "x" * 101)
    assert read_attachments(desk.case, limits=Limits(size=100)) == Outcome(0, 1, 0)
    assert unreadable(desk.case)[0].trouble == "too_large"
    assert attached._sentence("a.pdf", "a reason of a later version").startswith("“a.pdf” ")


def test_all_texts_can_be_made_anew(desk: Desk, reader: list[str]) -> None:
    attach(desk)
    read_attachments(desk.case)
    desk.case.maintain(search_index.rebuild)
    assert len(found(desk, "hydrography")) == 1, "making the index anew keeps what was read"
    assert read_attachments(desk.case, again=True) == Outcome(1, 0, 0)
    assert len(found(desk, "hydrography")) == 1
    assert len(reader) == 2
    sound(desk)


def test_a_deleted_attachment_is_found_in_the_recycle_bin_alone(desk: Desk) -> None:
    record = attach(desk)
    read_attachments(desk.case)
    desk.delete(record)
    assert found(desk, "hydrography") == []
    assert found(desk, "hydrography is:deleted") == [record]


def test_a_content_that_is_damaged_in_the_case_file_is_left_waiting(desk: Desk) -> None:
    attach(desk)
    desk.case.close()
    connection = sqlite3.connect(desk.case.path)
    connection.execute("UPDATE attachment_chunk SET data = x'00'")
    connection.commit()
    connection.close()
    desk.reopen()
    assert read_attachments(desk.case) == Outcome(0, 0, 1)
    assert unread(desk.case) == 1


def test_reading_needs_a_file_that_is_open_for_work(desk: Desk) -> None:
    attach(desk)
    desk.reopen(write=False)
    with pytest.raises(CaseFileError):
        read_attachments(desk.case)


def test_an_expunge_takes_the_text_of_the_file_with_it(desk: Desk) -> None:
    record, twin = attach(desk), attach(desk, name="twin.pdf")
    read_attachments(desk.case)
    expunge(desk.case, record)
    assert found(desk, "quetzal") == [twin], "the same content is attached elsewhere"
    assert expunge(desk.case, twin).files == 1
    desk.case.close()
    assert b"quetzal" not in desk.case.path.read_bytes().lower()
    desk.reopen()
    sound(desk)


def test_an_expunge_of_words_tells_of_the_files_that_hold_them(desk: Desk) -> None:
    record = attach(desk)
    read_attachments(desk.case)
    note = desk.add("note", title="Strait of Quetzal", note_kind="note")
    assert [one for one, _ in expunge(desk.case, note).also] == [record]


def test_a_text_is_no_record(desk: Desk) -> None:
    """Nothing of it is in the journal, and so nothing in an export or a package."""
    attach(desk)
    read_attachments(desk.case)
    with desk.case.read() as open_reader:
        assert open_reader.rows("SELECT count(*) FROM change WHERE instr(body, 'Quetzal')") == [(0,)]
        assert len(open_reader.rows("SELECT 1 FROM attachment_text WHERE instr(text, 'Quetzal')")) == 1


def test_a_content_that_went_while_it_was_read_is_not_brought_back(desk: Desk) -> None:
    attach(desk)
    with desk.case.read() as open_reader:
        (waiting,) = attachment_texts.unread(open_reader, attached.READER)
    expunge(desk.case, found(desk, "minutes")[0])
    desk.case.keep(attached._keeping(waiting.sha256, attachment_texts.AttachedText(WORDS)))
    with desk.case.read() as open_reader:
        assert open_reader.rows("SELECT * FROM attachment_text") == []
