"""States are found by code or name as people write them, and a slip is answered with the nearest."""

from __future__ import annotations

import pytest

from app.errors import NotFound
from app.states import state, states_like
from db.values.choices import CountryKind


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Oman", "OMN"),
        ("om", "OMN"),
        ("OMN", "OMN"),
        ("sultanate of oman", "OMN"),
        ("  the  Netherlands ", "NLD"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("turkiye", "TUR"),
        ("Russia", "RUS"),
        ("South Korea", "KOR"),
        ("Korea, Republic of", "KOR"),
        ("Republic of Korea", "KOR"),
        ("viet nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Niger", "NER"),
        ("AU", "AUS"),
        ("European Union", "EU"),
        ("nato", "NATO"),
        ("UK", "GBR"),
        ("U.K.", "GBR"),
        ("Great Britain", "GBR"),
        ("UAE", "ARE"),
        ("U.S.", "USA"),
        ("DPRK", "PRK"),
        ("PRC", "CHN"),
        ("Turkey", "TUR"),
        ("Holy See", "VAT"),
        ("Palestine", "PSE"),
    ],
)
def test_a_state_goes_by_its_codes_and_names(words: str, code: str) -> None:
    assert state(words).code == code


def test_a_state_brings_the_fields_of_its_country() -> None:
    assert state("Oman").name == "Oman"
    assert state("Oman").fields == {
        "country_kind": CountryKind.STATE,
        "code": "OMN",
        "short_code": "OM",
        "official_name": "Sultanate of Oman",
    }


def test_a_grouping_has_no_iso_code() -> None:
    assert state("EU").fields == {"country_kind": CountryKind.GROUPING, "code": "EU"}


def test_a_name_that_is_listed_backwards_is_turned() -> None:
    assert state("COD").name == "The Democratic Republic of the Congo"


def test_a_slip_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(NotFound, match=r"called “Omann”; did you mean Oman\?"):
        state("Omann")


@pytest.mark.parametrize("words", ["", "  ", "Atlantis", "\u202e", "'); DROP TABLE", "é" * 500])
def test_what_is_no_state_is_refused_in_a_sentence(words: str) -> None:
    with pytest.raises(NotFound, match="give its ISO code or its English name"):
        state(words)


def test_what_begins_so_is_offered_before_what_holds_it() -> None:
    offered = [one.name for one in states_like("ind")]
    assert offered[:2] == ["India", "Indonesia"]
    assert "British Indian Ocean Territory" in offered
    assert states_like("OM")[0].name == "Oman"
    assert states_like("guinea")[0].name == "Guinea"
    assert states_like("zzz") == ()
    assert len(states_like(" ")) > 190
