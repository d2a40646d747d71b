"""Where sources disagree or invite a mistake, and what the brief prints; nothing is merged silently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import combinations

from db.values.choices import Choice, CommitmentKind, InitiativeStatus, NameUse
from db.values.due import Due
from db.values.partial_date import DateRange, PartialDate
from reports.evidence import codes, every_fact, known
from reports.facts import (
    CitationFact,
    Fact,
    Facts,
    NameFact,
    PersonFact,
)
from reports.findings.labels import field_words, record_words
from reports.findings.register import linked_to
from reports.findings.sessions import called, same_day, same_edition
from reports.wording import bare, listed, sentence

_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Said:
    """What one or more sources say: their words (verbatim where quoted) and the codes of the sources."""

    words: str
    codes: tuple[str, ...] = ()
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A matter, what the sources say of it, and what the brief prints."""

    matter: str
    said: tuple[Said, ...]
    prints: str
    of: tuple[Fact, ...] = ()
    """The records it speaks of; it is marked like them."""
    differing: bool = True
    """Whether sources differ; otherwise the desk itself doubts."""


def contradictions(facts: Facts) -> tuple[Contradiction, ...]:
    """All of them, in a stable order: names, values, wordings, meetings that are mixed up, initiatives, cautions."""
    makers = (_names, _values, _written, _editions, _same_day, _namesakes, _proposed, _doubts, _notes)
    return tuple(found for make in makers for found in make(facts))


def _names(facts: Facts) -> Iterator[Contradiction]:
    """Spellings of one person's name that contradict one another; a shorter form of a name does not."""
    for person in facts.persons:
        forms = contradicting(person)
        if len(forms) < 2:
            continue
        said = tuple(Said(written, _codes(facts, names), verbatim=True) for written, names in forms.items())
        yield Contradiction(
            f"Name of {person.shown}", said, f"One person, as {person.name}; every form is listed", (person,)
        )


def contradicting(person: PersonFact) -> dict[str, list[NameFact]]:
    """Spellings as written, without those that only leave out or add parts of another."""
    forms: dict[str, list[NameFact]] = {}
    for name in person.names:
        if name.use in {NameUse.AS_WRITTEN, NameUse.PRESS, NameUse.OFFICIAL}:
            forms.setdefault(name.written, []).append(name)
    parts = {written: frozenset(_WORD.findall(written.casefold())) for written in forms}
    against = {
        written
        for one, other in combinations(forms, 2)
        if not (parts[one] <= parts[other] or parts[other] <= parts[one])
        for written in (one, other)
    }
    return {written: names for written, names in forms.items() if written in against}


def _codes(facts: Facts, names: list[NameFact]) -> tuple[str, ...]:
    return codes(facts, (c for n in names for c in known(facts, n.citations)))


def _values(facts: Facts) -> Iterator[Contradiction]:
    """Values that a source gives otherwise than the record holds them."""
    for fact in every_fact(facts):
        if not fact.citations or not any(citation.stated for citation in fact.citations):
            continue
        groups: dict[str, list[CitationFact]] = {}
        for citation in known(facts, fact.citations):
            groups.setdefault(citation.field or "", []).append(citation)
        for name, citations in groups.items():
            otherwise: dict[str, list[CitationFact]] = {}
            for citation in citations:
                if citation.stated:
                    otherwise.setdefault(citation.stated, []).append(citation)
            if not otherwise or _told_as_spellings(fact, name):
                continue
            said = [_as_stated(facts, words, found) for words, found in otherwise.items()]
            remarks = [Said(remark) for remark in dict.fromkeys(c.remark for c in citations if c.remark)]
            field = field_words(name)
            matter = record_words(facts, fact) + (f": {field}" if field else "")
            yield Contradiction(
                matter, (*said, *remarks), value_words(fact, name) or "As in the record", (fact,)
            )


def _told_as_spellings(fact: Fact, name: str) -> bool:
    """The spellings of a person's name are told once, from the names on file."""
    return isinstance(fact, PersonFact) and name == "name" and len(contradicting(fact)) > 1


def _as_stated(facts: Facts, words: str, found: list[CitationFact]) -> Said:
    """Quoted only where the source has these very words; otherwise it is our summary of what it says."""
    exact = all(words.casefold() in citation.quote.casefold() for citation in found)
    return Said(words, codes(facts, found), verbatim=exact)


def value_words(fact: Fact, name: str) -> str:
    """The value that a record holds in a field, in words; empty where it has none or it is no plain value."""
    if name not in {f.name for f in fields(fact)}:
        return ""
    match getattr(fact, name):
        case PartialDate() | DateRange() as when:
            return when.show()
        case Choice() as choice:
            return choice.label
        case Due() as due:
            return due.words
        case bool():
            return ""
        case str() | int() as plain:
            return str(plain)
        case None:
            return "Not stated"
        case _:
            return ""


def _written(facts: Facts) -> Iterator[Contradiction]:
    """Titles and labels that a source writes otherwise than the house does."""
    pairs: list[tuple[str, str, str, Fact]] = [
        (f"Label “{r.label}”", r.as_written, r.label, r) for r in facts.relationships
    ]
    pairs += [(f"Title of {a.title}", a.as_written, a.title, a) for a in facts.agreements]
    for matter, written, prints, fact in pairs:
        told = any(c.stated and c.field in {"title", "label", "as_written"} for c in fact.citations)
        if written and not told and prints.casefold() not in written.casefold():
            yield Contradiction(
                matter,
                (Said(written, codes(facts, known(facts, fact.citations)), verbatim=True),),
                prints,
                (fact,),
            )


def _editions(facts: Facts) -> Iterator[Contradiction]:
    for one, other in same_edition(facts):
        said = tuple(Said(called(facts, m), codes(facts, known(facts, m.citations))) for m in (one, other))
        yield Contradiction(
            f"Two forums at edition {one.edition}", said, "Two forums, two meetings", (one, other)
        )


def _same_day(facts: Facts) -> Iterator[Contradiction]:
    for one, other, person in same_day(facts):
        said = tuple(Said(called(facts, m), codes(facts, known(facts, m.citations))) for m in (one, other))
        assert one.on is not None  # only dated meetings share a day
        matter = f"Two meetings with {person.shown}, {one.on.show_short()}"
        yield Contradiction(
            matter, said, "Two meetings; what was said stays with its own", (one, other, person)
        )


def _namesakes(facts: Facts) -> Iterator[Contradiction]:
    """Forums of one name with other parties: identity is name plus parties."""
    for one, other in combinations(facts.forums, 2):
        if one.name.casefold() == other.name.casefold() and set(one.party_ids) != set(other.party_ids):
            parties = tuple(Said(_parties(facts, forum.party_ids)) for forum in (one, other))
            yield Contradiction(
                f"Two forums called {one.name}",
                parties,
                "Two forums, told apart by their parties",
                (one, other),
            )


def _parties(facts: Facts, ids: tuple[str, ...]) -> str:
    return listed([str(getattr(facts.get(i), "name", "a party not on file")) for i in ids])


def _proposed(facts: Facts) -> Iterator[Contradiction]:
    """Progress reported on what is still only proposed."""
    speaking = {CommitmentKind.REVIEWED, CommitmentKind.COMMITTED, CommitmentKind.AGREED}
    for initiative in facts.initiatives:
        told = any(c.stated and c.field == "status" for c in initiative.citations)
        if told or initiative.status not in {InitiativeStatus.PROPOSED, InitiativeStatus.IDEA}:
            continue
        linked = [c for c in linked_to(facts, initiative.id) if c.kind in speaking]
        said = tuple(
            Said(bare(c.quote or c.wording), codes(facts, known(facts, c.citations)), verbatim=bool(c.quote))
            for c in linked
        )
        if said:
            yield Contradiction(
                f"{initiative.name}: how far it is", said, initiative.status.label, (initiative, *linked)
            )


def _doubts(facts: Facts) -> Iterator[Contradiction]:
    """A name or rank that must be settled before use."""
    for person in facts.persons:
        if person.caution:
            found = codes(facts, known(facts, person.citations))
            yield Contradiction(
                f"Name or rank of {person.name}",
                (Said(sentence(person.caution), found),),
                person.shown,
                (person,),
                differing=False,
            )


def _notes(facts: Facts) -> Iterator[Contradiction]:
    """Cautions that the desk has written down."""
    for note in facts.notes:
        if note.kind == "caution":
            found = codes(facts, known(facts, note.citations))
            yield Contradiction(
                note.title,
                (Said(note.body or note.title, found),),
                "As recorded",
                (note,),
                differing=False,
            )
