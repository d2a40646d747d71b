"""The handover note: how everything stands, what is due, what is open, and what the officer alone can add."""

from __future__ import annotations

from db.values.choices import InitiativeStatus, MinutesStatus, Side, TaskStatus
from reports.asked import Asked
from reports.document import Band, Block, Bullets, Figure, Inlines, Paragraph, Row
from reports.facts import CommitmentFact, Facts, TaskFact
from reports.findings.coming import Coming, coming, silent, task_late
from reports.findings.register import Item, urgency
from reports.findings.sessions import called, contacts, past, planned
from reports.findings.taken import items_of
from reports.plan import Plan
from reports.sections.entry import due, made_short, noted, status_words, told_of, update_words
from reports.sections.grid import group, lines, marked, paragraph, prompt, row, sewn, stated, table
from reports.sections.taken import owner
from reports.wording import capital, count, on_day, quiet, sentence, shown_day, strong, times

_STILL = frozenset(
    {InitiativeStatus.IDEA, InitiativeStatus.PROPOSED, InitiativeStatus.AGREED, InitiativeStatus.UNDERWAY}
)
_AHEAD_DAYS = 90


def numbered(plan: Plan, asked: Asked) -> tuple[str, ...]:
    """Ids of the open commitments in the order of their numbers."""
    return tuple(item.commitment.id for _, own in _by_country(plan, asked) for item in own)


def _open(facts: Facts) -> tuple[Item, ...]:
    return tuple(item for item in items_of(facts) if not item.commitment.status.closed)


def glance(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Figures, the last and the next contact, and what this note is made from."""
    facts = plan.facts
    items = _open(facts)
    quiet_ones = silent(facts, asked.silent_days)
    shown = [
        Figure(str(len(items)), "commitment open" if len(items) == 1 else "commitments open"),
        *(
            Figure(str(sum(i.commitment.owner_side is side for i in items)), words)
            for side, words in ((Side.OURS, "ours"), (Side.THEIRS, "theirs"), (Side.JOINT, "joint"))
        ),
        Figure(str(sum(i.overdue for i in items)), "overdue"),
        Figure(str(len(quiet_ones)), f"without news for {count(asked.silent_days, 'day')}"),
        Figure(str(len(facts.tasks)), "task open" if len(facts.tasks) == 1 else "tasks open"),
    ]
    words = "; ".join(f"{one.label} {one.value}" for one in shown)
    first = paragraph(
        plan,
        f"This note tells what the case file holds as open on {shown_day(plan.as_of)}; every figure is counted.",
        lead="Made from the file.",
    )
    mark = plan.portion(*(item.commitment for item in items), *facts.tasks)
    return (Band(tuple(shown), f"Figures at the cut-off: {words}.", mark), first, *_contact(plan))


def _contact(plan: Plan) -> tuple[Paragraph, ...]:
    facts = plan.facts
    last = next((one for one in contacts(facts) if one.on), None)
    ahead = [one for one in planned(facts) if not past(one, plan.as_of)]
    said: list[Inlines] = []
    if last and last.on:
        where = f" in {last.place}" if last.place else ""
        said.append(sewn(f"Last: {called(facts, last)}{where} {on_day(last.on)}.", plan.cite(last, "on")))
    else:
        said.append(sewn("No dated contact is on file."))
    if ahead:
        one = ahead[0]
        where = f" in {one.place}" if one.place else ""
        day = f" {on_day(one.on)}" if one.on else ", date not stated"
        said.append(sewn(f"Next: {called(facts, one)}{where}{day}.", plan.cite(one, "on")))
    else:
        said.append(sewn("No meeting is planned."))
    return (paragraph(plan, *said, lead="Contact.", of=(last, *ahead[:1])),)


def due_now(plan: Plan) -> tuple[Block, ...]:
    """What has a day: overdue, then the next three months, then later."""
    found = coming(plan.facts)
    parts = (
        ("Overdue or past", [one for one in found if one.late]),
        ("In the next three months", [one for one in found if not one.late and _soon(plan, one)]),
        ("Later", [one for one in found if not one.late and not _soon(plan, one)]),
    )
    rows: list[Row] = []
    for head, own in parts:
        if own:
            rows.append(group(marked(plan, f"{head}: {len(own)}", *(one.of for one in own))))
            rows += [_coming(plan, one) for one in own]
    if not rows:
        return ()
    columns = (("Day", 17), ("What", 51), ("Kind", 14), ("Whose", 18))
    return (table("What has a day", columns, rows, summary="Dues, meetings, visits and agreements by day"),)


def _soon(plan: Plan, one: Coming) -> bool:
    return (one.day - plan.as_of).days <= _AHEAD_DAYS


def _coming(plan: Plan, one: Coming) -> Row:
    number = plan.numbers([one.of.id])
    words = sewn(capital(one.words), " (" if number else "", *number, ")" if number else "")
    return row(plan, one.shown, words, one.kind, one.whose or "–", of=(one.of,))


def commitments(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Every open commitment, country by country where there are several, the most urgent first."""
    parts = _by_country(plan, asked)
    rows: list[Row] = []
    for name, items in parts:
        if name:
            rows.append(group(marked(plan, f"{name}: {len(items)}", *(item.commitment for item in items))))
        rows += [_commitment(plan, item) for item in items]
    if not rows:
        return ()
    columns = (
        ("No.", 5),
        ("Commitment", 29),
        ("Made at", 15),
        ("Owner", 13),
        ("Due", 16),
        ("Status; position", 22),
    )
    return (table("Open commitments, the most urgent first", columns, rows),)


def _by_country(plan: Plan, asked: Asked) -> list[tuple[str, list[Item]]]:
    items = sorted(_open(plan.facts), key=urgency)
    if asked.country_id:
        return [("", items)] if items else []
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(_country(plan.facts, item.commitment), []).append(item)
    return sorted(found.items(), key=lambda pair: (pair[0] == _OTHER, pair[0]))


_OTHER = "Of no one country"


def _country(facts: Facts, commitment: CommitmentFact) -> str:
    """The one other party of the meeting or forum at which it was made."""
    meeting, forum = facts.held(commitment.meeting_id), facts.forum(commitment.forum_id)
    ids = meeting.party_ids if meeting else forum.party_ids if forum else ()
    others = [one for one in ids if one != facts.home.id]
    return str(getattr(facts.get(others[0]), "name", _OTHER)) if len(others) == 1 else _OTHER


def _commitment(plan: Plan, item: Item) -> Row:
    one = item.commitment
    newest = one.updates[0] if one.updates else None
    carried = quiet(f"carried {times(one.carried)}") if one.carried else ""
    return row(
        plan,
        lines(sewn(sentence(one.wording), plan.cite(one))),
        lines(made_short(plan, one), carried),
        owner(one),
        due(item),
        lines(
            strong(f"{status_words(item)}."),
            update_words(newest) if newest else "No report since it was made.",
            *noted(one, (newest,) if newest else ()),
            f"Blocked: {sentence(one.blocker)}" if one.blocker else "",
        ),
        of=(*told_of(plan, one), newest),
        anchor=one.id,
        numbered=True,
    )


def tasks(plan: Plan) -> tuple[Block, ...]:
    """What our own side has still to do, with the last chaser."""
    found = plan.facts.tasks
    if not found:
        return ()
    rows = [_task(plan, one) for one in found]
    columns = (("Task", 40), ("Owner", 20), ("Due", 18), ("Status; last chaser", 22))
    return (table("Open tasks of our own side", columns, rows),)


def _task(plan: Plan, one: TaskFact) -> Row:
    late = ", overdue" if task_late(one, plan.as_of) else ""
    remark = sentence(one.remark) if one.remark else ""
    return row(
        plan,
        lines(strong(sentence(one.title)), quiet(one.about) if one.about else "", remark),
        stated(one.owner),
        stated(one.due.words if one.due else ""),
        lines(f"{one.status.label}{late}", quiet(words) if (words := _chased(one)) else ""),
        of=(one, *one.chasers[:1]),
    )


def _chased(one: TaskFact) -> str:
    """`chased 3 May 2026 to the Ministry`; that nobody was, where an answer is waited for."""
    if not one.chasers:
        return "never chased" if one.status is TaskStatus.WAITING else ""
    last = one.chasers[0]
    when = f" {last.on.show_short()}" if last.on else ""
    return f"chased{when}{f', {last.to_whom}' if last.to_whom else ''}"


def initiatives(plan: Plan) -> tuple[Block, ...]:
    """What is proposed, agreed or under way between the two sides."""
    found = [one for one in plan.facts.initiatives if one.status in _STILL or one.status is None]
    rows = [
        row(
            plan,
            lines(sewn(strong(one.name), plan.cite(one)), sentence(one.summary) if one.summary else ""),
            stated(one.status.label if one.status else ""),
            stated(one.last_mention.show_short() if one.last_mention else ""),
            of=(one,),
        )
        for one in found
    ]
    columns = (("Initiative", 62), ("Status", 18), ("Last mentioned", 20))
    return (table("Initiatives that are not finished", columns, rows),) if rows else ()


def to_settle(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """What the file itself shows to be unsettled, in sentences."""
    facts = plan.facts
    said: list[Inlines] = []
    if found := silent(facts, asked.silent_days):
        said.append(
            marked(
                plan,
                sewn(
                    f"No news for more than {count(asked.silent_days, 'day')} of ",
                    *plan.numbers(c.id for c in found),
                    ".",
                ),
                *found,
            )
        )
    if asked.unconfirmed:
        noun = count(asked.unconfirmed, "statement", words=True)
        verb = "waits" if asked.unconfirmed == 1 else "wait"
        said.append(marked(plan, f"{capital(noun)} read from texts {verb} for the desk to confirm."))
    said += [
        marked(plan, f"{capital(called(facts, one))}: the minutes are not agreed yet.", one)
        for one in facts.meetings
        if one.minutes is MinutesStatus.DRAFT
    ]
    return (Bullets(tuple(said)),) if said else ()


def officer(plan: Plan) -> tuple[Block, ...]:
    """What only the outgoing officer can write; a field for each, none of it invented."""
    asked_for = (
        ("In hand and not on file.", "what is promised or moving that no record says"),
        ("First calls.", "whom to call first, on what, and on which terms"),
        ("To watch.", "what can go wrong in the next three months, and the sign of it"),
        ("Advice.", "what you would do differently"),
    )
    return tuple(paragraph(plan, prompt(hint), lead=lead) for lead, hint in asked_for)
