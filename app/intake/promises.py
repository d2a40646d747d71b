"""Promises without a verb of promising: “will” of a side, the next session, the items of what was agreed."""

from __future__ import annotations

import re

from app.intake.clauses import clause_end
from app.intake.duewords import due_in
from app.intake.lexicon import set_of, word_set
from app.intake.scene import Scene
from app.intake.sessions_to_come import again_in, match_negated
from app.intake.statements import JOINT, Found
from app.intake.strengths import strength_of
from app.intake.subjects import NOBODY, Actor, subject_of
from db.values.choices import CommitmentKind

_WILL = re.compile(
    r"(?:\b(?:will|shall|would)|(?<=\w)'ll|(?:\b(?:is|are|am)|(?<=\w)'(?:re|m|s)) going to)(?: (?:\w+ly"
    r"|also|first|further|jointly|continue to|soon|now"
    r"|work to))* (?P<verb>[a-z]+)\b"
)
_NOT_PROMISED = set_of(
    "be have discuss review meet visit attend address participate interact witness arrive travel call "
    "see help enhance underscore mark reflect serve pave deepen return lay receive remain enable "
    "benefit deal focus showcase feature include also further add involve tour arrive bring comprise"
    " consist cover "
    "depart exchange inspect act lead represent reach keep let do always continue"
    " never celebrate commemorate become grow face"
)
LIST_LEAD = re.compile(
    r"\b(?:agreed|decided|resolved|action (?:point|item)s?|decisions?|actions?|resolution|undertook|committed"
    r"|(?:results?|outcomes?|deliverables|commitments|conclusions"
    r"|next steps)(?: of [^:]{3,60})?(?: (?:were|are|include|included))?(?::|$)"
    r"|reached the following|following (?:common )?understandings?|following (?:outcomes|conclusions))\b",
    re.IGNORECASE,
)


def listed(scene: Scene, number: int) -> Found:
    """An item of a list under “The following was agreed:” is agreed, whatever its verb."""
    sentence = scene.sentences[number]
    end = sentence.end
    verb = re.search(r"\b(?:will|shall|to|would|should)\b", scene.string(number))
    at = sentence.start + (verb.start() if verb else 0)
    subject = subject_of(scene, number, sentence.start, max(at, sentence.start))
    owner = subject.side if subject.actor in {Actor.COUNTRY, Actor.PERSON} else JOINT
    due = due_in(scene.view, sentence.start, end, scene.issue.published)
    after = re.sub(r"^(?:will|shall|would|should)\b", " to", scene.view[at:end])
    strength = strength_of(
        CommitmentKind.AGREED, f" {after}" if not after.startswith(" ") else after, scene.view[at:end], due
    )
    return Found(
        sentence.start, end, at, CommitmentKind.AGREED, strength, owner, due, number, Actor.JOINT, 0.80,
        ("an item of what was agreed",),
    )  # fmt: skip


_PAYS = re.compile(r"meet (?:the |all |half |its )*(?:costs?|expenses)\b")
_NO_ACT = re.compile(r"not be |provide (?:further|more|additional) (?:information|details|updates)\b")
_TAKES_PART = re.compile(r"take (?:part|place|over)\b")
_RELATIVE = re.compile(r"\b(?:which|what|whom)\b[^,;]{0,60}$")
_GIVES = re.compile(
    r"give (?:a |an |the |new |further |fresh )*(?:impetus|boost|rise|speech|address|momentum"
    r"|opportunit\w+|push)\b"
)
_EXPLORING = set_of("explore examine consider study look seek")
_KINDS = {
    Actor.JOINT: CommitmentKind.AGREED,
    Actor.COUNTRY: CommitmentKind.COMMITTED,
    Actor.BODY: CommitmentKind.PROPOSED,
    Actor.PERSON: CommitmentKind.COMMITTED,
}


def willed(scene: Scene, number: int) -> list[Found]:
    """“India will provide …”, “The two sides will establish …”: a promise where a side is the subject."""
    sentence = scene.sentences[number]
    text = scene.string(number)
    again = again_in(scene, number)
    if again is not None:
        return [again]
    found: list[Found] = []
    behind = sentence.start
    for match in _WILL.finditer(text):
        if match[0].startswith("would") and not (_TOLD.search(text) or _reported(match, text)):
            continue
        one = _promise(scene, number, match, behind)
        if one is not None:
            found.append(one)
            behind = one.verb
    return found


_REPORTED = set_of(
    "consult revert reply respond circulate draft forward inform confirm submit provide send host prepare share supply"
    " train deliver nominate appoint invite convene dispatch deploy fund finance check clarify seek report study"
    " examine ratify"
)
"""What a side does that minutes tell with “would”: “Oman would circulate the draft”."""


def _reported(match: re.Match[str], text: str) -> bool:
    """Whether “would” stands for “will” in reported speech: a thing to do, under no condition."""
    return match["verb"] in _REPORTED and not _IF.search(text)


_IF = re.compile(r"\b(?:[Ii]f|[Ww]ere|[Uu]nless|[Ss]hould|could|might|had|[Ww]ithout|which|that|who)\b")
_TOLD = re.compile(r"\b(?:said|says|added|announced|noted|told|confirmed|stated|explained|according to)\b")


def _personal(verb: str, who: str) -> bool:
    """Whether what a person “will” do is a promise: an act that can be checked, or a word given in the first person."""
    acts = word_set("firm_verbs") - set_of(
        "visit meet engage participate join include bring present hold raise begin start"
    )
    return (
        verb in acts
        or verb in _REPORTED
        or (bool(re.search(r"\bI(?:'ll)? ?$", who)) and verb not in word_set("soft_verbs"))
    )


def _promise(scene: Scene, number: int, match: re.Match[str], behind: int) -> Found | None:
    """One “will” of a side; its subject stands behind the promise before it."""
    sentence, text = scene.sentences[number], scene.string(number)
    refused = match["verb"] in _NOT_PROMISED - {"cover"} or _GIVES.match(text, match.start("verb"))
    if (refused and not _PAYS.match(text, match.start("verb"))) or _RELATIVE.search(text[: match.start()]):
        return None
    if _NO_ACT.match(text, match.start("verb")):
        return None
    if _TAKES_PART.match(text, match.start("verb")):
        return None
    subject = subject_of(scene, number, behind, sentence.start + match.start())
    if re.search(r"\b(?:delegation|contingent|team|exercise|visit|troops)\b", text[: match.start()]):
        return None
    if match[0].startswith("would") and match_negated(text, match.start()):
        return None
    verb = sentence.start + match.start()
    end = clause_end(scene.view, sentence.start + match.end(), sentence.end, whole=False)
    if subject is NOBODY or subject.start < 0 or verb - subject.start > 120:
        return None
    kind = _KINDS.get(subject.actor)
    if subject.actor is Actor.PERSON and not _personal(match["verb"], scene.view[subject.start : verb]):
        return None
    if kind is None or (match["verb"] == "cover" and subject.actor is not Actor.COUNTRY):
        return None
    if kind is CommitmentKind.PROPOSED and match["verb"] not in _EXPLORING:
        acts = match["verb"] in word_set("firm_verbs") | _REPORTED
        kind = CommitmentKind.AGREED if acts else CommitmentKind.STATED
    due = due_in(scene.view, verb, end, scene.issue.published)
    strength = strength_of(
        kind, f" to {match['verb']}{scene.view[sentence.start + match.end() : end]}", text, due
    )
    owner = subject.side if subject.actor in {Actor.COUNTRY, Actor.PERSON} else JOINT
    reasons = ("“will” of a side",)
    return Found(subject.start, end, verb, kind, strength, owner, due, number, subject.actor, 0.60, reasons)


_OUTCOMES = re.compile(
    r"[^:;]{0,60}\b(?:[Rr]esults?|[Oo]utcomes?|[Dd]ecisions|[Aa]greed|[Dd]eliverables|[Cc]onclusions"
    r"|[Aa]greements|[Dd]ecided"
    r"|[Ss]ettled)\b[^:;.]{0,40}: (?P<parts>[^;]{12,};.+)", re.DOTALL,
)  # fmt: skip
_ASKED = re.compile(r"(?:an? |the )?(?:\w+ )?(?:invitation|offer|proposal|request|idea|suggestion)\b")
_BY_WHOM = re.compile(r"\bby (?:the )?[A-Z]")


def enumerated(scene: Scene, number: int) -> list[Found]:
    """“Among the results: a hotline; a map, to be drawn by Oman; …”: each part was agreed."""
    sentence = scene.sentences[number]
    found = _OUTCOMES.match(scene.string(number))
    out: list[Found] = []
    start = sentence.start + (found.start("parts") if found else 0)
    for part in found["parts"].split(";") if found else ():
        said = part.lstrip().removeprefix("and ")
        first = start + part.index(said) if said else start
        start += len(part) + 1
        if len(said.split()) < 3:
            continue
        end = clause_end(scene.view, first + 3, first + len(said.rstrip(" .")), whole=True)
        end = first + len(said.rstrip(" .")) if _BY_WHOM.search(said) else end
        by = _BY_WHOM.search(said)
        named = scene.countries_in(first + by.start(), end) if by else []
        kind = CommitmentKind.PROPOSED if _ASKED.match(said) else CommitmentKind.AGREED
        due = due_in(scene.view, first, end, scene.issue.published)
        out.append(
            Found(
                first,
                end,
                first,
                kind,
                strength_of(kind, f" to {said}", said, due),
                named[0] if len(named) == 1 else JOINT,
                due,
                number,
                Actor.JOINT,
                0.75,
                ("a part of what was agreed",),
            )
        )
    return out


_COMING = re.compile(
    r"(?:^|[;:,] (?:and |while )?|\band )\x22?(?P<who>(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Tt]wo|[Tt]hree"
    r"|[Ff]our|[Ff]ive|[Ss]ix|[Tt]en|\d+"
    r"|[Ww]ork|[Tt]raining|[Dd]eliver(?:y|ies)) ?(?:[\w'’-]+ ){0,9}?)"
    r"(?:(?:will|shall|is to|are to|is due to|are due to|is set to|are set to) (?:\w+ly |then |also "
    r"|first )?(?P<verb>(?:be )?[a-z]+)"
    r"|(?P<now>starts?|begins?|opens?|takes effect|follows?|comes? into force|enters? into force"
    r"|arrives?|goes|go|gets?|takes? up|joins?)"
    r"(?= [^.;]{0,60}\b(?:in|on|from|by|before|next|within|as of|this)\b))\b(?P<what>[^.;]*)"
)
_ANOTHER = re.compile(
    r"\b(?:exercise|drill|visit\w*|delegation|travel\w*|ceremony|conference|exhibition|summit"
    r"|election\w*|anniversary|war"
    r"|analysts?|expected|festival|tournament|he|she|agenda|if|whether|unless|yesterday|last|dinner"
    r"|reception|press|photo\w*"
    r"|[Mm]inister|[Ss]ecretary|[Gg]eneral|[Pp]resident|[Aa]mbassador|was|were|had|would)\b"
)


_AT_ONCE = re.compile(
    r"\b(?:without delay|at once|immediately|forthwith|straight away|right away|shortly|soon)\b"
)


def coming(scene: Scene, number: int) -> list[Found]:
    """“A first course will start in May”: what a text of a meeting says is to be done by a day was agreed there."""
    sentence, text = scene.sentences[number], scene.string(number)
    match = _COMING.search(text)
    if match is None or _ANOTHER.search(text) or match["verb"] in _NOT_PROMISED - {"be"}:
        return []
    start = sentence.start + match.start("who")
    end = clause_end(scene.view, sentence.start + match.start("what"), sentence.end, whole=False)
    due = due_in(scene.view, start, end, scene.issue.published)
    if due is None and not _AT_ONCE.search(match["what"]):
        return []
    kind = CommitmentKind.AGREED
    strength = strength_of(
        kind, f" to {match['verb'] or match['now']}{match['what']}", scene.view[start:end], due
    )
    reasons = ("to be done by a day",)
    return [Found(start, end, start, kind, strength, JOINT, due, number, Actor.NONE, 0.50, reasons)]
