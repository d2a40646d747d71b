"""Names are kept as written, folded exactly, and never guessed at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.values.errors import InvalidValue
from db.values.names import (
    PREFIXES,
    PersonName,
    Prefix,
    PrefixKind,
    fold_name,
    ordinal,
    ordinal_words,
    parse_ordinal,
    same_spelling,
)
from tests.db.values.strategies import hostile, outcome


@pytest.mark.parametrize(
    ("written", "prefixes", "bare"),
    [
        ("Rajnath Singh", (), "Rajnath Singh"),
        ("Shri Rajnath Singh", ("Shri",), "Rajnath Singh"),
        ("SHRI Rajnath Singh", ("SHRI",), "Rajnath Singh"),
        ("Dr. Mohammed bin Nasser Al-Zaabi", ("Dr.",), "Mohammed bin Nasser Al-Zaabi"),
        ("HE Dr Mohammed Al Zaabi", ("HE", "Dr"), "Mohammed Al Zaabi"),
        ("H.E. Dr. Mohammed Al Zaabi", ("H.E.", "Dr."), "Mohammed Al Zaabi"),
        ("H. E. Mohammed Al Zaabi", ("H. E.",), "Mohammed Al Zaabi"),
        ("His Excellency Sayyid Badr Albusaidi", ("His Excellency", "Sayyid"), "Badr Albusaidi"),
        ("Lt Gen Anil Chauhan", ("Lt Gen",), "Anil Chauhan"),
        ("Lt. Gen. Anil Chauhan", ("Lt. Gen.",), "Anil Chauhan"),
        ("General Anil Chauhan", ("General",), "Anil Chauhan"),
        ("Air Chief Marshal A P Singh", ("Air Chief Marshal",), "A P Singh"),
        ("Ambassador Mrs Jane Doe", ("Ambassador", "Mrs"), "Jane Doe"),
        ("Hon’ble Shri Sanjay Seth", ("Hon’ble", "Shri"), "Sanjay Seth"),
        ("Dr., Jane Doe", ("Dr.",), "Jane Doe"),
        ("  Mr \u00a0 John   Smith ", ("Mr",), "John Smith"),
    ],
)
def test_prefixes_are_parted_from_the_name(written: str, prefixes: tuple[str, ...], bare: str) -> None:
    name = PersonName.parse(written)
    assert (name.written, name.prefixes, name.bare) == (written, prefixes, bare)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("General Gen Nakatani", "Gen Nakatani"),
        ("Gen Nakatani", "Gen Nakatani"),
        ("Mr Gen Nakatani", "Gen Nakatani"),
        ("Gen. Chauhan", "Chauhan"),
        ("Gen Anil Chauhan", "Anil Chauhan"),
        ("He Weidong", "He Weidong"),
        ("Sultan bin Mohammed Al Nuaimi", "Sultan bin Mohammed Al Nuaimi"),
        ("Sheikh Sultan bin Ahmed", "Sultan bin Ahmed"),
        ("Prince Charles", "Prince Charles"),
    ],
)
def test_a_given_name_is_not_taken_for_a_prefix(written: str, bare: str) -> None:
    assert PersonName.parse(written).bare == bare


@pytest.mark.parametrize("written", ["HE", "General", "Dr", "Mr Dr", "Shri Shri"])
def test_at_least_one_word_remains(written: str) -> None:
    assert PersonName.parse(written).bare == written.rpartition(" ")[2]


def test_an_office_may_have_its_own_table() -> None:
    table = (*PREFIXES, Prefix("Tuan", PrefixKind.HONORIFIC))
    assert PersonName.parse("Tuan Haji Ali").prefixes == ()
    assert PersonName.parse("Tuan Haji Ali", table).prefixes == ("Tuan",)
    assert PersonName.parse("Dr Ali Khan", ()).bare == "Dr Ali Khan"


@pytest.mark.parametrize("written", ["", "   ", "\u00a0\n"])
def test_a_name_needs_something(written: str) -> None:
    with pytest.raises(InvalidValue):
        PersonName.parse(written)


def test_the_table_names_each_prefix_once() -> None:
    texts = [prefix.text.casefold() for prefix in PREFIXES]
    assert len(set(texts)) == len(texts)


@given(hostile)
def test_any_text_is_a_name_or_refused(written: str) -> None:
    name = outcome(lambda: PersonName.parse(written))
    assert isinstance(name, InvalidValue) == (not written.split())
    if isinstance(name, PersonName):
        assert name.written == written
        assert name.bare
        assert name.bare.split() == written.split()[-len(name.bare.split()) :]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Zaabi", "Al Zaabi"),
        ("AL ZAABI", "al zaabi"),
        ("Za'abi", "Zaabi"),
        ("Za’abi", "Zaʿabi"),
        ("Łódź", "Lodz"),
        ("Đorđe", "Dorde"),
        ("Işık", "Isik"),
        ("İstanbul", "istanbul"),
        ("Straße", "STRASSE"),
        ("Ærø", "aero"),
        ("Jean–Pierre", "Jean Pierre"),
        ("Mohammed  bin\u00a0Nasser", "Mohammed bin Nasser"),
        ("Ｓｉｎｇｈ", "Singh"),
        ("Müller", "Mu\u0308ller"),
        ("R. K. Singh", "R K Singh"),
        ("R.K. Singh", "R K Singh"),
        ("مُحَمَّد", "محمد"),
        ("محمـــد", "محمد"),
        ("Nguyễn", "nguyen"),
        ("Ελλάς", "ελλας"),
        ("Al\u200d Zaabi", "Al Zaabi"),
    ],
)
def test_one_name_spelt_alike(one: str, other: str) -> None:
    assert same_spelling(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nasser", "Naseer"),
        ("Rajesh", "Rakesh"),
        ("Al Zaabi", "Alzaabi"),
        ("Mohammed", "Muhammad"),
        ("कि", "की"),
        ("が", "か"),
        ("Singh", "Sing h"),
    ],
)
def test_other_spellings_stay_others(one: str, other: str) -> None:
    assert not same_spelling(one, other)


@given(hostile)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text(st.sampled_from("abcdeé ABCDEÉ-'.")))
def test_case_never_tells_names_apart(text: str) -> None:
    assert same_spelling(text.upper(), text.lower())


@pytest.mark.parametrize(
    ("number", "short", "words"),
    [
        (0, "0th", "zeroth"),
        (1, "1st", "first"),
        (2, "2nd", "second"),
        (3, "3rd", "third"),
        (4, "4th", "fourth"),
        (11, "11th", "eleventh"),
        (12, "12th", "twelfth"),
        (13, "13th", "thirteenth"),
        (20, "20th", "twentieth"),
        (21, "21st", "twenty-first"),
        (32, "32nd", "thirty-second"),
        (40, "40th", "fortieth"),
        (88, "88th", "eighty-eighth"),
        (99, "99th", "ninety-ninth"),
        (100, "100th", "100th"),
        (111, "111th", "111th"),
        (1003, "1003rd", "1003rd"),
    ],
)
def test_ordinals(number: int, short: str, words: str) -> None:
    assert (ordinal(number), ordinal_words(number)) == (short, words)


def test_below_zero_there_is_no_ordinal() -> None:
    with pytest.raises(InvalidValue):
        ordinal(-1)


@given(st.integers(0, 9999))
def test_ordinals_read_back(number: int) -> None:
    assert parse_ordinal(ordinal(number)) == number
    assert parse_ordinal(ordinal_words(number)) == number
    assert parse_ordinal(ordinal(number).upper()) == number


@pytest.mark.parametrize("text", ["", "13", "13st", "11st", "2th", "th", "XIII", "thirteen", "00013th"])
def test_what_is_no_ordinal_is_none(text: str) -> None:
    assert parse_ordinal(text) is None


def test_an_ordinal_in_words_may_have_a_blank() -> None:
    assert parse_ordinal("Twenty First") == 21


@given(hostile)
def test_any_text_is_an_ordinal_or_none(text: str) -> None:
    found = parse_ordinal(text)
    assert found is None or found >= 0
