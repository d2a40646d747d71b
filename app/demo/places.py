"""The places that the reports name, and two conditions of the region that they mention."""

from __future__ import annotations

from app.demo.telling import Quote, Telling
from db.values.choices import NoteKind, PlaceKind


def tell_places(told: Telling) -> None:
    """Nine places; sea areas and regions belong to no country."""
    _cities(told)
    _omani_sites(told)
    _regions(told)


def _cities(told: Telling) -> None:
    told.add(
        "place",
        "new-delhi",
        Quote("asianet", "meeting in New Delhi"),
        Quote("feed", "held in New Delhi from October 22 to 23"),
        Quote("article", "in New Delhi"),
        Quote("ani", "in New Delhi"),
        name="New Delhi",
        place_kind=PlaceKind.CITY,
        country_id=told["india"],
    )
    told.add(
        "place",
        "muscat",
        Quote("article", "held in Muscat"),
        name="Muscat",
        place_kind=PlaceKind.CITY,
        country_id=told["oman"],
    )
    told.add(
        "place",
        "pahalgam",
        Quote("ani", "Pahalgam, Jammu and Kashmir"),
        name="Pahalgam, Jammu and Kashmir",
        place_kind=PlaceKind.LOCALITY,
        country_id=told["india"],
    )


def _omani_sites(told: Telling) -> None:
    told.add(
        "place",
        "rabkoot",
        Quote("feed", "Rabkoot Training Area in Oman"),
        name="Rabkoot Training Area",
        place_kind=PlaceKind.TRAINING_AREA,
        country_id=told["oman"],
    )
    told.add(
        "place",
        "duqm",
        Quote(
            "article", "The Duqm Port is especially vital for logistical support to Indian naval operations."
        ),
        name="Duqm Port",
        place_kind=PlaceKind.PORT,
        country_id=told["oman"],
    )


def _regions(told: Telling) -> None:
    told.add(
        "place",
        "gulf-of-aden",
        Quote("article", "anti-piracy operations in the Gulf of Aden"),
        name="Gulf of Aden",
        place_kind=PlaceKind.SEA_AREA,
    )
    told.add(
        "place",
        "red-sea",
        Quote("article", "the Red Sea and Gulf of Aden"),
        name="Red Sea",
        place_kind=PlaceKind.SEA_AREA,
    )
    told.add(
        "place",
        "indian-ocean",
        Quote("asianet", "Indian Ocean Region"),
        Quote("article", "Indian Ocean Region"),
        name="Indian Ocean Region",
        abbreviation="IOR",
        place_kind=PlaceKind.REGION,
    )
    told.add(
        "place",
        "indo-pacific",
        Quote("ani", "a rules-based Indo-Pacific"),
        name="Indo-Pacific",
        place_kind=PlaceKind.REGION,
    )


def tell_events(told: Telling) -> None:
    """Two events that the reports refer to, kept as notes; neither has a date in them."""
    told.add(
        "note",
        "pahalgam-attack",
        Quote(
            "ani",
            "the devastating terrorist attack in Pahalgam, Jammu and Kashmir, which claimed the lives of 26"
            " people",
        ),
        title="Terrorist attack at Pahalgam",
        note_kind=NoteKind.EVENT,
        body="According to the report 26 people died. It does not give the date of the attack.",
        about=told.all("pahalgam"),
    )
    told.add(
        "note",
        "regional-instability",
        Quote(
            "article",
            "particularly given the instability in surrounding areas like the Red Sea and Gulf of Aden",
        ),
        title="Instability around the Red Sea and the Gulf of Aden",
        note_kind=NoteKind.EVENT,
        body="The article gives it as a reason for looking at security in the wider region. No date or"
        " incident is named.",
        about=told.all("red-sea", "gulf-of-aden"),
    )
