"""An outlet is of one country, said once; it decides the side only of people whom the text gives none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from app.errors import InvalidValue, NotFound
from app.inbox.learning import ENOUGH, MOST, Decided, Learned, forget, learn, learned
from app.inbox.offers import read_text
from app.inbox.outlets import Outlet, outlets, say_country
from app.inbox.papers import paper_of_text
from app.inbox.queue import take_up, take_up_source
from tests.app.inbox.told import FIRST

if TYPE_CHECKING:
    pass

TEXT = FIRST.replace("(ANI)", "(KUNA)").replace("Oman's ", "the ").replace("Omani", "Turkish")


def sides(case: CaseFile, text: str) -> set[str]:
    source = take_up(case, paper_of_text(text))
    return {one.content["country"] for one in read_text(case, source).of("person")}


def test_the_country_of_an_outlet_is_kept_used_and_taken_back(case: CaseFile) -> None:
    with case:
        assert "Kuwait" not in sides(case, TEXT)
        assert say_country(case, " KUNA ", "kuwait") == "Kuwait"
        assert outlets(case) == (Outlet("KUNA", "Kuwait"),)
        assert "Kuwait" in sides(case, TEXT.replace("hotline", "line"))
        assert say_country(case, "KUNA", "") == ""
        assert outlets(case) == ()


@pytest.mark.parametrize(("outlet", "country"), [("", "Oman"), ("KUNA", "Atlantis")])
def test_an_unknown_country_or_no_outlet_is_refused_in_a_sentence(
    case: CaseFile, outlet: str, country: str
) -> None:
    with case, pytest.raises(InvalidValue):
        say_country(case, outlet, country)
    with pytest.raises(NotFound), CaseFile.open(case.path) as again:
        take_up_source(again, "01a201ff-0000-7000-8000-000000000000")


def test_learning_depends_on_the_counts_alone_and_never_on_their_order(case: CaseFile) -> None:
    decisions = [Decided("visit", how) for how in ("accepted", "rejected", "changed", "accepted", "rejected")]
    with case:
        learn(case, "KUNA", decisions)
        once = learned(case)
        forget(case)
        for one in reversed(decisions):
            learn(case, "KUNA", [one])
        assert learned(case) == once
        learn(case, "", decisions)
        assert learned(case) == once


def test_more_acceptances_never_lower_and_more_refusals_never_raise_a_confidence() -> None:
    for accepted in range(0, 12, 2):
        for rejected in range(0, 12, 2):
            here = Learned("KUNA", "visit", accepted, 0, rejected).shift
            assert -MOST <= here <= MOST
            if accepted + rejected >= ENOUGH:
                assert Learned("KUNA", "visit", accepted + 1, 0, rejected).shift >= here
                assert Learned("KUNA", "visit", accepted, 0, rejected + 1).shift <= here
            else:
                assert here == 0
