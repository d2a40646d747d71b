"""The scope note: the one page that stands alone."""

from __future__ import annotations

from db.values.choices import InitiativeStatus, ObjectiveSide, Side, Strength
from reports.document import Band, Block, Contents, Figure, Inlines, Line, Paragraph, Ref, Text
from reports.facts import Fact, MeetingFact, ObjectiveFact
from reports.findings.sessions import contacts
from reports.plan import DOCUMENTS, MORE_CAUTIONS, MORE_LINES, MORE_POINTS, Plan, matter
from reports.sections.agenda import too_many
from reports.sections.cautions import beyond, cautions
from reports.sections.grid import bullets, hint, lines, marked, panel, paragraph, prompt, sewn
from reports.sections.opening import opening
from reports.sections.points import Point, points
from reports.wording import bare, capital, count, flowing, number_word, shortened, strong

_OURS = "Our objectives (at most {n})"
_THEIRS = "Their likely objectives (at most {n})"


def section(plan: Plan) -> tuple[Block, ...]:
    """Occasion, figures, objectives, points, what to avoid and decide, and what is inside."""
    inside = () if alone(plan) else (Contents(),)
    return (opening(plan), figures(plan), _objectives(plan), *_points(plan), _caution(plan), *inside)


def alone(plan: Plan) -> bool:
    """Whether nothing follows the page but its notes, which then stand on it, too."""
    return plan.preset.sections[-1:] == ("scope",)


def figures(plan: Plan) -> Band:
    """The figures of the register and the last and next contact; all computed."""
    register = plan.register
    third = register.open_of(Side.THIRD)
    shown = [
        Figure(str(len(register.open)), "commitment open" if len(register.open) == 1 else "commitments open"),
        Figure(str(register.open_of(Side.OURS)), "ours"),
        Figure(str(register.open_of(Side.THEIRS)), "theirs"),
        Figure(str(register.open_of(Side.JOINT)), f"joint; third parties {third}" if third else "joint"),
        Figure(str(sum(i.commitment.strength is Strength.FIRM for i in register.open)), "firm"),
        Figure(str(sum(i.overdue for i in register.open)), "overdue"),
        Figure(str(sum(i.old for i in register.open)), "over 3\u00a0months old"),
        _met(plan),
    ]
    words = "; ".join(f"{f.label} {f.value}" for f in shown)
    told = (*(item.commitment for item in register.open), *_contacts(plan))
    return Band(tuple(shown), f"Figures at the information cut-off: {words}.", plan.portion(*told))


def _met(plan: Plan) -> Figure:
    last, following = _contacts(plan)
    when = following.on if following else None
    upcoming = f"next {when.show_short()}" if when else "next date not stated"
    visit = plan.facts.visit
    if not when and visit and visit.on and visit.on.first and visit.on.first >= plan.as_of:
        upcoming = f"next on this visit, {visit.on.show_short()}"
    if last is None or last.on is None:
        return Figure("–", f"no dated contact on file; {upcoming}")
    return Figure(last.on.show_short(), f"last met; {upcoming}")


def _contacts(plan: Plan) -> tuple[MeetingFact | None, MeetingFact | None]:
    """The last dated contact and the next meeting, where there are any."""
    return next((m for m in contacts(plan.facts) if m.on), None), plan.next


def _objectives(plan: Plan) -> Block:
    recorded = sorted(plan.facts.objectives, key=lambda o: o.order)
    ours = _recorded(plan, [o for o in recorded if o.side is ObjectiveSide.OURS])
    theirs = _recorded(plan, [o for o in recorded if o.side is ObjectiveSide.THEIRS])
    n = plan.caps.objectives
    return panel(
        (_OURS.format(n=n), _THEIRS.format(n=n)),
        (ours or _hints(plan), theirs or _no_theirs(plan)),
        "Objectives of both sides",
    )


def _recorded(plan: Plan, objectives: list[ObjectiveFact]) -> tuple[Line, ...]:
    """Numbered objectives within the caps, and where the rest stands."""
    caps = plan.caps
    kept = [
        sewn(
            strong(f"{n}\u2002"),
            marked(
                plan,
                shortened(bare(flowing(o.wording)), caps.objective),
                plan.facts.visit,
                plan.facts.meeting,
                o,
            ),
            plan.cite(o),
        )
        for n, o in enumerate(objectives[: caps.objectives], 1)
    ]
    more = len(objectives) - caps.objectives
    cut = any(len(o.wording) > caps.objective for o in objectives[: caps.objectives])
    if more > 0 or cut:
        said = f"and {count(more, 'more', 'more', words=True)} " if more > 0 else "in full "
        kept.append(marked(plan, sewn(said, *_elsewhere(plan, MORE_LINES if too_many(plan) else None))))
    return lines(*kept)


def _elsewhere(plan: Plan, anchor: str | None, section_id: str = "agenda") -> tuple[Text | Ref, ...]:
    if anchor and plan.has(section_id):
        return (Text("in paragraph\u00a0"), Ref(anchor))
    return (Text("on file, not in this outline"),)


def _hints(plan: Plan) -> tuple[Line, ...]:
    """Fields to complete, each with what the file offers for it."""
    undated = [i.commitment for i in plan.register.firm_undated()[:1]]
    late = [i.commitment for i in plan.register.open if i.overdue][:1]
    going = [n for n in plan.facts.initiatives if n.status in _STILL_OPEN][:1]
    talked: dict[str, Fact] = {}
    for item in plan.register.discussed:
        talked.setdefault(matter(item.commitment), item.commitment)
    last = list(talked.items())[:2]
    on_file: list[tuple[str, tuple[Fact, ...]]] = [
        *((f"a date for “{matter(one)}”", (one,)) for one in undated),
        *((f"an answer on “{matter(one)}”", (one,)) for one in late),
        *((f"the next step on “{one.name}”", (one,)) for one in going),
        *([(", ".join(words for words, _ in last), tuple(one for _, one in last))] if last else []),
    ]
    room = plan.caps.objective - _FIELD
    if room < _SHORTEST_HINT:  # a few letters of a hint help nobody
        on_file = []
    shown = [marked(plan, hint(shortened(words, room)), *of) for words, of in on_file[: plan.caps.objectives]]
    fields = shown or [(prompt("what must be achieved for success"),)]
    return lines(*(sewn(strong(f"{n}\u2002"), field) for n, field in enumerate(fields, 1)))


_FIELD, _SHORTEST_HINT = 40, 30
"""Characters of the words before a hint, and of the shortest hint that says something."""
_STILL_OPEN = frozenset({InitiativeStatus.IDEA, InitiativeStatus.PROPOSED})


def _no_theirs(plan: Plan) -> tuple[Line, ...]:
    demonym = plan.facts.country.demonym
    whose = f"No {demonym} objective" if demonym else f"No objective of {plan.facts.country.name}"
    return lines(marked(plan, f"{whose} is on file."), prompt())


def split(plan: Plan) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The points that the page carries, and those it has no room for."""
    found = points(plan)
    return found[: plan.caps.points], found[plan.caps.points :]


def left_out(plan: Plan) -> tuple[str, ...]:
    """What the page has no room for, each in words (`2 of 5 our objectives`); nothing where there is no page."""
    if not plan.has("scope"):
        return ()
    caps = plan.caps
    found: list[str] = []
    for side, whose in ((ObjectiveSide.OURS, "our"), (ObjectiveSide.THEIRS, "their")):
        wordings = [o.wording for o in plan.facts.objectives if o.side is side]
        found += _not_shown(len(wordings), caps.objectives, f"{whose} objectives")
        found += _shortened(wordings[: caps.objectives], caps.objective, f"{whose} objectives")
    carried, rest = split(plan)
    found += _not_shown(len(carried) + len(rest), caps.points, "points to carry")
    avoid = [c.words for c in cautions(plan)]
    found += _not_shown(len(avoid), caps.avoid, "things to avoid")
    found += _shortened(avoid[: caps.avoid], caps.avoid_item, "things to avoid")
    if plan.facts.visit and len(plan.facts.visit.documents) > caps.decisions:
        found.append("decisions and documents are shortened")
    return tuple(found)


def _not_shown(there: int, room: int, what: str) -> list[str]:
    return [f"{there - room} of {there} {what}"] if there > room else []


def _shortened(wordings: list[str], room: int, what: str) -> list[str]:
    long = sum(len(words) > room for words in wordings)
    return [f"{long} of {len(wordings)} {what} shortened"] if long else []


def _points(plan: Plan) -> tuple[Paragraph, ...]:
    shown, rest = split(plan)
    if not shown:
        return (
            paragraph(plan, prompt("points to carry; none follows from the file"), lead="Points to carry."),
        )
    word = capital(number_word(len(shown)))
    lead = f"{word} {'point' if len(shown) == 1 else 'points'} to carry."
    more: Inlines = ()
    if plan.facts.control.annex_above:  # of which the annex repeats only those that the brief has not
        lead = "Points to carry."
    elif rest:
        where = (
            sewn("in paragraph\u00a0", Ref(MORE_POINTS))
            if plan.has("atr")
            else sewn("on file, not in this outline")
        )
        more = sewn(f"And {count(len(rest), 'more', 'more', words=True)} ", where, ".")
    first = paragraph(plan, more, lead=lead, opens=True)
    return (first, *(paragraph(plan, p.words, lead=p.lead, of=p.of, level=3) for p in shown))


def _caution(plan: Plan) -> Block:
    """What to avoid beside decisions and documents."""
    cap = plan.caps.avoid
    found = cautions(plan)
    avoid = bullets(
        marked(plan, sewn(shortened(c.words, plan.caps.avoid_item), c.notes), *c.of) for c in found[:cap]
    )
    more = len(found) - cap
    if beyond(plan):
        said = ", ".join(
            words
            for words, holds in (
                ("in full", any(len(c.words) > plan.caps.avoid_item for c in found[:cap])),
                (f"and {count(more, 'more', 'more', words=True)}", more > 0),
            )
            if holds
        )
        where = sewn(f"{said} ", *_elsewhere(plan, MORE_CAUTIONS, "annG"))
        avoid = (*avoid, Line(marked(plan, where)))
    nothing = lines(marked(plan, "Nothing follows from the file."), prompt())
    decide = plan.facts.visit.documents if plan.facts.visit else ""
    heads = (f"Avoid (at most {cap})", "Decisions and documents")
    return panel(heads, (avoid or nothing, _decisions(plan, decide)), "What to avoid; what to decide or sign")


def _decisions(plan: Plan, documents: str) -> tuple[Line, ...]:
    waiting = [a for a in plan.facts.agreements if a.status and a.status.value == "negotiating"]
    known: list[Inlines] = []
    if documents:
        told = flowing(documents)
        words = shortened(told, plan.caps.decisions)
        cut = sewn(" (in full ", *_elsewhere(plan, DOCUMENTS), ")") if words != told else ()
        known.append(marked(plan, sewn(words, cut), plan.facts.visit))
    known += [marked(plan, sewn(f"In negotiation: {a.title}", plan.cite(a)), a) for a in waiting[:3]]
    if len(waiting) > 3:
        more = f"and {count(len(waiting) - 3, 'more', 'more', words=True)} in negotiation"
        known.append(marked(plan, more, *waiting[3:]))
    return lines(*known) if known else lines(marked(plan, "None on file."), prompt())
