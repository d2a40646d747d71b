"""The three countries and the labels of the relations between them."""

from __future__ import annotations

from app import settings
from app.demo.telling import Quote, Telling
from db.values.choices import CountryKind
from db.values.partial_date import PartialDate


def tell_countries(told: Telling) -> None:
    """India, Oman and Japan; ISO codes and demonyms aside, only what the reports say of them."""
    told.add(
        "country",
        "india",
        Quote("asianet", "India and Oman co-chaired"),
        Quote("ani", "solidarity with India"),
        name="India",
        code="IND",
        short_code="IN",
        country_kind=CountryKind.STATE,
        demonym="Indian",
    )
    told.add(
        "country",
        "oman",
        Quote("asianet", "India and Oman"),
        Quote("feed", "Sultanate of Oman", "official_name"),
        name="Oman",
        official_name="Sultanate of Oman",
        code="OMN",
        short_code="OM",
        country_kind=CountryKind.STATE,
        demonym="Omani",
    )
    told.add(
        "country",
        "japan",
        Quote("ani", "Japanese government"),
        Quote("ani", "The India-Japan Defence Ministerial Meeting"),
        name="Japan",
        code="JPN",
        short_code="JP",
        country_kind=CountryKind.STATE,
        demonym="Japanese",
    )


def tell_home(told: Telling) -> None:
    """India is home: what is ours and what is theirs follows from it."""
    settings.put(told.changes, settings.HOME, told["india"])


def tell_relationships(told: Telling) -> None:
    """Three phrases of reports about Oman, and the one official label, with Japan."""
    _phrases_about_oman(told)
    told.add(
        "relationship",
        "partnership-japan",
        Quote(
            "ani",
            "“Special, Strategic and Global Partnership.”",
            "label",
            stated="Special, Strategic and Global Partnership",
            remark="The official label has no comma after “Special”; it is printed in that form.",
        ),
        parties=told.all("india", "japan"),
        label="Special Strategic and Global Partnership",
        as_written="Special, Strategic and Global Partnership",
        official=True,
    )


def _phrases_about_oman(told: Telling) -> None:
    parties = told.all("india", "oman")
    told.add(
        "relationship",
        "partnership-oman",
        Quote(
            "asianet",
            "India and Oman share a long-standing strategic partnership, anchored in strong political ties,"
            " defence cooperation, counter-terrorism coordination, maritime security and energy trade.",
        ),
        parties=parties,
        label="Strategic partnership",
        official=False,
        summary="Said to rest on politics, defence, counter-terrorism, maritime security and energy.",
    )
    told.add(
        "relationship",
        "key-partner-oman",
        Quote(
            "article",
            "India has been a key defense partner for Oman since the signing of a military protocol in 1972",
        ),
        parties=parties,
        label="Key defence partner",
        as_written="key defense partner",
        official=False,
        since=PartialDate(1972),
        summary="India is so called, since the military protocol of 1972.",
    )
    _ties_with_oman(told)


def _ties_with_oman(told: Telling) -> None:
    told.add(
        "relationship",
        "three-services-oman",
        Quote(
            "feed",
            "India and Oman share strong defence ties, with regular joint exercises, high-level visits and"
            " operational coordination across the three services.",
        ),
        parties=told.all("india", "oman"),
        label="Defence ties across the three services",
        official=False,
        summary="Exercises, high-level visits and operational coordination are named as its forms.",
    )
