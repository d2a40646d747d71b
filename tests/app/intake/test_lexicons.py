"""The tables are sound: no word twice in a list, every city in a known country, every verb inflected."""

from __future__ import annotations

import pytest

from app.intake.lexicon import cities, country_by_code, country_names, triggers, words
from app.intake.promises.triggers import BASE, ING, PAST, THIRD, inflected


@pytest.mark.parametrize(
    ("demonym", "country"),
    [
        ("American", "United States"),
        ("Emirati", "United Arab Emirates"),
        ("British", "United Kingdom"),
        ("Dutch", "Netherlands"),
        ("Filipino", "Philippines"),
        ("Chinese", "China"),
        ("French", "France"),
    ],
)
def test_a_demonym_means_the_country_that_people_mean(demonym: str, country: str) -> None:
    assert country_names()[demonym][0].name == country
    assert country_names()[demonym][1]


def test_capitals_are_among_the_cities() -> None:
    for name in ("Muscat", "Canberra", "New Delhi", "Tokyo", "Brussels", "Wellington"):
        assert cities()[name][0].capital


def test_the_larger_of_two_cities_comes_first() -> None:
    several = cities()["Hyderabad"]
    assert country_by_code()[several[0].code].name == "India"


def test_no_table_names_a_thing_twice() -> None:
    for table in (words(), triggers()):
        for name, value in table.items():
            if isinstance(value, list) and name not in {
                "office_words",
                "role_heads",
                "role_words",
                "never_names",
            }:
                assert len(value) == len(set(value)), name


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("agree", {"agree": BASE, "agrees": THIRD, "agreeing": ING, "agreed": PAST}),
        ("reiterate", {"reiterate": BASE, "reiterates": THIRD, "reiterating": ING, "reiterated": PAST}),
        ("deny", {"deny": BASE, "denies": THIRD, "denying": ING, "denied": PAST}),
        ("express", {"express": BASE, "expresses": THIRD, "expressing": ING, "expressed": PAST}),
        ("convey", {"convey": BASE, "conveys": THIRD, "conveying": ING, "conveyed": PAST}),
    ],
)
def test_a_verb_is_inflected(base: str, forms: dict[str, str]) -> None:
    assert inflected(base, {}) == forms
