"""What is other in the facts of one brief than in those of an earlier one on the same subject; pure.

Only records of the later brief are told, and of each only what the record itself holds: what it took from another
record may be withheld from this reader by now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reports.facts import (
    AgreementFact,
    CommitmentFact,
    CountryFact,
    ExerciseFact,
    Fact,
    Facts,
    ForumFact,
    InitiativeFact,
    MeetingFact,
    OrganisationFact,
    PersonFact,
    PostFact,
    RelationshipFact,
    VisitFact,
)
from reports.facts.changes import ChangeFact, ChangeKind
from reports.findings.contradictions import value_words
from reports.findings.labels import field_words
from reports.wording import bare, count, lower, shortened

_MOVES = frozenset(
    {"status", "on", "made_on", "due", "review_on", "edition", "venue", "local_time", "minutes", "date_words"}
)
"""Fields in which meetings and commitments move; a change of any other is a correction."""
_LONGEST = 160

OWN: Mapping[type[Fact], tuple[str, ...]] = MappingProxyType(
    {
        MeetingFact: (
            "title", "kind", "status", "edition", "on", "date_words", "venue", "local_time", "minutes", "outcome",
        ),
        CommitmentFact: (
            "wording", "quote", "kind", "strength", "status", "owner_side", "due", "review_on", "officer",
            "their_contact", "beneficiary", "condition", "blocker",
        ),
        PersonFact: (
            "name", "prefix", "pronunciation", "native_script", "address_as", "languages", "career", "interests",
            "sensitivities", "protocol", "caution",
        ),
        PostFact: ("title", "start", "end", "as_of"),
        AgreementFact: ("title", "kind", "status", "signed", "in_force", "expires", "plan_year", "does"),
        ExerciseFact: ("name", "edition", "on", "status", "description", "strength", "aim", "next_edition"),
        InitiativeFact: ("name", "status", "summary", "last_mention"),
        ForumFact: ("name", "abbreviation", "status", "level", "standing", "period_months", "founded"),
        CountryFact: (
            "name", "official_name", "capital", "head_of_state", "head_of_government", "defence_minister", "chiefs",
            "our_mission", "their_mission", "defence_trade", "training", "working_week", "time_zone", "holidays",
            "key_dates", "sensitivities",
        ),
        VisitFact: ("title", "direction", "status", "on", "includes", "occasion", "asked_by", "documents"),
        RelationshipFact: ("label", "since", "summary", "as_written"),
        OrganisationFact: ("name", "abbreviation", "official_name"),
    }
)  # fmt: skip
"""Fields that a record holds itself, of those that are compared."""


def changes(before: Facts, now: Facts) -> tuple[ChangeFact, ...]:
    """Everything that is new or other, in the order of the kinds; within each in the order of the facts."""
    found = [*_meetings(before, now), *_commitments(before, now), *_posts(before, now), *_others(before, now)]
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _meetings(before: Facts, now: Facts) -> Iterator[ChangeFact]:
    for meeting in now.meetings:
        old = before.held(meeting.id)
        if old is None:
            yield ChangeFact(kind=ChangeKind.NEW_MEETING, record_id=meeting.id)
            continue
        yield from _told(ChangeKind.MEETING, meeting, _moved(old, meeting, moves=True))
        yield from _told(ChangeKind.CORRECTION, meeting, _moved(old, meeting, moves=False))


def _commitments(before: Facts, now: Facts) -> Iterator[ChangeFact]:
    for commitment in now.commitments:
        old = before.get(commitment.id)
        if not isinstance(old, CommitmentFact):
            if commitment.tracked:
                yield ChangeFact(kind=ChangeKind.NEW_COMMITMENT, record_id=commitment.id)
            continue
        yield from _told(
            ChangeKind.COMMITMENT, commitment, [*_moved(old, commitment, moves=True), *_log(old, commitment)]
        )
        yield from _told(ChangeKind.CORRECTION, commitment, _moved(old, commitment, moves=False))


def _log(old: CommitmentFact, new: CommitmentFact) -> Iterator[str]:
    """How often it was carried since, and the entries of its log since."""
    if new.carried > old.carried:
        yield f"carried {count(new.carried - old.carried, 'time')} more"
    known = {update.id for update in old.updates}
    for update in new.updates:
        if update.id not in known:
            said = f": {bare(update.remark)}" if update.remark else ""
            yield shortened(f"{update.on.show_short()}, {lower(update.kind.label)}{said}", _LONGEST)


def _posts(before: Facts, now: Facts) -> Iterator[ChangeFact]:
    """Who holds a post that the earlier brief did not give them, and what else became known of posts."""
    known = {post.id: post for person in before.persons for post in person.posts}
    for person in now.persons:
        for post in person.posts:
            old = known.get(post.id)
            if old is None:
                yield ChangeFact(kind=ChangeKind.POST, record_id=person.id, told=(post.title,))
            else:
                told = [f"{post.title}: {words}" for words in _differences(old, post, OWN[PostFact])]
                yield from _told(ChangeKind.CORRECTION, person, told)


def _others(before: Facts, now: Facts) -> Iterator[ChangeFact]:
    papers = (*now.agreements, *now.exercises, *now.initiatives)
    for fact in papers:
        if before.get(fact.id) is None:
            yield ChangeFact(kind=ChangeKind.NEW_PAPER, record_id=fact.id)
    plain = (
        now.country,
        *now.relationships,
        *now.persons,
        *now.organisations,
        *now.forums,
        *now.visits,
        *papers,
    )
    for fact in plain:
        old = before.get(fact.id)
        if type(old) is type(fact) and old is not None:
            yield from _told(ChangeKind.CORRECTION, fact, _differences(old, fact, OWN[type(fact)]))


def _told(kind: ChangeKind, fact: Fact, words: list[str]) -> Iterator[ChangeFact]:
    if words:
        yield ChangeFact(kind=kind, record_id=fact.id, told=tuple(words))


def _moved(old: Fact, new: Fact, *, moves: bool) -> list[str]:
    """What differs in the fields in which such a record moves, or in the others."""
    names = tuple(name for name in OWN[type(new)] if (name in _MOVES) is moves)
    return _differences(old, new, names)


def _differences(old: Fact, new: Fact, names: tuple[str, ...]) -> list[str]:
    """As in `status: open → in progress`, `capital: Muscat`."""
    found = []
    for name in names:
        if getattr(old, name) == getattr(new, name):
            continue
        was, became = _words(old, name), _words(new, name)
        if was != became:
            told = f"{was} → {became or 'not stated'}" if was else became
            found.append(f"{field_words(name)}: {told}")
    return found


def _words(fact: Fact, name: str) -> str:
    if getattr(fact, name) in (None, ""):
        return ""
    return shortened(bare(value_words(fact, name)), _LONGEST)
