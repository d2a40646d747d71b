"""Reads contact files (vCard 2.1, 3.0 and 4.0) as a table of people, so that they are mapped and asked about alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from app.registers.errors import NotATable, RowFault
from app.registers.table import MOST_ROWS, Cell, Row
from db.values.errors import excerpt

HEADER = (
    "Name", "Prefix", "Designation", "Organisation", "Country", "Telephone", "E-mail", "Address", "Remark",
    "Marking",
)  # fmt: skip
MARKING = "Marking: "
"""Begins the line of a card's note that says how it is marked."""
UNMARKED = f"{MARKING}not assessed"
_CARD = re.compile(r"^BEGIN:VCARD[ \t]*\r?$.*?^END:VCARD[ \t]*\r?$", re.IGNORECASE | re.DOTALL | re.MULTILINE)
_BEGIN = re.compile(r"^BEGIN:VCARD", re.IGNORECASE | re.MULTILINE)


def is_cards(text: str) -> bool:
    """Whether a text is a contact file."""
    return text.lstrip("\ufeff \t\r\n")[:11].casefold() == "begin:vcard"


def rows_of(text: str, name: str) -> tuple[list[Row], tuple[RowFault, ...]]:
    """(a row for each card, faults of those that cannot be read); raises NotATable."""
    cards = _CARD.findall(text)
    if not cards or len(cards) != len(_BEGIN.findall(text)):
        raise NotATable(f"{excerpt(name)} is cut short: a card of it has no end; export the contacts anew.")
    if len(cards) > MOST_ROWS:
        raise NotATable(f"{excerpt(name)} has more than {MOST_ROWS:,} cards; import it in parts.")
    rows: list[Row] = []
    faults: list[RowFault] = []
    for number, card in enumerate(cards, 1):
        try:
            rows.append(Row(number, _read(card)))
        except _faults_of_a_card() as error:
            faults.append(RowFault(number, None, f"This card cannot be read ({_why(error)})."))
    return rows, tuple(faults)


def _faults_of_a_card() -> tuple[type[Exception], ...]:
    from vobject.base import VObjectError

    return (VObjectError, ValueError, LookupError, AttributeError, TypeError)


def _why(error: Exception) -> str:
    return excerpt(str(error), 80)[1:-1] or type(error).__name__


def _read(card: str) -> tuple[Cell, ...]:
    import vobject

    # From version 3.0 on a line break inside a card only folds a line; readOne joins both kinds.
    found = vobject.readOne(card, allowQP=True)
    lines = found.contents
    name = next(_texts(lines, "n", ("given", "additional", "family", "suffix")), "")
    prefix = next(_texts(lines, "n", ("prefix",)), "")
    whole = next(_texts(lines, "fn"), "")
    if prefix and whole.startswith(prefix):
        whole = whole[len(prefix) :].strip()
    notes = [line for text in _notes(lines) for line in text.splitlines()]
    cells = (
        whole or name,
        prefix,
        next(_texts(lines, "title"), "") or next(_texts(lines, "role"), ""),
        next(_texts(lines, "org", between=", "), ""),
        next(_texts(lines, "adr", ("country",)), ""),
        "; ".join(text.removeprefix("tel:") for text in _texts(lines, "tel")),
        "; ".join(text.removeprefix("mailto:") for text in _texts(lines, "email")),
        "; ".join(_addresses(lines)),
        "\n".join(line for line in notes if not line.startswith(MARKING)),
        next(
            (line.removeprefix(MARKING) for line in notes if line.startswith(MARKING) and line != UNMARKED),
            "",
        ),
    )
    if not cells[0]:
        raise ValueError("it names nobody")
    return tuple(cell or None for cell in cells)


def _texts(lines: Any, key: str, parts: tuple[str, ...] = (), between: str = " ") -> Iterator[str]:
    """The values of a property that say anything, one text each; of a structured one the named parts."""
    for line in lines.get(key, []):
        value = line.value
        if parts:
            value = [getattr(value, part, "") for part in parts]
        text = _joined(value, between)
        if text:
            yield text


def _joined(value: Any, between: str) -> str:
    if isinstance(value, (list, tuple)):
        return between.join(text for part in value if (text := _joined(part, " ")))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _addresses(lines: Any) -> Iterator[str]:
    """Each address in one line; a card that says no more than a country has none."""
    for line in lines.get("adr", []):
        parts = ("box", "extended", "street", "city", "region", "code")
        if local := _joined([getattr(line.value, part, "") for part in parts], ", "):
            yield _joined([local, getattr(line.value, "country", "")], ", ")


def _notes(lines: Any) -> Iterator[str]:
    return (line.value.strip() for line in lines.get("note", []) if isinstance(line.value, str))
