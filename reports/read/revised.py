"""A Word file as somebody has worked on it: its paragraphs, tracked changes accepted; who changed what; remarks.

Numbers that fields compute (of notes, tables, pages) are left out: they move by themselves and are nobody's words.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from reports.read.package import Package, name
from reports.read.paper import Limits, Trouble, Unreadable
from reports.read.passages import Passage, Remark

_SKIPPED = frozenset(
    {"Fallback", "instrText", "delInstrText", "rPr", "tblPr", "sectPr", "tcPr", "sdtPr", "fldSimple"}
)
_GONE = frozenset({"del", "moveFrom"})
_NEW = frozenset({"ins", "moveTo"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PARTS = frozenset({"footnotes", "endnotes"})


@dataclass(slots=True)
class _Open:
    """A paragraph as it is gathered."""

    pieces: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read(data: bytes, limits: Limits) -> tuple[Passage, ...]:
    """All paragraphs that say something, notes last. Raises Unreadable; what is longer than the limit is refused."""
    package = Package(data, limits)
    comments: dict[str, Remark] = {}
    others: list[tuple[str, Any]] = []
    for target in package.targets(package.main):
        if target.part in package.archive:
            if target.kind == "comments":
                comments = _comments(package.part(target.part))
            elif target.kind in _PARTS:
                others.append((target.kind, package.part(target.part)))
    walk = _Walk(comments)
    walk.take(package.part(package.main), "")
    for label, root in sorted(others, key=lambda one: one[0]):
        walk.take(root, label)
    if sum(len(one.text) for one in walk.found) > limits.text:
        raise Unreadable(Trouble.TOO_LARGE)
    return tuple(walk.found)


class _Walk:
    """One pass over the parts of a file; a paragraph whose mark was deleted runs on into the next."""

    def __init__(self, comments: dict[str, Remark]) -> None:
        self.found: list[Passage] = []
        self._comments = comments
        self._abouts: dict[str, list[str]] = {}
        self._told: set[str] = set()
        """Comments whose words are being read."""
        self._now = _Open()
        self._row = self._rows = self._cell = self._cells = self._fields = 0
        self._part = self._heading = ""

    def take(self, root: Any, part: str) -> None:
        """All that a part says."""
        self._part, self._row, self._cell, self._fields, self._heading = part, 0, 0, 0, ""
        self._inside(root, gone=False)
        self._close()

    def _inside(self, element: Any, *, gone: bool) -> None:
        for child in element:
            self._element(child, gone=gone)

    def _element(self, child: Any, *, gone: bool) -> None:
        kind = name(child)
        if kind in _SKIPPED:
            return
        match kind:
            case "p":
                self._paragraph(child, gone=gone)
            case "tr":
                self._table_row(child, gone=gone)
            case "tc" if not self._cell:
                self._cells += 1
                self._cell = self._cells
                self._inside(child, gone=gone)
                self._close()
                self._cell = 0
            case "t" | "delText":
                self._say(child.text or "", gone=gone or kind == "delText")
            case "fldChar":
                step = {"begin": 1, "end": -1}.get(_of(child, "fldCharType"), 0)
                self._fields = max(self._fields + step, 0)
            case _ if kind in _SIGNS:
                self._say(_SIGNS[kind], gone=gone)
            case _ if kind in _GONE or kind in _NEW:
                self._now.authors.append(_of(child, "author"))
                self._inside(child, gone=gone or kind in _GONE)
            case _:
                self._mark(kind, child)
                self._inside(child, gone=gone)

    def _mark(self, kind: str, child: Any) -> None:
        """Bookmarks, and where comments begin and end."""
        id = _of(child, "id")
        match kind:
            case "bookmarkStart":
                self._now.marks.append(_of(child, "name"))
            case "commentRangeStart":
                self._told.add(id)
                self._now.remarks.append(id)
            case "commentRangeEnd":
                self._told.discard(id)
            case "commentReference":
                self._now.remarks.append(id)
            case _:
                pass

    def _paragraph(self, element: Any, *, gone: bool) -> None:
        properties = next((one for one in element if name(one) == "pPr"), None)
        for child in element:
            if child is not properties:
                self._element(child, gone=gone)
        if properties is not None and self._runs_on(properties):
            return
        style = "" if properties is None else _style(properties)
        heading = "".join(self._now.pieces) if "heading" in style else ""
        self._close()
        self._heading = plain(heading) or self._heading

    def _runs_on(self, properties: Any) -> bool:
        """Whether the mark of a paragraph was deleted; who did it is noted."""
        marks = [one for run in properties if name(run) == "rPr" for one in run]
        changed = [one for one in marks if name(one) in _GONE or name(one) in _NEW]
        self._now.authors += [_of(one, "author") for one in changed]
        return any(name(one) in _GONE for one in changed)

    def _table_row(self, element: Any, *, gone: bool) -> None:
        properties = next((one for one in element if name(one) == "trPr"), None)
        removed = properties is not None and any(name(one) == "del" for one in properties)
        outer = self._row
        if not outer:
            self._rows += 1
            self._row = self._rows
        for child in element:
            if child is not properties:
                self._element(child, gone=gone or removed)
        self._close()
        self._row = outer

    def _say(self, text: str, *, gone: bool) -> None:
        if self._fields:
            return
        (self._now.struck if gone else self._now.pieces).append(text)
        if not gone:
            for id in self._told:
                self._abouts.setdefault(id, []).append(text)

    def _close(self) -> None:
        now, self._now = self._now, _Open()
        text, struck = plain("".join(now.pieces)), plain("".join(now.struck))
        told = [(id, self._comments.pop(id)) for id in now.remarks if id in self._comments]
        remarks = tuple(replace(one, about=plain("".join(self._abouts.get(id, ())))) for id, one in told)
        if text or struck or remarks or now.marks:
            authors = tuple(dict.fromkeys(one for one in now.authors if one))
            made = Passage(
                text,
                self._row,
                self._cell,
                self._part,
                self._heading,
                tuple(now.marks),
                authors,
                struck,
                remarks,
            )
            self.found.append(made)


def plain(text: str) -> str:
    """On one line, every space an ordinary one: programs set no-break and thin spaces as they like."""
    return " ".join(text.split())


def _comments(root: Any) -> dict[str, Remark]:
    """Id → remark."""
    found: dict[str, Remark] = {}
    for one in root:
        if name(one) == "comment":
            said = (piece for piece in one.iter() if name(piece) in {"t", "p"})
            words = [piece.text or "" if name(piece) == "t" else " " for piece in said]
            found[_of(one, "id")] = Remark(_of(one, "author"), _of(one, "date"), plain("".join(words)))
    return found


def _style(properties: Any) -> str:
    return next((_of(one, "val").casefold() for one in properties if name(one) == "pStyle"), "")


def _of(element: Any, attribute: str) -> str:
    """An attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == attribute), "")
