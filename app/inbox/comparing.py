"""Sets what a text states beside what is on file, field by field, before anything is accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app import catalog
from app.casefile import CaseFile
from app.inbox.grounds import Grounds
from app.inbox.offers import Offer, TextInbox
from app.inbox.posts import posts
from app.intake.people.matching import Verdict
from app.names import Namer
from db.queries.records import these
from db.reader import Reader
from db.values.choices import MeetingStatus
from db.values.partial_date import DateRange, PartialDate


class Effect(StrEnum):
    """What accepting does to a field of a record on file."""

    FILLS = "fills"
    SAME = "same"
    DIFFERS = "differs"
    BECOMES = "becomes"
    """What was planned gives way to what took place."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: its label, what is on file and what the text states, in words."""

    field: str
    label: str
    on_file: str
    stated: str
    effect: Effect


_STATED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "meeting": (("held_on", "held_on"), ("edition", "edition"), ("place_id", "place"), ("venue", "venue")),
    "visit": (("dates", "dates"), ("to_id", "to")),
    "agreement": (("signed", "signed"), ("plan_year", "plan_year")),
    "exercise": (("held_on", "held_on"), ("edition", "edition"), ("place_id", "place")),
}
"""Field of the record and of the proposal, by kind."""


def differences(case: CaseFile, text: TextInbox) -> dict[str, tuple[Difference, ...]]:
    """Proposal → what accepting it does to what is on file, field by field; of the first where several may be meant."""
    with case.read() as reader:
        grounds, namer = Grounds.of(reader), Namer(reader)
        return {
            one.id: found
            for one in text.open
            if (found := tuple(_all(one, reader, grounds, namer, text.published)))
        }


def _all(
    one: Offer, reader: Reader, grounds: Grounds, namer: Namer, day: PartialDate | None
) -> Iterator[Difference]:
    record = _matched(one)
    if record is not None:
        yield from _of(one, record, reader, grounds, namer)
    if one.kind == "person":
        yield from _posts(one, record, grounds, namer, day)


def _matched(one: Offer) -> str | None:
    return (
        one.match.candidates[0].id if one.match.verdict is not Verdict.NEW and one.match.candidates else None
    )


def _of(one: Offer, record: str, reader: Reader, grounds: Grounds, namer: Namer) -> Iterator[Difference]:
    if one.kind == "person":
        yield from _spellings(one, record, grounds)
        return
    form = next((form for _, form in these(reader, one.kind, [record])), {})
    labels = {field.name: field.label for field in catalog.info(one.kind).fields}
    took_place = (
        one.kind == "meeting"
        and form.get("status") == MeetingStatus.PLANNED.value
        and one.content["status"] == MeetingStatus.HELD.value
    )
    if took_place:
        yield Difference("status", labels["status"], "planned", "held", Effect.BECOMES)
    for name, stated in _STATED.get(one.kind, ()):
        value = one.content.get(stated)
        if value in (None, ""):
            continue
        held = form.get(name)
        shown = "" if held is None else _words(name, held, namer)
        said = _said(name, value)
        same = held == value or (name.endswith("_id") and shown.casefold() == str(value).casefold())
        effect = Effect.FILLS if held is None else Effect.SAME if same else Effect.DIFFERS
        if took_place and effect is Effect.DIFFERS:
            effect = Effect.BECOMES
        yield Difference(name, labels[name], shown, said, effect)


def _spellings(one: Offer, person: str, grounds: Grounds) -> Iterator[Difference]:
    """New spellings are added to that of the house."""
    known = {each.name for each in grounds.known.people if each.id == person}
    house = one.match.candidates[0].name
    for written in dict.fromkeys((one.content["name"], *one.content["spellings"])):
        effect = Effect.SAME if written in known else Effect.FILLS
        yield Difference("name", "Name", house, written, effect)


def _posts(
    one: Offer, person: str | None, grounds: Grounds, namer: Namer, day: PartialDate | None
) -> Iterator[Difference]:
    """New posts stand beside those on file; one that ended, or that another holds, is said before it is accepted."""
    title = one.content["position"]
    if not title:
        return
    side = grounds.country_of(person) if person else grounds.country(one.content["country"])
    found = posts(grounds, person, side, title, day)
    if found.same is not None:
        yield Difference("post", "Post", found.same.title, title, Effect.SAME)
    elif found.ended is not None and found.ended.end is not None:
        ended = f"{found.ended.title}, until {found.ended.end.seen_short()}"
        yield Difference("post", "Post", ended, title, Effect.DIFFERS)
    elif person is not None:
        held = ", ".join(post.title for post in found.held)
        yield Difference("post", "Post", held, title, Effect.DIFFERS if held else Effect.FILLS)
    if found.other is not None:
        holder, post = found.other
        since = f", as of {post.as_of.seen_short()}" if post.as_of else ""
        yield Difference(
            "held_by", title, f"{namer.name(holder)}{since}", one.content["name"], Effect.DIFFERS
        )


def _said(name: str, value: Any) -> str:
    if name in {"held_on", "dates"}:
        return DateRange.parse_text(value).seen_short()
    return PartialDate.parse_text(value).seen_short() if name == "signed" else str(value)


def _words(name: str, held: Any, namer: Namer) -> str:
    return namer.name(held) if name.endswith("_id") else _said(name, held)
