"""The agreements and plans, and the one exercise."""

from __future__ import annotations

from app.demo.telling import Quote, Telling
from db.values.choices import AgreementKind, AgreementStatus, ExerciseStatus
from db.values.partial_date import DateRange, PartialDate


def tell_instruments(told: Telling) -> None:
    """Five instruments; what is not stated of them (years, status) stays empty."""
    _signed_with_oman(told)
    _plan(told)
    _with_japan(told)


def _signed_with_oman(told: Telling) -> None:
    told.add(
        "agreement",
        "protocol-1972",
        Quote("article", "the signing of a military protocol in 1972"),
        Quote("article", "initiated the deployment of Indian Navy personnel to the Omani Navy", "does"),
        title="Military protocol",
        agreement_kind=AgreementKind.PROTOCOL,
        parties=told.all("india", "oman"),
        status=AgreementStatus.SIGNED,
        signed=PartialDate(1972),
        does="Began the deployment of Indian Navy personnel to the Omani Navy.",
    )
    told.add(
        "agreement",
        "mou-2005",
        Quote(
            "article",
            "a MoU on Defense Cooperation signed in 2005",
            "title",
            stated="MoU on Defense Cooperation",
            remark="American spelling in the article; “Defence” is printed outside quotation marks.",
        ),
        Quote("article", "multiple agreements aimed at enhancing defense collaboration", "remark"),
        title="MoU on Defence Cooperation",
        as_written="MoU on Defense Cooperation",
        agreement_kind=AgreementKind.MOU,
        parties=told.all("india", "oman"),
        status=AgreementStatus.SIGNED,
        signed=PartialDate(2005),
        remark="The article speaks of “multiple agreements” and names no other of this time.",
    )


def _plan(told: Telling) -> None:
    told.add(
        "agreement",
        "plan-2026",
        Quote(
            "feed",
            "the Defence Cooperation Plan 2026",
            "plan_year",
            remark="2026 is the year the plan is for; when it was signed is not stated.",
        ),
        Quote("feed", "expand this cooperation under the Defence Cooperation Plan 2026", "does"),
        title="Defence Cooperation Plan 2026",
        agreement_kind=AgreementKind.PLAN,
        parties=told.all("india", "oman"),
        plan_year=2026,
        does="Frame for cooperation between the two armies.",
        remark="Spoken of as current in November 2025; signature and content are not stated.",
    )


def _with_japan(told: Telling) -> None:
    parties = told.all("india", "japan")
    recalled = "Recalled in the report of 2025; year and status are not stated."
    told.add(
        "agreement",
        "equipment-japan",
        Quote("ani", "the Defence Equipment and Technology Cooperation Agreement"),
        Quote("ani", "recalling previous agreements", "remark"),
        title="Defence Equipment and Technology Cooperation Agreement",
        agreement_kind=AgreementKind.AGREEMENT,
        parties=parties,
        remark=recalled,
    )
    told.add(
        "agreement",
        "information-japan",
        Quote("ani", "the Protection of Classified Military Information Agreement"),
        Quote("ani", "recalling previous agreements", "remark"),
        title="Protection of Classified Military Information Agreement",
        agreement_kind=AgreementKind.AGREEMENT,
        parties=parties,
        remark=recalled,
    )


def tell_exercise(told: Telling) -> None:
    """One edition of Al Najah; “last year” and “2024” mean the same one."""
    told.add(
        "exercise",
        "al-najah-5",
        Quote(
            "feed",
            "the 5th edition of the India-Oman Joint Military Exercise Al Najah, which concluded on"
            " September 26, 2024",
            "held_on",
        ),
        Quote("feed", "a grand closing ceremony at the Rabkoot Training Area in Oman", "place_id"),
        Quote(
            "feed",
            "The successful exercise last year",
            "held_on",
            stated="“last year”",
            remark="The edition of 2024, seen from November 2025; not a second one.",
        ),
        Quote(
            "feed",
            "The successful exercise last year had already showcased strong interoperability and joint"
            " capabilities",
            "remark",
        ),
        name="Al Najah",
        edition=5,
        description="India–Oman joint military exercise (army)",
        parties=told.all("india", "oman"),
        held_on=DateRange(None, PartialDate(2024, 9, 26)),
        place_id=told["rabkoot"],
        status=ExerciseStatus.CONCLUDED,
        remark="Reported to have shown interoperability.",
    )
