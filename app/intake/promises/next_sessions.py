"""Promises of a next session: who says so, and whether with a verb or by a label alone, matters not."""

from __future__ import annotations

import re

from app.intake.promises.duewords import due_in
from app.intake.promises.statements import JOINT, Found
from app.intake.promises.subjects import Actor
from app.intake.scene import Scene
from db.values.choices import CommitmentKind, Strength
from db.values.due import Due, DueType, parse_due

_NEXT_HELD = re.compile(
    r"\b(?:next|(?:the|its) (?:\d+(?:st|nd|rd|th)|\w+(?:th|first|second"
    r"|third))) (?:[\w'’()-]+,? ){0,9}?(?:(?:is|are|was|were) (?:scheduled|planned|due|set|slated"
    r"|expected|to be)|will be|would be|will take place|to be)"
    r"(?: \w+){0,3}? ?(?:held|hosted|convened|take place|conducted|organi[sz]ed|in)\b"
    r"|\bnext (?:[\w-]+ ){0,4}?(?:meeting|session|round|dialogue|consultations|talks) (?:is|are"
    r"|falls) (?:now )?(?:on|in|for) (?=\d|[A-Z])",
    re.IGNORECASE,
)  # fmt: skip

_AGAIN = re.compile(
    r"\b(?:They|[Bb]oth(?: [A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2} and [A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2})?"
    r"|[Tt]he two(?: \w+)?"
    r"|[A-Z][\w'-]+ and (?:[A-Z][\w.]+ )?[A-Z][\w'-]+) (?:will|are to"
    r"|are due to) (?:next )?(?:meet|be meeting)\b(?=[^.;]{0,60}\b(?:in|on|by|early|late|next)\b)"
    r"|\b[Tt]here (?:will|would) be (?:further|more|regular|annual|additional|another|a further|a second"
    r"|follow-up) (?:[\w-]+ ){0,3}?"
    r"(?:discussions?|talks|meetings?|consultations|negotiations|rounds?|sessions?|dialogue)\b"
    r"|\b(?:[Dd]iscussions|[Tt]alks|[Nn]egotiations|[Cc]onsultations) (?:[^,.;]{0,50} )?(?:will|would"
    r"|shall) continue\b"
    r"(?=[^.;]{0,40}\b(?:level|officials|in|between)\b)"
    r"|\b(?:will|would|shall) (?:next )?(?:meet again|reconvene|meet next|hold (?:their|its|the) next)\b"
    r"|\b(?:[Ee]xperts|[Ss]taffs?|[Tt]eams|[Tt]echnicians|[Oo]fficials|[Dd]elegations|[Pp]lanners"
    r"|[Ee]ngineers|[Ll]awyers|[Ss]ides"
    r"|[Mm]inisters|[Cc]hiefs|[Ss]ecretaries|[Cc]ommanders|[Nn]egotiators|[Cc]o-chairs"
    r"|[Gg]roups?) (?:will|shall|are to) (?:\w+ )?meet\b"
    r"(?=[^.;]{0,60}\b(?:in|on|by|before|early|late|next|every|within)\b)"
    r"|\b(?P<what>(?:[\w'’-]+ ){0,6}(?:consultations|talks|working group|discussions|negotiations"
    r"|dialogue|[A-Z]{3,7}|workshop|seminar|sitting|round|Committee|Commission|Council|Dialogue|Group"
    r"|meetings?|sessions?)(?: of which)?) (?:will|shall) (?:also )?(?:be (?:held|convened|hosted"
    r"|organi[sz]ed"
    r"|conducted)|take place|convene)\b"
    r"(?=[^.;]{0,80}\b(?:in|on|by|before|at|every|twice|during|within|this|next|later)\b)"
)


def match_negated(text: str, at: int) -> bool:
    """Whether “not”, “if” or “whether” stands right before a promise."""
    return bool(re.search(r"\b(?:not|if|whether|when|where|that)(?: \w+){0,3} $", text[max(0, at - 40) : at]))


def with_next(scene: Scene, number: int, out: list[Found]) -> list[Found]:
    """“The next session is scheduled to be held in Muscat” is agreed, whoever says so."""
    sentence = scene.sentences[number]
    match = _NEXT_HELD.search(scene.string(number))
    if match is None or not re.search(
        r"\b(?:next|\w+th|\w+st|\w+nd|\w+rd)\b.{0,60}\b(?:meeting|session|round|edition|talks|dialogue"
        r"|consultations|committee|group|[A-Z]{3,6})\b",
        match[0],
        re.IGNORECASE,
    ):
        return out
    start = sentence.start + _own_clause(scene.string(number), match.start())
    due = due_in(scene.view, start, sentence.end, scene.issue.published)
    one = Found(
        start, sentence.end, sentence.start + match.start(), CommitmentKind.AGREED, Strength.FIRM, JOINT, due,
        number, Actor.MEETING, 0.80, ("the next session",),
    )  # fmt: skip
    return [
        old for old in out if not (one.start <= old.start < one.end and old.kind is CommitmentKind.STATED)
    ] + [one]


_OTHER_CLAUSE = re.compile(r"\b(?:will|shall|is to|are to)\b[^.;]{4,}?(?P<joint>(?:,|;) (?:and|while) )")


def _own_clause(text: str, at: int) -> int:
    """Where the clause of the next session begins: behind another promise that the sentence makes before it."""
    starts = [one.end("joint") for one in _OTHER_CLAUSE.finditer(text, 0, at)]
    return starts[-1] if starts else 0


def again_in(scene: Scene, number: int) -> Found | None:
    """“The two will meet again …”, “working-level consultations will be held …”: agreed, whoever says so."""
    text = scene.string(number)
    match = _AGAIN.search(text)
    if match is None or match_negated(text, match.start()):
        return None
    sentence = scene.sentences[number]
    fronted = re.match(r"[A-Z][a-z]+ing\b", text) and text[: match.start()].rstrip().endswith((",", ", the"))
    part = match.group("what") and ("which" in match["what"] or fronted)
    start = sentence.start + (match.start() if part else 0)
    due = due_in(scene.view, start, sentence.end, scene.issue.published)
    return Found(
        start, sentence.end, sentence.start + match.start(), CommitmentKind.AGREED, Strength.FIRM, JOINT, due, number,
        Actor.MEETING, 0.70, ("a meeting to come",),
    )  # fmt: skip


_MEETING = r"(?:[Mm]eeting|[Ss]ession|[Rr]ound|[Ee]dition|[Dd]ialogue|[Cc]onsultations|[Tt]alks|[Ss]itting)"
_LABEL = re.compile(
    r"(?:\d+\.? |MIN\.? \S+ )?(?:(?:[Dd]ates?|[Tt]ime)?(?:,? (?:and )?(?:[Vv]enue|[Pp]lace))? of (?:the )?)?"
    rf"[Nn]ext (?:[\w-]+ ){{0,3}}?{_MEETING}(?P<mark> ?[.:–-])"
)
"""“Next meeting: Oslo, March 2027”, “Date and venue of next session. September, in Isiolo.”"""
_HOLDING = re.compile(
    rf"(?:^|; )(?:The |A )?(?:[Ff]irst|[Nn]ext|[Ss]econd|\d+(?:st|nd|rd|th)) (?:[\w-]+ ){{0,4}}?{_MEETING}\b"
    r"[^.;]{0,60}? to (?:be (?:held|convened|hosted|organi[sz]ed)|take place|convene)\b[^.;]*"
    rf"|\b(?:[Tt]he next (?:one|{_MEETING})|[Tt]he {_MEETING} after that)"
    r" (?:falls|goes|passes|will fall|will go|is due) (?:to|in|next)\b[^.;]*"
)


def labelled(scene: Scene, number: int) -> Found | None:
    """A next session that a label or half a sentence tells of, the sentence behind a label with it."""
    sentence, text = scene.sentences[number], scene.string(number)
    label, end = _LABEL.match(text), sentence.end
    if label is not None:
        if not text[label.end() :].strip() and number + 1 < len(scene.sentences):
            after = scene.sentences[number + 1]
            end = after.end if after.block == sentence.block else end
        start, verb = sentence.start, sentence.start + label.end()
    else:
        held = _HOLDING.search(text)
        if held is None or match_negated(text, held.start()):
            return None
        start = verb = sentence.start + held.start() + (2 if held[0].startswith("; ") else 0)
    due = due_in(scene.view, start, end, scene.issue.published) or _day_alone(scene, verb, end)
    stated = due is not None or any(one.start < end for one in scene.cities[number] if one.start >= verb)
    if not stated and not scene.countries_in(verb, end) and end == sentence.end:
        return None
    return Found(
        start, end, verb, CommitmentKind.AGREED, Strength.FIRM, JOINT, due, number, Actor.MEETING, 0.70,
        ("the next session",),
    )  # fmt: skip


_DAY_ALONE = re.compile(
    r"(?:(?:[Tt]he )?(?:first|second|third|fourth|last) (?:quarter|half) of |(?:[Ee]arly|[Mm]id"
    r"|[Ll]ate)[ -])?"
    r"(?:\d{1,2}(?:-\d{1,2})? )?(?:(?:January|February|March|April|May|June|July|August|September|October"
    r"|November"
    r"|December),? )?(?:19|20)\d\d\b"
)


def _day_alone(scene: Scene, start: int, end: int) -> Due | None:
    """The day behind a label, which needs no “in” or “by”."""
    day = _DAY_ALONE.search(scene.view, start, end)
    due = parse_due(day[0], made_on=scene.issue.published) if day else None
    return due if due is not None and due.type is not DueType.NONE else None
