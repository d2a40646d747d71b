"""The subjects that the reports speak of."""

from __future__ import annotations

from app.demo.telling import Quote, Telling

_TOPICS: tuple[tuple[str, str, tuple[Quote, ...]], ...] = (
    ("industry", "Defence industrial collaboration", (Quote("asianet", "defence industrial collaboration"),)),
    ("joint-development", "Joint development and co-development", (Quote("asianet", "joint development"),)),
    ("technology", "Technology sharing", (Quote("asianet", "technology sharing"),)),
    ("production", "Production partnerships", (Quote("asianet", "expanded production partnerships"),)),
    ("supply-chains", "Resilient supply chains", (Quote("asianet", "resilient supply chains"),)),
    (
        "interoperability",
        "Interoperability",
        (
            Quote("asianet", "boost interoperability"),
            Quote("ani", "interoperability between the armed forces"),
        ),
    ),
    (
        "emerging-technology",
        "Emerging defence technologies",
        (Quote("asianet", "innovation in emerging defence technologies"),),
    ),
    ("manufacturing", "Indigenous manufacturing", (Quote("asianet", "support indigenous manufacturing"),)),
    ("shipbuilding", "Shipbuilding", (Quote("asianet", "shipbuilding"), Quote("feed", "shipbuilding"))),
    (
        "mro",
        "Maintenance, repair and overhaul (MRO)",
        (
            Quote("asianet", "maintenance, repair and overhaul (MRO)"),
            Quote("feed", "maintenance, repair and overhaul (MRO)"),
        ),
    ),
    (
        "training",
        "Training",
        (
            Quote("asianet", "existing training programmes between the armed forces"),
            Quote("feed", "existing training programmes between the armed forces"),
            Quote("article", "training programs"),
        ),
    ),
    ("exports", "Defence exports", (Quote("feed", "possibilities for defence exports"),)),
    (
        "maritime-security",
        "Maritime security",
        (
            Quote("feed", "maritime security in the region"),
            Quote("article", "maritime security"),
            Quote("asianet", "maritime security"),
        ),
    ),
    ("borders", "Border management", (Quote("feed", "border management frameworks"),)),
    (
        "turnaround",
        "Operational turnaround of naval platforms",
        (Quote("feed", "smoother operational turnaround for Indian Navy platforms"),),
    ),
    ("flight-clearances", "Flight clearances", (Quote("feed", "simplifying flight clearances"),)),
    ("information", "Information sharing", (Quote("article", "information sharing"),)),
    (
        "exercises",
        "Joint exercises",
        (
            Quote("feed", "regular joint exercises"),
            Quote("article", "joint exercises"),
            Quote("ani", "joint military exercises"),
        ),
    ),
    ("anti-piracy", "Anti-piracy", (Quote("article", "anti-piracy operations"),)),
    (
        "counter-terrorism",
        "Counter-terrorism",
        (Quote("asianet", "counter-terrorism coordination"), Quote("ani", "its fight against terrorism")),
    ),
    ("trade", "Trade", (Quote("article", "trade, energy, digital collaboration"),)),
    (
        "energy",
        "Energy",
        (Quote("article", "energy, digital collaboration"), Quote("asianet", "energy trade")),
    ),
    ("digital", "Digital collaboration", (Quote("article", "digital collaboration"),)),
    (
        "industry-japan",
        "Defence industry and technology (Japan)",
        (Quote("ani", "enhancing industry ties, technological collaboration"),),
    ),
    (
        "regional-security",
        "Regional and international security",
        (Quote("asianet", "regional and international security developments"),),
    ),
)
"""Key, name and evidence of each topic."""


def tell_topics(told: Telling) -> None:
    """All 25, side by side: the reports do not say which belongs to which."""
    for key, name, quotes in _TOPICS:
        told.add("topic", key, *quotes, name=name)
