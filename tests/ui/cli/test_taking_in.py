"""`chancery intake` says what texts propose, with or without a case file, and keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from app.inbox.words import add_word
from app.intake.own_words import WordKind
from tests.app.reading.files import xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply

TEXT = (
    "The 3rd India-Oman Joint Military Cooperation Committee (JMCC) met in Muscat on 4 May 2026. "
    "The Omani side was led by Dr Mohammed bin Nasser Al Zaabi. "
    "Both sides agreed to establish a hotline by the end of 2026."
)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_proposals_are_told_in_lines(chancery: Callable[..., Reply], release: Path) -> None:
    reply = chancery("intake", release)
    assert reply.status == 0
    assert "3rd India-Oman Joint Military Cooperation Committee, 4 May 2026, Muscat" in reply.out
    assert reply.out.endswith("commitment to track; nothing has been kept.\n")


def test_json_has_the_lists_with_quote_place_and_reason(
    chancery: Callable[..., Reply], release: Path
) -> None:
    data = chancery("intake", release, "--json").data
    (one,) = data["commitments"]
    assert (one["kind"], one["strength"], one["owner"], one["due_text"]) == (
        "agreed",
        "firm",
        "joint",
        "by the end of 2026",
    )
    assert data["text"][one["start"] : one["end"]] == one["quote"]
    assert one["reasons"]
    assert data["participants"][0]["match"]["verdict"] == "new"


def test_people_and_forums_are_matched_against_the_case_file(
    chancery: Callable[..., Reply], release: Path, demo: Path
) -> None:
    data = chancery("--case", demo, "intake", release, "--json").data
    match = data["participants"][0]["match"]
    assert match["verdict"] in {"same", "ask"}
    assert match["candidates"][0]["reasons"]
    assert data["meetings"][0]["known_forum"]


def test_several_files_are_listed_under_their_names(chancery: Callable[..., Reply], release: Path) -> None:
    data = chancery("intake", release, release, "--json").data
    assert [one["file"] for one in data["texts"]] == [str(release)] * 2


def test_a_text_without_facts_says_so(chancery: Callable[..., Reply], tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("Hello.", encoding="utf-8")
    assert chancery("intake", path).out.startswith("Nothing is proposed")


@pytest.mark.parametrize("content", [None, b"PK\x03\x04 not a paper"])
def test_a_file_that_is_no_text_is_refused_in_one_sentence(
    chancery: Callable[..., Reply], tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "odd.bin"
    if content is not None:
        path.write_bytes(content)
    reply = chancery("intake", path)
    assert reply.status == 1
    assert "odd.bin" in reply.sentence


def test_a_table_is_sent_to_import(chancery: Callable[..., Reply], tmp_path: Path) -> None:
    (tmp_path / "actions.xlsx").write_bytes(xlsx([["Action", "Owner"], ["Send the draft MoU.", "Oman"]]))
    (tmp_path / "actions.csv").write_text("Action,Owner\nSend the draft MoU.,Oman\n", encoding="utf-8")
    for name in ("actions.xlsx", "actions.csv"):
        reply = chancery("intake", tmp_path / name)
        assert (reply.status, "bring it in with Import (“chancery import”)" in reply.sentence) == (1, True)


def test_a_case_file_that_is_not_there_is_refused(
    chancery: Callable[..., Reply], release: Path, tmp_path: Path
) -> None:
    assert chancery("--case", tmp_path / "none.chancery", "intake", release).status == 1


def test_the_words_of_the_office_are_those_of_its_case_file(
    chancery: Callable[..., Reply], tmp_path: Path, demo: Path
) -> None:
    path = tmp_path / "release.txt"
    path.write_text(TEXT.replace("agreed to", "hypothecated funds to"), encoding="utf-8")
    with CaseFile.open(demo) as case:
        add_word(case, WordKind.TRIGGER, "hypothecate", "agreed")
    kinds = [
        [one["kind"] for one in chancery(*of, "intake", path, "--json").data["commitments"]]
        for of in ((), ("--case", demo))
    ]
    assert ("agreed" in kinds[0], "agreed" in kinds[1]) == (False, True)
