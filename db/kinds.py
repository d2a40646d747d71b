"""The kinds of field there are; every table that treats them differently is closed with `assert_never`."""

from __future__ import annotations

from enum import Enum


class FieldKind(Enum):
    """What a field holds. The Python value is given in brackets."""

    LINE = "line"
    """One line of text (str)."""
    TEXT = "text"
    """Several lines of text (str)."""
    BODY = "body"
    """A whole text (str)."""
    NUMBER = "number"
    """A whole number, 0 or more (int)."""
    FLAG = "flag"
    """Yes or no (bool)."""
    CHOICE = "choice"
    """One of an enumeration (Choice, or str for a code of a newer version)."""
    PARTIAL_DATE = "partial date"
    """A year, month or day (PartialDate)."""
    DATE_RANGE = "date range"
    """Start and end (DateRange)."""
    DUE = "due"
    """A due in its words (Due)."""
    MARKING = "marking"
    """Level and caveats (Marking)."""
    REFERENCE = "reference"
    """Id of another record (str)."""
    REFERENCES = "references"
    """Ids of other records, in order (tuple of str); kept as link records."""

    __hash__ = object.__hash__  # equal means the same; a large import asks half a million times


TEXTS = frozenset({FieldKind.LINE, FieldKind.TEXT, FieldKind.BODY})
"""Kinds whose value is words of an officer's own."""

WORDED = TEXTS | {FieldKind.DUE}
"""Kinds that hold such words."""
