"""A report comes out of the terminal as a file or as text, by names that people use; refusals are one sentence."""

from __future__ import annotations

import re
import shlex
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import ROOT
from ui.cli.report_arguments import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.cli.conftest import Reply

GUIDE = ROOT / "docs" / "guide" / "reports.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture
def report(chancery: Callable[..., Reply], demo: Path) -> Callable[..., Reply]:
    """Types `report …` on the demonstration."""
    return partial(chancery, "--case", demo, "report")


@pytest.mark.slow
def test_every_command_of_the_guide_writes_what_it_says(
    chancery: Callable[..., Reply], demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert demo.name == "Demonstration.chancery"
    typed = [
        shlex.split(line) for block in BLOCK.findall(GUIDE.read_text("utf-8")) for line in block.splitlines()
    ]
    kinds = {words[4] for words in typed}
    assert kinds == set(KINDS)
    for words in typed:
        reply = chancery(*words[1:], "--json")
        assert (reply.status, reply.err) == (0, ""), words
        path = Path(words[words.index("-o") + 1])
        assert reply.data["written"] == str(tmp_path / path)
        if path.suffix == ".docx":
            assert reply.data["bytes"] == path.stat().st_size
            assert "word/document.xml" in zipfile.ZipFile(path).namelist()


def test_as_text_it_is_printed_and_html_is_told_by_the_end_of_the_name(
    report: Callable[..., Reply], tmp_path: Path
) -> None:
    reply = report("forum", "JMCC", "--format", "text")
    assert reply.status == 0
    assert "Forum history\nJoint Military Cooperation Committee\n" in reply.out
    assert report("forum", "JMCC", "-o", tmp_path / "r.html").status == 0
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!")


def test_the_register_comes_out_for_other_programs_by_the_same_filters(
    report: Callable[..., Reply], tmp_path: Path
) -> None:
    whole = report("actions", "-o", tmp_path / "all.csv", "--json")
    jmcc = report("actions", "forum:JMCC", "-o", tmp_path / "jmcc.csv", "--json")
    assert (whole.data["entries"], jmcc.data["entries"]) == (8, 2)
    text = (tmp_path / "jmcc.csv").read_text(encoding="utf-8-sig")
    assert "Expand cooperation in key strategic areas." in text
    assert "Muscat" not in text
    assert report("actions", "-o", tmp_path / "all.xlsx").status == 0
    assert report("actions", "--forum", "JMCC", "-o", tmp_path / "jmcc.ics").status == 0
    calendar = (tmp_path / "jmcc.ics").read_text(encoding="utf-8")
    assert calendar.count("BEGIN:VEVENT") == 1
    assert "13th JMCC" in calendar
    again = report("actions", "-o", tmp_path / "all.csv")
    assert again.status == 1
    assert "is there already and was not touched" in again.sentence


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        (("meeting", "-o", "r.docx"), 2, "say what it is about: MEETING"),
        (
            ("forum", "XYZ", "-o", "r.docx"),
            1,
            "There is no forum “XYZ” in this case file; “records forums” lists",
        ),
        (("meeting", "99th JMCC", "-o", "r.docx"), 1, "There is no meeting “99th JMCC”"),
        (("person", "Nobody", "-o", "r.docx"), 1, "There is no person “Nobody”"),
        (("chronology", "Atlantis", "-o", "r.docx"), 1, "There is no country “Atlantis”"),
        (("chronology", "India", "-o", "r.docx"), 1, "India is the home country"),
        (("chronology", "Oman", "--from", "2025", "--to", "2024", "-o", "r.docx"), 1, "turn the two round"),
        (("chronology", "Oman", "--from", "sometime", "-o", "r.docx"), 1, "sometime"),
        (("actions", "bogus:1", "-o", "r.docx"), 1, "No report was written: there is no filter “bogus”."),
        (
            ("actions", "country:XX", "-o", "r.docx"),
            1,
            "“country:XX” means nothing in this case file; country:Oman",
        ),
        (("actions", "kind:meeting", "-o", "r.docx"), 1, "asks for no commitments; leave “kind:” out"),
        (("actions", "is:deleted", "-o", "r.docx"), 1, "leave “is:deleted” out"),
        (
            ("actions", "--owner", "Nobody", "-o", "r.docx"),
            1,
            "neither an organisation nor an action officer",
        ),
        (("actions", "--ceiling", "cosmic", "-o", "r.docx"), 1, "cosmic"),
        (("actions",), 2, "give -o FILE, or --format text"),
        (("actions", "-o", "r.pdf"), 2, "must end in one of .docx, .html, .txt, .xlsx, .csv, .ics"),
        (("actions", "-o", "r.docx", "--format", "html"), 2, "do not agree"),
        (("forum", "JMCC", "-o", "r.xlsx"), 2, "only “report actions” is written as .xlsx, .csv, .ics"),
        (("forum", "JMCC", "--owner", "x", "-o", "r.docx"), 2, "--owner is for “report actions” only"),
        (
            ("handover", "--from", "2024", "-o", "r.docx"),
            2,
            "--from and --to are for “report chronology” only",
        ),
        (("sums", "-o", "r.docx"), 2, "“sums” is not one of actions, meeting, forum"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_sentence(
    report: Callable[..., Reply],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: tuple[str, ...],
    status: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    reply = report(*typed)
    assert reply.status == status
    assert sentence in reply.sentence
    assert list(tmp_path.glob("r.*")) == []


def test_a_report_that_an_officer_finished_is_not_overwritten_unasked(
    report: Callable[..., Reply], tmp_path: Path
) -> None:
    path = tmp_path / "r.txt"
    assert report("forum", "JMCC", "-o", path).status == 0
    assert report("forum", "JMCC", "-o", path).status == 0  # the same bytes
    path.write_bytes(b"finished by hand")
    assert "may have been edited" in report("forum", "JMCC", "-o", path).sentence
    assert path.read_bytes() == b"finished by hand"
    assert report("forum", "JMCC", "-o", path, "--replace").status == 0


def test_the_case_file_itself_is_never_overwritten(report: Callable[..., Reply], demo: Path) -> None:
    before = demo.read_bytes()
    reply = report("actions", "-o", demo)
    assert reply.status in {1, 2}
    assert demo.read_bytes() == before


def test_a_report_is_set_in_the_house_style_and_its_notes_stand_where_one_wants(
    report: Callable[..., Reply], tmp_path: Path
) -> None:
    path = tmp_path / "r.docx"
    assert report("forum", "JMCC", "--style", "uk", "--notes", "footnotes", "-o", path).status == 0
    with zipfile.ZipFile(path) as package:
        assert b"JMCC" in package.read("word/footnotes.xml")
        assert b"Arial" in package.read("word/styles.xml")
        assert b'w:val="en-GB"' in package.read("word/styles.xml")
    refused = report("forum", "JMCC", "--style", "french", "-o", path)
    assert refused.status == 1
    assert "no house style “french”" in refused.err
