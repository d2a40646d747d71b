"""The command that writes a report, to a file or, as text, to standard output."""

from __future__ import annotations

import argparse
from functools import partial
from time import perf_counter

from app.briefs.caveats import caveats_named
from app.briefs.writing import render
from app.casefile import CaseFile
from app.errors import FileNotWritten
from app.reporting import finding
from app.reporting.registers import SUFFIXES, write_register
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.writing import make_report, write_report
from db.values.partial_date import PartialDate
from ui.cli import printing
from ui.cli.answer import Answer, progress
from ui.cli.briefing import is_word, same, told, warnings
from ui.cli.grammar import FORMATS, PROGRAM, Format
from ui.cli.opening import opened
from ui.cli.parser import UsageError
from ui.cli.printing import pdf_beside, refuse_pdf
from ui.cli.registers import exported
from ui.cli.wording import file_name, seconds

_ABOUT = {
    ReportKind.RECORD: "MEETING, such as “13th JMCC”",
    ReportKind.HISTORY: "FORUM, such as JMCC",
    ReportKind.CHRONOLOGY: "COUNTRY",
    ReportKind.PERSON: "PERSON",
}
_OF_ACTIONS = ("forum", "country", "visit", "owner", "since", "per_side")


def report(given: argparse.Namespace) -> Answer:
    """Write the report that the arguments ask for."""
    kind = ReportKind(given.kind)
    _refuse_unclear(given, kind)
    table = given.output is not None and given.output.suffix.casefold() in SUFFIXES
    form = "text" if table else _format(given, kind)
    with opened(given) as case:
        request = _request(case, given, kind)
        if table:
            _refuse_itself(case, given)
            return exported(write_register(case, request, given.output, replace=given.replace))
        progress("Gathering the facts and writing the report …")
        return _printed(case, request) if given.output is None else _written(case, request, given, form)


def _refuse_unclear(given: argparse.Namespace, kind: ReportKind) -> None:
    """Raise UsageError unless it is said what the report is about, and nothing that it knows nothing of."""
    refuse_pdf(f"report {given.kind}", wanted=given.pdf, docx=is_word(given.output))
    needed = _ABOUT.get(kind)
    if needed and not given.about:
        raise UsageError(f"{PROGRAM} report {given.kind}: say what it is about: {needed}.")
    if kind is not ReportKind.ACTIONS:
        for name in _OF_ACTIONS:
            if getattr(given, name):
                option = name.replace("_", "-")
                raise UsageError(f"{PROGRAM} report {given.kind}: --{option} is for “report actions” only.")
    if kind is not ReportKind.CHRONOLOGY and (given.start or given.until):
        raise UsageError(f"{PROGRAM} report {given.kind}: --from and --to are for “report chronology” only.")
    if kind is not ReportKind.ACTIONS and given.output and given.output.suffix.casefold() in SUFFIXES:
        raise UsageError(
            f"{PROGRAM} report {given.kind}: only “report actions” is written as {', '.join(SUFFIXES)}."
        )


def _format(given: argparse.Namespace, kind: ReportKind) -> Format:
    """The format that FILE ends in; where another is asked for, Word would meet what it cannot read."""
    start = f"{PROGRAM} report {given.kind}"
    if given.output is None:
        if given.format != "text":
            raise UsageError(f"{start}: give -o FILE, or --format text to print the report here.")
        return "text"
    name = file_name(given.output)
    form = FORMATS.get(given.output.suffix.casefold())
    tables = ", .xlsx, .csv, .ics" if kind is ReportKind.ACTIONS else ""
    if form is None:
        raise UsageError(f"{start}: “{name}” must end in one of .docx, .html, .txt{tables}.")
    if given.format not in {None, form}:
        raise UsageError(f"{start}: “{name}” and --format {given.format} do not agree; change one of them.")
    return form


def _request(case: CaseFile, given: argparse.Namespace, kind: ReportKind) -> ReportRequest:
    today = case.clock.today()
    words = " ".join(given.about)

    def day(typed: str | None) -> PartialDate | None:
        return None if typed is None else PartialDate.parse(typed, today=today)

    as_of = day(given.as_of)
    with case.read() as reader:
        if kind is ReportKind.ACTIONS:
            subject = finding.limits(
                reader, forum=given.forum, country=given.country, visit=given.visit, owner=given.owner
            )
        else:
            subject = finding.subject(reader, kind, words)
    return ReportRequest(
        kind=kind,
        as_of=as_of.last if as_of else today,
        start=day(given.since if kind is ReportKind.ACTIONS else given.start),
        until=day(given.until),
        filters=words if kind is ReportKind.ACTIONS else "",
        per_side=given.per_side,
        ceiling=given.ceiling,
        ceiling_caveats=caveats_named(case, given.caveats, given.ceiling),
        draft=given.draft,
        addressee=given.addressee,
        drafter=given.drafter,
        style=given.style,
        notes=given.notes or "",
        **subject,  # type: ignore[arg-type]
    )


def _printed(case: CaseFile, request: ReportRequest) -> Answer:
    made = make_report(case, request)
    text = render(made, "text").decode()
    data = {"written": None, "format": "text", **told(made.withheld, made.readiness), "text": text}
    return Answer(text, data, aside="\n".join(warnings(made.withheld, made.readiness)))


def _refuse_itself(case: CaseFile, given: argparse.Namespace) -> None:
    if same(given.output, case.path):
        raise FileNotWritten(
            f"“{case.path.name}” is the case file itself; choose another name.", given.output
        )


def _written(case: CaseFile, request: ReportRequest, given: argparse.Namespace, form: Format) -> Answer:
    _refuse_itself(case, given)
    start = perf_counter()
    written = write_report(case, request, given.output, form, replace=given.replace)
    taken = perf_counter() - start
    path = given.output.absolute()
    portable = [pdf_beside(written, partial(make_report, case, request))] if given.pdf else []
    lines = [
        f"“{path.name}” is written, in {seconds(taken)}. It is {path}.",
        *map(printing.told, portable),
        *warnings(written.withheld, written.readiness),
    ]
    data = {
        "written": str(path),
        "format": form,
        "seconds": round(taken, 3),
        "bytes": written.size,
        **({"pdf": str(portable[0].path.absolute()), "pdf_made": portable[0].way} if portable else {}),
        **told(written.withheld, written.readiness),
    }
    return Answer("\n".join(lines), data)
