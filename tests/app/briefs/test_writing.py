"""Writing a brief: whole or not at all, never over an open file, the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.briefs import writing
from app.briefs.request import Request
from app.briefs.writing import FaultyBrief, Format, make_brief, render, write_brief
from app.casefile import CaseFile
from app.errors import ChanceryError, FileNotWritten, NotFound, NotReady
from db.reader import Reader
from reports.build import Composed
from reports.document import Noting
from reports.facts import Facts
from reports.outlines import Preset
from reports.render.house import House
from tests.app.briefs.conftest import DAY, SECRET, Desk

ROOT = Path(__file__).resolve().parents[3]


def request(desk: Desk, **wanted: object) -> Request:
    return Request(country=desk.oman, as_of=DAY, **wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize(("fmt", "begin"), [("docx", b"PK"), ("html", b"<!"), ("text", b" ")])
def test_a_brief_is_written_in_each_format(desk: Desk, tmp_path: Path, fmt: Format, begin: bytes) -> None:
    desk.cite(desk.meeting(), desk.source())
    path = tmp_path / "brief.out"
    written = write_brief(desk.case, request(desk), path, fmt)
    data = path.read_bytes()
    assert data.startswith(begin)
    assert (written.path, written.size, written.pages) == (path, len(data), None)


def test_what_was_withheld_and_what_is_not_ready_is_told_beside_it(desk: Desk, tmp_path: Path) -> None:
    desk.meeting("Hidden talks", marking=SECRET)
    written = write_brief(desk.case, request(desk, ceiling="restricted"), tmp_path / "b.docx")
    assert [item.title for item in written.withheld] == ["Hidden talks"]
    assert written.readiness == ()
    desk.meeting("Unsourced")
    written = write_brief(desk.case, request(desk, ceiling="restricted"), tmp_path / "c.docx")
    assert [item.sentence for item in written.readiness] == ["Without a source: meeting “Unsourced”."]


def test_a_brief_can_be_written_from_a_file_open_for_reading_only(desk: Desk, tmp_path: Path) -> None:
    with CaseFile.open(desk.case.path, write=False) as case:
        assert write_brief(case, request(desk), tmp_path / "b.txt", "text").size > 100


def test_the_snapshot_is_closed_before_the_document_is_built(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import reports.build

    read, composed, state = desk.case.read, reports.build.composed, []

    @contextmanager
    def watched_read() -> Iterator[Reader]:
        with read() as reader:
            state.append("open")
            yield reader
        state.append("closed")

    def watched_build(facts: Facts, preset: Preset, house: House, noting: Noting) -> Composed:
        state.append("built")
        return composed(facts, preset, house, noting)

    monkeypatch.setattr(desk.case, "read", watched_read)
    monkeypatch.setattr(reports.build, "composed", watched_build)
    make_brief(desk.case, request(desk))
    assert state == ["open", "closed", "built"]


def unchanged(path: Path, desk: Desk, error: type[ChanceryError], words: str, **wanted: object) -> None:
    before = sorted(path.parent.iterdir()) if path.parent.is_dir() else None
    with pytest.raises(error, match=words) as raised:
        write_brief(desk.case, request(desk, **wanted), path)
    assert "\n" not in str(raised.value)
    assert before == (sorted(path.parent.iterdir()) if path.parent.is_dir() else None)


def test_a_missing_folder_is_named(desk: Desk, tmp_path: Path) -> None:
    unchanged(tmp_path / "missing" / "b.docx", desk, FileNotWritten, "missing” does not exist; create it")


def test_a_folder_in_the_place_of_the_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "b.docx").mkdir()
    unchanged(tmp_path / "b.docx", desk, FileNotWritten, "there is a folder of that name")


@pytest.mark.parametrize("lock", [".~lock.brief on oman.docx#", "~$ief on oman.docx", "~$brief on oman.docx"])
def test_a_file_open_in_word_or_libreoffice_is_not_overwritten(desk: Desk, tmp_path: Path, lock: str) -> None:
    path = tmp_path / "brief on oman.docx"
    path.write_bytes(b"what the officer is editing")
    (tmp_path / lock).write_bytes(b"")
    unchanged(path, desk, FileNotWritten, "it is open in another program; close it there and try again")
    assert path.read_bytes() == b"what the officer is editing"


def test_the_lock_of_another_document_does_not_matter(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / ".~lock.other.docx#").write_bytes(b"")
    assert write_brief(desk.case, request(desk), tmp_path / "brief.docx").size > 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    unchanged(folder / "b.docx", desk, FileNotWritten, "you may not write in")


@pytest.mark.parametrize("name", ["x" * 300 + ".docx", "a\0b.docx"])
def test_a_name_that_no_file_can_have_is_refused(desk: Desk, tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileNotWritten):
        write_brief(desk.case, request(desk), tmp_path / name)
    assert sorted(tmp_path.iterdir()) == before


def test_a_brief_never_takes_the_place_of_the_case_file(desk: Desk, tmp_path: Path) -> None:
    link = tmp_path / "brief.docx"
    link.symlink_to(desk.case.path)
    for path in (desk.case.path, link):
        with pytest.raises(FileNotWritten, match="is the case file itself; choose another name"):
            write_brief(desk.case, request(desk), path)
    desk.meeting()


def test_an_old_brief_is_kept_when_the_new_one_is_not_ready(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "b.docx"
    write_brief(desk.case, request(desk), path)
    before = path.read_bytes()
    desk.meeting(marking=None)
    unchanged(path, desk, NotReady, "not assessed")
    assert path.read_bytes() == before
    write_brief(desk.case, request(desk, draft=True), path, replace=True)
    assert path.read_bytes() != before


def test_an_outline_that_there_is_not_is_refused_before_anything_is_read(desk: Desk, tmp_path: Path) -> None:
    unchanged(
        tmp_path / "b.docx",
        desk,
        ChanceryError,
        "There is no outline “novel”; choose among standard",
        preset="novel",
    )


def test_a_country_that_is_not_there_is_not_found(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        write_brief(desk.case, Request(country="nowhere", as_of=DAY), tmp_path / "b.docx")


def test_a_faulty_word_file_is_a_bug_and_is_not_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import reports.render.check

    monkeypatch.setattr(reports.render.check, "faults_in", lambda data: ["a field is not closed"])
    with pytest.raises(FaultyBrief, match="a field is not closed"):
        write_brief(desk.case, request(desk), tmp_path / "b.docx")
    assert not (tmp_path / "b.docx").exists()
    assert not issubclass(FaultyBrief, ChanceryError)


def test_a_draft_says_so_and_a_final_does_not(desk: Desk) -> None:
    final = render(make_brief(desk.case, request(desk)), "text").decode()
    draft = render(make_brief(desk.case, request(desk, draft=True)), "text").decode()
    assert "DRAFT" in draft
    assert "DRAFT" not in final


@pytest.mark.parametrize("preset", ["standard", "short-call", "committee", "full", "checklist"])
def test_every_outline_of_an_empty_and_of_a_small_file_can_be_written(
    desk: Desk, tmp_path: Path, preset: str
) -> None:
    assert write_brief(desk.case, request(desk, preset=preset), tmp_path / "empty.docx").size
    forum = desk.forum(abbreviation="JMCC")
    meeting = desk.meeting(forum_id=forum, edition=3)
    desk.cite(desk.commitment(made_at_id=meeting), desk.source())
    assert write_brief(desk.case, request(desk, preset=preset), tmp_path / "small.docx").size


@pytest.mark.parametrize("fmt", ["docx", "html", "text"])
def test_the_same_request_gives_the_same_bytes(desk: Desk, fmt: Format) -> None:
    desk.cite(desk.commitment(made_at_id=desk.meeting()), desk.source())
    first = render(make_brief(desk.case, request(desk)), fmt)
    assert render(make_brief(desk.case, request(desk)), fmt) == first


PROGRAM = """
import hashlib, sys
from datetime import date
from pathlib import Path
from app.briefs.request import Request
from app.briefs.writing import make_brief, render
from app.casefile import CaseFile
with CaseFile.open(Path(sys.argv[1]), write=False) as case:
    made = make_brief(case, Request(country=sys.argv[2], as_of=date(2026, 11, 21), preset="full"))
    print(*(hashlib.sha256(render(made, fmt)).hexdigest() for fmt in ("docx", "html", "text")))
"""


def test_another_process_with_another_hash_seed_gives_the_same_bytes(desk: Desk) -> None:
    topics = [desk.add("topic", name=name) for name in ("Charts", "Ships", "Ports")]
    for number in range(6):
        person = desk.add("person", name=f"Person {number}", country_id=desk.oman)
        desk.cite(person, desk.source(f"Source {number}", f"2026-0{number + 1}-01"))
        meeting = desk.meeting(f"Talks {number}", "2026-05-01", topics=topics)
        desk.cite(
            desk.commitment(f"Promise {number}.", made_at_id=meeting, topics=topics),
            desk.source(f"Other {number}"),
        )
    made = make_brief(desk.case, request(desk, preset="full"))
    here = [hashlib.sha256(render(made, fmt)).hexdigest() for fmt in writing.Format.__args__]  # type: ignore[attr-defined]
    for seed in ("1", "2718"):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(desk.case.path), desk.oman], cwd=ROOT, capture_output=True, text=True,
            check=False, timeout=120, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == here


def test_an_edited_brief_is_not_overwritten_unasked(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    write_brief(desk.case, request(desk), path)
    written = path.read_bytes()
    write_brief(desk.case, request(desk), path)  # the same content again is no loss
    path.write_bytes(written + b"edited")
    with pytest.raises(FileNotWritten, match="may have been edited"):
        write_brief(desk.case, request(desk), path)
    assert path.read_bytes() == written + b"edited"
    write_brief(desk.case, request(desk), path, replace=True)
    assert path.read_bytes() == written
