"""The four reports, and the four official texts that are known only through them."""

from __future__ import annotations

from app.demo.telling import Quote, Telling
from db.values.choices import Reliability, SourceKind
from db.values.partial_date import PartialDate

_NOT_REPRODUCED = "The public text is not reproduced; only the passages cited are kept."
_DAY = PartialDate(2025, 11, 24)


def tell_sources(told: Telling) -> None:
    """All eight; the reports first, since the official texts are quoted in them."""
    _asianet(told)
    _agency_feed(told)
    _article(told)
    _japan(told)
    _ministry_post(told)
    _staff_post(told)
    _army_post(told)
    _ministry_statement(told)


def _asianet(told: Telling) -> None:
    told.add(
        "source",
        "asianet",
        Quote("asianet", "Add Asianet Newsable as a Preferred Source", "publisher"),
        Quote("asianet", "maritime security and energy trade. (ANI)", "agency", place="Last line"),
        title="Report on the 13th India–Oman JMCC",
        source_kind=SourceKind.NEWS,
        publisher="Asianet Newsable",
        agency="ANI",
        published=_DAY,
        published_basis="Inferred from the post it quotes; the report has no date line",
        reliability=Reliability.REPORTED,
        remark=f"Rests on a press statement and a post of India’s Ministry of Defence. {_NOT_REPRODUCED}",
    )


def _agency_feed(told: Telling) -> None:
    told.add(
        "source",
        "feed",
        Quote("feed", "date 2025-11-24 New Delhi [India], November 24 :", "published", place="Date line"),
        Quote(
            "feed",
            "This post has been auto-published from an agency feed without any modifications to the text"
            " and has not been reviewed by an editor",
            "reliability",
            place="Disclaimer",
        ),
        title="Report on the Chief of Defence Staff’s meeting with Oman’s Secretary General",
        source_kind=SourceKind.AGENCY_FEED,
        published=_DAY,
        published_basis="Date line",
        dateline="New Delhi [India], November 24",
        reliability=Reliability.UNATTRIBUTED,
        remark=f"By its own account not reviewed by an editor; agency not named. {_NOT_REPRODUCED}",
    )


def _article(told: Telling) -> None:
    told.add(
        "source",
        "article",
        Quote("article", "date 2024-12-04", "published", place="Date line"),
        title="Article on India–Oman defence and maritime relations",
        source_kind=SourceKind.ARTICLE,
        published=PartialDate(2024, 12, 4),
        published_basis="Date line",
        reliability=Reliability.UNATTRIBUTED,
        remark=f"Names neither author nor publisher. {_NOT_REPRODUCED}",
    )


def _japan(told: Telling) -> None:
    told.add(
        "source",
        "ani",
        Quote("ani", "date 2025-05-06", "published", place="Date line"),
        Quote("ani", "ANI", "agency", place="Last line"),
        title="Report on the India–Japan Defence Ministerial Meeting",
        source_kind=SourceKind.NEWS,
        agency="ANI",
        published=PartialDate(2025, 5, 6),
        published_basis="Date line",
        reliability=Reliability.REPORTED,
        remark=f"Names no publisher. {_NOT_REPRODUCED}",
    )


def _ministry_post(told: Telling) -> None:
    told.add(
        "source",
        "ministry-post",
        Quote("asianet", "In an X post, the Ministry said,"),
        Quote(
            "asianet",
            "Ministry of Defence, Government of India (@SpokespersonMoD) November 24, 2025",
            "handle",
        ),
        Quote(
            "asianet",
            "During the meeting, both sides reviewed and…",
            remark="The same post a second time, cut short: one source, one set of facts.",
        ),
        Quote("asianet", "pic.twitter.com/2GRkqsrhYv", place="End of the second quotation"),
        title="Post on X on the 13th JMCC",
        source_kind=SourceKind.OFFICIAL_POST,
        publisher="Ministry of Defence, Government of India",
        handle="@SpokespersonMoD",
        published=_DAY,
        published_basis="Date of the post as quoted",
        reliability=Reliability.OFFICIAL,
        quoted_in_id=told["asianet"],
        remark="Quoted twice in the same report, the second time cut short.",
    )


def _staff_post(told: Telling) -> None:
    told.add(
        "source",
        "staff-post",
        Quote("feed", "HQ IDS (@HQ_IDS_India) November 24, 2025", "handle"),
        Quote("feed", "pic.twitter.com/jfp2brxaKC", place="End of the quotation"),
        title="Post on X on the Chief of Defence Staff’s meeting with Oman’s Secretary General",
        source_kind=SourceKind.OFFICIAL_POST,
        publisher="Headquarters Integrated Defence Staff",
        handle="@HQ_IDS_India",
        published=_DAY,
        published_basis="Date of the post as quoted",
        reliability=Reliability.OFFICIAL,
        quoted_in_id=told["feed"],
        remark="Known only as quoted, cut short.",
    )


def _army_post(told: Telling) -> None:
    told.add(
        "source",
        "army-post",
        Quote(
            "feed",
            "In a post on X, the Army's Additional Directorate General of Public Information (ADG PI)"
            " stated,",
            "publisher",
        ),
        title="Post on X on the 3rd Army-to-Army Staff Talks",
        source_kind=SourceKind.OFFICIAL_POST,
        publisher="Additional Directorate General of Public Information (ADG PI), Indian Army",
        published_basis="Not stated",
        reliability=Reliability.OFFICIAL,
        quoted_in_id=told["feed"],
        remark="Known only as quoted.",
    )


def _ministry_statement(told: Telling) -> None:
    told.add(
        "source",
        "ministry-statement",
        Quote("asianet", "as per Ministry of Defence press statement"),
        title="Press statement on the 13th JMCC",
        source_kind=SourceKind.PRESS_RELEASE,
        publisher="Ministry of Defence, India",
        published=_DAY,
        published_basis="Taken to be of the day of the meeting, like the report that cites it",
        reliability=Reliability.OFFICIAL,
        quoted_in_id=told["asianet"],
        remark="Cited, not quoted at length; the statement itself is not held.",
    )
