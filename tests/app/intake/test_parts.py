"""One verb may promise several things; a label alone may promise the next session."""

from __future__ import annotations

import pytest

from app.intake.extraction import extract

_LEAD = (
    "Lisbon, 4 February 2027\n\nThe Defence Minister of Norway, Ola Berg, met the Portuguese "
    "Minister of Defence, Rui Costa, in Lisbon on 3 February 2027.\n\n"
)
_TRACKED = {"agreed", "committed", "proposed"}


def _promises(sentence: str) -> list[tuple[str, str | None]]:
    found = extract(_LEAD + sentence).commitments
    return [
        (one.evidence.quote, one.due.words if one.due else None)
        for one in found
        if one.kind.value in _TRACKED
    ]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "They decided to lay a buoy by May 2027, and to repair the pier by the end of June 2028.",
            [("They decided to lay a buoy by May 2027", "by May 2027"),
             ("to repair the pier by the end of June 2028.", "by the end of June 2028")],
        ),
        ("They agreed to lay a buoy and to repair the pier.",
         [("They agreed to lay a buoy and to repair the pier.", None)]),
        (
            "The Commission resolved (a) that cattle be returned within a week, and (b) that commanders meet at Elvas.",
            [("The Commission resolved (a) that cattle be returned within a week", "within a week"),
             ("that commanders meet at Elvas.", None)],
        ),
        (
            "They agreed to set up a buoy board, the first sitting of which will be held in Bergen in May 2027.",
            [("They agreed to set up a buoy board", None),
             ("the first sitting of which will be held in Bergen in May 2027.", "in May 2027")],
        ),
        ("They agreed that Norway and Portugal would send two divers by May 2027.",
         [("They agreed that Norway and Portugal would send two divers by May 2027.", "by May 2027")]),
        ("5. Next meeting. Bergen, second quarter of 2028.",
         [("Next meeting. Bergen, second quarter of 2028.", "second quarter of 2028")]),
        ("First meeting of the buoy board to be held in Bergen before the end of 2027.",
         [("First meeting of the buoy board to be held in Bergen before the end of 2027.", "before the end of 2027")]),
        ("The next one falls to Bergen.", [("The next one falls to Bergen.", None)]),
        ("1. Exchange of charts, pilot phase of six months. Agreed.",
         [("Exchange of charts, pilot phase of six months. Agreed.", None)]),
        ("Expressing readiness to lay more buoys, the two sides discussed the pier.",
         [("Expressing readiness to lay more buoys", None)]),
        ("Norway reaffirmed its support for the port and commitment to deepen the pier.",
         [("Norway reaffirmed its support for the port and commitment to deepen the pier.", None)]),
    ],
)  # fmt: skip
def test_each_promise_is_found_with_its_own_words_and_due(
    sentence: str, parts: list[tuple[str, str | None]]
) -> None:
    assert _promises(sentence) == parts


@pytest.mark.parametrize(
    "sentence",
    ["The first meeting was held in Bergen in 2026.", "Next meeting.", "Agreed.",
     "The most important task for both sides is to cherish the progress made.",
     "The charts previously agreed upon to mark the wrecks had expired.",
     "The ministers announced that both Governments are negotiating a treaty.",
     "Both called for the return to a ceasefire.",
     "The Norwegian side will be led by Harald Lund, Permanent Secretary.",
     "It is recalled that both had, last year, pledged to lay a buoy."],
)  # fmt: skip
def test_what_only_looks_like_a_promise_is_none(sentence: str) -> None:
    assert _promises(sentence) == []


def test_the_announcement_of_the_main_meeting_is_no_promise() -> None:
    text = "Delhi, 28 January 2027\n\nIndia and Nepal will hold the next round of consultations in New Delhi on Friday."
    assert [one for one in extract(text).commitments if one.kind.value in _TRACKED] == []
