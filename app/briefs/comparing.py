"""What has changed since the last brief on the same subject: as a section of the next one, and as a view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.briefs.gather import Gathered, gather
from app.briefs.options import request_of
from app.briefs.origin import Origin, origin_of
from app.briefs.outlining import outline_of
from app.briefs.request import Request
from app.casefile import CaseFile
from app.errors import NotFound, NotReady
from db import rows
from db.models import Brief
from db.reader import Reader
from db.rewind import reaches, rewound
from db.values.choices import BriefStatus
from db.values.errors import InvalidValue
from reports.facts import Facts
from reports.facts.changes import SinceFact
from reports.findings.changes import changes
from reports.outlines import ADDENDUM

SECTION = "since"
"""The section of the outline that tells it."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An issued brief to which the records can be compared."""

    id: str
    title: str
    reference: str
    request: Request
    origin: Origin


def last_brief(reader: Reader, request: Request) -> Earlier | None:
    """The last brief issued on the same visit, meeting or country of which this file holds what it was made from."""
    name, about = _about(request)
    issued = _issued(reader, name, about)
    if name == "country_id":
        issued = [row for row in issued if row.visit_id is None and row.meeting_id is None]
    issued.sort(key=lambda row: (row.issued_on.text if row.issued_on else "", row.id), reverse=True)
    earlier = (found for row in issued if (found := _earlier(reader, row)))
    return next((found for found in earlier if found.request.above is None), None)  # an annex is no brief


def changed_since(
    case: CaseFile, request: Request, brief_id: str | None = None
) -> tuple[Facts, SinceFact] | None:
    """The facts of a brief that would be written now, and what has changed in them since an issued one: the one named,
    else the last on the subject; None where there is none.

    What this reader may not see is not told, nor what it was. Raises what `gather` raises; NotFound and NotReady for a
    brief that cannot be compared with.
    """
    with case.read() as reader:
        gathered = gather(reader, replace(request, draft=True))
        earlier = last_brief(reader, request) if brief_id is None else _named(reader, brief_id)
        since = _since(case.path, gathered.facts, request, earlier) if earlier else None
    return (gathered.facts, since) if since else None


def addendum(case: CaseFile, brief_id: str, as_of: date) -> Request:
    """The request of the next addendum to an issued brief: what has changed up to a day, under the same reference.

    Raises NotFound and NotReady for a brief that cannot be compared with.
    """
    with case.read() as reader:
        brief = _named(reader, brief_id)
        if brief.request.above is not None:
            raise NotReady(f"“{brief.title}” is an annex; write the addendum to its brief.")
        name, about = _about(brief.request)
        issued = [_earlier(reader, row) for row in _issued(reader, name, about)]
    before = [one.request.addendum for one in issued if one and one.reference == brief.reference]
    return replace(
        brief.request,
        as_of=as_of,
        preset=ADDENDUM.id,
        sections=(),
        caps=None,
        reference=brief.reference,
        addendum=max(before, default=0) + 1,
        clearances=(),
    )


def compared(path: Path, reader: Reader, gathered: Gathered, request: Request) -> Gathered:
    """The same facts with what has changed since the last brief, where the outline tells it and there is one."""
    if SECTION not in outline_of(request).sections:
        return gathered
    earlier = last_brief(reader, request)
    since = _since(path, gathered.facts, request, earlier) if earlier else None
    return replace(gathered, facts=replace(gathered.facts, since=since)) if since else gathered


def _about(request: Request) -> tuple[str, str]:
    """The field of a brief's record that says what it was about, and its value."""
    for name, about in (("visit_id", request.visit), ("meeting_id", request.meeting)):
        if about:
            return name, about
    return "country_id", request.country or ""


def _issued(reader: Reader, name: str, about: str) -> list[Brief]:
    return [row for row in rows.live(reader, Brief, name, [about]) if row.status == BriefStatus.ISSUED]


def _named(reader: Reader, brief_id: str) -> Earlier:
    row = reader.get(Brief, brief_id)
    if row is None:
        raise NotFound(f"There is no brief {brief_id[:40]} in this case file.")
    found = _earlier(reader, row)
    if found is None:
        raise NotReady(
            f"“{row.title}” cannot be compared with: this file does not hold all that it was made from."
        )
    return found


def _earlier(reader: Reader, row: Brief) -> Earlier | None:
    try:
        request, origin = request_of(row.options or ""), origin_of(row.revisions)
    except InvalidValue:  # written by a newer version: that brief cannot be compared with
        return None
    if not origin.state or not reaches(reader, origin.state):
        return None
    return Earlier(row.id, row.title, row.reference_number or "", request, origin)


def _since(path: Path, now: Facts, request: Request, earlier: Earlier) -> SinceFact | None:
    """What has changed; both sides are seen through the ceiling of today's reader.

    None where that reader could not have had the earlier brief at all.
    """
    then = replace(request, as_of=earlier.request.as_of, draft=True, marking=None, raise_reason="")
    try:
        with rewound(path, earlier.origin.state) as past:
            before = gather(past, then).facts
    except (NotReady, NotFound):
        return None
    day: date = earlier.request.as_of
    return SinceFact(
        brief_id=earlier.id, reference=earlier.reference, as_of=day, changes=changes(before, now)
    )
