"""Who is named and was not there, whose side those are who met, and names that look like other words."""

from __future__ import annotations

import pytest

from app.intake.extraction import extract

_LEAD = (
    "12 May 2026\n\nDefence Minister Arun Rao of India met Defence Minister Said Al Harthy of Oman in Muscat on "
    "12 May 2026. "
)


def there(text: str) -> set[str]:
    return {one.name for one in extract(text).people if one.role != "mentioned"}


@pytest.mark.parametrize(
    "sentence",
    [
        "They welcomed the partnership announced by Prime Minister Jan Berg and President Omar Diallo in 2020.",
        "This follows the decision by President Omar Diallo and President Jan Berg to set up the group.",
        "They called on General Hla Min to restore calm.",
        "They welcomed the appointment of Dr Kim Sok as Secretary-General of the league.",
        "They previewed President Diallo's upcoming meeting with Prime Minister Jan Berg in Paris.",
        "They recalled the first dialogue, attended by Dr Anil Mehta and Ms Marie Petit in 2021.",
        "Mr Rao looks forward to welcoming Foreign Minister Badr Al Amri to New Delhi.",
        "They raised several cases, including Prime Minister Jan Berg's decision to close the pier.",
        "Mr Rao laid a wreath at the memorial of Field Marshal Sam Mistry.",
        "The talks were useful, according to ministry spokesman Lt Col Jeff Marsh.",
        "They noted the progress since the visit of Minister Sunil Rathi to Oman in June 2022.",
    ],
)
def test_who_is_only_spoken_of_was_not_there(sentence: str) -> None:
    assert there(_LEAD + sentence) == {"Arun Rao", "Said Al Harthy"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Vice Chair Wu He on trade issues attended the talks.", "Wu He"),
        ("Deputy Prime Minister and Finance Minister Tom English; and others attended the talks.", "Tom English"),
        ("Prime Minister Jack Key also attended the talks.", "Jack Key"),
        ("Peter N. Mills, undersecretary of defense for policy, attended the talks.", "Peter N. Mills"),
        ("The delegation was led by Principal Secretary Grace Oduya.", "Grace Oduya"),
    ],
)  # fmt: skip
def test_a_name_may_look_like_another_word(sentence: str, name: str) -> None:
    assert name in there(_LEAD + sentence)


def test_an_initial_more_is_the_same_person() -> None:
    text = f"{_LEAD}Under Secretary Ellen M. Lund attended. Ms. Ellen Lund spoke."
    assert [one.name for one in extract(text).people if "Lund" in one.name] == ["Ellen M. Lund"]


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("The Indian side was led by Shri Vinay Kar, Secretary, Ministry of External Affairs and the British by P Bay.",
         "Vinay Kar", "India"),
        ("The Omani delegation was led by Said Al Harthy, and the delegation of Georgia by the Minister, Lasha Dari.",
         "Lasha Dari", "Georgia"),
        ("National Security Advisor Eduardo Cruz of the Republic of the Philippines met Mori Ken of Japan in Tokyo.",
         "Eduardo Cruz", "Philippines"),
    ],
)  # fmt: skip
def test_a_side_is_read_where_it_is_stated(text: str, name: str, side: str) -> None:
    assert {one.name: one.side for one in extract(text).people}[name] == side


def test_who_is_called_on_is_not_of_the_side_of_those_who_call() -> None:
    text = (
        "Press release, Foreign Office, 20 November 2026\n\nThe Foreign Secretary, Helen Marsh of the United Kingdom, "
        "met Badr Al Amri, Foreign Minister of Oman, in Muscat on 19 November 2026. The Foreign Secretary also called "
        "on H.M. Sultan Haitham Al Said."
    )
    assert {one.name: one.side for one in extract(text).people}["Sultan Haitham Al Said"] == "Oman"


def test_those_who_agree_in_a_joint_statement_took_part_without_a_meeting() -> None:
    text = (
        "The Omani Prime Minister, Said Al Harthy, and the Kenyan Prime Minister, Grace Oduya, have agreed to enter "
        "into a new arrangement on berths."
    )
    assert there(text) == {"Said Al Harthy", "Grace Oduya"}
