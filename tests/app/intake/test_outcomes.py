"""What a meeting made, what its bodies are to do, and which “will” is a promise: by kind of sentence, not by verb."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.extraction import extract
from app.intake.promises.willing import agentive
from app.intake.proposals import CommitmentProposal
from db.values.choices import CommitmentKind

_LEAD = (
    "Defence Minister Arun Rao of India met Dr Said Al Harthy, Secretary General of the Ministry of Defence of Oman, "
    "in Muscat on 12 May 2026. "
)
_OWN = (
    "MEDIA RELEASE\nTHE HON ANNE GREY MP\nMINISTER FOR FOREIGN AFFAIRS\n12 May 2026\n\nToday I met Oman's Foreign "
    "Minister, Said Al Harthy, in Canberra. Australia and Oman discussed trade. "
)
_AGREED, _COMMITTED, _PROPOSED = CommitmentKind.AGREED, CommitmentKind.COMMITTED, CommitmentKind.PROPOSED


def tracked(sentence: str, lead: str = _LEAD) -> list[CommitmentProposal]:
    found = extract(f"{lead}{sentence}\n", published=date(2026, 5, 20)).commitments
    return [one for one in found if one.kind in {_AGREED, _COMMITTED, _PROPOSED}]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Both sides established a range of workstreams to share warnings of storms.", _AGREED),
        ("A joint working group on pilots was constituted to draw up a list of berths.", _AGREED),
        ("The talks led to a decision to set up a task force on buoys.", _AGREED),
        ("The ministers signed a letter of intent to widen the training of divers.", _AGREED),
        ("The dialogue will be led by the two foreign ministries.", _AGREED),
        ("The joint committee will report back to both ministers.", _AGREED),
        ("There will be more detailed discussions between the two governments on berths.", _AGREED),
        ("The next scheduled meeting is on 9 May 2027.", _AGREED),
        ("The two governments have asked officials to finalise the text.", _AGREED),
        ("Officials have been asked to work out the details within three months.", _AGREED),
        ("Dr Al Harthy invited Mr Rao to visit Salalah, which he accepted.", _AGREED),
        ("The two ministers resolved to widen the training of divers.", _COMMITTED),
        ("India and Oman will continue to work closely on the safety of ships.", _COMMITTED),
        ("Both reiterated that all crews found to be stranded will be brought home.", _COMMITTED),
        ("Mr Rao noted that India will train ten Omani divers.", _COMMITTED),
        ("Oman is providing $8 million to rebuild the pier at Sohar.", _COMMITTED),
    ],
)  # fmt: skip
def test_what_is_made_or_goes_on_is_promised_whatever_the_verb(sentence: str, kind: CommitmentKind) -> None:
    assert [one.kind for one in tracked(sentence)] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "The collective strength of our two nations will contribute to calm at sea.",
        "The agreement will deliver benefits for both.",
        "Both sides affirmed that the dialogue will play a part in calm at sea.",
        "The group was formed in 2012 under the protocol of that year.",
        "The meeting will be co-chaired by the two deputy ministers.",
        "The Indian companies will spend the summer in Sohar.",
        "There are no foreign bases in Oman, and this will not change.",
        "He commended the success of Oman in hosting the fair, which resulted in the signing of several agreements.",
        "Mr Rao today announced the successful completion of the survey of the coast.",
        "They noted the visit of the Premier, during which he announced new berths for Omani ships.",
        "The group, set up to progress mutually agreed projects, gave an update.",
        "He added that the fair would provide a fillip to trade.",
        "They said that smuggling must be tackled by all countries acting together.",
        "Previous governments had committed to build the pier by 2010.",
        "They urged Omanis to follow the advice.",
        "The project will be well under way during the fair in June 2027.",
    ],
)
def test_what_is_weighed_recalled_or_praised_is_no_promise(sentence: str) -> None:
    assert not tracked(sentence)


def test_a_minister_who_says_we_and_pays_speaks_for_one_side() -> None:
    assert [(one.kind, one.owner) for one in tracked("We will provide $15 million for the pier.", _OWN)] == [
        (_COMMITTED, "Australia")
    ]


def test_a_list_of_topics_behind_another_word_of_agreement_is_not_agreed() -> None:
    text = "The paper names a resolution of disputes. It is a frame for areas, including:\n\n(a) Ports;\n(b) Pilots.\n"
    assert not tracked(f"\n\n{text}")


def test_the_next_session_begins_behind_the_promise_before_it() -> None:
    found = tracked(
        "The dialogue will be held every quarter at the level of directors, and the next meeting will take place in "
        "Sohar in June."
    )
    assert [one.evidence.quote.split()[1] for one in found] == ["dialogue", "next"]


@pytest.mark.parametrize(
    ("before", "promises"),
    [("India ", True), ("The two governments ", True), ("Norway, as a priority, ", True), ("We ", True),
     ("The new arrangements ", False), ("It is our hope that a Norway-Oman FTA ", False),
     ("The rotation of ships ", False)],
)  # fmt: skip
def test_only_somebody_can_promise(before: str, promises: bool) -> None:
    assert agentive(before) is promises
