"""The PDF beside a Word file, made by the LibreOffice of this machine where there is one; nothing is sent anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from app.errors import ChanceryError
from app.unfinished import noted
from db.values.files import atomic_write

_PATIENCE = 180
"""Seconds until a conversion is given up."""
_WINDOWS = ("LibreOffice/program/soffice.exe",)


class NoPdf(ChanceryError):
    """No PDF could be made; the Word file is there all the same."""


def word_processor() -> Path | None:
    """The LibreOffice of this machine; None where there is none."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    roots = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")]
    places = [Path(root) / one for root in roots if root for one in _WINDOWS]
    places.append(Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"))
    return next((place for place in places if place.is_file()), None)


def write_pdf(docx: Path, program: Path | None = None) -> Path:
    """Put a PDF of a Word file beside it, whole or not at all, and say where. Raises NoPdf, FileNotWritten.

    A profile of its own is used and thrown away, so that an open LibreOffice neither hinders it nor remembers the file.
    """
    program = program or word_processor()
    if program is None:
        raise NoPdf(
            f"“{docx.name}” is written; there is no LibreOffice on this machine to make a PDF of it. "
            "Save it as PDF in Word, or install LibreOffice."
        )
    with tempfile.TemporaryDirectory(prefix="chancery-pdf-") as folder:
        made = _converted(program, docx, Path(folder))
        target = docx.with_suffix(".pdf")
        atomic_write(target, made, during=noted)
    return target


def _converted(program: Path, docx: Path, folder: Path) -> bytes:
    copy = folder / "brief.docx"
    copy.write_bytes(docx.read_bytes())
    command = [
        str(program), "--headless", "--norestore", "--nologo", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(copy),
    ]  # fmt: skip
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows alone has it
    try:
        subprocess.run(  # noqa: S603 (the word processor of this machine, without a shell)
            command,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            creationflags=quiet,
            stdin=subprocess.DEVNULL,
        )
        made = (folder / "brief.pdf").read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        raise NoPdf(
            f"“{docx.name}” is written; LibreOffice made no PDF of it. Save it as PDF by hand."
        ) from error
    return made
