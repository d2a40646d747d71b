"""Sections in an order that a brief can have; own outlines stay with this copy, and issued briefs do without them."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from app.briefs.options import options_text, request_of
from app.briefs.outlining import (
    Arranged,
    Caps,
    arranged,
    arrangements,
    drop_outline,
    keep_arrangement,
    keep_outline,
    moved,
    outline_of,
    outlines,
    shown,
)
from app.briefs.request import Request
from app.briefs.writing import make_brief, render
from app.local import Space
from reports.outlines import CATALOGUE, OutlineError, entry, outline
from reports.render.check import faults_in
from tests.app.briefs.conftest import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 21)
ALL = tuple(one.id for one in CATALOGUE)


def any_order(seed: int) -> list[str]:
    some = [one for one in ALL if one != "head"]
    Random(seed).shuffle(some)
    return ["head", *some[: 8 + seed % 10]]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_order_the_first_page_is_first_and_annexes_follow_the_parts(seed: int) -> None:
    found = arranged(any_order(seed))
    assert set(found) == set(any_order(seed))
    assert arranged(found) == found
    annexes = [entry(one).annex for one in found if one != "foot"]
    assert annexes == sorted(annexes)
    if "scope" in found:
        assert found.index("scope") == 1
    if "foot" in found:
        assert found[-1] == "foot"


@pytest.mark.parametrize("seed", range(3))
def test_a_brief_in_any_order_is_a_sound_word_file_with_its_sections_in_that_order(
    desk: Desk, seed: int
) -> None:
    request = Request(as_of=TODAY, country=desk.oman, draft=True, sections=tuple(any_order(seed)))
    made = make_brief(desk.case, request)
    wanted = list(arranged(any_order(seed)))
    there = [section.id for section in made.document.sections if section.id != "notes"]
    assert there == [one for one in wanted if one in there]
    assert faults_in(render(made, "docx")) == []


def test_the_list_shows_every_section_once_and_where_the_catalogue_has_it() -> None:
    for sections in (("head", "scope"), ALL, ("scope", "exr", "agr")):
        rows = shown(sections)
        assert sorted(one.id for one in rows) == sorted(ALL)
        assert tuple(one.id for one in rows if one.on) == arranged(sections)
    assert [one.id for one in shown(outline("full").sections)] == list(ALL)


def test_a_section_moves_past_its_neighbour_and_back_and_never_out_of_its_part() -> None:
    rows = shown(outline("full").sections)
    there = moved(rows, "agr", -1)
    assert ids(there) != ids(rows)
    assert moved(there, "agr", 1) == rows
    for section, by in (("prog", -9), ("annA", -1), ("scope", 1), ("foot", -1), ("head", -1), ("nothing", 1)):
        assert moved(rows, section, by) == rows or arranged(ids(moved(rows, section, by))) == ids(
            moved(rows, section, by)
        )
    assert moved(rows, "annA", -1) == rows


def test_an_own_outline_is_kept_replaced_and_forgotten(desk: Desk) -> None:
    kept = keep_outline(desk.case, "  For the  Minister ", ["scope", "head"], Caps(points=2))
    assert (kept.name, kept.sections) == ("For the Minister", ("head", "scope"))
    again = keep_outline(desk.case, "for the minister", ["head"], Caps())
    own = [one for one in outlines(desk.case) if one.own]
    assert own == [again]
    assert again.id == kept.id
    drop_outline(desk.case, kept.id)
    assert not any(one.own for one in outlines(desk.case))


@pytest.mark.parametrize(
    ("name", "sections"),
    [("", ["head"]), ("Full visit", ["head"]), ("full", ["head"]), ("x", []), ("x", ["y"])],
)
def test_an_outline_that_cannot_be_is_refused_and_nothing_is_kept(
    desk: Desk, name: str, sections: list[str]
) -> None:
    with pytest.raises(OutlineError):
        keep_outline(desk.case, name, sections, Caps())
    assert not any(one.own for one in outlines(desk.case))


def test_what_another_version_kept_is_passed_over(desk: Desk) -> None:
    space = Space(desk.case, "outline")
    kept: tuple[Any, ...] = (None, [], {"name": "x"}, {"name": "x", "sections": ["new"], "caps": {}}, 3)
    for n, value in enumerate(kept):
        space.put(f"own:{n}", value)
    assert not any(one.own for one in outlines(desk.case))


def test_how_a_brief_was_arranged_is_remembered_by_its_subject(desk: Desk) -> None:
    found = Arranged("full", ("head", "scope", "agr"), Caps(points=3))
    keep_arrangement(desk.case, f"country:{desk.oman}", found)
    assert arrangements(desk.case) == {f"country:{desk.oman}": found}


def test_sections_and_caps_go_into_the_record_of_a_brief_and_come_back(desk: Desk) -> None:
    request = Request(
        as_of=TODAY,
        country=desk.oman,
        sections=("head", "scope", "exr", "agr"),
        caps=Caps(points=2, contacts=9),
    )
    again = request_of(options_text(request))
    assert again == request
    assert outline_of(again).caps.points == 2
    assert outline_of(again).sections == ("head", "scope", "exr", "agr")


def test_a_request_without_sections_of_its_own_is_written_as_before(desk: Desk) -> None:
    assert '"sections"' not in options_text(Request(as_of=TODAY, country=desk.oman))
    assert outline_of(Request(as_of=TODAY, preset="full")) == outline("full")


def ids(rows: Sequence[object]) -> tuple[str, ...]:
    return tuple(one.id for one in rows)  # type: ignore[attr-defined]
