"""The points to carry: recorded ones first, then what the facts themselves put forward."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from db.values.choices import CommitmentKind, InitiativeStatus, LineKind, Side, Strength
from db.values.due import DueType
from db.values.partial_date import PartialDate
from reports.document import Inline, Inlines, Ref, Text
from reports.evidence import cite_all
from reports.facts import AgreementFact, CommitmentFact, Fact, InitiativeFact
from reports.findings.register import Item, judged, linked_to
from reports.plan import DISCUSSED, Plan, by_kind, matter
from reports.sections.agenda import anchor_of
from reports.sections.entry import meaning_of
from reports.sections.grid import Part, sewn
from reports.wording import (
    bare,
    capital,
    count,
    listed,
    lower,
    months_before,
    on_day,
    sentence,
    shortened,
)

_EXPIRY_MONTHS = 6
_NAMED = 3
"""How many names a point lists before it says how many more there are."""

_SHORTEST = 20
_LONGEST_NAME = 60

_OPEN_IDEAS = frozenset({InitiativeStatus.IDEA, InitiativeStatus.PROPOSED})
_NO_DATE = frozenset({DueType.NONE, DueType.UNSPECIFIED})


@dataclass(frozen=True, slots=True)
class Point:
    """A point with the words that lead it; `of` are the facts it is made from."""

    lead: str
    words: Inlines
    of: tuple[Fact, ...] = ()


def points(plan: Plan) -> tuple[Point, ...]:
    """Every point, in the order of its weight, each within the cap of characters."""
    return plan.once(("points", plan.caps.point), _points)


def _points(plan: Plan) -> tuple[Point, ...]:
    found = [point for make in _COMPUTED if (point := make(plan))]
    return (*recorded(plan), *found)


def _point(plan: Plan, lead: str, of: Iterable[Fact], variable: str, *rest: Part) -> Point:
    """A point whose variable words are shortened to what its lead and the rest leave of the cap."""
    after = sewn(*rest)
    room = plan.caps.point - len(lead) - 1 - _length(after)
    named = (*of, plan.last) if plan.last else tuple(of)
    return Point(lead, sewn(shortened(variable, max(room, _SHORTEST)), after), named)


def _length(inlines: Inlines) -> int:
    """Characters as printed; a reference shows at most four, a note stands above the line."""
    return sum(len(i.text) if isinstance(i, Text) else 4 if isinstance(i, Ref) else 0 for i in inlines)


def recorded(plan: Plan) -> tuple[Point, ...]:
    """The recorded points to make; one that is too long says where it stands in full."""
    return tuple(_recorded(plan, line.id) for line in by_kind(plan.facts.lines, LineKind.POINT_TO_MAKE))


def _recorded(plan: Plan, line_id: str) -> Point:
    line = next(line for line in plan.facts.lines if line.id == line_id)
    lead = sentence(capital(shortened(line.topic, plan.caps.point // 3))) if line.topic else ""
    closed = " Not to be disclosed." if line.releasable is False else ""
    room = plan.caps.point - len(lead) - len(closed)
    words: list[Inline] = [Text(sentence(line.wording))]
    if len(line.wording) > room:
        full = _where(plan, anchor_of(plan, line), "in full: ")
        words = [Text(shortened(line.wording, room - 34)), *full]
    if closed:
        words.append(Text(closed))
    return Point(lead, (*words, *plan.cite(line)), (line,))


def _where(plan: Plan, anchor: str, before: str = "") -> Inlines:
    if plan.has("agenda"):
        return (Text(f" ({before}paragraph\u00a0"), Ref(anchor), Text(")"))
    return (Text(" (in full on file)"),)


def _overdue(plan: Plan) -> Point | None:
    late = [i for i in plan.register.open if i.overdue]
    if not late:
        return None
    ours = sum(i.commitment.owner_side is Side.OURS for i in late)
    mine = f", {count(ours, 'of them ours', 'of them ours', words=True)}" if ours and len(late) > 1 else ""
    lead = f"{capital(count(len(late), 'commitment', words=True))} {_is(late)} overdue{mine}:"
    return _oldest(plan, lead, late, _due_words(late[0]))


def _falling_due(plan: Plan) -> Point | None:
    soon = [i for i in plan.register.open if i.before_next and not i.overdue]
    if not soon:
        return None
    falls = "falls" if len(soon) == 1 else "fall"
    lead = f"{capital(count(len(soon), 'commitment', words=True))} {falls} due before the next session:"
    return _oldest(plan, lead, soon, _due_words(soon[0]))


def _expiring(plan: Plan) -> Point | None:
    soon = [a for a in plan.facts.agreements if a.expires and _near(plan, a)]
    if not soon:
        return None
    first = min(soon, key=lambda a: (a.expires or PartialDate(9999)).text)
    verb = "Expired" if first.expires and first.expires.last < plan.as_of else "Expires"
    when = f" ({first.expires.show()})" if first.expires else ""
    rest = f" and {count(len(soon) - 1, 'more', 'more', words=True)}" if len(soon) > 1 else ""
    return _point(plan, f"{verb}:", soon, first.title, f"{when}{rest}.", plan.cite(first, "expires"))


def _near(plan: Plan, agreement: AgreementFact) -> bool:
    if agreement.expires is None or (
        agreement.status and agreement.status.value in {"expired", "terminated"}
    ):
        return False
    return months_before(agreement.expires.first, _EXPIRY_MONTHS) <= plan.as_of


def _agreed_last(plan: Plan) -> Point | None:
    """What is open of what the last session agreed, and whether any of it can be checked.

    It never says what a session agreed in all: some may be closed, overdue (told above), or withheld from this reader.
    """
    agreed = _made_last(plan, CommitmentKind.AGREED)
    name = shortened(plan.name(plan.last), _LONGEST_NAME)
    if not agreed or not name:
        return None
    firm = [i for i in agreed if i.commitment.strength is Strength.FIRM]
    if firm:
        counted = capital(count(len(firm), "firm commitment", words=True))
        late = ", not overdue" if any(i.overdue for i in _agreed_firm(plan)) else ""
        lead = f"{counted} agreed at the {name} {_is(firm)} recorded here as open{late}:"
        return _oldest(plan, lead, firm)
    lacking = [
        word
        for word, lacks in (
            ("owner", all(not i.commitment.owners for i in agreed)),
            ("date", all(_undated(i.commitment) for i in agreed)),
        )
        if lacks
    ]
    gap = f"; no {listed(lacking, 'or')} is on file" if lacking else ""
    if _agreed_firm(plan):  # closed or overdue
        return _oldest(plan, f"Also agreed at the {name}:", agreed, after=gap)
    lead = f"As recorded here, the {name} agreed a direction, not a deliverable:"
    return _oldest(plan, lead, agreed, after=gap)


def _agreed_firm(plan: Plan) -> list[Item]:
    """Every firm agreement of the last session that is recorded here, whatever has become of it."""
    made = [
        judged(plan.facts, one)
        for one in plan.facts.commitments
        if plan.last and one.meeting_id == plan.last.id
    ]
    return [
        i for i in made
        if i.commitment.kind is CommitmentKind.AGREED and i.commitment.strength is Strength.FIRM
    ]  # fmt: skip


def _committed_last(plan: Plan) -> Point | None:
    committed = _made_last(plan, CommitmentKind.COMMITTED)
    name = shortened(plan.name(plan.last), _LONGEST_NAME)
    if not committed or not name:
        return None
    return _oldest(plan, f"Committed at the {name}:", committed)


def _made_last(plan: Plan, kind: CommitmentKind) -> list[Item]:
    last = plan.last.id if plan.last else None
    found = (i for i in plan.register.open if last and i.commitment.meeting_id == last)
    return [i for i in found if i.commitment.kind is kind and not i.overdue]


def _proposed(plan: Plan) -> Point | None:
    """Initiatives of which progress is spoken while they are still only proposed."""
    spoken = [
        (n, linked) for n in plan.facts.initiatives if n.status in _OPEN_IDEAS and (linked := about(plan, n))
    ]
    if not spoken:
        return None
    linked = spoken[0][1]
    newest = linked[0]
    taken_up = f"last taken up {on_day(newest.made_on)}" if newest.made_on else "taken up since"
    numbers = plan.numbers(c.id for c in linked[:_NAMED])
    where = sewn(" (", numbers, ")") if numbers else ()
    names = _names([n.name for n, _ in spoken])
    of = (*(n for n, _ in spoken), *linked)
    return _point(
        plan, "Still proposed, not agreed:", of, names, f"; {taken_up}", where, ".", plan.cite(newest)
    )


def about(plan: Plan, initiative: InitiativeFact) -> tuple[CommitmentFact, ...]:
    """Statements about an initiative, newest first."""
    linked = linked_to(plan.facts, initiative.id)
    return tuple(sorted(linked, key=lambda c: c.made_on.text if c.made_on else "", reverse=True))


def _firm(plan: Plan) -> Point | None:
    firm = plan.register.firm_undated()
    if not firm:
        return None
    age = firm[0].days_old
    after = f" after {count(age, 'day')}" if age is not None else ""
    oldest = ", the oldest" if len(firm) > 1 and after else ","
    counted = capital(count(len(firm), "firm commitment", words=True))
    lead = f"{counted} {_is(firm)} open without a date{oldest if after else ''}{after}:"
    due = firm[0].commitment.due
    words = f", “{due.words}”" if due and due.words else ""
    return _oldest(plan, lead, firm, words)


def _discussed(plan: Plan) -> Point | None:
    items = plan.register.discussed
    if not items:
        return None
    names = _names(list(dict.fromkeys(matter(i.commitment) for i in items)))
    where: Inlines = (Text(" (paragraph\u00a0"), Ref(DISCUSSED), Text(")")) if plan.has("atr") else ()
    notes = cite_all(plan.facts, *(i.commitment for i in items[:_NAMED]))
    of = [i.commitment for i in items]
    return _point(plan, "Discussed, not agreed:", of, names, where, ".", notes)


_COMPUTED: tuple[Callable[[Plan], Point | None], ...] = (
    _overdue, _falling_due, _expiring, _agreed_last, _committed_last, _proposed, _firm, _discussed,
)  # fmt: skip


def _oldest(plan: Plan, lead: str, items: Iterable[Item], own: str = "", after: str = "") -> Point:
    """The first item in our own sentence with its note, and how many more there are with the numbers of the first few.
    `own` is told of the first alone, `after` of all.
    """
    first, *rest = items
    numbers = plan.numbers(i.commitment.id for i in (first, *rest)[:_NAMED])
    among = "among them " if len(rest) >= _NAMED else ""
    where = sewn(f" ({among}", numbers, ")") if numbers else ()
    more = f", and {count(len(rest), 'more', 'more', words=True)}" if rest else ""
    told = sewn(own, more, where) if rest else sewn(where, own)
    notes = plan.cite(first.commitment, "wording")
    of = [i.commitment for i in (first, *rest)]
    return _point(plan, lead, of, lower(bare(first.commitment.wording)), told, after, ".", notes)


def _due_words(item: Item) -> str:
    due = item.commitment.due
    return f", due {meaning_of(due, anchor_date=item.commitment.due_anchor)}" if due else ""


def _undated(commitment: CommitmentFact) -> bool:
    return commitment.due is None or commitment.due.type in _NO_DATE


def _names(names: list[str]) -> str:
    if len(names) <= _NAMED:
        return listed(names)
    return f"{', '.join(names[:_NAMED])}, and {count(len(names) - _NAMED, 'more', 'more', words=True)}"


def _is(items: Iterable[object]) -> str:
    return "is" if len(list(items)) == 1 else "are"
