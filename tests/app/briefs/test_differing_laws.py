"""Laws of following words from one text into another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.briefs.differing import Moved, differing, pieces
from reports.read.passages import Passage

words = st.lists(st.sampled_from(["Oman", "Muscat", "24", "Nov", "2025", ",", "the"]), min_size=1, max_size=8)
texts = words.map(" ".join)


@settings(max_examples=30, deadline=None)
@given(texts, texts)
def test_the_pieces_of_both_texts_make_them_up_and_what_is_unchanged_is_the_same(
    one: str, other: str
) -> None:
    old, new = pieces(one, other)
    assert ("".join(text for text, _ in old), "".join(text for text, _ in new)) == (one, other)
    assert "".join(t for t, changed in old if not changed) == "".join(t for t, changed in new if not changed)


@settings(max_examples=30, deadline=None)
@given(words, st.integers(0, 7), st.sampled_from(["Salalah", "25 Dec"]))
def test_a_word_that_was_replaced_became_what_stands_there(told: list[str], place: int, new: str) -> None:
    place %= len(told)
    before, after = " ".join(told), " ".join([*told[:place], new, *told[place + 1 :]])
    start = len(" ".join([*told[:place], ""])) if place else 0
    assert Moved(before, after).became(start, start + len(told[place])) == new


@settings(max_examples=30, deadline=None)
@given(st.lists(texts, max_size=6), st.lists(texts, max_size=6))
def test_every_paragraph_that_is_not_the_same_is_told_once(one: list[str], other: list[str]) -> None:
    mine, yours = [Passage(text) for text in one], [Passage(text) for text in other]
    found = differing(mine, yours)
    assert differing(mine, mine) == ()
    left = [pair.before.text for pair in found if pair.before]
    right = [pair.after.text for pair in found if pair.after]
    same = len(one) - len(left)
    assert same == len(other) - len(right)
    assert all(
        pair.before is None or pair.after is None or pair.before.text != pair.after.text for pair in found
    )


def test_words_put_in_beside_a_fact_belong_to_it_only_where_nothing_else_stands_there() -> None:
    assert Moved("Defence Minister", "Deputy Defence Minister").became(0, 16) == "Deputy Defence Minister"
    assert Moved("met Khan", "met General Khan").became(4, 8) is None
    assert Moved("in Muscat.", "in Muscat, Oman.").became(3, 9) == "Muscat, Oman"
