"""The facts of a brief: found by record id, cited by field, one face for all modules."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from dataclasses import replace

import pytest

import reports.facts
from reports.evidence import cite, cite_all, every_fact, known, note, notes, source_line, supporting
from reports.facts import Fact, PersonFact
from tests.reports.reading import words
from tests.reports.sample_facts import COMMITMENTS, JMCC13, NEXT_JMCC, SOURCES, ZAABI, sample, seen
from tests.reports.sample_lines import visit_case


def test_the_face_offers_every_fact_class_there_is() -> None:
    classes = {
        name
        for module in pkgutil.iter_modules(reports.facts.__path__)
        for name, found in vars(importlib.import_module(f"reports.facts.{module.name}")).items()
        if dataclasses.is_dataclass(found) and found.__module__.startswith("reports.facts")
    }
    assert classes == set(reports.facts.__all__)


def test_facts_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        ZAABI.name = "other"  # type: ignore[misc]


def test_records_are_found_by_id_and_kind() -> None:
    facts = sample()
    assert facts.person("zaabi") is ZAABI
    assert facts.person("m1") is None
    assert facts.held("m1") is JMCC13
    assert (facts.get(None), facts.get("nowhere"), facts.source(None), facts.forum("")) == (
        None,
        None,
        None,
        None,
    )


def test_the_meeting_and_the_visit_of_the_brief_are_found_even_if_not_listed() -> None:
    assert sample(meetings=()).held("m9") is NEXT_JMCC
    case = visit_case()
    assert replace(case, visits=()).get("v2") is case.visit


def test_a_changed_copy_finds_its_own_records() -> None:
    renamed = replace(ZAABI, name="Another Spelling")
    found = replace(sample(), persons=(renamed,)).person("zaabi")
    assert isinstance(found, PersonFact)
    assert found.name == "Another Spelling"


def test_citations_are_asked_for_by_field_or_all_together() -> None:
    fact = Fact(id="x", citations=(seen("x", "s1", field="on"), seen("x", "s2")))
    assert fact.cites() == ("x/s1/on", "x/s2/")
    assert fact.cites("on", "place") == ("x/s1/on",)
    assert fact.cites("place") == ()


def test_support_is_of_the_field_else_of_the_record_else_whatever_there_is() -> None:
    facts = sample()
    on, whole = seen("x", "s1", field="on"), seen("x", "s2")
    assert supporting(facts, Fact(id="x", citations=(whole, on)), "on") == (on,)
    assert supporting(facts, Fact(id="x", citations=(on, whole)), "place") == (whole,)
    assert supporting(facts, Fact(id="x", citations=(on,)), "place") == (on,)


def test_at_most_two_notes_of_different_sources_stand_at_one_place() -> None:
    fact = Fact(id="x", citations=tuple(seen("x", s, n=n) for n, s in enumerate(("s1", "s1", "s2", "s3"), 1)))
    assert words(cite(sample(), fact)) == "^x/s1/1^x/s2/3"
    assert cite(sample(), None) == ()


def test_one_note_each_stands_for_several_facts() -> None:
    assert words(cite_all(sample(), COMMITMENTS[0], COMMITMENTS[1])) == "^c01/s1/wording^c02/s1/wording"


def test_citations_of_a_source_that_is_not_part_of_the_brief_do_not_exist() -> None:
    assert known(sample(), (seen("x", "withheld"),)) == ()


def test_sources_of_one_day_share_it_under_a_quotation() -> None:
    fact = Fact(id="x", citations=(seen("x", "s1"), seen("x", "s2"), seen("x", "s3"), seen("x", "s7")))
    assert source_line(sample(), fact).replace("\u00a0", " ") == "S1, S2, 24 Nov 2025; S3, 4 Dec 2024; S7"
    assert source_line(sample(), Fact(id="x")) == ""


def test_a_note_names_the_place_in_the_source() -> None:
    found = note(sample(), replace(seen("x", "s1", "words"), place="paragraph 2"))
    assert (
        found.source.replace("\u00a0", " ")
        == "S1, Asianet Newsable (ANI), news report, 24 Nov 2025, paragraph 2"
    )


def test_notes_of_unknown_citations_are_not_made_up() -> None:
    assert notes(sample(), ("nowhere", "c01/s1/wording"))[0].citation == "c01/s1/wording"
    assert len(notes(sample(), ("nowhere",))) == 0


def test_every_fact_is_walked_once_with_what_it_holds() -> None:
    walked = [fact.id for fact in every_fact(visit_case())]
    assert len(walked) == len(set(walked))
    assert {"zaabi", "n1", "p2", "a1", "pr1", "ob1", "pt1", "c22", "s1", "l1"} <= set(walked)


def test_a_source_with_its_kind_in_its_name_says_it_once() -> None:
    feed = SOURCES[1]
    assert (
        note(sample(), seen("x", feed.id)).source.replace("\u00a0", " ")
        == "S2, agency feed, New Delhi, 24 Nov 2025"
    )
