"""Programme, annotated agenda, press line, defensive lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.values.choices import LineKind, VisitDirection
from reports.build import build
from reports.facts import Facts, LineFact, PointFact
from reports.outlines import outline
from tests.reports.reading import ids, paragraphs, rows, said, section, table
from tests.reports.sample_facts import NEXT_JMCC, OPEN, day, sample
from tests.reports.sample_lines import LINES, visit_case

FULL = outline("full")


def shown(facts: Facts, section_id: str) -> str:
    return said(section(build(facts, FULL), section_id).blocks)


def test_the_programme_stands_in_its_order_with_what_is_not_stated() -> None:
    found = rows(table(section(build(visit_case(), FULL), "prog").blocks, "Programme"))
    assert [row[0].replace("\u00a0", " ") for row in found] == ["10 Dec 2025\n09:30", "10 Dec 2025\n15:00"]
    assert found[0][1:] == ["Arrival", "not stated", "not stated", "not stated"]


def test_press_speaker_and_interpreter_share_a_cell() -> None:
    case = visit_case()
    assert case.visit is not None
    step = replace(
        case.visit.programme[0], press="Photographs only", speaks="The Minister", interpreter="Needed"
    )
    found = shown(replace(case, visit=replace(case.visit, programme=(step,))), "prog")
    assert "Photographs only\nSpeaks: The Minister\nInterpreter: Needed" in found


def test_without_a_programme_the_planned_meetings_of_the_visit_stand_there() -> None:
    case = visit_case()
    assert case.visit is not None
    found = shown(replace(case, visit=replace(case.visit, programme=())), "prog")
    assert "Talks with the Secretary General" in found
    assert "13th" not in found


def test_a_visit_without_programme_and_meetings_has_no_such_section() -> None:
    case = visit_case()
    assert case.visit is not None
    bare = replace(case, visit=replace(case.visit, programme=()), meetings=())
    assert "prog" not in ids(build(bare, FULL))


def test_each_item_tells_what_to_say_to_whom_and_what_is_on_record() -> None:
    found = shown(visit_case(), "agenda")
    assert "Flight clearances. Clearances take long. At the Talks with the Secretary General." in found
    assert (
        "Points to make (may be used freely). Ask for one point of contact for clearances. (to the Secretary General)"
        in found
    )
    assert "On record. No. <c15>." in found


def test_background_is_parted_into_what_may_be_used_and_what_must_not_be_disclosed() -> None:
    found = shown(visit_case(), "agenda")
    assert "If raised (may be used freely). We are looking at the matter." in found
    assert (
        "If raised (not to be disclosed). Our figure is higher. Valid until 30 June 2025: confirm." in found
    )


def test_an_item_without_points_asks_for_them() -> None:
    meeting = replace(NEXT_JMCC, points=(PointFact(id="pt", title="Budget", order=1),))
    found = shown(sample(meeting=meeting), "agenda")
    assert "Budget." in found
    assert "Points to make. [For the officer to complete: point to make, and to whom]" in found


def test_points_keep_the_order_of_the_meeting() -> None:
    points = (PointFact(id="b", title="Second", order=2), PointFact(id="a", title="First", order=1))
    found = paragraphs(
        section(build(sample(meeting=replace(NEXT_JMCC, points=points)), FULL), "agenda").blocks, level=2
    )
    assert found == ["First.", "Second."]


def test_several_lines_of_a_kind_make_a_list() -> None:
    lines = tuple(
        LineFact(
            id=f"l{n}", kind=LineKind.POINT_TO_MAKE, wording=f"Line {n}", topic="Ports", order=n, marking=OPEN
        )
        for n in (2, 1)
    )
    found = shown(sample(lines=lines), "agenda").split("\n")
    assert found[:4] == ["Ports.", "Points to make.", "Line 1.", "Line 2."]


def test_lines_for_the_press_and_defensive_lines_are_not_in_the_agenda() -> None:
    found = shown(visit_case(), "agenda")
    assert "The talks were useful" not in found
    assert "This is a matter for others" not in found


def test_the_press_line_says_what_to_say_if_asked_and_what_not_to_say() -> None:
    found = section(build(visit_case(), FULL), "press").blocks
    assert paragraphs(found) == [
        "Say. The talks were useful.",
        "If asked. We are looking at the matter.",
        "Do not say. Naming a year for the complex.",
    ]


def test_what_must_not_be_disclosed_is_never_offered_to_the_press() -> None:
    assert "Our figure is higher" not in shown(visit_case(), "press")


def test_without_a_line_for_the_press_there_is_no_press_section() -> None:
    rest = tuple(line for line in LINES if line.kind is not LineKind.PRESS)
    assert "press" not in ids(build(sample(lines=rest), FULL))


def test_defensive_lines_stand_by_topic() -> None:
    assert shown(visit_case(), "defn") == "Third countries. This is a matter for others."
    assert "defn" not in ids(build(sample(), FULL))


def test_press_and_defensive_lines_are_printed_only_where_asked_for() -> None:
    assert not {"press", "defn"} & set(ids(build(visit_case(), outline("standard"))))


def test_several_press_lines_make_a_list_and_lapsed_ones_are_to_be_confirmed() -> None:
    lines = (
        LINES[3],
        replace(LINES[3], id="l9", wording="More soon.", order=9, valid_until=day("2025-01-31")),
    )
    found = shown(sample(lines=lines), "press").replace("\u00a0", " ").split("\n")
    assert found == ["Say.", "The talks were useful.", "More soon. Valid until 31 January 2025: confirm."]


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ({}, "Visit of Sanjay Seth to Oman"),
        (
            {"principal_id": None, "principal": "the Minister", "host_id": None},
            "Visit of the Minister to Oman",
        ),
        ({"principal_id": None, "host_id": None, "direction": VisitDirection.INCOMING}, "Visit to India"),
        ({"principal_id": None, "host_id": None, "direction": None}, "Visit"),
    ],
)
def test_a_visit_without_a_title_is_named_by_who_and_where(more: dict, title: str) -> None:
    case = visit_case()
    assert case.visit is not None
    assert build(replace(case, visit=replace(case.visit, title="", **more)), FULL).subtitle == title
