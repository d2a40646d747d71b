"""What was said at the ministerial meeting of India and Japan."""

from __future__ import annotations

from app.demo.statements import Occasion, Statement, state
from app.demo.telling import Quote, Telling
from db.values.choices import CommitmentKind, Strength

_MINISTERIAL = Occasion(("india", "japan"), meeting="ministerial-japan", forum="ministerial")

_PROMISED = (
    Statement(
        key="establish-body",
        wording="Establish a new consultation body of senior military representatives to oversee progress in"
        " defence cooperation.",
        kind=CommitmentKind.AGREED,
        strength=Strength.FIRM,
        quotes=(
            Quote(
                "ani",
                "They agreed to establish a new consultation body comprising senior representatives from"
                " both nations' militaries to oversee progress in defence cooperation",
            ),
        ),
        related=("new-body",),
        position="Name, membership and date are not stated.",
    ),
    Statement(
        key="expand-japan",
        wording="Further expand defence cooperation.",
        kind=CommitmentKind.COMMITTED,
        strength=Strength.INTENT,
        quotes=(
            Quote(
                "ani", "Both ministers reaffirmed their commitment to further expanding defence cooperation"
            ),
        ),
        position="No measure is named.",
    ),
    Statement(
        key="broaden-exercises",
        wording="Broaden joint military exercises.",
        kind=CommitmentKind.COMMITTED,
        strength=Strength.INTENT,
        quotes=(Quote("ani", "expressing intent to broaden joint military exercises"),),
        topics=("exercises",),
        position="No exercise is named.",
    ),
)

_EXPLORED = (
    Statement(
        key="body-explores",
        wording="The new body is to explore joint development (fighter aircraft, tanks) and the possible"
        " export of Japanese engines to India.",
        kind=CommitmentKind.PROPOSED,
        strength=Strength.EXPLORATORY,
        quotes=(
            Quote(
                "ani",
                "This body will explore avenues for joint development of defence equipment, including"
                " fighter aircraft and tanks, and the potential export of Japanese engines to India.",
            ),
        ),
        topics=("joint-development",),
        related=("new-body", "joint-development-japan"),
    ),
    Statement(
        key="industry-technology",
        wording="Industry ties, technological collaboration, interoperability.",
        kind=CommitmentKind.DISCUSSED,
        strength=Strength.EXPLORATORY,
        quotes=(
            Quote(
                "ani",
                "with discussions focusing on enhancing industry ties, technological collaboration, and"
                " interoperability between the armed forces",
            ),
        ),
        topics=("industry-japan", "interoperability"),
    ),
    Statement(
        key="rules-based",
        wording="A rules-based Indo-Pacific is needed.",
        kind=CommitmentKind.STATED,
        strength=Strength.CONTEXT,
        quotes=(Quote("ani", "both sides emphasizing the need for a rules-based Indo-Pacific"),),
    ),
)

_BY_INDIA = (
    Statement(
        key="gratitude",
        wording="India thanked Japan for its solidarity after the Pahalgam attack (a courtesy, not a"
        " commitment).",
        kind=CommitmentKind.STATED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "ani",
                "Singh expressed deep gratitude to the Japanese government for its prompt and strong show of"
                " solidarity with India following the Pahalgam attack.",
            ),
        ),
        related=("pahalgam-attack",),
        owner="india",
    ),
    Statement(
        key="new-heights",
        wording="India’s minister was confident that the defence partnership would grow (an expectation, not"
        " a commitment).",
        kind=CommitmentKind.STATED,
        strength=Strength.CONTEXT,
        quotes=(Quote("ani", "the Indo-Japan defence partnership would reach new heights"),),
        owner="india",
    ),
    Statement(
        key="support-acknowledged",
        wording="India acknowledged Japan’s support against terrorism and its condemnation of the attack (a"
        " courtesy, not a commitment).",
        kind=CommitmentKind.STATED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "ani",
                "He specifically acknowledged Japan's unequivocal support for India in its fight against"
                " terrorism",
            ),
            Quote(
                "ani",
                "praised the Japanese leadership for condemning the violence and calling for responsible"
                " action by all stakeholders",
            ),
        ),
        topics=("counter-terrorism",),
        related=("pahalgam-attack",),
        owner="india",
    ),
    Statement(
        key="label-noted",
        wording="India’s minister noted what the relationship has become and named it (a characterisation,"
        " not a commitment).",
        kind=CommitmentKind.STATED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "ani",
                "noting that the bilateral relationship has grown into a “Special, Strategic and Global"
                " Partnership.”",
            ),
        ),
        related=("partnership-japan",),
        owner="india",
    ),
)


def tell_japan_statements(told: Telling) -> None:
    """Ten; three are tracked, one of them firm, and four are courtesies of one side."""
    state(told, _MINISTERIAL, _PROMISED + _EXPLORED + _BY_INDIA)
