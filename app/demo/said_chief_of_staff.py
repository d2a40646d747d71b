"""What was said between the Chief of Defence Staff and Oman’s Secretary General on 24 November 2025."""

from __future__ import annotations

from app.demo.statements import Occasion, Statement, state
from app.demo.telling import Quote, Telling
from db.values.choices import CommitmentKind, Strength

_MEETING = Occasion(("india", "oman"), meeting="chief-of-staff-oman")

_SAME_SENTENCE = (
    "discussed expanding cooperation in shipbuilding, maintenance, repair and overhaul (MRO), and"
    " strengthening existing training programmes between the armed forces"
)

_LOGISTIC_COMPLEX = (
    Statement(
        key="complex-reviewed",
        wording="Review of progress on the proposed Military Logistic Complex.",
        kind=CommitmentKind.REVIEWED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "asianet",
                "to review progress on the proposed Military Logistic Complex and explore new areas of"
                " collaboration",
                remark="One of two accounts of the purpose of the meeting.",
            ),
        ),
        related=("logistic-complex",),
    ),
    Statement(
        key="deepen-ties",
        wording="Deepen military ties, with a focus on the proposed Military Logistic Complex.",
        kind=CommitmentKind.COMMITTED,
        strength=Strength.INTENT,
        quotes=(
            Quote(
                "feed",
                "the discussions reaffirmed the commitment of both countries to deepen military ties, with a"
                " focus on advancing work on the proposed Military Logistic Complex",
            ),
            Quote(
                "staff-post",
                "The discussions reaffirmed the commitment to deepen #DefenceCooperation through progress on"
                " the Military",
                remark="The post is cut short here.",
            ),
        ),
        related=("logistic-complex",),
        position="The complex is still “proposed”.",
    ),
    Statement(
        key="cooperation-reviewed",
        wording="Review of defence cooperation under way and search for new areas.",
        kind=CommitmentKind.REVIEWED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "feed",
                "to review ongoing defence cooperation and explore new areas of partnership",
                remark="The other account of the purpose of the meeting.",
            ),
        ),
    ),
)

_DISCUSSED = (
    Statement(
        key="shipbuilding-training",
        wording="Wider cooperation in shipbuilding and in maintenance, repair and overhaul; stronger"
        " training programmes between the armed forces.",
        kind=CommitmentKind.DISCUSSED,
        strength=Strength.EXPLORATORY,
        quotes=(
            Quote("asianet", _SAME_SENTENCE),
            Quote("feed", _SAME_SENTENCE, remark="The same words in both reports: one statement."),
        ),
        topics=("shipbuilding", "mro", "training"),
    ),
    Statement(
        key="defence-exports",
        wording="Possibilities for defence exports.",
        kind=CommitmentKind.DISCUSSED,
        strength=Strength.EXPLORATORY,
        quotes=(Quote("feed", "The meeting also covered possibilities for defence exports"),),
        topics=("exports",),
    ),
    Statement(
        key="maritime-borders-turnaround",
        wording="Maritime security, border management, and a smoother operational turnaround for Indian"
        " naval platforms.",
        kind=CommitmentKind.DISCUSSED,
        strength=Strength.EXPLORATORY,
        quotes=(
            Quote(
                "feed",
                "Both sides exchanged views on enhancing maritime security in the region, improving border"
                " management frameworks, and ensuring smoother operational turnaround for Indian Navy"
                " platforms.",
            ),
        ),
        topics=("maritime-security", "borders", "turnaround"),
        beneficiary="India (turnaround)",
    ),
    Statement(
        key="simpler-clearances",
        wording="Simpler flight clearances for the Indian Air Force and the Indian Navy.",
        kind=CommitmentKind.DISCUSSED,
        strength=Strength.EXPLORATORY,
        quotes=(
            Quote(
                "feed",
                "They also discussed simplifying flight clearances for the Indian Air Force and Indian Navy"
                " to support the forces' growing operational engagements with Oman.",
                remark="That Oman would have to act is implied, not stated.",
            ),
        ),
        topics=("flight-clearances",),
        beneficiary="India; Oman to act (implied)",
    ),
    Statement(
        key="momentum-expected",
        wording="Officials expect the meeting to lend several projects momentum (an expectation, not a"
        " commitment).",
        kind=CommitmentKind.STATED,
        strength=Strength.CONTEXT,
        quotes=(Quote("feed", "is expected to add momentum to several ongoing projects"),),
    ),
)


def tell_chief_of_staff_statements(told: Telling) -> None:
    """Eight; one is a promise, and none was made at the JMCC of the same day."""
    state(told, _MEETING, _LOGISTIC_COMPLEX + _DISCUSSED)
