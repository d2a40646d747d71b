"""The four forums that meet, and the body that India and Japan agreed to set up."""

from __future__ import annotations

from app.demo.telling import Quote, Telling
from db.values.choices import ForumLevel, ForumStatus


def tell_forums(told: Telling) -> None:
    """Five forums; whether those that meet do so regularly is not stated, so their status is empty."""
    _committee(told)
    _consultations_and_talks(told)
    _with_japan(told)


def _committee(told: Telling) -> None:
    told.add(
        "forum",
        "jmcc",
        Quote("asianet", "Joint Military Cooperation Committee (JMCC)"),
        Quote(
            "article",
            "The Joint Military Cooperation Committee (JMCC) serves as the primary forum for defense"
            " engagement between India and Oman.",
            "standing",
        ),
        Quote(
            "asianet",
            "co-chaired the 13th Joint Military Cooperation Committee (JMCC) meeting",
            "chairs",
            remark="By the posts of those who chaired the 13th session.",
        ),
        name="Joint Military Cooperation Committee",
        abbreviation="JMCC",
        parties=told.all("india", "oman"),
        standing="Primary forum for defence engagement between India and Oman",
        chairs=told.all("defence-secretary", "secretary-general"),
    )


def _consultations_and_talks(told: Telling) -> None:
    parties = told.all("india", "oman")
    told.add(
        "forum",
        "ioscg",
        Quote("article", "India-Oman Strategic Consultative Group (IOSCG)"),
        name="India–Oman Strategic Consultative Group",
        abbreviation="IOSCG",
        parties=parties,
    )
    told.add(
        "forum",
        "aast",
        Quote("feed", "Army-to-Army Staff Talks (AAST)"),
        Quote("army-post", "#AAST", "abbreviation"),
        name="Army-to-Army Staff Talks",
        abbreviation="AAST",
        parties=parties,
        level=ForumLevel.SERVICE,
    )


def _with_japan(told: Telling) -> None:
    parties = told.all("india", "japan")
    told.add(
        "forum",
        "ministerial",
        Quote("ani", "the India-Japan Defence Ministerial Meeting"),
        name="India–Japan Defence Ministerial Meeting",
        parties=parties,
        level=ForumLevel.MINISTER,
    )
    told.add(
        "forum",
        "new-body",
        Quote(
            "ani", "a new consultation body comprising senior representatives from both nations' militaries"
        ),
        name="New India–Japan consultation body (unnamed)",
        parties=parties,
        status=ForumStatus.PROPOSED,
        standing="To oversee progress in defence cooperation",
        remark="Agreed at the ministerial meeting; name, membership and date of the first session are not"
        " stated.",
    )
    told.cite("new-body", Quote("ani", "to oversee progress in defence cooperation", "standing"))
