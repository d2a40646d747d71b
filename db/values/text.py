"""Text as it may be kept: cleaned of what harms storage, Word or the reader; and JSON of one spelling."""

import json
import re
import unicodedata
from enum import Enum

from db.values.errors import InvalidValue


class Shape(Enum):
    """What a text is used for; decides line breaks, bidirectional marks and the longest length."""

    LINE = "line"
    FIELD = "field"
    BODY = "body"

    @property
    def limit(self) -> int:
        """The longest text of this shape, in characters after cleaning."""
        match self:
            case Shape.LINE:
                return 500
            case Shape.FIELD:
                return 20_000
            case Shape.BODY:
                return 2_000_000


OVERRIDE_SYMBOL = "�"
"""Stands in FIELD and BODY for a bidirectional override, which could hide what a sentence says."""

_BREAKS = "\r\v\f\x85\u2028\u2029"
_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS = "\u202a\u202b\u202c"
_OPENING = "\u2066\u2067\u2068"
_CLOSING = "\u2069"
_INVISIBLE = "\u200b\u2060\ufeff"
_DEEPEST = 100
_LARGEST = 1 << 63


def _unwanted() -> list[int]:
    controls = [c for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (0x09, 0x0A)]
    surrogates = range(0xD800, 0xE000)
    noncharacters = [*range(0xFDD0, 0xFDF0)]
    for plane in range(17):
        noncharacters += [plane << 16 | 0xFFFE, plane << 16 | 0xFFFF]
    tags = range(0xE0000, 0xE0080)
    return [*controls, *surrogates, *noncharacters, *tags, *map(ord, _INVISIBLE)]


def _table(line: bool) -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(_unwanted())
    table.update({ord(c): " " if line else "\n" for c in _BREAKS})
    table.update(dict.fromkeys(map(ord, _EMBEDDINGS)))
    table.update({ord(c): None if line else OVERRIDE_SYMBOL for c in _OVERRIDES})
    if line:
        table.update({ord("\n"): " ", ord("\t"): " "})
        table.update(dict.fromkeys(map(ord, _OPENING + _CLOSING)))
    return table


_LINE_TABLE = _table(line=True)
_TEXT_TABLE = _table(line=False)
_quoted = json.encoder.encode_basestring  # the library's own, with no more escapes than JSON needs
_SURROGATE = re.compile("[\ud800-\udfff]")
_HIDDEN = frozenset(map(chr, _unwanted())) - set(_BREAKS)


def latin_digits(text: str) -> str:
    """The decimal digits of any script as those of Latin: people type `२४-११-२०२५` and `٢٤/١١/٢٠٢٥`."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def clean_text(text: str, shape: Shape) -> str:
    """`text` as it may be stored, searched, exported and printed; cleaning twice changes nothing.

    NFC. CR LF, CR, VT, FF, NEL, U+2028 and U+2029 become LF (a space in LINE, as do tabs). Other control
    characters, noncharacters, lone surrogates, tag characters and U+200B, U+2060, U+FEFF go; joiners (ZWJ,
    ZWNJ) stay. Bidirectional marks: in LINE embeddings, overrides and isolates go; in FIELD and BODY
    embeddings go, overrides become `OVERRIDE_SYMBOL`, isolates stay where they are balanced within their
    line. LINE and FIELD lose blanks at both ends. Raises InvalidValue when the cleaned text is longer than
    the shape allows.
    """
    cleaned = text if text.isascii() and text.isprintable() else _purged(text, shape)  # most of it is clean
    if shape is not Shape.BODY:
        cleaned = cleaned.strip()
    if len(cleaned) > shape.limit:
        raise InvalidValue(
            f"The text may have {shape.limit:,} characters but has {len(cleaned):,}; please shorten it."
        )
    return cleaned


def _purged(text: str, shape: Shape) -> str:
    cleaned = text.replace("\r\n", "\n").translate(_LINE_TABLE if shape is Shape.LINE else _TEXT_TABLE)
    if shape is not Shape.LINE:
        cleaned = _balanced(cleaned)
    return unicodedata.normalize(
        "NFC", cleaned
    )  # last, since what was removed may have parted a letter and its mark


def hidden_characters(text: str) -> int:
    """How many characters `clean_text` removes because no reader could see them; worth telling if any."""
    return sum(c in _HIDDEN for c in text)


def _balanced(text: str) -> str:
    if not any(mark in text for mark in _OPENING + _CLOSING):
        return text
    return "\n".join(map(_balanced_line, text.split("\n")))


def _balanced_line(line: str) -> str:
    """An isolate ends with its paragraph, so one that is not closed in its line would spill or be in vain."""
    waiting: list[int] = []
    lost: set[int] = set()
    for place, character in enumerate(line):
        if character in _OPENING:
            waiting.append(place)
        elif character == _CLOSING:
            if waiting:
                waiting.pop()
            else:
                lost.add(place)
    lost.update(waiting)
    return "".join(c for place, c in enumerate(line) if place not in lost) if lost else line


def canonical_json(value: object) -> str:
    """`value` in its one JSON spelling: keys sorted by code point, no spaces, no needless escapes.

    Only dict (with text keys), list, str, int, bool and None; all else, floats included, raises TypeError.
    Lone surrogates, whole numbers beyond 64 bits and nesting deeper than 100 raise InvalidValue.
    """
    if isinstance(value, str) and value.isascii():
        return _quoted(value)
    text = _written(value, 0)
    if not text.isascii() and _SURROGATE.search(text):
        raise InvalidValue(
            "The text holds half a character (a lone surrogate) and cannot be kept; clean it first."
        )
    return text


def _written(value: object, depth: int) -> str:
    """Written by hand, since the library's encoder takes floats, tuples and keys of any kind without a word."""
    if isinstance(value, str):
        return _quoted(value)
    if value is None:
        return "null"
    if depth > _DEEPEST:
        raise InvalidValue(f"The data is nested more than {_DEEPEST} deep and cannot be kept.")
    if isinstance(value, dict):
        if odd := [key for key in value if not isinstance(key, str)]:
            raise TypeError(f"JSON keys are text, not {type(odd[0]).__name__}.")
        return (
            "{"
            + ",".join([f"{_quoted(key)}:{_written(value[key], depth + 1)}" for key in sorted(value)])
            + "}"
        )
    if isinstance(value, list):
        if set(map(type, value)) == {str}:
            return f"[{','.join(map(_quoted, value))}]"
        return "[" + ",".join([_written(item, depth + 1) for item in value]) + "]"
    return _number(value)


def _number(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, int):
        raise TypeError(
            f"{type(value).__name__} has no canonical JSON; use text, whole numbers, lists, objects."
        )
    if not -_LARGEST <= value < _LARGEST:
        raise InvalidValue("A whole number is too large to be kept; 64 bits are the limit.")
    return int.__repr__(value)
