"""A text is taken up once, with what it proposes; nothing is a record before it is accepted."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from app.errors import InvalidValue
from app.inbox.accepting import accept
from app.inbox.deciding import edit, offer_again, reject
from app.inbox.learning import ENOUGH, Decided, forget, learn, learned
from app.inbox.offers import read_text
from app.inbox.papers import UnreadableText, outlet_of, paper_of_file, paper_of_text, title_of
from app.inbox.queue import read_inbox, take_up
from app.undo import undo
from db.values.choices import ProposalStatus
from tests.app.inbox.told import FIRST, SECOND

if TYPE_CHECKING:
    pass


def count(case: CaseFile, kind: str) -> int:
    with case.read() as reader:
        return int(reader.rows(f'SELECT count(*) FROM "{kind}" WHERE deleted = 0')[0][0])


def test_a_text_taken_up_makes_a_source_and_proposals_and_no_other_record(case: CaseFile) -> None:
    source = take_up(case, paper_of_text(FIRST))
    text = read_text(case, source)
    assert {one.kind for one in text.open} >= {"meeting", "person", "commitment"}
    assert all(text.text[one.start : one.end] == one.quote for one in text.offers)
    assert all(one.reasons for one in text.offers)
    assert (text.outlet, text.published.text if text.published else "") == ("ANI", "2031-05-07")
    assert (count(case, "source"), count(case, "meeting"), count(case, "person")) == (1, 0, 0)


def test_the_same_text_is_not_taken_up_twice(case: CaseFile) -> None:
    assert take_up(case, paper_of_text(FIRST)) == take_up(case, paper_of_text(FIRST))
    assert count(case, "source") == 1
    assert [one.title for one in read_inbox(case)] == ["Indian and Omani officials hold defence talks"]


def test_taking_up_is_undone_in_one_step(case: CaseFile) -> None:
    take_up(case, paper_of_text(FIRST))
    undo(case)
    assert (count(case, "source"), count(case, "proposal"), read_inbox(case)) == (0, 0, ())


def test_an_empty_text_is_refused_in_a_sentence(case: CaseFile) -> None:
    with pytest.raises(InvalidValue, match="empty"):
        take_up(case, paper_of_text(" \n "))


def test_what_was_refused_is_not_offered_again_from_another_text(case: CaseFile) -> None:
    first = take_up(case, paper_of_text(FIRST))
    hotline = next(one for one in read_text(case, first).open if "hotline" in one.title)
    reject(case, [hotline.id])
    second = take_up(case, paper_of_text(SECOND))
    again = next(one for one in read_text(case, second).offers if "hotline" in one.title)
    assert again.status is ProposalStatus.REJECTED
    offer_again(case, [again.id])
    assert next(one for one in read_text(case, second).open if "hotline" in one.title).chosen


def test_a_name_that_was_refused_once_is_offered_again_as_unlikely_and_says_why(case: CaseFile) -> None:
    first = take_up(case, paper_of_text(FIRST))
    reject(case, [one.id for one in read_text(case, first).of("person")])
    second = take_up(case, paper_of_text(FIRST.replace("ongoing", "current")))
    again = read_text(case, second).of("person")
    assert {(one.status, one.chosen) for one in again} == {(ProposalStatus.OFFERED, False)}
    assert all("rejected in another text before" in one.reasons for one in again)
    assert all(one.status is ProposalStatus.REJECTED for one in read_text(case, first).of("person"))


def test_a_correction_is_matched_and_taken_in_as_corrected(case: CaseFile) -> None:
    source = take_up(case, paper_of_text(FIRST))
    person = next(one for one in read_text(case, source).of("person") if "Busaidi" in one.title)
    edit(case, person.id, {"name": "Said bin Hamad Al Busaidi"})
    accept(case, source, [person.id])
    with case.read() as reader:
        assert reader.rows("SELECT name FROM person") == [("Said bin Hamad Al Busaidi",)]
    assert read_text(case, source).of("person")[-1].status in set(ProposalStatus)
    assert [one.changed for one in learned(case)] == [1]


def test_a_correction_of_an_unknown_field_is_refused(case: CaseFile) -> None:
    source = take_up(case, paper_of_text(FIRST))
    with pytest.raises(InvalidValue, match="has no “colour”"):
        edit(case, read_text(case, source).offers[0].id, {"colour": "red"})


def test_learning_moves_confidence_is_shown_and_is_forgotten(case: CaseFile) -> None:
    before = {
        one.id: one.confidence for one in read_text(case, take_up(case, paper_of_text(FIRST))).of("visit")
    }
    learn(case, "ANI", [Decided("visit", "rejected")] * ENOUGH)
    source = take_up(case, paper_of_text(FIRST))
    after = {one.id: one.confidence for one in read_text(case, source).of("visit")}
    assert all(after[id] < before[id] for id in before)
    assert [(one.outlet, one.kind, one.rejected) for one in learned(case)] == [("ANI", "visit", ENOUGH)]
    assert forget(case, "ANI") == 1
    assert {one.id: one.confidence for one in read_text(case, source).of("visit")} == before


def test_a_letter_gives_its_date_its_sender_and_its_files(case: CaseFile, tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "desk@mod.example", "Talks in Muscat"
    letter["Date"] = "Wed, 07 May 2031 10:00:00 +0400"
    letter.set_content(FIRST)
    letter.add_attachment(b"annex", maintype="text", subtype="plain", filename="annex.txt")
    path = tmp_path / "talks.eml"
    path.write_bytes(letter.as_bytes())
    paper = paper_of_file(path)
    assert (paper.title, str(paper.published)) == ("Talks in Muscat", "2031-05-07")
    take_up(case, paper)
    with case.read() as reader:
        files = {row[0] for row in reader.rows("SELECT file_name FROM attachment")}
    assert files == {"talks.eml", "annex.txt"}


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableText, match=r"“none\.txt” could not be read"):
        paper_of_file(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("date 2031-05-07\n\nTalks held\n\nMore.", "Talks held"),
        ("", ""),
        ("word " * 30, "word " * 13 + "word …"),
    ],
)
def test_a_text_is_called_by_its_first_line(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "outlet"),
    [("… energy trade. (KUNA)", "KUNA"), ("https://www.mod.example/x", "mod.example"), ("Nothing said.", "")],
)
def test_an_outlet_is_named_only_where_the_text_names_it(text: str, outlet: str) -> None:
    assert outlet_of(text) == outlet
