"""Says of each person of a text in which role they took part, for which side, or that they are only mentioned."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.events import Event
from app.intake.lexicon import country_names
from app.intake.people import Cluster, only_mentioned
from app.intake.persons import Person, people_in
from app.intake.scene import Scene
from app.intake.sentences import ROLL
from app.intake.tokens import last_of
from app.intake.visits import Visit

MENTIONED = "mentioned"
_CO_CHAIR_BY = re.compile(r"\bco-?chaired(?: jointly)? by (?:the )?$|\b[Cc]o-?[Cc]hair(?:s|ed by)?: ?$")
_CO_CHAIR = re.compile(r"\bco-?chair(?:ed|s|ing|manship|persons?hip)?\b", re.IGNORECASE)
_SIDE_BY = re.compile(
    r"\b(?P<who>[A-Z][\w'-]*(?: [A-Z][\w'-]*)?)(?: \w+)? (?:side|delegation|team),?(?: (?:was|is|being))?"
    r"(?: (?:led|headed|chaired|represented))? by (?:the |its |his |her )?$"
)
_LED_BY = re.compile(
    r"\b(?:led|headed|represented|chaired|spearheaded)(?: jointly)? (?:respectively )?by\b"
    r"|\bunder the leadership of\b"
)
_LEADS = re.compile(
    r"^[^.;]{0,12}?\b(?:led|leads|leading|headed|heading|is leading|will lead|represented) (?:the"
    r"|a|an|his|her)\b[^.;,]{0,60}\b(?:delegation|side|team)\b"
)
_SIDE_NOUN = re.compile(
    r"\b(?P<who>[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)?)(?: (?:\w+ )?)?(?:delegation|side|team)\b"
    r"|\b(?:delegation|side) (?:of|from) (?:the )?(?P<of>[A-Z]\w*(?: [A-Z]\w*){0,3})"
)
_LED_THEIR = re.compile(r"\bled their (?:respective )?(?:delegations|sides|teams)\b")
_HEAD_MARK = re.compile(r"^,? ?\((?:Head|Leader|Lead|Head of (?:the )?[Dd]elegation|HoD)\b")
_FOR_SIDE = re.compile(r"\b(?:[Ff]or|[Ff]rom|on behalf of) (?:the )?(?P<who>[A-Z][\w.]*(?: [A-Z]\w*)*)[,:]")
_VISITOR = re.compile(
    r"^,? ?(?:\([^)]{0,20}\))?,? ?(?:\w+ ){0,6}?(?:departed|embark\w*|arriv\w+|is visiting|visited"
    r"|will visit|is on an?|was on an?|will be on an?|is (?:currently )?visiting"
    r"|paid an? (?:\w+ ){0,2}visit|undertook|concluded (?:his|her|an?|the) (?:\w+ ){0,3}visit"
    r"|proceed\w*|left for|travel\w+ to)\b"
)
_HOSTED = re.compile(
    r"\b(?:conferred|received|welcomed|hosted|greeted|briefed|awarded|escorted"
    r"|invited)\b[^.;]{0,90}\bby (?:the )?$"
)
_ATTENDED = re.compile(
    r"\b(?:attended by|[Pp]resent:|[Aa]ttendees:|[Pp]articipants:|[Dd]elegation:|present were"
    r"|including|among those present|participants included|comprised"
    r"|also present|(?:were|was) (?:also )?present|in attendance"
    r"|accompanied by|along with"
    r"|in the presence of|participated by|joined by|consisted of|members?:)[^.]{0,240}$", re.IGNORECASE,
)  # fmt: skip
_ACTS = re.compile(
    r"^,?(?: \([^)]{0,30}\))? ?(?:(?:also|then|later|further|jointly|both|respectively|specifically) )?"
    r"(?:said|stated|noted|highlighted|underlined|emphasi[sz]ed|stressed|expressed|thanked"
    r"|welcomed|appreciated|reiterated"
    r"|reaffirmed|affirmed|conveyed|shared|briefed|outlined|presented|agreed|discussed|reviewed"
    r"|held|met|signed|led|attended"
    r"|participated|raised|acknowledged|commended|recalled|congratulated|assured|informed|offered"
    r"|proposed|invited|called"
    r"|announced|underscored|spoke|delivered|opened|hosted|received|represented|joined|explained"
    r"|visited|paid|chaired|co-chaired"
    r"|will|has|have|had|was|were|is|are|and|recogni[sz]ed|exchanged|urged|told|added|voiced"
    r"|confirmed|praised|extended|pointed"
    r"|addressed|inaugurated|pledged|committed|took)\b"
)


@dataclass(slots=True)
class Participant:
    """One person with the role and side that the text gives; `basis` says how the side is known."""

    who: Cluster
    role: str
    side: str | None
    basis: str


def participants(
    scene: Scene, events: list[Event], home: str | None, journeys: list[Visit] | None = None
) -> list[Participant]:
    """Everyone named, those who took part first in the order of the text."""
    _learn_from_headings(scene)
    roles: dict[int, str] = {}
    for event in events:
        for who, role in event.people:
            if role and (role != "met" or id(who) not in roles):
                roles[id(who)] = role
    for number in range(len(scene.sentences)):
        _roles_in(scene, number, roles)
    found = [Participant(who, _role(scene, who, roles), who.country, "stated") for who in scene.cast.people]
    _by_journey(scene, found, events, journeys or [], home)
    _sides(scene, found, events, home)
    return sorted(found, key=lambda one: one.role == MENTIONED)


def told_in(scene: Scene, number: int) -> list[tuple[Cluster, str]]:
    """Who takes part in which role, as one sentence alone says it."""
    roles: dict[int, str] = {}
    _roles_in(scene, number, roles)
    people = {id(who): who for _, who in scene.cast.named(number)}
    return [(people[key], role) for key, role in roles.items() if key in people]


def _learn_from_headings(scene: Scene) -> None:
    """A heading may say the country or the post that the body does not."""
    for number, sentence in enumerate(scene.sentences):
        if not sentence.heading or scene.string(number).isupper():
            continue
        for one in people_in(scene.view, scene.words[number]):
            for who in scene.cast.people:
                if one.name and one.name.casefold() in {who.name.casefold(), who.name.split()[-1].casefold()}:
                    who.country = who.country or (one.country.name if one.country else None)
                    who.position = who.position or one.position


def _roles_in(scene: Scene, number: int, roles: dict[int, str]) -> None:
    sentence = scene.sentences[number]
    named = scene.cast.named(number)
    if not named:
        return
    text = scene.string(number)
    co = _CO_CHAIR.search(text)
    for one, who in named:
        before = scene.view[sentence.start : one.start]
        after = scene.view[one.end : sentence.end]
        behind = scene.view[one.name_start + len(one.name) : sentence.end]
        role = _marked(behind) or _co_chairs(scene, sentence.start, co, one, text) or _leads(who, before, after)
        if not role and _VISITOR.match(after) and not re.match(r",? and\b", after):
            role = "visitor"
        if not role and (_LED_THEIR.search(after) or _HEAD_MARK.match(after)):
            role = "head of delegation"
            side = last_of(_FOR_SIDE, before)
            who.country = who.country or (_country_of(side["who"]) if side else None)
        if not role and _HOSTED.search(before[-120:]):
            role = "host"
        if role and roles.get(id(who), "") in {"", "met", "member"}:
            roles[id(who)] = role
        elif (_ATTENDED.search(before) or ROLL.match(sentence.lead)) and id(who) not in roles:
            roles[id(who)] = "member"
            side = last_of(_FOR_SIDE, before)
            who.country = who.country or (_country_of(side["who"]) if side else None)


def _marked(after: str) -> str:
    """“(chair)” or “(co-chair)” right behind a name."""
    found = re.match(r",? ?\((?P<what>[Cc]o-?[Cc]hair|[Cc]hair)(?:man|person|woman)?\)", after)
    return "" if found is None else "co-chair" if found["what"].casefold().startswith("co") else "chair"


def _co_chairs(scene: Scene, start: int, co: re.Match[str] | None, one: Person, text: str) -> str:
    if co is None or (re.search(r"\bwill be co-chair", text) and False):
        return ""
    at = start + co.start()
    by = (
        text[co.end() :].lstrip().startswith(("by", "jointly by", ":", "of "))
        or text[co.end() : co.end() + 2] == ": "
    )
    if by:
        near = scene.view[at : one.start]
        return (
            "co-chair" if one.start > at and len(near) < 420 and not re.search(r"; |\bwhere\b", near) else ""
        )
    if one.end <= at:
        return "co-chair"
    between = scene.view[at : one.start]
    return (
        "co-chair"
        if re.search(r"\b(?:with|alongside|along with)\b", between)
        and not re.search(r"\bwhere\b|; ", between)
        else ""
    )


def _leads(who: Cluster, before: str, after: str) -> str:
    of_side = _SIDE_BY.search(before)
    if of_side:
        who.country = who.country or _country_of(of_side["who"])
        return "head of delegation"
    led = last_of(_LED_BY, before)
    if (
        led is not None
        and len(before) - led.end() < 260
        and not re.search(r"\b(?:while|whereas)\b", before[led.end() :])
    ):
        tail = before[led.end() :]
        first = not tail.strip() or re.search(r"\band (?:the )?(?:\w+ ){0,8}?$", tail) or len(tail) < 90
        if not first:
            return ""
        side = _side_named(before[max(0, led.start() - 70) : led.start()])
        if side and len(tail.strip()) < 60:
            who.country = who.country or side
        return (
            "co-chair"
            if before[led.start() : led.start() + 7] == "chaired" and " and " in tail
            else "head of delegation"
        )
    leads = _LEADS.match(after)
    if leads:
        who.country = who.country or _side_named(leads[0])
        return "head of delegation"
    return ""


def _side_named(text: str) -> str | None:
    found = last_of(_SIDE_NOUN, text)
    if found is None:
        return None
    return _country_of(found["who"] or found["of"] or "")


def _country_of(word: str) -> str | None:
    """The country of “Kuwaiti” or “The Indian”."""
    for name in (word, *word.split()):
        for part in (name, name.removesuffix("'s")):
            if part in country_names():
                return country_names()[part][0].name
    return None


def _role(scene: Scene, who: Cluster, roles: dict[int, str]) -> str:
    if id(who) in roles:
        return "principal" if roles[id(who)] == "met" else roles[id(who)]
    if only_mentioned(scene.view, who) or _with_absent(scene, who):
        return MENTIONED
    for _, one in who.mentions:
        if _ACTS.match(scene.view[one.end : one.end + 60]) and (who.position or who.titles):
            return "member"
    return MENTIONED


def _with_absent(scene: Scene, who: Cluster) -> bool:
    """“as directed by President A and President B”: the second is as absent as the first."""
    for number, one in who.mentions:
        named = scene.cast.named(number)
        joined = [
            other
            for before, other in named
            if before.end < one.start
            and re.fullmatch(r",? and (?:the )?", scene.view[before.end : one.start])
        ]
        if not any(only_mentioned(scene.view, other) for other in joined):
            return False
    return True


def _sides(scene: Scene, found: list[Participant], events: list[Event], home: str | None) -> None:
    """Sides that are not stated: across the table from one that is, else the country the source speaks for."""
    by_person = {id(one.who): one for one in found}
    pair = _pair(scene, found, home, [one.place.country for one in events if one.place and one.place.country])
    for event in events:
        people = [by_person[id(who)] for who, _ in event.people if id(who) in by_person]
        _alike(people)
        _across(people, pair, event.countries)
    _across([one for one in found if one.role == "co-chair"], pair, [])
    _across([one for one in found if one.role == "head of delegation"], pair, [])
    default = _default(scene, found, pair, home)
    for one in found:
        if one.side is None and default is not None and one.role != MENTIONED:
            one.side, one.basis = default, "the side that the source speaks for"
    for one in found:
        one.who.country = one.who.country or one.side


def _by_journey(
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


def _alike(people: list[Participant]) -> None:
    """Two hosts, or two callers, of one meeting are of one side."""
    for one in people:
        beside = {two.side for two in people if two is not one and two.role == one.role and two.side}
        if one.side is None and one.role in {"host", "caller"} and len(beside) == 1:
            one.side, one.basis = beside.pop(), "beside one of that side"


def _pair(scene: Scene, found: list[Participant], home: str | None, places: list[str]) -> tuple[str, ...]:
    marked = list(dict.fromkeys(one.side for one in found if one.side and one.role != MENTIONED))
    parties = [name for name in scene.parties if name not in marked]
    candidates = [scene.issue.source_country, home, scene.issue.city_country, *parties, *places]
    for name in candidates:
        if name and name not in marked and len(marked) < 2:
            marked.append(name)
    return tuple(marked[:2])


def _across(people: list[Participant], pair: tuple[str, ...], others: list[str]) -> None:
    if len(pair) != 2 or len(people) < 1:
        return
    sides = {one.side for one in people if one.side} | set(others)
    open_ = [one for one in people if one.side is None]
    if len(sides) == 1 and len(open_) >= 1 and sides <= set(pair):
        other = next(name for name in pair if name not in sides)
        for one in open_:
            one.side, one.basis = other, "across the table from the other side"


def _default(scene: Scene, found: list[Participant], pair: tuple[str, ...], home: str | None) -> str | None:
    explicit = {one.side for one in found if one.side and one.basis == "stated"}
    for name in (scene.issue.source_country, home, scene.issue.city_country, *pair):
        if name and name not in explicit:
            return name
    return scene.issue.source_country or home
