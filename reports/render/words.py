"""Words on their way into a file: cleared of what XML cannot hold, cut by writing system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]")


CLINGING = re.compile(r"(?<![\w-])(\w{1,3})-(?=\w)|(?<=\d)-(?=\d)|(?<=[A-Z]{2})-(?=[A-Z]{2})")
"""Hyphens at which no line ends: after a few letters (co-chaired, Al-Zaabi), inside numbers (a reference, a date as
2026-01-20) and between words in capitals (a marking).
"""


class Script(StrEnum):
    """The writing systems that Word sets with fonts of their own."""

    WESTERN = "western"
    ARABIC = "arabic"
    HEBREW = "hebrew"
    INDIC = "indic"
    THAI = "thai"
    CHINESE = "chinese"
    JAPANESE = "japanese"
    KOREAN = "korean"


RIGHT_TO_LEFT = frozenset({Script.ARABIC, Script.HEBREW})
EAST_ASIAN = frozenset({Script.CHINESE, Script.JAPANESE, Script.KOREAN})

_RANGES = (
    (0x0590, 0x05FF, Script.HEBREW),
    (0x0600, 0x08FF, Script.ARABIC),
    (0x0900, 0x0DFF, Script.INDIC),
    (0x0E00, 0x0EFF, Script.THAI),
    (0x1100, 0x11FF, Script.KOREAN),
    (0x2E80, 0x2FFF, Script.CHINESE),
    (0x3040, 0x30FF, Script.JAPANESE),
    (0x3100, 0x312F, Script.CHINESE),
    (0x3130, 0x318F, Script.KOREAN),
    (0x31F0, 0x31FF, Script.JAPANESE),
    (0x3200, 0x9FFF, Script.CHINESE),
    (0xA960, 0xA97F, Script.KOREAN),
    (0xAC00, 0xD7FF, Script.KOREAN),
    (0xF900, 0xFAFF, Script.CHINESE),
    (0xFB1D, 0xFB4F, Script.HEBREW),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFE, Script.ARABIC),
    (0xFF00, 0xFFEF, Script.CHINESE),
    (0x10E60, 0x10E7F, Script.ARABIC),
    (0x1EE00, 0x1EEFF, Script.ARABIC),
    (0x20000, 0x3FFFF, Script.CHINESE),
)
_OTHER_SCRIPTS = re.compile("[\u0590-\u1fff\u200f\u2e80-\U0010ffff]")
"""Finds what may not be Western; general punctuation always is, but for the right-to-left mark."""
SPECIAL = re.compile("[\x00-\x1f\x85\u0590-\u1fff\u200f\u2028\u2029\u2e80-\U0010ffff]")
"""Finds what `printable` or `stretches` may change or part; words without it are one Western stretch as they are."""
_NEUTRAL = frozenset({"WS", "ON", "CS", "ES", "ET", "B", "S"})
_CLINGING = frozenset({"NSM", "BN"})


def printable(words: str) -> str:
    """`words` without the characters that XML forbids; tabs and line ends become spaces.

    Text is cleaned where it enters the case file; this is the last line, so that none can spoil a file.
    """
    return _BREAKS.sub(" ", _UNPRINTABLE.sub("", words))


def stretches(words: str) -> Iterator[tuple[Script, str]]:
    """`words` cut into stretches of one writing system, in order; joined they are `words` again.

    Spaces and punctuation between two characters of a system belong to it. European digits do not: inside a
    right-to-left run Word would print 2026-11-21 as 21-11-2026.
    """
    if not words:
        return
    if not _OTHER_SCRIPTS.search(words):
        yield Script.WESTERN, words
        return
    systems = _systems(words)
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or systems[end] is not systems[start]:
            yield systems[start], words[start:end]
            start = end


LEFT_TO_RIGHT_MARK = "\u200e"
_NUMBER_FIRST = re.compile(r"\W*\d")


def set_stretches(words: str) -> Iterator[tuple[Script, str]]:
    """The stretches of printable `words` as they are set.

    A number after right-to-left words is preceded by a left-to-right mark; a renderer that orders the whole
    line would else turn 2026-11-21 into 21-11-2026.
    """
    after_right_to_left = False
    for script, stretch in stretches(printable(words)):
        turned = after_right_to_left and _NUMBER_FIRST.match(stretch)
        yield script, LEFT_TO_RIGHT_MARK + stretch if turned else stretch
        after_right_to_left = script in RIGHT_TO_LEFT


def _systems(words: str) -> list[Script]:
    """The writing system of every character, with the neutral ones settled by their neighbours."""
    found: list[Script] = []
    east = _east_asian(words)
    last, settled = Script.WESTERN, 0
    for character in words:
        bidi = unicodedata.bidirectional(character)
        if bidi in _CLINGING:
            found.append(found[-1] if found else Script.WESTERN)
        elif bidi in _NEUTRAL and not 0x3001 <= ord(character) <= 0x303F:
            found.append(Script.WESTERN)
        else:
            system = _system(character, east)
            if system is last:
                found[settled:] = [system] * (len(found) - settled)
            found.append(system)
            last, settled = system, len(found)
            continue
        if settled == len(found) - 1 and bidi in _CLINGING:
            settled = len(found)
    return found


@lru_cache(maxsize=4_096)
def _system(character: str, east: Script) -> Script:
    code = ord(character)
    if 0x3001 <= code <= 0x303F:
        return east
    for first, last, system in _RANGES:
        if code < first:
            break
        if code <= last:
            return east if system in EAST_ASIAN else system
    return Script.ARABIC if unicodedata.bidirectional(character) in {"R", "AL"} else Script.WESTERN


def _east_asian(words: str) -> Script:
    """Which of the three a text with Han characters is: kana tell Japanese, hangul Korean, else Chinese."""
    if _KANA.search(words):
        return Script.JAPANESE
    return Script.KOREAN if _HANGUL.search(words) else Script.CHINESE


def _letters_of(script: Script) -> re.Pattern[str]:
    """Finds a letter of a script."""
    ranges = (f"{chr(first)}-{chr(last)}" for first, last, system in _RANGES if system is script)
    return re.compile(f"[{''.join(ranges)}]")


_KANA, _HANGUL = _letters_of(Script.JAPANESE), _letters_of(Script.KOREAN)
