"""Recognises a meeting that a text tells of: by forum and edition, else by people, day and place; asks where unsure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.inbox.grounds import Grounds
from app.intake.people.matching import Candidate, Match, Verdict
from db.queries.inbox import Held, met, sessions_of
from db.values.choices import MeetingStatus
from db.values.partial_date import DateRange

NEW = Match(Verdict.NEW, ())

NEAR_DAYS = 3
"""Two reports of one meeting may differ by this much; then the officer is asked."""

APART_DAYS = 31
"""Days beyond which the same forum and edition may be a slip of the text, and the officer is asked."""

_ASKED = 0.85


@dataclass(slots=True)
class Who:
    """People of a text: which are on file, and which may be."""

    sure: dict[str, str] = field(default_factory=dict)
    """Name as the text has it → person."""
    perhaps: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, names: Iterable[str]) -> tuple[set[str], bool, bool]:
        """(people, whether all are known for sure, whether some are not on file at all)."""
        names = list(names)
        found = {self.sure[name] for name in names if name in self.sure}
        unsure = [name for name in names if name not in self.sure and name in self.perhaps]
        found |= {id for name in unsure for id in self.perhaps[name][:1]}
        return found, not unsure, any(name not in self.sure and name not in self.perhaps for name in names)


def same(id: str, title: str, *reasons: str, score: float = 1.0) -> Match:
    """It is this record, without asking."""
    return Match(Verdict.SAME, (Candidate(id, title, score, reasons),))


def ask(candidates: Iterable[tuple[str, str]], *reasons: str) -> Match:
    """It may be one of these."""
    return Match(Verdict.ASK, tuple(Candidate(id, title, _ASKED, reasons) for id, title in candidates))


def dates_of(text: str) -> DateRange | None:
    """A stored range; None where nothing is stated."""
    return DateRange.parse_text(text) if text else None


def meeting(content: Mapping[str, Any], grounds: Grounds, who: Who) -> Match:
    """Which meeting on file a text tells of."""
    dates = dates_of(content["held_on"])
    if content["forum"]:
        forum = grounds.forum(content["forum"], content["abbreviation"], content["parties"])
        found = _session(content, sessions_of(grounds.reader, forum), dates) if forum else NEW
        if found.verdict is not Verdict.NEW:
            return found
        return _told_without_forum(content, grounds, who, dates)
    return _same_people(content, grounds, who, dates)


def _session(content: Mapping[str, Any], held: list[Held], dates: DateRange | None) -> Match:
    if content["edition"] is not None:
        one = next((one for one in held if one.edition == content["edition"]), None)
        if one is not None:
            days = gap(one, dates) if one.status == MeetingStatus.HELD else None
            if days is not None and days > APART_DAYS:
                return ask([(one.id, one.title)], f"the same forum and edition, but {days:,} days apart")
            return same(one.id, one.title, "the same forum and edition")
    if (found := _of_that_day(content, held, dates)) is not None:
        return found
    awaited = [one for one in held if _awaited(one, content)]
    if awaited and content["status"] == MeetingStatus.HELD and (dates or content["edition"] is not None):
        return ask(_titles(awaited), "the same forum, planned on file and not held yet")
    undated = [one for one in held if one.edition is None and not one.held_on and not dates]
    alike = [one for one in undated if one.status == content["status"]]
    if len(alike) == 1:
        return same(alike[0].id, alike[0].title, "the same forum, undated like this one")
    return NEW


def _of_that_day(content: Mapping[str, Any], held: list[Held], dates: DateRange | None) -> Match | None:
    that_day = [one for one in held if gap(one, dates) == 0 and _fits(one, content)]
    if len(that_day) == 1:
        return same(that_day[0].id, that_day[0].title, "the same forum on the same day")
    near = [one for one in held if (gap(one, dates) or 99) <= NEAR_DAYS and _fits(one, content)]
    return ask(_titles(near), "the same forum a few days apart") if near else None


def _awaited(one: Held, content: Mapping[str, Any]) -> bool:
    """Whether it was planned and nothing says yet that it took place."""
    return one.status == MeetingStatus.PLANNED and _fits(one, content)


def _fits(one: Held, content: Mapping[str, Any]) -> bool:
    return one.edition is None or content["edition"] is None or one.edition == content["edition"]


def _told_without_forum(
    content: Mapping[str, Any], grounds: Grounds, who: Who, dates: DateRange | None
) -> Match:
    """A session may be on file as a meeting of the same people that day, where another text did not name the forum."""
    people, _, missing = who.of(name for name, _ in content["people"])
    if dates is None or len(people) < 2 or missing:
        return NEW
    that_day = [one for one in met(grounds.reader, people) if one.forum_id is None and gap(one, dates) == 0]
    return (
        ask(_titles(that_day), "the same people on the same day, on file without a forum")
        if that_day
        else NEW
    )


def _same_people(content: Mapping[str, Any], grounds: Grounds, who: Who, dates: DateRange | None) -> Match:
    people, sure, missing = who.of(name for name, _ in content["people"])
    if len(people) < 2:
        return NEW
    if missing:
        return _some_of(content, grounds, people, dates)
    held = met(grounds.reader, people)
    free = [one for one in held if one.forum_id is None]
    if dates is None:
        alike = [one for one in free if one.kind == content["meeting_kind"] or one.held_on is None]
        return ask(_titles(alike), "the same people; no date is stated") if alike else NEW
    that_day = [one for one in free if gap(one, dates) == 0]
    if that_day:
        return _there(content, grounds, that_day, sure=sure)
    near = [one for one in free if one.held_on is None or (gap(one, dates) or 99) <= NEAR_DAYS]
    if near:
        return ask(_titles(near), "the same people, a date not stated or near")
    sessions = [one for one in held if one.forum_id is not None and gap(one, dates) == 0]
    if sessions:
        return ask(_titles(sessions), "the same people in a session of that day")
    return _some_of(content, grounds, people, dates)


def _there(content: Mapping[str, Any], grounds: Grounds, that_day: list[Held], *, sure: bool) -> Match:
    """Meetings of these people on that day: one in another place is asked about, and so are several."""
    place = grounds.place(content["place"]) if content["place"] else None
    fits = [
        one for one in that_day
        if one.place_id is None or not content["place"] or one.place_id == place
    ]  # fmt: skip
    if not fits:
        return ask(_titles(that_day), "the same people on the same day, at another place")
    if len(fits) > 1:
        fits = [one for one in fits if one.kind == content["meeting_kind"]] or fits
    if len(fits) > 1:
        return ask(_titles(fits), "the same people met more than once that day")
    if not sure:
        return ask(_titles(fits), "perhaps the same people, on the same day")
    return same(fits[0].id, fits[0].title, "the same people on the same day")


def _some_of(
    content: Mapping[str, Any], grounds: Grounds, people: Collection[str], dates: DateRange | None
) -> Match:
    """Another text may have named more people, or fewer."""
    if dates is None or len(people) < 2:
        return NEW
    that_day = [
        one for one in met(grounds.reader, people, 2) if gap(one, dates) == 0 and one.forum_id is None
    ]
    alike = [one for one in that_day if one.kind == content["meeting_kind"]]
    return ask(_titles(alike), "some of the same people on the same day") if alike else NEW


def _titles(held: Iterable[Held]) -> list[tuple[str, str]]:
    return [(one.id, f"{_day(one)}: {one.title}") for one in held]


def _day(one: Held) -> str:
    dates = dates_of(one.held_on or "")
    return dates.seen_short() if dates else "Date not stated"


def gap(one: Held, dates: DateRange | None) -> int | None:
    """Days between two ranges; 0 where they touch, None where one is not stated."""
    other = dates_of(one.held_on or "")
    if other is None or dates is None:
        return None
    spans = [(d.first or d.last, d.last or d.first) for d in (other, dates)]
    (a, b), (c, d) = spans
    if a is None or b is None or c is None or d is None:
        return None
    return max(0, (c - b).days, (a - d).days)
