"""What is to be checked before a meeting is logged: questions that only the officer can answer, and things to know."""

from __future__ import annotations

from dataclasses import dataclass

from app.meetings.grounds import Grounds
from app.meetings.heading import Heading
from app.meetings.sheet import Sheet
from db.values.choices import MeetingStatus
from db.values.marking import Marking


@dataclass(frozen=True, slots=True)
class Check:
    """`where` names the place in the form: a field, or `promise:2:0` for the first commitment of the third matter."""

    title: str
    detail: str
    where: str
    open: bool = False
    """Whether the meeting can be kept as a draft but not logged without an answer."""


def checks(
    sheet: Sheet, heading: Heading, grounds: Grounds, floor: Marking | None, own: str = ""
) -> tuple[Check, ...]:
    """What stands open first; `own` is the id of the meeting where it is on file already."""
    found = [*_questions(sheet, heading, own), *_to_know(sheet, heading, grounds, own)]
    if floor is not None and sheet.marking is not None and _below(sheet.marking, floor, grounds):
        said = floor.show(grounds.scheme)
        found.append(Check("Marked below its sources", f"The sources alone make it {said}.", "marking"))
    return tuple(found)


def _questions(sheet: Sheet, heading: Heading, own: str) -> list[Check]:
    found = []
    kept = "The meeting can be kept as a draft, not logged, without it."
    if not sheet.title.strip():
        found.append(Check("Give the meeting a title", "For example “13th JMCC”.", "title", open=True))
    elif len(sheet.parties) < 2:
        found.append(Check("Name the other party", kept, "parties", open=True))
    for row, matter in enumerate(sheet.matters):
        for place, promise in enumerate(matter.promises):
            if promise.wording.strip() and promise.side is None:
                short = promise.wording.strip()[:48]
                found.append(Check(f"Say who owes “{short}”", kept, f"promise:{row}:{place}", open=True))
    if heading.existing is not None and heading.existing.id != own:
        found.append(
            Check(
                f"The {heading.existing.title} is on file",
                "Open it instead of logging it twice.",
                "existing",
                open=True,
            )
        )
    return found


def _to_know(sheet: Sheet, heading: Heading, grounds: Grounds, own: str) -> list[Check]:
    found = []
    if heading.planned is not None and heading.planned.id != own:
        found.append(
            Check(f"“{heading.planned.title}” is planned", "If this is that session, fill it in.", "planned")
        )
    if heading.follows is not None and sheet.edition is None:
        found.append(Check("No edition given", f"The next one would be number {heading.follows}.", "title"))
    if not sheet.title.strip():
        return found
    if sheet.held_on is None:
        found.append(Check("No date", "Kept as “day not stated”.", "date"))
    elif sheet.status == MeetingStatus.HELD and sheet.held_on.first and sheet.held_on.first > grounds.today:
        found.append(Check("Held, but the date is still to come", "Is it planned?", "status"))
    for one in sheet.delegations:
        if not one.seats:
            name = grounds.name(one.party_id)
            found.append(
                Check(f"Nobody named for {name}", "Names can be added later.", f"party:{one.party_id}")
            )
    if not sheet.papers:
        found.append(Check("No source yet", "Readers will ask where this comes from.", "sources"))
    return found


def _below(marking: Marking, floor: Marking, grounds: Grounds) -> bool:
    scheme = grounds.scheme
    if scheme.find_level(marking.level) is None:
        return False
    return scheme.compare(marking, floor) < 0 or not set(floor.caveats) <= set(marking.caveats)
