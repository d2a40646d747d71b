"""Cleaning keeps every place: text and view have one length, noise is blanked and lines are joined."""

from __future__ import annotations

import pytest

from app.intake.text.cleaning import MOST_WORDS, TextTooLong, cleaned
from app.intake.text.sentences import sentences
from db.values.text import Shape, clean_text


def cut(text: str) -> list[str]:
    done = cleaned(text)
    return [" ".join(done.view[one.start : one.end].split()) for one in sentences(done.view)]


@pytest.mark.parametrize(
    "text", ["A\r\nB", "“Both” sides – agreed…", "ﬁnal\u00adised", "x" + " " * 200 + "y", "a\u00a0\u00a0b"]
)
def test_the_view_is_as_long_as_the_text(text: str) -> None:
    done = cleaned(text)
    assert len(done.view) == len(done.text)


def test_what_is_stored_needs_no_more_cleaning() -> None:
    text = cleaned("â€œBoth sidesâ€\x9d met \x00 in\u200b Muscat.\r\n\r\n\r\n\r\nEnd.").text
    assert clean_text(text, Shape.BODY) == text


def test_a_line_read_in_the_wrong_encoding_is_mended() -> None:
    assert cleaned("The Ministersâ\x80\x99 meeting").text == "The Ministers’ meeting"


def test_quotation_marks_stay_in_the_text_and_are_plain_in_the_view() -> None:
    done = cleaned("the “Special” one")
    assert done.text == "the “Special” one"
    assert done.view == 'the "Special" one'


@pytest.mark.parametrize(
    "noise",
    [
        "https://example.org/a",
        "pic.twitter.com/2GRk",
        "{{{{post_id####}}}}",
        "(ANI)",
        "RK/RR/PR",
        "Disclaimer: no warranty",
        "****",
    ],
)
def test_noise_is_blanked_and_not_removed(noise: str) -> None:
    done = cleaned(f"Talks were held.\n{noise}\nThey agreed.")
    assert noise in done.text
    assert noise not in done.view


def test_too_many_words_are_refused_in_one_sentence() -> None:
    with pytest.raises(TextTooLong, match="20,001 words"):
        cleaned("word " * (MOST_WORDS + 1))


def test_lines_broken_by_a_page_are_one_sentence() -> None:
    text = (
        "The two delegations met in the ministry for the whole of the\nmorning and reviewed the progress that "
        "had been made since\nthe last session. They agreed to meet again."
    )
    assert len(cut(text)) == 2


def test_a_page_end_within_a_sentence_is_bridged() -> None:
    assert cut("They agreed to hold a minimum of three\n\nmeetings every year.") == [
        "They agreed to hold a minimum of three meetings every year."
    ]


def test_bullets_are_sentences_and_know_what_led_in() -> None:
    done = cleaned("The following was agreed:\n• Oman will host.\n• India will train.")
    found = sentences(done.view)
    assert [one.bullet for one in found] == [False, True, True]
    assert found[1].lead == "The following was agreed:"


@pytest.mark.parametrize(
    "title", ["Lt. Gen. Al Zaabi", "H.E. Dr. Khan", "the U.S. Secretary", "Mr. J. Smith", "Nov. 5"]
)
def test_an_abbreviation_ends_no_sentence(title: str) -> None:
    assert len(cut(f"He met {title} Today in Muscat.")) == 1


def test_a_block_without_an_end_is_a_heading() -> None:
    done = cleaned("India and Oman hold talks\n\nThe talks were held.")
    assert [one.heading for one in sentences(done.view)] == [True, False]


def test_a_cut_off_sentence_is_known_as_such() -> None:
    assert sentences(cleaned("Both sides reviewed and…").view)[0].truncated
