"""The six posts, each as of the latest date on which a report confirms it; since when is nowhere stated."""

from __future__ import annotations

from app.demo.telling import Quote, Telling
from db.values.partial_date import PartialDate

_NOVEMBER = PartialDate(2025, 11, 24)
_MAY = PartialDate(2025, 5, 6)


def tell_posts(told: Telling) -> None:
    """Four of them confirmed on the day of the 13th JMCC, two on that of the India–Japan report."""
    _at_the_ministry(told)
    _omani_secretary_general(told)
    _chief_of_staff(told)
    _defence_ministers(told)


def _at_the_ministry(told: Telling) -> None:
    told.add(
        "post",
        "defence-secretary",
        Quote("asianet", "Defence Secretary Rajesh Kumar Singh"),
        title="Defence Secretary",
        person_id=told["rajesh-kumar-singh"],
        organisation_id=told["ministry-india"],
        as_of=_NOVEMBER,
    )
    told.add(
        "post",
        "minister-of-state",
        Quote("asianet", "Minister of State for Defence Sanjay Seth"),
        title="Minister of State for Defence",
        person_id=told["sanjay-seth"],
        organisation_id=told["ministry-india"],
        as_of=_NOVEMBER,
    )


def _omani_secretary_general(told: Telling) -> None:
    told.add(
        "post",
        "secretary-general",
        Quote(
            "asianet",
            "Oman's Secretary General of Defence",
            "title",
            stated="Secretary General of Defence",
            remark="The longer form, with the ministry, is printed.",
        ),
        Quote("ministry-post", "Secretary General, Ministry of Defence, Oman", "title"),
        Quote(
            "feed",
            "Secretary General of the Ministry of Defence of the Sultanate of Oman",
            "title",
            stated="Secretary General of the Ministry of Defence of the Sultanate of Oman",
        ),
        Quote(
            "staff-post",
            "Secretary General, MoD, Sultanate of Oman",
            "title",
            stated="Secretary General, MoD, Sultanate of Oman",
        ),
        title="Secretary General, Ministry of Defence",
        person_id=told["al-zaabi"],
        organisation_id=told["ministry-oman"],
        as_of=_NOVEMBER,
    )


def _chief_of_staff(told: Telling) -> None:
    told.add(
        "post",
        "chief-of-staff",
        Quote("asianet", "Chief of Defence Staff General Anil Chauhan"),
        Quote("staff-post", "General Anil Chauhan, Chief of Defence Staff #CDS", "abbreviation"),
        title="Chief of Defence Staff",
        abbreviation="CDS",
        person_id=told["anil-chauhan"],
        as_of=_NOVEMBER,
    )


def _defence_ministers(told: Telling) -> None:
    told.add(
        "post",
        "minister-india",
        Quote("ani", "Indian Defence Minister Rajnath Singh"),
        title="Defence Minister",
        person_id=told["rajnath-singh"],
        organisation_id=told["ministry-india"],
        as_of=_MAY,
    )
    told.add(
        "post",
        "minister-japan",
        Quote("ani", "his Japanese counterpart, General Gen Nakatani", "basis"),
        title="Defence Minister",
        person_id=told["gen-nakatani"],
        as_of=_MAY,
        basis="Implied: the report calls him the counterpart of the Defence Minister of India",
    )
