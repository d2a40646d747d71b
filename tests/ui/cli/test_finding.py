"""Searching from the terminal: what was found, why, and what was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from tests.app.reading import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply


def test_a_person_is_found_under_another_spelling(chancery: Callable[..., Reply], demo: Path) -> None:
    reply = chancery("--case", demo, "search", "naseer kind:person")
    assert reply.status == 0
    first, second = reply.out.splitlines()
    assert first.split()[1:] == ["Person", "Mohammed", "bin", "Nasser", "bin", "Ali", "Al", "Zaabi"]
    assert second.strip().startswith("As written: ")
    assert reply.err == "People’s names like “naseer” were found too: Nasser.\n"


def test_programs_get_passages_with_their_marks(chancery: Callable[..., Reply], demo: Path) -> None:
    data = chancery("--case", demo, "search", "staff", "talks kind:meeting", "--json").data
    (hit,) = data["hits"]
    assert (hit["kind"], hit["title"]) == ("meeting", "3rd Army-to-Army Staff Talks")
    assert hit["date"] == "2025-10-22/2025-10-23"
    passage = hit["passages"][0]
    assert [passage["text"][start:end] for start, end in passage["marks"]] == ["Staff", "Talks"]
    assert data["total"] == 1
    assert {"kind": "meeting", "label": "Meetings", "count": 1} in data["kinds"]
    assert data["notes"] == []


def test_what_is_not_shown_is_counted_by_kind(chancery: Callable[..., Reply], demo: Path) -> None:
    lines = chancery("--case", demo, "search", "country:Oman", "--limit", 2).out.splitlines()
    assert len(lines) == 3
    assert " in all; by kind: " in lines[-1]
    assert "meetings" in lines[-1]


def test_a_word_with_a_minus_leaves_out_wherever_it_stands(
    chancery: Callable[..., Reply], demo: Path
) -> None:
    def total(*words: str) -> int:
        return int(chancery("--case", demo, "search", "--json", *words).data["total"])

    usual = total("staff -talks")
    assert 0 < usual < total("staff")
    assert total("staff", "-talks") == total("-talks", "staff") == total("--", "-talks", "staff") == usual


def test_a_prefix_that_is_shown_names_the_record(chancery: Callable[..., Reply], demo: Path) -> None:
    (hit,) = chancery("--case", demo, "search", '"13th JMCC" kind:meeting', "--json").data["hits"]
    assert chancery("--case", demo, "history", hit["prefix"]).out.startswith(f"13th JMCC ({hit['id']})")


def test_nothing_found_is_an_answer(chancery: Callable[..., Reply], case_file: Path) -> None:
    reply = chancery("--case", case_file, "search", "nowhere")
    assert (reply.status, reply.out, reply.err) == (0, "Nothing was found.\n", "")


def test_what_was_not_understood_is_said_beside_the_answer(
    chancery: Callable[..., Reply], case_file: Path
) -> None:
    reply = chancery("--case", case_file, "search", "colour:red")
    assert reply.status == 0
    assert reply.err == "There is no filter “colour”; “colour:red” was searched as words.\n"


@pytest.mark.parametrize("words", ['"', "AND (", "*", "\udcff", "", "a" * 3_000, "(NEAR"])
def test_any_words_are_a_search(chancery: Callable[..., Reply], case_file: Path, words: str) -> None:
    reply = chancery("--case", case_file, "search", words)
    assert reply.status == 0
    assert "Traceback" not in reply.err


def test_a_title_cannot_steer_the_terminal(chancery: Callable[..., Reply], case_file: Path) -> None:
    with CaseFile.open(case_file) as case:
        changes = case.door.changes()
        changes.create("note", title="Canary " + "c" * 300, note_kind="note", body="canary\n\u202eevil")
        case.door.change("Add", changes)
    lines = chancery("--case", case_file, "search", "canary").out.splitlines()
    assert lines[0].endswith("c…")
    assert "\u202e" not in "".join(lines)
    assert len(lines) == 2


@pytest.mark.parametrize("limit", ["0", "-1", "many", "10001", "٣"])
def test_a_limit_is_a_number(chancery: Callable[..., Reply], case_file: Path, limit: str) -> None:
    reply = chancery("--case", case_file, "search", "x", f"--limit={limit}")
    assert reply.status == 2
    assert "is not a number from 1 to 10,000" in reply.sentence


def test_a_search_changes_nothing(chancery: Callable[..., Reply], case_file: Path) -> None:
    before = case_file.read_bytes()
    chancery("--case", case_file, "search", "Oman is:overdue person:Nasser")
    assert case_file.read_bytes() == before


def test_attached_files_are_found_once_they_are_read(chancery: Callable[..., Reply], demo: Path) -> None:
    with CaseFile.open(demo) as case:
        for name, content in {
            "annex.docx": files.docx(files.paragraphs("Quetzal clause")),
            "scan.pdf": b"x",
        }.items():
            changes = case.door.changes()
            changes.attach(name, content)
            case.door.change("Attach", changes)
    unread = chancery("--case", demo, "search", "quetzal")
    assert unread.out == "Nothing was found.\n"
    assert unread.err == (
        "The text of 2 attachments has not been read yet; they were searched by their names only.\n"
    )
    reply = chancery("--case", demo, "search", "quetzal", "--read")
    assert reply.err == "1\u00a0text was read.\n“scan.pdf” is damaged: its text cannot be read.\n"
    assert reply.out.splitlines()[0].endswith("Attachment  annex.docx")
    assert reply.out.splitlines()[1].strip() == "Text of the file: Quetzal clause"
    assert chancery("--case", demo, "search", "quetzal", "--read").err == ""
