"""What a found meeting or visit holds before it becomes a proposal, and where and when it took place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.intake.forums.clusters import Forum
from app.intake.lexicon import country_names, set_of, word_set
from app.intake.people.mentions import Cluster
from app.intake.scene import Scene
from app.intake.text.tokens import last_of
from db.values.choices import MeetingKind, MeetingStatus
from db.values.partial_date import DateRange

_CANCELLED = re.compile(r"\b(?:cancelled|canceled|called off)\b", re.IGNORECASE)
_POSTPONED = re.compile(r"\b(?:postponed|put off|rescheduled)\b", re.IGNORECASE)
_NOT_EVENT_DATE = re.compile(
    r"(?:\bsince|\bsigned(?: \w+){0,3}|\belevated(?: \w+){0,8}|\bestablished(?: \w+){0,8}"
    r"|\binstituted|\bissued|\bdated"
    r"|\brecalling(?: \w+){0,8}|\bvisit of(?: [\w.'’]+){0,9}|\bvisit by(?: [\w.'’]+){0,9}"
    r"|\blaunched|\blaid out"
    r"|\bvisit\b(?: to(?: [A-Z][\w.]*)+| of)?(?: \w+){0,3}"
    r"|\blast (?:meeting|session|round)(?: \w+){0,6}|\bfirst (?:meeting|session|round)(?: \w+){0,6}"
    r"|\bprevious (?:meeting|session|round)(?: \w+){0,6}|\bby(?: the end of)?|\buntil|\bbefore"
    r"|\b(?:will travel|will depart|will leave|will fly|travels|departs|departed|leaves|left)\b"
    r"(?: (?:to|for)(?: [A-Z][\w.]*)+)?"
    r"|\bSummit|\bending|\bin force|\b(?:their|his|her) (?:upcoming|forthcoming)\b[^.;]{0,50}"
    r"|\b(?:said|announced|tweeted|posted|told (?:reporters|journalists))(?: in an? [\w ]{3,20})?)"
    r" (?:in |on |from |the |at |of )*\(?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Place:
    """Where: each part only as far as it is stated, and how it is known."""

    city: str | None = None
    country: str | None = None
    venue: str | None = None
    basis: str = "stated"


@dataclass(slots=True)
class Event:
    """A meeting that a text tells of; filled while the passes run."""

    kind: MeetingKind
    status: MeetingStatus
    sentence: int
    start: int
    end: int
    forum: Forum | None = None
    edition: int | None = None
    dates: DateRange | None = None
    place: Place | None = None
    people: list[tuple[Cluster, str]] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    score: float = 0.0
    name: str = ""
    called: str = ""
    due: str | None = None

    def add(self, who: Cluster, role: str) -> None:
        """Someone who took part; the first telling role stands."""
        for index, (known, old) in enumerate(self.people):
            if known is who:
                if old in {"", "met"} and role:
                    self.people[index] = (who, role)
                return
        self.people.append((who, role))


def date_for(
    scene: Scene, number: int, start: int, end: int, at: int, *, visit: bool = False
) -> DateRange | None:
    """The date in `start:end` of a sentence that belongs to what happens at `at`: days first, nearest first."""
    fitting = [
        one
        for one in scene.dates[number]
        if start <= one.start < end
        and (
            visit
            or not _NOT_EVENT_DATE.search(scene.view[max(start, one.start - 80) : one.start])
            or (_VISITS.search(scene.view[start : one.start]) and _TO_ATTEND.match(scene.view, one.end, end))
        )
    ]
    days = [one for one in fitting if _exact(one.dates)]
    chosen = min(days or fitting, key=lambda one: abs(one.start - at), default=None)
    return chosen.dates if chosen else None


_VISITS = re.compile(r"\bvisit(?:s|ed|ing)?\b[^.;]{0,60}$")
_TO_ATTEND = re.compile(
    r",? (?:to (?:attend|co-?chair|chair|participate|take part|join|hold)"
    r"|for (?:[\w.'-]+ ){0,5}?(?:meetings?|talks|[Dd]ialogue|consultations"
    r"|discussions|dialogue)|for the (?=[A-Z\d]))\b"
)
"""“will visit Honiara on 17 March to attend …”: the day of the visit is that of what it is for."""
_REMOTE = re.compile(
    r"\b(?:virtual(?:ly)?|online|video[- ]?(?:conference|conferencing|link|call)|tele-?conferenc\w+|VTC"
    r"|by video"
    r"|via (?:Zoom|video|Teams|Webex))\b",
    re.IGNORECASE,
)


_HELD_SO = re.compile(
    r"\b(?:met|held|spoke|talks|meeting|discussions|consultations|dialogue|session|call"
    r"|conversation)\b(?![^.;]*\b(?:will|next)\b)",
)


def remote(scene: Scene, event: Event) -> bool:
    """Whether the sentence that tells of a meeting, or one right behind it, says that it had no common place."""
    text = scene.string(event.sentence)
    if _REMOTE.search(text) is not None and "hybrid" not in text.casefold():
        return True
    if event.place is not None and event.place.city:
        return False
    behind = range(event.sentence + 1, min(len(scene.sentences), event.sentence + 3))
    return any(
        not scene.sentences[number].heading
        and (said := _REMOTE.search(scene.string(number))) is not None
        and _HELD_SO.search(scene.string(number)[: said.start()]) is not None
        for number in behind
    )


_ENDING = re.compile(r"\b(?:concluded|ended|wrapped up|closed|came to (?:an end|a close))\b")
_OPENING = re.compile(r"\b(?:began|begun|begins|opened|started|commenced|got under way|kicked off)\b")
_OTHERWISE = re.compile(r"[,;]|\b(?:held|met|where|after|took place|running|ran|from|between)\b")


def as_told(scene: Scene, number: int, dates: DateRange | None) -> DateRange | None:
    """A single day after “concluded” is the end only, after “began” the start only."""
    if dates is None or dates.start != dates.end or dates.end is None or dates.end.day is None:
        return dates
    one = next((one for one in scene.dates[number] if one.dates == dates), None)
    if one is None:
        return dates
    before = scene.view[scene.sentences[number].start : one.start]
    ended, began = last_of(_ENDING, before), last_of(_OPENING, before)
    if (
        ended
        and not _OTHERWISE.search(before[ended.end() :])
        and (began is None or began.end() < ended.start())
    ):
        return DateRange(None, dates.end)
    if began and not _OTHERWISE.search(before[began.end() :]):
        return DateRange(dates.start, None)
    return dates


def _exact(dates: DateRange) -> bool:
    return dates.end is not None and dates.end.day is not None


def place_for(scene: Scene, number: int, start: int, end: int, at: int) -> Place | None:
    """Where what happens at `at` took place, as far as the sentence says."""
    sentence_start = scene.sentences[number].start
    cities = [
        one
        for one in scene.cities[number]
        if start <= one.start < end
        and (
            not _ELSEWHERE.search(scene.view[max(start, one.start - 30) : one.start])
            or _TO_MEET.match(scene.view, one.end, end)
        )
        and not _ORIGIN.search(scene.view[max(sentence_start, one.start - 75) : one.start])
        and not OTHERS_THERE.search(scene.view[max(sentence_start, one.start - 110) : one.start])
    ]
    venue = scene.venue(number)
    if venue is not None and (
        not start <= venue[2] < end
        or _SPEAKS.search(scene.view[max(start, venue[2] - 24) : venue[2]])
        or _SPOKEN_FOR.match(scene.view, venue[2] + len(venue[0]))
    ):
        venue = None
    chosen = min(cities, key=lambda one: (one.start < at, abs(one.start - at)), default=None)
    if chosen is not None:
        town = _IN_TOWN.search(scene.view, max(start, chosen.start - 60), chosen.start)
        if town is not None and town.end() == chosen.start and strange(town["town"]):
            return Place(town["town"], chosen.country if chosen.country in {*scene.parties} else None, None)
        return Place(chosen.city, chosen.country, venue[0] if venue else None)
    if venue is not None:
        return Place(None, venue[1] or None, venue[0])
    unknown = _town(scene, number, at, end) or _town(scene, number, start, at)
    return _country_place(scene, start, end) or unknown


_SPEAKS = re.compile(r"\b(?:by|from|according to|of|told) (?:the )?$")
_SPOKEN_FOR = re.compile(
    r"(?:'s)? (?:chief|spokes\w+|press|officials?|leaders?|said|says|has|statement|announced)\b"
)
"""“a statement issued by the Pentagon”, “the Pentagon chief”: there it is no place."""
_TOWN = re.compile(
    r"\b(?:[Ii]n|at(?= [\w'-]+ (?:on"
    r"|from) )) (?P<town>[^\W\d_a-z][\w'-]{2,}(?: [^\W\d_a-z][\w'-]+){0,2})"
    r"(?=,? (?:[A-Z][a-z]+(?: [A-Z][a-z]+)?, )?(?:(?:on|from) (?=\w+\.? ?\d|\d|[MTWFS]\w+day)"
    r"|today\b|yesterday\b|where\b|this (?:week|morning|afternoon)\b))"
)


_MET_IN = re.compile(
    r"\b(?:met|held|place|talks|meeting|consultations|session|round|sat|[a-z]{3,}ed)\b"
    r"[^.;]{0,60}? (?:in|(?:at|outside|near)(?= [\w'-]+(?: [\w'-]+)? \()"
    r"|(?:at|on|beside|near)(?= (?:Lake|Loch|Mount|Cape) )|(?:in"
    r"|at) the (?:[\w-]+ )?(?:town|city|port|village|resort|garrison"
    r"|island) of|on the island of) (?P<town>[^\W\d_a-z][\w'-]{2,}(?: [^\W\d_a-z][\w'-]+){0,2})"
    r"(?=[.,;]|$| \(| (?:to|for|with|between|where|under|during|as|and|by|at|over|when|again|after"
    r"|before|today|yesterday) )"
)
_TO_TOWN = re.compile(
    r"\bto (?P<town>[^\W\d_a-z][\w'-]{2,}(?: [^\W\d_a-z][\w'-]+)?)"
    r"(?=,? for (?:\w+ ){0,3}?(?:meetings?|talks|consultations|discussions)\b)"
)
"""“welcomed her colleague to Thun for talks”."""
_REGIONS = set_of(
    "Africa Europe Asia America Americas Parliament Gaza Kashmir Crimea Donbas Donbass Sahel Balkans"
    " Arctic Antarctica "
    "Levant Caribbean Congress English French Arabic Darfur Oceania Pacific Atlantic Mediterranean Baltics"
    " Caucasus"
)


_WATERS = frozenset(
    {
        "Lake",
        "Loch",
        "Mount",
        "Cape",
        "Bay",
        "Island",
        "Islands",
        "Beach",
        "Harbour",
        "Port",
        "Springs",
        "City",
        "Heights",
        "Falls",
    }
)
_BUILDINGS = set_of(
    "Bhavan Bhawan House Palace Hall Block Hotel Building Headquarters Base Centre Center Tower Academy "
    "Institute Museum"
    " Camp Barracks Ministry Office Resort Airport Club Guards Lodge Theatre Wisma Secretariat Complex"
)
_IN_TOWN = re.compile(r"\b(?:in|at) (?P<town>[^\W\d_a-z][\w'-]{2,}(?: [^\W\d_a-z][\w'-]+){0,2}), ")
"""“in Nusa Dua, Bali”: the town comes before what it lies in."""


def strange(town: str) -> bool:
    """Whether capitalised words may be a town that no table has: no country, region, office or month."""
    if town.rsplit(maxsplit=1)[-1] in _BUILDINGS:
        return False
    known = word_set("office_words") | word_set("never_names") | _REGIONS
    if town.rsplit(maxsplit=1)[-1] in _WATERS or town.startswith(
        ("Port ", "Lake ", "Loch ", "Mount ", "Cape ")
    ):
        known = known - _WATERS
    return town not in country_names() and not any(one in known for one in town.split())


def _town(scene: Scene, number: int, start: int, end: int) -> Place | None:
    """A place that no table has, with a day right behind it (“in Tapa on Wednesday”) or a verb of meeting before."""
    sentence = scene.sentences[number]
    met = [one for one in _MET_IN.finditer(scene.view, sentence.start, end) if one.start("town") >= start]
    for found in (*_TOWN.finditer(scene.view, start, end), *met, *_TO_TOWN.finditer(scene.view, start, end)):
        person = any(one.start <= found.start("town") < one.end for one, _ in scene.cast.named(number))
        elsewhere = OTHERS_THERE.search(
            scene.view[max(sentence.start, found.start("town") - 110) : found.start("town")]
        )
        if strange(found["town"]) and not person and not elsewhere:
            return Place(found["town"], None, None)
    return None


_TO_MEET = re.compile(
    r"(?:,? (?:[A-Z][\w.]*,? )?(?:(?:on|from|between) [^.;,]{4,28},? |tomorrow |today |next week "
    r"|this week )?(?:where\b"
    r"|during which\b|for (?:[\w.'-]+ ){0,5}?(?:meetings?|talks|[Dd]ialogue|summit"
    r"|consultations|discussions)\b"
    r"|to (?:meet|see|attend|co-chair|hold|take part|participate)\b"
    r"|and (?:met|held|had|called on|co-chaired|signed)\b))"
)
"""What shows that a journey's goal is where people met."""
_ELSEWHERE = re.compile(
    r"\b(?:visit(?:ed|ing|s)?|trip|tour|travel\w*|return\w*|depart\w*|left|leave\w*)(?: to| for"
    r"| of| in)? (?:the )?$"
)
_ORIGIN = re.compile(
    r"(?:\b(?:visitors?|guests?|delegations?|team|party|envoys?|officials|ministers?|colleagues?"
    r"|counterparts?|came|come|coming|arriv\w+"
    r"|flew|flown|flying|joined|linked|dial\w+ in|speaking|reports?|message"
    r"|travel\w*)(?: [\w-]+){0,2} from|(?:^|; |, )[Ff]rom|\b[Nn]ot in) (?:the )?$"
    r"|\b(?:[Aa]ttach\w+|Ambassador|Counsell?or|Charg\w+|Consul|High Commissioner|Representative)\b"
    r"[^.;,]{0,40} (?:in|at|to) (?:the )?$"
    r"|\b(?:on|during) (?:his|her|the|their) (?:way|journey) (?:home |back |on )?(?:from|to) [^,;]{0,45}$"
)
"""“a visitor from Jakarta” says whence, not where."""
OTHERS_THERE = re.compile(
    r"\b(?:attacks?|bombings?|blasts?|explosion|earthquake|crash|war|conflict|situation|crisis|violence"
    r"|fighting"
    r"|killed|wounded|embassy|consulate) (?:in|at) (?:the )?$"
    r"|\b(?:for|of|before|to|ahead of) (?:the|their|its|an?|our) (?:upcoming|forthcoming|next|planned"
    r"|coming)\b"
    r"[^.;]{0,80} (?:in|at) (?:the )?$"
)
"""“priorities for the upcoming conference in Brussels”, “an attack in Manbij”: something else was there."""
_IN = re.compile(r"\b(?:in|to) (?:the )?$")


def _country_place(scene: Scene, start: int, end: int) -> Place | None:
    for one in scene.countries:
        held = (
            start <= one.start < end
            and not one.people
            and _IN.search(scene.view[max(start, one.start - 8) : one.start])
        )
        if held and re.search(
            r"\b(?:held|hosted|take place|takes place|took place)\b", scene.view[start : one.start]
        ):
            return Place(None, one.country.name, None)
    return None


def status_of(text: str, future: bool) -> MeetingStatus:
    """Held, planned, postponed or cancelled, as the words around say."""
    if _CANCELLED.search(text):
        return MeetingStatus.CANCELLED
    if _POSTPONED.search(text):
        return MeetingStatus.POSTPONED
    return MeetingStatus.PLANNED if future else MeetingStatus.HELD
