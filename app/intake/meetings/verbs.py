"""The verbs by which people meet, call on, receive or speak to each other, found in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.scene import Scene

TALKS = (
    r"(?:meetings?|talks|discussions?|interactions?|conversations?|consultations|deliberations"
    r"|dialogue|call|discussion)"
)
_AUX = (
    r"(?P<future>will (?:also )?(?:be )?|is (?:scheduled|expected|due|set) to |are (?:scheduled"
    r"|expected|due|set) to |to )?"
)
_VERBS = tuple(
    (re.compile(pattern), kind, passive)
    for pattern, kind, passive in (
        (
            rf"\b{_AUX}(?:paid|pay|paying|made|make) (?:a |an )?(?:\w+ ){{0,3}}calls? (?:up)?on\b",
            "call_on",
            False,
        ),
        (
            rf"\b{_AUX}(?:called|call|calling) (?:up)?on (?!for\b|all\b|the international|both\b|\w+ to \b)",
            "call_on",
            False,
        ),
        (
            (
                r"\b(?:was|were|has been|have been) (?:\w+ ){0,2}(?:received|welcomed|hosted"
                r"|greeted)(?: \w+){0,4}? by\b"
                r"|\bhosted by\b"
            ),
            "called_on",
            False,
        ),
        (
            (
                r"\b(?:while|when|after|upon) (?:receiving|hosting|welcoming) (?=.{0,220}(?:\bat\b|\bin\b"
                r"|\btoday\b|\bon\b|$))"
            ),
            "receive",
            False,
        ),
        (
            (
                rf"\b{_AUX}(?:received|receives|hosted|hosts|receive|host|welcomed"
                rf"|welcomes) (?=.{{0,220}}(?:\bat\b|\bin\b"
                rf"|\btoday\b|\byesterday\b|\bon\b|$))"
            ),
            "receive",
            False,
        ),
        (rf"\b{_AUX}(?:spoke|speaks|speak|speaking|talked)(?: \w+){{0,4}} (?:to|with)\b", "call", False),
        (
            (
                rf"\b{_AUX}(?:had|held|holds|have|hold|having|holding)(?: \w+){{0,4}} (?:telephonic"
                rf"|telephone|phone"
                rf"|video|virtual|online) (?:call|conversation|talks?|conference"
                rf"|meeting)s?(?: \w+){{0,2}} with\b"
            ),
            "call",
            False,
        ),
        (
            (
                rf"\b{_AUX}(?:had|held|holds|have|hold|having|holding|conducted"
                rf"|co-chaired)(?: [\w,-]+){{0,6}} {TALKS}(?: \w+){{0,5}}? with\b"
            ),
            "talks",
            False,
        ),
        (rf"\b{_AUX}(?:met|meet|meets|meeting)(?: \w+){{0,2}}? (?:with )?(?=\S)", "talks", False),
        (
            (
                rf"\b{_AUX}(?:interacted|interact|interacting|conferred|confer|sat down|sit down"
                rf"|sitting down) with\b"
            ),
            "talks",
            False,
        ),
        (r"\b(?:exchanged|exchange|exchanging) views with\b", "talks", False),
        (r"\b(?:granted|gave|gives|grants) an audience\b(?: (?!to\b)[\w,']+){0,9} to\b", "receive", False),
        (r"\b(?:paid|pays|paying|made) (?:a |an )?(?:\w+ ){0,2}courtesy visit (?:to|on)\b", "call_on", False),
        (rf"(?<='s) (?:\w+ ){{0,2}}{TALKS} with\b", "owned", False),
        (rf"\bfor (?:\w+ ){{0,3}}{TALKS} with\b", "talks", False),
        (
            (
                rf"\b(?:[Dd]uring|[Ii]n|[Aa]t|[Ff]ollowing|[Aa]fter) (?:his|her|the|a"
                rf"|their)(?: \w+){{0,3}} {TALKS} with\b"
            ),
            "noun",
            False,
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of meeting at `start:end`: its kind, and whether it speaks of what is to come."""

    start: int
    end: int
    kind: str
    future: bool


def verbs_in(scene: Scene, number: int) -> list[Verb]:
    start = scene.sentences[number].start
    text = scene.string(number)
    taken: list[tuple[int, int]] = []
    found: list[Verb] = []
    for pattern, kind, _ in _VERBS:
        for match in pattern.finditer(text):
            if any(match.start() < last and first < match.end() for first, last in taken):
                continue
            if kind == "talks" and not _is_verb(text, match):
                continue
            taken.append(match.span())
            future = (
                bool(match.groupdict().get("future")) and (match.groupdict().get("future") or "") != "to "
            )
            future = future or (kind in {"talks", "noun"} and bool(TO_COME.search(text[: match.start()])))
            found.append(Verb(start + match.start(), start + match.end(), kind, future))
    return sorted(found, key=lambda one: one.start)


TO_COME = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due |expected |set |scheduled )?to|plans? to)\b(?![^.;]*\b(?:said|met"
    r"|held|was|were|had)\b)[^.;]{0,80}$"
)


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """“met” and “will meet” are verbs; “the meeting with” and “meet the needs” are not."""
    word = match[0].split()
    if (
        "meeting" in word
        and match.groupdict().get("future") is None
        and not re.search(r"(?:was|is|were|are|be|by|while|While|,) $", text[: match.start()])
    ):
        return (
            "held" in word
            or "had" in word
            or (len(word) > 2 and word[0] in {"hold", "holding", "having", "co-chaired", "conducted"})
        )
    return not (
        re.match(r"(?:meet|met|meets|meeting)$", word[-1]) is None
        and re.search(
            r"\bmeet\w* (?:the (?:needs|challenges|requirements|goals)|needs)", text[match.start() :]
        )
    )
