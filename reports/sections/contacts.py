"""Last meetings and visits: the newest contacts with who met and the outcome in one line."""

from __future__ import annotations

from db.values.choices import CommitmentKind, Role, VisitStatus
from reports.document import NOT_STATED, Block, Inlines, Line, Paragraph, Ref
from reports.facts import Facts, MeetingFact, ParticipationFact, VisitFact
from reports.findings.register import said_at
from reports.findings.sessions import called, contacts, people_at, started_by
from reports.plan import Plan
from reports.sections.grid import Content, lines, paragraph, row, sewn, stated, table
from reports.sections.occasion import principal
from reports.wording import bare, capital, count, joined, listed, lower, number_word, on_day, quiet, sentence

_ROLES = {
    Role.CO_CHAIR: "co-chairs",
    Role.HEAD: "heads",
    Role.CALLER: "caller",
    Role.CALLED_ON: "called on",
    Role.HOST: "host",
}
_SILENT_ROLES = frozenset({Role.MEMBER, Role.OBSERVER, Role.INTERPRETER})
_NAMED = 6

_OUTCOMES: tuple[tuple[str, frozenset[CommitmentKind]], ...] = (
    ("agreed", frozenset({CommitmentKind.AGREED})),
    ("committed", frozenset({CommitmentKind.COMMITTED})),
    ("proposed or discussed", frozenset({CommitmentKind.PROPOSED, CommitmentKind.DISCUSSED})),
    ("reviewed or stated", frozenset({CommitmentKind.REVIEWED, CommitmentKind.STATED})),
)


def section(plan: Plan) -> tuple[Block, ...]:
    """Nothing where no meeting and no visit is on file."""
    held = contacts(plan.facts)
    blocks: list[Block] = [_visit(plan, visit) for visit in _visits(plan.facts)]
    if held:
        blocks.append(_table(plan, held[: plan.caps.contacts]))
    return (*blocks, *_earlier(plan, len(held)))


def _visits(facts: Facts) -> tuple[VisitFact, ...]:
    """Visits that took place, the brief's own left out."""
    own = facts.visit.id if facts.visit else None
    past = (
        v
        for v in facts.visits
        if v.id != own and v.status not in {VisitStatus.PLANNED, VisitStatus.CANCELLED}
    )
    return tuple(v for v in past if started_by(v.on, facts.control.as_of))[:5]


def _visit(plan: Plan, visit: VisitFact) -> Paragraph:
    """`Dr Al Zaabi visited India on 24 November 2025.` or on dates that no source gives."""
    who = principal(plan.facts, visit)
    host = plan.facts.get(visit.host_id)
    where = getattr(host, "name", "")
    words = f"{capital(who)} visited {where}" if who and where else f"Visit: {bare(visit.title)}"
    if visit.on:
        words += f" {on_day(visit.on)}."
    elif visit.includes:
        words += f" on dates that no source gives; the visit included {visit.includes.show()}."
    else:
        words += " on dates that no source gives."
    return paragraph(plan, sewn(words, plan.cite(visit, "on", "includes")), of=(visit,))


def _table(plan: Plan, held: tuple[MeetingFact, ...]) -> Block:
    rows = [
        row(
            plan,
            _when(plan, m),
            _what(m, plan),
            _who(plan, m),
            outcome(plan, m),
            of=(m, *people_at(plan.facts, m)),
        )
        for m in held
    ]
    columns = (("Date", 17), ("Meeting and place", 31), ("Who", 27), ("Outcome in one line", 25))
    caption = "The last contact" if len(held) == 1 else f"The last {number_word(len(held))} contacts"
    told, mark = f"{caption} with date, place, who took part and outcome", plan.portion(*held)
    return table(caption, columns, rows, summary=told, portion=mark)


def _when(plan: Plan, meeting: MeetingFact) -> tuple[Line, ...]:
    if meeting.on:
        return lines(meeting.on.show_short(), quiet(meeting.local_time) if meeting.local_time else "")
    visit = next((v for v in plan.facts.visits if v.id == meeting.visit_id), None)
    within = quiet(meeting.date_basis or ("within the visit" if visit else ""))
    return lines(NOT_STATED, within if within.text else "")


def _what(meeting: MeetingFact, plan: Plan) -> tuple[Line, ...]:
    name = called(plan.facts, meeting)
    notes = plan.cite(meeting)
    basis = quiet(f"place: {lower(meeting.place_basis)}") if meeting.place and meeting.place_basis else ""
    if meeting.place:
        return lines(sewn(f"{name}, {meeting.place}", notes), basis)
    return lines(sewn(f"{name}; place ", NOT_STATED, notes))


def _who(plan: Plan, meeting: MeetingFact) -> Content:
    """Leading people by role; else who else took part; what is not stated is said."""
    taking_part = meeting.participations
    leading = [p for p in taking_part if p.role not in _SILENT_ROLES] or list(taking_part)
    if not leading:
        remark = meeting.participants_remark
        return lines(NOT_STATED, quiet(remark) if remark else "")
    names = [participant(plan.facts, p) for p in leading[:_NAMED]]
    roles = list(dict.fromkeys(_ROLES[p.role] for p in leading if p.role in _ROLES))
    shown = "; ".join(name for name in names if name)
    more = f" and {count(len(leading) - _NAMED, 'more', 'more')}" if len(leading) > _NAMED else ""
    chairs = (
        f" ({roles[0]})"
        if len(roles) == 1 and len(leading) > 1 and roles[0] in {"co-chairs", "heads"}
        else ""
    )
    people = any(p.person_id or p.post for p in leading)
    gap: Inlines = () if people else sewn("; heads ", NOT_STATED)
    return sewn(shown + more + chairs, gap)


def participant(facts: Facts, participation: ParticipationFact) -> str:
    """Name as printed: the person on file, else what is shown, else the post."""
    person = facts.person(participation.person_id)
    return person.shown if person else participation.shown or participation.post


def outcome(plan: Plan, meeting: MeetingFact) -> Content:
    """The recorded outcome, else what the register holds of the meeting by its numbers; never invented."""
    parts: list[Inlines] = []
    if meeting.outcome:
        parts.append(sewn(sentence(meeting.outcome), plan.cite(meeting, "outcome")))
    made = said_at(plan.facts, meeting.id)
    said: list[Inlines] = []
    for word, kinds in _OUTCOMES:
        numbers = plan.numbers(c.id for c in made if c.kind in kinds)
        if numbers and not (said and word == _OUTCOMES[-1][0]):
            said.append(sewn(f"{word if said else capital(word)}: ", numbers))
    if said:
        parts.append(
            sewn(*(part for i, words in enumerate(said) for part in (("; ", words) if i else (words,))))
        )
    return stated(joined(parts)) if parts else _unnumbered(len(made))


def _unnumbered(made: int) -> Inlines:
    return sewn(f"{count(made, 'statement')} on file") if made else stated()


def _earlier(plan: Plan, held: int) -> tuple[Paragraph, ...]:
    rest = held - plan.caps.contacts
    if rest <= 0:
        return ()
    where = sewn(" (", Ref("annD"), ")") if plan.has("annD") else ()
    verb = listed(["is" if rest == 1 else "are"])
    return (
        paragraph(
            plan, sewn(f"{capital(count(rest, 'earlier meeting', words=True))} {verb} on file", where, ".")
        ),
    )
