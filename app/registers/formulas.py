"""Text that a spreadsheet would take for a formula: made harmless on the way out, given back on the way in.

The characters, and the apostrophe before them, are those that OWASP names under “CSV injection”: = + - @, tab and
carriage return, with their full-width forms. In a workbook nothing is needed: text is written as text.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]|['\s]*[\t\r\n]")


def defused(text: str) -> str:
    """Text as it may stand in a CSV cell: with an apostrophe before what would be taken for a formula.

    An apostrophe that was there already is counted in, so that `bared` gives back exactly this text.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def bared(text: str) -> str:
    """The text that `defused` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
