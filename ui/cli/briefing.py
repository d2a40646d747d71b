"""The command that writes a brief, to a file or, as text, to standard output."""

from __future__ import annotations

import argparse
from pathlib import Path
from time import perf_counter

from app.briefs import finding
from app.briefs.portable import write_pdf
from app.briefs.readiness import Item
from app.briefs.request import Request
from app.briefs.snapshot import Withheld
from app.briefs.writing import make_brief, render, write_brief
from app.casefile import CaseFile
from app.errors import FileNotWritten
from db.values.partial_date import PartialDate
from ui.cli.answer import Answer, progress
from ui.cli.grammar import FORMATS, PROGRAM, Format
from ui.cli.opening import opened
from ui.cli.parser import UsageError
from ui.cli.wording import FIRST_FEW, counted, one_line, seconds


def brief(given: argparse.Namespace) -> Answer:
    """Write the brief that the arguments ask for, or look at one that came back."""
    if given.returned is not None:
        from ui.cli.returning import returned

        return returned(given)
    if given.again is not None:
        from ui.cli.again import again

        return again(given)
    _refuse_unclear(given)
    form = _format(given)
    with opened(given) as case:
        request = _request(case, given)
        if given.since_last:
            from ui.cli.again import since_last

            return since_last(case, request, given.output, form, replace=given.replace)
        progress("Gathering the facts and writing the brief …")
        return _printed(case, request) if given.output is None else _written(case, request, given, form)


def _refuse_unclear(given: argparse.Namespace) -> None:
    """Raise UsageError unless it is said once what the brief is for, and where it goes."""
    if sum(one is not None for one in (given.country, given.visit, given.meeting)) != 1:
        raise UsageError(
            f"{PROGRAM} brief: say what it is for, one of COUNTRY, --visit RECORD, --meeting RECORD; "
            f"see “{PROGRAM} brief --help”."
        )
    if given.pdf and (given.output is None or given.output.suffix.casefold() != ".docx"):
        raise UsageError(f"{PROGRAM} brief: --pdf goes with a Word file; give -o FILE.docx.")
    if given.output is None and given.format != "text":
        raise UsageError(f"{PROGRAM} brief: give -o FILE, or --format text to print the brief here.")


def _format(given: argparse.Namespace) -> Format:
    """The format that FILE ends in; where another is asked for, Word would meet what it cannot read."""
    if given.output is None:
        return "text"
    name = one_line(given.output.name)[:60]
    form = FORMATS.get(given.output.suffix.casefold())
    if form is None:
        raise UsageError(
            f"{PROGRAM} brief: “{name}” must end in .docx, .html or .txt, which says what is written."
        )
    if given.format not in {None, form}:
        raise UsageError(
            f"{PROGRAM} brief: “{name}” and --format {given.format} do not agree; change one of them."
        )
    return form


def _request(case: CaseFile, given: argparse.Namespace) -> Request:
    today = case.clock.today()
    with case.read() as reader:
        country = None if given.country is None else finding.country(reader, given.country)
        visit = None if given.visit is None else finding.record(reader, given.visit, "visit")
        meeting = None if given.meeting is None else finding.record(reader, given.meeting, "meeting")
    return Request(
        as_of=today if given.as_of is None else PartialDate.parse(given.as_of, today=today).last,
        country=country,
        visit=visit,
        meeting=meeting,
        preset=given.preset,
        ceiling=given.ceiling,
        draft=given.draft,
        addressee=given.addressee,
        drafter=given.drafter,
        copy=given.copy[0] if given.copy else None,
        copies=given.copy[1] if given.copy else None,
        portions=given.portions or "",
        style=given.style,
    )


def _printed(case: CaseFile, request: Request) -> Answer:
    made = make_brief(case, request)
    text = render(made, "text").decode()
    data = {"written": None, "format": "text", **told(made.withheld, made.readiness), "text": text}
    return Answer(text, data, aside="\n".join(warnings(made.withheld, made.readiness)))


def _written(case: CaseFile, request: Request, given: argparse.Namespace, form: Format) -> Answer:
    if same(given.output, case.path):
        raise FileNotWritten(
            f"“{case.path.name}” is the case file itself; choose another name.", given.output
        )
    start = perf_counter()
    written = write_brief(case, request, given.output, form, replace=given.replace)
    taken = perf_counter() - start
    portable = write_pdf(given.output) if given.pdf and form == "docx" else None
    path = given.output.absolute()
    lines = [
        f"“{path.name}” is written, in {seconds(taken)}. It is {path}.",
        *([f"The PDF is {portable.absolute()}."] if portable else []),
        *warnings(written.withheld, written.readiness),
    ]
    data = {
        "written": str(path),
        "format": form,
        "seconds": round(taken, 3),
        "bytes": written.size,
        **({"pdf": str(portable.absolute())} if portable else {}),
        **told(written.withheld, written.readiness),
    }
    return Answer("\n".join(lines), data)


def same(one: Path, other: Path) -> bool:
    """Whether two names are of one file."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False


def told(withheld: tuple[Withheld, ...], readiness: tuple[Item, ...]) -> dict[str, object]:
    """The same for programs."""
    return {
        "withheld": [
            {"kind": one.kind, "id": one.id, "title": one.title, "why": one.why} for one in withheld
        ],
        "not_ready": [{"sentence": one.sentence, "record": one.record_id} for one in readiness],
    }


def warnings(withheld: tuple[Withheld, ...], readiness: tuple[Item, ...]) -> list[str]:
    """What the officer should know of the brief and its reader should not."""
    kept = [f"{one.kind.replace('_', ' ')} “{one_line(one.title)}”: {one.why}" for one in withheld]
    look = [one_line(one.sentence) for one in readiness]
    return [
        *_first_few(f"Withheld, {counted(len(kept), 'record', 'records')}:", kept),
        *_first_few(f"Not ready, {counted(len(look), 'matter', 'matters')} to look at:", look),
    ]


def _first_few(head: str, items: list[str]) -> list[str]:
    more = len(items) - FIRST_FEW
    rest = [f"  and {more:,} more."] if more > 0 else []
    return [head, *(f"  {item}" for item in items[:FIRST_FEW]), *rest] if items else []
