"""Finds who met, called on, received or spoke to whom, and talks between countries that name no forum."""

from __future__ import annotations

import re
from dataclasses import replace

from app.intake.meetings.events import Event, date_for, place_for, status_of
from app.intake.meetings.joint_talks import between, joint
from app.intake.meetings.verbs import Verb, verbs_in
from app.intake.people.mentions import Cluster, only_mentioned
from app.intake.people.persons import Person
from app.intake.scene import Scene
from db.values.choices import MeetingKind, MeetingStatus
from db.values.partial_date import DateRange

_SAME_DAY = re.compile(
    r"\b(?:[Ee]arlier|[Ll]ater) (?:in the day|today|that day|the same day)\b|\bthe same day\b|\bon the day\b"
)
_ASIDE = re.compile(r", (?:which|whose|scheduled|planned|due|slated|to be (?:held|hosted|conducted))\b")
"""Where a sentence goes on to speak of something else, with a day and a place of its own."""
_VAGUE = re.compile(
    r"^(?:a |an |the |with |senior |other |several |key |various |local |many )*(?:officials"
    r"|dignitaries|students|instructors|officers"
    r"|leaders|representatives|members|media|press|troops|veterans|community|delegates|experts"
    r"|stakeholders|businessmen"
    r"|entrepreneurs|people|families|youth|CEOs|participants)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;]|\bwhere\b|\bwho\b(?! is)|\band (?:met|called|held|visited|discussed|agreed|exchanged|was"
    r"|will|is|attended|paid|reviewed|inspected|signed|laid|addressed)\b|\bto (?:review|discuss"
    r"|explore|exchange|prepare|coordinate|consult|continue|follow up|brief|congratulate|express|reaffirm"
    r"|address"
    r"|advance|strengthen|mark|deliver|inform|convey|underscore|thank)\b|\bduring\b|\bas part of\b"
    r"|\bon the sidelines\b|, (?:during|in|at|on"
    r"|to|where|while|along with|accompanied)\b| along with | accompanied | in the presence "
    r"| ahead of | as directed "
)
_SIDE_OF = re.compile(
    r"\bthe (?P<who>[A-Z]\w+) (?:official|minister|delegation|side|leader|counterpart|general|envoy|guest)\b"
)
_PRONOUN = re.compile(
    r"(?:^|[,.;] |\b(?:day|visit|Thereafter|and|Later|Earlier|Subsequently|also),? )(?:He|She|he"
    r"|she|They)(?: also| then| later)? $|\b(?:he|she)(?: had| has)?(?: also| then| later)? $"
)
_OUTSET = re.compile(
    r"(?:At|In) the (?:outset|beginning|start|opening)\b|(?:During|In) the (?:meeting|talks"
    r"|session)\b|(?:He|She) (?:also )?welcomed"
)
"""Words of welcome inside a meeting are no meeting of their own."""
_WITHIN = re.compile(
    r"(?:\bafter|\bbefore|\bfollowing|\bwho|\bwhom|\bwhen|\bsince|\blast|\bformer\w*|\bforward(?: to)?) $"
)


def encounters(scene: Scene) -> list[Event]:
    """One event for each pair (or group) that met, in the order of the text, mentions of one meeting merged."""
    found: list[Event] = []
    for number, sentence in enumerate(scene.sentences):
        if sentence.heading or sentence.truncated:
            continue
        verbs = verbs_in(scene, number)
        subject: list[Cluster] = []
        for index, verb in enumerate(verbs):
            until = verbs[index + 1].start if index + 1 < len(verbs) else sentence.end
            event, subject = _of_verb(scene, number, verb, until, subject)
            for one in _apart(scene, event, subject) if event is not None else ():
                _merge(found, one)
        if not verbs:
            for event in between(scene, number):
                _merge(found, event)
    return found


_SEPARATELY = re.compile(r"\b(?:separate(?:ly)?|individually|in turn|one after the other)\b")


def _apart(scene: Scene, event: Event, subject: list[Cluster]) -> list[Event]:
    """“spoke separately with A and B” is a call with each."""
    others = [(who, role) for who, role in event.people if who not in subject]
    if len(others) < 2 or not _SEPARATELY.search(scene.view, event.start, event.end):
        return [event]
    own = [(who, role) for who, role in event.people if who in subject]
    return [replace(event, people=[*own, other], reasons=[*event.reasons]) for other in others]


def _of_verb(
    scene: Scene, number: int, verb: Verb, until: int, before: list[Cluster]
) -> tuple[Event | None, list[Cluster]]:
    sentence = scene.sentences[number]
    subject = _subject(scene, number, verb, before)
    end = _limit(scene, number, verb, until)
    objects = [
        (one, who)
        for one, who in scene.cast.named(number)
        if verb.end <= one.name_start < end and not _possessive(scene, one)
    ]
    offices = [one for one in scene.cast.offices(number) if verb.end <= one.start < end]
    behind = next((one for one, _ in scene.cast.named(number) if one.name_start >= verb.end), None)
    if verb.kind == "receive" and behind is not None and _possessive(scene, behind):
        return None, subject  # “welcomed X's visit”
    tail = scene.view[verb.end : end]
    if not objects and not offices:
        who = _by_side(scene, tail)
        if who is not None:
            objects = [(who.mentions[0][1], who)]
    unnamed = None if objects or offices else _with_officials(scene, number, verb, subject, end)
    if unnamed is not None or (_VAGUE.match(tail.strip()) and not objects):
        return unnamed, subject
    targets = [who for one, who in objects if who not in subject and _meets(scene.view, one, who)]
    if not (targets or offices):
        return (joint(scene, number) if verb.kind == "talks" or len(subject) >= 2 else None), subject
    callers = [] if subject else _offices_before(scene, number, verb)
    if not (subject or callers or verb.kind == "noun"):
        return None, subject
    within = _WITHIN.search(scene.view[max(sentence.start, verb.start - 12) : verb.start])
    if within or (verb.kind == "receive" and _OUTSET.match(scene.view, sentence.start)):
        return None, subject
    event = _event(scene, number, verb, max(end, verb.end))
    _cast_roles(event, verb.kind, subject, targets, [*callers, *offices])
    return event, subject


_OFFICIALS = re.compile(
    r"^(?:with |a |the |several |other |various )*(?:(?:senior|top|high-level|key|government|military"
    r"|[A-Z][\w-]+)[ ,-])*"
    r"(?:officials|leaders|counterparts|representatives|delegates)\b"
)


def _with_officials(scene: Scene, number: int, verb: Verb, subject: list[Cluster], end: int) -> Event | None:
    """“met with senior Chinese officials in Beijing on 28 August”: unnamed, but of another country and on a day."""
    tail = scene.view[verb.end : end]
    if verb.kind not in {"talks", "receive", "call_on"} or not subject or not _OFFICIALS.match(tail.strip()):
        return None
    own = {who.country for who in subject}
    others = [one for one in scene.countries_in(verb.end, verb.end + len(tail) + 40) if one not in own]
    event = _event(scene, number, verb, max(end, verb.end))
    if not others or event.dates is None:
        return None
    for who in subject:
        event.add(who, "met")
    event.countries = others[:1]
    return event


def _meets(view: str, one: Person, who: Cluster) -> bool:
    return not only_mentioned(view, who) and not _beside_office(view, one) and not _tells(view, one)


_TELLS = re.compile(r",? (?:said|says|told|added|announced|confirmed|disclosed|tweeted|wrote|according)\b")


def _tells(view: str, one: Person) -> bool:
    """“… met in Oslo, Press Secretary X said”: who tells of it was not met."""
    before = view[max(0, one.start - 40) : one.start]
    return bool(_TELLS.match(view, one.end) and re.search(r",(?: [A-Z]\w+){0,2} $", before))


def _beside_office(view: str, one: Person) -> bool:
    """“Advisor of Chancellor Merkel”: she is not met."""
    return bool(
        re.search(
            r"\b(?:[Aa]dvis[eo]r|[Aa]ssistant|[Ee]nvoy|[Aa]ide) (?:of|to) (?:the )?$",
            view[max(0, one.start - 30) : one.start],
        )
    )


def _limit(scene: Scene, number: int, verb: Verb, until: int) -> int:
    """Where what a verb governs ends; “received in Rome, on 19 August, the Minister …” goes on."""
    first = min(
        (
            one.start
            for one in (*(p for p, _ in scene.cast.named(number)), *scene.cast.offices(number))
            if one.start >= verb.end
        ),
        default=until,
    )
    for stop in _STOP.finditer(scene.view, verb.end, until):
        if stop.start() >= first or not re.match(r", (?:in|at|on)\b", stop[0]):
            return stop.start()
    return until


def _possessive(scene: Scene, one: Person) -> bool:
    """“welcomed X's visit” and “met X's aide” are no meeting with X."""
    return scene.view.startswith("'", one.name_start + len(one.name))


def _offices_before(scene: Scene, number: int, verb: Verb) -> list[Person]:
    """“The President spoke with …”: an office whose holder is not named may be the subject."""
    return [one for one in scene.cast.offices(number) if one.end <= verb.start][-1:]


def _subject(scene: Scene, number: int, verb: Verb, before: list[Cluster]) -> list[Cluster]:
    """Who does it: the people left of the verb joined by “and”, else a pronoun's, else the previous verb's."""
    sentence = scene.sentences[number]
    left = [(one, who) for one, who in scene.cast.named(number) if one.end <= verb.start]
    text = scene.view[sentence.start : verb.start]
    if verb.kind == "noun":
        right = [(one, who) for one, who in scene.cast.named(number) if one.start > verb.end]
        main = [who for one, who in right if scene.view[one.start - 2 : one.start] == ", "]
        return main[-1:] or _earlier(scene, number)
    if scene.author is not None and re.search(r"\bI(?: \w+)? $", text):
        return [scene.author]
    if _PRONOUN.search(text):
        return _earlier(scene, number)
    if before and re.search(r"\band (?:also |then |later )?$", text):
        return before
    if not left:
        if holders := _called_short(scene, text):
            return holders
        subject = re.search(
            r"(?:[Tt]he )(?:visiting )?(?:(?:Senior|Foreign|Defen[cs]e|Prime|Vice|Deputy"
            r"|Lieutenant|Major|Air) )?(?:Minister|Secretary|General|Admiral|Chief|COAS|CDS|CNS|CAS"
            r"|Ambassador|President|delegation|dignitary)\w*,? (?:also |then |later )?$",
            text,
        )
        return (
            _earlier(scene, number)
            if subject or (not scene.cast.offices(number) and _acronym(text))
            else before
        )
    people = [who for _, who in left if not only_mentioned(scene.view, who)]
    accompanied = re.search(r"\b(?:along with|accompanied by|together with)\b", text)
    if accompanied and people:
        return people[:1]
    joined = _joined_by_and(scene, [one for one, who in left if who in people])
    return [who for one, who in left if one in joined] or people[-1:]


def _called_short(scene: Scene, text: str) -> list[Cluster]:
    """“the COAS”: the holder of the post that is so abbreviated."""
    short = set(re.findall(r"\b[A-Z]{3,6}\b", text))
    return [who for who in scene.cast.people if who.abbreviations & short][:1]


def _acronym(text: str) -> bool:
    return bool(re.search(r"\bthe [A-Z]{3,6} $", text))


def _joined_by_and(scene: Scene, people: list[Person]) -> list[Person]:
    kept = people[-1:]
    for one in reversed(people[:-1]):
        between = scene.view[one.end : kept[0].start]
        if (
            len(between) > (90 if between.startswith(" and ") else 30)
            or not re.search(r"\band\b|^,", between)
            or re.search(r"\b(?:met|held|called|said)\b", between)
        ):
            break
        kept.insert(0, one)
    return kept


def _earlier(scene: Scene, number: int) -> list[Cluster]:
    """The person last named at the beginning of a sentence before."""
    for back in range(number, max(-1, number - 6), -1):
        named = [who for _, who in scene.cast.named(back) if not only_mentioned(scene.view, who)]
        if back < number and named:
            return named[:1]
    return []


def _by_side(scene: Scene, tail: str) -> Cluster | None:
    """“the Omani official”, where the text names one person of Oman."""
    found = _SIDE_OF.search(tail)
    if found is None:
        return None
    from app.intake.lexicon import country_names

    known = country_names().get(found["who"])
    theirs = [who for who in scene.cast.people if known and who.country == known[0].name]
    return theirs[0] if len(theirs) == 1 else None


def _event(scene: Scene, number: int, verb: Verb, end: int) -> Event:
    sentence = scene.sentences[number]
    kind = {
        "call_on": MeetingKind.CALL_ON,
        "called_on": MeetingKind.CALL_ON,
        "receive": MeetingKind.CALL_ON,
    }.get(verb.kind, MeetingKind.CALL if verb.kind == "call" else MeetingKind.TALKS)
    text = scene.string(number)
    if kind is MeetingKind.TALKS and re.search(
        r"\b(?:telephonic|telephone|phone|video call|virtual call)\b", text
    ):
        kind = MeetingKind.CALL
    status = status_of(text, verb.future)
    event = Event(kind, status, number, sentence.start, sentence.end)
    aside = _ASIDE.search(scene.view, verb.end, sentence.end)
    limit = aside.start() if aside else sentence.end
    event.dates = date_for(scene, number, sentence.start, limit, verb.start) or _day_of_block(
        scene, number, verb
    )
    if event.dates is None and _SAME_DAY.search(text):
        event.due = "same day"
    event.place = place_for(scene, number, sentence.start, limit, verb.end)
    event.reasons.append(f"“{scene.text[verb.start : verb.end].strip()}” between people")
    event.score = 0.0 if sentence.truncated else 1.0
    _ = end
    return event


def _day_of_block(scene: Scene, number: int, verb: Verb) -> DateRange | None:
    """In an itinerary the day that opens a paragraph holds for what follows in it."""
    if not verb.future:
        return None
    block = scene.sentences[number].block
    for back in range(number - 1, -1, -1):
        if scene.sentences[back].block != block:
            return None
        for one in scene.dates[back]:
            if one.start - scene.sentences[back].start < 6:
                return one.dates
    return None


_ROLES = {
    "call_on": ("caller", "called on"),
    "called_on": ("caller", "called on"),
    "receive": ("host", "caller"),
}


def _cast_roles(
    event: Event, kind: str, subject: list[Cluster], objects: list[Cluster], offices: list[Person]
) -> None:
    first, second = _ROLES.get(kind, ("", ""))
    for who in subject:
        event.add(who, first or "met")
    for who in objects:
        event.add(who, second or "met")
    event.offices += [one.position for one in offices]
    event.countries += [one.country.name for one in offices if one.country]


def _merge(found: list[Event], event: Event) -> None:
    """The same people (one more or less) told of again are the same meeting, unless the days differ."""
    mine = {id(who) for who, _ in event.people}
    for old in found:
        theirs = {id(who) for who, _ in old.people}
        if (
            not mine
            or not (mine <= theirs or theirs <= mine)
            or (old.kind is not event.kind and MeetingKind.CALL in {old.kind, event.kind})
        ):
            continue
        if len(mine & theirs) < 2 and not (event.offices and event.offices == old.offices):
            continue
        if old.dates and event.dates and old.dates.text != event.dates.text:
            continue
        for who, role in event.people:
            old.add(who, role)
        old.dates, old.place, old.due = (
            old.dates or event.dates,
            old.place or event.place,
            old.due or event.due,
        )
        return
    if event.people or len(event.countries) >= 2:
        found.append(event)


def held(event: Event) -> bool:
    """Whether an encounter took place."""
    return event.status is MeetingStatus.HELD
