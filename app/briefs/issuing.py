"""Keeps a brief or a report that was written as issued: its file, its options, what was in it, under its visit or
country.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.briefs.options import options_text
from app.briefs.origin import Origin, origin_text
from app.briefs.request import Request
from app.briefs.writing import Written
from app.casefile import CaseFile
from app.changes import Changes
from app.door import Changed
from app.errors import NotFound
from app.names import Namer
from app.version import VERSION
from db.queries.journal import revisions
from db.values.choices import BriefStatus
from db.values.errors import excerpt
from db.values.partial_date import PartialDate
from reports.render.house import House
from reports.separate import NAME
from reports.wording import capital


@dataclass(frozen=True, slots=True)
class Issued:
    """The brief that was kept: its record, and the one it was written for."""

    id: str
    title: str
    about: str
    changed: Changed


def keep_issued(
    case: CaseFile, request: Request, written: Written, beside: tuple[Request, Written] | None = None
) -> Issued:
    """Attach the file as it lies there now to a new brief record, in one action that Undo takes back.

    The file may have been finished in a word processor since it was written: what is kept is what goes out. A draft
    is kept as a draft. `beside` is the separate annex, kept in the same action as a record of its own, under its own
    marking. Raises NotFound where a file is gone, CaseFileError.
    """
    papers = [(request, written), *([beside] if beside else [])]
    for _, each in papers:
        if not each.path.is_file():
            raise NotFound(
                f"{excerpt(each.path.name)} is not where it was written any more; export it again."
            )
    about = request.about
    origins = _origins(case, [each for _, each in papers])
    title = _title(case, request, PartialDate.of(case.clock.today()))
    changes = case.door.changes()
    kept = [
        _keep(case, changes, one, each, _called(title, one), origin)
        for (one, each), origin in zip(papers, origins, strict=True)
    ]
    word = "Keep the draft" if request.draft else "Issue"
    return Issued(kept[0], title, about, case.door.change(f"{word} “{title}”", changes))


def _called(title: str, request: Request) -> str:
    return title if request.above is None else f"{title}, {NAME}"


def _origins(case: CaseFile, papers: list[Written]) -> list[Origin]:
    """What each paper was made from, the revisions of its records as they were when its facts were gathered."""
    with case.read() as reader:
        return [
            Origin(
                revisions(reader, one.used, one.state), one.state, template(one.house), VERSION, one.rendered
            )
            for one in papers
        ]


def _keep(
    case: CaseFile, changes: Changes, request: Request, written: Written, title: str, origin: Origin
) -> str:
    today = PartialDate.of(case.clock.today())
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
    return brief


def _title(case: CaseFile, request: Request, today: PartialDate) -> str:
    """`Oman brief, 21 November 2026`; a report of the whole desk is called by its kind alone."""
    with case.read() as reader:
        return f"{capital(f'{Namer(reader).name(request.about)} {request.paper}'.strip())}, {today.show()}"


def template(house: House) -> str:
    """SHA-256 of the house style in which a brief is written."""
    from reports.render.docx import template_hash

    return template_hash(house)
