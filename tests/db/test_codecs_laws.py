"""Laws of the codecs: one value has one canonical text, whichever way it is written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from db.codecs import written
from db.values.text import canonical_json

TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
PLAIN = st.none() | st.booleans() | st.integers(-9, 9) | TEXT
MARKING = st.fixed_dictionaries(
    {"level": TEXT | st.integers(0, 1) | st.booleans(), "caveats": st.lists(PLAIN)}
)


@settings(max_examples=80)
@given(PLAIN | MARKING | st.lists(MARKING, max_size=2) | st.dictionaries(TEXT, PLAIN, max_size=3))
def test_what_is_written_from_memory_is_the_canonical_text(value: object) -> None:
    for _ in range(2):
        assert written(value) == canonical_json(value)
