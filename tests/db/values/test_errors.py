"""Errors say one sentence to an officer."""

from hypothesis import given

from db.values.errors import ChanceryError, InvalidValue, excerpt
from tests.db.values.strategies import hostile


def test_an_error_is_its_sentence() -> None:
    assert str(ChanceryError("The file is locked; close it there.")) == "The file is locked; close it there."


def test_an_error_may_name_its_field() -> None:
    assert InvalidValue("No such day.", field="held").field == "held"
    assert InvalidValue("No such day.").field is None


def test_an_invalid_value_is_an_error_an_officer_may_see() -> None:
    assert issubclass(InvalidValue, ChanceryError)


def test_an_excerpt_is_quoted() -> None:
    assert excerpt("24 nov") == "“24 nov”"


def test_a_long_excerpt_is_cut_and_says_so() -> None:
    assert excerpt("x" * 100, limit=10) == "“xxxxxxxxxx…”"
    assert excerpt("x" * 10, limit=10) == "“xxxxxxxxxx”"


@given(hostile)
def test_an_excerpt_is_always_one_printable_line(text: str) -> None:
    shown = excerpt(text)
    assert shown.isprintable()
    assert len(shown) <= 63
