"""A brief and its separate annex, made in one snapshot, looked through for each other's words, written together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.briefs.annex import Annex, NoAnnex, annex_of, gather_annex, gather_paper
from app.briefs.house_style import house_of
from app.briefs.issuing import Issued, keep_issued
from app.briefs.outlining import outline_of
from app.briefs.portable import Portable
from app.briefs.readiness import Item, Matter
from app.briefs.request import Request
from app.briefs.scanning import refuse_annexed
from app.briefs.snapshot import Withheld
from app.briefs.target import refuse_other_content, refuse_target
from app.briefs.writing import Format, Made, Steps, Written, built, render, untold, written
from app.casefile import CaseFile
from app.garbage import no_collections
from app.unfinished import noted
from db.rewind import state
from db.values.files import atomic_write
from reports.separate import NAME


class _Two:
    """What is told of a brief and its annex together, as they are made or as they lie on disk."""

    __slots__ = ()
    brief: Made | Written
    annex: Made | Written | None

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What neither of the two holds."""
        return self.annex.withheld if self.annex else self.brief.withheld

    @property
    def readiness(self) -> tuple[Item, ...]:
        """What to look at before they go out: of the annex, only what its marking asks of its copies."""
        return _readiness(self.brief.readiness, self.annex.readiness if self.annex else ())


@dataclass(frozen=True, slots=True)
class Pair(_Two):
    """A brief and, where anything stands above it, its annex, each with the request that makes it again."""

    request: Request
    brief: Made
    annex_request: Request | None = None
    annex: Made | None = None
    none: str = ""
    """Why there is no annex where one was asked for, in a sentence."""

    @property
    def annexed(self) -> tuple[Withheld, ...]:
        """What the brief withholds and the annex may hold."""
        kept = {one.id for one in self.annex.withheld} if self.annex else set()
        return tuple(one for one in self.brief.withheld if self.annex and one.id not in kept)


@dataclass(frozen=True, slots=True)
class WrittenPair(_Two):
    """A brief on disk and, where there is one, its annex beside it; as `Pair`."""

    request: Request
    brief: Written
    annex_request: Request | None = None
    annex: Written | None = None
    none: str = ""
    portable: tuple[Portable, ...] = ()
    """The PDFs that were put beside them."""


def _readiness(brief: tuple[Item, ...], annex: tuple[Item, ...]) -> tuple[Item, ...]:
    """What of the brief, and what the marking of the annex asks of its copies; the gravest first."""
    order = {matter: place for place, matter in enumerate(Matter)}
    found = (*brief, *(item for item in annex if item.matter is Matter.COPIES and item not in brief))
    return tuple(sorted(found, key=lambda item: order[item.matter]))


def annex_path(path: Path) -> Path:
    """Where the annex of a brief lies: beside it, under its name."""
    return path.with_name(f"{path.stem} {NAME}{path.suffix}")


def free_path(path: Path) -> Path:
    """The path, or one beside it with a number, where there is no file yet: an edited one is not lost."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found


def make_pair(case: CaseFile, request: Request, asked: Annex | None) -> Pair:
    """Make a brief, and the annex that is asked for. Raises what `make_brief` raises, and InvalidValue for ceilings
    that leave nothing between them.
    """
    outline_of(request)
    apart = annex_of(request, asked) if asked else None
    request = replace(request, annex_said=bool(asked and asked.said))
    with no_collections():
        with case.read() as reader:
            gathered = gather_paper(case.path, reader, request)
            further = gather_annex(case.path, reader, apart, gathered) if apart else None
            moment, house = state(reader), house_of(reader, request.style)
        if apart is None or further is None:
            return Pair(request, built(gathered, request, moment, house))
        try:
            annex = built(further, apart, moment, house)
        except NoAnnex as nothing:
            request = replace(request, annex_said=False)
            control = replace(gathered.facts.control, annex_said=False)
            gathered = replace(gathered, facts=replace(gathered.facts, control=control))
            return Pair(request, built(gathered, request, moment, house), none=str(nothing))
        return Pair(request, built(gathered, request, moment, house), apart, annex)


def render_pair(pair: Pair, fmt: Format = "docx") -> tuple[bytes, bytes | None]:
    """The bytes of both. Raises Leak where the brief holds words that are in the annex alone."""
    brief = render(pair.brief, fmt)
    if pair.annex is None:
        return brief, None
    refuse_annexed(brief, pair.annex.facts, pair.brief.facts)
    return brief, render(pair.annex, fmt)


def write_pair(
    case: CaseFile,
    request: Request,
    asked: Annex | None,
    path: Path,
    fmt: Format = "docx",
    *,
    beside: Path | None = None,
    overwrite: bool = False,
    steps: Steps = untold,
) -> WrittenPair:
    """Write a brief to `path` and its annex to `beside`, by default `annex_path`. Neither is written before both are
    made and looked through.

    Raises FileNotWritten and what `make_pair` and `render_pair` raise; a file that differs is replaced only with
    `overwrite`.
    """
    beside = beside or annex_path(path)
    refuse_target(path, case.path)
    if asked is not None:
        refuse_target(beside, case.path)
    steps("Gathering what is on file …", 0, 3)
    pair = make_pair(case, request, asked)
    steps("Setting the pages …", 1, 3)
    brief, annex = render_pair(pair, fmt)
    if not overwrite:
        for where, data in ((path, brief), (beside, annex)):
            if data is not None:
                refuse_other_content(where, data)
    steps("Writing the file …", 2, 3)
    atomic_write(path, brief, during=noted)
    done = WrittenPair(pair.request, written(pair.brief, path, brief), none=pair.none)
    if annex is None or pair.annex is None:
        return done
    atomic_write(beside, annex, during=noted)
    return replace(done, annex_request=pair.annex_request, annex=written(pair.annex, beside, annex))


def keep_pair(case: CaseFile, done: WrittenPair) -> Issued:
    """Keep a brief, and its annex, as issued, in one action. Raises what `keep_issued` raises."""
    beside = None
    if done.annex is not None and done.annex_request is not None:
        beside = (done.annex_request, done.annex)
    return keep_issued(case, done.request, done.brief, beside)
