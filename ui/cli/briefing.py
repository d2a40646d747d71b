"""The command that writes a brief, to a file or, as text, to standard output."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from time import perf_counter

from app.briefs import finding
from app.briefs.annex import Annex
from app.briefs.caveats import caveats_named
from app.briefs.outlining import outline_named, outlines, with_outline
from app.briefs.pair import write_pair
from app.briefs.readiness import Item
from app.briefs.request import Request
from app.briefs.snapshot import Withheld
from app.briefs.writing import make_brief, render
from app.casefile import CaseFile
from app.errors import FileNotWritten
from db.values.partial_date import PartialDate
from ui.cli import printing
from ui.cli.answer import Answer, progress
from ui.cli.grammar import FORMATS, PROGRAM, Format
from ui.cli.opening import opened
from ui.cli.parser import UsageError
from ui.cli.printing import pdf_beside, refuse_pdf
from ui.cli.wording import FIRST_FEW, counted, file_name, one_line, seconds

PRESETS = "presets"
"""In place of a country: the outlines are listed."""


def brief(given: argparse.Namespace) -> Answer:
    """Write the brief that the arguments ask for, or look at one that came back."""
    if given.returned is not None:
        from ui.cli.returning import returned

        return returned(given)
    if given.again is not None:
        from ui.cli.again import again

        return again(given)
    if given.country == PRESETS and given.visit is None and given.meeting is None:
        return _presets(given)
    _refuse_unclear(given)
    form = _format(given)
    with opened(given) as case:
        request = _request(case, given)
        if given.since_last:
            from ui.cli.again import since_last

            return since_last(case, request, given.output, form, replace=given.replace)
        progress("Gathering the facts and writing the brief …")
        return _printed(case, request) if given.output is None else _written(case, request, given, form)


def _presets(given: argparse.Namespace) -> Answer:
    """Those of the program, then the officer's own in this copy of the case file."""
    with opened(given) as case:
        known = outlines(case)
    width = max(len(one.name) for one in known)
    lines = [
        f"{one_line(one.name):{width}}  {'own' if one.own else one.id:<10}  {len(one.sections)} sections: "
        f"{', '.join(one.sections)}"
        for one in known
    ]
    data = [{"id": one.id, "name": one.name, "own": one.own, "sections": list(one.sections)} for one in known]
    return Answer("\n".join(lines), {"presets": data})


def _refuse_unclear(given: argparse.Namespace) -> None:
    """Raise UsageError unless it is said once what the brief is for, and where it goes."""
    if sum(one is not None for one in (given.country, given.visit, given.meeting)) != 1:
        raise UsageError(
            f"{PROGRAM} brief: say what it is for, one of COUNTRY, --visit RECORD, --meeting RECORD; "
            f"see “{PROGRAM} brief --help”."
        )
    refuse_pdf("brief", wanted=given.pdf, docx=is_word(given.output))
    if given.annex is not None and (given.output is None or given.ceiling is None):
        raise UsageError(
            f"{PROGRAM} brief: --annex LEVEL takes what is above --ceiling LEVEL into a file of its own; give "
            "both, and -o FILE."
        )
    for option in ("annex_said", "annex_caveats"):
        if getattr(given, option) and given.annex is None:
            raise UsageError(f"{PROGRAM} brief: --{option.replace('_', '-')} goes with --annex LEVEL.")
    if given.output is None and given.format != "text":
        raise UsageError(f"{PROGRAM} brief: give -o FILE, or --format text to print the brief here.")


def _format(given: argparse.Namespace) -> Format:
    """The format that FILE ends in; where another is asked for, Word would meet what it cannot read."""
    if given.output is None:
        return "text"
    name = file_name(given.output)
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
    asked = Request(
        as_of=today if given.as_of is None else PartialDate.parse(given.as_of, today=today).last,
        country=country,
        visit=visit,
        meeting=meeting,
        ceiling=given.ceiling,
        ceiling_caveats=caveats_named(case, given.caveats, given.ceiling),
        draft=given.draft,
        addressee=given.addressee,
        drafter=given.drafter,
        copy=given.copy[0] if given.copy else None,
        copies=given.copy[1] if given.copy else None,
        portions=given.portions or "",
        style=given.style,
        notes=given.notes or "",
        photos=not given.no_photos,
    )
    return with_outline(asked, outline_named(case, given.preset))


def _annex(case: CaseFile, given: argparse.Namespace) -> Annex | None:
    if given.annex is None:
        return None
    return Annex(given.annex, caveats_named(case, given.annex_caveats, given.annex), said=given.annex_said)


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
    done = write_pair(case, request, _annex(case, given), given.output, form, overwrite=given.replace)
    taken, written, annex = perf_counter() - start, done.brief, done.annex
    papers = [(done.request, written)]
    if annex is not None and done.annex_request is not None:
        papers.append((done.annex_request, annex))
    portable = [pdf_beside(one, partial(make_brief, case, asked)) for asked, one in papers if given.pdf]
    path = given.output.absolute()
    lines = [
        f"“{path.name}” is written, in {seconds(taken)}. It is {path}.",
        *([f"Its separate annex is {annex.path.absolute()}."] if annex else [done.none] if done.none else []),
        *map(printing.told, portable),
        *warnings(done.withheld, done.readiness),
    ]
    data = {
        "written": str(path),
        "format": form,
        "seconds": round(taken, 3),
        "bytes": written.size,
        **({"annex": str(annex.path.absolute())} if annex else {}),
        **({"pdf": str(portable[0].path.absolute()), "pdf_made": portable[0].way} if portable else {}),
        **told(done.withheld, done.readiness),
    }
    return Answer("\n".join(lines), data)


def is_word(path: Path | None) -> bool:
    """Whether a file is named as Word names its files."""
    return path is not None and path.suffix.casefold() == ".docx"


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
