"""For which side each person of a text took part: as stated, in the order of a list, or across the table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from app.intake.lexicon import country_names
from app.intake.meetings.events import Event
from app.intake.meetings.visits import Visit
from app.intake.people.mentions import Cluster
from app.intake.scene import Scene
from app.intake.text.sentences import ROLL

MENTIONED = "mentioned"


@dataclass(slots=True)
class Participant:
    """One person with the role and side that the text gives; `basis` says how the side is known."""

    who: Cluster
    role: str
    side: str | None
    basis: str


def settle_sides(scene: Scene, found: list[Participant], events: list[Event], home: str | None) -> None:
    """Sides that are not stated: across the table from one that is, else the country the source speaks for."""
    by_person = {id(one.who): one for one in found}
    pair = _pair(scene, found, home, [one.place.country for one in events if one.place and one.place.country])
    _with_author(scene, found, pair)
    for event in events:
        people = [by_person[id(who)] for who, _ in event.people if id(who) in by_person]
        _alike(people)
        _abroad(scene, people, event)
        _across(people, _pair_of(scene, event, people) or pair, event.countries)
        _facing(
            people if not event.countries and {one.role for one in people} <= {"met", "principal"} else [],
            pair,
        )
    for role in ("co-chair", "head of delegation"):
        leading = [one for one in found if one.role == role]
        _across(leading, pair, [])
        _facing(leading, pair)
    _last_party(found, events, scene)
    _accompanying(scene, by_person)
    place = next((one.place.country for one in events[:1] if one.place), None)
    default = _default(scene, found, pair, home, place)
    _called_on(found, pair, default)
    for one in found:
        if one.side is None and default is not None and one.role != MENTIONED:
            one.side, one.basis = default, "the side that the source speaks for"
    for one in found:
        one.who.country = one.who.country or one.side


def _called_on(found: list[Participant], pair: tuple[str, ...], default: str | None) -> None:
    """Who was called on is not of the side of those who called, be they named there or only of the source."""
    callers: set[str | None] = {one.side for one in found if one.role in {"caller", "visitor"} and one.side}
    callers = callers or {default}
    other = [name for name in pair if name not in callers]
    for one in found if len(callers) == 1 and len(other) == 1 else []:
        if one.role == "called on" and one.side is None:
            one.side, one.basis = other[0], "called on by the other side"


def _with_author(scene: Scene, found: list[Participant], pair: tuple[str, ...]) -> None:
    """“Prime Minister Lund and I”: who met the author is of the other of two sides."""
    author = next((one for one in found if scene.author is not None and one.who is scene.author), None)
    if author is None:
        return
    if author.side is None and scene.issue.source_country:
        author.side, author.basis = scene.issue.source_country, "the side that the source speaks for"
    others = [name for name in pair if name != author.side]
    for one in found if author.side and len(others) == 1 else []:
        if one.side is None and any(_AND_I.match(scene.view, mention.end) for _, mention in one.who.mentions):
            one.side, one.basis = others[0], "met the author"


_AND_I = re.compile(r",? and I\b")


def by_journey(
    scene: Scene, found: list[Participant], events: list[Event], journeys: list[Visit], home: str | None
) -> None:
    """A visitor is not of the country visited; those met on the journey are, unless the text says otherwise."""
    by_person = {id(one.who): one for one in found}
    for journey in journeys:
        visitor = by_person.get(id(journey.visitor))
        if visitor is None or journey.country is None:
            continue
        if visitor.side is None:
            others = [scene.issue.source_country, home, *scene.parties]
            visitor.side = next((name for name in others if name and name != journey.country), None)
            visitor.basis = "the visitor, not of the country visited"
        for event in events:
            if not any(who is journey.visitor for who, _ in event.people) and not event.offices:
                continue
            for who, _ in event.people:
                one = by_person.get(id(who))
                if one is not None and one.side is None and one is not visitor:
                    one.side, one.basis = journey.country, "met in the country visited"


def _accompanying(scene: Scene, found: dict[int, Participant]) -> None:
    """Those who accompany somebody are of that side."""
    _delegation(scene, found)
    for number, sentence in enumerate(scene.sentences):
        at = scene.string(number).find("accompanied by")
        if at < 0:
            continue
        named = [
            (one.start - sentence.start, found[id(who)])
            for one, who in scene.cast.named(number)
            if id(who) in found
        ]
        heads = [one for start, one in named if start < at]
        if not heads and re.match(r"The visiting\b", scene.string(number)):
            heads = [one for one in found.values() if one.role in {"visitor", "caller"}]
        if len(heads) == 1 and heads[0].side:
            for start, one in named:
                if start > at and one.side is None:
                    one.side, one.basis = heads[0].side, "accompanies one of that side"


def _delegation(scene: Scene, found: dict[int, Participant]) -> None:
    """Those listed as one delegation are of the side of the one whose side is stated."""
    listed = [
        found[id(who)]
        for number, sentence in enumerate(scene.sentences)
        if "delegation" in sentence.lead.casefold() and ROLL.match(sentence.lead)
        for _, who in scene.cast.named(number)
        if id(who) in found
    ]
    sides = {one.side for one in listed if one.side}
    for one in listed if len(sides) == 1 else []:
        if one.side is None:
            one.side, one.basis = next(iter(sides)), "listed with the delegation"


def _last_party(found: list[Participant], events: list[Event], scene: Scene) -> None:
    """Of three parties of a forum, the one that nobody else speaks for is that of the one person left."""
    open_ = [one for one in found if one.side is None and one.role not in {MENTIONED, ""}]
    for event in events:
        if event.forum is None or len(open_) != 1:
            continue
        parties = [name for one in event.forum.mentions for name in scene.countries_in(one.start, one.end)]
        rest = [name for name in dict.fromkeys(parties) if name not in {one.side for one in found}]
        if len(rest) == 1 and len(set(parties)) > 2:
            open_[0].side, open_[0].basis = rest[0], "the party of the forum that nobody else speaks for"
            return


def in_order(scene: Scene) -> None:
    """“the Directors of Romania, Bulgaria and Türkiye, Mrs A, Mr B and General C”: sides in the order of names."""
    for number, sentence in enumerate(scene.sentences):
        people = scene.cast.named(number)
        named = [
            one for one in scene.countries if sentence.start <= one.start < sentence.end and not one.people
        ]
        size = len(people)
        if size < 2 or len(named) < size:
            _by_demonyms(scene, number)
            continue
        first = next((at for at, one in enumerate(named) if one.end <= people[0][0].start and at + size <= len(named)
                      and 0 <= people[0][0].start - named[at + size - 1].end < 4), None)  # fmt: skip
        if first is None:
            _by_demonyms(scene, number)
            continue
        if not _listed(scene, [(one.start, one.end) for one in named[first : first + size]]):
            continue
        if _listed(scene, [(one.start, one.end) for one, _ in people]):
            for (_, who), country in zip(people, named[first : first + size], strict=True):
                who.country = who.country or country.country.name


_PLURAL_POST = re.compile(r" (?:[A-Z]?[a-z-]+ ){0,3}[A-Z]?[a-z]+s,? (?:[A-Z][\w.]* )?")


def _by_demonyms(scene: Scene, number: int) -> None:
    """“Kazakh and Uzbek Foreign Ministers A and B”: each of the side that stands at his place."""
    sentence, people = scene.sentences[number], scene.cast.named(number)
    named = [one for one in scene.countries if sentence.start <= one.start < sentence.end and one.people]
    if len(people) != 2 or not _listed(scene, [(one.start, one.end) for one, _ in people]):
        return
    before = [one for one in named if one.end <= people[0][0].name_start][-2:]
    if len(before) != 2 or not _listed(scene, [(one.start, one.end) for one in before]):
        return
    if _PLURAL_POST.fullmatch(scene.view, before[1].end, people[0][0].name_start):
        for (_, who), country in zip(people, before, strict=True):
            who.country = who.country or country.country.name


def _listed(scene: Scene, spans: list[tuple[int, int]]) -> bool:
    return all(
        re.fullmatch(r",? ?(?:and )?(?:the )?", scene.view[end:start])
        for (_, end), (start, _) in pairwise(spans)
    )


_ACCREDITED = re.compile(
    r"\b(?:Ambassador|High Commissioner|Charg[eé] d'[Aa]ffaires"
    r"|Attach[eé])(?:[ -]Designate)? (?:of [A-Z][\w ]* )?to (?:the )?"
    r"(?P<to>[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})"
)


def _pair_of(scene: Scene, event: Event, people: list[Participant]) -> tuple[str, ...]:
    """The two sides of one meeting: one is known, the other is where it took place or where an envoy is accredited."""
    sides = {one.side for one in people if one.side} | set(event.countries)
    if len(sides) != 1:
        return ()
    known = next(iter(sides))
    posts = [_ACCREDITED.search(scene.view, mention.start, mention.end + 60) for one in people if one.side
             for _, mention in one.who.mentions[:1]]  # fmt: skip
    accredited = [
        country_names()[post["to"]][0].name for post in posts if post and post["to"] in country_names()
    ]
    place = event.place.country if event.place else None
    other = next(
        (name for name in (*accredited, place, scene.issue.city_country) if name and name != known), None
    )
    return (known, other) if other else ()


def _facing(people: list[Participant], pair: tuple[str, ...]) -> None:
    """Two who met, or shared a chair, are never of one side where nothing is said of either."""
    if len(people) == 2 and len(pair) == 2 and all(one.side is None for one in people):
        for one, side in zip(people, pair, strict=True):
            one.side, one.basis = side, "one of the two sides, in the order of the text"


def _abroad(scene: Scene, people: list[Participant], event: Event) -> None:
    """A release of one's own country tells who was met abroad: first its own official, then those of the country."""
    source = scene.issue.source_country
    lead = [one for several in scene.cities[:4] for one in several if event.sentence < 6]
    place = event.place.country if event.place else lead[0].country if lead else None
    open_ = [one for one in people if one.side is None]
    if source is None or place in {None, source} or not open_ or open_[0] is not people[0] or len(people) < 2:
        return
    people[0].side, people[0].basis = source, "the side that the source speaks for"
    for one in open_[1:]:
        one.side, one.basis = place, "met in that country"


def _alike(people: list[Participant]) -> None:
    """Two hosts, or two callers, of one meeting are of one side."""
    for one in people:
        beside = {two.side for two in people if two is not one and two.role == one.role and two.side}
        if one.side is None and one.role in {"host", "caller"} and len(beside) == 1:
            one.side, one.basis = beside.pop(), "beside one of that side"


def _pair(scene: Scene, found: list[Participant], home: str | None, places: list[str]) -> tuple[str, ...]:
    marked = list(dict.fromkeys(one.side for one in found if one.side and one.role != MENTIONED))
    parties = [name for name in _parties(scene) if name not in marked]
    venues = [
        country
        for number in range(len(scene.sentences))
        if (country := (scene.venue(number) or ("", "", 0))[1])
    ]
    candidates = [scene.issue.source_country, home, scene.issue.city_country, *venues[:1], *parties, *places]
    for name in candidates:
        if name and name not in marked and len(marked) < 2:
            marked.append(name)
    return tuple(marked[:2])


_TOPIC = re.compile(
    r" (?:and \w+ )?(?:crisis|crises|conflict|war|question|issue|file|situation|refugees|people)\b"
)


def _parties(scene: Scene) -> list[str]:
    """The parties of a text without those that are only talked about, groupings of states last."""
    talked = {
        name
        for name in scene.parties
        if all(_TOPIC.match(scene.view, one.end) for one in scene.countries if one.country.name == name)
        and any(one.country.name == name for one in scene.countries)
    }
    groupings = {one.country.name for one in scene.countries if one.country.grouping}
    return sorted((name for name in scene.parties if name not in talked), key=lambda name: name in groupings)


def _across(people: list[Participant], pair: tuple[str, ...], others: list[str]) -> None:
    if len(pair) != 2 or len(people) < 1:
        return
    sides = {one.side for one in people if one.side} | set(others)
    open_ = [one for one in people if one.side is None]
    if len(sides) == 1 and len(open_) >= 1 and sides <= set(pair):
        other = next(name for name in pair if name not in sides)
        for one in open_:
            one.side, one.basis = other, "across the table from the other side"


def _default(
    scene: Scene, found: list[Participant], pair: tuple[str, ...], home: str | None, place: str | None
) -> str | None:
    explicit = {one.side for one in found if one.side and one.basis == "stated"}
    for name in (scene.issue.source_country, home, scene.issue.city_country, *pair):
        if name and name not in explicit:
            return name
    return scene.issue.source_country or home or scene.issue.city_country or place
