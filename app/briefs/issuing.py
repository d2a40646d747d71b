"""Keeps a brief that was written as issued: its file, its options and what was in it, under its visit or country."""

from __future__ import annotations

from dataclasses import dataclass

from app.briefs.options import options_text
from app.briefs.origin import Origin, origin_text
from app.briefs.request import Request
from app.briefs.writing import Written
from app.casefile import CaseFile
from app.door import Changed
from app.errors import NotFound
from app.names import Namer
from app.version import VERSION
from db.values.choices import BriefStatus
from db.values.errors import excerpt
from db.values.partial_date import PartialDate
from reports.render.house import House


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
    origin = Origin(written.revisions, written.state, template(written.house), VERSION, written.rendered)
    changes = case.door.changes()
    brief = changes.create(
        "brief",
        title=title,
        reference_number=written.reference or request.reference or None,
        status=BriefStatus.DRAFT if request.draft else BriefStatus.ISSUED,
        country_id=request.country,
        visit_id=request.visit,
        meeting_id=request.meeting,
        options=options_text(request),
        revisions=origin_text(origin),
        as_of=PartialDate.of(request.as_of),
        addressee=request.addressee or None,
        drafter=request.drafter or None,
        issued_on=None if request.draft else today,
        distribution="\n".join(request.distribution) or None,
        raise_reason=request.raise_reason or None,
        marking=written.marking,
    )
    data = written.path.read_bytes()
    file = changes.attach(written.path.name, data, attached_to_id=brief, marking=written.marking)
    changes.edit(brief, attachment_id=file)
    word = "Keep the draft" if request.draft else "Issue"
    return Issued(brief, title, about, case.door.change(f"{word} “{title}”", changes))


def _title(case: CaseFile, about: str, today: PartialDate) -> str:
    with case.read() as reader:
        return f"{Namer(reader).name(about)} brief, {today.show()}"


def template(house: House) -> str:
    """SHA-256 of the house style in which a brief is written."""
    from reports.render.docx import template_hash

    return template_hash(house)
