"""Keys, ids, evidence and spellings while a story is told."""

from __future__ import annotations

import pytest

from app.changes import Changes, Create, natural_id
from app.demo.telling import UNCLASSIFIED, Quote, Telling
from db.values.choices import NameUse
from db.values.ids import FixedIds, derived_id, is_id
from db.values.schemes import SCHEMES


@pytest.fixture
def changes() -> Changes:
    return Changes(FixedIds("telling"))


@pytest.fixture
def telling(changes: Changes) -> Telling:
    story = Telling(changes)
    story.add("source", "report", title="Report")
    return story


def steps(changes: Changes) -> list[Create]:
    return [step for step in changes if isinstance(step, Create)]


def test_a_record_has_an_id_derived_from_its_key(telling: Telling) -> None:
    assert telling["report"] == derived_id("demo", "report")


def test_a_country_and_a_topic_keep_their_natural_ids(telling: Telling) -> None:
    assert telling.add("country", "oman", name="Oman", code="OMN") == natural_id("country", {"code": "OMN"})
    assert telling.add("topic", "trade", name="Trade") == natural_id("topic", {"name": "trade"})


def test_a_key_told_twice_is_refused(telling: Telling) -> None:
    with pytest.raises(ValueError, match="tells report twice"):
        telling.add("source", "report", title="Another")


def test_a_key_that_was_not_told_is_refused(telling: Telling) -> None:
    with pytest.raises(KeyError):
        telling.all("report", "nobody")


def test_evidence_comes_after_its_record_and_names_its_source(telling: Telling, changes: Changes) -> None:
    telling.add("place", "muscat", Quote("report", "held in Muscat", "name"), name="Muscat")
    _, place, citation = steps(changes)
    assert (place.kind, citation.kind) == ("place", "citation")
    assert citation.values["record_id"] == place.id
    assert citation.values["source_id"] == telling["report"]
    assert (citation.values["quote"], citation.values["field"]) == ("held in Muscat", "name")


def test_a_source_may_speak_for_itself(changes: Changes) -> None:
    story = Telling(changes)
    story.add("source", "report", Quote("report", "date 2025-05-06"), title="Report")
    assert steps(changes)[1].values["record_id"] == story["report"]


def test_the_same_words_may_carry_two_fields(telling: Telling, changes: Changes) -> None:
    telling.cite("report", Quote("report", "ANI", "agency"))
    telling.cite("report", Quote("report", "ANI", "publisher"))
    _, one, other = steps(changes)
    assert one.id != other.id


def test_a_spelling_keeps_its_prefix_and_where_it_was_seen(telling: Telling, changes: Changes) -> None:
    telling.add("person", "chauhan", name="Anil Chauhan")
    telling.spelling("chauhan", "report", "General Anil Chauhan", prefix="General")
    name = steps(changes)[-1].values
    assert (name["named_id"], name["source_id"]) == telling.all("chauhan", "report")
    assert (name["written"], name["prefix"]) == ("General Anil Chauhan", "General")
    assert name["use"] is NameUse.AS_WRITTEN


def test_everything_told_is_unclassified_in_the_scheme_of_india(telling: Telling, changes: Changes) -> None:
    telling.spelling("report", "report", "Report")
    telling.cite("report", Quote("report", "words"))
    assert {step.values["marking"] for step in steps(changes)} == {UNCLASSIFIED}
    assert SCHEMES["india"].level(UNCLASSIFIED.level).label == "Unclassified"


def test_a_story_goes_on_in_other_changes_with_the_keys_it_knows(telling: Telling) -> None:
    known = {"report": telling["report"]}
    later = Changes(FixedIds("later"))
    Telling(later, known).add("place", "muscat", Quote("report", "held in Muscat"), name="Muscat")
    assert [step.kind for step in steps(later)] == ["place", "citation"]
    assert is_id(known["muscat"])
