"""The history of a forum: what it is, its sessions with their gaps, what each promised and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from db.values.choices import MeetingStatus, Role
from db.values.partial_date import PartialDate
from reports.asked import Asked
from reports.document import NOT_STATED, Band, Block, Figure, Inlines, Line, Row
from reports.facts import Fact, ForumFact, MeetingFact
from reports.findings.intervals import Session, before_first, cancelled, mean_gap, next_expected, sessions
from reports.findings.register import Item, judged
from reports.findings.sessions import called, next_of, past, sessions_of
from reports.plan import Plan
from reports.sections.contacts import outcome, participant
from reports.sections.entry import due, status_words, told_of
from reports.sections.grid import Content, group, lines, marked, paragraph, row, sewn, stated, table
from reports.sections.report_head import parties
from reports.sections.taken import owner
from reports.wording import (
    capital,
    count,
    joined,
    lower,
    on_day,
    ordinal,
    quiet,
    quoted,
    sentence,
    stacked,
    times,
)

_CHAIRS = frozenset({Role.CO_CHAIR, Role.HEAD})


def numbered(plan: Plan) -> tuple[str, ...]:
    """Ids of the commitments, session by session."""
    return tuple(item.commitment.id for _, own in _promised(plan) for item in own)


def forum_of(plan: Plan, asked: Asked) -> ForumFact:
    """The forum of the history."""
    found = plan.facts.forum(asked.forum_id)
    assert found is not None  # a forum history has its forum
    return found


def glance(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Figures, then what the forum is, label by label."""
    forum = forum_of(plan, asked)
    rows = [
        row(plan, label, content, of=(forum, *_named(plan, forum))) for label, content in _labels(plan, forum)
    ]
    return (
        _figures(plan, forum),
        table(
            forum.short,
            (("", 24), ("", 76)),
            rows,
            summary=f"What {forum.short} is",
            portion=plan.portion(forum),
        ),
    )


def _named(plan: Plan, forum: ForumFact) -> tuple[Fact | None, ...]:
    bodies = (one for one in plan.facts.forums if one.parent_id == forum.id)
    return (plan.facts.forum(forum.parent_id), *bodies, next_of(plan.facts, forum))


def _figures(plan: Plan, forum: ForumFact) -> Band:
    held = sessions(plan.facts, forum)
    last = held[-1].meeting if held else None
    upcoming = next_of(plan.facts, forum)
    mean = mean_gap(held)
    open_now = sum(not item.commitment.status.closed for item in _all(plan))
    shown = [
        Figure(str(len(held)), "session on file" if len(held) == 1 else "sessions on file"),
        Figure(last.on.show_short() if last and last.on else "–", "last held"),
        Figure(upcoming.on.show_short() if upcoming and upcoming.on else "–", "next planned"),
        Figure(str(forum.period_months) if forum.period_months else "–", "months agreed"),
        Figure(str(mean) if mean is not None else "–", "months apart, mean"),
        Figure(str(open_now), "commitment open" if open_now == 1 else "commitments open"),
    ]
    told = (forum, *(one.meeting for one in held), upcoming, *(item.commitment for item in _all(plan)))
    words = "; ".join(f"{one.label} {one.value}" for one in shown)
    return Band(tuple(shown), words, plan.portion(*told))


def _labels(plan: Plan, forum: ForumFact) -> list[tuple[str, Content]]:
    facts = plan.facts
    bodies = [one.short for one in facts.forums if one.parent_id == forum.id]
    parent = facts.forum(forum.parent_id)
    found: list[tuple[str, Content]] = [
        ("Parties", parties(facts, forum.party_ids)),
        ("Standing", stated(sewn(forum.standing, plan.cite(forum, "standing")) if forum.standing else "")),
        ("Level", stated(forum.level.label if forum.level else "")),
        ("State", stated(forum.status.label if forum.status else "")),
        ("Founded", _founded(plan, forum)),
        ("Period agreed", stated(_months(forum.period_months))),
        ("Hosting", _hosting(plan, forum)),
        (
            "Chairs, by post",
            stated(sewn("; ".join(forum.chairs), plan.cite(forum, "chairs")) if forum.chairs else ""),
        ),
        ("Next session", _next(plan, forum)),
    ]
    if forum.documents:
        found.append(("Documents it issues", sewn(forum.documents, plan.cite(forum, "documents"))))
    if parent:
        found.append(("Part of", parent.name))
    if bodies:
        found.append(("Bodies beneath it", "; ".join(bodies)))
    if forum.remark:
        found.append(("Remark", sentence(forum.remark)))
    return found


def _founded(plan: Plan, forum: ForumFact) -> Inlines:
    when = forum.founded.show() if forum.founded else ""
    by = f"by {forum.founding}" if forum.founding else ""
    words = ", ".join(part for part in (when, by) if part)
    return sewn(words, plan.cite(forum, "founded")) if words else (NOT_STATED,)


def _months(n: int | None) -> str:
    """`every 12 months`; a year and its half are told as such."""
    if not n:
        return ""
    words = {6: "every six months", 12: "every year", 24: "every two years"}
    return words.get(n, f"every {count(n, 'month')}")


def _hosting(plan: Plan, forum: ForumFact) -> Inlines:
    """Where the sessions were held, newest first, and whose turn is recorded; never guessed."""
    places = [one.place for one in sessions_of(plan.facts, forum) if one.place]
    order = " (newest first)" if len(places) > 1 else ""
    turn = f"next: {forum.next_host}" if forum.next_host else ""
    before = f"held in {', '.join(places[:4])}{order}" if places else ""
    told = "; ".join(part for part in (forum.hosting, turn, before) if part)
    return sewn(capital(told), plan.cite(forum, "next_host") if turn else ()) if told else (NOT_STATED,)


def _next(plan: Plan, forum: ForumFact) -> Content:
    """The planned session; else the month in which the agreed period ends, said to be computed."""
    found = next_of(plan.facts, forum)
    if found is None:
        due_by = next_expected(plan.facts, forum)
        if due_by is None:
            return stated()
        month = PartialDate(due_by.year, due_by.month).show()
        late = " That month is past." if PartialDate(due_by.year, due_by.month).last < plan.as_of else ""
        return f"None is planned. By the agreed period it would fall in {month}.{late}"
    number = ordinal(found.edition) if found.edition else ""
    where = ", ".join(part for part in (number, found.place) if part)
    day = stated(found.on.show() if found.on else "")
    words = sewn(f"{where}, " if where else "", "" if found.on else "date ", day, plan.cite(found, "on"))
    told: Inlines = (quoted(found.date_words),) if found.date_words and not found.on else ()
    return lines(words, told, quiet("no report that it was held") if past(found, plan.as_of) else "")


def held(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Every session held, newest first, with the gap to the one before; what was planned and fell out after them."""
    forum = forum_of(plan, asked)
    found = sessions(plan.facts, forum)
    rows: list[Row] = []
    for one in reversed(found):
        rows.append(_session(plan, one))
        if one.missing:
            rows.append(group(marked(plan, f"{one.missing}", forum)))
    fallen = cancelled(plan.facts, forum)
    if fallen:
        rows.append(group(marked(plan, f"Put off or called off: {len(fallen)}", *fallen)))
        rows += [_fallen(plan, one) for one in fallen]
    if not rows:
        return ()
    columns = (
        ("Session", 9),
        ("Date and place", 19),
        ("After", 13),
        ("Led by", 25),
        ("Outcome in one line", 34),
    )
    first = sentence(before_first(plan.facts, forum))
    opening = paragraph(
        plan, _rhythm(forum, found), first, of=(forum, *(one.meeting for one in found)), opens=True
    )
    return (opening, table("Sessions, the newest first", columns, rows))


def _rhythm(forum: ForumFact, found: tuple[Session, ...]) -> str:
    """How the real gaps compare with the agreed period; no figure where none can be computed."""
    gaps = [one.gap_months for one in found if one.gap_months is not None]
    number = capital(count(len(found), "session", words=True))
    opening = f"{number} {'is' if len(found) == 1 else 'are'} on file."
    if not gaps:
        return f"{opening} No gap between two dated sessions can be computed."
    agreed = f"; agreed: {_months(forum.period_months)}" if forum.period_months else "; no period is stated"
    return f"{opening} The gaps between those that follow each other on file: {_span(gaps)}{agreed}."


def _span(gaps: Sequence[int]) -> str:
    """`12 months`, `12 to 23 months`, `under a month to 21 months`."""
    shortest, longest = min(gaps), max(gaps)
    if shortest == longest:
        return _gap(shortest)
    return f"{shortest or 'under a month'} to {count(longest, 'month')}"


def _gap(months: int) -> str:
    return count(months, "month") if months else "under a month"


def _session(plan: Plan, one: Session) -> Row:
    meeting = one.meeting
    name = ordinal(meeting.edition) if meeting.edition else ""
    when: Content = stacked(
        sewn(meeting.on.show_short() if meeting.on else NOT_STATED, plan.cite(meeting, "on")),
        meeting.place or sewn("place ", NOT_STATED),
    )
    after = _gap(one.gap_months) if one.gap_months is not None else ""
    return row(
        plan,
        stated(name) if name else lines(sewn("number ", NOT_STATED)),
        when,
        after or "–",
        _led(plan, meeting),
        outcome(plan, meeting),
        of=(meeting, *meeting.participations),
    )


def _led(plan: Plan, meeting: MeetingFact) -> Content:
    leading = [p for p in meeting.participations if p.role in _CHAIRS]
    if not leading:
        remark = meeting.participants_remark
        return lines(NOT_STATED, quiet(remark) if remark else "")
    said: list[Line] = []
    for one in leading:
        name = participant(plan.facts, one)
        post = quiet(one.post) if one.post and one.post != name else ""
        said += lines(sewn(name, plan.cite(one)), post)
    return tuple(said)


def _fallen(plan: Plan, meeting: MeetingFact) -> Row:
    status = "Postponed" if meeting.status is MeetingStatus.POSTPONED else "Cancelled"
    when = meeting.on.show_short() if meeting.on else ""
    name = ordinal(meeting.edition) if meeting.edition else meeting.title
    return row(plan, name, stated(when), "–", status, stated(meeting.outcome), of=(meeting,))


def promised(plan: Plan) -> tuple[Block, ...]:
    """What each session promised and how it stands."""
    rows: list[Row] = []
    for session, own in _promised(plan):
        name = capital(called(plan.facts, session)) if session else "Session not stated"
        when = f", {session.on.show_short()}" if session and session.on else ""
        told = (session, *(item.commitment for item in own))
        rows.append(group(marked(plan, f"{name}{when}: {len(own)}", *told)))
        rows += [_commitment(plan, item) for item in own]
    if not rows:
        return ()
    columns = (("No.", 5), ("Commitment", 43), ("Owner", 18), ("Due", 16), ("Status", 18))
    items = _all(plan)
    still = sum(not item.commitment.status.closed for item in items)
    total = capital(count(len(items), "commitment", words=True))
    words = f"{total} on record: {still} open, {len(items) - still} closed."
    return (
        paragraph(plan, words, of=[i.commitment for i in items], opens=True),
        table("Commitments by session, the newest first", columns, rows),
    )


def _all(plan: Plan) -> tuple[Item, ...]:
    return tuple(judged(plan.facts, one) for one in plan.facts.commitments if one.tracked)


def _promised(plan: Plan) -> list[tuple[MeetingFact | None, list[Item]]]:
    """Sessions with their commitments, newest first; then those of no session on file."""
    order = {one.id: place for place, one in enumerate(plan.facts.meetings)}
    found: dict[str, list[Item]] = {}
    for item in _all(plan):
        found.setdefault(item.commitment.meeting_id or "", []).append(item)
    ids = sorted(found, key=lambda one: order.get(one, len(order)))
    return [(plan.facts.held(one), found[one]) for one in ids]


def _commitment(plan: Plan, item: Item) -> Row:
    one = item.commitment
    carried = f"carried {times(one.carried)}" if one.carried else ""
    return row(
        plan,
        lines(sewn(sentence(one.wording), plan.cite(one))),
        owner(one),
        due(item),
        lines(status_words(item), quiet(carried) if carried else ""),
        of=told_of(plan, one),
        anchor=one.id,
        numbered=True,
    )


def bodies(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """What meets beneath it, with the last and the next session of each."""
    forum = forum_of(plan, asked)
    rows = []
    for one in plan.facts.forums:
        if one.parent_id != forum.id:
            continue
        last = sessions_of(plan.facts, one)[:1]
        upcoming = next_of(plan.facts, one)
        rows.append(
            row(
                plan,
                joined([one.short, one.name if one.abbreviation else ""], ": "),
                stated(f"{capital(called(plan.facts, last[0]))}, {_day(last[0])}" if last else ""),
                stated(_day(upcoming) if upcoming else ""),
                of=(one, *last, upcoming),
            )
        )
    if not rows:
        return ()
    return (table("Bodies beneath it", (("Body", 50), ("Last session", 30), ("Next session", 20)), rows),)


def _day(meeting: MeetingFact) -> str:
    return lower(on_day(meeting.on)) if meeting.on else "date not stated"
