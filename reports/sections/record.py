"""The record of discussion: who met whom, what was said point by point, what was decided and who acts on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.values.choices import CommitmentKind, MinutesStatus, Role, Side, UpdateKind
from reports.asked import Asked
from reports.document import Block, Inlines, Line, Paragraph, Ref, Row
from reports.facts import CommitmentFact, MeetingFact, ParticipationFact, PointFact, UpdateFact
from reports.findings.register import judged
from reports.findings.sessions import next_of
from reports.plan import Plan
from reports.sections import delegations
from reports.sections.contacts import participant
from reports.sections.entry import became, due, made_short, told_of, wording
from reports.sections.grid import lines, panel, paragraph, prompt, row, sewn, table
from reports.sections.report_head import parties
from reports.sections.taken import owner
from reports.wording import bare, capital, count, headed, listed, lower, on_day, quoted, sentence, strong

ROLL = "roll"
"""Id of the annex with the nominal roll."""
_CHAIRS = frozenset({Role.CO_CHAIR, Role.HEAD, Role.CALLER, Role.CALLED_ON, Role.HOST})
_DECIDED = frozenset({CommitmentKind.AGREED, CommitmentKind.COMMITTED})
_VERBS = {
    CommitmentKind.AGREED: "Agreed",
    CommitmentKind.COMMITTED: "Committed",
    CommitmentKind.PROPOSED: "Proposed",
    CommitmentKind.DISCUSSED: "Discussed",
    CommitmentKind.REVIEWED: "Reviewed",
    CommitmentKind.STATED: "Stated",
}
_ORDER = list(_VERBS)


def numbered(plan: Plan, asked: Asked) -> tuple[str, ...]:
    """Ids of the decisions and actions in the order of their numbers."""
    return tuple(one.id for one in decisions(plan, asked))


def decisions(plan: Plan, asked: Asked) -> tuple[CommitmentFact, ...]:
    """What was agreed or promised at the meeting, and what else of it is followed up; in the order of its points."""
    ordered = [one for _, own in _matters(plan, asked) for one in own]
    return tuple(one for one in ordered if one.kind in _DECIDED or one.tracked)


def summary(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """The outcome in one line and what has to be done, for a reader who turns no page."""
    meeting = held(plan, asked)
    made = decisions(plan, asked)
    blocks = []
    if meeting.outcome:
        told = sewn(sentence(meeting.outcome), plan.cite(meeting, "outcome"))
        blocks.append(paragraph(plan, told, lead="Outcome.", of=(meeting,)))
    blocks.append(paragraph(plan, _actions(plan, meeting, made), lead="Action.", of=made))
    blocks.append(paragraph(plan, _standing(meeting), lead="Standing of this record.", of=(meeting,)))
    return tuple(blocks)


def held(plan: Plan, asked: Asked) -> MeetingFact:
    """The meeting of the record."""
    found = plan.facts.held(asked.meeting_id)
    assert found is not None  # a record of discussion has its meeting
    return found


def _actions(plan: Plan, meeting: MeetingFact, made: Sequence[CommitmentFact]) -> str:
    if not made:
        earlier = len(_taken_up(plan, meeting))
        if not earlier:
            return "No decision and no promise is recorded here."
        were = "was" if earlier == 1 else "were"
        taken = f"{capital(count(earlier, 'earlier commitment', words=True))} {were} taken up"
        return f"No new decision and no new promise is recorded here. {taken}."
    sides = [(side, [one for one in made if one.owner_side is side and one.tracked]) for side in Side]
    told = [f"{_whose(plan, side)} {len(own)}" for side, own in sides if own]
    first = (
        f"{capital(count(len(made), 'decision', words=True))} {'is' if len(made) == 1 else 'are'} recorded."
    )
    followed = sum(one.tracked for one in made)
    if not followed:
        return f"{first} None of them calls for action."
    return f"{first} To act: {'; '.join(told)}."


def _whose(plan: Plan, side: Side) -> str:
    """A side by the name of its country; where there are several others, as the parties."""
    several = plan.facts.country.id == plan.facts.home.id
    match side:
        case Side.OURS:
            return plan.facts.home.name
        case Side.THEIRS:
            return "the other parties" if several else plan.facts.country.name
        case Side.JOINT:
            return "all parties" if several else "both sides"
        case Side.THIRD:
            return "third parties"


def _standing(meeting: MeetingFact) -> str:
    match meeting.minutes:
        case MinutesStatus.FINAL:
            return "The minutes are final."
        case MinutesStatus.AGREED:
            return "The minutes are agreed by both sides."
        case MinutesStatus.DRAFT:
            return "The minutes are a draft; they are not agreed with the other side."
        case _:
            return "It is our own record; no minutes agreed with the other side are on file."


def occasion(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Who met whom, when and where, led by whom."""
    meeting = held(plan, asked)
    where = f"in {meeting.place}" if meeting.place else ""
    venue = f"({meeting.venue})" if meeting.venue else ""
    when = on_day(meeting.on) if meeting.on else "on a day that is not stated"
    time = f"at {meeting.local_time}" if meeting.local_time else ""
    name = plan.name(meeting)
    session = f"met for the {name}" if meeting.forum_id and meeting.edition else "met"
    head = parties(plan.facts, meeting.party_ids) or "The parties"
    words = " ".join(part for part in (head, session, where, venue, when, time) if part)
    words = words if session != "met" else f"{words}: {name}"
    blocks = [paragraph(plan, sewn(f"{words}.", plan.cite(meeting, "on", "place")), of=(meeting,))]
    return (*blocks, *_led(plan, meeting), *_gaps(plan, meeting))


def _led(plan: Plan, meeting: MeetingFact) -> tuple[Paragraph, ...]:
    """Chairs by name and post; members are in the roll."""
    leading = [p for p in meeting.participations if p.role in _CHAIRS]
    if not leading:
        return ()
    said = [_leader(plan, one) for one in leading]
    rest = (part for one in said[1:] for part in ("; ", *one))
    words = sewn(*headed(said[0]), *rest, ". Posts as held on that day.")
    more = sewn("The nominal roll is annexed (", Ref(ROLL), ").")
    return (paragraph(plan, words, more, lead="Led by.", of=(meeting, *leading)),)


def _leader(plan: Plan, one: ParticipationFact) -> Inlines:
    """`For India, Rajesh Kumar Singh, Defence Secretary (co-chair)`."""
    country = str(getattr(plan.facts.get(one.party_id), "name", ""))
    name = participant(plan.facts, one)
    post = f", {one.post}" if one.post and one.post != name else ""
    side = f"for {country}, " if country else ""
    return sewn(f"{side}{name}{post} ({lower(one.role.label)})", plan.cite(one))


def _gaps(plan: Plan, meeting: MeetingFact) -> tuple[Paragraph, ...]:
    """Which side is not known to have been led by anybody."""
    led = {p.party_id for p in meeting.participations if p.role in _CHAIRS and p.shown}
    ids = sorted(
        meeting.party_ids, key=lambda one: one != plan.facts.home.id
    )  # ours first, as in the heading
    missing = [str(getattr(plan.facts.get(one), "name", "")) for one in ids if one not in led]
    names = [name for name in missing if name]
    if not names:
        return ()
    remark = f" {sentence(meeting.participants_remark)}" if meeting.participants_remark else ""
    words = f"Who led for {listed(names)} is not stated.{remark}"
    return (paragraph(plan, sewn(words, plan.cite(meeting, "participations")), of=(meeting,)),)


def discussion(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Point by point: what was said, then each decision with its action marked; at the end what is of no point."""
    blocks: list[Block] = []
    for point, said in _matters(plan, asked):
        if point is None and not said:
            continue
        lead = f"{bare(point.title)}." if point else ("Other matters." if blocks else "What was said.")
        told = sewn(sentence(point.summary), plan.cite(point, "summary")) if point and point.summary else ()
        blocks.append(paragraph(plan, told, lead=lead, of=(point,), opens=bool(said)))
        blocks += [_statement(plan, one) for one in said]
    return tuple(blocks)


def _matters(plan: Plan, asked: Asked) -> list[tuple[PointFact | None, tuple[CommitmentFact, ...]]]:
    """Each point with what was said on it, decisions first; then what belongs to no point."""
    meeting = held(plan, asked)
    made = {one.id: one for one in plan.facts.commitments if one.meeting_id == meeting.id}
    found: list[tuple[PointFact | None, tuple[CommitmentFact, ...]]] = []
    for point in meeting.points:
        own = [made.pop(one) for one in point.commitment_ids if one in made]
        found.append((point, _ranked(own)))
    found.append((None, _ranked(made.values())))
    return found


def _ranked(said: Iterable[CommitmentFact]) -> tuple[CommitmentFact, ...]:
    return tuple(sorted(said, key=lambda one: (_ORDER.index(one.kind), one.id)))


def _statement(plan: Plan, commitment: CommitmentFact) -> Paragraph:
    """`Agreed: hold the next session in Muscat. (Action: Oman, no. 3)`, with the exact words where they are on file."""
    verb = strong(f"{_VERBS[commitment.kind]}: ")
    words = sewn(verb, lower(bare(commitment.wording)), ".", plan.cite(commitment))
    action: Inlines = ()
    if commitment.id in plan.order:
        by = ", ".join(commitment.owners) or _whose(plan, commitment.owner_side)
        label = sewn("(", strong(f"Action: {by}"), ", ") if commitment.tracked else "("
        action = sewn(label, *plan.numbers([commitment.id]), ")")
    return paragraph(plan, words, action, level=3, of=(commitment,))


def register(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Every decision with its agreed wording, who acts and by when."""
    rows = [
        row(
            plan,
            wording(plan, one),
            owner(one),
            due(judged(plan.facts, one)),
            lines(f"{one.kind.label}, {lower(one.strength.label)}"),
            of=told_of(plan, one),
            anchor=one.id,
            numbered=True,
        )
        for one in decisions(plan, asked)
    ]
    if not rows:
        return ()
    columns = (
        ("No.", 5),
        ("Decision, with the wording agreed", 47),
        ("Action by", 20),
        ("Due", 16),
        ("Kind", 12),
    )
    return (
        table(
            "Decisions and actions", columns, rows, summary="Decisions with wording, who acts, due and kind"
        ),
    )


def reviewed(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Earlier commitments that the log says were looked at here, or that were reaffirmed."""
    meeting = held(plan, asked)
    rows: list[Row] = []
    for one in _taken_up(plan, meeting):
        entries = [u for u in one.updates if u.meeting_id == meeting.id]
        again = meeting.id in one.also_made_at
        said: list[Line] = [Line(sewn(_entry(u), plan.cite(u))) for u in entries]
        said += lines("Reaffirmed." if again else "")
        rows.append(
            row(
                plan,
                sentence(one.wording),
                made_short(plan, one),
                tuple(said),
                of=(*told_of(plan, one), *entries),
            )
        )
    if not rows:
        return ()
    columns = (("Commitment", 46), ("First made at", 22), ("Taken up as", 32))
    return (table("Earlier commitments taken up", columns, rows),)


def _taken_up(plan: Plan, meeting: MeetingFact) -> list[CommitmentFact]:
    """Commitments made before that were looked at in the meeting."""
    return [
        one
        for one in plan.facts.commitments
        if one.meeting_id != meeting.id
        and (meeting.id in one.also_made_at or any(u.meeting_id == meeting.id for u in one.updates))
    ]


def _entry(update: UpdateFact) -> str:
    """What the log says, without the day, which is that of the meeting."""
    if update.kind is UpdateKind.REMARK and not update.status:
        return sentence(update.remark)
    kind = became(update)
    return sentence(f"{kind}: {bare(update.remark)}" if update.remark else kind)


def following(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """The next session as far as it is settled, and what both sides still have to do with this record."""
    meeting = held(plan, asked)
    forum = plan.facts.forum(meeting.forum_id)
    found = next_of(plan.facts, forum) if forum else None
    blocks: list[Block] = []
    if found:
        where = f" in {found.place}" if found.place else ""
        day: Inlines = sewn(f" {on_day(found.on)}") if found.on else sewn(", date not stated")
        told = sewn(", ", quoted(found.date_words)) if found.date_words and not found.on else ()
        words = sewn(f"Planned{where}", day, told, ".", plan.cite(found))
        blocks.append(paragraph(plan, words, lead="Next session.", of=(found,)))
    elif forum:
        blocks.append(paragraph(plan, "None is on file.", lead="Next session."))
    if meeting.forum_id and meeting.minutes in {None, MinutesStatus.DRAFT}:
        blocks.append(_agreement(plan, meeting))
    return tuple(blocks)


def _agreement(plan: Plan, meeting: MeetingFact) -> Block:
    """A place for both chairs to agree the record."""
    home = plan.facts.home
    ids = [home.id, *(one for one in meeting.party_ids if one != home.id)]
    heads = [f"For {getattr(plan.facts.get(one), 'name', 'the other side')}" for one in ids[:3]]
    cells = [_chair(plan, meeting, one) for one in ids[:3]]
    return panel(heads, cells, "Agreement of the record by both chairs")


def _chair(plan: Plan, meeting: MeetingFact, party: str) -> tuple[Line, ...]:
    chairs: list[ParticipationFact] = [
        p for p in meeting.participations if p.party_id == party and p.role in _CHAIRS
    ]
    names = [participant(plan.facts, one) for one in chairs]
    first = names[0] if names else ""
    return lines(first, chairs[0].post if chairs else "", prompt("signature and date"))


def annex(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """The nominal roll."""
    return delegations.roll(plan, held(plan, asked))
