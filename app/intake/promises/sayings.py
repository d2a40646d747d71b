"""What a verb of saying or of holding a view promises, by what stands behind it."""

from __future__ import annotations

import re

from app.intake.lexicon import set_of
from app.intake.promises.subjects import Actor, Subject
from app.intake.promises.triggers import Trigger
from db.values.choices import CommitmentKind

SAYING = {"tell * that", "inform * that", "confirm"} | {
    f"{verb} that"
    for verb in set_of("tell inform disclose add state say declare explain assess respond reply answer")
}
"""Verbs that only tell what somebody said."""
_PROMISED = re.compile(
    r" (?:that )?(?:[\w\"'-]+,? ){1,10}?(?:will|would|shall)\b(?! (?:take part|attend|participate)\b)"
)
_CONVENED = re.compile(r" (?:be (?:held|convened|hosted)|take place|convene|resume|meet)\b")


_VIEWED = re.compile(
    r"\bwould (?:help|have|like|love|wish|be (?!(?:grant|provid|deliver|suppli|open|train|transferr|hand"
    r"|donat"
    r"|establish|fund|extend|releas"
    r"|return|launch|appoint|submitt|shar|doubl|increas|implement|complet|suspend|lift)(?:ed|d)\b"
    r"|(?:given|sent|built|set up|made"
    r" available|paid|begun|put in)\b))"
)
"""“said that it would be useful” promises nothing; “… that two tugs would be delivered” does."""


_WORTH = re.compile(
    r"\b(?:will|would|shall) (?:[a-z]+ly |also )*(?:have an? |play |help |mark |serve |pave |remain "
    r"|enable |benefit |lead to |bring "
    r"|provide (?:[a-z]+ )?(?:an? |the )?(?:[a-z]+ )?(?:fillip|opportunit|impetus|boost|platform|basis"
    r"|benefit|momentum))"
)
"""“added that the interface would provide a fillip” weighs what it is worth."""


def said(subject: Subject, after: str) -> CommitmentKind | None:
    """What “said that X will …” does: a meeting to come is agreed, anything else that X will do is committed."""
    promised = _PROMISED.match(after)
    if promised is None:
        return None
    if _CONVENED.match(after, promised.end()) and subject.actor in {Actor.JOINT, Actor.MEETING}:
        return CommitmentKind.AGREED
    viewed = _VIEWED.search(after[:80]) or _WORTH.search(after[:160])
    return None if viewed else CommitmentKind.COMMITTED


_FORMAL = re.compile(
    r" (?:that it would |to )?(?:remain|stay) (?:actively )?seized\b| the (?:agenda|minutes|record)\b"
)
_PAPERS = re.compile(r"\b(?:[Aa]genda|[Mm]inutes|[Rr]ecord|[Ss]ummary)\b[^.;]{0,30}$")
"""What a meeting does with its own papers is no commitment."""
_OF_SIDE = re.compile(r" (?:the )?[A-Z]")
_COURTESY = re.compile(
    r"\b(?:greetings?|welcome|respects|compliments|gratitude|appreciation|tributes?|regards|views?"
    r"|remarks|assessments?"
    r"|perspectives?|insights?|explanations?|congratulations|condolences|thanks|prayers|sympath\w+"
    r"|apolog\w+|felicitations"
    r"|best wishes)\b",
    re.IGNORECASE,
)
_HOSPITALITY = re.compile(
    r"[^.;]{0,160}?\b(?:on ?board|aboard|(?:for|to) (?:an? |the )?(?:[\w-]+ ){0,3}(?:lunch|luncheon"
    r"|dinner|breakfast"
    r"|banquet|reception|iftar|tea|drinks|concert|gala))\b"
)
_JOINT_VIEW = re.compile(
    r" that (?:in [^.;]{3,160}, )?(?:they|both [a-z]+|the two [a-z]+|the (?:sides|parties)"
    r"|[A-Z]\w+ and [A-Z]\w+)"
    r" (?:will|would|shall) (?:\w+ly |also |further )*(?!be\b|have\b|help|benefit|remain|face|see|become"
    r"|need)[a-z]+"
)


def joint_view(after: str) -> bool:
    """“shared the view that both countries would work closely to …”: a view of what they themselves are to do."""
    return _JOINT_VIEW.match(after) is not None


_DESIST = re.compile(
    r" .{0,60}?\bto (?:immediately |fully )?(?:stop|cease|refrain|halt|end|desist|abide|respect"
    r"|return to|uphold|avoid)\b"
)

_QUIET = re.compile(
    r" (?:for )?(?:an? |the )?(?:[\w-]+ ){0,2}(?:ceasefire|end to|halt to|cessation|return to"
    r"|withdrawal|restraint|calm"
    r"|de-escalation|protection of civilians|release of|respect for|adherence|(?:two-state|peaceful"
    r"|political) solution)\b"
)
"""What is called for in the conflicts of others."""
_EVERYBODY = re.compile(
    r" [A-Z][a-z]+(?:ians|ans|nis) to\b| (?:on |upon )?(?:the )?(?:international community|world\b"
    r"|all (?:parties|sides|states|countries"
    r"|nations)|United Nations)"
)
_WORLD = re.compile(
    r"\b(?:international community|United Nations|UN (?:Security|General|Charter|Comprehensive|Global))\b"
)
_GOING_ON = re.compile(r" that [^.;]{3,60}? (?:is|are) (?:currently |now )?\w+ing\b")
_ADOPTED = re.compile(r"\b(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé])\b[^.;]{0,140}$")
_ADOPTING = re.compile(r" (?:an? |the )?(?:[\w-]+ ){0,4}?(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé])\b")


_GIVEN = re.compile(
    r"\b(?:assistance|help|support|aid|hospitality|relief|shelter|condolences)"
    r" (?:that |which )?(?:we|they|he|she|it|(?:[Tt]he )?[A-Z]\w+)(?: (?:had|has|have))? ?$"
)
"""“thanked us for the help we offered”: given already."""


def a_paper(trigger: Trigger, after: str, before: str) -> bool:
    """“adopted the Joint Statement”: a paper that stands among the agreements, and leaves nothing to be done."""
    return trigger.base == "adopt" and bool(_ADOPTED.search(before) or _ADOPTING.match(after))


def only_stated(trigger: Trigger, after: str, before: str) -> bool:
    """Views, a meeting's own papers, and calls on others to desist: said, and nothing to follow."""
    if trigger.kind is CommitmentKind.AGREED and _agrees_in_words(
        f" that{after}" if trigger.base.endswith(" that") else after
    ):
        return True
    if "hope" in trigger.base and trigger.base.endswith("that") and not _OF_SIDE.match(after):
        return True  # “hope that ties will flourish” asks nothing of anybody
    if trigger.base == "offer" and (_COURTESY.search(f"{before} {after}") or _GIVEN.search(before)):
        return True
    if trigger.base.startswith("invite") and _HOSPITALITY.match(after):
        return True
    if _FORMAL.match(after) or (trigger.base in {"approve", "adopt"} and _PAPERS.search(before)):
        return True
    if trigger.kind is CommitmentKind.PROPOSED and (_DESIST.match(after) or _QUIET.match(after)):
        return True
    if trigger.kind is CommitmentKind.PROPOSED and (_EVERYBODY.match(after) or _WORLD.search(after)):
        return True
    if trigger.base == "announce" and _GOING_ON.match(after):
        return True
    weak = (
        r" (?:with|on (?:the )?(?:(?:vital|urgent|critical|great|continued|continuing|central|paramount"
        r"|utmost|strategic) )?"
        r"(?:importance|(?:need|necessity)(?! to\b)|significance|value|critical))\b"
    )
    return trigger.base in {"agree", "concur"} and bool(re.match(weak, after))


_RESTATED = re.compile(
    r" (?:that )?(?P<who>(?:[\w\"'().-]+,? ){0,24}?)(?:will|would|shall) (?:(?:not|also|never"
    r"|[a-z]+ly) )*(?P<verb>[a-z]+)\b"
)
_OF_WORTH = set_of(
    "have help play contribute provide lead mean require bring benefit mark pave serve remain enable"
    " allow face see become"
    " depend go"
)


def restated(after: str) -> bool:
    """“reiterated that all crews found stranded will be brought home”: told again, and still to be done."""
    found = _RESTATED.match(after)
    if found is None or (
        len(found["who"].split()) > 6 and re.search(r"\b(?:if|any|attack|threat)\b", found["who"])
    ):
        return False
    return found["verb"] not in _OF_WORTH


_ASKS = set_of("ask request call urge encourage invite be")
_OWN_PEOPLE = (
    r"(?:officials|experts|teams?|ministr(?:y|ies)|departments|agencies|delegations|groups?|committees?"
    r"|commission|council"
    r"|secretariat|staffs?|sherpas|negotiators|advisers|advisors|secretaries|militaries|commanders|chiefs"
    r"|task ?force|JWG)"
)
_OWN_ASKED = re.compile(
    rf"\w+ (?:up)?(?:on )?(?:the |their |our |its )?(?:respective )?(?:[\w-]+ ){{0,3}}?{_OWN_PEOPLE} to\b"
)
_OWN_WERE = re.compile(
    rf"^(?:\x22)?(?:The |Their |Our |Both )?(?:[\w-]+ ){{0,4}}?{_OWN_PEOPLE}\b[^,.;]{{0,40}}? (?:have|has"
    rf"|had|were|was|are|is)"
    r" (?:also |been )*$",
    re.IGNORECASE,
)


def tasked(trigger: Trigger, subject: Subject, whole: str, before: str) -> bool:
    """“The Governments have asked officials to …”: what both order their own people to do is agreed."""
    if trigger.base.split()[0] not in _ASKS:
        return False
    both = subject.actor in {Actor.JOINT, Actor.MEETING}
    return (both and _OWN_ASKED.match(whole) is not None) or _OWN_WERE.match(before) is not None


_WOULD_HELP = re.compile(
    r" that (?:[a-z]+ )?[a-z]+ing\b[^.;]* (?:will|would) (?:\w+ly |also )?(?:further|help|strengthen"
    r"|enhance|improve"
    r"|contribute|benefit|serve|bring|boost|promote|deepen|support|allow|enable|facilitate|foster|advance)\b"
)
"""“agreed that sending a delegation would further trade” weighs what it is good for."""


def _agrees_in_words(after: str) -> bool:
    """“agreed that X is essential” holds a view, it promises nothing."""
    found = re.match(r" that\b(?P<rest>.*)", after)
    if not found:
        return False
    if _WOULD_HELP.match(after):
        return True
    if re.search(r"\b(?:will|would|shall|should be|to be|need to)\b", found["rest"][:160]):
        return bool(
            re.search(r"\b(?:should|need to)\b", found["rest"][:100])
            and re.search(r"\b(?:essential|important|crucial|vital)\b", found["rest"])
        )
    return bool(
        re.search(
            r"\b(?:is|are|was|were|remains?|has|have|had|plays?|there|constitutes?|represents?)\b",
            found["rest"][:160],
        )
    )


_POINTING = re.compile(
    r"(?:It|This|That|These|All this|The same|The above|Such a step) (?:\w+ ){0,2}?(?:was|were|has been"
    r"|have been|had been) "
)
_ADDS = re.compile(r" (?:to (?!be\b|the\b|an?\b)[a-z]+|that|whether) ")
"""“This was decided at the talks” says when, not what."""
_WHEN = re.compile(
    r" (?:at|during|in|by|when|while|after|following|here|upon|on (?:the (?:side|margin)|\d"
    r"|[A-Z][a-z]+day))\b"
)
_AS_REASON = re.compile(r"\b(?:as|because|since) (?:they|it|this|these|that|the (?:talks|meeting)) $")


def says_nothing(before: str, after: str) -> str:
    """Why a verb of agreeing adds nothing: it points back, or gives a reason; empty where it does add something."""
    if _POINTING.fullmatch(before) and _WHEN.match(after) and not _ADDS.search(after):
        return "says not what"
    return "given as a reason" if _AS_REASON.search(before) else ""
