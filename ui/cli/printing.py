"""The PDF beside a paper that a command writes: by a word processor of this machine, else from the preview."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from app.briefs.portable import NoPdf, Portable, put_pdf
from app.briefs.writing import Made, Written
from ui.cli.answer import progress
from ui.cli.grammar import PROGRAM
from ui.cli.parser import UsageError


def refuse_pdf(command: str, *, wanted: bool, docx: bool) -> None:
    """Raise UsageError for a PDF beside what is no Word file."""
    if wanted and not docx:
        raise UsageError(f"{PROGRAM} {command}: --pdf goes with a Word file; give -o FILE.docx.")


def pdf_beside(written: Written, again: Callable[[], Made]) -> Portable:
    """Put the PDF beside a paper; `again` makes it anew from the same records. Raises what `put_pdf` raises."""
    progress("Making the PDF …")
    return put_pdf(written, again, _page)


def told(made: Portable) -> str:
    """Where it is, and how it was made, in a line."""
    return f"The PDF is {made.path.absolute()}, made {made.way}."


def _page(made: Made) -> bytes:
    """From the pages of the preview, which only the desk knows how to set: no window is opened."""
    try:
        portable = importlib.import_module("ui.desktop.portable")
    except ImportError as error:
        raise NoPdf(
            "The Word file is written; there is no LibreOffice or Word on this machine to make a PDF of it, and the "
            "libraries of the preview do not load here. Save it as PDF in Word, or install LibreOffice."
        ) from error
    return bytes(portable.without_window(made))
