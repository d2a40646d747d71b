"""Looks through every part of a written Word file for words that must not be in it."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from db.values.courtesy import give_way

_ZIP = b"PK\x03\x04"
_TAG = re.compile(rb"<[^>]*>")
_TEXT = re.compile(rb">([^<]+)")
"""In XML, where every `<` begins a tag; elsewhere it may begin anything, and all is looked at as it stands, too."""
_SAID = re.compile(rb'="([^"]*)"')
_MARKS = (
    (b"</w:p>", b" "), (b"</w:tc>", b" "), (b"<w:br/>", b" "), (b"<w:tab/>", b" "),
    (b"<w:noBreakHyphen/>", b"-"), (b"<w:softHyphen/>", b""),
)  # fmt: skip
"""Tags that say something between two stretches of text, and what."""
_RUN = re.compile(r"\w+")
_BLOCK = 1 << 20
"""Bytes of a part looked at in one go, so that a long one is not held many times over."""


def traces(docx: bytes, words: Iterable[str]) -> dict[str, str]:
    """Of the words those that stand in the file, with the part they stand in: in its text however it is cut in runs, in
    attributes (alternative texts, properties, targets), and in the names of its parts. Case and spaces are no matter.
    A file of HTML or text is one part.
    """
    wanted = {one: flat for one in words if (flat := _flat(one))}
    found: dict[str, str] = {}
    if not wanted:
        return found
    inner = {one: _RUN.findall(flat)[1:-1] for one, flat in wanted.items()}
    if not docx.startswith(_ZIP):
        return dict.fromkeys(_found(wanted, inner, _told([docx], xml=False)), "its text")
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for name in package.namelist():
            told = _told(_blocks(package.read(name)), xml=True) if name.endswith((".xml", ".rels")) else ""
            for one in _found(wanted, inner, f"{name} {told}"):
                found.setdefault(one, name)
    return found


def _found(wanted: Mapping[str, str], inner: Mapping[str, list[str]], told: str) -> Iterator[str]:
    """Of many words those that are told: looked for one by one, but only where all the words inside them, which have
    their ends there too, are told somewhere. Each word of what is told is made flat once.
    """
    words = told.split()
    flat = {word: _flat(word) for word in set(words)}
    told = " ".join(filter(None, map(flat.__getitem__, words)))
    single = set(_RUN.findall(" ".join(flat.values())))
    for one, sought in wanted.items():
        if single.issuperset(inner[one]) and sought in told:
            yield one


def _blocks(part: bytes) -> Iterator[bytes]:
    """A part of XML in portions that end between two tags."""
    start = 0
    while start < len(part):
        end = part.find(b"><", start + _BLOCK) + 1 or len(part)
        yield part[start:end]
        start = end


def _told(blocks: Iterable[bytes], *, xml: bool) -> str:
    """Everything that a part says: its text, and the values of its attributes, each once."""
    said: dict[bytes, None] = {}
    text: list[bytes] = []
    for block in blocks:
        give_way()
        said.update(dict.fromkeys(_SAID.findall(block)))
        for mark, sign in _MARKS:
            block = block.replace(mark, sign)  # noqa: PLW2901
        text += _TEXT.findall(b">" + block) if xml else [_TAG.sub(b"", block), b" ", block]
    words = b"".join(text) + b" " + b" ".join(said)
    return html.unescape(words.decode("utf-8", "replace"))


def _flat(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).replace("\u2010", "-").casefold().split())
