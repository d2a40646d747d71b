"""Whatever the file is, the answer is one sentence and exit status 1, and not a byte of it is changed."""

from __future__ import annotations

import hashlib
import sqlite3
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.ui.cli.conftest import Reply

HOLDER = """
import sys, pathlib
from app.casefile import CaseFile
with CaseFile.open(pathlib.Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def text(path: Path) -> None:
    path.write_text("Dear colleague, the 13th JMCC met today.")


def empty(path: Path) -> None:
    path.touch()


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE contact (name TEXT)")
    connection.close()


def header_alone(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(20))


@pytest.mark.parametrize(
    "command", [["records"], ["check"], ["undo"], ["history", "01"], ["brief", "Oman", "-o", "x.docx"]]
)
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (text, "is not a Chancery case file"),
        (empty, "is empty; it is not a case file"),
        (foreign, "is a database of another program"),
        (header_alone, "is cut short"),
    ],
)
def test_a_file_that_is_something_else_is_refused_and_kept(
    chancery: Callable[..., Reply],
    tmp_path: Path,
    make: Callable[[Path], None],
    words: str,
    command: list[str],
) -> None:
    path = tmp_path / "odd.chancery"
    make(path)
    before = digest(path)
    reply = chancery("--case", path, *command)
    assert reply.status == 1
    assert words in reply.sentence
    assert digest(path) == before
    assert not list(tmp_path.glob("*odd.chancery*lock"))


def test_a_missing_case_file_is_not_made(chancery: Callable[..., Reply], tmp_path: Path) -> None:
    reply = chancery("--case", tmp_path / "none.chancery", "undo")
    assert reply.status == 1
    assert "There is no case file at" in reply.sentence
    assert not (tmp_path / "none.chancery").exists()


def test_without_case_the_own_file_is_meant_and_must_exist(
    chancery: Callable[..., Reply], tmp_path: Path
) -> None:
    reply = chancery("records")
    assert reply.status == 1
    assert str(tmp_path / "profile" / "chancery" / "desk.chancery") in reply.sentence


def test_without_case_the_own_file_is_used(
    chancery: Callable[..., Reply], tmp_path: Path, case_file: Path
) -> None:
    own = tmp_path / "profile" / "chancery" / "desk.chancery"
    own.parent.mkdir(parents=True, exist_ok=True)
    case_file.rename(own)
    assert "Oman" in chancery("records").out


@pytest.mark.parametrize("under", ["", "desk.chancery", "x" * 300, "\udcff\udcfe"])
def test_a_folder_or_an_impossible_path_is_refused(
    chancery: Callable[..., Reply], tmp_path: Path, under: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for path in {tmp_path / "folder", tmp_path / "file" / under, tmp_path / "folder" / under}:
        reply = chancery("--case", path, "check")
        assert reply.status == 1
        assert reply.sentence.endswith((".", "”."))


def test_a_newer_case_file_is_refused_unchanged(chancery: Callable[..., Reply], case_file: Path) -> None:
    content = bytearray(case_file.read_bytes())
    content[60:64] = struct.pack(">I", 99)
    case_file.write_bytes(content)
    before = digest(case_file)
    for command in (["records"], ["undo"], ["check"]):
        reply = chancery("--case", case_file, *command)
        assert reply.status == 1
        assert "was written by a newer Chancery" in reply.sentence
    assert digest(case_file) == before


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_a_truncated_case_file_is_refused_unchanged(
    chancery: Callable[..., Reply], case_file: Path, part: float
) -> None:
    case_file.write_bytes(case_file.read_bytes()[: int(case_file.stat().st_size * part)])
    before = digest(case_file)
    for command in (["records"], ["undo"], ["check"]):
        reply = chancery("--case", case_file, *command)
        assert reply.status == 1
        assert "is cut short" in reply.sentence
    assert digest(case_file) == before


@pytest.mark.parametrize("page", [1, 2, 5, 20])
def test_garbage_inside_is_damage_and_no_fault_of_the_program(
    chancery: Callable[..., Reply], case_file: Path, page: int
) -> None:
    size = struct.unpack(">H", case_file.read_bytes()[16:18])[0]
    content = bytearray(case_file.read_bytes())
    content[page * size : (page + 1) * size] = b"\xa5" * size
    case_file.write_bytes(content)
    before = digest(case_file)
    reply = chancery("--case", case_file, "check")
    assert reply.status == 1
    assert "fault of its own" not in reply.err
    assert "damaged" in reply.err or "not sound" in reply.err
    assert digest(case_file) == before


def test_a_read_only_file_is_read_but_not_changed(chancery: Callable[..., Reply], case_file: Path) -> None:
    case_file.chmod(0o444)
    before = digest(case_file)
    assert "Oman" in chancery("--case", case_file, "records").out
    assert chancery("--case", case_file, "check").status == 0
    reply = chancery("--case", case_file, "undo")
    assert reply.status == 1
    assert "is read-only; nothing was changed" in reply.sentence
    assert digest(case_file) == before


@pytest.fixture
def held(case_file: Path) -> Iterator[Path]:
    """The case file, open in another program."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(case_file)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"open\n"
    yield case_file
    holder.communicate(timeout=30)


def test_a_file_open_in_another_chancery_is_read_but_not_changed(
    chancery: Callable[..., Reply], held: Path
) -> None:
    before = digest(held)
    reply = chancery("--case", held, "undo")
    assert reply.status == 1
    assert "is open in another Chancery" in reply.sentence
    assert "Oman" in chancery("--case", held, "records").out
    assert digest(held) == before


@pytest.mark.parametrize("command", ["new", "demo"])
@pytest.mark.parametrize("make", [text, empty, foreign, Path.mkdir])
def test_what_is_there_already_is_never_overwritten(
    chancery: Callable[..., Reply], tmp_path: Path, command: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "there.chancery"
    make(path)
    before = digest(path) if path.is_file() else ""
    reply = chancery(command, path)
    assert reply.status == 1
    assert "is there already; it was not touched" in reply.sentence
    assert before == (digest(path) if path.is_file() else "")


@pytest.mark.parametrize("command", ["new", "demo"])
def test_a_case_file_is_not_made_where_there_is_no_folder(
    chancery: Callable[..., Reply], tmp_path: Path, command: str
) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "none", tmp_path / "file"):
        reply = chancery(command, folder / "a.chancery")
        assert reply.status == 1
        assert "There is no folder" in reply.sentence
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "profile") == ["file"]
