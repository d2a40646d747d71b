"""Passwords: one Unicode form, never shown, and a judgement that does not flatter."""

from __future__ import annotations

import unicodedata

import pytest

from db.values.errors import InvalidValue
from db.values.password import LEAST, MOST, Password, Strength, chosen, strength, typed


def test_a_password_is_shown_to_nobody() -> None:
    found = typed("seven tired camels")
    for shown in (repr(found), str(found), f"{found}", repr((found,)), repr({"given": found})):
        assert "camels" not in shown


def test_the_form_of_an_accent_does_not_matter_but_spaces_and_capitals_do() -> None:
    assert typed(unicodedata.normalize("NFD", "café au lait")) == typed(
        unicodedata.normalize("NFC", "café au lait")
    )
    assert typed("a b") != typed("a  b")
    assert typed("Abc") != typed("abc")


@pytest.mark.parametrize(
    "words", ["", "1234567", "x" * (MOST + 1), "with\ttabs in", "null\0inside", "\ud800surrogate"]
)
def test_what_cannot_be_a_new_password_is_refused_without_repeating_it(words: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        chosen(words)
    assert not words or words not in str(refused.value)


def test_the_shortest_and_the_longest_are_taken() -> None:
    assert chosen("x" * LEAST) == Password("x" * LEAST)
    assert chosen("नमस्ते दुनिया").words == "नमस्ते दुनिया"
    assert len(chosen("x" * MOST).words) == MOST


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("password1", Strength.WEAK),
        ("Password123", Strength.WEAK),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abcdefghijklmnop", Strength.WEAK),
        ("123456789012345", Strength.WEAK),
        ("gulf gulf gulf gulf gulf", Strength.WEAK),
        ("Muscat2025", Strength.FAIR),
        ("correct horse battery staple", Strength.FAIR),
        ("seven tired camels crossing Vienna", Strength.GOOD),
        ("vR7#mQ2!xL9pTz", Strength.GOOD),
    ],
)
def test_strength_is_judged_cautiously(words: str, wanted: Strength) -> None:
    assert strength(typed(words)) is wanted


def test_every_judgement_is_one_or_two_plain_sentences() -> None:
    for one in Strength:
        assert one.value.endswith(".")
        assert len(one.value) < 130
