"""Agreements have the year that the text attaches, exercises their edition and dates."""

from __future__ import annotations

import pytest

from app.intake.extraction import extract


def agreements(text: str) -> list[tuple[str, int | None]]:
    return [(one.name, one.year) for one in extract(text).agreements]


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("It goes back to the signing of a military protocol in 1972.", "military protocol", 1972),
        ("They recalled a MoU on Defence Cooperation signed in 2005.", "MoU on Defence Cooperation", 2005),
        ("This falls under the Defence Cooperation Plan 2026.", "Defence Cooperation Plan 2026", 2026),
        ("The Mutual Defense Treaty of 1951 applies.", "Mutual Defense Treaty", 1951),
        ("They welcomed the Reciprocal Access Agreement.", "Reciprocal Access Agreement", None),
        (
            "The ministers signed a memorandum of understanding on hydrography.",
            "memorandum of understanding on hydrography",
            None,
        ),
    ],
)
def test_an_instrument_has_its_name_and_year(text: str, name: str, year: int | None) -> None:
    assert agreements(text) == [(name, year)]


@pytest.mark.parametrize(
    "text", ["They were in agreement.", "There was broad agreement on this.", "He follows the protocol."]
)
def test_a_bare_word_is_no_instrument(text: str) -> None:
    assert agreements(text) == []


def test_an_instrument_named_twice_is_one_with_its_year() -> None:
    text = "The Logistics Support Agreement was reviewed. The Logistics Support Agreement was signed in 2018."
    assert agreements(text) == [("Logistics Support Agreement", 2018)]


@pytest.mark.parametrize(
    ("text", "name", "edition", "dates"),
    [
        (
            (
                "The 15th edition of the India-Thailand Joint Military Exercise "
                "MAITREE-XV was held from 18 to 31 August 2026."
            ),
            "MAITREE",
            15,
            "2026-08-18/2026-08-31",
        ),
        (
            "They recalled the 5th edition of Exercise Al Najah, which concluded on September 26, 2024.",
            "Al Najah",
            5,
            "../2024-09-26",
        ),
        ("Exercise Desert Storm XII is scheduled to be held in May 2026.", "Desert Storm", 12, "2026-05"),
        ("The ships joined exercise Lusitano.", "Lusitano", None, None),
    ],
)
def test_an_exercise_has_its_edition_and_dates(
    text: str, name: str, edition: int | None, dates: str | None
) -> None:
    (found,) = extract(text).exercises
    assert (found.name, found.edition, found.dates.text if found.dates else None) == (name, edition, dates)


def test_units_with_ordinals_are_no_editions() -> None:
    (found,) = extract("Exercise Maitree was joined by the 3 rd Battalion, 25 th Infantry Brigade.").exercises
    assert found.edition is None
