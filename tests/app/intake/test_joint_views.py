"""A view of what the parties themselves will do is a promise; what points back, flatters or feeds is none."""

from __future__ import annotations

import pytest

from app.intake.extraction import extract

_MET = (
    "Omani Defence Minister Said Al Harthy met Dutch Defence Minister Jan de Boer in Muscat on 4 May 2023. "
)


def tracked(text: str) -> list[str]:
    return [one.evidence.quote for one in extract(_MET + text).commitments if one.tracked]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They shared the view that both countries would jointly train divers.", 1),
        ("Mr de Boer replied that the Netherlands would lend two tugs.", 1),
        ("The two sides pledged to widen training as well as to open a school in Sohar.", 2),
        ("Both reaffirmed their old friendship as well as their readiness to share radar data.", 1),
        ("They shared the view that the crisis will constitute a danger.", 0),
        ("This was decided at the talks held on Thursday.", 0),
        ("They agreed that holding more seminars would help mutual trust.", 0),
        ("Mr Al Harthy invited Dutch officers and local figures on board for a dinner.", 0),
        ("Mr de Boer offered his first greeting as Minister.", 0),
    ],
)
def test_only_what_somebody_is_to_do_is_tracked(text: str, number: int) -> None:
    assert len(tracked(text)) == number


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("The ministers signed the minutes of the meeting.", "minutes of the meeting", None),
        (
            "Since the signing in 1998 of the Joint Declaration between Oman and the Netherlands trade has grown.",
            "Joint Declaration between Oman and the Netherlands",
            1998,
        ),
    ],
)
def test_a_paper_without_a_subject_keeps_the_name_it_has(text: str, name: str, year: int | None) -> None:
    assert [(one.name, one.year) for one in extract(_MET + text).agreements] == [(name, year)]


def test_a_roadmap_that_is_yet_to_be_written_is_no_instrument() -> None:
    assert extract(_MET + "They agreed to formulate a comprehensive Ten-Year Roadmap.").agreements == ()


def test_an_hour_in_a_dated_dispatch_is_of_its_day() -> None:
    text = (
        "MUSCAT, 4 May 2023 – Ministers of Oman and Kenya take part in the 5th Meeting of the Committee for Coast "
        "Guard Coordination and Training.\n\nThe meeting began at 10:30 AM in the presence of Minister Said Al Harthy."
    )
    main = extract(text).meetings[0]
    assert (main.edition, main.dates.text if main.dates else None) == (5, "2023-05-04")
