"""The filter of a list as chips: cut into pieces, each in words, each of which can be taken away."""

from __future__ import annotations

import pytest

from app import catalog
from app.filters import joined, pieces, ready, without


@pytest.mark.parametrize(
    ("words", "typed", "labels"),
    [
        ("", [], []),
        ("is:open owes:them", ["is:open", "owes:them"], ["Open", "Theirs"]),
        ("port calls is:open", ["port calls", "is:open"], ["“port calls”", "Open"]),
        ("made>22 oct 2025 is:open", ["made>22 oct 2025", "is:open"], ["Made > 22 oct 2025", "Open"]),
        ("due<30d navy", ["due<30d navy"], ["Due < 30d navy"]),
        ("country:OM", ["country:OM"], ["Country: OM"]),
        ("-is:open", ["-is:open"], ["not Open"]),
        ('"port calls" navy', ['"port calls"', "navy"], ["“port calls”", "“navy”"]),
        ("colour:red", ["colour:red"], ["colour:red"]),
    ],
)
def test_a_filter_is_cut_into_pieces_in_words(words: str, typed: list[str], labels: list[str]) -> None:
    found = pieces(words)
    assert [one.typed for one in found] == typed
    assert [one.label for one in found] == labels


def test_one_piece_is_taken_away_and_the_others_stay() -> None:
    assert without("port calls is:open due<30d", "is:open") == "port calls due<30d"
    assert without("is:open", "is:open") == ""
    assert without("is:open", "is:closed") == "is:open"


def test_a_piece_is_not_said_twice() -> None:
    assert joined("is:open", "owes:us") == "is:open owes:us"
    assert joined("is:open", "is:open") == "is:open"
    assert joined("", "is:open") == "is:open"


def test_every_kind_is_offered_filters_that_its_list_understands() -> None:
    for known in catalog.kinds():
        for one in ready(known.kind):
            assert one.waits == (one.label.endswith("…"))
            if not one.waits:
                (piece,) = pieces(one.typed)
                assert piece.label != piece.typed
