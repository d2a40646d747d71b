"""Words lose only what no file can hold, and are cut where the writing system changes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.render.words import Script, printable, set_stretches, stretches


@given(st.text())
def test_stretches_joined_are_the_words_again(words):
    assert "".join(stretch for _, stretch in stretches(words)) == words


@given(st.text())
def test_neighbouring_stretches_differ(words):
    scripts = [script for script, _ in stretches(words)]
    assert all(a is not b for a, b in pairwise(scripts))


@given(st.text())
def test_what_is_set_is_what_was_written_but_for_marks_of_direction(words):
    found = "".join(stretch for _, stretch in set_stretches(words))
    assert found.replace("\u200e", "") == printable(words).replace("\u200e", "")


@given(st.text())
def test_printable_words_can_be_written_and_stay_as_they_are(words):
    found = printable(words)
    found.encode()
    assert printable(found) == found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a\x00b\x0bc\ud800d\ufffee\uffff", "abcde"),
        ("tab\tline\nreturn\rnext\x85line\u2028end", "tab line return next line end"),
        ("naïve – “quoted”\u00a0x 😀", "naïve – “quoted”\u00a0x 😀"),
    ],
)
def test_characters_that_no_file_holds_go_and_line_ends_become_blanks(words, expected):
    assert printable(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", []),
        ("plain", [(Script.WESTERN, "plain")]),
        ("Привет", [(Script.WESTERN, "Привет")]),
        ("محمد بن ناصر", [(Script.ARABIC, "محمد بن ناصر")]),
        ("x محمد بن 5 y", [(Script.WESTERN, "x "), (Script.ARABIC, "محمد بن"), (Script.WESTERN, " 5 y")]),
        ("مُحَمَّد", [(Script.ARABIC, "مُحَمَّد")]),
        ("क्‍ष (कृ)", [(Script.INDIC, "क्‍ष (कृ"), (Script.WESTERN, ")")]),
        ("東京、大阪", [(Script.CHINESE, "東京、大阪")]),
        ("さくら東京", [(Script.JAPANESE, "さくら東京")]),
        ("김 金", [(Script.KOREAN, "김 金")]),
        ("שלום", [(Script.HEBREW, "שלום")]),
        ("ไทย", [(Script.THAI, "ไทย")]),
    ],
)
def test_writing_systems_are_told_apart(words, expected):
    assert list(stretches(words)) == expected


def test_a_number_after_right_to_left_words_keeps_its_order():
    found = list(set_stretches("محمد 2026-11-21"))
    assert found == [(Script.ARABIC, "محمد"), (Script.WESTERN, "\u200e 2026-11-21")]
    assert "\u200e" not in "".join(stretch for _, stretch in set_stretches("محمد then 2026"))
