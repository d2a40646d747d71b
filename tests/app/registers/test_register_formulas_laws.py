"""What a spreadsheet would take for a formula is defused, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.registers.formulas import bared, defused
from tests.app.anything import HOSTILE

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.sampled_from("'=+-@\t\r\n ax1＝－"), max_size=6),
    st.text(max_size=20),
)


@settings(max_examples=80)
@given(text=texts)
def test_what_is_defused_comes_back_as_it_was(text: str) -> None:
    assert bared(defused(text)) == text


@settings(max_examples=80)
@given(text=texts)
def test_nothing_defused_begins_like_a_formula(text: str) -> None:
    assert defused(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "'=1"])
def test_every_beginning_that_owasp_names_is_defused(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=b", "O’Neil", "'quoted'", "1-2"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text
