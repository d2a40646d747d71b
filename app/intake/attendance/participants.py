"""Says of each person of a text in which role they took part, for which side, or that they are only mentioned."""

from __future__ import annotations

import re

from app.intake.attendance.hosting import at_table
from app.intake.attendance.presence import (
    ACTS,
    aside,
    of_the_past,
    only_comments,
    reigns,
    spokesman,
    with_absent,
)
from app.intake.attendance.sides import MENTIONED, Participant, by_journey, in_order, settle_sides
from app.intake.lexicon import country_names, words
from app.intake.meetings.events import Event
from app.intake.meetings.visits import Visit
from app.intake.people.bylines import WE_MET
from app.intake.people.mentions import Cluster, only_mentioned, possessed
from app.intake.people.persons import Person, people_in
from app.intake.scene import Scene
from app.intake.text.sentences import ROLL
from app.intake.text.tokens import last_of

_CO_CHAIR_BY = re.compile(r"\bco-?chaired(?: jointly)? by (?:the )?$|\b[Cc]o-?[Cc]hair(?:s|ed by)?: ?$")
_CO_CHAIR = re.compile(
    r"\bco-?(?:chair|lead|led|head|host)(?:ed|s|ing|manship|persons?hip)?\b", re.IGNORECASE
)
_SIDE_BY = re.compile(
    r"\b(?:at the head of|[Hh]eading|[Ll]eading|representing|[Ff]or"
    r"|from) (?:the )?(?P<inverted>[A-Z][\w'-]*(?: [A-Z][\w'-]*)?)"
    r"(?: (?:side|delegation|team))?(?: (?:was|were|is))?,? (?:the |its )?$|"
    r"\b(?:side|delegation|team) (?:of|from) (?:the )?(?P<of>[A-Z][\w'-]*(?: [A-Z][\w'-]*)?),?(?: (?:was"
    r"|is|being))?"
    r"(?: (?:led|headed|chaired|represented))? by (?:the |its |his |her )?$|"
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
    r"\b(?P<who>[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)?)(?: (?:\w+ )?)?(?:delegation|side|team|party)\b"
    r"|\b(?:delegation|side) (?:of|from) (?:the )?(?P<of>[A-Z]\w*(?: [A-Z]\w*){0,3})"
)
_LED_THEIR = re.compile(r"\bled their (?:respective )?(?:delegations|sides|teams)\b")
_HEAD_MARK = re.compile(r"^,? ?\((?:Head|Leader|Lead|Head of (?:the )?[Dd]elegation|HoD)\b")
_FOR_SIDE = re.compile(
    r"(?:\b(?:[Ff]or|[Ff]rom|on behalf of) (?:the )?|^)(?P<who>[A-Z][\w.]*(?: [A-Z]\w*)*)(?: side"
    r"| delegation)?[,:]"
)
_VISITOR = re.compile(
    r"^,? ?(?:\([^)]{0,20}\))?,? ?(?:\w+ ){0,6}?(?:departed|embark\w*|arriv\w+|is visiting|visited"
    r"|will visit|is on an?|was on an?|will be on an?|is (?:currently )?visiting"
    r"|paid an? (?:\w+ ){0,2}visit|undertook|concluded (?:his|her|an?|the) (?:\w+ ){0,3}visit"
    r"|proceed\w*|left for|travel\w+ to)\b"
)
_HOSTED = re.compile(
    r"\b(?:conferred|received|welcomed|hosted|greeted|briefed|awarded|escorted"
    r"|invited)\b(?:(?!\b(?:announced|signed|adopted|launched|made|agreed|led|proposed|decided|reached"
    r"|undertaken"
    r"|formed|issued|given)\b)[^.;]){0,90}\bby (?:the )?$"
)
_ATTENDED = re.compile(
    r"\b(?:attended by|[Pp]resent:|[Aa]ttendees:|[Pp]articipants:|[Dd]elegation:|present were"
    r"|including|among those present|participants included|comprised"
    r"|also present|(?:were|was) (?:also )?present|in attendance"
    r"|accompanied by|along with"
    r"|statement (?:from|by|with):"
    r"|(?:officials?|officers|delegation|representatives|members|others)[^.;:]{0,40} included"
    r"|in the presence of|participated by|joined by|consisted of|members?:)(?:[^.]|(?<=\b[A-Z])\."
    r"|(?<=\b[A-Z][a-z])\."
    r"|(?<=\b[A-Z][a-z][a-z])\.){0,600}$", re.IGNORECASE,
)  # fmt: skip
_SENT = re.compile(
    r"\b(?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:,| and)? (?:sent|fielded|dispatched|was represented by"
    r"|came with|had sent)? ?(?:the |its )?$"
)
_LISTED = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?(?: side| delegation)?: ?(?=[A-Z])")
_OF_SIDE = re.compile(
    r"\b(?:[Ff]rom|[Oo]n|[Ff]or|representing) the (?P<who>[A-Z][\w-]+(?: [A-Z]\w+)?) (?:side|part)\b"
)
_PRESENT_AFTER = re.compile(
    r"[^;]{0,400}?\b(?:came along|took notes|accompanied (?:me|us)|(?:were|was) (?:also )?(?:present"
    r"|in attendance)\b|(?:also )?(?:attended|took part in|participated in) (?:the|in)\b)"
)


def participants(
    scene: Scene, events: list[Event], home: str | None, journeys: list[Visit] | None = None
) -> list[Participant]:
    """Everyone named, those who took part first in the order of the text."""
    _learn_from_headings(scene)
    _styled_elsewhere(scene)
    in_order(scene)
    roles: dict[int, str] = {}
    main = {id(who) for event in events[:1] for who, _ in event.people}
    for event in events:
        for who, role in event.people:
            if id(who) not in main and only_mentioned(scene.view, who):
                continue  # “noted the visit of the Minister in June”
            if role and (role != "met" or id(who) not in roles):
                roles[id(who)] = role
    for number in range(len(scene.sentences)):
        _roles_in(scene, number, roles)
    found = [Participant(who, _role(scene, who, roles), who.country, "stated") for who in scene.cast.people]
    by_journey(scene, found, events, journeys or [], home)
    settle_sides(scene, found, events, home)
    return sorted(found, key=lambda one: one.role == MENTIONED)


def told_in(scene: Scene, number: int) -> list[tuple[Cluster, str]]:
    """Who takes part in which role, as one sentence alone says it."""
    roles: dict[int, str] = {}
    _roles_in(scene, number, roles)
    people = {id(who): who for _, who in scene.cast.named(number)}
    return [(people[key], role) for key, role in roles.items() if key in people]


def _styled_elsewhere(scene: Scene) -> None:
    """A style of one country is of no weight where the text never names that country: a Dato of Brunei."""
    named = {one.country.name for one in scene.countries}
    for who in scene.cast.people:
        styles = {words()["honorific_countries"].get(style) for style in who.titles.split()}
        if len(named) > 1 and who.country in styles - named and who.country != scene.issue.source_country:
            who.country = None


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


_WEAKER = frozenset({"", "met", "member", "caller", "visitor", "host"})
"""What gives way to who is said to have chaired, or headed a side."""


def _roles_in(scene: Scene, number: int, roles: dict[int, str]) -> None:
    sentence = scene.sentences[number]
    named = scene.cast.named(number)
    if not named:
        return
    text = scene.string(number)
    co = _CO_CHAIR.search(text)
    for who, role in at_table(scene, number):
        if roles.get(id(who), "") in _WEAKER:
            roles[id(who)] = role
    for one, who in named:
        before = scene.view[sentence.start : one.start]
        if of_the_past(scene, number, one):
            continue
        after = scene.view[one.end : sentence.end]
        behind = scene.view[one.name_start + len(one.name) : sentence.end]
        role = (
            _marked(behind) or _co_chairs(scene, sentence.start, co, one, text) or _leads(who, before, after)
        )
        if not role and _VISITOR.match(after) and not re.match(r",? and\b", after):
            role = "visitor"
        if not role and (_LED_THEIR.search(after) or _HEAD_MARK.match(after)):
            role = "head of delegation"
            who.country = who.country or _for_side(before)
        if not role and _HOSTED.search(before[-120:]):
            role = "host"
        over = _WEAKER if role in {"co-chair", "head of delegation"} else {"", "met", "member"}
        if role and roles.get(id(who), "") in over:
            roles[id(who)] = role
        _learn_side(scene, number, who, before)
        if not role and _is_present(after):
            roles.setdefault(id(who), "member")
        if not role and id(who) not in roles and _is_listed(scene, number, one):
            roles[id(who)] = "member"
            who.country = who.country or _for_side(before)


def _is_listed(scene: Scene, number: int, one: Person) -> bool:
    """Whether a mention stands in a list of those who attended."""
    sentence = scene.sentences[number]
    listed = _ATTENDED.search(scene.view[sentence.start : one.start]) or ROLL.match(sentence.lead)
    return bool(listed) and not possessed(scene.view, one)


def _learn_side(scene: Scene, number: int, who: Cluster, before: str) -> None:
    """The side that stands before a name: “For Portugal: X”, “Kazakhstan sent X”, a line “Slovenia: X, Y”."""
    sentence = scene.sentences[number]
    of_side = last_of(_OF_SIDE, before)
    if of_side is not None:
        who.country = _country_of(of_side["who"]) or who.country
    listed = ROLL.match(sentence.lead) or _LISTED.match(scene.view, sentence.start)
    sent = _SENT.search(before)
    if who.country is None and listed:
        who.country = _for_side(before)
    if who.country is None and sent is not None:
        who.country = _country_of(sent["who"])


def _for_side(before: str) -> str | None:
    """The country of the last “For Portugal:” before a name."""
    side = last_of(_FOR_SIDE, before)
    return _country_of(side["who"].removeprefix("the ")) if side else None


def _is_present(after: str) -> bool:
    return bool(_PRESENT_AFTER.match(after)) and not _verb_between(after)


def _verb_between(after: str) -> bool:
    """Whether who is named does something else before somebody “was present”."""
    head = re.split(
        r"\b(?:were|was) (?:also )?(?:present|in attendance)\b|\battended\b|\btook part\b|\bparticipated\b",
        after,
    )[0]
    return bool(
        re.search(
            r"\b(?:said|held|met|visited|received|called|hosted|is|are|has|will|discussed|led|welcomed)\b",
            head,
        )
    )


def _marked(after: str) -> str:
    """“(chair)” or “(co-chair)” right behind a name."""
    found = re.match(r",? ?\((?P<what>[Cc]o-?[Cc]hair|[Cc]hair)(?:man|person|woman)?\)", after)
    return "" if found is None else "co-chair" if found["what"].casefold().startswith("co") else "chair"


_BY_SIDE = re.compile(r",? (?:on|from|for) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?(?: side| part)?,? by\b")


def _co_chairs(scene: Scene, start: int, co: re.Match[str] | None, one: Person, text: str) -> str:
    if co is None or (re.search(r"\bwill be co-chair", text) and False):
        return ""
    at = start + co.start()
    by = (
        _BY_SIDE.match(text, co.end()) is not None
        or text[co.end() :].lstrip().startswith(("by", "jointly by", ":", "of "))
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
        side = _country_of(of_side["who"] or of_side["inverted"] or of_side["of"])
        if side is None:
            return ""
        who.country = who.country or side
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
        if side and (len(tail.strip()) < 60 or re.search(r"\band (?:the )?(?:[\w'-]+ ){0,8}?$", tail)):
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
    if (
        any(spokesman(scene, number, one) for number, one in who.mentions)
        and roles.get(id(who), "") in _WEAKER
    ):
        return MENTIONED
    if roles.get(id(who)) == "visitor" and reigns(scene, who, others=False):
        return MENTIONED  # “it was confirmed that the President will visit”
    if id(who) in roles:
        return "principal" if roles[id(who)] == "met" else roles[id(who)]
    if only_mentioned(scene.view, who) or with_absent(scene, who) or only_comments(scene, who):
        return MENTIONED
    if who is scene.author and (roles or _WITH_ME.search(scene.view) or WE_MET.search(scene.view)):
        return "principal"
    full = len(who.name.split()) > 1 or (_STYLED.search(who.titles) is not None and _acts(scene, who))
    if not roles and _agree_together(scene, who):
        return "principal"
    if reigns(scene, who, others=len(roles) > 1):
        return MENTIONED
    if (
        full
        and (who.position or who.titles or _signs(scene, who))
        and not all(aside(scene, number, one) for number, one in who.mentions)
    ):
        return "member"
    return MENTIONED


_WITH_ME = re.compile(
    r"\b(?:and I|I met|I spoke|I held|with me|me and)\b|\bI (?:was pleased|am pleased"
    r"|am delighted) to (?:meet|host)\b"
)
"""Who writes “the Prime Minister and I agreed” took part, whether or not the meeting has a sentence of its own."""
_AGREED = re.compile(r"\b(?:have|has) (?:today |jointly |also )?(?:agreed|announced|decided)\b")


def _agree_together(scene: Scene, who: Cluster) -> bool:
    """“The Prime Minister, A, and the President, B, have agreed to …”, in a text that tells of no meeting."""
    for number, one in who.mentions:
        text = scene.view[one.end : scene.sentences[number].end]
        others = {id(other) for _, other in scene.cast.named(number)}
        if not one.single and len(others) > 1 and _AGREED.search(text[:160]):
            return True
    return False


_STYLED = re.compile(r"\b(?:Sheikh|Shaikh|Sheikha|Prince|Princess|Sayyid|King|Datuk)\b")
"""Titles before a given name that stand for a whole name: “Sheikh Abdullah”."""


_SIGNS = re.compile(r" (?:signed|co-?chaired|co-signed|led|headed|attended|took part)\b")


def _signs(scene: Scene, who: Cluster) -> bool:
    """“Sheikh Abdullah and Ishaq Dar signed”: a bare name that does what only those do who are there."""
    return any(_SIGNS.match(scene.view[one.end : one.end + 30]) for _, one in who.mentions)


def _acts(scene: Scene, who: Cluster) -> bool:
    return any(ACTS.match(scene.view[one.end : one.end + 60]) for _, one in who.mentions)
