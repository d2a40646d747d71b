"""What an office says of a paper is read as it is typed, and refused in words where it cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from app.briefs.annex import Annex
from app.briefs.controls import Controls, clearances_of, clearances_text, copies_of
from app.briefs.outlining import placed, shown
from app.briefs.request import Request
from db.values.errors import InvalidValue
from db.values.marking import Marking
from reports.outlines import default

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "read"), [(("2", "5"), (2, 5)), ((" 1 ", "1"), (1, 1)), (("", " "), (None, None))]
)
def test_a_copy_number_is_read_with_the_number_of_copies(
    typed: tuple[str, str], read: tuple[int | None, int | None]
) -> None:
    assert copies_of(*typed) == read


@pytest.mark.parametrize(
    "typed", [("2", ""), ("", "5"), ("3", "2"), ("0", "1"), ("two", "5"), ("1", "10000")]
)
def test_half_a_copy_number_is_refused(typed: tuple[str, str]) -> None:
    with pytest.raises(InvalidValue, match="such as copy 2 of 5"):
        copies_of(*typed)


def test_clearances_are_read_as_they_are_shown() -> None:
    words = "Director (Gulf), 21 Nov 2026; Secretary, Defence, 22 Nov 2026"
    read = clearances_of(words, TODAY)
    assert [one.who for one in read] == ["Director (Gulf)", "Secretary, Defence"]
    assert clearances_text(read) == words
    assert clearances_of(" ; ", TODAY) == ()
    for lacking in ("Director (Gulf)", "Director, soon", ", 21 nov 2026"):
        with pytest.raises(InvalidValue, match="who cleared it and the day"):
            clearances_of(lacking, TODAY)


def test_what_is_said_goes_into_the_request_and_the_annex_is_asked_beside_it() -> None:
    said = Controls(addressee="Raksha Mantri", copy=2, copies=5, marking=Marking("secret"), annex="secret")
    request = said.applied(Request(as_of=TODAY, country="x", ceiling="restricted"))
    assert (request.addressee, request.copy, request.copies, request.ceiling) == (
        "Raksha Mantri",
        2,
        5,
        "restricted",
    )
    assert (request.above, request.annex_said) == (None, False)
    assert said.asked() == Annex("secret")
    assert Controls(annex_said=True).asked() is None


def test_a_section_is_placed_as_near_as_it_can_go() -> None:
    sections = shown(default.sections)
    ids = [one.id for one in sections]
    first = [one.id for one in placed(sections, "agr", 0)]
    assert first.index("agr") == 2, "after the control block and the scope note"
    last = [one.id for one in placed(sections, "agr", len(ids))]
    assert last.index("agr") == max(
        n for n, one in enumerate(last) if not one.startswith("ann") and one != "foot"
    )
    assert placed(sections, "head", 5) == sections
    assert placed(sections, "none", 5) == sections
