"""The four initiatives that meetings and statements refer to."""

from __future__ import annotations

from app.demo.telling import Quote, Telling
from db.values.choices import InitiativeStatus
from db.values.partial_date import PartialDate

_ARTICLE = PartialDate(2024, 12, 4)


def tell_initiatives(told: Telling) -> None:
    """None of them is agreed; one has no status, since its present state is not stated."""
    _logistic_complex(told)
    _ports(told)
    _navy_personnel(told)
    _joint_development(told)


def _logistic_complex(told: Telling) -> None:
    told.add(
        "initiative",
        "logistic-complex",
        Quote(
            "asianet",
            "review progress on the proposed Military Logistic Complex",
            "status",
            stated="“review progress on”",
            remark="Still “proposed” in the same sentence; not agreed.",
        ),
        Quote(
            "feed",
            "advancing work on the proposed Military Logistic Complex",
            "status",
            stated="“advancing work on”",
            remark="Still “proposed” in the same sentence; not agreed.",
        ),
        Quote("asianet", "the proposed Military Logistic Complex", "status_words"),
        Quote("feed", "the proposed Military Logistic Complex", "status_words"),
        name="Military Logistic Complex",
        parties=told.all("india", "oman"),
        status=InitiativeStatus.PROPOSED,
        status_words="proposed",
        summary="Progress reviewed, and both sides committed to go on with it. Site, cost and timetable are"
        " not stated.",
        last_mention=PartialDate(2025, 11, 24),
    )


def _ports(told: Telling) -> None:
    told.add(
        "initiative",
        "omani-ports",
        Quote(
            "article",
            "the operational use of Omani ports by the Indian Navy, particularly for anti-piracy operations"
            " in the Gulf of Aden",
        ),
        Quote(
            "article",
            "The Duqm Port is especially vital for logistical support to Indian naval operations.",
            "place_id",
        ),
        name="Operational use of Omani ports (Duqm)",
        parties=told.all("india", "oman"),
        status=InitiativeStatus.UNDERWAY,
        status_words="In operational use",
        summary="Used by the Indian Navy above all against piracy in the Gulf of Aden; Duqm matters most for"
        " its logistics.",
        place_id=told["duqm"],
        organisations=told.all("navy-india"),
        last_mention=_ARTICLE,
    )


def _navy_personnel(told: Telling) -> None:
    told.add(
        "initiative",
        "navy-personnel",
        Quote("article", "initiated the deployment of Indian Navy personnel to the Omani Navy"),
        name="Deployment of Indian Navy personnel to the Omani Navy",
        parties=told.all("india", "oman"),
        status_words="Began under the 1972 protocol",
        summary="Whether it goes on, and with how many, is not stated.",
        organisations=told.all("navy-india", "navy-oman"),
        agreement_id=told["protocol-1972"],
        last_mention=_ARTICLE,
    )


def _joint_development(told: Telling) -> None:
    told.add(
        "initiative",
        "joint-development-japan",
        Quote(
            "ani",
            "joint development of defence equipment, including fighter aircraft and tanks, and the potential"
            " export of Japanese engines to India",
        ),
        name="Joint development of defence equipment (fighter aircraft, tanks); Japanese engines",
        parties=told.all("india", "japan"),
        status=InitiativeStatus.IDEA,
        status_words="To be explored",
        summary="The new consultation body is to explore it; nothing more is stated.",
        last_mention=PartialDate(2025, 5, 6),
    )
