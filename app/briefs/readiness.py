"""What an officer should look at before a brief goes out: doubtful, silent, unsourced, unmarked, missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from db.values.choices import AgreementStatus, CommitmentStatus, MeetingStatus, MinutesStatus, Role, Side
from db.values.due import DueState, judge
from reports.evidence import every_fact, independent, known
from reports.facts import (
    CommitmentFact,
    Fact,
    Facts,
    MeetingFact,
    PersonFact,
    PlaceFact,
    SourceFact,
)
from reports.findings.contradictions import contradictions
from reports.findings.sessions import called, next_meeting
from reports.sections.agenda import touching
from reports.sections.biographies import their_people
from reports.wording import months_before, shortened

POST_MONTHS = 6
"""A post confirmed longer ago is to be confirmed again."""
SILENT_MONTHS = 3
"""A commitment without news for longer is silent (domain C4)."""

EXPIRED_DAYS = 90
"""An agreement that expired no longer before the occasion is still spoken of."""
EXPIRING_DAYS = 180
"""One that expires no later after it should be."""

COMPOSED = "compose"
"""In place of a kind of record: it is put right in the composer, in the field of `app.briefs.controls` of this name, or
in its `LINES`."""
LINES = "lines"

CITE = "cite"
"""In place of a field: what puts it right is a citation."""

_OVER = frozenset({AgreementStatus.TERMINATED, AgreementStatus.NEGOTIATING})
_TITLE = 70
_CHAIRS = frozenset({Role.CO_CHAIR, Role.HEAD})


class Matter(Enum):
    """What kind of thing is to be looked at, the gravest first."""

    UNMARKED = "Not assessed"
    OCCASION = "The occasion is not complete"
    COPIES = "Copies and addressee"
    OVERDUE = "Commitments overdue"
    SILENT = "Commitments silent"
    DRAFT = "Commitments not confirmed"
    POST = "Posts not confirmed"
    CAUTION = "Doubts about persons"
    CONTRADICTION = "Contradictions"
    EXPIRY = "Agreements about to expire"
    AGENDA = "Open, and not on the agenda"
    CHAIR = "Leaders not named"
    MINUTES = "Minutes not agreed"
    PAST = "Plans whose day is past"
    LAPSED = "Lines no longer valid"
    UNSOURCED = "Without a source"
    SINGLE = "With one source only"
    SPOKEN = "Names without pronunciation"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: a sentence, the record to open, and the field that puts it right (empty for none)."""

    sentence: str
    record_id: str
    matter: Matter = Matter.OCCASION
    kind: str = ""
    field: str = ""


def readiness(
    facts: Facts, *, post_months: int = POST_MONTHS, silent_months: int = SILENT_MONTHS
) -> list[Item]:
    """Everything to look at, the gravest first; empty where nothing is."""
    as_of = facts.control.as_of
    return [
        *_unmarked(facts),
        *_occasion(facts),
        *_copies(facts),
        *_overdue(facts),
        *_silent(facts, months_before(as_of, silent_months)),
        *_unconfirmed(facts),
        *_posts(facts, months_before(as_of, post_months)),
        *_cautions(facts),
        *_contradictions(facts),
        *_expiring(facts),
        *_off_agenda(facts),
        *_chairs(facts),
        *_minutes(facts),
        *_past_plans(facts),
        *_lapsed_lines(facts),
        *_unsourced(facts),
        *_single(facts),
        *_unspoken(facts),
    ]


def _item(fact: Fact, matter: Matter, sentence: str, field: str = "") -> Item:
    return Item(sentence, fact.id, matter, _KINDS.get(type(fact).__name__, ("", ""))[0], field)


def _unmarked(facts: Facts) -> Iterator[Item]:
    for fact in every_fact(facts):
        if fact.marking is None:
            yield _item(fact, Matter.UNMARKED, f"Not assessed: {_called(facts, fact)}.", "marking")


def _occasion(facts: Facts) -> Iterator[Item]:
    visit = facts.visit
    if visit is None:
        return
    if not visit.principal:
        yield _item(visit, Matter.OCCASION, "The visit names no principal.", "principal_id")
    if not visit.on:
        yield _item(visit, Matter.OCCASION, "The visit has no dates.", "dates")
    if not visit.objectives:
        yield Item("The visit has no objectives.", visit.id, Matter.OCCASION, COMPOSED, LINES)
    if not visit.programme:
        yield _item(visit, Matter.OCCASION, "The visit has no programme.")


def _copies(facts: Facts) -> Iterator[Item]:
    """What the level of the paper asks of every copy (domain B1): its number, and who has it; and a distribution list
    that says otherwise than the paper, since its place in the list is the number of each copy.
    """
    control = facts.control
    listed = dict(enumerate(control.distribution, 1)).get(control.copy or 0, control.addressee)
    if control.addressee and listed != control.addressee:
        words = (
            f"Copy {control.copy} is for {control.addressee}; by the distribution list it goes to {listed}."
        )
        yield Item(words, "", Matter.COPIES, COMPOSED, "distribution")
    if control.copies and len(control.distribution) > control.copies:
        named = len(control.distribution)
        words = (
            f"The distribution list names {named} addressees, and the number of copies is {control.copies}."
        )
        yield Item(words, "", Matter.COPIES, COMPOSED, "copy")
    level = facts.scheme.find_level(control.marking.level) if control.marking else None
    if level is None or not level.copy_numbers:
        return
    if not (control.copy and control.copies):
        words = f"Papers marked {level.label} are numbered: no copy number is given."
        yield Item(words, "", Matter.COPIES, COMPOSED, "copy")
    if not control.addressee:
        words = f"Papers marked {level.label} name their addressee: none is given."
        yield Item(words, "", Matter.COPIES, COMPOSED, "addressee")


def _overdue(facts: Facts) -> Iterator[Item]:
    for commitment in _open(facts):
        if _state(facts, commitment) is DueState.OVERDUE:
            side = {Side.OURS: " (ours)", Side.THEIRS: " (theirs)"}.get(commitment.owner_side, "")
            yield _item(commitment, Matter.OVERDUE, f"Overdue{side}: {_called(facts, commitment)}.")


def _silent(facts: Facts, since: date) -> Iterator[Item]:
    """Open commitments whose last news is certainly older."""
    for commitment in _open(facts):
        news = [update.on.last for update in commitment.updates]
        news += [commitment.made_on.last] if commitment.made_on else []
        if news and max(news) < since:
            days = (facts.control.as_of - max(news)).days
            yield _item(
                commitment, Matter.SILENT, f"No news for {days:,} days: {_called(facts, commitment)}."
            )


def _unconfirmed(facts: Facts) -> Iterator[Item]:
    for commitment in facts.commitments:
        if commitment.status is CommitmentStatus.DRAFT:
            yield _item(commitment, Matter.DRAFT, f"Still a draft: {_called(facts, commitment)}.", "status")


def _posts(facts: Facts, since: date) -> Iterator[Item]:
    for person in facts.persons:
        if not person.posts:
            yield _item(person, Matter.POST, f"No post is on file for {person.shown}.")
            continue
        post = person.posts[0]
        seen = post.as_of or post.start
        if post.end is None and seen and seen.last < since:
            words = f"{person.shown}: {post.title} was last confirmed {seen.show()}; confirm."
            yield _item(post, Matter.POST, words, "as_of")


def _cautions(facts: Facts) -> Iterator[Item]:
    for person in facts.persons:
        if person.caution:
            yield _item(person, Matter.CAUTION, f"{person.name}: {shortened(person.caution, 160)}", "caution")


def _chairs(facts: Facts) -> Iterator[Item]:
    """Sessions held of which it is not known who led for one of the two sides."""
    for meeting in facts.meetings:
        if meeting.status is not MeetingStatus.HELD or not meeting.forum_id:
            continue
        led = {seat.party_id for seat in meeting.participations if seat.role in _CHAIRS and seat.person_id}
        for country in (facts.home, facts.country):
            if country.id in meeting.party_ids and country.id not in led:
                words = f"{_titled(facts, meeting)}: nobody is named who led for {country.name}."
                yield _item(meeting, Matter.CHAIR, words, "participations")


def _minutes(facts: Facts) -> Iterator[Item]:
    for meeting in facts.meetings:
        if meeting.minutes is MinutesStatus.DRAFT:
            words = f"{_titled(facts, meeting)}: the minutes are not agreed yet."
            yield _item(meeting, Matter.MINUTES, words, "minutes")


def _past_plans(facts: Facts) -> Iterator[Item]:
    for meeting in facts.meetings:
        last = meeting.on.last if meeting.on else None
        if meeting.status is MeetingStatus.PLANNED and last and last < facts.control.as_of:
            words = f"{_titled(facts, meeting)} was planned for a day that is past; was it held?"
            yield _item(meeting, Matter.PAST, words, "status")


def _lapsed_lines(facts: Facts) -> Iterator[Item]:
    for line in facts.lines:
        if line.valid_until and line.valid_until.last < facts.control.as_of:
            words = f"No longer valid: line “{shortened(line.wording, _TITLE)}”."
            yield _item(line, Matter.LAPSED, words, "valid_until")


def _unsourced(facts: Facts) -> Iterator[Item]:
    for fact in _stated(facts):
        if not independent(facts, fact.citations):
            own = (
                "Only in a returned brief of our own" if known(facts, fact.citations) else "Without a source"
            )
            yield _item(fact, Matter.UNSOURCED, f"{own}: {_called(facts, fact)}.", CITE)


def _stated(facts: Facts) -> Iterator[Fact]:
    yield from (*facts.commitments, *facts.meetings, *facts.agreements, *facts.exercises, *facts.initiatives)


def _single(facts: Facts) -> Iterator[Item]:
    """What is still open and rests on one source alone: the principal is going to speak of it."""
    for commitment in _open(facts):
        if len({citation.source_id for citation in independent(facts, commitment.citations)}) == 1:
            yield _item(commitment, Matter.SINGLE, f"One source only: {_called(facts, commitment)}.", CITE)


def _unspoken(facts: Facts) -> Iterator[Item]:
    """People of the other side whose names nobody has said how to pronounce, those who will be met first."""
    for person in their_people(facts):
        if not person.pronunciation:
            yield _item(person, Matter.SPOKEN, f"How is it pronounced? {person.shown}.", "pronunciation")


def _contradictions(facts: Facts) -> Iterator[Item]:
    for found in contradictions(facts):
        if found.of and found.differing:
            words = f"Sources differ: {shortened(found.matter, 160)}."
            yield _item(found.of[0], Matter.CONTRADICTION, words)


def _expiring(facts: Facts) -> Iterator[Item]:
    """Agreements whose last day is near the occasion, or near the cut-off where no occasion has a day."""
    occasion = facts.visit or facts.meeting or next_meeting(facts)
    on = occasion.on if occasion else None
    first, last = (on.first, on.last or on.first) if on and on.first else (None, None)
    first, last = first or facts.control.as_of, last or facts.control.as_of
    start, end = first - timedelta(EXPIRED_DAYS), last + timedelta(EXPIRING_DAYS)
    for agreement in facts.agreements:
        day = agreement.expires.last if agreement.expires else None
        if day and start <= day <= end and agreement.status not in _OVER:
            word = "Expired" if day < facts.control.as_of else "Expires"
            words = f"{word} {agreement.expires.show()}: {_called(facts, agreement)}."  # type: ignore[union-attr]
            yield _item(agreement, Matter.EXPIRY, words, "expires")


def _off_agenda(facts: Facts) -> Iterator[Item]:
    """Open commitments of the meetings to come that no item of their agenda takes up, where there is an agenda."""
    for meeting in _to_come(facts):
        if not meeting.points:
            yield _item(meeting, Matter.AGENDA, f"{_titled(facts, meeting)}: no agenda is on file.", "points")
            continue
        taken = {one.id for point in meeting.points for one in touching(facts.commitments, point.title)}
        for commitment in _open(facts):
            if commitment.id not in taken:
                words = (
                    f"Open, not on the agenda of the {_titled(facts, meeting)}: {_called(facts, commitment)}."
                )
                # what has a topic is put on the agenda; what has none cannot be found on it
                mended = (meeting, "points") if commitment.topics else (commitment, "topics")
                yield _item(mended[0], Matter.AGENDA, words, mended[1])


def _to_come(facts: Facts) -> tuple[MeetingFact, ...]:
    """The meeting of the brief, or those planned on its visit."""
    if facts.meeting:
        return (facts.meeting,)
    visit = facts.visit.id if facts.visit else None
    return tuple(
        m for m in facts.meetings if visit and m.visit_id == visit and m.status is MeetingStatus.PLANNED
    )


def _open(facts: Facts) -> Iterator[CommitmentFact]:
    closed_or_draft = (CommitmentStatus.DRAFT,)
    for commitment in facts.commitments:
        if commitment.tracked and not commitment.status.closed and commitment.status not in closed_or_draft:
            yield commitment


def _state(facts: Facts, commitment: CommitmentFact) -> DueState | None:
    if commitment.due is None:
        return None
    return judge(
        commitment.due,
        today=facts.control.as_of,
        made_on=commitment.made_on.last if commitment.made_on else None,
        anchor_date=commitment.due_anchor,
        review_on=commitment.review_on,
    )


def _titled(facts: Facts, meeting: MeetingFact) -> str:
    return called(facts, meeting)


def _called(facts: Facts, fact: Fact) -> str:
    """`commitment “…”`, in at most a line."""
    if isinstance(fact, MeetingFact):
        return f"meeting “{_titled(facts, fact)}”"
    for name in ("name", "title", "wording", "label", "written", "shown", "remark"):
        words = getattr(fact, name, "")
        if words:
            kind = _KINDS.get(type(fact).__name__, ("", "record"))[1]
            return f"{kind} “{shortened(words.removesuffix('.'), _TITLE)}”"
    return _KINDS.get(type(fact).__name__, ("", "record"))[1]


_KINDS = {
    "CountryFact": ("country", "country"),
    "RelationshipFact": ("relationship", "relationship"),
    "OrganisationFact": ("organisation", "organisation"),
    PlaceFact.__name__: ("place", "place"),
    PersonFact.__name__: ("person", "person"),
    "NameFact": ("name", "spelling"),
    "PostFact": ("post", "post"),
    "ForumFact": ("forum", "forum"),
    "MeetingFact": ("meeting", "meeting"),
    "ParticipationFact": ("participation", "participant"),
    "PointFact": ("point", "point"),
    "VisitFact": ("visit", "visit"),
    "ObjectiveFact": ("objective", "objective"),
    "ProgrammeItemFact": ("programme_item", "programme item"),
    "CommitmentFact": ("commitment", "commitment"),
    "UpdateFact": ("update", "update"),
    "AgreementFact": ("agreement", "agreement"),
    "ExerciseFact": ("exercise", "exercise"),
    "InitiativeFact": ("initiative", "initiative"),
    "LineFact": ("line", "line"),
    "NoteFact": ("note", "note"),
    SourceFact.__name__: ("source", "source"),
}
"""Class of a fact → the kind of its record, and what an officer calls it."""
