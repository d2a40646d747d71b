"""Biographies: their people with every spelling and post, when we met and what was said; then the posts on our side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db.values.choices import NameUse
from reports.document import (
    NOT_STATED,
    Block,
    Inlines,
    Line,
    Look,
    Paragraph,
    Picture,
    Prompt,
    Table,
    Text,
)
from reports.evidence import codes, known, named
from reports.facts import Fact, Facts, MeetingFact, NameFact, PersonFact, PostFact
from reports.findings.register import said_at
from reports.findings.sessions import called, contacts, met
from reports.plan import Plan
from reports.sections.grid import bullets, lines, paragraph, prompt, row, sewn, stated, table
from reports.wording import (
    capital,
    count,
    days_between,
    headed,
    joined,
    listed,
    lower,
    months_before,
    quiet,
    sentence,
    strong,
)

_POST_MONTHS = 6
"""A post known for longer than this is confirmed before use."""
_MET = 5
HOUSE_NAME = "Name in this brief"
"""Label of the name as we write it."""
_PHOTO = (79.0, 102.0)
"""Width and height of a photograph at most, in points: 28 by 36 mm."""

_UNSTATED: tuple[tuple[str, str], ...] = (
    ("native_script", "name in its own script"),
    ("pronunciation", "pronunciation"),
    ("languages", "languages"),
    ("interpreter", "interpreter"),
    ("career", "career"),
    ("interests", "interests"),
    ("sensitivities", "sensitivities"),
    ("protocol", "protocol"),
)
_KNOWN: tuple[tuple[str, str], ...] = (
    ("native_script", "In its own script"),
    ("pronunciation", "Pronunciation"),
    ("languages", "Languages"),
    ("interpreter", "Interpreter"),
    ("career", "Career"),
    ("interests", "Interests"),
    ("sensitivities", "Sensitivities"),
    ("protocol", "Protocol"),
)


_PRINTED = "Name as printed"
_POSTS = ("Post", "Posts")


def section(plan: Plan) -> tuple[Block, ...]:
    """Nothing where nobody is on file on either side."""
    theirs = their_people(plan.facts)
    blocks: list[Block] = []
    if theirs:
        blocks.append(
            paragraph(plan, "Posts are as held on the date shown; confirm before travel.", lead="Their side.")
        )
        blocks += [biography(plan, person) for person in theirs]
    blocks += _missing(plan, theirs)
    return (*blocks, *_ours(plan))


def their_people(facts: Facts) -> tuple[PersonFact, ...]:
    """Those of the brief's country: who will take part first, then who was met last, then the others."""
    persons = [p for p in facts.persons if p.country_id == facts.country.id]
    expected = {p.person_id for p in facts.meeting.participations} if facts.meeting else set()
    expected |= {facts.visit.principal_id} if facts.visit else set()
    order = {m.id: place for place, m in enumerate(contacts(facts))}
    last = {p.id: min((order[m.id] for m in met(facts, p)), default=len(order)) for p in persons}
    return tuple(sorted(persons, key=lambda p: (p.id not in expected, last[p.id])))


def biography(plan: Plan, person: PersonFact) -> Table:
    """Everything on file about one person, label by label."""
    rows = [
        row(
            plan,
            head,
            content,
            of=(
                person,
                *_parts(plan, person, head),
                *met(plan.facts, person)[:_MET],
                person.photo if not place else None,
            ),
        )
        for place, (head, content) in enumerate(_rows(plan, person))
        if content
    ]
    summary = f"What is on file about {person.shown}"
    mark = plan.portion(person)
    made = table(person.shown, (("", 24), ("", 76)), rows, summary=summary, portion=mark)
    return replace(made, picture=_picture(person)) if person.photo else made


def _picture(person: PersonFact) -> Picture | None:
    """The photograph, as large as the margin beside the rows has room for it."""
    photo = person.photo
    if photo is None:
        return None
    scale = min(_PHOTO[0] / photo.width, _PHOTO[1] / photo.height)
    return Picture(photo.data, photo.width * scale, photo.height * scale, f"Photograph of {person.shown}")


def _rows(plan: Plan, person: PersonFact) -> Iterator[tuple[str, tuple[Line, ...]]]:
    yield _POSTS[len(person.posts) > 1], _posts(plan, person)
    yield "Address as", _address(plan, person)
    yield _PRINTED, _spellings(plan, person)
    yield HOUSE_NAME, _house_name(person)
    if person.caution:
        yield "Caution", lines(sewn(sentence(person.caution), plan.cite(person, "caution")))
    for name, label in _KNOWN:
        value = str(getattr(person, name))
        yield label, lines(sewn(value, plan.cite(person, name))) if value else ()
    yield "Last met", _last_met(plan, person)
    yield "What was said", _said(plan, person)
    yield "Not stated on file", _unstated(plan, person)


def _posts(plan: Plan, person: PersonFact) -> tuple[Line, ...]:
    """Newest first; from and to where known, else only as of."""
    if not person.posts:
        return lines(NOT_STATED)
    shown = [post_words(plan, post, first=place == 0) for place, post in enumerate(person.posts)]
    return lines(*shown)


def post_words(plan: Plan, post: PostFact, *, first: bool) -> Inlines:
    """`Secretary General, Ministry of Defence, as of 24 Nov 2025; since when: not stated`."""
    named = ", ".join(
        p for p in (post.title, post.organisation) if (p and p not in post.title) or p == post.title
    )
    name = strong(named) if first else Text(named)
    if post.start and post.end:
        span: Inlines = (Text(f", {post.start.show_short()} to {post.end.show_short()}"),)
    elif post.end:
        span = (Text(f", until {post.end.show_short()}"),)
    else:
        since = sewn(f"since {post.start.show_short()}") if post.start else sewn("since when: ", NOT_STATED)
        seen = sewn(f"as of {post.as_of.show_short()}") if post.as_of else ()
        span = sewn(", ", joined([seen, since], "; ") if seen or post.start else sewn("date ", NOT_STATED))
    old = confirm_words(plan, post)
    return sewn(name, span, plan.cite(post), quiet(f" ({old})") if old else "")


def confirm_words(plan: Plan, post: PostFact) -> str:
    """`209 days old: confirm` for a post last known more than six months before the cut-off."""
    seen = post.as_of or post.start
    if post.end or seen is None or seen.last >= months_before(plan.as_of, _POST_MONTHS):
        return ""
    return f"{count(days_between(seen.last, plan.as_of), 'day')} old: confirm"


def _address(plan: Plan, person: PersonFact) -> tuple[Line, ...]:
    if person.address_as:
        return lines(sewn(person.address_as, plan.cite(person, "address_as")))
    prefixes: dict[str, NameFact] = {}
    for name in person.names:
        if name.prefix:
            prefixes.setdefault(name.prefix, name)
    parts = [sewn(Text(f"“{prefix}”", Look.VERBATIM), plan.cite(name)) for prefix, name in prefixes.items()]
    if not parts:
        return lines(NOT_STATED)
    return lines(sewn(joined(parts, "; "), "; otherwise ", NOT_STATED))


def _parts(plan: Plan, person: PersonFact, head: str) -> tuple[Fact, ...]:
    """What a row says beside the person: the spellings with the sources whose codes it prints, or the posts."""
    if head == _PRINTED:
        return (*person.names, *named(plan.facts, *person.names))
    return person.posts if head in _POSTS else ()


def _spellings(plan: Plan, person: PersonFact) -> tuple[Line, ...]:
    """Every spelling seen, with the prefixes and sources of each."""
    seen: dict[str, list[NameFact]] = {}
    for name in person.names:
        if name.use not in {NameUse.HOUSE, NameUse.NATIVE}:
            seen.setdefault(name.written, []).append(name)
    return bullets(_spelling(plan, written, names) for written, names in seen.items())


def _spelling(plan: Plan, written: str, names: list[NameFact]) -> Inlines:
    found = codes(plan.facts, (c for n in names if not n.prefix for c in known(plan.facts, n.citations)))
    parts = [f"({', '.join(found)})"] if found else []
    for name in names:
        if name.prefix:
            where = ", ".join(codes(plan.facts, name.citations))
            told = "" if written.startswith(name.prefix) else f"with “{name.prefix}”"
            parts.append(" ".join(part for part in (told, f"({where})" if where else "") if part))
    return sewn(Text(written, Look.VERBATIM), f" {'; '.join(filter(None, parts))}" if any(parts) else "")


def _house_name(person: PersonFact) -> tuple[Line, ...]:
    spelled = {n.written for n in person.names if n.use is not NameUse.NATIVE}
    if not person.name_basis and spelled <= {person.name}:
        return ()
    basis = f": {person.name_basis}" if person.name_basis else ""
    words = sentence(f"{person.name}{basis}")
    several = len(spelled - {person.name}) > 1
    return lines(joined([words, Prompt("For the officer to confirm") if several else ""]))


def _last_met(plan: Plan, person: PersonFact) -> tuple[Line, ...]:
    held = met(plan.facts, person)
    if not held:
        return lines(_NONE)
    items = [_meeting(plan, person, m) for m in held[:_MET]]
    if len(held) > _MET:
        items.append((Text(f"and {count(len(held) - _MET, 'earlier meeting')}"),))
    return bullets(items)


def _meeting(plan: Plan, person: PersonFact, meeting: MeetingFact) -> Inlines:
    role = next(p.role for p in meeting.participations if p.person_id == person.id)
    when = meeting.on.show_short() if meeting.on else meeting.date_basis or "day not stated"
    return sewn(f"{when}: {plan.name(meeting)} ({lower(role.label)})", plan.cite(meeting, "participations"))


def _said(plan: Plan, person: PersonFact) -> tuple[Line, ...]:
    """The statements of the meetings at which we met, by their numbers: those of the last meetings, and how many there
    are besides; how many there are on file, where this paper has none of them.
    """
    made = [said_at(plan.facts, m.id) for m in met(plan.facts, person)]
    numbers = plan.numbers(c.id for found in made[:_MET] for c in found)
    earlier = sum(map(len, made[_MET:]))
    if not numbers:
        every = sum(map(len, made))
        return lines(f"{count(every, 'statement')} on file" if every else _NONE)
    more = f", and {count(earlier, 'earlier statement')}" if earlier else ""
    return lines(sewn(headed(numbers), more))


def _unstated(plan: Plan, person: PersonFact) -> tuple[Line, ...]:
    gaps = [words for name, words in _UNSTATED if not getattr(person, name)]
    if plan.facts.photos and person.photo is None:
        gaps.append("photograph")
    return lines(sentence(capital(listed(gaps)))) if gaps else ()


def _missing(plan: Plan, theirs: tuple[PersonFact, ...]) -> tuple[Paragraph, ...]:
    """Who is expected or was met without being on file as a person."""
    facts = plan.facts
    meetings = [m for m in (facts.meeting, plan.last) if m]
    nameless = [
        p.shown or p.post
        for m in meetings
        for p in m.participations
        if p.party_id == facts.country.id and not facts.person(p.person_id) and p.post and (p.shown or p.post)
    ]
    blocks: list[Paragraph] = []
    if nameless:
        words = f"No person is on file for: {listed(list(dict.fromkeys(nameless)))}."
        blocks.append(paragraph(plan, words, lead="Missing.", of=meetings))
    if not theirs and facts.persons:
        subject = f"No person of {facts.country.name} is on file."
        blocks.append(
            paragraph(plan, subject, prompt("names and posts of those to be met"), lead="Their side.")
        )
    return tuple(blocks)


def _ours(plan: Plan) -> tuple[Block, ...]:
    facts = plan.facts
    ours = [p for p in facts.persons if p.country_id == facts.home.id and p.posts]
    if not ours:
        return ()
    opening = paragraph(plan, "Posts as of the date shown.", lead="Our side.", opens=True)
    rows = [
        row(
            plan,
            p.shown,
            p.posts[0].title,
            _as_of(plan, p.posts[0]),
            _contact(plan, p),
            of=(p, p.posts[0], *met(plan.facts, p)[:2]),
        )
        for p in ours
    ]
    country = f"Contact with {facts.country.name} on file"
    columns = (("Name", 27), ("Post", 28), ("As of", 20), (country, 25))
    return (opening, table("Posts on our side", columns, rows))


def _as_of(plan: Plan, post: PostFact) -> tuple[Line, ...]:
    old = confirm_words(plan, post)
    seen = stated(post.as_of.show_short() if post.as_of else "")
    if post.start or post.end:
        span = " to ".join(d.show_short() for d in (post.start, post.end) if d)
        seen = sewn("until " if not post.start else "", "since " if not post.end else "", span)
    return lines(sewn(seen, plan.cite(post)), quiet(old) if old else "")


def _contact(plan: Plan, person: PersonFact) -> Inlines:
    held = met(plan.facts, person)
    names = [called(plan.facts, m) for m in held[:2]]
    more = f" and {count(len(held) - 2, 'more', 'more')}" if len(held) > 2 else ""
    return (Text(f"{'; '.join(names)}{more}"),) if names else (_NONE,)


_NONE = Text("none recorded", Look.NOT_STATED)
"""Of meetings: that none is on file is known, not left open."""
