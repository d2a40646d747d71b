"""What the file does not say: per kind of record a fixed list of fields that a brief would want."""

from __future__ import annotations

from dataclasses import dataclass

from db.values.choices import Role
from reports.facts import (
    AgreementFact,
    CommitmentFact,
    ExerciseFact,
    Fact,
    Facts,
    MeetingFact,
    VisitFact,
)
from reports.findings.labels import record_words
from reports.findings.register import Register, said_at
from reports.findings.sessions import contacts, planned, started_by
from reports.wording import capital, listed

_FORUM = (
    ("chairs", "chairs"),
    ("level", "level"),
    ("period_months", "interval"),
    ("next_host", "whose turn to host"),
)
_AGREEMENT = (
    ("signed", "signature"),
    ("in_force", "entry into force"),
    ("expires", "expiry"),
    ("does", "what it does"),
)
_EXERCISE = (
    ("on", "dates"),
    ("place", "place"),
    ("edition", "edition"),
    ("strength", "strength"),
    ("aim", "aim"),
    ("services", "units"),
    ("next_edition", "next edition"),
)
_INITIATIVE = (("status", "status"), ("place", "place"), ("summary", "what it is"))
_VISIT = (("asked_by", "who asked for it"), ("programme", "programme"), ("objectives", "objectives"))
_COUNTRY = (
    ("head_of_state", "head of state"),
    ("head_of_government", "head of government"),
    ("capital", "capital"),
    ("working_week", "working week"),
    ("time_zone", "time zone"),
)
_LEADING = frozenset({Role.CO_CHAIR, Role.HEAD, Role.CALLER, Role.CALLED_ON})
_RECENT = 5


@dataclass(frozen=True, slots=True)
class Gap:
    """A record and what no source on file says of it."""

    record: str
    missing: str
    of: tuple[Fact, ...] = ()
    """The records it speaks of; a gap is marked like them."""


def gaps(facts: Facts, register: Register) -> tuple[Gap, ...]:
    """Gaps by record, the meeting or visit to come first."""
    found = [_upcoming(facts, meeting) for meeting in planned(facts)]
    if facts.visit:
        found.append(_visit(facts, facts.visit))
    own = facts.visit.id if facts.visit else None
    found += [
        _past_visit(facts, v) for v in facts.visits if v.id != own and started_by(v.on, facts.control.as_of)
    ]
    found += [_meeting(facts, meeting) for meeting in contacts(facts)[:_RECENT]]
    tables = (
        (facts.forums, _FORUM),
        (facts.agreements, _AGREEMENT),
        (facts.exercises, _EXERCISE),
        (facts.initiatives, _INITIATIVE),
        ((facts.country,), _COUNTRY),
    )
    for group, wanted in tables:
        found += _together([_fixed(facts, fact, wanted) for fact in group])
    found += [_commitments(register), *_people(facts)]
    return tuple(gap for gap in found if gap)


def _together(found: list[Gap | None]) -> list[Gap | None]:
    """Records of one kind that lack the same, in one row."""
    alike: dict[str, list[Gap]] = {}
    for gap in found:
        if gap:
            alike.setdefault(gap.missing, []).append(gap)
    return [
        Gap(", ".join(g.record for g in same), missing, tuple(fact for g in same for fact in g.of))
        for missing, same in alike.items()
    ]


def _gap(record: str, missing: list[str], *of: Fact) -> Gap | None:
    return Gap(record, capital(listed(missing)), of) if missing else None


def _absent(fact: object, name: str) -> bool:
    value = getattr(fact, name)
    return value is None or value in ("", ())


def _fixed(facts: Facts, fact: Fact, wanted: tuple[tuple[str, str], ...]) -> Gap | None:
    missing = [words for name, words in wanted if _absent(fact, name)]
    if isinstance(fact, AgreementFact):
        missing[:0] = ["day of signature"] if fact.signed and not fact.signed.day else []
        missing += [] if fact.text_held else ["text"]
    elif isinstance(fact, ExerciseFact) and fact.on and (fact.on.start is None or fact.on.end is None):
        missing.insert(0, "first day" if fact.on.start is None else "last day")
    return _gap(record_words(facts, fact), missing, fact)


def _upcoming(facts: Facts, meeting: MeetingFact) -> Gap | None:
    """A meeting to come: everything that would have to be known before it."""
    missing = [
        words
        for words, absent in (
            ("date", meeting.on is None),
            ("place", not meeting.place),
            ("edition", bool(meeting.forum_id) and not meeting.edition),
            ("agenda", not meeting.points),
            ("delegations", not meeting.participations),
        )
        if absent
    ]
    return _gap(record_words(facts, meeting), missing, meeting)


def _meeting(facts: Facts, meeting: MeetingFact) -> Gap | None:
    led = {p.party_id for p in meeting.participations if p.role in _LEADING and (p.person_id or p.post)}
    silent = not said_at(facts, meeting.id) and not meeting.outcome
    missing = [
        words
        for words, absent in (
            ("date", meeting.on is None),
            ("place", not meeting.place),
            ("heads of delegation", not led),
            ("what was said", silent),
        )
        if absent
    ]
    return _gap(record_words(facts, meeting), missing, meeting)


def _visit(facts: Facts, visit: VisitFact) -> Gap | None:
    missing = [] if visit.on else ["first and last day"]
    missing += [words for name, words in _VISIT if _absent(visit, name)]
    return _gap(record_words(facts, visit), missing, visit)


def _past_visit(facts: Facts, visit: VisitFact) -> Gap | None:
    return _gap(record_words(facts, visit), [] if visit.on else ["first and last day"], visit)


def _commitments(register: Register) -> Gap | None:
    """How many open commitments lack what makes them checkable."""
    items = register.open
    counts = (
        ("no due date", sum(i.commitment.due is None for i in items)),
        ("nobody named who acts", sum(not _acts(i.commitment) for i in items)),
        (
            "no day on which it was made",
            sum(not (i.commitment.made_on or i.commitment.untold) for i in items),
        ),
    )
    return _gap(
        f"Open commitments ({len(items)})",
        [f"{n} with {words}" for words, n in counts if n],
        *(i.commitment for i in items),
    )


def _acts(commitment: CommitmentFact) -> bool:
    """Whether an organisation or a person is named to whom it can be put."""
    return bool(commitment.owners or commitment.officer or commitment.their_contact)


def _people(facts: Facts) -> list[Gap | None]:
    postless = [p.shown for p in facts.persons if not p.posts]
    undated = [p.shown for p in facts.persons for post in p.posts[:1] if not (post.as_of or post.start)]
    return [
        _gap("Persons without a post", postless, *facts.persons),
        _gap("Posts without a date", undated, *facts.persons),
    ]
