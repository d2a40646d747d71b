"""A report that was kept as issued, by the means that briefs have, written again from the records as they stood."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.briefs import reissuing
from app.briefs.house_style import house_of
from app.briefs.options import read_as, report_kind
from app.briefs.reissuing import Again, Maker
from app.briefs.request import Request
from app.briefs.writing import Made, Written
from app.casefile import CaseFile
from app.errors import NotFound
from app.reporting.gathering import gather_report
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.writing import built_report
from db.models import Brief
from db.reader import Reader
from db.values.errors import InvalidValue
from db.values.partial_date import PartialDate

_OWN: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "ReportKind": ReportKind,
        "PartialDate | None": lambda value: None if value is None else PartialDate.parse_text(value),
    }
)
"""Type of a field that only reports have → how its JSON is read."""
_TYPES = {one.name: str(one.type) for one in fields(ReportRequest)}


def report_of(text: str) -> ReportRequest:
    """The request of a report as its options hold it. Raises InvalidValue where this version does not understand it."""
    try:
        return ReportRequest(**{name: _read(_TYPES[name], value) for name, value in json.loads(text).items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidValue(
            "The options of this report were written by a newer version of Chancery, or are not whole; open its file "
            "instead."
        ) from error


def _read(kind: str, value: Any) -> Any:
    return _OWN[kind](value) if kind in _OWN else read_as(kind, value)


def reissue(case: CaseFile, paper_id: str) -> Again:
    """The Word file of an issued brief or report. Raises what `app.briefs.reissuing.reissue` raises."""
    with case.read() as reader:
        row = reader.get(Brief, paper_id)
        if row is None:
            raise NotFound(f"There is no brief {paper_id[:40]} in this case file.")
        report = bool(report_kind(row.options or ""))
    return reissuing.reissued(case, paper_id, _maker) if report else reissuing.reissue(case, paper_id)


def _maker(options: str) -> tuple[Request, Maker]:
    request = report_of(options)

    def make(_path: Path, past: Reader, moment: Mapping[str, int]) -> Made:
        found = gather_report(past, request)
        return built_report(found, request, moment, house_of(past, request.style))

    return request, make


def write_again(case: CaseFile, paper_id: str, path: Path, *, replace: bool = False) -> tuple[Again, Written]:
    """Write an issued brief or report again to `path`, whole or not at all. Raises what the writing of a brief does."""
    return reissuing.write_again(case, paper_id, path, replace=replace, make=reissue)
