"""A file may take so much time and memory and no more; the process that reads it can do nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.reading import texts
from app.reading.child import READY
from app.reading.texts import Limits, ReaderBroken, Trouble, UnreadableFile, read_text
from tests.app.reading import files

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits of the kernel are set on Linux")
BLANKS = b" " * (64 << 20)


def trouble(data: bytes, name: str, **limits: Any) -> Trouble:
    with pytest.raises(UnreadableFile) as raised:
        read_text(data, name, limits=Limits(**limits))
    return raised.value.trouble


def test_a_zip_bomb_is_refused_whatever_it_declares() -> None:
    bomb = files.docx(files.paragraphs(" " * 3_000_000))
    assert len(bomb) < 10_000
    assert trouble(bomb, "a.docx", unpacked=1_000_000) is Trouble.BOMB
    place = bomb.rindex(b"PK\x01\x02", 0, bomb.rindex(b"word/document.xml"))
    lying = bomb[: place + 24] + (100).to_bytes(4, "little") + bomb[place + 28 :]
    assert trouble(lying, "a.docx", unpacked=1_000_000) in {Trouble.BOMB, Trouble.DAMAGED}


def test_too_many_members_or_enclosed_files_are_refused() -> None:
    many: dict[str, str | bytes] = {f"{number}.xml": "" for number in range(100)}
    assert trouble(files.packed(many), "a.docx", members=99) is Trouble.BOMB
    letter = files.mail("x", a_txt=b"x", b_txt=b"x", c_txt=b"x", d_txt=b"x", e_txt=b"x", f_txt=b"x")
    assert trouble(letter, "a.eml", members=5) is Trouble.BOMB


def test_one_text_shared_by_all_cells_is_cut() -> None:
    sheet = files.xlsx([["x" * 10_000]])
    many = files.packed({
        **{name: content for name, content in _members(sheet).items() if "sheet1" not in name},
        "xl/worksheets/sheet1.xml": "<w><row>" + '<c t="s"><v>0</v></c>' * 200 + "</row></w>",
    })  # fmt: skip
    assert len(read_text(many, "a.xlsx", limits=Limits(text=50_000)).text) == 50_000


def _members(data: bytes) -> dict[str, str | bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@LINUX
def test_what_takes_too_much_memory_is_stopped() -> None:
    heavy = files.docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 300_000)
    assert trouble(heavy, "a.docx", memory=120 << 20) is Trouble.TOO_HUNGRY


@LINUX
def test_a_pdf_bomb_does_not_get_out() -> None:
    assert trouble(files.pdf(stream=BLANKS), "a.pdf", memory=100 << 20) in {
        Trouble.TOO_HUNGRY,
        Trouble.DAMAGED,
    }


def test_what_takes_too_long_is_stopped() -> None:
    assert trouble(b"text", "a.txt", patience=0.0) is Trouble.TOO_SLOW


@LINUX
def test_the_time_of_the_processor_is_limited() -> None:
    endless = b"BT /F1 12 Tf " + b"(x) Tj " * 3_000_000 + b"ET"
    assert trouble(files.pdf(stream=endless), "a.pdf", seconds=1, text=10_000_000) in {
        Trouble.TOO_SLOW,
        Trouble.DAMAGED,
    }


def test_a_file_too_large_is_not_even_fetched(tmp_path: Path) -> None:
    assert trouble(b"x" * 101, "a.txt", size=100) is Trouble.TOO_LARGE
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 101)
    with pytest.raises(UnreadableFile, match=r"“a[.]txt” is too large:"):
        read_text(path, limits=Limits(size=100))


INSIDE = """
import sys; sys.path.insert(0, sys.argv[1])
import errno, os, resource, socket
from app.reading.confinement import confine, shut
from reports.read.paper import Limits
def tried(job):
    try:
        job()
    except OSError as error:
        return errno.errorcode[error.errno]
    return "done"
def wrote():
    with open(sys.argv[2], "wb", buffering=0) as file:
        file.write(b"x")
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
confine(Limits(seconds=7, memory=1 << 30))
print(tried(wrote), resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_AS)[0])
shut()
print(tried(lambda: open(sys.argv[2])), tried(lambda: socket.socket()), tried(os.pipe))
"""


@LINUX
def test_the_reading_process_can_write_nothing_and_open_nothing(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", INSIDE, str(texts._ROOT), str(tmp_path / "x")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == ["EFBIG", "7", str(1 << 30), "EMFILE", "EMFILE", "EMFILE"]


def given(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Another program in place of the reader."""
    monkeypatch.setattr(texts, "_PROGRAM", program)


@LINUX
def test_the_reading_process_inherits_nothing_that_is_open(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHANCERY_SECRET", "1")
    listing = (
        "import json, os, sys; told = ' '.join([*os.listdir('/proc/self/fd'), *sorted(os.environ)]);"
        "sys.stdout.write('ready\\n' + json.dumps(dict(sections=[['x', told]], kind='text', title='', sender='',"
        "date=None, date_means='', enclosed=[], warnings=[], cut=False)))"
    )
    given(monkeypatch, listing)
    with (tmp_path / "case").open("wb") as held:
        os.set_inheritable(held.fileno(), True)
        told = read_text(b"x", "a.txt").text.split()
    numbers = [word for word in told if word.isdigit()]
    assert held.closed
    assert len(numbers) == 4, "in, out, errors, and the folder that is listed"
    assert "CHANCERY_SECRET" not in told


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("import sys; sys.stdout.write('ready\\n')", Trouble.DAMAGED),
        (
            "import sys; sys.stdout.write('ready\\n{\"kind\": 1'); sys.stdout.flush(); sys.exit(3)",
            Trouble.DAMAGED,
        ),
        ("import os, sys; sys.stdout.write('ready\\n'); sys.stdout.flush(); os.abort()", Trouble.DAMAGED),
        ("import sys; sys.stdout.write('ready\\n' + 'x' * 20_000_000); input()", Trouble.BOMB),
        (
            'import sys; sys.stdin.readline(); sys.stdout.write(\'{"trouble": "too_hungry"}\')',
            Trouble.TOO_HUNGRY,
        ),
    ],
)
def test_a_process_that_ends_while_it_reads_blames_the_file(
    monkeypatch: pytest.MonkeyPatch, program: str, why: Trouble
) -> None:
    given(monkeypatch, program)
    assert trouble(b"x" * 300_000, "a.txt", text=10) is why


def test_a_process_that_does_not_start_blames_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, "raise SystemExit(1)")
    with pytest.raises(ReaderBroken, match="the reading process ended at once"):
        read_text(b"x" * 300_000, "a.txt")
    monkeypatch.setattr(sys, "executable", str(texts._ROOT / "nothing"))
    with pytest.raises(ReaderBroken, match="does not start"):
        read_text(b"x", "a.txt")


def test_nothing_of_the_name_is_seen_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a file may be as sensitive as the file; arguments of a process are seen by everybody."""
    seen: list[Any] = []
    popen = subprocess.Popen

    def watching(arguments: Any, **how: Any) -> Any:
        seen.append((arguments, how["env"]))
        return popen(arguments, **how)

    monkeypatch.setattr(subprocess, "Popen", watching)
    read_text(b"x", "secret plan.txt")
    assert "secret" not in str(seen)
    assert json.dumps(asdict(Limits()))
    assert READY.endswith(b"\n")
