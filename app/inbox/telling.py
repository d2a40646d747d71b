"""What a proposal says in two lines, and which of its fields an officer may correct: for the screen and for paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from app.errors import InvalidValue
from app.inbox.linking import dates_of
from app.inbox.offers import LIKELY, Offer
from app.intake.lexicon import country_names
from app.intake.people.matching import Verdict
from db.values.choices import CommitmentKind, MeetingKind, MeetingStatus, Strength
from db.values.partial_date import DateRange, PartialDate

SURE = 85
"""Per cent from which a proposal is called sure."""

GROUPS: Mapping[str, str] = {
    "meeting": "Meetings", "visit": "Visits", "person": "People", "forum": "Forums", "agreement": "Agreements",
    "exercise": "Exercises", "commitment": "Commitments",
}  # fmt: skip
"""Headings, in the order in which an officer goes through them."""


class Shape(Enum):
    """How a field of a proposal is typed."""

    LINE = "line"
    DATES = "dates"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    LIST = "list"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Typed:
    """A field that an officer may correct; `choices` are (code, words)."""

    name: str
    label: str
    shape: Shape = Shape.LINE
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def answers(self) -> tuple[tuple[Any, str], ...]:
        """(value, words) of a field with few answers; none where words are its value."""
        return ((True, "Yes"), (False, "No")) if self.shape is Shape.FLAG else self.choices


def _choices(of: Any) -> tuple[tuple[str, str], ...]:
    return tuple((one.value, one.label) for one in of)


_PARTIES = Typed("parties", "Between", Shape.LIST)

FIELDS: Mapping[str, tuple[Typed, ...]] = {
    "meeting": (
        Typed("title", "Title"), Typed("held_on", "Date", Shape.DATES), Typed("place", "Place"),
        Typed("country", "In"), Typed("venue", "Venue"), Typed("forum", "Forum"),
        Typed("edition", "Edition", Shape.NUMBER), Typed("meeting_kind", "Kind", Shape.CHOICE, _choices(MeetingKind)),
        Typed("status", "Status", Shape.CHOICE, _choices(MeetingStatus)), _PARTIES,
    ),
    "visit": (
        Typed("title", "Title"), Typed("principal", "Visitor"), Typed("to", "Host country"),
        Typed("dates", "Dates", Shape.DATES),
    ),
    "person": (
        Typed("name", "Name"), Typed("prefix", "Prefix"), Typed("position", "Post"), Typed("country", "Side"),
    ),
    "forum": (Typed("name", "Name"), Typed("abbreviation", "Abbreviation"), _PARTIES),
    "agreement": (
        Typed("title", "Title"), Typed("signed", "Signed on", Shape.DATE),
        Typed("plan_year", "Plan year", Shape.NUMBER), _PARTIES,
    ),
    "exercise": (
        Typed("name", "Name"), Typed("edition", "Edition", Shape.NUMBER), Typed("held_on", "Held on", Shape.DATES),
        Typed("place", "Place"), Typed("country", "In"), _PARTIES,
    ),
    "commitment": (
        Typed("wording", "Wording"), Typed("commitment_kind", "Kind", Shape.CHOICE, _choices(CommitmentKind)),
        Typed("strength", "Strength", Shape.CHOICE, _choices(Strength)), Typed("owner", "Owed by"),
        Typed("due", "Due"), Typed("tracked", "Followed up", Shape.FLAG), Typed("topics", "Topics", Shape.LIST),
        _PARTIES,
    ),
}  # fmt: skip
"""What can be corrected, by kind, in the order of importance."""


def typed(field: Typed, value: Any) -> str:
    """A value as an officer types it."""
    match field.shape:
        case Shape.DATES if value:
            return DateRange.parse_text(value).show(no_break=False)
        case Shape.DATE if value:
            return PartialDate.parse_text(value).show(no_break=False)
        case Shape.LIST:
            return ", ".join(value or ())
        case Shape.FLAG:
            return "yes" if value else "no"
        case Shape.CHOICE:
            return next((words for code, words in field.choices if code == value), str(value or ""))
        case _:
            return "" if value is None else str(value)


def understood(field: Typed, words: str, today: date) -> Any:
    """The value that typed or selected words mean. Raises InvalidValue with one sentence."""
    text = " ".join(words.split()).strip(" ,;:" if field.shape is not Shape.LINE else " ")
    match field.shape:
        case Shape.DATES:
            return DateRange.parse(text, today=today).text if text else ""
        case Shape.DATE:
            return PartialDate.parse(text, today=today).text if text else ""
        case Shape.NUMBER:
            return _number(field, text)
        case Shape.LIST:
            return [part.strip() for part in text.replace(" and ", ", ").split(",") if part.strip()]
        case Shape.FLAG:
            return text.casefold() in {"yes", "y", "true", "1"}
        case Shape.CHOICE:
            return _choice(field, text)
        case _:
            return text


_COUNTRIES = frozenset({"country", "to", "parties", "owner"})
"""Fields that hold countries, or may."""


def selected_value(field: Typed, held: Any, words: str, today: date) -> Any:
    """What words selected in a text mean as a field that holds `held`; a list gets one more. Raises InvalidValue."""
    text = " ".join(words.split()).strip(" ,;:")
    found = country_names().get(
        text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
    )
    if field.name in _COUNTRIES and found is not None:
        text = found[0].name  # “the Omani” is Oman
    value = understood(field, text, today)
    if field.shape is Shape.LIST:
        return list(dict.fromkeys([*(held or ()), *value]))
    return value


def _number(field: Typed, text: str) -> int | None:
    digits = text.rstrip("stndrh.")
    if not text:
        return None
    if not digits.isdecimal() or not 0 < int(digits) < 10_000:
        raise InvalidValue(f"{field.label}: “{text[:40]}” is no number; type one such as 13.")
    return int(digits)


def _choice(field: Typed, text: str) -> str:
    for code, words in field.choices:
        if text.casefold() in {code.casefold(), words.casefold()}:
            return code
    raise InvalidValue(f"{field.label}: choose one of {', '.join(words for _, words in field.choices)}.")


def how_sure(offer: Offer) -> str:
    """Confidence in a word."""
    return "sure" if offer.confidence >= SURE else "likely" if offer.confidence >= LIKELY else "unsure"


def standing(offer: Offer) -> str:
    """Whether it is known, new, or to be asked about."""
    match offer.match.verdict:
        case Verdict.SAME:
            return "on file"
        case Verdict.ASK:
            return "perhaps on file" if offer.match.candidates else "perhaps named twice"
        case _:
            return "new"


def second(offer: Offer) -> str:
    """The second line: known or new, then what matters most of this kind."""
    return " · ".join(part for part in (standing(offer), *_telling(offer)) if part)


def _telling(offer: Offer) -> tuple[str, ...]:
    content = offer.content
    match offer.kind:
        case "meeting":
            return (_dated(content["held_on"], "date not stated"), content["place"] or content["country"])
        case "visit":
            return (_dated(content["dates"], "dates not stated"),)
        case "person":
            return (content["position"] or "post not stated", content["country"])
        case "forum":
            return (
                "to be established" if content["status"] == "proposed" else "",
                " – ".join(content["parties"]),
            )
        case "agreement":
            return (content["signed"] or "year not stated",) if not content["plan_year"] else ()
        case "exercise":
            edition = f"edition {content['edition']}" if content["edition"] else "edition not stated"
            return (edition, _dated(content["held_on"], "dates not stated"))
        case _:
            kind, strength = CommitmentKind(content["commitment_kind"]), Strength(content["strength"])
            owner = content["owner"] or "nobody named"
            due = f"due {content['due']}" if content["due"] else ""
            followed = "followed up" if content["tracked"] else "context"
            return (followed, f"{kind.label.lower()}, {strength.label.lower()}", owner, due)


def _dated(text: str, missing: str) -> str:
    dates = dates_of(text)
    return dates.seen_short() if dates else missing
