"""Roles that the table shows: who sat in the chair, who led a side, who was the guest of whom."""

from __future__ import annotations

import re

from app.intake.attendance.sides import Participant
from app.intake.lexicon import country_names
from app.intake.meetings.events import Event
from app.intake.meetings.visits import Visit
from app.intake.people.mentions import Cluster
from app.intake.scene import Scene
from app.intake.text.tokens import last_of
from db.values.choices import MeetingKind

_CHAIRS = re.compile(
    r"\b(?:[Ii]n the chair (?:was|were)|[Pp]residing(?: were| was)?:?"
    r"|[Hh]eading the (?:\w+ ){1,3}(?:was|were)"
    r"|[Cc]o-?chairing(?: the \w+)? (?:was|were)) "
)
_TAKING = re.compile(
    r"\b(?:taking|sharing|in|as|to take) (?:the )?(?:joint )?(?:chair|co-?chairs|chairmanship|presidency)\b"
    r"|\bto chair (?:the \w+ )?jointly with\b|\bchair(?:ed)? (?:the \w+ )?(?:jointly )?with\b"
)
_AT_HEAD = re.compile(
    r"\b(?:(?:had|with|has) at (?:its|their|the) head|at whose head (?:was|is|stood)),?"
    r" (?:[A-Z][\w.'-]*,? |of |for |the |and ){0,14}$"
)
_HEAD_AFTER = re.compile(r"^,? (?:at (?:its|their|the) head|at the helm)\b")
_LEADER = re.compile(r"^[^()\n;]{0,80}\((?:[Ll]eader|[Hh]ead|[Hh]ead of [Dd]elegation|HoD)\)")
_DID_SO = re.compile(r"^,[^.;]{0,80}, did (?:so|the same) for (?:the )?[A-Z]")
_GUEST = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:guest|visitor),? (?:[A-Z][\w-]* )*$")


def at_table(scene: Scene, number: int) -> list[tuple[Cluster, str]]:
    """Who chairs, heads or is a guest by the order of words of one sentence."""
    sentence, named = scene.sentences[number], scene.cast.named(number)
    text = scene.string(number)
    found: list[tuple[Cluster, str]] = []
    opening, closing = _CHAIRS.search(text), _TAKING.search(text)
    for one, who in named:
        before = scene.view[sentence.start : one.start]
        after = scene.view[one.name_start + len(one.name) : sentence.end]
        if (
            opening
            and sentence.start + opening.end() <= one.start
            and not re.search(r"; ", before[opening.end() :])
        ):
            found.append((who, "co-chair" if len(named) > 1 else "chair"))
        elif closing and abs(one.start - sentence.start - closing.start()) < 220 and len(named) == 2:
            found.append((who, "co-chair"))
        elif (
            _AT_HEAD.search(scene.view, sentence.start, one.name_start)
            or _HEAD_AFTER.match(after)
            or _LEADER.match(after)
            or _DID_SO.match(after)
        ):
            who.country = who.country or _delegation_of(before, after)
            found.append((who, "head of delegation"))
        elif _GUEST.search(before):
            found.append((who, "visitor"))
    return found


_OF_WHOM = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts) (?P<who>[A-Z][\w-]+(?: [A-Z]\w+)?) (?:delegation|team|side|party)\b"
)
_FOR_WHOM = re.compile(r"\bdid (?:so|the same) for (?:the )?(?P<who>[A-Z][\w.-]*(?: [A-Z]\w+)*)")


def _delegation_of(before: str, after: str) -> str | None:
    """The country of “a Philippine delegation at whose head was X”, “X did so for the US”."""
    said = _FOR_WHOM.search(after[:140]) or last_of(_OF_WHOM, before)
    known = country_names().get(said["who"]) if said else None
    return known[0].name if known else None


def hosts_and_guests(events: list[Event], journeys: list[Visit], people: list[Participant]) -> None:
    """Two sides that met in the country of one: its people are the hosts, the others the visitors.

    Only where the place is stated with the meeting, or a journey there is told; sessions keep their chairs and heads.
    """
    by_person = {id(one.who): one for one in people}
    goals = {id(one.visitor): one.country for one in journeys if one.visitor and one.country}
    for event in events:
        place = event.place.country if event.place else None
        place = place or next((goals[id(who)] for who, _ in event.people if id(who) in goals), None)
        met = [by_person[id(who)] for who, _ in event.people if id(who) in by_person]
        if event is events[0] and not event.people:  # “The two ministers came together”
            met = [one for one in people if one.role == "principal"]
        sides = {one.side for one in met}
        if event.kind is MeetingKind.CALL or place is None or len(sides) != 2 or place not in sides:
            continue
        if None in sides:
            continue
        for one in met:
            if one.role == "principal":
                one.role = "host" if one.side == place else "visitor"
