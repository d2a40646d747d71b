"""The text of files that are text already: their encoding is found, and what is no text is refused."""

from __future__ import annotations

import codecs
import re

from reports.read.paper import Limits, Paper, Section, Trouble, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4_096
_MOST_CONTROLS = 0.01
"""Share of control characters above which something is no text."""

_BROKEN = "\ufffd"
_MOST_BROKEN = 5
"""One letter in so many beyond ASCII may be broken in what is UTF-8 all the same."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
GUESSED = "Its encoding is not stated; it was read as Windows-1252."


def read(data: bytes, limits: Limits) -> Paper:  # noqa: ARG001
    """Raises Unreadable for what is no text."""
    text, guessed = decoded(data)
    sections = (Section("text", text),) if text.strip() else ()
    return Paper("text", sections, warnings=(GUESSED,) if guessed else ())


def decoded(data: bytes, declared: str = "") -> tuple[str, bool]:
    """The text, and whether its encoding was only guessed. Raises Unreadable for what is no text.

    A byte order mark decides; then UTF-16 without one, UTF-8 (also with a few broken letters), what is declared,
    Windows-1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data.decode(encoding, "replace")), False
    if encoding := _wide(data):
        return _text(data.decode(encoding, "replace")), False
    text = data.decode("utf-8", "replace")
    broken = text.count(_BROKEN)
    if not broken or _beyond_ascii(text) > _MOST_BROKEN * broken:
        return _text(text), False
    if declared:
        try:
            return _text(data.decode(declared, "replace")), False
        except (
            LookupError,
            ValueError,
            OSError,
        ):  # no encoding of text goes by that name, or none was loaded
            pass
    return _text(data.decode("cp1252", "replace")), True


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows in its zeros: every other byte of Latin text."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else ""


def _text(text: str) -> str:
    sample = text[:_SAMPLE]
    strange = len(_CONTROLS.findall(sample)) + sample.count(_BROKEN)
    if strange > max(2, len(sample) * _MOST_CONTROLS):
        raise Unreadable(Trouble.NO_TEXT)
    return text
