"""A Word file that somebody has worked on is read with tracked changes accepted, and says who did what."""

from __future__ import annotations

import io

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reports.read.paper import Limits, Trouble, Unreadable
from reports.read.passages import Passage
from reports.read.revised import read

BY = 'w:id="1" w:author="Director" w:date="2026-11-22T10:00:00Z"'
ROW = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"


def passages(body: str) -> tuple[Passage, ...]:
    word = Word()
    for element in list(word.element.body)[:-1]:
        word.element.body.remove(element)
    root = parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")
    for element in list(root):
        word.element.body.insert(len(word.element.body) - 1, element)
    file = io.BytesIO()
    word.save(file)
    return read(file.getvalue(), Limits())


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_what_was_put_in_counts_and_what_was_struck_is_kept_apart() -> None:
    gone = f'<w:del {BY}><w:r><w:delText xml:space="preserve">24 </w:delText></w:r></w:del>'
    new = run("25\u00a0")
    (one,) = passages(f"<w:p>{run('On ')}{gone}<w:ins {BY}>{new}</w:ins>{run('Nov')}</w:p>")
    assert (one.text, one.struck, one.authors) == ("On 25 Nov", "24", ("Director",))


def test_a_paragraph_whose_mark_was_deleted_runs_on_and_one_that_was_deleted_says_nothing() -> None:
    mark = f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>"
    whole = f"<w:p>{mark}<w:del {BY}><w:r><w:delText>All of it.</w:delText></w:r></w:del></w:p>"
    first, *rest = passages(
        f"<w:p>{mark}{run('One, ')}</w:p><w:p>{run('two.')}</w:p>{whole}<w:p>{run('Three.')}</w:p>"
    )
    assert first.text == "One, two."
    assert [one.text for one in rest] == ["Three."]
    assert rest[0].struck == "All of it."


def test_moved_words_stand_where_they_were_moved_to() -> None:
    there = f"<w:moveTo {BY}>{run('here')}</w:moveTo>"
    away = f"<w:moveFrom {BY}>{run('here')}</w:moveFrom>"
    assert [one.text for one in passages(f"<w:p>{run('Not ')}{away}</w:p><w:p>{there}</w:p>")] == [
        "Not",
        "here",
    ]


def test_a_deleted_row_is_struck_and_rows_and_cells_are_counted() -> None:
    gone = f"<w:tr><w:trPr><w:del {BY}/></w:trPr>{ROW.format('Old')}</w:tr>"
    live = f"<w:tr>{ROW.format('A')}{ROW.format('B')}</w:tr>"
    found = passages(f"<w:tbl><w:tblPr/><w:tblGrid/>{live}{gone}{live}</w:tbl>")
    assert [(one.text, one.struck, one.row, one.cell) for one in found] == [
        ("A", "", 1, 1), ("B", "", 1, 2), ("", "Old", 2, 3), ("A", "", 3, 4), ("B", "", 3, 5),
    ]  # fmt: skip


def test_numbers_of_fields_are_left_out_and_bookmarks_are_told() -> None:
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate"))
    body = f'<w:bookmarkStart w:id="7" w:name="_Ref1"/>{run("Table ")}{field}{run("12")}'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:bookmarkEnd w:id="7"/>'
    (one,) = passages(f"<w:p>{body}{end}{run('. Forums')}</w:p>")
    assert (one.text, one.marks) == ("Table . Forums", ("_Ref1",))


def test_a_comment_is_told_once_with_its_words_and_what_it_hangs_on() -> None:
    word = Word()
    paragraph = word.add_paragraph("Since ")
    word.add_comment(paragraph.add_run("1972"), text="Sure?", author="Director", initials="D")
    file = io.BytesIO()
    word.save(file)
    (one,) = read(file.getvalue(), Limits())
    (remark,) = one.remarks
    assert (one.text, remark.author, remark.text, remark.about) == ("Since 1972", "Director", "Sure?", "1972")


def test_what_is_longer_than_the_limit_is_refused_and_never_cut() -> None:
    word = Word()
    word.add_paragraph("x" * 200)
    file = io.BytesIO()
    word.save(file)
    with pytest.raises(Unreadable) as told:
        read(file.getvalue(), Limits(text=100))
    assert told.value.trouble is Trouble.TOO_LARGE
