"""One typed line, read as a step; what is not understood is a remark and never an error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.board import log_line, read_update
from app.commitments.line import read_line
from app.commitments.steps import Answer, Verb
from app.errors import InvalidValue
from db.values.choices import CommitmentStatus, DropAgreed, Side
from db.values.partial_date import PartialDate
from tests.app.commitments.book import Book

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("done – letter 12/2026", Answer(Verb.DONE, evidence="letter 12/2026")),
        ("Done letter 12/2026", Answer(Verb.DONE, evidence="letter 12/2026")),
        ("carried", Answer(Verb.CARRY)),
        ("carried over: no time", Answer(Verb.CARRY, "no time")),
        ("40 %", Answer(Verb.PROGRESS, progress=40)),
        ("40% drawings ready", Answer(Verb.PROGRESS, "drawings ready", progress=40)),
        ("progress 60 per cent: half built", Answer(Verb.PROGRESS, "half built", progress=60)),
        ("140 %", Answer(Verb.REMARK, "140 %")),
        ("dropped: overtaken, both agreed", Answer(Verb.DROP, "overtaken", agreed_by=DropAgreed.BOTH)),
        ("dropped: no money (our side alone)", Answer(Verb.DROP, "no money", agreed_by=DropAgreed.OURS_ALONE)),
        ("hold until March 2027: budget", Answer(Verb.HOLD, "budget", review_on=PartialDate(2027, 3))),
        ("reopen: one list was wrong", Answer(Verb.REOPEN, "one list was wrong")),
        ("reworded: “Share two lists.”", Answer(Verb.REWORD, wording="Share two lists.")),
        ("our half done: NV 7", Answer(Verb.DONE, evidence="NV 7", half=Side.OURS)),
        ("they reported done: NV 7", Answer(Verb.REPORT, evidence="NV 7", reported_by=Side.THEIRS)),
        ("reported by us: letter 3", Answer(Verb.REPORT, evidence="letter 3", reported_by=Side.OURS)),
        ("partly done: one list", Answer(Verb.PARTLY, "one list", evidence="one list")),
        ("the ministry looks into it", Answer(Verb.REMARK, "the ministry looks into it")),
        ("holding talks in May", Answer(Verb.REMARK, "holding talks in May")),
        ("completely forgotten", Answer(Verb.REMARK, "completely forgotten")),
    ],
)  # fmt: skip
def test_a_line_is_read_as_it_is_meant(typed: str, answer: Answer) -> None:
    assert read_line(typed, today=TODAY).answer == answer


@settings(max_examples=80)
@given(st.text(max_size=60))
def test_no_line_is_an_error_and_none_is_lost(typed: str) -> None:
    line = read_line(typed, today=TODAY)
    if line.answer is None:
        assert not typed.split()
    elif line.answer.verb is Verb.REMARK:
        assert line.answer.remark or typed.casefold().strip().startswith(("remark", "note", "our", "their"))


def test_what_is_wanted_is_said_before_it_is_logged(book: Book) -> None:
    made = book.promise()
    assert read_update(book.desk.case, made, "done").wants.startswith("Name what shows")
    with pytest.raises(InvalidValue, match="what shows that it was done"):
        log_line(book.desk.case, made, "done")
    with pytest.raises(InvalidValue, match="Type what became of it"):
        log_line(book.desk.case, made, "  ")
    log_line(book.desk.case, made, "done: NV 12")
    assert (book.row(made).status, book.row(made).evidence) == (CommitmentStatus.IMPLEMENTED, "NV 12")
