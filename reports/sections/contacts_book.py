"""Whom to know and where the papers are: people with posts and last contact, letters, minutes, texts."""

from __future__ import annotations

from db.values.choices import CorrespondenceDirection
from reports.asked import Asked
from reports.document import NOT_STATED, Block, Inlines, Line, Row
from reports.evidence import codes, known, named
from reports.facts import LetterFact, OrganisationFact, PersonFact, PostFact
from reports.findings.sessions import called, contacts, met
from reports.plan import Plan
from reports.sections.biographies import confirm_words
from reports.sections.grid import group, lines, marked, paragraph, row, sewn, stated, table
from reports.wording import capital, count, joined, lower, quiet, quoted

_MOST_LETTERS = 30
_MOST_SESSIONS = 15


def people(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Their side first, then ours; who was met last comes first."""
    facts = plan.facts
    sides = (
        ("Theirs", [p for p in facts.persons if p.country_id != facts.home.id]),
        ("Ours", [p for p in facts.persons if p.country_id == facts.home.id and p.posts]),
    )
    order = {one.id: place for place, one in enumerate(contacts(facts))}
    rows: list[Row] = []
    for head, own in sides:
        if not own:
            continue
        rows.append(group(marked(plan, f"{head}: {len(own)}", *own)))
        own.sort(key=lambda p: (min((order[m.id] for m in met(facts, p)), default=len(order)), p.name, p.id))
        rows += [_person(plan, asked, one) for one in own]
    if not rows:
        return ()
    columns = (("Name", 28), ("Post, as of", 36), ("Last met", 22), ("To mind", 14))
    opening = paragraph(plan, "Posts are as held on the date shown; confirm before use.", opens=True)
    return (opening, table("Whom to know", columns, rows))


def organisations(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """The other side's bodies: one name each in our words, and every other form with the sources that write so."""
    found = [one for one in plan.facts.organisations if one.country_id != plan.facts.home.id]
    found.sort(key=lambda one: (one.name, one.id))
    rows = [
        row(
            plan,
            _body(plan, asked, one),
            stated(one.abbreviation),
            _forms(plan, one) or "–",
            of=(one, *one.names, *named(plan.facts, *one.names)),
        )
        for one in found
    ]
    columns = (("Organisation", 42), ("Short", 14), ("Also written", 44))
    return (table("Bodies of the other side", columns, rows),) if rows else ()


def _body(plan: Plan, asked: Asked, one: OrganisationFact) -> tuple[Line, ...]:
    country = str(getattr(plan.facts.get(one.country_id), "name", ""))
    return lines(
        sewn(one.name, plan.cite(one)),
        quiet(f"officially {one.official_name}") if one.official_name else "",
        quiet(country) if country and asked.country_id is None else "",
    )


def _forms(plan: Plan, one: OrganisationFact) -> tuple[Line, ...]:
    """Spellings other than our own, in quotation marks."""
    seen: dict[str, list[str]] = {}
    for name in one.names:
        if name.written != one.name:
            seen.setdefault(name.written, []).extend(codes(plan.facts, known(plan.facts, name.citations)))
    return lines(
        *(
            sewn(quoted(form), f" ({', '.join(dict.fromkeys(told))})" if told else "")
            for form, told in seen.items()
        )
    )


def _person(plan: Plan, asked: Asked, person: PersonFact) -> Row:
    held = met(plan.facts, person)
    last = held[0] if held else None
    day = last.on.show_short() if last and last.on else ""
    seen = lines(capital(called(plan.facts, last)), quiet(day) if day else "") if last else lines(NOT_STATED)
    country = str(getattr(plan.facts.get(person.country_id), "name", ""))
    several = asked.country_id is None and person.country_id != plan.facts.home.id
    mind = [f"Interpreter {lower(person.interpreter)}" if person.interpreter else ""]
    mind.append("Name or rank in doubt" if person.caution else "")
    return row(
        plan,
        lines(person.shown, quiet(country) if several and country else ""),
        _post(plan, person),
        seen,
        lines(*(words for words in mind if words)) or "–",
        of=(person, *person.posts[:1], last),
    )


def _post(plan: Plan, person: PersonFact) -> tuple[Line, ...]:
    if not person.posts:
        return lines(NOT_STATED)
    post = person.posts[0]
    title = joined([post.title, post.organisation], ", ")
    old = confirm_words(plan, post)
    return lines(
        sewn(title, plan.cite(post)),
        sewn(_held(post), quiet(f"; {old}") if old else ""),
    )


def _held(post: PostFact) -> Inlines:
    """Until when, as of when, or since when; that it is not stated."""
    if post.end:
        return (quiet(f"until {post.end.show_short()}"),)
    if post.as_of:
        return (quiet(f"as of {post.as_of.show_short()}"),)
    return (quiet(f"since {post.start.show_short()}"),) if post.start else sewn("as of ", NOT_STATED)


def papers(plan: Plan) -> tuple[Block, ...]:
    """Letters by file number, then where the minutes of the last sessions stand."""
    return (*_letters(plan), *_minutes(plan))


def _letters(plan: Plan) -> tuple[Block, ...]:
    found = plan.facts.letters
    if not found:
        return ()
    waiting = [one for one in found if _waits(one)]
    rest = [one for one in found if not _waits(one)][: max(_MOST_LETTERS - len(waiting), 0)]
    rows: list[Row] = []
    if waiting:
        rows.append(group(marked(plan, f"No answer on file: {len(waiting)}", *waiting)))
        rows += [_letter(plan, one) for one in waiting]
    if rest:
        rows.append(group(marked(plan, f"Others, the newest first: {len(rest)}", *rest)))
        rows += [_letter(plan, one) for one in rest]
    columns = (("Date", 15), ("File number", 20), ("Subject; what it asks", 41), ("From; to", 24))
    blocks: list[Block] = [table("Correspondence", columns, rows)]
    more = len(found) - len(waiting) - len(rest)
    if more > 0:
        verb = "is" if more == 1 else "are"
        words = (
            f"{capital(count(more, 'earlier letter', words=True))} {verb} in the case file and not listed."
        )
        blocks.append(paragraph(plan, words))
    return tuple(blocks)


def _waits(letter: LetterFact) -> bool:
    """Whether it asks for something and no answer is on file."""
    return bool(letter.asks) and not letter.answered


def _letter(plan: Plan, one: LetterFact) -> Row:
    arrow = {CorrespondenceDirection.INCOMING: "In", CorrespondenceDirection.OUTGOING: "Out"}
    way = arrow[one.direction] if one.direction else ""
    return row(
        plan,
        lines(one.on.show_short() if one.on else NOT_STATED, quiet(way) if way else ""),
        stated(one.file_number),
        lines(one.subject, quiet(f"Asks: {one.asks}") if one.asks else ""),
        stated(
            "; ".join(part for part in (one.sender, f"to {one.addressee}" if one.addressee else "") if part)
        ),
        of=(one,),
    )


def _minutes(plan: Plan) -> tuple[Block, ...]:
    """The standing of the minutes of the last sessions, and whether a source holds them."""
    held = [one for one in contacts(plan.facts) if one.forum_id][:_MOST_SESSIONS]
    if not held:
        return ()
    rows = []
    for one in held:
        sources = [s for c in one.citations if (s := plan.facts.source(c.source_id))]
        files = list(dict.fromkeys(s.file_number for s in sources if s.file_number))
        told = {s.code for s in sources}
        codes = [s.code for s in plan.facts.sources if s.code in told]
        where = "; ".join([*(f"file {n}" for n in files), *([f"source {', '.join(codes)}"] if codes else [])])
        rows.append(
            row(
                plan,
                one.on.show_short() if one.on else (NOT_STATED,),
                capital(called(plan.facts, one)),
                stated(one.minutes.label if one.minutes else ""),
                stated(where),
                of=(one, *named(plan.facts, one)),
            )
        )
    columns = (("Date", 18), ("Session", 34), ("Minutes", 18), ("Where told", 30))
    return (table("Where the last sessions are told", columns, rows),)
