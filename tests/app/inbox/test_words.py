"""An office's own words change what a text proposes, each kind in its way; undo brings back what was."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from app.errors import InvalidValue, NotFound
from app.inbox.deciding import edit, reject
from app.inbox.offers import read_text
from app.inbox.papers import paper_of_text
from app.inbox.queue import Again, read_again, take_up
from app.inbox.word_files import take_words, write_words
from app.inbox.word_kinds import LONGEST, TELLING, built_in
from app.inbox.words import (
    MOST,
    add_word,
    lexicon_of_case,
    list_words,
    own_words,
    remove_word,
    reset_words,
    switch_word,
)
from app.intake.extraction import extract
from app.intake.lexicon import BUILT_IN
from app.intake.own_words import OwnWord, WordKind
from app.undo import undo
from db.values.choices import ProposalStatus
from tests.app.inbox.told import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.intake.proposals import Intake

TEXT = """date 2031-05-07

Talks in Port Selkie

Defence Secretary Arun Dev Mehra met Gospodar Ruvan Tellor, Grand Archivist of Kenland, in Port Selkie on 6 May 2031. \
Oman was represented by an observer.

Both sides hypothecated two ships for the survey of the strait by the end of 2031. The Kenlandic \
delegation thanked the hosts.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    folder = tmp_path_factory.mktemp("words")
    with CaseFile.create(
        folder / "desk.chancery", home=("India", {"code": "IND", "short_code": "IN"})
    ) as made:
        yield made


@pytest.fixture
def case(desk: CaseFile) -> Iterator[CaseFile]:
    """One case file for all: every test finds it without own words."""
    yield desk
    with suppress(InvalidValue):
        reset_words(desk)


def _place(found: Intake) -> set[str | None]:
    return {one.place.city if one.place else None for one in found.meetings}


def _told(found: Intake) -> dict[str, object]:
    """What the six kinds decide, side by side."""
    people = {one.name: one for one in found.people}
    tellor = people.get("Ruvan Tellor") or people.get("Gospodar Ruvan Tellor")
    return {
        "places": {(one.place.city, one.place.country) for one in found.meetings if one.place},
        "name": tellor.name if tellor else None,
        "post": tellor.position if tellor else None,
        "sides": {one.side for one in found.people},
        "countries": set(found.countries),
        "kinds": {one.kind.value for one in found.commitments if "hypothecated" in one.evidence.quote},
    }


CASES: list[tuple[WordKind, str, str, Callable[[dict[str, object]], object], object]] = [
    (WordKind.TRIGGER, "hypothecate", "agreed", lambda told: told["kinds"], {"agreed"}),
    (WordKind.TITLE, "Gospodar", "", lambda told: told["name"], "Ruvan Tellor"),
    (
        WordKind.ROLE,
        "Grand Archivist",
        "",
        lambda told: str(told["post"]).startswith("Grand Archivist"),
        True,
    ),
    (WordKind.DEMONYM, "Kenlandic", "Kenya", lambda told: "Kenya" in told["countries"], True),  # type: ignore[operator]
    (WordKind.CITY, "Port Selkie", "Oman", lambda told: told["places"], {("Port Selkie", "Oman")}),
]


@pytest.mark.parametrize(("kind", "word", "means", "part", "wanted"), CASES, ids=[one[1] for one in CASES])
def test_a_word_of_the_office_changes_what_is_proposed_and_undo_brings_back_what_was(
    case: CaseFile,
    kind: WordKind,
    word: str,
    means: str,
    part: Callable[[dict[str, object]], object],
    wanted: object,
) -> None:
    before = extract(TEXT, lexicon=lexicon_of_case(case))
    assert part(_told(before)) != wanted
    add_word(case, kind, word, means)
    assert part(_told(extract(TEXT, lexicon=lexicon_of_case(case)))) == wanted
    undo(case)
    assert extract(TEXT, lexicon=lexicon_of_case(case)) == before


def test_a_text_of_an_own_outlet_is_of_its_country_until_that_is_undone(case: CaseFile) -> None:
    text = FIRST.replace("(ANI)", "(BBS)").replace("Oman's ", "the ").replace("Omani", "Turkish")
    add_word(case, WordKind.OUTLET, "BBS", "Bhutan")
    source = take_up(case, paper_of_text(text))
    told = read_text(case, source)
    assert told.outlet == "BBS"
    assert "Bhutan" in {one.content["country"] for one in told.of("person")}
    undo(case)  # the text
    undo(case)  # the word
    source = take_up(case, paper_of_text(text.replace("hotline", "line")))
    told = read_text(case, source)
    assert told.outlet != "BBS"
    assert "Bhutan" not in {one.content["country"] for one in told.of("person")}


def test_a_built_in_word_is_switched_off_and_on_again(case: CaseFile) -> None:
    text = "Both sides reviewed defence cooperation in Muscat on 6 May 2031. The Omani side agreed to host a course."
    kinds = {one.kind.value for one in extract(text).commitments}
    assert "agreed" in kinds
    switch_word(case, WordKind.TRIGGER, "agree", on=False)
    without = extract(text, lexicon=lexicon_of_case(case))
    assert "agreed" not in {one.kind.value for one in without.commitments}
    listed = list_words(case, WordKind.TRIGGER, "agree")
    assert [one.word for one in listed.words if one.off] == ["agree"]
    switch_word(case, WordKind.TRIGGER, "agree", on=True)
    assert lexicon_of_case(case) == BUILT_IN
    for kind, word in ((WordKind.DEMONYM, "Omani"), (WordKind.CITY, "Muscat"), (WordKind.TITLE, "gen")):
        known = next(one for one in built_in(kind) if one.casefold() == word.casefold())
        switch_word(case, kind, known, on=False)
    found = extract(text + " GEN Anjali Dhar met him.", lexicon=lexicon_of_case(case))
    assert "Oman" not in found.countries
    with pytest.raises(NotFound):
        switch_word(case, WordKind.CITY, "Port Selkie", on=False)


@pytest.mark.parametrize(
    ("kind", "word", "means", "says"),
    [
        (WordKind.CITY, "  ", "Oman", "first"),
        (WordKind.CITY, "X", "Oman", "too short"),
        (WordKind.TRIGGER, "do", "agreed", "too short"),
        (WordKind.TRIGGER, "will", "agreed", "too common"),
        (WordKind.DEMONYM, "The", "Oman", "too common"),
        (WordKind.DEMONYM, "March", "Oman", "too common"),
        (WordKind.TRIGGER, ".* agree", "agreed", "cannot be read as a verb"),
        (WordKind.TRIGGER, "agree", "agreed", "knows it already"),
        (WordKind.OUTLET, "kuna", "Kuwait", "knows it already"),
        (WordKind.CITY, "Port Selkie", "Atlantis", "no country"),
        (WordKind.CITY, "Port Selkie", "", "say what it means"),
        (WordKind.TRIGGER, "hypothecate", "perhaps", "no kind of commitment"),
        (WordKind.CITY, "port selkie", "Oman", "capital"),
        (WordKind.ROLE, "Lord " * 7, "", "too long"),
        (WordKind.ROLE, "L" + "o" * LONGEST, "", "too long"),
    ],
)
def test_a_word_that_cannot_be_a_sign_is_refused_in_a_sentence(
    case: CaseFile, kind: WordKind, word: str, means: str, says: str
) -> None:
    with pytest.raises(InvalidValue, match=says):
        add_word(case, kind, word, means)
    assert lexicon_of_case(case) == BUILT_IN


def test_a_word_is_kept_once_and_comes_back_after_it_was_removed(case: CaseFile) -> None:
    add_word(case, WordKind.CITY, "Port  Selkie", "om")
    with pytest.raises(InvalidValue, match="there already"):
        add_word(case, WordKind.CITY, "Port SELKIE", "Oman")
    listed = list_words(case, WordKind.CITY, "selk")
    assert [(one.word, one.meaning, one.own) for one in listed.words] == [("Port Selkie", "Oman", True)]
    remove_word(case, WordKind.CITY, "Port Selkie")
    with pytest.raises(NotFound):
        remove_word(case, WordKind.CITY, "Port Selkie")
    add_word(case, WordKind.CITY, "Port Selkie", "Kenya")
    assert lexicon_of_case(case).own == (OwnWord(WordKind.CITY, "Port Selkie", "KE"),)


def test_characters_of_patterns_are_meant_as_they_stand(case: CaseFile) -> None:
    add_word(case, WordKind.TITLE, "Dr (hc+)")
    add_word(case, WordKind.CITY, "Selkie.*[a-z]+(", "Oman")
    add_word(case, WordKind.OUTLET, "B.S (+)", "Bhutan")
    add_word(case, WordKind.DEMONYM, "Ken\\w|", "Kenya")
    text = "Defence Secretary Arun Dev Mehra met Dr (hc+) Ruvan Tellor in Muscat on 6 May 2031."
    found = extract(text, lexicon=lexicon_of_case(case))
    assert "Ruvan Tellor" in {one.name for one in found.people}
    assert _place(found) == {"Muscat"}
    assert "Kenya" not in found.countries
    assert list_words(case, WordKind.CITY, ".*").whole == 1


def test_an_office_has_a_bounded_number_of_words_and_reading_stays_the_same(case: CaseFile) -> None:
    rows = [
        {"kind": "city", "word": f"Selkie {'abcdefghij'[n % 10]}{n}", "means": "OM"} for n in range(MOST + 1)
    ]
    with pytest.raises(InvalidValue, match=str(MOST)):
        take_words(case, _file(rows))
    assert take_words(case, _file(rows[:MOST])).new == MOST
    with pytest.raises(InvalidValue, match=str(MOST)):
        add_word(case, WordKind.CITY, "Port Selkie", "Oman")
    with pytest.raises(InvalidValue, match=str(MOST)):
        switch_word(case, WordKind.CITY, "Muscat", on=False)
    assert extract(TEXT, lexicon=lexicon_of_case(case)) == extract(TEXT)
    undo(case)
    assert lexicon_of_case(case) == BUILT_IN


def _file(rows: Sequence[Mapping[str, object]]) -> bytes:
    return json.dumps({"chancery_words": 1, "words": rows}).encode()


def test_the_words_of_an_office_go_to_another_and_come_back_the_same(case: CaseFile) -> None:
    for kind, word, means, _, _ in CASES:
        add_word(case, kind, word, means)
    switch_word(case, WordKind.CITY, "Batu", on=False)
    written, own = write_words(case), lexicon_of_case(case)
    assert take_words(case, written).changed is None
    reset_words(case)
    add_word(case, WordKind.CITY, "Port Selkie", "Kenya")
    taken = take_words(case, written)
    assert (taken.new, taken.same, taken.refused) == (len(CASES) + 1, 0, ())
    assert (lexicon_of_case(case), write_words(case)) == (own, written)
    reset_words(case, WordKind.CITY)
    assert WordKind.CITY not in {one.kind for one in lexicon_of_case(case).own}


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[]", b"{}", b'{"chancery_words": 2, "words": []}', b"[" * 9000]
)
def test_a_file_that_holds_no_words_changes_nothing(case: CaseFile, content: bytes) -> None:
    with pytest.raises(InvalidValue, match="no file of words"):
        take_words(case, content)


def test_what_a_file_says_wrongly_is_told_entry_by_entry_and_the_rest_is_taken_in(case: CaseFile) -> None:
    rows: list[object] = [
        {"kind": "city", "word": "Port Selkie", "means": "OM"},
        {"kind": "planet", "word": "Mars"},
        {"kind": "trigger", "word": "the", "means": "agreed"},
        {"kind": "city", "word": "Atlantis", "off": True},
        "Muscat",
    ]
    taken = take_words(case, json.dumps({"chancery_words": 1, "words": rows}).encode())
    assert (taken.new, len(taken.refused)) == (1, 4)
    assert [one.partition(":")[0] for one in taken.refused] == ["Entry 2", "Entry 3", "Entry 4", "Entry 5"]


def test_settings_that_another_version_wrote_are_left_aside(case: CaseFile) -> None:
    changes = case.door.changes()
    for number, value in enumerate(
        ['"x"', "{}", '{"word": "the", "means": "agreed", "off": false}', "no JSON"]
    ):
        changes.create("setting", key=f"intake_word/trigger/{number}", value=value)
    changes.create(
        "setting", key="intake_word/planet/mars", value='{"word": "Mars", "means": "", "off": false}'
    )
    case.door.change("Write what is not understood", changes)
    with case.read() as reader:
        assert own_words(reader) == ()
    undo(case)


def test_every_kind_says_what_it_does_and_has_built_in_words() -> None:
    for kind in WordKind:
        assert TELLING[kind].effect.endswith(".")
        assert TELLING[kind].example.startswith("“")
        assert built_in(kind)


def test_a_text_of_the_inbox_is_read_again_with_new_words_and_what_was_decided_stays(case: CaseFile) -> None:
    text = FIRST.replace(
        "They also discussed shipbuilding.", "They also hypothecated two ships for the survey of the strait."
    )
    source = take_up(case, paper_of_text(text.replace("hotline", "wire")))
    assert read_again(case, source) == Again(None, 0, 0)
    shown = read_text(case, source)
    kept = shown.of("commitment")[0]
    refused, corrected = shown.of("person")[:2]
    reject(case, [refused.id])
    edit(case, corrected.id, {"position": "Envoy"})
    before = {one.id for one in shown.offers}
    add_word(case, WordKind.TRIGGER, "hypothecate", "agreed")
    again = read_again(case, source)
    assert (again.new, again.gone) == (1, 0)
    told = {one.id: one for one in read_text(case, source).offers}
    assert before < told.keys()
    assert told[kept.id] == kept
    assert told[refused.id].status is ProposalStatus.REJECTED
    assert told[corrected.id].content["position"] == "Envoy"
    remove_word(case, WordKind.TRIGGER, "hypothecate")
    assert (read_again(case, source).gone, {one.id for one in read_text(case, source).offers}) == (1, before)
    with pytest.raises(NotFound):
        read_again(case, "01a201ff-0000-7000-8000-000000000000")
