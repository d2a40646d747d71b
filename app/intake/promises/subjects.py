"""Who a clause is about: both sides, one country, a person, or something that promises nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.intake.lexicon import word_set, words
from app.intake.people.mentions import Cluster
from app.intake.people.persons import Person
from app.intake.scene import Scene
from app.intake.text.gazetteer import capitals
from app.intake.text.tokens import last_of

_SIDES = (
    r"(?:sides|countries|nations|parties|states|neighbours|ministers|ministries|delegations|leaders"
    r"|governments|officials"
    r"|secretaries|chiefs|militaries|armies|navies|forces|services|presidents|premiers|generals|admirals"
    r"|directors|heads"
    r"|commanders|ambassadors|envoys|counterparts|partners|allies|teams|co-chairs|chairs|institutions"
    r"|agencies|men|women)"
)
_JOINT = re.compile(
    rf"\b(?:[Bb]oth(?: the)?(?: \w+){{0,3}} ?|[Tt]he (?:two"
    rf"|three)(?= (?:[\w-]+ ){{0,3}}{_SIDES}\b)(?: [\w-]+){{0,3}} ?"
    r"|[Tt]he (?:two|three)(?= (?:also |further |then )?(?:will|would|shall|have|had|were|are|agreed"
    r"|[a-z]{3,}ed)\b)"
    rf"|[Tt]wo(?= (?:\w+ )?{_SIDES})|[Tt]hey|[Ww]e|[Ee]ach (?:side|country|party)"
    r"|[Aa]ll (?:sides|parties|countries|participants)|[Ii]t was|the pair|[Oo]ur two)\b"
)
_SAID = re.compile(r"\b(?:said|says|stated|added|noted|told \w+)(?: that)?\b")
_AS = re.compile(r"\bas (?=[A-Z][a-z]+ (?:also )?$)")
"""“The talks come as Norway plans to …”."""
_WORD = re.compile(r"[A-Za-z][\w'-]*")
_PRONOUN = re.compile(r"^(?:.*\b)?(?:He|She|he|she)\b")
_OFFICE = re.compile(
    r"\b(?:[Tt]he )?Raksha (?:Rajya )?Mantri\b|\b[Tt]he (?:visiting |Hon'ble |Honourable )?(?:(?:Deputy"
    r"|Vice|Under|Defence|Defense|Foreign"
    r"|Prime) ?){0,2}(?:Minister|Secretary|General|Admiral|Chief"
    r"|President|Prime Minister|Ambassador|Commander|Chairman|Leader|Premier)\b"
)
_WHOSE = re.compile(
    r"^(?:[Tt]he|[Oo]ur|[Tt]heir|[Aa]) (?:[\w'-]+ ){0,3}?(?P<head>[\w'-]+) (?:of|between|among) (?:our "
    r"|the )?$"
)
"""“the collective strength of our two nations”: the strength is the subject."""
_BODY = re.compile(
    r"\b(?:[Tt]his|[Tt]he|[Aa]) (?:new |proposed |joint )?(?:\w+ ){0,2}(?:body|mechanism|committee"
    r"|group|task force|centre|center|council|working group|secretariat|team)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?:side|delegation|government|Government|Ministry|ministry|minister|Army|Navy|officials?)\b"
)


_LAST_NAME = re.compile(
    r"(?:^|(?<!in)(?<!at)(?<!to)(?<!from)(?<!near) )(?P<name>[A-Z][\w']+(?: [A-Z][\w']+){0,2})(?: also"
    r"| now| then)? ?$"
)


class Actor(StrEnum):
    """What kind of subject a clause has."""

    JOINT = "joint"
    MEETING = "meeting"
    COUNTRY = "country"
    PERSON = "person"
    BODY = "body"
    GLOSS = "gloss"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause: where its words begin, what it is, whose side it speaks for (None: both)."""

    start: int
    actor: Actor
    side: str | None = None
    name: str | None = None


NOBODY = Subject(-1, Actor.NONE)


_LED_IN = re.compile(
    r"(?:After|During|Following|At|In|On|Upon|Under|Before|Ahead of"
    r"|Prior to) [^,;:]{3,60}, (?=(?:the )?[A-Z])"
)
"""“After the meeting, the Secretary and the Deputy Minister …”: when, not who."""


def subject_of(scene: Scene, number: int, start: int, end: int) -> Subject:
    """The subject in `start:end`, the words between the clause before and the verb; the last chunk that has one."""
    led = _LED_IN.match(scene.view, start, end)
    chunks = _chunks(scene.view, led.end() if led else start, end)
    for first, last in reversed(chunks):
        found = _in_chunk(scene, number, first, last)
        if found is not None:
            return found
    return NOBODY


def _chunks(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span cut at commas and quotation marks, but for commas between names of countries and people."""
    found, begin = [], start
    for place in range(start, end):
        if view[place] in ',;:"–' and not re.match(
            r", (?:the )?[A-Z][\w. ]{2,30}(?:,| and )", view[place:end]
        ):
            found.append((begin, place))
            begin = place + 1
    found.append((begin, end))
    return [(first, last) for first, last in found if view[first:last].strip()]


def _in_chunk(scene: Scene, number: int, start: int, end: int) -> Subject | None:
    view = scene.view
    said = last_of(_SAID, view, start, end) or last_of(_AS, view, start, end)
    start = said.end() if said and view[said.end() : end].strip() else start
    text = view[start:end]
    begin = start + len(text) - len(text.lstrip())
    joint = _JOINT.search(text)
    people = [(one, who) for one, who in scene.cast.named(number) if start <= one.start < end]
    countries = scene.countries_in(start, end) or _capital(text)
    nouns = [(start + one.start(), one[0]) for one in _WORD.finditer(text)]
    if joint and not (people and people[0][0].start < start + joint.start()):
        actor = Actor.GLOSS if _of_both(view[begin : start + joint.start()]) else Actor.JOINT
        return Subject(begin if actor is Actor.GLOSS else max(begin, start + joint.start()), actor)
    if scene.author is not None and re.search(r"\bI\b", text) and not people:
        return Subject(begin, Actor.PERSON, scene.author.country)
    if re.search(r"\b(?:He|She|he|she)\b", text) or (_OFFICE.search(text) and not people and not countries):
        office = _OFFICE.search(text)
        holder = _holder(scene, office[0]) if office else None
        side = holder.country if holder else _of_office(office) or _previous_side(scene, number)
        return Subject(begin, Actor.PERSON, side)
    if people and re.search(r"\band (?:I|my)\b|\bI and\b", text):
        return Subject(people[0][0].start, Actor.JOINT)
    if len({id(who) for _, who in people}) >= 2 and re.search(r"\band\b", text):
        return Subject(people[0][0].start, Actor.JOINT)
    return _by_noun(scene, begin, nouns, countries, people)


def _of_both(before: str) -> bool:
    """Whether what stands before “both sides” makes something of theirs the subject: “the strength of …”."""
    found = _WHOSE.match(before)
    if found is None:
        return False
    head = found["head"].casefold()
    people = word_set("joint_nouns") | word_set("meeting_nouns")
    return head not in people and not _OFFICE.search(before) and not _SIDE.search(before)


def _of_office(office: re.Match[str] | None) -> str | None:
    """The country whose office alone is called so: a Raksha Mantri is India's."""
    return (
        words()["honorific_countries"].get(office[0].removeprefix("The ").removeprefix("the "))
        if office
        else None
    )


def _capital(text: str) -> list[str]:
    """“Seoul” right before a verb is the government there."""
    found = _LAST_NAME.search(text)
    country = capitals().get(found["name"]) if found else None
    return [country] if country else []


def _by_noun(
    scene: Scene,
    begin: int,
    nouns: list[tuple[int, str]],
    countries: list[str],
    people: list[tuple[Person, Cluster]],
) -> Subject | None:
    """The head noun decides: “The meeting between A and B” is the meeting."""
    if nouns and nouns[0][1] in {"and", "but", "while"}:
        begin, nouns = (nouns[1][0] if len(nouns) > 1 else begin), nouns[1:]
    text = scene.view[begin : nouns[-1][0] + len(nouns[-1][1])] if nouns else ""
    if people and people[0][0].start - begin < 40:
        one, who = people[0]
        return Subject(one.start, Actor.PERSON, who.country, who.name)
    if _BODY.match(text):
        return Subject(begin, Actor.BODY)
    for place, noun in nouns:
        low = noun.casefold()
        if low in word_set("gloss_subjects") and not countries[1:] and low not in word_set("meeting_nouns"):
            return Subject(begin, Actor.GLOSS)
        if low in word_set("meeting_nouns"):
            return Subject(begin, Actor.MEETING)
        if low in word_set("joint_nouns"):
            return _plural(begin, countries, scene.view[begin:place])
    if len(countries) >= 2:
        return Subject(begin, Actor.JOINT)
    if countries:
        return Subject(begin, Actor.COUNTRY, countries[0])
    if (known := _known_office(scene, begin, text, nouns)) is not None:
        return known
    if any(re.fullmatch(r"[A-Z]{3,7}", noun) for _, noun in nouns):
        return Subject(begin, Actor.MEETING if _forum_acronym(scene, nouns) else Actor.NONE)
    return None


def _known_office(scene: Scene, begin: int, text: str, nouns: list[tuple[int, str]]) -> Subject | None:
    """“The Government” of the author, or a post by its letters: “the CDS”."""
    author = scene.author.country if scene.author is not None else None
    if author and re.search(r"(?:^|\s)[Tt]he Government$", text):
        return Subject(begin, Actor.COUNTRY, author)
    for _, noun in nouns:
        holder = next((who for who in scene.cast.people if noun in who.abbreviations), None)
        if holder is not None:
            return Subject(begin, Actor.PERSON, holder.country, holder.name)
    return None


def _plural(begin: int, countries: list[str], before: str) -> Subject:
    if len(countries) == 1 and not re.search(r"\b(?:both|two|three)\b", before, re.IGNORECASE):
        return Subject(begin, Actor.COUNTRY, countries[0])
    return Subject(begin, Actor.JOINT)


def _forum_acronym(scene: Scene, nouns: list[tuple[int, str]]) -> bool:
    known = {forum.abbreviation for forum in scene.forums if forum.abbreviation}
    return any(noun in known for _, noun in nouns)


def _holder(scene: Scene, office: str) -> Cluster | None:
    """“The Deputy Minister”: the one person of the text whose post begins so."""
    said = office.split(" ", 1)[1].removeprefix("visiting ").casefold()
    fits = [who for who in scene.cast.people if who.position.casefold().startswith(said)]
    return fits[0] if len(fits) == 1 else None


def _previous_side(scene: Scene, number: int) -> str | None:
    for back in range(number, max(-1, number - 6), -1):
        named = scene.cast.named(back)
        if back < number and named:
            return named[0][1].country
    return None
