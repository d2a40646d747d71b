"""What a meeting made: a body it set up, a decision it led to, and what that body or dialogue is to do."""

from __future__ import annotations

import re

from app.intake.lexicon import set_of
from app.intake.promises.clauses import clause_end
from app.intake.promises.duewords import due_in
from app.intake.promises.statements import JOINT, Found
from app.intake.promises.strengths import strength_of
from app.intake.promises.subjects import Actor, subject_of
from app.intake.scene import Scene
from db.values.choices import CommitmentKind, Strength

_MAKING = (
    r"(?:established|set up|created|formed|constituted|instituted|instituted|stood up|launched|inaugurated"
    r"|activated|appointed|designated|nominated|named)"
)
_BODY = (
    r"(?:committees?|commissions?|councils?|groups?|task ?forces?|taskforces?|teams?|secretariat|bod(?:y"
    r"|ies)|centres?"
    r"|centers?|mechanisms?|dialogues?|networks?|hotlines?|panels?|workstreams?|work streams?|forums?"
    r"|points? of contact"
    r"|focal points?|cells?|hubs?|funds?|boards?|consortium"
    r"|channels?|roundtables?)"
)
_NEW = r"(?:an? |two |three |four |several |new |joint )"
_MADE = re.compile(
    rf" (?:also |jointly |formally |have |has |further |today |then )*{_MAKING}"
    rf"(?P<what> {_NEW}(?:[\w'’-]+ ){{0,6}}?{_BODY}\b[^.;]*)", re.IGNORECASE,
)  # fmt: skip
"""“both sides established a range of workstreams”: new, for it has no article of what is known."""
_IS_MADE = re.compile(
    rf"^(?P<what>{_NEW}(?:[\w'’()-]+ ){{0,10}}?{_BODY}\b(?: [^.;,]{{0,80}}?)?) (?:was|were|has been"
    rf"|have been)"
    rf" (?:also |jointly |formally |accordingly )*{_MAKING}\b[^.;]*", re.IGNORECASE,
)  # fmt: skip
_LED_TO = re.compile(
    r"\b(?:led to|resulted in|culminated in|ended in|ended with|concluded with|closed with|gave rise to"
    r"|culminating in"
    r"|resulting in)(?P<what> (?:an? |the )?(?:[a-z]+ ){0,2}?(?P<noun>decision|agreement|understanding"
    r"|consensus"
    r"|commitment|pledge) (?:to|on|that) [^.;]{6,})"
)
_OLD = re.compile(
    r"\b(?:(?:in|since|of) (?:\w+ )?(?:19|20)\d\d|last (?:year|month|week)|ago|previously|earlier this"
    r"|already|exercise"
    r"|through the|under the ambit|was first|were first)\b"
)
_PRAISED = re.compile(
    r"\b(?:commend|congratulat|prais|thank|recall|laud|hail|appreciat|applaud|welcom|not(?:ed|ing)\b|brief)",
    re.IGNORECASE,
)


def made(scene: Scene, number: int) -> list[Found]:
    """“Both sides established a range of workstreams”, “a joint group was constituted”: agreed, and done."""
    sentence, text = scene.sentences[number], scene.string(number)
    if _OLD.search(text):
        return []
    passive = _IS_MADE.match(text)
    if passive is not None:
        return [_agreed(scene, number, sentence.start, sentence.start, "a body that the meeting set up")]
    match = _MADE.search(text)
    if match is not None:
        verb = sentence.start + match.start() + 1
        subject = subject_of(scene, number, sentence.start, verb)
        if subject.actor in {Actor.JOINT, Actor.MEETING} and not _PRAISED.search(text[: match.start()]):
            begin = subject.start if subject.actor is Actor.JOINT else sentence.start
            return [_agreed(scene, number, begin, verb, "a body that the sides set up")]
    return []


def led_to(scene: Scene, number: int) -> list[Found]:
    """“The talks led to a decision to share data”: agreed, unless it is praised in a guest or recalled."""
    sentence, text = scene.sentences[number], scene.string(number)
    match = _LED_TO.search(text)
    if match is None or _OLD.search(text) or _PRAISED.search(text[: match.start()]):
        return []
    kind = CommitmentKind.COMMITTED if match["noun"] in {"commitment", "pledge"} else CommitmentKind.AGREED
    verb = sentence.start + match.start()
    end = clause_end(scene.view, verb + 12, sentence.end, whole=False)
    due = due_in(scene.view, verb, end, scene.issue.published)
    said = scene.view[sentence.start + match.end("noun") : end]
    strength = strength_of(kind, said, scene.view[verb:end], due)
    return [
        Found(
            sentence.start,
            end,
            verb,
            kind,
            strength,
            JOINT,
            due,
            number,
            Actor.MEETING,
            0.65,
            ("“led to” it",),
        )
    ]


_BINDS = re.compile(
    r"\b(?:signed|inked|initialled|concluded|exchanged)\b(?P<paper>[^.;]{3,120}?),? to (?!the\b|an?\b"
    r"|his\b|her\b|its\b|their\b)"
    r"(?P<act>[a-z]+) (?P<what>[^.;]{6,})"
)
_PAPERS = re.compile(
    r"\b(?:[Aa]greement|[Mm]emorandum|MoU|MOU|[Ll]etters? of [Ii]ntent|LoI|[Ss]tatement of [Ii]ntent"
    r"|[Aa]rrangement|[Pp]act"
    r"|[Tt]reaty|[Pp]rotocol|[Aa]ccord)\b"
)
_NOT_NOW = re.compile(
    r"\b(?:had|will|would|to be|yet|expected|following the|since|earlier|recall\w*|newly|previously|which"
    r"|that|framework of)\b[^.;]*$"
)


def bound(scene: Scene, number: int) -> list[Found]:
    """“signed a letter of intent to strengthen cooperation in training”: the paper says what both are to do."""
    sentence, text = scene.sentences[number], scene.string(number)
    match = _BINDS.search(text)
    if match is None or not _PAPERS.search(match["paper"]) or _OLD.search(text):
        return []
    if sentence.heading or _NOT_NOW.search(text[: match.start()]) or _PRAISED.search(text[: match.start()]):
        return []
    verb = sentence.start + match.start()
    subject = subject_of(scene, number, sentence.start, verb)
    if subject.actor not in {Actor.JOINT, Actor.PERSON, Actor.COUNTRY}:
        return []
    begin = subject.start if 0 <= verb - subject.start < 120 else verb
    end = clause_end(scene.view, sentence.start + match.start("what"), sentence.end, whole=False)
    due = due_in(scene.view, verb, end, scene.issue.published)
    reasons = ("a paper signed to that end",)
    return [
        Found(
            begin,
            end,
            verb,
            CommitmentKind.AGREED,
            Strength.FIRM,
            JOINT,
            due,
            number,
            Actor.JOINT,
            0.60,
            reasons,
        )
    ]


_PAYING = re.compile(
    r"\b(?:is|are) (?:also |now )?(?:providing|contributing|investing|committing|allocating|donating"
    r"|granting|funding|furthering"
    r"|increasing|boosting|giving|spending|supporting|extending)\b[^.;]{0,120}?(?:[$€£¥₹]|\bUSD |\bAUD "
    r"|\bRs\.? ?|\b(?:million|billion|crore)\b)"
    r"[^.;]*"
)


def paying(scene: Scene, number: int) -> list[Found]:
    """“Australia is providing $8 million to rebuild schools”: money given, and to be followed."""
    sentence, text = scene.sentences[number], scene.string(number)
    match = _PAYING.search(text)
    if match is None or sentence.heading:
        return []
    verb = sentence.start + match.start()
    subject = subject_of(scene, number, sentence.start, verb)
    author = scene.author.country if scene.author and re.search(r"\b[Ww]e $", text[: match.start()]) else None
    if subject.actor not in {Actor.COUNTRY, Actor.PERSON} and author is None:
        return []
    end = clause_end(scene.view, verb + 12, sentence.end, whole=False)
    due = due_in(scene.view, verb, end, scene.issue.published)
    owner = author or subject.side or JOINT
    begin = subject.start if 0 <= verb - subject.start < 120 else verb
    reasons = ("money that a side gives",)
    return [
        Found(
            begin,
            end,
            verb,
            CommitmentKind.COMMITTED,
            Strength.FIRM,
            owner,
            due,
            number,
            subject.actor,
            0.60,
            reasons,
        )
    ]


_INSTITUTIONS = set_of(
    "forum dialogue dialogues group groups committee committees council commission mechanism taskforce"
    " force meeting"
    " meetings session sessions talks consultations secretariat centre center network hub programme"
    " program team teams"
    " officials experts negotiators negotiations body panel workshop workshops visits exchanges"
    " delegations arrangement"
    " arrangements study project pilot hotline summit conference negotiation fund working-group roundtable"
)
_STANDS = re.compile(
    r"(?:^|[;:,] (?:and |while )?|\band )\"?(?P<who>(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Ii]ts|[Tt]heir"
    r"|[Oo]ur|[Ss]enior|[Jj]oint"
    r"|[Ee]xperts|[Oo]fficials|[Nn]egotiations)(?: [\w'’()-]+){0,9}?|[Tt]his)"
    r"(?P<gap>, [^,.;]{4,40},)? (?:will|shall|would|are to|is to)(?: (?:also|then|now|jointly|first"
    r"|thereafter|meanwhile|\w+ly))*"
    r" (?P<verb>be [a-z-]+|[a-z]+)\b(?P<what>[^.;]*)"
)
_HAPPENS = set_of(
    "held led chaired co-chaired hosted convened complemented followed overseen based located funded"
    " staffed run"
    " conducted managed coordinated supported supplemented accompanied headed organised organized rotated"
    " repeated"
    " steered serviced implemented reviewed attended finalised finalized concluded established set formed"
)
_ACTS = set_of(
    "meet convene report involve begin start commence operate oversee develop identify draw prepare"
    " coordinate monitor"
    " examine consider submit make recommend produce finalise finalize rotate alternate run assess map"
    " advise replace succeed"
    " steer guide explore work continue"
)
_OF_ONE_SITTING = set_of("led chaired co-chaired attended headed accompanied hosted held convened supported")
_SITTINGS = set_of(
    "meeting meetings session sessions talks consultations summit conference workshop workshops visits"
)
"""“The meeting will be co-chaired by …” tells of the meeting itself; a dialogue's being led so is what was agreed."""
_MERELY = re.compile(
    r" (?:a |an |the )?(?:difference|contribution|impact|sure|progress|easier|possible|it\b|important"
    r"|significant|history)"
)


def standing(scene: Scene, number: int) -> list[Found]:
    """“The dialogue will be led by …”, “the group will report back”: what the meeting's own body is to do."""
    sentence, text = scene.sentences[number], scene.string(number)
    match = _STANDS.search(text)
    if match is None or _MERELY.match(match["what"]):
        return []
    act = match["verb"].removeprefix("be ")
    passive = match["verb"].startswith("be ")
    if act not in (_HAPPENS if passive else _ACTS):
        return []
    if match["who"].casefold() == "this":
        if act not in {"complemented", "followed", "supported", "supplemented", "overseen"}:
            return []
    elif not _institution(scene, match["who"], lasting=act in _OF_ONE_SITTING):
        return []
    start = sentence.start + match.start("who")
    end = clause_end(scene.view, sentence.start + match.start("what"), sentence.end, whole=False)
    due = due_in(scene.view, start, end, scene.issue.published)
    kind = CommitmentKind.PROPOSED if act in {"explore", "consider", "examine"} else CommitmentKind.AGREED
    strength = Strength.EXPLORATORY if kind is CommitmentKind.PROPOSED else Strength.FIRM
    return [
        Found(
            start,
            end,
            start,
            kind,
            strength,
            JOINT,
            due,
            number,
            Actor.BODY,
            0.50,
            ("what a body of theirs is to do",),
        )
    ]


_HEAD = re.compile(
    r"^(?P<head>.*?)(?: (?:of|for|on|between|among|in|at|under|to|with|from|by|which|that)\b.*)?$"
)


def _institution(scene: Scene, who: str, *, lasting: bool) -> bool:
    """Whether the subject is a body, a dialogue or officials, or a forum by its letters; `lasting`: no one sitting."""
    found = _HEAD.match(who)
    head = found["head"].split()[-1].strip("()") if found and found["head"].split() else ""
    if re.fullmatch(r"[A-Z]{2,7}", head):
        return any(forum.abbreviation == head for forum in scene.forums)
    return head.casefold() in (_INSTITUTIONS - _SITTINGS if lasting else _INSTITUTIONS)


def _agreed(scene: Scene, number: int, begin: int, verb: int, reason: str) -> Found:
    sentence = scene.sentences[number]
    end = clause_end(scene.view, verb + 20, sentence.end, whole=True)
    due = due_in(scene.view, verb, end, scene.issue.published)
    return Found(
        begin,
        end,
        verb,
        CommitmentKind.AGREED,
        Strength.FIRM,
        JOINT,
        due,
        number,
        Actor.JOINT,
        0.70,
        (reason,),
    )
