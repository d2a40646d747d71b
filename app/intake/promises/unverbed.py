"""Promises without a verb of promising: the items of what was agreed, and what is to be done by a day."""

from __future__ import annotations

import re

from app.intake.promises.clauses import clause_end
from app.intake.promises.duewords import due_in
from app.intake.promises.statements import JOINT, Found
from app.intake.promises.strengths import strength_of
from app.intake.promises.subjects import Actor, subject_of
from app.intake.promises.willing import NOT_PROMISED
from app.intake.scene import Scene
from db.values.choices import CommitmentKind

LIST_LEAD = re.compile(
    r"\b(?:agreed|decided|resolved|action (?:point|item)s?|decisions?|actions?|resolution|undertook|committed"
    r"|(?:results?|outcomes?|deliverables|commitments|conclusions"
    r"|next steps)(?: of [^:]{3,60})?(?: (?:were|are|include|included))?(?::|$)"
    r"|reached the following|following (?:common )?understandings?|following (?:outcomes|conclusions))\b",
    re.IGNORECASE,
)


def leads_to_agreed(lead: str) -> bool:
    """Whether the last sentence before a list says that its items were agreed."""
    return bool(lead) and LIST_LEAD.search(_LAST_SENTENCE.split(lead)[-1]) is not None


_LAST_SENTENCE = re.compile(r"(?<=[a-z)][.!?]) (?=[A-Z])")


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


_DONE_WORD = re.compile(r"(?:ed|en|wn|lt|nt|pt|ght|ld|un|ut|ade|de|ut|put|set|built|begun|held|led|met)$")
_AIM = re.compile(r"\b(?:intent|intention|aim|goal|purpose|objective|task|idea|hope|plan)\b")
_AT_ONCE = re.compile(
    r"\b(?:without delay|at once|straight away|immediately|forthwith|straight away|right away|shortly|soon)\b"
)


def coming(scene: Scene, number: int) -> list[Found]:
    """“A first course will start in May”: what a text of a meeting says is to be done by a day was agreed there."""
    sentence, text = scene.sentences[number], scene.string(number)
    match = _COMING.search(text)
    if match is None or _ANOTHER.search(text) or match["verb"] in NOT_PROMISED - {"be"}:
        return []
    start = sentence.start + match.start("who")
    end = clause_end(scene.view, sentence.start + match.start("what"), sentence.end, whole=False)
    due = due_in(scene.view, start, end, scene.issue.published)
    if match["verb"] and match["verb"].startswith("be ") and not _DONE_WORD.search(match["verb"]):
        return []  # “will be well underway”
    if _AIM.search(match["who"]):
        return []
    if due is None and not _AT_ONCE.search(match["what"]):
        return []
    kind = CommitmentKind.AGREED
    strength = strength_of(
        kind, f" to {match['verb'] or match['now']}{match['what']}", scene.view[start:end], due
    )
    reasons = ("to be done by a day",)
    return [Found(start, end, start, kind, strength, JOINT, due, number, Actor.NONE, 0.50, reasons)]
