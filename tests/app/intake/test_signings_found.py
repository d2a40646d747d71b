"""What was signed or adopted is an agreement with the year that the text tells of, and no commitment."""

from __future__ import annotations

import pytest

from app.intake.extraction import extract

_LEAD = (
    "Lisbon, 4 February 2027\n\nThe Defence Minister of Norway, Ola Berg, met the Portuguese "
    "Minister of Defence, Rui Costa, in Lisbon on 3 February 2027. "
)


def _agreements(sentence: str) -> list[tuple[str, int | None]]:
    return [(one.name, one.year) for one in extract(_LEAD + sentence).agreements]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The ministers signed a lifeboat agreement.", [("lifeboat agreement", 2027)]),
        (
            "They signed a sea rescue agreement, as well as a memorandum relating to divers, and a contract for parts.",
            [("sea rescue agreement", 2027), ("memorandum relating to divers", 2027), ("contract for parts", 2027)],
        ),
        ("A Plan of consultation of the ministries was signed.", [("Plan of consultation of the ministries", 2027)]),
        ("Last year a Declaration on Fisheries was signed.", [("Declaration on Fisheries", 2026)]),
        ("They had signed a lifeboat agreement.", [("lifeboat agreement", None)]),
        ("The protocol describing all the tasks was signed.", [("protocol", 2027)]),
        ("They are negotiating the signing of agreements on pilots, the care of buoys and the lights.",
         [("agreements on pilots, the care of buoys and the lights", None)]),
        ("They signed a charter on buoys in Bergen on 14 July 2019.", [("charter on buoys", 2019)]),
        ("They spoke of the sea rescue agreement (SRA).", [("sea rescue agreement", None)]),
        ("They spoke of the 2016 fisheries accord.", [("fisheries accord", 2016)]),
    ],
)  # fmt: skip
def test_what_was_signed_has_its_name_and_the_year_of_its_signing(
    sentence: str, found: list[tuple[str, int | None]]
) -> None:
    assert _agreements(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    ["They agreed to study the signing of an agreement on pilots.", "They signed the book of guests.",
     "The two signed a joint statement.", "It took place at the Belem Convention Center."],
)  # fmt: skip
def test_what_is_only_thought_of_or_named_by_its_sort_is_no_agreement(sentence: str) -> None:
    assert _agreements(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["The ministers signed the joint agreed minutes on buoys.", "A Joint Statement on buoys was adopted."]
)  # fmt: skip
def test_a_paper_signed_or_adopted_leaves_nothing_to_be_followed(sentence: str) -> None:
    found = extract(_LEAD + sentence)
    assert len(found.agreements) == 1
    assert not any(one.kind.value in {"agreed", "committed", "proposed"} for one in found.commitments)
