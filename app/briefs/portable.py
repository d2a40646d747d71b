"""The PDF beside a Word file: by the LibreOffice or the Word of this machine, else from the preview; all here."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from app.briefs.writing import Made, Written, render
from app.errors import ChanceryError
from app.unfinished import noted
from db.values.files import atomic_write

PATIENCE = 180.0
"""Seconds until a conversion is given up."""
_ON_WINDOWS = os.name == "nt"
_WINDOWS = ("LibreOffice/program/soffice.exe",)
_ENDNOTES = "word/endnotes.xml"
_EDGE = 1 / 8
"""Part of the height of a page in which its header, or its footer, stands."""

_PRINT = (
    "$ErrorActionPreference = 'Stop'; "
    "$before = @(Get-Process WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id }); "
    "$word = New-Object -ComObject Word.Application; "
    "try { "
    "$own = @(Get-Process WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id } | "
    "Where-Object { $before -notcontains $_ }); "
    "if ($own.Count -eq 1) { [IO.File]::WriteAllText($env:CHANCERY_PID, [string]$own[0]) }; "
    "$word.Visible = $false; $word.DisplayAlerts = 0; $word.AutomationSecurity = 3; "
    "$paper = $word.Documents.Open($env:CHANCERY_DOCX, $false, $true, $false); "
    "try { $paper.ExportAsFixedFormat($env:CHANCERY_PDF, 17, $false, 0, 0, 1, 1, 0, $false, $true, 1, $true, $true, "
    "$false) } finally { $paper.Close(0) } "
    "} finally { $word.Quit(0); [void][Runtime.InteropServices.Marshal]::ReleaseComObject($word) }"
)
"""What PowerShell has Word do, in a Word of its own: open a copy for reading only, without macros (AutomationSecurity
3) and questions, and export it (17 is PDF) with tags and headings, without properties. Paths come in the environment,
so that none is ever read as a command. The number of that Word is noted, to end it where it does not come to an end.
"""


class NoPdf(ChanceryError):
    """No PDF could be made; the Word file is there all the same."""


class Kind(StrEnum):
    """Who can make a PDF."""

    LIBREOFFICE = "LibreOffice"
    WORD = "Word"


@dataclass(frozen=True, slots=True)
class Maker:
    """A word processor of this machine, and the program that is called for it."""

    kind: Kind
    program: Path


def maker_for(docx: Path) -> Maker | None:
    """Who makes the PDF of a Word file here: LibreOffice, else Word on Windows; None where neither can.

    LibreOffice sets Word's own endnotes on pages without header and footer, thus without marking: it is not asked then.
    """
    office = _libreoffice()
    if office is not None and not _has_endnotes(docx):
        return Maker(Kind.LIBREOFFICE, office)
    shell = _powershell() if _ON_WINDOWS and _word_is_here() else None
    return Maker(Kind.WORD, shell) if shell is not None else None


@dataclass(frozen=True, slots=True)
class Portable:
    """A PDF on disk, and how it was made."""

    path: Path
    way: str
    """In words that follow “made”: `by LibreOffice`."""


def put_pdf(
    written: Written,
    again: Callable[[], Made],
    page: Callable[[Made], bytes],
    *,
    patience: float = PATIENCE,
) -> Portable:
    """Put a PDF beside a paper that was written: by a word processor of this machine, else of the `page` of the same
    tree, made `again`. Endnotes are set as a list at the end where LibreOffice would leave their pages unmarked.

    Raises NoPdf where a page of it does not bear the marking, or the records have changed since; FileNotWritten.
    """
    docx, target = written.path, written.path.with_suffix(".pdf")
    maker, instead, way = maker_for(docx), None, ""
    if maker is None:
        made = again()
        if made.state != written.state:
            raise NoPdf(
                f"“{docx.name}” is written; the records have changed while its PDF was made. Write both again."
            )
        office = _libreoffice()
        if office is None:
            atomic_write(target, _marked(page(made), written), during=noted)
            return Portable(target, "from the preview, since there is no LibreOffice or Word on this machine")
        maker, instead = Maker(Kind.LIBREOFFICE, office), _with_listed_notes(made)
        way = ", with the endnotes as a list on its last pages, so that these are marked too"
    with tempfile.TemporaryDirectory(prefix="chancery-pdf-", ignore_cleanup_errors=True) as folder:
        found = _converted(maker, docx, Path(folder), patience, instead)
    atomic_write(target, _marked(found, written), during=noted)
    return Portable(target, f"by {maker.kind}{way}")


def _with_listed_notes(made: Made) -> bytes:
    from reports.noting import listed_at_end

    return render(replace(made, document=listed_at_end(made.document)), "docx")


def _marked(pdf: bytes, written: Written) -> bytes:
    """The PDF, every page of which bears the marking at its head or foot. Raises NoPdf."""
    bare = unmarked_pages(pdf, written.words)
    if bare:
        pages = f"page {bare[0]} does" if len(bare) == 1 else f"{len(bare)} of its pages do"
        raise NoPdf(
            f"“{written.path.name}” is written; its PDF is not kept, since {pages} not bear the marking "
            f"{written.words}. Save it as PDF in Word and look at every page."
        )
    return pdf


def unmarked_pages(pdf: bytes, marking: str) -> tuple[int, ...]:
    """Numbers of the pages of a PDF without the marking in the eighth at the head or at the foot."""
    import pypdfium2

    if not marking.strip():
        return ()
    bare = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                wide, high = page.get_size()
                head = text.get_text_bounded(0, high * (1 - _EDGE), wide, high)
                foot = text.get_text_bounded(0, 0, wide, high * _EDGE)
                if not any(_says(line, marking) for line in (*head.splitlines(), *foot.splitlines())):
                    bare.append(number + 1)
    return tuple(bare)


def _says(line: str, marking: str) -> bool:
    """Whether a line is the marking, whose capitals are set with spaces between them, or has it among its words; a
    Secretary is not SECRET.
    """
    words = re.escape(" ".join(marking.split()))
    return _letters(line) == _letters(marking) or bool(
        re.search(rf"(?<!\w){words}(?!\w)", " ".join(line.split()))
    )


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def write_pdf(docx: Path, maker: Maker | None = None, *, patience: float = PATIENCE) -> Path:
    """Put a PDF of a Word file beside it, whole or not at all, and say where. Raises NoPdf, FileNotWritten.

    A profile or program of its own is used, so that an open window of the same neither hinders it nor remembers the
    file. `patience` is in seconds.
    """
    maker = maker or maker_for(docx)
    if maker is None:
        raise NoPdf(f"“{docx.name}” is written; {_why_none(docx)}")
    with tempfile.TemporaryDirectory(prefix="chancery-pdf-", ignore_cleanup_errors=True) as folder:
        made = _converted(maker, docx, Path(folder), patience)
        target = docx.with_suffix(".pdf")
        atomic_write(target, made, during=noted)
    return target


def _why_none(docx: Path) -> str:
    if _libreoffice() is not None and _has_endnotes(docx):
        return (
            "LibreOffice would set its endnotes on pages without marking. Choose another place for the notes, or save "
            "it as PDF in Word."
        )
    return (
        "there is no LibreOffice or Word on this machine to make a PDF of it. Save it as PDF in Word, or install "
        "LibreOffice."
    )


def _libreoffice() -> Path | None:
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    roots = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")]
    places = [Path(root) / one for root in roots if root for one in _WINDOWS]
    places.append(Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"))
    return next((place for place in places if place.is_file()), None)


def _powershell() -> Path | None:
    found = shutil.which("powershell") or shutil.which("pwsh")
    return Path(found) if found else None


def _word_is_here() -> bool:
    """Whether Windows knows Word as a program that other programs may use."""
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID"))  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True


def _has_endnotes(docx: Path) -> bool:
    try:
        with zipfile.ZipFile(docx) as package:
            return _ENDNOTES in package.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _converted(
    maker: Maker, docx: Path, folder: Path, patience: float, instead: bytes | None = None
) -> bytes:
    """The PDF of a copy in a private folder, or of what is set in its place."""
    copy, made, pid = folder / "brief.docx", folder / "brief.pdf", folder / "word.pid"
    copy.write_bytes(instead or docx.read_bytes())
    places = {"CHANCERY_DOCX": str(copy), "CHANCERY_PDF": str(made), "CHANCERY_PID": str(pid)}
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows alone has it
    try:
        subprocess.run(  # noqa: S603 (the word processor of this machine, without a shell)
            _command(maker, copy, folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=patience,
            check=True,
            creationflags=quiet,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **places},
        )
        return made.read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        if isinstance(error, subprocess.TimeoutExpired):
            _end(pid)
        raise NoPdf(
            f"“{docx.name}” is written; {maker.kind} made no PDF of it. Save it as PDF by hand."
        ) from error


def _command(maker: Maker, copy: Path, folder: Path) -> list[str]:
    if maker.kind is Kind.WORD:
        return [str(maker.program), "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", _PRINT]
    return [
        str(maker.program), "--headless", "--norestore", "--nologo",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(copy),
    ]  # fmt: skip


def _end(pid: Path) -> None:
    """End the Word that was begun for this file, where it noted its number: it would stay unseen and hold the copy."""
    with suppress(OSError, ValueError):
        os.kill(int(pid.read_text()), signal.SIGTERM)
