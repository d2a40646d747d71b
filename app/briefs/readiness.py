"""What an officer should look at before a brief goes out: doubtful, silent, unsourced, unmarked, missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.values.choices import CommitmentStatus, MeetingStatus, MinutesStatus, Role, Side
from db.values.due import DueState, judge
from reports.evidence import every_fact, known
from reports.facts import CommitmentFact, Fact, Facts, MeetingFact, PersonFact, PlaceFact, SourceFact
from reports.findings.sessions import called
from reports.wording import months_before, shortened

POST_MONTHS = 6
"""A post confirmed longer ago is to be confirmed again."""
SILENT_MONTHS = 3
"""A commitment without news for longer is silent (domain C4)."""

_TITLE = 70
_CHAIRS = frozenset({Role.CO_CHAIR, Role.HEAD})


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: a sentence, and the record to open."""

    sentence: str
    record_id: str


def readiness(
    facts: Facts, *, post_months: int = POST_MONTHS, silent_months: int = SILENT_MONTHS
) -> list[Item]:
    """Everything to look at, the gravest first; empty where nothing is."""
    as_of = facts.control.as_of
    return [
        *_unmarked(facts),
        *_occasion(facts),
        *_overdue(facts),
        *_silent(facts, months_before(as_of, silent_months)),
        *_unconfirmed(facts),
        *_posts(facts, months_before(as_of, post_months)),
        *_cautions(facts),
        *_chairs(facts),
        *_minutes(facts),
        *_past_plans(facts),
        *_lapsed_lines(facts),
        *_unsourced(facts),
    ]


def _unmarked(facts: Facts) -> Iterator[Item]:
    for fact in every_fact(facts):
        if fact.marking is None:
            yield Item(f"Not assessed: {_called(facts, fact)}.", fact.id)


def _occasion(facts: Facts) -> Iterator[Item]:
    visit = facts.visit
    if visit is None:
        return
    if not visit.principal:
        yield Item("The visit names no principal.", visit.id)
    if not visit.on:
        yield Item("The visit has no dates.", visit.id)
    if not visit.objectives:
        yield Item("The visit has no objectives.", visit.id)
    if not visit.programme:
        yield Item("The visit has no programme.", visit.id)


def _overdue(facts: Facts) -> Iterator[Item]:
    for commitment in _open(facts):
        if _state(facts, commitment) is DueState.OVERDUE:
            side = {Side.OURS: " (ours)", Side.THEIRS: " (theirs)"}.get(commitment.owner_side, "")
            yield Item(f"Overdue{side}: {_called(facts, commitment)}.", commitment.id)


def _silent(facts: Facts, since: date) -> Iterator[Item]:
    """Open commitments whose last news is certainly older."""
    for commitment in _open(facts):
        news = [update.on.last for update in commitment.updates]
        news += [commitment.made_on.last] if commitment.made_on else []
        if news and max(news) < since:
            days = (facts.control.as_of - max(news)).days
            yield Item(f"No news for {days:,} days: {_called(facts, commitment)}.", commitment.id)


def _unconfirmed(facts: Facts) -> Iterator[Item]:
    for commitment in facts.commitments:
        if commitment.status is CommitmentStatus.DRAFT:
            yield Item(f"Still a draft: {_called(facts, commitment)}.", commitment.id)


def _posts(facts: Facts, since: date) -> Iterator[Item]:
    for person in facts.persons:
        if not person.posts:
            yield Item(f"No post is on file for {person.shown}.", person.id)
            continue
        post = person.posts[0]
        seen = post.as_of or post.start
        if post.end is None and seen and seen.last < since:
            yield Item(f"{person.shown}: {post.title} was last confirmed {seen.show()}; confirm.", post.id)


def _cautions(facts: Facts) -> Iterator[Item]:
    for person in facts.persons:
        if person.caution:
            yield Item(f"{person.name}: {shortened(person.caution, 160)}", person.id)


def _chairs(facts: Facts) -> Iterator[Item]:
    """Sessions held of which it is not known who led for one of the two sides."""
    for meeting in facts.meetings:
        if meeting.status is not MeetingStatus.HELD or not meeting.forum_id:
            continue
        led = {seat.party_id for seat in meeting.participations if seat.role in _CHAIRS and seat.person_id}
        for country in (facts.home, facts.country):
            if country.id in meeting.party_ids and country.id not in led:
                yield Item(
                    f"{_titled(facts, meeting)}: nobody is named who led for {country.name}.", meeting.id
                )


def _minutes(facts: Facts) -> Iterator[Item]:
    for meeting in facts.meetings:
        if meeting.minutes is MinutesStatus.DRAFT:
            yield Item(f"{_titled(facts, meeting)}: the minutes are not agreed yet.", meeting.id)


def _past_plans(facts: Facts) -> Iterator[Item]:
    for meeting in facts.meetings:
        last = meeting.on.last if meeting.on else None
        if meeting.status is MeetingStatus.PLANNED and last and last < facts.control.as_of:
            yield Item(
                f"{_titled(facts, meeting)} was planned for a day that is past; was it held?", meeting.id
            )


def _lapsed_lines(facts: Facts) -> Iterator[Item]:
    for line in facts.lines:
        if line.valid_until and line.valid_until.last < facts.control.as_of:
            yield Item(f"No longer valid: line “{shortened(line.wording, _TITLE)}”.", line.id)


def _unsourced(facts: Facts) -> Iterator[Item]:
    for fact in (
        *facts.commitments,
        *facts.meetings,
        *facts.agreements,
        *facts.exercises,
        *facts.initiatives,
    ):
        if not known(facts, fact.citations):
            yield Item(f"Without a source: {_called(facts, fact)}.", fact.id)


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
            return f"{_KINDS.get(type(fact).__name__, 'record')} “{shortened(words, _TITLE)}”"
    return _KINDS.get(type(fact).__name__, "record")


_KINDS = {
    "CountryFact": "country",
    "RelationshipFact": "relationship",
    "OrganisationFact": "organisation",
    PlaceFact.__name__: "place",
    PersonFact.__name__: "person",
    "NameFact": "spelling",
    "PostFact": "post",
    "ForumFact": "forum",
    "ParticipationFact": "participant",
    "PointFact": "point",
    "VisitFact": "visit",
    "ObjectiveFact": "objective",
    "ProgrammeItemFact": "programme item",
    "CommitmentFact": "commitment",
    "UpdateFact": "update",
    "AgreementFact": "agreement",
    "ExerciseFact": "exercise",
    "InitiativeFact": "initiative",
    "LineFact": "line",
    "NoteFact": "note",
    SourceFact.__name__: "source",
}
