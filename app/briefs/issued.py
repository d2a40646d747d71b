"""The page of an issued brief: what it was about, and whether it can be written again, compared and followed up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.briefs.comparing import addendum
from app.briefs.options import report_kind, request_of
from app.briefs.origin import origin_of
from app.briefs.request import Request
from app.briefs.writing import Steps, Written, write_brief
from app.casefile import CaseFile
from app.errors import NotFound
from app.names import Namer, label_of
from db.models import Brief
from db.values.choices import BriefStatus
from db.values.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class BriefSight:
    """A brief as its page shows it above its record. `kind` and `about` name the visit, meeting or country.

    `again` is whether this file says what it was made from; a draft, a separate annex or a report is not compared with
    and has no addendum.
    """

    id: str
    title: str
    reference: str
    status: str
    kind: str
    about: str
    about_title: str
    again: bool
    issued: bool
    report: bool = False


def issued_briefs(case: CaseFile) -> tuple[str, ...]:
    """Ids of the briefs that went out and whose file is kept: those that may come back; the newest first."""
    with case.read() as reader:
        kept = [row for row in reader.all(Brief) if row.attachment_id and row.status != BriefStatus.DRAFT]
        return tuple(sorted((row.id for row in kept if not report_kind(row.options or "")), reverse=True))


def read_brief(case: CaseFile, brief_id: str) -> BriefSight:
    """The brief in one snapshot. Raises NotFound, CaseFileError."""
    with case.read() as reader:
        row = reader.get(Brief, brief_id)
        if row is None:
            raise NotFound("This brief is not in the case file any more; it may have been deleted.")
        kind, about = _about(row)
        return BriefSight(
            row.id,
            row.title,
            row.reference_number or "",
            label_of(row.status),
            kind,
            about,
            Namer(reader).name(about) if about else "",
            _again(row),
            row.status == BriefStatus.ISSUED and _followed(row),
            bool(report_kind(row.options or "")),
        )


def write_addendum(
    case: CaseFile, brief_id: str, as_of: date, path: Path, steps: Steps
) -> tuple[Request, Written]:
    """Write what has changed since an issued brief, under its reference; the request is needed to keep it.

    Raises what `addendum` and `write_brief` raise.
    """
    request = addendum(case, brief_id, as_of)
    return request, write_brief(case, request, path, replace=True, steps=steps)


def _about(row: Brief) -> tuple[str, str]:
    for kind, about in (("visit", row.visit_id), ("meeting", row.meeting_id), ("country", row.country_id)):
        if about:
            return kind, about
    return "", ""


def _followed(row: Brief) -> bool:
    """Whether it is a brief, and no annex to one, of which this version understands what was asked for."""
    try:
        return request_of(row.options or "{}").above is None
    except InvalidValue:
        return False


def _again(row: Brief) -> bool:
    try:
        return bool(origin_of(row.revisions).state)
    except InvalidValue:
        return False
