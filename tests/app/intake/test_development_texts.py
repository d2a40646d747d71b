"""The invented development texts are read as annotated: the figures that a change may not lower."""

from __future__ import annotations

import pytest

from tests.app.intake.scoring import TEXTS, Score, gold_of, score_folder


@pytest.fixture(scope="module")
def score() -> Score:
    return score_folder()


def test_there_are_texts_of_many_outlets() -> None:
    outlets = [gold_of(path)["outlet"] for path in TEXTS.glob("*.txt")]
    assert len(outlets) >= 60
    assert len(set(outlets)) >= 60


def test_every_text_says_that_it_is_invented() -> None:
    assert all(gold_of(path)["invented"] for path in TEXTS.glob("*.txt"))


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("meetings", 0.95),
        ("participants", 0.95),
        ("agreements", 0.93),
        ("exercises", 0.93),
        ("tracked", 0.93),
    ],
)
def test_enough_is_found_and_little_invented(score: Score, kind: str, least: float) -> None:
    tally = score.tallies[kind]
    assert tally.gold > 0
    assert tally.f1 >= least, "\n".join(tally.wrong)


def test_kinds_are_right_where_found(score: Score) -> None:
    tally = score.tallies["commitments"]
    assert tally.kind_right >= 0.9 * tally.hits


def test_who_owes_it_and_by_when_is_right_where_found(score: Score) -> None:
    tally = score.tallies["tracked"]
    assert tally.kind_right >= 0.95 * tally.hits
    assert tally.owner_right >= 0.93 * tally.hits
    assert tally.due_right >= 0.90 * tally.hits


def test_main_events_are_right(score: Score) -> None:
    assert score.main_right >= 0.95 * score.main


def test_hardly_anything_is_filled_that_is_not_stated(score: Score) -> None:
    assert len(score.filled) <= 1, score.filled


def test_tempting_sentences_raise_no_alarm(score: Score) -> None:
    assert score.alarms == []
