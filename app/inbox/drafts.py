"""Turns what the extraction found in a text into drafts of records: plain values by field, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.intake.lexicon import country_names
from app.intake.proposals import (
    AgreementProposal,
    CommitmentProposal,
    Evidence,
    ExerciseProposal,
    Intake,
    MeetingProposal,
    PersonProposal,
    VisitProposal,
)
from db.values.partial_date import DateRange

ORDER = ("meeting", "visit", "person", "forum", "agreement", "exercise", "commitment")
"""Kinds in the order in which an officer goes through them."""

PAIRED = "one party is named; the other is taken to be the home country"

_BODY = re.compile(
    r"\b(?:establish|set up|setting up|establishing|create|creating|form|forming|institute|constitute)(?:ing)? "
    r"(?:an? |the )(?P<name>(?:new |joint |bilateral |permanent |high-level |standing )*(?:[\w-]+ ){0,4}?"
    r"(?:body|committee|commission|council|working group|group|task force|dialogue|mechanism|forum))\b"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One record that a text proposes. `content` is JSON by field; confidence is per cent."""

    kind: str
    title: str
    content: dict[str, Any]
    quote: str
    start: int
    reasons: tuple[str, ...]
    confidence: int


def drafts_of(found: Intake, home: str | None = None) -> tuple[Draft, ...]:
    """Everything that the extraction found, in the order of `ORDER` and of the text.

    Where a text names one party only, the home country is proposed as the other, with that as a reason.
    """
    several = (
        *(_meeting(one) for one in found.meetings),
        *(_visit(one, found) for one in found.visits),
        *(_person(one) for one in found.people),
        *_forums(found),
        *(_agreement(one, found) for one in found.agreements),
        *(_exercise(one, found) for one in found.exercises),
        *(_commitment(one, found) for one in found.commitments),
    )
    return tuple(_paired(one, home) for one in sorted(several, key=lambda one: ORDER.index(one.kind)))


def _paired(one: Draft, home: str | None) -> Draft:
    parties = one.content.get("parties")
    if home is None or parties is None or len(parties) != 1 or home in parties:
        return one
    content = one.content | {"parties": [*parties, home]}
    return replace(one, content=content, reasons=(*one.reasons, PAIRED))


def in_words(quote: str) -> str:
    """A quote as one sentence of ours: blanks single, its first letter a capital."""
    words = " ".join(quote.split()).strip(" ,;:")
    return words[:1].upper() + words[1:]


def _draft(kind: str, title: str, content: dict[str, Any], evidence: Evidence) -> Draft:
    return Draft(
        kind,
        title,
        content,
        evidence.quote,
        evidence.start,
        evidence.reasons,
        round(100 * evidence.confidence),
    )


def _meeting(one: MeetingProposal) -> Draft:
    place = one.place
    content = {
        "title": one.name,
        "meeting_kind": one.kind.value,
        "status": one.status.value,
        "forum": one.forum or "",
        "abbreviation": one.forum_abbreviation or "",
        "edition": one.edition,
        "held_on": _dates(one.dates),
        "place": (place.city or "") if place else "",
        "country": (place.country or "") if place else "",
        "venue": (place.venue or "") if place else "",
        "place_basis": place.basis if place and place.basis != "stated" else "",
        "parties": list(one.countries),
        "people": [list(pair) for pair in one.people],
        "offices": list(one.offices),
        "main": one.main,
        "hint": one.hint or "",
    }
    return _draft("meeting", one.name, content, one.evidence)


def _person(one: PersonProposal) -> Draft:
    content = {
        "name": one.name,
        "prefix": one.titles,
        "position": one.position or "",
        "country": one.side or "",
        "country_basis": "" if one.side_basis == "stated" else one.side_basis,
        "role": one.role,
        "spellings": list(one.spellings),
    }
    return _draft("person", one.name, content, one.evidence)


def _visit(one: VisitProposal, found: Intake) -> Draft:
    to = one.country or next((m.place.country for m in found.meetings if m.main and m.place), None)
    title = f"Visit of {one.visitor or 'a delegation'}" + (f" to {to}" if to else "")
    content = {"title": title, "principal": one.visitor or "", "to": to or "", "dates": _dates(one.dates)}
    return _draft("visit", title, content, one.evidence)


def _agreement(one: AgreementProposal, found: Intake) -> Draft:
    plan = bool(re.search(r"\b[Pp]lan (?:for )?\d{4}$", one.name))
    title = one.name
    if (
        "United States" not in found.countries
    ):  # the house writes so; an American instrument keeps its own title
        title = title.replace("Defense", "Defence").replace("defense", "defence")
    content = {
        "title": title,
        "as_written": one.name if one.name != title else "",
        "signed": str(one.year) if one.year and not plan else "",
        "plan_year": one.year if plan else None,
        "status": "signed" if one.status == "signed" else "",
        "parties": list(found.countries),
    }
    return _draft("agreement", title, content, one.evidence)


_WITHIN = re.compile(r"^(?P<place>.+?)(?: in |, )(?:the )?(?P<country>[A-Z][\w ]+)$")


def _somewhere(words: str) -> tuple[str, str]:
    """(place, country) of “Rabkoot Training Area in Oman”; no country where none is named."""
    found = _WITHIN.match(words)
    if found and found["country"] in country_names():
        return found["place"], found["country"]
    return words, ""


def _exercise(one: ExerciseProposal, found: Intake) -> Draft:
    place, country = _somewhere(one.place or "")
    content = {
        "name": one.name,
        "edition": one.edition,
        "held_on": _dates(one.dates),
        "place": place,
        "country": country,
        "parties": list(found.countries),
    }
    return _draft("exercise", one.name, content, one.evidence)


def _commitment(one: CommitmentProposal, found: Intake) -> Draft:
    wording = in_words(one.evidence.quote)
    content = {
        "wording": wording,
        "commitment_kind": one.kind.value,
        "strength": one.strength.value,
        "owner": one.owner or "",
        "due": one.due.words if one.due else "",
        "tracked": one.tracked,
        "topics": list(one.topics),
        "parties": list(found.countries),
    }
    return _draft("commitment", wording, content, one.evidence)


def _forums(found: Intake) -> Iterator[Draft]:
    """Bodies that both sides promised to found: a forum to be established, known by no other name yet."""
    for one in found.commitments:
        said = _BODY.search(" ".join(one.evidence.quote.split())) if one.tracked else None
        if said is None:
            continue
        name = f"{said['name']} ({' – '.join(sorted(found.countries[:2]))})"
        content = {
            "name": name[:1].upper() + name[1:],
            "abbreviation": "",
            "status": "proposed",
            "parties": list(found.countries),
        }
        reasons = ("to be established, as a commitment says",)
        title = str(content["name"])
        yield Draft("forum", title, content, one.evidence.quote, one.evidence.start, reasons, 75)


def _dates(dates: DateRange | None) -> str:
    return dates.text if dates else ""
