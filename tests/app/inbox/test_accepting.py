"""Accepted proposals become records with their quotes; a second text adds to them and overwrites nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.casefile import CaseFile
from app.check import check
from app.errors import InvalidValue
from app.inbox.accepting import accept
from app.inbox.comparing import Effect, differences
from app.inbox.deciding import edit, reject
from app.inbox.offers import ASKED, read_text
from app.inbox.papers import paper_of_text
from app.inbox.queue import read_inbox, take_up
from app.intake.people.matching import Verdict
from app.undo import undo
from tests.app.inbox.told import FIRST, SECOND

if TYPE_CHECKING:
    pass

KINDS = (
    "country", "person", "post", "name", "forum", "meeting", "participation", "visit", "agreement", "commitment",
    "citation", "place",
)  # fmt: skip


def rows(case: CaseFile, sql: str) -> list[tuple[Any, ...]]:
    with case.read() as reader:
        return reader.rows(sql)


def counts(case: CaseFile) -> dict[str, int]:
    return {kind: int(rows(case, f'SELECT count(*) FROM "{kind}" WHERE deleted = 0')[0][0]) for kind in KINDS}


def take_in(case: CaseFile, text: str) -> str:
    source = take_up(case, paper_of_text(text))
    accept(case, source)
    return source


def test_what_is_likely_becomes_records_that_are_linked_and_cited(case: CaseFile) -> None:
    source = take_in(case, FIRST)
    assert rows(case, "SELECT title, edition, held_on, status FROM meeting WHERE forum_id IS NOT NULL") == [
        ("31st Joint Hydrography Committee", 31, "2031-05-06", "held")
    ]
    seated = rows(
        case,
        "SELECT p.name, c.name, pa.role FROM participation pa JOIN person p ON p.id = pa.person_id "
        "JOIN country c ON c.id = pa.party_id JOIN meeting m ON m.id = pa.meeting_id AND m.edition = 31 ORDER BY 1",
    )
    assert seated == [
        ("Arun Dev Mehra", "India", "co_chair"),
        ("Karim Bin Salim Al Harthy", "Oman", "co_chair"),
    ]
    (promise,) = rows(
        case,
        "SELECT wording, owner_side, due, m.edition FROM commitment JOIN meeting m ON m.id = made_at_id "
        "WHERE tracked = 1",
    )
    assert promise[0].startswith("Both sides agreed to establish a data hotline")
    assert promise[1] == "joint"
    assert "by the end of 2031" in promise[2]
    assert promise[3] == 31
    text = read_text(case, source).text
    quotes = [row[0] for row in rows(case, "SELECT quote FROM citation")]
    assert quotes
    assert all(quote in text for quote in quotes)
    assert check(case).findings == ()


def test_a_date_of_publication_is_never_the_date_of_a_meeting(case: CaseFile) -> None:
    take_in(case, FIRST)
    assert rows(case, "SELECT held_on FROM meeting WHERE meeting_kind = 'call_on'") == [(None,)]


def test_accepting_is_one_step_back(case: CaseFile) -> None:
    source = take_up(case, paper_of_text(FIRST))
    before = counts(case)
    accept(case, source)
    assert counts(case) != before
    undo(case)
    assert counts(case) == before
    assert all(one.chosen for one in read_text(case, source).of("meeting")[:1])


def test_a_second_text_adds_sources_and_keeps_contradictions(case: CaseFile) -> None:
    take_in(case, FIRST)
    before = counts(case)
    source = take_up(case, paper_of_text(SECOND))
    text = read_text(case, source)
    session = text.of("meeting")[0]
    assert session.match.verdict is Verdict.SAME
    told = {one.field: one.effect for one in differences(case, text)[session.id]}
    assert (told["held_on"], told["edition"]) == (Effect.DIFFERS, Effect.SAME)
    accept(case, source)
    after = counts(case)
    assert after["meeting"] == before["meeting"]
    assert after["person"] == before["person"]
    assert after["commitment"] == before["commitment"]
    assert after["agreement"] == before["agreement"] + 1
    assert rows(case, "SELECT held_on FROM meeting WHERE edition = 31") == [("2031-05-06",)]
    stated = rows(case, "SELECT field, stated FROM citation WHERE stated IS NOT NULL AND field = 'held_on'")
    assert stated == [("held_on", "7 May 2031")]
    spellings = {row[0] for row in rows(case, "SELECT written FROM name")}
    assert {"Karim Bin Salim Al Harthy", "Karim bin Saleem Al-Harthi"} <= spellings
    (hotline,) = rows(case, "SELECT id FROM commitment WHERE tracked = 1")
    assert len(rows(case, f"SELECT 1 FROM citation WHERE record_id = '{hotline[0]}'")) == 2


def test_a_meeting_without_a_date_is_asked_about_and_never_matched_in_silence(case: CaseFile) -> None:
    take_in(case, FIRST)
    retold = FIRST.replace("Both sides agreed to establish a data hotline by the end of 2031. ", "")
    source = take_up(case, paper_of_text(retold))
    call = next(
        one for one in read_text(case, source).of("meeting") if one.content["meeting_kind"] == "call_on"
    )
    assert call.match.verdict is Verdict.ASK
    assert call.needs == (ASKED,)
    assert not call.chosen
    with pytest.raises(InvalidValue, match="on file"):
        accept(case, source, [call.id])
    accept(case, source, [call.id], choices={call.id: call.match.candidates[0].id})
    assert len(rows(case, "SELECT 1 FROM meeting WHERE meeting_kind = 'call_on'")) == 1


def test_people_accepted_later_take_their_seats(case: CaseFile) -> None:
    source = take_up(case, paper_of_text(FIRST))
    text = read_text(case, source)
    accept(case, source, [text.of("meeting")[0].id])
    assert counts(case)["participation"] == 0
    accept(case, source, [one.id for one in text.of("person")])
    assert counts(case)["participation"] == 2


def test_a_commitment_without_an_owner_waits_for_the_officer(case: CaseFile) -> None:
    source = take_up(case, paper_of_text(FIRST))
    hotline = next(one for one in read_text(case, source).open if "hotline" in one.title)
    edit(case, hotline.id, {"owner": ""})
    with pytest.raises(InvalidValue, match="who owes it"):
        accept(case, source, [hotline.id])
    edit(case, hotline.id, {"owner": "Oman"})
    accept(case, source, [hotline.id])
    assert rows(case, "SELECT owner_side FROM commitment") == [("theirs",)]


def test_what_was_accepted_is_not_refused_and_nothing_chosen_is_said(case: CaseFile) -> None:
    source = take_in(case, FIRST)
    accepted = next(one for one in read_text(case, source).offers if one.became_id)
    with pytest.raises(InvalidValue, match="accepted already"):
        reject(case, [accepted.id])
    with pytest.raises(InvalidValue, match="Nothing is chosen"):
        accept(case, source, [])
    assert read_inbox(case)[0].accepted > 0


def test_what_was_taken_in_may_be_deleted_and_an_answer_that_names_it_is_asked_for_anew(
    case: CaseFile,
) -> None:
    first = take_up(case, paper_of_text(FIRST))
    accept(case, first)
    second = take_up(case, paper_of_text(FIRST.replace("ongoing", "current")))
    asked = next(one for one in read_text(case, second).of("meeting") if one.match.verdict is Verdict.ASK)
    known = asked.match.candidates[0].id
    changes = case.door.changes()
    changes.delete(known)
    case.door.change("Delete the call", changes)
    assert (
        next(one for one in read_text(case, first).of("meeting") if one.title == asked.title).became_id
        is None
    )
    accept(case, second, [asked.id], choices={asked.id: known})
    with case.read() as reader:
        assert reader.rows("SELECT count(*), sum(deleted) FROM meeting") == [(3, 1)]
