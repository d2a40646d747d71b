"""The words before a commitment, and the lines of a pasted list of names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.meetings.roll import read_roll
from app.meetings.sheet import Promise
from app.meetings.shorthand import due_said, read_shorthand
from db.values.choices import CommitmentKind, Role, Side, Strength


def test_words_of_side_kind_and_strength_before_a_colon_are_taken() -> None:
    found = read_shorthand("theirs, proposed firm: Training places for the coming year")
    assert found == Promise(
        "Training places for the coming year", Side.THEIRS, CommitmentKind.PROPOSED, Strength.FIRM
    )


def test_a_kind_brings_its_usual_strength() -> None:
    assert read_shorthand("joint discussed: Long-term frameworks").strength is Strength.EXPLORATORY
    assert read_shorthand("joint stated: Dialogue matters").strength is Strength.CONTEXT


def test_what_a_line_does_not_say_is_as_in_the_line_before() -> None:
    last = read_shorthand("joint committed: One")
    assert read_shorthand("Two", last) == Promise(
        "Two", Side.JOINT, CommitmentKind.COMMITTED, Strength.INTENT
    )


def test_the_first_line_has_no_side_for_nobody_has_said_whose_it_is() -> None:
    assert read_shorthand("Share a list").side is None


@pytest.mark.parametrize("words", ["Note: a list is shared", "Ours is a list: share it", "joint:", "ours:x"])
def test_any_other_word_before_the_colon_is_wording(words: str) -> None:
    assert read_shorthand(words).wording == words
    assert read_shorthand(words).side is None


@given(st.text(max_size=60))
def test_no_text_is_an_error_and_no_letter_of_the_wording_is_lost(words: str) -> None:
    assert words.strip().endswith(read_shorthand(words).wording)


def test_a_pasted_list_keeps_order_posts_roles_and_head_counts() -> None:
    found = read_roll(
        "Indian side:\n"
        "1. Shri Rajesh Kumar Singh, Defence Secretary (Co-Chair)\n"
        "2) Ms A. Example – Joint Secretary, Ministry of Defence\n"
        "\n"
        "• Indian Navy, 3 officers\n"
        "- B. Example; interpreter\n"
    )
    assert [(one.name, one.post, one.organisation, one.role, one.head_count) for one in found] == [
        ("Shri Rajesh Kumar Singh", "Defence Secretary", "", Role.CO_CHAIR, None),
        ("Ms A. Example", "Joint Secretary", "Ministry of Defence", Role.MEMBER, None),
        ("Indian Navy", "", "", Role.MEMBER, 3),
        ("B. Example", "", "", Role.INTERPRETER, None),
    ]


def test_a_hyphen_inside_a_name_parts_nothing() -> None:
    (found,) = read_roll("Mohammed Al-Zaabi, Secretary-General")
    assert (found.name, found.post) == ("Mohammed Al-Zaabi", "Secretary-General")


@given(st.text(max_size=80))
def test_no_list_is_an_error(text: str) -> None:
    for entry in read_roll(text):
        assert len(entry.name) <= len(text)


@pytest.mark.parametrize(
    ("line", "kind", "role"),
    [
        ("Foreign Secretary", "post", Role.MEMBER),
        ("Ministry of Foreign Affairs, 2 officers", "organisation", Role.MEMBER),
        ("Sultan’s Armed Forces", "organisation", Role.MEMBER),
        ("Badr Al Busaidi, Foreign Minister (caller)", "person", Role.CALLER),
        ("Ambassador Jane Roe (called on)", "person", Role.CALLED_ON),
    ],
)
def test_a_line_tells_what_it_names_and_in_which_role(line: str, kind: str, role: Role) -> None:
    (entry,) = read_roll(line)
    assert (entry.kind, entry.role) == (kind, role)


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        ("Reply on the port by end of January", "by end of January"),
        ("Hold an exercise off Duqm in March 2027", "in March 2027"),
        ("Send the draft within three weeks.", "within three weeks"),
        ("Hold the talks in Muscat", ""),
        ("Nominate officers by the Navy", ""),
        ("Review what was agreed in 2024", ""),
    ],
)
def test_the_due_at_the_end_of_a_wording_is_read_and_nothing_else(wording: str, due: str) -> None:
    assert due_said(wording, date(2026, 11, 18)) == due
