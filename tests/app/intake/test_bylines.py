"""Whoever a release is by takes part in what it tells as “I” or “we”; who speaks in a quotation is not its author."""

from __future__ import annotations

import pytest

from app.intake.attendance.sides import MENTIONED
from app.intake.extraction import extract
from app.intake.people.bylines import speaks

_BODY = "\n\n8 March 2022\n\nDr Lena Okoye and I discussed pilot training in Accra today.\n"


def present(text: str) -> dict[str, str | None]:
    """Those who took part, with their posts."""
    return {one.name: one.position for one in extract(text).people if one.role != MENTIONED}


@pytest.mark.parametrize(
    "head",
    [
        "MEDIA RELEASE MINISTER FOR DEFENCE TOMAS VEIGA MR14 8 March 2022",
        "The Hon Tomas Veiga MP PORTUGUESE MINISTER FOR DEFENCE",
        "TOMAS VEIGA\nMINISTER FOR DEFENCE",
    ],
)
def test_the_head_of_a_release_names_whoever_speaks_as_i(head: str) -> None:
    assert present(head + _BODY)["Tomas Veiga"] == "Minister for Defence"


def test_those_who_sign_a_joint_release_were_all_there() -> None:
    text = (
        "JOINT MEDIA RELEASE\n\nMINISTERIAL CONSULTATIONS Minister for Defence Tomas Veiga and Secretary of State "
        "Ilse Brandt 8 March 2022\n\nThe 4th Ministerial Consultations were held in Ghent today. We agreed to meet."
    )
    assert set(present(text)) == {"Tomas Veiga", "Ilse Brandt"}


def test_ministers_who_share_one_post_in_a_heading_are_each_a_person() -> None:
    text = "Joint statement by Ministers Tomas Veiga and Ilse Brandt\n\nWe met in Ghent today.\n"
    assert set(present(text)) == {"Tomas Veiga", "Ilse Brandt"}


def test_a_signature_below_the_text_names_its_author() -> None:
    text = "Visit to Oslo\n\nI met Defence Minister Ari Kallas in Oslo today.\n\nTomas Veiga\nMinister of Defence\n"
    assert present(text)["Tomas Veiga"] == "Minister of Defence"


@pytest.mark.parametrize(
    ("text", "says_i"),
    [
        ("Ms Brandt and I reviewed the plan.", True),
        ("I'll be in Oslo.", True),
        ('She said: "I welcome this."', False),
        ('"Our navies train together. I look forward to more.', False),
    ],
)
def test_who_speaks_in_a_quotation_is_no_author(text: str, says_i: bool) -> None:
    assert speaks(text) is says_i


def test_the_author_and_whom_he_names_are_one_meeting() -> None:
    text = "MEDIA RELEASE MINISTER FOR DEFENCE TOMAS VEIGA" + _BODY
    people = {name for name, _ in extract(text).meetings[0].people}
    assert people == {"Tomas Veiga", "Lena Okoye"}


FILED = "Meeting with the Prime Minister of Tonga\nLarsen, Maud\n20240101 - 20260101\n28/04/2025\nMedia Release\n\n"


def test_the_one_by_whom_a_collection_files_a_text_took_part_where_it_says_we_met() -> None:
    told = "This week {} with Prime Minister Sione Fifita of Tonga. The talks were about training."
    assert set(present(FILED + told.format("we met"))) == {"Maud Larsen", "Sione Fifita"}
    assert "Maud Larsen" not in present(FILED + told.format("officials met"))
