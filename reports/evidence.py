"""Where facts come from, as a brief shows it: notes, source codes beside a quotation, and what has no source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from db.values.marking import Marking
from reports.document import Cite, Inlines, Note
from reports.facts import CitationFact, Fact, Facts, SourceFact
from reports.portions import highest, marks_portions
from reports.wording import lower

_PLACE = re.compile(r"^[^\d,\[(;:]*")
_MOST_NOTES = 2
_BY_ID = attrgetter("id")


def every_fact(facts: Facts) -> tuple[Fact, ...]:
    """Every record of the brief that may carry evidence, those inside others included, each once."""
    return facts.once("every fact", _each_once)


def every_citation(facts: Facts) -> list[CitationFact]:
    """The citations of all of them, in their order."""
    return facts.once("every citation", _citations)


def _citations(facts: Facts) -> list[CitationFact]:
    return [citation for fact in every_fact(facts) if fact.citations for citation in fact.citations]


def _each_once(facts: Facts) -> tuple[Fact, ...]:
    every = _every_fact(facts)
    if len(set(map(_BY_ID, every))) == len(every):
        return tuple(every)
    found: dict[str, Fact] = {}
    for fact in every:
        found.setdefault(fact.id, fact)
    return tuple(found.values())


def _every_fact(facts: Facts) -> list[Fact]:
    every: list[Fact] = [facts.home, facts.country]
    every += [fact for fact in (facts.meeting, facts.visit) if fact]
    for meeting in (facts.meeting, *facts.meetings):
        if meeting:
            every += (meeting, *meeting.participations, *meeting.points, *meeting.objectives)
    for visit in (facts.visit, *facts.visits):
        if visit:
            every += (visit, *visit.objectives, *visit.programme)
    for person in facts.persons:
        every += (person, *person.names, *person.posts)
        if person.photo:
            every.append(person.photo)
    for organisation in facts.organisations:
        every += (organisation, *organisation.names)
    for commitment in facts.commitments:
        every += (commitment, *commitment.updates)
    every += (*facts.countries, *facts.relationships, *facts.places, *facts.forums, *facts.agreements)
    every += (*facts.exercises, *facts.initiatives, *facts.lines, *facts.notes, *facts.sources)
    for task in facts.tasks:
        every += (task, *task.chasers)
    return [*every, *facts.letters]


def known(facts: Facts, citations: Iterable[CitationFact]) -> tuple[CitationFact, ...]:
    """Citations whose source is part of this brief; one whose source is withheld does not exist here."""
    return tuple([c for c in citations if facts.source(c.source_id)]) if citations else ()


def independent(facts: Facts, citations: Iterable[CitationFact]) -> tuple[CitationFact, ...]:
    """Those of another source than our own brief that came back, which proves nothing by quoting itself."""
    return tuple([c for c in citations if (source := facts.source(c.source_id)) and not source.own])


def noted(facts: Facts) -> dict[str, str]:
    """Citation id → the id under which its words are noted: one note for the same words of the same source, however
    many records they support.
    """
    return facts.once("noted", _noted)


def _noted(facts: Facts) -> dict[str, str]:
    first: dict[tuple[str, str, str], str] = {}
    same: dict[str, str] = {}
    for citation in every_citation(facts):
        words = (citation.source_id, citation.quote, citation.place)
        same[citation.id] = first.setdefault(words, citation.id) if citation.quote else citation.id
    return same


def supporting(facts: Facts, fact: Fact, *fields: str) -> tuple[CitationFact, ...]:
    """What supports these fields; else what supports the record as a whole; else whatever there is."""
    if not fact.citations:
        return ()
    citations = known(facts, fact.citations)
    citations = (
        tuple([c for c in citations if not c.stated]) or citations
    )  # who says otherwise supports nothing
    named = tuple([c for c in citations if c.field in fields]) if fields else ()
    return named or tuple([c for c in citations if c.field is None]) or citations


def cite(facts: Facts, fact: Fact | None, *fields: str) -> Inlines:
    """The best notes for these fields, at most two and of different sources; nothing where there is none."""
    if fact is None or not fact.citations:
        return ()
    best: dict[str, str] = {}
    for citation in supporting(facts, fact, *fields):
        best.setdefault(citation.source_id, citation.id)
    return _cited(facts, list(best.values())[:_MOST_NOTES])


def cite_value(facts: Facts, fact: Fact, field: str, value: str) -> Inlines:
    """The best notes for the value of one field. What is cited for the record as a whole counts for it unless its words
    are of something else: a note that says “India and Oman” is no proof of a capital.
    """
    sound = tuple(c for c in fact.citations if c.field == field or (not c.field and _bears(c, value)))
    return cite(facts, replace(fact, citations=sound), field)


def _bears(citation: CitationFact, value: str) -> bool:
    return not citation.quote or value.casefold() in citation.quote.casefold()


def cite_all(facts: Facts, *shown: Fact) -> Inlines:
    """The best note of each of several facts, in one reference."""
    return _cited(facts, [c.id for fact in shown for c in supporting(facts, fact)[:1]])


def _cited(facts: Facts, chosen: Iterable[str]) -> Inlines:
    """One reference to the notes of these citations, each note once."""
    same = noted(facts)
    ids = tuple(dict.fromkeys([same.get(citation, citation) for citation in chosen]))
    return (Cite(ids),) if ids else ()


def codes(facts: Facts, citations: Iterable[CitationFact]) -> tuple[str, ...]:
    """Codes of the sources of these citations, each once, in their order."""
    found = (facts.source(c.source_id) for c in citations)
    return tuple(dict.fromkeys(source.code for source in found if source))


def source_line(facts: Facts, fact: Fact) -> str:
    """What stands under a whole quotation: `S3, 4 Dec 2024`; `S1, S2, 24 Nov 2025`; empty without a source."""
    groups: dict[str, list[str]] = {}
    for citation in known(facts, fact.citations):
        source = facts.source(citation.source_id)
        if source:
            day = source.published.show_short() if source.published else ""
            if source.code not in groups.setdefault(day, []):
                groups[day].append(source.code)
    return "; ".join(", ".join((*found, day)) if day else ", ".join(found) for day, found in groups.items())


def _titled(title: str) -> str:
    """A title in the middle of a sentence; two words with capitals are a name or an office, which keeps them."""
    return title if title.partition(" ")[2][:1].isupper() else lower(title)


def described(source: SourceFact) -> str:
    """A source in a few words, without its code: `agency feed, New Delhi`.

    A brief of our own that came back says what was corrected in it; nobody else said so.
    """
    if source.own:
        return f"corrected in the returned brief “{source.title}”"
    name = source.publisher or source.agency or _titled(source.title)
    if source.publisher and source.agency and source.agency != source.publisher:
        name = f"{source.publisher} ({source.agency})"
    kind = lower(source.kind.label) if source.kind else ""
    place = _PLACE.match(source.dateline)
    words = [name, kind, place.group().strip() if place else ""]
    if kind and kind.casefold() in name.casefold():
        words[1] = ""
    return ", ".join(word for word in words if word)


def note(facts: Facts, citation: CitationFact) -> Note:
    """The numbered note of one citation: `S2, agency feed, New Delhi, 24 Nov 2025, in S1` and the exact words."""
    source = facts.source(citation.source_id)
    if source is None:
        return Note(citation.id, "no source", citation.quote)
    mark = highest(facts.scheme, note_marks(facts, citation)) if marks_portions(facts) else None
    through = facts.source(source.quoted_in)
    day = source.published.show_short() if source.published else "date not stated"
    parts = [source.code, described(source), day, citation.place, f"in {through.code}" if through else ""]
    return Note(citation.id, ", ".join(part for part in parts if part), citation.quote, portion=mark)


def note_marks(facts: Facts, citation: CitationFact) -> list[Marking | None]:
    """A note is a portion of its own, of its source, of the source that one is known through, and of its words."""
    source = facts.source(citation.source_id)
    through = facts.source(source.quoted_in) if source else None
    told = [fact.marking for fact in (source, through) if fact is not None]
    return [*told, *([citation.marking] if citation.marking else [])]


def named(facts: Facts, *shown: Fact | None) -> tuple[SourceFact, ...]:
    """The sources that these facts cite, for a portion that prints their codes: it is marked no lower than they are."""
    if not marks_portions(facts):
        return ()
    ids = dict.fromkeys(c.source_id for fact in shown if fact for c in fact.citations)
    return tuple(source for i in ids if (source := facts.source(i)))


def notes(facts: Facts, wanted: Iterable[str]) -> tuple[Note, ...]:
    """Notes for these citation ids, in their order."""
    by_id = {citation.id: citation for citation in every_citation(facts)}
    return tuple(note(facts, by_id[citation]) for citation in wanted if citation in by_id)
