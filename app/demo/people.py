"""The six persons whom the reports name, each with every spelling seen."""

from __future__ import annotations

from app.demo.telling import Quote, Telling


def tell_people(told: Telling) -> None:
    """Four Indians, one Omani, one Japanese."""
    _secretary(told)
    _omani_secretary_general(told)
    _minister_of_state(told)
    _chief_of_staff(told)
    _defence_minister(told)
    _japanese_counterpart(told)


def _secretary(told: Telling) -> None:
    told.add(
        "person",
        "rajesh-kumar-singh",
        Quote("asianet", "Defence Secretary Rajesh Kumar Singh"),
        Quote("ministry-post", "Defence Secretary Shri Rajesh Kumar Singh"),
        name="Rajesh Kumar Singh",
        country_id=told["india"],
    )
    told.spelling("rajesh-kumar-singh", "asianet", "Rajesh Kumar Singh")
    told.spelling("rajesh-kumar-singh", "ministry-post", "Shri Rajesh Kumar Singh", prefix="Shri")


def _omani_secretary_general(told: Telling) -> None:
    told.add(
        "person",
        "al-zaabi",
        name="Mohammed bin Nasser bin Ali Al Zaabi",
        name_basis="House form, proposed by the desk; taken as one person: same post, same day, same meeting",
        prefix="Dr",
        country_id=told["oman"],
        address_as="“HE Dr” (Headquarters Integrated Defence Staff); “Dr” (Ministry of Defence of India)",
    )
    _spellings_in_full(told)
    told.cite("al-zaabi", Quote("asianet", "Al Zaabi also called on"))
    told.spelling("al-zaabi", "asianet", "Al Zaabi")


def _spellings_in_full(told: Telling) -> None:
    written = "Mohammed Bin Naseer Bin Ali Al Zaabi"
    told.cite("al-zaabi", Quote("asianet", written, "name", stated=written, remark="“Naseer”, “Al Zaabi”."))
    told.spelling("al-zaabi", "asianet", written)
    for prefix in ("Dr", "Dr."):
        styled = f"{prefix} {written}"
        told.cite("al-zaabi", Quote("ministry-post", styled, "name", stated=styled))
        told.cite("al-zaabi", Quote("ministry-post", styled, "prefix"))
        told.spelling("al-zaabi", "ministry-post", styled, prefix=prefix)
    other = "Mohammed Bin Nasser Bin Ali Al-Zaabi"
    told.cite("al-zaabi", Quote("feed", other, "name", stated=other, remark="“Nasser”, “Al-Zaabi”."))
    told.spelling("al-zaabi", "feed", other)
    told.cite("al-zaabi", Quote("staff-post", f"HE Dr {other}", "name", stated=f"HE Dr {other}"))
    told.cite("al-zaabi", Quote("staff-post", f"HE Dr {other}", "address_as"))
    told.spelling("al-zaabi", "staff-post", f"HE Dr {other}", prefix="HE Dr")


def _minister_of_state(told: Telling) -> None:
    told.add(
        "person",
        "sanjay-seth",
        Quote("asianet", "Minister of State for Defence Sanjay Seth"),
        name="Sanjay Seth",
        country_id=told["india"],
    )
    told.spelling("sanjay-seth", "asianet", "Sanjay Seth")


def _chief_of_staff(told: Telling) -> None:
    told.add(
        "person",
        "anil-chauhan",
        Quote("asianet", "Chief of Defence Staff General Anil Chauhan"),
        Quote("feed", "Chief of Defence Staff General Anil Chauhan on Monday"),
        Quote("staff-post", "General Anil Chauhan, Chief of Defence Staff #CDS"),
        Quote("asianet", "General Chauhan held"),
        name="Anil Chauhan",
        prefix="General",
        country_id=told["india"],
    )
    for source in ("asianet", "feed", "staff-post"):
        told.spelling("anil-chauhan", source, "General Anil Chauhan", prefix="General")
    told.spelling("anil-chauhan", "asianet", "General Chauhan", prefix="General")


def _defence_minister(told: Telling) -> None:
    told.add(
        "person",
        "rajnath-singh",
        Quote("ani", "Indian Defence Minister Rajnath Singh"),
        Quote("ani", "Singh expressed deep gratitude"),
        name="Rajnath Singh",
        country_id=told["india"],
    )
    told.spelling("rajnath-singh", "ani", "Rajnath Singh")
    told.spelling("rajnath-singh", "ani", "Singh")


def _japanese_counterpart(told: Telling) -> None:
    told.add(
        "person",
        "gen-nakatani",
        Quote(
            "ani",
            "his Japanese counterpart, General Gen Nakatani",
            "name",
            stated="General Gen Nakatani",
            remark="The rank is suspect: “General” may only repeat the given name “Gen”.",
        ),
        Quote("ani", "He commended General Nakatani", "name", stated="General Nakatani"),
        name="Gen Nakatani",
        country_id=told["japan"],
        caution="The report calls him “General”, probably doubling his given name “Gen”. Print no rank until"
        " it is confirmed.",
    )
    told.spelling("gen-nakatani", "ani", "General Gen Nakatani", prefix="General")
    told.spelling("gen-nakatani", "ani", "General Nakatani", prefix="General")
