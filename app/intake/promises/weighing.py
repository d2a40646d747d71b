"""Weighs how sure it is that a clause does what its verb says, and why less sure."""

from __future__ import annotations

import re
from dataclasses import replace

from app.intake.promises.sayings import SAYING, a_paper, says_nothing
from app.intake.promises.statements import TRACKED_KINDS, Found
from app.intake.promises.subjects import Actor
from app.intake.promises.triggers import BASE, ING, Trigger
from app.intake.scene import Scene
from db.values.choices import CommitmentKind, Strength

_NEGATED = re.compile(r"\b(?:not|never|yet to|declined to|refused to|failed to|no|without)\b(?: \w+){0,3} ?$")
_BACKGROUND = re.compile(
    r"\b(?:[Ll]ast (?:month|year|week)|over the (?:past|last) \w+|in (?:19|20)\d\d,? \w+ (?:had"
    r"|was|were)|had (?:already |earlier |previously )?"
    r"|[Rr]ecalling|historically|(?:has|have) (?:long|always|been|recently|already))\b[^.;]{0,60}$"
)
_SPECULATIVE = re.compile(
    r"\b(?:could|might|may|would|likely|reportedly|is believed|analysts|observers|sources said)\b"
)
_ESTIMATED = re.compile(
    r", (?:the |an? )?[\w ]{2,40} (?:estimated|estimates|forecast|reported|wrote|predicted)\b"
)
_AT_THAT_TIME = re.compile(r"(?:On|At) that (?:occasion|meeting|session|time)\b|(?:Back )?[Tt]hen,? ")
_OVER = re.compile(r"\b(?:remembered|recalled|last|previous|earlier|(?:19|20)\d\d|ago)\b")


def weighed(scene: Scene, found: Found, trigger: Trigger, passive: bool) -> Found:
    """`found` with the confidence that remains after what speaks against it, and the reasons."""
    sentence = scene.sentences[found.sentence]
    before = scene.view[sentence.start : found.verb]
    after = scene.view[found.verb : found.end]
    lowered: list[tuple[float, str]] = []
    if found.subject is Actor.NONE and not passive:
        lowered.append((0.25, "nobody is named who says so"))
    if found.subject is Actor.GLOSS and not passive:
        lowered.append((0.50, "said of a visit, exercise or document, not of a side"))
    if _NEGATED.search(before[-45:]) and found.kind in TRACKED_KINDS:
        found = replace(found, kind=CommitmentKind.STATED, strength=Strength.CONTEXT, due=None)
        lowered.append((0.30, "negated"))
    lowered += _over(scene, found, trigger, before)
    if trigger.base in SAYING and found.kind is CommitmentKind.STATED:
        lowered.append((0.30, "only said"))
    if scene.view[found.start : sentence.end].rstrip().endswith(":"):
        lowered.append((0.60, "leads in to a list"))
    if _ESTIMATED.search(scene.view[found.end - 60 : sentence.end]) and found.kind in TRACKED_KINDS:
        lowered.append((0.50, "an estimate"))
    promised = found.kind is CommitmentKind.COMMITTED and _LONG_HELD.search(before)
    if promised or _long_ago(scene, found):
        lowered.append((0.50, "background"))
    elif _BACKGROUND.search(before) and found.kind is not CommitmentKind.AGREED:
        lowered.append((0.30, "background"))
    if found.kind in TRACKED_KINDS and _SPECULATIVE.search(before[-60:]):
        lowered.append((0.30, "speculative"))
    if (len(after.split()) < 3 and not passive) or _POINTS_BACK.search(after):
        lowered.append((0.45, "says not what"))
    if found.kind is CommitmentKind.STATED and found.subject not in _SPEAKING:
        lowered.append((0.15, "not said by both sides"))
    if trigger.form in {ING, BASE} and found.kind is CommitmentKind.STATED:
        lowered.append((0.10, "said in passing"))
    return _settled(scene, found, trigger, lowered)


_LONG_HELD = re.compile(
    r"\b(?:has|have) (?:long|always|historically)\b[^.;]{0,20}$|\b(?:[Pp]revious|[Ff]ormer|[Ss]uccessive"
    r"|[Ee]arlier) \w+ had (?:\w+ )?$"
)
_SINCE = re.compile(r"\bsince (?:19|20)\d\d\b")
_RECALLED = re.compile(r"\brecall(?:s|ed|ing)? that\b[^.;]*\bhad\b")


def _over(scene: Scene, found: Found, trigger: Trigger, before: str) -> list[tuple[float, str]]:
    """Why nothing is left to be done: it came to nothing, was said before, or is a paper that was adopted."""
    lowered: list[tuple[float, str]] = []
    behind = scene.words[found.sentence][trigger.last - 1].end
    if why := says_nothing(before, scene.view[behind : found.end]):
        lowered.append((0.50, why))
    if trigger.base in {"intend to", "plan to"} and re.search(r"\bhad (?:\w+ )?$", before):
        lowered.append((0.50, "was meant, and did not come about"))
    if _AT_THAT_TIME.match(before) and found.sentence and _OVER.search(scene.string(found.sentence - 1)):
        lowered.append((0.50, "said at a meeting before"))
    if trigger.base == "announce" and _announced_before(scene, found, before):
        lowered.append((0.50, "announced before, or says not what"))
    if found.kind in TRACKED_KINDS and _WITHIN_PAST.search(before):
        lowered.append((0.50, "said on an occasion that the sentence looks back to"))
    if found.kind in TRACKED_KINDS and (
        _RECALLED.search(before) or _SINCE.search(scene.view, found.verb, found.end)
    ):
        lowered.append((0.50, "recalled"))
    if a_paper(trigger, scene.view[behind : found.end], before):
        lowered.append((0.50, "a paper, which stands among the agreements"))
    return lowered


_WITHIN_PAST = re.compile(
    r"\b(?:[Nn]oted|[Nn]oting|[Rr]ecalled|[Rr]ecalling|[Ww]elcomed|[Aa]ppreciated|[Cc]ommended"
    r"|[Cc]ongratulated)\b[^.;]*"
    r" (?:during|at|in|on) which\b[^.;]{0,80}$"
)
"""“noted the visit of the Premier, during which he announced …”."""
_OLD_YEAR = re.compile(
    r"(?<!signed )(?<!concluded )(?<!adopted )(?<!held )\bin (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\W*$"
)


def _long_ago(scene: Scene, found: Found) -> bool:
    """“agreed to build a port in 2005”: said of a year that is over."""
    year = _OLD_YEAR.search(scene.view[found.verb : found.end])
    published = scene.issue.published
    return bool(year and published and int(year["year"]) < published.year - 1 and found.kind in TRACKED_KINDS)


def _announced_before(scene: Scene, found: Found, before: str) -> bool:
    return bool(_LONG_SAID.search(before[-40:]) or _NOTHING.match(scene.view, found.verb))


_SPEAKING = frozenset({Actor.JOINT, Actor.MEETING, Actor.PERSON})
_POINTS_BACK = re.compile(r" (?:in|for|of|to) (?:it|this|that|them)\W*$")
_LONG_SAID = re.compile(
    r"\b(?:has|have|had) (?:recently|already|earlier|previously|since) $|\b(?:last|this past) (?:week"
    r"|month|year),? $"
)
_NOTHING = re.compile(
    r"announced (?:the )?(?:successful|completion|conclusion|implementation|results?|outcomes?|end"
    r"|arrival|arrest|death|signing"
    r"|opening|release of|formation of)\b|announced (?:in|on|at|here|today|yesterday|earlier"
    r"|by)\b(?![^.;]{0,30} (?:that|it|to)\b)"
)


def _settled(scene: Scene, found: Found, trigger: Trigger, lowered: list[tuple[float, str]]) -> Found:
    """The confidence that remains, with its reasons."""
    confidence = round(found.confidence - sum(by for by, _ in lowered), 2)
    if found.due is not None:
        confidence = min(0.95, round(confidence + 0.05, 2))
    words = scene.words[found.sentence]
    said = " ".join(scene.text[words[trigger.first].start : words[trigger.last - 1].end].split())
    reasons = (f"“{said}”", *(why for _, why in lowered))
    return replace(found, confidence=confidence, reasons=reasons)
