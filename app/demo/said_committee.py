"""What was said at the 13th JMCC on 24 November 2025."""

from __future__ import annotations

from app.demo.statements import Occasion, Statement, state
from app.demo.telling import Quote, Telling
from db.values.choices import CommitmentKind, Strength

_COMMITTEE = Occasion(("india", "oman"), meeting="jmcc-13", forum="jmcc")

_PROMISED = (
    Statement(
        key="expand-cooperation",
        wording="Expand cooperation in key strategic areas.",
        kind=CommitmentKind.AGREED,
        strength=Strength.INTENT,
        quotes=(
            Quote(
                "asianet",
                "agreed to expand cooperation in key strategic areas",
                remark="Given on the authority of the Ministry’s press statement.",
            ),
            Quote("asianet", "agreeing to expand cooperation in strategic areas", place="Lead"),
        ),
        position="The areas are not named.",
    ),
    Statement(
        key="joint-production",
        wording="Pursue joint development, technology sharing and expanded production partnerships.",
        kind=CommitmentKind.COMMITTED,
        strength=Strength.INTENT,
        quotes=(
            Quote(
                "asianet",
                "Both sides reaffirmed their commitment to joint development, technology sharing and expanded"
                " production partnerships.",
            ),
        ),
        topics=("joint-development", "technology", "production"),
        position="No product or company is named.",
    ),
)

_DISCUSSED = (
    Statement(
        key="long-term-frameworks",
        wording="Long-term frameworks to co-develop advanced platforms, support indigenous manufacturing and"
        " enhance strategic resilience.",
        kind=CommitmentKind.DISCUSSED,
        strength=Strength.EXPLORATORY,
        quotes=(
            Quote(
                "asianet",
                "the discussions aimed at establishing long-term frameworks to co-develop advanced"
                " platforms, support indigenous manufacturing and enhance strategic resilience",
            ),
        ),
        topics=("joint-development", "manufacturing"),
    ),
    Statement(
        key="wider-engagement",
        wording="Ways to strengthen bilateral engagements further.",
        kind=CommitmentKind.DISCUSSED,
        strength=Strength.EXPLORATORY,
        quotes=(
            Quote(
                "ministry-post", "discussed ways to further strengthen bilateral engagements in various areas"
            ),
        ),
    ),
    Statement(
        key="regional-assessments",
        wording="Exchange of assessments on regional and international security, above all in the Indian"
        " Ocean Region.",
        kind=CommitmentKind.DISCUSSED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "ministry-post",
                "Both sides shared perspectives on regional and international security developments,"
                " particularly relating to the Indian Ocean Region.",
            ),
            Quote(
                "asianet",
                "shared assessments on regional and international security developments, especially those"
                " affecting the Indian Ocean Region",
            ),
        ),
        topics=("regional-security",),
    ),
)

_CONTEXT = (
    Statement(
        key="supply-chains-needed",
        wording="Resilient supply chains, interoperability and innovation in emerging defence technologies"
        " are needed.",
        kind=CommitmentKind.STATED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "asianet",
                "They also underlined the need to build resilient supply chains, boost interoperability and"
                " support innovation in emerging defence technologies.",
            ),
        ),
        topics=("supply-chains", "interoperability", "emerging-technology"),
    ),
    Statement(
        key="engagements-reviewed",
        wording="Review of the defence engagements under way.",
        kind=CommitmentKind.REVIEWED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote("asianet", "where both sides reviewed ongoing defence engagements"),
            Quote(
                "ministry-post",
                "both sides reviewed and appreciated the robust defence cooperation between India and Oman",
            ),
        ),
    ),
    Statement(
        key="dialogue-important",
        wording="The strategic partnership and regular high-level dialogue are important.",
        kind=CommitmentKind.STATED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "asianet",
                "The meeting reaffirmed the strong strategic partnership between India and Oman and the"
                " importance of regular high-level dialogue.",
            ),
        ),
    ),
)


def tell_committee_statements(told: Telling) -> None:
    """Eight: two promised, three discussed, three for context."""
    state(told, _COMMITTEE, _PROMISED + _DISCUSSED + _CONTEXT)
