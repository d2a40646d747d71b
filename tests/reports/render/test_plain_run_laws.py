"""The quick way of setting words gives what the careful way gives, or steps back."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from reports.render.house import INDIA
from reports.render.ooxml import plain_run, runs

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text(
    "aZ09 &<>\"'–“”é\u00a0\u200e\u200f\u2028\x85\t\nمकД中", max_size=20
)


@given(WORDS, st.sampled_from(["", "Strong"]))
@example("AT&T <“x”>", "")
@example("", "Strong")
def test_plain_words_are_set_as_the_careful_way_sets_them(words: str, style: str) -> None:
    assert plain_run(words, style) in (None, runs(words, INDIA, style))


@given(st.text("abc XYZ 0123 .,;:–é&<>", min_size=1, max_size=40))
def test_ordinary_western_words_take_the_quick_way(words: str) -> None:
    assert plain_run(words) is not None
