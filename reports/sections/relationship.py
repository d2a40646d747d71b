"""The relationship at a glance: dates, labels, roots, and the standing forums."""

from __future__ import annotations

from db.values.choices import ForumStatus, InitiativeStatus, Reliability, SourceKind
from db.values.partial_date import DateRange, PartialDate
from reports.document import NOT_STATED, Band, Block, Figure, Inlines, Paragraph
from reports.evidence import cite_all, supporting
from reports.facts import Fact, Facts, ForumFact, RelationshipFact
from reports.findings.sessions import called, contacts, next_of, past, sessions_of
from reports.plan import Plan
from reports.sections.cooperation import exercise_name
from reports.sections.grid import Content, lines, paragraph, row, sewn, stated, table
from reports.wording import bare, capital, joined, lower, ordinal, quiet, quoted, sentence, stacked, strong

_BAND = 6
_ROOTS = 2
_OFFICIAL = frozenset({Reliability.OFFICIAL})
_NEWS = frozenset({SourceKind.NEWS, SourceKind.AGENCY_FEED, SourceKind.ARTICLE})


def section(plan: Plan) -> tuple[Block, ...]:
    """Nothing where neither a relationship, a forum nor anything dated is on file."""
    facts = plan.facts
    band = milestones(plan)
    blocks: list[Block] = [band] if len(band.figures) > 1 else []
    blocks += [_label(plan, found) for found in facts.relationships]
    blocks += [*_roots(plan), *_reach(plan)]
    if facts.forums:
        blocks.append(_forums(plan))
    return tuple(blocks)


def milestones(plan: Plan) -> Band:
    """The two oldest agreements and the newest contacts and exercises, in time order; at most six."""
    facts = plan.facts
    signed = sorted(
        (a for a in facts.agreements if a.signed), key=lambda a: a.signed.text if a.signed else ""
    )
    roots: list[_Dated] = [
        (a.signed, a.title, a) for a in signed[:_ROOTS] if a.signed and a.signed.first <= plan.as_of
    ]
    recent: list[_Dated] = []
    seen: set[str] = set()
    for meeting in contacts(facts):
        if meeting.on and meeting.forum_id and meeting.forum_id not in seen:
            seen.add(meeting.forum_id)
            recent.append((meeting.on, called(facts, meeting), meeting))
    recent += [(e.on, exercise_name(e), e) for e in facts.exercises if e.on and _end(e.on).last <= plan.as_of]
    recent.sort(key=lambda one: _end(one[0]).text)
    chosen = [*roots, *recent[-(_BAND - len(roots)) :]]
    chosen.sort(key=lambda one: _end(one[0]).text)
    figures = tuple(
        Figure(_short(when), label + (", ends" if _only_end(when) else "")) for when, label, _ in chosen
    )
    return Band(figures, "Dates of the relationship", plan.portion(*(of for _, _, of in chosen)))


_Dated = tuple[PartialDate | DateRange, str, Fact]
"""When, what it is called, and the record."""


def _end(when: PartialDate | DateRange) -> PartialDate:
    point = when if isinstance(when, PartialDate) else when.end or when.start
    assert point is not None  # a range has an end or a start
    return point


def _only_end(when: PartialDate | DateRange) -> bool:
    return isinstance(when, DateRange) and when.start is None


def _short(when: PartialDate | DateRange) -> str:
    return _end(when).show_short() if _only_end(when) else when.show_short()


def _label(plan: Plan, found: RelationshipFact) -> Paragraph:
    """The label; in quotation marks and named as reported where it is not official."""
    words: list[Inlines] = []
    if found.since:
        alone = not (found.as_written or found.summary)
        words.append(sewn(f"Since {found.since.show()}.", plan.cite(found) if alone else ()))
    if found.as_written:
        words.append(sewn(f"{origin(plan.facts, found)}: ", quoted(found.as_written), ".", plan.cite(found)))
    if found.summary:
        notes = () if found.as_written else plan.cite(found)
        words.append(sewn(sentence(found.summary), notes))
    if not words:
        words.append(
            sewn("An official label." if found.official else "A label in reports.", plan.cite(found))
        )
    return paragraph(plan, *words, lead=sentence(capital(found.label)), of=(found,))


def origin(facts: Facts, fact: Fact) -> str:
    """Who says so: `Officially`, `In a news report only`, `In a source on file`."""
    sources = [s for c in supporting(facts, fact) if (s := facts.source(c.source_id))]
    if getattr(fact, "official", False) or any(s.reliability in _OFFICIAL for s in sources):
        return "Officially"
    if sources and all(s.kind in _NEWS for s in sources):
        return "In a news report only" if len(sources) == 1 else "In news reports only"
    return "In a source on file" if sources else "On file, without a source"


def _roots(plan: Plan) -> tuple[Paragraph, ...]:
    """What the oldest agreements set up."""
    signed = [a for a in plan.facts.agreements if a.signed]
    signed.sort(key=lambda a: a.signed.text if a.signed else "")
    if not signed:
        return ()
    words = [
        sewn(
            f"{a.signed.show()}: {a.title}{f' ({lower(bare(a.does))})' if a.does else ''}.",
            plan.cite(a, "signed"),
        )
        for a in signed[:_ROOTS]
        if a.signed
    ]
    return (paragraph(plan, *words, lead="Roots.", of=signed[:_ROOTS]),)


def _reach(plan: Plan) -> tuple[Paragraph, ...]:
    """What is under way between the two countries."""
    going = [n for n in plan.facts.initiatives if n.status is InitiativeStatus.UNDERWAY]
    if not going:
        return ()
    words = [
        sewn(sentence(f"{n.name}: {lower(n.summary)}" if n.summary else n.name), plan.cite(n))
        for n in going[:3]
    ]
    more = f"{len(going) - 3} more are under way." if len(going) > 3 else ""
    return (paragraph(plan, *words, more, lead="Reach.", of=going[:3]),)


def _forums(plan: Plan) -> Block:
    rows = [
        row(
            plan,
            _name(forum),
            _last(plan, forum),
            _chairs(plan, forum),
            _next(plan, forum),
            of=_sessions(plan, forum),
        )
        for forum in plan.facts.forums
    ]
    columns = (("Forum", 29), ("Last session", 21), ("Chairs, by post", 32), ("Next session", 18))
    return table(
        "Standing forums", columns, rows, summary="Forums with last session, chairs and next session"
    )


def _sessions(plan: Plan, forum: ForumFact) -> tuple[Fact | None, ...]:
    """The records that a forum's row names."""
    return (forum, *sessions_of(plan.facts, forum)[:1], next_of(plan.facts, forum))


def _name(forum: ForumFact) -> Content:
    name = joined([strong(forum.abbreviation), forum.name]) if forum.abbreviation else (strong(forum.name),)
    told = [forum.level.label] if forum.level else []
    if forum.status and forum.status is not ForumStatus.ACTIVE:
        told.append(lower(forum.status.label))
    return lines(name, quiet(", ".join(told)) if told else "")


def _last(plan: Plan, forum: ForumFact) -> Content:
    held = sessions_of(plan.facts, forum)
    if not held:
        return stated()
    last = held[0]
    edition = ordinal(last.edition) if last.edition else ""
    where = ", ".join(part for part in (edition, last.place) if part) or last.title
    when = sewn(last.on.show_short() if last.on else NOT_STATED, plan.cite(last, "on"))
    return stacked(where, when)


def _chairs(plan: Plan, forum: ForumFact) -> Content:
    if forum.chairs:
        return sewn("; ".join(forum.chairs), plan.cite(forum, "chairs"))
    held = sessions_of(plan.facts, forum)
    remark = held[0].participants_remark if held else ""
    if not remark:
        return sewn(NOT_STATED)
    return lines(NOT_STATED, sewn(remark, cite_all(plan.facts, held[0])))


def _next(plan: Plan, forum: ForumFact) -> Content:
    upcoming = next_of(plan.facts, forum)
    if upcoming is None:
        return sewn(NOT_STATED, f"; host: {forum.next_host}") if forum.next_host else stated()
    where = ", ".join(
        part for part in (ordinal(upcoming.edition) if upcoming.edition else "", upcoming.place) if part
    )
    day = stated(upcoming.on.show_short() if upcoming.on else "")
    words = sewn(
        f"{where}, " if where else "", "" if upcoming.on else "date ", day, plan.cite(upcoming, "on")
    )
    late = past(upcoming, plan.as_of)
    told: Inlines = (quoted(upcoming.date_words),) if upcoming.date_words and not upcoming.on else ()
    return lines(words, told, quiet("no report that it was held") if late else "")
