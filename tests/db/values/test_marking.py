"""A ceiling lets nothing through in doubt, a floor is never lowered, and schemes are data."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.values.errors import InvalidValue
from db.values.marking import (
    Block,
    Floor,
    Level,
    Marking,
    PageInterior,
    PageRule,
    PortionMode,
    Scheme,
)
from db.values.schemes import SCHEMES
from db.values.text import canonical_json
from tests.db.values.strategies import hostile, markings, outcome

INDIA = SCHEMES["india"]
SECRET = Marking("secret")
RESTRICTED = Marking("restricted")
EYES = Marking("secret", ("EYES ONLY",))
UNKNOWN = Marking("cosmic")

json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def test_the_floor_is_the_highest_level_with_all_caveats() -> None:
    found = INDIA.floor([RESTRICTED, Marking("confidential", ("PERSONAL",)), EYES])
    assert found == Floor(Marking("secret", ("EYES ONLY", "PERSONAL")), 0)


def test_what_nobody_assessed_is_counted_not_ignored() -> None:
    assert INDIA.floor([None, RESTRICTED, None]) == Floor(RESTRICTED, 2)
    assert INDIA.floor([None]) == Floor(None, 1)
    assert INDIA.floor([]) == Floor(None, 0)


def test_an_unknown_level_counts_as_not_assessed() -> None:
    assert INDIA.floor([UNKNOWN, RESTRICTED]) == Floor(RESTRICTED, 1)


@given(st.lists(markings, min_size=1))
def test_the_floor_does_not_depend_on_the_order(parts: list[Marking]) -> None:
    shuffled = list(reversed(parts))
    assert INDIA.floor(parts) == INDIA.floor(shuffled)


@given(st.lists(markings, min_size=1))
def test_a_ceiling_at_the_floor_permits_every_part(parts: list[Marking]) -> None:
    floor = INDIA.floor(parts).marking
    assert all(INDIA.permits(part, floor) for part in parts)


@given(st.lists(markings, min_size=1), markings)
def test_what_a_ceiling_permits_has_its_floor_under_the_ceiling(
    parts: list[Marking], ceiling: Marking
) -> None:
    permitted = [part for part in parts if INDIA.permits(part, ceiling)]
    floor = INDIA.floor(permitted).marking
    assert floor is None or INDIA.permits(floor, ceiling)


def test_without_a_ceiling_everything_is_permitted() -> None:
    assert all(INDIA.permits(marking, None) for marking in (None, SECRET, EYES, UNKNOWN))


def test_under_a_ceiling_what_is_not_assessed_is_withheld() -> None:
    assert not INDIA.permits(None, Marking("top_secret"))


def test_under_a_ceiling_an_unknown_level_is_withheld() -> None:
    assert not INDIA.permits(UNKNOWN, Marking("top_secret"))
    assert not INDIA.permits(Marking("unclassified"), UNKNOWN)
    assert not INDIA.permits(UNKNOWN, UNKNOWN)


def test_a_ceiling_permits_up_to_its_own_level() -> None:
    assert INDIA.permits(SECRET, SECRET)
    assert INDIA.permits(RESTRICTED, SECRET)
    assert not INDIA.permits(SECRET, RESTRICTED)


def test_a_caveat_the_ceiling_lacks_withholds() -> None:
    assert not INDIA.permits(EYES, Marking("top_secret"))
    assert INDIA.permits(EYES, Marking("secret", ("PERSONAL", "EYES ONLY")))
    assert INDIA.permits(SECRET, EYES)


@given(markings, markings, markings)
def test_a_higher_ceiling_never_withholds_more(marking: Marking, one: Marking, other: Marking) -> None:
    higher = INDIA.floor([one, other]).marking
    if INDIA.permits(marking, one):
        assert INDIA.permits(marking, higher)


def test_lowering_below_the_floor_is_refused() -> None:
    with pytest.raises(InvalidValue, match="RESTRICTED is below SECRET"):
        INDIA.raise_to(SECRET, RESTRICTED, "because")


def test_dropping_a_caveat_is_lowering() -> None:
    with pytest.raises(InvalidValue, match="below SECRET – EYES ONLY"):
        INDIA.raise_to(EYES, SECRET, "because")
    with pytest.raises(InvalidValue, match="below"):
        INDIA.raise_to(EYES, Marking("top_secret"), "because")


@pytest.mark.parametrize("wanted", [Marking("top_secret"), EYES])
def test_raising_needs_a_reason(wanted: Marking) -> None:
    with pytest.raises(InvalidValue, match="needs a reason"):
        INDIA.raise_to(SECRET, wanted, "  ")
    assert INDIA.raise_to(SECRET, wanted, "compilation") == wanted


def test_staying_at_the_floor_needs_no_reason() -> None:
    assert INDIA.raise_to(SECRET, SECRET, "") == SECRET
    assert INDIA.raise_to(None, RESTRICTED, "") == RESTRICTED


def test_a_scheme_may_forbid_raising() -> None:
    strict = replace(INDIA, allow_raise=False)
    with pytest.raises(InvalidValue, match="does not allow"):
        strict.raise_to(RESTRICTED, SECRET, "compilation")


def test_an_unknown_level_cannot_be_chosen() -> None:
    with pytest.raises(InvalidValue, match="not a level of India; its levels are unclassified, restricted"):
        INDIA.raise_to(None, UNKNOWN, "x")
    with pytest.raises(InvalidValue):
        INDIA.compare(UNKNOWN, SECRET)


def test_levels_compare_by_rank() -> None:
    assert INDIA.compare(RESTRICTED, SECRET) < 0 < INDIA.compare(SECRET, RESTRICTED)
    assert INDIA.compare(SECRET, EYES) == 0


def test_the_order_and_number_of_caveats_make_no_other_marking() -> None:
    assert Marking("secret", ("B", "A", "B")) == Marking("secret", ("A", "B"))
    assert hash(Marking("secret", ("B", "A"))) == hash(Marking("secret", ("A", "B")))


def test_a_marking_shows_itself_as_its_scheme_has_it() -> None:
    assert RESTRICTED.show(INDIA) == "RESTRICTED"
    assert EYES.show(INDIA) == "SECRET – EYES ONLY"
    assert EYES.portion(INDIA) == "(S – EYES ONLY)"
    assert RESTRICTED.portion(INDIA) == "(R)"
    assert Marking("secret", ("NOFORN",)).show(SCHEMES["us"]) == "SECRET//NOFORN"
    assert Marking("secret", ("NOFORN",)).portion(SCHEMES["us"]) == "(S//NOFORN)"
    assert Marking("eu_top_secret").show(SCHEMES["eu"]) == "TRÈS SECRET UE/EU TOP SECRET"


def test_without_capitals_the_label_stands_as_written() -> None:
    quiet = replace(INDIA, page=PageRule(caps=False))
    assert RESTRICTED.show(quiet) == "Restricted"


def test_known_caveats_come_in_the_order_of_the_scheme() -> None:
    assert (
        Marking("secret", ("AAA", "PERSONAL", "EYES ONLY")).show(INDIA)
        == "SECRET – EYES ONLY – PERSONAL – AAA"
    )


def test_an_unknown_level_is_shown_as_such() -> None:
    assert UNKNOWN.show(INDIA) == "COSMIC (UNKNOWN LEVEL)"
    assert UNKNOWN.portion(INDIA) == "(COSMIC)"


@pytest.mark.parametrize("words", ["secret", "SECRET", "Secret", "s", "(S)", " secret "])
def test_an_officer_names_a_level_as_he_likes(words: str) -> None:
    assert INDIA.parse_level(words).code == "secret"


@pytest.mark.parametrize("words", ["top_secret", "top secret", "TOP  SECRET", "ts"])
def test_blanks_and_underscores_name_the_same_level(words: str) -> None:
    assert INDIA.parse_level(words).code == "top_secret"


@given(hostile)
def test_any_words_name_a_level_or_are_refused(words: str) -> None:
    found = outcome(lambda: INDIA.parse_level(words))
    assert found in INDIA.levels or "\n" not in str(found)


@given(markings)
def test_a_marking_reads_back(marking: Marking) -> None:
    assert Marking.from_json(marking.to_json()) == marking
    canonical_json(marking.to_json())


@pytest.mark.parametrize(
    "data",
    [
        *(None, "secret", [], {}, {"level": 1}, {"level": " "}),
        *({"level": "s", "caveats": "x"}, {"level": "s", "caveats": [1]}, {"level": "s", "caveats": [""]}),
    ],
)
def test_what_is_no_marking_is_refused(data: object) -> None:
    with pytest.raises(InvalidValue):
        Marking.from_json(data)


@given(json_like)
def test_any_json_is_a_scheme_or_refused(data: object) -> None:
    for read in (Marking.from_json, Scheme.from_json, Level.from_json):
        with pytest.raises(InvalidValue):
            read(data)


def test_the_given_schemes_are_these() -> None:
    assert list(SCHEMES) == ["india", "uk", "us", "us-cui", "nato", "eu"]


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=list(SCHEMES))
def test_a_given_scheme_reads_back_and_has_colours(scheme: Scheme) -> None:
    assert Scheme.from_json(scheme.to_json()) == scheme
    canonical_json(scheme.to_json())
    assert all(level.colour for level in scheme.levels)


def test_levels_stand_in_the_order_of_their_schemes() -> None:
    shown = {name: [level.label for level in scheme.levels] for name, scheme in SCHEMES.items()}
    assert shown["india"] == ["Unclassified", "Restricted", "Confidential", "Secret", "Top Secret"]
    assert shown["uk"] == ["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"]
    assert shown["us-cui"] == ["UNCLASSIFIED", "CUI"]
    assert [level.portion for level in SCHEMES["nato"].levels] == ["NU", "NR", "NC", "NS", "CTS"]


def test_what_sets_the_schemes_apart() -> None:
    assert INDIA.portion.mode is PortionMode.OFF
    assert [level.code for level in INDIA.levels if level.copy_numbers] == ["secret", "top_secret"]
    assert SCHEMES["us"].portion.mode is PortionMode.REQUIRED
    assert SCHEMES["us"].page.interior is PageInterior.PAGE_HIGHEST
    assert SCHEMES["us"].blocks == (Block.AUTHORITY,)
    assert SCHEMES["us-cui"].blocks == (Block.DESIGNATION,)


@pytest.mark.parametrize(
    "change",
    [
        {"levels": ()},
        {"id": ""},
        {"name": " "},
        {"levels": INDIA.levels[::-1]},
        {"levels": (INDIA.levels[0], INDIA.levels[0])},
        {"levels": (INDIA.levels[0], replace(INDIA.levels[1], code="unclassified"))},
        {"caveats": ("",)},
    ],
)
def test_no_unsound_scheme_can_be_made(change: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        replace(INDIA, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"code": ""}, {"label": " "}, {"portion": ""}, {"colour": "red"}])
def test_no_unsound_level_can_be_made(change: dict[str, str]) -> None:
    with pytest.raises(InvalidValue):
        replace(INDIA.levels[0], **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("portion", {"mode": "sometimes", "position": "after_number"}),
        ("portion", 3),
        ("page", {"caps": "yes", "interior": "overall"}),
        ("blocks", ["stamp"]),
        ("levels", [{"code": "u", "label": "U", "rank": True, "portion": "U"}]),
        ("levels", "all"),
        ("allow_raise", None),
    ],
)
def test_an_edited_scheme_that_is_wrong_is_refused(key: str, value: object) -> None:
    with pytest.raises(InvalidValue):
        Scheme.from_json(INDIA.to_json() | {key: value})
