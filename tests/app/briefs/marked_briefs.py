"""Random case files, every ceiling, several house styles: no part of a Word file holds what is above its ceiling."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from app import settings as case_settings
from app.briefs.house_style import keep_style, look_at
from app.briefs.request import Request
from app.briefs.writing import make_brief, render
from app.casefile import CaseFile
from db.values.ids import FixedClock, FixedIds
from reports.render.scan import traces
from tests.app.briefs.conftest import DAY, INDIA, Desk
from tests.app.briefs.test_ceiling_law import LEVELS, RECORDS, told
from tests.reports.render.office_file import office_file

STYLES = ("india", "uk", "us", "letterhead")


def run(files: int, seed: int, styles: Iterable[str] = STYLES) -> tuple[Counter[str], list[str]]:
    """How many briefs came out clean, and what was found in the others; one file gives 5 ceilings in each style."""
    chance, wanted = random.Random(seed), tuple(styles)
    found: Counter[str] = Counter()
    bad: list[str] = []
    for number in range(files):
        levels = [chance.choice([*LEVELS[:4], None]) for _ in range(RECORDS)]
        with tempfile.TemporaryDirectory() as folder:
            for leak in _briefs(Path(folder) / "law.chancery", levels, wanted):
                found["leaking" if leak else "clean"] += 1
                bad += [f"seed {seed}, file {number}: {leak}"] if leak else []
    return found, bad


def _briefs(path: Path, levels: list[str | None], styles: tuple[str, ...]) -> Iterable[str]:
    clock = FixedClock(datetime(2026, 11, 21, 12, tzinfo=UTC))
    with CaseFile.create(path, author="officer", clock=clock, ids=FixedIds("law")) as case:
        desk = Desk(case)
        desk.add("country", name="India", code="IND")
        desk.oman = desk.add("country", name="Oman", code="OMN")
        changes = case.door.changes()
        case_settings.put(changes, case_settings.HOME, INDIA)
        case.door.change("Choose the home country", changes)
        told(desk, levels)
        if "letterhead" in styles:
            keep_style(case, look_at("letterhead.docx", office_file()), use=False)
        for place, ceiling in enumerate(LEVELS):
            above = [f"Mark-{level}-" for level in (*LEVELS[place + 1 :], "none")]
            for style in styles:
                request = Request(
                    country=desk.oman,
                    as_of=DAY,
                    preset="full",
                    ceiling=ceiling,
                    draft=True,
                    style=style,
                    portions="on",
                )
                leaks = traces(render(make_brief(case, request), "docx"), above)
                yield f"{ceiling}, {style}: {leaks}" if leaks else ""
