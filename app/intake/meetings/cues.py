"""What speaks for a meeting and what against it: the cues of a sentence, each with its weight."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.meetings.events import Event
from db.values.choices import MeetingKind, MeetingStatus

NOUN = re.compile(
    r"\b(?:meetings?|talks|discussions?|consultations?|negotiations|deliberations|dialogue|conversations?"
    r"|encounter|engagement|interaction|sit-down|get-together|audience|luncheon|lunch|dinner|breakfast"
    r"|bilateral(?=[,;.]| with\b| between\b| at\b| on\b)|reception|summit|session|round|conference"
    r"|(?:tele|video)-?conference|ministerial|roundtable|exchange of views|(?:phone|telephone|video|courtesy)"
    r" (?:call|link|visit)|on the (?:phone|telephone|line)|calls?(?! (?:for|to (?!the |his |her )|upon"
    r"|all)\b)|ceremony)\b",
    re.IGNORECASE,
)
STRONG = re.compile(
    r"\b(?:met|meets?|meeting|sat|sits|sit down|sitting|recei(?:ved?|ves|ving)|welcom(?:ed?|es|ing)"
    r"|host(?:s|ed|ing)?"
    r"|conven(?:ed?|es|ing)|gather(?:s|ed|ing)?|confer(?:s|red|ring)?|sp(?:oke|eaks?|eaking|oken)"
    r"|talk(?:ed|ing)"
    r"|(?:tele)?phon(?:ed|es|ing)|called|calling|calls on|brief(?:s|ed|ing)|greet(?:s|ed|ing)"
    r"|negotiat(?:ed|es|ing)"
    r"|consult(?:s|ed|ing)|deliberat(?:ed|es|ing)|co-?chair(?:s|ed|ing)?|chair(?:s|ed|ing)|dined|lunched"
    r"|convers(?:ed|es|ing)|came together|brought [^.;]{3,80} together|together in|brought together"
    r"|face to face|compared notes|joined|rang|spent [^.;]{3,40} with|(?:hours?|minutes|morning"
    r"|afternoon|evening|day) with|around (?:one|the same|a) table"
    r"|saw(?= (?:the|his|her|[A-Z]))|assembled|(?:good|great|delighted|pleased|pleasure|honou?r"
    r"|privilege) to have|at the table|(?:put|put their) heads together|come together|(?:to"
    r"|came to) see(?= [A-Z]| his| her| me\b| us\b| him\b"
    r"| each other| the [A-Z]))\b"
)
WEAK = re.compile(
    r"\b(?:h(?:e|o)ld(?:s|ing)?|had|having|t(?:ook|aken?|akes|aking) (?:place|part|stock)|attend(?:s|ed|ing)?"
    r"|participat(?:ed|es|ing)|discuss(?:ed|es|ing)?|review(?:ed|s|ing)|examin(?:ed|es|ing)|exchang(?:ed"
    r"|es|ing)"
    r"|conclud(?:ed|es|ing)|open(?:s|ed|ing)|ended|wrapp(?:ed|ing) up|began|sign(?:s|ed|ing)|inked"
    r"|visit(?:s|ed|ing)"
    r"|arriv(?:ed|es|ing)|travel(?:s|led|ling)|agreed|explored?|addressed|represented|included|devoted"
    r"|focus(?:ed)?"
    r"|resum(?:ed|es|ing)|launch(?:ed|es|ing)|inaugurat(?:ed|es|ing)|came|reached|was|were|is|are)\b"
)
TOGETHER = re.compile(
    r"\b(?:discuss(?:ed|es|ing)?|review(?:ed|s|ing)|examin(?:ed|es|ing)|explored|exchang(?:ed|es|ing)|agreed"
    r"|sign(?:ed|s|ing)|inked|launch(?:ed|es|ing)|inaugurat(?:ed|es|ing)|took stock)\b"
)
"""What two of different sides do only where they meet."""
BOTH = re.compile(
    r"\b(?:two|both|three|four) (?:\w+ ){0,2}(?:countries|nations|sides|states|delegations|governments"
    r"|parties"
    r"|armies|navies|militaries"
    r"|ministries|ministers)\b|\b[Dd]elegations\b"
    r"|\b(?:[Mm]inisters|[Dd]efen[cs]e chiefs|[Cc]hiefs of [Dd]efen[cs]e|[Ll]eaders|[Dd]irectors|[Cc]ommanders"
    r"|[Ss]ecretaries) (?:of|from) (?:the )?(?=[A-Z])|\b\d+ (?:countries|nations|states)\b"
    r"|\b(?:G7|G20|E3|Quad) (?=[\w ]{0,20}[Mm]inisters)",
)
JOINS = re.compile(
    r"\b(?:attend\w*|participat\w*|t(?:ook|akes|aking) part|address\w*|represent\w*|co-?chair\w*)\b"
)
BEFORE = re.compile(
    r"\bhad (?:\w+ )?(?:met|held|visited|spoken|received|hosted|signed|discussed|travelled|agreed|called|phoned"
    r"|telephoned|written|invited)\b"
    r"|\b(?:last (?:year|met|held)|recall\w*|previous(?:ly)?|years? ago|months? ago|since (?:then|19|20)"
    r"|in (?:19|20)\d\d\b|was (?:first )?(?:established|launched|founded)|dates? back|regularly"
    r"|traditionally)"
)
FUTURE = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:scheduled|expected|due|set|planned|slated|to)|next (?:week|month|year)"
    r"|upcoming"
    r"|forthcoming|to be held|awaits?|is awaited|tomorrow)\b"
)
CALL = re.compile(
    r"\b(?:tele)?phon\w+|\b(?:by|via|over) (?:secure )?video\b|\bvideo[- ]?(?:call|link|conference)\b"
    r"|\b[Vv]irtual(?:ly)?\b|\bonline\b|\bcall (?:with|between|from)\b|\bspoken? (?:\w+ ){0,3}(?:to|with"
    r"|by)\b",
    re.IGNORECASE,
)
_CALL_ON = re.compile(r"\bcourtesy (?:call|visit)\b|\baudience\b|\breceived\b|\bcall(?:ed|s)? on\b")
ASIDE = re.compile(
    r", (?:which(?! (?:had|took place|(?:was|were) (?:held|hosted)|lasted|brought))|whose|scheduled"
    r"|planned|due|slated|to be (?:held|hosted|conducted))\b"
)
ELSEWHERE = re.compile(
    r"(?:directed by|instructions? (?:of|from)|leadership of|vision of|guidance of|patronage of|behalf of"
    r"|greetings of"
    r"|greetings from|message from|invitation of|invitation from|death of|letter from|succeeded|succeeds"
    r"|predecessor"
    r"|(?:advis[eo]r|assistant|envoy|aide) (?:of|to)|condolences to|conveyed to|regards to|greetings to"
    r"|wishes of|regards of) (?:the )?(?:former |late "
    r"|then )?$",
    re.IGNORECASE,
)


PLURAL = re.compile(
    r"(?:They|Both|(?:The|These) (?:two )?(?:\w+ )?(?:ministers|leaders|presidents|generals|admirals"
    r"|chiefs|secretaries"
    r"|officials|sides|men|women|counterparts|envoys|commanders|directors))\b|The (?:two|pair)\b"
)
PRONOUN = re.compile(
    rf"(?:(?:There|Then|Later|Earlier|On \w+(?: \w+)?),? )?(?:[Hh]e|[Ss]he)\b|{PLURAL.pattern}"
)
OURS = re.compile(
    r"\b(?:I|[Ww]e|me|us|my (?:friend|colleague|counterpart|guest|opposite number))\b(?<!US)"
    r"|^\W{0,2}(?:\d/\d\W{1,2})?(?:(?:So |Very |Truly )?(?:[Pp]leased|[Dd]elighted|[Hh]onou?red|[Gg]lad"
    r"|[Pp]rivileged"
    r"|[Gg]ood|[Gg]reat) to|Met|Hosted|Received|Welcomed|Spoke|Sat down) "
)
SETS_OUT = re.compile(
    r"\b(?:(?:will|is to) (?:travel|depart|leave|fly)|travels|departs|departed|leaves|left for|embark\w*)\b"
)
HELD = re.compile(r"\b(?:held|t(?:ook|akes) place|hosted|conducted|convened)\b")


SIGNED_BY = re.compile(r"\b(?:signed|inked|initialled)\b[^.;]{0,60}\bby\b")


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that speaks for a meeting, its city or its day, or against it, and how much."""

    why: str
    weight: float


def cues_of(text: str, place: int, event: Event, people: int, countries: int) -> list[Cue]:
    """Every cue of a sentence with its weight."""
    return [
        one
        for one, holds in (
            (Cue("a verb of meeting", 1.0), STRONG.search(text)),
            (Cue("a noun of meeting", 1.0), NOUN.search(text)),
            (Cue("what two sides do together", 0.8), TOGETHER.search(text)),
            (Cue("signed by two", 0.8), people >= 2 and SIGNED_BY.search(text)),
            (Cue("two who take part", 1.2), people >= 2 or OURS.search(text)),
            (Cue("two countries", 1.0), countries >= 2 or BOTH.search(text)),
            (Cue("a day", 0.7), event.dates is not None),
            (Cue("a place", 0.5), event.place is not None),
            (Cue("told in the first sentence", 1.0), place == 0),
            (Cue("told in the lead", 0.6), place == 1),
            (Cue("told early", 0.3), place == 2),
            (Cue("told of the past", -2.0), BEFORE.search(text)),
            (Cue("not said to have been", -0.5), event.status is not MeetingStatus.HELD),
        )
        if holds
    ]


def kind_of(text: str) -> MeetingKind:
    if CALL.search(text) and not re.search(r"\bin person\b", text):
        return MeetingKind.CALL
    return MeetingKind.CALL_ON if _CALL_ON.search(text) else MeetingKind.TALKS
