"""Filters that much of a file meets are sifted, not listed: the same is found, and a count of a part says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.search import Results, search
from db import search_query, search_sifting
from db.values.partial_date import PartialDate
from tests.app.conftest import INDIA, Desk, make_desk

SEARCHES = (
    "is:open", "word is:open", "word owes:us", "word -is:open", "country:OM", "word country:OM", "country:OM is:open",
    "word kind:commitment is:open", "kind:update country:OM", "word made>2025", "-word country:OM",
    "is:unassessed word",
    "w is:open owes:us", "topic:Sea", "forum:JMCC is:open", "is:tracked -country:OM", "kind:task is:open",
)  # fmt: skip


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Forty commitments, half of them open, a third ours, most with Oman; updates, tasks, a topic, a forum."""
    desk = make_desk(tmp_path_factory.mktemp("sifting") / "desk.chancery")
    oman = desk.add("country", name="Oman", code="OMN", short_code="OM")
    japan = desk.add("country", name="Japan", code="JPN")
    sea = desk.add("topic", name="Sea")
    jmcc = desk.add("forum", name="Committee", abbreviation="JMCC", parties=[INDIA, oman])
    changes = desk.case.door.changes()
    for number in range(40):
        one = changes.create(
            "commitment", wording=f"word {number}", commitment_kind="agreed", strength="firm",
            status="implemented" if number % 2 else "open", owner_side="theirs" if number % 3 else "ours",
            parties=[INDIA, japan if number % 5 == 0 else oman], topics=[sea] if number % 4 else [],
            forum_id=jmcc if number % 7 else None, made_on=PartialDate.parse(f"20{25 + number % 2}-01-10"),
        )  # fmt: skip
        changes.create("update", commitment_id=one, update_kind="progress", remark=f"word {number}")
        if number % 8 == 0:
            changes.create("task", title=f"word {number}", status="open")
    desk.case.door.change("Fill", changes)
    yield desk
    desk.case.close()


def ids(results: Results) -> list[str]:
    return [hit.id for hit in results.hits]


@pytest.mark.parametrize("typed", SEARCHES)
def test_sifting_finds_what_listing_finds(stocked: Desk, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    listed = search(stocked.case, typed, limit=1_000)
    assert not listed.at_least
    assert listed.hits
    for at_once in (3, 500):
        monkeypatch.setattr(search_sifting, "FEW", 0)
        monkeypatch.setattr(search_sifting, "AT_ONCE", at_once)
        monkeypatch.setattr(search_query, "AT_ONCE", at_once)
        sifted = search(stocked.case, typed, limit=1_000)
        assert ids(sifted) == ids(listed)
        assert sifted.total == listed.total
        assert {facet.kind: facet.count for facet in sifted.facets} == {
            facet.kind: facet.count for facet in listed.facets
        }


@pytest.mark.parametrize("typed", SEARCHES)
def test_what_only_few_meet_is_looked_up_after_all(
    stocked: Desk, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    listed = search(stocked.case, typed, limit=1_000)
    monkeypatch.setattr(search_sifting, "FEW", 0)
    monkeypatch.setattr(search_query, "MOST_SIFTED", 10)
    after_all = search(stocked.case, typed, limit=1_000)
    assert ids(after_all) == ids(listed)
    assert (after_all.total, after_all.facets, after_all.at_least) == (listed.total, listed.facets, False)


def test_a_count_that_is_not_whole_says_so(stocked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = search(stocked.case, "word is:open", limit=5)
    monkeypatch.setattr(search_sifting, "FEW", 0)
    monkeypatch.setattr(search_query, "SAMPLE", 8)
    monkeypatch.setattr(search_query, "AT_ONCE", 4)
    part = search(stocked.case, "word is:open", limit=5)
    assert ids(part) == ids(whole)
    assert part.at_least
    assert 5 <= part.total < whole.total
    few = search(stocked.case, "is:open kind:task", limit=50)
    assert few.total == 5


def test_passages_are_made_when_they_are_asked_for(stocked: Desk) -> None:
    (hit, *_) = search(stocked.case, "word").hits
    assert "passages" not in vars(hit)
    assert hit.passages
    assert hit.passages is hit.passages
