"""Makes a report and writes it, by the same steps as a brief: gathered, built, rendered, checked, put in its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.briefs.house_style import house_of
from app.briefs.request import noting_of
from app.briefs.target import refuse_other_content, refuse_target
from app.briefs.writing import Format, Made, Written, render, written
from app.casefile import CaseFile
from app.garbage import no_collections
from app.reporting.gathering import GatheredReport, gather_report
from app.reporting.looking import to_look_at
from app.reporting.request import ReportRequest
from app.unfinished import noted
from db.rewind import state
from db.values.files import atomic_write
from reports.render.house import House


def make_report(case: CaseFile, request: ReportRequest) -> Made:
    """Gather and build in the house style asked for, or the usual one of the case file; raises what `gather_report`
    raises, and InvalidValue for a style that there is not.
    """
    with no_collections():
        with case.read() as reader:
            found = gather_report(reader, request)
            moment = state(reader)
            house = house_of(reader, request.style)
        return built_report(found, request, moment, house)


def built_report(
    found: GatheredReport, request: ReportRequest, moment: Mapping[str, int], house: House
) -> Made:
    """The report of facts that were gathered at a moment of the file."""
    from reports.noting import noted_as
    from reports.report import build_report

    gathered = found.gathered
    document = noted_as(build_report(gathered.facts, found.asked, house), noting_of(request))
    told = tuple(to_look_at(gathered.facts, found.asked))
    return Made(document, gathered.facts, gathered.withheld, told, gathered.used, moment, house=house)


def write_report(
    case: CaseFile, request: ReportRequest, path: Path, fmt: Format = "docx", *, replace: bool = False
) -> Written:
    """Make a report and put it at `path`, whole or not at all. Raises FileNotWritten and what `make_report` raises.

    A file that is there and differs may hold an officer's own work: it is left alone unless `replace` is said.
    """
    refuse_target(path, case.path)
    made = make_report(case, request)
    data = render(made, fmt)
    if not replace:
        refuse_other_content(path, data)
    atomic_write(path, data, during=noted)
    return written(made, path, data)
