"""A damaged file gives a text or a reason; the long form reads ten thousand of each kind (`tools/nightly`)."""

from __future__ import annotations

import os

import pytest

from tests.faults.mutations import ORIGINALS, Tally, apart, here, long_form, mutated

COUNT = int(os.environ.get("CHANCERY_MUTATIONS", "60"))
APART = 3


@pytest.mark.parametrize("kind", ORIGINALS)
def test_the_undamaged_file_is_read(kind: str) -> None:
    from app.reading.texts import read_text

    assert read_text(ORIGINALS[kind](), f"a.{kind}").text


@pytest.mark.parametrize("kind", [kind for kind in ORIGINALS if kind != "pdf"])
def test_a_damaged_file_gives_a_text_or_a_reason(kind: str) -> None:
    if COUNT > 60:
        long_form(kind, COUNT)
        return
    tally = Tally()
    for seed in range(COUNT):
        here(kind, seed, tally)
    assert tally.outcomes.total() == COUNT
    assert tally.outcomes["read"] > 0, "damage is not always too much"


def test_a_damaged_pdf_gives_a_text_or_a_reason() -> None:
    """In processes of their own only: it is no Python that reads them."""
    tally = long_form("pdf", COUNT)
    assert tally.outcomes.total() == COUNT
    assert tally.outcomes["read"] > 0


@pytest.mark.parametrize("kind", ["docx", "pdf", "eml"])
def test_the_program_survives_a_damaged_file(kind: str) -> None:
    tally = Tally()
    for seed in range(APART):
        apart(kind, seed, tally)
    assert tally.outcomes.total() == APART


@pytest.mark.parametrize("kind", ORIGINALS)
def test_the_same_seed_is_the_same_damage(kind: str) -> None:
    assert mutated(kind, 1) == mutated(kind, 1)
    assert len({mutated(kind, seed) for seed in range(20)}) > 10
