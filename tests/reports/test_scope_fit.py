"""The scope note keeps to its one page: what is narrowed first, what last, and what is given back."""

from __future__ import annotations

from dataclasses import replace

from db.values.choices import (
    LineKind,
)
from reports.build import build
from reports.document import Band, Figure, Paragraph
from reports.facts import LineFact
from reports.outlines import Caps, Preset, outline
from reports.plan import plan
from reports.render.house import INDIA
from reports.sections import page
from reports.sections.page import fitting
from tests.reports.reading import everything, said, section
from tests.reports.sample_facts import (
    OPEN,
)
from tests.reports.sample_lines import visit_case

STANDARD = outline("standard")


def point(n: int, wording: str, **more: object) -> LineFact:
    values: dict[str, object] = {
        "id": f"lp{n}",
        "kind": LineKind.POINT_TO_MAKE,
        "wording": wording,
        "order": n,
        "marking": OPEN,
    }
    return LineFact(**{**values, **more})  # type: ignore[arg-type]


def test_caps_of_the_outline_are_kept() -> None:
    narrow = Preset("own", "Own", STANDARD.sections, Caps(points=2, avoid=1, objectives=1))
    blocks = section(build(visit_case(), narrow), "scope").blocks
    assert len([b for b in blocks if isinstance(b, Paragraph) and b.level == 3]) == 2
    assert "and three more" in said(blocks)


def test_a_fuller_page_gives_up_what_is_repeated_below_before_its_objectives() -> None:
    case = visit_case()
    assert case.visit is not None
    wordy = "A sentence that takes a good deal of room on the page. "
    crowded = replace(case.visit, occasion=wordy * 12, documents=wordy * 6)
    lines = tuple(point(n, wordy * 6) for n in range(8))
    document = build(replace(case, visit=crowded, lines=lines), outline("full"))
    shown = section(document, "scope").blocks
    assert said(shown).count("A sentence that takes") < everything(document).count("A sentence that takes")
    assert "(in full: paragraph <prog.occasion>)" in said(shown)
    assert "Objective number 3 of ours" in said(shown)
    body = everything(document)
    assert (wordy * 12).strip() in body  # the occasion in full
    assert (wordy * 6).strip() in body


def test_the_page_is_narrowed_step_by_step_and_objectives_last() -> None:
    case = visit_case()
    assert case.visit is not None
    wordy = "A sentence that takes a good deal of room on the page. "
    crowded = replace(case.visit, occasion=wordy * 12, documents=wordy * 6)
    facts = replace(case, visit=crowded, lines=tuple(point(n, wordy * 6) for n in range(8)))

    def caps(height: int) -> Caps:
        settled = plan(facts, Preset("own", "Own", STANDARD.sections, Caps(height=height)))
        return fitting(settled, (), ())

    assert caps(2000) == Caps(height=2000)
    assert caps(285).decisions < Caps().decisions
    assert caps(285).points == 5
    assert caps(240).points < 5
    assert caps(240).objective == 100
    assert (caps(1).objectives, caps(1).points) == (2, 1)


def test_a_band_whose_labels_need_more_lines_leaves_less_room() -> None:
    measure = page.Measure.of(INDIA)
    figures = tuple(Figure("40", "commitments open") for _ in range(8))
    assert measure.band(Band(figures[:4])) == 0
    assert measure.band(Band(figures)) >= INDIA.sizes.figure_label.line


def test_what_was_narrowed_in_vain_is_given_back_what_went_last_first() -> None:
    tried = [
        Caps(),
        Caps(decisions=95),
        Caps(decisions=48, points=4),
        Caps(decisions=48, points=3, avoid_item=48),
    ]
    assert page._widened(tried, lambda caps: caps.points == 3) == Caps(points=3)
    assert page._widened(tried, lambda _: False) == tried[-1]
    crowded = page._widened(tried, lambda caps: caps.points <= 4 and caps.decisions < 150)
    assert crowded == Caps(points=4, decisions=95)
