"""Who was host and who visitor, who sat in the chair, and which side is whose where it is not said."""

from __future__ import annotations

import pytest

from app.intake.extraction import extract

_HELD = "The third Norway-Portugal Staff Dialogue was held in Lisbon on 3 February 2027"
_MET = "The Defence Minister of Norway, Ola Berg, met the Portuguese Minister of Defence, Rui Costa"


def _cast(text: str) -> dict[str, tuple[str, str | None]]:
    return {
        one.name.split()[-1]: (one.role, one.side) for one in extract(text).people if one.role != "mentioned"
    }


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        (
            f"{_MET}, in Lisbon on 3 February 2027.",
            {"Berg": ("visitor", "Norway"), "Costa": ("host", "Portugal")},
        ),
        (
            f"{_MET}, in Geneva on 3 February 2027.",
            {"Berg": ("principal", "Norway"), "Costa": ("principal", "Portugal")},
        ),
        (
            f"{_HELD}. In the chair were General Ola Berg and, for Portugal, General Rui Costa.",
            {"Berg": ("co-chair", "Norway"), "Costa": ("co-chair", "Portugal")},
        ),
        (
            f"{_HELD}, co-chaired on the Norwegian side by Major Ola Berg, on the Portuguese side by Major Rui Costa.",
            {"Berg": ("co-chair", "Norway"), "Costa": ("co-chair", "Portugal")},
        ),
        (
            f"{_HELD}. The Norwegian delegation had at its head General Ola Berg.",
            {"Berg": ("head of delegation", "Norway")},
        ),
        (
            "Norwegian and Portuguese Defence Ministers Ola Berg and Rui Costa met on 3 February 2027.",
            {"Berg": ("principal", "Norway"), "Costa": ("principal", "Portugal")},
        ),
        (
            "Japan and Chile spoke. Minister Aoki and Secretary Reyes had a telephone conference on 3 February 2027.",
            {"Aoki": ("principal", "Japan"), "Reyes": ("principal", "Chile")},
        ),
    ],
)
def test_roles_and_sides_follow_from_place_and_order(
    text: str, cast: dict[str, tuple[str, str | None]]
) -> None:
    assert _cast(text) == cast


def test_an_envoy_is_received_by_the_country_he_is_accredited_to() -> None:
    text = (
        "The Australian High Commissioner to Pakistan, Lucy Shaw, called on General Kamal Bajwa on 12 March 2027. "
        "A week ago British General Peter Carter called on General Bajwa."
    )
    assert _cast(text)["Bajwa"][1] == "Pakistan"


def test_a_country_behind_for_is_no_side() -> None:
    text = (
        "American and Japanese officials met in Washington on 12 March 2027. The officials included Deputy Assistant "
        "Secretary of State for Korea Mark Lamb."
    )
    assert _cast(text)["Lamb"][1] != "South Korea"
