"""Promises that a noun, an adjective or a line of minutes makes, not a verb; and what only sounds like one."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.extraction import extract
from app.intake.proposals import CommitmentProposal
from db.values.choices import CommitmentKind

_LEAD = (
    "Defence Minister Arun Rao of India met Dr Said Al Harthy, Secretary General of the Ministry of Defence of Oman, "
    "in Muscat on 12 May 2026. "
)
_TRACKED = {CommitmentKind.AGREED, CommitmentKind.COMMITTED, CommitmentKind.PROPOSED}
_AGREED, _COMMITTED, _PROPOSED = CommitmentKind.AGREED, CommitmentKind.COMMITTED, CommitmentKind.PROPOSED


def tracked(sentence: str) -> list[CommitmentProposal]:
    found = extract(f"{_LEAD}{sentence}\n", published=date(2026, 5, 20)).commitments
    return [one for one in found if one.kind in _TRACKED]


@pytest.mark.parametrize(
    ("sentence", "kind", "owner"),
    [
        ("Agreement was reached to open a second crossing by December 2026.", _AGREED, "joint"),
        ("A contact group is to meet every quarter.", _AGREED, "joint"),
        ("The outcome was a work plan for 2027 with six joint activities.", _AGREED, "joint"),
        ("A first joint patrol has been fixed for 3 March 2027.", _AGREED, "joint"),
        ("Readiness to train Malian medics was expressed by Minister Arun Rao.", _COMMITTED, "India"),
        (
            "Oman's determination to widen military training was underlined by Dr Said Al Harthy.",
            _COMMITTED,
            "Oman",
        ),
        ("The Omani side is prepared to receive five cadets a year.", _COMMITTED, "Oman"),
        ("India is to provide two patrol boats by June 2027.", _COMMITTED, "India"),
        ("Two patrol boats will be handed over by India in June.", _COMMITTED, "India"),
        ("Action: Oman to send the list of candidates by 30 June 2026.", _COMMITTED, "Oman"),
        ("It falls to Oman to prepare the draft protocol.", _COMMITTED, "Oman"),
        ("Minister Arun Rao said India would hand over two patrol boats in June.", _COMMITTED, "India"),
        ("Muscat will send a survey team in June.", _COMMITTED, "Oman"),
        ("The idea of a joint training centre was floated by Minister Arun Rao.", _PROPOSED, "India"),
        ("An invitation to visit New Delhi was extended to Dr Said Al Harthy.", _PROPOSED, "joint"),
    ],
)
def test_a_promise_without_a_verb_of_promising_is_found(
    sentence: str, kind: CommitmentKind, owner: str
) -> None:
    assert [(one.kind, one.owner) for one in tracked(sentence)] == [(kind, owner)]


def test_each_part_of_what_was_agreed_is_agreed() -> None:
    found = tracked("They agreed to open an office; to train ten pilots; and to share radar data.")
    assert [one.evidence.quote.split()[-1].strip(".;") for one in found] == ["office", "pilots", "data"]


@pytest.mark.parametrize(
    "sentence",
    [
        "No decision was taken to buy the aircraft.",
        "The commitment of the soldiers was praised by the Minister.",
        "The agreement reached in 2019 to open the crossing has worked well.",
        "Minister Arun Rao expressed the hope to see ties grow.",
        "The two sides hope that relations will flourish.",
        "Oman is keen to support all friends.",
        "Greetings were offered by Minister Arun Rao.",
        "India has recently announced an additional two million for the port.",
        "Both will benefit from the bridge, from which trade will grow.",
        "The treaty was signed at a ceremony that Oman will remember.",
    ],
)
def test_what_promises_nothing_is_not_tracked(sentence: str) -> None:
    assert tracked(sentence) == []
