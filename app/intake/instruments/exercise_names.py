"""Finds what an exercise is called where no word “exercise” stands right before or behind its name."""

from __future__ import annotations

import re

from app.intake.lexicon import word_set
from app.intake.scene import Scene

_DRILL = re.compile(r"\b(?:exercises?|drills?|wargames?|manoeuvres|EXERCISE)\b", re.IGNORECASE)
_NAME = r"[\"']?(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})[\"']?"
_CALLED = re.compile(
    rf"\b(?:dubbed|code-?named|named|called|titled|known as|(?:in|of) the (?:[\w-]+ )?series (?:of"
    rf"|called)) {_NAME}"
)
_SHORT = re.compile(r"\bExercise(?: (?:20)\d\d)? ?\((?P<name>[A-Z][A-Za-z]{3,}(?:-\d{1,2})?)\)")
_PROPER = re.compile(r"\b(?P<name>(?:[A-Z][a-z][\w-]+ ){1,4}Exercise)\b(?! (?:[A-Z\"'(]|20))")
_PLAIN = re.compile(
    r"\b(?:an?|the) (?P<name>(?:[a-z][\w-]+ ){1,4}exercise)\b(?=[^.;]{0,40}\b(?:scheduled|held|conducted"
    r"|take place|began"
    r"|commenced|concluded))"
)
_GENERAL = frozenset(
    {"Joint", "Military", "The", "This", "Bilateral", "Annual", "Naval", "Army", "Combined", "During"}
)


ITSELF = re.compile(
    r"(?:The|This) (?:[\w-]+ ){0,6}(?:[Ee]xercises?|[Dd]rills?)\b"
    r"|[^.;]{0,80}\bjoint (?:military |naval |army )?(?:exercise|drill)s?\b[^.;]{0,90}\b(?:is|are|was"
    r"|were|will) (?:being |be )?"
    r"(?:held|conducted|start)\b"
)
"""A sentence about the exercise itself, whatever it calls it."""


def called_otherwise(scene: Scene) -> tuple[str, int, int, int] | None:
    """The name, its span and its sentence: “drills dubbed Condor-2026”, “the Maritime Partnership Exercise”."""
    body = [number for number, one in enumerate(scene.sentences) if not one.heading][:1]
    if not body or _DRILL.search(scene.string(body[0])) is None:
        return None  # the text is about something else
    for form in (_CALLED, _SHORT, _PROPER, _PLAIN):
        for number, sentence in enumerate(scene.sentences):
            text = scene.string(number)
            if sentence.heading or _DRILL.search(text) is None:
                continue
            for found in form.finditer(text):
                name = found["name"]
                first = name.split()[0]
                if first in word_set("never_names") or all(
                    one in _GENERAL for one in name.split()[:-1] or [name]
                ):
                    continue
                if form is _PLAIN and _DRILL.fullmatch(name.split()[0]):
                    continue
                return name, sentence.start + found.start("name"), sentence.start + found.end("name"), number
    return None


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def serial_of(text: str) -> int:
    """The number behind a name: “15”, “XV”."""
    if text.isdigit():
        return int(text)
    total = 0
    for one, after in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN[one]
        total += -value if _ROMAN.get(after, 0) > value else value
    return total
