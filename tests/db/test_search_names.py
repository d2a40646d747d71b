"""Two spellings of a name may be one; two names are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search_names import alike, name_key


def may_be_one(word: str, other: str) -> bool:
    return name_key(word) == name_key(other) and alike(word, other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("naseer", "nasser"), ("mohammed", "muhammad"), ("hussein", "hussain"), ("ahmed", "ahmad"), ("yusuf", "yousef"),
        ("salim", "salem"), ("alzaabi", "zaabi"), ("rahman", "abdulrahman"), ("harthy", "harthi"), ("zayed", "zaid"),
        ("chauhan", "chouhan"), ("qaboos", "kabus"), ("said", "saeed"), ("matar", "mattar"), ("omar", "umar"),
        ("abdullah", "abdulla"), ("zaabi", "zaabi"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_found_together(word: str, other: str) -> None:
    assert may_be_one(word, other)
    assert may_be_one(other, word)


@pytest.mark.parametrize(
    ("word", "other"),
    [("rajesh", "rakesh"), ("hassan", "hussein"), ("ahmed", "hamad"), ("sanjay", "sanjeev"), ("ali", "ola"),
     ("singh", "sharma"), ("salim", "sultan")],
)  # fmt: skip
def test_different_names_stay_apart(word: str, other: str) -> None:
    assert not may_be_one(word, other)


@pytest.mark.parametrize("word", ["ли", "محمد", "13th", "中", "al"])
def test_words_that_no_romanisation_made_are_their_own_key(word: str) -> None:
    assert name_key(word) == word


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=1, max_size=12))
def test_every_word_has_a_key_and_is_like_itself(word: str) -> None:
    assert name_key(word)
    assert alike(word, word)
