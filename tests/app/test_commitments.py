"""Open commitments on a day: counted and listed as a brief would judge them, in any part of the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app.briefs.gather import gather
from app.briefs.request import Request
from app.casefile import CaseFile
from app.commitments.register import counts, open_commitments, overdue
from app.filling.writing import WRITTEN, fill
from app.following import set_following
from db.values.choices import CommitmentKind, CommitmentStatus, Side, Strength
from db.values.due import Due, DueState, DueType
from db.values.partial_date import PartialDate
from reports.findings.register import register
from tests.app.conftest import INDIA, Desk

TODAY = date(2026, 11, 21)


def due(day: str) -> Due:
    return Due(f"by {day}", DueType.DATE, date.fromisoformat(day), date.fromisoformat(day))


def promised(desk: Desk, wording: str, oman: str, **values: object) -> str:
    given = {
        "commitment_kind": CommitmentKind.AGREED,
        "strength": Strength.FIRM,
        "owner_side": Side.THEIRS,
        "status": CommitmentStatus.OPEN,
        "parties": [INDIA, oman],
    }
    return desk.add("commitment", wording=wording, **(given | values))


@pytest.fixture
def several(desk: Desk, oman: str) -> Desk:
    japan = desk.add("country", name="Japan", code="JPN")
    promised(desk, "late", oman, due=due("2026-11-20"))
    promised(desk, "later", oman, due=due("2027-11-20"))
    promised(desk, "latest", oman, due=due("2024-01-01"), owner_side=Side.OURS)
    promised(desk, "soon", japan, due=due("2026-11-21"))
    promised(desk, "all three", oman, parties=[INDIA, oman, japan], due=due("2026-01-01"))
    promised(desk, "undated", oman, made_on=PartialDate(2026, 11))
    promised(desk, "undated and older", oman, made_on=PartialDate(2025, 11))
    for status in CommitmentStatus:
        if status.closed or status is CommitmentStatus.DRAFT:
            promised(desk, status.value, oman, due=due("2020-01-01"), status=status)
    promised(desk, "context", oman, strength=Strength.CONTEXT, due=due("2020-01-01"))
    promised(desk, "not followed", oman, tracked=False, due=due("2020-01-01"))
    desk.delete(promised(desk, "deleted", oman, due=due("2020-01-01")))
    return desk


def test_the_most_urgent_stand_first_and_nothing_closed_among_them(several: Desk) -> None:
    found = [one.wording for one in open_commitments(several.case, TODAY)]
    assert found == ["latest", "all three", "late", "soon", "later", "undated and older", "undated"]


def test_overdue_are_those_whose_last_day_is_past(several: Desk) -> None:
    assert [one.wording for one in overdue(several.case, TODAY)] == ["latest", "all three", "late"]
    assert [one.wording for one in overdue(several.case, TODAY, side=Side.OURS)] == ["latest"]
    assert [one.wording for one in overdue(several.case, date(2026, 11, 22))][-1] == "soon"


def test_a_list_can_be_read_in_pieces(several: Desk) -> None:
    whole = open_commitments(several.case, TODAY)
    pieces = [open_commitments(several.case, TODAY, limit=3, offset=place) for place in (0, 3, 6)]
    assert tuple(one for piece in pieces for one in piece) == whole


def test_a_country_has_what_it_is_a_party_to(several: Desk, oman: str) -> None:
    numbers = counts(several.case, TODAY)
    japan = next(country for country in numbers.by_country if country != oman)
    assert set(numbers.by_country) == {oman, japan}
    assert numbers.by_country[japan] == {
        (Side.THEIRS, DueState.OVERDUE): 1,
        (Side.THEIRS, DueState.DUE_SOON): 1,
    }
    listed = open_commitments(several.case, TODAY, country=japan)
    assert [one.wording for one in listed] == ["all three", "soon"]


def test_the_counts_are_those_of_the_list(several: Desk) -> None:
    numbers = counts(several.case, TODAY)
    assert sum(numbers.all.values()) == 7
    for (side, state), number in numbers.all.items():
        assert isinstance(side, Side)
        assert len(open_commitments(several.case, TODAY, side=side, states=[state])) == number


def test_a_forum_has_its_own(several: Desk, oman: str, jmcc: str) -> None:
    promised(several, "of the forum", oman, forum_id=jmcc)
    assert [one.wording for one in open_commitments(several.case, TODAY, forum=jmcc)] == ["of the forum"]


def test_a_status_of_a_newer_version_is_not_open(several: Desk) -> None:
    assert counts(several.case, TODAY, soon_days=0).all[Side.THEIRS, DueState.DUE_SOON] == 1


@pytest.fixture(scope="module", params=[1, 2])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    path = tmp_path_factory.mktemp("filled") / "filled.chancery"
    fill(path, 60, 400, seed=request.param)
    with CaseFile.open(path, write=False) as case:
        yield case


def test_a_brief_ages_on_the_terms_of_the_case_file(several: Desk, oman: str) -> None:
    def states() -> set[DueState | None]:
        with several.case.read() as reader:
            facts = gather(reader, Request(as_of=TODAY, country=oman, draft=True)).facts
        open_ = register(facts).open
        listed = {one.id: one.state for one in open_commitments(several.case, TODAY, country=oman)}
        assert {item.commitment.id: item.state for item in open_} == listed
        return set(listed.values())

    assert DueState.AGEING in states()
    set_following(several.case, ageing_months=60)
    assert DueState.AGEING not in states()


def test_a_brief_and_the_list_judge_every_commitment_alike(filled: CaseFile) -> None:
    day = WRITTEN.date()
    country = max(counts(filled, day).by_country.items(), key=lambda found: sum(found[1].values()))[0]
    with filled.read() as reader:
        facts = gather(reader, Request(as_of=day, country=country, draft=True)).facts
    printed = {item.commitment.id: item.state for item in register(facts).open}
    listed = open_commitments(filled, day, country=country, limit=1_000)
    assert {one.id: one.state for one in listed} == printed
    waiting = {fact.id for fact in facts.commitments if fact.due_anchor}
    assert len(waiting & printed.keys()) > 1
    assert len(set(printed.values())) > 4
