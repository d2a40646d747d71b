"""Columns give way by turns, and the words never become too narrow."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.desktop.tables.widths import Wish, fit

wishes = st.lists(st.builds(Wish, st.integers(20, 400), st.integers(0, 20), st.integers(1, 9)), max_size=8)


def test_where_there_is_room_every_column_is_as_wide_as_it_likes() -> None:
    assert fit(1000, 300, [Wish(200, 100, 8), Wish(110, 28, 1)]) == (690, (200, 110))


def test_the_state_gives_way_first_but_its_sign_stays() -> None:
    assert fit(560, 300, [Wish(200, 100, 8), Wish(110, 28, 1)]) == (300, (200, 60))
    assert fit(500, 300, [Wish(200, 100, 8), Wish(110, 28, 1)]) == (300, (172, 28))


def test_then_figures_leave_and_at_last_everything_but_the_words() -> None:
    figures = [Wish(58, 0, 3), Wish(58, 0, 2), Wish(110, 28, 1)]
    assert fit(300 + 58 + 28, 300, figures) == (300, (58, 0, 28))
    assert fit(310, 300, figures) == (310, (0, 0, 0))


@given(st.integers(0, 2_000), wishes)
@settings(max_examples=30)
def test_the_words_have_their_least_and_all_columns_fill_the_room(room: int, others: list[Wish]) -> None:
    first, widths = fit(room, 300, others)
    assert first >= 300
    assert first + sum(widths) == max(room, 300)
    assert all(0 <= width <= wish.wide for width, wish in zip(widths, others, strict=True))


@given(st.integers(0, 2_000), wishes)
@settings(max_examples=25)
def test_more_room_takes_nothing_from_the_words(room: int, others: list[Wish]) -> None:
    assert sum(fit(room + 50, 300, others)[1]) >= sum(fit(room, 300, others)[1]) - 400
