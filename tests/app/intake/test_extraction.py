"""What holds for every text: quotes stand where they are said to, nothing is guessed, nothing takes long."""

from __future__ import annotations

import json
import time

import pytest

from app.intake.extraction import extract
from app.intake.known import Known, KnownAgreement, KnownForum
from app.intake.people.matching import KnownName, Verdict
from app.intake.proposals import Evidence, Intake
from app.intake.rendering import as_data
from tests.app.intake.scoring import TEXTS

ALL = sorted(TEXTS.glob("*.txt"))


def evidence(found: Intake) -> list[Evidence]:
    lists = (found.meetings, found.visits, found.people, found.agreements, found.exercises, found.commitments)
    return [one.evidence for several in lists for one in several]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_quote_stands_in_the_text_and_has_its_reason(path: object) -> None:
    found = extract(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert evidence(found)
    for one in evidence(found):
        assert found.text[one.start : one.end] == one.quote
        assert one.quote.strip()
        assert one.reasons
        assert 0.0 <= one.confidence <= 1.0


def test_the_same_text_gives_the_same_proposals() -> None:
    text = ALL[0].read_text(encoding="utf-8")
    assert json.dumps(as_data(extract(text))) == json.dumps(as_data(extract(text)))


@pytest.mark.parametrize(
    "text", ["", "   \n\n ", "Hello.", "12345", "。。。", "((((", "\u202e\u2066", "A" * 5000]
)
def test_a_text_without_facts_proposes_nothing(text: str) -> None:
    assert evidence(extract(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "New Delhi," + " " * 200 + "(x)" + "\u00a0" * 200 + "said",
        "New Delhi, " + "A b " * 400 + ":",
        "MINISTER OF DEFENCE " * 150,
        "Secretary General Of The Joint Working Group " * 90,
        "and agreed to " * 400,
        "the 1st 2nd 3rd " * 300,
        "(" * 400 + "a" + ")" * 400,
        "‘“" * 500,
        "bin " * 600,
        "1-2-3-4-5/6/7.8.9 " * 300,
        "commitment to the readiness of Oman to " * 120,
        "met in Abcd Efgh, the day before " * 120,
        "Arun Rao, Said Harthy and " * 60,
    ],
    ids=range(13),
)
def test_no_text_blows_up(text: str) -> None:
    extract("Talks were held in Muscat.")  # the tables are read before the clock starts
    started = time.process_time()
    extract(text)
    assert time.process_time() - started < 2.0


def test_a_thousand_words_are_read_quickly() -> None:
    texts = [path.read_text(encoding="utf-8") for path in ALL[::8]]
    for text in texts:
        extract(text)
    started = time.process_time()
    for text in texts:
        extract(text)
    spent = time.process_time() - started
    assert (
        spent / sum(len(text.split()) for text in texts) * 1000 < 0.6
    )  # traced and on a busy machine; 0.15 alone


def test_what_the_case_file_knows_is_named() -> None:
    known = Known(
        "India",
        (KnownName("p1", "Said bin Ali Al Harthy", "Oman"),),
        (KnownForum("f1", "Joint Military Committee", "JMC", frozenset({"India", "Oman"})),),
        (KnownAgreement("a1", "Logistics Support Agreement", 2018),),
    )
    found = extract(
        "The 3rd India-Oman Joint Military Committee met in Muscat on 4 May 2026. The Omani side was led by "
        "Mr Said Bin Ali Al-Harthi. They reviewed the Logistics Support Agreement.",
        known,
    )
    assert found.people[0].match.verdict is Verdict.SAME
    assert found.people[0].match.candidates[0].id == "p1"
    assert found.meetings[0].known_forum == "f1"
    assert found.agreements[0].known == "a1"


def test_a_forum_of_other_parties_is_another_forum() -> None:
    known = Known(forums=(KnownForum("f1", "Joint Military Committee", None, frozenset({"India", "Japan"})),))
    found = extract("The 3rd India-Oman Joint Military Committee met in Muscat on 4 May 2026.", known)
    assert found.meetings[0].known_forum is None
