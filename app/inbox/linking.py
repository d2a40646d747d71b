"""Says of each draft which record of the case file it is: the same, perhaps the same (ask), or new; with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.inbox import meeting_links, statement_links
from app.inbox.grounds import Grounds
from app.inbox.meeting_links import NEW, Who, ask, dates_of, same
from app.intake.forums.clusters import key_of
from app.intake.people.matching import Match, match_name

__all__ = ["NEW", "Told", "dates_of", "link"]


@dataclass(slots=True)
class Told:
    """What is known of one text while its proposals are matched: its day of issue, its people and meetings."""

    day: date | None = None
    who: Who = field(default_factory=Who)
    meetings: set[str] = field(default_factory=set)


def link(
    kind: str,
    content: Mapping[str, Any],
    quote: str,
    grounds: Grounds,
    told: Told,
) -> Match:
    """What a draft is; `told` says what of the same text is on file already."""
    who = told.who
    match kind:
        case "person":
            return _person(content, grounds)
        case "meeting":
            return meeting_links.meeting(content, grounds, who)
        case "forum":
            found = grounds.forum(content["name"], content["abbreviation"], content["parties"])
            return same(found, content["name"], "the same name and parties") if found else NEW
        case "agreement":
            return _agreement(content, grounds)
        case "exercise":
            return _exercise(content, grounds)
        case "visit":
            return _visit(content, grounds, who)
        case "commitment":
            return statement_links.statement(content, quote, grounds, told.meetings, told.day)
        case _:
            return NEW


def _person(content: Mapping[str, Any], grounds: Grounds) -> Match:
    return match_name(
        content["name"],
        grounds.known.people,
        country=content["country"] or None,
        position=content["position"] or None,
    )


def _agreement(content: Mapping[str, Any], grounds: Grounds) -> Match:
    """By its title or any other name it was seen under; another year or other parties are asked about."""
    words, parties = key_of(content["title"]), grounds.ids_of(content["parties"])
    if not words:
        return NEW
    unsure = []
    stated = int(content["signed"][:4]) if content["signed"] else None
    for one in grounds.agreements():
        names = (one.title, one.as_written or "", *grounds.names_of(one.id))
        if words not in {key_of(name) for name in names if name}:
            continue
        year = one.signed.year if one.signed else None
        if stated is not None and year is not None and stated != year:
            unsure.append((one.id, f"{one.title}, {year}", "the same title with another year"))
        elif content["plan_year"] is not None and content["plan_year"] != one.plan_year:
            continue
        elif parties and (theirs := grounds.parties_of(one.id)) and not parties <= theirs:
            unsure.append((one.id, one.title, "the same title between other parties"))
        else:
            how = "the same title" if words == key_of(one.title) else "a name it was seen under before"
            return same(one.id, one.title, how)
    return ask([(id, title) for id, title, _ in unsure], unsure[0][2]) if unsure else NEW


def _exercise(content: Mapping[str, Any], grounds: Grounds) -> Match:
    """By name and edition, or name and dates; a name it was seen under before counts as its own."""
    name = content["name"].casefold()
    editions = [
        one for one in grounds.exercises()
        if name in {each.casefold() for each in (one.name, *grounds.names_of(one.id))}
    ]  # fmt: skip
    for one in editions:
        if content["edition"] is not None and one.edition == content["edition"]:
            return same(one.id, f"{one.name}", "the same name and edition")
        if content["edition"] is None and one.held_on and one.held_on.text == content["held_on"]:
            return same(one.id, one.name, "the same name and dates")
    if content["edition"] is not None:
        editions = [one for one in editions if one.edition is None]
    if not editions:
        return NEW
    reason = (
        "the same name; no edition is stated"
        if content["edition"] is None
        else "the same name, on file without"
    )
    named = [
        (one.id, f"{one.name}, edition {one.edition}" if one.edition is not None else one.name)
        for one in editions
    ]
    return ask(named, reason if content["edition"] is None else f"{reason} an edition")


def _visit(content: Mapping[str, Any], grounds: Grounds, who: Who) -> Match:
    principal = who.sure.get(content["principal"])
    dates = dates_of(content["dates"])
    if principal is None:
        return NEW
    theirs = [one for one in grounds.visits() if one.principal_id == principal]
    for one in theirs:
        span = one.dates or one.includes
        if dates is None or span is None:
            return ask([(one.id, one.title)], "the same visitor; no date is stated")
        if span.first and dates.last and span.last and dates.first and span.first <= dates.last <= span.last:
            return same(one.id, one.title, "the same visitor on the same days")
    return NEW
