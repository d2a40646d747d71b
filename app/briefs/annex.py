"""The separate annex of a brief: what stands above the ceiling of the brief and within a second, higher one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.briefs.comparing import compared
from app.briefs.gather import Gathered, ceiling_of, gather
from app.briefs.outlining import outline_of
from app.briefs.request import Request, noting_of
from app.errors import NotReady
from app.settings import read_settings
from db.reader import Reader
from db.values.errors import InvalidValue
from db.values.marking import Scheme
from reports.document import Document
from reports.facts import Facts, SourceFact
from reports.render.house import House


class NoAnnex(NotReady):
    """Nothing of the brief stands between the two ceilings."""


@dataclass(frozen=True, slots=True)
class Annex:
    """What an officer asks of the separate annex: how far it goes, and which caveats its reader may see beside those of
    the brief; `said` whether the brief says that it exists.
    """

    ceiling: str
    caveats: tuple[str, ...] = ()
    said: bool = False


def annex_of(request: Request, asked: Annex) -> Request:
    """The request of the annex to a brief. Raises InvalidValue where the brief itself has no ceiling.

    The annex is marked by what is in it: a marking raised for the brief says nothing of it.
    """
    if request.ceiling is None:
        raise InvalidValue(
            "A separate annex needs a ceiling for the brief itself: choose how far the brief goes."
        )
    return replace(
        request,
        ceiling=asked.ceiling,
        ceiling_caveats=tuple(sorted({*request.ceiling_caveats, *asked.caveats})),
        above=request.ceiling,
        above_caveats=request.ceiling_caveats,
        annex_said=asked.said,
        marking=None,
        raise_reason="",
    )


def brief_of(request: Request) -> Request:
    """The request of the brief to which an annex belongs."""
    return replace(
        request, ceiling=request.above, ceiling_caveats=request.above_caveats, above=None, above_caveats=()
    )


def gather_paper(path: Path, reader: Reader, request: Request) -> Gathered:
    """The facts of a brief, or of an annex beside those of its brief. Raises what `gather` raises."""
    if request.above is None:
        return compared(path, reader, gather(reader, request), request)
    return gather_annex(path, reader, request, gather_paper(path, reader, brief_of(request)))


def gather_annex(path: Path, reader: Reader, request: Request, brief: Gathered) -> Gathered:
    """The facts of an annex to a brief that was gathered in the same snapshot. Raises what `gather` raises, and
    InvalidValue where its ceiling is not above that of the brief.
    """
    refuse_lower(read_settings(reader).scheme, request)
    found = compared(path, reader, gather(reader, request), request)
    return replace(found, facts=_coded(found.facts, brief.facts), below=brief)


def refuse_lower(scheme: Scheme, request: Request) -> None:
    """Raise InvalidValue unless the annex may hold all that its brief may, and more."""
    upper, lower = ceiling_of(scheme, request), ceiling_of(scheme, brief_of(request))
    if upper == lower or not scheme.permits(lower, upper):
        shown = "" if upper is None else f" {upper.show(scheme)} is not."
        raise InvalidValue(f"The ceiling of the separate annex must be above that of the brief.{shown}")


def _coded(facts: Facts, brief: Facts) -> Facts:
    """The facts with the sources of the brief under the codes they have there; the others are X1, X2 and so on."""
    codes = {source.id: source.code for source in brief.sources}
    order = {source.id: place for place, source in enumerate(brief.sources)}
    shared = sorted((s for s in facts.sources if s.id in order), key=lambda s: order[s.id])
    more = [s for s in facts.sources if s.id not in order]
    named: list[SourceFact] = [replace(s, code=codes[s.id]) for s in shared]
    named += [replace(s, code=f"X{place}") for place, s in enumerate(more, 1)]
    return replace(facts, sources=tuple(named))


def annex_document(fuller: Document, gathered: Gathered, request: Request, house: House) -> Document:
    """What of the fuller document the brief does not say. Raises NoAnnex where that is nothing."""
    from reports.build import composed
    from reports.separate import opening, separated

    assert gathered.below is not None
    brief = composed(gathered.below.facts, outline_of(request), house, noting_of(request)).document
    found = separated(fuller, brief, opening(gathered.facts), house.numbering)
    if found is None:
        control = gathered.facts.control
        raise NoAnnex(
            f"Nothing in this brief stands above {control.annex_above} and within the ceiling of the annex: there is "
            "no separate annex to write."
        )
    return found
