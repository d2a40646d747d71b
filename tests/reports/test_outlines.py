"""The catalogue of sections and the presets."""

import pytest

from db.values.errors import ChanceryError
from reports.outlines import CATALOGUE, PRESETS, Empty, OutlineError, Preset, entry, outline

FIELD_IDS = [
    *("head", "scope", "since", "prog", "agenda", "atr", "rel", "last", "agr", "exr", "prj", "press", "defn"),
    *("annA", "annB", "annC", "annD", "annE", "annF", "annG", "foot"),
]


def test_the_catalogue_has_exactly_the_sections_of_the_field_and_the_other_statements() -> None:
    assert sorted(e.id for e in CATALOGUE) == sorted([*FIELD_IDS, "annS"])


def test_sections_stand_in_the_order_of_the_field() -> None:
    assert [e.id for e in CATALOGUE if e.id != "annS"] == FIELD_IDS


@pytest.mark.parametrize("section_id", ["since", "press", "defn", "annC", "annD", "annE", "annF"])
def test_what_a_principal_seldom_needs_is_off_by_default(section_id: str) -> None:
    assert section_id not in outline("standard").sections
    assert not entry(section_id).default


def test_annexes_are_those_named_so_and_every_section_has_a_cap() -> None:
    assert all(e.annex == e.id.startswith("ann") for e in CATALOGUE)
    assert all(e.cap and e.title for e in CATALOGUE)


def test_what_says_or_prompts_when_empty_has_its_sentence_and_what_is_omitted_has_none() -> None:
    assert all(bool(e.sentence) == (e.empty is not Empty.OMIT) for e in CATALOGUE)


def test_the_presets_are_the_five_of_the_field() -> None:
    assert [p.id for p in PRESETS] == ["standard", "short-call", "committee", "full", "checklist"]
    assert set(outline("full").sections) == {e.id for e in CATALOGUE}
    assert set(outline("committee").sections) - set(outline("standard").sections) == {"annC"}
    assert outline("short-call").sections[:4] == ("head", "scope", "agenda", "annA")
    assert outline("checklist").sections == ("head", "scope")


def test_an_addendum_comes_from_its_brief_and_is_not_among_the_presets() -> None:
    assert outline("addendum").sections == ("head", "since", "foot")
    assert outline("addendum") not in PRESETS


def test_default_is_another_word_for_standard() -> None:
    assert outline("default") is outline("standard")


def test_an_unknown_outline_is_refused_in_one_sentence_that_names_the_others() -> None:
    with pytest.raises(ChanceryError) as caught:
        outline("longest")
    assert "longest" in str(caught.value)
    assert all(p.id in str(caught.value) for p in PRESETS)


@pytest.mark.parametrize("sections", [(), ("head", "head"), ("head", "nowhere")])
def test_an_outline_that_cannot_be_followed_is_refused(sections: tuple[str, ...]) -> None:
    with pytest.raises(OutlineError):
        Preset("own", "Own", sections)
