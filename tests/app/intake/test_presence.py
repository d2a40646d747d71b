"""Who is invoked, belongs to the past or only comments took no part; new posts, ranks and particles are read whole."""

from __future__ import annotations

import pytest

from app.intake.attendance.sides import MENTIONED
from app.intake.extraction import extract

_MET = (
    "Omani Defence Minister Said Al Harthy met Dutch Defence Minister Jan de Boer in Muscat on 4 May 2023. "
)


def present(text: str) -> set[str]:
    return {one.name for one in extract(text).people if one.role != MENTIONED}


@pytest.mark.parametrize(
    "more",
    [
        "They follow directives of Custodian of the Two Holy Mosques King Faris and Crown Prince Hamad bin Faris.",
        "The dialogue last took place in Delft in 2019, led by former Deputy Secretary Paul Kramer.",
        "The 3rd round, held in Delft in 2019, was co-chaired by General Paul Kramer and Admiral Noor Rashid.",
        "Dutch Ambassador to Oman Paul Kramer said ties were growing.",
        "Secretary General Paul Kramer sent a message.",
    ],
)
def test_who_is_invoked_or_only_comments_was_not_there(more: str) -> None:
    assert present(_MET + more) == {"Said Al Harthy", "Jan de Boer"}


def test_an_envoy_who_speaks_at_the_table_was_there() -> None:
    assert "Paul Kramer" in present(_MET + "Dutch Ambassador to Oman Paul Kramer also attended the meeting.")


def test_who_tells_of_a_meeting_was_not_met() -> None:
    text = (
        "Minister Ari Kallas met State Secretary Ilse Brandt in Riga, Press Secretary Maj. Gen. Bo Lind said."
    )
    assert present(text) == {"Ari Kallas", "Ilse Brandt"}


def test_a_prince_called_by_fewer_of_his_fathers_is_one_person() -> None:
    text = (
        "Prince Hamad bin Said bin Turki met Dutch Defence Minister Jan de Boer in Muscat on 4 May 2023. "
        "Prince Hamad bin Said spoke of trade. Prince Hamad thanked Mr de Boer."
    )
    assert present(text) == {"Hamad bin Said bin Turki", "Jan de Boer"}


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        ("the Minister of Defence, Toivo ya Shikongo", "Toivo ya Shikongo", "Minister of Defence"),
        ("Foreign Minister the Hon Don Hartley", "Don Hartley", "Foreign Minister"),
        ("Commodore (Indian Navy) A. K. Mehra", "A. K. Mehra", None),
        ("Rear Admiral Ann Lee, KBE, the Commander of the Navy", "Ann Lee", "Commander of the Navy"),
        (
            "the Minister for Environment and Salt Pans, Mr Juma Kariuki",
            "Juma Kariuki",
            "Minister for Environment and Salt Pans",
        ),
        ("Undersecretary Ma. Corazon P. Reyes", "Ma. Corazon P. Reyes", "Undersecretary"),
    ],
)
def test_a_name_is_cut_where_its_post_and_titles_end(text: str, name: str, position: str | None) -> None:
    people = {one.name: one.position for one in extract(f"The Omani side was led by {text}.").people}
    assert people == {name: position}
