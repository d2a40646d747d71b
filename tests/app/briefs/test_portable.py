"""The PDF beside a Word file, by whichever word processor there is; played here by small programs of the test."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.briefs import portable
from app.briefs.portable import Kind, Maker, NoPdf, maker_for, write_pdf

_OFFICE = """
import pathlib, sys
out, source = sys.argv[sys.argv.index("--outdir") + 1], pathlib.Path(sys.argv[-1])
pathlib.Path(out, "brief.pdf").write_bytes(b"%PDF of " + source.read_bytes()[:2])
"""
_SHELL = """
import os, pathlib, sys
script = sys.argv[-1]
assert sys.argv[1:-1] == ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command"], sys.argv
assert os.environ["CHANCERY_DOCX"] not in script
source = pathlib.Path(os.environ["CHANCERY_DOCX"]).read_bytes()
pathlib.Path(os.environ["CHANCERY_PDF"]).write_bytes(b"%PDF by Word of " + source[:2])
"""
_STUCK = """
import os, pathlib, subprocess, sys, time
word = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
pathlib.Path(os.environ["CHANCERY_PID"]).write_text(str(word.pid))
print(word.pid, file=open(os.environ["TOLD"], "w"), flush=True)
word.wait()
"""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on whose PATH stands only what the test puts there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(portable, "_WINDOWS", ())
    return folder


def put(folder: Path, name: str, code: str) -> Path:
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{code}")
    path.chmod(0o755)
    return path


def written(tmp_path: Path, *parts: str) -> Path:
    path = tmp_path / "a “brief” & $more.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name in ("word/document.xml", *parts):
            package.writestr(name, "<w/>")
    return path


def on_windows(monkeypatch: pytest.MonkeyPatch, *, word: bool = True) -> None:
    monkeypatch.setattr(portable, "_ON_WINDOWS", True)
    monkeypatch.setattr(portable, "_word_is_here", lambda: word)


pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs of the test begin with #!")


def test_libreoffice_makes_it_where_it_is(machine: Path, tmp_path: Path) -> None:
    put(machine, "soffice", _OFFICE)
    docx = written(tmp_path)
    assert write_pdf(docx).read_bytes() == b"%PDF of PK"
    assert write_pdf(docx) == docx.with_suffix(".pdf")


def test_word_makes_it_on_windows_where_there_is_no_libreoffice(
    machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = put(machine, "powershell", _SHELL)
    docx = written(tmp_path)
    assert maker_for(docx) is None, "not on another system"
    on_windows(monkeypatch, word=False)
    assert maker_for(docx) is None, "not where Word is not installed"
    on_windows(monkeypatch)
    assert maker_for(docx) == Maker(Kind.WORD, shell)
    assert write_pdf(docx).read_bytes() == b"%PDF by Word of PK"


def test_word_opens_it_for_reading_only_without_macros_in_a_program_of_its_own() -> None:
    script = portable._PRINT
    assert "AutomationSecurity = 3" in script
    assert "Documents.Open($env:CHANCERY_DOCX, $false, $true, $false)" in script
    assert "} finally { $word.Quit(0);" in script
    assert script.count("{") == script.count("}")
    assert script.count("(") == script.count(")")


def test_endnotes_are_left_to_word_since_libreoffice_would_not_mark_their_pages(
    machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(machine, "soffice", _OFFICE)
    shell = put(machine, "powershell", _SHELL)
    docx = written(tmp_path, "word/endnotes.xml")
    with pytest.raises(NoPdf, match="pages without marking"):
        write_pdf(docx)
    assert not docx.with_suffix(".pdf").exists()
    on_windows(monkeypatch)
    assert maker_for(docx) == Maker(Kind.WORD, shell)


def test_without_a_word_processor_it_is_said_what_to_do(machine: Path, tmp_path: Path) -> None:
    with pytest.raises(NoPdf, match="no LibreOffice or Word on this machine"):
        write_pdf(written(tmp_path))


def test_one_that_fails_leaves_no_pdf(machine: Path, tmp_path: Path) -> None:
    docx = written(tmp_path)
    for code in ("raise SystemExit(3)", "pass"):
        with pytest.raises(NoPdf, match="LibreOffice made no PDF"):
            write_pdf(docx, Maker(Kind.LIBREOFFICE, put(machine, "soffice", code)))
    assert not docx.with_suffix(".pdf").exists()


def test_a_word_that_does_not_come_to_an_end_is_ended(
    machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    monkeypatch.setenv("TOLD", str(told))
    maker = Maker(Kind.WORD, put(machine, "powershell", _STUCK))
    ended: list[int] = []
    monkeypatch.setattr(portable, "_end", lambda pid: ended.append(int(pid.read_text())))
    with pytest.raises(NoPdf) as caught:
        write_pdf(written(tmp_path), maker, patience=1.0)
    assert isinstance(caught.value.__cause__, subprocess.TimeoutExpired)
    assert ended == [int(told.read_text())]
