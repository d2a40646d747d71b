"""Writes an issued brief again from the records as they stood then; and says which briefs a record was in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.briefs.annex import gather_paper
from app.briefs.house_style import house_of
from app.briefs.issuing import template
from app.briefs.options import request_of
from app.briefs.origin import Origin, origin_of
from app.briefs.request import Request
from app.briefs.target import refuse_other_content, refuse_target
from app.briefs.writing import Made, Written, built, render, written
from app.casefile import CaseFile
from app.errors import NotFound, NotReady
from app.garbage import no_collections
from app.names import Namer
from app.unfinished import noted
from app.version import VERSION
from db.models import Brief
from db.queries.journal import revisions
from db.reader import Reader
from db.rewind import expunged, reaches, rewound
from db.values.choices import BriefStatus
from db.values.files import atomic_write
from db.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Again:
    """A brief written again: its bytes, and whether they are those of the file that was written then."""

    title: str
    request: Request
    made: Made
    data: bytes
    same: bool
    differs: tuple[str, ...] = ()
    """Why it may differ, in sentences; empty where it is the same."""


@dataclass(frozen=True, slots=True)
class Use:
    """A brief in which a record was, and whether the record is still as it was there."""

    id: str
    title: str
    status: BriefStatus | str
    as_of: PartialDate | None
    issued_on: PartialDate | None
    current: bool


def reissue(case: CaseFile, brief_id: str) -> Again:
    """The Word file of an issued brief, from the same options and the same revisions of every record.

    Raises NotFound where there is no such brief; NotReady where this file does not hold what it was made from, or where
    words of it were expunged; InvalidValue for options of a newer version.
    """
    return reissued(case, brief_id, _brief_of)


Maker = Callable[[Path, Reader, Mapping[str, int]], Made]
"""Makes a paper again from a case file as it stood at a moment; its path is that of the file of today."""


def _brief_of(options: str) -> tuple[Request, Maker]:
    request = request_of(options)

    def make(path: Path, past: Reader, moment: Mapping[str, int]) -> Made:
        return built(gather_paper(path, past, request), request, moment, house_of(past, request.style))

    return request, make


def reissued(case: CaseFile, brief_id: str, read: Callable[[str], tuple[Request, Maker]]) -> Again:
    """The same for any paper that is kept so: `read` tells from its options what was asked for, and how it is made."""
    with case.read() as reader:
        brief = _brief(reader, brief_id)
        (request, make), origin = read(brief.options or "{}"), origin_of(brief.revisions)
        _refuse_incomplete(reader, brief.title, origin)
    with no_collections():
        with rewound(case.path, origin.state) as past:
            made = make(case.path, past, origin.state)
        data = render(made, "docx")
    if hashlib.sha256(data).hexdigest() == origin.rendered:
        return Again(brief.title, request, made, data, same=True)
    return Again(brief.title, request, made, data, same=False, differs=_reasons(case, origin, made))


def write_again(
    case: CaseFile,
    brief_id: str,
    path: Path,
    *,
    replace: bool = False,
    make: Callable[[CaseFile, str], Again] = reissue,
) -> tuple[Again, Written]:
    """Write an issued brief again to `path`, whole or not at all. Raises FileNotWritten and what `reissue` raises."""
    refuse_target(path, case.path)
    again = make(case, brief_id)
    if not replace:
        refuse_other_content(path, again.data)
    atomic_write(path, again.data, during=noted)
    return again, written(again.made, path, again.data)


def briefs_with(reader: Reader, record_id: str) -> tuple[Use, ...]:
    """The briefs kept in this file in which a record was, the newest first."""
    rows = reader.rows(
        "SELECT id FROM brief WHERE deleted = 0 AND (instr(revisions, ?) OR instr(revisions, '\"packed\":'))",
        record_id,
    )
    now = revisions(reader, [record_id]).get(record_id, "")
    found: list[Use] = []
    for brief in reader.all(Brief, id=[row[0] for row in rows]):
        used = origin_of(brief.revisions).records.get(record_id)
        if used is not None:
            found.append(
                Use(brief.id, brief.title, brief.status, brief.as_of, brief.issued_on, current=used == now)
            )
    return tuple(sorted(found, key=lambda use: (use.as_of.text if use.as_of else "", use.id), reverse=True))


def _brief(reader: Reader, brief_id: str) -> Brief:
    found = reader.get(Brief, brief_id)
    if found is None:
        raise NotFound(f"There is no brief {brief_id[:40]} in this case file.")
    return found


def _refuse_incomplete(reader: Reader, title: str, origin: Origin) -> None:
    if not origin.state:
        raise NotReady(
            f"“{title}” does not say what it was made from, so it cannot be written again; open its file instead."
        )
    if not reaches(reader, origin.state):
        raise NotReady(
            f"This case file does not hold every change that “{title}” was made from; open its file instead, or take "
            "in the package from the desk that issued it."
        )
    gone = expunged(reader, origin.records, origin.state)
    if gone:
        namer = Namer(reader)
        names = ", ".join(f"“{namer.name(record)}”" for record in gone[:3]) + (" …" if len(gone) > 3 else "")
        raise NotReady(f"“{title}” cannot be written again: words of {names} were expunged since.")


def _reasons(case: CaseFile, origin: Origin, made: Made) -> tuple[str, ...]:
    """What is not as it was; the same facts in the same template by the same program give the same bytes."""
    found: list[str] = []
    if origin.program != VERSION:
        found.append(f"It was written by version {origin.program}, this is version {VERSION}.")
    if origin.template != template(made.house):
        found.append("The house style has changed since.")
    with case.read() as reader:
        records = revisions(reader, made.used, origin.state)
    if dict(origin.records) != records:
        found.append("The records in it are not all those that were in it.")
    return tuple(found) or ("Why is not known; the file as it was issued is kept beside it.",)
