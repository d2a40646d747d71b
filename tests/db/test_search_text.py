"""Text folds to what people would type to find it, and every folded character knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search_text import BREAK, LONGEST_WORD, chunks, fold, fold_with_places, shadow, words_of

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


def words(text: str) -> list[str]:
    return [word for chunk in chunks(text) for word in chunk.words]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź", "lodz"),
        ("Đà Nẵng", "da nang"),
        ("Großmacht", "grossmacht"),
        ("Ærø", "aero"),
        ("İstanbul ısı", "istanbul isi"),
        ("Ёлка", "елка"),
        ("Ἑλλάς", "ελλας"),
        ("وِزَارَة الدِّفَاع", "وزارة الدفاع"),
        ("إيران", "ايران"),
        ("ﬁnal ½", "final 1 2"),
        ("１３ｔｈ ＪＭＣＣ", "13th jmcc"),
        ("٢٠٢٥", "2025"),
        ("नेपाल", "नेपाल"),
        ("soft\u00adhyphen zero\u200dwidth", "softhyphen zerowidth"),
        ("Al-Za’abi", "al za'abi"),
    ],
)
def test_what_is_written_folds_to_what_is_typed(written: str, typed: str) -> None:
    assert words(written) == words(typed)


@pytest.mark.parametrize(
    ("one", "other"), [("नेपाल", "नापाल"), ("कि", "की"), ("か", "が"), ("resume", "resumed"), ("中", "华")]
)
def test_what_differs_for_its_readers_stays_different(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize(
    ("text", "count"),
    [("中华人民共和国", 7), ("コーヒー", 4), ("ประเทศไทย", 9), ("नेपाल वि", 2), ("한국 방문", 2)],
)
def test_scripts_without_blanks_are_one_word_a_letter(text: str, count: int) -> None:
    assert len(words(text)) == count


def test_a_hyphenated_word_is_also_one_word() -> None:
    assert [chunk.as_one for chunk in chunks("Al-Zaabi, e-mail U.S.")] == ["alzaabi", "email", "us"]
    assert shadow("Al-Zaabi came") == f"al zaabi came {BREAK} alzaabi"


def test_an_apostrophe_parts_less_than_a_hyphen() -> None:
    (chunk,) = chunks("Al-Za’abi")
    assert chunk.words == ("al", "za", "abi")
    assert chunk.further == ("zaabi", "alzaabi")
    assert shadow("O'Neil") == f"o neil {BREAK} oneil"


def test_a_long_chain_of_hyphens_is_not_written_as_one() -> None:
    (chunk,) = chunks("a-b-c-d-e-f-g-h")
    assert chunk.further == ()


def test_texts_of_one_document_are_parted() -> None:
    assert shadow("staff", None, "", "…", "talks") == f"staff {BREAK} talks"
    assert words_of("a § b a") == {"a", "b"}


def test_punctuation_alone_holds_no_word() -> None:
    assert chunks("… – (%) - ’ ☂\u200b\x00\ud800") == []
    assert shadow("…", "!") == ""


def test_a_monstrous_word_is_cut_the_same_way_everywhere() -> None:
    assert words("x" * 5_000) == ["x" * LONGEST_WORD]


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)).split() == fold(text).split()


@given(ANY_TEXT)
def test_no_blank_and_no_break_is_ever_part_of_a_word(text: str) -> None:
    for word in words(text):
        assert word
        assert not set(word) & {" ", "-", "'", BREAK, '"', "\x00"}
        assert word.encode("utf-8")


@given(ANY_TEXT)
def test_the_words_of_a_text_are_the_words_of_its_shadow(text: str) -> None:
    found = shadow(text).split(" ") if shadow(text) else []
    assert found[: len(words(text))] == words(text)


@given(ANY_TEXT)
def test_every_folded_character_has_its_place_in_the_text(text: str) -> None:
    folded, places = fold_with_places(text)
    assert len(folded) == len(places)
    assert places == sorted(places)
    for character, place in zip(folded, places, strict=True):
        assert character in fold_with_places(text[place])[0]
