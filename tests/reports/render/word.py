"""Reads a written Word file back for tests."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = {"w": W}


def w(name: str) -> str:
    """The qualified name of `w:name`."""
    return f"{{{W}}}{name}"


@dataclass(frozen=True)
class Word:
    """The parts of a Word file."""

    parts: dict[str, bytes]

    def root(self, name: str = "word/document.xml") -> etree._Element:
        return etree.fromstring(self.parts[name])

    def find(self, path: str, name: str = "word/document.xml") -> list[Any]:
        """What an XPath with prefix `w` finds in a part."""
        found = self.root(name).xpath(path, namespaces=SPACE)
        assert isinstance(found, list)
        return found

    def stories(self) -> list[etree._Element]:
        """Body, headers and footers."""
        names = sorted(n for n in self.parts if n.startswith(("word/document", "word/header", "word/footer")))
        return [self.root(name) for name in names]

    def paragraphs(self) -> list[str]:
        """The words of every paragraph of every story; tabs and breaks are blanks."""
        return [words(p) for story in self.stories() for p in story.iter(w("p"))]


def words(paragraph: etree._Element) -> str:
    """What a paragraph shows, numbers of lists left out."""
    signs = {w("tab"): " ", w("br"): " ", w("noBreakHyphen"): "-"}
    return "".join(signs.get(e.tag) or e.text or "" for e in paragraph.iter(w("t"), *signs))


def style(paragraph: etree._Element) -> str:
    """The style of a paragraph."""
    return paragraph.find(f"{w('pPr')}/{w('pStyle')}").get(w("val"))  # type: ignore[return-value]


def opened(docx: bytes) -> Word:
    """The parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return Word({name: package.read(name) for name in package.namelist()})


def rewritten(docx: bytes, changes: dict[str, tuple[str, str] | str | None]) -> bytes:
    """The file with a replacement made in a part, a part added (a string) or left out (None)."""
    parts = dict(opened(docx).parts)
    for name, change in changes.items():
        match change:
            case None:
                del parts[name]
            case str():
                parts[name] = change.encode()
            case (old, new):
                before = parts[name].decode()
                assert old in before, f"nothing to change in {name}"
                parts[name] = before.replace(old, new, 1).encode()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()
