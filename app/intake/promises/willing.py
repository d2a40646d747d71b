"""What “will” promises: who can promise, which verbs are acts, and what a side only goes on doing."""

from __future__ import annotations

import re

from app.intake.lexicon import set_of, word_set
from app.intake.promises.clauses import clause_end
from app.intake.promises.duewords import due_in
from app.intake.promises.next_sessions import again_in, match_negated
from app.intake.promises.statements import JOINT, Found
from app.intake.promises.strengths import strength_of
from app.intake.promises.subjects import NOBODY, Actor, Subject, subject_of
from app.intake.scene import Scene
from app.intake.text.tokens import last_of
from db.values.choices import CommitmentKind

_WILL = re.compile(
    r"(?:\b(?:will|shall|would)|(?<=\w)'ll|(?:\b(?:is|are|am)|(?<=\w)'(?:re|m|s)) going to)(?: (?:\w+ly"
    r"|also|first|further|jointly|continue to|soon|now"
    r"|work to|be(?= [a-z]{3,}ing\b)))* (?P<verb>[a-z]+)\b"
)
NOT_PROMISED = set_of(
    "be have discuss review meet visit attend address participate interact witness arrive travel call "
    "see help enhance underscore mark reflect serve pave deepen return lay receive remain enable "
    "benefit deal focus showcase feature include also further add involve tour arrive bring comprise"
    " consist cover "
    "depart exchange inspect act lead represent reach keep let do always continue"
    " never celebrate commemorate become grow face"
)
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
    "consult revert reply respond circulate draft forward inform confirm submit provide send host prepare"
    " share supply"
    " train deliver nominate appoint invite convene dispatch deploy fund finance check clarify seek"
    " report study"
    " examine ratify"
)
"""What a side does that minutes tell with “would”: “Oman would circulate the draft”."""


def _reported(match: re.Match[str], text: str) -> bool:
    """Whether “would” stands for “will” in reported speech: a thing to do, under no condition."""
    return match["verb"] in _REPORTED and not _IF.search(text)


_IF = re.compile(r"\b(?:[Ii]f|[Ww]ere|[Uu]nless|[Ss]hould|could|might|had|[Ww]ithout|which|that|who)\b")
_TOLD = re.compile(r"\b(?:said|says|added|announced|noted|told|confirmed|stated|explained|according to)\b")


def acting(verb: str, behind: str = "") -> str:
    """The base form of “providing” in “will be providing”; any other verb as it is."""
    if not verb.endswith("ing") or not behind.endswith("be "):
        return verb
    stem = verb.removesuffix("ing")
    known = word_set("firm_verbs") | word_set("soft_verbs") | NOT_PROMISED | _REPORTED
    forms = (stem, f"{stem}e", stem[:-1])
    return next((one for one in forms if one in known), stem)


def _personal(verb: str, who: str) -> bool:
    """Whether what a person “will” do is a promise: an act that can be checked, or a word given in the first person."""
    acts = word_set("firm_verbs") - set_of(
        "visit meet engage participate join include bring present hold raise begin start host"
    )
    return (
        verb in acts
        or verb in _REPORTED - {"host"}
        or (bool(re.search(r"\bI(?:'ll)? ?$", who)) and verb not in word_set("soft_verbs"))
    )


_GOES_ON = re.compile(r" (?:our|their|its|his|the|close|these|this)\b")
"""“will continue our cooperation”; “the talks will continue” promises nothing."""
_EXCHANGED = re.compile(
    r" (?:\w+ )?(?:information|data|intelligence|officers|experts|students|lists|liaison)\b"
)
_ONGOING = set_of("continue maintain support remain sustain participate")


def _goes_on(act: str, said: str, behind: str) -> bool:
    """Whether both “will” only go on doing: they commit themselves to it, and agreed nothing new."""
    together = act == "work" and re.match(r" (?:closely|together|with|jointly)\b", behind)
    return act in _ONGOING or "continue" in said or bool(together)


_CLAUSE = re.compile(
    r".*(?:\bthat\b|\bwhich\b|[,;:\"–]| - |--|\band (?=(?:this|that|it|the|its|their)\b))", re.DOTALL
)
_THAT = re.compile(
    r"\b(?:announce|confirm|advise|say|said|announced|confirmed|advised|told"
    r"|informed)\b[^.;,]{0,40} that (?=[A-Z]|the|both|we|they)"
)
_INSERTED = re.compile(r", [^,;:]{2,60},$")
"""“Australia, as a priority, will …”."""
_OF_IT = re.compile(r"(?<=\w) (?:of|for|in|on|to|between|from|with|at|under|among|by)\b.*", re.DOTALL)
_AGENT = re.compile(
    r"(?:\b(?:we|they|he|she|i|both|two|three|side|government|ministry|department|agency|authority"
    r"|authorities|police|defence"
    r"|defense|army|navy|force|parliament|cabinet|administration|commission|secretariat|treasury|embassy"
    r"|command"
    r"|cooperation|union|association|organi[sz]ation|council|committee|group|service|body|mechanism"
    r"|centre|center|team)|s)\W*$",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:this|that|it|these|those|[a-z]+(?:tions|(?<!par)ties|(?<!govern)(?<!depart)ments|ances|ences"
    r"|ings|isms|ships))\W*$|\b(?:rotations?|marines|companies"
    r"|personnel|students|ships|aircraft|vessels|troops|funds|measures|arrangements|plans|projects"
    r"|agreements?|FTA|MoU|MOU"
    r"|bases|talks|exercises|visits?|efforts|reforms|steps|proposals?|ties)\W*$",
)


def agentive(before: str) -> bool:
    """Whether the words before “will” end in somebody who can promise, not in “this” or “the new agreement”."""
    before = _INSERTED.sub("", before.rstrip())
    clause = _CLAUSE.sub("", before).strip() or before.strip()
    head = _OF_IT.sub("", clause).strip(" '’‘\"")
    if _THINGS.search(head):
        return False
    return bool(_AGENT.search(head)) or head.split()[-1:] == [] or head.split()[-1][:1].isupper()


_MONEY = re.compile(r"(?:[$€£¥₹]|\b(?:USD|AUD|Rs\.?|INR|million|billion|crore)\b)")


def _of_the_author(scene: Scene, who: str, what: str) -> str | None:
    """The side of the author, where “we” pay: “we will provide $15 million” in a minister's own release."""
    if scene.author is None or not re.match(r"[Ww]e\b", who) or not _MONEY.search(what):
        return None
    return scene.author.country


def _no_promise(text: str, match: re.Match[str], act: str) -> bool:
    """Whether what “will” be is no act of somebody who can promise."""
    at, behind = match.start("verb"), match.end()
    goes_on = (act == "continue" and _GOES_ON.match(text, behind)) or (
        act == "exchange" and _EXCHANGED.match(text, behind)
    )
    refused = (act in NOT_PROMISED - {"cover"} and not goes_on) or _GIVES.match(text, at)
    return bool(
        (refused and not _PAYS.match(text, at))
        or _RELATIVE.search(text[: match.start()])
        or _NO_ACT.match(text, at)
        or _TAKES_PART.match(text, at)
        or _OTHERS.search(text[: match.start()])
        or (match[0].startswith("would") and match_negated(text, match.start()))
        or not agentive(text[: match.start()])
    )


_OTHERS = re.compile(r"\b(?:delegation|contingent|team|exercise|visit|troops)\b")


def _kind(subject: Subject, act: str, said: str, who: str, behind: str) -> CommitmentKind | None:
    """Agreed by both, committed by one side or where they only go on; None where it is no promise."""
    kind = _KINDS.get(subject.actor)
    if subject.actor is Actor.PERSON and not _personal(act, who):
        return None
    if act == "cover" and subject.actor is not Actor.COUNTRY:
        return None
    if kind is CommitmentKind.PROPOSED and act not in _EXPLORING:
        return CommitmentKind.AGREED if act in word_set("firm_verbs") | _REPORTED else CommitmentKind.STATED
    if kind is CommitmentKind.AGREED and subject.actor is Actor.JOINT and _goes_on(act, said, behind):
        return CommitmentKind.COMMITTED
    return kind


def _promise(scene: Scene, number: int, match: re.Match[str], behind: int) -> Found | None:
    """One “will” of a side; its subject stands behind the promise before it."""
    sentence, text = scene.sentences[number], scene.string(number)
    act = acting(match["verb"], text[: match.start("verb")])
    if _no_promise(text, match, act):
        return None
    told = last_of(_THAT, text, behind - sentence.start, match.start())
    start = sentence.start + told.end() if told else behind
    verb = sentence.start + match.start()
    subject = subject_of(scene, number, start, verb)
    if subject is NOBODY or subject.start < 0 or verb - subject.start > 120:
        return None
    after = sentence.start + match.end()
    end = clause_end(scene.view, after, sentence.end, whole=False)
    kind = _kind(subject, act, match[0], scene.view[subject.start : verb], text[match.end() :])
    owner = subject.side if subject.actor in {Actor.COUNTRY, Actor.PERSON} else JOINT
    if own := _of_the_author(scene, scene.view[subject.start : verb], scene.view[verb:end]):
        kind, owner = CommitmentKind.COMMITTED, own
    if kind is None:
        return None
    due = due_in(scene.view, verb, end, scene.issue.published)
    strength = strength_of(kind, f" to {act}{scene.view[after:end]}", text, due)
    reasons = ("“will” of a side",)
    return Found(subject.start, end, verb, kind, strength, owner, due, number, subject.actor, 0.60, reasons)
