"""Looks through every part of a written Word file for words that must not be in it."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable

_TAG = re.compile(r"<[^>]*>")
_SAID = re.compile(r'="([^"]*)"')
_BLOCK = re.compile(r"</w:p>|</w:tc>|<w:br/>|<w:tab/>")


def traces(docx: bytes, words: Iterable[str]) -> dict[str, str]:
    """Of the words those that stand in the file, with the part they stand in: in its text however it is cut in runs, in
    attributes (alternative texts, properties, targets), and in the names of its parts. Case and spaces are no matter.
    """
    wanted = {one: flat for one in words if (flat := _flat(one))}
    found: dict[str, str] = {}
    if not wanted:
        return found
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for name in package.namelist():
            told = (
                _flat(name) + " " + _told(package.read(name))
                if name.endswith((".xml", ".rels"))
                else _flat(name)
            )
            for one, flat in wanted.items():
                if flat in told:
                    found.setdefault(one, name)
    return found


def _told(part: bytes) -> str:
    """Everything a part says: its text, and the values of its attributes."""
    xml = part.decode("utf-8", "replace")
    said = " ".join(_SAID.findall(xml))
    text = _TAG.sub("", _BLOCK.sub(" ", xml))
    return _flat(html.unescape(f"{text} {said}"))


def _flat(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
