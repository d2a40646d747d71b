"""Prose reads from Markdown and goes back to it without losing or inventing anything."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.values.rich_text import Bullet, Paragraph, RichText, Span
from tests.db.values.strategies import hostile


def spans(markdown: str) -> list[tuple[str, str]]:
    """The spans of the one paragraph in `markdown`, each with its style as letters."""
    (block,) = RichText.parse(markdown).blocks
    assert isinstance(block, Paragraph)
    return [(span.text, "b" * span.bold + "i" * span.italic) for span in block.spans]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("plain", [("plain", "")]),
        ("**bold**", [("bold", "b")]),
        ("*italic*", [("italic", "i")]),
        ("***both***", [("both", "bi")]),
        ("a **b** c *d* e", [("a ", ""), ("b", "b"), (" c ", ""), ("d", "i"), (" e", "")]),
        ("**a *b* c**", [("a ", "b"), ("b", "bi"), (" c", "b")]),
        ("**a *b** c*", [("a ", "b"), ("b", "bi"), (" c", "i")]),
        ("**a***b*", [("a", "b"), ("b", "i")]),
        ("in**fix**ed", [("in", ""), ("fix", "b"), ("ed", "")]),
        ("**two\nlines**", [("two\nlines", "b")]),
    ],
)
def test_bold_and_italic_are_read(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert spans(markdown) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "**not closed",
        "not opened**",
        "* not a bullet",
        "**",
        "* *",
        "** **",
        "a * b",
        "****",
        "_not italic_ __nor bold__",
        "# no heading",
        "1. no number",
        "[no](link) <b>no</b> `no` &amp; | no | table |",
        "\\\\server\\share\\file",
        "D:\\Files\\x",
        "a - b",
        "-no bullet",
        "-",
        "+ no bullet",
        "• no bullet",
        "> no quote",
        "{{ title }}",
    ],
)
def test_everything_else_is_literal(text: str) -> None:
    assert spans(text) == [(text, "")]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        (r"\*stars\*", "*stars*"),
        (r"\**x*", "*x"),
        (r"2 \* 3*4*", "2 * 34"),
        (r"a\\**b**", "a\\b"),
        (r"\- dash", "- dash"),
        (r"\\- dash", r"\- dash"),
        ("one\n\\- two", "one\n- two"),
        (r"no \- escape here", r"no \- escape here"),
    ],
)
def test_a_backslash_makes_a_mark_literal(markdown: str, text: str) -> None:
    assert "".join(part for part, _ in spans(markdown)) == text


def test_blank_lines_part_paragraphs_and_single_breaks_stay() -> None:
    assert RichText.parse("one\ntwo\n\n \n\nthree") == RichText(
        (Paragraph((Span("one\ntwo"),)), Paragraph((Span("three"),)))
    )


def test_dashes_begin_bullets_and_indented_lines_continue_them() -> None:
    assert RichText.parse("Points:\n- one\n  more\n-   two\n- **three**\nend") == RichText(
        (
            Paragraph((Span("Points:"),)),
            Bullet((Span("one\nmore"),)),
            Bullet((Span("two"),)),
            Bullet((Span("three", bold=True),)),
            Paragraph((Span("end"),)),
        )
    )


def test_a_style_does_not_run_into_the_next_block() -> None:
    assert RichText.parse("*one\n\ntwo*").plain() == "*one\ntwo*"


def test_plain_text_is_one_line_a_block() -> None:
    assert RichText.parse("**Points**:\n\n- *one*\n- two").plain() == "Points:\n• one\n• two"


@pytest.mark.parametrize("markdown", ["", "   ", "\n\n \n"])
def test_nothing_is_no_blocks(markdown: str) -> None:
    assert RichText.parse(markdown) == RichText()
    assert RichText().to_markdown() == RichText().plain() == ""


def test_equal_prose_is_an_equal_value() -> None:
    one = RichText((Paragraph((Span("a"), Span("b"), Span(" c ", bold=True), Span("d"), Span(""))),))
    other = RichText((Paragraph((Span("ab "), Span("c", bold=True), Span(" d"))),))
    assert one == other
    assert hash(one) == hash(other)


def test_empty_blocks_and_blank_ends_are_dropped() -> None:
    rich = RichText((Bullet((Span(" "),)), Paragraph((Span("\n a\n\n\nb \n"),)), Paragraph(())))
    assert rich == RichText((Paragraph((Span("a\nb"),)),))


@pytest.mark.parametrize(
    "blocks",
    [
        (Paragraph((Span("- looks like a bullet"),)),),
        (Paragraph((Span("one\n- two"),)),),
        (Bullet((Span("- nested"),)),),
        (Bullet((Span("one\n  two\n- three"),)), Paragraph((Span("four"),)), Bullet((Span("five"),))),
        (Paragraph((Span("C:\\", bold=True), Span("*", italic=True))),),
        (Paragraph((Span("a\\"), Span("b", bold=True, italic=True), Span("c", bold=True))),),
        (Paragraph((Span("a", bold=True), Span("b", italic=True), Span("c", bold=True, italic=True))),),
        (Paragraph((Span("*"), Span("*", bold=True), Span("*"))),),
        (Paragraph((Span("\\\\*\\"), Span("\\", italic=True))),),
    ],
)
def test_hard_cases_survive_markdown(blocks: tuple[Paragraph | Bullet, ...]) -> None:
    rich = RichText(blocks)
    assert RichText.parse(rich.to_markdown()) == rich


tricky = st.lists(
    st.sampled_from(("*", "**", "\\", " ", "\n", "- ", "a", "b", "\t", "\n\n")), max_size=14
).map("".join)
rich_texts = st.lists(
    st.builds(
        lambda kind, parts: kind(tuple(parts)),
        st.sampled_from((Paragraph, Bullet)),
        st.lists(st.builds(Span, tricky | hostile, st.booleans(), st.booleans()), max_size=5),
    ),
    max_size=4,
).map(lambda blocks: RichText(tuple(blocks)))


@settings(max_examples=150)
@given(rich_texts)
def test_markdown_reads_back_as_the_same_value(rich: RichText) -> None:
    assert RichText.parse(rich.to_markdown()) == rich


@settings(max_examples=80)
@given(rich_texts)
def test_the_normal_form_is_its_own_normal_form(rich: RichText) -> None:
    assert RichText(rich.blocks) == rich
    for block in rich.blocks:
        text = "".join(span.text for span in block.spans)
        assert text == text.strip()
        assert text
        assert all(span.text for span in block.spans)


@settings(max_examples=150)
@given(hostile | tricky)
def test_any_text_can_be_read_and_its_markdown_is_settled(markdown: str) -> None:
    rich = RichText.parse(markdown)
    assert RichText.parse(rich.to_markdown()) == rich
    assert RichText.parse(rich.to_markdown()).to_markdown() == rich.to_markdown()


@given(st.text(st.characters(codec="utf-8", exclude_characters="*\\-", exclude_categories=("Z", "C"))))
def test_text_without_marks_is_left_alone(text: str) -> None:
    rich = RichText.parse(text)
    assert rich.plain() == rich.to_markdown() == text


def test_long_prose_is_read_in_reasonable_work() -> None:
    rich = RichText.parse("*a* **b** \\* " * 4000)
    assert len(rich.blocks) == 1
    assert RichText.parse(rich.to_markdown()) == rich
