"""A sentence without an end is cut at a clause, so that rules that look both ways stay cheap, and nothing is lost."""

from __future__ import annotations

from itertools import pairwise

from app.intake.text.sentences import LONGEST, sentences

_CLAUSE = (
    "the Minister of Defence of Oman, Salim Al Harthy, met in Muscat with his Indian counterpart Arun Rao on 5 May "
    "2026 and agreed to hold the next round in New Delhi by June 2027, "
)


def endless(words: int) -> str:
    said = (_CLAUSE * (words // len(_CLAUSE.split()) + 1)).split()
    return "Muscat, 6 May 2026 – " + " ".join(said[:words]) + "."


def test_an_endless_sentence_is_cut_at_clauses_and_no_word_is_lost() -> None:
    view = endless(18_000)
    cut = sentences(view)
    assert max(one.end - one.start for one in cut) <= LONGEST
    assert all(view[one.end - 1] == "," for one in cut[:-1])
    assert not any(view[one.end : two.start].strip() for one, two in pairwise(cut))
    assert (cut[0].start, cut[-1].end) == (0, len(view))


def test_a_run_without_blanks_is_cut_all_the_same() -> None:
    assert [one.end - one.start for one in sentences("x" * (LONGEST + 5) + ".")] == [LONGEST, 6]
