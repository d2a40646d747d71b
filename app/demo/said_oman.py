"""What was said with Oman elsewhere: at staff talks, at the IOSCG, and where no meeting is named."""

from __future__ import annotations

from datetime import date

from app.demo.statements import Occasion, Statement, state
from app.demo.telling import Quote, Telling
from db.values.choices import CommitmentKind, Strength
from db.values.due import parse_due

_OMAN = ("india", "oman")
_NO_DATE = "at a mutually convenient date"

_STAFF_TALKS = (
    Statement(
        key="army-cooperation",
        wording="Put army cooperation on a lasting footing and expand it under the Defence Cooperation Plan"
        " 2026.",
        kind=CommitmentKind.STATED,
        strength=Strength.INTENT,
        quotes=(
            Quote(
                "feed",
                "the current staff talks aimed to further institutionalise and expand this cooperation under"
                " the Defence Cooperation Plan 2026",
                remark="“Current” means the talks of October 2025, not the meeting of 24 November.",
            ),
        ),
        related=("plan-2026",),
    ),
)

_CONSULTATION = (
    Statement(
        key="relations-reviewed",
        wording="Comprehensive review of bilateral relations, defence and maritime cooperation included.",
        kind=CommitmentKind.REVIEWED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "article",
                "focused on a comprehensive review of bilateral relations, including defense and maritime"
                " cooperation",
            ),
        ),
    ),
    Statement(
        key="strengthen-ties",
        wording="Strengthen ties in trade, energy, digital collaboration and maritime security.",
        kind=CommitmentKind.COMMITTED,
        strength=Strength.INTENT,
        quotes=(
            Quote(
                "article",
                "Both nations expressed their commitment to strengthening ties in various sectors, including"
                " trade, energy, digital collaboration, and maritime security.",
            ),
        ),
        topics=("trade", "energy", "digital", "maritime-security"),
        position="No measure is named.",
    ),
    Statement(
        key="next-in-muscat",
        wording="Hold the next IOSCG in Muscat; Oman is host.",
        kind=CommitmentKind.AGREED,
        strength=Strength.FIRM,
        quotes=(
            Quote(
                "article",
                "The next IOSCG meeting is scheduled to be held in Muscat at a mutually convenient date.",
            ),
            Quote("article", _NO_DATE, "due"),
        ),
        due=parse_due(_NO_DATE, made_on=date(2024, 12, 3)),
        follow_up="ioscg-next",
        position="No date is reported.",
    ),
)

_COMMITTEE_UNDATED = (
    Statement(
        key="training-exercises-information",
        wording="Better training programmes, joint exercises and information sharing, above all for maritime"
        " security in the Indian Ocean Region.",
        kind=CommitmentKind.DISCUSSED,
        strength=Strength.EXPLORATORY,
        quotes=(
            Quote(
                "article",
                "Recent discussions have included enhancing training programs, joint exercises, and"
                " information sharing, with a particular emphasis on maritime security initiatives in the"
                " Indian Ocean Region.",
                remark="Said of the JMCC; session and date are not stated.",
            ),
        ),
        topics=("training", "exercises", "information", "maritime-security"),
    ),
)

_NO_MEETING = (
    Statement(
        key="dialogue-continues",
        wording="Dialogue is to go on; further meetings are planned.",
        kind=CommitmentKind.STATED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "article",
                "Both countries are set to continue their dialogue and cooperation in defense matters, with"
                " plans for further meetings to explore new areas of collaboration.",
            ),
        ),
    ),
    Statement(
        key="wider-security-aim",
        wording="The talks also look to security in the wider region (an aim, not a commitment).",
        kind=CommitmentKind.STATED,
        strength=Strength.CONTEXT,
        quotes=(
            Quote(
                "article",
                "The ongoing discussions aim to not only bolster military ties but also address broader"
                " regional security concerns",
            ),
        ),
        topics=("regional-security",),
        related=("regional-instability",),
    ),
)


def tell_other_oman_statements(told: Telling) -> None:
    """Seven; two of them are tracked, and one of those is firm."""
    state(told, Occasion(_OMAN, meeting="aast-3", forum="aast"), _STAFF_TALKS)
    state(told, Occasion(_OMAN, meeting="ioscg-13", forum="ioscg"), _CONSULTATION)
    state(told, Occasion(_OMAN, forum="jmcc"), _COMMITTEE_UNDATED)
    state(told, Occasion(_OMAN), _NO_MEETING)
