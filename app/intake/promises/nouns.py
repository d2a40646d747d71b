"""Promises said by a noun or an adjective, not by a verb: “agreement was reached to …”, “X stands ready to …”."""

from __future__ import annotations

import re

from app.intake.promises.clauses import clause_end
from app.intake.promises.duewords import due_in
from app.intake.promises.statements import JOINT, Found
from app.intake.promises.strengths import strength_of
from app.intake.promises.subjects import Actor, Subject, subject_of
from app.intake.scene import Scene
from app.intake.text.tokens import last_of
from db.values.choices import CommitmentKind

_NOUNS = {
    CommitmentKind.AGREED: "agreement|accord|understanding|consensus|decision|consent",
    CommitmentKind.COMMITTED: (
        "readiness|willingness|preparedness|commitment|determination|resolve|intention|intent|pledge|promise"
        "|undertaking|assurances?|word|keenness|eagerness|desire|interest|(?<=the )will|(?<=their )will"
    ),
    CommitmentKind.PROPOSED: (
        "proposal|suggestion|idea|prospect|possibility|offer|request|invitation|hope|appeal|recommendation"
    ),
}
_KIND_OF = {
    noun.removesuffix("?").removesuffix("s"): kind
    for kind, nouns in _NOUNS.items()
    for noun in nouns.split("|")
}
_NOUN = "(?P<noun>" + "|".join(_NOUNS.values()) + ")"
_TO = r"(?:to|on|for|of|that|in|towards?|whereby|under which)"
_DONE = (
    r"(?:reached|expressed|voiced|re-?affirmed|reiterated|restated|renewed|conveyed|underlined|underscored"
    r"|stressed"
    r"|highlighted|emphasi[sz]ed|given|made|put forward|put on the table|tabled|floated|submitted|extended"
    r"|issued"
    r"|announced|declared|signal?led|taken|arrived at|affirmed|confirmed|recorded|repeated|handed over"
    r"|advanced|aired"
    r"|raised|passed|accepted|taken up|addressed|presented|obtained|secured|achieved|found|struck)"
)
_PASSIVE = re.compile(
    rf"\b{_NOUN}\b(?P<what> {_TO} [^.;]{{8,240}}?)?,? (?:was|were|is|are|has been"
    rf"|have been) (?:\w+ ){{0,2}}{_DONE}\b"
    rf"(?P<rest>[^.;]{{0,240}})",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"\b(?:gave|gives|made|makes|put|signal?led|indicated|declared|expressed|voiced|conveyed|extended"
    r"|floated|tabled"
    r"|restated|repeated|affirmed|reaffirmed|reiterated|renewed|issued|submitted|presented|advanced"
    r"|came up with|reached"
    rf"|took|underlined|underscored|stressed|announced|held out|handed over|came with|brought"
    rf"|raised|highlighted|emphasi[sz]ed"
    rf"|demonstrated|reinforced"
    rf"|able to (?:reinforce|reiterate|reaffirm|restate|convey|underline|underscore|stress))\b"
    rf"(?P<gap>(?: [\w'’-]+){{0,6}}?) {_NOUN} (?P<what>{_TO} [^.;]{{8,}})"
)
_AND_ALSO = re.compile(
    r"\b(?:reaffirmed|reiterated|expressed|underscored|underlined|stressed|renewed|restated)\b[^.;]{10,140}?"
    r" (?:and|as well as|along with|together with) (?:(?:its|their|his|her|the) )?(?:\w+ )?"
    r"(?P<noun>commitment|readiness|determination|willingness)"
    r" (?P<what>to [^.;]{8,})"
)
"""“reaffirmed its support for X and commitment to Y”."""
_STANDS = re.compile(
    r"\b(?:is|are|was|were|stood|stands?|remains?|remained|declared (?:himself|herself|itself|themselves)"
    r"|stay(?:ed|s)?)"
    r" (?:also |fully |always |still |now )?(?:ready|prepared|willing|determined|resolved|bound|set on)"
    r"(?P<what>,? (?:[^,.;]{3,40}, )?(?:to |on )[^.;]{8,})"
)
_IS_TO = re.compile(
    r"\b(?:is|are|was|were) (?:now |also |jointly |both )?to (?P<verb>(?!be\b)[a-z]+) (?P<what>[^.;]{6,})"
)
_IS_DONE = re.compile(
    r"\b(?:(?:will|shall|is to|are to) (?:also |jointly |now |then |soon )?be|(?:agreed"
    r"|decided) that [^.;]{3,80} be)"
    r" (?:jointly )?(?P<verb>set up|established|formed|created|signed|delivered|handed over|provided|sent"
    r"|opened|launched"
    r"|trained|completed|finali[sz]ed|convened|organi[sz]ed|exchanged|appointed|drafted|submitted|shared"
    r"|transferred"
    r"|supplied|donated|funded|financed|built|increased|doubled|extended|drawn up|prepared|dispatched"
    r"|deployed|reserved"
    r"|offered|covered|returned|released|installed|resumed|stepped up|reactivated|renewed|ratified"
    r"|implemented|put in place"
    r"|posted|seconded|invited|granted|presented|allotted|repeated|made available|allocated|assigned"
    r"|admitted|stationed|embedded"
    r"|attached|nominated|designated|published|circulated|tabled|updated|negotiated|concluded|begun"
    r"|started|activated"
    r"|upgraded|modernised|repaired|refitted|loaned|lent|leased|waived|introduced|commissioned|linked"
    r"|connected|carried out|admitted"
    r"|(?:(?!received|welcomed|accompanied|led|chaired|co-chaired|presided|addressed|guided|headed"
    r"|attended|joined|represented|followed"
    r"|hosted)[a-z]+(?:ed|en|wn|lt|nt|pt"
    r"|ght))(?=[^.;]{0,60} by (?:the )?[A-Z]))"
    r"\b(?P<what>[^.;]*)"
)
_ELLIPTIC = re.compile(
    r"^(?:(?:Actions?|To do|Follow-up)(?: points?"
    r"| items?)?[:.] ?)?(?P<who>(?:[Tt]he )?(?:[A-Z][\w'’-]*(?: (?:of|and|the|[A-Z][\w'’-]*)){0,5}"
    r"(?: side| sides| delegation)?|[Bb]oth sides"
    r"|[Tt]he (?:two )?sides)) to (?P<verb>(?!the\b|his\b|her\b|its\b|their\b"
    r"|our\b)[a-z]{3,}) (?P<what>[^;]{6,})"
)
_OWES = re.compile(
    r"\b(?:(?:has|have) until [^,.;]{3,30} to (?P<verb>[a-z]+)|(?:falls|fell|is left|was left"
    r"|is up) to (?P<who>[^,.;]{3,50}?) to (?P<verb2>[a-z]+)"
    r"|t(?:akes|aking|aken|ook)(?: it)? (?:up)?on (?:itself|himself|herself|themselves) to (?P<verb3>[a-z]+)"
    r"|means? to (?P<verb4>[a-z]+))(?P<what>[^.;]*)"
)
_OUTCOME = re.compile(
    r"\b(?:(?:outcome|result|upshot|product|fruit)s?(?: of [^,.;]{3,60})? (?:was|were|is|are)|resulted in"
    r"|came out of [^,.;]{3,50} (?:was|is)"
    r"|produced|yielded|shook hands on|shake hands on|sealed)(?P<what> (?:an? |the |two "
    r"|three )?(?:[\w-]+ ){0,4}?(?:plans?|programmes?|programs?"
    r"|roadmap|task force|working group|group|mechanism|list|schedule|calendar|hotline|understanding"
    r"|agreements?|deal|timetable)\b[^.;]*)"
)
_FIXED = re.compile(
    r"\b(?:has|have|was|were|had) (?:been )?(?:also )?(?:fixed|set|scheduled|settled|pencilled in"
    r"|earmarked)(?P<what> for [^.;]*)"
)
_EXISTS = re.compile(
    r"\b(?:(?:[Tt]here (?:is|was)|[Ff]ound|(?:are|were) in) (?:\w+ ){0,2}(?:agreement|consensus"
    r"|understanding|accord)"
    r"|(?:[Aa]greement|[Cc]onsensus|[Uu]nderstanding|[Aa]ccord)(?:, [^,.;]{2,30},)? (?:exists|prevails"
    r"|stands|was near)"
    r"|got the (?:nod|go-ahead|green light)|(?:was|were|is|has been) (?:given|granted) the (?:nod"
    r"|go-ahead|green light))"
    r"(?P<what> (?:to|on|for|that|about|over) [^.;]{6,})"
)
_WISHES = re.compile(
    r"\b(?:would (?:also )?(?:like|welcome|appreciate|prefer)|(?:also )?(?:wants?|wanted)|(?:can"
    r"|could) (?:also )?offer"
    r"|is (?:also |now )?(?:considering|weighing|contemplating|minded to))"
    r"(?! us\b| (?:to )?(?:thank|congratulate|express|convey|commend|emphasi\w+|stress|under\w+|recall|say"
    r"|make clear|see|know|believe"
    r"|be|reiterate|acknowledge|note|pay|take this|avoid|peace|war|work (?:closely|together|with))\b)"
    r"(?P<what> [^.;]{3,})"
)
"""“Oslo wants four berths each winter”, “would like patrols to be stepped up”: asked for, not promised."""
_PART = re.compile(r"[,;:] (?:and |while |whereas |but )?|\b(?:while|whereas) ")
_BY = re.compile(
    r"\bby (?:the )?(?P<who>[A-Z][^.;,]{2,80}|two sides|both sides|parties|participants|delegations)"
)
_NOT = re.compile(
    r"\b(?:no|not|never|without|lack of|whether|if|once|unless|had|since|in (?:19|20)\d\d)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_NOT_WITHIN = re.compile(
    r"\b(?:in (?:19|20)\d\d|not|never|last (?:year|month)|over the (?:past|last)|yet to)\b"
)


def from_nouns(scene: Scene, number: int, *, all_planned: bool = False) -> list[Found]:
    """What a sentence promises by a noun (“commitment to”), an adjective (“ready to”) or “is to”."""
    text = scene.string(number)
    out: list[Found] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            if all_planned and pattern in {_IS_TO, _IS_DONE, _FIXED}:
                continue  # what will happen at a meeting to come is no promise
            if _NOT.search(text[: match.start()][-60:]) or _NOT_WITHIN.search(match[0][:60]):
                continue
            found = read(scene, number, match)
            if found is not None and not any(one.start < found.end and found.start < one.end for one in out):
                out.append(found)
    return out


def _kind(match: re.Match[str]) -> CommitmentKind:
    return _KIND_OF.get(
        match["noun"].casefold().removesuffix("s"), CommitmentKind.COMMITTED
    )  # “the will of …”


def _passive(scene: Scene, number: int, match: re.Match[str]) -> Found | None:
    rest = match["rest"]
    if re.search(
        r"\bfirst [a-z]+ed? ?$|\bfirst $", match[0][: len(match[0]) - len(rest)][-18:]
    ) or _OLD_REST.match(rest):
        return None
    said = match["what"] or (rest if re.match(rf" {_TO} ", rest) else "")
    if len(said.split()) < 3 and ":" not in scene.string(number)[: match.start()]:
        return None
    sentence = scene.sentences[number]
    kind = _kind(match)
    if kind is not CommitmentKind.AGREED and not (
        match["what"] or ":" in scene.string(number)[: match.start()]
    ):
        said = rest
    owner = _agent(scene, number, match.end() - len(rest), sentence.end - sentence.start)
    if owner is None:
        named = scene.countries_in(sentence.start, sentence.start + match.start() + 1)
        owner = (
            named[0]
            if len(named) == 1 and scene.view[sentence.start + match.start() - 3 :][:1] in "'s"
            else JOINT
        )
    return _found(
        scene, number, sentence.start, sentence.start + match.start(), sentence.end, kind, owner, said
    )


_OLD_REST = re.compile(r"(?: \w+){0,3} in (?:[A-Z]\w+ )?(?:19|20)\d\d\b")
"""“Agreement on a joint scheme was first reached in 2003”."""
_OF_OTHERS = re.compile(r"\b(?:appreciation|gratitude|thanks|concern|satisfaction|admiration|regret)\b")


def _active(scene: Scene, number: int, match: re.Match[str]) -> Found | None:
    if match["noun"] == "hope" and not re.match(r"that (?:the )?[A-Z]", match["what"]):
        return None  # “the hope to see ties grow” asks nothing of anybody
    if match["noun"] == "interest" and re.match(r"rest|reaff|reit|aff", match[0]):
        return None  # “restated our mutual interest in the success of the round”
    if _OF_OTHERS.search(match[0][: match.start("noun") - match.start()]):
        return None  # “expressed his appreciation for their commitment”
    return _by_subject(scene, number, match, _kind(match), match["what"])


def _stands(scene: Scene, number: int, match: re.Match[str]) -> Found | None:
    return _by_subject(scene, number, match, CommitmentKind.COMMITTED, match["what"])


def _is_to(scene: Scene, number: int, match: re.Match[str]) -> Found | None:
    subject = _subject(scene, number, match)
    if match[0].startswith("is") and subject.actor is Actor.JOINT:
        return None  # “the task for both sides is to …” says what the task is
    kinds = {
        Actor.JOINT: CommitmentKind.AGREED,
        Actor.COUNTRY: CommitmentKind.COMMITTED,
        Actor.PERSON: CommitmentKind.COMMITTED,
        Actor.BODY: CommitmentKind.AGREED,
    }
    kind = kinds.get(subject.actor)
    meets = match["verb"] in {"discuss", "review", "meet", "visit", "attend", "arrive", "take"}
    if kind is None or (meets and subject.actor is not Actor.BODY):
        return None
    return _made(scene, number, match, kind, subject, f" to {match['verb']} {match['what']}")


_ON_OCCASION = re.compile(
    r"\b(?:during|on the occasion|at the (?:end|close|meeting)|on the (?:first|second|last) day)\b"
)


def _is_done(scene: Scene, number: int, match: re.Match[str]) -> Found | None:
    sentence = scene.sentences[number]
    head = scene.string(number)[: match.start()]
    if re.search(r"\b(?:visit|exercise|drill|said|according|contest|ceremony|tournament|event)\b", head):
        return None
    if match["verb"] == "signed" and _ON_OCCASION.search(match["what"]):
        return None  # a paper, which stands among the agreements
    owner = _agent(scene, number, match.end() - len(match["what"]), sentence.end - sentence.start)
    kind = CommitmentKind.AGREED if owner in {None, JOINT} else CommitmentKind.COMMITTED
    parts = last_of(_PART, head)
    start = sentence.start + (parts.end() if parts else 0)
    end = clause_end(scene.view, sentence.start + match.start("what"), sentence.end, whole=False)
    return _found(
        scene,
        number,
        start,
        sentence.start + match.start(),
        end,
        kind,
        owner or JOINT,
        f" to {match['verb']}",
    )


def _elliptic(scene: Scene, number: int, match: re.Match[str]) -> Found | None:
    """“Oman to circulate the draft by 30 June”, as minutes and action lists write."""
    start = scene.sentences[number].start
    first, last = start + match.start("who"), start + match.end("who")
    if not number and not scene.sentences[number].bullet:
        return None  # the headline
    joint = re.search(r"\b(?:[Bb]oth|sides)\b", match["who"]) is not None
    people = [who for one, who in scene.cast.named(number) if first <= one.start < last]
    named = scene.countries_in(first, last)
    if not (joint or named or people):
        return None
    owner = (
        named[0] if len(named) == 1 and not joint else people[0].country if people and not joint else JOINT
    )
    kind = CommitmentKind.AGREED if owner in {None, JOINT} else CommitmentKind.COMMITTED
    said = f" to {match['verb']} {match['what']}"
    return _found(scene, number, first, last + 1, scene.sentences[number].end, kind, owner or JOINT, said)


def _owes(scene: Scene, number: int, match: re.Match[str]) -> Found | None:
    """“It falls to Oman to …”, “Oman has until June to …”."""
    sentence = scene.sentences[number]
    verb = match["verb"] or match["verb2"] or match["verb3"] or match["verb4"]
    who = (match.start("who"), match.end("who")) if match["who"] else (0, match.start())
    named = scene.countries_in(sentence.start + who[0], sentence.start + who[1])
    if len(named) != 1:
        return None
    kind, said = CommitmentKind.COMMITTED, f" to {verb}{match['what']}"
    return _found(
        scene, number, sentence.start, sentence.start + match.start(), sentence.end, kind, named[0], said
    )


_ELSEWHERE = re.compile(
    r"\b(?:visit|exercise|war|conflict|crisis|attack|election|commended|congratulated|praised|thanked"
    r"|recalled|lauded)\b"
)


def _outcome(scene: Scene, number: int, match: re.Match[str]) -> Found | None:
    """“The outcome was a work plan”, “a first patrol has been fixed for 3 March”."""
    sentence = scene.sentences[number]
    if _ELSEWHERE.search(scene.string(number)[: match.start()]):
        return None
    start = sentence.start
    return _found(
        scene, number, start, start + match.start(), sentence.end, CommitmentKind.AGREED, JOINT, match["what"]
    )


def _wishes(scene: Scene, number: int, match: re.Match[str]) -> Found | None:
    subject = _subject(scene, number, match)
    asked = subject.actor is Actor.PERSON and match[0].startswith("would")
    if subject.actor is not Actor.COUNTRY and not asked:
        return None
    return _made(scene, number, match, CommitmentKind.PROPOSED, subject, match["what"])


def _exists(scene: Scene, number: int, match: re.Match[str]) -> Found | None:
    """“Agreement exists to share …”: agreed, whoever says so."""
    if _VIEWS.match(match["what"]):
        return None
    sentence = scene.sentences[number]
    end = clause_end(scene.view, sentence.start + match.start("what") + 6, sentence.end, whole=False)
    verb = sentence.start + match.start()
    return _found(scene, number, sentence.start, verb, end, CommitmentKind.AGREED, JOINT, match["what"])


_VIEWS = re.compile(r" (?:on|about|over|that) (?:the )?(?:importance|need|significance|value|situation"
    r"|view)\b|"
                    r" that [^.;]{0,80}\b(?:is|are|was|were|remains?|needs?|calls?|must)\b")  # fmt: skip

_READERS = (
    (_PASSIVE, _passive), (_ACTIVE, _active), (_AND_ALSO, _active), (_STANDS, _stands),
    (_IS_TO, _is_to), (_IS_DONE, _is_done),
    (_ELLIPTIC, _elliptic), (_OWES, _owes), (_OUTCOME, _outcome), (_FIXED, _outcome),
    (_WISHES, _wishes), (_EXISTS, _exists),
)  # fmt: skip


def _subject(scene: Scene, number: int, match: re.Match[str]) -> Subject:
    start = scene.sentences[number].start
    return subject_of(scene, number, start, start + match.start())


def _by_subject(
    scene: Scene, number: int, match: re.Match[str], kind: CommitmentKind, said: str
) -> Found | None:
    subject = _subject(scene, number, match)
    if subject.actor in {Actor.NONE, Actor.GLOSS, Actor.MEETING, Actor.BODY}:
        return None
    return _made(scene, number, match, kind, subject, f" {said.lstrip(' ,')}")


def _made(
    scene: Scene, number: int, match: re.Match[str], kind: CommitmentKind, subject: Subject, said: str
) -> Found:
    sentence = scene.sentences[number]
    verb = sentence.start + match.start()
    end = clause_end(scene.view, verb + 12, sentence.end, whole=False)
    owner = subject.side or JOINT if subject.actor in {Actor.COUNTRY, Actor.PERSON} else JOINT
    begin = subject.start if 0 <= verb - subject.start < 120 else verb
    return _found(scene, number, begin, verb, end, kind, owner, said)


def _found(  # noqa: PLR0917 – the parts of one promise
    scene: Scene, number: int, begin: int, verb: int, end: int, kind: CommitmentKind, owner: str, said: str
) -> Found:
    due = due_in(scene.view, begin, end, scene.issue.published)
    strength = strength_of(kind, said, scene.view[begin:end], due)
    words = " ".join(scene.view[verb:end].split()[:4])
    return Found(begin, end, verb, kind, strength, owner, due, number, Actor.JOINT, 0.65, (f"“{words} …”",))


def _agent(scene: Scene, number: int, first: int, last: int) -> str | None:
    """Whose it is, after “by”: a side, both, or None where nobody is named."""
    start = scene.sentences[number].start
    by = _BY.search(scene.view, start + first, start + last)
    if by is None:
        return None
    if not by["who"][0].isupper():
        return JOINT
    people = [who for one, who in scene.cast.named(number) if by.start() <= one.start < by.end() + 40]
    countries = scene.countries_in(by.start(), by.end())
    if people and people[0].country:
        return people[0].country
    return countries[0] if len(countries) == 1 else JOINT if len(countries) > 1 else None
