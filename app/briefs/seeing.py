"""What has changed since an issued brief, as a paper of its own to look at before anything is written."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from app.briefs.comparing import changed_since
from app.briefs.house_style import house_of
from app.briefs.request import Request
from app.briefs.target import refuse_other_content, refuse_target
from app.briefs.writing import Format, Made, render
from app.casefile import CaseFile
from app.errors import NotReady
from app.unfinished import noted
from db.values.files import atomic_write
from reports.outlines import ADDENDUM


def see_changed(case: CaseFile, request: Request, brief_id: str | None = None) -> Made:
    """The control block and what has changed since a brief: the one named, else the last on the subject.

    Raises NotReady where none was issued on it, and what `changed_since` raises.
    """
    from reports.build import composed

    found = changed_since(case, request, brief_id)
    if found is None:
        raise NotReady(
            "No brief on this subject has been issued from this case file yet, so there is nothing to compare with. "
            "Export one and choose Keep as issued."
        )
    facts, since = found
    with case.read() as reader:
        house = house_of(reader, request.style)
    made = composed(dataclasses.replace(facts, since=since), ADDENDUM, house)
    return Made(made.document, facts, (), (), frozenset(), {}, house=house)


def write_changed(
    case: CaseFile, request: Request, path: Path, fmt: Format = "docx", *, replace: bool = False
) -> int:
    """Write what has changed since the last brief on a subject to `path`, whole or not at all; returns its bytes.

    Raises FileNotWritten and what `see_changed` raises.
    """
    refuse_target(path, case.path)
    data = render(see_changed(case, request), fmt)
    if not replace:
        refuse_other_content(path, data)
    atomic_write(path, data, during=noted)
    return len(data)
