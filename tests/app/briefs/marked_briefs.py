"""Random case files, every ceiling, several house styles: what a ceiling withholds is nowhere; it withholds no more.

One case file holds a record of every kind, every text of which names the level of the record. It is made once; another
random file is the same one with other levels. The facts are gathered once for all styles: styles do not choose facts.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app import settings as case_settings
from app.briefs.gather import Gathered, gather
from app.briefs.house_style import house_of, keep_style, look_at
from app.briefs.request import NOTES, Request
from app.briefs.writing import built, render
from app.casefile import CaseFile
from app.catalog import info
from app.errors import NotReady
from app.garbage import no_collections
from db.models import Meeting, Visit
from db.registry import KINDS
from db.values.ids import FixedClock, FixedIds
from db.values.marking import Marking
from db.values.schemes import SCHEMES
from reports.evidence import every_fact
from reports.facts import Facts
from reports.render import scan
from reports.render.docx import render_docx
from tests.app.briefs.conftest import DAY, INDIA, UNCLASSIFIED, Desk
from tests.app.briefs.test_canaries import ORDER, TEXTS, plant
from tests.reports.render.office_file import office_file

SCHEME = SCHEMES["india"]
LEVELS = tuple(level.code for level in SCHEME.levels)
STYLES = ("india", "uk", "us", "letterhead")
PRESETS = ("full", "full", "standard", "short-call")
SUBJECTS = ("country", "country", "country", "country", "visit", "meeting")
INHERITED = "Of its whole"
"""What a part says that has no marking of its own: it has that of the record it belongs to."""


def run(files: int, seed: int, styles: Iterable[str] = STYLES) -> tuple[Counter[str], list[str]]:
    """How many briefs came out clean, and what was found in the others; one file gives 5 ceilings in each style."""
    chance, wanted = random.Random(seed), tuple(styles)
    found: Counter[str] = Counter()
    bad: list[str] = []
    folders, once = (
        tempfile.TemporaryDirectory(),
        patch.object(scan, "_told", lru_cache(maxsize=64)(scan._told)),
    )
    with folders as folder, once, _made(Path(folder) / "law.chancery") as case:
        desk, records = planted(case)
        keep_style(case, look_at("letterhead.docx", office_file()), use=False)
        for number in range(files):
            mark(desk, records, chance)
            asked = _asked(chance, records)
            told = list(_briefs(desk, asked, wanted, number))
            found.update("leaking" if fault else outcome for outcome, fault in told)
            bad += [f"seed {seed}, file {number}, {asked}: {fault}" for _, fault in told if fault]
    return found, bad


def _made(path: Path) -> CaseFile:
    clock = FixedClock(datetime(2026, 11, 21, 12, tzinfo=UTC))
    return CaseFile.create(path, author="officer", clock=clock, ids=FixedIds("law"))


def planted(case: CaseFile) -> tuple[Desk, dict[str, str]]:
    """A record of every kind, each referring to the others; kind → id."""
    desk = Desk(case)
    desk.add("country", name="India", code="IND")
    desk.oman = desk.add("country", name="Oman", code="OMN")
    changes = case.door.changes()
    case_settings.put(changes, case_settings.HOME, INDIA)
    case.door.change("Choose the home country", changes)
    return desk, {"country": desk.oman, **plant(desk, UNCLASSIFIED, {"country": desk.oman}, ORDER)}


def mark(desk: Desk, records: dict[str, str], chance: random.Random) -> None:
    """Give every record another level, or none, and every text of it the name of that level."""
    changes = desk.case.door.changes()
    for kind, record in records.items():
        if kind == "country":
            continue
        level = chance.choice([*LEVELS[:4], None])
        texts = [field.name for field in info(kind).fields if field.kind in TEXTS and field.name != "field"]
        words = INHERITED if level is None and KINDS[kind].PART else f"Mark-{level or 'none'}-"
        values: dict[str, Any] = dict.fromkeys(texts, words)
        changes.edit(record, marking=Marking(level) if level else None, **values)
    desk.case.door.change("Mark anew", changes)


def _asked(chance: random.Random, records: dict[str, str]) -> Request:
    subject = chance.choice(SUBJECTS)
    return Request(
        as_of=DAY,
        preset=chance.choice(PRESETS),
        portions=chance.choice(("on", "off")),
        notes=chance.choice([*NOTES]),
        draft=True,
        **{subject: records[subject]},  # type: ignore[arg-type]
    )


def _briefs(desk: Desk, asked: Request, styles: tuple[str, ...], number: int) -> Iterator[tuple[str, str]]:
    """For every ceiling, the lowest first, what came of each style, and what is wrong with it; one in each four is
    looked through by the program as well, as every brief is that an officer writes.
    """
    everything = shown(_gathered(desk, asked).facts)
    seen: set[str] = set()
    for place, ceiling in enumerate(LEVELS):
        request = replace(asked, ceiling=ceiling)
        try:
            gathered = _gathered(desk, request)
        except NotReady as refused:
            yield from (("refused", _seen_after_all(desk, request, refused)) for _ in styles)
            continue
        found = shown(gathered.facts)
        fault = unlawful(gathered, Marking(ceiling))
        if not seen <= found <= everything:
            fault = "a higher ceiling, or none, shows less"
        seen = found
        above = [f"Mark-{level}-" for level in (*LEVELS[place + 1 :], "none")]
        for style in styles:
            whole = style == styles[(number + place) % len(styles)]
            data = _written(desk.case, gathered, replace(request, style=style), whole=whole)
            leaks = scan.traces(data, above)
            yield "clean", f"{ceiling}, {fault}" if fault else f"{ceiling}, {style}: {leaks}" if leaks else ""


def _gathered(desk: Desk, request: Request) -> Gathered:
    with no_collections(), desk.case.read() as reader:
        return gather(reader, request)


def _written(case: CaseFile, gathered: Gathered, request: Request, *, whole: bool) -> bytes:
    with case.read() as reader:
        house = house_of(reader, request.style)
    with no_collections():
        made = built(gathered, request, {}, house)
        return render(made, "docx") if whole else render_docx(made.document, house)


def _seen_after_all(desk: Desk, request: Request, refused: NotReady) -> str:
    """A brief is refused only where the visit or meeting itself is above the ceiling, or not assessed."""
    ceiling = Marking(request.ceiling or "")
    with desk.case.read() as reader:
        row = reader.get(Visit, request.visit) or reader.get(Meeting, request.meeting)
    hidden = row is not None and not SCHEME.permits(row.marking, ceiling)
    return "" if hidden else f"{request.ceiling}: refused: {refused}"


def shown(facts: Facts) -> set[str]:
    """Ids of all that a brief shows."""
    every = [*every_fact(facts)]
    return {fact.id for fact in every} | {found.id for fact in every for found in fact.citations}


def unlawful(gathered: Gathered, ceiling: Marking) -> str:
    """What is wrong with facts under a ceiling, in words."""
    facts, printed = gathered.facts, gathered.facts.control.marking
    markings = [fact.marking for fact in every_fact(facts)]
    if not all(SCHEME.permits(marking, ceiling) for marking in [*markings, printed]):
        return "a fact, or the whole, is above the ceiling"
    if {item.id for item in gathered.withheld} & shown(facts):
        return "what is told as withheld is shown"
    floor = SCHEME.floor(markings).marking
    if floor is not None and (printed is None or SCHEME.compare(printed, floor) < 0):
        return "the whole is marked below one of its facts"
    return ""
