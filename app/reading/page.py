"""The text of a web page: what a reader would see, block by block; nothing that it refers to is fetched or run."""

from __future__ import annotations

import re
from datetime import datetime
from html.parser import HTMLParser

from app.reading.plain import decoded
from reports.read.paper import Limits, Paper, Section

_HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "select", "iframe", "object", "head"}
)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tr", "ul",
})  # fmt: skip
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_DATES = ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "date", "pubdate")


def read(data: bytes, limits: Limits) -> Paper:  # noqa: ARG001
    """Raises Unreadable for what is no text."""
    declared = _CHARSET.search(data[:4_096])
    text, _ = decoded(data, declared[1].decode("ascii") if declared else "")
    page = _Page()
    page.feed(text)
    page.close()
    found = page.text()
    sections = (Section("text", found),) if found else ()
    return Paper("html", sections, title=page.title(), date=page.date(), date_means="published")


def text_of(html: str) -> str:
    """The text of a page that is a part of something else."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.text()


class _Page(HTMLParser):
    """Gathers the text of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._title: list[str] = []
        self._hidden = 0
        self._in_title = False
        self._meta: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Blocks begin on lines of their own."""
        if tag == "title":
            self._in_title = True
        elif tag == "meta":
            given = {key: value or "" for key, value in attrs}
            self._meta.setdefault(
                (given.get("property") or given.get("name", "")).casefold(), given.get("content", "")
            )
        elif tag == "body":
            self._hidden = 0
        elif tag in _HIDDEN and tag not in _VOID:
            self._hidden += 1
        elif tag in _BLOCKS:
            self._pieces.append("\n")
        elif tag in {"td", "th"}:
            self._pieces.append("\t")

    def handle_endtag(self, tag: str) -> None:
        """And end there."""
        if tag == "title":
            self._in_title = False
        elif tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if self._in_title:
            self._title.append(data)
        elif not self._hidden:
            self._pieces.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        """All lines that say something."""
        lines = (
            line.strip(" ").replace("\t ", "\t").strip("\t ") for line in "".join(self._pieces).split("\n")
        )
        return "\n".join(line for line in lines if line)

    def title(self) -> str:
        """Of the page, as its publisher gives it."""
        return " ".join((self._meta.get("og:title") or "".join(self._title)).split())

    def date(self) -> datetime | None:
        """When it says that it was published."""
        for name in _DATES:
            try:
                return datetime.fromisoformat(self._meta.get(name, ""))
            except ValueError:
                continue
        return None
