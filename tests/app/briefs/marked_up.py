"""A brief as somebody has worked on it in a word processor: words changed plainly or with tracking, comments set."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

WHO = f'{nsdecls("w")} w:id="9001" w:author="Director (West Asia)" w:date="2026-11-22T10:00:00Z"'


class Paper:
    """A Word file under the hands of an officer."""

    def __init__(self, data: bytes) -> None:
        self.word = Word(io.BytesIO(data))

    def data(self) -> bytes:
        file = io.BytesIO()
        self.word.save(file)
        return file.getvalue()

    def paragraphs(self) -> Iterator[Paragraph]:
        """All of them, those in tables too."""
        for element in self.word.element.body.iter(qn("w:p")):
            yield Paragraph(element, self.word)

    def with_words(self, words: str) -> Paragraph:
        return next(one for one in self.paragraphs() if words in plain(one.text))

    def say(self, old: str, new: str, *, nth: int = 0) -> None:
        """Put other words in the place of some, as typing does."""
        paragraph = [one for one in self.paragraphs() if old in plain(one.text)][nth]
        for run in paragraph.runs:
            if old in plain(run.text):
                run.text = plain(run.text).replace(old, new)
                return
        text = plain(paragraph.text).replace(old, new)
        for run in paragraph.runs[1:]:
            run.text = ""
        paragraph.runs[0].text = text

    def say_in_row(self, words: str, old: str, new: str) -> None:
        """The same in the table row that holds certain words, as far as a run goes."""
        rows = [
            [Paragraph(p, self.word) for p in row.iter(qn("w:p"))]
            for row in self.word.element.body.iter(qn("w:tr"))
        ]
        row = next(one for one in rows if words in " | ".join(plain(each.text) for each in one))
        run = next(run for each in row for run in each.runs if old in plain(run.text))
        run.text = plain(run.text).replace(old, new)

    def track(self, old: str, new: str) -> None:
        """The same with tracked changes."""
        paragraph = self.with_words(old)
        run = next(one for one in paragraph.runs if old in plain(one.text))
        before, _, after = plain(run.text).partition(old)
        element = run._r
        pieces = [
            _run(element, before),
            parse_xml(f"<w:del {WHO}/>"),
            parse_xml(f"<w:ins {WHO}/>"),
            _run(element, after),
        ]
        gone = _run(element, old)
        gone.find(qn("w:t")).tag = qn("w:delText")
        pieces[1].append(gone)
        pieces[2].append(_run(element, new))
        for piece in pieces:
            element.addprevious(piece)
        element.getparent().remove(element)

    def comment(self, words: str, text: str) -> None:
        paragraph = self.with_words(words)
        run = next(one for one in paragraph.runs if words in plain(one.text))
        self.word.add_comment(run, text=text, author="Director (West Asia)", initials="D")


def _run(like: Any, text: str) -> Any:
    made = parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"/></w:r>')
    made.find(qn("w:t")).text = text
    if like.rPr is not None:
        made.insert(0, parse_xml(like.rPr.xml))
    return made


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
