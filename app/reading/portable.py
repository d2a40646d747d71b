"""The text of a PDF file, page by page, in the order in which the page is drawn."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import datetime, timedelta, timezone
from typing import Any

from reports.read.paper import Limits, Paper, Section, Trouble, Unreadable

_HYPHEN = re.compile("[\x02\ufffe]\\r?\\n?")
"""What stands for a hyphen at the end of a line: the word goes on."""

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?")
_PICTURES = "Its pages are pictures without text."


def load() -> None:
    """Load the library, so that reading opens no file any more."""
    import pypdfium2  # noqa: F401


def read(data: bytes, limits: Limits) -> Paper:
    """Raises Unreadable."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            return _paper(document, limits)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        raise Unreadable(Trouble.LOCKED if locked else Trouble.DAMAGED) from error


def _paper(document: Any, limits: Limits) -> Paper:
    count, left = len(document), limits.text
    if count < 1:
        raise Unreadable(Trouble.DAMAGED)
    sections: list[Section] = []
    warnings: list[str] = []
    failed = 0
    for number in range(min(count, limits.members)):
        try:
            text = _page(document, number)
        except RuntimeError:  # PdfiumError is one
            failed += 1
            continue
        if text:
            sections.append(Section(f"page {number + 1}", text))
            left -= len(text)
        if left < 0:
            break
    if failed == count:
        raise Unreadable(Trouble.DAMAGED)
    if failed:
        warnings.append(f"{failed} of its {count} pages could not be read.")
    if not sections:
        warnings.append(_PICTURES)
    about = document.get_metadata_dict()
    return Paper(
        "pdf", tuple(sections), about.get("Title", ""), about.get("Author", ""),
        _time(about.get("CreationDate", "")), "created", (), tuple(warnings),
    )  # fmt: skip


def _page(document: Any, number: int) -> str:
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        found: str = text.get_text_bounded()
    return "\n".join(line.rstrip() for line in _HYPHEN.sub("", found).splitlines()).strip("\n")


def _time(written: str) -> datetime | None:
    """`D:20251124103000+05'30'`, as far as it goes."""
    found = _DATE.match(written)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(one) if one else None for one in found.groups()[:6])
    sign, hours, minutes = found.groups()[6:]
    zone = (
        timezone((1 if sign == "+" else -1) * timedelta(hours=int(hours), minutes=int(minutes or 0)))
        if sign
        else None
    )
    try:
        return datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=zone)
    except ValueError:
        return None
