"""Laws of matching names: it is symmetric, sure of itself, and keeps within its scale."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.intake.people.matching import KnownName, likeness, match_name
from app.intake.people.name_book import NameBook

WORD = st.text(alphabet="abdhiklmnorsyz", min_size=2, max_size=7).map(str.title)
NAME = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(NAME)
def test_a_name_is_like_itself(name: str) -> None:
    assert likeness(name, name)[0] == 1.0


@settings(max_examples=30, deadline=None)
@given(NAME, NAME)
def test_likeness_is_the_same_both_ways_and_within_its_scale(a: str, b: str) -> None:
    there, back = likeness(a, b)[0], likeness(b, a)[0]
    assert abs(there - back) < 0.05
    assert 0.0 <= there <= 1.0


WRITTEN = (
    "Mohammed Muhammad Mohamed Nasser Naseer Khaleefa Khalifa Al Rajesh Rakesh R. K Singh Sing Abdulrahman Abdurahman "
    "Chattopadhyay Chatopadhyay Chattopadhyaya Zaabi Alzaabi bin Seth Saeed"
)
SPOKEN = st.sampled_from(WRITTEN.split())


@settings(max_examples=30, deadline=None)
@given(
    st.lists(SPOKEN, min_size=1, max_size=4), st.lists(st.lists(SPOKEN, min_size=1, max_size=4), max_size=6)
)
def test_a_book_of_names_finds_all_that_comparing_with_every_name_finds(
    asked: list[str], names: list[list[str]]
) -> None:
    known = [KnownName(str(n // 2), " ".join(words), "Oman", "Envoy") for n, words in enumerate(names)]
    for name in (" ".join(asked), *(one.name for one in known)):
        for country, position in ((None, None), ("Oman", "Envoy")):
            found = match_name(name, NameBook(known), country=country, position=position)
            assert found == match_name(name, known, country=country, position=position)
