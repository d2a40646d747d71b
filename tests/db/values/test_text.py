"""Cleaned text harms neither storage nor Word nor the reader, and JSON has one spelling."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.values.choices import Role
from db.values.errors import InvalidValue
from db.values.text import OVERRIDE_SYMBOL, Shape, canonical_json, clean_text, hidden_characters
from tests.db.values.strategies import hostile

shapes = st.sampled_from(Shape)


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n"])
def test_every_line_break_becomes_one_line_feed(mark: str) -> None:
    assert clean_text(f"one{mark}two", Shape.FIELD) == "one\ntwo"
    assert clean_text(f"one{mark}two", Shape.BODY) == "one\ntwo"


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n", "\t"])
def test_in_a_line_every_break_becomes_a_blank(mark: str) -> None:
    assert clean_text(f"one{mark}two", Shape.LINE) == "one two"


def test_a_tab_stays_where_text_has_lines() -> None:
    assert clean_text("a\tb", Shape.FIELD) == "a\tb"


@pytest.mark.parametrize(
    "unwanted",
    [
        *("\0", "\x07", "\x1b", "\x7f", "\x80", "\x9f", "\ufdd0", "\ufffe", "\U0010ffff", "\ud800", "\udc00"),
        *("\U000e0001", "\U000e0041", "\U000e007f", "\u200b", "\u2060", "\ufeff"),
    ],
)
@pytest.mark.parametrize("shape", Shape)
def test_what_no_reader_could_see_is_removed(unwanted: str, shape: Shape) -> None:
    assert clean_text(f"a{unwanted}b", shape) == "ab"
    assert hidden_characters(f"a{unwanted}b") == 1


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize(
    "text", ["न\u200dम", "می\u200cخواهم", "👩\u200d🚀", "\u200eabc", "\u00adx", "a\u00a0b"]
)
def test_joiners_and_what_scripts_need_stay(text: str, shape: Shape) -> None:
    assert clean_text(text, shape) == text
    assert hidden_characters(text) == 0


def test_line_breaks_are_not_counted_as_hidden() -> None:
    assert hidden_characters("a\r\nb\vc\u2028d\x85e") == 0


def test_letters_and_their_marks_are_composed() -> None:
    assert clean_text("Cafe\u0301", Shape.LINE) == "Café"


def test_a_mark_parted_from_its_letter_by_a_hidden_character_is_composed() -> None:
    assert clean_text("e\u200b\u0301", Shape.LINE) == "é"


@pytest.mark.parametrize("mark", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_a_name_has_no_bidirectional_controls(mark: str) -> None:
    assert clean_text(f"a{mark}b", Shape.LINE) == "ab"


@pytest.mark.parametrize("mark", "\u202d\u202e")
def test_an_override_is_shown_in_running_text(mark: str) -> None:
    assert clean_text(f"pay {mark}001", Shape.BODY) == f"pay {OVERRIDE_SYMBOL}001"


@pytest.mark.parametrize("mark", "\u202a\u202b\u202c")
def test_embeddings_are_removed_from_running_text(mark: str) -> None:
    assert clean_text(f"a{mark}b", Shape.FIELD) == "ab"


def test_balanced_isolates_stay_in_running_text() -> None:
    text = "to \u2067السيب \u2068x\u2069\u2069 today"
    assert clean_text(text, Shape.BODY) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\u2067b", "ab"),
        ("a\u2069b", "ab"),
        ("\u2069a\u2066", "a"),
        ("\u2066a\u2069\u2069", "\u2066a\u2069"),
        ("\u2067a\u2066b\u2069", "a\u2066b\u2069"),
        ("\u2066a\nb\u2069", "a\nb"),
    ],
)
def test_unbalanced_isolates_are_removed_line_by_line(text: str, cleaned: str) -> None:
    assert clean_text(text, Shape.BODY) == cleaned


def test_blanks_at_the_ends_go_but_for_bodies() -> None:
    assert clean_text("  a \n", Shape.LINE) == "a"
    assert clean_text("\n\u3000a \n", Shape.FIELD) == "a"
    assert clean_text("  a \n", Shape.BODY) == "  a \n"


@pytest.mark.parametrize(
    ("shape", "limit"), [(Shape.LINE, 500), (Shape.FIELD, 20_000), (Shape.BODY, 2_000_000)]
)
def test_a_text_may_be_as_long_as_its_shape_and_no_longer(shape: Shape, limit: int) -> None:
    assert len(clean_text("x" * limit, shape)) == limit
    with pytest.raises(InvalidValue, match=f"may have {limit:,} characters but has {limit + 1:,}"):
        clean_text("x" * (limit + 1), shape)


def test_the_length_is_that_of_the_cleaned_text() -> None:
    assert clean_text("x" * 500 + "\0" * 100 + "   ", Shape.LINE) == "x" * 500


@settings(max_examples=150)
@given(hostile, shapes)
def test_cleaning_twice_changes_nothing(text: str, shape: Shape) -> None:
    once = clean_text(text, shape)
    assert clean_text(once, shape) == once
    assert hidden_characters(once) == 0


@given(hostile, shapes)
def test_cleaned_text_can_be_stored_and_printed(text: str, shape: Shape) -> None:
    cleaned = clean_text(text, shape)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    allowed = "" if shape is Shape.LINE else "\t\n"
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c not in allowed]


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=80))
def test_plain_text_is_left_alone(text: str) -> None:
    assert clean_text(text, Shape.BODY) == text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_canonical_json_reads_back_as_it_was(value: object) -> None:
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(st.text(), st.integers(0, 9)))
def test_the_order_in_which_keys_were_put_does_not_matter(data: dict[str, int]) -> None:
    turned = dict(reversed(data.items()))
    assert canonical_json(data) == canonical_json(turned)


def test_canonical_json_has_sorted_keys_and_no_blanks() -> None:
    value = {"b": [1, True, None], "a": "é“\n"}
    assert canonical_json(value) == '{"a":"é“\\n","b":[1,true,null]}'


def test_a_choice_is_written_by_its_value() -> None:
    assert canonical_json({"role": Role.CO_CHAIR}) == '{"role":"co_chair"}'


@pytest.mark.parametrize(
    "value", [1.5, float("nan"), (1, 2), {1: 2}, {"a": {None: 1}}, b"x", {1, 2}, [object()]]
)
def test_what_has_no_canonical_json_is_a_mistake_of_the_program(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


@pytest.mark.parametrize("value", ["\ud800", ["a", {"b": "x\udfff"}], {"\udc00": 1}, 2**63, -(2**63) - 1])
def test_what_could_not_be_stored_or_exchanged_is_refused(value: object) -> None:
    with pytest.raises(InvalidValue):
        canonical_json(value)


def test_bottomless_nesting_is_refused() -> None:
    deep: list[object] = []
    for _ in range(3000):
        deep = [deep]
    with pytest.raises(InvalidValue, match="nested"):
        canonical_json(deep)
    circle: list[object] = []
    circle.append(circle)
    with pytest.raises(InvalidValue, match="nested"):
        canonical_json(circle)


@given(st.text(), st.text())
def test_keys_sort_by_code_point(one: str, other: str) -> None:
    written = canonical_json({one: 0, other: 0})
    assert list(json.loads(written)) == sorted({one, other})
