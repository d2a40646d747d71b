"""What the command `brief` does with briefs that were issued: written again, and what has changed since."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.briefs import finding
from app.briefs.request import Request
from app.briefs.seeing import see_changed, write_changed
from app.briefs.writing import render
from app.casefile import CaseFile
from app.reporting.issued import write_again
from ui.cli.answer import Answer, progress
from ui.cli.grammar import PROGRAM, Format
from ui.cli.opening import opened
from ui.cli.parser import UsageError


def again(given: argparse.Namespace) -> Answer:
    """Write an issued brief again."""
    if given.country or given.visit or given.meeting or given.since_last:
        raise UsageError(f"{PROGRAM} brief: --again RECORD says which brief it is; leave out what it is for.")
    if given.output is None or given.output.suffix.casefold() != ".docx":
        raise UsageError(f"{PROGRAM} brief: --again writes a Word file; give -o FILE.docx.")
    with opened(given) as case:
        with case.read() as reader:
            brief = finding.record(reader, given.again, "brief")
        progress("Writing the brief again …")
        made, written = write_again(case, brief, given.output, replace=given.replace)
    path = written.path.absolute()
    same = "It is byte for byte the file that was written then."
    lines = [f"“{made.title}” is written again. It is {path}.", *((same,) if made.same else made.differs)]
    data = {"written": str(path), "same": made.same, "differs": list(made.differs), "bytes": written.size}
    return Answer("\n".join(lines), data)


def since_last(case: CaseFile, request: Request, path: Path | None, form: Format, *, replace: bool) -> Answer:
    """What has changed since the last brief on the subject, printed or written."""
    progress("Comparing with the last brief …")
    if path is None:
        text = render(see_changed(case, request), "text").decode()
        return Answer(text, {"written": None, "format": "text", "text": text})
    size = write_changed(case, request, path, form, replace=replace)
    words = f"“{path.name}” is written. It is {path.absolute()}."
    return Answer(words, {"written": str(path.absolute()), "format": form, "bytes": size})
