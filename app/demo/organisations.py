"""The ministries, services and headquarters that the reports name, in every form in which they write them."""

from __future__ import annotations

from app.demo.telling import Quote, Telling
from db.values.choices import OrganisationKind


def tell_organisations(told: Telling) -> None:
    """Ten organisations of three countries; two are called Ministry of Defence and differ by country."""
    _indian_defence(told)
    _indian_services(told)
    _omani(told)
    told.add(
        "organisation",
        "government-japan",
        Quote("ani", "the Japanese government"),
        name="Government of Japan",
        organisation_kind=OrganisationKind.GOVERNMENT,
        country_id=told["japan"],
    )
    told.spelling("government-japan", "ani", "Japanese government")


def _indian_defence(told: Telling) -> None:
    told.add(
        "organisation",
        "ministry-india",
        Quote("asianet", "According to the Ministry of Defence"),
        Quote("ministry-post", "Ministry of Defence, Government of India"),
        name="Ministry of Defence",
        organisation_kind=OrganisationKind.MINISTRY,
        country_id=told["india"],
    )
    told.spelling("ministry-india", "asianet", "Ministry of Defence")
    told.spelling("ministry-india", "ministry-post", "Ministry of Defence, Government of India")
    told.add(
        "organisation",
        "integrated-staff",
        Quote("feed", "As per the Integrated Defence Staff"),
        Quote("staff-post", "HQ IDS", "abbreviation"),
        name="Integrated Defence Staff",
        abbreviation="HQ IDS",
        organisation_kind=OrganisationKind.HEADQUARTERS,
        country_id=told["india"],
    )
    told.spelling("integrated-staff", "feed", "Integrated Defence Staff")
    told.spelling("integrated-staff", "staff-post", "HQ IDS")


def _indian_services(told: Telling) -> None:
    _service(told, "army-india", "Indian Army", "india", Quote("feed", "the Indian Army strengthened"))
    told.cite("army-india", Quote("army-post", "#IndianArmy"))
    told.spelling("army-india", "feed", "Indian Army")
    told.spelling("army-india", "army-post", "#IndianArmy")
    _service(told, "navy-india", "Indian Navy", "india", Quote("feed", "Indian Navy platforms"))
    told.cite("navy-india", Quote("article", "Indian Navy"))
    told.spelling("navy-india", "feed", "Indian Navy")
    told.spelling("navy-india", "article", "Indian Navy")
    _service(told, "air-force-india", "Indian Air Force", "india", Quote("feed", "Indian Air Force"))
    told.spelling("air-force-india", "feed", "Indian Air Force")
    told.add(
        "organisation",
        "public-information",
        Quote("feed", "Additional Directorate General of Public Information (ADG PI)"),
        name="Additional Directorate General of Public Information",
        abbreviation="ADG PI",
        organisation_kind=OrganisationKind.AGENCY,
        country_id=told["india"],
        parent_id=told["army-india"],
    )
    told.spelling(
        "public-information", "feed", "Additional Directorate General of Public Information (ADG PI)"
    )


def _omani(told: Telling) -> None:
    told.add(
        "organisation",
        "ministry-oman",
        Quote("ministry-post", "Secretary General, Ministry of Defence, Oman"),
        Quote("feed", "Ministry of Defence of the Sultanate of Oman"),
        Quote("staff-post", "MoD, Sultanate of Oman"),
        name="Ministry of Defence",
        organisation_kind=OrganisationKind.MINISTRY,
        country_id=told["oman"],
    )
    told.spelling("ministry-oman", "ministry-post", "Ministry of Defence, Oman")
    told.spelling("ministry-oman", "feed", "Ministry of Defence of the Sultanate of Oman")
    told.spelling("ministry-oman", "staff-post", "MoD, Sultanate of Oman")
    _service(told, "army-oman", "Royal Army of Oman", "oman", Quote("feed", "the Royal Army of Oman"))
    told.cite("army-oman", Quote("army-post", "#RoyalArmyofOman"))
    told.spelling("army-oman", "feed", "Royal Army of Oman")
    told.spelling("army-oman", "army-post", "#RoyalArmyofOman")
    _service(
        told,
        "navy-oman",
        "Omani Navy",
        "oman",
        Quote(
            "article",
            "Omani Navy",
            "name",
            remark="The article’s name for it; the official name is not stated.",
        ),
    )
    told.spelling("navy-oman", "article", "Omani Navy")


def _service(told: Telling, key: str, name: str, country: str, quote: Quote) -> None:
    told.add(
        "organisation",
        key,
        quote,
        name=name,
        organisation_kind=OrganisationKind.SERVICE,
        country_id=told[country],
    )
