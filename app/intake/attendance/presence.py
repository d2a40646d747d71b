"""Tells who of those named was not there: invoked, of the past, or only speaking of a meeting to others."""

from __future__ import annotations

import re

from app.intake.people.mentions import Cluster, only_mentioned
from app.intake.people.persons import Person
from app.intake.scene import Scene
from app.intake.text.sentences import ABSENT

ACTS = re.compile(
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


_HEADS_OF_STATE = re.compile(
    r"^(?:President|King|Queen|Sultan|Emir|Amir|Emperor|Prime Minister|Chancellor|Premier"
    r"|Crown Prince|Custodian of the Two Holy Mosques|Supreme Leader|Head of State)\b(?!-)"
)


def reigns(scene: Scene, who: Cluster, *, others: bool) -> bool:
    """A head of state or government who comes up only behind the lead, or where `others` met, is invoked, not there."""
    first = scene.sentences[who.mentions[0][0]]
    body = [one.start for one in scene.sentences if not one.heading][:2]
    behind = len(body) > 1 and first.start >= body[-1]
    return bool(_HEADS_OF_STATE.match(who.position)) and (others or behind)


_SPEAKS_FOR = re.compile(
    r"\b(?:[Ss]pokes(?:person|man|woman)|[Pp]ress [Ss]ecretary|[Pp]ress [Oo]fficer|[Cc]ontact)\b"
)
_SPOKESMAN = re.compile(r"\b[Ss]pokes(?:person|man|woman),? (?:[A-Z][\w.]* ?){0,6}$")
_CONTACT = re.compile(
    r"\b(?:[Pp]oints? of contact|[Cc]ontacts?|[Ii]nquiries|[Ee]nquiries|[Mm]edia)\b[^.;]{0,60}$"
)
_COMMENTS = re.compile(
    r" (?:told (?:reporters|journalists|a (?:press|news) )|commented|tweeted|praised"
    r"|(?:sent|wrote|issued|dispatched) (?:an? |his |her |the )?(?:\w+ )?"
    r"(?:message|letter|greetings|telegram|condolences|tweet))"
)
"""Who speaks of a meeting to others; whoever took part is known from elsewhere."""
_LONG_AGO = re.compile(
    r"\b(?:recalled|recalling|last (?:year|month)|(?:in|since|of) (?:[A-Z][a-z]+ )?(?:19|20)\d\d|former"
    r"|late|previous"
    r"|years ago|earlier this year|then-?)\b[^.;]{0,120}$"
)


def spokesman(scene: Scene, number: int, one: Person) -> bool:
    """“according to Pentagon spokesman Lt. Col. Jeff Marsh”."""
    start = max(scene.sentences[number].start, one.start - 60)
    return _SPOKESMAN.search(scene.view, start, one.name_start) is not None


def aside(scene: Scene, number: int, one: Person) -> bool:
    """Who speaks for an office, answers questions, heads it in brackets or belongs to the past, is not there."""
    sentence = scene.sentences[number]
    before = scene.view[sentence.start : one.start]
    beside = scene.view[max(sentence.start, one.start - 12) : one.name_start]
    if (
        _SPEAKS_FOR.search(beside)
        or spokesman(scene, number, one)
        or _SPEAKS_FOR.search(one.position)
        or _CONTACT.search(before)
        or before.endswith("(")
    ):
        return True
    if ABSENT.match(scene.view, sentence.start) or ABSENT.match(sentence.lead):
        return True
    if _COMMENTS.match(scene.view, one.end) or of_the_past(scene, number, one):
        return True
    return bool(_LONG_AGO.search(before)) and not ACTS.match(scene.view[one.end : one.end + 60])


def with_absent(scene: Scene, who: Cluster) -> bool:
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


_BYGONE = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x|[Ee]rstwhile|[Ll]ate|[Tt]hen|[Oo]utgoing)[ -](?:[A-Z][\w.]* )?$"
    r"|\bpredecessor,? (?:[A-Z][\w.]* )?$"
)
_EARLIER = re.compile(
    r"\b(?:last|previous(?:ly)?|earlier|preceding|first) (?:took place|was held|were held|met|convened"
    r"|held|meeting"
    r"|session|round|edition|talks|visit)\b|\b(?:in|since|of) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b"
    r"|\b(?:years? ago|last year)\b|\bon (?:\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2},?) (?:19|20)\d\d by\b"
)


def of_the_past(scene: Scene, number: int, one: Person) -> bool:
    """“… last took place in May, led by former Minister X”: who held a post or a chair then leads nobody now."""
    before = scene.view[scene.sentences[number].start : one.start]
    if _RECALLS.search(before) or _another_time(scene, number, one):
        return True
    bygone = _BYGONE.search(before) or re.match(r"(?:[Ff]ormer|[Tt]hen)\b", one.position)
    if bygone and _EARLIER.search(before):
        return True
    year, published = _OLD_SESSION.search(before), scene.issue.published
    return bool(number and year and published and int(year["year"]) < published.year)


def _another_time(scene: Scene, number: int, one: Person) -> bool:
    """“The Assistant Minister visited Jakarta last month”, told behind the lead: another journey than this one."""
    lead = [place for place, sentence in enumerate(scene.sentences) if not sentence.heading][:2]
    end = scene.sentences[number].end
    return number not in lead and _OTHER_TIME.match(scene.view, one.end, end) is not None


_OTHER_TIME = re.compile(
    r"[^.;]{0,30}\b(?:visit(?:ed)?|travel(?:led|ed)?|will travel|will visit|inaugurated|launched|was in)\b[^.;]{0,80}"
    r"\b(?:(?:last|next) (?:week|month|year)|earlier this (?:month|year))\b"
)
_RECALLS = re.compile(
    r"\b[Rr]ecall(?:ed|ing|s)? (?:the|their|its|that the) (?:first|previous|last|inaugural|earlier|second"
    r"|\d+(?:st|nd|rd|th))\b[^.;]*$"
)
"""“recalled the first dialogue, attended by …”."""
_OLD_SESSION = re.compile(
    r"\b(?:meeting|session|round|edition|dialogue|talks|consultations)\b[^.;]{0,60}"
    r"\b(?:held|took place|convened|hosted)[^.;]{0,60}\bin (?:[A-Z][a-z]+ )?(?P<year>(?:19"
    r"|20)\d\d)\b[^.;]{0,120}$"
)


_RESIDENT = re.compile(
    r"\b(?:Ambassador|High Commissioner|Charg[eé]e? d'[Aa]ffaires|Consul|[Ss]pokes\w+|[Aa]nalyst"
    r"|[Ee]xpert|Professor"
    r"|[Ff]ellow|Researcher|Lecturer)\b"
)
_SAYS = re.compile(
    r"^,? ?(?:also |further |later |earlier )?(?:said|says|told|affirmed|stated|noted|explained|added"
    r"|commented"
    r"|remarked|tweeted|wrote|posted|recalled|pointed out|observed|claimed|argued|declared|suggested"
    r"|believes?"
    r"|described)\b"
)
_AT_IT = re.compile(
    r"\b(?:[Ss]peaking (?:at|on|during)|[Aa]t the (?:meeting|event|ceremony|session)|[Dd]uring the"
    r"|[Aa]ddress\w+)\b"
)


def only_comments(scene: Scene, who: Cluster) -> bool:
    """A resident envoy, or an observer, who only says something of a meeting and is put nowhere near it."""
    if not _RESIDENT.search(f"{who.titles} {who.position}"):
        return False
    full = [(number, one) for number, one in who.mentions if not one.single]
    return bool(full) and all(
        _SAYS.match(scene.view[one.end : one.end + 40])
        and not _AT_IT.search(scene.view[scene.sentences[number].start : one.start])
        for number, one in full
    )
