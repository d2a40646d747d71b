"""The reading process: takes limits, a name and the bytes of one file, confines itself, and answers with its text.

In: one line of JSON, then the bytes, to the end. Out: one object of JSON. It is started by `app.reading.texts` alone.
"""

from __future__ import annotations

import base64
import codecs
import json
import re
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from app.reading.confinement import confine, shut
from reports.read.paper import Limits, Paper, Trouble, Unreadable

_CHARSET = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})|=\?([\w.:-]{2,40})\?[bq]\?", re.IGNORECASE
)
_MOST_CHARSETS = 40
_ENCODINGS = (
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "cp437",
    "ascii",
    "iso-8859-1",
)
_ENCLOSING = re.compile(rb"content-transfer-encoding|multipart/|message/rfc822", re.IGNORECASE)
_BEGINNING = 1_024

READY = b"ready\n"
"""Said before the file is looked at: what goes wrong after it is the file's fault."""


def main() -> None:
    """Answer, and end."""
    order = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**order["limits"])
    confine(limits)
    try:
        data = sys.stdin.buffer.read()
    except MemoryError:
        told = {"trouble": Trouble.TOO_HUNGRY.value}
    else:
        _load(data, limits)
        _say(READY)
        shut()
        told = (
            passages(data, limits)
            if order.get("revised")
            else answer(data, order["name"], limits, keep=order["keep"])
        )
    _say(json.dumps(told).encode())


def answer(data: bytes, name: str, limits: Limits, *, keep: bool) -> dict[str, Any]:
    """What was read, or the code of what stood in the way; `keep`: with the bytes of enclosed files."""
    from app.reading.kinds import read

    try:
        return _told(read(data, name, limits), limits, keep=keep)
    except Unreadable as error:
        return {"trouble": error.trouble.value}


def passages(data: bytes, limits: Limits) -> dict[str, Any]:
    """The paragraphs of a Word file that somebody has worked on, or the code of what stood in the way."""
    from app.reading.kinds import guarded
    from reports.read import revised

    try:
        return {"passages": [asdict(one) for one in guarded(lambda: revised.read(data, limits))]}
    except Unreadable as error:
        return {"trouble": error.trouble.value}


def _load(data: bytes, limits: Limits) -> None:
    """Whatever reading may load later, while files may still be opened: parsers by reading a trifle, and encodings."""
    from app.reading import mail, page, portable
    from app.reading.kinds import read

    page.text_of("<p>&amp;")
    trifle = b"From: =?utf-8?q?a?= <a@b>\nDate: Mon, 24 Nov 2025 10:00:00 +0000\nSubject: x\n\nx"
    mail.read(trifle, limits, read)
    packed, printed = data.startswith(b"PK"), b"%PDF" in data[:_BEGINNING]
    letter = not (packed or printed) and _ENCLOSING.search(data)
    if packed or letter:
        from reports.read import package, revised, sheets, word  # noqa: F401

        package.parsed(b"<a/>")
    if printed or letter:
        portable.load()
    found = {one or other for one, other in _CHARSET.findall(data)}
    for name in [*_ENCODINGS, *(one.decode("ascii", "replace") for one in sorted(found)[:_MOST_CHARSETS])]:
        with suppress(LookupError, ValueError):
            codecs.lookup(name)


def _say(words: bytes) -> None:
    sys.stdout.buffer.write(words)
    sys.stdout.buffer.flush()


def _told(paper: Paper, limits: Limits, *, keep: bool) -> dict[str, Any]:
    sections, left = [], limits.text
    for one in paper.sections:
        sections.append([one.label[:200], one.text[:left]])
        left -= len(one.text)
        if left <= 0:
            break
    told = asdict(paper)
    told |= {
        "sections": sections,
        "date": paper.date.isoformat() if paper.date else None,
        "cut": left < 0,
        "enclosed": [
            [one.name, one.media_type, one.size, base64.b64encode(one.data).decode() if keep else ""]
            for one in paper.enclosed
        ],
    }
    return told


if __name__ == "__main__":
    main()
