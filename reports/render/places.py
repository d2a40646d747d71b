"""Named places of an office's own file: `{{ title }}` and the like, filled with words never read as more than that."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from reports.document import Document
from reports.render.house import House
from reports.render.ooxml import NAMESPACES, W, runs

PLACES: Mapping[str, str] = {
    "content": "where the brief begins",
    "title": "the title",
    "subtitle": "the line under it",
    "kind": "what kind of paper it is",
    "marking": "the overall marking",
    "reference": "the reference",
    "short_title": "the short title",
    "copy": "copy n of N",
    "cutoff": "the information cut-off",
    "addressee": "for whom it is",
    "drafter": "who drafted it",
    "originator": "the department",
    "version": "the version",
}
"""What may stand between the braces, and what takes its place."""

PLACE = re.compile(r"\{\{\s*([\w -]+?)\s*\}\}")
WATERMARK = "{{watermark}}"
"""Where the watermark is anchored in a header; put there by the program."""

P, R, T, RPR = (f"{{{W}}}{name}" for name in ("p", "r", "t", "rPr"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def name_of(said: str) -> str:
    """The name of a place as it is kept: lower case, with underscores."""
    return re.sub(r"[ -]+", "_", said.strip().casefold())


def settle(root: etree._Element) -> Iterator[str]:
    """Give every place a run of its own, however Word has torn it apart; its name is yielded for each."""
    for paragraph in list(root.iter(P)):
        while True:
            texts = [t for t in paragraph.iter(T) if next(t.iterancestors(P)) is paragraph]
            found = _next_place(texts)
            if found is None:
                break
            yield found


def _next_place(texts: list[etree._Element]) -> str | None:
    """Set apart the first place that is not yet alone in its run."""
    whole = "".join(t.text or "" for t in texts)
    at = 0
    spans = []
    for t in texts:
        spans.append((at, at + len(t.text or ""), t))
        at += len(t.text or "")
    for match in PLACE.finditer(whole):
        first = next(span for span in spans if span[0] <= match.start() < span[1])
        if (first[0], first[1]) == match.span() and first[2].text == "{{" + name_of(match[1]) + "}}":
            continue
        name = name_of(match[1])
        _set_apart(first, spans, match, name)
        return name
    return None


def _set_apart(
    first: tuple[int, int, etree._Element],
    spans: list[tuple[int, int, etree._Element]],
    match: re.Match[str],
    name: str,
) -> None:
    start, end, text = first
    words = text.text or ""
    after = words[match.end() - start :] if match.end() < end else ""
    for left, right, other in spans:
        if other is not text and left < match.end() and right > match.start():
            other.text = (other.text or "")[match.end() - left :]
            other.set(_SPACE, "preserve")
    text.text = words[: match.start() - start]
    text.set(_SPACE, "preserve")
    run = text.getparent()
    assert run is not None
    place = _like(run, "{{" + name + "}}")
    run.addnext(place)
    if after:
        place.addnext(_like(run, after))


def _like(run: etree._Element, words: str) -> etree._Element:
    """A run that looks like another and says something else."""
    made = etree.Element(R)
    look = run.find(RPR)
    if look is not None:
        made.append(copy.deepcopy(look))
    text = etree.SubElement(made, T)
    text.text = words
    text.set(_SPACE, "preserve")
    return made


def values(document: Document) -> dict[str, str]:
    """What every place says in one document."""
    running = document.running
    return {
        "title": f"{document.portion} {document.title}" if document.portion else document.title,
        "subtitle": document.subtitle,
        "kind": document.kicker,
        "marking": running.marking,
        "reference": running.reference,
        "short_title": running.short_title,
        "copy": running.copy,
        "cutoff": running.cutoff,
        "addressee": running.addressee,
        "drafter": running.drafter,
        "originator": running.originator,
        "version": running.version,
    }


def fill(root: etree._Element, said: Mapping[str, str], house: House, mark: str) -> None:
    """Put words where the places are; a paragraph of which nothing is left goes, `mark` is the watermark's run."""
    touched: dict[etree._Element, None] = {}
    for text in list(root.iter(T)):
        match = PLACE.fullmatch(text.text or "")
        run = text.getparent()
        if match is None or run is None:
            continue
        words = mark if text.text == WATERMARK else said.get(match[1], "")
        paragraph = next(run.iterancestors(P))
        if text.text != WATERMARK:
            touched[paragraph] = None
        for made in _runs(words, run, house, drawn=text.text == WATERMARK):
            run.addprevious(made)
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
    for paragraph in touched:
        _drop_empty(paragraph)


def _runs(words: str, like: etree._Element, house: House, *, drawn: bool) -> Iterator[etree._Element]:
    if not words:
        return
    made = etree.fromstring(f"<r {NAMESPACES}>{words if drawn else runs(words, house)}</r>")
    look = like.find(RPR)
    for run in list(made):
        if not drawn and look is not None and run.find(RPR) is None:
            run.insert(0, copy.deepcopy(look))
        yield run


def _drop_empty(paragraph: etree._Element) -> None:
    """Take out a paragraph in which only places stood that say nothing; a story or cell keeps its last one."""
    if any((t.text or "").strip() for t in paragraph.iter(T)):
        return
    if any(True for _ in paragraph.iter(f"{{{W}}}drawing", f"{{{W}}}pict", f"{{{W}}}fldChar", f"{{{W}}}br")):
        return
    parent = paragraph.getparent()
    if parent is not None and len(parent.findall(P)) > 1:
        following = paragraph.getnext()
        if following is not None and following.tag == P:
            parent.remove(paragraph)
