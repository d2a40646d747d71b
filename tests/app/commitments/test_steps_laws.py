"""The laws of the steps: closing needs its ground, carrying moves only event dues, halves close the whole together."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.commitments.steps import (
    RULES,
    Answer,
    Need,
    State,
    Verb,
    allowed,
    apply,
    entry_of,
    missing,
    offers,
    replay,
    whole_of,
)
from db.values.choices import CommitmentStatus, DropAgreed, Side
from db.values.due import DueType
from db.values.partial_date import PartialDate
from tests.db.values.strategies import dues

S = CommitmentStatus
words = st.sampled_from(["", "so it is"])
halves = st.none() | st.sampled_from([Side.OURS, Side.THEIRS])
statuses = st.sampled_from(S)
events = st.none() | st.sampled_from(["meeting", "forum"])

answers = st.builds(
    Answer,
    verb=st.sampled_from(Verb),
    remark=words,
    evidence=words,
    source_id=st.none() | st.just("source"),
    meeting_id=st.none() | st.sampled_from(["13", "14"]),
    half=halves,
    progress=st.none() | st.integers(0, 100),
    wording=st.sampled_from(["", "Share two lists."]),
    due=st.none() | dues(),
    agreed_by=st.none() | st.sampled_from(DropAgreed),
    review_on=st.none() | st.just(PartialDate(2027, 3)),
    reported_by=halves,
    successor_id=st.none() | st.just("other"),
)


@st.composite
def states(draw: st.DrawFn) -> State:
    joint = draw(st.booleans())
    both = (draw(statuses), draw(statuses)) if joint and draw(st.booleans()) else None
    ours, theirs = both or (None, None)
    return State(
        whole_of(*both) if both else draw(statuses),
        "Share a list.",
        joint,
        our_half=ours,
        their_half=theirs,
        due=draw(st.none() | dues()),
        due_event_id=draw(events),
        made_at_id="13",
    )


@settings(max_examples=30)
@given(states(), st.lists(answers, min_size=1, max_size=8))
def test_closing_needs_its_ground(state: State, said: list[Answer]) -> None:
    for answer in said:
        if allowed(state, answer) and not missing(answer, state):
            _grounded(state, answer)


def _grounded(state: State, answer: Answer) -> None:
    after = apply(state, entry_of(state, answer))
    moved = after.status is not state.status
    if answer.verb in (Verb.DONE, Verb.PARTLY):
        assert answer.evidence or answer.source_id or answer.meeting_id == "14"
    if moved and after.status is S.IMPLEMENTED:
        assert answer.verb is Verb.DONE
    if moved and after.status is S.DROPPED and answer.half is None:
        assert answer.remark
        assert answer.agreed_by
    if moved and after.status is S.ON_HOLD and answer.half is None:
        assert answer.remark
        assert answer.review_on == after.review_on
    if state.status.closed and not after.status.closed:
        assert answer.verb is Verb.REOPEN
        assert answer.remark


@settings(max_examples=25)
@given(states(), answers, events)
def test_carrying_changes_nothing_but_the_event_of_a_due(
    state: State, answer: Answer, to: str | None
) -> None:
    carried = replace(answer, verb=Verb.CARRY, half=None, remark="")
    after = apply(state, entry_of(state, carried, moved_to=to))
    assert replace(after, due_event_id=state.due_event_id) == state
    assert after.due_event_id == (to or state.due_event_id)
    if state.due is not None and state.due.type is not DueType.EVENT:
        assert after.due is state.due


@settings(max_examples=25)
@given(states(), st.lists(answers, max_size=6))
def test_replaying_the_log_gives_what_stands(first: State, said: list[Answer]) -> None:
    state, log = first, []
    for answer in said:
        if allowed(state, answer) and not missing(answer, state):
            log.append(entry_of(state, answer))
            state = apply(state, log[-1])
    assert replay(first, tuple(log)) == state


@settings(max_examples=25)
@given(statuses, statuses)
def test_the_whole_is_closed_exactly_when_both_halves_are(ours: S, theirs: S) -> None:
    assert whole_of(ours, theirs).closed == (ours.closed and theirs.closed)
    assert whole_of(ours, theirs) is whole_of(theirs, ours)


@settings(max_examples=30)
@given(states())
def test_what_is_offered_is_what_is_allowed(state: State) -> None:
    offered = {offer.verb: offer for offer in offers(state)}
    for verb in Verb:
        whole = allowed(state, Answer(verb))
        parts = {side for side in (Side.OURS, Side.THEIRS) if allowed(state, Answer(verb, half=side))}
        assert (verb in offered) == (whole or bool(parts))
        assert set(offered[verb].halves if verb in offered else ()) == parts


def test_every_step_has_its_key_and_no_two_that_meet_share_one() -> None:
    for status in S:
        keys = [offer.key for offer in offers(State(status, joint=True))]
        assert all(keys)
        assert len(set(keys)) == len(keys)


def test_what_domain_tables_require_is_required() -> None:
    needs = {verb: set(rule.needs) for verb, rule in RULES.items()}
    assert needs[Verb.DROP] == {Need.REASON, Need.AGREED_BY}
    assert needs[Verb.HOLD] == {Need.REASON, Need.REVIEW_ON}
    assert needs[Verb.REPORT] == {Need.REPORTER, Need.SOURCE}
    assert needs[Verb.DONE] == {Need.EVIDENCE}
    assert needs[Verb.REOPEN] == needs[Verb.REJECT] == {Need.REASON}
    assert needs[Verb.START] == {Need.NOTE}
    assert needs[Verb.CONFIRM] == set()


def test_a_hold_goes_back_to_where_it_was() -> None:
    state = State(S.IN_PROGRESS)
    for answer in (Answer(Verb.HOLD, "no money", review_on=PartialDate(2027)), Answer(Verb.RESUME)):
        state = apply(state, entry_of(state, answer))
    assert state.status is S.IN_PROGRESS


def test_the_session_that_promised_a_thing_does_not_prove_it() -> None:
    state = State(S.OPEN, made_at_id="13")
    assert missing(Answer(Verb.DONE, meeting_id="13"), state) == (Need.EVIDENCE,)
    assert missing(Answer(Verb.DONE, meeting_id="14"), state) == ()
