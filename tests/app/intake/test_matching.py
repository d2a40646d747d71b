"""Names are matched by what spellings mean: same, ask or new, with reasons."""

from __future__ import annotations

import pytest

from app.intake.people.matching import KnownName, Verdict, likeness, match_name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mohammed Bin Naseer Bin Ali Al Zaabi", "Mohammed Bin Nasser Bin Ali Al-Zaabi"),
        ("Dr Mohammed bin Nasser al Za'abi", "Mohammed bin Nasser bin Ali Al Zaabi"),
        ("Mattar bin Salim Al Balushi", "Matar bin Salem al-Balushi"),
        ("Abdul Rahman Al Harthy", "Abdulrahman Al-Harthi"),
        ("General Anil Chauhan", "Anil Chauhan"),
    ],
)
def test_spellings_of_one_name_are_the_same(a: str, b: str) -> None:
    assert likeness(a, b)[0] >= 0.90


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("R. K. Singh", "Rajesh Kumar Singh"),
        ("General Chauhan", "Anil Chauhan"),
        ("Nakatani Gen", "Gen Nakatani"),
        ("Mohammed Al Zaabi", "Mohammed bin Nasser bin Ali Al Zaabi"),
    ],
)
def test_what_may_be_the_same_is_asked(a: str, b: str) -> None:
    assert 0.78 <= likeness(a, b)[0] < 0.90


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rajnath Singh", "Rajesh Kumar Singh"),
        ("Rajesh Singh", "Rakesh Singh"),
        ("Sanjay Seth", "Sanjeev Seth"),
        ("Abdul Rahman Al Harthy", "Abdul Rahim Al Harthy"),
        ("Mohammed bin Salim Al Zaabi", "Mohammed bin Nasser bin Ali Al Zaabi"),
        ("Nasser Al Zaabi", "Mohammed bin Nasser bin Ali Al Zaabi"),
        ("Mohammed bin Nasser Al Rasbi", "Mohammed bin Nasser bin Ali Al Zaabi"),
        ("Singh", "Sanjay Seth"),
    ],
)
def test_near_letters_do_not_make_one_person(a: str, b: str) -> None:
    assert likeness(a, b)[0] < 0.78


def test_nobody_alike_is_new() -> None:
    assert match_name("Said Al Harthy", [KnownName("1", "Arun Rao")]).verdict is Verdict.NEW


def test_the_likest_is_the_same_and_says_why() -> None:
    found = match_name(
        "Arun K Rao", [KnownName("1", "Arun Rao", "India"), KnownName("2", "Said Harthy")], country="India"
    )
    assert found.candidates[0].id == "1"
    assert "same country" in found.candidates[0].reasons


def test_a_rival_asks() -> None:
    known = [KnownName("1", "Mohammed bin Naseer Al Zaabi"), KnownName("2", "Mohammed bin Nasser Al Zaabi")]
    assert match_name("Mohammed bin Nasser Al Zaabi", known).verdict is Verdict.ASK


def test_spellings_of_one_person_are_no_rivals() -> None:
    known = [KnownName("1", "Mohammed bin Naseer Al Zaabi"), KnownName("1", "Mohammed bin Nasser Al Zaabi")]
    assert match_name("Mohammed bin Nasser Al-Zaabi", known).verdict is Verdict.SAME


def test_another_country_is_held_against_a_match() -> None:
    known = [KnownName("1", "Ali Hassan", "Oman")]
    assert match_name("Ali Hassan", known, country="Oman").verdict is Verdict.SAME
    assert match_name("Ali Hassan", known, country="Iraq").verdict is Verdict.ASK


def test_country_and_post_alone_make_nobody_alike() -> None:
    known = [KnownName("1", "Karim Al Busaidi", "Oman", "Defence Secretary")]
    found = match_name("Said bin Ali Al Harthy", known, country="Oman", position="Defence Secretary")
    assert found.candidates == ()
