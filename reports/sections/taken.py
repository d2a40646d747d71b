"""The action taken report: what it covers, its totals, and the commitments in the order of domain C6."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from db.values.choices import Side
from reports.asked import Asked
from reports.document import Band, Block, Figure, Inlines, Line, Paragraph, Row
from reports.facts import CommitmentFact, Fact
from reports.findings.register import Item
from reports.findings.sessions import called, next_of, past
from reports.findings.taken import Group, done, grouped, heard, items_of
from reports.plan import Plan
from reports.sections.action import reported
from reports.sections.entry import (
    age_words,
    due,
    line_on,
    made_short,
    noted,
    status_words,
    told_of,
    update_words,
    wording,
)
from reports.sections.grid import Content, Part, group, lines, marked, paragraph, prompt, row, sewn, table
from reports.wording import (
    bare,
    capital,
    count,
    flowing,
    number_word,
    on_day,
    quiet,
    sentence,
    shown_day,
    times,
)

_SIDES = {Side.OURS: "Ours", Side.THEIRS: "Theirs", Side.JOINT: "Joint", Side.THIRD: "Third parties"}
_COLUMNS = (
    ("No.", 4),
    ("Commitment, with the wording agreed", 24),
    ("First made at", 10),
    ("Carried; age", 7),
    ("Owner", 11),
    ("Due", 13),
    ("Position since then", 12),
    ("Status", 9),
    ("Proposed line", 10),
)
_MOST_ENTRIES = 3


def numbered(plan: Plan, asked: Asked) -> tuple[str, ...]:
    """Ids of the commitments in the order of their numbers."""
    sides = _sides(plan, asked) if asked.per_side else [(None, _items(plan, asked))]
    return tuple(i.commitment.id for _, own in sides for found in grouped(own) for i in found.items)


def summary(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Since when, until when, and the totals; all computed."""
    items = _items(plan, asked)
    of = [i.commitment for i in items]
    opening = paragraph(
        plan, _since(plan, asked), _next(plan, asked), lead="Covers.", of=(*of, *_occasion(plan, asked))
    )
    if not items:
        return (opening, paragraph(plan, _nothing(asked), lead="Totals."))
    return (_figures(plan, items), opening, _totals(plan, items), reported(plan))


def _items(plan: Plan, asked: Asked) -> tuple[Item, ...]:
    return plan.facts.once(f"taken {asked.soon_days}", partial(items_of, soon_days=asked.soon_days))


def _occasion(plan: Plan, asked: Asked) -> tuple[Fact | None, ...]:
    """The records that the opening names."""
    facts = plan.facts
    forum = facts.forum(asked.forum_id)
    return (facts.held(asked.since_id), facts.visit, forum, next_of(facts, forum) if forum else None)


def _nothing(asked: Asked) -> str:
    limits = f" within “{asked.scope}”" if asked.scope else ""
    return f"No commitment{limits} is open, and none was closed since then."


def _since(plan: Plan, asked: Asked) -> str:
    session = plan.facts.held(asked.since_id)
    assert asked.since is not None  # an action taken report always has its day
    if session is None:
        return f"What is open at the cut-off, and what was closed since {shown_day(asked.since)}."
    where = f" in {session.place}" if session.place else ""
    when = f" {on_day(session.on)}" if session.on else ""
    return f"What is open at the cut-off, and what was closed since the {plan.name(session)}{where}{when}."


def _next(plan: Plan, asked: Asked) -> str:
    """The visit or session for which the report is written, as far as it is on file."""
    facts = plan.facts
    if facts.visit:
        when = f" {on_day(facts.visit.on)}" if facts.visit.on else ", on dates not stated"
        return f"For the visit “{facts.visit.title}”{when}."
    forum = facts.forum(asked.forum_id)
    if forum is None:
        return ""
    found = next_of(facts, forum)
    if found is None:
        return "No next session is on file."
    place = f" in {found.place}" if found.place else ""
    if found.on is None:
        words = f", “{found.date_words}”" if found.date_words else ""
        return f"The next session is planned{place}; its date is not stated{words}."
    late = " No report says that it was held." if past(found, plan.as_of) else ""
    return f"The next session, the {called(facts, found)}, is planned{place} {on_day(found.on)}.{late}"


def _figures(plan: Plan, items: Sequence[Item]) -> Band:
    still = [i for i in items if not i.commitment.status.closed]
    shown = [Figure(str(len(still)), "open")]
    for side in Side:
        of_side = sum(i.commitment.owner_side is side for i in still)
        if of_side or side is not Side.THIRD:
            shown.append(Figure(str(of_side), _SIDES[side].lower()))
    shown.append(Figure(str(sum(i.overdue for i in still)), "overdue"))
    shown.append(Figure(str(sum(i.ageing for i in still)), "ageing"))
    shown.append(Figure(str(sum(map(done, items))), "done since"))
    words = "; ".join(f"{one.label} {one.value}" for one in shown)
    mark = plan.portion(*(item.commitment for item in items))
    return Band(tuple(shown), f"Totals at the cut-off: {words}.", mark)


def _totals(plan: Plan, items: Sequence[Item]) -> Paragraph:
    still = [i for i in items if not i.commitment.status.closed]
    closed = [i for i in items if i.commitment.status.closed]
    late = [i for i in still if i.overdue]
    sides = ", ".join(
        f"{_SIDES[side].lower()} {n}"
        for side in Side
        if (n := sum(i.commitment.owner_side is side for i in late))
    )
    words = [
        f"{count(len(still), 'commitment')} open",
        f"{len(late)} overdue{f' ({sides})' if sides else ''}",
        f"{sum(i.before_next for i in still)} due before the next session",
        f"{sum(i.ageing for i in still)} without a date and past review",
        f"{sum(map(done, closed))} done since",
        f"{sum(not done(i) for i in closed)} otherwise closed",
    ]
    of = [i.commitment for i in items]
    return paragraph(plan, f"{'; '.join(words)}.", _carried(still), lead="Totals.", of=of)


def _carried(still: Sequence[Item]) -> str:
    carried = [i.commitment.carried for i in still if i.commitment.carried]
    if not carried:
        return "None has been carried forward." if still else ""
    if len(carried) == 1:
        return f"One has been carried forward, {times(carried[0])}."
    return f"{capital(number_word(len(carried)))} have been carried forward, at most {times(max(carried))}."


def register(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """One table of everything; nothing where each side has a page of its own."""
    if asked.per_side or not _items(plan, asked):
        return ()
    return (_table(plan, asked, grouped(_items(plan, asked)), "Commitments, the most urgent first"),)


def ours(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Our commitments, where each side has a page of its own; so the next three."""
    return _page(plan, asked, Side.OURS)


def theirs(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Their commitments."""
    return _page(plan, asked, Side.THEIRS)


def joint(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Joint commitments."""
    return _page(plan, asked, Side.JOINT)


def third(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Commitments of third parties."""
    return _page(plan, asked, Side.THIRD)


def _page(plan: Plan, asked: Asked, side: Side) -> tuple[Block, ...]:
    own = dict(_sides(plan, asked)).get(side, ())
    if not asked.per_side or (not own and side is Side.THIRD) or not _items(plan, asked):
        return ()
    if not own:
        return (paragraph(plan, "None recorded."),)
    return (_table(plan, asked, grouped(own), f"{_SIDES[side]}, the most urgent first"),)


def _sides(plan: Plan, asked: Asked) -> list[tuple[Side, tuple[Item, ...]]]:
    return [(side, tuple(i for i in _items(plan, asked) if i.commitment.owner_side is side)) for side in Side]


def _table(plan: Plan, asked: Asked, groups: Sequence[Group], caption: str) -> Block:
    rows: list[Row] = []
    for found in groups:
        told = (item.commitment for item in found.items)
        rows.append(group(marked(plan, f"{found.head}: {len(found.items)}", *told)))
        rows += [_row(plan, asked, item) for item in found.items]
    words = "Commitments by urgency: wording, where first made, carried, owner, due, position, status, proposed line"
    return table(caption, _COLUMNS, rows, summary=words)


def _row(plan: Plan, asked: Asked, item: Item) -> Row:
    commitment = item.commitment
    line = line_on(plan, commitment)
    said: Inlines = (prompt(),)
    if line:  # the mark of the row is that of the commitment
        said = marked(plan, sewn(sentence(flowing(line.wording)), plan.cite(line)), line)
    return row(
        plan,
        wording(plan, commitment),
        _made(plan, commitment),
        _times(item),
        owner(commitment),
        due(item),
        _position(plan, asked, commitment),
        lines(status_words(item)),
        () if commitment.status.closed else said,
        of=(*told_of(plan, commitment), line, *heard(commitment, asked.since)[:_MOST_ENTRIES]),
        anchor=commitment.id,
        numbered=True,
    )


def _made(plan: Plan, commitment: CommitmentFact) -> tuple[Line, ...]:
    again = [called(plan.facts, m) for m in map(plan.facts.held, commitment.also_made_at) if m]
    return lines(made_short(plan, commitment), quiet(f"reaffirmed at {', '.join(again)}") if again else "")


def _times(item: Item) -> tuple[Line, ...]:
    age = age_words(item)
    carried = times(item.commitment.carried) if item.commitment.carried else "never"
    return lines(carried, quiet(age) if age else "")


def owner(commitment: CommitmentFact) -> tuple[Line, ...]:
    """Whose it is: the side, the organisations, our officer, their contact; of a joint one how each half stands."""
    halves = [
        f"{words}: {half.label.lower()}"
        for words, half in (("our half", commitment.our_half), ("their half", commitment.their_half))
        if half
    ]
    return lines(
        _SIDES[commitment.owner_side],
        ", ".join(commitment.owners),
        f"Our officer: {commitment.officer}" if commitment.officer else "",
        f"Their contact: {commitment.their_contact}" if commitment.their_contact else "",
        *(quiet(half) for half in halves),
    )


def _position(plan: Plan, asked: Asked, commitment: CommitmentFact) -> Content:
    """What the log says since then, what is noted of the position, what stands in the way."""
    entries = heard(commitment, asked.since)
    said: list[Part] = [sewn(update_words(one), plan.cite(one)) for one in entries[:_MOST_ENTRIES]]
    if len(entries) > _MOST_ENTRIES:
        said.append(quiet(f"and {count(len(entries) - _MOST_ENTRIES, 'earlier entry', 'earlier entries')}"))
    if not entries:
        said.append("No report since.")
    said += noted(commitment, entries[:_MOST_ENTRIES])
    said += [f"Blocked: {sentence(bare(words))}" for words in (commitment.blocker,) if words]
    return lines(*said)
