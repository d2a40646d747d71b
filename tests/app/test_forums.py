"""The page of a forum in a case file: sessions, chairs by post as of today, what is open, sub-bodies."""

from __future__ import annotations

from datetime import date

import pytest

from app.commitments.acting import act, carry_all
from app.commitments.register import open_commitments
from app.commitments.steps import Answer, Verb
from app.errors import NotFound
from app.forums import read_forum
from app.sessions import Next
from db.values.choices import HostingRule, Side
from db.values.partial_date import PartialDate
from tests.app.commitments.book import Book, due
from tests.app.commitments.conftest import book, template
from tests.app.conftest import INDIA

__all__ = ["book", "template"]


def test_a_page_holds_sessions_gaps_turn_and_counts(book: Book) -> None:
    muscat = book.desk.add("place", name="Muscat", country_id=book.oman)
    delhi = book.desk.add("place", name="New Delhi", country_id=INDIA)
    book.desk.edit(book.thirteenth, place_id=delhi)
    book.desk.edit(book.fourteenth, place_id=muscat)
    book.desk.edit(book.jmcc, period_months=12, hosting=HostingRule.IN_TURN, documents="Agreed minutes")
    made = book.promise(due=due("by the next session"), due_event_id=book.jmcc)
    closed = book.promise("Closed")
    book.promise("Ours", owner_side=Side.OURS, due=due("by 1 March 2026"), forum_id=None)
    act(book.desk.case, closed, Answer(Verb.DONE, evidence="NV 1"))
    carry_all(book.desk.case, [made], meeting_id=book.fourteenth)
    body = book.desk.add("forum", name="Working group", parties=[INDIA, book.oman], parent_id=book.jmcc)
    view = read_forum(book.desk.case, book.jmcc)
    assert [
        (one.edition, one.place, one.gap_months, one.made, one.open, one.carried) for one in view.sessions
    ] == [
        (14, "Muscat", 12, 0, 0, 1),
        (13, "New Delhi", None, 3, 2, 0),
    ]
    assert view.turn is not None
    assert (view.turn.country.title, view.turn.reason) == ("India", "14th JMCC was held in Muscat.")
    assert (view.open.total, view.open.ours, view.open.theirs, view.open.overdue) == (2, 1, 1, 1)
    case = book.desk.case
    listed = open_commitments(case, case.clock.today(), forum=book.jmcc)
    assert len(listed) == view.open.total  # what is counted is listed, also where only the session is named
    assert view.next.state is Next.EXPECTED
    assert view.gap_words == "Agreed every 12 months; the real gap was 12 months."
    assert [one.link.id for one in view.bodies] == [body]
    assert [one.first for one in view.missing] == [1]
    assert view.documents == "Agreed minutes"


def test_a_chair_is_a_post_and_its_holder_that_of_the_day(book: Book) -> None:
    ministry = book.desk.add("organisation", name="Ministry of Defence", country_id=book.oman)
    first, second = (book.desk.add("person", name=name, country_id=book.oman) for name in ("A", "B"))
    office = {"title": "Secretary General", "organisation_id": ministry}
    post = book.desk.add("post", person_id=first, start=PartialDate(2020), end=PartialDate(2026, 5), **office)
    book.desk.edit(book.jmcc, chairs=[post])
    (vacant,) = read_forum(book.desk.case, book.jmcc).chairs
    assert (vacant.post.title, vacant.holder, vacant.words) == (
        "Secretary General, Ministry of Defence", None, "holder not on file",
    )  # fmt: skip
    book.desk.add("post", person_id=second, start=PartialDate(2026, 6), as_of=PartialDate(2026, 10), **office)
    (now,) = read_forum(book.desk.case, book.jmcc).chairs
    assert now.holder is not None
    assert now.party is not None
    assert (now.holder.id, now.party.id) == (second, book.oman)
    assert now.words.replace("\u00a0", " ") == "since June 2026, as of October 2026"
    (then,) = read_forum(book.desk.case, book.jmcc, date(2026, 1, 1)).chairs
    assert then.holder is not None
    assert then.holder.id == first


def test_a_forum_that_is_gone_is_refused_in_words(book: Book) -> None:
    with pytest.raises(NotFound, match="forum"):
        read_forum(book.desk.case, book.oman)
