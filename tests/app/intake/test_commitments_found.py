"""What was agreed, committed to, proposed, discussed, reviewed or stated: kind, strength, owner and due."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.extraction import extract
from app.intake.promises.topics import items_of, topics_of
from app.intake.proposals import CommitmentProposal


def found(text: str) -> tuple[CommitmentProposal, ...]:
    return extract(text, published=date(2026, 5, 20)).commitments


def only(text: str) -> CommitmentProposal:
    (one,) = found(text)
    return one


@pytest.mark.parametrize(
    ("text", "kind", "strength", "owner"),
    [
        ("Both sides agreed to expand cooperation in key areas.", "agreed", "intent", "joint"),
        ("They agreed to establish a new consultation body.", "agreed", "firm", "joint"),
        ("It was decided to hold the next round in Muscat.", "agreed", "firm", "joint"),
        (
            "The Committee directed the ministries to finalise the text within six months.",
            "agreed",
            "firm",
            "joint",
        ),
        ("The two sides reaffirmed their commitment to joint development.", "committed", "intent", "joint"),
        ("Oman pledged to provide ten training places.", "committed", "firm", "Oman"),
        (
            "Participants committed to finalizing a programme of work by early 2027.",
            "committed",
            "firm",
            "joint",
        ),
        ("Australia will provide two patrol boats.", "committed", "firm", "Australia"),
        ("The Omani side proposed a joint patrol in the Gulf.", "proposed", "exploratory", "Oman"),
        ("India offered to host a workshop on hydrography.", "proposed", "exploratory", "India"),
        ("The two sides exchanged views on maritime security.", "discussed", "exploratory", "joint"),
        ("Discussions covered border roads; pillars; and posts.", "discussed", "exploratory", "joint"),
        ("The proposed programmes for 2027 were also discussed.", "discussed", "exploratory", "joint"),
        ("Both sides reviewed the entire range of defence cooperation.", "reviewed", "context", "joint"),
        ("The ministers took stock of progress in trade.", "reviewed", "context", "joint"),
        ("Both sides underlined the need for resilient supply chains.", "stated", "context", "joint"),
        ("The next Joint Committee meeting is scheduled to be held in Muscat.", "agreed", "firm", "joint"),
    ],
)
def test_a_clause_does_what_its_verb_says(text: str, kind: str, strength: str, owner: str) -> None:
    one = only(text)
    assert (one.kind.value, one.strength.value, one.owner) == (kind, strength, owner)


@pytest.mark.parametrize(
    "text",
    [
        "Both sides agreed that regular consultations are essential to peace.",
        "The ministers concurred on the need for close coordination.",
        "The visit aims to strengthen the ties between India and Nepal.",
        "The exercise will enhance interoperability between the two armies.",
        "The visit will provide an opportunity to explore new avenues of cooperation.",
        "The meeting is expected to add momentum to several projects.",
        "Both governments have not yet agreed to resume the exercise.",
        "The issues discussed in earlier rounds remain open.",
        "The contingents will exchange operational experience.",
    ],
)
def test_what_promises_nothing_is_not_tracked(text: str) -> None:
    assert not any(one.tracked for one in found(text))


def test_two_verbs_are_two_clauses_and_share_their_subject() -> None:
    first, second = found("Both sides reviewed the progress made in trade and agreed to open a new route.")
    assert (first.kind.value, second.kind.value) == ("reviewed", "agreed")
    assert second.evidence.quote.startswith("agreed to open")


def test_the_items_under_what_was_agreed_are_agreed() -> None:
    text = (
        "The following was agreed:\n(a) The Indian side will provide the calendar "
        "by 31 May 2027.\n(b) Both sides will nominate contacts."
    )
    first, second = found(text)
    assert (first.kind.value, first.owner, first.due.words if first.due else "") == (
        "agreed",
        "India",
        "by 31 May 2027",
    )
    assert (second.kind.value, second.owner) == ("agreed", "joint")


@pytest.mark.parametrize(
    "due",
    [
        "within two months",
        "by early 2027",
        "before the end of the year",
        "at a mutually convenient date",
        "at the earliest",
        "in the near future",
        "by the next session",
        "by the end of this year",
        "by 31 March 2027",
    ],
)
def test_the_words_of_a_due_are_kept(due: str) -> None:
    one = only(f"Both sides agreed to sign the protocol {due}.")
    assert one.due is not None
    assert one.due.words == due


def test_the_same_thing_said_twice_is_one_clause_and_surer() -> None:
    once = only("Both sides agreed to expand cooperation in key strategic areas.")
    twice = only(
        "They met, agreeing to expand cooperation in strategic areas. Both sides "
        "agreed to expand cooperation in key strategic areas."
    )
    assert twice.evidence.confidence > once.evidence.confidence


def test_a_truncated_sentence_gives_nothing() -> None:
    assert found("Both sides agreed to expand cooperation in…") == ()


def test_a_heading_promises_nothing() -> None:
    assert found("India and Oman agree to expand cooperation") == ()


@pytest.mark.parametrize(
    ("clause", "items"),
    [
        ("discussed trade, energy and education", ("discussed trade", "energy", "education")),
        (
            "expanding cooperation in shipbuilding, training and logistics",
            (
                "expanding cooperation in shipbuilding",
                "expanding cooperation in training",
                "expanding cooperation in logistics",
            ),
        ),
        ("reviewed maintenance, repair and overhaul (MRO)", ()),
        ("identify concrete, practical and outcome-oriented areas", ()),
        ("reviewed ties", ()),
    ],
)
def test_a_list_is_cut_only_where_every_part_stands_alone(clause: str, items: tuple[str, ...]) -> None:
    assert items_of(clause) == items


def test_a_topic_begins_a_word() -> None:
    assert "climate" in topics_of("climate change")
    assert "cyber security" in topics_of("on cyber threats")
    assert "space" not in topics_of("airspace violations")
