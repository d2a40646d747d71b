"""Keeps a brief that was written as issued: its file, its options and what was in it, under its visit or country."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date

from app.briefs.request import Request
from app.briefs.writing import Written
from app.casefile import CaseFile
from app.door import Changed
from app.errors import NotFound
from app.names import Namer
from db.values.choices import BriefStatus
from db.values.errors import excerpt
from db.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Issued:
    """The brief that was kept: its record, and the one it was written for."""

    id: str
    title: str
    about: str
    changed: Changed


def keep_issued(case: CaseFile, request: Request, written: Written) -> Issued:
    """Attach the file as it lies there now to a new brief record, in one action that Undo takes back.

    The file may have been finished in a word processor since it was written: what is kept is what goes out. A draft
    is kept as a draft. Raises NotFound where the file is gone, CaseFileError.
    """
    if not written.path.is_file():
        raise NotFound(f"{excerpt(written.path.name)} is not where it was written any more; export it again.")
    about = request.visit or request.meeting or request.country or ""
    today = PartialDate.of(case.clock.today())
    title = _title(case, about, today)
    changes = case.door.changes()
    brief = changes.create(
        "brief",
        title=title,
        reference_number=request.reference or None,
        status=BriefStatus.DRAFT if request.draft else BriefStatus.ISSUED,
        country_id=request.country,
        visit_id=request.visit,
        meeting_id=request.meeting,
        options=_options(request),
        revisions=json.dumps(dict(sorted(written.revisions.items()))),
        as_of=PartialDate.of(request.as_of),
        addressee=request.addressee or None,
        drafter=request.drafter or None,
        issued_on=None if request.draft else today,
        distribution="\n".join(request.distribution) or None,
        raise_reason=request.raise_reason or None,
        marking=written.marking,
    )
    file = changes.attach(
        written.path.name, written.path.read_bytes(), attached_to_id=brief, marking=written.marking
    )
    changes.edit(brief, attachment_id=file)
    word = "Keep the draft" if request.draft else "Issue"
    return Issued(brief, title, about, case.door.change(f"{word} “{title}”", changes))


def _title(case: CaseFile, about: str, today: PartialDate) -> str:
    with case.read() as reader:
        return f"{Namer(reader).name(about)} brief, {today.show()}"


def _options(request: Request) -> str:
    """What was asked for, as JSON; what was left at its default is left out."""
    usual = asdict(Request(as_of=request.as_of))
    asked = {
        name: value for name, value in asdict(request).items() if value != usual[name] or name == "as_of"
    }
    return json.dumps(asked, default=_plain, sort_keys=True, ensure_ascii=False)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
