"""However records are marked: a brief and its annex hold each what its ceiling lets through, and together all of it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from app.briefs.annex import Annex
from app.briefs.pair import make_pair
from app.briefs.request import Request
from app.briefs.writing import make_brief, render
from tests.app.briefs.conftest import DAY
from tests.app.briefs.marked_briefs import LEVELS, _made, mark, planted

FILES = 2
PAIRS = ((0, 1), (1, 3), (0, 2))
"""Places of the ceiling of the brief and of that of its annex among the levels."""


def marks(text: str) -> set[str]:
    """The levels that a paper speaks of."""
    return {level for level in (*LEVELS, "none") if f"Mark-{level}-" in text}


def test_brief_and_annex_hold_what_their_ceilings_let_through_and_nothing_is_lost(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    annexes = 0
    with _made(tmp_path / "law.chancery") as case:
        desk, records = planted(case)
        for _ in range(FILES):
            mark(desk, records, chance)
            for lower, upper in PAIRS:
                asked = Request(
                    country=desk.oman,
                    as_of=DAY,
                    preset="full",
                    ceiling=LEVELS[lower],
                    draft=True,
                    portions="on",
                )
                pair = make_pair(case, asked, Annex(LEVELS[upper], said=True))
                brief = render(pair.brief, "text").decode()
                annex = render(pair.annex, "text").decode() if pair.annex else ""
                fuller = render(make_brief(case, replace(asked, ceiling=LEVELS[upper])), "text").decode()
                assert marks(brief) <= set(LEVELS[: lower + 1])
                assert marks(annex) <= set(LEVELS[: upper + 1])
                assert marks(fuller) == marks(brief) | marks(annex)
                assert bool(annex) == bool(marks(fuller) - marks(brief)) == ("separate file" in brief)
                annexes += bool(annex)
    assert annexes >= FILES, "most of these files have something to put apart"
